"""Some rows of a file as they were read."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penguins.files.table.cells import Columns, Notes
from penguins.files.table.fitting import WIDTH
from penguins.model.columns import Table


@dataclass(frozen=True)
class Chunk:
    """Rows of a file, some in order: their cells by column, their answers, and what was noted.

    `columns` are the cells as they are read, `returned` as they come back: of a row that does not fit the header, the
    last of these may hold the rest as well. `scoreable` says which rows get a prediction; `named` the species that the
    file itself gives, as an index, or UNKNOWN. `lines` holds the rows as they stand in the file, where each is a line
    without quotes and is cut where the results are, else None.
    """

    numbers: Sequence[int]
    columns: Columns
    returned: Columns
    table: Table
    scoreable: NDArray[np.bool_]
    notes: Notes
    named: NDArray[np.int8]
    lines: list[str] | None

    def fits(self, row: int) -> bool:
        """Whether a row has as many cells as the header: else they may stand under other headers than their own."""
        return all(note.kind != WIDTH for note in self.notes.get(row, ()))
