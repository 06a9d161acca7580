"""A part of a header's cell, where the whole says nothing: what stands behind a number, a group or a question."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from penguins.files.table.header_cell import Meaning, names_predictions, telling_words, understand
from penguins.files.table.species_names import is_chick
from penguins.questions.table import MEASUREMENTS, Measurement, Question
from penguins.questions.text import between_spaces, key_of, words_of
from penguins.questions.units import UNIT_OF
from penguins.questions.vocabulary import GROUP_WORDS, HEADERS, SUMMARY_LETTERS, SUMMARY_WORDS

# What a column of a group of statistics stands for: "SD: bill length".
STATISTIC = "statistic"
# What stands before a name: the number of a question, as "3.", "Q2_1_" or "G01Q02."; Orange's sign for a type ("mD#");
# the name of a group ("meas/"); or a question that "[Bill length (mm)]" is a row of.
_NUMBER = re.compile(r"^\W*(?:(?:g\d+q|q)?\d{1,2}[.:)_-]+\s*|[mic]?[cdst]#)+", re.IGNORECASE)
_IN_GROUP = re.compile(r"(.*)[/:#]((?:[^/:#()\[\]]|\([^()]*\)|\[[^\[\]]*\])+)", re.DOTALL)
_IN_QUESTION = re.compile(r"(.*)\s\[([^\[\]]+)\]", re.DOTALL)
# Words for values that were scaled or transformed.
SCALED_WORDS = between_spaces(
    "scaled scale standardized standardised std normalized normalised norm minmax z zscore score log log2 log10 ln",
    "rank ranked centered centred",
)
# Between a group and a name in other programs: "bird-morph-bill_length_mm", "measurements.bill_length_mm". Such a group
# is named with what it ends in.
_DOT = re.compile(r"(?<=\w)(?:[.-]| - )(?=[^\W\d_])")
DOTS = (".", "-")
_MOST_DOTS = 5
_BETWEEN_GROUPS = re.compile(r"[/:#.-]")
_DIGITS = re.compile(r"\d+")
# The words in which the name of a quantity ends: "length", "mm".
_QUANTITIES = {words_of(phrase)[-1] for measurement in MEASUREMENTS for phrase in HEADERS[measurement.name]}
_QUANTITIES |= {unit for unit in UNIT_OF if len(unit) > 1}
# What sums up several values, or says how far they are from one another: without percentiles, which are numbers.
_STATISTICS = frozenset(key for word in SUMMARY_WORDS if len(key := key_of(word)) > 1 and not key.isdecimal())
# What may stand beside such a word: "Std. dev.".
_BESIDE_STATISTICS = GROUP_WORDS | {"dev", "deviation", "error", "err"}
# Where words are written without spaces between them: "平均值项".
_UNSPACED_STATISTICS = tuple(key for key in _STATISTICS if key[0] >= "\u2e80")


def is_statistic(word: str) -> bool:
    """Whether a word of a header says that its values sum up others, or how far these are from them."""
    return word in _STATISTICS or word.startswith(_UNSPACED_STATISTICS)


@lru_cache(maxsize=4096)
def understand_last_part(header: str) -> tuple[str, Meaning, str]:
    """What a header stands for by its last part: the group or question that the part belongs to, its meaning, its unit.

    A number alone before a name is no group. The numbers of a group's questions differ: they are left out of its name.
    The meaning of a measurement in a group of statistics is STATISTIC. A group of chicks or of scaled values is none.
    """
    understood = [(group, *understand(part)) for group, part in _last_parts(header)]
    if any(isinstance(meaning, Measurement) and _is_statistic_alone(group) for group, meaning, _ in understood):
        return "", STATISTIC, ""
    for group, meaning, unit in understood:
        if isinstance(meaning, Question | str) and not _is_statistic_alone(group) and not _is_of_others(group):
            return _DIGITS.sub("", group), meaning, unit
    return "", None, ""


def _last_parts(header: str) -> list[tuple[str, str]]:
    """How a header comes apart: into the question or the group that its last part belongs to, and this part."""
    name = _NUMBER.sub("", header)
    asked, grouped = _IN_QUESTION.fullmatch(name), _IN_GROUP.fullmatch(name)
    if not asked and not grouped:
        return [("", name), *_behind_dots(name)]
    if grouped and _is_ratio(*grouped.groups()):
        grouped = None
    return [(match[1], _NUMBER.sub("", match[2])) for match in (asked, grouped) if match]


def _behind_dots(name: str) -> Iterator[tuple[str, str]]:
    """(a group with the dot at its end, the rest), from the longest rest on."""
    for dot in islice(_DOT.finditer(name), _MOST_DOTS):
        if not _is_ratio(name[: dot.start()], name[dot.end() :]):
            yield name[: dot.end()].rstrip(), name[dot.end() :]


def _is_of_others(group: str) -> bool:
    """Whether one of the groups within one another is of chicks ("nest/chick/", and not "parent of chick/"), or of
    values that were scaled or, before a dot, predicted."""
    is_of_chick = any(is_chick(" ".join(words_of(part)[:1])) for part in _BETWEEN_GROUPS.split(group))
    is_predicted = group.endswith(DOTS) and names_predictions(group)
    return is_of_chick or is_predicted or not SCALED_WORDS.isdisjoint(words_of(group))


def _is_statistic_alone(group: str) -> bool:
    if group.endswith(DOTS) and any(map(is_statistic, words_of(group))):
        return True
    words = [word for word in telling_words(group) if not word.isdecimal()]
    if key_of(group) in SUMMARY_LETTERS or is_statistic("".join(words)):
        return True
    words = [word for word in words if word not in _BESIDE_STATISTICS]
    return is_statistic("".join(words)) or (bool(words) and all(map(is_statistic, words)))


def _is_ratio(first: str, second: str) -> bool:
    """Whether two names are those of two quantities: "tarsus length/flipper length", and no group and its column."""
    *_, last = words_of(first) or [""]
    is_other = last in _QUANTITIES and understand(first)[0] is not understand(second)[0]
    return is_other or not first.strip() or first.strip().isdecimal()
