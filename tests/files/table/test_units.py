"""The unit of a column, by its name and by its values."""

from collections.abc import Callable

import pytest

from penguins.files.scoreable import is_normalised
from penguins.files.table.header import match
from penguins.files.table.units import settle_units
from penguins.questions.answers import Answers
from penguins.questions.table import BILL_DEPTH
from tests.tables import ADELIE, CHINSTRAP, GENTOO, PENGUINS, notes, opened, read, refusal, row_numbers, scored, table

HEADERS = ("island", "sex", "bill length", "bill depth", "flipper length", "body mass")


def _scaled(**factors: float) -> list[Answers]:
    return [
        {name: value * factors.get(name, 1) if isinstance(value, float) else value for name, value in penguin.items()}
        for penguin in PENGUINS
    ]


@pytest.mark.parametrize(
    ("header", "factor", "warning"),
    [
        (
            "bill length",
            0.1,
            "“bill length” was converted from centimetres to millimetres, as its values show: bill length times 10.",
        ),
        ("bill len (cm)", 0.1, "“bill len (cm)” was converted from centimetres to millimetres: bill length times 10."),
        (
            "bill_length_mm",
            0.1,
            "“bill_length_mm” was converted from centimetres to millimetres, as its values show: bill length times 10.",
        ),
        (
            "bill length (inches)",
            1 / 25.4,
            "“bill length (inches)” was converted from inches to millimetres: bill length times 25.4.",
        ),
        ("bill len (m)", 0.001, "“bill len (m)” was converted from metres to millimetres: bill length times 1,000."),
        (
            "bill length (cm)",
            1,
            "“bill length (cm)” was read in millimetres, as its values show, though the file says centimetres.",
        ),
    ],
)
def test_a_length_in_another_unit_is_converted_with_a_warning(header: str, factor: float, warning: str) -> None:
    content = table(_scaled(bill_length_mm=factor), headers=(*HEADERS[:2], header, *HEADERS[3:]))
    assert opened(content).warnings == [warning]
    for penguin, answers in zip(PENGUINS, read(content), strict=True):
        assert answers == pytest.approx(penguin, abs=1e-4)


@pytest.mark.parametrize("units", ["(in),lb", 'Inches,"Pounds "'])
def test_the_row_below_the_header_may_name_the_units(units: str) -> None:
    content = f"bill_length,body_mass\n{units}\n1.54,7.05\n1.5,7.1\n"
    assert scored(content) == [False, True, True]
    assert opened(content).warnings == [
        "“bill_length” was converted from inches to millimetres: bill length times 25.4.",
        "“body_mass” was converted from pounds to grams: body mass times 453.592.",
    ]


@pytest.mark.parametrize(
    ("header", "factor", "warning"),
    [
        ("mass", 0.001, "“mass” was converted from kilograms to grams, as its values show: body mass times 1,000."),
        ("mass_kg", 0.001, "“mass_kg” was converted from kilograms to grams: body mass times 1,000."),
        ("weight (lb)", 1 / 453.59237, "“weight (lb)” was converted from pounds to grams: body mass times 453.592."),
        ("weight (oz)", 1 / 28.349523125, "“weight (oz)” was converted from ounces to grams: body mass times 28.3495."),
    ],
)
def test_a_mass_in_another_unit_is_converted_with_a_warning(header: str, factor: float, warning: str) -> None:
    content = table(_scaled(body_mass_g=factor), headers=(*HEADERS[:5], header))
    assert opened(content).warnings == [warning]
    for penguin, answers in zip(PENGUINS, read(content), strict=True):
        assert answers == pytest.approx(penguin, abs=1e-3)


def test_a_file_in_quotation_marks_as_a_whole_shows_its_units() -> None:
    content = '"bill_length,body_mass"\n' + '"3.91,3.75"\n"4.62,4.71"\n' * 5
    assert read(content)[0] == {"bill_length_mm": pytest.approx(39.1), "body_mass_g": 3750}


