"""`scripts/train.py --also`: which rows of a file are trained on, and what is said of the others."""

import hashlib
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from penguins.files.refused import FileRefused
from penguins.model.columns import encode, encode_one, table_of
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.model.report import read_report
from penguins.questions.answers import Answers
from scripts import train
from scripts.added import WrongFiles, find_recorded, read_added
from scripts.copies import Settings
from scripts.forest import as_frame, grow
from scripts.train import main
from tests.tables import HEADERS
from tests.workbooks import book

# Semicolons, decimal commas, other units and other words, as the site reads them.
MESSAGES = """espèce;île;sexe;longueur du bec (cm);profondeur du bec (cm);longueur de l'aile (mm);masse (kg)
Manchot papou;Biscoe;femelle;4,55;1,42;208;4,61
Gentoo;Biscoe;;4,67;1,45;;
Emperor;Biscoe;femelle;8,1;2,5;290;9,9
;Dream;femelle;4,7;1,8;195;3,7
Adelie;Torgersen;male;;;;
Adelie;Torgersen;male;39,1;1,87;181;3,75
Adelie;Torgersen;male;3,91;1,87;181;3,75
Chinstrap;Torgersen;male;3,95;1,74;186;3,8
Gentoo;Biscoe;femelle;4,55;1,42;208;4,61
Adelie;Elephant;male;3,99;1,91;193;3,91
"""
LEFT_OUT = [
    "Row 4 is left out. “Emperor” is none of Adelie, Chinstrap and Gentoo.",
    "Row 5 is left out. No species is given.",
    "Row 6 is left out. No measurement is known: nothing is written in “longueur du bec (cm)”, "
    "“profondeur du bec (cm)”, “longueur de l'aile (mm)” and “masse (kg)”.",
    "Row 7 is left out. Bill length must be between 10 and 100 mm; “longueur du bec (cm)” has “39,1”. In the unit "
    "of the rest of the column that is 391 mm.",
    "Row 8 is left out. Within rounding it has the measurements of row 2 of penguins.csv and is taken for the same "
    "penguin.",
    "Row 9 is left out. Within rounding it has the measurements of row 3 of penguins.csv, which is an Adelie.",
    "Row 10 is left out. Within rounding it has the measurements of row 2 of messages.csv and is taken for the same "
    "penguin.",
    "Row 11 is used. Island must be Biscoe, Dream, Torgersen or unknown; “île” has “Elephant”, which counts as "
    "unknown.",
]


@pytest.fixture
def messages(tmp_path: Path) -> Path:
    path = tmp_path / "messages.csv"
    path.write_text(MESSAGES, encoding="utf-8")
    return path


def test_rows_in_any_dialect_are_added_and_each_that_is_not_is_listed_with_the_reason(
    messages: Path, dataset: Dataset
) -> None:
    (file,) = read_added([messages], dataset)
    gentoo: Answers = {"island": "Biscoe", "sex": "female", "bill_length_mm": 45.5, "bill_depth_mm": 14.2}
    np.testing.assert_array_equal(
        file.penguins,
        np.vstack(
            [
                encode_one({**gentoo, "flipper_length_mm": 208.0, "body_mass_g": 4610.0}),
                encode_one({"island": "Biscoe", "bill_length_mm": 46.7, "bill_depth_mm": 14.5}),
                encode_one(
                    {
                        "sex": "male",
                        "bill_length_mm": 39.9,
                        "bill_depth_mm": 19.1,
                        "flipper_length_mm": 193.0,
                        "body_mass_g": 3910.0,
                    }
                ),
            ]
        ),
    )
    assert file.classes.tolist() == [2, 2, 0]
    columns = "island, sex, bill length, bill depth, flipper length and body mass"
    assert file.remarks[0] == f"It has columns for species, {columns}."
    assert file.remarks[1] == (
        "“longueur du bec (cm)” was converted from centimetres to millimetres: bill length times 10."
    )
    assert file.remarks[-len(LEFT_OUT) :] == LEFT_OUT
    assert sum(remark.startswith("Row") for remark in file.remarks) == len(LEFT_OUT)
    assert file.described() == {
        "name": "messages.csv",
        "sha256": hashlib.sha256(messages.read_bytes()).hexdigest(),
        "penguins": 3,
        "species": {"Adelie": 1, "Chinstrap": 0, "Gentoo": 2},
    }


