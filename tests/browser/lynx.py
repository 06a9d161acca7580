"""lynx on a terminal of its own: keys go in, what it shows comes out."""

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import termios
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROWS, COLUMNS = 100, 100
DOWN, ENTER, CLEAR = "\x1b[B", "\r", "\x15"
_ESCAPES = re.compile(r"\x1b(?:\[[0-9;]*[A-Za-z]|[()][A-Z0-9]|[=>])|[\x0e\x0f]")


def environment(home: Path) -> dict[str, str]:
    return {"PATH": "/usr/local/bin:/usr/bin:/bin", "HOME": str(home), "LANG": "C.UTF-8", "TERM": "vt100"}


def place_of(what: str, url: str, home: Path) -> int:
    """How many links and fields come before a field, or a button, that follows the text `what`."""
    dumped = subprocess.run(
        ["lynx", "-dump", "-number_fields", "-nolist", f"-width={COLUMNS}", url],
        env=environment(home),
        capture_output=True,
    ).stdout.decode()
    button = re.search(rf"\[(\d+)\]\w+\) {re.escape(what)}", dumped)
    field = re.search(rf"^ *{re.escape(what)}$.*?\[(\d+)\]", dumped, re.DOTALL | re.MULTILINE)
    found = button or field
    assert found, f"lynx shows no field or button {what!r} in {dumped}"
    return int(found[1]) - 1


class Lynx:
    def __init__(self, terminal: int) -> None:
        self.terminal = terminal
        self.at = 0

    def press(self, *keys: str) -> None:
        for key in keys:
            os.write(self.terminal, key.encode())
            time.sleep(0.02)

    def go_to(self, place: int) -> None:
        """Moves down to a link or field, counted from the top of the page."""
        self.press(*[DOWN] * (place - self.at))
        self.at = place

    def read_until(self, text: str, seconds: float = 15) -> str:
        """What it has shown since the last time, up to where it shows `text`."""
        shown = ""
        end = time.monotonic() + seconds
        while text not in shown and time.monotonic() < end:
            if select.select([self.terminal], [], [], 0.1)[0]:
                shown += _ESCAPES.sub("", os.read(self.terminal, 1 << 16).decode(errors="replace"))
        assert text in shown, f"lynx does not show {text!r} but {shown}"
        return shown


@contextmanager
def lynx(url: str, home: Path) -> Iterator[Lynx]:
    ours, its = pty.openpty()
    fcntl.ioctl(its, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
    process = subprocess.Popen(
        ["lynx", "-nopause", "-accept_all_cookies", url],
        env=environment(home),
        stdin=its,
        stdout=its,
        stderr=its,
        start_new_session=True,
    )
    os.close(its)
    try:
        yield Lynx(ours)
    finally:
        process.kill()
        process.wait()
        os.close(ours)
