"""The Procfile's web process, started as a platform starts it: for the tests and scripts that need a real server."""

import http.client
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self

ROOT = Path(__file__).resolve().parent.parent
BOOT_SECONDS = 60
STOP_SECONDS = 30


def web_command() -> str:
    """What the Procfile's only line, `web:`, says."""
    return (ROOT / "Procfile").read_text().removeprefix("web:").strip()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Answer:
    """A response, read to its end."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass
class Server:
    """A web process of its own, on a free port: `with Server() as server: server.get("/")`.

    Its environment is empty but for PORT, WEB_CONCURRENCY, PATH and what `environment` adds. What it logs is kept in
    a temporary folder, so that a test can read it.
    """

    environment: Mapping[str, str] = field(default_factory=dict)
    folder: Path = ROOT
    command: str = field(default_factory=web_command)
    programs: Path = Path(sys.executable).parent
    workers: int = 2
    user: int | None = None
    health: str = "/health"

    def __enter__(self) -> Self:
        self.port = free_port()
        self.logs = tempfile.TemporaryDirectory()
        environ = {
            "PATH": f"{self.programs}:/usr/local/bin:/usr/bin:/bin",
            "PORT": str(self.port),
            "WEB_CONCURRENCY": str(self.workers),
            **self.environment,
        }
        with self._log("stdout").open("wb") as stdout, self._log("stderr").open("wb") as stderr:
            self.process: subprocess.Popen[bytes] = subprocess.Popen(
                ["/bin/sh", "-c", f"exec {self.command}"],
                cwd=self.folder,
                env=environ,
                stdin=subprocess.DEVNULL,
                stdout=stdout,
                stderr=stderr,
                start_new_session=True,
                user=self.user,
                group=self.user,
                extra_groups=None if self.user is None else [],
            )
        try:
            self._wait_until_well()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        try:
            self.stop()
        finally:
            self.logs.cleanup()

    def stop(self) -> int:
        """SIGTERM, and SIGKILL where that is not enough; the exit status."""
        if self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(STOP_SECONDS)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
        return self.process.wait()

    def _wait_until_well(self) -> None:
        deadline, status = time.monotonic() + BOOT_SECONDS, 0
        while time.monotonic() < deadline:
            if self.process.poll() is not None:
                raise RuntimeError(f"The server ended with status {self.process.returncode}:\n{self.stderr}")
            with suppress(OSError):
                status = self.get(self.health, timeout=5).status
                if status == 200 and len(self.worker_pids) == self.workers:
                    return
            time.sleep(0.005)
        raise RuntimeError(f"{self.health} had status {status} after {BOOT_SECONDS} s:\n{self.stderr}")

    def _log(self, name: str) -> Path:
        return Path(self.logs.name) / name

    @property
    def stdout(self) -> str:
        return self._log("stdout").read_text(errors="replace")

    @property
    def stderr(self) -> str:
        return self._log("stderr").read_text(errors="replace")

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def worker_pids(self) -> list[int]:
        return children_of(self.process.pid)

    @property
    def pids(self) -> list[int]:
        return [self.process.pid, *self.worker_pids]

    def connect(self, timeout: float = 30) -> socket.socket:
        return socket.create_connection(("127.0.0.1", self.port), timeout=timeout)

    def get(self, path: str, headers: Mapping[str, str] | None = None, timeout: float = 30) -> Answer:
        return self.ask("GET", path, headers=headers, timeout=timeout)

    def ask(
        self,
        method: str,
        path: str,
        body: bytes | None = None,
        headers: Mapping[str, str] | None = None,
        timeout: float = 30,
    ) -> Answer:
        """One request on a connection of its own, its response read to the end."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=timeout)
        try:
            connection.request(method, path, body=body, headers=dict(headers or {}))
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()

    def upload(self, content: bytes, action: str = "download", name: str = "penguins.csv") -> Answer:
        """A file through the upload form, token and cookie included."""
        headers, body = self.upload_request(content, action, name)
        return self.ask("POST", "/upload", body, headers)

    def upload_request(
        self, content: bytes, action: str = "download", name: str = "penguins.csv"
    ) -> tuple[dict[str, str], bytes]:
        """The headers and the body that upload a file, with a fresh token."""
        return multipart(content, action, name, *self.token())

    def token(self) -> tuple[str, str]:
        """(cookie, CSRF token) of a newly opened upload form."""
        page = self.get("/upload")
        cookie = page.headers["Set-Cookie"].split(";")[0]
        return cookie, page.text.split('name="csrf_token"')[1].split('value="')[1].split('"')[0]


def multipart(content: bytes, action: str, name: str, cookie: str, token: str) -> tuple[dict[str, str], bytes]:
    """The headers and the body of the upload form, filled in."""
    boundary = "----penguins-of-the-palmer-archipelago"
    fields = "".join(
        f'--{boundary}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in (("csrf_token", token), ("action", action))
    )
    file = (
        f'--{boundary}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: text/csv\r\n\r\n"
    )
    body = b"".join((fields.encode(), file.encode(), content, f"\r\n--{boundary}--\r\n".encode()))
    return {"Content-Type": f"multipart/form-data; boundary={boundary}", "Cookie": cookie}, body


def children_of(pid: int) -> list[int]:
    """The processes that `pid` has started, from /proc."""
    found = []
    for entry in Path("/proc").iterdir():
        if not entry.name.isdigit():
            continue
        try:
            state, parent = (entry / "stat").read_text().rpartition(")")[2].split()[:2]
        except OSError:
            continue
        if int(parent) == pid and state != "Z":
            found.append(int(entry.name))
    return sorted(found)


def pss(pids: list[int]) -> float:
    """The memory of processes together, in MB (10**6 bytes), pages they share counted once: Linux's PSS. Of a page that
    other processes hold as well, such as a library's, only these processes' part counts."""
    total = 0
    for pid in pids:
        try:
            lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
        except OSError:
            continue
        total += next((int(line.split()[1]) for line in lines if line.startswith("Pss:")), 0)
    return total * 1024 / 1e6
