"""Whatever the file: bounded work and memory."""

import tracemalloc

import pytest

from penguins.files.opening import open_file
from penguins.files.results.results_csv import csv_rows
from penguins.files.results.scoring import score
from tests.tables import no_cautions, plain_forest, refusal, results, scored, stream

GOOD = b"id,bill_length_mm,body_mass_g\nA,38.4,3825\n"


@pytest.mark.parametrize(
    ("content", "rows", "good"),
    [
        (GOOD + b"x" * 20_000_000 + b"\nB,38.4,3825\n", 3, 2),
        (GOOD + b"," * 20_000_000, 2, 1),
        (GOOD + b'"' * 20_000_000, 2, 1),
        (GOOD + b"\n" * 3_000_000 + b"B,38.4,3825\n", 2, 2),
        (GOOD + b'"B,38.4,3825\n' * 50_000 + b"C,38.4,3825\n", 50_002, 2),
        (GOOD + b"B," + b"1" * 90_000 + b"x,3825\n", 2, 1),
        (b"species,bill_length_mm,body_mass_g\n" + b"1" * 90_000 + b"!,38.4,3825\n", 1, 1),
        (GOOD + b"B,1.1" + b" " * 90_000 + b"!,3825\n", 2, 1),
        (GOOD + b"".join(b"B%d" % row + b" " * 90_000 + b"b,38.4,3825\n" for row in range(40)), 41, 41),
        (GOOD + b"B," + "a\u0301\u0323".encode() * 30_000 + b",no number\n", 2, 1),
    ],
    ids=[
        "a line of 20 MB",
        "20 million cells",
        "20 million quotes",
        "3 million empty lines",
        "open quotes",
        "digits",
        "digits below a name",
        "spaces",
        "spaces in names",
        "accents",
    ],
)
def test_what_is_below_the_header_takes_bounded_work(content: bytes, rows: int, good: int) -> None:
    flags = scored(content)
    assert (len(flags), sum(flags)) == (rows, good)


@pytest.mark.parametrize(
    ("content", "start"),
    [
        (b"x" * 20_000_000, "The file is not a table: its first line is “xxxx"),
        (b"\n" * 3_000_000, "The file is empty."),
        (b"column," * 200_000 + b"\n" + b"1," * 200_000, "The file has more than 1,000 columns"),
        (b'"' * 1_000_000, "The file is not a table: its first line is"),
        (
            ",".join(f"{chr(0x4E00 + n)}1" for n in range(20_000)).encode() + b"\n",
            "The file has more than 1,000 columns",
        ),
        (b"bill_length_mm," + b"1" * 90_000 + b"!\n38.4,1\n", "At least two of the four measurements are needed"),
    ],
    ids=["a line of 20 MB", "3 million empty lines", "200,000 columns", "a million quotes", "running names", "digits"],
)
def test_what_has_no_header_is_refused_after_bounded_work(content: bytes, start: str) -> None:
    assert refusal(content).startswith(start)


@pytest.mark.parametrize(
    "content",
    [
        GOOD + b"x" * 20_000_000 + b"\n",
        GOOD + b"\n" * 3_000_000 + b"B,38.4,3825\n",
        GOOD + b"".join(b"B,%d%s,3825\n" % (number, b"x" * 50_000) for number in range(400)),
        b"bill_length_mm,body_mass_g" + b",x" * 900 + b"\n" + b"40\n" * 1_000,
        b"bill_length_mm,body_mass_g," + b"x" * 20_000 + b"\n" + b"a," * 10_000 + b"b\n38.4,3825\n",
    ],
    ids=["one line", "empty lines", "long cells", "rows far shorter than the header", "a long header above many cells"],
)
def test_memory_stays_small_whatever_the_file(content: bytes) -> None:
    source = stream(content)
    tracemalloc.start()
    try:
        file = open_file(source)
        for chunk in score(file, plain_forest, no_cautions):
            csv_rows(file, chunk)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 60_000_000


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (b"bill_length_mm,body_mass_g,sex" + b"-" * 200 + b"1" * 95_000 + b"\n38.4,3825,1\n", 1),
        (GOOD + b"# i " + b"1" * 90_000 + b"\n", 1),
        ((("À" * 47_000) + "a,bill_length_mm,body_mass_g\n").encode() + b"male,38.4,3825\nfemale,38.4,3825\n", 2),
        (b"bill_length_mm\tbody_mass_g" + b"\tc" * 998 + (b"\n38.4\t3825" + b"\t" * 998 + b"a-b") * 1000, 1000),
        (b"bill_length_mm body_mass_g\n" + b"38.4 3825\n" * 3 + b"a\n" * 60_000, 3),
    ],
    ids=["digits in a legend", "digits in a count", "accents in a name", "empty cells before a sign", "short lines"],
)
def test_what_repeats_within_a_line_is_looked_through_once(content: bytes, count: int) -> None:
    """Each of these, looked through from every place anew, would take minutes."""
    assert sum(scored(content)) == count
    assert len(results(content).splitlines()) == content.count(b"\n") + (content[-1:] != b"\n")


def test_blocks_below_a_long_line_are_compared_with_it_once() -> None:
    told = refusal(b"x " * 400_000 + b"\na\n" + b" b\na\n" * 16_000)
    assert told.startswith("The file is not a table: its first line is “x x x x")
