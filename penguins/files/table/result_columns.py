"""The columns that this site adds to a file, and those of a file that it has answered before."""

from penguins.files.table.rows import Row
from penguins.questions.species import SPECIES
from penguins.questions.table import QUESTIONS
from penguins.questions.text import key_of

RESULT_COLUMNS = ["predicted_species", *(f"probability_{species.key}" for species in SPECIES), "note"]

# What stands behind the answers in a table of a results page, for rows that are copied from there.
_BEHIND = {"In the file", *(question.heading for question in QUESTIONS)}


def earlier_results(headers: Row) -> frozenset[int]:
    """The indices of the columns that are results of this site, side by side, by their words: all five, or those of a
    table on a results page. Other programs may predict species as well."""
    names, results = [*map(key_of, headers)], [*map(key_of, RESULT_COLUMNS)]
    found: set[int] = set()
    for start in range(len(names)):
        if names[start : start + len(results)] == results:
            found.update(range(start, start + len(results)))
        answers, behind = headers[start : start + 2], headers[start + 2 : start + 3]
        if headers[0] == "Row" and answers == ["Species", "Probability"] and _BEHIND.intersection(behind):
            found.update((start, start + 1))
    return frozenset(found)
