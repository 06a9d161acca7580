"""Tables whose cells are not under their headers, or are only a part of what the file holds: told, never half read."""

from collections.abc import Sequence

import pytest

from penguins.files.refused import FileRefused
from penguins.files.workbook import waiting_rows
from penguins.files.workbook.waiting_rows import WaitingRows
from tests.tables import notes, opened, read, refusal, row_numbers, scored
from tests.workbooks import book

DECIMAL = "decimal commas look like the commas between the cells"
THOUSANDS = "commas between thousands look like the commas between the cells"


@pytest.mark.parametrize(
    ("content", "cause"),
    [
        ("bill_length_mm,body_mass_g\n39.1,3,750\n39.5,3,800\n", f"{THOUSANDS} (“3,750”)"),
        ("bill_length_mm,body_mass_g,sex\n39.1,3,750,male\n39.5,4,050,male\n", f"{THOUSANDS} (“3,750”)"),
        # Rows of whole numbers and of nothing known show nothing.
        (
            "species,bill_length_mm,bill_depth_mm\nAdelie,39,1,18,7\nAdelie,39,5,17,4\nAdelie,40,1,18,2\nAdelie,40,18\n"
            "Adelie,NA,NA\n",
            f"{DECIMAL} (“39,1”)",
        ),
        # What is cut off before a comma is no name of a row.
        ("bill_length_mm,body_mass_g\n39,1,3750\n40,3,3250\n38,3800\n", f"{DECIMAL} (“39,1”)"),
        ("bill_depth_mm,bill_length_mm\n18,7,39\n18,2,40\n17,5,38\n", f"{DECIMAL} (“18,7”)"),
        # The last column is cut: what fits is an unusual row only together with what is left over.
        ("flipper_length_mm,bill_length_mm\n181,39,1\n186,39,5\n195,40,3\n", f"{DECIMAL} (“39,1”)"),
        ("flipper_length_mm,bill_length_mm\n181,39,12\n186,39,55\n", f"{DECIMAL} (“39,12”)"),
        ("flipper_length_mm,bill_length_mm\n190,45,39,1\n192,45,40,3\n", f"{DECIMAL} (“190,45”)"),
    ],
)
def test_numbers_that_are_cut_at_their_commas_are_refused(content: str, cause: str) -> None:
    assert cause in refusal(content)


def test_a_few_rows_that_are_cut_are_no_reason_to_refuse_the_others() -> None:
    content = "bill_length_mm,bill_depth_mm\n39.1,18.7\n39.5,17.4\n40.3,18\n38,9,17,7\n"
    moved = "The row has 4 cells where the header has 2. Its cells may stand under other headers than their own."
    moved += " Bill depth would be 9 mm."
    assert notes(content) == {5: moved}
    # A little beyond the data is no sign of it.
    assert notes(content.replace("38,9,", "38,22,"))[5].startswith(
        "The row has 4 cells where the header has 2. What stands under no header (“17” and “7”) was not used"
    )


TWO_TABLES: list[list[str | float]] = [
    ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"],
    [39.1, 18.7, 181],
    [39.5, 17.4, 186],
    [],
    ["species", "bill_length_mm", "bill_depth_mm", "flipper_length_mm"],
    ["Gentoo", 46.1, 13.2, 211],
]
ABOVE = (
    "Above the header, which is in row 5, 2 rows (the first is row 2) look like penguins and could not be read. They "
    "belong to another table, with a header of its own: upload that as a file of its own."
)


@pytest.mark.parametrize("padding", ["", ",", ",,"])
def test_a_table_above_a_wider_one_is_told(padding: str) -> None:
    rows = [",".join(map(str, row)) + (padding if 0 < len(row) < 4 else "") for row in TWO_TABLES]
    assert opened("\n".join(rows)).warnings == [ABOVE]
    assert read("\n".join(rows)) == [{"bill_length_mm": 46.1, "bill_depth_mm": 13.2, "flipper_length_mm": 211}]


def test_a_table_above_a_wider_one_is_told_of_a_sheet_too() -> None:
    assert opened(book(birds=TWO_TABLES)).warnings == [ABOVE.replace("row 5,", "row 5 of “birds”,")]


