"""A table of cells whose header has been found, whatever file it came from."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO

from penguins.files.table.dialect import Dialect
from penguins.files.table.header import Header
from penguins.files.table.rows import Block, Row

# The rows that are looked at before the rest is read.
SAMPLE_LINES = 400


@dataclass(frozen=True)
class RawTable:
    """A table of cells with its header: `first_rows` has the first rows below it by their numbers, `blocks` all.

    `blocks` can be gone through once. `dialect` is that of the results. `notices` are sentences on how the table was
    read, `warnings` those that must not be missed. `first_rows_are_all` says that no others follow.
    """

    header: Header
    first_rows: dict[int, Row]
    blocks: Iterator[Block]
    dialect: Dialect
    stream: IO[bytes]
    size: int
    notices: list[str]
    warnings: list[str]
    first_rows_are_all: bool
