"""Tables that could be read by halves: spaces between the cells, penguins above the header, letters of two meanings."""

import pytest

from tests.tables import notes, opened, read, results, row_numbers, scored


@pytest.mark.parametrize(
    "content",
    [
        "bill_length (mm) body_mass [g] species\n38.3 3751 Adelie\n46.9 4957 Gentoo\n",
        "  bill_length_mm body_mass_g species   \n1 38.3 3751 Adelie\n2 46.9 4957 Gentoo  \n",
        "# tibble\n  bill_length_mm body_mass_g species\n  <num> <num> <fctr>\n1 38.3 3751 Adelie\n2 46.9 4957 Gentoo",
        "# bill_length_mm body_mass_g\n38.3 3751\n46.9 4957\n",
        "# bill_length_mm body_mass_g\n2 38.3 3751\n1 46.9 4957\n",
    ],
    ids=["units in brackets", "numbered rows and spaces at line ends", "a line of types", "a comment", "numbers"],
)
def test_cells_between_spaces_are_read_whatever_else_stands_in_the_lines(content: str) -> None:
    assert [answers for answers in read(content) if answers] == [
        {"bill_length_mm": 38.3, "body_mass_g": 3751},
        {"bill_length_mm": 46.9, "body_mass_g": 4957},
    ]


