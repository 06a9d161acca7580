"""The tables of the results page and its lists of rows: which rows, what of them, and where they lead."""

import re
from collections import Counter
from urllib.parse import parse_qsl, urlsplit

import pytest
from bs4 import BeautifulSoup

from penguins.explain.numbers import percent
from penguins.explain.scatter import scatters
from penguins.model.dataset import Dataset
from penguins.model.predictor import Predictor
from tests.client import SiteClient, name_of, rows_of, table_at, text_of, texts, texts_at
from tests.tables import table
from tests.web.uploading import NAMED, show


def test_rows_with_notes_are_grouped_and_listed(client: SiteClient) -> None:
    rows = "hen,38.4,3825\n" * 12 + "male,384,3825\n" + "male,,NA\n"
    page = show(client, "sex,bill_length_mm,body_mass_g\n" + rows)
    assert texts_at(page, ".lead") == ["12 of 14 rows were scored: 12 Adelie. 2 could not be scored."]
    assert texts_at(page, ".problems li") == [
        "Sex must be female, male or unknown: every scored row. In each: Sex must be female, male or unknown; “sex” "
        "has “hen”, which counts as unknown.",
        "Bill length must be between 10 and 100 mm: 1 row (row 14).",
        "No measurement is known: 1 row (row 15).",
    ]
    header, *unscored = table_at(page, "table.rows")
    assert [row[0] for row in unscored] == ["row 14", "row 15"]
    assert dict(zip(header, unscored[0], strict=True)) == {
        "Row": "row 14",
        "What is wrong": "Bill length must be between 10 and 100 mm; “bill_length_mm” has “384”. Did you mean 38.4 mm?",
    }
    assert page.select("table.rows")[0].select("a") == []
    # Among all rows it stands with what is known of it, in the columns that the file has.
    header, *known = rows_of(page.select("table.rows")[-1])
    assert dict(zip(header, known[12], strict=True)) == {
        "Row": "row 14",
        "Species": "–",
        "Probability": "–",
        "Sex": "male",
        "Bill length (mm)": "–",
        "Body mass (g)": "3,825",
        "Note": "Bill length must be between 10 and 100 mm; “bill_length_mm” has “384”. Did you mean 38.4 mm?",
    }
    # What every scored row has is not repeated in each.
    assert text_of(page.main).count("“hen”") == 1


def test_a_note_that_each_row_has_in_other_words_stands_at_each_row(client: SiteClient) -> None:
    page = show(client, "flipper_length_mm,body_mass_g\n237,4400\n221,9400\n")
    assert (
        "Beyond the data, with a measurement outside those of all penguins or of the penguin’s sex: "
        "2 rows (row 2, row 3)."
    ) in texts_at(page, ".problems li")
    first, second = (text for text in texts_at(page, "table.rows td.note")[-2:])
    assert first.startswith("Flipper length lies outside")
    assert second.startswith("Body mass lies outside")


def test_a_row_that_is_not_scored_keeps_what_every_scored_row_has(client: SiteClient) -> None:
    page = show(client, "sex,bill_length_mm,body_mass_g\nhen,38.4,3825\nhen,39.4,3825\nhen,x,3825\n")
    (wrong,) = texts_at(page.select("table.rows")[0], "td.note")
    assert "“hen”" in wrong
    assert texts_at(page.select("table.rows")[-1], "td.note") == ["", "", wrong]


def test_the_rows_of_each_caution_lead_to_their_own_answers(client: SiteClient) -> None:
    """Twelve bills of a length of their own: ten of the rows are named, and a row that is not scored leads nowhere."""
    bills = [60 + number for number in range(12)]
    content = "bill_length_mm,body_mass_g\n" + "".join(f"{bill},3825\n" for bill in bills) + "39.2,3825\n999,3825\n"
    page = show(client, content)
    unlike, wrong = (
        next(item for item in page.select(".problems li") if text_of(item).startswith(kind))
        for kind in ("Beyond the data", "Bill length must be")
    )
    named = ", ".join(f"row {number}" for number in range(2, 12))
    assert text_of(unlike).endswith(f": 12 rows ({named} and 2 more).")
    assert [(text_of(link), parse_qsl(urlsplit(str(link["href"])).query)) for link in unlike.select("a")] == [
        (f"row {number + 2}", [("bill_length_mm", str(bill)), ("body_mass_g", "3825")])
        for number, bill in enumerate(bills[:10])
    ]
    assert text_of(wrong) == "Bill length must be between 10 and 100 mm: 1 row (row 15)."
    assert wrong.select("a") == []


