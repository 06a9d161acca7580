"""What somebody wrote -> an answer, for the form and for files alike.

An answer is a float in the measurement's unit, an option of a choice, or None where the text says "not known".
"""

import re
import unicodedata
from difflib import get_close_matches
from functools import cache

from penguins.questions.table import Choice, Measurement, Question, Range
from penguins.questions.text import key_of, listed, visible, words_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import MISSING, OPTIONS

# What one penguin is known to be: the name of a question to its answer; what is not known is not in it.
Answers = dict[str, str | float]

LONGEST_SHOWN = 40

# By so much of itself a number may lie beyond the range of the data for its unit to be guessed at.
_BEYOND = 0.1
# Of these nobody writes three decimal places: "1,234" is no bill of 1.234 in.
_IMPERIAL = ("in", "lb", "oz")
# Decimal places that a program writes at most.
_DECIMALS = 15

_UNIT = r"\s*(?P<unit>[^\W\d]*)\.?"
# What other keyboards than an English one write for ASCII: full-width characters, signs for a unit, Arabic marks.
_ASCII = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | str.maketrans(
    {"\N{MINUS SIGN}": "-", "㎜": "mm", "㎝": "cm", "㎏": "kg", "٫": ".", "٬": ","}
)
# "43.9" or "43,9". The digits can be divided in one way only, so that a long run of them is refused as fast as read.
_DECIMAL = re.compile(rf"(?P<number>[+-]?(?:[0-9]+(?:[.,][0-9]*)?|[.,][0-9]+)(?:[eE][+-]?[0-9]{{1,4}})?){_UNIT}")
# "3,750", "3,750.5" or "3.750,5".
_THOUSANDS = re.compile(
    rf"(?P<number>[+-]?[1-9][0-9]{{0,2}}(?:(?:,[0-9]{{3}})+(?:\.[0-9]+)?|(?:\.[0-9]{{3}})+(?:,[0-9]+)?)){_UNIT}"
)
# A space or an apostrophe between the thousands.
_GROUPED = re.compile(r"(?<=\d)[\s'’](?=\d{3}(?!\d))")
_NO_APOSTROPHES = str.maketrans("", "", "'’")
# A program that has only numbers with fractions writes -99 as "-99.0".
_NO_FRACTION = re.compile(r"(?<=\d)[.,]0+$")


class Unanswerable(ValueError):
    """A text that is no answer. `requirement` completes "Body mass ...".

    Where there is a guess at what was meant, `hint` asks "Did you mean ...?", and `suggestion` is a text that says it.
    `converted` is a number of another unit in that of the question: "508 mm", or "".
    """

    def __init__(self, requirement: str, hint: str = "", suggestion: str = "", converted: str = "") -> None:
        super().__init__(requirement)
        self.requirement = requirement
        self.hint = hint
        self.suggestion = suggestion
        self.converted = converted


def shown(text: str) -> str:
    """A visitor's text as a message quotes it: on one line, visible, at most 40 characters."""
    # More than is shown, since what cannot be seen is left out, such as the joiners in Persian words.
    line = visible(text[: 4 * LONGEST_SHOWN])
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def quoted(text: str) -> str:
    """A visitor's text in quotation marks."""
    return f"“{shown(text)}”"


def is_missing(text: str) -> bool:
    # What cannot be seen comes along with a cell that is copied, an empty one too.
    seen = text if text.isascii() else visible(text.translate(_ASCII))
    plain = _NO_FRACTION.sub("", seen.strip().translate(_NO_APOSTROPHES).casefold())
    return plain in MISSING or plain.rstrip(" .?…") in MISSING


def read_number(measurement: Measurement, text: str, factor: float = 1.0) -> float | None:
    """The number written in `text`, in the measurement's unit, or None for "not known".

    A unit may follow; a number without one is multiplied by `factor`. A comma or a point is decimal; where it may as
    well stand between thousands ("3,750"), it does if only that makes the number an accepted one. Raises Unanswerable
    where there is no such number. That it is an accepted one is not checked: see `read_accepted`.
    """
    if is_missing(text):
        return None
    found = readings(text)
    unit = unit_of(found[0]) if found else None
    if unit is None:
        example = measurement.number((measurement.seen.low + measurement.seen.high) / 2).replace(",", "")
        raise Unanswerable(f"must be a number in {measurement.unit}, such as {example}")
    if unit and unit not in measurement.units:
        raise Unanswerable(f"must be in {listed((one.name for one in measurement.units.values()), 'or')}")
    if unit:
        factor = measurement.units[unit].factor
    numbers = [measurement.converted(_number(match), factor) for match in found]
    return next((number for number in numbers if number in measurement.accepted), numbers[0])


def is_number(text: str) -> bool:
    """Whether the text is a number, with or without a unit; "1_Island" is none."""
    return any(unit_of(match) is not None for match in readings(text))


