"""gunicorn's threaded worker, in which a slow client holds a thread for a bounded time and is no fault to be logged."""

import socket
import time
from contextlib import suppress
from typing import Any

from gunicorn.http import errors, get_parser, unreader  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from penguins.web.errors import bare_response

# A request has ARRIVAL_SECONDS to come, and a second more for each SLOWEST bytes that have come.
ARRIVAL_SECONDS, SLOWEST = 30.0, 1_000
SILENCE = 55.0  # as long as Heroku's router allows; one piece of an answer may take no longer, either


class PacedReader(unreader.SocketUnreader):  # type: ignore[misc]
    """Reads requests from a socket, as long as they come at a pace."""

    def start_request(self) -> None:
        self._deadline = time.monotonic() + ARRIVAL_SECONDS

    def chunk(self, size_hint: int | None = None) -> bytes:
        """The next bytes. Raises NoMoreData where they come too slowly, as for a client that hung up."""
        self.sock.settimeout(min(max(self._deadline - time.monotonic(), 0.001), SILENCE))
        try:
            data: bytes = super().chunk(size_hint)
        except TimeoutError as slow:
            raise errors.NoMoreData from slow
        finally:
            self.sock.settimeout(SILENCE)
        self._deadline += len(data) / SLOWEST
        return data


class _OwnPages:
    """A socket that turns gunicorn's bare error pages into ours."""

    def __init__(self, sock: socket.socket) -> None:
        self._sock = sock

    def __getattr__(self, name: str) -> Any:
        return getattr(self._sock, name)

    def sendall(self, response: bytes) -> None:
        status = response.split(b"\r\n", 1)[0].decode("latin-1").partition(" ")[2]
        # An unknown transfer coding is the client's mistake, not a fault of the server.
        self._sock.sendall(bare_response("400 Bad Request" if status.startswith("501") else status))


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    def handle(self, conn: TConn) -> Any:
        """In a thread. It closes as well, which may wait two seconds for the client: not in the event loop."""
        if conn.parser is None:
            conn.parser = get_parser(self.cfg, conn.sock, conn.client)
            conn.parser.unreader = PacedReader(conn.sock)
        conn.parser.unreader.start_request()
        if not (is_kept := super().handle(conn)):
            with suppress(OSError):
                conn.close(graceful=True)
        return is_kept

    def finish_request(self, conn: TConn, handled: Any) -> None:
        """In the event loop. gunicorn's own would close."""
        if handled.result():
            super().finish_request(conn, handled)
        else:
            self.nr_conns -= 1

    def handle_request(self, req: Any, conn: TConn) -> bool:
        conn.sock.settimeout(SILENCE)
        try:
            return bool(super().handle_request(req, conn))
        except TimeoutError as slow:
            raise errors.NoMoreData from slow

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: BaseException) -> None:
        super().handle_error(req, _OwnPages(client), addr, exc)
