"""How answers are written on a page: a visitor's own as they were typed, others with all the digits that they have."""

import re

from penguins.questions.answers import Answers, unit_of
from penguins.questions.table import QUESTIONS, Measurement

# A number as English writes it, which everybody reads alike: "4207", "4,207", "202.60", with a unit or without.
_ENGLISH = re.compile(
    r"(?P<number>(?:0|[1-9]\d*)(?:\.\d+)?|[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?)\s*(?P<unit>[^\W\d]*)\.?", re.ASCII
)
_LONGEST = 12


def written(answers: Answers) -> dict[str, str]:
    """Each answer by its question's name, with its unit: "Dream", "202.6 mm"."""
    return {
        question.name: question.format(float(answer)) if isinstance(question, Measurement) else str(answer)
        for question in QUESTIONS
        if (answer := answers.get(question.name)) is not None
    }


def as_typed(measurement: Measurement, text: str, value: float) -> str:
    """The number that was typed with its unit, where `value` is what was read from it.

    "4207" -> "4207 g", "17.0 mm" -> "17.0 mm", "4.2 kg" -> "4.2 kg (4,200 g)". What reads otherwise in English, such as
    a decimal comma, is written as the value: "38,1" -> "38.1 mm".
    """
    own = measurement.format(value)
    match = _ENGLISH.fullmatch(text.strip())
    if not match or len(match["number"]) > _LONGEST:
        return own
    unit = unit_of(match) or measurement.unit
    number = float(match["number"].replace(",", ""))
    if measurement.converted(number, measurement.units[unit].factor) != value:
        return own
    typed = f"{match['number']} {unit}"
    return typed if unit == measurement.unit else f"{typed} ({own})"
