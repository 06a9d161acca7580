"""What the results page says of a file that has penguins that the model learned from."""

import csv

import pytest

from penguins.explain.numbers import of_100
from penguins.model.paths import DATA
from penguins.model.predictor import Predictor
from penguins.questions.table import MEASUREMENTS, QUESTIONS
from tests.client import SiteClient, texts_at
from tests.web.uploading import NAMED, show

LEARNED, NEW = "39.1,18.7,181,3750", "39.2,18.6,182,3700"
MEASURED = NAMED.removeprefix("species,").strip()


def test_the_penguins_that_the_model_learned_from_are_no_proof_of_it(client: SiteClient) -> None:
    page = show(client, DATA.read_bytes())
    assert texts_at(page, ".caution") == [
        "All 342 scored rows have the measurements of penguins that the model learned from: how often it is right "
        "about these says little. Of other penguins with the same questions answered, it is right for 99 of 100."
    ]
    (compared,) = [text for text in texts_at(page, "p") if "agree with" in text]
    assert compared == (
        "All 342 scored rows that name one of the three species agree with the answer. That does not measure how good "
        "the model is: all of these rows have measurements that it learned from."
    )
    assert not any("learned" in text for text in texts_at(page, ".problems li, td.note"))
    assert (
        "Unusual, and yet a penguin of the data, with measurements that hardly any other has together: 2 rows "
        "(row 187, row 295)."
    ) in texts_at(page, ".problems li")
    assert texts_at(show(client, f"{NAMED}Adelie,39.1,18.7,181,3750\n"), ".caution") == [
        "The one scored row has the measurements of a penguin that the model learned from: whether it is right here "
        "says little about others."
    ]
    assert texts_at(show(client, f"{NAMED}Adelie,39.1,18.7,181,3750\nAdelie,39.2,18.6,182,3700\n"), ".caution") == [
        "1 of the 2 scored rows has the measurements of a penguin that the model learned from: whether it is right "
        "about that one says little."
    ]


@pytest.mark.parametrize(
    ("headers", "is_told_in_any_order"),
    [
        ("bill_length_mm,bill_depth_mm", False),
        ("island,sex,flipper_length_mm,body_mass_g", False),
        ("bill_length_mm,bill_depth_mm,sex,body_mass_g", True),
    ],
)
def test_some_of_their_measurements_are_no_proof_either(
    client: SiteClient, headers: str, is_told_in_any_order: bool
) -> None:
    real, names = list(csv.DictReader(DATA.read_text().splitlines())), ["species", *headers.split(",")]
    lines = [",".join(penguin[name] for name in names) for penguin in real]
    page = show(client, "\n".join([",".join(names), *lines]))
    (caution,) = texts_at(page, ".caution")
    assert caution.startswith("All 342 scored rows have the measurements of penguins that the model learned from")
    assert any("That does not measure how good the model is" in text for text in texts_at(page, "p"))
    # Two measurements they share with many others.
    page = show(client, "\n".join([",".join(names), *sorted(lines)]))
    assert any("learned from" in text for text in texts_at(page, "p")) == is_told_in_any_order


def test_a_few_learned_penguins_among_others_are_counted(client: SiteClient) -> None:
    page = show(client, f"{NAMED}Adelie,39.1,18.7,181,3750\n" + "Adelie,39.2,18.6,182,3700\n" * 2)
    assert "All 3 scored rows that name one of the three species agree with the answer." in texts_at(page, "p")


def test_how_often_it_is_right_about_others_is_told_of_what_was_answered(
    client: SiteClient, predictor: Predictor
) -> None:
    page = show(client, f"island,sex,{NAMED}NA,,Adelie,39.1,18.7,181,3750\nNA,,Adelie,39.5,17.4,186,3800\n")
    (learned,) = texts_at(page, ".caution")
    accuracy = predictor.accuracy([measurement.name for measurement in MEASUREMENTS])
    assert learned.endswith(f"it is right for {of_100(accuracy)}.")


NO_MEASURE = "That does not measure how good the model is:"
LEARNED_FROM = "measurements that it learned from."


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([f",{LEARNED}", f"Adelie,{NEW}"], ""),
        ([f"Adelie,{LEARNED}", f",{NEW}", f",{NEW}"], f" {NO_MEASURE} this row has {LEARNED_FROM}"),
        ([f"Adelie,{LEARNED}", f"Adelie,{NEW}"], ""),
        ([*[f"Adelie,{LEARNED}"] * 2, f"Adelie,{NEW}"], f" {NO_MEASURE} most of these rows have {LEARNED_FROM}"),
        ([*[f"Adelie,{LEARNED}"] * 2, *[f",{NEW}"] * 9], f" {NO_MEASURE} all of these rows have {LEARNED_FROM}"),
    ],
)
def test_only_rows_that_are_compared_count_as_learned_beside_a_comparison(
    client: SiteClient, rows: list[str], told: str
) -> None:
    (compared,) = texts_at(show(client, NAMED + "\n".join(rows)), "#compared + p")
    assert compared.endswith(f" with the answer.{told}")


def test_how_often_it_is_right_about_others_is_a_mean_over_what_the_rows_answer(
    client: SiteClient, predictor: Predictor
) -> None:
    page = show(client, f"island,sex,{MEASURED}\nTorgersen,male,{LEARNED}\n" + f",,{LEARNED}\n" * 3)
    (learned,) = texts_at(page, ".informing")
    measured, everything = ([one.name for one in questions] for questions in (MEASUREMENTS, QUESTIONS))
    mean = (3 * predictor.accuracy(measured) + predictor.accuracy(everything)) / 4
    assert of_100(mean) != of_100(predictor.accuracy(everything))
    assert learned.endswith(f"Of other penguins with the same questions answered, it is right for {of_100(mean)}.")
