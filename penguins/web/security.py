"""Response headers, the cookie, and what is believed of the router in front."""

from flask import Flask, Response, redirect, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import SecurityError
from werkzeug.middleware.proxy_fix import ProxyFix

# No script at all; our own styles and pictures; forms to ourselves; no frames. Connections to ourselves are for the
# tools that look for /robots.txt from within a page: without scripts, nothing of a page can open one.
CONTENT_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)

HEADERS = {
    "Content-Security-Policy": CONTENT_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
HSTS = "max-age=31536000"


def init_app(app: Flask) -> None:
    app.before_request(refuse_unusable_host)
    if app.config["BEHIND_ROUTER"]:
        # One router, which appends to X-Forwarded-For and sets X-Forwarded-Proto; the host it forwards is its own.
        app.wsgi_app = ProxyFix(app.wsgi_app, x_for=1, x_proto=1)  # type: ignore[method-assign]
        app.before_request(to_https)
        app.config["SESSION_COOKIE_SECURE"] = True
    app.after_request(add_headers)


def refuse_unusable_host() -> None:
    """A page names its own address: for that the host it was asked for by has to be a name, or a number."""
    if not request.host:
        raise SecurityError


def to_https() -> ResponseReturnValue | None:
    """Plain HTTP that came through the router goes to HTTPS; what asks the dyno itself, without a router, does not."""
    is_plain = request.headers.get("X-Forwarded-Proto") and request.scheme.lower() == "http"
    if is_plain and request.path != "/health":
        status = 301 if request.method in ("GET", "HEAD") else 308
        return redirect(request.url.replace("http://", "https://", 1), status)
    return None


def add_headers(response: Response) -> Response:
    response.headers.extend(HEADERS)
    if response.status_code >= 300:
        # Kept by nobody, unless it says otherwise: an address may be redirected by the host that was asked for.
        response.headers.setdefault("Cache-Control", "no-store")
    if request.is_secure:
        response.headers["Strict-Transport-Security"] = HSTS
    return response