def test_a_header_between_double_bars_has_as_many_cells_as_its_rows() -> None:
    content = "||Bill length||Bill depth||Body mass||\n|38.4|18.9|3825|\n"
    assert read(content) == [{"bill_length_mm": 38.4, "bill_depth_mm": 18.9, "body_mass_g": 3825.0}]
    assert read(content.replace("|", "||").replace("||||", "||")) == read(content)
    assert read(f"{content}||18.9|3825|\n")[1] == {"bill_depth_mm": 18.9, "body_mass_g": 3825.0}
    # The first column has no header.
    for row in ("||38.4|3825|", "|a|38.4|3825|"):
        assert read(f"||bill_length_mm|body_mass_g|\n{row}\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825.0}]


def test_a_row_between_spaces_that_is_too_short_is_not_guessed_at() -> None:
    content = "id bill_length_mm body_mass_g sex\na 38.3 3751 male\nb 46.9 male\nc Ann 46.9 4957 male\n"
    assert scored(content) == [True, False, False]
    cause = "With spaces between them it is not known which is which: use commas or tabs."
    assert notes(content) == {
        3: f"The row has 3 cells where the header has 4. {cause}",
        4: f"The row has 5 cells where the header has 4. {cause}",
    }
    assert len(results(content).splitlines()) == 4


def test_a_number_sign_may_name_a_column() -> None:
    content = "#,bill_length_mm,body_mass_g,notes\n1,38.3,3751\n2,46.9,4957\n"
    assert [answers["bill_length_mm"] for answers in read(content)] == [38.3, 46.9]


@pytest.mark.parametrize("quoted", ["x", '"Miller, ""Bob"""', '"a, ""b"', '"", "'])
def test_spaces_before_a_cell_come_back(quoted: str) -> None:
    content = f"id,name,bill_length_mm,body_mass_g\n{quoted},  lead, 38.3 ,3751\n"
    assert ",  lead, 38.3 ,3751," in results(content)


@pytest.mark.parametrize("first", ["Dream,38.3,3751", "#2,38.3,3751", "Dream,38.3,3751,seen late"])
def test_penguins_above_the_header_are_told(first: str) -> None:
    content = f"{first}\nisland,bill_length_mm,body_mass_g\nBiscoe,46.9,4957\n"
    assert read(content) == [{"island": "Biscoe", "bill_length_mm": 46.9, "body_mass_g": 4957}]
    assert opened(content).warnings == [
        "Above the header, which is in row 2, row 1 looks like a penguin and could not be read. Move the header to "
        "the top, and try again."
    ]


def test_a_quote_that_is_never_closed_in_the_header_costs_no_row() -> None:
    content = 'bill_length_mm,body_mass_g,"notes\n39.1,3750,a\n46.2,4710,b\n'
    assert read(content) == [
        {"bill_length_mm": 39.1, "body_mass_g": 3750},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]
    assert row_numbers(content) == [2, 3]


def test_a_row_whose_first_cell_alone_would_fill_it_loses_no_other_cell() -> None:
    content = 'id,bill_length_mm,body_mass_g\n"a,39.1,3750",x\nb,39.1,3750\n'
    assert scored(content) == [False, True]
    assert '\r\n"a,39.1,3750",x,,' in results(content)


TWO, SPACED = "bill_length_mm,bill_depth_mm\n", "bill_length_mm bill_depth_mm\n"
REPEATED = "The header is repeated here: the row is no penguin."
COUNTED = "The line counts rows: it is no penguin."
PROMPT = "The line is a prompt, or a mark around code: it is no penguin."


@pytest.mark.parametrize(
    ("content", "odd"),
    [
        (f"{TWO}45,39.1,18.7\n46,39.5,17.4\nSource: my notebook\n", None),
        (f"{TWO}1,39.1,18.7\n{TWO}1,39.5,17.4\n", (3, REPEATED)),
        (f"{SPACED}1 39.1 18.7\n2 39.5 17.4\n[344 rows x 2 columns]\n", (4, COUNTED)),
        (
            f"{SPACED}1 39.1 18.7\n2 39.5 17.4\n [ reached 'max' / getOption(\"max.print\") -- omitted 219 rows ]\n",
            (4, COUNTED),
        ),
        (
            f"{SPACED}1: 39.1 18.7\n ---\n2: 39.5 17.4\n",
            (3, "The line only draws a rule between rows: it is no penguin."),
        ),
        (
            f"{SPACED}1 39.1 18.7\n2 39.5 17.4\n> table(p$sex)\nfemale male\n     1    1\n> p$sex\nmale female\n> \n",
            None,
        ),
        (f"{SPACED}1 39.1 18.7\n2 39.5 17.4\ntotal 78.6\n", (4, "The row sums up others (“total”): it is no penguin.")),
    ],
    ids=["a source", "two files joined", "pandas", "R", "data.table", "a console", "a total"],
)
def test_the_names_of_rows_are_known_beside_a_line_that_is_no_row(content: str, odd: tuple[int, str] | None) -> None:
    assert [one for one, is_scored in zip(read(content), scored(content), strict=True) if is_scored] == [
        {"bill_length_mm": 39.1, "bill_depth_mm": 18.7},
        {"bill_length_mm": 39.5, "bill_depth_mm": 17.4},
    ]
    if odd is not None:
        assert notes(content) == dict([odd])


@pytest.mark.parametrize(
    ("rows", "lengths"),
    [
        ("A,39.1,18.7\nB,39.5,17.4\n39.1,18.7\n39.5,17.4\n", [None, None, 39.1, 39.5]),
        ("45,39.1,18.7\n45,39.5,17.4\n", [45, 45]),
        ("45,39.1,18.7,\n46,39.5,17.4,\n", [39.1, 39.5]),
        ("45,39.1,18.7,x\n46,39.5,17.4,y\n", [45, 46]),
    ],
    ids=["half of the rows", "one name twice", "an empty cell more", "a cell more"],
)
def test_first_cells_are_names_where_most_rows_have_just_one_cell_more_than_the_header(
    rows: str, lengths: list[float | None]
) -> None:
    assert [answers.get("bill_length_mm") for answers in read(TWO + rows)] == lengths


# --- what looks like these, and is read as it stands ----------------------------------------------------------------

FOUR = "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g"


@pytest.mark.parametrize(
    "content",
    [
        "sex,bill_length_mm,bill_depth_mm,body_mass_g\nmale,39,19,3750,\nfemale,40,17,3800,\n",
        f"species,{FOUR}\nAdelie,38,17,181,3750,,,\nAdelie,39,18,182,3850,,,\n",
        '"bill_length_mm","bill_depth_mm","species"\n"1",39,19,"Adelie"\n"2",40,17,"Adelie"\n',
        f"{FOUR}\n38,17,181,3750,moult\n39,18,182,3850,moult\n",
    ],
    ids=["a trailing comma", "three", "names of rows", "a remark"],
)
def test_whole_numbers_beside_further_cells_are_no_decimal_commas(content: str) -> None:
    assert scored(content) == [True, True]


@pytest.mark.parametrize(
    "above",
    [
        "# A tibble: 344 × 4\n",
        "Data from 2007 to 2009\n",
        "Lat/Long,-64.77,-64.05\n",
        "# Station,-64.77,-64.05,2007,2009\n",
        "Mean,43.9,17.2,200.9,4201\n",
        "2024,01,02\n",
        "Import\n",
        "Select penguins from Palmer Station\n",
        "penguins <- Palmer 2008\n",
        *("Create date: 2007 table (penguins\n", "Created table (penguins\n", "Create tables (2007\n"),
        *("Create date notable (2007\n", "substructure(nests\n"),
    ],
)
def test_what_else_stands_above_a_header_is_passed_over(above: str) -> None:
    content = f"{above}id,{FOUR}\na,38.1,17.2,181,3750\n"
    assert scored(content) == [True]
    assert opened(content).warnings == []


@pytest.mark.parametrize("first", ["Import date", "Require(d)", "structure(nest)", "Insert into table", "Length (cm)"])
def test_a_header_that_begins_like_a_program_is_a_header(first: str) -> None:
    assert scored(f"{first},{FOUR}\nstructure(x,38.1,17.2,181,3750\n") == [True]


def test_a_second_table_between_spaces_is_not_read_by_the_first_ones_header() -> None:
    content = "id bill_length_mm bill_depth_mm\n1 39.1 18.7\n\nbill_depth_mm bill_length_mm\n1 18.7 39.1\n2 17.4 39.5\n"
    assert scored(content) == [True, False, False, False]


@pytest.mark.parametrize(
    ("line", "note"),
    [
        ("Total 1", "The row sums up others (“Total”): it is no penguin."),
        ("# nest 5 moved", "The line is a comment: it is no penguin."),
        ("------", "The line only draws a rule between rows: it is no penguin."),
        ("(1 row)", "The line counts rows: it is no penguin."),
        ("12 rows in set (0.00 sec)", "The line counts rows: it is no penguin."),
        *[
            (line, PROMPT)
            for line in (">", "> summary(p)", ">>> ", ">>> p.shape", "$ ", "In [4]: ", "In [5]: p", "```")
        ],
        ("mm mm", "The row names the units of the columns: it is no penguin."),
    ],
)
def test_a_line_between_spaces_that_is_no_penguin_says_what_it_is(line: str, note: str) -> None:
    assert notes(f"id bill_length_mm bill_depth_mm\na 39.1 18.7\n{line}\n") == {3: note}


def test_a_last_cell_that_is_empty_between_spaces_is_one() -> None:
    rows = '"1" "Adelie" 39.1 18.7 "male"\n"2" "Adelie" 39.5 17.4 "female"\n"3" "Adelie" 34.1 18.1 \n'
    content = f'"species" "bill_length_mm" "bill_depth_mm" "sex"\n{rows}'
    assert scored(content) == [True, True, True]
    assert read(content)[2] == {"bill_length_mm": 34.1, "bill_depth_mm": 18.1}


def test_an_aligned_table_whose_first_cells_are_quoted_is_read() -> None:
    content = '      name,bill_length_mm,bill_depth_mm\n  "Al, B",  39.1,  18.7\n "Bo Dean",  47.1,  14.7\n'
    assert scored(content) == [True, True]


@pytest.mark.parametrize("name", ["Max Adelmann", "Mean looking Adelie", "Total albino Adelie", "Max the Gentoo"])
def test_a_name_in_which_a_species_is_named_is_a_name(name: str) -> None:
    assert scored(f"observer,{FOUR}\n{name},39.1,18,181,3750\n") == [True]


@pytest.mark.parametrize(
    "content",
    [
        "Table 1. Flipper length, body mass, sex and island\nbill_length_mm,body_mass_g\n38.4,3825\n",
        "Flipper and mass and sex;\nBill length (mm);Body mass (g)\n38,4;3825\n",
        "Flipper and mass and sex\t\nBill length (mm)\tBody mass (g)\n38,4\t3825\n",
    ],
)
def test_a_line_with_commas_is_not_cut_at_its_spaces(content: str) -> None:
    assert read(content) == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
