"""Tables that programs print in boxes, between bars or in columns of spaces."""

import pytest

from penguins.config import MAX_PASTED
from penguins.questions.table import BILL_LENGTH, BODY_MASS
from tests.tables import ADELIE, CHINSTRAP, HEADERS, PENGUINS, notes, opened, read, refusal, results, table

CELLS = [HEADERS, *([str(penguin[name]) for name in HEADERS] for penguin in PENGUINS)]
RULE = "The line only draws a rule between rows: it is no penguin."


def _boxed(first: str, between: str, last: str, rule: str) -> str:
    lines = [f"{first} {f' {between} '.join(cell.ljust(17) for cell in cells)} {last}" for cells in CELLS]
    return "\n".join([lines[0], rule, *lines[1:]]) + "\n"


@pytest.mark.parametrize(
    "content",
    [
        _boxed("│", "┆", "│", f"╞{'╪'.join('═' * 19 for _ in HEADERS)}╡"),
        _boxed("│", "│", "│", f"├{'┼'.join('─' * 19 for _ in HEADERS)}┤"),
        _boxed("┃", "┃", "┃", f"┡{'╇'.join('━' * 19 for _ in HEADERS)}┩"),
        _boxed("|", "|", "|", f"|{'|'.join('-' * 19 for _ in HEADERS)}|"),
        _boxed("|", "|", "|", f"+{'+'.join('-' * 19 for _ in HEADERS)}+"),
        _boxed("|", "|", "|", f"| {' | '.join('--' for _ in HEADERS)} |"),
    ],
)
def test_the_bars_of_a_box_stand_between_cells_and_are_none(content: str) -> None:
    file = opened(content)
    assert read(content) == [{}, *PENGUINS]
    assert notes(content) == {2: RULE}
    assert file.notices[0] == "Read as UTF-8, with vertical bars between the cells."
    assert file.carried == []
    assert [cell.strip() for cell in results(content).splitlines()[2].split("|")[:6]] == list(CELLS[1])


def test_names_that_polars_wraps_are_read_whole() -> None:
    content = (
        "shape: (2, 5)\n"
        "┌───────────┬──────────────┬──────────────┬────────────┬────────┐\n"
        "│ species   ┆ bill_length_ ┆ bill_depth_m ┆ Body mass  ┆ sex    │\n"
        "│ ---       ┆ mm           ┆ m            ┆ (g)        ┆ ---    │\n"
        "│ str       ┆ ---          ┆ ---          ┆ ---        ┆ str    │\n"
        "│           ┆ f64          ┆ f64          ┆ i64        ┆        │\n"
        "╞═══════════╪══════════════╪══════════════╪════════════╪════════╡\n"
        "│ Adelie    ┆ 39.1         ┆ 18.7         ┆ 3750       ┆ male   │\n"
        "│ Chinstrap ┆ 46.5         ┆ 17.9         ┆ 3500       ┆ female │\n"
        "└───────────┴──────────────┴──────────────┴────────────┴────────┘\n"
    )
    assert opened(content).header.cells == ["species", "bill_length_mm", "bill_depth_mm", "Body mass (g)", "sex"]
    assert [row for row in read(content) if row] == [
        {"bill_length_mm": 39.1, "bill_depth_mm": 18.7, "body_mass_g": 3750, "sex": "male"},
        {"bill_length_mm": 46.5, "bill_depth_mm": 17.9, "body_mass_g": 3500, "sex": "female"},
    ]
    assert opened(content).warnings == []
    assert {*notes(content).values()} == {RULE}


def test_names_and_cells_in_a_box_may_hold_spaces() -> None:
    content = (
        "│ Species        │ Culmen Length (mm) │ Body Mass (g) │\n"
        "├────────────────┼────────────────────┼───────────────┤\n"
        "│ Gentoo penguin │ 46.2               │ 4710          │\n"
    )
    assert read(content)[1] == {"bill_length_mm": 46.2, "body_mass_g": 4710}
    assert opened(content).header.species_column == 0


