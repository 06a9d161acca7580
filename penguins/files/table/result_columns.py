"""The columns that this site adds to a file, and those of a file that it has answered before."""

from penguins.files.table.rows import Row
from penguins.questions.species import SPECIES
from penguins.questions.text import key_of

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]


def earlier_results(headers: Row) -> frozenset[int]:
    """The indices of the columns that are results of this site: all five, side by side, by their words."""
    names, results, width = [*map(key_of, headers)], [*map(key_of, RESULT_COLUMNS)], len(RESULT_COLUMNS)
    starts = [start for start in range(len(names)) if names[start : start + width] == results]
    return frozenset(index for start in starts for index in range(start, start + width))