def test_a_file_in_its_own_units_has_no_warning() -> None:
    assert opened(table()).warnings == []
    assert opened(table(headers=HEADERS)).warnings == []


def test_a_unit_is_judged_by_all_numbers_whatever_stands_between_them() -> None:
    content = "bill_length_mm,body_mass_g\nbroken,3750\n3.91,3800\n4.62,4710\n"
    assert read(content)[1:] == [
        {"bill_length_mm": 39.1, "body_mass_g": 3800},
        {"bill_length_mm": 46.2, "body_mass_g": 4710},
    ]


def test_a_few_numbers_of_another_unit_do_not_turn_the_column() -> None:
    content = table(
        [ADELIE, CHINSTRAP, GENTOO, ADELIE, {**GENTOO, "body_mass_g": 4.71}, {**ADELIE, "bill_length_mm": 3.84}]
    )
    assert opened(content).warnings == []
    assert scored(content) == [True, True, True, True, False, False]
    assert row_numbers(content) == [2, 3, 4, 5, 6, 7]
    assert notes(content) == {
        6: "Body mass must be between 1,000 and 10,000 g; “body_mass_g” has “4.71”. Did you mean 4.71 kg (4,710 g)?",
        7: "Bill length must be between 10 and 100 mm; “bill_length_mm” has “3.84”. Did you mean 3.84 cm (38.4 mm)?",
    }


@pytest.mark.parametrize(
    ("bills", "warnings"),
    [
        ([39.1, 1.0, 4.2], []),
        ([46.2, -32.9], []),
        ([4.1, 3.9, 4.6, 4.9, 0.3], ["“bill_length_mm” was converted from centimetres to millimetres"]),
    ],
    ids=["a third is possible in centimetres", "none is", "four of five are"],
)
def test_a_column_is_in_a_unit_in_which_most_of_its_values_are_possible(
    bills: list[float], warnings: list[str]
) -> None:
    content = table([{**ADELIE, "bill_length_mm": bill} for bill in bills])
    assert [warning.partition(",")[0] for warning in opened(content).warnings] == warnings


def _z_scores(name: str, value: float) -> float:
    middle = {"bill_length_mm": 44, "bill_depth_mm": 17, "flipper_length_mm": 200, "body_mass_g": 4200}
    spread = {"bill_length_mm": 5, "bill_depth_mm": 2, "flipper_length_mm": 14, "body_mass_g": 800}
    return (value - middle[name]) / spread[name]


def _from_0_to_1(name: str, value: float) -> float:
    low = {"bill_length_mm": 38.4, "bill_depth_mm": 14.3, "flipper_length_mm": 188, "body_mass_g": 3560}
    width = {"bill_length_mm": 9.2, "bill_depth_mm": 4.6, "flipper_length_mm": 25, "body_mass_g": 1150}
    return (value - low[name]) / width[name]


@pytest.mark.parametrize("times", [1, 2])
@pytest.mark.parametrize(
    ("normalise", "first"), [(_z_scores, "-1.12"), (_from_0_to_1, "0")], ids=["z-scores", "from 0 to 1"]
)
def test_normalised_values_are_refused(normalise: Callable[[str, float], float], first: str, times: int) -> None:
    penguins: list[Answers] = [
        {name: normalise(name, value) if isinstance(value, float) else value for name, value in penguin.items()}
        for penguin in PENGUINS * times
    ]
    assert refusal(table(penguins)) == (
        "The values of bill length, bill depth, flipper length and body mass look scaled: the first is "
        f"{first}, where 32.1 to 59.6 mm would be usual. Upload the values as they were measured, in millimetres "
        "and grams; if they are in another unit, name it in the header."
    )