@pytest.mark.parametrize("above", ["1,2,3,4", "10,11,100,1000", "100,40,300,10000", "Means,,,", "# Ad,18.7,181,3750"])
def test_what_is_no_penguin_above_the_header_is_not_told(above: str) -> None:
    header = "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g"
    assert opened(f"{above}\n{header}\n39.1,18.7,181,3750\n").warnings == []


def test_one_penguin_above_belongs_to_its_own_table() -> None:
    content = "bill_length_mm,body_mass_g\n39.1,3750\nspecies,bill_length_mm,body_mass_g\nGentoo,46.1,4500\n"
    assert opened(content).warnings == [
        "Above the header, which is in row 3, row 2 looks like a penguin and could not be read. It belongs to another "
        "table, with a header of its own: upload that as a file of its own."
    ]


@pytest.mark.parametrize(
    "content",
    [
        "bill_length_mm,flipper_length_mm,body_mass_g,age\n39.1,181,3751,2,\n39.5,186,3800,3,\n",
        "bill_length_mm,body_mass_g,month,day\n39.1,3750,11,12,\n39.5,3800,11,15,\n",
        "bill_length_mm,body_mass_g,eggs,notes\n39.1,3751,2,seen early, with mate\n39.5,3800,2,seen, late\n",
        "bill_length_mm,body_mass_g,date\n39.1,3512,11, 2007\n39.5,3800,12, 2007\n",
        "flipper_length_mm,bill_length_mm,bill_depth_mm,island\n195,43,16,Dream,\n190,39,18,Dream,\n",
        "bill_length_mm,body_mass_g\n39.1,3750,5\n39.5,3800,7\n",
    ],
)
def test_cells_that_are_left_over_are_not_taken_for_decimals(content: str) -> None:
    assert scored(content) == [True, True]


def test_measurements_are_no_names_of_rows_beside_rows_that_fit() -> None:
    content = "bill_length_mm,bill_depth_mm\n39.1,18.7,15\n40.2,17.1,16\n41.2,17.3\n"
    assert [answers["bill_length_mm"] for answers in read(content)] == [39.1, 40.2, 41.2]


@pytest.mark.parametrize(
    "content",
    [
        "nest,bill length,bill depth\n1,39.2,18.7,31.5\n2,46.1,14.7,35.2\n",
        # No bird of the data has such bills: the first header shows which column they are in.
        "ring,bill length,bill depth\n1,31.2,12.1,31.5\n2,31.7,12.3,35.2\n",
    ],
)
def test_values_whose_header_was_forgotten_in_the_last_column_move_no_others(content: str) -> None:
    told = (
        "The row has 4 cells where the header has 3. What stands under no header (“{}”) was not used and stands only "
        "in this note."
    )
    assert notes(content) == {2: told.format(31.5), 3: told.format(35.2)}
    cells = [line.split(",") for line in content.splitlines()[1:]]
    assert read(content) == [{"bill_length_mm": float(row[1]), "bill_depth_mm": float(row[2])} for row in cells]


def test_rows_that_are_named_by_a_hash_and_a_number_are_penguins() -> None:
    content = "bill_length_mm,bill_depth_mm,body_mass_g\n#1,39.1,18.2,3750\n#2,39.5,17.4,3800\n"
    assert scored(content) == [True, True]


def test_scaled_values_are_told_though_a_row_has_none_of_them() -> None:
    rows = "-0.88,0.78,181,3750\n-0.81,0.13,186,3800\n-0.66,0.43,195,3250\n-1.32,1.09,193,3450\n-0.85,1.75,190,3650\n"
    content = f"bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n{rows}NA,NA,190,4000\n"
    (warning,) = opened(content).warnings
    assert warning.startswith("The values of bill length and bill depth look scaled: the first is -0.88,")


