#!/usr/bin/env python3
"""Sends hostile requests to a running server, and checks that it stays well.

    .venv/bin/python scripts/hostile.py  10,000 requests to a server of its own
        --requests 600 --seed 7
        --url http://127.0.0.1:8000      to one that is running already, on this machine

The same seed gives the same requests. It fails if a status is 5xx, a page holds a traceback or lacks the security
headers, a worker is gone, or the server no longer answers.
"""

import argparse
import re
import socket
import struct
import sys
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import nullcontext, suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from urllib.parse import urlsplit

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from scripts.arguments import COUNTS, SEEDS, between, parser_of
from scripts.hostile_requests import Generator, Hostile
from scripts.server import Server


@dataclass
class Outcome:
    """What came of all requests."""

    statuses: Counter[str]
    problems: list[str]


def send(port: int, hostile: Hostile) -> bytes:
    """Sends a request and returns everything that came back, nothing where the client hung up."""
    with socket.create_connection(("127.0.0.1", port), timeout=30) as connection:
        received = b""
        try:
            connection.sendall(hostile.data)
            if hostile.hangs_up:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                return b""
            connection.shutdown(socket.SHUT_WR)
            while data := connection.recv(1 << 16):
                received += data
        except TimeoutError:
            raise
        except OSError:
            pass  # refused, and hung up, before all of it was sent
        return received


def judge(hostile: Hostile, answer: bytes) -> str:
    """What is wrong with an answer; empty where nothing is."""
    statuses = re.findall(rb"^HTTP/1\.[01] (\d{3}) ", answer, re.MULTILINE)
    start = f"{hostile.kind} {hostile.data[:150]!r}"
    if any(status.startswith(b"5") for status in statuses):
        return f"{start} was answered {answer[:80]!r}"
    if b"Traceback (most recent call last)" in answer:
        return f"{start} shows a traceback"
    # Each of several answers has them, but for "100 Continue", which only comes before one.
    if answer.count(b"\r\nContent-Security-Policy: ") < len(statuses) - statuses.count(b"100"):
        return f"{start} was answered without security headers: {answer[:80]!r}"
    return ""


def attack(port: int, requests: list[Hostile], clients: int = 8) -> Outcome:
    """Sends them all, a few at a time."""

    def one(hostile: Hostile) -> tuple[str, str]:
        """The status, and what is wrong."""
        try:
            answer = send(port, hostile)
        except OSError as error:
            return "closed", f"{hostile.kind} {hostile.data[:150]!r} got no answer: {error!r}"
        status = "hung up" if hostile.hangs_up else answer[9:12].decode("latin-1") or "closed"
        return status, judge(hostile, answer)

    with ThreadPoolExecutor(clients) as pool:
        found = list(pool.map(one, requests))
    return Outcome(Counter(status for status, _ in found), [problem for _, problem in found if problem])


def local_port(url: str) -> int:
    """The port that is attacked: nobody else's."""
    with suppress(ValueError):  # of a port that is none
        parts = urlsplit(url)
        if parts.scheme == "http" and parts.hostname in ("127.0.0.1", "localhost"):
            return 80 if parts.port is None else parts.port
    raise argparse.ArgumentTypeError(f"{url} is no server on this machine: http://127.0.0.1:PORT")


def parse_arguments(words: Sequence[str] | None) -> argparse.Namespace:
    parser = parser_of("hostile.py", __doc__)
    parser.add_argument("--url", type=local_port, dest="port", metavar="URL", help="of the site on this machine")
    parser.add_argument("--requests", type=between(*COUNTS), default=10_000, metavar="N")
    parser.add_argument("--seed", type=between(*SEEDS), default=2014, metavar="N")
    return parser.parse_args(words)


def run(server: Server, count: int, seed: int, is_own: bool = True) -> Outcome:
    """The whole attack on a server, and the look at it afterwards."""
    workers = server.worker_pids if is_own else []
    outcome = attack(server.port, list(Generator(seed, server.token()).requests(count)))
    if is_own and server.worker_pids != workers:
        outcome.problems.append(f"workers were lost: {workers} before, {server.worker_pids} after")
    if is_own and "Traceback" in server.stderr:
        outcome.problems.append(f"the log has a traceback:\n{server.stderr[server.stderr.index('Traceback') :][:3000]}")
    if not is_well(server) or "Gentoo" not in server.get("/").text:
        outcome.problems.append("the server no longer answers as it should")
    return outcome


def is_well(server: Server) -> bool:
    with suppress(OSError, HTTPException):
        return server.get("/health").text.startswith("The forest answers.")
    return False


def main(words: Sequence[str] | None = None) -> int:
    arguments = parse_arguments(words)
    is_own, given = arguments.port is None, Server()
    if not is_own:
        given.port = arguments.port
        if not is_well(given):
            print(f"hostile.py: the site does not answer at {given.url}. scripts/serve starts it.", file=sys.stderr)
            return 2
    with given if is_own else nullcontext(given) as server:
        outcome = run(server, arguments.requests, arguments.seed, is_own)
    print(", ".join(f"{status}: {count}" for status, count in sorted(outcome.statuses.items())))
    for problem in outcome.problems[:20]:
        print(problem, file=sys.stderr)
    print(f"{sum(outcome.statuses.values()):,} hostile requests, {len(outcome.problems)} problems.")
    return 1 if outcome.problems else 0


if __name__ == "__main__":
    raise SystemExit(main())
