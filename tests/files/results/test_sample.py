"""The sample that a picture of a file shows."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penguins.files.results import sample
from penguins.files.results.sample import Sample
from penguins.files.results.scoring import score
from penguins.files.table import rows
from tests.tables import no_cautions, opened, plain_forest


def sample_of(lengths: list[float]) -> Sample:
    rows = "".join(f"{length},3825,Adelie\n" for length in lengths)
    return sample_of_file(f"bill_length_mm,body_mass_g,species\n{rows}")


def sample_of_file(content: str) -> Sample:
    found = Sample()
    for chunk in score(opened(content), plain_forest, no_cautions):
        found.add(chunk)
    return found


def test_a_short_file_is_shown_whole() -> None:
    found = sample_of([38.5, 46.5, 40.5])
    assert found.is_whole
    assert found.measured[:, 0].tolist() == [38.5, 46.5, 40.5]
    assert found.species.tolist() == [0, 2, 0]
    assert found.differs.tolist() == [False, True, False]


def test_a_row_differs_where_the_file_names_another_species() -> None:
    content = "bill_length_mm,body_mass_g,species\n38.5,3825,Gentoo\n46.5,3825,\n46.5,3825,Gentoo\n46.5,3825,Penguin\n"
    assert sample_of_file(content).differs.tolist() == [True, False, False, False]
    without_names = "\n".join(line.rpartition(",")[0] for line in content.splitlines())
    assert sample_of_file(without_names).differs.tolist() == [False] * 4


@given(st.integers(1, 600), st.sampled_from([500, 2000, 1 << 18]))
@example(100, 500)
@example(101, 500)
def test_of_a_long_file_rows_are_shown_from_every_part_however_it_is_read(count: int, block: int) -> None:
    lengths = [20 + number / 1000 for number in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "BLOCK", block)
        patch.setattr(sample, "MOST", 100)
        found = sample_of(lengths)
    shown = found.measured[:, 0].tolist()
    assert found.is_whole == (count <= 100)
    assert shown == lengths if found.is_whole else 45 < len(shown) <= 100
    # Each tenth of the file has its share of those that are shown.
    tenths = np.histogram(shown, bins=10, range=(20, 20 + count / 1000))[0]
    assert np.ptp(tenths) <= 3


@pytest.mark.parametrize("period", range(2, 13))
def test_a_file_whose_rows_take_turns_is_shown_evenly(period: int) -> None:
    found = sample_of([30.0 + number % period for number in range(5000)])
    counts = np.bincount(found.measured[:, 0].astype(int) - 30)
    assert len(counts) == period
    assert counts == pytest.approx(len(found.rows) / period, rel=0.15)


def test_rows_that_are_not_scored_are_not_shown() -> None:
    assert sample_of([38.5, 3850, 40.5]).measured[:, 0].tolist() == [38.5, 40.5]
