"""One page for every error: what happened, and what to do about it."""

from flask import Flask, current_app, render_template, request
from flask.globals import request_ctx
from flask.typing import ResponseReturnValue
from gunicorn.http.errors import ParseException  # type: ignore[import-untyped]
from werkzeug.exceptions import BadRequest, HTTPException, SecurityError

from penguins.web.security import HEADERS

# (heading, what to do), for the errors that a visitor may meet; any other gets the words of the standard.
_WORDS = {
    400: ("That request could not be understood", "Go back, check what you entered and try again."),
    404: ("There is no page at this address", "Check the address, or start from one of the pages below."),
    405: ("This page cannot be asked for in that way", "Open it from one of the links below."),
    500: ("Something went wrong on our side", "It has been noted. Try again in a moment."),
}

# A BadRequest as well.
_UNKNOWN_HOST = (
    "This site does not go by that name",
    "Check the address: what stands between “//” and the next “/” is not the name of this site.",
)

# For what is no request, and never comes as far as the site.
_BARE_PAGE = """\
<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{status}</title>
<h1>{status}</h1>
<p>The server could not take this request. Go back and try again, or <a href="/">start from the form</a>.</p>
</html>
"""


def init_app(app: Flask) -> None:
    # A fault of ours as well, as a 500: Flask logs its traceback.
    app.register_error_handler(HTTPException, error_page)
    # A body that is sent in chunks, and not as HTTP says: that shows while the form is read.
    app.register_error_handler(ParseException, lambda _: error_page(BadRequest()))


def error_page(error: HTTPException) -> ResponseReturnValue:
    code = error.code or 500
    heading, advice = _WORDS.get(code, (error.name, "Start again from one of the pages below."))
    if isinstance(error, SecurityError):
        heading, advice = _UNKNOWN_HOST
        current_app.logger.warning(
            "A request was refused with 400: the host %r is no name, or TRUSTED_HOSTS does not have it.",
            request.environ.get("HTTP_HOST"),
        )
    if request_ctx.url_adapter is None:
        # The host is not a trusted one: Flask has left `url_for` without a map of the site's addresses.
        request_ctx.url_adapter = current_app.url_map.bind("")
    headers = [(name, value) for name, value in error.get_headers() if name in ("Allow", "Retry-After")]
    return render_template("error.html", heading=heading, advice=advice, code=code), code, headers


def bare_response(status: str) -> bytes:
    """A whole HTTP response, "400 Bad Request" say, with the headers of every other page."""
    page = _BARE_PAGE.format(status=status).encode()
    headers = {
        "Connection": "close",
        "Content-Type": "text/html; charset=utf-8",
        "Content-Length": str(len(page)),
        "Cache-Control": "no-store",
        **HEADERS,
    }
    lines = [f"HTTP/1.1 {status}", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    return "\r\n".join(lines).encode() + page
