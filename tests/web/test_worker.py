"""The pace that a request has to keep, and what the worker builds on in gunicorn."""

import hashlib
import inspect
from collections.abc import Callable
from contextlib import suppress
from typing import Any

import pytest
from gunicorn import util  # type: ignore[import-untyped]
from gunicorn.http.errors import NoMoreData  # type: ignore[import-untyped]
from gunicorn.http.parser import Parser  # type: ignore[import-untyped]
from gunicorn.http.unreader import SocketUnreader  # type: ignore[import-untyped]
from gunicorn.workers.base import Worker  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from penguins.web.worker import SILENCE, PacedReader

# What is relied on, and a hash of its source.
RELIED_ON: list[tuple[Callable[..., Any], str, str]] = [
    (
        ThreadWorker.handle,
        "runs in a thread, takes NoMoreData for a client that hung up, returns whether to keep",
        "ca85c9be3df7",
    ),
    (
        ThreadWorker.finish_request,
        "runs in the event loop, counts nr_conns down and closes what is not kept",
        "616e7bb15a00",
    ),
    (ThreadWorker.handle_request, "lets an OSError out, and TimeoutError is one", "6d0de5b91910"),
    (TConn.init, "leaves a parser that is there already", "5ff3d4ba451c"),
    (TConn.close, "with graceful=True waits for the client's own close", "6d1c334ed197"),
    (Parser.__init__, "keeps its source of bytes as unreader", "604084ecb33b"),
    (SocketUnreader.chunk, "is the one place that reads from the socket", "9f62532259f8"),
    (Worker.handle_error, "answers through util.write_error", "75426448389b"),
    (util.write_error, "sends the whole response at once, its status first", "bd0143a03c15"),
    (util.write_nonblock, "sends with the socket's sendall", "d2ff97701c36"),
]


@pytest.mark.parametrize(
    ("relied_on", "what", "known"), RELIED_ON, ids=lambda value: getattr(value, "__qualname__", "")
)
def test_gunicorn_is_as_the_worker_takes_it_to_be(relied_on: Callable[..., Any], what: str, known: str) -> None:
    found = hashlib.sha256(inspect.getsource(relied_on).encode()).hexdigest()[:12]
    assert found == known, (
        f"gunicorn's {relied_on.__module__}.{relied_on.__qualname__} has changed. penguins/web/worker.py relies on "
        f"this: it {what}. If that still holds, write {found!r} here in place of {known!r}; if not, change the worker."
    )


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


class Line:
    """A socket on which each piece takes its time to come, or is waited for in vain."""

    def __init__(self, clock: Clock, piece: bytes, seconds: float) -> None:
        self.clock, self.piece, self.seconds = clock, piece, seconds
        self.timeout = 0.0

    def settimeout(self, seconds: float) -> None:
        self.timeout = seconds

    def recv(self, _size: int) -> bytes:
        self.clock.now += min(self.seconds, self.timeout)
        if self.seconds > self.timeout:
            raise TimeoutError
        return self.piece


@pytest.mark.parametrize(
    ("piece", "seconds", "lasts"),
    [
        (b"1", 1, 30),  # a byte a second
        (b"x" * 900, 1, 291.9),  # just too slow
        (b"", 100, 30),  # silent: no request may take longer to begin
        (b"x" * 100_000, 25, 3600),
    ],
)
def test_a_request_has_to_keep_a_pace(
    monkeypatch: pytest.MonkeyPatch, piece: bytes, seconds: float, lasts: float
) -> None:
    clock = Clock()
    monkeypatch.setattr("penguins.web.worker.time.monotonic", clock)
    reader = PacedReader(Line(clock, piece, seconds))
    reader.start_request()
    started = clock.now
    with suppress(NoMoreData):
        while clock.now - started < 3600:
            reader.chunk()
    assert clock.now - started == pytest.approx(lasts, abs=0.1)
    assert reader.sock.timeout == SILENCE
