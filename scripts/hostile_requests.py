"""Hostile requests from a seeded generator: the same seed, the same requests."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_from_bytes

from scripts.server import multipart
from scripts.workbooks import BOMBS, HEADER, row_of, workbook

FIELDS = ["island", "sex", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "action", "é", ""]
ADDRESSES = ["/", "/upload", "/model", "/health", "/static/site.css", "/static/penguins_example.csv", "/static/", "/no"]
METHODS = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT", "PROPFIND", "get", "G\0T"]
VALUES = [
    "", " ", "0", "-0", "-1", "1e400", "-1e400", "nan", "inf", "NaN", "1_000", "٤٣", "４３", "43,9", "43.9.1", "0x1F",
    "\0",
    "1" * 5000, "9" * 400, "é" * 90, "\u202e43", "😀", "<script>alert(1)</script>", "'\"--", "{{7*7}}", "%s%n", "../..",
    "Biscoe", "male", "\ud800", "\r\nSet-Cookie: a=b", "1e-400", "1E5", "+43", "--43", "4 3", "None", "[]",
]  # fmt: skip
PATHS = [
    "/../../etc/passwd", "/static/../../wsgi.py", "/static/..%2f..%2fwsgi.py", "/static/%2e%2e/%2e%2e/Procfile",
    "//evil.example/",
    "/%00", "/static/%00", "/\\evil.example", "/upload/", "/upload;x", "/upload%0d%0aSet-Cookie:a=b", "/%ff%fe",
    "/" + "a" * 7000,
    "/" + "a/" * 2000, "*", "http://evil.example/", "/static/" + "é", "/static/site.css/",
    "/.git/config", "/penguins/model/penguins_clf.pkl",
    "/?", "/#", "/./", "//", "/%", "/%zz", "/static//site.css", "/static/site.css?v=", "upload", "?", "",
]  # fmt: skip
HOSTS = [
    "127.0.0.1", "", "evil.example", "a" * 3000, "[::1", "[::1]:99999", "x:y:z", "127.0.0.1:80@evil", "é", "..", "a b",
    "%00",
]  # fmt: skip
HEADERS = [
    ("Content-Length", ["-1", "abc", "1e3", "99999999999999999999", "0, 0", "", "+5", "0x10", "300000000"]),
    ("Transfer-Encoding", ["chunked", "foo", "chunked, foo", "gzip, chunked", "identity", "CHUNKED", "chunked\x0b"]),
    ("Accept-Encoding", ["*;q=0", "gzip;q=abc", "zstd;q=99", "," * 500, "gzip;" * 500, "identity;q=0"]),
    ("If-None-Match", ["*", '"', "W/" * 900, '"a", ' * 400]),
    ("If-Modified-Since", ["never", "Thu, 01 Jan 99999 00:00:00 GMT"]),
    ("Range", ["bytes=0-", "bytes=-1", "bytes=9-1", "bytes=0-0,1-1", "lines=1-2", "bytes=" + "0-1," * 500]),
    ("Cookie", ["session=x", "session=" + "A" * 7000, "a=b; " * 900, "session=eyJ.eyJ.x", "=;=;", "session=\xff"]),
    ("Content-Type", ["multipart/form-data", "multipart/form-data; boundary=", "text/csv", "application/json", "\xff"]),
    ("X-Forwarded-Proto", ["https", "https, http", "javascript", ""]),
    ("X-Forwarded-For", ["1.2.3.4", "a, b, c", ""]),
    ("X-Forwarded-Host", ["evil.example"]),
    ("Referer", ["http://evil.example/", "x" * 5000]),
    ("Expect", ["100-continue", "200-ok"]),
    ("Connection", ["close", "keep-alive", "upgrade", "Upgrade, HTTP2-Settings"]),
    ("Upgrade", ["h2c", "websocket"]),
    ("SCRIPT_NAME", ["/x"]),
    ("Bad Name", ["x"]),
    ("X-Nul", ["a\0b"]),
    ("X-Fold", ["a\r\n b"]),
    (":authority", ["x"]),
]

# Long runs of these take ever longer where text is looked through again and again.
RUNS = ["9", " ", "1'000", "aA", "a\u0301\u0323", "\ufdfa", "=", "_x0041_", "billlengthmm", "嘴"]


@dataclass(frozen=True)
class Hostile:
    """One request: its kind, what is sent, and whether the client hangs up without waiting for the answer."""

    kind: str
    data: bytes
    hangs_up: bool


class Generator:
    """Hostile requests, the same ones for the same seed. `token` is the cookie and the token of an upload form."""

    def __init__(self, seed: int, token: tuple[str, str]) -> None:
        self.draw = random.Random(seed)
        self.token = token
        self.kinds: list[Callable[[], bytes]] = [
            self.random_bytes, self.any_method, self.absurd_query, self.tricky_path, self.odd_headers, self.broken_form,
            self.hostile_file, self.hostile_file, self.wrong_length, self.odd_chunks, self.mangled,
        ]  # fmt: skip

    def requests(self, count: int) -> Iterator[Hostile]:
        for _ in range(count):
            kind = self.draw.choice(self.kinds)
            data = kind()
            hangs_up = self.draw.random() < 0.06
            yield Hostile(kind.__name__, data[: self.draw.randrange(len(data) + 1)] if hangs_up else data, hangs_up)

    def _bytes(self, most: int) -> bytes:
        return self.draw.randbytes(self.draw.randrange(1, most))

    def _request(
        self, target: str, method: str = "GET", headers: str = "", body: bytes = b"", host: str = "127.0.0.1"
    ) -> bytes:
        length = f"Content-Length: {len(body)}\r\n" if body else ""
        head = f"{method} {target} HTTP/1.1\r\nHost: {host}\r\n{length}{headers}\r\n"
        return head.encode("latin-1", "replace") + body

    def _query(self) -> str:
        pairs = []
        for _ in range(self.draw.choice([1, 2, 6, 6, 300])):
            value = self.draw.choice(VALUES).encode(errors="surrogatepass")
            value = value if self.draw.random() < 0.8 else self._bytes(30)
            pairs.append(f"{quote(self.draw.choice(FIELDS))}={quote_from_bytes(value)}")
        return self.draw.choice(["&", "&", "&", ";", "&&"]).join(pairs)[: self.draw.choice([8000, 8000, 9000])]

    def random_bytes(self) -> bytes:
        return self._bytes(3000) + self.draw.choice([b"", b"\r\n\r\n", b"\n\n"])

    def any_method(self) -> bytes:
        body = self.draw.choice([b"", self._bytes(2000)])
        return self._request(self.draw.choice(ADDRESSES), self.draw.choice(METHODS), body=body)

    def absurd_query(self) -> bytes:
        return self._request(f"{self.draw.choice(ADDRESSES)}?{self._query()}")

    def tricky_path(self) -> bytes:
        return self._request(self.draw.choice(PATHS), host=self.draw.choice(HOSTS))

    def odd_headers(self) -> bytes:
        lines = []
        for _ in range(self.draw.choice([1, 1, 2, 3, 120])):
            name, values = self.draw.choice(HEADERS)
            lines.append(f"{name}: {self.draw.choice(values)}\r\n")
        target = self.draw.choice(ADDRESSES)
        method = self.draw.choice(["GET", "POST"])
        return self._request(target, method, "".join(lines), host=self.draw.choice(HOSTS)) + self._bytes(50)

    def _file(self) -> bytes:
        header = b"island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex\n"
        row = b"Biscoe,43.9,17.2,201,4207,male\n"
        files: list[Callable[[], bytes]] = [
            lambda: self._bytes(20_000),
            lambda: header + self._bytes(20_000),
            lambda: header + row * 50 + b'"' + row * 50,
            lambda: header + b",".join([b"9" * 400] * 6) + b"\n" + b"=cmd|'/c calc'!A1,1,2,3,4,5\n",
            lambda: header.replace(b",", b",,") + row,
            lambda: b"," * 20_000 + b"\n" + row,
            lambda: b"\n" * 50_000,
            lambda: header + b"\0" * 9000,
            lambda: (header + row).decode().encode("utf-16")[: self.draw.randrange(200)],
            lambda: b"PK\x03\x04" + self._bytes(5000),
            self._mangled_workbook,
            BOMBS["a cell at XFD1048576"],
            BOMBS["entities that unfold to 100 GB"],
            lambda: b"a" * 200_000,
            lambda: b"<html>" + header + row,
            lambda: header * 3 + row.replace(b",", b";"),
            lambda: b"\xef\xbb\xbf" * 50 + header + row * 3000,
            lambda: (header + row * 3).replace(
                self.draw.choice([b"island", b"Biscoe", b"43.9", b"male"]),
                self.draw.choice(RUNS).encode() * 20_000 + b"!",
            ),
        ]
        return self.draw.choice(files)()

    def _mangled_workbook(self) -> bytes:
        """A workbook that would be fine, with a few of its bytes changed."""
        content = bytearray(workbook(row_of(1, HEADER), row_of(2, ["Biscoe", 43.9, 17.2, 201, 4207, "male"])))
        for _ in range(self.draw.randrange(4)):
            content[self.draw.randrange(len(content))] = self.draw.randrange(256)
        return bytes(content)

    def hostile_file(self) -> bytes:
        name = self.draw.choice(
            ["a.csv", "../../a.csv", "", "a\x01b.csv", "\xff.csv", "é.csv", "<b>.csv", "x" * 3000, 'a";b="c', "CON"]
        )
        action = self.draw.choice(["show", "download", "", "delete", "<script>"])
        cookie, token = self.token if self.draw.random() < 0.8 else ("session=x", "y")
        headers, body = multipart(self._file(), action, name.replace('"', "%22"), cookie, token)
        return self._request("/upload", "POST", "".join(f"{key}: {value}\r\n" for key, value in headers.items()), body)

    def broken_form(self) -> bytes:
        headers, whole = multipart(self._file(), "show", "a.csv", *self.token)
        boundary = headers["Content-Type"].partition("boundary=")[2].encode()
        part = b"--" + boundary + b'\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\nx\r\n'
        bodies: list[Callable[[], bytes]] = [
            lambda: whole[: self.draw.randrange(len(whole))],
            lambda: whole.replace(boundary, b"other"),
            lambda: part * 2000,
            lambda: whole.replace(b"\r\n", b"\n"),
            lambda: whole.replace(b"form-data", b"x" * 50_000),
            lambda: whole.replace(b'name="', b'name="\0'),
            lambda: whole.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\nContent-Length: -5\r\n\r\n"),
            lambda: b"--" + boundary + b"--",
            lambda: b"a=b&" * 5000,
            lambda: self.draw.choice([b"[1]", b"5", b"null", b'{"csrf_token": 5}']),
        ]
        body = self.draw.choice(bodies)()
        kind = self.draw.choice(
            [headers["Content-Type"]] * 3
            + ["multipart/form-data; boundary=" + "b" * 500, "application/x-www-form-urlencoded", "application/json"]
        )
        return self._request("/upload", "POST", f"Content-Type: {kind}\r\nCookie: {self.token[0]}\r\n", body)

    def wrong_length(self) -> bytes:
        return re.sub(
            rb"Content-Length: (\d+)",
            lambda found: b"Content-Length: %d" % (int(found[1]) + self.draw.randrange(-50, 50)),
            self.hostile_file(),
        )

    def odd_chunks(self) -> bytes:
        """A form that is sent in chunks, of which the last has a size or an end of any kind."""
        head, _, body = self.hostile_file().partition(b"\r\n\r\n")
        head = re.sub(rb"Content-Length: \d+", b"Transfer-Encoding: chunked", head)
        size = self.draw.choice(
            [b"%x" % (len(body) - 3), b"zz", b"-1", b"+3", b"0x3", b"1_0", b"", b"f" * 40, b"3;" + b"x" * 9000]
        )
        end = self.draw.choice(
            [b"\r\n0\r\n\r\n", b"\r\n", b"\n0\n\n", b"x\r\n0\r\n\r\n", b"\r\n0\r\nBad Name: x\r\n\r\n"]
        )
        return head + b"\r\n\r\n3\r\n" + body[:3] + b"\r\n" + size + b"\r\n" + body[3:] + end

    def mangled(self) -> bytes:
        """A request that would be fine, with a few of its bytes changed."""
        data = bytearray(self.draw.choice([self.absurd_query, self.hostile_file, self.odd_headers])())
        for _ in range(self.draw.randrange(1, 8)):
            data[self.draw.randrange(min(len(data), 600))] = self.draw.randrange(256)
        return bytes(data)
