"""Settings and limits, with defaults that work; those that a deployment may set are read from the environment.

    SECRET_KEY        signs the upload form's token; without it a random key is made when the server starts
    TRUSTED_HOSTS     the host names to answer, comma-separated; without it any
    DYNO              set by Heroku: there the router's forwarded headers are believed and plain HTTP is redirected

`PORT` and `WEB_CONCURRENCY` are read by gunicorn: see .gunicorn.conf.py.
"""

import logging
import os
import secrets
from collections.abc import Mapping
from typing import Any

MEGABYTE = 1_000_000

# The largest file; a request may be larger by the form's other fields.
MAX_UPLOAD = 200 * MEGABYTE
FORM_OVERHEAD = 100_000

# The longest value that a question's answer may have in an address.
LONGEST_ANSWER = 100

DISPLAYED_ROWS = 100

log = logging.getLogger("penguins")


def from_environment(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The settings that Flask reads, as the environment says."""
    hosts = [host.strip() for host in environ.get("TRUSTED_HOSTS", "").split(",") if host.strip()]
    return {
        "SECRET_KEY": environ.get("SECRET_KEY") or None,
        "TRUSTED_HOSTS": hosts or None,
        "BEHIND_ROUTER": bool(environ.get("DYNO")),
        "MAX_CONTENT_LENGTH": MAX_UPLOAD + FORM_OVERHEAD,
        # A token stays good as long as its session: a visitor may leave the page open over lunch.
        "WTF_CSRF_TIME_LIMIT": None,
        "SESSION_COOKIE_HTTPONLY": True,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


def random_key() -> str:
    """A key for one start of the server; the log says what that means."""
    log.warning(
        "No SECRET_KEY is set, so a random one was made: fine for one dyno. An upload page opened before a restart, "
        "or on another dyno, has to be opened again; set SECRET_KEY to avoid that."
    )
    return secrets.token_hex(32)
