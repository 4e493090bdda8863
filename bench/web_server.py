"""A server with accounts and two workers, on both databases: requests a second, and memory.

The runner has ten years of history. Four clients ask at once, beside the server on the same cores;
PostgreSQL is our own cluster with its usual durability, on a socket.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.postgres import MissingError, postgres
from tests.web.server import Server, free, launch

from bench.clients import CLIENTS, Line, Pace, paces
from bench.rows import Row
from bench.web import YEARS, posts, pss_megabytes

MOST_MEGABYTES = 220
TIMES_THE_PEER = {"today": (5, 35), "log a set": (15, 14)}
"""How many times the peer's requests a second, and what the peer's are with two workers."""
ROUNDS = 20
PAGES = ("/today/", "/week/", "/season/", "/progress/", "/exercises/", "/session/free/", "/files/")
COME_IN = """
import django; django.setup()
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
browser = Client()
browser.force_login(get_user_model().objects.get())
print(browser.cookies[settings.SESSION_COOKIE_NAME].OutputString().split(";")[0])
"""
"""A browser that the runner has come in with; says its cookie."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What two workers did on one database."""

    paces: Mapping[str, Pace]
    megabytes: float


def rows() -> list[Row]:
    """A row for each kind of request, and one for the memory."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        databases: dict[str, dict[str, str]] = {"SQLite": {}}
        try:
            databases["PostgreSQL"] = {"DATABASE_URL": stack.enter_context(postgres())}
        except MissingError as why:
            print(f"  {why}")
        found = {name: _measure(Path(folder) / name, given) for name, given in databases.items()}
    most = max(each.megabytes for each in found.values())
    words = ", ".join(f"{name} {each.megabytes:.0f} MB" for name, each in found.items())
    name = "memory of a server with accounts and two workers after the requests"
    fast = {
        kind: {where: each.paces[kind] for where, each in found.items() if kind in each.paces}
        for kind in TIMES_THE_PEER
    }
    memory = Row(name, words, f"<= {MOST_MEGABYTES} MB", most <= MOST_MEGABYTES)
    return [*(_pace_row(kind, each) for kind, each in fast.items()), memory]


def _pace_row(name: str, by_database: Mapping[str, Pace]) -> Row:
    called = f"{name}, two workers, four clients, {YEARS[-1]} years"
    if not by_database:
        return Row(called, "not measured: no wrk", "", None)
    times, peer = TIMES_THE_PEER[name]
    words = "; ".join(f"{where} {each.words}" for where, each in by_database.items())
    met = min(each.a_second for each in by_database.values()) >= times * peer
    return Row(called, words, f">= {times} times the peer's {peer} a second", met)


def _measure(data: Path, database: Mapping[str, str]) -> Measured:
    command = [sys.executable, "-m", "bench.web_history", str(data), str(YEARS[-1])]
    environ = {**os.environ, **database}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environ).stdout
    session: str = json.loads(told)["pages"]["session"].split("/")[2]
    with _serving(data, database) as server:
        with ThreadPoolExecutor(CLIENTS) as clients:
            for done in [clients.submit(_visit, server) for _ in range(CLIENTS)]:
                done.result()
        today = Line("/today/", {"Cookie": server.cookie, "Host": _host(server)})
        fast = paces(server.port, {"today": today, "log a set": posts(server, session)})
        return Measured(fast, pss_megabytes(server))


@contextmanager
def _serving(data: Path, database: Mapping[str, str]) -> Iterator[Server]:
    environ = {
        **database,
        "WHOLESTRIDE_MODE": "server",
        "WHOLESTRIDE_HOSTS": "localhost",
        "WHOLESTRIDE_PROXIES": "0",
        "WHOLESTRIDE_WORKERS": "2",
        "WHOLESTRIDE_MAIL": f"file:{data / 'mails'}",
    }
    port = free()
    process = launch(data, port, environ)
    server = Server(process, "", f"http://localhost:{port}/")
    try:
        assert process.stdout
        assert "serves localhost" in process.stdout.readline()
        server.cookie = _cookie(data, environ)
        answer = server.ask("/api/pages/", Host=_host(server))
        server.cookie += f"; {answer.headers['Set-Cookie'].split(';')[0]}"
        yield server
    finally:
        server.stop()


def _cookie(data: Path, environ: Mapping[str, str]) -> str:
    own = {"WHOLESTRIDE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "wholestride.web.settings"}
    said = subprocess.run(
        [sys.executable, "-c", COME_IN],
        env={**os.environ, **environ, **own},
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip().splitlines()[-1]


def _host(server: Server) -> str:
    return urlsplit(server.link).netloc


def _visit(server: Server) -> None:
    """Look at every page again and again, each time on a connection of its own."""
    for page in PAGES * ROUNDS:
        line = HTTPConnection("127.0.0.1", server.port)
        line.request("GET", page, headers={"Cookie": server.cookie, "Host": _host(server)})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (page, answer.status)
        line.close()
