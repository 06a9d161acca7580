"""The page that answers an upload."""

import base64
import csv
import io
from urllib.parse import parse_qsl, urlsplit

import pytest

from penguins.files.table import rows
from penguins.model.predictor import Predictor
from penguins.web import results_page
from penguins.web.results_page import PROGRESS_STEPS
from tests.client import SiteClient, table_at, text_of, texts_at
from tests.tables import GENTOO, PENGUINS, results, table
from tests.web.uploading import NAMED, download, payload, show

LINK = 'a[href^="data:"]'


def test_a_small_file_is_answered_on_one_page(client: SiteClient) -> None:
    page = show(client)
    assert client.response.headers["Content-Type"] == "text/html; charset=utf-8"
    assert client.response.headers["Cache-Control"] == "private, max-age=0"
    assert "<title>Results for penguins.csv – Which penguin?</title>" in client.response.text
    assert texts_at(page, "h1") == ["Results for penguins.csv"]
    assert texts_at(page, ".lead") == ["All 3 penguins were scored: 1 Adelie, 1 Chinstrap and 1 Gentoo."]
    assert texts_at(page, "h2") == [
        "Species",
        "By the bill alone, all 3 penguins are near those of the data",
        "All rows",
    ]
    assert [row[:3] for row in table_at(page, "table.bars")[1:]] == [
        ["Adelie", "1", "33%"],
        ["Chinstrap", "1", "33%"],
        ["Gentoo", "1", "33%"],
    ]
    header, *rows = table_at(page, "table.rows")
    assert header == [
        *("Row", "Species", "Probability", "Island", "Sex"),
        *("Bill length (mm)", "Bill depth (mm)", "Flipper length (mm)", "Body mass (g)"),
    ]
    assert [row[:2] + row[3:] for row in rows] == [
        ["row 2", "Adelie", "Torgersen", "male", "38.4", "18.9", "188", "3,825"],
        ["row 3", "Chinstrap", "Dream", "female", "47.6", "17.9", "194", "3,560"],
        ["row 4", "Gentoo", "Biscoe", "female", "46.2", "14.3", "213", "4,710"],
    ]
    assert page.select("progress, .caution, .problems") == []


def test_one_penguin_of_a_file_is_spoken_of_as_one_and_two_as_both(client: SiteClient) -> None:
    assert texts_at(show(client, table([GENTOO] * 2)), ".lead") == ["Both penguins were scored: 2 Gentoo."]
    page = show(client, table([GENTOO]))
    assert texts_at(page, ".lead") == ["The one penguin is most likely a Gentoo, with a probability of over 99%."]
    # Shares and a table of counts say no more.
    assert [text_of(link) for link in page.select('a[href^="/?"]')] == ["Its full answer", "row 2"]
    assert page.select("table.bars") == []
    page = show(client, NAMED + "Adelie,46.2,14.3,213,4710\n")
    assert texts_at(page, ".lead") == [
        "The one penguin is most likely a Gentoo, with a probability of over 99%. The file says Adelie."
    ]
    assert page.select("#compared, .confusion, a[href='#compared']") == []


def test_a_long_name_of_a_file_is_written_smaller(client: SiteClient) -> None:
    for length, smaller in ((36, []), (37, [f"{'x' * 37}.csv"])):
        page = show(client, name=f"{'x' * length}.csv")
        assert texts_at(page, "h1 .long") == smaller
        assert texts_at(page, "h1") == [f"Results for {'x' * length}.csv"]
        assert text_of(page.title).startswith(f"Results for {'x' * length}.csv – ")


def test_a_row_s_number_leads_to_the_page_that_answers_it(client: SiteClient, predictor: Predictor) -> None:
    page = show(client)
    links = [str(link["href"]) for link in page.select("table.rows a")]
    assert len(links) == len(PENGUINS)
    for penguin, link in zip(PENGUINS, links, strict=True):
        asked = dict(parse_qsl(urlsplit(link).query))
        assert {name: str(asked[name]) for name in penguin} == {
            name: f"{answer:g}" if isinstance(answer, float) else answer for name, answer in penguin.items()
        }
        answered = client.get(link)
        assert predictor.predict(penguin).species.name in text_of(answered.select_one("main"))


