"""Tables that mail, chats, reports and comments in code carry: each line has a mark before it."""

import pytest

from penguins.files.text.text_table import LARGEST_PRINTED
from tests.files.text.test_printed_blocks import IN_PANDAS, IN_R, SIDE_BY_SIDE
from tests.tables import PENGUINS, notes, opened, read, refusal, results, row_numbers, table


def _marked(content: str, mark: str) -> str:
    return "".join(f"{mark}{line}" for line in content.splitlines(keepends=True))


@pytest.mark.parametrize("mark", ["> ", ">", ">> ", "> > ", "#> ", "## ", "    ## ", "# ", "- ", "• ", ">>> "])
@pytest.mark.parametrize("content", [table(), table(delimiter="\t"), IN_R, IN_PANDAS])
def test_lines_are_read_without_the_mark_before_each(content: str, mark: str) -> None:
    marked = _marked(content, mark)
    assert read(marked) == list(PENGUINS)
    assert notes(marked) == {}
    bare = mark.strip()
    assert f"The lines start with “{bare}”: they were read without it." in opened(marked).notices
    assert results(marked) == results(content)


def test_what_is_written_around_them_may_have_no_mark() -> None:
    content = f"``` r\nhead(penguins)\n{_marked(IN_R, '#> ')}\n```\n"
    assert [answers for answers in read(content) if answers] == list(PENGUINS)
    assert row_numbers(content)[:3] == [4, 5, 6]
    assert SIDE_BY_SIDE in opened(content).notices


def test_the_marks_may_be_indented_by_as_many_spaces_or_fewer() -> None:
    content = "    ## bill_length_mm,body_mass_g\n   ## 38.4,3825\n    ## 46.2,4710\n## 39.1,3750\n"
    assert [answers["body_mass_g"] for answers in read(content)] == [3825, 4710, 3750]
    assert notes(content) == {}


def test_a_mark_alone_is_an_empty_line_and_a_row_without_a_mark_is_one() -> None:
    content = "> bill_length_mm,body_mass_g\n> 38.4,3825\n>\n> 46.2,4710\n39.1,3750\n"
    assert [answers["body_mass_g"] for answers in read(content)] == [3825, 4710, 3750]
    assert (row_numbers(content), notes(content)) == ([2, 4, 5], {})


@pytest.mark.parametrize("content", [IN_R, IN_PANDAS])
def test_a_table_may_be_indented(content: str) -> None:
    assert read(_marked(content, "    ")) == list(PENGUINS)


@pytest.mark.parametrize("content", [IN_R, IN_PANDAS])
@pytest.mark.parametrize(("spaces", "kept"), [("  ", "\u00a0 "), ("  ", " \u00a0"), ("  ", "\u00a0\u00a0")])
def test_spaces_that_mail_has_kept_between_columns_are_spaces(content: str, spaces: str, kept: str) -> None:
    assert read(content.replace(spaces, kept)) == list(PENGUINS)


def test_a_space_that_is_kept_within_a_name_stays() -> None:
    content = "bird  bill\u00a0length  bill\u00a0depth\nA  38.4  18.9\n"
    assert opened(content).header.cells == ["bird", "bill\u00a0length", "bill\u00a0depth"]


def test_spaces_that_stand_in_the_cells_of_a_table_stay_in_its_results() -> None:
    row = '1,39.1,3750,"a\nb\u00a0\u00a0c \u00a0d\n"'
    assert row in results(f"id,bill_length_mm,body_mass_g,note\n{row}\n")


@pytest.mark.parametrize(
    ("content", "first"),
    [
        ("# id,bill_length_mm,bill_depth_mm\n1,38.4,18.9\n2,47.6,17.9\n", "# id"),
        ("#,bill_length_mm,bill_depth_mm\n#1,38.4,18.9\n#2,47.6,17.9\n", "#"),
        ("-,bill_length_mm,bill_depth_mm\n-,38.4,18.9\n-,47.6,17.9\n", "-"),
        ("# two\n# lines\n# more\nid,bill_length_mm,bill_depth_mm\n1,38.4,18.9\n2,47.6,17.9\n", "id"),
    ],
)
def test_a_mark_that_most_lines_do_not_have_stays(content: str, first: str) -> None:
    assert opened(content).header.cells[0] == first
    assert [answers["bill_length_mm"] for answers in read(content)] == [38.4, 47.6]


@pytest.mark.parametrize("content", [">", "> \n", "> Adelie\n> Gentoo\n"])
def test_marked_lines_that_are_no_table_are_quoted_with_their_mark(content: str) -> None:
    assert refusal(content) == (
        f"The file is not a table: its first line is “{content.splitlines()[0].strip()}”. A header line and a "
        "line for each penguin are needed, as in a CSV file."
    )


@pytest.mark.parametrize(("lines", "is_unmarked"), [(99, True), (100, False)])
def test_marks_are_looked_for_where_a_header_is_in_the_first_100_lines(lines: int, is_unmarked: bool) -> None:
    content = "\n" * lines + _marked(table(), ">")
    assert ("The lines start with “>”: they were read without it." in opened(content).notices) == is_unmarked


@pytest.mark.parametrize(("size", "is_unmarked"), [(LARGEST_PRINTED, True), (LARGEST_PRINTED + 1, False)])
def test_marks_are_looked_for_in_whatever_can_be_pasted(size: int, is_unmarked: bool) -> None:
    content = _marked(table(), "> ").ljust(size)
    assert ("The lines start with “>”: they were read without it." in opened(content).notices) == is_unmarked
