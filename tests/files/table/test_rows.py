"""Text -> rows with their numbers, whatever quotes and lines it has, block by block."""

import io
import tracemalloc

import pytest

from penguins.files.table.rows import (
    BLOCK,
    LONGEST_LINE,
    Block,
    Row,
    Rows,
    first_rows,
    next_record,
)

NEVER_CLOSED = "A quotation mark is opened and never closed."
TOO_LONG = "The line is longer than 100,000 characters; the rest of it was left out."


def _rows_of(text: str) -> Rows:
    return Rows(io.TextIOWrapper(io.BytesIO(text.encode()), encoding="utf-8", newline=None))


def _numbered(text: str, delimiter: str = ",", skip_spaces: bool = False) -> list[tuple[int, Row]]:
    found: list[tuple[int, Row]] = []
    for block in _rows_of(text).blocks(delimiter, skip_spaces):
        found += zip(block.numbers, block.rows, strict=True)
    return found


def _damage(text: str) -> dict[int, str]:
    blocks = list(_rows_of(text).blocks(",", skip_spaces=False))
    return {block.numbers[row]: text for block in blocks for row, text in block.damage.items()}


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("a,b\nc,d\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\r\nc,d\r\n", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\rc,d\r", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\nc,d", [(1, ["a", "b"]), (2, ["c", "d"])]),
        ("a,b\n\n  \nc,d\n\n", [(1, ["a", "b"]), (4, ["c", "d"])]),
        ('a,"b,c"\n"d ""e""",f\n', [(1, ["a", "b,c"]), (2, ['d "e"', "f"])]),
        ('a,"b\nc"\nd,e\n', [(1, ["a", "b\nc"]), (2, ["d", "e"])]),
        ('a,"b\n\nc"\n\nd,e\n', [(1, ["a", "b\n\nc"]), (3, ["d", "e"])]),
        ('a,5" long\nb,c\n', [(1, ["a", '5" long']), (2, ["b", "c"])]),
        ('a,"b\nc,d\ne,f\n', [(1, ["a", '"b']), (2, ["c", "d"]), (3, ["e", "f"])]),
        ('a,"b\nc,"d"\n"e",f\n', [(1, ["a", '"b']), (2, ["c", "d"]), (3, ["e", "f"])]),
        ('a,"b', [(1, ["a", '"b'])]),
        (",\n,\n", [(1, ["", ""]), (2, ["", ""])]),
        ("\n\n\n", []),
    ],
)
def test_rows_are_cut_and_numbered_as_a_spreadsheet_does(text: str, rows: list[tuple[int, Row]]) -> None:
    assert _numbered(text) == rows


def test_a_quoted_cell_may_reach_over_the_end_of_a_block(monkeypatch: pytest.MonkeyPatch) -> None:
    text = 'a,"b\nc"\nd,e\n' * 20
    whole = _numbered(text)
    assert whole == [
        (number, row) for n in range(20) for number, row in ((2 * n + 1, ["a", "b\nc"]), (2 * n + 2, ["d", "e"]))
    ]
    for characters in range(1, 40):
        monkeypatch.setattr("penguins.files.table.rows.BLOCK", characters)
        assert _numbered(text) == whole


@pytest.mark.parametrize("quoted", ["c", '"c"'])
def test_lines_of_spaces_are_no_rows_and_are_counted(quoted: str) -> None:
    assert _numbered(f"a,b\n\n   \n\t\n{quoted},d\n,\n") == [(1, ["a", "b"]), (5, ["c", "d"]), (6, ["", ""])]


def test_runs_of_spaces_are_one_delimiter() -> None:
    assert _numbered('a   b "c d"\n', delimiter=" ", skip_spaces=True) == [(1, ["a", "b", "c d"])]


@pytest.mark.parametrize(
    ("window", "record"),
    [
        (["a,b", "c"], (["a", "b"], 1)),
        (['a,"b', 'c",d'], (["a", "b\nc", "d"], 2)),
        (['a,"b', 'c" d'], ([], 3)),
        (['a,"b', "c"], ([], 3)),
        ([""], ([], 1)),
    ],
)
def test_a_record_ends_with_its_line_or_with_the_quote_that_closes_it(
    window: list[str], record: tuple[Row, int]
) -> None:
    assert next_record(window, ",", skip_spaces=False) == record


