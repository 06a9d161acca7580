"""A file's chunks are scored in threads, in order."""

import threading

from tests.tables import results, table


def test_files_share_the_threads_that_score_them() -> None:
    first = results(table())
    threads = threading.active_count()
    assert [results(table()) for _ in range(3)] == [first] * 3
    assert threading.active_count() == threads
