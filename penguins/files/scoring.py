"""Chunks of a file -> scored chunks, a few at a time in the background."""

import os
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from penguins.files.reader import Chunk, PenguinFile
from penguins.model.columns import UNKNOWN, Matrix, encode
from penguins.model.prediction import Probabilities

# Chunks that are being scored while the one before them is written: one a processor, so that none is idle.
AHEAD = min(max(2, os.cpu_count() or 1), 4)


@dataclass(frozen=True)
class ScoredChunk:
    """A chunk with the species that each of its rows got, as an index or UNKNOWN, and the probabilities (n, 3)."""

    chunk: Chunk
    species: NDArray[np.int8]
    probabilities: Probabilities


@cache
def _pool(_process: int) -> ThreadPoolExecutor:
    """Threads for the trees, which do their work outside Python's lock; a forked process needs its own."""
    return ThreadPoolExecutor(AHEAD, thread_name_prefix="trees")


def score(file: PenguinFile, predict_proba: Callable[[Matrix], Probabilities]) -> Iterator[ScoredChunk]:
    """Every chunk of the file, in order, scored while the next ones are being read.

    `predict_proba` takes the forest's columns (n, 9) and gives the probabilities (n, 3).
    """
    waiting: deque[tuple[Chunk, Future[Probabilities]]] = deque()
    for chunk in file.chunks():
        waiting.append((chunk, _pool(os.getpid()).submit(predict_proba, encode(chunk.table))))
        if len(waiting) > AHEAD:
            yield _scored(*waiting.popleft())
    while waiting:
        yield _scored(*waiting.popleft())


def _scored(chunk: Chunk, future: "Future[Probabilities]") -> ScoredChunk:
    probabilities = future.result()
    species = np.where(chunk.scoreable, probabilities.argmax(axis=1), UNKNOWN).astype(np.int8)
    return ScoredChunk(chunk, species, probabilities)
