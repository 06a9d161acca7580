"""What a workbook's cell holds -> the text that a CSV file would have for it."""

import datetime
import re
from functools import lru_cache

# How the formats of a workbook show a number: as such, as a date and time of day, as a duration.
NUMBER, DATE, DURATION = "", "date", "duration"

# A number is written with at most 17 digits.
_LONGEST_NUMBER = 40
# Of a double's digits a spreadsheet shows fifteen: 17.399999999999999 was entered as 17.4.
_DIGITS = 15
_DAY = 86_400
# The day before day 1, which is 1 January 1900; and one more, since Excel counts a 29 February 1900.
_EPOCH, _EPOCH_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
_MARCH_1900 = 61
# Formats that a workbook refers to by number alone (ECMA-376 part 1, 18.8.30).
_BUILT_IN_DATES = frozenset((*range(14, 23), *range(27, 37), 45, 47, *range(50, 59)))
_BUILT_IN_DURATION = 46
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
# In a format what is quoted, escaped or in brackets is shown as it is, or is a colour, a condition or a language.
_LITERAL = re.compile(r'"[^"]*"|[\\_*].|\[[^\]]*\]')
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def kind_of_format(number: int, code: str | None) -> str:
    """NUMBER, DATE or DURATION, by a format's number and its code, where it has one of its own."""
    if code is None:
        return DURATION if number == _BUILT_IN_DURATION else DATE if number in _BUILT_IN_DATES else NUMBER
    positive = code.partition(";")[0]
    if _ELAPSED.search(positive):
        return DURATION
    return DATE if re.search(r"[dmyhs]", _LITERAL.sub("", positive), re.IGNORECASE) else NUMBER


def number_text(raw: str) -> str:
    """The "39.1" for the "39.100000000000001" that is stored; what is no number stays as it is."""
    return raw if raw.isdecimal() or len(raw) > _LONGEST_NUMBER else _shortened(raw)


@lru_cache(maxsize=1 << 15)
def _shortened(raw: str) -> str:
    try:
        return f"{float(raw):.{_DIGITS}g}"
    except ValueError:
        return raw


def date_text(raw: str, kind: str, since_1904: bool) -> str:
    """An ISO date, with the time of day where it is not midnight; a time of day or a duration alone as 13:45:00."""
    try:
        serial = float(raw)
        seconds = round(serial * _DAY)
        if kind == DURATION or 0 <= serial < 1:
            return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}"
        days_off = 0 if since_1904 or serial >= _MARCH_1900 else 1
        moment = (_EPOCH_1904 if since_1904 else _EPOCH) + datetime.timedelta(days_off, seconds)
    except (ValueError, OverflowError):
        return number_text(raw)
    return moment.date().isoformat() if seconds % _DAY == 0 else moment.isoformat(" ")


def unescaped(text: str) -> str:
    """Text without the escapes of what XML cannot hold: "_x000D_" is a carriage return."""
    if "_x" not in text:
        return text
    return _ESCAPED.sub(lambda found: found[0] if found[1][0] in "dD" else chr(int(found[1], 16)), text)
