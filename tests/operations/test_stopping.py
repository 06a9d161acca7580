"""A worker that dies, and a server that is told to stop."""

import signal
import time

from scripts.benchmark.operations import CLIENTS, kill_workers
from scripts.server import STOP_SECONDS, Server
from tests.operations.sending import END, begin, read_all

ROW = b"39.1,18.7\n"
HEADER = b"bill_length_mm,bill_depth_mm\n"


def test_a_killed_worker_is_replaced_and_only_its_own_requests_fail() -> None:
    with Server() as server:
        done = kill_workers(server, kills=3)
        time.sleep(1)
        workers = server.worker_pids

    assert len(workers) == 2
    assert done.failures <= 3 * CLIENTS
    assert set(done.statuses) == {200}
    assert len(done.times) > 50


def test_on_sigterm_requests_in_flight_are_finished() -> None:
    with Server() as server:
        long, rest_of_long = begin(server, HEADER + ROW * 20_000, unsent=100_000)
        short, rest_of_short = begin(server, HEADER + ROW * 20)
        fetched, rest = begin(server, HEADER + ROW * 200_000, unsent=1_000_000)
        fetched.sendall(rest)
        first = fetched.recv(1000)
        idle = server.connect()
        time.sleep(0.3)
        start = time.monotonic()
        server.process.send_signal(signal.SIGTERM)
        time.sleep(1)

        long.sendall(rest_of_long)
        short.sendall(rest_of_short)
        answers = [read_all(long), read_all(short), first + read_all(fetched)]
        server.process.wait(STOP_SECONDS)
        took = time.monotonic() - start
        for connection in (long, short, fetched, idle):
            connection.close()

    assert [answer.split(b"\r\n")[0] for answer in answers] == [b"HTTP/1.1 200 OK"] * 3
    assert all(answer.endswith(END) for answer in answers)
    assert [answer.count(ROW[:9] + b",Adelie,") for answer in answers] == [20_000, 20, 200_000]
    assert took < 15


def test_a_connection_that_says_nothing_does_not_delay_the_stop() -> None:
    with Server() as server, server.connect(), server.connect():
        time.sleep(0.2)
        start = time.monotonic()
        assert server.stop() == 0

    assert time.monotonic() - start < 8
