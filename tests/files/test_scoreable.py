"""Files of which no row can be scored are refused with the cause, if the first rows show it."""

import pytest

from tests.tables import IF_NOT_KNOWN, notes, opened, read, refusal, scored

LOST = "Export the table once more with decimal points or commas, and upload that."
A_DATE = "A spreadsheet may have made this date of a number: import the original as text."
NOT_THESE = (
    "Are these Adelie, Chinstrap or Gentoo penguins, the only ones that are told apart here? If so, upload their "
    "values as they were measured, in millimetres and grams, not logarithms or ranks of them."
)

SWAPPED = [
    "“bill_length_mm” and “bill_depth_mm” seem to be swapped: most values of the first would be usual bill depths, and "
    "most of the second usual bill lengths. If they are, exchange the two names in the header, and try again."
]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n391,187,181,3750\n395,174,186,3800\n",
            "The values of bill length and bill depth seem to have lost their decimal points: "
            f"the first is 391, where 39.1 mm would be usual. {LOST}",
        ),
        (
            "bill_length_mm,flipper_length_mm\n39.1,181000000\n39.5,186000000\n",
            "The values of flipper length seem to have lost their decimal points: "
            f"the first is 181,000,000, where 181 mm would be usual. {LOST}",
        ),
        (
            # The mean of three measurements in tenths of a millimetre, as programs write it.
            "bill_length_mm,bill_depth_mm\n389666666666667,18.7\n390333333333333,17.4\n",
            "The values of bill length seem to have lost their decimal points: "
            f"the first is 389,666,666,666,667, where 38.9667 mm would be usual. {LOST}",
        ),
        (
            "bill_length_mm,bill_depth_mm,body_mass_g\n" + "39.1,18.7,0.31\n39.5,18.1,0.4\n" * 3,
            "The values of body mass look scaled: the first is 0.31, where 2,700 to 6,300 g "
            "would be usual. Upload the values as they were measured, in millimetres and grams; if they are in "
            "another unit, name it in the header.",
        ),
        (
            "bill_length,bill_depth,flipper_length,body_mass\n0,.7,7,8\n" + "1.54,0.74,7.1,8.3\n1.8,.69,NA,9\n" * 5,
            "The values of bill length, bill depth, flipper length and body mass would be usual in inches and pounds: "
            "1.54 would be 39.12 mm. If that is how they were measured, say so in the header, as in "
            "“bill_length_in”, “bill_depth_in”, “flipper_length_in” and “body_mass_lb”, and try again.",
        ),
        (
            "bill_length_mm,bill_depth_mm,body_mass_g\n39.1,18.7,8.27\n39.5,17.4,8.38\n",
            "The values of body mass would be usual in pounds: 8.27 would be 3,751.2 g. If that is how "
            "they were measured, say so in the header, as in “body_mass_lb”, and try again.",
        ),
        (
            # The sex that is no answer keeps no row from being scored.
            "bill_length_mm,body_mass_g,sex\nNA,NA,hen\n?,,\n",
            "None of the 2 rows can be scored. Row 2: No measurement is known: “bill_length_mm” and "
            "“body_mass_g” are not known (NA). Correct this, and try again.",
        ),
        (
            "bill_length_mm,bill_depth_mm\n39.Jan,18.Jul\n",
            "The one row cannot be scored. Row 2: Bill length must be a number in mm, such as 45.9; “bill_length_mm” "
            f"has “39.Jan”. {A_DATE} Bill depth must be a number in mm, such as 17.3; “bill_depth_mm” has “18.Jul”. "
            f"{A_DATE} Correct this, and try again.",
        ),
        (
            # The fourth kind of problem is told once the first three are mended.
            "bill_length_mm,body_mass_g\nx,NA\nNA,y\nz,999\nNA,NA\n",
            "None of the 4 rows can be scored. Row 2: Bill length must be a number in mm, such as 45.9; "
            f"“bill_length_mm” has “x”. {IF_NOT_KNOWN} Row 3: Body mass must be a number in g, such as 4500; "
            f"“body_mass_g” has “y”. {IF_NOT_KNOWN} Row 4: Body mass must be between 1,000 and 10,000 g; “body_mass_g” "
            f"has “999”. {IF_NOT_KNOWN} Correct this, and try again.",
        ),
        (
            "sep=,\nIn 2009\n\nbill_length_mm,body_mass_g,sex\n\nNA,NA,\n\nculmen length,mass,\n39,3750,\n",
            "None of the 3 rows can be scored. Row 5: No measurement is known: “bill_length_mm” and “body_mass_g” are "
            "not known (NA). Row 7: A second table starts here, with a header of its own. Row 8: The row belongs to a "
            "second table, with a header of its own. Upload that table as a file of its own. Correct this, and try "
            "again.",
        ),
        (
            ",bill_length_mm,body_mass_g\ncount,342,342\nmean,43.9,4201\nstd,5.4,801\nmin,32,2700\n",
            "None of the 4 rows can be scored. Row 2: The row sums up others (“count”): it is no penguin. Upload "
            "the table of the penguins themselves, with a row for each.",
        ),
    ],
)
def test_a_file_of_which_no_row_can_be_scored_is_refused_with_the_cause(content: str, message: str) -> None:
    assert refusal(content) == message


