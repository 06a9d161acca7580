"""A workbook's parts, which are XML, read element by element, with bounds on what a hostile one can cost.

The parser is CPython's expat, and its elements are those of xml.etree. Each is handed out as soon as it has ended and
then forgotten, so that a sheet of any length takes the memory of one piece.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, NoReturn
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

from penguins.files.refused import FileRefused

# With eight times as much Python's cycle collector meets so many elements that the largest workbook takes 1.7 s longer.
PIECE = 1 << 13
# expat holds a tag, a comment or an attribute as a whole until it ends.
LONGEST_TAG = 1 << 18
# What is held until an element ends that can be handed out, in elements and bytes: a row of 16,384 cells and more.
MOST_HELD, MOST_BYTES_HELD = 70_000, 4_000_000
# Different names: a workbook has a few hundred.
MOST_NAMES = 5_000
# What may be read before the first value is found, and then for each value: formatting, formulas, empty cells.
FREE_ELEMENTS, ELEMENTS_A_VALUE = 250_000, 20
FREE_BYTES, BYTES_A_VALUE = 12_000_000, 2_000

DAMAGED = (
    "The workbook is damaged, so it cannot be read. Open it in your spreadsheet, save it again as an Excel workbook "
    "(.xlsx) or as CSV, and upload that."
)
HARDLY_ANY_VALUES = (
    "The workbook has hardly any values in a great many empty cells or other content. Copy the table of penguins "
    "into a new workbook, or save it as CSV, and upload that."
)


@dataclass
class Budget:
    """What the parts of one workbook have cost so far. The caller that finds `values` in them adds to their count."""

    read: int = 0
    elements: int = 0
    values: int = 0

    def spend(self, read: int, elements: int) -> None:
        """Raises FileRefused where all that was read costs too much for the values in it."""
        self.read += read
        self.elements += elements
        if (
            self.elements > FREE_ELEMENTS + ELEMENTS_A_VALUE * self.values
            or self.read > FREE_BYTES + BYTES_A_VALUE * self.values
        ):
            raise FileRefused(HARDLY_ANY_VALUES)


def elements_of(part: IO[bytes], depth: int, last: str, budget: Budget) -> Iterator[tuple[str, Element]]:
    """(the name of the element around it, the element), for each that ends `depth` levels below the root or higher.

    One that holds others of them comes after these, without them. `last` names a child of the root: nothing behind
    it is looked at. Raises expat.ExpatError for what is not well-formed, FileRefused for what is beyond a bound.
    """
    builder = TreeBuilder()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = builder.start
    parser.EndElementHandler = builder.end
    parser.CharacterDataHandler = builder.data
    parser.StartDoctypeDeclHandler = _refuse_doctype
    # What is read hangs from an element of our own, so that the root has a parent as well.
    document = builder.start("", {})
    read = held = held_bytes = 0
    while piece := part.read(PIECE):
        parser.Parse(piece, False)
        read += len(piece)
        started = piece.count(b"<") - piece.count(b"</")
        budget.spend(len(piece), started)
        held, held_bytes = held + started, held_bytes + len(piece)
        for around, element in _taken(document, depth + 1):
            held = held_bytes = 0
            yield around, element
            if last and local(element.tag) == last:
                # To the part's end, where its checksum is compared.
                while part.read(PIECE):
                    pass
                return
        if read - parser.CurrentByteIndex > LONGEST_TAG or held > MOST_HELD or len(parser.intern) > MOST_NAMES:
            raise FileRefused(DAMAGED)
        if held_bytes > MOST_BYTES_HELD:
            raise FileRefused(HARDLY_ANY_VALUES)
    parser.Parse(b"", True)
    yield from _taken(document, depth + 1, ended=True)


def _taken(parent: Element, depth: int, ended: bool = False) -> list[tuple[str, Element]]:
    """Takes out of the tree what has ended, `depth` levels below `parent` or higher: but for its last child, all."""
    children = list(parent)
    parent[:] = [] if ended else children[-1:]
    name = local(parent.tag)
    if depth == 1:
        return [(name, child) for child in (children if ended else children[:-1])]
    taken = []
    for child in children:
        has_ended = ended or child is not children[-1]
        taken += _taken(child, depth - 1, has_ended)
        if has_ended:
            taken.append((name, child))
    return taken


def local(name: str) -> str:
    """The name of an element without its prefix: "c" for "x:c"."""
    return name.rpartition(":")[2]


def text_of(string: Element) -> str:
    """The text of a string, which may be in runs of different looks, without the marks of how it is pronounced."""
    text = ""
    for child in string:
        name = local(child.tag)
        if name == "t":
            text += child.text or ""
        elif name == "r":
            text += text_of(child)
    return text


def _refuse_doctype(*_: object) -> NoReturn:
    """No spreadsheet writes one; entities that unfold to gigabytes are declared in it."""
    raise FileRefused(DAMAGED)