@pytest.mark.parametrize(
    "content", ["bill_length_mm|body_mass_g|\n38.4|3825|\n", "|bill_length_mm|body_mass_g\n0|38.4|3825\n"]
)
def test_bars_on_one_side_are_those_of_cells_without_a_name(content: str) -> None:
    assert read(content) == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
    assert len(opened(content).header.cells) == 3


BARRED = "|species|bill_length_mm|bill_depth_mm|\n|---|---|---|\n|Adelie|39.1|18.7|\n|Gentoo|46.1|14.3|\n"


@pytest.mark.parametrize(
    ("row", "cells"),
    [
        ("||38.2|18.1|", ["", "38.2", "18.1"]),
        ("| |38.2|18.1|", [" ", "38.2", "18.1"]),
        ("|Adelie|38.2|18.1", ["Adelie", "38.2", "18.1"]),
        ("Adelie|38.2|18.1|", ["Adelie", "38.2", "18.1"]),
        ("  |Adelie|38.2|18.1|  ", ["Adelie", "38.2", "18.1"]),
        ("|Adel│ie|38.2|18.1|", ["Adel│ie", "38.2", "18.1"]),
        ("|38.2|18.1", ["", "38.2", "18.1"]),
    ],
)
def test_a_row_with_other_edges_than_the_header_keeps_its_cells_in_their_columns(row: str, cells: list[str]) -> None:
    content = f"{BARRED}{row}\n"
    assert read(content)[-1] == {"bill_length_mm": 38.2, "bill_depth_mm": 18.1}
    assert results(content).splitlines()[-1].split("|")[:3] == cells


def test_what_stands_behind_the_last_bar_is_a_cell_too_many() -> None:
    content = f"{BARRED}|Adelie|38.2|18.1| <- outlier\n"
    assert read(content)[-1] == {"bill_length_mm": 38.2, "bill_depth_mm": 18.1}
    assert "“<- outlier”" in notes(content)[5]


def test_a_cell_between_bars_may_hold_a_line_break() -> None:
    content = '|id|bill_length_mm|bill_depth_mm|note|\n|1|39.1|18.7|"a\nb"|\n|2|38.2|18.1|c|\n'
    assert [answers["bill_length_mm"] for answers in read(content)] == [39.1, 38.2]
    assert notes(content) == {}


PRINTED = """\
              Species Island  Culmen Length (mm)  Culmen Depth (mm)  Body Mass (g)     Sex
0  Adelie Penguin (P)  Dream                38.4               18.9         3825.0    MALE
1      Gentoo penguin  Dream                47.6               17.9         3560.0  FEMALE
"""


def test_two_spaces_or_more_stand_between_cells_whose_names_hold_one() -> None:
    content = PRINTED.replace("Species Island", "Species  Island")
    expected = {name: value for name, value in ADELIE.items() if name not in ("flipper_length_mm", "island")}
    other = {name: value for name, value in CHINSTRAP.items() if name != "flipper_length_mm"}
    assert read(content) == [expected | {"island": "Dream"}, other]
    assert notes(content) == {}
    assert opened(content).notices[0] == "Read as UTF-8, with tabs between the cells."


def test_the_blocks_of_such_a_table_are_put_side_by_side() -> None:
    content = (
        "  Culmen Length (mm)  Culmen Depth (mm)  \\\n0               38.4               18.9\n1               47.6"
        "               17.9\n\n  Body Mass (g)     Sex\n0        3825.0    MALE\n1        3560.0  FEMALE\n"
    )
    assert [answers["body_mass_g"] for answers in read(content)] == [3825, 3560]
    assert [answers["bill_depth_mm"] for answers in read(content)] == [18.9, 17.9]


