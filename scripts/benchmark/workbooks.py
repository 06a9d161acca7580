"""The largest workbook through the running site, and those that are made to exhaust a reader."""

import time
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts.benchmark.files import peak, sent_alone
from scripts.benchmark.table import Row, Size
from scripts.server import Server, multipart, pss
from scripts.workbooks import BOMBS, write_large

LARGEST_GOAL = 150
BOMB_SECONDS, BOMB_MEMORY = 1.0, 50.0


def workbooks(size: Size) -> list[Row]:
    """Seconds and memory above idle: of the largest workbook to its last byte, and of each refusal."""
    return [*_largest(size.workbook_rows), *_bombs()]


def _largest(rows: int) -> Iterator[Row]:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "penguins.xlsx"
        write_large(path, rows)
        seconds, _, above = sent_alone(path, rows)
        megabytes = path.stat().st_size / 1e6
    what = f"a workbook of {rows:,} rows ({megabytes:.0f} MB), upload to last byte; memory above idle"
    yield Row(what, f"{seconds:.1f} s, {above:.0f} MB", goal=f"under {LARGEST_GOAL} MB", met=above < LARGEST_GOAL)


def _bombs() -> Iterator[Row]:
    """Each is sent to the form of a server that is idle, on whose memory the ones before it have no part."""
    for name, build in BOMBS.items():
        content = build()
        with Server() as server:
            headers, body = multipart(content, "show", "bomb.xlsx", *server.token())
            idle = pss(server.pids)
            with peak(server) as most:
                start = time.perf_counter()
                answer = server.ask("POST", "/upload", body, headers)
                seconds = time.perf_counter() - start
                above = most() - idle
        if answer.status != 400 or "There is a problem" not in answer.text:
            raise RuntimeError(f"{name} was answered {answer.status}")
        yield Row(
            f"refusing a workbook: {name}",
            f"{seconds:.2f} s, {above:.0f} MB",
            goal=f"under {BOMB_SECONDS:.0f} s, {BOMB_MEMORY:.0f} MB",
            met=seconds < BOMB_SECONDS and above < BOMB_MEMORY,
        )
