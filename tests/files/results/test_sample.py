"""The sample that a picture of a file shows."""

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from penguins.files.results.sample import MOST, Sample
from penguins.files.results.scoring import score
from penguins.files.table import rows
from tests.tables import no_cautions, opened, plain_forest


def sample_of(lengths: list[float]) -> Sample:
    rows = "".join(f"{length},3825,Adelie\n" for length in lengths)
    return sample_of_file(f"bill_length_mm,body_mass_g,species\n{rows}")


def sample_of_file(content: str) -> Sample:
    sample = Sample()
    for chunk in score(opened(content), plain_forest, no_cautions):
        sample.add(chunk)
    return sample


def test_a_short_file_is_shown_whole() -> None:
    sample = sample_of([38.5, 46.5, 40.5])
    assert sample.is_whole
    assert sample.measured[:, 0].tolist() == [38.5, 46.5, 40.5]
    assert sample.species.tolist() == [0, 2, 0]
    assert sample.differs.tolist() == [False, True, False]


def test_a_row_differs_where_the_file_names_another_species() -> None:
    content = "bill_length_mm,body_mass_g,species\n38.5,3825,Gentoo\n46.5,3825,\n46.5,3825,Gentoo\n46.5,3825,Penguin\n"
    assert sample_of_file(content).differs.tolist() == [True, False, False, False]
    without_names = "\n".join(line.rpartition(",")[0] for line in content.splitlines())
    assert sample_of_file(without_names).differs.tolist() == [False] * 4


@given(st.integers(1, 6 * MOST), st.sampled_from([500, 5000, 1 << 18]))
@example(MOST, 5000)
@example(MOST + 1, 5000)
def test_of_a_long_file_rows_are_shown_from_every_part_however_it_is_read(count: int, block: int) -> None:
    lengths = [20 + number / 1000 for number in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "BLOCK", block)
        sample = sample_of(lengths)
    shown = sample.measured[:, 0].tolist()
    assert sample.is_whole == (count <= MOST)
    assert shown == lengths if sample.is_whole else 0.45 * MOST < len(shown) <= MOST
    # Each tenth of the file has its share of those that are shown.
    tenths = np.histogram(shown, bins=10, range=(20, 20 + count / 1000))[0]
    assert np.ptp(tenths) <= 0.1 * len(shown) / 10 + 5


@pytest.mark.parametrize("period", range(2, 13))
def test_a_file_whose_rows_take_turns_is_shown_evenly(period: int) -> None:
    sample = sample_of([30.0 + number % period for number in range(5000)])
    counts = np.bincount(sample.measured[:, 0].astype(int) - 30)
    assert len(counts) == period
    assert counts == pytest.approx(len(sample.rows) / period, rel=0.15)


def test_rows_that_are_not_scored_are_not_shown() -> None:
    assert sample_of([38.5, 3850, 40.5]).measured[:, 0].tolist() == [38.5, 40.5]
