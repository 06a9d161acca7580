"""What a file says once for several penguins: a filled cell above empty ones, a heading, a title, a sheet's name."""

import pytest

from tests.tables import opened
from tests.workbooks import book

HEADER = ("nr", "bill_length_mm", "body_mass_g")
FIRST, SECOND = (1, 38.4, 3825), (2, 46.2, 4710)
ADD_ISLAND = (
    "and no column was found for the island, which counts as unknown. If that holds for the penguins there, add a "
    "column “island” that says it in each row, and try again."
)


def lines(*rows: str | tuple[object, ...]) -> str:
    return "\n".join(row if isinstance(row, str) else ",".join(map(str, row)) for row in rows)


@pytest.mark.parametrize(
    ("islands", "filled"),
    [
        (("Biscoe", "", "", "Dream", "", ""), "2 of 6"),
        (("Biscoe", "", "", ""), "1 of 4"),
        (("Biscoe", "", "", "Biscoe", "", ""), ""),
        # Two birds a nest.
        (("Dream", "", "Dream", "", "Biscoe", ""), "3 of 6"),
        (("Dream", "", "Dream", "", "Dream", "", "Dream"), "4 of 7"),
        (("Dream", "", "Dream", "", "Dream", ""), "3 of 6"),
        (("Dream", "", "Dream", "Dream", "", "", ""), ""),
        (("Biscoe", "", ""), ""),
        (("Biscoe", "", "Dream", ""), ""),
        (("Biscoe", "NA", "NA", "NA"), ""),
        (("", "Biscoe", "", "", ""), ""),
        (("Biscoe", "Dream", "Biscoe", "Dream", "", "", ""), ""),
        (("near Biscoe", "", "", ""), ""),
    ],
)
def test_a_column_that_is_filled_only_where_it_changes_is_told(islands: tuple[str, ...], filled: str) -> None:
    content = lines("island,bill_length_mm,body_mass_g", *((island, *FIRST[1:]) for island in islands))
    told = (
        f"“island” is filled in only {filled} rows that were looked at. If each answer holds for the rows below it, "
        "too, fill the column down, and try again: as it is, the island counts as unknown there."
    )
    assert opened(content).warnings == ([told] if filled else [])


@pytest.mark.parametrize(
    "rows",
    [
        # One bird of each nest was sexed.
        ["38.4,3825,male", "46.2,4710,"] * 3,
        # Rows that lack a cell have their sex under another header.
        ["38.4,3825,male", "38.4,female", "46.2,male", "46.2,female"],
    ],
)
def test_a_sex_that_may_not_hold_for_the_rows_below_is_not_told(rows: list[str]) -> None:
    assert opened(lines("bill_length_mm,body_mass_g,sex", *rows)).warnings == []


def test_a_heading_in_the_column_itself_is_told() -> None:
    content = lines("sex,bill_length_mm,body_mass_g", "males,,", *[f",{bill},3825" for bill in (38, 39, 40)])
    assert opened(content).warnings == [
        "“sex” is filled in only 1 of 4 rows that were looked at. If each answer holds for the rows below it, too, "
        "fill the column down, and try again: as it is, the sex counts as unknown there."
    ]


@pytest.mark.parametrize("species", ["Adelie,,,Gentoo,,", "Adelie,,Gentoo,,Gentoo,", "Adelie,,,,,"])
def test_a_species_that_stands_once_for_several_rows_is_told(species: str) -> None:
    rows = [f"{name},38.4,3825" for name in species.split(",")]
    (told,) = opened(lines("species,bill_length_mm,body_mass_g", *rows)).warnings
    filled = len([*filter(None, species.split(","))])
    assert told == (
        f"“species” is filled in only {filled} of 6 rows that were looked at. If each answer holds for the rows below "
        "it, too, fill the column down, and try again: as it is, the answers are not compared with it there."
    )


@pytest.mark.parametrize("title", ["Penguins of Dream Island", "# island: Dream", "Site,Dream,2007"])
def test_an_island_above_the_table_is_told(title: str) -> None:
    assert opened(lines(title, HEADER, FIRST)).warnings == [f"The file says “Dream” above the header, {ADD_ISLAND}"]
    assert opened(lines(title, "island,bill_length_mm,body_mass_g", "Dream,38.4,3825")).warnings == []


@pytest.mark.parametrize("title", ["Females", "Hembras 2007", "Weibchen", "Female penguins", "Nur Weibchen"])
def test_a_sex_above_the_table_is_told_in_every_language(title: str) -> None:
    (told,) = opened(lines(title, HEADER, FIRST)).warnings
    assert told.startswith("The file says “female” above the header, and no column was found for the sex, which")


@pytest.mark.parametrize(
    "title",
    [
        *("Biscoe, Dream and Torgersen", "# F is female\n# M is male", "Site,Anvers", "Site,Dream,in,2007"),
        *("Han et al.", "W. Gorman"),
    ],
)
def test_a_title_that_says_of_no_penguin_which_it_is_tells_nothing(title: str) -> None:
    assert opened(lines(title, HEADER, FIRST)).warnings == []


@pytest.mark.parametrize(
    "row", ["# one male was removed", "Note: a male is absent", "Dream,NA,NA", "Dream,by Ada", "P5,,female", ",,male"]
)
def test_a_row_without_values_or_a_remark_is_no_heading(row: str) -> None:
    assert opened(lines(HEADER, FIRST, row, SECOND)).warnings == []


def test_headings_between_the_rows_are_told() -> None:
    content = lines(HEADER, "Biscoe", FIRST, "Dream,,", SECOND, "Torgersen,,", FIRST, "Biscoe,,", SECOND)
    told = "“Biscoe” in row 2, “Dream” in row 4, “Torgersen” in row 6 and 1 more"
    assert opened(content).warnings == [f"The file says {told}, {ADD_ISLAND}"]
    # A penguin may be called so, above the header, too.
    assert opened(lines(HEADER, ("Dream", *FIRST[1:]))).warnings == []
    (above,) = opened(lines(("Dream", *FIRST[1:]), HEADER, FIRST)).warnings
    assert above.startswith("Above the header, which is in row 2, row 1 looks like a penguin")


def test_the_name_of_a_sheet_is_told() -> None:
    sheets = {"Dream": [HEADER, FIRST], "Biscoe 2007": [HEADER, SECOND]}
    told = "“Dream” in the name of the sheet “Dream” and “Biscoe” in the name of the sheet “Biscoe 2007”"
    assert opened(book(**sheets)).warnings == [f"The file says {told}, {ADD_ISLAND}"]
    assert opened(book(Birds=[["Females"], HEADER, FIRST])).warnings == [
        f"The file says “female” above the header of “Birds”, {ADD_ISLAND.replace('island', 'sex')}"
    ]


def test_an_island_with_its_question_above_a_block_is_told() -> None:
    content = lines("Island: Torgersen", HEADER, FIRST, "Island: Biscoe,", FIRST)
    assert opened(content).warnings == [
        f"The file says “Torgersen” above the header and “Biscoe” in row 4, {ADD_ISLAND}"
    ]


def test_rows_that_sum_up_others_have_no_gaps() -> None:
    summaries = [f"{word},,45.0,4170" for word in ("Mean", "Min", "Max")]
    penguins = ["Dream,male,38.8,3700", "Dream,female,48.8,3733", "Dream,,47.5,5076"]
    assert opened(lines("island,sex,bill_length_mm,body_mass_g", *penguins, *summaries)).warnings == []
