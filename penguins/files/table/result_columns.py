"""The columns that this site adds to a file, and those of a file that it has answered before."""

from penguins.files.table.rows import Row
from penguins.questions.species import SPECIES
from penguins.questions.text import key_of

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]


# The answers among the columns of a results page, for rows that are copied from there.
_ON_THE_PAGE = ["species", "probability", "inthefile"]


def earlier_results(headers: Row) -> frozenset[int]:
    """The indices of the columns that are results of this site, side by side, by their words: all five, or those of a
    table on a results page. Other programs may predict species as well."""
    names, results = [*map(key_of, headers)], [*map(key_of, RESULT_COLUMNS)]
    found: set[int] = set()
    for start in range(len(names)):
        if names[start : start + len(results)] == results:
            found.update(range(start, start + len(results)))
        if names[0] == "row" and names[start : start + len(_ON_THE_PAGE)] == _ON_THE_PAGE:
            found.update((start, start + 1))
    return frozenset(found)