def readings(text: str) -> list[re.Match[str]]:
    """The ways in which a text is a number: with a decimal mark, with marks between the thousands, or none."""
    plain = text.strip()
    if not plain.isascii():
        # Digits of any script, and nothing that cannot be seen, such as what comes along with a cell that is copied.
        seen = (letter for letter in plain.translate(_ASCII) if unicodedata.category(letter) != "Cf")
        plain = "".join(str(unicodedata.decimal(letter, letter)) for letter in seen)
    plain = _GROUPED.sub("", plain)
    return [match for match in (_DECIMAL.fullmatch(plain), _THOUSANDS.fullmatch(plain)) if match]


def unit_of(match: re.Match[str]) -> str | None:
    """The unit of a match, as a key of LENGTH or MASS: "" where it names none, None for a word that is no unit."""
    return UNIT_OF.get(key_of(match["unit"])) if match["unit"] else ""


def _number(match: re.Match[str]) -> float:
    digits = match["number"]
    if match.re is _THOUSANDS:
        between_thousands = next(mark for mark in digits if mark in ",.")
        digits = digits.replace(between_thousands, "")
    return float(digits.replace(",", "."))


def read_accepted(measurement: Measurement, text: str, factor: float = 1.0) -> float | None:
    """The number in `text`, as `read_number` has it; outside the accepted range it raises Unanswerable as well."""
    value = read_number(measurement, text, factor)
    if value is None or value in measurement.accepted:
        return value
    is_converted = 0.1 <= abs(value) < 1e9 and unit_of(readings(text)[0]) not in ("", measurement.unit)
    converted = measurement.format(value) if is_converted else ""
    low, high = measurement.accepted.low, measurement.accepted.high
    limits = f"between {low:,.0f} and {high:,.0f} {measurement.unit}"
    raise Unanswerable(f"must be {limits}", *_meant(measurement, text), converted)


def _meant(measurement: Measurement, text: str) -> tuple[str, str]:
    """Asks for the unit that would make the number a likely one, or else for its lost decimal point, and says it so.

    Both are empty where neither does.
    """
    match, *thousands = readings(text)
    number, written = _number(match), unit_of(match) or measurement.unit
    likely = Range((1 - _BEYOND) * measurement.seen.low, (1 + _BEYOND) * measurement.seen.high)
    for name, unit in measurement.units.items():
        # Who wrote a unit that is not the question's may have meant that one.
        is_guessed = measurement.unit in (name, written) and not (thousands and name in _IMPERIAL)
        if is_guessed and name != written and number * unit.factor in likely:
            own, suggestion = measurement.format(measurement.converted(number, unit.factor)), f"{number:.10g} {name}"
            meant = own if name == measurement.unit else f"{suggestion} ({own})"
            return f"Did you mean {meant}?", suggestion
    usual = with_point(measurement, number)
    if usual and written == measurement.unit:
        return f"Did you mean {measurement.format(usual)}?", f"{usual:.10g}"
    return "", ""


def with_point(measurement: Measurement, number: float) -> float | None:
    """A number that is too large, with the decimal point put in that makes it a usual one: 391 mm -> 39.1 mm."""
    if number <= measurement.accepted.high:
        return None
    moved = (number / 10**places for places in range(1, _DECIMALS))
    return next((value for value in moved if value in measurement.seen), None)


def read_answer(question: Question, text: str) -> str | float | None:
    """The answer to any question, or None for "not known". Raises Unanswerable for anything else."""
    return read_choice(question, text) if isinstance(question, Choice) else read_accepted(question, text)


@cache
def options_by_key(choice: Choice) -> dict[str, str]:
    return {key_of(spelling): option for option in choice.options for spelling in (option, *OPTIONS[option])}


def read_choice(choice: Choice, text: str) -> str | None:
    """The option that `text` spells, or None for "not known". Raises Unanswerable for anything else."""
    if is_missing(text):
        return None
    options = options_by_key(choice)
    words = words_of(text)
    option = options.get("".join(words))
    if option is None and any(len(word) > 1 for word in words):
        # "Female (F)": each word says so. Letters alone may mean two things: "H/F" is "homme ou femme".
        meant = {*map(options.get, words)}
        option = meant.pop() if len(meant) == 1 else None
    requirement = f"must be {', '.join(choice.options)} or unknown"
    if option is None:
        raise Unanswerable(requirement)
    if any(mark in text for mark in "?？"):
        # Who wrote "male?" was not sure.
        raise Unanswerable(requirement, f"Did you mean {option}?", option)
    return option


def nearest_option(choice: Choice, text: str) -> str | None:
    """The option whose spelling is most like `text`, where one is much like it and no two are spelt in it."""
    options = options_by_key(choice)
    if len({options[key] for key in map(key_of, re.findall(r"\w+", text)) if key in options}) > 1:
        return None
    nearest = get_close_matches(key_of(text), options, n=1, cutoff=0.75)
    return options[nearest[0]] if nearest else None
