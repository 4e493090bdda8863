"""The web application: queries, time, bytes and memory of the local server.

Method. Two data folders, with one and with ten years of history (24 issued seasons, 3 744 sets a
year). *Queries* are counted in the application itself, without BEGIN and COMMIT. Everything else
is measured at the real server (one process, four threads, SQLite with synchronous FULL) over its
socket: *CPU* is what the server used for 60 requests after 10 that warm it up, divided by 60;
*first CPU* is that of the first request of a fresh server, with the imports and the reading that
later ones find done; *requests a second* is four connections of wrk beside the server on the same
cores, hence a floor, medians of five rounds that take turns (lowest and highest in brackets), with
a goal for two workers, as the peer was measured; *memory* is the proportional share (PSS) of the
server after that; *start* is from the start of the process to the last byte of the first page,
median of five, on a data folder that was used before. *Bytes and requests* of today are what
Chromium fetches with an empty cache, pictures and fonts among them, and the *CPU of it* is that of
the same requests one after the other, 60 times each; what the service worker carries along for two
weeks without a signal begins after the page has loaded and has a row of its own.
*Kills*: the whole server ends by ``kill -9`` at moments spread over a request while two phones log;
then every set that was acknowledged is looked for (``tests/web/kills.py``).

Anchors, measured with wger HEAD aaba2018 on such a machine: dashboard 9 queries and 31 ms CPU for
the shell alone at 35 a second, 368 ms and about 2000 kB in 81 requests for one opening; a set
94 queries, 54 ms and 14 a second; start 1.4 s; 370 MB with two workers. A peer that is running is
timed beside ours by ``python -m bench web --peer http://127.0.0.1:8000/en/dashboard``.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any
from urllib.parse import urlsplit

from tests.web.server import Server, free, running, start

from bench.clients import Line, Pace, rounds, rounds_in_words
from bench.rows import Row
from bench.web_history import set_message

YEARS = (1, 10)
STARTS, WARM_UP, REQUESTS = 5, 10, 60
MOST_SETS = 10_000
"""More than are logged while requests a second are measured."""
MOST_QUERIES, MOST_QUERIES_TO_LOG = 12, 6
OPENING_CPU_MS, PAGE_CPU_MS = 18.4, 31
"""A twentieth of the peer's CPU for one opening of its main page, and that of the shell alone."""
CHROMIUM = Path(os.environ.get("CHROMIUM", "/usr/bin/chromium"))


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found on one data folder."""

    queries: Mapping[str, int]
    first_ms: Mapping[str, float]
    cpu_ms: Mapping[str, float]
    paces: Mapping[str, Sequence[Pace]]
    megabytes: float


def rows() -> list[Row]:
    """Every row of the web application."""
    with tempfile.TemporaryDirectory() as folder:
        folders = {years: Path(folder) / str(years) for years in YEARS}
        found = {years: _measure(data, years) for years, data in folders.items()}
        return [
            *_query_rows(found),
            *_time_rows(found),
            _memory_row(found),
            _start_row(folders[YEARS[-1]]),
            *_opening_rows(folders[YEARS[0]]),
        ]


def _measure(data: Path, years: int) -> Measured:
    command = [sys.executable, "-m", "bench.web_history", str(data), str(years)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    history: dict[str, Any] = json.loads(told)
    pages: dict[str, str] = history["pages"]
    with running(data) as server:
        first = {name: _cpu_ms(server, where, 1) for name, where in pages.items()}
        for where in pages.values():
            _cpu_ms(server, where, WARM_UP)
        cpu = {name: _cpu_ms(server, where, REQUESTS) for name, where in pages.items()}
        session = pages["session"].split("/")[2]
        today = Line("/today/", {"Cookie": server.cookie})
        fast = rounds(
            {"today": (server.port, today), "log a set": (server.port, posts(server, session))}
        )
        return Measured(history["queries"], first, cpu, fast, pss_megabytes(server))


def _cpu_ms(server: Server, where: str, times: int) -> float:
    """CPU that the server needs for a page [ms]."""
    line = HTTPConnection("127.0.0.1", server.port)
    before = _cpu_seconds(server)
    for _ in range(times):
        line.request("GET", where, headers={"Cookie": server.cookie, "Accept-Encoding": "gzip"})
        answer = line.getresponse()
        answer.read()
        assert answer.status == 200, (where, answer.status)
    return 1000 * (_cpu_seconds(server) - before) / times


def _processes(server: Server) -> Iterator[Path]:
    """The server's processes, by their process group."""
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if os.getpgid(int(folder.name)) == server.process.pid:
                yield folder
        except ProcessLookupError:
            continue


def _cpu_seconds(server: Server) -> float:
    ticks = 0
    for folder in _processes(server):
        fields = (folder / "stat").read_text().rsplit(")", 1)[1].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def pss_megabytes(server: Server) -> float:
    """What all processes of a server hold together, shared pages counted once [MB]."""
    kilobytes = 0
    for folder in _processes(server):
        lines = (folder / "smaps_rollup").read_text().splitlines()
        kilobytes += next(int(each.split()[1]) for each in lines if each.startswith("Pss:"))
    return kilobytes / 1024


def posts(server: Server, session: str) -> Line:
    """One set after another, with the page's token."""
    host = urlsplit(server.link).netloc
    token = json.loads(server.ask("/api/pages/", Host=host).read())["token"]
    headers = {"Cookie": server.cookie, "X-CSRFToken": token, "Content-Type": "application/json"}
    sets = [json.dumps([set_message(session, each)]) for each in range(1, MOST_SETS + 1)]
    return Line("/api/events/", {**headers, "Host": host}, sets)


