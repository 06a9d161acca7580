"""scripts/hostile.py sees what is wrong with an answer: that it finds nothing is to mean something."""

import pytest

from scripts.hostile import judge
from scripts.hostile_requests import Hostile

BARE = b"HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n"
GOOD = BARE.replace(b"\r\n\r\n", b"\r\nContent-Security-Policy: default-src 'none'\r\n\r\n")


@pytest.mark.parametrize(
    ("answer", "wrong"),
    [
        *[(b"", ""), (GOOD, ""), (GOOD + GOOD, ""), (b"HTTP/1.1 100 Continue\r\n\r\n", "")],
        (b"HTTP/1.1 100 Continue\r\n\r\n" + GOOD, ""),
        (BARE, "was answered without security headers: "),
        (GOOD + BARE, "was answered without security headers: "),
        (b"HTTP/1.1 100 Continue\r\n\r\n" + BARE, "was answered without security headers: "),
        (GOOD.replace(b"400 Bad Request", b"500 Internal Server Error"), "was answered b'HTTP/1.1 500 "),
        (GOOD + GOOD.replace(b"400", b"503"), "was answered "),
        (GOOD + b"Traceback (most recent call last):\n", "shows a traceback"),
    ],
)
def test_what_is_wrong_with_an_answer_is_told(answer: bytes, wrong: str) -> None:
    told = judge(Hostile("any_method", b"GET / HTTP/1.1\r\n\r\n", hangs_up=False), answer)
    assert told.startswith(f"any_method b'GET / HTTP/1.1\\r\\n\\r\\n' {wrong}" if wrong else "")
    assert bool(told) == bool(wrong)