def test_the_rows_numbers_are_those_of_the_file_that_was_sent(client: SiteClient) -> None:
    page = show(client, "bill_length_mm,body_mass_g\n39.2,3825\n" + "\n" * 1500 + "39.4,3825\n")
    assert [row[0] for row in table_at(page, "table.rows")[1:]] == ["row 2", "row 1,503"]
    assert (
        "Rows are numbered from the top of what was sent, as a spreadsheet would number them. The number of a scored "
        "row leads to the full answer for what is known of it."
    ) in texts_at(page, "p.hint")


def test_the_most_frequent_cautions_come_first(client: SiteClient) -> None:
    page = show(client, "sex,bill_length_mm,body_mass_g\nhen,39.2,3825\n" + "male,61,3825\n" * 2 + "male,39.2,3825\n")
    kinds = [text[:10] for text in texts_at(page, ".problems li")]
    assert kinds.index("Beyond the") < kinds.index("Sex must b")


def test_a_long_table_shows_its_first_rows_of_each_kind(client: SiteClient) -> None:
    page = show(client, NAMED + "Gentoo,38.4,18.9,188,3825,\n" * 300 + "Gentoo,x,18.9,188,3825\n" * 300)
    assert [name_of(rows) for rows in page.select("table.rows")] == [
        "The first 100 of the 300 rows that disagree",
        "What is wrong with each of the first 100",
        "The first 100 rows",
    ]
    assert {len(rows.select("tbody tr")) for rows in page.select("table.rows")} == {100}


def test_exactly_as_many_rows_as_are_shown_are_not_the_first_of_more(client: SiteClient) -> None:
    page = show(client, NAMED + "Gentoo,38.4,18.9,188,3825\n" * 100 + "Gentoo,x,18.9,188,3825\n" * 100)
    names = [name_of(rows) for rows in page.select("table.rows")]
    assert names[:2] == ["The 100 rows that disagree", "What is wrong with each"]


def test_rows_that_are_many_or_shown_again_below_are_folded_away(client: SiteClient) -> None:
    """What is wrong with a row is said once by its kind, and once more among all rows."""
    right, wrong, unscored = "Gentoo,46.2,14.3,213,4710\n", "Gentoo,38.4,18.9,188,3825\n", "Gentoo,x,18.9,188,3825\n"
    for count, folded in ((20, []), (21, ["The 21 rows that disagree"])):
        page = show(client, NAMED + right * 30 + wrong * count + unscored * count)
        names = {name_of(rows) for rows in page.select("table.rows")}
        assert {f"The {count} rows that disagree", "What is wrong with each", "All rows"} <= names
        assert texts_at(page, "details:has(table) > summary") == [*folded, "What is wrong with each"]
        # What unfolds a table names it: no caption says the same again.
        assert texts_at(page, "details caption") == []


def test_a_file_s_own_names_stand_beside_its_rows(client: SiteClient) -> None:
    page = show(
        client, "species,bird id,year,bill_length_mm,bill_depth_mm\nAdelie,A1,2010,39.2,18.6\nAdelie,A2,2010,39.5,\n"
    )
    shown = [row[:2] for row in rows_of(page.select("table.rows")[-1])]
    assert shown == [["Row", "bird id"], ["row 2", "A1"], ["row 3", "A2"]]


def test_a_species_that_is_none_of_the_three_stands_in_the_file_s_own_words(client: SiteClient) -> None:
    page = show(
        client, "species,bill_length_mm,bill_depth_mm\nEmperor,39.2,18.6\nPygoscelis adeliae,39.2,18.5\n,39,18\n"
    )
    header, *rows = table_at(page, "table.rows")
    assert [row[header.index("In the file")] for row in rows] == ["Emperor", "Adelie", "–"]


def test_a_species_in_the_file_that_is_not_the_answer_is_marked_in_every_table(client: SiteClient) -> None:
    rows = "Gentoo,39.2,18.6\nAdelie,39.2,18.5\nEmperor,39.2,18.4\n,39,18\nGentoo,x,18.6\n"
    tables = show(client, f"species,bill_length_mm,bill_depth_mm\n{rows}").select("table.rows")
    marked = [texts_at(table, "td.named strong") for table in tables if table.select("td.named")]
    assert marked == [["≠ Gentoo"], ["≠ Gentoo"]]
    assert texts_at(tables[-1], "td.named") == ["≠ Gentoo", "Adelie", "Emperor", "–", "Gentoo"]


