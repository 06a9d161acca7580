"""Slow clients: many that send a byte a second, while a visitor opens the form as usual."""

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import cycle

from scripts.benchmark.table import Row, Size
from scripts.load import Load
from scripts.server import Server

CLIENTS = 200
GOAL = 0.5

_FIELD = b'--b\r\nContent-Disposition: form-data; name="file"; filename="slow.csv"\r\n\r\n'
_UPLOAD = (
    b"POST /upload HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: multipart/form-data; boundary=b\r\n"
    b"Content-Length: 1000000\r\n\r\n"
)
# What a client sends at once; from then on it sends a byte a second.
BEGINNINGS = {
    "in headers": b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Slow: ",
    "with bare line ends": b"GET / HTTP/1.1\nHost: 127.0.0.1\nX-Slow: ",
    "in a body": _UPLOAD + _FIELD,
    "late in a body": _UPLOAD + _FIELD + b"40,18\n" * 5000,
    "in a body it asked for": _UPLOAD.replace(b"Host", b"Expect: 100-continue\r\nHost") + _FIELD,
}


class _SlowClient:
    """A connection that never gets done; it comes back whenever the server has closed it."""

    def __init__(self, port: int, beginning: bytes) -> None:
        self.port, self.beginning = port, beginning
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=10)
        self.socket.sendall(self.beginning)
        self.socket.setblocking(False)

    def send_a_byte(self) -> None:
        try:
            with suppress(BlockingIOError):
                if not self.socket.recv(4096):
                    raise ConnectionError
            self.socket.send(b"1")
        except OSError:
            self.socket.close()
            self.open()


@contextmanager
def slow_clients(server: Server, count: int, kinds: list[str]) -> Iterator[None]:
    """`count` clients of these kinds, at work in the background."""
    following = cycle(kinds)
    clients = [_SlowClient(server.port, BEGINNINGS[next(following)]) for _ in range(count)]
    over = threading.Event()

    def keep_sending() -> None:
        while not over.wait(1):
            for client in clients:
                with suppress(OSError):
                    client.send_a_byte()

    sender = threading.Thread(target=keep_sending)
    sender.start()
    try:
        yield
    finally:
        over.set()
        sender.join()
        for client in clients:
            client.socket.close()


def visit(server: Server, seconds: float) -> Load:
    """A visitor opens the form twenty times a second, each time on a new connection."""
    load = Load()
    end = time.perf_counter() + seconds
    while time.perf_counter() < end:
        start = time.perf_counter()
        try:
            load.statuses[server.get("/", timeout=10).status] += 1
        except OSError:
            load.failures += 1
        load.times.append(time.perf_counter() - start)
        time.sleep(0.05)
    return load


def slow(size: Size) -> list[Row]:
    """The form, while slow clients of each kind and then of all kinds hold on to the server."""
    rows = []
    seconds = 60 if size.rounds > 2 else 10
    for name, kinds in {**{name: [name] for name in BEGINNINGS}, "of all these kinds": list(BEGINNINGS)}.items():
        with Server() as server:
            server.get("/")
            with slow_clients(server, CLIENTS, kinds):
                done = visit(server, seconds)
        most = done.percentile(0.99)
        met = most < GOAL and not done.failures and set(done.statuses) == {200}
        rows.append(
            Row(
                f"the form beside {CLIENTS} clients that send a byte a second {name}, {seconds} s: 99th percentile",
                f"{1000 * most:.0f} ms",
                goal=f"under {1000 * GOAL:.0f} ms",
                met=met,
            )
        )
    return rows
