"""Headers of two rows: what the row that is not read would have named is told, and a title or a note names nothing."""

from collections.abc import Sequence

import pytest

from tests.tables import opened, refusal
from tests.workbooks import book

TWO_HEADERS: list[list[str | float | None]] = [
    ["Date", "island", "sex", "bl", "bd"],
    ["Recorded Date", "Where did you see it?", "Girl or boy?", "Bill length (mm)", "Bill depth (mm)"],
    ["2007", "Dream", "male", 39.1, 18.7],
]
NOT_READ = "not read. Put all names into one row, and try again."


def test_names_in_a_row_above_the_header_are_told() -> None:
    told = f"Row 1, above the header, seems to name columns, too (“island” and “sex”): they were {NOT_READ}"
    assert opened("\n".join(",".join(map(str, row)) for row in TWO_HEADERS)).warnings == [told]
    assert opened(book(Birds=TWO_HEADERS)).warnings == [told.replace("Row 1,", "Row 1 of “Birds”,")]
    names, *table = [",".join(map(str, row)) for row in TWO_HEADERS]
    further_down = "\n".join(["Penguins", names, "", ",,,,", *table])
    assert opened(further_down).warnings == [told.replace("Row 1,", "Row 2,")]
    # As few as half of the cells are filled.
    assert opened("island,sex,,\nwho,why,bill_length_mm,bill_depth_mm\nDream,male,39.1,18.7\n").warnings == [told]
    # Only the last row above is beside the header.
    others: list[str | float | None] = ["a", "b", "c", "d", "e"]
    assert opened(book(Birds=[TWO_HEADERS[0], others, *TWO_HEADERS[1:]])).warnings == []


def test_names_in_the_row_below_the_header_are_told() -> None:
    rows: list[list[str | float | None]] = [["Who", None, "Flipper", "Body mass"], ["at", "sex", "(mm)", "(g)"]]
    rows.append(["a", "male", 181, 3750])
    told = f"Row 2 of “Birds”, below the header, seems to name a column, too (“sex”): it was {NOT_READ}"
    # Further sheets have other rows below their headers.
    assert opened(book(Birds=rows, More=[rows[0], rows[2]])).warnings == [told]
    assert opened("Who,,Flipper,Body mass\nat,sex,(mm),(g)\na,male,181,3750\n").warnings == [
        told.replace(" of “Birds”", "")
    ]


@pytest.mark.parametrize(
    ("upper", "lower"),
    [
        ("Island,Bill,,Flipper,Mass", ",Length (mm),Depth (mm),(mm),(g)"),
        ("Island,Bill (mm),,Flipper (mm),Mass (g)", ",Length,Depth,,"),
        ("Insel,Schnabel,,Flipper,Gewicht", ",Länge,Höhe,,"),
    ],
)
def test_names_that_only_two_rows_say_are_told(upper: str, lower: str) -> None:
    length, depth = lower.split(",")[1:3]
    told = f"Row 2, below the header, seems to name columns, too (“{length}” and “{depth}”): they were {NOT_READ}"
    assert opened(f"{upper}\n{lower}\nDream,39.1,18.7,181,3750\n").warnings == [told]


@pytest.mark.parametrize(
    ("above", "named", "halved"),
    [
        ([None, "Bill"], "", True),
        ([None, " Culmen ", None, "Flipper"], "", True),
        (["sex", "Bill", None, None, "island"], "“sex” and “island”", True),
        (["Birds"], "", False),
    ],
)
def test_names_that_the_header_says_only_with_the_row_above_it_are_told(
    above: list[str | None], named: str, halved: bool
) -> None:
    """A title over merged cells: what spans several has empty cells behind it."""
    header = ["who", "length (mm)", "depth (mm)", "flipper", "x", "mass"]
    rows: list[Sequence[str | float | None]] = [above, header, ["a", 39.1, 18.7, 181, "b", 3750]]
    warnings = []
    if named:
        warnings.append(f"Row 1, above the header, seems to name columns, too ({named}): they were {NOT_READ}")
    if halved:
        warnings.append(
            "“length (mm)” and “depth (mm)”: a part of their names seems to stand in row 1, above the header. They "
            "were not read. Put each whole name into one cell, such as “bill_length_mm”, and try again."
        )
    assert opened(book(Birds=rows)).warnings == [one.replace("ow 1", "ow 1 of “Birds”") for one in warnings]
    assert opened("\n".join(",".join(str(cell or "") for cell in row) for row in rows)).warnings == warnings


