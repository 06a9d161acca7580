"""Bytes -> text: which encoding they are in, and what is no text."""

import codecs
import gzip
import random

import pytest

from penguins.files.text.decoding import open_text
from tests.tables import PENGUINS, opened, read, refusal, results, stream, table

TEXT = table()
CARRIED = "observador,bill_length_mm,body_mass_g\nPingüino,38.4,3825\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF8 + TEXT.encode(), "UTF-8"),
        (codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-16-le"), "UTF-16"),
        (TEXT.encode("utf-16-be"), "UTF-16"),
        (TEXT.encode("utf-32"), "UTF-32"),
        (codecs.BOM_UTF32_BE + TEXT.encode("utf-32-be"), "UTF-32"),
    ],
)
def test_every_encoding_is_found_out_from_the_bytes(content: bytes, name: str) -> None:
    assert read(content) == list(PENGUINS)
    assert opened(content).notices[0] == f"Read as {name}, with commas between the cells."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_a_carried_column_keeps_its_letters_in_every_encoding(encoding: str) -> None:
    body = results(CARRIED.encode(encoding))
    assert body.splitlines()[1] == "Pingüino,38.4,3825,Adelie,0.9000,0.0625,0.0375,"


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_though_some_letters_are_not_latin(encoding: str) -> None:
    # One byte of “一” is a NUL as well, and it is the other one.
    content = "观察员,bill_length_mm,body_mass_g\n一一一,38.4,3825\n"
    assert results(content.encode(encoding)).splitlines()[1].startswith("一一一,38.4,3825,Adelie,")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_a_mark_is_told_by_half_of_the_letters(encoding: str) -> None:
    content = "наблюдатель,bill_length_mm,body_mass_g\n" + "Владимир Иванович,38.4,3825\n" * 9
    assert results(content.encode(encoding)).splitlines()[1].startswith("Владимир Иванович,38.4,3825,Adelie,")


def test_a_file_in_windows_1252_says_so() -> None:
    assert opened(CARRIED.encode("cp1252")).notices[0] == "Read as Windows-1252, with commas between the cells."


@pytest.mark.parametrize(
    ("content", "evidence"),
    [
        (CARRIED.replace("Pingüino", "Иванов").encode("cp1251"), ": row 2 has “Èâàíîâ”"),
        (CARRIED.replace("Pingüino", "山田").encode("cp932"), ": row 2 has “ŽR“c”"),
        (CARRIED.replace("observador", "größe").encode("cp1252"), ": row 1 has “größe”"),
        ((CARRIED + "Marta,38.4,3825\n" * 500).replace("ü", "u").encode() + "Ü,38.4,3825\n".encode("cp1252"), ""),
    ],
)
def test_an_encoding_that_nothing_confirms_is_said_to_be_a_guess(content: bytes, evidence: str) -> None:
    assert opened(content).warnings == [
        f"The file is not UTF-8. It was read as Windows-1252, which is a guess{evidence}. If that is wrong, save it as "
        "UTF-8 (in Excel: “Save as”, then the type “CSV UTF-8”), and upload it again."
    ]


# Its first letter outside ASCII stands far below the header, and is understood there.
FAR = "bill_length_mm,body_mass_g,Geschlecht\n" + "38.4,3825,weiblich\n" * 60 + "38.4,3825,männlich\n"


@pytest.mark.parametrize("content", [CARRIED.encode(), CARRIED.encode("utf-16"), TEXT.encode(), FAR.encode("cp1252")])
def test_an_encoding_that_is_known_is_no_guess(content: bytes) -> None:
    assert opened(content).warnings == []


