"""A peer is timed on this machine alone, within bounds, and says why it cannot be."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from bench.__main__ import arguments

from bench import clients, peer


class Pages(BaseHTTPRequestHandler):
    """A dashboard of 2 kB behind a cookie."""

    protocol_version = "HTTP/1.1"
    asked = 0

    def do_GET(self) -> None:
        """The page, or the way to the login."""
        Pages.asked += 1
        known = self.headers.get("Cookie") == "sessionid=ana" and self.path == "/dashboard/?day=1"
        body = b"x" * 2000 if known else b""
        self.send_response(200 if known else 302)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_about: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Pages)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.skipif(not shutil.which("wrk"), reason="there is no wrk here")
def test_a_peers_page_is_asked_by_four_clients_at_once(
    address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "SECONDS", 1)
    Pages.asked = 0
    (row,) = peer.rows([f"{address}/dashboard/?day=1"], "sessionid=ana")
    assert Pages.asked > clients.CLIENTS
    assert row.met is None
    assert row.measured.endswith(", 2 kB")
    assert float(row.measured.split(" a second")[0]) > 0


def test_without_wrk_it_is_said_where_it_comes_from(
    address: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(peer.PeerError, match="apt-get install wrk"):
        peer.rows([address])
    assert clients.rounds({"today": (1, clients.Line("/", {}))}) == {}
    assert "1 skipped: requests a second need wrk" in capsys.readouterr().out


def test_a_page_behind_a_login_says_where_the_cookie_goes(address: str) -> None:
    with pytest.raises(peer.PeerError, match="302 in place of a page; a login goes into PEER_COO"):
        peer.rows([f"{address}/dashboard/?day=1"])


@pytest.mark.parametrize(
    "elsewhere",
    [
        "http://192.0.2.1/",
        "http://127.0.0.1.example/",
        "https://localhost/",
        "http://localhost:no/",
        "file:///etc/passwd",
        "",
    ],
)
def test_nothing_outside_this_machine_is_asked(elsewhere: str) -> None:
    with pytest.raises(peer.PeerError, match="only http:// addresses of this machine"):
        peer.rows([elsewhere])


def test_a_peer_has_a_few_addresses(address: str) -> None:
    with pytest.raises(peer.PeerError, match="at most 8"):
        peer.rows([address] * 9)


def test_every_page_of_a_peer_is_named_in_turn() -> None:
    told = ["web", "--peer", "http://localhost/a", "--peer", "http://localhost/b"]
    assert arguments(told) == (["web"], ["http://localhost/a", "http://localhost/b"])