def test_a_block_that_goes_on_elsewhere_is_only_a_part() -> None:
    content = (
        "  Culmen Length (mm)  Culmen Depth (mm)  \\\n"
        "0               38.4               18.9\n"
        "1               47.6               17.9\n"
    )
    assert [answers["bill_depth_mm"] for answers in read(content)] == [18.9, 17.9]
    assert opened(content).warnings == [
        "The table was printed only in part, without some of its columns. Write the whole table to a CSV file, and "
        "upload that."
    ]


def test_single_spaces_between_plain_names_stay_delimiters() -> None:
    content = table(delimiter=" ")
    assert opened(content).notices[0] == "Read as UTF-8, with spaces between the cells."


@pytest.mark.parametrize(
    "content",
    [
        # An empty cell.
        "Culmen Length (mm)  Culmen Depth (mm)\n              39.1               18.7\n"
        "                                 18.1\n",
        "bill length (mm)  bill depth (mm)  id\n39.1              18.7             11\n"
        "                  18.0             12\n",
        "   Name  Culmen Length (mm)  Culmen Depth (mm)\n0     a                39.1               18.7\n"
        "1     b                                   18.1\n",
        # A negative number, before which pandas leaves one space.
        "  Species      d15N      d13C  Culmen Length (mm)  Culmen Depth (mm)\n"
        "0  Adelie   8.30515 -25.19017                39.1               18.7\n",
        # R leaves one space between any cells.
        "  sex    bill length (mm)  bill depth (mm)\n1 male               39.1             18.7\n"
        "2 female             38.2             18.1\n",
    ],
)
def test_where_the_cells_of_a_row_are_not_to_be_told_apart_nothing_is_read(content: str) -> None:
    assert "With spaces between them it is not known which is which" in refusal(content) or (
        "Spaces stand between the cells and within the names of the columns" in refusal(content)
    )


@pytest.mark.parametrize(
    "content",
    [
        # Without the names of rows, and with a first cell that is longer than its name.
        "   Island  Culmen Length (mm)  Culmen Depth (mm)\nTorgersen                39.1               18.7\n"
        "    Dream                46.1               14.3\n",
        "Culmen Length (mm)  Culmen Depth (mm)\n------------------  -----------------\n"
        "              39.1               18.7\n              46.1               14.3\n",
        "  Culmen Length (mm)  Culmen Depth (mm)\n0               39.1               18.7\n"
        "1               46.1               14.3\n\nName:  x, dtype: object\n>>> df  .tail()\n",
        "Two penguins\n\n      Culmen Length (mm)  Culmen Depth (mm)\n    0               39.1               18.7\n"
        "    1               46.1               14.3\n",
    ],
)
def test_right_aligned_columns_are_read_with_and_without_names_of_rows(content: str) -> None:
    assert [answers["bill_depth_mm"] for answers in read(content) if "bill_depth_mm" in answers] == [18.7, 14.3]
    assert [answers["bill_length_mm"] for answers in read(content) if "bill_length_mm" in answers] == [39.1, 46.1]


def test_a_printed_table_is_restored_up_to_the_size_that_can_be_pasted() -> None:
    row = "│ Gentoo penguin │ 46.2               │ 4710          │\n"
    header = "│ Species        │ Culmen Length (mm) │ Body Mass (g) │\n"
    rows = (MAX_PASTED - len(header.encode())) // len(row.encode())
    assert [*opened(header + row * rows).questions] == [BILL_LENGTH, BODY_MASS]


def test_the_box_that_stata_draws_beside_the_numbers_of_rows_is_read() -> None:
    content = (
        "     +-------------------------------------+\n"
        "     | species   bill_l~m   body_m~g    sex |\n"
        "     |-------------------------------------|\n"
        "  1. | Adelie        39.1       3750   male |\n"
        " 10. | Gentoo        46.1       4500      . |\n"
        "     +-------------------------------------+\n"
    )
    found = [row for row in read(content) if row]
    assert found == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750, "sex": "male"},
        {"bill_length_mm": 46.1, "body_mass_g": 4500},
    ]
