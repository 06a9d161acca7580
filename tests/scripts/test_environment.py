"""scripts/environment: where it goes, when it makes .venv anew, what it says where it cannot; and scripts/serve."""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from scripts.server import ROOT

SCRIPT = """\
set -euo pipefail
. "$(dirname "$0")/environment" requirements.txt
pwd
"""
# Answers like Python, and makes environments without taking its time.
QUICK_PYTHON = """\
#!/bin/sh
case "$*" in
    *version_info*) echo True ;;
    "-m venv .venv")
        mkdir -p .venv/bin
        cp "$0" .venv/bin/pip
        cp "$0" .venv/bin/python
        echo "command = python -m venv $(pwd -P)/.venv" >.venv/pyvenv.cfg ;;
esac
"""
PYTHON_2 = '#!/bin/sh\n[ "$1" != --version ] || echo "Python 2.7.18" >&2\n'
NONE_FOUND = "The penguin site needs Python 3.11 or newer, and found "


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project without packages, a Python beside it."""
    folder = tmp_path / "pro ject"
    (folder / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts" / "environment", folder / "scripts")
    (folder / "scripts" / "start").write_text(SCRIPT)
    (folder / "requirements.txt").touch()
    program(tmp_path / "python", QUICK_PYTHON)
    return folder


def program(path: Path, text: str) -> None:
    path.write_text(text)
    path.chmod(0o755)


def start(project: Path, script: str = "scripts/start", **environ: str) -> subprocess.CompletedProcess[str]:
    environ = {"PATH": "/usr/bin:/bin", "PYTHON": str(project.parent / "python"), **environ}
    return subprocess.run(["bash", script], cwd=project, env=environ, capture_output=True, text=True, timeout=120)


def marked(project: Path) -> Path:
    """A file in .venv that is gone once that is made anew."""
    mark = project / ".venv" / "mark"
    mark.touch()
    return mark


def test_an_environment_is_kept_until_the_project_is_moved(project: Path) -> None:
    # By Python itself: where it was made is read from what Python writes into it.
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", ".venv"], cwd=project, check=True)
    shutil.copy(project.parent / "python", project / ".venv" / "bin" / "pip")
    (project / ".venv" / "installed-requirements.txt").write_text(f"{sha256(b'').hexdigest()}  requirements.txt\n")
    mark = marked(project)
    assert start(project).returncode == 0
    assert mark.exists()
    moved = project.rename(project.with_name("moved"))
    done = start(moved)
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, str(moved))
    assert not (moved / ".venv" / "mark").exists()


def test_a_copied_project_leaves_the_originals_environment_alone_and_one_that_is_linked_is_kept(project: Path) -> None:
    start(project)
    mark = marked(project)
    copied = project.with_name("copied")
    shutil.copytree(project, copied)
    assert start(copied).returncode == 0
    assert not (copied / ".venv" / "mark").exists()
    shutil.rmtree(copied / ".venv")
    (copied / ".venv").symlink_to(project / ".venv")
    assert start(copied).returncode == 0
    assert mark.exists()


def test_cdpath_leads_to_no_other_project(project: Path) -> None:
    other = project.with_name("other")
    (other / "scripts").mkdir(parents=True)
    (other / ".venv").mkdir()
    done = start(project, CDPATH=str(other))
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, str(project))
    assert (other / ".venv").exists()


def test_a_python_is_named_from_the_callers_folder(project: Path) -> None:
    done = start(project.parent, f"{project.name}/scripts/start", PYTHON="./python")
    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, str(project))


@pytest.mark.parametrize(
    ("python", "found"),
    [("/bin/true", "true (GNU coreutils)"), ("./python2", "Python 2.7.18"), ("nosuchpython", "no nosuchpython")],
)
def test_what_is_no_python_of_that_age_is_named(project: Path, python: str, found: str) -> None:
    program(project / "python2", PYTHON_2)
    done = start(project, PYTHON=python)
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith(NONE_FOUND + found)
    assert len(done.stderr.splitlines()) == 1


def test_serve_says_that_it_takes_no_arguments_instead_of_starting() -> None:
    served = subprocess.run([ROOT / "scripts" / "serve", "--help"], capture_output=True, text=True, timeout=60)
    says = "scripts/serve takes no arguments. PORT=8001 scripts/serve serves on another port than 8000.\n"
    assert (served.returncode, served.stdout, served.stderr) == (2, "", says)


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a folder to somebody else")
def test_an_environment_of_somebody_else_is_not_removed(project: Path) -> None:
    (project / ".venv").mkdir()
    mark = marked(project)
    shutil.chown(project / ".venv", "nobody")
    done = start(project)
    says = "root cannot use .venv, which nobody made: run this as nobody, or have .venv removed.\n"
    assert (done.returncode, done.stdout, done.stderr) == (1, "", says)
    assert mark.exists()


def test_audit_says_that_it_takes_no_arguments() -> None:
    done = subprocess.run([ROOT / "scripts" / "audit", "--help"], capture_output=True, text=True, timeout=60)
    assert (done.returncode, done.stderr) == (2, "scripts/audit takes no arguments.\n")
