"""Servers on the loopback that answer as a test says: also slowly, endlessly or with nonsense."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from ipaddress import ip_network

from wholestride.network.fetching import Rules

LOOPBACK = (ip_network("127.0.0.0/8"),)
OPEN = Rules(seconds=5, allowed=LOOPBACK)
"""What a test may fetch: the loopback and nothing else that is private."""

Answering = Callable[["Asked"], None]


class Asked(BaseHTTPRequestHandler):
    """One request; ``answering`` of the server answers it."""

    protocol_version = "HTTP/1.1"

    def answer(self, status: int, body: bytes = b"", **headers: str) -> None:
        """A whole answer; underscores in header names are dashes."""
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _any(self) -> None:
        try:
            self.server.answering(self)  # type: ignore[attr-defined]  # the stand-in below
        except OSError:
            self.close_connection = True

    do_GET = do_POST = do_PUT = do_DELETE = _any  # noqa: N815 - the names that are looked for

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - its name there
        """Say nothing."""


class StandIn(ThreadingHTTPServer):
    """A server whose threads end with it."""

    daemon_threads = True
    block_on_close = False
    answering: Answering

    @property
    def address(self) -> str:
        """Where it is reached."""
        return f"http://127.0.0.1:{self.server_address[1]}"


@contextmanager
def answering(how: Answering) -> Iterator[StandIn]:
    """A server that answers so, on a free port, for as long as the block lasts."""
    with StandIn(("127.0.0.1", 0), Asked) as server:
        server.answering = how
        thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
