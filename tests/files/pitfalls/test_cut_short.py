"""Tables that a program printed only in part: that is told, since the rows that are there look like all of them."""

import pytest

from tests.tables import notes, opened, read, refusal, scored
from tests.workbooks import book

HEADER = "  species bill_length_mm body_mass_g\n"
ROWS = "1  Adelie 39.1 3750\n2  Gentoo 46.1 4500\n"
WRITE = "Write the whole table to a CSV file, and upload that."
ROWS_LEFT_OUT = f"The table was printed only in part, without some of its rows. {WRITE}"
COLUMNS_LEFT_OUT = f"The table was printed only in part, without some of its columns. {WRITE}"
BOTH_LEFT_OUT = f"The table was printed only in part, without some of its columns and rows. {WRITE}"


@pytest.mark.parametrize(
    ("content", "warning"),
    [
        (HEADER + ROWS + "..     ...   ...   ...\n3  Gentoo 50.0 5000\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "…  … … …\n", ROWS_LEFT_OUT),
        (HEADER + "  1:  Adelie 39.1 3750\n ---                 \n344:  Gentoo 50.0 5000\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "# ℹ 334 more rows\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "# … with 1 more row\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + " [ reached 'max' / getOption(\"max.print\") -- omitted 94 rows ]\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "# ℹ 2 more variables: sex <fct>, year <int>\n", COLUMNS_LEFT_OUT),
        (HEADER + ROWS + "# ℹ 334 more rows\n# ℹ 1 more variable: sex <fct>\n", BOTH_LEFT_OUT),
        (HEADER + ROWS + "  ⋮ │   ⋮   ⋮    ⋮\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "⋮ ⋱ ⋮ ⋯\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "                339 rows omitted\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "  1 column and 339 rows omitted\n", BOTH_LEFT_OUT),
        (HEADER + ROWS + "  3 columns omitted\n", COLUMNS_LEFT_OUT),
        (HEADER + ROWS + "│ 344 rows (20 shown)   7 columns │\n", ROWS_LEFT_OUT),
        (HEADER + ROWS + "only showing top 2 rows\n", ROWS_LEFT_OUT),
        ("species,bill_length_mm,...,body_mass_g\nAdelie,39.1,...,3750\n", COLUMNS_LEFT_OUT),
        ("species\tbill_length_mm\tbody_mass_g\nAdelie\t39.1\t3750\n...\t...\t...\n", ROWS_LEFT_OUT),
        ("│ species ┆ bill_length_mm ┆ body_mass_g │\n│ Adelie ┆ 39.1 ┆ 3750 │\n│ … ┆ … ┆ … │\n", ROWS_LEFT_OUT),
    ],
)
def test_what_was_left_out_is_told(content: str, warning: str) -> None:
    assert opened(content).warnings == [warning]


def test_a_refusal_says_that_columns_were_left_out() -> None:
    content = " Row │ species  island  bill_length_mm  mass ⋯\n   1 │ Adelie  39.1  3750\n 1 column omitted\n"
    assert COLUMNS_LEFT_OUT in refusal(content)


@pytest.mark.parametrize(
    "content",
    [
        HEADER + ROWS,
        HEADER + ROWS + "3  Gentoo .. ...\n",
        HEADER + ROWS + "# 3 more rows are in another file\n",
        HEADER + ROWS + "---\n3  Gentoo 50.0 5000\n",
        HEADER + ROWS + "(2 rows)\n",
        "id,bill_length_mm,body_mass_g,notes\na,39.1,3750,# 3 more rows\nb,46.1,4500,...\n",
        "id,bill_length_mm,body_mass_g\na,39.1,3750\n---,---,---\nb,46.1,4500\n",
    ],
)
def test_a_table_that_is_whole_is_not_called_a_part(content: str) -> None:
    assert opened(content).warnings == []


def test_the_row_of_dots_is_no_penguin() -> None:
    content = HEADER + ROWS + "..     ...   ...   ...\n3  Gentoo 50.0 5000\n\n[344 rows x 3 columns]\n"
    assert scored(content) == [True, True, False, True, False]
    assert notes(content) == {
        4: "Rows were left out here when the table was printed.",
        7: "The line counts rows: it is no penguin.",
    }


def test_the_first_block_of_columns_alone_is_a_part() -> None:
    rows = "0  Adelie            39.1           18.7   \n1  Adelie            39.5           17.4   \n"
    content = f"  species  bill_length_mm  bill_depth_mm  \\\n{rows}"
    assert opened(content).warnings == [COLUMNS_LEFT_OUT]
    assert read(content)[0] == {"bill_length_mm": 39.1, "bill_depth_mm": 18.7}


@pytest.mark.parametrize(
    "content",
    [
        "  species  ... body_mass_g   sex\n0  Adelie  ...      3750.0  male\n1  Gentoo  ...      4500.0  male\n",
        "  species  ... body_mass_g\n0  Adelie  ...      3750.0\n",
        "\tspecies\t...\tbody_mass_g\n0\tAdelie\t...\t3750\n1\tGentoo\t...\t4500\n",
        "# A tibble: 2 × 5\n  Species `Sample Number`\n1 Adelie  1\n2 Gentoo  2\n"
        "# ℹ 3 more variables: Sex <chr>,\n#   `Culmen Length (mm)` <dbl>, `Body Mass (g)` <dbl>\n",
    ],
)
def test_columns_that_are_needed_and_were_left_out_are_the_cause(content: str) -> None:
    assert refusal(content) == COLUMNS_LEFT_OUT


@pytest.mark.parametrize(
    "content",
    [
        *("Dear all ... many\nWell ... hardly any\nNo\nnone\n", "$ species <fct> Adelie, …\n$ mass <int> 1, 2, …\n"),
        *("Well ... hardly any\n", "... and many\n... and more\n"),
    ],
)
def test_other_dots_are_not_the_cause(content: str) -> None:
    assert refusal(content).startswith("The file is not a table")


def test_what_a_notebook_shows_is_told_in_a_workbook_too() -> None:
    rows: list[list[str | float | None]] = [
        [None, "species", "bill_length_mm", "...", "body_mass_g"],
        [0, "Adelie", 39.1, "...", 3750],
        ["...", "...", "...", "...", "..."],
        [343, "Chinstrap", 50.2, "...", 3775],
        ["344 rows × 8 columns"],
    ]
    file = opened(book(Birds=rows))
    assert file.warnings == [BOTH_LEFT_OUT]
    assert notes(book(Birds=rows)) == {
        3: "Rows were left out here when the table was printed.",
        5: "The line counts rows: it is no penguin.",
    }
