"""Settings: what is read from the environment, and what holds without it."""

import logging

import pytest

from penguins import config, create_app
from tests.conftest import SETTINGS

WARNING = (
    "No SECRET_KEY is set, so a random one was made: fine for one dyno. An upload page opened before a restart, "
    "or on another dyno, has to be opened again; set SECRET_KEY to avoid that."
)


def test_without_a_key_a_random_one_is_made_and_the_log_says_what_that_means(
    caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SECRET_KEY", "")
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
        (" , ", None),
        ("penguins.example", ["penguins.example"]),
        (" penguins.example, .herokuapp.com,", ["penguins.example", ".herokuapp.com"]),
    ],
)
def test_the_trusted_hosts_are_a_list_or_any(hosts: str | None, trusted: list[str] | None) -> None:
    environ = {"SECRET_KEY": "x"} if hosts is None else {"SECRET_KEY": "x", "TRUSTED_HOSTS": hosts}
    assert config.from_environment(environ)["TRUSTED_HOSTS"] == trusted


@pytest.mark.parametrize(("dyno", "is_behind"), [({"DYNO": "web.1"}, True), ({}, False), ({"DYNO": ""}, False)])
def test_only_a_dyno_is_behind_the_router(dyno: dict[str, str], is_behind: bool) -> None:
    assert config.from_environment({"SECRET_KEY": "x", **dyno})["BEHIND_ROUTER"] is is_behind


def test_the_environment_is_read_when_the_site_is_made(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    monkeypatch.setenv("DYNO", "web.1")
    app = create_app({"TESTING": True})
    assert (app.config["SECRET_KEY"], app.config["BEHIND_ROUTER"]) == ("from outside", True)


def test_the_site_starts_with_trusted_hosts_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRUSTED_HOSTS", "penguins.example")
    assert create_app(SETTINGS).config["TRUSTED_HOSTS"] == ["penguins.example"]


def test_settings_that_are_passed_in_go_before_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "from outside")
    assert create_app(SETTINGS).config["SECRET_KEY"] == SETTINGS["SECRET_KEY"]


def test_the_limits_are_the_agreed_ones() -> None:
    settings = config.from_environment({"SECRET_KEY": "x"})
    assert config.MAX_UPLOAD == 200_000_000
    assert config.DISPLAYED_ROWS == 100
    assert settings["MAX_CONTENT_LENGTH"] > config.MAX_UPLOAD
    assert settings["SESSION_COOKIE_HTTPONLY"] is True
    assert settings["SESSION_COOKIE_SAMESITE"] == "Lax"
