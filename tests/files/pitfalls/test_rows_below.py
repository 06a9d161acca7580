"""Rows at the end that hold a statistic of those above are no penguins, though they do not say so."""

import time

import pytest

from tests.tables import notes, opened, scored

HEADER = "bill_length_mm,flipper_length_mm,body_mass_g"
ABOVE = "P1,female,38.4,188,3825\nP2,male,47.6,194,3560\nP3,female,46.2,213,4710\nP4,male,39.1,NA,3750\n"
MEANS = "The row holds the means of the rows above: it is no penguin."
MEDIANS = "The row holds the medians of the rows above: it is no penguin."
LEAST = "The row holds the least of each measurement above: it is no penguin."
MOST = "The row holds the most of each measurement above: it is no penguin."


@pytest.mark.parametrize(
    ("last", "note"),
    [
        (",,42.8,198.3,3961.3", MEANS),
        ("a mean,,42.825,198.33333333333334,3961.25", MEANS),
        (",NA,42.8,198.3,3961", MEANS),
        # A penguin may be as exact and have the same by chance.
        (",,42.8,198,3961", None),
        (",,42.7,194,3788", None),
        (",,38.4,188,3560", None),
        (",,47.6,213,4710", None),
        ("Mean,,42.8,198.3,3961.3", "The row sums up others (“Mean”): it is no penguin."),
        ("P5,female,42.8,198.3,3961.3", None),
        ("P5,,42.8,198.3,3960", None),
        ("P5,,42.8,198,3961", None),
        ("MW,,42.8,198,3961", MEANS),
        ("P5,,38.4,188,3560", None),
        (",male,38.4,188,3560", None),
        (",,38.4,188,3825", None),
        (",,38.4,194,3560", None),
    ],
)
def test_a_last_row_that_holds_a_statistic_of_those_above_is_no_penguin(last: str, note: str | None) -> None:
    content = f"id,sex,{HEADER}\n{ABOVE}{last}\n,,5.0,13.1,511\n"
    assert scored(content) == [True] * 4 + [note is None, False]
    assert notes(content).get(6) == note
    assert opened(content).warnings == []


def test_several_such_rows_are_told_one_by_one() -> None:
    content = f"id,sex,{HEADER}\n{ABOVE},,42.8,198.3,3961\n,,42.7,194,3787.5\n,,38.4,188,3560\n,,47.6,213,4710\n"
    assert scored(content) == [True] * 4 + [False] * 4
    assert notes(content) == {6: MEANS, 7: MEDIANS, 8: LEAST, 9: MOST}


def test_two_such_rows_are_no_chance_where_three_measurements_say_so() -> None:
    assert notes(f"id,sex,{HEADER}\n{ABOVE},,38.4,188,3560\n,,47.6,213,4710\n") == {6: LEAST, 7: MOST}
    assert notes("id,sex,bill_length_mm,body_mass_g\nP1,f,38.4,3825\nP2,m,47.6,3560\nP3,f,46,4710\n,,38.4,3560\n") == {}
    # A bird with a name, in a table without islands and sexes.
    assert notes("id,bill_length_mm,bill_depth_mm\nA1,39,18\nA2,41,18\nA3,41,19\nA4,40.3,18.3\n") == {}


def test_what_was_answered_here_before_is_not_compared() -> None:
    results = "predicted_species,probability_adelie,probability_chinstrap,probability_gentoo,note"
    rows = "".join(f"{row},Adelie,0.9,0.1,0,\n" for row in ABOVE.splitlines())
    content = f"id,sex,{HEADER},{results}\n{rows},,42.8,198.3,3961.3,Adelie,0.9,0.1,0,\n"
    assert notes(content) == {6: MEANS}


@pytest.mark.parametrize(
    ("rows", "is_told"),
    [
        ("38.4,188,3825\n47.6,195,3560\n46.2,213,4710\n44.1,198.7,4031.7\n", True),
        # Half of two numbers is too often a third.
        ("38.4,188,3825\n47.6,195,3560\n43,191.5,3692.5\n", False),
        # With two decimal places, their means have three; these are compared to the third.
        ("38.41,188,3825\n47.62,194,3560\n46.25,213,4710\n44.093,198.3333,4031.6667\n", True),
        ("38.41,188,3825\n47.62,194,3560\n46.25,213,4710\n44.091,198.3333,4031.6667\n", False),
        # Nothing but finer values shows that a row without a name is another one.
        ("38.4,188,3825\n47.6,195,3560\n46.2,213,4710\n38.4,188,3560\n", False),
    ],
)
def test_means_stand_below_three_rows_or_more_and_are_right_to_the_last_place(rows: str, is_told: bool) -> None:
    content = f"{HEADER}\n{rows}"
    assert notes(content) == ({len(rows.splitlines()) + 1: MEANS} if is_told else {})