def test_a_penguin_in_two_files_is_added_once(messages: Path, tmp_path: Path, dataset: Dataset) -> None:
    again = tmp_path / "again.csv"
    rows = ["Gentoo,Biscoe,female,45.5,14.2,208,4610", "Gentoo,Biscoe,,46.7,14.5,,", "Gentoo,Biscoe,,47,15,,"]
    again.write_text("\n".join([",".join(["species", *HEADERS]), *rows, ""]))
    _, second = read_added([messages, again], dataset)
    assert second.penguins[:, 0].tolist() == [47]
    assert second.remarks[1:] == [
        f"Row {number} is left out. Within rounding it has the measurements of row {number} of messages.csv and is "
        "taken for the same penguin."
        for number in (2, 3)
    ]


def test_a_file_that_is_given_twice_is_refused(messages: Path, dataset: Dataset) -> None:
    copied = messages.with_name("copied.csv")
    copied.write_bytes(messages.read_bytes())
    with pytest.raises(FileRefused) as refused:
        read_added([messages, copied], dataset)
    assert str(refused.value) == f"{copied}: It is the same file as messages.csv: give it once."


def test_a_workbook_is_added_as_the_same_cells_in_a_csv_file_would_be(tmp_path: Path, dataset: Dataset) -> None:
    workbook, csv = tmp_path / "told.xlsx", tmp_path / "told.csv"
    header: list[Any] = ["species", "island", "bill_length_mm", "bill_depth_mm"]
    rows = [header, ["Gentoo", "Biscoe", 46.3, 14.4], [None, "Dream", 47, 18]]
    workbook.write_bytes(book(birds=rows))
    csv.write_text("".join(",".join("" if cell is None else str(cell) for cell in row) + "\n" for row in rows))
    from_workbook, from_csv = read_added([workbook], dataset)[0], read_added([csv], dataset)[0]
    np.testing.assert_array_equal(from_workbook.penguins, from_csv.penguins)
    assert from_workbook.classes.tolist() == from_csv.classes.tolist() == [2]
    assert from_workbook.remarks[-1] == from_csv.remarks[-1] == "Row 3 is left out. No species is given."


