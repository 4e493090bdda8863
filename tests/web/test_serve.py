"""The local server as it is started from a terminal."""

from __future__ import annotations

import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.web.server import SECONDS, Server, free, launch, running, start
from wholestride.web.launch import free_port, listen
from wholestride.web.static_files import STAMP


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder that has been used before."""
    return tmp_path_factory.mktemp("data")


@pytest.fixture(scope="module")
def server(data: Path) -> Iterator[Server]:
    with running(data) as found:
        yield found


def refusal(data: Path, **environ: str) -> str:
    """What a server says that does not start."""
    process = launch(data, free(), environ)
    said = process.communicate(timeout=30)[0]
    assert process.returncode == 1
    assert "Traceback" not in said
    return said


def test_the_link_leads_to_a_day_of_the_example_season(server: Server) -> None:
    page = server.ask("/today/")
    assert page.status == 200
    assert "Wholestride" in page.read().decode()
    assert server.ask("/today/", Cookie="").status == 302


def test_styles_come_compressed_and_may_be_kept_for_ever(server: Server) -> None:
    page = server.ask("/today/").read().decode()
    style = page.split('rel="stylesheet" href="')[1].split('"')[0]
    answer = server.ask(style, Accept_Encoding="gzip")
    assert answer.status == 200
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "immutable" in answer.headers["Cache-Control"]


def test_browsers_find_an_icon_and_a_missing_page_says_so(server: Server) -> None:
    assert server.ask("/favicon.ico").read()[:4] == b"\0\0\1\0"
    missing = server.ask("/nowhere/")
    assert missing.status == 404
    assert "There is nothing here" in missing.read().decode()


def test_the_server_listens_on_this_machine_only(server: Server) -> None:
    outer = [each[4][0] for each in socket.getaddrinfo(socket.gethostname(), None)]
    for address in {str(each) for each in outer if not str(each).startswith("127.")}:
        with pytest.raises(OSError, match=r"refused|unreachable|assign"):
            socket.create_connection((address, server.port), timeout=2)


def test_the_data_folder_is_its_owners_alone(server: Server, tmp_path: Path) -> None:
    with running(tmp_path / "new") as other:
        assert other.port != server.port
        for file in ("", "secret"):
            assert (tmp_path / "new" / file).stat().st_mode & 0o077 == 0


def test_a_taken_port_is_named_and_the_next_one_is_used(data: Path, server: Server) -> None:
    second = start(data, server.port)
    second.stop()
    assert f"Port {server.port} is taken; using {second.port}." in second.said
    assert second.port > server.port


def test_when_every_port_is_taken_another_one_is_asked_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("wholestride.web.launch.PORTS_TRIED", 0)
    refused = pytest.raises(OSError, match="taken; name another one with --port")
    with socket.create_server(("127.0.0.1", 0)) as taken, refused:
        free_port(taken.getsockname()[1])


def test_ctrl_c_ends_it_quietly(data: Path, server: Server) -> None:
    other = start(data, free())
    other.come_in()
    assert other.ask("/nowhere/").status == 404
    assert other.stop(signal.SIGINT).strip() == ""
    assert other.process.returncode == 0


def test_ctrl_c_does_not_wait_for_a_request_that_is_being_handed_over(data: Path) -> None:
    code = (
        "import os, signal; os.environ['DJANGO_SETTINGS_MODULE'] = 'wholestride.web.settings';"
        "import django; django.setup();"
        "from gunicorn.glogging import Logger; from wholestride.web.serving import Alone, Served;"
        "served = Served(); logger = Logger(served.cfg);"
        "worker = Alone(1, 0, [], served, 1, served.cfg, logger);"
        "worker.method_queue.init(); worker.tpool = worker.get_thread_pool();"
        "signal.signal(signal.SIGINT, worker.handle_quit);"
        "worker.tpool._shutdown_lock.acquire();"
        "os.kill(os.getpid(), signal.SIGINT);"
        "assert not worker.alive"
    )
    environ = {"WHOLESTRIDE_DATA": str(data), "PATH": ""}
    subprocess.run([sys.executable, "-c", code], check=True, env=environ, timeout=SECONDS)


def test_a_second_start_gathers_nothing_anew(data: Path, server: Server) -> None:
    before = (data / STAMP).stat().st_mtime_ns
    start(data, free()).stop()
    assert (data / STAMP).stat().st_mtime_ns == before


SERVER = {"WHOLESTRIDE_MODE": "server", "WHOLESTRIDE_HOSTS": "strength.example"}


@pytest.mark.parametrize(
    ("environ", "words"),
    [
        ({"WHOLESTRIDE_MODE": "club"}, "it may be local or server"),
        ({"WHOLESTRIDE_MODE": "server"}, "set WHOLESTRIDE_HOSTS"),
        ({"WHOLESTRIDE_BIND": "0.0.0.0"}, "without accounts they would be let in"),
        ({**SERVER, "WHOLESTRIDE_SIGN_UP": "maybe"}, "it may be open, invitation, closed"),
        ({**SERVER, "WHOLESTRIDE_WORKERS": "many"}, "a number from 0 to 64"),
        ({**SERVER, "WHOLESTRIDE_PROXIES": "-1"}, "a number from 0 to 9"),
        ({**SERVER, "WHOLESTRIDE_MAIL": "pigeon://loft"}, "begins with 'pigeon'"),
        ({**SERVER, "WHOLESTRIDE_OIDC_ISSUER": "https://id.example"}, "WHOLESTRIDE_OIDC_CLIENT"),
    ],
)
def test_a_setting_that_cannot_be_used_is_said_in_words(
    environ: dict[str, str], words: str, tmp_path: Path
) -> None:
    assert words in refusal(tmp_path / "data", **environ)


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("mysql://db/runs", "postgresql:// is what we can use"),
        ("postgresql://127.0.0.1:1/runs", "the database does not answer"),
    ],
)
def test_a_database_that_cannot_be_used_is_said_in_words(
    address: str, words: str, tmp_path: Path
) -> None:
    assert words in refusal(tmp_path, DATABASE_URL=address)


def test_a_data_folder_of_a_newer_version_is_left_alone(data: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "wholestride.sqlite3") as database:
        database.execute("CREATE TABLE django_migrations (app, name, applied)")
        database.execute("INSERT INTO django_migrations VALUES ('training', '9999_later', '')")
    said = refusal(tmp_path)
    assert "written by a newer version of Wholestride (9999_later)" in said


def test_a_data_folder_that_cannot_be_made_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert "Wholestride cannot start" in refusal(tmp_path / "file" / "data")


def test_the_local_server_starts_without_solver_and_accounts(data: Path) -> None:
    """What is not needed to show a page is not imported before one asks for it."""
    code = (
        "import os, sys; os.environ['DJANGO_SETTINGS_MODULE'] = 'wholestride.web.settings';"
        "import django; django.setup(); import wholestride.web.urls;"
        "known = set(sys.modules);"
        "assert not {'highspy', 'numpy'} & known, 'a solver was imported';"
        "accounts = {'allauth', 'fido2', 'cryptography', 'wholestride.web.accounts'};"
        "assert not accounts & known, 'the accounts were imported'"
    )
    environ = {"WHOLESTRIDE_DATA": str(data), "PATH": ""}
    subprocess.run([sys.executable, "-c", code], check=True, env=environ)


def test_an_answer_is_sent_to_its_end_at_once() -> None:
    with listen("127.0.0.1", 0) as listener:
        assert listener.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)


def test_compiled_templates_lie_ready_for_the_next_start(server: Server, data: Path) -> None:
    assert server.ask("/today/").status == 200
    folder = data / "templates"
    assert any(folder.iterdir())
    assert folder.stat().st_mode & 0o077 == 0
