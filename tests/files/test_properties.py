"""Whatever the bytes: rows or a refusal."""

import csv
import io
import re
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from penguins.files.opening import open_file
from penguins.files.penguin_file import PenguinFile
from penguins.files.refused import FileRefused
from penguins.files.results.results_csv import csv_header, csv_rows
from penguins.files.results.scoring import score
from penguins.files.table.result_columns import RESULT_COLUMNS
from penguins.files.text.encodings import OLD_ENCODINGS
from penguins.model.columns import UNKNOWN, answers_of
from penguins.questions.table import CHOICES, MEASUREMENTS
from tests.tables import HEADERS, no_cautions, parsed, plain_forest, read, refusal, results, scored, stream

# Characters that mean something to somebody who reads tables.
NASTY = st.text(alphabet=',;\t| "\n\r\0=+-@.#0123456789aé\ufeff\N{NO-BREAK SPACE}\u2028\x0b\x0c\x1c🐧', max_size=12)
_HEADER_CELLS = [*HEADERS, "species", "is_male", "id", "Culmen Length (mm)", "Peso", "喙长", "@attribute x", '"', ""]
HEADER_CELLS = st.sampled_from(_HEADER_CELLS) | NASTY
CELLS = (
    st.sampled_from(
        [
            "38.4",
            "mean",
            "mm",
            "body_mass_g",
            "bill_length_mm",
            "雄",
            "@data",
            "4710",
            "213",
            "male",
            "Dream",
            "NA",
            "1",
            '"',
            "-",
            '"a\nb"',
            '"a,b"',
        ]
    )
    | NASTY
)
LINE_ENDS = st.sampled_from(["\n", "\r\n", "\r", "\n\n"])
ENCODINGS = st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
ANY_ENCODING = ENCODINGS | st.sampled_from(sorted(OLD_ENCODINGS.values()))


@st.composite
def tables(draw: st.DrawFn) -> bytes:
    """Something like a table of penguins, with a random dialect and cells that may break it."""
    delimiter, end = draw(st.sampled_from(",;\t| ")), draw(LINE_ENDS)
    headers = draw(st.lists(HEADER_CELLS, min_size=1, max_size=7))
    rows = draw(st.lists(st.lists(CELLS, max_size=8), max_size=12))
    start = ["bill_length_mm", "body_mass_g"] if draw(st.booleans()) else []
    text = end.join(delimiter.join(row) for row in [start + headers, *rows])
    if draw(st.integers(0, 3)) == 0:
        # Each line in quotation marks as a whole.
        text = end.join(f'"{line.replace(chr(34), chr(34) * 2)}"' for line in text.split(end))
    return (text + draw(st.sampled_from(["", end]))).encode(draw(ANY_ENCODING), "replace")


def _opened(content: bytes) -> PenguinFile | str:
    try:
        return open_file(stream(content))
    except FileRefused as refused:
        return str(refused)


def _check(content: bytes) -> None:
    """The one property: a refusal in a sentence, or every row back, in order, as CSV that can be read."""
    file = _opened(content)
    if isinstance(file, str):
        assert len(file) > 20
        assert file.endswith((".", "”"))
        return
    delimiter = file.raw.dialect.delimiter
    (header,) = parsed(csv_header(file), delimiter)
    width = len(file.header.cells) - len(file.header.earlier_results) + 5
    assert len(header) == width
    last = -1
    for chunk in score(file, plain_forest, no_cautions):
        rows = parsed(csv_rows(file, chunk), delimiter)
        numbers = list(chunk.chunk.numbers)
        assert len(rows) == len(numbers) > 0
        assert {len(row) for row in rows} == {width}
        assert numbers == sorted(set(numbers))
        assert numbers[0] > last
        last = numbers[-1]
        _check_rows(rows, chunk)


def _check_rows(rows: list[list[str]], chunk: Any) -> None:
    for index, row in enumerate(rows):
        is_scored = chunk.species[index] != UNKNOWN
        assert is_scored == bool(row[-5]) == all(row[-4:-1])
        assert is_scored or row[-1]
        answers = answers_of(chunk.chunk.table, index)
        for question in MEASUREMENTS:
            assert answers.get(question.name, question.seen.low) in question.accepted
        if is_scored:
            assert any(question.name in answers for question in MEASUREMENTS)
        for cell in row[:-5]:
            text = cell.strip()
            assert not text.startswith(("=", "@"))
            assert not (text.startswith(("+", "-")) and any(letter.isalpha() for letter in text if letter not in "eE"))


