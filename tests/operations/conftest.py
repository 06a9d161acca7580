"""Servers to try things on."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from scripts.server import ROOT, Server

NOBODY = 65534
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "__pycache__", ".*_cache", ".hypothesis", "tests")


@dataclass(frozen=True)
class Deployment:
    """The project as a platform has it: copied, read-only for the user it runs as, its packages newly installed."""

    folder: Path
    programs: Path
    user: int | None
    libraries: Mapping[str, str]

    def server(self, **environment: str) -> Server:
        environment = {"DYNO": "web.1", **self.libraries, **environment}
        return Server(environment, folder=self.folder, programs=self.programs, user=self.user)

    @property
    def files(self) -> dict[str, int]:
        """Every file and folder, with the time of its last change."""
        return {str(path): path.stat().st_mtime_ns for path in [self.folder, *self.folder.rglob("*")]}


@pytest.fixture(scope="session")
def deployment() -> Iterator[Deployment]:
    user = NOBODY if os.geteuid() == 0 else None
    with tempfile.TemporaryDirectory() as name:
        home = Path(name)
        home.chmod(0o755)
        python, libraries = _python_for(user, home)
        subprocess.run([python, "-m", "venv", home / "venv"], check=True)
        install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--require-hashes", "-r"]
        subprocess.run([home / "venv/bin/python", *install, ROOT / "requirements.txt"], check=True)
        folder = home / "app"
        shutil.copytree(ROOT, folder, ignore=LEFT_OUT)
        paths = [folder, *folder.rglob("*")]
        for path in paths:
            path.chmod(0o555 if path.is_dir() else 0o444)
        yield Deployment(folder, home / "venv/bin", user, libraries)
        for path in paths:
            path.chmod(0o755)


def _python_for(user: int | None, home: Path) -> tuple[Path, dict[str, str]]:
    """The Python that runs the tests, or a copy where the other user cannot get at it, with where its library is."""
    base = Path(sys.base_prefix) / "bin" / f"python3.{sys.version_info.minor}"
    try:
        subprocess.run([base, "-c", ""], check=True, user=user, group=user)
    except PermissionError:
        left_out = shutil.ignore_patterns("test", "site-packages", "__pycache__", "*.a", "share", "include")
        shutil.copytree(sys.base_prefix, home / "python", ignore=left_out, symlinks=True)
        (home / "python" / "lib" / base.name / "site-packages").mkdir()
        return home / "python" / "bin" / base.name, {"LD_LIBRARY_PATH": str(home / "python" / "lib")}
    return base, {}
