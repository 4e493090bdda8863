"""The real server in a folder of its own, to be stopped and started again."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

PATIENCE_SECONDS, BETWEEN_SECONDS = 60.0, 0.05
OF_THE_TESTS = ("DJANGO_SETTINGS_MODULE", "WHOLESTRIDE_SECRET", "DATABASE_URL")
"""What the other tests set for themselves and a runner's machine does not have."""


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@dataclass
class Server:
    """``wholestride serve`` with its data folder; the port stays the same over restarts.

    With ``now`` its clock stands still at that time.
    """

    data: Path
    port: int
    now: datetime | None = None
    link: str = ""
    process: subprocess.Popen[str] | None = None

    @property
    def root(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        usual = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
        self.process = subprocess.Popen(
            [*self._program(), "serve", "--no-browser", "--port", str(self.port)],
            env={**usual, "WHOLESTRIDE_DATA": str(self.data)},
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.process.stdout is not None
        found = re.search(r"http://\S+", self.process.stdout.readline())
        assert found is not None, "the server printed no link"
        self.link = found.group(0)
        self._wait_until_it_answers()

    def _program(self) -> list[str]:
        if self.now is None:
            return [str(Path(sys.executable).with_name("wholestride"))]
        self.set_clock(self.now)
        return [sys.executable, "-m", "tests.browser.on_a_day"]

    def set_clock(self, now: datetime) -> None:
        """Only for a server that was given its ``now``: it is this time from here on."""
        (self.data / "now").write_text(now.isoformat())

    def _wait_until_it_answers(self) -> None:
        for _ in range(round(PATIENCE_SECONDS / BETWEEN_SECONDS)):
            try:
                urllib.request.urlopen(f"{self.root}/manifest.webmanifest", timeout=1)
            except urllib.error.HTTPError:
                return
            except OSError:
                time.sleep(BETWEEN_SECONDS)
            else:
                return
        raise AssertionError("the server does not answer")

    def stop(self) -> None:
        if self.process is not None:
            self.process.terminate()
            self.process.wait(10)
            self.process = None