@settings(max_examples=300)
@given(st.binary(max_size=2000))
def test_any_bytes_are_rows_or_a_refusal(content: bytes) -> None:
    _check(content)


@settings(max_examples=300)
@given(st.text(max_size=1000), ANY_ENCODING)
def test_any_text_is_rows_or_a_refusal(text: str, encoding: str) -> None:
    _check(text.encode(encoding, "replace"))


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_below_a_good_header_are_rows_or_a_refusal(content: bytes) -> None:
    _check(b"id,bill_length_mm,body_mass_g,sex\nA,38.4,3825,male\n" + content)


@settings(max_examples=400)
@given(tables())
def test_any_table_is_rows_or_a_refusal(content: bytes) -> None:
    _check(content)


PENGUIN = st.fixed_dictionaries(
    {},
    optional={
        **{choice.name: st.sampled_from(choice.options) for choice in CHOICES},
        **{
            measurement.name: st.integers(int(measurement.seen.low * 10) + 1, int(measurement.seen.high * 10)).map(
                lambda tenths: tenths / 10
            )
            for measurement in MEASUREMENTS
        },
    },
)


@st.composite
def dialects(draw: st.DrawFn) -> dict[str, Any]:
    delimiter = draw(st.sampled_from(",;\t| "))
    return {
        "delimiter": delimiter,
        "decimal": draw(st.sampled_from(".,")) if delimiter != "," else ".",
        "end": draw(LINE_ENDS),
        "quoting": csv.QUOTE_ALL if delimiter == " " else draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])),
        "missing": draw(st.sampled_from(["", "NA", "?", "n/a", "-", "null"])),
        "encoding": draw(ENCODINGS),
        "order": draw(st.permutations(HEADERS)),
        "remark": draw(st.text(alphabet=',;"\n|\té=', max_size=6)),
    }


def _written(penguins: list[dict[str, Any]], dialect: dict[str, Any]) -> bytes:
    text = io.StringIO()
    writer = csv.writer(text, delimiter=dialect["delimiter"], lineterminator=dialect["end"], quoting=dialect["quoting"])
    writer.writerow([*dialect["order"], "remark"])
    for penguin in penguins:
        cells = [str(penguin.get(name, dialect["missing"])) for name in dialect["order"]]
        cells = [
            cell.replace(".", dialect["decimal"]) if name in penguin else cell
            for name, cell in zip(dialect["order"], cells, strict=True)
        ]
        # Python's writer quotes a line break only where it is the file's own.
        remark = dialect["remark"].replace("\n", "") if dialect["end"] == "\r" else dialect["remark"]
        writer.writerow([*cells, remark])
    return text.getvalue().encode(dialect["encoding"])


@settings(max_examples=150)
@given(st.lists(PENGUIN, min_size=1, max_size=12), dialects())
def test_penguins_written_in_any_dialect_read_back_the_same(
    penguins: list[dict[str, Any]], dialect: dict[str, Any]
) -> None:
    content = _written(penguins, dialect)
    flags = [any(measurement.name in penguin for measurement in MEASUREMENTS) for penguin in penguins]
    if not any(flags):
        assert re.search("No measurement is known|The row is empty", refusal(content))
        return
    assert read(content) == penguins
    assert scored(content) == flags


@settings(max_examples=300)
@given(st.lists(PENGUIN, min_size=1, max_size=12), dialects())
def test_results_read_back_are_the_columns_as_they_came_and_the_five(
    penguins: list[dict[str, Any]], dialect: dict[str, Any]
) -> None:
    # A file of which nothing is known is refused.
    penguins = [{"bill_length_mm": 38.4}, *penguins]
    dialect["remark"] = f"r{dialect['remark']}"
    content = _written(penguins, dialect)
    body = results(content)
    assert body.startswith("\ufeff") == (dialect["encoding"] != "utf-8")
    sent = [row for row in parsed(content.decode(dialect["encoding"]), dialect["delimiter"]) if row]
    header, *rows = parsed(body, dialect["delimiter"])
    assert header == [*sent[0], *RESULT_COLUMNS]
    assert [row[:-5] for row in rows] == sent[1:]
    numbers = [cell for row in rows for cell in row[-4:-1] if cell]
    mark = dialect["decimal"] if numbers else "."
    assert all(cell[1] == mark for cell in numbers)
    # Answered again they are the same.
    assert results(body) == body
