"""Columns whose header says more than the name of a question that none was found for: they may hold its answers."""

from collections.abc import Iterator
from functools import cache

from penguins.files.header import HEADERS_SHOWN, Header
from penguins.files.header_cell import LONGEST_HEADER, understand
from penguins.questions.table import Choice, Question
from penguins.questions.text import listed_up_to, words_of
from penguins.questions.vocabulary import HEADERS


def warnings_of_near_names(header: Header) -> Iterator[str]:
    """That columns were not taken for a question, where one of them may be meant."""
    others = {
        index: {*words_of(cell[:LONGEST_HEADER])}
        for index, cell in enumerate(header.cells)
        if understand(cell[:LONGEST_HEADER])[0] is None
    }
    for question in header.missing:
        near = [index for index, words in others.items() if any(name <= words for name in _names(question))]
        if near:
            were, it = ("was", "it") if len(near) == 1 else ("were", "one of them")
            quoted = listed_up_to(HEADERS_SHOWN, [f"“{header.name(index)}”" for index in near])
            yield (
                f"{quoted} {were} not taken for the {question.noun}, which counts as unknown. If {it} holds the "
                f"{question.noun}, name that column “{question.name}”, and upload the file again."
            )


@cache
def _names(question: Question) -> list[frozenset[str]]:
    """The words of its names. "Mass" or "flipper" alone is a part of many a name: "egg mass", "flipper band"."""
    names = [frozenset(words_of(name)) for name in HEADERS[question.name]]
    return [name for name in names if len(name) > 1 or isinstance(question, Choice)]
