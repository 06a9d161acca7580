"""Chunks of a file -> scored chunks with their notes, a few at a time in the background."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from penguins.files.penguin_file import PenguinFile
from penguins.files.table.cells import Notes
from penguins.files.table.chunk import Chunk
from penguins.model.columns import UNKNOWN, Matrix, Table, encode
from penguins.model.notes import Note
from penguins.model.prediction import Probabilities

THREADS = min(max(2, os.cpu_count() or 1), 4)
# Chunks that are read ahead of the one that is being written: one for each thread, and two that are ready for the next.
AHEAD = THREADS + 2
# Rows with notes in the chunks that wait: where every row has its own, a chunk takes many times the memory.
MOST_NOTED = 1 << 13

PredictProba = Callable[[Matrix], Probabilities]
FindCautions = Callable[[Table, Probabilities, int], Mapping[int, Sequence[Note]]]


@dataclass(frozen=True)
class ScoredChunk:
    """A chunk with the species that each of its rows got, as an index or UNKNOWN, and the probabilities (n, 3).

    `differs` says which rows got another species than the file itself names. `notes` are those of the reader and, of
    rows that are scored, the cautions.
    """

    chunk: Chunk
    species: NDArray[np.int8]
    differs: NDArray[np.bool_]
    probabilities: Probabilities
    notes: Notes


@cache
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads for the trees, which do their work outside Python's lock; a forked process needs its own."""
    return ThreadPoolExecutor(THREADS, thread_name_prefix="trees")


def score(file: PenguinFile, predict_proba: PredictProba, find_cautions: FindCautions) -> Iterator[ScoredChunk]:
    """Every chunk of the file, in order, scored while the next ones are being read.

    `predict_proba` takes the forest's columns (n, 9) and gives the probabilities (n, 3). `find_cautions` takes a table
    of n rows, their probabilities, and how many rows came before them; it gives what is to be noted of each row.
    """
    waiting: deque[tuple[Future[ScoredChunk], int]] = deque()
    rows_before = 0
    for chunk in file.chunks():
        scored = _pool(os.getpid()).submit(_scored, chunk, predict_proba, find_cautions, rows_before)
        waiting.append((scored, len(chunk.notes)))
        rows_before += len(chunk.numbers)
        # Else they would be held while the next chunk is read.
        del chunk, scored
        while len(waiting) > AHEAD or sum(noted for _, noted in waiting) > MOST_NOTED:
            yield waiting.popleft()[0].result()
    while waiting:
        yield waiting.popleft()[0].result()


def _scored(chunk: Chunk, predict_proba: PredictProba, find_cautions: FindCautions, rows_before: int) -> ScoredChunk:
    probabilities = predict_proba(encode(chunk.table))
    species = np.where(chunk.scoreable, probabilities.argmax(axis=1), UNKNOWN).astype(np.int8)
    differs = chunk.scoreable & (chunk.named != UNKNOWN) & (chunk.named != species)
    notes = dict(chunk.notes)
    for row, cautions in find_cautions(chunk.table, probabilities, rows_before).items():
        if chunk.scoreable[row]:
            notes[row] = [*notes.get(row, []), *cautions]
    return ScoredChunk(chunk, species, differs, probabilities, notes)