def test_a_species_and_a_sex_above_what_was_measured_are_told() -> None:
    content = "Species,Sex,Measurements,\n,,Bill length (mm),Mass (g)\nAdelie,male,38.4,3825\n"
    assert opened(content).warnings == [
        f"Row 1, above the header, seems to name columns, too (“Species” and “Sex”): they were {NOT_READ}"
    ]


@pytest.mark.parametrize(
    ("upper", "lower", "quoted"),
    [
        (
            "Nest,Bill,,Flipper,Sex",
            ",Length (mm),Depth (mm),Length (mm),",
            "“Length (mm)”, “Depth (mm)” and “Length (mm)”",
        ),
        (",bill,bill,flipper,body", ",length,depth,length,mass", "“length”, “depth”, “length” and “mass”"),
        ("Nest,Bill,,Flipper (mm),Sex", ",Length,,,", "“Length”"),
        # The lower one has more of them.
        ("Nest,Bill,,,Body", ",Length,Depth,Sex,Mass", "“Length”, “Depth” and “Mass”"),
    ],
)
def test_names_of_which_two_rows_have_a_part_each_are_told(upper: str, lower: str, quoted: str) -> None:
    told = (
        f"The names of the columns stand in two rows, with {quoted} in the lower one. Put each whole name into one "
        "cell, such as “bill_length_mm”, and all names into one row, and try again."
    )
    values = "\n1,38.4,18.9,188,3825\n"
    assert refusal(f"{upper}\n{lower}{values}") == refusal(f"Birds\n{upper}\n{lower}{values}") == told
    assert refusal(book(Birds=[upper.split(","), lower.split(","), [1, 38.4, 18.9, 188, 3825]])) == told


@pytest.mark.parametrize(
    "above",
    [
        *(",,Island,sex", "x,x,sex,island,2007", "island,Sex,x,x", "x,x,Bill length,mm"),
        *("Project,Palmer,Observer,Sex", "x,=,sex,=,F/M,,", "# x,x,body mass,sex", "%,x,island,sex"),
    ],
)
def test_a_title_or_a_note_beside_the_header_names_no_column(above: str) -> None:
    assert opened(f"{above}\nbill_depth_mm,bill_length_mm,nr,day,month,year\n18.7,39.1,1,1,1,2007\n").warnings == []


def test_names_further_down_stand_not_beside_the_header() -> None:
    content = "who,bill_length_mm,bill_depth_mm,x,y\na,39.1,18.7,1,2\nat,mm,mm,island,sex\n"
    assert opened(content).warnings == []


@pytest.mark.parametrize("title", ["Birds", "# Birds", "Birds,2007"])
def test_a_title_above_the_header_hides_no_names_below_it(title: str) -> None:
    content = f"{title}\nwho,,bill_length_mm,bill_depth_mm\nat,sex,mm,mm\na,male,39.1,18.7\n"
    assert opened(content).warnings == [
        f"Row 3, below the header, seems to name a column, too (“sex”): it was {NOT_READ}"
    ]


def test_a_penguin_below_the_header_names_no_column() -> None:
    content = "who,bill_length_mm,bill_depth_mm,body_mass_g,notes\na,NA,NA,NA,sex?\nb,39.1,18.7,3750,\n"
    assert opened(content).warnings == []


def test_a_mark_below_a_title_is_no_part_of_a_name() -> None:
    assert "The header of the file has only the body mass" in refusal("Bill length,x,\n-,Body mass,sex\n?,3825,male\n")
