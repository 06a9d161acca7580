"""What names a row that sums up others: "Mean of males", "Adelie (mean)", "Max"."""

import re
from collections.abc import Sequence

from penguins.files.table.cells import OPTION_KEYS
from penguins.files.table.factorized import factorized
from penguins.files.table.species_names import species_index
from penguins.model.columns import UNKNOWN
from penguins.questions.text import key_of, words_of
from penguins.questions.vocabulary import FILLER_WORDS, GROUP_WORDS, HEADERS, SUMMARY_WORDS

# Words for what sums up other rows that may also be the letters of a person or a mark, or the names of penguins.
SUMMARY_LETTERS = frozenset(("mw", "ø", "x̄"))
_SUMMARY_NAMES = SUMMARY_LETTERS | {"max", "min"}
# What says nothing of which group it is.
_ANY_GROUP = FILLER_WORDS | GROUP_WORDS | {key_of(name) for name in HEADERS["species"]}
# What says of how many, how far from it and how surely: "Mean (n = 2)", "Mean ± SD", "Lower 95% CI".
_BESIDE_WORD = re.compile(r"\([^()]*\)$|±.*|\+/?-.*|9\d ?% ?")
_NO_BRACKETS = str.maketrans("", "", "()")


def summaries(cells: Sequence[str]) -> list[tuple[int, str]]:
    """The rows that sum up others, with the word that says so; one that may be a name (Max), beside another word."""
    words = {cell: word for cell in factorized(cells)[1] if (word := summary_word(cell))}
    if not words:
        return []
    rows = {row: words[cell] for row, cell in enumerate(cells) if cell in words}
    return [
        (row, word)
        for row, word in rows.items()
        if word not in _SUMMARY_NAMES or {rows.get(row - 1, word), rows.get(row + 1, word)} != {word}
    ]


def summary_word(cell: str) -> str:
    """The word by which a cell says that its row sums up others: "Mean of Adelie", "Adelie (mean)"; else empty."""
    text = cell.strip(" :.").casefold()
    if (word := _BESIDE_WORD.sub("", text).strip(" .")) in SUMMARY_WORDS:
        return word
    text = text.translate(_NO_BRACKETS)
    first, _, rest = text.partition(" ")
    if first in SUMMARY_WORDS and _are_groups(rest):
        return first
    rest, _, last = text.rpartition(" ")
    if last not in SUMMARY_WORDS or not _are_groups(rest):
        return ""
    # No penguin is called "Adelie Max", but one may be "Penguin Max".
    return last if species_index(rest) == UNKNOWN else text


def _are_groups(text: str) -> bool:
    """Whether a text names groups of penguins, and nothing else: "of males", "all species". A letter may be a name."""
    words = [word for word in words_of(text) if word not in _ANY_GROUP]
    named = ["".join(words)] if "".join(words) in OPTION_KEYS else words
    return bool(text) and all(len(word) > 1 and names_group(word) for word in named)


def names_group(cell: str) -> bool:
    """Whether a cell names a species, an island or a sex."""
    return species_index(cell) != UNKNOWN or key_of(cell) in OPTION_KEYS
