"""A file's chunks are scored in threads, in order."""

import threading
from collections.abc import Iterator
from dataclasses import replace

from penguins.files.results.scoring import AHEAD, score
from penguins.files.table.rows import Block
from tests.tables import no_cautions, opened, plain_forest, results, table


def test_files_share_the_threads_that_score_them() -> None:
    first = results(table())
    threads = threading.active_count()
    assert [results(table()) for _ in range(3)] == [first] * 3
    assert threading.active_count() == threads


def test_a_few_chunks_are_read_ahead_of_the_one_that_is_written_and_no_more() -> None:
    taken = []

    def blocks() -> Iterator[Block]:
        for number in range(2 * AHEAD):
            taken.append(number)
            yield from opened(table()).raw.blocks

    file = opened(table())
    scored = score(replace(file, raw=replace(file.raw, blocks=blocks())), plain_forest, no_cautions)
    next(scored)
    assert len(taken) == AHEAD + 1
    assert len(list(scored)) == 2 * AHEAD - 1
