"""What somebody wrote -> an answer, for the form and for files alike.

An answer is a float in the measurement's unit, an option of a choice, or None where the text says "not known".
"""

import re
from functools import cache

from penguins.questions.table import Choice, Measurement
from penguins.questions.text import key_of, visible
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import MISSING, OPTIONS

# What one penguin is known to be: the name of a question to its answer; what is not known is not in it.
Answers = dict[str, str | float]

LONGEST_SHOWN = 40

_NUMBER = re.compile(r"([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d{1,4})?)\s*([^\W\d]*)\.?", re.ASCII)
_GROUPED = re.compile(r"(?<=\d)[\s\u00a0\u2009\u202f'’](?=\d{3}(?!\d))")


class Unanswerable(ValueError):
    """A text that is no answer. `requirement` completes "Body mass ..."; `hint` may say what was meant."""

    def __init__(self, requirement: str, hint: str = "") -> None:
        super().__init__(requirement)
        self.requirement = requirement
        self.hint = hint

    def sentence(self, label: str, found: str) -> str:
        """The whole message: the question's label, what is required, what was `found`, and the hint."""
        return f"{label} {self.requirement}{found}{' ' if self.hint else ''}{self.hint}"


def shown(text: str) -> str:
    """A visitor's text as a message quotes it: on one line, visible, at most 40 characters."""
    line = visible(text[: LONGEST_SHOWN + 1])
    return line if len(line) <= LONGEST_SHOWN else line[: LONGEST_SHOWN - 1] + "…"


def is_missing(text: str) -> bool:
    return text.strip().casefold() in MISSING


def read_number(measurement: Measurement, text: str) -> float | None:
    """The number written in `text`, in the measurement's unit, or None for "not known".

    A decimal comma is a decimal point; a unit may follow. Raises Unanswerable where there is no such number. The
    range is not looked at: see `check_accepted`.
    """
    if is_missing(text):
        return None
    example = measurement.format(sum((measurement.seen.low, measurement.seen.high)) / 2).split()[0].replace(",", "")
    requirement = f"must be a number in {measurement.unit}, such as {example}"
    match = _match_number(text)
    if match is None:
        raise Unanswerable(requirement)
    unit = UNIT_OF.get(match[2].lower(), "") if match[2] else measurement.unit
    if unit not in measurement.units:
        raise Unanswerable(requirement)
    number = float(match[1].replace(",", "."))
    return number if unit == measurement.unit else number * measurement.units[unit].factor


def is_number(text: str) -> bool:
    """Whether the text is a number, with or without a unit."""
    return _match_number(text) is not None


def _match_number(text: str) -> re.Match[str] | None:
    return _NUMBER.fullmatch(_GROUPED.sub("", text.strip().replace("\N{MINUS SIGN}", "-")))


def check_accepted(measurement: Measurement, value: float, text: str = "") -> None:
    """Raises Unanswerable for a value outside the accepted range, with a guess at what was meant."""
    if value in measurement.accepted:
        return
    raise Unanswerable(f"must be {measurement.limits}", _what_was_meant(measurement, value, text))


def _what_was_meant(measurement: Measurement, value: float, text: str) -> str:
    thousands = re.fullmatch(r"(\d{1,2})[,.](\d{3})", text.strip())
    if thousands and float(thousands[1] + thousands[2]) in measurement.accepted:
        return f"Did you mean {thousands[1]}{thousands[2]}?"
    for unit in ("cm", "kg"):
        if unit in measurement.units and value * measurement.units[unit].factor in measurement.seen:
            return f"Did you mean {measurement.units[unit].name}?"
    return ""


@cache
def _options_by_key(choice: Choice) -> dict[str, str]:
    return {key_of(spelling): option for option in choice.options for spelling in (option, *OPTIONS[option])}


def read_choice(choice: Choice, text: str) -> str | None:
    """The option that `text` spells, or None for "not known". Raises Unanswerable for anything else."""
    if is_missing(text):
        return None
    option = _options_by_key(choice).get(key_of(text))
    if option is None:
        raise Unanswerable(f"must be {', '.join(choice.options)} or unknown")
    return option
