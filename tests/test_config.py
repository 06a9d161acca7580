"""Settings: what is read from the environment, and what holds without it."""

import logging
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from penguins import config, create_app
from scripts.server import ROOT, web_command
from tests.conftest import SETTINGS

WARNING = (
    "No SECRET_KEY is set, so a random one was made: fine for one dyno. An upload page opened before a restart, "
    "or on another dyno, has to be opened again; set SECRET_KEY to avoid that."
)


def test_without_a_key_a_random_one_is_made_and_the_log_says_what_that_means(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", " ")
    with caplog.at_level(logging.WARNING):
        one, other = create_app().config["SECRET_KEY"], create_app().config["SECRET_KEY"]
    assert [record.getMessage() for record in caplog.records] == [WARNING] * 2
    assert one != other
    assert len(bytes.fromhex(one)) == 32


def test_a_key_from_the_settings_is_not_warned_of(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECRET_KEY", raising=False)
    assert create_app(SETTINGS).config["SECRET_KEY"] == SETTINGS["SECRET_KEY"]
    assert not caplog.records


def test_a_key_from_the_environment_is_used_without_a_word(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        assert config.from_environment({"SECRET_KEY": "from outside"})["SECRET_KEY"] == "from outside"
    assert caplog.records == []


@pytest.mark.parametrize(
    ("hosts", "trusted"),
    [
        (None, None),
        ("", None),
        ("penguins.example", ["penguins.example"]),
        (" Penguins.EXAMPLE, .herokuapp.com,", ["penguins.example", ".herokuapp.com"]),
    ],
)
def test_the_trusted_hosts_are_a_list_or_any(hosts: str | None, trusted: list[str] | None) -> None:
    environ = {"SECRET_KEY": "x"} if hosts is None else {"SECRET_KEY": "x", "TRUSTED_HOSTS": hosts}
    assert config.from_environment(environ)["TRUSTED_HOSTS"] == trusted


@pytest.mark.parametrize(("dyno", "is_behind"), [({"DYNO": "web.1"}, True), ({}, False), ({"DYNO": " "}, False)])
def test_only_a_dyno_is_behind_the_router(dyno: dict[str, str], is_behind: bool) -> None:
    assert config.from_environment({"SECRET_KEY": "x", **dyno})["BEHIND_ROUTER"] is is_behind


def test_the_environment_is_read_when_the_site_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    monkeypatch.setenv("DYNO", "web.1")
    app = create_app({"TESTING": True})
    assert (app.config["SECRET_KEY"], app.config["BEHIND_ROUTER"]) == ("from outside", True)


def test_settings_that_are_passed_in_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    assert create_app(SETTINGS).config["SECRET_KEY"] == SETTINGS["SECRET_KEY"]


def test_the_limits_are_the_agreed_ones() -> None:
    settings = config.from_environment({"SECRET_KEY": "x"})
    assert config.MAX_UPLOAD == 200_000_000
    assert config.DISPLAYED_ROWS == 100
    assert settings["MAX_CONTENT_LENGTH"] > config.MAX_UPLOAD
    assert settings["SESSION_COOKIE_SAMESITE"] == "Lax"


NUMBERS = "It may be a whole number from 1 to"
HOSTS = "It may be host names, comma-separated: penguins.example, or .example for example and all names below it."
FEEDBACK = (
    "It may be an address without spaces that starts with https://, http:// or mailto: and has {page} behind the host "
    "or the mail address, such as https://github.com/OWNER/NAME/issues/new?body={page} or "
    "mailto:NAME@EXAMPLE.ORG?body={page}."
)


def start(command: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
    """Runs a command, the Procfile's by default, with settings that cannot work: it has to end by itself."""
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", **environment}
    return subprocess.run(
        shlex.split(command or web_command()), cwd=ROOT, env=environment, capture_output=True, text=True, timeout=60
    )


@pytest.mark.parametrize(
    ("name", "value", "allowed"),
    [
        ("WEB_CONCURRENCY", "0", f"{NUMBERS} 256."),
        ("WEB_CONCURRENCY", "abc", f"{NUMBERS} 256."),
        ("WEB_CONCURRENCY", "2.5", f"{NUMBERS} 256."),
        ("WEB_CONCURRENCY", "9" * 5000, f"{NUMBERS} 256."),
        ("PORT", "-1", f"{NUMBERS} 65,535."),
        ("PORT", "65536", f"{NUMBERS} 65,535."),
        ("PORT", "http", f"{NUMBERS} 65,535."),
        ("MALLOC_ARENA_MAX", "abc", f"{NUMBERS} 1,000."),
        ("MALLOC_ARENA_MAX", "0", f"{NUMBERS} 1,000."),
        ("TRUSTED_HOSTS", "penguins.example, https://penguins.example", HOSTS),
        ("TRUSTED_HOSTS", "*.example", HOSTS),
        ("TRUSTED_HOSTS", " ,", HOSTS),
        ("TRUSTED_HOSTS", f"{64 * 'x'}.example", HOSTS),
        ("TRUSTED_HOSTS", "-", HOSTS),
        ("TRUSTED_HOSTS", "my_site.example", HOSTS),
        ("TRUSTED_HOSTS", "pingüinos.example", HOSTS),
        ("FEEDBACK_URL", "https://penguins.example/tell", FEEDBACK),
        ("FEEDBACK_URL", "javascript:alert('{page}')", FEEDBACK),
        ("FEEDBACK_URL", "https://{page}", FEEDBACK),
        ("FEEDBACK_URL", "https://[{page}", FEEDBACK),
        ("FEEDBACK_URL", "https://penguins.example:mail/{page}", FEEDBACK),
        ("FEEDBACK_URL", "https://penguins.example:70000/{page}", FEEDBACK),
        ("FEEDBACK_URL", "https://{page}.example/{page}", FEEDBACK),
        ("FEEDBACK_URL", "https://./{page}", FEEDBACK),
        ("FEEDBACK_URL", 'https://a"b/{page}', FEEDBACK),
        ("FEEDBACK_URL", "mailto:@?body={page}", FEEDBACK),
        ("FEEDBACK_URL", "mailto:?body={page}", FEEDBACK),
        ("FEEDBACK_URL", "https://penguins.example/tell us?{page}", FEEDBACK),
    ],
)
def test_a_setting_that_cannot_work_is_one_line_and_the_server_does_not_start(
    name: str, value: str, allowed: str
) -> None:
    done = start(**{name: value})
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == f"{name} is {value!r}, which cannot work. {allowed}\n"


def test_a_key_that_cannot_work_is_named_and_not_shown() -> None:
    done = start(SECRET_KEY="secret\udcff")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "SECRET_KEY is not in UTF-8, which cannot work. It may be any text in UTF-8.\n"


def test_a_command_that_cannot_be_started_is_one_line() -> None:
    done = start("python penguins/config.py nosuchcommand")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "nosuchcommand cannot be started: No such file or directory.\n"


@pytest.mark.parametrize(
    ("environment", "numbers"),
    [
        ({}, "8000 2 2"),
        ({"PORT": "", "WEB_CONCURRENCY": " ", "MALLOC_ARENA_MAX": ""}, "8000 2 2"),
        ({"PORT": " 08210 ", "WEB_CONCURRENCY": "3", "MALLOC_ARENA_MAX": "4"}, "8210 3 4"),
    ],
)
def test_the_command_gets_the_numbers_as_they_were_read(environment: dict[str, str], numbers: str) -> None:
    done = start("python penguins/config.py printenv PORT WEB_CONCURRENCY MALLOC_ARENA_MAX", **environment)
    assert done.stdout.split() == numbers.split(), done.stderr


def test_several_settings_that_cannot_work_are_all_named() -> None:
    done = start(PORT="x", WEB_CONCURRENCY="0")
    assert [line.split()[0] for line in done.stderr.splitlines()] == ["PORT", "WEB_CONCURRENCY"]


@pytest.mark.parametrize(
    "url",
    [
        "https://github.com/penguins/penguins/issues/new?title=Wrong&body={page}",
        "http://localhost:8080/tell/{page}",
        "mailto:penguins@penguins.example?subject=Another%20species&body={page}",
    ],
)
def test_the_feedback_address_is_a_page_or_a_mail(url: str) -> None:
    assert config.from_environment({"FEEDBACK_URL": url})["FEEDBACK_URL"] == url


@pytest.mark.parametrize("environ", [{}, {"FEEDBACK_URL": ""}])
def test_without_a_feedback_address_there_is_none(environ: dict[str, str]) -> None:
    assert config.from_environment(environ)["FEEDBACK_URL"] is None


@pytest.mark.parametrize("name", ["WEB_CONCURRENCY", "PORT", "TRUSTED_HOSTS", "FEEDBACK_URL"])
def test_gunicorn_started_by_hand_does_not_start_either(name: str) -> None:
    done = start("gunicorn --config .gunicorn.conf.py wsgi:app", **{name: "0/0" if name != "WEB_CONCURRENCY" else "0"})
    assert done.returncode == 1
    assert done.stderr.startswith(f"{name} is '0")
    assert len(done.stderr.splitlines()) == 1
