"""Clients that are slow on purpose keep nobody waiting; those that are slow by nature are served."""

import time
from contextlib import ExitStack

import pytest

from scripts.benchmark.slow_clients import BEGINNINGS, slow_clients, visit
from scripts.server import Server
from tests.operations.sending import begin, read_all


def test_the_form_is_prompt_beside_clients_that_send_a_byte_a_second(server: Server) -> None:
    server.get("/")
    with slow_clients(server, 60, list(BEGINNINGS)):
        done = visit(server, 5)

    assert done.failures == 0
    assert set(done.statuses) == {200}
    assert done.percentile(0.99) < 5


def test_a_request_that_comes_in_pieces_is_answered(server: Server) -> None:
    with server.connect() as connection:
        for piece in (b"GET /hea", b"lth HTTP/1.1\r", b"\nHost: x\r\nConnection: close\r\n\r", b"\n"):
            connection.sendall(piece)
            time.sleep(0.05)
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")


def test_requests_sent_ahead_are_answered_in_turn(server: Server) -> None:
    request = b"GET /health HTTP/1.1\r\nHost: x\r\n"
    with server.connect() as connection:
        connection.sendall(f"{request.decode()}\r\n".encode() * 3 + request + b"Connection: close\r\n\r\n")
        received = read_all(connection)

    assert received.count(b"HTTP/1.1 200 OK") == 4


def test_an_upload_that_takes_its_time_is_answered(server: Server) -> None:
    connection, rest = begin(server, b"bill_length_mm,bill_depth_mm\n" + b"39.1,18.7\n" * 400_000)
    with connection:
        for byte in rest[:-1]:
            connection.sendall(bytes([byte]))
            time.sleep(0.01)
        connection.sendall(rest[-1:])
        assert connection.recv(1000).startswith(b"HTTP/1.1 200 OK")


@pytest.mark.parametrize(
    ("request_", "status"),
    [
        (b"GET /" + b"a" * 9000 + b" HTTP/1.1\r\n\r\n", b"414 URI Too Long"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 100_000 + b"\r\n\r\n", b"431 "),
        (b"GET / HTTP/1.1\nHost: x\n\n\r\n\r\n", b"400 Bad Request"),
        (b"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n", b"400 Bad Request"),
        (b"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: new\r\n\r\n", b"400 Bad Request"),
        (b"nonsense\r\n\r\n", b"400 Bad Request"),
    ],
)
def test_what_is_no_request_gets_a_page_with_the_security_headers(
    server: Server, request_: bytes, status: bytes
) -> None:
    with server.connect() as connection:
        connection.sendall(request_)
        received = connection.recv(1 << 16)

    assert received.startswith(b"HTTP/1.1 " + status)
    assert b"\r\nContent-Security-Policy: default-src 'none';" in received
    assert b"\r\nX-Content-Type-Options: nosniff\r\n" in received


@pytest.mark.parametrize("chunks", [b"zz\r\nabc\r\n0\r\n\r\n", b"-1\r\nabc\r\n0\r\n\r\n", b"3\r\nabcde\r\n0\r\n\r\n"])
@pytest.mark.parametrize("kind", [b"multipart/form-data; boundary=x", b"application/x-www-form-urlencoded"])
def test_a_body_in_chunks_that_are_none_is_refused(server: Server, chunks: bytes, kind: bytes) -> None:
    head = b"POST /upload HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\nContent-Type: "
    with server.connect() as connection:
        connection.sendall(head + kind + b"\r\n\r\n" + chunks)
        received = connection.recv(1 << 16)

    assert received.startswith(b"HTTP/1.1 400 ")
    assert "Traceback" not in server.stderr


def test_nobody_is_believed_about_the_scheme(server: Server) -> None:
    answer = server.get("/upload", {"X-Forwarded-Proto": "https", "SCRIPT-NAME": "/x", "Forwarded": "proto=https"})

    assert answer.status == 200
    assert "Secure" not in answer.headers["Set-Cookie"]
    assert "Strict-Transport-Security" not in answer.headers


def test_clients_that_do_not_hang_up_keep_nobody_waiting() -> None:
    with Server() as server, ExitStack() as connections:
        for _ in range(40):
            connection = connections.enter_context(server.connect())
            connection.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        done = visit(server, 2)

    assert done.failures == 0
    assert max(done.times) < 1.5