def test_the_link_on_the_page_holds_exactly_the_bytes_of_the_download(client: SiteClient) -> None:
    content = "who,bill_length_mm,body_mass_g\nPingüino,38.4,3825\n=1,x,\n"
    page = show(client, content, name="Añejo.csv")
    (link,) = page.select(LINK)
    kind, _, data = str(link["href"]).partition(",")
    assert (kind, link["download"]) == ("data:text/csv;charset=utf-8;base64", "Añejo-results.csv")
    assert base64.b64decode(data) == download(client, payload(content)).data


def test_results_too_large_for_a_link_say_how_to_get_them(
    client: SiteClient, monkeypatch: pytest.MonkeyPatch, predictor: Predictor
) -> None:
    size = len(results(table(), predictor.predict_proba).encode())
    monkeypatch.setattr(results_page, "MAX_LINKED", size)
    assert len(show(client).select(LINK)) == 1
    monkeypatch.setattr(results_page, "MAX_LINKED", size - 1)
    page = show(client)
    assert page.select(LINK) == []
    assert (
        "The results are too large to be part of this page. To have all of them as CSV, choose the file again and "
        "press “Download the results”."
    ) in texts_at(page, "p")


def test_a_file_of_many_short_rows_shows_how_far_it_is(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "BLOCK", 10_000)
    monkeypatch.setattr(results_page, "ROWS_OF_PROGRESS", 5000)
    steps = [str(element["value"]) for element in show(client, table([GENTOO] * 10_000)).select("progress")]
    assert 2 <= len(steps) <= PROGRESS_STEPS / 2 + 1


def test_a_large_file_shows_how_far_it_is(client: SiteClient, monkeypatch: pytest.MonkeyPatch) -> None:
    content = table([GENTOO] * 10_000)
    monkeypatch.setattr(rows, "BLOCK", 10_000)
    assert show(client, content).select("progress") == []
    monkeypatch.setattr(results_page, "SHOWS_PROGRESS", len(content))
    page = show(client, content)
    steps = [int(str(element["value"])) for element in page.select("progress")]
    assert PROGRESS_STEPS / 2 < len(steps) <= PROGRESS_STEPS
    assert steps == sorted(set(steps))
    assert 100 - PROGRESS_STEPS <= steps[-1] <= 100
    assert texts_at(page, ".working p")[-1].startswith(f"Read {steps[-1]}% of the file")
    assert texts_at(page, ".lead") == ["All 10,000 penguins were scored: 10,000 Gentoo."]
    assert texts_at(page, "h2")[-1] == "The first 100 rows"
    assert len(table_at(page, "table.rows")) == 101


def test_where_the_file_names_species_the_page_compares(client: SiteClient) -> None:
    rows = [
        "Adelie,38.4,18.9,188,3825",
        "Adelie,46.2,14.3,213,4710",
        "Gentoo,46.2,14.3,213,4710",
        ",38.4,18.9,188,3825",
    ]
    page = show(client, NAMED + "\n".join(rows))
    assert "2 of the 3 scored rows that name one of the three species agree with the answer." in texts_at(page, "p")
    assert table_at(page, "table.confusion") == [
        ["In the file", "Answered Adelie", "Answered Chinstrap", "Answered Gentoo"],
        ["Adelie", "1", "0", "1"],
        ["Chinstrap", "0", "0", "0"],
        ["Gentoo", "0", "0", "1"],
    ]
    disagreeing = table_at(page, "table.rows")
    assert [row[0:2] + row[3:4] for row in disagreeing[1:]] == [["row 3", "Gentoo", "≠ Adelie"]]
    (link,) = page.select('a[href="#compared"]')
    assert text_of(link) == "1 of the 3 scored rows that name one of the three species disagrees with the answer"
    assert texts_at(page, "#compared") == ["Compared with the species in the file"]
    assert show(client, NAMED + rows[0]).select('a[href="#compared"]') == []


