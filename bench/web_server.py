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
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from urllib.parse import urlsplit

from tests.web.server import Server, free, launch

from bench.clients import CLIENTS, Line, Pace, rounds, rounds_in_words
from bench.databases import both_databases
from bench.rows import Row
from bench.web import YEARS, posts, pss_megabytes

MOST_MEGABYTES = 220
TIMES_THE_PEER = {"today": (5, 35), "log a set": (15, 14)}
"""How many times the peer's requests a second, and what the peer's are with two workers."""
VISITS = 20
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


def rows() -> list[Row]:
    """A row for each kind of request, and one for the memory."""
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        databases = stack.enter_context(both_databases())
        asked: dict[str, tuple[int, Line]] = {}
        servers = {}
        for name, given in databases.items():
            data = Path(folder) / name
            session = _filled(data, given)
            server = servers[name] = stack.enter_context(_serving(data, given))
            _visit_all(server)
            today = Line("/today/", {"Cookie": server.cookie, "Host": _host(server)})
            asked[f"today {name}"] = (server.port, today)
            asked[f"log a set {name}"] = (server.port, posts(server, session))
        fast = rounds(asked)
        megabytes = {name: pss_megabytes(server) for name, server in servers.items()}
    words = ", ".join(f"{name} {each:.0f} MB" for name, each in megabytes.items())
    name = "memory of a server with accounts and two workers after the requests"
    met = max(megabytes.values()) <= MOST_MEGABYTES
    memory = Row(name, words, f"<= {MOST_MEGABYTES} MB", met)
    return [*(_pace_row(kind, fast) for kind in TIMES_THE_PEER), memory]


def _pace_row(kind: str, fast: Mapping[str, Sequence[Pace]]) -> Row:
    """One kind of request on every database; the goal holds for the median of each."""
    called = f"{kind}, two workers, four clients, {YEARS[-1]} years"
    own = {name: paces for name, paces in fast.items() if name.startswith(kind)}
    if not own:
        return Row(called, "not measured: no wrk", "", None)
    times, peer = TIMES_THE_PEER[kind]
    words = "; ".join(
        f"{name.removeprefix(kind).strip()} {rounds_in_words(each)}" for name, each in own.items()
    )
    met = all(median(one.a_second for one in each) >= times * peer for each in own.values())
    return Row(called, words, f">= {times} times the peer's {peer} a second", met)


def _filled(data: Path, database: Mapping[str, str]) -> str:
    """Ten years of history; the session that is logged into."""
    command = [sys.executable, "-m", "bench.web_history", str(data), str(YEARS[-1])]
    environ = {**os.environ, **database}
    told = subprocess.run(command, check=True, capture_output=True, text=True, env=environ).stdout
    session: str = json.loads(told)["pages"]["session"].split("/")[2]
    return session


def _visit_all(server: Server) -> None:
    with ThreadPoolExecutor(CLIENTS) as clients:
        for done in [clients.submit(_visit, server) for _ in range(CLIENTS)]:
            done.result()


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
    for page in PAGES * VISITS:
        line = HTTPConnection("127.0.0.1", server.port)
        line.request("GET", page, headers={"Cookie": server.cookie, "Host": _host(server)})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (page, answer.status)
        line.close()