def test_the_first_rows_go_on_after_a_quote_that_is_never_closed() -> None:
    assert first_rows(['"a,b', "c,d", "", '"e', 'f",g'], ",", skip_spaces=False) == {
        1: ['"a', "b"],
        2: ["c", "d"],
        4: ["e\nf", "g"],
    }


def test_a_quote_that_is_never_closed_costs_its_own_row_only() -> None:
    text = "".join(f"row {number},x\n" for number in range(1, 200)) + '"row 200,x\n' + "after,x\n" * 300
    rows = _numbered(text)
    assert [number for number, _ in rows] == list(range(1, 501))
    assert rows[198][1] == ["row 199", "x"]
    assert rows[199][1] == ['"row 200', "x"]
    assert rows[200][1] == ["after", "x"]
    assert _damage(text) == {200: NEVER_CLOSED}


@pytest.mark.parametrize(
    ("text", "rows", "below"),
    [
        ('a,1,"ok\nb,2,\nc,3,no"\nd,4,\n', [["a", "1", '"ok'], ["b", "2", ""], ["c", "3", 'no"']], "2 lines below"),
        ('a,"ok,1\nb,no",2\nd,4,\n', [["a", '"ok', "1"], ["b", 'no"', "2"]], "in the next line"),
    ],
)
def test_two_stray_quotes_swallow_no_rows(text: str, rows: list[Row], below: str) -> None:
    assert _numbered(text) == list(enumerate([*rows, ["d", "4", ""]], start=1))
    assert _damage(text) == {1: f"A quotation mark is opened and closed {below}, and each line looks like a row."}


@pytest.mark.parametrize("text", ['1,2,"seen at dawn\nmoulting, alone, tired"\n', '"a, b, c\nd",1,2\n'])
def test_a_comment_of_two_lines_is_no_stray_quote(text: str) -> None:
    assert len(_numbered(text)) == 1
    assert _damage(text) == {}


@pytest.mark.parametrize(("lines", "rows", "damaged"), [(50, 1, []), (51, 51, [1, 51])])
def test_a_cell_of_more_than_50_lines_is_a_quote_never_closed(lines: int, rows: int, damaged: list[int]) -> None:
    text = 'a,"' + "x\n" * (lines - 1) + '",b\n'
    assert len(_numbered(text)) == rows
    assert _damage(text) == dict.fromkeys(damaged, NEVER_CLOSED)


@pytest.mark.parametrize("stray", ['"a,b\n', '"a,1\nb",2\n'], ids=["never closed", "two stray quotes"])
def test_after_200_stray_quotes_quotes_end_with_their_line(stray: str) -> None:
    rows, cells = stray.count("\n"), '"c\nd",e\n"f\ng",h\n'
    forgiven = _numbered(stray * 199 + cells)
    assert [row for _, row in forgiven[199 * rows :]] == [["c\nd", "e"], ["f\ng", "h"]]
    no_longer = _numbered(stray * 200 + cells)
    assert [row for _, row in no_longer[200 * rows :]] == [['"c'], ['d"', "e"], ['"f'], ['g"', "h"]]


@pytest.mark.parametrize("before", ["", 'a,"b\nc"\n'])
@pytest.mark.parametrize(("length", "damage"), [(100_000, []), (100_001, [TOO_LONG])])
def test_a_line_is_too_long_from_its_100001st_character(before: str, length: int, damage: list[str]) -> None:
    assert list(_damage(f"{before}{'x' * (length - 2)},y\n").values()) == damage


def test_lines_are_cut_alike_wherever_blocks_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penguins.files.table.rows.LONGEST_LINE", 10)
    text = "".join(f"{'x' * length},y\n" for length in (7, 8, 9, 10, 60, 8))
    whole = _numbered(text), _damage(text)
    assert list(whole[1]) == [3, 4, 5]
    for characters in range(11, 60):
        monkeypatch.setattr("penguins.files.table.rows.BLOCK", characters)
        assert (_numbered(text), _damage(text)) == whole


