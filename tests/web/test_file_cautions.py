"""The cautions of single penguins in the results of a file."""

import re
from collections import Counter

import pytest

from penguins.explain.caution_texts import LEARNED, TOGETHER
from penguins.explain.cautions import Cautions
from penguins.files.table import rows
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from penguins.questions.answers import Answers
from penguins.web import file_cautions, results_page
from penguins.web.file_cautions import caution_finder
from tests.client import SiteClient, texts_at
from tests.tables import ADELIE, CHINSTRAP, notes_of, parsed, results, table
from tests.web.uploading import NAMED, download, payload, show


def noted(content: str, predictor: Predictor, cautions: Cautions) -> list[str]:
    """The notes of each row in the results."""
    return notes_of(results(content, predictor.predict_proba, caution_finder(predictor, cautions)))


def test_a_row_has_the_cautions_of_its_own_page(predictor: Predictor, cautions: Cautions, dataset: Dataset) -> None:
    """Of all real penguins, and of these with a measurement moved; all but what the most similar real penguin is."""
    asked: list[Answers] = [penguin.answers for penguin in dataset.penguins if len(penguin.answers) > 2]
    asked += [{**answers, "flipper_length_mm": 230.0} for answers in asked]
    asked += [{**answers, "bill_length_mm": 61.0} for answers in asked[:100]]
    kinds: Counter[str] = Counter()
    for answers, note in zip(asked, noted(table(asked), predictor, cautions), strict=True):
        # Its own page has the kind of a caution before the text.
        rest = note.replace(TOGETHER, "").replace(f"{LEARNED}.", "")
        for caution in cautions.of_prediction(predictor.predict(answers)):
            kinds[caution.kind] += 1
            text = re.split(
                r" The most similar| One of the most similar| If measurements followed|They are those of",
                caution.text,
            )[0]
            assert text in rest
            rest = rest.replace(text, "", 1)
        assert rest.strip() == ""
    assert len(kinds) >= 4


def test_a_row_with_a_caution_is_scored(predictor: Predictor, cautions: Cautions) -> None:
    content = table([{**ADELIE, "bill_length_mm": 61.0}])
    _, row = parsed(results(content, predictor.predict_proba, caution_finder(predictor, cautions)))
    assert row[6] == "Chinstrap"
    assert row[-1].startswith("Bill length lies outside the 32.1 to 59.6 mm of the data: check the value")


def test_a_row_that_is_not_scored_has_no_caution(predictor: Predictor, cautions: Cautions) -> None:
    content = "island,bill_length_mm,body_mass_g,sex\nBiscoe,61,47100,male\nBiscoe,61,4710,hen\n"
    stopped, remarked = noted(content, predictor, cautions)
    assert stopped == "Body mass must be between 1,000 and 10,000 g; 'body_mass_g' has '47100'."
    assert remarked.startswith(
        "Sex must be female, male or unknown; 'sex' has 'hen', which counts as unknown. "
        "Bill length lies outside the 32.1 to 59.6 mm of the data: check the value, and take the answer with care."
    )


DECIDED: Answers = {**ADELIE, "bill_length_mm": 48.0}


def test_an_answer_that_decides_is_looked_for_in_the_first_rows(
    predictor: Predictor, cautions: Cautions, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = table([CHINSTRAP, DECIDED, DECIDED, DECIDED, CHINSTRAP])
    island = "No Chinstrap was measured on Torgersen: check the island."
    both = f"{island} Check the bill length: without it this would be an Adelie (over 99%)."
    assert noted(content, predictor, cautions) == ["", both, both, both, ""]
    for first, expected in {0: [island] * 3, 3: [both, both, island], 4: [both] * 3}.items():
        monkeypatch.setattr(file_cautions, "ROWS_WITHOUT_EACH", first)
        assert noted(content, predictor, cautions) == ["", *expected, ""]


def test_over_many_chunks_it_is_looked_for_in_just_the_first_rows(
    predictor: Predictor, cautions: Cautions, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rows, "BLOCK", 200)
    monkeypatch.setattr(file_cautions, "ROWS_WITHOUT_EACH", 45)
    found = noted(table([DECIDED] * 100), predictor, cautions)
    assert ["without it" in note for note in found] == [True] * 45 + [False] * 55


def test_the_page_says_where_it_was_looked_for(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    sentence = (
        "Whether another species would be said without one answer, or much hangs on one, was looked at in the first 3 "
        "rows only."
    )
    monkeypatch.setattr(results_page, "ROWS_WITHOUT_EACH", 3)
    for count, is_said in ((3, False), (4, True)):
        page = show(client, table([DECIDED] * count))
        assert (sentence in texts_at(page, ".problems + .hint")) == is_said
    # Below its heading where there is nothing else to be said.
    page = show(client, f"island,sex,{NAMED}" + "Torgersen,male,Adelie,39.2,18.6,190,3700\n" * 4)
    assert sentence in texts_at(page, "h2 + .hint")


def test_a_species_that_the_site_does_not_know_is_noted_of_the_row_and_once_of_the_file(client: SiteClient) -> None:
    not_one = "'species' does not name exactly one of the three species that the model can answer with."
    header = "species,bill_length_mm,bill_depth_mm\n"
    rows = ["Emperor,39.2,18.6", "Adelie,39.2,18.6", "NA,39.2,18.6", "king,39.2,18.6", "Emperor,3,18.6", "1,39.2,18.6"]
    noted = notes_of(download(client, payload(header + "\n".join(rows))).text)
    assert [not_one in note for note in noted] == [True, False, False, True, False, False]
    assert noted[0] == not_one
    page = show(client, header + "Emperor,39.2,18.6\nking,39.3,18.7\n" * 172 + "Source: the zoo,,\n")
    (told,) = [text for text in texts_at(page, "main p, main li, main td") if "In place of" in text]
    assert told == (
        "In place of one of the three species the file has “Emperor” (172 rows) and “king” (172 rows). The model "
        "can only answer with one of the three."
    )


def test_a_species_that_the_site_does_not_know_is_told_of_rows_beyond_all_limits(
    client: SiteClient,
) -> None:
    content = NAMED + "Emperor,80,22,350,30000\n" * 5 + "Adelie,39,18,186,3700\n" * 6
    assert (
        "In place of one of the three species the file has “Emperor” (5 rows). The model can only answer with "
        "one of the three."
    ) in texts_at(show(client, content), ".caution")
    note = notes_of(download(client, payload(content)).text)[0]
    assert note.startswith("Flipper length must be between 100 and 300 mm; 'flipper_length_mm' has '350'.")
    assert note.endswith("'species' does not name exactly one of the three species that the model can answer with.")
