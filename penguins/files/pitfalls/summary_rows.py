"""What names a row that sums up others: "Mean of males", "Adelie (mean)", "Max"."""

import re
from collections.abc import Sequence

from penguins.files.table.cells import OPTION_KEYS
from penguins.files.table.factorized import factorized
from penguins.files.table.species_names import species_index
from penguins.model.columns import UNKNOWN
from penguins.questions.text import key_of, words_of
from penguins.questions.vocabulary import FILLER_WORDS, GROUP_WORDS, HEADERS, SUMMARY_LETTERS, SUMMARY_WORDS

# What sums up other rows and is numbered: the same word for each number, so that places Q1 and Q2 are no quartiles.
_NUMBERED = re.compile(r"(q)[1-4]|\d{1,2}(?:\.\d)? ?(%)")
# Words for it that may also be the letters of a person or a mark, or the names of penguins.
MARKS = SUMMARY_LETTERS | {"q", "%"}
_SUMMARY_NAMES = MARKS | {"max", "min"}
_DIGIT = re.compile(r"\d")
# What says nothing of which group it is.
_ANY_GROUP = FILLER_WORDS | GROUP_WORDS | {key_of(name) for name in HEADERS["species"]}
# What says of how many, how far from it and how surely: "Mean (n = 2)", "Mean ± SD", "Lower 95% CI".
_BESIDE_WORD = re.compile(r"\([^()]*\)$|±.*|\+/?-.*|9\d ?% ?")
_NO_BRACKETS = str.maketrans("", "", "()")


def summaries(cells: Sequence[str]) -> list[tuple[int, str]]:
    """The rows that sum up others, with the word that says so; one that may be a name (Max), beside another word, and a
    mark (N, SE), beside a word that is none."""
    words = {cell: word for cell in factorized(cells)[1] if (word := summary_word(cell))}
    if not words:
        return []
    rows = {row: words[cell] for row, cell in enumerate(cells) if cell in words}
    found = []
    for row, word in rows.items():
        beside = {rows.get(row - 1, word), rows.get(row + 1, word)} - {word} - (MARKS if word in MARKS else set())
        if beside or word not in _SUMMARY_NAMES:
            found.append((row, word))
    return found


def summary_word(cell: str) -> str:
    """The word by which a cell says that its row sums up others: "Mean of Adelie", "Adelie (mean)"; else empty."""
    text = cell.strip(" :.").casefold()
    word = _BESIDE_WORD.sub("", text).strip(" .")
    if word in SUMMARY_WORDS:
        return word
    if numbered := _NUMBERED.fullmatch(text):
        return numbered[1] or numbered[2]
    if word in SUMMARY_LETTERS:
        return word
    text = text.translate(_NO_BRACKETS)
    first, _, rest = text.partition(" ")
    if first in SUMMARY_WORDS and _says_which(rest):
        return first
    rest, _, last = text.rpartition(" ")
    if last not in SUMMARY_WORDS or not _says_which(rest):
        return ""
    # No penguin is called "Adelie Max", but one may be "Penguin Max".
    return last if species_index(rest) == UNKNOWN else text


def _says_which(text: str) -> bool:
    """Whether a text says which penguins are summed up, by a number ("of 2 birds", "2007") or by names of groups and
    nothing else: "of males", "all species". A letter may be a name."""
    if _DIGIT.search(text):
        return True
    words = [word for word in words_of(text) if word not in _ANY_GROUP]
    named = ["".join(words)] if "".join(words) in OPTION_KEYS else words
    return bool(text) and all(len(word) > 1 and names_group(word) for word in named)


def names_group(cell: str) -> bool:
    """Whether a cell names a species, an island or a sex."""
    return species_index(cell) != UNKNOWN or key_of(cell) in OPTION_KEYS
