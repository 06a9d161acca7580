"""The templates' filters: how numbers and answers are written, and what a field of a form is described by."""

import re

from flask import Flask
from markupsafe import Markup
from wtforms import Field

from penguins.explain.numbers import hundredths, of_100, percent, points, share, tenths
from penguins.questions.answers import Answers
from penguins.questions.table import QUESTIONS, Choice, Measurement, Question
from penguins.questions.text import listed, visible
from penguins.questions.units import LENGTH, MASS
from penguins.questions.written import written

# Its end is before a capital; a visitor's own text, between quotation marks, may have such ends too.
_FIRST_SENTENCE = re.compile(r"(?:“[^”]*”|[^“])*?[.?](?= [A-Z“])")
_BEFORE_A_UNIT = re.compile(rf" (?<=\d )(?=(?:{'|'.join(LENGTH | MASS)})\b)")
_AFTER_A_NUMBER = re.compile(r"(?<=\d) (?=\w)")
_RANGE = re.compile(r"(\b\d[\d.,]* to \d[\d.,]*\N{NO-BREAK SPACE}\w+)")


def init_app(app: Flask) -> None:
    for function in (
        *(percent, share, tenths, points, hundredths, of_100),
        *(listed, as_advice, in_words, with_noun, address, described_by),
        *(capitalize_first, parted, visible, breakable, unbroken, whole_counts, whole_ranges),
    ):
        app.add_template_filter(function)


def as_advice(question: Question) -> str:
    """What to do to answer a question: "Measure the bill length next"."""
    verb = "Measure" if isinstance(question, Measurement) else "Find out"
    return f"{verb} the {question.noun} next"


def in_words(answers: Answers) -> str:
    """A penguin's answers in one line: "Dream, female, bill length 38.1 mm, ..."."""
    parts, known = [], written(answers)
    for question in QUESTIONS:
        if question.name in known:
            parts.append(with_noun(question, known[question.name]))
        elif isinstance(question, Choice):
            parts.append(f"{question.noun} unknown")
    return ", ".join(parts)


def with_noun(question: Question, answer: str) -> str:
    """An answer, written with its unit, as it is said among others: "Dream", "bill length 38.1 mm"."""
    return f"{question.noun} {answer}" if isinstance(question, Measurement) else answer


def address(answers: Answers) -> str:
    """The address that asks about a penguin: what its answer is linked and shared by.

    Joined by hand, since a page has a dozen: names, options and numbers have no characters that need quoting.
    """
    return "/?" + "&".join(f"{name}={_plain(value)}" for name, value in answers.items())


def _plain(value: str | float) -> str:
    return value if isinstance(value, str) else f"{value:.10g}"


def capitalize_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def parted(text: str) -> tuple[str, str]:
    """The first sentence of a text, and the rest with the space before it, if there is more."""
    match = _FIRST_SENTENCE.match(text)
    return (match[0], text[match.end() :]) if match else (text, "")


def breakable(text: str) -> Markup:
    """A name that may go on in the next line after each mark that joins its words; it is read out in one piece."""
    return Markup('<wbr aria-hidden="true">').join(re.split(r"(?<=[_.-])(?=[^_.-])", text))


def unbroken(text: str) -> str:
    """A sentence in which no line ends between a number and its unit."""
    return _BEFORE_A_UNIT.sub("\N{NO-BREAK SPACE}", text)


def whole_counts(text: str) -> str:
    """A sentence in which no line ends between a number and what it counts."""
    return _AFTER_A_NUMBER.sub("\N{NO-BREAK SPACE}", text)


def whole_ranges(text: str) -> Markup:
    """An unbroken sentence in which no line ends within "2,700 to 6,300 g" either, but where text is large."""
    whole = Markup('<span class="whole">{}</span>')
    return Markup("").join(whole.format(part) if at % 2 else part for at, part in enumerate(_RANGE.split(text)))


def described_by(field: Field) -> str:
    """The ids of what describes a form's field: its hint and, where there is one, its error."""
    return f"{field.id}-hint {field.id}-error" if field.errors else f"{field.id}-hint"
