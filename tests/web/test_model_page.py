"""The model card, GET /model: its sentences and tables say what is in the report."""

import json
import re
from copy import copy
from typing import Any

import pandas as pd
import pytest
from bs4 import BeautifulSoup

from penguins.explain.caution_texts import LEARNED, MEANINGS
from penguins.model.paths import DATA, REPORT
from penguins.model.predictor import Predictor
from tests.client import SiteClient, name_of, rows_of, text_of, texts_at

# Read without the package's own types.
FOUND: dict[str, Any] = json.loads(REPORT.read_text(encoding="utf-8"))
MEASURED: dict[str, Any] = FOUND["cross_validation"]


def table_named(model_card: BeautifulSoup, name: str) -> list[list[str]]:
    (found,) = [table for table in model_card.select("table") if name_of(table) == name]
    return rows_of(found)


def tenths(share: float) -> str:
    return "over 99.9%" if 99.95 <= 100 * share < 100 else f"{100 * share:.1f}%"


def of_100(share: float) -> str:
    return f"{100 * share:.0f} of 100"


def test_it_has_a_heading_and_the_data_that_every_page_links_to(client: SiteClient, model_card: BeautifulSoup) -> None:
    assert text_of(model_card.h1) == "The model"
    assert [link["href"] for link in client.get("/").select("footer a")] == ["/model#data"]
    assert len(model_card.select("#data")) == 1


def test_how_often_it_is_right_is_told_before_how_it_came_to_be_in_the_order_of_the_contents(
    model_card: BeautifulSoup,
) -> None:
    ids = [str(heading["id"]) for heading in model_card.select("h2[id]")]
    assert ids == ["purpose", "right", "answers", "beside", "data", "training", "trees", "versions"]
    assert [link["href"] for link in model_card.select(".contents a")] == [f"#{one}" for one in ids]


def test_how_often_it_is_right_is_said_in_sentences(model_card: BeautifulSoup) -> None:
    nothing, changes = MEASURED["nothing_known"], MEASURED["changes_of_species"]
    shares = [FOUND["data"]["species"][name] / 344 for name in ("Adelie", "Chinstrap", "Gentoo")]
    (panel,) = [panel for panel in model_card.select(".panel") if text_of(panel.h2) == "How often it is right"]
    assert panel.ul is not None
    assert texts_at(panel.ul, "li") == [
        f"Told everything that was measured of a penguin, it is right for {of_100(MEASURED['accuracy']['mean'])}.",
        "On average over all 63 ways of knowing something, from one answer to all six, it is right for "
        f"{of_100(MEASURED['mean_accuracy_of_sets'])}.",
        "Told a wrong island and everything else correctly, it is right for "
        f"{of_100(MEASURED['accuracy_with_wrong_island'])}; told the wrong sex, for "
        f"{of_100(MEASURED['accuracy_with_wrong_sex'])}.",
        f"Told nothing, it says Adelie {nothing[0]:.0%}, Chinstrap {nothing[1]:.0%}, Gentoo {nothing[2]:.0%}: the "
        f"shares of the species in the data are {shares[0]:.0%}, {shares[1]:.0%}, {shares[2]:.0%}.",
        "The probability that it gives and the share of the times that it is right differ by "
        f"{100 * MEASURED['calibration_error']:.1f} percentage points on average.",
        "Told a single measurement, from the least to the greatest that is accepted, it changes its mind about the "
        f"species now and then: {changes['bill_length_mm']['mean']:.1f} times along the bill length, "
        f"{changes['bill_depth_mm']['mean']:.1f} times along the bill depth, "
        f"{changes['flipper_length_mm']['mean']:.1f} times along the flipper length, "
        f"{changes['body_mass_g']['mean']:.1f} times along the body mass, on average. Many changes would mean that it "
        "had learned single birds by heart.",
    ]


def test_what_is_said_of_the_islands_is_true_of_the_data(model_card: BeautifulSoup) -> None:
    islands = pd.read_csv(DATA).groupby("species")["island"].unique().map(sorted).to_dict()
    assert islands == {"Adelie": ["Biscoe", "Dream", "Torgersen"], "Chinstrap": ["Dream"], "Gentoo": ["Biscoe"]}
    assert texts_at(model_card, "#purpose ~ p")[2] == (
        "The island tells it much, perhaps too much. No Chinstrap was measured anywhere but on Dream, and no Gentoo "
        "was measured anywhere but on Biscoe. It has never seen a real one elsewhere."
    )


def test_what_stands_beside_an_answer_is_explained_with_its_limits(model_card: BeautifulSoup) -> None:
    section = text_of(model_card.select_one(".panel:has(#beside)"))
    limits = "less than 15 percentage points", "60 percentage points or more lower", "40 or more higher", "70% or more"
    assert [limit for limit in (*limits, "1 penguin in 1,000") if limit not in section] == []
    assert [kind for kind in (*MEANINGS, LEARNED) if kind.lower() not in section.lower()] == []