def test_lost_decimal_points_beside_rows_that_can_be_scored_are_noted_row_by_row() -> None:
    content = "bill_length_mm,body_mass_g\n391,3750\n39,3750\n"
    assert scored(content) == [False, True]
    assert notes(content) == {
        2: "Bill length must be between 10 and 100 mm; “bill_length_mm” has “391”. Did you mean 39.1 mm?"
    }


@pytest.mark.parametrize(
    ("rows", "cause"),
    [
        (["391,3750"] * 4 + ["39.1,3750"], "seem to have lost their decimal points"),
        (["391,3750"] * 3 + ["39.1,3750"], ""),
        (["0.31,3750"] * 5 + ["NA,3750"] * 5, "look scaled"),
        (["0.31,3750"] * 5 + ["NA,3750"] * 6, ""),
    ],
    ids=["four of five lost", "three of four lost", "half can be scored", "more than half can be scored"],
)
def test_a_column_that_lost_its_points_or_is_scaled_is_warned_of_where_other_rows_can_be_scored(
    rows: list[str], cause: str
) -> None:
    content = "\n".join(["bill_length_mm,body_mass_g", *rows, ""])
    assert scored(content) == [not row.startswith(("391", "0.31")) for row in rows]
    beginnings = [f"The values of bill length {cause}: the first is "] if cause else []
    warnings = opened(content).warnings
    assert [warning[: len(one)] for warning, one in zip(warnings, beginnings, strict=True)] == beginnings


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            "species,bill_length_mm,flipper_length_mm,body_mass_g\nEmperor,81,290,30000\nEmperor ,80,295,28000\n",
            "None of the 2 rows can be scored. Row 2: Body mass must be between 1,000 and 10,000 g; “body_mass_g” has "
            f"“30000”. “species” names “Emperor”. {NOT_THESE}",
        ),
        (
            "species,bill_length_mm,bill_depth_mm,body_mass_g\nAdelie,11,9,14\nSmall finch,10,8,13\n?,10,8,13\n",
            "None of the 3 rows can be scored. Row 2: Body mass must be between 1,000 and 10,000 g; “body_mass_g” has "
            f"“14”. “species” names “Small finch”. {NOT_THESE}",
        ),
        (
            # Usual for no penguin, whatever it is called.
            "bill_length_mm,flipper_length_mm,body_mass_g\n81,290,30000\n80,295,28000\n",
            "None of the 2 rows can be scored. Row 2: Body mass must be between 1,000 and 10,000 g; “body_mass_g” has "
            "“30000”. Correct this, and try again.",
        ),
        (
            "Species,flipper_length_mm,body_mass_g\nAdelie,181,30000\nEmperor,186,38000\n",
            "The values of body mass seem to have lost their decimal points: the first is 30,000, where 3,000 g would "
            f"be usual. {LOST}",
        ),
    ],
)
def test_other_species_are_told_and_no_cause_is_invented(content: str, message: str) -> None:
    assert refusal(content) == message


def test_of_many_other_species_the_first_five_are_told() -> None:
    rows = "".join(f"{name},81,290,30000\n" for name in ("Emperor", "King", "Royal", "Fiordland", "Snares", "Magellan"))
    assert refusal(f"species,bill_length_mm,flipper_length_mm,body_mass_g\n{rows}").endswith(
        f"“species” names “Emperor”, “King”, “Royal”, “Fiordland”, “Snares” and 1 more. {NOT_THESE}"
    )


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        (["18.7,39.1", "17.4,39.5"], True),
        (["18.7,39.1"], True),
        (["18.7,39.1", "17.4,39.5", "18,40.3", "19.3,36.7", "39.3,20.6"], True),
        (["18.7,39.1", "17.4,39.5", "18,40.3", "39.3,20.6"], False),
        # Depths beyond 40 mm are not accepted: hardly a row can be scored.
        (["18.7,39.1", "15,47.3", "14.1,46.1"], True),
        (["30,35", "28,33"], False),
        (["18.7,NA", "17.4,NA"], False),
        (["18.7,39.1", "17.4,39.5", "NA,NA", "NA,NA", "NA,NA"], True),
    ],
)
def test_lengths_and_depths_of_bills_that_are_swapped_are_warned_of(rows: list[str], is_told: bool) -> None:
    told = SWAPPED if is_told else []
    content = "\n".join(["bill_length_mm,bill_depth_mm,body_mass_g", *(f"{row},3750" for row in rows)])
    assert opened(content).warnings == told


