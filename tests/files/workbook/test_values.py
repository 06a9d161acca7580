"""What a workbook's cell holds -> the text that a CSV file would have for it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

from penguins.files.workbook.values import (
    DATE,
    DURATION,
    NUMBER,
    date_text,
    kind_of_format,
    number_text,
    unescaped,
)


@pytest.mark.parametrize(
    ("stored", "text"),
    [
        *[("39.100000000000001", "39.1"), ("17.399999999999999", "17.4"), ("3750", "3750"), ("3750.0", "3750")],
        *[("1E-7", "1e-07"), ("-0.5", "-0.5"), ("0.30000000000000004", "0.3"), ("123456789012345", "123456789012345")],
        *[("male", "male"), ("4.2.1", "4.2.1"), ("9" * 41, "9" * 41), ("1234567890123450", "1234567890123450")],
        *[(f"1.{'0' * 38}", "1"), (f"1.{'0' * 39}", f"1.{'0' * 39}")],
    ],
)
def test_a_number_has_the_digits_that_a_spreadsheet_shows(stored: str, text: str) -> None:
    assert number_text(stored) == text


@given(st.integers(-(10**14), 10**14))
def test_a_measurement_comes_back_as_it_was_entered(hundredths: int) -> None:
    entered = f"{hundredths / 100:.15g}"
    assert number_text(f"{hundredths / 100:.17g}") == entered


@pytest.mark.parametrize(
    ("number", "code", "kind"),
    [
        *[(0, None, NUMBER), (2, None, NUMBER), (14, None, DATE), (22, None, DATE), (46, None, DURATION)],
        *[(45, None, DATE), (47, None, DATE), (44, None, NUMBER), (48, None, NUMBER)],
        *[(number, None, DATE) for number in (27, 36, 50, 58)],
        *[(number, None, NUMBER) for number in (13, 23, 26, 37, 49, 59)],
        *[(164, "yyyy-mm-dd", DATE), (164, "[$-409]d mmm yy;@", DATE), (164, "h:mm AM/PM", DATE)],
        *[(164, "[h]:mm:ss", DURATION), (164, '0.0" mm"', NUMBER), (164, r"0.0\ \m\m", NUMBER)],
        *[(164, "[Red]0.00", NUMBER), (164, "#,##0.00_);[Red](#,##0.00)", NUMBER), (164, "General", NUMBER)],
        *[(164, "0.00E+00", NUMBER), (164, '0;"day"', NUMBER), (14, "0.0", NUMBER)],
    ],
)
def test_a_format_says_whether_a_number_is_a_date(number: int, code: str | None, kind: str) -> None:
    assert kind_of_format(number, code) == kind
    if code is not None and kind != DURATION:
        assert is_date_format(code) == (kind == DATE)


@pytest.mark.parametrize(
    ("serial", "kind", "text"),
    [
        *[
            ("39397", DATE, "2007-11-11"),
            ("39397.572916666664", DATE, "2007-11-11 13:45:00"),
            ("1", DATE, "1900-01-01"),
        ],
        *[
            ("59", DATE, "1900-02-28"),
            ("61", DATE, "1900-03-01"),
            *[("0", DATE, "00:00:00"), ("0.5", DATE, "12:00:00"), ("0.99999", DATE, "23:59:59")],
            *[("1.25", DURATION, "30:00:00"), ("416.6671875", DURATION, "10000:00:45")],
        ],
        *[("-1e9", DATE, "-1000000000"), ("1e300", DATE, "1e+300"), ("nan", DATE, "nan"), ("soon", DATE, "soon")],
    ],
)
def test_a_date_is_written_as_iso_8601_and_what_is_none_as_a_number(serial: str, kind: str, text: str) -> None:
    assert date_text(serial, kind, since_1904=False) == text


@given(st.integers(61, 2_958_465), st.integers(0, 86_399))
def test_every_moment_is_the_one_that_another_reader_finds(day: int, second: int) -> None:
    serial = day + second / 86_400
    found = date_text(repr(serial), DATE, since_1904=False)
    assert found == str(from_excel(serial)).removesuffix(" 00:00:00")
    assert date_text("1", DATE, since_1904=True) == "1904-01-02"


def test_what_xml_cannot_hold_is_read_from_its_escapes() -> None:
    assert unescaped("a_x000D_\nb _x005F_x0041_ _xD800__xdc00_ _x1") == "a\r\nb _x0041_ _xD800__xdc00_ _x1"