def test_the_best_set_of_each_size_is_the_most_accurate(model_card: BeautifulSoup) -> None:
    rows = table_named(model_card, "The best set of each size")[1:]
    accuracies = MEASURED["accuracy_of_sets"]
    assert [len(re.split(", | and ", row[0])) for row in rows] == [1, 2, 3, 4, 5, 6]
    for size, row in enumerate(rows, start=1):
        best = max(accuracy for key, accuracy in accuracies.items() if len(key.split(", ")) == size)
        assert row[-1] == f"{100 * best:.1f}%"
    # All six answers may come out below five of them: by a penguin.
    assert FOUND["data"]["penguins"] == 344
    assert "One penguin of the 344 is 0.3 percentage points" in text_of(model_card.select_one("main"))


def test_the_versions_are_the_report_s(model_card: BeautifulSoup) -> None:
    rows = dict(table_named(model_card, "Versions and size"))
    names = {
        "python": "Trained with Python",
        "scikit-learn": "Trained with scikit-learn",
        "numpy": "Trained with NumPy",
    }
    assert {name: rows[names[name]] for name in FOUND["versions"]} == FOUND["versions"]


def test_what_was_said_too_seldom_has_no_row(model_card: BeautifulSoup) -> None:
    for table in MEASURED["reliability_by_known"]:
        known = table["known"]
        rows = table_named(model_card, "1 answer known" if known == 1 else f"{known} answers known")[1:]
        often = [band for band in table["bands"] if band["predictions"] >= 100 * MEASURED["repeats"]]
        told = [[f"{band['predictions']:,}", tenths(band["share_right"])] for band in often]
        assert [row[2:] for row in rows] == told


def test_it_stands_beside_two_other_models(model_card: BeautifulSoup) -> None:
    tutorial, bell_curves = (MEASURED["references"][name] for name in ("tutorial_forest", "gaussian_model"))
    assert table_named(model_card, "Right, of all penguins that were asked about") == [
        ["Model", "Everything known", "Mean of the 63 sets"],
        ["A plain forest", tenths(tutorial["accuracy"]), tenths(tutorial["mean_accuracy_of_sets"])],
        ["This forest", tenths(MEASURED["accuracy"]["mean"]), tenths(MEASURED["mean_accuracy_of_sets"])],
        ["Bell curves", tenths(bell_curves["accuracy"]), tenths(bell_curves["mean_accuracy_of_sets"])],
    ]


def test_the_reliability_by_known_answers_has_its_verdict_in_words(model_card: BeautifulSoup) -> None:
    rows = []
    for table in MEASURED["reliability_by_known"]:
        count = sum(band["predictions"] for band in table["bands"])
        said, right = (
            sum(band[name] * band["predictions"] for band in table["bands"]) / count
            for name in ("mean_probability", "share_right")
        )
        verdict = "slightly too careful" if right - said >= 0.01 else "as sure as it should be"
        rows.append([str(table["known"]), tenths(said), tenths(right), verdict])
    assert table_named(model_card, "Reliability by how many answers are known") == [
        ["Answers known", "It said, on average", "It was right", "So on average it is"],
        *rows,
    ]


def test_no_table_s_caption_says_its_heading_again(model_card: BeautifulSoup) -> None:
    headings = texts_at(model_card, "h2, h3, h4, summary")
    assert {"1 answer known", "All 63 sets of known answers"} <= set(headings)
    repeated = [text for text in texts_at(model_card, "caption") if any(text in heading for heading in headings)]
    assert repeated == []


def test_losses_and_checksums_are_folded_away(model_card: BeautifulSoup) -> None:
    folded, shown = " ".join(texts_at(model_card, "details")), copy(model_card)
    for details in shown.select("details"):
        details.decompose()
    for figure in ("Brier score", FOUND["pickle"]["sha256"], FOUND["data"]["sha256"]):
        assert figure in folded
        assert figure not in text_of(shown.main)


def test_fewer_trees_would_do_as_it_says(model_card: BeautifulSoup) -> None:
    losses = {row["trees"]: row["mean_log_loss_of_sets"] for row in MEASURED["trees"]}
    as_good = [trees for trees in losses if losses[trees] <= 1.01 * losses[20]]
    assert as_good == [10, 15, 20]
    assert (
        "The site uses 20. 10 would do nearly as well: with these the log loss over the 63 sets of known answers is at "
        "most 1% above that of all." in text_of(model_card.select_one("main"))
    )


def test_without_added_penguins_nothing_is_said_of_any(model_card: BeautifulSoup) -> None:
    assert "Penguins that were added" not in text_of(model_card.select_one("main"))


def test_added_files_are_named_with_their_counts_and_checksums(
    client: SiteClient, predictor: Predictor, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = {
        "name": "told.csv",
        "sha256": "ab" * 32,
        "penguins": 3,
        "species": {"Adelie": 1, "Chinstrap": 0, "Gentoo": 2},
    }
    monkeypatch.setitem(predictor.report, "added", [file])
    model_card = client.get("/model")
    said = text_of(model_card.select_one("main"))
    assert "3 from told.csv (1 Adelie, 0 Chinstrap, 2 Gentoo)" in said
    assert "All trees learned from all 347 penguins, by copies of them:" in said
    assert "How often it is right was measured on the 344 penguins above" in said
    # The shares in the data alone do not explain what it says.
    assert re.search(r"Told nothing, it says Adelie \d+%, Chinstrap \d+%, Gentoo \d+%\. The probability", said)
    assert "the shares of the species in the data are" not in said
    assert table_named(model_card, "SHA-256 of each added file") == [["told.csv", "ab" * 32]]
