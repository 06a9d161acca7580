"""What travels, and how often: fingerprinted static files, validators for pages, compression.

A page is a function of its address, the model and the site's own files, so a hash of these is its strong validator,
known before the page is made: a browser that has the page gets 304 without any work.
"""

import hashlib
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from threading import Lock
from typing import Any

from flask import Flask, Response, current_app, make_response, request
from flask.typing import ResponseReturnValue
from flask_compress import Compress

# Making a page is all computation, of which Python does one at a time: taking turns spares the switching to and fro.
_turns = Lock()

A_YEAR = 365 * 24 * 3600
TEN_MINUTES = 600


def fingerprint(*paths: Path) -> str:
    """A short hash of files, or of all files in folders."""
    digest = hashlib.sha256()
    for path in paths:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.is_file() and file.suffix != ".pyc":
                digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


def init_app(app: Flask) -> None:
    static, templates = Path(str(app.static_folder)), Path(str(app.template_folder))
    app.config["STATIC_FINGERPRINTS"] = {
        str(file.relative_to(static)): fingerprint(file) for file in static.rglob("*") if file.is_file()
    }
    app.config["SITE_FINGERPRINT"] = fingerprint(Path(app.root_path), templates, static)
    # Best first: Chromium and Firefox take zstd, everything takes gzip.
    app.config["COMPRESS_ALGORITHM"] = ["zstd", "br", "gzip"]
    app.config["COMPRESS_ZSTD_LEVEL"] = 3
    # The compressor is called below, so that it leaves the results page alone.
    app.config["COMPRESS_REGISTER"] = False
    compressor = Compress(app)

    @app.after_request
    def deliver(response: Response) -> Response:
        if request.endpoint == "static" and response.status_code in (200, 304):
            _keep_static_file(response)
        # What is streamed is results with their progress, which a compressor would hold back.
        return response if response.is_streamed else compressor.after_request(response)


def _keep_static_file(response: Response) -> None:
    """A year for an address that names the file's fingerprint, else asked for anew each time."""
    # Read whole, for a small file: what is streamed is not compressed.
    response.direct_passthrough = False
    response.make_sequence()
    filename = (request.view_args or {}).get("filename")
    fingerprints = current_app.config["STATIC_FINGERPRINTS"]
    if filename in fingerprints:
        # By content, not by the file's age: another build of the same file is the same.
        response.set_etag(fingerprints[filename])
        response.make_conditional(request)
    response.cache_control.no_cache = None
    if filename in fingerprints and request.args.get("v") == fingerprints[filename]:
        response.cache_control.public = True
        response.cache_control.max_age = A_YEAR
        response.cache_control.immutable = True
    else:
        response.cache_control.no_cache = True
        response.cache_control.max_age = None


def cacheable(view: Callable[..., ResponseReturnValue]) -> Callable[..., ResponseReturnValue]:
    """For a view whose page depends on nothing but the address, the model and the site's files."""

    @wraps(view)
    def answered(*args: Any, **kwargs: Any) -> ResponseReturnValue:
        etag = _etag_of_address()
        if _is_held(etag):
            response = make_response("", 304)
        else:
            with _turns:
                response = make_response(view(*args, **kwargs))
        if response.status_code in (200, 304):
            response.set_etag(etag)
            response.cache_control.public = True
            response.cache_control.max_age = TEN_MINUTES
        return response

    return answered


def _etag_of_address() -> str:
    model = current_app.extensions["predictor"].version
    site = current_app.config["SITE_FINGERPRINT"]
    return hashlib.sha256(f"{model} {site} {request.full_path}".encode()).hexdigest()[:24]


def _is_held(etag: str) -> bool:
    """Whether the browser has this page already, in whatever compression it was sent."""
    return any(held.split(":")[0] == etag for held in request.if_none_match.as_set(include_weak=True))