def test_codes_for_species_are_not_compared_on_the_page(client: SiteClient) -> None:
    page = show(client, NAMED + "0,38.4,18.9,188,3825\n")
    assert page.select(".confusion") == []
    assert "“species” holds no names of species, so it was not compared with the answers." in texts_at(
        page, ".notices li"
    )


def test_a_conversion_of_units_cannot_be_missed(client: SiteClient) -> None:
    page = show(client, "bill length (cm),body mass (kg)\n3.84,3.825\n")
    assert texts_at(page, ".caution") == [
        "“bill length (cm)” was converted from centimetres to millimetres: bill length times 10.",
        "“body mass (kg)” was converted from kilograms to grams: body mass times 1,000.",
    ]


@pytest.mark.parametrize(
    "nasty",
    ["<script>alert(1)</script>", "\"'><img src=x onerror=alert(1)>", "a {{ 7*7 }}", "&lt;b&gt;", "Bo\0b \x1b\u202eny"],
)
def test_whatever_a_file_says_is_shown_as_text(client: SiteClient, nasty: str) -> None:
    text = io.StringIO()
    text.write("# what a nasty file, with many a nasty cell, may hold" * 5 + "\n")
    writer = csv.writer(text)
    writer.writerow([nasty, "bill_length_mm", "body_mass_g", "sex", "species", f"island {nasty}"])
    writer.writerow([nasty, nasty, "3825", nasty, "Adelie", nasty])
    writer.writerow([nasty, "38.4", "3825", "male", nasty, nasty])
    page = show(client, text.getvalue(), name=nasty.replace('"', "") + ".csv")
    visible = nasty.replace("\u202e", "").replace("\0", "�").replace("\x1b", "�")
    assert page.select("main script, main img, main b") == []
    assert (
        f"Sex must be female, male or unknown; “sex” has “{visible}”, which counts as unknown."
        in texts_at(page, "td.note")[0]
    )
    assert not any(ord(letter) < 32 and letter not in "\n\t" for letter in client.response.text)
    assert "\N{RIGHT-TO-LEFT OVERRIDE}" not in client.response.text
    assert "49" not in text_of(page.h1)


def test_a_file_of_only_unanswerable_rows_has_a_page(client: SiteClient) -> None:
    # More rows than are looked at before the page is begun.
    page = show(client, "bill_length_mm,body_mass_g\n" + "x,y\n" * 500)
    assert texts_at(page, ".lead") == ["None of the 500 rows could be scored."]
    assert page.select("table.bars, figure") == []


def test_few_penguins_in_a_picture_are_outlined(client: SiteClient) -> None:
    """Among 342 they would have to be searched for."""
    row = "Adelie,39.1,18.7,181,3750\n"
    for count, outlined in ((20, 1), (21, 0)):
        page = show(client, NAMED + row * count)
        assert [len(page.select(f".scatter svg > {kind}")) for kind in (".few-edge", ".dots.few")] == [outlined] * 2


def test_a_long_file_of_which_nothing_could_be_scored_opens_with_the_question_what_it_holds(client: SiteClient) -> None:
    """Logarithms."""
    page = show(client, "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n" + "3.7,2.9,5.2,8.2\n" * 600)
    assert texts_at(page, ".lead") == ["None of the 600 rows could be scored."]
    assert texts_at(page, ".caution")[0] == (
        "Are these Adelie, Chinstrap or Gentoo penguins? All 600 rows have a value outside the data. "
        "If they are, upload their values as they were measured, in millimetres and grams."
    )


@pytest.mark.parametrize(
    ("rows", "rest"),
    [
        ("Mean,39.3,18", "1 is no penguin."),
        ("Mean,39.3,18\n# measured twice,,", "2 are no penguins."),
        ("Mean,39.3,18\nAdelie,,", "1 could not be scored and 1 is no penguin."),
        ("Adelie,,", "1 could not be scored."),
    ],
)
def test_rows_that_are_no_penguins_are_not_counted_as_penguins_that_failed(
    client: SiteClient, rows: str, rest: str
) -> None:
    page = show(client, f"species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\nAdelie,39.5,17.4\n{rows}\n")
    count = 3 + rows.count("\n")
    assert texts_at(page, ".lead") == [f"2 of {count} rows were scored: 2 Adelie. {rest}"]
