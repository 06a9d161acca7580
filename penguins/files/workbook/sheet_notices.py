"""What is told about the sheets of a workbook: which are read, which are not, and which are there twice."""

from collections.abc import Iterator, Mapping, Sequence

from penguins.files.workbook.parts import Sheet, Workbook
from penguins.questions.text import listed_up_to

# As many as anyone names; a message counts the others.
_SHEETS_NAMED = 10


def notices_of_sheets(workbook: Workbook, read: Sequence[Sheet], warned_of: Sequence[Sheet]) -> Iterator[str]:
    yield f"Read as an Excel workbook, from {named(read)}."
    others = [sheet for sheet in workbook.sheets if sheet not in (*read, *warned_of)]
    if shown := [sheet for sheet in others if not sheet.is_hidden]:
        yield f"Left out: {named(shown)}, which {'has' if len(shown) == 1 else 'have'} no such table."
    if hidden := [sheet for sheet in others if sheet.is_hidden]:
        yield f"Left out: {named(hidden)}, which {'is' if len(hidden) == 1 else 'are'} hidden."


def warning_of_others(best: Sheet, others: Sequence[Sheet]) -> str:
    """That sheets hold measurements, too, and are not read."""
    has, it, was = ("has", "it", "it was") if len(others) == 1 else ("have", "each", "they were")
    return (
        f"T{named(others)[1:]} {has} measurements, too, but not the same columns as {best.quoted} in the same order, "
        f"so {was} left out. Upload {it} as a workbook of its own."
    )


def warnings_of_hidden(rows: int, sheet: Sheet) -> Iterator[str]:
    if rows:
        are = "A row is" if rows == 1 else f"{rows:,} rows are"
        yield f"{are} hidden in {sheet.quoted}, by a filter perhaps, and read all the same."


def warnings_of_copies(alike: Mapping[int, Sequence[Sheet]]) -> Iterator[str]:
    """That sheets were read that repeat another one's rows. `alike` has them by a number for these, 0 for none."""
    for rows, (first, *copies) in alike.items():
        if rows and copies:
            have, times = ("has", "twice") if len(copies) == 1 else ("have", f"{len(copies) + 1} times")
            yield (
                f"T{named(copies)[1:]} {have} the same rows as {first.quoted}: each of its penguins counts {times}. "
                "Remove what is a copy, and try again."
            )


def named(sheets: Sequence[Sheet]) -> str:
    names = listed_up_to(_SHEETS_NAMED, [sheet.quoted for sheet in sheets])
    return f"the sheet{'' if len(sheets) == 1 else 's'} {names}"
