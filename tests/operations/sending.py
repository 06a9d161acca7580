"""Uploads that are sent by hand, so that they can be left unfinished, and answers read to their end."""

import socket

from scripts.server import Server

# The last of the pieces in which an answer of unknown length is sent.
END = b"\r\n0\r\n\r\n"


def begin(server: Server, content: bytes, action: str = "download", unsent: int = 100) -> tuple[socket.socket, bytes]:
    """An upload of which the last bytes have not been sent: the connection, and these bytes."""
    headers, body = server.upload_request(content, action)
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    connection = server.connect()
    connection.sendall(f"POST /upload HTTP/1.1\r\nHost: x\r\n{lines}Content-Length: {len(body)}\r\n\r\n".encode())
    connection.sendall(body[:-unsent])
    return connection, body[-unsent:]


def read_all(connection: socket.socket) -> bytes:
    """Everything that comes until an answer in pieces is at its end, or the server hangs up."""
    received = bytearray()
    while not received.endswith(END) and (data := connection.recv(1 << 16)):
        received += data
    return bytes(received)
