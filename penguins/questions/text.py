"""Words: compared as people mean them, listed in a sentence, shown on a page."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import product

_WORD = re.compile(r"[^\W_]+|[♀♂]")
_LIGATURES = str.maketrans({"æ": "ae", "ø": "o", "œ": "oe", "ł": "l", "ı": "i"})
_LONGEST = 1000
_CAMEL_CASE = re.compile(r"(?<=[a-z])(?=[A-Z])")


def words_of(text: str) -> list[str]:
    """The words of a header or a name: "Bill.Length..mm." and "BillLength(mm)" are both bill, length, mm."""
    # Long texts are cut, since accents without end on one letter take ever longer to be put in order.
    spaced = _CAMEL_CASE.sub(" ", text[:_LONGEST]).casefold()
    letters = unicodedata.normalize("NFKD", spaced).translate(_LIGATURES)
    return _WORD.findall("".join(letter for letter in letters if not unicodedata.combining(letter)))


def listed(words: Iterable[str], before_last: str = "and") -> str:
    """Words as a list in a sentence: "island, sex and body mass"."""
    *most, last = words
    return f"{', '.join(most)} {before_last} {last}" if most else last


def listed_up_to(most: int, words: Sequence[str]) -> str:
    """The first words of a list, and how many more there are."""
    more = [f"{len(words) - most:,} more"] if len(words) > most else []
    return listed([*words[:most], *more])


def visible(text: str, but: str = "") -> str:
    """A visitor's text with a mark for what cannot be shown, `but` some of it: a page with a NUL would be no HTML.

    Spaces of every kind, line ends too, are shown as plain ones. What shows nothing, such as a mark of the order in
    which letters run, is left out.
    """
    return "".join(
        character if character.isprintable() or character in but else _shown_as(character) for character in text
    )


def _shown_as(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    return " " if character.isspace() else "\N{REPLACEMENT CHARACTER}"


def key_of(text: str) -> str:
    """One word for all the spellings of a text: what dictionaries of known spellings are looked up by."""
    return "".join(words_of(text))


def between_spaces(*lines: str) -> frozenset[str]:
    """The words of some lines."""
    return frozenset(" ".join(lines).split())


def between_commas(*lines: str) -> frozenset[str]:
    """The texts between the commas of some lines."""
    return frozenset(", ".join(lines).split(", "))


def phrases(*pairs: tuple[str, str]) -> Iterator[str]:
    """Every word of a pair's first text before every one of its second: ("bill beak", "length len") gives four."""
    for first, second in pairs:
        yield from map(" ".join, product(first.split(), second.split()))
