"""Where uploaded files wait: spools, in memory at first and then in the temporary folder, closed with the response."""

import errno
import tempfile
from contextlib import suppress
from typing import IO, Any

from flask import Flask, Request, Response, request

# The temporary folder is full, a file may not grow further, or Python has found no folder that it can write to.
NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.ENOENT})


class SpoolingRequest(Request):
    """A request that knows all its spools, those of a form that is refused halfway among them.

    Werkzeug knows the files of a form only once it has read the whole form.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.spools: list[IO[bytes]] = []

    def _get_file_stream(self, *args: Any, **kwargs: Any) -> IO[bytes]:
        spool = super()._get_file_stream(*args, **kwargs)
        self.spools.append(spool)
        return spool

    def close(self) -> None:
        """Flask calls this before the response is streamed, which still reads its upload."""

    def close_spools(self) -> None:
        for spool in self.spools:
            # What could not be written cannot be written now, either.
            with suppress(OSError):
                spool.close()


def spooling_request() -> SpoolingRequest:
    """The current request."""
    assert isinstance(request, SpoolingRequest)
    return request


def init_app(app: Flask) -> None:
    app.request_class = SpoolingRequest
    # Python looks once for a folder that it can write to: now, while there is room, and for all workers.
    with suppress(OSError):
        tempfile.gettempdir()

    @app.after_request
    def close_with_response(response: Response) -> Response:
        response.call_on_close(spooling_request().close_spools)
        return response