def test_an_odd_byte_after_300_kilobytes_is_still_read_as_windows_1252() -> None:
    before = "observador,bill_length_mm,body_mass_g\n" + "Marta,38.4,3825\n" * 20_000
    content = before.encode() + "Pingüino,38.4,3825\n".encode("cp1252")
    assert len(before) > 300_000
    assert results(content).splitlines()[-1].startswith("Pingüino,38.4,3825,Adelie,")


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"\xe9", "é"),
        (b"\xe9t\xe9", "été"),
        ("é".encode() + b"\xe9", "éé"),
        (b"\xe9" + "é".encode(), "éé"),
        (b"\xe9\xe8\xf1\xfc\xc4", "éèñüÄ"),
        (b"\x80\x93\x94", "€“”"),
        (b"a\xc3", "aÃ"),
        (b"a\x81b", "a\ufffdb"),
        (b"\xf0\x9f\x90\xa7", "🐧"),
        (b"\xed\xa0\x80", "í\N{NO-BREAK SPACE}€"),
    ],
)
def test_bytes_that_are_not_utf_8_are_read_one_for_one(content: bytes, text: str) -> None:
    before = "penguins " * 10
    assert open_text(stream(before.encode() + content))[0].read() == before + text


def test_long_runs_of_odd_bytes_read_as_one_by_one() -> None:
    chance = random.Random(7)
    content = b"x" + bytes(chance.choice(b"\x85\xa0\xc3\xa9\xe2\x82\xac\xf0\xffa,\n") for _ in range(30_000))
    text = open_text(stream(content))[0].read()
    slow, start = "", 0
    while start < len(content):
        for length in (1, 2, 3, 4):
            try:
                slow += content[start : start + length].decode()
            except UnicodeDecodeError:
                continue
            start += length
            break
        else:
            slow += content[start : start + 1].decode("cp1252", "replace")
            start += 1
    assert text == slow


def test_a_letter_cut_in_two_by_a_block_is_one_letter() -> None:
    content = b"a" + "ü".encode() * 100_000
    assert open_text(stream(content))[0].read() == "a" + "ü" * 100_000


@pytest.mark.parametrize("content", [b"", b"\n", b" \t \r\n\n", codecs.BOM_UTF8, codecs.BOM_UTF16_LE, b"\0\0\0\0"])
def test_nothing_is_refused_as_empty(content: bytes) -> None:
    assert refusal(content) == "The file is empty. Choose a file with a header line and a line for each penguin."


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"PAR1\x15\x04", "The file looks like a Parquet file, not like CSV. Write it as CSV, and upload that."),
        (b"ARROW1\0\0", "The file looks like a Feather file, not like CSV. Write it as CSV, and upload that."),
        (
            b"SQLite format 3\0",
            "The file looks like a database, not like CSV. Export its table as CSV, and upload that.",
        ),
        (
            gzip.compress(TEXT.encode()),
            "The file looks like a compressed file, or R data, not like CSV. Unpack it, and upload the CSV file "
            "inside; write R data with write.csv.",
        ),
        (
            b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
            "The file looks like a PDF document, not like CSV. "
            "Copy its table into a spreadsheet, save that as CSV, and upload it.",
        ),
        (
            b"\x89PNG\r\n\x1a\n" + bytes(20),
            "The file looks like a picture, not like CSV. Choose a CSV file or a workbook.",
        ),
        (
            b"\xff\xd8\xff\xe0\x00\x10JFIF",
            "The file looks like a picture, not like CSV. Choose a CSV file or a workbook.",
        ),
        (
            b"\n<!DOCTYPE html>\n<html><body>bill_length_mm,body_mass_g</body></html>",
            "The file looks like a web page, not like CSV. On the page where you found it, look for “Raw” or "
            "“Download”, and upload what that gives. If a spreadsheet opens the file, save it there as .xlsx or CSV.",
        ),
        (
            b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>',
            "The file looks like XML, not like CSV. Save its table as CSV or .xlsx, and upload that.",
        ),
        (
            b'[{"bill_length_mm": 38.4, "body_mass_g": 3825}]',
            "The file looks like JSON, not like CSV. Write it as CSV, and upload that.",
        ),
        (b"{'bill_length_mm': {0: 38.4}}", "The file looks like JSON, not like CSV. Write it as CSV, and upload that."),
        (b'{"bill_length_mm": [38.4]}', "The file looks like JSON, not like CSV. Write it as CSV, and upload that."),
        (
            random.Random(1).randbytes(5000),
            "The file is not text, so it cannot be CSV. Save the table as CSV, and upload that.",
        ),
        (
            "���,��� (mm),��� (mm)\nDream,39.1,18.7\n".encode(),
            "Letters in the file were lost or garbled before it came here (�): have the program that wrote it save it "
            "as UTF-8, and upload that.",
        ),
    ],
)
def test_what_is_no_text_is_refused_by_what_it_looks_like(content: bytes, message: str) -> None:
    assert refusal(content) == message


