"""Headers as forms and other programs write them: a number or a group before the name, or a question around it."""

import pytest

from penguins.files.table.header import match
from tests.tables import opened, questions_of, read, refusal


@pytest.mark.parametrize(
    "questions",
    [
        {"1. Bill length (mm)": "bill_length_mm", "(2) Body mass": "body_mass_g", "2.1. Sex": "sex"},
        {"1_Island": "island", "3_Bill_length_mm": "bill_length_mm", "Q3: Species": "species", "2007_mass": ""},
        {"q2_1_sex": "sex", "q2_2_mass": "body_mass_g", "G01Q02. Island": "island"},
        {"bird/meas/sex": "sex", "bird/meas/bill_length_mm": "bill_length_mm", "site/island": ""},
        {"bird/Sex (M/F)": "sex", "bird/weight": "body_mass_g", "mate/sex": "", "observer/gender": ""},
        {"field:bill length mm": "bill_length_mm", "field:sex": "sex", "prey: species": ""},
        {"Measured: Beak depth [mm]": "bill_depth_mm", "Measured: Beak length [mm]": "bill_length_mm"},
        {"C#bill_length_mm": "bill_length_mm", "mD#island": "island", "mS#species": "species"},
        {"bill/bill_length_mm": "bill_length_mm", "weight/body_mass_g": "body_mass_g"},
        {"1. Bird [Bill length (mm)]": "bill_length_mm", "2. Bird [Sex]": "sex", "About you [Gender]": ""},
        {"G01Q02[SQ1]. Bird [Bill length (mm)]": "bill_length_mm", "G01Q03. Sex": "sex"},
        {
            "morph.bill_length_mm": "bill_length_mm",
            "morph.body_mass_g": "body_mass_g",
            "site.island": "",
            "island": "island",
        },
        {"bird-m-bill_length_mm": "bill_length_mm", "bird-m-Sex": "sex", "bird-m-mass": "body_mass_g", "mate-sex": ""},
        {"a.b.bill.length..mm.": "bill_length_mm", "a.b.Culmen.Depth..cm.": "bill_depth_mm", "egg.mass": ""},
        {"Bird 2 - Bill length (mm)": "bill_length_mm", "Bird 2 - Weight (g)": "body_mass_g", "Observer - Sex": ""},
        {"[SQ1]. Measure (in mm): [Beak depth]": "bill_depth_mm", "[SQ2]. Measure (in mm): [Sex]": "sex"},
    ],
)
def test_a_number_or_a_group_with_a_measurement_may_stand_before_a_name(questions: dict[str, str]) -> None:
    assert questions_of(*questions) == [*questions.values()]


@pytest.mark.parametrize(
    "header",
    [
        *("mate/body_mass_g", "observer/gender", "About you [Gender]", "How sure are you? [Body mass]", "3. Sex"),
        *("feed per day/body weight", "Egg #1 mass", "sd/body_mass_g", "2. Flipper length", "s_bill_length_mm"),
    ],
)
def test_a_part_of_a_header_says_nothing_beside_two_whole_measurements(header: str) -> None:
    assert questions_of("bill_length_mm", header, "bill_depth_mm") == ["bill_length_mm", "", "bill_depth_mm"]


@pytest.mark.parametrize(
    "header",
    [
        *("Bill [mm]", "Bill length/flipper length", "Flipper length / body mass", "bill depth:bill length (mm)"),
        *("tarsus length/flipper length (mm)", "tarsus_mm/flipper_mm", "Condition (mass/flipper length)"),
        *("Condition: mass/flipper", "1/body mass", "100 / body mass", "10.5 mass", "log[body mass]", "Species/Sex"),
        *("Island: male", "1. male", "2 m", "egg.mass", "egg-mass_g", "Bill.length.flipper.length", "Adult.sex"),
    ],
)
def test_a_ratio_and_a_value_are_no_group_and_its_column(header: str) -> None:
    assert questions_of(header) == [""]


def test_a_part_of_a_header_counts_where_no_whole_one_says_the_same() -> None:
    headers = ["chick/bill_length_mm", "bill_length_mm", "2. Sex", "sex", "1. Body mass"]
    assert questions_of(*headers) == ["", "bill_length_mm", "", "sex", "body_mass_g"]
    assert match(["island_Biscoe", "island_Dream", "nest/island", "nest/mass"]).choices == {}


@pytest.mark.parametrize(
    "headers",
    [
        *(["egg.mass", "tarsus.flipper length"], ["mean.bill_length_mm", "mean.bill_depth_mm"], ["sd-mass", "sd-wing"]),
        *(["chick.bill_length", "chick.mass"], ["chick/bill_length", "chick/mass"]),
        *(["nest.chick.bill_length", "nest.chick.mass"], ["nest/chick/bill_length", "nest/chick/mass"]),
        *(
            ["log.body.mass", "log.bill.length"],
            ["stats.mean.mass", "stats.mean.wing length"],
            ["y.pred.mass", "y.pred.bill depth"],
        ),
        *(["bill_length.flipper_length", "bill_length.body_mass"], ["est. bill length", "est. body mass"]),
    ],
)
def test_what_stands_before_a_dot_may_make_it_another_quantity(headers: list[str]) -> None:
    assert questions_of(*headers) == ["", ""]


def test_parts_that_say_the_same_are_refused() -> None:
    assert refusal("a/bill_length_mm,b/bill_length_mm,mass\n38.4,38.5,3825\n").startswith(
        "2 columns could both be bill length: “a/bill_length_mm” (column 1) and “b/bill_length_mm” (column 2)."
    )


def test_headers_with_a_number_and_a_bracket_are_no_program() -> None:
    assert read("1) Bill length (mm),2) Body mass (g)\n38.4,3825\n") == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]


def test_a_unit_may_stand_behind_a_group() -> None:
    content = "meas/Bill length (cm),meas/Body mass (kg)\n3.84,3.825\n"
    assert read(content) == [{"bill_length_mm": 38.4, "body_mass_g": 3825}]
    assert opened(content).notices[1] == "“meas/Bill length (cm)” was read as bill length."
