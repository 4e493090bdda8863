"""Fetching by address: what a friendly server gives, and what a hostile one does not get."""

from __future__ import annotations

import gzip
import socket
import time
import zlib
from dataclasses import replace
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.network.stand_in import OPEN, Answering, Asked, answering
from wholestride.domain.findings import Finding
from wholestride.network.addresses import (
    RefusedError,
    may_be_asked,
    networks_from,
    target_of,
)
from wholestride.network.fetching import Fetched, Marks, Rules, fetch

CALENDAR = b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n"


def words_of(found: Fetched | Finding) -> str:
    assert isinstance(found, Finding), found
    assert found.next_step
    return found.message


def test_a_calendar_is_fetched_with_its_marks_and_not_again_while_it_is_the_same() -> None:
    def how(asked: Asked) -> None:
        if asked.headers["If-None-Match"] == '"one"':
            asked.answer(304)
        else:
            asked.answer(200, CALENDAR, ETag='"one"', Last_Modified="Sat, 21 Nov 2026 08:00:00 GMT")

    with answering(how) as server:
        first = fetch(f"{server.address}/ana.ics", OPEN)
        assert isinstance(first, Fetched)
        assert first.data == CALENDAR
        again = fetch(f"{server.address}/ana.ics", OPEN, first.marks)
    assert first.marks == Marks('"one"', "Sat, 21 Nov 2026 08:00:00 GMT")
    assert again == Fetched(b"", first.marks, unchanged=True)


def test_a_packed_answer_is_unpacked_and_a_redirect_is_followed() -> None:
    def how(asked: Asked) -> None:
        if asked.path == "/old":
            asked.answer(301, Location="/new")
        else:
            asked.answer(200, gzip.compress(CALENDAR), Content_Encoding="gzip")

    with answering(how) as server:
        found = fetch(f"{server.address}/old", OPEN)
    assert isinstance(found, Fetched)
    assert found.data == CALENDAR


def test_an_endless_body_is_cut_off_at_the_limit() -> None:
    def how(asked: Asked) -> None:
        asked.send_response(200)
        asked.end_headers()
        while True:
            asked.wfile.write(b"x" * 65536)

    with answering(how) as server:
        found = fetch(server.address, replace(OPEN, most_bytes=1_000_000))
    assert "larger than 1 MB" in words_of(found)


def test_a_gzip_bomb_is_never_unpacked_beyond_the_limit() -> None:
    packer = zlib.compressobj(9, wbits=31)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(50)) + packer.flush()

    def how(asked: Asked) -> None:
        asked.answer(200, bomb, Content_Encoding="gzip")

    with answering(how) as server:
        found = fetch(server.address, replace(OPEN, most_bytes=1_000_000))
    assert len(bomb) < 100_000
    assert "larger than 1 MB" in words_of(found)


def without_end(begins: bytes, follows: bytes) -> Answering:
    """A packed answer that begins so and goes on for ever."""

    def how(asked: Asked) -> None:
        asked.send_response(200)
        asked.send_header("Content-Encoding", "gzip")
        asked.end_headers()
        asked.wfile.write(begins)
        while True:
            asked.wfile.write(follows)

    return how


def test_what_follows_a_packed_answer_is_not_waited_for() -> None:
    with answering(without_end(gzip.compress(CALENDAR), b"x" * 65536)) as server:
        assert fetch(server.address, OPEN) == Fetched(CALENDAR)


def test_a_packed_answer_that_never_says_anything_is_cut_off_at_the_limit() -> None:
    head, empty_block = gzip.compress(b"")[:10], b"\0\0\0\xff\xff"
    with answering(without_end(head, empty_block * 13107)) as server:
        found = fetch(server.address, replace(OPEN, most_bytes=1_000_000))
    assert "larger than 1 MB" in words_of(found)


@pytest.mark.parametrize("where", ["head", "body"])
def test_a_slow_answer_ends_at_the_deadline_however_it_drips(where: str) -> None:
    def how(asked: Asked) -> None:
        if where == "body":
            asked.send_response(200)
            asked.end_headers()
        else:
            asked.wfile.write(b"HTTP/1.1 200 OK\r\n")
        for _ in range(200):
            asked.wfile.write(b"X")
            asked.wfile.flush()
            time.sleep(0.02)

    began = time.perf_counter()
    with answering(how) as server:
        found = fetch(server.address, replace(OPEN, seconds=0.2))
        assert time.perf_counter() - began < 1.5
    assert "took too long" in words_of(found)


def test_a_server_that_never_answers_ends_at_the_deadline() -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        found = fetch(f"http://127.0.0.1:{port}/", replace(OPEN, seconds=0.1))
    assert "took too long" in words_of(found)


def test_a_name_that_never_resolves_ends_at_the_deadline() -> None:
    def slow(host: str, port: int) -> list[str]:
        time.sleep(0.5)
        return ["127.0.0.1"]

    found = fetch("http://slow.example/", replace(OPEN, seconds=0.05, resolve=slow))
    assert "slow.example is not known" in words_of(found)


def test_a_redirect_loop_ends_after_a_few_hops() -> None:
    paths: list[str] = []

    def how(asked: Asked) -> None:
        paths.append(asked.path)
        asked.answer(302, Location=f"/{len(paths)}")

    with answering(how) as server:
        found = fetch(server.address, OPEN)
    assert "leads on and on" in words_of(found)
    assert len(paths) == 6