@pytest.mark.parametrize("length", [LONGEST_LINE + 1, BLOCK - 1, BLOCK, BLOCK + 1, 2 * BLOCK])
@pytest.mark.parametrize("before", ["", "a,b\n"])
@pytest.mark.parametrize("after", ["", "c,d", "c,d\n", "c,d\n\ne,f\n"])
def test_a_line_that_is_too_long_is_cut_and_the_next_rows_are_read(length: int, before: str, after: str) -> None:
    text = before + "x" * length + "\n" + after
    long = 1 + bool(before)
    rows = _numbered(text)
    assert rows[long - 1][1][0][:LONGEST_LINE] == "x" * LONGEST_LINE
    assert len(rows[long - 1][1][0]) <= LONGEST_LINE + 1
    assert _damage(text) == {long: TOO_LONG}
    expected = [(long + 1, ["c", "d"])] if after else []
    assert rows[long:] == expected + ([(long + 3, ["e", "f"])] if "e" in after else [])


def test_two_lines_too_long_after_another_are_two_rows() -> None:
    rows = _numbered("x" * 300_000 + "\n" + "y" * 200_000 + "\n" + "z,z")
    assert [(number, row[0][0], len(row)) for number, row in rows] == [(1, "x", 1), (2, "y", 1), (3, "z", 2)]


def test_a_huge_line_takes_little_memory() -> None:
    stream = io.BytesIO(b"x" * 20_000_000)
    tracemalloc.start()
    try:
        rows = Rows(io.TextIOWrapper(stream, encoding="utf-8"))
        lengths = [len(row[0]) for block in rows.blocks(",", skip_spaces=False) for row in block.rows]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert lengths == [LONGEST_LINE + 1]
    assert peak < 5_000_000


def test_peeking_takes_nothing_away() -> None:
    rows = _rows_of("a,b\nc,d\ne,f\n")
    assert rows.peek(2) == ["a,b", "c,d"]
    assert rows.peek(2) == ["a,b", "c,d"]
    rows.skip(1, rows=1)
    (block,) = rows.blocks(",", skip_spaces=False)
    assert list(block.numbers) == [2, 3]
    assert block.rows == [["c", "d"], ["e", "f"]]


@pytest.mark.parametrize("characters", [1, BLOCK - 1, BLOCK, BLOCK + 1, 3 * BLOCK])
def test_a_file_of_few_long_lines_is_known_to_have_ended(characters: int) -> None:
    rows = _rows_of("x" * (characters - 1) + "\n")
    assert len(rows.peek(400)) == 1
    assert rows.ended


def test_peeking_at_long_lines_reads_a_bounded_part_of_the_file() -> None:
    rows = _rows_of(("x" * 90_000 + "\n") * 400)
    assert len(rows.peek(400)) < 30
    assert sum(len(block.numbers) for block in rows.blocks(",", skip_spaces=False)) == 400


@pytest.mark.parametrize(
    ("lines", "columns"),
    [
        (["a,b", "c,d"], [["a", "c"], ["b", "d"]]),
        (["a,b", "c"], None),
        (["a,b,c", "d"], None),
    ],
)
def test_columns_are_the_same_cut_at_once_or_row_by_row(lines: list[str], columns: list[Row] | None) -> None:
    fast = Block(",", range(2), {}, lines=lines).columns(2)
    slow = Block(",", range(2), {}, parsed=[line.split(",") for line in lines]).columns(2)
    assert (None if fast is None else [list(column) for column in fast]) == columns
    assert (None if slow is None else [list(column) for column in slow]) == columns


def test_a_block_is_cut_into_parts_with_its_numbers_and_damage() -> None:
    block = Block(",", [3, 5, 8, 9], {1: TOO_LONG, 3: TOO_LONG}, lines=["a", "b", "c", "d"])
    parts = list(block.parts(2))
    assert [(list(part.numbers), part.rows, part.damage) for part in parts] == [
        ([3, 5], [["a"], ["b"]], {1: TOO_LONG}),
        ([8, 9], [["c"], ["d"]], {1: TOO_LONG}),
    ]
    assert list(block.parts(4)) == [block]
