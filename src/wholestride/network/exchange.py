"""One request and its answer over one checked address, within a deadline and a size."""

from __future__ import annotations

import io
import socket
import ssl
import time
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException, HTTPResponse

from wholestride.network.addresses import RefusedError, Target, UnreachableError

PIECE_BYTES = 64 * 1024
LEAST_SECONDS = 0.001
LATER = "Try again later; what was there stays."
GZIP = 16 + zlib.MAX_WBITS


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked; ``headers`` beside those that every request has."""

    method: str = "GET"
    headers: Mapping[str, str] | None = None
    body: bytes | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names in small letters."""

    status: int
    headers: Mapping[str, str]
    body: bytes


class Deadline:
    """A moment after which nothing more is waited for."""

    def __init__(self, seconds: float) -> None:
        self.ends = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left.

        Raises:
            TimeoutError: when none are.
        """
        seconds = self.ends - time.monotonic()
        if seconds <= 0:
            raise TimeoutError
        return max(seconds, LEAST_SECONDS)


class _Reading(io.RawIOBase):
    """The bytes of a socket; every read knows how long it may take."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self.sock, self.deadline = sock, deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # what is handed over
        self.sock.settimeout(self.deadline.left)
        return self.sock.recv_into(buffer)


class _Timed:
    """As much of a socket as ``http.client`` asks for, within the deadline."""

    def __init__(self, sock: socket.socket, deadline: Deadline) -> None:
        self.sock, self.deadline = sock, deadline

    def makefile(self, mode: str) -> io.BufferedReader:
        """A buffered reader; ``http.client`` reads in no other way."""
        del mode
        return io.BufferedReader(_Reading(self.sock, self.deadline))

    def sendall(self, data: bytes) -> None:
        """Send everything."""
        self.sock.settimeout(self.deadline.left)
        self.sock.sendall(data)

    def close(self) -> None:
        """Leave it open: ``http.client`` closes while the body is still to be read."""


class _Connection(HTTPConnection):
    """A connection to an address that was checked; the name is only said, never looked up."""

    def __init__(self, target: Target, address: str, deadline: Deadline) -> None:
        super().__init__(target.host, target.port)
        self.target, self.address, self.deadline = target, address, deadline
        self.opened: socket.socket | None = None

    def connect(self) -> None:
        """Connect to the checked address; TLS is checked against the name."""
        raw = socket.create_connection((self.address, self.port), self.deadline.left)
        try:
            if self.target.scheme == "https":
                raw.settimeout(self.deadline.left)
                context = ssl.create_default_context()
                raw = context.wrap_socket(raw, server_hostname=self.target.host)
        except BaseException:
            raw.close()
            raise
        self.opened, self.sock = raw, _Timed(raw, self.deadline)

    def end(self) -> None:
        """Close the socket, whoever still reads."""
        self.close()
        if self.opened is not None:
            self.opened.close()


def exchange(
    target: Target, address: str, asked: Request, deadline: Deadline, most_bytes: int
) -> Answer:
    """Send a request to a checked address and read its answer.

    Raises:
        RefusedError: when there is no answer, or one that is too slow, too large or not HTTP.
    """
    connection = _Connection(target, address, deadline)
    headers = {"Host": target.host_header, "Accept-Encoding": "gzip", **(asked.headers or {})}
    try:
        connection.request(asked.method, target.path, asked.body, headers)
        response = connection.getresponse()
        found = {name.lower(): value for name, value in response.getheaders()}
        return Answer(response.status, found, _body(response, found, most_bytes))
    except TimeoutError:
        raise RefusedError(f"{target.host} took too long to answer.", LATER) from None
    except ssl.SSLCertVerificationError:
        step = "Its owner has to renew the certificate; what was there stays."
        raise RefusedError(f"The certificate of {target.host} is not valid.", step) from None
    except (OSError, HTTPException, zlib.error, ValueError, EOFError):
        raise UnreachableError(f"{target.host} cannot be reached.", LATER) from None
    finally:
        connection.end()


def _body(response: HTTPResponse, headers: Mapping[str, str], most_bytes: int) -> bytes:
    """The whole body, unpacked, never more than may be kept."""
    encoding = headers.get("content-encoding", "").strip().lower()
    if encoding not in ("", "identity", "gzip", "x-gzip"):
        raise RefusedError("The answer is packed in a way that is not read.", LATER)
    unpacked = zlib.decompressobj(GZIP) if "gzip" in encoding else None
    pieces: list[bytes] = []
    came = size = 0
    while not (unpacked and unpacked.eof) and (piece := response.read1(PIECE_BYTES)):
        came += len(piece)
        if unpacked is not None:
            piece = unpacked.decompress(piece, most_bytes + 1 - size)
        pieces.append(piece)
        size += len(piece)
        if max(size, came) > most_bytes:
            step = "Export or share the running calendar alone."
            raise RefusedError(f"The answer is larger than {most_bytes // 10**6} MB.", step)
    is_cut = bool(response.length) if unpacked is None else came > 0 and not unpacked.eof
    if is_cut:
        raise RefusedError("The answer broke off half way.", LATER)
    return b"".join(pieces)
