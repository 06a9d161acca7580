"""Large files, beside the script that one would write with pandas; and the memory they take."""

import http.client
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from functools import partial
from itertools import chain
from pathlib import Path
from tempfile import TemporaryDirectory

from scripts import load
from scripts.benchmark.table import Row, Size, in_turn
from scripts.server import ROOT, Server, multipart, pss

FILE_GOAL = 0.35
BESIDE_GOAL = 0.04
GROWTH_GOAL = 20
PIECE = 1 << 20

# What one would write: the forest as it is pickled, asked as its documentation says. Its imports are not counted.
SCRIPT = """\
import pickle, sys, time
import pandas as pd
forest = pickle.load(open(sys.argv[1], "rb"))
start = time.perf_counter()
data = pd.read_csv(sys.argv[2])
features = pd.get_dummies(data, columns=["sex", "island"]).reindex(columns=forest.feature_names_in_, fill_value=0)
probabilities = forest.predict_proba(features)
data["predicted_species"] = pd.Series(probabilities.argmax(axis=1)).map({0: "Adelie", 1: "Chinstrap", 2: "Gentoo"})
for number, name in enumerate(["adelie", "chinstrap", "gentoo"]):
    data[f"probability_{name}"] = probabilities[:, number].round(4)
data.to_csv(sys.argv[3], index=False)
print(time.perf_counter() - start)
"""


def write_penguins(path: Path, rows: int) -> None:
    subprocess.run([sys.executable, "-m", "scripts.benchmark.penguins", str(path), str(rows)], cwd=ROOT, check=True)


def send_file(server: Server, file: Path) -> tuple[float, int]:
    """Uploads a file piece by piece and throws its results away: (seconds to their last byte, lines in them).

    Raises IncompleteRead where the answer is cut short.
    """
    headers, around = multipart(b"\0", "download", file.name, *server.token())
    before, _, after = around.partition(b"\0")
    headers["Content-Length"] = str(len(before) + file.stat().st_size + len(after))
    start = time.perf_counter()
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=300)
    with closing(connection), file.open("rb") as content:
        pieces = iter(partial(content.read, PIECE), b"")
        connection.request("POST", "/upload", chain([before], pieces, [after]), headers)
        answer = connection.getresponse()
        if answer.status != 200:
            raise RuntimeError(f"The upload was answered {answer.status}")
        lines = sum(data.count(b"\n") for data in iter(partial(answer.read, PIECE), b""))
    return time.perf_counter() - start, lines


def send_whole(server: Server, file: Path, rows: int) -> float:
    """The seconds that a file of so many rows takes; raises where one does not come back."""
    seconds, lines = send_file(server, file)
    if lines <= rows:
        raise RuntimeError(f"{lines} lines came back of {rows} rows and their header")
    return seconds


def files(size: Size) -> list[Row]:
    """A large file through the running site, upload to last byte, against the plain script in its own process."""
    with TemporaryDirectory() as folder, Server() as server:
        path, script = Path(folder) / "penguins.csv", Path(folder) / "script.py"
        write_penguins(path, size.file_rows)
        script.write_text(SCRIPT)
        pickled = ROOT / "penguins" / "model" / "penguins_clf.pkl"

        def plain() -> float:
            command = [sys.executable, str(script), str(pickled), str(path), f"{folder}/results.csv"]
            return float(subprocess.run(command, check=True, capture_output=True, text=True).stdout)

        seconds, reference = in_turn(max(2, size.rounds - 2), partial(send_whole, server, path, size.file_rows), plain)
        ratio = seconds / reference
        megabytes = path.stat().st_size / 1e6
        return [
            Row(
                f"{size.file_rows:,} rows ({megabytes:.0f} MB), upload to last byte",
                f"{seconds:.2f} s",
                f"pandas script {reference:.2f} s",
                f"{ratio:.2f}",
                f"at most {FILE_GOAL}",
                ratio <= FILE_GOAL,
            ),
            *_pages_beside_a_file(server, path, size.rounds),
        ]


def _pages_beside_a_file(server: Server, path: Path, rounds: int) -> Iterator[Row]:
    """Another visitor's page, once every 20 ms, while the file is being scored, as often as there are rounds: beside
    one file there are some 40 pages, of which the 99th percentile would be the slowest."""
    pages = load.Load()
    with ThreadPoolExecutor(1) as pool:
        for _ in range(rounds):
            upload = pool.submit(send_file, server, path)
            while not upload.done():
                start = time.perf_counter()
                server.get(load.penguins(1, seed=random.randrange(10**6))[0])
                pages.times.append(time.perf_counter() - start)
                time.sleep(0.02)
            upload.result()
    middle, slowest = pages.percentile(0.5), pages.percentile(0.99)
    yield Row(
        "a page while that file is scored: median, 99th percentile",
        f"{1000 * middle:.0f} ms, {1000 * slowest:.0f} ms",
        goal=f"at most {1000 * BESIDE_GOAL:.0f} ms",
        met=slowest <= BESIDE_GOAL,
    )


@contextmanager
def peak(server: Server) -> Iterator[Callable[[], float]]:
    """Watches the memory of the server's processes together; what is yielded says the most there has been, in MB."""
    most, over = pss(server.pids), threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.is_set():
            most = max(most, pss(server.pids))
            over.wait(0.02)

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        yield lambda: most
    finally:
        over.set()
        watcher.join()


def sent_alone(path: Path, rows: int) -> tuple[float, float, float]:
    """A file of so many rows to a server of its own: (seconds, MB at most, MB above idle)."""
    with Server() as server:
        server.get("/")
        idle = pss(server.pids)
        with peak(server) as most:
            seconds = send_whole(server, path, rows)
            return seconds, most(), most() - idle


def growth(_size: Size) -> list[Row]:
    """The memory that a file takes, against one ten times as long."""
    found = []
    for rows in (500_000, 5_000_000):
        with TemporaryDirectory() as folder:
            path = Path(folder) / "penguins.csv"
            write_penguins(path, rows)
            found.append(sent_alone(path, rows))
    (_, small, _), (_, large, above) = found
    return [
        Row(
            "memory at most, scoring 5,000,000 rows against 500,000",
            f"{large:.0f} MB",
            f"{small:.0f} MB",
            f"{large - small:+.0f} MB",
            f"under {GROWTH_GOAL} MB more",
            large - small < GROWTH_GOAL,
        ),
        Row("memory above idle, scoring 5,000,000 rows", f"{above:.0f} MB", goal="under 150 MB", met=above < 150),
    ]
