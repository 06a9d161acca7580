"""Headers on every response, the cookie, and what is believed of the router in front."""

from typing import Any

import pytest
from flask import Flask
from werkzeug.routing import Rule

from penguins import create_app
from penguins.web.security import HEADERS
from tests.client import SiteClient, check_headers, text_of
from tests.conftest import SETTINGS

HTTPS = {"X-Forwarded-Proto": "https"}
HTTP = {"X-Forwarded-Proto": "http"}
PATHS = ["/", "/?island=Dream", "/?island=Mars", "/upload", "/model", "/health", "/static/site.css", "/nowhere"]


@pytest.fixture(scope="module")
def dyno() -> Flask:
    return create_app({**SETTINGS, "BEHIND_ROUTER": True})


@pytest.fixture
def behind_router(dyno: Flask) -> SiteClient:
    return SiteClient(dyno)


def raw_path(path: str) -> dict[str, Any]:
    """For a path that a test client would take apart as an address."""
    return {"path": "/", "environ_overrides": {"PATH_INFO": path}}


def rules(app: Flask) -> list[Rule]:
    return [rule for rule in app.url_map.iter_rules() if rule.endpoint != "static"]


def test_every_route_and_method_carries_every_header(app: Flask) -> None:
    for rule in rules(app):
        for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "NONSENSE"):
            response = app.test_client().open(rule.rule, method=method)
            check_headers(response)
            assert response.status_code in ({200} if method in ("GET", "HEAD", "OPTIONS") else {400, 405})


def test_the_policy_allows_no_script_and_nothing_inline_or_from_elsewhere() -> None:
    policy = dict(directive.strip().split(" ", 1) for directive in HEADERS["Content-Security-Policy"].split(";"))
    assert policy["default-src"] == "'none'"
    assert {name for name in policy if name.startswith("script")} == set()
    assert set(policy.values()) == {"'none'", "'self'"}
    assert policy.items() >= {"form-action": "'self'", "base-uri": "'none'", "frame-ancestors": "'none'"}.items()
    assert HEADERS["X-Content-Type-Options"] == "nosniff"
    assert HEADERS["X-Frame-Options"] == "DENY"
    assert {"Referrer-Policy", "Permissions-Policy"} <= set(HEADERS)


@pytest.mark.parametrize(("method", "status"), [("GET", 301), ("HEAD", 301), ("POST", 308), ("DELETE", 308)])
@pytest.mark.parametrize("path", [path for path in PATHS if path != "/health"])
def test_plain_http_through_the_router_goes_to_https(
    behind_router: SiteClient, path: str, method: str, status: int
) -> None:
    response = behind_router.browser.open(path, method=method, headers=HTTP, buffered=True)
    assert (response.status_code, response.headers["Location"]) == (status, f"https://localhost{path}")
    assert response.headers["Cache-Control"] == "no-store"
    assert "Strict-Transport-Security" not in response.headers
    check_headers(response)


@pytest.mark.parametrize(("path", "status"), [("/nowhere", 404), ("/?island=Mars", 400), ("/static//site.css", 308)])
def test_what_is_no_page_is_kept_by_nobody(client: SiteClient, path: str, status: int) -> None:
    assert client.fetch(path, status).headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("path", ["/", "/upload", "/model", "/health", "/static/site.css"])
def test_https_through_the_router_is_answered_and_asked_for_from_then_on(behind_router: SiteClient, path: str) -> None:
    response = behind_router.fetch(path, headers=HTTPS)
    assert response.headers.getlist("Strict-Transport-Security") == ["max-age=31536000"]


@pytest.mark.parametrize("path", ["/", "/upload", "/health"])
def test_what_comes_without_the_router_is_not_redirected(behind_router: SiteClient, path: str) -> None:
    assert "Strict-Transport-Security" not in behind_router.fetch(path).headers


def test_only_what_the_router_says_last_is_believed(behind_router: SiteClient) -> None:
    behind_router.fetch("/", 301, headers={"X-Forwarded-Proto": "https, http"})
    behind_router.fetch("/", 200, headers={"X-Forwarded-Proto": "http, https"})


def test_only_plain_http_is_redirected_in_whatever_letters(behind_router: SiteClient) -> None:
    plain = behind_router.fetch("/model", 301, headers={"X-Forwarded-Proto": "HTTP"})
    assert plain.headers["Location"] == "https://localhost/model"
    for other in ("HTTPS", "gopher", ""):
        behind_router.fetch("/model", headers={"X-Forwarded-Proto": other})


