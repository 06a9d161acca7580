"""A file that the site starts from is missing or damaged: one line names it, and says what mends it."""

import hashlib
import json
import re
from pathlib import Path

import pytest

from penguins.model import dataset, predictor
from penguins.model.dataset import Dataset
from penguins.model.paths import DATA, PICKLE, REPORT, ModelError
from penguins.model.predictor import Predictor
from penguins.model.report import read_report


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "FileNotFoundError: "),
        (b"", "JSONDecodeError: "),
        (b"{", "JSONDecodeError: "),
        (b"\xff", "UnicodeDecodeError: "),
        (b"{}", "KeyError: ('added', "),
        (b"null", "TypeError: "),
    ],
)
def test_a_damaged_report(tmp_path: Path, content: bytes | None, reason: str) -> None:
    path = tmp_path / "report.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(ModelError, match=rf"^report\.json cannot be read \({re.escape(reason)}.*\): restore it\.$"):
        Predictor.load(PICKLE, path)


def test_a_part_that_the_report_lacks_is_named(tmp_path: Path) -> None:
    report = json.loads(REPORT.read_text())
    del report["pickle"]
    (tmp_path / "report.json").write_text(json.dumps(report))
    with pytest.raises(ModelError, match=r"^report\.json cannot be read \(KeyError: 'pickle'\): restore it\.$"):
        read_report(tmp_path / "report.json")


def test_a_missing_forest(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match=r"^penguins_clf\.pkl cannot be read \(FileNotFoundError: .*\): restore it\.$"):
        Predictor.load(tmp_path / PICKLE.name)


@pytest.mark.parametrize("length", [0, 5_000, len(DATA.read_bytes().splitlines()[0])])
def test_a_cut_data_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int) -> None:
    path = tmp_path / "penguins.csv"
    path.write_bytes(DATA.read_bytes()[:length])
    monkeypatch.setattr(predictor, "DATA", path)
    with pytest.raises(ModelError) as caught:
        Predictor.load()
    checksums = [hashlib.sha256(data.read_bytes()).hexdigest() for data in (path, DATA)]
    assert str(caught.value).startswith(
        "penguins.csv has the SHA-256 {}, but the forest's report says {}: ".format(*checksums)
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (None, "FileNotFoundError: "),
        ("island\nDream\n", "KeyError: 'species'"),
        ("species,island\nEmperor,Dream\n", "KeyError: 'Emperor'"),
    ],
)
def test_data_that_cannot_be_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: str | None, reason: str
) -> None:
    path = tmp_path / "penguins.csv"
    if content is not None:
        path.write_text(content)
    monkeypatch.setattr(dataset, "DATA", path)
    with pytest.raises(ModelError, match=rf"^penguins\.csv cannot be read \({reason}.*\): restore it\.$"):
        Dataset.load()