@pytest.mark.parametrize(("odd", "is_text"), [("\x01", True), ("�", True), ("\x01�", False)])
def test_signs_that_are_no_text_are_refused_where_they_are_more_than_a_twentieth(odd: str, is_text: bool) -> None:
    content = "bill_length_mm,body_mass_g,note\n" + f"38.4,3825,{odd * 3}{'x' * 80}\n" * 5
    assert 5 * 3 < len(content) / 20 < 5 * 6
    if is_text:
        assert read(content)[0] == {"bill_length_mm": 38.4, "body_mass_g": 3825.0}
    else:
        assert refusal(content) == "The file is not text, so it cannot be CSV. Save the table as CSV, and upload that."


def test_a_text_with_a_few_nul_bytes_is_not_taken_for_utf_16() -> None:
    # Each of the NULs is the second byte of a pair, as those of UTF-16 are.
    header, line = b"note,bill_length_mm,body_mass_g\n", b"just one seen here.\0now,38.4,3825\n"
    assert (len(header) % 2, len(line) % 2, line.index(b"\0") % 2) == (0, 0, 1)
    content = header + line * 100
    assert opened(content).notices[0] == "Read as UTF-8, with commas between the cells."


def test_an_encoding_is_told_by_the_species_below_an_english_header() -> None:
    text = "bill_length_mm,body_mass_g,species\n39.1,3750,Адели\n38.2,3400\n46.1,4500,Генту\n"
    file = opened(text.encode("windows-1251"))
    assert file.notices[0] == "Read as Windows-1251, with commas between the cells."


def test_an_encoding_is_told_by_the_answers_below_an_english_header() -> None:
    text = "sex,bill_length_mm,body_mass_g\nсамец,39.1,3750\nсамка,38.2,3400\n"
    file = opened(text.encode("windows-1251"))
    assert file.notices[0] == "Read as Windows-1251, with commas between the cells."
    assert [row["sex"] for row in read(text.encode("windows-1251"))] == ["male", "female"]


@pytest.mark.parametrize(("rows", "name"), [(50, "Windows-1251"), (51, "Windows-1252")])
def test_an_encoding_is_told_by_the_answers_in_the_first_50_rows(rows: int, name: str) -> None:
    text = "sex,bill_length_mm,body_mass_g\n" + "NA,39.1,3750\n" * (rows - 1) + "самец,39.1,3750\n"
    file = opened(text.encode("windows-1251"))
    assert (file.notices[0], len(file.warnings)) == (f"Read as {name}, with commas between the cells.", rows - 50)


def test_an_encoding_is_told_by_the_answers_of_a_table_that_spaces_align() -> None:
    text = "bill_length_mm  body_mass_g  sex\n39.1            3750         самец\n"
    assert [row["sex"] for row in read(text.encode("windows-1251"))] == ["male"]


@pytest.mark.parametrize(("lines", "name"), [(99, "Windows-1251"), (100, "Windows-1252")])
def test_an_encoding_is_told_by_a_header_in_the_first_100_lines(lines: int, name: str) -> None:
    text = "\n" * lines + "пол,bill_length_mm,body_mass_g\nсамец,39.1,3750\n"
    assert opened(text.encode("windows-1251")).notices[0] == f"Read as {name}, with commas between the cells."