def test_the_least_sure_rows_come_first_with_what_speaks_against_them(client: SiteClient, predictor: Predictor) -> None:
    lengths = [f"{length / 10:.1f}" for length in range(380, 500)]
    page = show(client, "bill_length_mm,body_mass_g\n" + "".join(f"{length},3800\n" for length in lengths))
    (unsure,) = [t for t in page.select("table.rows") if name_of(t).startswith("The 20 least sure")]
    _, *rows = rows_of(unsure)
    assert len(rows) == 20
    predictions = [predictor.predict({"bill_length_mm": float(length), "body_mass_g": 3800.0}) for length in lengths]
    by_doubt = sorted(range(len(lengths)), key=lambda index: predictions[index].probability)
    assert [row[0] for row in rows] == [f"row {index + 2}" for index in by_doubt[:20]]
    for row, index in zip(rows, by_doubt, strict=False):
        (_, _), (second, probability), _ = predictions[index].ranked
        assert row[-1].startswith(f"{second.name} has {percent(probability)}.")


def test_where_no_row_is_unsure_that_is_said(client: SiteClient) -> None:
    certain, unsure = (
        "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n" + "39.1,18.7,181,3750\n" * 2,
        "45,17.5,,\n",
    )
    page = show(client, certain)
    assert "Both scored rows have a probability of 99% or more." in texts_at(page, "p.hint")
    assert page.find(string=re.compile("least sure")) is None
    assert "99% or more" not in text_of(show(client, certain + unsure).select_one("main"))


def whys(page: BeautifulSoup) -> dict[int, str]:
    """The last cell of each of the least sure rows, by the row's number."""
    (unsure,) = [t for t in page.select("table.rows") if "least sure" in name_of(t)]
    return {int(row[0].removeprefix("row ")): row[-1] for row in rows_of(unsure)[1:]}


def test_whose_measurements_an_unsure_row_has_is_said_where_the_next_species_may_be_meant(
    client: SiteClient, dataset: Dataset
) -> None:
    """Of the real penguins with a bill measured, by their bills and the islands where two species live."""
    known = ("island", "bill_length_mm", "bill_depth_mm")
    penguins = [
        {name: penguin.answers[name] for name in known} for penguin in dataset.penguins if len(penguin.answers) > 2
    ]
    said = Counter[bool]()
    for number, why in whys(show(client, table(penguins))).items():
        chart = next(scatters(dataset, penguins[number - 2]), None)
        assert chart is not None
        is_of_next = why.partition(" ")[0] in [one.name for one in chart.neighbours]
        assert (f"{chart.finding}." in why) == is_of_next
        assert ("Not known: sex, flipper length and body mass." in why) != is_of_next
        said[is_of_next] += 1
    assert said[True] > 10
    assert said[False]


@pytest.mark.parametrize(
    ("answers", "why"),
    [
        ("Dream,male,45.2,19.3,119,4325", "Its bill is like an Adelie’s or a Chinstrap’s."),
        (
            "Dream,male,50.8,20.9,212,4910",
            "Its bill is near a Chinstrap’s, but no species’ ranges hold both measurements.",
        ),
        ("Torgersen,,45.2,20.5,215,5300", "Not known: sex."),
        ("Dream,,43.5,,,", "Not known: sex, bill depth, flipper length and body mass."),
    ],
)
def test_an_unsure_row_has_a_reason_that_its_own_page_agrees_with(client: SiteClient, answers: str, why: str) -> None:
    page = show(client, f"island,sex,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n{answers}\n" * 2)
    told, *_ = whys(page).values()
    assert re.sub(r"^\w+ has \d+%\. ", "", told).startswith(why)
    if why.startswith("Its"):
        (link, *_) = page.select("table.rows a")
        assert why.rstrip(".") in texts_at(client.get(str(link["href"])), "h2")


def test_of_many_decimals_the_table_shows_what_has_room(client: SiteClient) -> None:
    """Means and converted values have them; the link has them all."""
    page = show(client, "bill_length_mm,body_mass_g\n39.7622516556,4207.662\n")
    (row,) = page.select("table.rows tbody tr")
    assert texts(row.select("td.number"))[1:] == ["39.762", "4,207.7"]
    assert str(row.select("a")[0]["href"]) == "/?bill_length_mm=39.76225166&body_mass_g=4207.662"


def test_running_numbers_without_a_header_name_the_rows(client: SiteClient) -> None:
    page = show(client, ",bill_length_mm,body_mass_g\n0,38.4,3825\n1,46.2,4710\n")
    header, first, _ = rows_of(page.select("table.rows")[-1])
    assert (header[1], first[1]) == ("Column 1", "0")
    assert any("Column 1 of the table names the rows." in text for text in texts_at(page, "p.hint"))