def _query_rows(found: Mapping[int, Measured]) -> list[Row]:
    few, many = (found[years].queries for years in YEARS)
    pages = [name for name in few if name != "log a set"]
    words = ", ".join(f"{name} {few[name]} / {many[name]}" for name in pages)
    met = all(many[name] <= MOST_QUERIES and few[name] == many[name] for name in pages)
    goal = f"<= {MOST_QUERIES} on any page, the same"
    result = [Row("queries a page with 1 and 10 years of history", words, goal, met)]
    if "log a set" in few:
        logged = (few["log a set"], many["log a set"])
        met = max(logged) <= MOST_QUERIES_TO_LOG and logged[0] == logged[1]
        figure = f"{logged[0]} / {logged[1]}"
        name = "queries to log a set with 1 and 10 years of history"
        result.append(Row(name, figure, f"<= {MOST_QUERIES_TO_LOG}, the same", met))
    return result


def _time_rows(found: Mapping[int, Measured]) -> list[Row]:
    few, many = (found[years] for years in YEARS)
    met = all(each <= PAGE_CPU_MS for each in (*few.cpu_ms.values(), *many.cpu_ms.values()))
    return [
        Row(
            "CPU a page with 1 and 10 years of history [ms]",
            _both(few.cpu_ms, many.cpu_ms),
            f"<= the {PAGE_CPU_MS} ms of the peer's shell on any page",
            met,
        ),
        Row("first CPU a page [ms]", _both(few.first_ms, many.first_ms), "", None),
        *(
            Row(
                f"{name}, one process, four clients, 1 and 10 years",
                f"{rounds_in_words(one)}; {rounds_in_words(ten)}",
                "",
                None,
            )
            for name, one, ten in ((name, few.paces[name], many.paces[name]) for name in few.paces)
        ),
    ]


def _both(few: Mapping[str, float], many: Mapping[str, float]) -> str:
    return ", ".join(f"{name} {few[name]:.1f} / {many[name]:.1f}" for name in few)


def _memory_row(found: Mapping[int, Measured]) -> Row:
    most = max(each.megabytes for each in found.values())
    figure = " / ".join(f"{found[years].megabytes:.0f} MB" for years in YEARS)
    name = "memory of the local server after the requests, 1 and 10 years"
    return Row(name, figure, "<= 120 MB", most <= 120)


def _start_row(data: Path) -> Row:
    took, cpu = zip(*(_start_seconds(data) for _ in range(STARTS)), strict=True)
    figure = f"{median(took):.2f} s, of it {median(cpu):.2f} s CPU"
    met = median(took) <= 1.0
    return Row("start to first page, used data folder", figure, "<= 1.0 s", met)


def _start_seconds(data: Path) -> tuple[float, float]:
    """Seconds on the clock and of CPU until the first page is there."""
    begun = perf_counter()
    server = start(data, free())
    server.come_in()
    assert server.ask("/today/").read()
    took, cpu = perf_counter() - begun, _cpu_seconds(server)
    server.stop()
    return took, cpu


def _opening_rows(data: Path) -> list[Row]:
    """What a browser that comes for the first time costs: bytes, requests, the server's CPU."""
    name = "today in Chromium with an empty cache"
    if not CHROMIUM.exists():
        return [Row(name, "not measured: there is no Chromium", "", None)]
    with running(data) as server:
        alone = _fetched(server, "/today/", carried=False)
        with_worker = _fetched(server, "/today/", carried=True)
        cpu = sum(_cpu_ms(server, each.where, REQUESTS) for each in alone)
    kilobytes = sum(each.size for each in alone) / 1000
    more = sum(each.size for each in with_worker) / 1000 - kilobytes
    met = kilobytes <= 100 and len(alone) <= 12
    extra = f"{more:.0f} kB in {len(with_worker) - len(alone)} requests"
    goal = f"<= {OPENING_CPU_MS} ms, a twentieth of the peer's"
    return [
        Row(name, f"{kilobytes:.0f} kB in {len(alone)} requests", "<= 100 kB, <= 12 requests", met),
        Row("CPU of it, all requests together", f"{cpu:.1f} ms", goal, cpu <= OPENING_CPU_MS),
        Row("carried along after it for two weeks without a signal", extra, "", None),
    ]


@dataclass(frozen=True, slots=True)
class Fetched:
    """An answer to a browser: its path, and its bytes with headers and compressed body."""

    where: str
    size: int


def _fetched(server: Server, where: str, *, carried: bool) -> list[Fetched]:
    """Every answer that a page asked for."""
    from playwright.sync_api import Response, sync_playwright

    name, value = server.cookie.split("=", 1)
    home = f"http://127.0.0.1:{server.port}"
    answers: list[Response] = []
    with sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        context = browser.new_context(service_workers="allow" if carried else "block")
        context.add_cookies([{"name": name, "value": value, "url": home}])
        page = context.new_page()
        page.on("response", lambda answer: answers.append(answer))
        page.goto(f"{home}{where}", wait_until="networkidle")
        if carried:
            page.wait_for_selector("html[data-carried]", state="attached")
        found = [_answer(each, home) for each in answers if not each.from_service_worker]
        browser.close()
    return found


def _answer(answer: Any, home: str) -> Fetched:
    sizes = answer.request.sizes()
    size = sizes["responseBodySize"] + sizes["responseHeadersSize"]
    return Fetched(answer.url.removeprefix(home), size)
