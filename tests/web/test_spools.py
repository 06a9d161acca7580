"""What becomes of the file of an upload: closed in the end, whatever happens; and where there is no room for it."""

import errno
import io
import os
import tempfile
from typing import IO, Any

import pytest
from flask import Flask, Request

from penguins import create_app
from penguins.files.table import rows
from penguins.model.columns import COLUMNS_OF, Matrix
from penguins.model.prediction import Probabilities
from penguins.web import results_page, uploads
from tests.client import SiteClient
from tests.conftest import SETTINGS
from tests.tables import ADELIE, GENTOO, plain_forest, results, stream, table
from tests.web.uploading import CONTENT, payload, refused


class Fault(RuntimeError):
    pass


class FailingForest:
    """Answers tables of Adelies and fails at the first that has a Gentoo."""

    def __init__(self) -> None:
        self.tables = 0

    def predict_proba(self, matrix: Matrix) -> Probabilities:
        self.tables += 1
        if (matrix[:, COLUMNS_OF["body_mass_g"]] == GENTOO["body_mass_g"]).any():
            raise Fault
        return plain_forest(matrix)


@pytest.fixture
def faulty(app: Flask, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """Makes the forest fail at a later block of a file; gives such a file."""
    monkeypatch.setitem(app.extensions, "predictor", FailingForest())
    monkeypatch.setattr(rows, "BLOCK", 10_000)
    monkeypatch.setattr(results_page, "SHOWS_PROGRESS", 0)
    return payload(table([ADELIE] * 1000 + [GENTOO] * 1000))


def test_the_header_line_comes_before_any_row_is_scored(app: Flask, client: SiteClient, faulty: dict[str, Any]) -> None:
    with client.streamed("/upload", {**faulty, "action": "download"}) as response:
        assert next(response.iter_encoded()) == results(CONTENT).splitlines()[0].encode() + b"\r\n"
        assert app.extensions["predictor"].tables == 0


@pytest.fixture
def streams(app: Flask, monkeypatch: pytest.MonkeyPatch) -> list[IO[bytes]]:
    """The streams of the files that requests bring."""
    taken: list[IO[bytes]] = []
    make = app.request_class._get_file_stream

    def remember(*arguments: Any, **keywords: Any) -> IO[bytes]:
        taken.append(make(*arguments, **keywords))
        return taken[-1]

    monkeypatch.setattr(app.request_class, "_get_file_stream", remember)
    return taken


@pytest.mark.parametrize("action", ["show", "download"])
def test_the_file_is_closed_once_it_is_answered(client: SiteClient, streams: list[IO[bytes]], action: str) -> None:
    with client.streamed("/upload", payload(action=action)) as response:
        response.get_data()
    assert [stream.closed for stream in streams] == [True]


@pytest.mark.parametrize("action", ["show", "download"])
def test_the_file_is_closed_when_the_visitor_goes_away(
    client: SiteClient, streams: list[IO[bytes]], action: str
) -> None:
    with client.streamed("/upload", payload(table([ADELIE] * 10_000), action=action)) as response:
        next(response.iter_encoded())
        assert [stream.closed for stream in streams] == [False]
    assert [stream.closed for stream in streams] == [True]


@pytest.mark.parametrize("action", ["show", "download"])
def test_a_fault_halfway_is_not_swallowed_and_the_file_is_closed(
    client: SiteClient, faulty: dict[str, Any], streams: list[IO[bytes]], action: str
) -> None:
    with client.streamed("/upload", {**faulty, "action": action}) as response, pytest.raises(Fault):
        response.get_data()
    assert [stream.closed for stream in streams] == [True]


@pytest.mark.parametrize("content", ["", "Dear all", "a,b\nc,d\n"])
def test_the_file_is_closed_when_it_is_refused(client: SiteClient, streams: list[IO[bytes]], content: str) -> None:
    refused(client, file=(stream(content), "a.csv"))
    assert [stream.closed for stream in streams] == [True]


@pytest.mark.parametrize("overrides", [{"csrf_token": "stale"}, {"action": "erase"}])
def test_the_file_is_closed_when_the_form_is_refused(
    client: SiteClient, streams: list[IO[bytes]], overrides: dict[str, Any]
) -> None:
    refused(client, **overrides)
    assert [stream.closed for stream in streams] == [True]


def test_the_file_is_closed_when_its_form_is_refused_halfway(client: SiteClient, streams: list[IO[bytes]]) -> None:
    many: dict[str, Any] = {f"file {number}": (stream("x"), "x.csv") for number in range(uploads.MOST_FIELDS)}
    client.post("/upload", payload(**many), status=413)
    assert len(streams) > 1
    assert all(stream.closed for stream in streams)


class _Full(io.BytesIO):
    """A file on a disk that is full."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.number = number

    def write(self, data: Any) -> int:
        raise OSError(self.number, os.strerror(self.number))


@pytest.mark.parametrize("number", [errno.ENOENT, errno.ENOSPC, errno.EDQUOT, errno.EFBIG])
def test_without_room_for_the_file_the_page_says_so(
    app: Flask, client: SiteClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, number: int
) -> None:
    monkeypatch.setattr(Request, "_get_file_stream", lambda *_, **__: _Full(number))
    message = (
        "There is no room for a file on our side just now, and nothing was read. Your file is not at fault: send it "
        "again in a few minutes."
    )
    assert refused(client, status=507) == message
    assert [(record.levelname, record.exc_info) for record in caplog.records] == [("ERROR", None)]


def test_the_temporary_folder_is_known_before_it_may_be_full(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", None)
    create_app(SETTINGS)
    assert tempfile.tempdir is not None


def test_another_fault_of_the_disk_is_our_fault(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Request, "_get_file_stream", lambda *_, **__: _Full(errno.EIO))
    client.post("/upload", payload(), status=500)