def test_the_health_check_is_answered_in_plain_http_too(behind_router: SiteClient) -> None:
    response = behind_router.fetch("/health", headers=HTTP)
    assert (response.mimetype, response.text) == ("text/plain", "The forest answers.\n")
    assert response.headers["Cache-Control"] == "no-store"


def test_the_cookie_is_secure_behind_the_router_and_works_on_a_local_machine(
    behind_router: SiteClient, client: SiteClient
) -> None:
    [cookie] = behind_router.fetch("/upload", headers=HTTPS).headers.getlist("Set-Cookie")
    assert {"Secure", "HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Domain" not in cookie
    [cookie] = client.fetch("/upload").headers.getlist("Set-Cookie")
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(cookie.split("; "))
    assert "Secure" not in cookie


@pytest.mark.parametrize("path", [path for path in PATHS if path != "/upload"])
def test_no_page_but_the_upload_form_sets_a_cookie(app: Flask, path: str) -> None:
    assert "Set-Cookie" not in app.test_client().get(path, buffered=True).headers


def test_without_a_router_forwarded_headers_are_ignored(client: SiteClient) -> None:
    response = client.fetch("/upload", headers={**HTTP, "X-Forwarded-For": "1.2.3.4"})
    assert "Location" not in response.headers
    response = client.fetch("/upload", headers={**HTTPS, "X-Forwarded-Host": "evil.example"})
    assert "Strict-Transport-Security" not in response.headers
    assert "Secure" not in response.headers.get("Set-Cookie", "")


FORGED = {"X-Forwarded-Host": "evil.example", "X-Forwarded-Prefix": "/evil.example", "Forwarded": "host=evil.example"}


def test_a_forwarded_host_is_ignored_also_behind_the_router(behind_router: SiteClient) -> None:
    response = behind_router.fetch("/model", 301, headers={**HTTP, **FORGED})
    assert response.headers["Location"] == "https://localhost/model"
    for path in ("/", "/upload", "/model", "/?island=Dream"):
        assert "evil.example" not in behind_router.fetch(path, headers={**HTTPS, **FORGED}).text


@pytest.mark.parametrize("forwarded", [None, "http", "https"])
def test_other_hosts_than_the_trusted_ones_are_refused(forwarded: str | None) -> None:
    app = create_app({**SETTINGS, "TRUSTED_HOSTS": ["penguins.example"], "BEHIND_ROUTER": forwarded is not None})
    headers = {"X-Forwarded-Proto": forwarded} if forwarded else {}
    page = SiteClient(app).get("/", 400, headers={**headers, "Host": "evil.example"})
    assert text_of(page.h1) == "This site does not go by that name"
    SiteClient(app).fetch("/", 301 if forwarded == "http" else 200, headers={**headers, "Host": "penguins.example"})


@pytest.mark.parametrize(
    "path", ["//evil.example/", "//evil.example", "///", "//", "/\\evil.example/", "//evil.example/%2e%2e", "//model"]
)
@pytest.mark.parametrize("headers", [{}, HTTP, HTTPS])
def test_no_trick_in_the_path_leads_off_the_site(behind_router: SiteClient, path: str, headers: dict[str, str]) -> None:
    response = behind_router.browser.open(**raw_path(path), buffered=True, headers=headers)
    check_headers(response)
    assert response.status_code in (200, 301, 308, 404)
    assert (response.status_code in (301, 308)) == ("Location" in response.headers)
    if "Location" in response.headers:
        assert response.headers["Location"].startswith(("http://localhost/", "https://localhost/"))
        assert not response.headers["Location"].partition("localhost")[2].startswith(("//", "/\\"))


@pytest.mark.parametrize("host", ["A_B", "a:99999", "<script>", "penguins..example:x"])
def test_a_host_that_is_no_name_is_refused(client: SiteClient, host: str, caplog: pytest.LogCaptureFixture) -> None:
    page = client.get("/?island=Biscoe", 400, headers={"Host": host})
    assert text_of(page.h1) == "This site does not go by that name"
    assert caplog.messages == [
        f"A request was refused with 400: the host {host!r} is no name, or TRUSTED_HOSTS does not have it."
    ]
