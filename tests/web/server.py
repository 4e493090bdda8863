"""The real server in a process group of its own, as ``wholestride serve`` starts it."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

COMMAND = (sys.executable, "-c", "from wholestride.cli.main import main; main()", "serve")
SECONDS = 30


@dataclass(slots=True)
class Server:
    """A server that runs, and the cookie of the browser that came in through its link."""

    process: subprocess.Popen[str]
    said: str
    link: str
    cookie: str = ""

    @property
    def port(self) -> int:
        """Where it listens."""
        return int(self.link.split(":")[2].split("/")[0])

    def come_in(self) -> None:
        """Use the link once."""
        answer = self.ask(self.link.split(str(self.port), 1)[1])
        self.cookie = (answer.headers["Set-Cookie"] or "").split(";")[0]

    def ask(self, path: str, body: str | None = None, **headers: str) -> HTTPResponse:
        """One request on a connection of its own; a POST where there is a body."""
        line = HTTPConnection("127.0.0.1", self.port, timeout=SECONDS)
        sent = {"Cookie": self.cookie, **{key.replace("_", "-"): headers[key] for key in headers}}
        line.request("GET" if body is None else "POST", path, body, sent)
        return line.getresponse()

    def stop(self, how: signal.Signals = signal.SIGINT) -> str:
        """Send a signal to the whole group, as a terminal does; answer what it said at the end."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, how)
        try:
            return self.process.communicate(timeout=SECONDS)[0]
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
            raise


def start(data: Path, port: int, environ: Mapping[str, str] | None = None) -> Server:
    """Start a server on a data folder and wait until it says its link."""
    process = launch(data, port, environ)
    assert process.stdout
    said = ""
    while "Stop with" not in said:
        line = process.stdout.readline()
        assert line, f"the server ended: {said}"
        said += line
    found = re.search(r"http://\S+", said)
    assert found
    return Server(process, said, found[0])


def launch(
    data: Path, port: int, environ: Mapping[str, str] | None = None
) -> subprocess.Popen[str]:
    """The process alone."""
    keep = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PYTEST", "WHOLESTRIDE", "DJANGO", "DATABASE_URL"))
    }
    return subprocess.Popen(
        [*COMMAND, "--no-browser", "--port", str(port)],
        env={**keep, "WHOLESTRIDE_DATA": str(data), **(environ or {})},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )


@contextmanager
def running(data: Path, environ: Mapping[str, str] | None = None) -> Iterator[Server]:
    """A server with a browser that has come in; it is stopped at the end."""
    server = start(data, free(), environ)
    try:
        server.come_in()
        yield server
    finally:
        server.stop()


def free() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])
