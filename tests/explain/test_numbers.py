"""How probabilities, shares and differences are written."""

import pytest

from penguins.explain import numbers


@pytest.mark.parametrize(
    ("probability", "written"),
    [
        (0, "under 1%"),
        (0.0099, "under 1%"),
        (0.01, "1%"),
        (0.6649, "66%"),
        (0.99, "99%"),
        (0.9901, "over 99%"),
        (1, "over 99%"),
    ],
)
def test_a_probability_is_never_all_or_nothing(probability: float, written: str) -> None:
    assert numbers.percent(probability) == written


@pytest.mark.parametrize(
    ("share", "written"),
    [(0, "0%"), (1 / 344, "under 1%"), (0.5, "50%"), (343 / 344, "over 99%"), (1, "100%")],
)
def test_a_counted_share_is_all_or_nothing_only_where_it_is(share: float, written: str) -> None:
    assert numbers.share(share) == written


@pytest.mark.parametrize(
    ("share", "tenths", "of_100"),
    [
        (0, "0.0%", "under 1 of 100"),
        (0.005, "0.5%", "under 1 of 100"),
        (0.006, "0.6%", "1 of 100"),
        (0.6605, "66.0%", "66 of 100"),
        (0.9913, "99.1%", "99 of 100"),
        (0.9949, "99.5%", "99 of 100"),
        (0.995, "99.5%", "over 99 of 100"),
        (0.9962, "99.6%", "over 99 of 100"),
        (0.9994, "99.9%", "over 99 of 100"),
        (0.9995, "over 99.9%", "over 99 of 100"),
        (0.9997, "over 99.9%", "over 99 of 100"),
        (1, "100.0%", "over 99 of 100"),
    ],
)
def test_a_measured_share_is_of_100(share: float, tenths: str, of_100: str) -> None:
    assert (numbers.tenths(share), numbers.of_100(share)) == (tenths, of_100)


@pytest.mark.parametrize(
    ("difference", "written"),
    [(0.127, "+13"), (-0.127, "−13"), (0, "±0"), (0.0049, "±0"), (-0.0049, "±0"), (0.006, "+1"), (1, "+100")],
)
def test_a_difference_is_written_in_whole_points_with_its_sign(difference: float, written: str) -> None:
    assert numbers.points(difference) == written
