"""Load for a server on this machine: many clients on kept-alive connections, from one process."""

import os
import random
import selectors
import socket
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import cycle
from pathlib import Path
from urllib.parse import urlencode

HEAD_END = b"\r\n\r\n"
_TICKS = os.sysconf("SC_CLK_TCK")  # a second has so many; /proc counts processor time in them


@dataclass
class Load:
    """What came of a load: how long it took, and each answer's status and time in seconds."""

    seconds: float = 0.0
    statuses: Counter[int] = field(default_factory=Counter)
    times: list[float] = field(default_factory=list)
    failures: int = 0

    @property
    def per_second(self) -> float:
        return len(self.times) / self.seconds

    def percentile(self, share: float) -> float:
        return sorted(self.times)[min(len(self.times) - 1, int(share * len(self.times)))]


def get(path: str, headers: str = "") -> bytes:
    return f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\n{headers}\r\n".encode()


def penguins(count: int, seed: int = 1) -> list[str]:
    """Addresses of `count` different answered pages."""
    draw = random.Random(seed)
    return [
        "/?"
        + urlencode(
            {
                "island": draw.choice(["Biscoe", "Dream", "Torgersen"]),
                "sex": draw.choice(["female", "male"]),
                "bill_length_mm": f"{draw.uniform(33, 59):.2f}",
                "bill_depth_mm": f"{draw.uniform(13.2, 21.4):.2f}",
                "flipper_length_mm": f"{draw.uniform(173, 230):.1f}",
                "body_mass_g": draw.randrange(2700, 6300),
            }
        )
        for _ in range(count)
    ]


class _Client:
    """One kept-alive connection with one request at a time under way."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.open()

    def open(self) -> None:
        self.socket = socket.create_connection(("127.0.0.1", self.port), timeout=30)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def ask(self, request: bytes) -> None:
        self.received = bytearray()
        self.awaited = 0
        self.asked = time.perf_counter()
        self.socket.sendall(request)

    def is_answered(self) -> bool:
        """Takes in what has come; raises ConnectionError where the server hung up early."""
        data = self.socket.recv(262_144)
        if not data:
            raise ConnectionError
        self.received += data
        if not self.awaited:
            head, found, _ = bytes(self.received).partition(HEAD_END)
            if not found:
                return False
            # Every page has a length: none of those that are asked for here is streamed.
            length = head.lower().partition(b"\r\ncontent-length:")[2].split(b"\r\n")[0]
            self.awaited = len(head) + len(HEAD_END) + int(length)
        return len(self.received) >= self.awaited

    @property
    def status(self) -> int:
        return int(self.received[9:12])


def drive(port: int, requests: list[bytes], clients: int, seconds: float) -> Load:
    """`clients` kept-alive clients ask as fast as they are answered; a broken connection is a failure."""
    following: Iterator[bytes] = cycle(requests)
    load = Load()
    with selectors.DefaultSelector() as selector:
        for _ in range(clients):
            client = _Client(port)
            selector.register(client.socket, selectors.EVENT_READ, client)
            client.ask(next(following))
        start = time.perf_counter()
        end = start + seconds
        while (now := time.perf_counter()) < end:
            for key, _ in selector.select(end - now):
                client = key.data
                try:
                    if not client.is_answered():
                        continue
                    load.times.append(time.perf_counter() - client.asked)
                    load.statuses[client.status] += 1
                except OSError:
                    load.failures += 1
                    selector.unregister(client.socket)
                    client.socket.close()
                    client.open()
                    selector.register(client.socket, selectors.EVENT_READ, client)
                client.ask(next(following))
        load.seconds = time.perf_counter() - start
        for key in list(selector.get_map().values()):
            key.data.socket.close()
    return load


def processor_seconds(pids: list[int]) -> float:
    """The processor time that processes have used so far."""
    total = 0
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        total += int(fields[11]) + int(fields[12])
    return total / _TICKS
