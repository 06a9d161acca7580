"""Pages and start, beside a bare Flask "hello" under the same gunicorn flags and beside bare imports."""

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from scripts import load
from scripts.benchmark.table import Row, Size, in_turn
from scripts.server import ROOT, Server

CLIENTS = 16
PAGE_GOAL = 0.25
COST_GOAL = 0.0016
LATENCY_GOAL = 3
START_GOAL = 1.5

HELLO = """\
from flask import Flask

app = Flask(__name__)


@app.get("/")
def hello() -> str:
    return "hello"
"""


@contextmanager
def hello_server() -> Iterator[Server]:
    """A bare Flask application under the site's own gunicorn flags."""
    with TemporaryDirectory() as folder:
        (Path(folder) / "hello.py").write_text(HELLO)
        checked = f"python {ROOT / 'penguins' / 'config.py'}"
        command = f"{checked} gunicorn --config {ROOT / '.gunicorn.conf.py'} --pythonpath {ROOT} hello:app"
        with Server(folder=Path(folder), command=command, health="/") as server:
            yield server


class _Meter:
    """Throughput under load, with the processor time that a request took the server's processes."""

    def __init__(self, server: Server, requests: list[bytes], seconds: float) -> None:
        self.server, self.requests, self.seconds = server, requests, seconds
        self.costs: list[float] = []
        self.latencies: list[float] = []
        self.run()
        self.costs.clear()
        self.latencies.clear()

    def run(self) -> float:
        before = load.processor_seconds(self.server.pids)
        done = load.drive(self.server.port, self.requests, CLIENTS, self.seconds)
        if done.failures or set(done.statuses) != {200}:
            raise RuntimeError(f"{done.failures} failures, statuses {dict(done.statuses)}:\n{self.server.stderr}")
        self.costs.append((load.processor_seconds(self.server.pids) - before) / len(done.times))
        self.latencies.append(done.percentile(0.99))
        return done.per_second


def pages(size: Size) -> list[Row]:
    """The answered page and the form, as many as 16 clients can ask for."""
    hello = [load.get("/")]
    compressed = "Accept-Encoding: gzip, deflate, br, zstd\r\n"
    addresses = load.penguins(5000)
    kinds = {
        "answered page, another penguin each time": ([load.get(path) for path in addresses], True),
        "the same, compressed for a browser": ([load.get(path, compressed) for path in addresses], False),
        "the form": ([load.get("/")], True),
    }
    rows: list[Row] = []
    with Server() as site, hello_server() as reference:
        for name, (requests, has_goals) in kinds.items():
            ours, bare = _Meter(site, requests, size.seconds), _Meter(reference, hello, size.seconds)
            throughput, reference_throughput = in_turn(size.rounds, ours.run, bare.run)
            ratio = throughput / reference_throughput
            cost, bare_cost = median(ours.costs), median(bare.costs)
            latency, bare_latency = median(ours.latencies), median(bare.latencies)
            measured = [
                Row(
                    f"{name}: throughput",
                    f"{throughput:,.0f}/s",
                    f"hello {reference_throughput:,.0f}/s",
                    f"{ratio:.2f}",
                    f"at least {PAGE_GOAL}",
                    ratio >= PAGE_GOAL,
                ),
                Row(
                    f"{name}: processor time",
                    f"{1000 * cost:.2f} ms",
                    f"hello {1000 * bare_cost:.2f} ms",
                    f"{cost / bare_cost:.1f}",
                    f"at most {1000 * COST_GOAL:.1f} ms",
                    cost <= COST_GOAL,
                ),
                Row(
                    f"{name}: 99th percentile, {CLIENTS} at once",
                    f"{1000 * latency:.0f} ms",
                    f"hello {1000 * bare_latency:.0f} ms",
                    f"{latency / bare_latency:.1f}",
                    f"at most {LATENCY_GOAL}",
                    latency <= LATENCY_GOAL * bare_latency,
                ),
            ]
            rows += measured if has_goals else [replace(row, goal="", met=None) for row in measured]
    return rows


def _seconds_to_start() -> float:
    start = time.perf_counter()
    with Server():
        return time.perf_counter() - start


def _seconds_to_import(modules: str) -> float:
    start = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {modules}"], check=True)
    return time.perf_counter() - start


def start(size: Size) -> list[Row]:
    """From the command to the first 200 on /health, against a process that only imports the two libraries."""
    imports = partial(_seconds_to_import, "sklearn.ensemble, pandas")
    _seconds_to_start(), imports()
    ours, bare = in_turn(size.rounds, _seconds_to_start, imports)
    ratio = ours / bare
    return [
        Row(
            "start, to the first 200 on /health",
            f"{ours:.2f} s",
            f"imports {bare:.2f} s",
            f"{ratio:.2f}",
            f"at most {START_GOAL}",
            ratio <= START_GOAL,
        )
    ]
