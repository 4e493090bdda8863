"""Lighthouse on a phone: performance and accessibility of today, week, season and session.

``python -m bench bench.lighthouse`` prints its rows. Method: the demo runner on the local server,
Debian's Chromium, Lighthouse's own phone (slow 4G and a processor four times slower, simulated);
the median of three runs a page. Lighthouse is installed with npm outside the repository, at one
version. Without node or Chromium nothing is measured, and a row says so.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from statistics import median
from typing import Any

from tests.web.server import Server, running

from bench.rows import Row

VERSION = "12.8.2"
"""The newest that runs on Node 20."""
HOME = Path(tempfile.gettempdir()) / f"wholestride-lighthouse-{VERSION}"
CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
RUNS, SECONDS = 3, 300
TRIES = 3
"""A Chromium that did not come up measured nothing, and is started again."""
PERFORMANCE, ACCESSIBILITY = 95, 100
FLAGS = (
    "--quiet",
    "--output=json",
    "--only-categories=performance,accessibility",
    "--chrome-flags=--headless=new --no-sandbox",
)
Report = dict[str, Any]


def rows() -> list[Row]:
    """Two rows a page."""
    missing = what_is_missing()
    if missing:
        print(f"  1 skipped: Lighthouse needs {missing}", flush=True)
        return [Row("Lighthouse on a phone", f"not measured: no {missing}", "", None)]
    install()
    with tempfile.TemporaryDirectory() as folder, running(Path(folder)) as server:
        return [each for name, path in pages(server) for each in page_rows(server, name, path)]


def what_is_missing() -> str:
    """The first program that is not here, or nothing."""
    needed = {"node": "node", "npm": "npm", "Chromium": CHROMIUM}
    return next((name for name, each in needed.items() if not shutil.which(each)), "")


def install() -> None:
    """Lighthouse in a folder of its own, once."""
    if not (HOME / "node_modules" / "lighthouse").exists():
        wanted = f"lighthouse@{VERSION}"
        command = ["npm", "install", "--prefix", str(HOME), "--no-audit", "--no-fund", wanted]
        subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)


def pages(server: Server) -> Iterator[tuple[str, str]]:
    """The pages that a runner opens most, with the coming session that has the most lines."""
    for name in ("today", "week", "season"):
        yield name, f"/{name}/"
    listed = json.loads(server.ask("/api/pages/").read())["pages"]
    yield "session", next(each for each in listed if "-full-" in each)


def page_rows(server: Server, name: str, path: str) -> list[Row]:
    """Performance and accessibility of a page, the medians of some runs."""
    reports = [report(server, path) for _ in range(RUNS)]
    fast = median(score(each, "performance") for each in reports)
    open_to_all = min(score(each, "accessibility") for each in reports)
    details = f"{seen(reports, 'largest-contentful-paint')} s to the largest paint"
    shift = f"shift {max(value(each, 'cumulative-layout-shift') for each in reports):.3f}"
    goal = f">= {PERFORMANCE}"
    return [
        Row(
            f"Lighthouse phone performance, {name}",
            f"{fast:.0f} ({details}, {shift})",
            goal,
            fast >= PERFORMANCE,
        ),
        Row(
            f"Lighthouse accessibility, {name}",
            f"{open_to_all:.0f}",
            str(ACCESSIBILITY),
            open_to_all >= ACCESSIBILITY,
        ),
    ]


def report(server: Server, path: str) -> Report:
    """One run of Lighthouse."""
    headers = json.dumps({"Cookie": server.cookie})
    program = HOME / "node_modules" / "lighthouse" / "cli" / "index.js"
    address = f"http://127.0.0.1:{server.port}{path}"
    command = ["node", str(program), address, *FLAGS, f"--extra-headers={headers}"]
    environ = {**os.environ, "CHROME_PATH": str(CHROMIUM)}
    for _ in range(TRIES):
        told = subprocess.run(
            command, check=False, capture_output=True, text=True, timeout=SECONDS, env=environ
        )
        if told.returncode == 0:
            break
    assert told.returncode == 0, told.stderr[-2000:]
    found: Report = json.loads(told.stdout)
    assert found["finalDisplayedUrl"].endswith(path), found["finalDisplayedUrl"]
    return found


def score(found: Report, category: str) -> float:
    return 100 * float(found["categories"][category]["score"])


def value(found: Report, audit: str) -> float:
    return float(found["audits"][audit]["numericValue"])


def seen(reports: list[Report], audit: str) -> str:
    """The median of a time in milliseconds, in seconds."""
    return f"{median(value(each, audit) for each in reports) / 1000:.1f}"
