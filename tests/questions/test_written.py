"""How answers are written: as they were typed, and as they were read where that is not plain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.questions.answers import read_number
from penguins.questions.table import BILL_LENGTH, BODY_MASS, EXAMPLE, FLIPPER_LENGTH, MEASUREMENTS, Measurement
from penguins.questions.written import as_typed, written


@pytest.mark.parametrize(
    ("measurement", "text", "shown"),
    [
        (FLIPPER_LENGTH, "202.6", "202.6 mm"),
        (FLIPPER_LENGTH, " 202.60 ", "202.60 mm"),
        (BILL_LENGTH, "39.10mm", "39.10 mm"),
        (BILL_LENGTH, "39", "39 mm"),
        (BILL_LENGTH, "43,9", "43,9 mm"),
        (BILL_LENGTH, "43.900", "43.900 mm"),
        (BILL_LENGTH, "39 миллиметров.", "39 миллиметров"),
        (BODY_MASS, "4207", "4207 g"),
        (BODY_MASS, "4,207 g", "4,207 g"),
        (BODY_MASS, "4,207.50", "4,207.50 g"),
        (BODY_MASS, "4.207,5", "4.207,5 g"),
        (BODY_MASS, "4 207", "4 207 g"),
        # As it was read, where that is in another unit.
        (BODY_MASS, "4.2 kg", "4.2 kg (4,200 g)"),
        (BODY_MASS, "3,75kg", "3,75 kg (3750 g)"),
        (BODY_MASS, "4,207 kg", "4,207 kg (4207 g)"),
        (BODY_MASS, "8.3 lbs", "8.3 lbs (3,764.8 g)"),
        (FLIPPER_LENGTH, "18,1 cm", "18,1 cm (181 mm)"),
        (BODY_MASS, "1e3", "1e3 g (1,000 g)"),
        (BILL_LENGTH, "43.9 mm____", "43.9 mm"),
        # And where English has another reading.
        (BODY_MASS, "3.750", "3.750 g (3,750 g)"),
        (BILL_LENGTH, "43,900", "43,900 mm (43.9 mm)"),
        # Longer than it has room for.
        (BILL_LENGTH, "39.100000000", "39.100000000 mm"),
        (BILL_LENGTH, "39.1000000000", "39.1 mm"),
    ],
)
def test_a_value_is_shown_as_it_was_typed(measurement: Measurement, text: str, shown: str) -> None:
    value = read_number(measurement, text)
    assert value is not None
    assert as_typed(measurement, text, value) == shown


@given(st.sampled_from(MEASUREMENTS), st.data())
def test_what_is_shown_is_read_as_the_same_value(measurement: Measurement, data: st.DataObject) -> None:
    digits = data.draw(st.integers(0, 4))
    value = data.draw(st.floats(measurement.accepted.low, measurement.accepted.high))
    mark = data.draw(st.sampled_from([".", ","]))
    text = f"{value:.{digits}f}".replace(".", mark)
    read = read_number(measurement, text)
    assert read is not None
    shown = as_typed(measurement, text, read).rpartition("(")[2].rstrip(")")
    assert read_number(measurement, shown) == pytest.approx(read)


def test_answers_are_written_with_their_units() -> None:
    assert written({**EXAMPLE, "flipper_length_mm": 202.6}) == {
        "island": "Biscoe",
        "sex": "male",
        "bill_length_mm": "43.9 mm",
        "bill_depth_mm": "17.2 mm",
        "flipper_length_mm": "202.6 mm",
        "body_mass_g": "4,207 g",
    }
