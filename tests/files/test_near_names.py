"""Columns that say more than a question's name are not taken for it, and told where no other column is."""

import pytest

from tests.tables import opened, read

COUNTS = "which counts as unknown. If"


@pytest.mark.parametrize(
    ("header", "noun", "name"),
    [
        ("Sex (1=M; 2=F)", "sex", "sex"),
        ("island_code", "island", "island"),
        ("left bill depth", "bill depth", "bill_depth_mm"),
    ],
)
def test_a_column_that_may_be_meant_is_told(header: str, noun: str, name: str) -> None:
    told = f"“{header}” was not taken for the {noun}, {COUNTS} it holds the {noun}, name that column “{name}”"
    content = f"bill_length_mm,flipper_length_mm,{header}\n38.4,188,1\n"
    assert opened(content).warnings == [f"{told}, and try again."]


@pytest.mark.parametrize("header", ["sex", "is_male", "egg mass", "flipper band", "sexing", "wing"])
def test_a_column_of_another_name_is_not_meant(header: str) -> None:
    warnings = opened(f"bill_length_mm,bill_depth_mm,{header}\n38.4,18.9,1\n").warnings
    assert not any("not taken for" in warning for warning in warnings)


def test_of_several_one_may_be_meant() -> None:
    content = "bill_length_1,bill_length_2,bill_depth_mm,body_mass_g\n38.4,38.6,18.9,3825\n"
    assert read(content) == [{"bill_depth_mm": 18.9, "body_mass_g": 3825}]
    assert opened(content).warnings == [
        f"“bill_length_1” and “bill_length_2” were not taken for the bill length, {COUNTS} one of them holds the bill "
        "length, name that column “bill_length_mm”, and try again."
    ]
    # Beside the question's own column they are others.
    assert opened(content.replace("bill_length_2", "bill_length")).warnings == []