@pytest.mark.parametrize(
    ("columns", "beginning"),
    [
        (["bill_length_mm", "bill_depth_mm"], "The values of bill length and bill depth look scaled: "),
        (["bill_length_mm"], "The values of bill length look scaled: "),
    ],
)
def test_half_of_the_measurements_say_that_a_file_is_normalised(columns: list[str], beginning: str) -> None:
    penguins: list[Answers] = [
        {**penguin, **{name: _z_scores(name, float(penguin[name])) for name in columns if name in penguin}}
        for penguin in PENGUINS * 2
    ]
    assert refusal(table(penguins)).startswith(beginning)


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ([-10.0, 1.0, 2.0, 3.0, 4.0], True),
        ([-10.1, 1.0, 2.0, 3.0, 4.0], False),
        ([-1.0, 1.0, 2.0, 3.0], False),
        ([0.0, 0.2, 0.4, 0.9, 1.0], True),
        ([0.0, 0.2, 0.9, 1.5, 2.0], True),
        ([0.0, 0.2, 1.0, 1.5, 2.0], False),
    ],
)
def test_values_are_normalised_where_enough_of_them_lie_around_0_or_mostly_from_0_to_1(
    values: list[float], expected: bool
) -> None:
    assert is_normalised(values) is expected


def test_too_few_values_to_tell_are_noted_row_by_row() -> None:
    content = "bill_length_mm,body_mass_g\n0.21,-0.4\n38.4,3825\n"
    assert notes(content) == {
        2: "Bill length must be between 10 and 100 mm; “bill_length_mm” has “0.21”. "
        "Body mass must be between 1,000 and 10,000 g; “body_mass_g” has “-0.4”."
    }


@pytest.mark.parametrize(
    ("cell", "grams"),
    [("3825 g", 3825), ("3.825 kg", 3825), ("3 825", 3825), ("3825,0", 3825), ("3.825e3", 3825), ("+3825", 3825)],
)
def test_a_cell_may_carry_its_unit(cell: str, grams: float) -> None:
    answers = read(f"bill_length_mm;body_mass_g\n38,4;3825\n38,4;{cell}\n")
    assert answers[1] == {"bill_length_mm": 38.4, "body_mass_g": grams}


@pytest.mark.parametrize("header", ["body_mass_g", "mass", "mass (kg)"])
@pytest.mark.parametrize("mark", [",", "."])
def test_marks_between_thousands_are_no_decimal_marks(header: str, mark: str) -> None:
    masses = ["3,825", "3,560", "4,710"]
    content = f"bill_length_mm;{header}\n" + "".join(f"38;{mass.replace(',', mark)}\n" for mass in masses)
    assert [answers["body_mass_g"] for answers in read(content)] == [3825, 3560, 4710]
    conversion = "“mass (kg)” was converted from kilograms to grams: body mass times 1,000."
    assert opened(content).warnings == ([conversion] if "kg" in header else [])


def test_marks_between_thousands_and_decimal_marks_in_one_column() -> None:
    content = 'bill_length_mm,body_mass_g\n38.4,"3,825.5"\n38.4,"3,560"\n38.4,4710\n'
    assert [answers["body_mass_g"] for answers in read(content)] == [3825.5, 3560, 4710]


def test_kilograms_below_a_header_of_pounds_are_kilograms() -> None:
    # In pounds their median would be 1,600 g: possible, but far below any penguin seen.
    adelies = [{**ADELIE, "body_mass_g": kilograms} for kilograms in (3.4, 3.6, 3.7)]
    content = table(adelies, headers=(*HEADERS[:5], "weight (lb)"))
    assert [answers["body_mass_g"] for answers in read(content)] == pytest.approx([3400, 3600, 3700])


@pytest.mark.parametrize(
    ("value", "unit"), [("10.8", "cm"), ("11.2", "mm"), ("13.1", "mm"), ("21.5", "mm"), ("23.4", "mm"), ("23.8", "cm")]
)
def test_a_unit_fits_a_quarter_of_the_range_beyond_what_was_seen(value: str, unit: str) -> None:
    """The bills that were seen are 13.1 to 21.5 mm deep; in centimetres, as the header says, none of these could be."""
    header = match(["bill depth (cm)"])
    settle_units(header, [[value]])
    assert header.units == {BILL_DEPTH: unit}
