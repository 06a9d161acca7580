"""The gunicorn worker: a request gets a thread once it has arrived, so that slow clients hold none.

gunicorn's own threads wait for headers and bodies as slowly as a client sends them; a few hundred clients that send
a byte a second would hold them all. Here the worker's event loop takes in the headers and the first piece of the
body, and threads only what is well under way. That has to keep a pace, and so have clients that fetch an answer.
"""

import re
import selectors
import socket
import time
from collections.abc import Iterator
from concurrent.futures import Future
from contextlib import suppress
from typing import Any

from gunicorn import http, util  # type: ignore[import-untyped]
from gunicorn.http.errors import LimitRequestHeaders, NoMoreData  # type: ignore[import-untyped]
from gunicorn.http.unreader import SocketUnreader  # type: ignore[import-untyped]
from gunicorn.workers.gthread import STOP_KEEPALIVE_LINGER, TConn, ThreadWorker  # type: ignore[import-untyped]

from penguins.web.security import HEADERS

# For the headers and the first piece of the body together: half a kilobyte a second, where a bad connection to a
# phone still carries ten times as much.
ARRIVAL_SECONDS = 30.0
FIRST_PIECE = 16_384
# All headers of a request together.
MOST_HEADERS = 65_536
# What follows: a body has this long, and a second more for each of so many bytes that have come.
BODY_SECONDS = 30.0
SLOWEST_BODY = 1_000
# The longest silence, as long as Heroku's router allows; it is also the longest that one piece of an answer may take.
SILENCE = 55.0

_HEAD_END = b"\r\n\r\n"
_LAST_CHUNK = b"\r\n0\r\n\r\n"
_BODY_LENGTH = re.compile(rb"\r\ncontent-length:[ \t]*(\d{1,18})[ \t]*\r\n", re.IGNORECASE)
_CHUNKED = re.compile(rb"\r\ntransfer-encoding:[ \t]*chunked[ \t]*\r\n", re.IGNORECASE)
_WAITS_TO_BE_ASKED = re.compile(rb"\r\nexpect:", re.IGNORECASE)

_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{status}</title>
<h1>{status}</h1>
<p>The server could not take this request. Go back and try again.</p>
</html>
"""


class Arrival:
    """What has come of a request so far, and when the rest of it must have come."""

    def __init__(self, data: bytes, deadline: float) -> None:
        self.data = bytearray(data)
        self.deadline = deadline
        self.waits_to_be_asked = False
        self._wanted: int | None = None
        self._is_chunked = False

    def is_complete(self, longest_line: int) -> bool:
        """Whether there is enough for a thread: the headers and the first piece of the body, or a plain mistake."""
        if self._wanted is None:
            end = self.data.find(_HEAD_END)
            if end < 0:
                return self._is_too_long(longest_line)
            self._wanted = self._length_of_arrival(end)
        return len(self.data) >= self._wanted or (self._is_chunked and self.data.endswith(_LAST_CHUNK))

    def _is_too_long(self, longest_line: int) -> bool:
        """What gunicorn's parser refuses without waiting for more: it says so best."""
        return self.data.find(b"\r\n", 2) < 0 and len(self.data) > longest_line + 4

    def is_malformed(self) -> bool:
        """Line ends that gunicorn's parser would not accept, but would wait for the rest of the headers to say so."""
        return self._wanted is None and self.data.count(b"\n") != self.data.count(b"\r\n")

    def _length_of_arrival(self, end: int) -> int:
        head = bytes(self.data[: end + 2])
        start = end + len(_HEAD_END)
        self.waits_to_be_asked = _WAITS_TO_BE_ASKED.search(head) is not None
        if _CHUNKED.search(head):
            self._is_chunked = True
            return start + FIRST_PIECE
        length = _BODY_LENGTH.search(head)
        return start + min(int(length[1]), FIRST_PIECE) if length else start


class PacedReader(SocketUnreader):  # type: ignore[misc]
    """Reads a body from the socket, as long as it comes at a pace."""

    def __init__(self, sock: socket.socket) -> None:
        super().__init__(sock)
        self.start_again()

    def start_again(self) -> None:
        self._deadline = time.monotonic() + BODY_SECONDS

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next bytes; raises TimeoutError, which the site answers as a request cut short."""
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError("The request's body came too slowly.")
        self.sock.settimeout(min(left, SILENCE))
        data: bytes = super().chunk(size_hint)
        self._deadline += len(data) / SLOWEST_BODY
        return data


class _OwnPages:
    """A socket that turns gunicorn's bare error pages into ours, with the headers of every other page."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def sendall(self, response: bytes) -> None:
        status = response.split(b"\r\n", 1)[0].decode("latin-1").partition(" ")[2]
        # An unknown transfer coding is the client's mistake, not a fault of the server.
        self._sock.sendall(error_response("400 Bad Request" if status.startswith("501") else status))