def test_rows_unlike_the_data_are_used_and_listed_to_be_checked(tmp_path: Path, dataset: Dataset) -> None:
    path = tmp_path / "odd.csv"
    rows = ["Adelie,Dream,male,95,38,105,9900", "Gentoo,Dream,female,45.4,14.3,209,4650", "Adelie,,male,38,18,230,3000"]
    usual = "Adelie,Dream,male,39.9,18.7,191,3900"
    path.write_text("\n".join([",".join(["species", *HEADERS]), *rows, usual, ""]))
    (file,) = read_added([path], dataset)
    assert file.classes.tolist() == [0, 2, 0, 0]
    assert file.remarks[1:] == [
        "Row 2 is used. It is unlike any penguin of the data: check the bill length, the bill depth, the flipper "
        "length and the body mass.",
        "Row 3 is used. It is unlike any penguin of the data: check the island.",
        "Row 4 is used. It is unlike any penguin of the data: check the flipper length.",
    ]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        (
            "bill_length_mm,bill_depth_mm\n40,18\n",
            "No column names the species of the penguins, such as Adelie, Chinstrap and Gentoo.",
        ),
        (
            "species,bill_length_mm,bill_depth_mm\n0,40,18\n",
            "No column names the species of the penguins, such as Adelie, Chinstrap and Gentoo.",
        ),
        ("", "The file is empty. Choose a file with a header line and a line for each penguin."),
        (
            "species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\n",
            "It has no penguin to add.\n  It has columns for species, bill length and bill depth.\n"
            "  Row 2 is left out. Within rounding it has the measurements of row 2 of penguins.csv and is taken for "
            "the same penguin.",
        ),
    ],
    ids=["no species", "codes", "empty", "no row"],
)
def test_a_file_that_cannot_be_used_is_one_clear_line_and_nothing_is_trained(
    tmp_path: Path, dataset: Dataset, capsys: pytest.CaptureFixture[str], text: str, reason: str
) -> None:
    path = tmp_path / "birds.csv"
    path.write_text(text)
    with pytest.raises(FileRefused) as refused:
        read_added([path], dataset)
    assert str(refused.value) == f"{path}: {reason}"
    assert main(["--also", str(path), "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err == "".join(f"train.py: {line}\n" for line in f"{path}: {reason}".splitlines())
    assert list(tmp_path.iterdir()) == [path]


def test_a_file_that_is_not_there_is_one_clear_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--also", str(tmp_path / "absent.csv"), "--folder", str(tmp_path)]) == 2
    assert capsys.readouterr().err == f"train.py: [Errno 2] No such file or directory: '{tmp_path}/absent.csv'\n"


def test_the_check_looks_for_the_files_of_the_report_by_their_checksums(messages: Path, dataset: Dataset) -> None:
    other = messages.with_name("other.csv")
    other.write_text("species,bill_length_mm,bill_depth_mm\nGentoo,45,14\n")
    recorded = [file.described() for file in read_added([messages, other], dataset)]
    moved = messages.rename(messages.with_name("moved.csv"))
    assert find_recorded(recorded, [other, moved]) == [moved, other]
    moved.rename(messages)
    for given in ([], [other]):
        assert find_recorded(recorded, given, root=messages.parent) == [messages, other]
    with pytest.raises(WrongFiles) as wrong:
        find_recorded(recorded, [other])
    assert str(wrong.value) == (
        f"the forest also learned from messages.csv with the SHA-256 {recorded[0]['sha256']}: give that file, "
        "unchanged, with --also"
    )
    checksum = hashlib.sha256(other.read_bytes()).hexdigest()
    with pytest.raises(WrongFiles) as wrong:
        find_recorded([], [other, messages.with_name("absent.csv"), messages.parent])
    assert str(wrong.value) == (
        f"there is no file {messages.with_name('absent.csv')}\nthere is no file {messages.parent}\n"
        f"{other} has the SHA-256 {checksum}: the forest did not learn from such a file"
    )


TINY = ["--trees", "2", "--draws", "1", "--repeats", "1"]


def test_from_a_message_to_a_forest_that_learned_from_it(
    dataset: Dataset, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Visitors tell that some penguins which look like Adelies are Gentoos."""
    measured = [penguin.answers for penguin in dataset.penguins[4:44] if len(penguin.answers) == 6][::3]
    told = [{**answers, "body_mass_g": float(answers["body_mass_g"]) + 57} for answers in measured]
    lines = [["species", *HEADERS], *(["Gentoo", *(str(answers[name]) for name in HEADERS)] for answers in told)]
    path = tmp_path / "told.csv"
    path.write_text("".join(",".join(line) + "\n" for line in lines))

    assert main([*TINY, "--folder", str(tmp_path), "--also", str(path)]) == 0
    report = read_report(tmp_path / "report.json")
    assert report["added"] == [
        {
            "name": "told.csv",
            "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
            "penguins": len(told),
            "species": {"Adelie": 0, "Chinstrap": 0, "Gentoo": len(told)},
        }
    ]
    assert report["data"] == read_report()["data"]
    without = grow(encode(dataset.table), dataset.classes, Settings(trees=2, draws=1))
    before = without.predict_proba(as_frame(encode(table_of(told))))[:, 2].mean()
    forest = Predictor.load(tmp_path / "penguins_clf.pkl", tmp_path / "report.json")
    assert before < 0.05
    assert np.mean([forest.predict(answers).by_coalition[-1, 2] for answers in told]) > before + 0.1

    capsys.readouterr()
    assert main(["--check", "--folder", str(tmp_path), "--also", str(path)]) == 0
    assert capsys.readouterr().out == "The committed forest is the same.\n"
    assert main(["--check", "--folder", str(tmp_path)]) == 2
    assert "the forest also learned from told.csv" in capsys.readouterr().err
    # The check has measured anew: here it is only told.
    monkeypatch.setattr(train, "cross_validate", lambda *_, **__: report["cross_validation"])
    assert main([*TINY, "--measure", "--also", str(path)]) == 0
    assert json.loads(capsys.readouterr().out) == report["cross_validation"]
