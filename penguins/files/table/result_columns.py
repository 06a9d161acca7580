"""The columns that this site adds to a file, and those of a file that it has answered before."""

from itertools import takewhile

from penguins.files.table.rows import Row
from penguins.questions.species import SPECIES
from penguins.questions.text import key_of

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]


# How a table of the results page begins, for rows that are copied from there.
_ON_THE_PAGE = ["row", "species", "probability"]


def earlier_results(headers: Row) -> frozenset[int]:
    """The indices of the columns that are results of this site, by their words: the five side by side, of which the
    last may be cut off, or those of a table that is copied from a results page.
    """
    names, results = [*map(key_of, headers)], [*map(key_of, RESULT_COLUMNS)]
    if names[: len(_ON_THE_PAGE)] == _ON_THE_PAGE:
        return frozenset((1, 2))
    found: set[int] = set()
    for start in range(len(names)):
        pairs = zip(names[start:], results, strict=False)
        width = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
        # Other programs may predict species, too.
        if width > 1:
            found.update(range(start, start + width))
    return frozenset(found)
