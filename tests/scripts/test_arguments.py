"""The scripts' command lines: what cannot be done is one clear line before anything is started."""

import re
import subprocess
import sys
from collections.abc import Callable

import pytest

from scripts import hostile, measure_cautions, mutate
from scripts.server import ROOT, free_port

SCRIPTS = sorted(path.name for path in (ROOT / "scripts").glob("*.py") if 'parser_of("' in path.read_text())
ON_THIS_MACHINE = "is no server on this machine: http://127.0.0.1:PORT"


@pytest.mark.parametrize(
    ("main", "words", "reason"),
    [
        (hostile.main, "--requests 0", "--requests: 0 is not between 1 and 1000000"),
        (hostile.main, "--requests -3", "--requests: -3 is not between 1 and 1000000"),
        (hostile.main, "--url https://localhost:8000", f"--url: https://localhost:8000 {ON_THIS_MACHINE}"),
        (hostile.main, "--url http://penguins.example", f"--url: http://penguins.example {ON_THIS_MACHINE}"),
        (hostile.main, "--url http://127.0.0.1:65536", f"--url: http://127.0.0.1:65536 {ON_THIS_MACHINE}"),
        (measure_cautions.main, "--splits 4294967296", "--splits: 4294967296 is not between 0 and 2147483648"),
        (mutate.main, "--places 0", "--places: 0 is not between 1 and 1000000"),
        (mutate.main, "--at-once 0", "--at-once: 0 is not between 1 and 1000000"),
    ],
)
def test_an_option_that_cannot_be_used_is_one_clear_line(
    capsys: pytest.CaptureFixture[str], main: Callable[[list[str]], int], words: str, reason: str
) -> None:
    with pytest.raises(SystemExit):
        main(words.split())
    assert re.sub(r"^.*: error: argument ", "", capsys.readouterr().err.splitlines()[-1]) == reason


def test_where_no_site_answers_nothing_is_sent(capsys: pytest.CaptureFixture[str]) -> None:
    url = f"http://127.0.0.1:{free_port()}"
    assert hostile.main(["--url", url]) == 2
    assert capsys.readouterr().err == f"hostile.py: the site does not answer at {url}. scripts/serve starts it.\n"


@pytest.mark.parametrize("script", SCRIPTS)
def test_the_help_names_a_command_that_runs(script: str) -> None:
    command = [sys.executable, f"scripts/{script}", "--help"]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=60, check=True).stdout
    assert shown.startswith(f"usage: .venv/bin/python scripts/{script} [-h]")
    assert re.search(rf"^    \.venv/bin/python scripts/{script}  ", shown, re.MULTILINE)
