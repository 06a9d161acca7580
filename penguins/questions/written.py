"""How answers are written on a page: a visitor's own as they were typed, others with all the digits that they have."""

import re

from penguins.questions.answers import Answers, readings, unit_of
from penguins.questions.table import QUESTIONS, Measurement

# What was typed: a number, up to its last digit, and perhaps a unit.
_TYPED = re.compile(r"(?P<number>.*\d)[.,]?\s*(?P<unit>[^\W\d_]*)\.?")
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

    "43,9" -> "43,9 mm", "17.0mm" -> "17.0 mm". In parentheses is how it was read, where that is not plain: in another
    unit, "4.2 kg (4,200 g)", and where others may read another number, "3.750 g (3,750 g)".
    """
    own = measurement.format(value)
    match = _TYPED.fullmatch(text.strip())
    if not match or len(match["number"]) > _LONGEST:
        return own
    typed = f"{match['number']} {match['unit'] or measurement.unit}"
    found = readings(text)
    is_read_alike = len(found) == 1 or float(found[0]["number"].replace(",", "")) == value
    is_plain = is_read_alike and "e" not in match["number"].casefold()
    if is_plain and unit_of(found[0]) in ("", measurement.unit):
        return typed
    # Beside a decimal comma one between thousands would look like another.
    return f"{typed} ({own.replace(',', '') if ',' in match['number'] else own})"
