"""A dyno's worth of load inside a dyno's memory, workers that are killed, and a stop in the middle of an upload."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import load
from scripts.benchmark.files import peak, send_file, write_penguins
from scripts.benchmark.table import Row, Size
from scripts.server import STOP_SECONDS, Server, pss, web_command
from scripts.workbooks import write_large

MEGABYTE = 1_000_000
IDLE_GOAL, DYNO = 190, 512
VISITORS, UPLOADS = 64, 4
CLIENTS = 8
# Where cgroups are mounted: (folder, file of the limit), version 1 and version 2.
CGROUPS = [
    (Path("/sys/fs/cgroup/memory"), "memory.limit_in_bytes"),
    (Path("/sys/fs/cgroup"), "memory.max"),
]


@contextmanager
def memory_limit(megabytes: int) -> Iterator[str]:
    """A command's prefix that puts it under a real limit of memory; "" where this machine does not allow one."""
    for folder, limit in CGROUPS:
        group = folder / f"penguins-{os.getpid()}"
        with suppress(OSError):
            group.mkdir()
        if (group / limit).exists():
            try:
                (group / limit).write_text(str(megabytes * MEGABYTE))
                yield f"echo $$ > {group / 'cgroup.procs'};"
            finally:
                group.rmdir()
            return
        with suppress(OSError):
            group.rmdir()
    yield ""


def memory(size: Size) -> list[Row]:
    """Master and workers together: idle, with a dyno's worth of load, and after it."""
    addresses = [load.get(path) for path in load.penguins(2000)]
    with TemporaryDirectory() as folder, memory_limit(DYNO) as limited:
        path, workbook = Path(folder) / "penguins.csv", Path(folder) / "penguins.xlsx"
        write_penguins(path, size.upload_bytes // 33)
        write_large(workbook, size.workbook_rows)
        files = [*[path] * UPLOADS, workbook]
        with Server(command=f"sh -c '{limited} exec {web_command()}'") as server:
            time.sleep(1)
            idle, workers = pss(server.pids), server.worker_pids
            with peak(server) as most, ThreadPoolExecutor(len(files) + 1) as pool:
                uploads = [pool.submit(send_file, server, file) for file in files]
                pages = pool.submit(load.drive, server.port, addresses, VISITORS, 3 * size.seconds)
                for upload in uploads:
                    upload.result()
                done = pages.result()
            time.sleep(1)
            after = pss(server.pids)
            if done.failures or set(done.statuses) != {200} or server.worker_pids != workers:
                raise RuntimeError(f"{done.failures} failures, {dict(done.statuses)}, workers {server.worker_pids}")
    where = f"inside a limit of {DYNO} MB" if limited else "no limit could be set here"
    about = f"{VISITORS} visitors, {UPLOADS} uploads of {size.upload_bytes // MEGABYTE} MB and the largest workbook"
    return [
        _memory_row("memory (PSS) idle, master and 2 workers", idle, IDLE_GOAL),
        _memory_row(f"memory at most, {about} at once, {where}", most(), DYNO),
        _memory_row("memory after that load", after, DYNO),
    ]


def _memory_row(what: str, megabytes: float, goal: int) -> Row:
    return Row(what, f"{megabytes:.0f} MB", goal=f"under {goal} MB", met=megabytes < goal)


def stops(size: Size) -> list[Row]:
    """A worker killed once a second while clients ask, and SIGTERM in the middle of an upload."""
    return [_killed(kills=max(3, int(2 * size.seconds))), _stopped(size)]


def kill_workers(server: Server, kills: int) -> load.Load:
    """Kills a worker once a second while clients ask; what came of their requests."""
    requests = [load.get(path) for path in load.penguins(200)]
    with ThreadPoolExecutor(1) as pool:
        driving = pool.submit(load.drive, server.port, requests, CLIENTS, kills + 2)
        for _ in range(kills):
            time.sleep(1)
            os.kill(server.worker_pids[0], signal.SIGKILL)
        return driving.result()


def _killed(kills: int) -> Row:
    """Each kill may cost what the killed worker has in flight: at most a request of every client."""
    with Server() as server:
        done = kill_workers(server, kills)
    return Row(
        f"a worker killed once a second, {kills} times, {CLIENTS} clients: requests that failed",
        f"{done.failures} of {len(done.times) + done.failures:,}",
        goal=f"at most {CLIENTS} a kill",
        met=done.failures <= kills * CLIENTS and set(done.statuses) == {200},
    )


def _stopped(size: Size) -> Row:
    """`send_file` raises where the answer is cut short."""
    with TemporaryDirectory() as folder, Server() as server, ThreadPoolExecutor(1) as pool:
        path = Path(folder) / "penguins.csv"
        write_penguins(path, size.upload_bytes // 33)
        upload = pool.submit(send_file, server, path)
        time.sleep(0.3)
        server.process.send_signal(signal.SIGTERM)
        start = time.perf_counter()
        _, lines = upload.result()
        status = server.process.wait(STOP_SECONDS)
        took = time.perf_counter() - start
    return Row(
        f"SIGTERM in the middle of an upload of {size.upload_bytes // MEGABYTE} MB: its rows, and the end",
        f"{lines - 1:,} rows, status {status} after {took:.1f} s",
        goal=f"every row, within {STOP_SECONDS} s",
        met=lines > size.upload_bytes // 33 and status == 0,
    )
