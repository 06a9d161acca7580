"""Columns of cells factorized, as pandas calls it: their distinct texts, and a code for each row.

A million penguins have few distinct cells a column. Each is made a string, and understood, once for all its rows.
"""

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray
from pandas import factorize

# A column with a longer cell, in bytes, is read cell by cell.
_LONGEST = 64
_WORD = 8
# By the bytes of a cell that a word holds: ones for the others. UTF-8 has no byte of ones, so no two cells are alike.
_PADDING = np.array([(1 << 64) - (1 << 8 * held) for held in range(_WORD + 1)], dtype=np.uint64)
_LINE_END = ord("\n")


def distinct(keys: NDArray[np.integer[Any]]) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """The code of each of n keys (n,), equal for equal keys, and for each code an index at which it stands (codes,)."""
    codes, values = factorize(keys)
    indices = np.empty(len(values), dtype=np.intp)
    indices[codes] = np.arange(len(keys))
    return codes, indices


def factorized(cells: Sequence[str]) -> tuple[NDArray[np.intp], list[str]]:
    """The codes of a column's cells (n,), and the distinct texts that they are indices of."""
    if isinstance(cells, CutColumn):
        return cells.factorized
    codes, texts = factorize(np.asarray(cells, dtype=object))
    return codes, texts.tolist()


def cut_columns(lines: list[str], delimiter: str, width: int) -> list[Sequence[str]] | None:
    """The columns of lines that hold no quotes, or None where one has not as many cells as `width`.

    `delimiter` is ASCII. All cells are found at once, in the bytes of all lines; a string is made of those that are
    asked for.
    """
    # With a word more at its end, so that each byte has eight from it on.
    data = "\n".join([*lines, "\0" * _WORD]).encode()
    letters = np.frombuffer(data, np.uint8, len(data) - _WORD)
    # Half as large as NumPy's own indices: there are two for each cell, for as long as the block is held.
    ends = np.flatnonzero((letters == ord(delimiter)) | (letters == _LINE_END)).astype(np.int32)
    if len(ends) != width * len(lines) or (letters[ends[width - 1 :: width]] != _LINE_END).any():
        return None
    starts = np.zeros_like(ends)
    starts[1:] = ends[:-1] + 1
    words = np.ndarray(len(letters), "<u8", data, strides=(1,))
    by_column = (np.ascontiguousarray(bounds.reshape(-1, width).T) for bounds in (starts, ends))
    return [CutColumn(data, words, *bounds) for bounds in zip(*by_column, strict=True)]


def cells_at(column: Sequence[str], rows: NDArray[np.intp]) -> list[str]:
    """The cells of a column in some rows."""
    return column.in_rows(rows) if isinstance(column, CutColumn) else [column[row] for row in rows.tolist()]


class CutColumn(Sequence[str]):
    """The cells of a column as slices of the bytes of a text. `words` has the eight bytes from each byte on."""

    def __init__(
        self, data: bytes, words: NDArray[np.uint64], starts: NDArray[np.int32], ends: NDArray[np.int32]
    ) -> None:
        self._data, self._words, self._starts, self._ends = data, words, starts, ends

    def __len__(self) -> int:
        return len(self._starts)

    def __getitem__(self, row: Any) -> Any:
        return self._data[self._starts[row] : self._ends[row]].decode()

    def in_rows(self, rows: NDArray[np.intp]) -> list[str]:
        return self._texts(self._starts[rows], self._ends[rows]) if len(rows) else []

    def __iter__(self) -> Iterator[str]:
        codes, texts = self.factorized
        return map(texts.__getitem__, codes.tolist())

    @cached_property
    def factorized(self) -> tuple[NDArray[np.intp], list[str]]:
        longest = int((self._ends - self._starts).max())
        if longest > _LONGEST:
            return factorized(self._texts(self._starts, self._ends))
        keys = self._words_at(0)
        for offset in range(_WORD, longest, _WORD):
            # So that a key is as long as a word again.
            codes, words = factorize(self._words_at(offset))
            keys = factorize(keys)[0] * len(words) + codes
        codes, rows = distinct(keys)
        return codes, self._texts(self._starts[rows], self._ends[rows])

    def _words_at(self, offset: int) -> NDArray[np.integer[Any]]:
        """The eight bytes from `offset` on of each cell."""
        positions = np.minimum(self._starts + offset, self._ends)
        held = np.minimum(self._ends - positions, _WORD)
        padded: NDArray[np.uint64] = self._words[positions] | _PADDING[held]
        return padded

    def _texts(self, starts: NDArray[np.int32], ends: NDArray[np.int32]) -> list[str]:
        cells = [self._data[start:end] for start, end in zip(starts.tolist(), ends.tolist(), strict=True)]
        # No cell holds a line end. To decode all at once is faster.
        return b"\n".join(cells).decode().split("\n")
