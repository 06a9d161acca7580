"""The elements of a workbook's parts: each as soon as it has ended, and none too many at a time."""

import io
from xml.etree.ElementTree import Element, fromstring, tostring
from xml.parsers.expat import ExpatError

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penguins.files.refused import FileRefused
from penguins.files.workbook import xml
from penguins.files.workbook.xml import DAMAGED, HARDLY_ANY_VALUES, Budget, elements_of, local, text_of

TREES = st.recursive(
    st.sampled_from(["<c/>", "<v>1</v>", "<x:t>é ü</x:t>"]),
    lambda inside: st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["row", "x:a"]), st.lists(inside).map("".join)),
    max_leaves=20,
)


def expected(parent: Element, depth: int) -> list[tuple[str, str]]:
    """What is to be handed out below an element, which is emptied."""
    found = []
    for child in list(parent):
        if depth > 1:
            found += expected(child, depth - 1)
        found.append((local(parent.tag), tostring(child, "unicode")))
        parent.remove(child)
    return found


@given(st.lists(TREES, max_size=6).map("".join), st.integers(1, 3), st.integers(1, 40))
def test_every_element_of_the_depth_asked_for_comes_once_and_whole(inside: str, depth: int, piece: int) -> None:
    text = f"<sst>{inside}</sst>".replace("x:", "x-")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(xml, "PIECE", piece)
        found = elements_of(io.BytesIO(text.encode()), depth, "", Budget())
        *below, root = [(around, tostring(element, "unicode")) for around, element in found]
    tree = fromstring(text)
    assert below == expected(tree, depth)
    assert root == ("", tostring(tree, "unicode"))


def test_nothing_is_looked_at_behind_the_last_element_wanted() -> None:
    part = io.BytesIO(b"<w><d><r/></d><e/>" + b" " * xml.PIECE + b"no XML")
    assert [element.tag for _, element in elements_of(part, 2, "d", Budget())] == ["r", "d"]
    part.seek(0)
    with pytest.raises(ExpatError):
        list(elements_of(part, 2, "", Budget()))


def refusal_of(content: str, budget: Budget | None = None) -> str:
    with pytest.raises(FileRefused) as refused:
        list(elements_of(io.BytesIO(content.encode()), 2, "", budget or Budget()))
    return str(refused.value)


def test_what_is_held_until_a_row_ends_is_bounded_however_many_values_there_are() -> None:
    rich = Budget(values=10**9)
    row = "<c/>" * xml.MOST_HELD
    assert refusal_of(f"<w><d><row>{row}<c/></row>", rich) == DAMAGED
    assert refusal_of(f"<w><d><row>{'x' * xml.MOST_BYTES_HELD}xx</row>", rich) == HARDLY_ANY_VALUES
    many = f"<w><d>{f'<row>{row[:4000]}</row>' * 200}</d></w>"
    assert len(list(elements_of(io.BytesIO(many.encode()), 2, "", rich))) == 200 + 2


@pytest.mark.parametrize("values", [0, 3])
def test_what_may_be_read_grows_with_the_values_found_in_it(values: int) -> None:
    most_read = xml.FREE_BYTES + xml.BYTES_A_VALUE * values
    most_elements = xml.FREE_ELEMENTS + xml.ELEMENTS_A_VALUE * values
    Budget(values=values).spend(most_read, most_elements)
    for read, elements in ((most_read + 1, 0), (0, most_elements + 1), (10 * most_read, 0)):
        with pytest.raises(FileRefused, match="hardly any values"):
            Budget(values=values).spend(read, elements)


@pytest.mark.parametrize("cell", ["<c/>", "<c></c>", "<c>1</c>"])
def test_an_element_costs_the_same_however_it_is_written(cell: str) -> None:
    text, budget = f"<w><d><row>{cell * 5_000}</row></d></w>", Budget()
    assert len(list(elements_of(io.BytesIO(text.encode()), 2, "", budget))) == 3
    # A tag that stands across two pieces may count once more.
    assert budget.elements == pytest.approx(5_000 + 3, abs=5)
    assert budget.read == len(text)


def test_a_string_is_the_text_of_its_runs_without_how_it_is_pronounced() -> None:
    runs = "<r><rPr><b/></rPr><t>bill_</t></r><r><t>length</t></r><rPh><t>ビル</t></rPh><phoneticPr/>"
    assert text_of(fromstring(f"<si>{runs}</si>")) == "bill_length"
    assert text_of(fromstring("<si><t>sex</t><rPh><t>セ</t></rPh></si>")) == "sex"
    assert text_of(fromstring("<si><t/><r><t/></r></si>")) == text_of(Element("si")) == ""
