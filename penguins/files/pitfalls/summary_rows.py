"""What names a row that sums up others: "Mean of males", "Adelie (mean)", "Max"."""

import re
from collections.abc import Iterator, Sequence
from itertools import dropwhile, groupby

from penguins.files.table.cells import OPTION_KEYS
from penguins.files.table.factorized import factorized
from penguins.files.table.species_names import species_index
from penguins.model.columns import UNKNOWN
from penguins.questions.text import key_of, words_of
from penguins.questions.vocabulary import FILLER_WORDS, GROUP_WORDS, HEADERS, SUMMARY_LETTERS, SUMMARY_WORDS

# What sums up other rows and is numbered: the same word for each number.
_NUMBERED = re.compile(r"(q)[1-4]|\d{1,3}(?:\.\d)? ?(%)")
# Words for it that may also be the letters of a person or a place, or a share.
LETTERS = SUMMARY_LETTERS | {"q", "%"}
# Of these the ones that stand only below others: above "Mean", Q4 is a place.
_MARKS = LETTERS - {"mw", "ø", "x̄"}
# Words that may be the names of penguins, too.
_NAMES = LETTERS | {"max", "min"}
_DIGIT = re.compile(r"\d")
_YEAR = re.compile(r"(?:19|20)\d\d")
_OF_A_SHARE = ("quartile", "percentile", "quantile")
# What says nothing of which group it is.
_ANY_GROUP = FILLER_WORDS | GROUP_WORDS | {key_of(name) for name in HEADERS["species"]}
# What says of how many, how far from it and how surely: "Mean (n = 2)", "Mean ± SD", "Lower 95% CI".
_BESIDE_WORD = re.compile(r"\([^()]*\)$|±.*|\+/?-.*|9\d ?% ?")
_NO_BRACKETS = str.maketrans("", "", "()")


def summaries(cells: Sequence[str]) -> Iterator[tuple[int, str]]:
    """The rows that sum up others, with the word that says so: rows below one another, where one has a word that is no
    name, or two have different names (Max, Min). Marks (N, SE) count below other words alone."""
    words = {cell: word for cell in factorized(cells)[1] if (word := summary_word(cell))}
    if not words:
        return
    named = groupby(enumerate(cells), key=lambda row: row[1] in words)
    for run in (list(rows) for is_named, rows in named if is_named):
        found = [*dropwhile(lambda row: row[1] in _MARKS, ((row, words[cell]) for row, cell in run))]
        said = {word for _, word in found}
        if said - _NAMES or len(said - _MARKS) > 1:
            yield from found


def summary_word(cell: str) -> str:
    """The word by which a cell says that its row sums up others: "Mean of Adelie", "Adelie (mean)"; else empty."""
    text = cell.strip(" :.'‘’“”").casefold()
    word = _BESIDE_WORD.sub("", text).strip(" .")
    if word in SUMMARY_WORDS:
        return word
    if numbered := _NUMBERED.fullmatch(text):
        return numbered[1] or numbered[2]
    if word in SUMMARY_LETTERS:
        return word
    text = text.translate(_NO_BRACKETS)
    first, _, rest = text.partition(" ")
    if first in SUMMARY_WORDS and _says_which(rest, first):
        return first
    rest, _, last = text.rpartition(" ")
    if last not in SUMMARY_WORDS or not _says_which(rest, last):
        return ""
    # No penguin is called "Adelie Max", but one may be "Penguin Max".
    return last if species_index(rest) == UNKNOWN else text


def _says_which(text: str, word: str) -> bool:
    """Whether a text beside a word says which penguins are summed up: "of 2 birds", "2007" or the names of groups and
    nothing else: "of males", "all species". A letter may be a name, and so may "Media Luna 2"."""
    words = words_of(text)
    if _DIGIT.search(text):
        is_of_some = not FILLER_WORDS.isdisjoint(words[:1])
        return is_of_some or word in _OF_A_SHARE or (word not in _NAMES and bool(_YEAR.fullmatch(text)))
    words = [word for word in words if word not in _ANY_GROUP]
    named = ["".join(words)] if "".join(words) in OPTION_KEYS else words
    return bool(text) and all(len(word) > 1 and names_group(word) for word in named)


def names_group(cell: str) -> bool:
    """Whether a cell names a species, an island or a sex."""
    return species_index(cell) != UNKNOWN or key_of(cell) in OPTION_KEYS
