"""What becomes of an upload on a real server: its spool, and an answer that fails halfway."""

import time
from collections.abc import Iterator
from http.client import IncompleteRead
from pathlib import Path

import pytest

from scripts.benchmark.files import send_file
from scripts.server import ROOT, Server, web_command
from tests.operations.sending import END, begin, read_all

HEADER = b"bill_length_mm,bill_depth_mm,carried\n"
ROW = b"39.1,18.7,Xanthippe\n"
LARGE = HEADER + ROW * 400_000

FAULTY = """\
from penguins import create_app

app = create_app()
predictor = app.extensions["predictor"]
answers, tables = predictor.predict_proba, []


def probabilities(matrix):
    if len(matrix) > 64:
        tables.append(len(matrix))
        # Later than all that is asked before the first chunk is written, on up to four processors.
        if len(tables) >= 24:
            raise RuntimeError("a fault on purpose")
    return answers(matrix)


predictor.predict_proba = probabilities
"""


@pytest.fixture(scope="module")
def spools(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("spools")


@pytest.fixture(scope="module")
def spooling(spools: Path) -> Iterator[Server]:
    with Server({"TMPDIR": str(spools)}) as running:
        yield running


def open_spools(server: Server, folder: Path) -> int:
    """The temporary files of this folder that the workers hold open, deleted ones included."""
    links = [link for pid in server.worker_pids for link in Path(f"/proc/{pid}/fd").iterdir()]
    held = 0
    for link in links:
        try:
            held += str(link.readlink()).startswith(str(folder))
        except OSError:
            continue
    return held


def wait_for_spools(server: Server, folder: Path, count: int) -> None:
    deadline = time.monotonic() + 10
    while open_spools(server, folder) != count:
        assert time.monotonic() < deadline, f"{open_spools(server, folder)} spools are open, not {count}"
        time.sleep(0.05)


@pytest.mark.parametrize("action", ["show", "download"])
def test_the_spool_is_gone_after_the_request(spooling: Server, spools: Path, action: str) -> None:
    connection, rest = begin(spooling, LARGE, action)
    wait_for_spools(spooling, spools, 1)

    connection.sendall(rest)
    with connection:
        assert read_all(connection).endswith(END)

    wait_for_spools(spooling, spools, 0)
    assert list(spools.iterdir()) == []


def test_the_spool_is_gone_after_a_client_hangs_up_while_sending(spooling: Server, spools: Path) -> None:
    connection, _ = begin(spooling, LARGE)
    wait_for_spools(spooling, spools, 1)

    connection.close()

    wait_for_spools(spooling, spools, 0)
    assert list(spools.iterdir()) == []
    assert "Traceback" not in spooling.stderr


@pytest.mark.parametrize("action", ["show", "download"])
def test_the_spool_is_gone_after_a_client_hangs_up_while_reading(spooling: Server, spools: Path, action: str) -> None:
    connection, rest = begin(spooling, LARGE, action)
    connection.sendall(rest)
    assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")

    connection.close()

    wait_for_spools(spooling, spools, 0)
    assert list(spools.iterdir()) == []
    assert "Traceback" not in spooling.stderr


def test_a_full_temporary_folder_is_said_in_one_line_and_leaves_nothing(spools: Path) -> None:
    # A limit on the size of a file needs no right to mount a small disk; only the system's word for it differs.
    command = f"sh -c 'ulimit -f 2000; exec {web_command()}'"
    with Server({"TMPDIR": str(spools)}, command=command) as running:
        answers = [running.upload(LARGE, action) for action in ("show", "download")]
        wait_for_spools(running, spools, 0)
        log = running.stderr
        small = running.upload(HEADER + ROW)

    for answer in answers:
        assert answer.status == 507
        assert "There is no room for a file on our side just now, and nothing was read." in answer.text
        assert "Error: A file of penguins" in answer.text
    said = "ERROR in uploads: An upload was refused with 507, no room in the temporary folder: File too large"
    assert [line.partition("] ")[2] for line in log.splitlines() if "507" in line] == [said] * 2
    assert "Traceback" not in log
    assert list(spools.iterdir()) == []
    assert small.status == 200


@pytest.fixture
def faulty(tmp_path: Path) -> Iterator[Server]:
    (tmp_path / "faulty.py").write_text(FAULTY)
    config = f"--config {ROOT / '.gunicorn.conf.py'} --pythonpath {ROOT}"
    with Server(folder=tmp_path, command=f"gunicorn {config} faulty:app", workers=1) as running:
        yield running


@pytest.mark.parametrize("action", ["show", "download"])
def test_a_fault_halfway_cuts_the_answer_short(faulty: Server, action: str) -> None:
    connection, rest = begin(faulty, LARGE, action)
    connection.sendall(rest)
    with connection:
        received = read_all(connection)

    assert received.startswith(b"HTTP/1.1 200 OK")
    assert b"\r\nTransfer-Encoding: chunked\r\n" in received
    assert not received.endswith(END)
    assert b"Traceback" not in received
    assert "RuntimeError: a fault on purpose" in faulty.stderr
    assert "Xanthippe" not in faulty.stderr + faulty.stdout
    assert faulty.get("/").status == 200


def test_the_benchmark_counts_the_lines_that_come_back_and_notices_where_they_are_cut_short(
    server: Server, faulty: Server, tmp_path: Path
) -> None:
    path = tmp_path / "penguins.csv"
    path.write_bytes(LARGE)

    assert send_file(server, path)[1] == 400_001
    with pytest.raises(IncompleteRead):
        send_file(faulty, path)
