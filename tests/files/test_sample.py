"""The sample that a picture of a file shows."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.files import rows
from penguins.files.sample import MOST, Sample
from penguins.files.scoring import score
from tests.tables import no_cautions, opened, plain_forest


def sample_of(lengths: list[float]) -> Sample:
    content = "bill_length_mm,body_mass_g,species\n" + "".join(f"{length},3825,Adelie\n" for length in lengths)
    sample = Sample()
    for chunk in score(opened(content), plain_forest, no_cautions):
        sample.add(chunk)
    return sample


def test_a_short_file_is_shown_whole() -> None:
    sample = sample_of([38.5, 46.5, 40.5])
    assert sample.step == 1
    assert sample.measured[:, 0].tolist() == [38.5, 46.5, 40.5]
    assert sample.species.tolist() == [0, 2, 0]
    assert sample.differs.tolist() == [False, True, False]


@given(st.integers(1, 6 * MOST), st.sampled_from([500, 5000, 1 << 18]))
def test_of_a_long_file_every_so_manyth_row_is_shown_however_it_is_read(count: int, block: int) -> None:
    lengths = [20 + number / 1000 for number in range(count)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows, "BLOCK", block)
        sample = sample_of(lengths)
    assert sample.measured[:, 0].tolist() == lengths[:: sample.step]
    assert len(sample.rows) <= MOST
    assert sample.step == 1 or len(sample.rows) > MOST / 2 - 1


def test_rows_that_are_not_scored_are_not_shown() -> None:
    assert sample_of([38.5, 3850, 40.5]).measured[:, 0].tolist() == [38.5, 40.5]
