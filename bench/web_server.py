"""Memory of a server with accounts and two workers, after its workers have shown every page."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

from tests.web.server import Server, free, launch

from bench.rows import Row
from bench.web import pss_megabytes

MOST_MEGABYTES = 220
CLIENTS, ROUNDS = 4, 20
PAGES = ("/today/", "/week/", "/season/", "/progress/", "/exercises/", "/session/free/", "/files/")
SEED = """
import django; django.setup()
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from wholestride.web.clock import today_in
from wholestride.web.training.demo import load_demo
from wholestride.web.training.models import Runner
user = get_user_model().objects.create_user("ana", "ana@example.org")
load_demo(Runner(user=user, athlete={}), today_in("Europe/Berlin"))
browser = Client()
browser.force_login(user)
print(browser.cookies[settings.SESSION_COOKIE_NAME].OutputString().split(";")[0])
"""
"""A runner with a season and a browser that the runner has come in with; says its cookie."""


def rows() -> list[Row]:
    """The row of the server."""
    with tempfile.TemporaryDirectory() as folder, _serving(Path(folder)) as server:
        with ThreadPoolExecutor(CLIENTS) as clients:
            for done in [clients.submit(_visit, server) for _ in range(CLIENTS)]:
                done.result()
        megabytes = pss_megabytes(server)
    name = "memory of a server with accounts and two workers after the requests"
    goal, met = f"<= {MOST_MEGABYTES} MB", megabytes <= MOST_MEGABYTES
    return [Row(name, f"{megabytes:.0f} MB", goal, met)]


@contextmanager
def _serving(data: Path) -> Iterator[Server]:
    environ = {
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
        yield server
    finally:
        server.stop()


def _cookie(data: Path, environ: dict[str, str]) -> str:
    own = {"WHOLESTRIDE_DATA": str(data), "DJANGO_SETTINGS_MODULE": "wholestride.web.settings"}
    said = subprocess.run(
        [sys.executable, "-c", SEED],
        env={**os.environ, **environ, **own},
        check=True,
        capture_output=True,
        text=True,
    )
    return said.stdout.strip().splitlines()[-1]


def _visit(server: Server) -> None:
    """Look at every page again and again, each time on a connection of its own."""
    host = urlsplit(server.link).netloc
    for page in PAGES * ROUNDS:
        line = HTTPConnection("127.0.0.1", server.port)
        line.request("GET", page, headers={"Cookie": server.cookie, "Host": host})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (page, answer.status)
        line.close()