def test_labels_below_the_header_are_passed_over() -> None:
    labels = "Species of penguin,Culmen length in mm,Culmen depth in mm\n"
    content = f"species,bill_length_mm,bill_depth_mm\n{labels}Adelie,39.1,18.7\n"
    assert scored(content) == [False, True]
    assert notes(content) == {2: "The header is repeated here: the row is no penguin."}
    # Further down, or with other columns, they start another table.
    assert scored(f"species,bill_length_mm,bill_depth_mm\nAdelie,39.1,18.7\n{labels}Adelie,39.1,18.7\n") == [
        *(True, False, False)
    ]
    assert "A second table starts here" in refusal("bill_length_mm,bill_depth_mm\nBill depth,Bill length\n39.1,18.7\n")


def test_a_printed_tibble_is_read_with_its_footer() -> None:
    content = (
        "# A tibble: 344 x 3\n  species bill_length_mm bill_depth_mm\n  <fct>            <dbl>         <dbl>\n"
        "1 Adelie            39.1          18.7\n2 Adelie            39.5          17.4\n# i 342 more rows\n"
    )
    assert read(content)[1:3] == [
        {"bill_length_mm": 39.1, "bill_depth_mm": 18.7},
        {"bill_length_mm": 39.5, "bill_depth_mm": 17.4},
    ]


def test_cells_that_are_shifted_have_not_lost_their_decimal_points() -> None:
    content = "bill_length_mm bill_depth_mm flipper_length_mm body_mass_g\n39.1  181 3750\n39.5  186 3800\n"
    assert refusal(content).startswith(
        "None of the 2 rows can be scored. Row 2: The row has 3 cells where the header has 4."
    )


@pytest.mark.parametrize(
    ("unit", "rows"),
    [("m", ["0.0391,0.0187"] * 6), ("in", ["1.54,0.736"] * 6)],
)
def test_small_numbers_in_a_unit_that_the_header_names_are_not_scaled(unit: str, rows: Sequence[str]) -> None:
    content = "\n".join([f"bill_length_{unit},bill_depth_{unit}", *rows])
    assert scored(content) == [True] * 6


@pytest.mark.parametrize("mark", ["\\N", "[NULL]", "(null)", "#NULL!", "#DIV/0!", "(blank)", "*", "-9999", "no data"])
def test_a_mark_for_not_known_costs_no_row(mark: str) -> None:
    content = f"bill_length_mm,bill_depth_mm,body_mass_g\n39.1,{mark},3750\n"
    assert read(content) == [{"bill_length_mm": 39.1, "body_mass_g": 3750}]


@pytest.mark.parametrize(
    ("above", "number"),
    [
        *[('"Penguins\nof 2014",\n', 3), ('a\n"b"\n"c\nd"\n', 5)],
        # A line that only opens a quote is a row of its own.
        *[('"never closed\n', 3), ('a\n"never closed\n', 4), ('y",a,"z\n' * 20, 22)],
    ],
)
def test_rows_below_a_title_of_any_lines_are_numbered_as_a_spreadsheet_does(above: str, number: int) -> None:
    assert row_numbers(f"{above}bill_length_mm,body_mass_g\n39.1,3750\n") == [number]


@pytest.mark.parametrize("island", ["Mean", "Average"])
def test_a_row_that_sums_up_is_known_by_its_island(island: str) -> None:
    content = f"nr,island,bill_length_mm,bill_depth_mm\n1,Dream,39.1,18.7\n,{island},39.3,18.05\n"
    assert scored(content) == [True, False]


def test_rows_of_next_to_nothing_in_many_cells_take_little_room() -> None:
    waiting = WaitingRows(["bill_length_mm", "body_mass_g"])
    for number in range(10_000):
        waiting.add(number, ["39.1", "3750", *[""] * 300, "x"])
    waiting.end()
    assert waiting.size < 1_000_000
    assert sum(len(block.rows) for block in waiting.blocks()) == 10_000
    waiting.file.close()


def test_rows_of_more_cells_than_anyone_has_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(waiting_rows, "MOST_CELLS", 1_000)
    waiting = WaitingRows(["bill_length_mm", "body_mass_g"])
    waiting.add(2, ["39.1", "3750", *[""] * 997, "x"])
    with pytest.raises(FileRefused, match="reach over more than 1,000 cells, empty ones counted"):
        waiting.add(3, ["39.1"])