@pytest.mark.parametrize(
    "where",
    [
        "http://169.254.169.254/latest/meta-data/",
        "http://10.0.0.1/",
        "http://[::ffff:169.254.169.254]/",
        "http://0.0.0.0/",
    ],
)
def test_a_redirect_into_a_private_network_is_not_followed(where: str) -> None:
    with answering(lambda asked: asked.answer(302, Location=where)) as server:
        found = fetch(server.address, OPEN)
    assert "private network" in words_of(found)


def test_a_redirect_to_a_file_is_not_followed() -> None:
    with answering(lambda asked: asked.answer(302, Location="file:///etc/passwd")) as server:
        found = fetch(server.address, OPEN)
    assert "Only http and https" in words_of(found)


def test_the_loopback_is_refused_until_the_owner_allows_it() -> None:
    asked_for: list[str] = []
    with answering(lambda asked: asked_for.append(asked.path)) as server:
        found = fetch(server.address, Rules())
    assert "private network" in words_of(found)
    assert isinstance(found, Finding)
    assert "WHOLESTRIDE_PRIVATE_NETWORKS" in found.next_step
    assert asked_for == []


def test_a_name_is_resolved_once_so_that_a_second_answer_cannot_lead_elsewhere() -> None:
    answers = [["127.0.0.1"], ["169.254.169.254"]]

    def rebinding(host: str, port: int) -> list[str]:
        return answers.pop(0)

    with answering(lambda asked: asked.answer(200, CALENDAR)) as server:
        port = server.server_address[1]
        found = fetch(f"http://rebinding.example:{port}/", replace(OPEN, resolve=rebinding))
    assert isinstance(found, Fetched)
    assert len(answers) == 1


def test_one_private_address_among_public_ones_is_enough_to_refuse() -> None:
    rules = Rules(resolve=lambda host, port: ["203.0.114.9", "192.168.1.1"])
    assert "private network" in words_of(fetch("https://mixed.example/", rules))


@pytest.mark.parametrize(
    ("status", "words"),
    [(401, "wants a login"), (404, "nothing at this address"), (500, "answered 500")],
)
def test_what_a_server_refuses_is_said_in_words(status: int, words: str) -> None:
    with answering(lambda asked: asked.answer(status, b"<html>no</html>")) as server:
        assert words in words_of(fetch(server.address, OPEN))


@pytest.mark.parametrize(
    "raw",
    [
        b"",
        b"SSH-2.0-OpenSSH\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf",
        b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain",
        b"HTTP/1.1 200 OK\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 200 + b"\r\n",
        b"HTTP/1.1 200 OK\r\nX: " + b"y" * 70000,
        b"HTTP/1.1 302 Found\r\nLocation: http://[\r\nContent-Length: 0\r\n\r\n",
        b"HTTP/1.1 304 Not Modified\r\n\r\n",
    ],
)
def test_nonsense_is_a_finding_with_a_next_step(raw: bytes) -> None:
    def how(asked: Asked) -> None:
        asked.wfile.write(raw)
        asked.close_connection = True

    with answering(how) as server:
        assert words_of(fetch(server.address, OPEN))


def test_nobody_listening_is_said_in_words() -> None:
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    assert "cannot be reached" in words_of(fetch(f"http://127.0.0.1:{port}/", OPEN))


@pytest.mark.parametrize(
    "written",
    [
        *("", "plan.ics", "ftp://runs.example/", "file:///etc/passwd", "javascript:alert(1)"),
        *("http://", "http://ana:secret@runs.example/", "http://runs.example:99999/"),
        *("http://a..b/", "http://runs.example/\r\nHost: other", "https://" + "x" * 3000),
        *("http://runs.example:0/", "http://¯", "http://two words/"),
    ],
)
def test_what_is_no_address_of_a_calendar_is_refused_before_anything_is_asked(written: str) -> None:
    with pytest.raises(RefusedError) as refused:
        target_of(written)
    assert refused.value.finding.next_step


@given(st.one_of(st.text(), st.text().map("http://{}".format), st.text().map("https://[{}".format)))
def test_whatever_is_typed_is_a_target_or_a_finding(written: str) -> None:
    try:
        target = target_of(written)
    except RefusedError:
        return
    assert target.scheme in ("http", "https")
    assert (target.host + target.path).isascii()
    assert " " not in target.path + target.host_header


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.0.1", "169.254.169.254", "100.64.0.1"),
        *("0.0.0.0", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1", "198.18.0.1"),
        *("::1", "::", "fe80::1", "fe80::1%1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "64:ff9b::a9fe:a9fe", "2002:7f00:1::1", "::ffff:10.0.0.1"),
    ],
)
def test_private_loopback_link_local_and_reserved_addresses_are_not_asked(address: str) -> None:
    assert not may_be_asked(ip_address(address), ())


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:2800:220:1::1", "::ffff:8.8.8.8"])
def test_public_addresses_are_asked(address: str) -> None:
    assert may_be_asked(ip_address(address), ())


def test_the_owner_allows_networks_and_nothing_beside_them() -> None:
    allowed = networks_from("192.168.1.0/24, fc00::/7")
    assert may_be_asked(ip_address("192.168.1.7"), allowed)
    assert may_be_asked(ip_address("::ffff:192.168.1.7"), allowed)
    assert not may_be_asked(ip_address("192.168.2.7"), allowed)
    with pytest.raises(ValueError, match="network"):
        networks_from("home")
