"""The names of the three species and their codes in a file's cells."""

from penguins.model.columns import UNKNOWN
from penguins.questions.species import SPECIES
from penguins.questions.text import key_of, words_of
from penguins.questions.vocabulary import (
    CHICK_STEMS,
    FILLER_WORDS,
    GENUS_WORDS,
    NEGATIONS,
    SPECIES_EPITHETS,
    SPECIES_STEMS,
)

_STEMS = [[key_of(stem) for stem in SPECIES_STEMS[species.name]] for species in SPECIES]
# Each has codes, that among ornithologists, too: ADE, ADEL, ADPE.
_CODES = [{key_of(code) for code in (one.name[:3], one.name[:4], f"{one.name[:2]}PE")} for one in SPECIES]
_NAMES = [{key_of(name) for name in (one.name, f"{one.name}s", one.scientific_name.split()[-1])} for one in SPECIES]
SPECIES_NAMES = set().union(*_NAMES, *_CODES)
_CHICKS = tuple(map(key_of, CHICK_STEMS))
_OTHER_BIRDS = ("chicken", "chickadee")
_EPITHETS = [SPECIES_EPITHETS.get(species.name, ()) for species in SPECIES]


def species_index(cell: str) -> int:
    """The species that a cell names, or UNKNOWN where it names none, two of them, or chicks of one."""
    words = [word for word in words_of(cell) if word not in FILLER_WORDS]
    if not words or words[0] in NEGATIONS or names_chick(cell):
        return UNKNOWN
    key = "".join(words)
    found = [index for index, stems in enumerate(_STEMS) if key in _CODES[index] or any(stem in key for stem in stems)]
    if not found and (len(words) == 1 or words[0] in GENUS_WORDS):
        epithet = words[0] if len(words) == 1 else words[1]
        found = [index for index, epithets in enumerate(_EPITHETS) if epithet.startswith(epithets)]
    return found[0] if len(found) == 1 else UNKNOWN


def names_chick(cell: str) -> bool:
    """Whether a cell says that a penguin is no adult: not "no juvenile", nor "adult with 2 chicks"."""
    words = [word for word in words_of(cell) if not word.startswith(_OTHER_BIRDS)]
    is_adult = any(word in NEGATIONS or word.startswith("adult") for word in words)
    return not is_adult and any(map(_has_stem_of_chicks, words))


def is_chick(cell: str) -> bool:
    """Whether a cell says that, and nothing else: "chick", and not "chick rearing" or "2 chicks"."""
    words = words_of(cell) if cell[:1].isalpha() else []
    return bool(words) and all(map(_has_stem_of_chicks, words))


def _has_stem_of_chicks(word: str) -> bool:
    # What is written without spaces has the stem at its end.
    return word.startswith(_CHICKS) or word.endswith(_CHICKS)


def is_species_name(cell: str) -> bool:
    """Whether a cell holds the name of one of the three species or its code, and nothing else: no place, no person."""
    return "".join(word for word in words_of(cell) if word not in FILLER_WORDS | GENUS_WORDS) in SPECIES_NAMES
