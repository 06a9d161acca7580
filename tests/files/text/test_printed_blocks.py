"""Tables that R and pandas print for a narrow window: their columns come in blocks, one below another."""

from textwrap import indent

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.files.text.printed_blocks import side_by_side
from penguins.files.text.text_table import LARGEST_PRINTED
from tests.tables import PENGUINS, notes, opened, read, results, row_numbers, table

SIDE_BY_SIDE = "The columns were printed in 2 blocks, one below another: they were put side by side."
IN_R = """\
     island    sex bill_length_mm bill_depth_mm
1 Torgersen   male           38.4          18.9
2     Dream female           47.6          17.9
3    Biscoe female           46.2          14.3
  flipper_length_mm body_mass_g
1               188        3825
2               194        3560
3               213        4710
"""
IN_PANDAS = """\
       island     sex  bill_length_mm  bill_depth_mm  \\
0   Torgersen    male            38.4           18.9   
1       Dream  female            47.6           17.9   
10     Biscoe  female            46.2           14.3   

    flipper_length_mm  body_mass_g  
0               188.0       3825.0  
1               194.0       3560.0  
10              213.0       4710.0  
"""  # noqa: W291


@pytest.mark.parametrize(
    "content",
    [
        IN_R,
        IN_PANDAS,
        IN_PANDAS.encode("utf-16"),
        # As it is when it is copied from its first word on, and with what stands around it.
        IN_R.lstrip(),
        indent(IN_R, "    "),
        f"> penguins\n{IN_R}> \n",
        f"In [2]: df\nOut[2]: \n{IN_PANDAS}\n[3 rows x 6 columns]\n",
    ],
)
def test_blocks_of_columns_are_put_side_by_side(content: str | bytes) -> None:
    file = opened(content)
    assert SIDE_BY_SIDE in file.notices
    assert [answers for answers in read(content) if answers] == list(PENGUINS)
    assert file.warnings == []


def test_the_name_that_pandas_gives_a_column_without_one_is_a_header() -> None:
    content = pd.DataFrame(PENGUINS).rename_axis("Unnamed: 0").reset_index().to_string(line_width=60)
    assert SIDE_BY_SIDE in opened(content).notices
    assert read(content) == list(PENGUINS)


def test_rows_keep_the_numbers_of_the_first_block() -> None:
    assert row_numbers(IN_R) == [2, 3, 4]
    assert row_numbers(f"> penguins\n\n{IN_R}") == [4, 5, 6]
    # What stands below is still told of.
    assert notes(f"{IN_PANDAS}\n[3 rows x 6 columns]\n") == {5: "The line counts rows: it is no penguin."}


def test_the_results_have_every_column_once() -> None:
    assert results(IN_R).splitlines()[:2] == [
        '"" "island" "sex" "bill_length_mm" "bill_depth_mm" "flipper_length_mm" "body_mass_g" "predicted_species" '
        '"probability_adelie" "probability_chinstrap" "probability_gentoo" "note"',
        '"1" "Torgersen" "male" "38.4" "18.9" "188" "3825" "Adelie" "0.9000" "0.0625" "0.0375" ""',
    ]


def test_where_pandas_says_that_a_block_goes_on_the_names_of_the_rows_may_repeat() -> None:
    frame = pd.DataFrame([*PENGUINS, *PENGUINS], index=["A", "A", "B"] * 2)
    content = frame.to_string(line_width=60)
    assert SIDE_BY_SIDE in opened(content).notices
    assert read(content) == [*PENGUINS, *PENGUINS]


@pytest.mark.parametrize(
    "content",
    [
        # Two tables, of other birds each.
        pd.DataFrame(PENGUINS).to_string() + "\n" + pd.DataFrame(PENGUINS[::-1]).to_string(),
        IN_R.replace("\n3 ", "\n4 ", 1),
        # The names of the rows repeat: nothing shows where a block ends.
        IN_R.replace("\n3 ", "\n2 "),
        # The second line has numbers, so that it is no line of headers.
        IN_R.replace("  flipper_length_mm body_mass_g", "  1 2"),
        IN_R[: IN_R.index("  flipper")],
        table(delimiter=" "),
        table(),
    ],
)
def test_any_other_table_stays_as_it_is(content: str) -> None:
    lines = content.split("\n")
    assert side_by_side(lines) == (lines, [])


def test_a_longer_text_is_no_printed_table() -> None:
    row = "{:07} Dream male 47.6 17.9\n"
    rows = "".join(map(row.format, range(LARGEST_PRINTED // 60)))
    masses = "".join(f"{number:07} 3560\n" for number in range(LARGEST_PRINTED // 60))
    content = f"        island sex bill_length_mm bill_depth_mm\n{rows}        body_mass_g\n{masses}"
    assert len(content) < LARGEST_PRINTED
    assert SIDE_BY_SIDE in opened(content).notices
    assert SIDE_BY_SIDE not in opened(content + " " * LARGEST_PRINTED).notices


@given(st.lists(st.sampled_from(PENGUINS), min_size=1, max_size=12), st.integers(20, 140), st.booleans())
def test_a_table_reads_the_same_however_wide_pandas_prints_it(
    penguins: list[dict[str, object]], width: int, named: bool
) -> None:
    frame = pd.DataFrame(penguins, index=[f"bird{number}" for number in range(len(penguins))] if named else None)
    assert read(frame.to_string(line_width=width)) == penguins