def test_swapped_columns_of_which_no_row_can_be_scored_are_refused_with_the_cause() -> None:
    assert [refusal("bill_length_mm,bill_depth_mm\n15,47.3\n14.1,46.1\n")] == SWAPPED


def test_what_is_said_to_be_the_header_of_inches_and_pounds_is_understood() -> None:
    header, rows = "bill_length_in,bill_depth_in,flipper_length_in,body_mass_lb", "1.54,0.74,7.1,8.3\n" * 10
    assert read(f"{header}\n{rows}")[0] == {
        "bill_length_mm": 39.12, "bill_depth_mm": 18.8, "flipper_length_mm": 180.3, "body_mass_g": 3764.8
    }  # fmt: skip


def test_other_birds_beside_usual_numbers_of_pounds_are_asked_about() -> None:
    content = "bill_length_mm,bill_depth_mm,body_mass_g\n" + "11,9,8.3\n" * 5
    assert "pounds" not in refusal(content)


@pytest.mark.parametrize("rows", [2, 398])
def test_values_that_are_far_from_those_of_any_penguin_are_asked_about(rows: int) -> None:
    """Logarithms: those of a bill length in millimetres look like centimetres, the others like nothing."""
    content = "bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g\n" + "3.7,2.9,5.2,8.2\n" * rows
    said = refusal(content)
    assert said.startswith(f"None of the {rows} rows can be scored. Row 2: Bill depth must")
    assert said.endswith(f"“body_mass_g” has “8.2”. {NOT_THESE}")


@pytest.mark.parametrize("first", ["Emperor,81,30000\n", "E,130,13000\n"])
def test_of_a_longer_file_penguins_that_are_known_may_follow(first: str) -> None:
    content = "species,bill_length_mm,body_mass_g\n" + first * 500 + "Adelie,39.1,3750\n"
    assert scored(content) == [False] * 500 + [True]


def test_rows_beyond_the_sample_keep_a_file_from_being_refused_without_a_known_cause() -> None:
    content = "bill_length_mm,body_mass_g\n" + "long,heavy\n" * 500 + "39.1,3750\n"
    assert scored(content) == [False] * 500 + [True]
    # Fewer rows than are looked at, in lines too long to look at all.
    content = "bill_length_mm,body_mass_g,note\n" + f"long,heavy,{'x' * 5000}\n" * 300 + "39.1,3750,\n"
    assert scored(content) == [False] * 300 + [True]


def test_a_file_is_refused_where_the_lines_that_are_looked_at_are_all_of_it() -> None:
    header, row = "bill_length_mm,body_mass_g\n", "long,heavy\n"
    assert refusal(header + row * 398).startswith("None of the 398 rows can be scored. Row 2: Bill length must be")
    assert scored(header + row * 399) == [False] * 399


def test_a_file_of_few_long_rows_without_a_measurement_is_refused() -> None:
    """The sample is the whole file, whatever the length of its lines."""
    content = "id,bill_length_mm,body_mass_g,remark\n" + f"A,NA,NA,{'x' * 99_000}\n" * 6
    assert refusal(content).startswith("None of the 6 rows can be scored. Row 2: No measurement is known")


@pytest.mark.parametrize(
    ("first", "others"),
    [
        ("38.8 ± 2.7", "3701 ± 459,48.8±3.3,3733±384"),
        ("37.3 (2.0)", "3369 (269),40.4 (2.3),NA"),
        ("38.8 mm +/- 2.7 mm", "3701 g +- 459 g,48.8 (± 3.3),3733 (±384)"),
    ],
)
def test_means_with_their_spread_are_told(first: str, others: str) -> None:
    one, *two = others.split(",")
    content = f"species,bill_length_mm,body_mass_g\nAdelie,{first},{one}\nChinstrap,{','.join(two)}\n"
    assert refusal(content) == (
        f"Most measurements have a second number behind the first, such as “{first}”: so means are written with their "
        "spread, and single measurements with their error. The answers are for single penguins: upload a table with a "
        "row for each, and only one number in a cell."
    )


def test_words_in_brackets_are_no_spread() -> None:
    content = "bill_length_mm,body_mass_g\n38.8 (left),3701 (2nd)\nlong,heavy (1)\n"
    assert refusal(content).startswith("None of the 2 rows can be scored. Row 2: Bill length must be a number in mm")