def test_rows_that_are_alike_are_no_means_of_one_another() -> None:
    assert notes(f"{HEADER}\n" + "38.4,188,3825\n" * 5) == {}
    assert notes(f"{HEADER}\n38.4,188,3825\n38.6,190,3875\n38.5,189,3850\n") == {}
    assert notes("bill_length_mm,bill_depth_mm\n38,18\n39,18\n41,19\n39,18\n") == {}


def test_the_rows_of_a_long_table_are_not_compared() -> None:
    content = f"id,{HEADER}\n" + "P1,38.4,188,3825\nP2,47.6,194,3560\n" * 300 + ",43.0,191,3692.5\n"
    assert notes(content) == {}


ALL = "id,sex,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g"
FOUR = "P1,female,38.4,18.1,188,3825\nP2,male,47.6,17.2,194,3560\nP3,male,46.2,14.5,213,4710\n"


def test_the_means_of_all_four_measurements_are_no_chance_however_they_are_rounded() -> None:
    assert notes(f"{ALL}\n{FOUR},,44.1,16.6,198,4032\n") == {5: MEANS}
    assert notes(f"{ALL}\n{FOUR},,44.1,16.6,198,4033\n") == {}
    assert notes(f"{ALL}\n{FOUR}P4,male,44.1,16.6,198,4032\n") == {}


def test_means_are_compared_as_they_are_written() -> None:
    header = ALL.replace("mm", "cm").replace("mass_g", "mass_kg")
    rows = "P1,female,3.84,1.81,18.8,3.83\nP2,male,4.76,1.72,19.4,3.56\nP3,male,4.62,1.45,21.3,4.71\n"
    assert notes(f"{header}\n{rows},,4.407,1.66,19.833,4.033\n") == {5: MEANS}


def test_a_row_that_sums_up_others_may_say_so_where_other_rows_say_nothing() -> None:
    silent, good = FOUR.replace("\n", ",\n"), FOUR.replace("\n", ",good\n")
    summary = "44.1,16.6,198,4035,Mean\n"
    header = f"{ALL},notes\n"
    assert notes(f"{header}{silent},,{summary}{silent}") == {5: "The row sums up others (“Mean”): it is no penguin."}
    # It says more, or the others say something there, too.
    assert notes(f"{header}{silent}P4,male,{summary}{silent}") == {}
    assert notes(f"{header}{good},,{summary}{good}") == {}


def test_the_means_of_each_group_are_told_where_they_say_nothing_else() -> None:
    means = ",,44.1,16.6,198,4032\n"
    content = f"{ALL}\n{FOUR}{means}{FOUR}{means}P7,male,40,18,190,3700\n"
    assert notes(content) == {5: MEANS, 9: MEANS}
    assert notes(content.replace(",,44.1", "P4,,44.1")) == {}
    assert notes(content.replace("198,4032", "198,4034")) == {}


def test_rows_that_say_nothing_are_penguins_where_none_says_anything() -> None:
    header = ALL.removeprefix("id,sex,")
    alike = "39.1,18.7,181,3750\n"
    assert notes(f"{header}\n{alike * 4}") == {}
    assert notes(f"sex,{header}\n" + f"male,{alike}" * 3 + f",{alike}") == {}
    # Palmer's penguins in centimetres and kilograms: the last is as the mean of the others, by chance.
    rounded = "4.0,1.8,18.6,4.5\n3.6,1.7,18.7,3.3\n3.3,1.6,17.8,2.9\n4.1,2.0,20.3,4.7\n3.8,2.0,19.0,3.9\n"
    assert notes(f"bill length (cm),bill depth (cm),flipper length (cm),body mass (kg)\n{rounded}") == {}


def test_the_means_of_all_are_told_below_those_of_groups() -> None:
    more = "P4,male,40,18,190,3700\nP5,male,41,19,191,3800\nP6,male,42,17,195,3900\nP7,male,39,18,192,3650\n"
    content = f"{ALL}\n{FOUR},,44.1,16.6,198,4032\n{more},,40.5,18,192,3763\n,,42.0,17.4,194.7,3878\n"
    assert notes(content) == {5: MEANS, 10: MEANS, 11: MEANS}


def test_where_nothing_else_is_said_of_penguins_average_may_be_their_state() -> None:
    header = ALL.removeprefix("id,sex,")
    rows = "39.1,18.7,181,3750,\n40.1,18,185,3800,good\n38,17,186,3700,average\n41,19,190,3900,\n40,18,187,3850,\n"
    assert notes(f"{header},condition\n{rows}") == {}


def test_rows_that_say_in_every_column_that_they_sum_up_are_looked_through_once() -> None:
    header = "id,bill_length_mm,bill_depth_mm," + ",".join(f"c{index}" for index in range(900))
    silent, said = "a,39.1,18.7" + "," * 900 + "\n", ",39.1,18.7" + ",sum" * 900 + "\n"
    started = time.perf_counter()
    opened(f"{header}\n{silent * 30}").first_chunk()
    without = time.perf_counter() - started
    assert len(notes(f"{header}\n{silent * 20}{said * 10}")) == 10
    assert time.perf_counter() - started < 20 * without
