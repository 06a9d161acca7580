"""The form of one penguin: its six fields are made from the table in questions/table.py."""

import re
from collections.abc import Sequence
from typing import Any

from flask import url_for
from wtforms import Form, StringField

from penguins.config import LONGEST_ANSWER
from penguins.questions.answers import Answers, Unanswerable, nearest_option, read_answer, shown
from penguins.questions.table import QUESTIONS, Choice, Measurement, Question
from penguins.questions.text import listed_up_to, visible
from penguins.questions.written import as_typed
from penguins.web.filters import capitalize_first

# Quoted bare in a message; anything else stands in quotation marks.
_IS_NUMBER = re.compile(r"[+-]?\d([\d.,]*\d)?", re.ASCII)

UNKNOWN_LABEL = "I don’t know"


class AnswerField(StringField):
    """The answer to one question: one value, one message that says what was found.

    Where there is a guess at what was meant, `hint` asks for it, `suggestion` is the answer that says it, and
    `address` the page that gives this answer and leaves the others as they are.
    """

    data: Any
    hint: str = ""
    suggestion: str = ""
    address: str = ""

    def __init__(self, question: Question, **options: Any) -> None:
        super().__init__(question.label, **options)
        self.question = question

    def process_formdata(self, valuelist: Sequence[str]) -> None:
        if not valuelist:
            return
        label = self.question.label
        valuelist = [value for value in valuelist if value.strip()] or valuelist[:1]
        text = valuelist[0]
        if len(set(valuelist)) > 1:
            given = listed_up_to(3, [_quoted(value) for value in dict.fromkeys(valuelist)])
            raise ValueError(f"{label} must be answered once. The address answers it with {given}: keep one.")
        if len(text) > LONGEST_ANSWER:
            found = f"You entered {len(text):,} of them."
            raise ValueError(f"{label} must have at most {LONGEST_ANSWER} characters. {found}")
        try:
            self.data = read_answer(self.question, text)
        except Unanswerable as problem:
            self.hint, self.suggestion = problem.hint, problem.suggestion
            if isinstance(self.question, Choice) and (option := nearest_option(self.question, text)):
                self.hint, self.suggestion = f"Did you mean {option}?", option
            found = f"{_quoted(text)}, which is {problem.converted}" if problem.converted else _quoted(text)
            raise ValueError(f"{label} {problem.requirement}. You entered {found}.") from None

    @property
    def written(self) -> str:
        """The answer as the page writes it; only where there is one."""
        return as_typed(self.question, self.text, self.data) if isinstance(self.question, Measurement) else self.data

    @property
    def text(self) -> str:
        """What the visitor typed, to be shown again as it was."""
        return visible(self.raw_data[0][:LONGEST_ANSWER]) if self.raw_data else ""

    @property
    def options(self) -> tuple[tuple[str, str, bool], ...]:
        """(value, label, chosen) of each radio button of a choice: the options, then "I don't know"."""
        assert isinstance(self.question, Choice)
        options = ((option, capitalize_first(option), option == self.data) for option in self.question.options)
        return (*options, ("", UNKNOWN_LABEL, self.data is None))


def _quoted(text: str) -> str:
    stripped = shown(text.strip())
    return stripped if _IS_NUMBER.fullmatch(stripped) else f"“{stripped}”"


class MeasurementsForm(Form):
    """The six questions. Every one may be left out, but not all."""

    @property
    def answer_fields(self) -> list[AnswerField]:
        return [field for field in self if isinstance(field, AnswerField)]

    @property
    def answers(self) -> Answers:
        """What is known, in the units of the questions; only after `validate`."""
        return {field.name: field.data for field in self if field.data is not None}

    @property
    def written(self) -> dict[str, str]:
        """What is known as the visitor typed it, with its unit; only after `validate`."""
        return {field.name: field.written for field in self.answer_fields if field.data is not None}

    @property
    def is_asked(self) -> bool:
        """Whether the address answers, or tries to answer, any question at all."""
        return any(field.raw_data for field in self)

    def validate(self, extra_validators: Any = None) -> bool:
        typed: dict[str, Any] = {field.name: field.raw_data for field in self if field.raw_data and any(field.raw_data)}
        for field in self.answer_fields:
            if field.suggestion:
                field.address = url_for("site.index", **{**typed, field.name: field.suggestion})
        if not super().validate(extra_validators):
            return False
        if self.answers:
            return True
        self.form_errors.append("Answer at least one of the six questions.")
        return False

    @property
    def wrong(self) -> list[AnswerField]:
        """The fields with something wrong, in the order of the questions."""
        return [field for field in self.answer_fields if field.errors]


for _question in QUESTIONS:
    setattr(MeasurementsForm, _question.name, AnswerField(_question))