def error_response(status: str) -> bytes:
    """A whole response for what never came as far as the site."""
    page = _PAGE.format(status=status).encode()
    lines = [
        f"HTTP/1.1 {status}",
        "Connection: close",
        "Content-Type: text/html; charset=utf-8",
        f"Content-Length: {len(page)}",
        "Cache-Control: no-store",
        *(f"{name}: {value}" for name, value in HEADERS.items()),
    ]
    return "\r\n".join([*lines, "", ""]).encode() + page


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """gunicorn's worker with threads, with requests taken in by its event loop."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # In the order of their deadlines, which is that of their coming.
        self.arriving: dict[TConn, Arrival] = {}

    def enqueue_req(self, conn: TConn) -> None:
        """For a connection that is new, or has more to read, or has been read ahead: threads come later."""
        ahead = conn.parser.unreader.take_buffered() if conn.parser else b""
        conn.sock.setblocking(False)
        arrival = self.arriving[conn] = Arrival(ahead, time.monotonic() + ARRIVAL_SECONDS)
        if ahead and arrival.is_complete(self.cfg.limit_request_line):
            self._hand_over(conn)
        else:
            self._take_in(conn)

    def _take_in(self, conn: TConn) -> None:
        arrival = self.arriving[conn]
        try:
            data = conn.sock.recv(FIRST_PIECE)
        except BlockingIOError:
            self._wait_for_more(conn)
            return
        except OSError:
            data = b""
        arrival.data += data
        if not data:
            self._close(conn)
        elif arrival.is_complete(self.cfg.limit_request_line):
            self._hand_over(conn)
        elif len(arrival.data) > MOST_HEADERS + FIRST_PIECE:
            self.handle_error(None, conn.sock, conn.client, LimitRequestHeaders("all headers together"))
            self._close(conn)
        elif arrival.is_malformed():
            self._refuse(conn, "400 Bad Request")
        else:
            if arrival.waits_to_be_asked:
                arrival.waits_to_be_asked = False
                with suppress(OSError):
                    util.write_nonblock(conn.sock, b"HTTP/1.1 100 Continue\r\n\r\n")
            self._wait_for_more(conn)

    def _wait_for_more(self, conn: TConn) -> None:
        def on_readable(sock: socket.socket) -> None:
            self.poller.unregister(sock)
            self._take_in(conn)

        self.poller.register(conn.sock, selectors.EVENT_READ, on_readable)

    def _hand_over(self, conn: TConn) -> None:
        arrival = self.arriving.pop(conn)
        if conn.parser is None:
            conn.initialized = conn.data_ready = True
            conn.parser = http.get_parser(self.cfg, conn.sock, conn.client)
            conn.parser.unreader = PacedReader(conn.sock)
        conn.parser.unreader.unread(bytes(arrival.data))
        conn.parser.unreader.start_again()
        super().enqueue_req(conn)

    def _refuse(self, conn: TConn, status: str) -> None:
        with suppress(OSError):
            util.write_nonblock(conn.sock, error_response(status))
        self._close(conn)

    def _close(self, conn: TConn) -> None:
        del self.arriving[conn]
        self.nr_conns -= 1
        conn.close()

    def murder_pending(self) -> None:
        """Called between events, at least once a second: closes what has not arrived in time."""
        super().murder_pending()
        for conn in list(self._overdue()):
            if self.arriving[conn].data:
                with suppress(OSError):
                    util.write_nonblock(conn.sock, error_response("408 Request Timeout"))
            self.poller.unregister(conn.sock)
            self._close(conn)

    def _overdue(self) -> Iterator[TConn]:
        now = time.monotonic()
        for conn, arrival in self.arriving.items():
            if arrival.deadline <= now:
                yield conn
            elif self.alive:
                return
            elif not arrival.data and arrival.deadline - ARRIVAL_SECONDS + STOP_KEEPALIVE_LINGER <= now:
                # A server that is to stop does not wait for connections that were only opened.
                yield conn

    def handle(self, conn: TConn) -> bool:
        """In a thread. It closes as well, where gunicorn does so in the event loop.

        A close waits up to two seconds for the client's own: a hundred clients that do not close would hold up
        everybody else for minutes.
        """
        if super().handle(conn):
            return True
        with suppress(OSError):
            conn.close(graceful=True)
        return False

    def finish_request(self, conn: TConn, fs: Future[bool]) -> None:
        """In the event loop, once a thread is done with a request: the connection is kept, or closed already."""
        if fs.result():
            super().finish_request(conn, fs)
        else:
            self.nr_conns -= 1

    def handle_request(self, req: Any, conn: TConn) -> bool:
        """In a thread. A client that does not fetch its answer, or send its body, is no fault to be logged."""
        conn.sock.settimeout(SILENCE)
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError as slow:
            raise NoMoreData from slow

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        super().handle_error(req, _OwnPages(client), addr, exc)
