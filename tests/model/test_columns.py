"""Answers -> the forest's nine columns."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.model.columns import (
    COALITIONS,
    COLUMNS_OF,
    FEATURES,
    NOTHING_KNOWN,
    UNKNOWN,
    alike_together,
    answers_of,
    encode,
    encode_one,
    mask,
    table_of,
)
from penguins.questions.answers import Answers
from penguins.questions.table import CHOICES, EXAMPLE, MEASUREMENTS, QUESTIONS

NAN = float("nan")
PENGUINS = st.fixed_dictionaries(
    {},
    optional={
        **{choice.name: st.sampled_from(choice.options) for choice in CHOICES},
        **{m.name: st.floats(m.accepted.low, m.accepted.high) for m in MEASUREMENTS},
    },
)


@given(st.lists(PENGUINS, max_size=5))
def test_a_table_gives_back_the_answers_that_it_was_made_of(penguins: list[Answers]) -> None:
    assert [answers_of(table_of(penguins), row) for row in range(len(penguins))] == penguins


def test_the_columns_have_the_agreed_order() -> None:
    assert FEATURES == (
        "bill_length_mm",
        "bill_depth_mm",
        "flipper_length_mm",
        "body_mass_g",
        "sex_female",
        "sex_male",
        "island_Biscoe",
        "island_Dream",
        "island_Torgersen",
    )


@pytest.mark.parametrize(
    ("answers", "row"),
    [
        (EXAMPLE, [43.9, 17.2, 201, 4207, 0, 1, 1, 0, 0]),
        ({"island": "Torgersen", "sex": "female"}, [NAN, NAN, NAN, NAN, 1, 0, 0, 0, 1]),
        ({"island": "Dream"}, [NAN, NAN, NAN, NAN, 0, 0, 0, 1, 0]),
        ({"body_mass_g": 3750.0}, [NAN, NAN, NAN, 3750, 0, 0, 0, 0, 0]),
        ({}, [NAN, NAN, NAN, NAN, 0, 0, 0, 0, 0]),
    ],
)
def test_what_is_not_known_is_nan_for_a_number_and_zeros_for_a_choice(answers: Answers, row: list[float]) -> None:
    encoded = encode_one(answers)
    assert encoded.dtype == np.float32
    np.testing.assert_array_equal(encoded, np.array([row], dtype=np.float32))


def test_every_column_belongs_to_one_input() -> None:
    assert {name: [FEATURES[at] for at in range(9)[where]] for name, where in COLUMNS_OF.items()} == {
        "bill_length_mm": ["bill_length_mm"],
        "bill_depth_mm": ["bill_depth_mm"],
        "flipper_length_mm": ["flipper_length_mm"],
        "body_mass_g": ["body_mass_g"],
        "sex": ["sex_female", "sex_male"],
        "island": ["island_Biscoe", "island_Dream", "island_Torgersen"],
    }


@given(st.lists(PENGUINS, min_size=1, max_size=20))
def test_one_penguin_is_encoded_as_its_row_of_a_table(penguins: list[Answers]) -> None:
    one_by_one = np.vstack([encode_one(penguin) for penguin in penguins])
    np.testing.assert_array_equal(encode(table_of(penguins)), one_by_one)


@given(PENGUINS, st.integers(0, 63))
def test_a_masked_penguin_is_one_with_the_other_answers_left_out(penguin: Answers, number: int) -> None:
    known = {question.name for question, is_known in zip(QUESTIONS, COALITIONS[number], strict=True) if is_known}
    left: Answers = {name: answer for name, answer in penguin.items() if name in known}
    np.testing.assert_array_equal(mask(encode_one(penguin), COALITIONS[number : number + 1]), encode_one(left))


def test_the_sets_are_all_64_from_nothing_to_everything() -> None:
    assert COALITIONS.shape == (64, 6)
    assert len({tuple(known) for known in COALITIONS.tolist()}) == 64
    assert not COALITIONS[0].any()
    assert COALITIONS[63].all()
    assert [int(np.flatnonzero(COALITIONS[2**at])[0]) for at in range(6)] == list(range(6))


def test_masking_everything_leaves_nothing_known_and_masking_nothing_leaves_all() -> None:
    masked = mask(encode_one(EXAMPLE), COALITIONS)
    assert masked.shape == (64, 9)
    assert masked.dtype == np.float32
    np.testing.assert_array_equal(masked[0], NOTHING_KNOWN)
    np.testing.assert_array_equal(masked[63:], encode_one(EXAMPLE))


def test_a_set_knows_all_columns_of_its_inputs() -> None:
    is_known = mask(np.ones((1, 9), dtype=np.float32), COALITIONS[:4]) == 1
    assert is_known.astype(int).tolist() == [
        [0, 0, 0, 0, 0, 0, 0, 0, 0],
        [0, 0, 0, 0, 0, 0, 1, 1, 1],
        [0, 0, 0, 0, 1, 1, 0, 0, 0],
        [0, 0, 0, 0, 1, 1, 1, 1, 1],
    ]


def test_choices_are_numbered_in_their_order() -> None:
    table = table_of([{"island": "Dream"}, {}, {"island": "Biscoe"}, {"island": "Torgersen"}])
    assert table["island"].tolist() == [1, UNKNOWN, 0, 2]


def test_a_choice_that_is_not_in_the_table_is_a_fault_of_ours() -> None:
    with pytest.raises(KeyError):
        table_of([{"island": "Mars"}])


def test_alike_penguins_are_put_next_to_each_other() -> None:
    penguins: list[Answers] = [
        {"island": "Biscoe", "bill_length_mm": 50.0},
        {"island": "Dream", "bill_length_mm": 40.0},
        {"island": "Biscoe", "bill_length_mm": 40.0},
        {"island": "Dream", "bill_length_mm": 30.0},
    ]
    order = alike_together(encode(table_of(penguins)))
    assert sorted(order.tolist()) == [0, 1, 2, 3]
    islands = [penguins[at]["island"] for at in order]
    assert islands in (["Biscoe", "Biscoe", "Dream", "Dream"], ["Dream", "Dream", "Biscoe", "Biscoe"])
