"""Settings and limits, with defaults that work; those that a deployment may set are read from the environment.

    PORT              the port to listen on
    WEB_CONCURRENCY   worker processes
    SECRET_KEY        signs the upload form's token; without it a random key is made when the server starts
    TRUSTED_HOSTS     the host names to answer, comma-separated; without it any
    FEEDBACK_URL      where visitors tell of a wrong answer, with {page} for the answer's address; without it nowhere
    DYNO              set by Heroku: there the router's forwarded headers are believed and plain HTTP is redirected
    MALLOC_ARENA_MAX  read by glibc when a process starts

A blank one is as one that is not set. `python penguins/config.py COMMAND` runs a command, in whose environment the
numbers are as they were read here, if these settings can work; otherwise it says which cannot, and fails. As a script
this module imports nothing of the site, so that the check takes no time.
"""

import logging
import os
import re
import secrets
import sys
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

MEGABYTE = 1_000_000

# The largest file; a request may be larger by the form's other fields.
MAX_UPLOAD = 200 * MEGABYTE
FORM_OVERHEAD = 100_000
# The largest workbook, which is packed, and the most rows of one below its header.
MAX_WORKBOOK = 20 * MEGABYTE
MAX_WORKBOOK_ROWS = 200_000
# The longest pasted table, which is held in memory.
MAX_PASTED = 2 * MEGABYTE

# The longest value that a question's answer may have in an address.
LONGEST_ANSWER = 100

DISPLAYED_ROWS = 100

# An answer that decides by itself is looked for in so many rows of a file, the first ones: each of the six answers is
# left out in turn, which takes six times as long as the prediction.
ROWS_WITHOUT_EACH = 20_000


# In lower case: parts of letters, digits and hyphens, with dots between them. Names in other letters have such a form,
# which starts with "xn--".
_HOST = r"[a-z0-9][a-z0-9-]{0,62}(\.[a-z0-9][a-z0-9-]{0,62})*"


class SettingError(ValueError):
    """A setting that cannot work. The message names the variable, what it holds and what it may hold."""

    def __init__(self, name: str, held: str, allowed: str) -> None:
        super().__init__(f"{name} is {held}, which cannot work. It may be {allowed}")


def _whole_number(environ: Mapping[str, str], name: str, default: int, maximum: int) -> int:
    value = environ.get(name, "").strip() or str(default)
    # Python also reads the digits of other scripts, which the platform would not.
    if not re.fullmatch(r"[0-9]{1,9}", value) or not 1 <= int(value) <= maximum:
        raise SettingError(name, repr(environ[name]), f"a whole number from 1 to {maximum:,}.")
    return int(value)


def port(environ: Mapping[str, str] = os.environ) -> int:
    return _whole_number(environ, "PORT", 8000, 65_535)


def workers(environ: Mapping[str, str] = os.environ) -> int:
    return _whole_number(environ, "WEB_CONCURRENCY", 2, 256)


def arenas(environ: Mapping[str, str] = os.environ) -> int:
    """Places in which the C library keeps freed memory: by itself it has up to eight for each core.

    On 2 cores the load of the benchmark takes 450 to 482 MB with two and up to 485 MB without a limit; a dyno has more
    cores.
    """
    return _whole_number(environ, "MALLOC_ARENA_MAX", 2, 1000)


def secret_key(environ: Mapping[str, str] = os.environ) -> str | None:
    key = environ.get("SECRET_KEY", "").strip()
    try:
        key.encode()
    except UnicodeEncodeError:
        # The key itself is kept out of the log.
        raise SettingError("SECRET_KEY", "not in UTF-8", "any text in UTF-8.") from None
    return key or None


def trusted_hosts(environ: Mapping[str, str] = os.environ) -> list[str] | None:
    """In lower case, as browsers send them."""
    value = environ.get("TRUSTED_HOSTS", "").strip()
    hosts = [host.strip().lower() for host in value.split(",") if host.strip()]
    are_names = all(re.fullmatch(rf"\.?{_HOST}", host) for host in hosts)
    if value and not (hosts and are_names):
        allowed = "host names, comma-separated: penguins.example, or .example for example and all names below it."
        raise SettingError("TRUSTED_HOSTS", repr(environ["TRUSTED_HOSTS"]), allowed)
    return hosts or None


def feedback_url(environ: Mapping[str, str] = os.environ) -> str | None:
    """An address with `{page}` in it, behind the host or the mail address."""
    url = environ.get("FEEDBACK_URL", "").strip()
    if url and not _takes_a_page(url):
        allowed = (
            "an address without spaces that starts with https://, http:// or mailto: and has {page} behind the host or "
            "the mail address, such as https://github.com/OWNER/NAME/issues/new?body={page} or "
            "mailto:NAME@EXAMPLE.ORG?body={page}."
        )
        raise SettingError("FEEDBACK_URL", repr(url), allowed)
    return url or None


def _takes_a_page(url: str) -> bool:
    try:
        parts = urlsplit(url)
        has_host = re.fullmatch(_HOST, parts.hostname or "") is not None and parts.port != 0
    except ValueError:
        return False
    if parts.scheme == "mailto":
        is_somewhere, rest = re.fullmatch(r"[^@{]+@[^@{]+", parts.path) is not None, parts.query
    else:
        is_somewhere, rest = has_host, f"{parts.path}?{parts.query}#{parts.fragment}"
    is_printable = url.isprintable() and " " not in url
    return parts.scheme in ("http", "https", "mailto") and is_somewhere and is_printable and "{page}" in rest


def from_environment(environ: Mapping[str, str] = os.environ) -> dict[str, Any]:
    """The settings that Flask reads, as the environment says. Raises SettingError."""
    return {
        "SECRET_KEY": secret_key(environ),
        "TRUSTED_HOSTS": trusted_hosts(environ),
        "FEEDBACK_URL": feedback_url(environ),
        # Of 13 to 50 KB each: the form, the model card, answers whose address is passed on.
        "KEPT_PAGES": 100,
        "BEHIND_ROUTER": bool(environ.get("DYNO", "").strip()),
        "MAX_CONTENT_LENGTH": MAX_UPLOAD + FORM_OVERHEAD,
        # A token stays good as long as its session: a visitor may leave the page open over lunch.
        "WTF_CSRF_TIME_LIMIT": None,
        "SESSION_COOKIE_SAMESITE": "Lax",
    }


def random_key() -> str:
    """A key for one start of the server; the log says what that means."""
    logging.getLogger("penguins").warning(
        "No SECRET_KEY is set, so a random one was made: fine for one dyno. An upload page opened before a restart, "
        "or on another dyno, has to be opened again; set SECRET_KEY to avoid that."
    )
    return secrets.token_hex(32)


def problems(environ: Mapping[str, str] = os.environ) -> Iterator[str]:
    """A line for each setting that cannot work."""
    for read in (port, workers, arenas, secret_key, trusted_hosts, feedback_url):
        try:
            read(environ)
        except SettingError as error:
            yield str(error)


if __name__ == "__main__":
    if found := list(problems()):
        sys.exit("\n".join(found))
    os.environ |= {"PORT": str(port()), "WEB_CONCURRENCY": str(workers()), "MALLOC_ARENA_MAX": str(arenas())}
    if len(sys.argv) < 2:
        sys.exit("The settings can work. Name the command that is to run with them, such as the Procfile's.")
    try:
        os.execvp(sys.argv[1], sys.argv[1:])  # noqa: S606 - the command is the Procfile's
    except OSError as error:
        sys.exit(f"{sys.argv[1]} cannot be started: {error.strerror}.")
