"""``make bench``: measure every row and write the pages of benchmarks in ``docs``.

``python -m bench engine``, ``web``, ``files`` or ``drawings`` measures one of them and writes its
page; with ``--peer URL``, as often as there are pages, a peer that runs on this machine is timed
beside it;
``python -m bench bench.placement`` measures and prints one part, and writes nothing.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from bench import peer
from bench.rows import Row

GROUPS: Mapping[str, tuple[str, ...]] = {
    "engine": (
        "bench.placement",
        "bench.placement_replans",
        "bench.whole_plan",
        "bench.composition",
        "bench.sweep_windows",
        "bench.sweep_layouts",
    ),
    "web": ("bench.web", "bench.web_server", "bench.lighthouse", "bench.web_kills"),
    "files": ("bench.files", "bench.files_import"),
    "drawings": ("bench.drawings",),
}
BUSY = (
    "**The machine was busy with other work**: seconds and requests a second say little here, CPU "
    "is too high as well, and only counts, bytes, memory and losses hold. Measure again in quiet."
)
DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"engine": DOCS / "benchmarks.md", "web": DOCS / "benchmarks-web.md"}
PAGES["files"] = DOCS / "benchmarks-files.md"
PAGES["drawings"] = DOCS / "benchmarks-drawings.md"
METHODS = {"web": "bench.web", "files": "bench.files", "drawings": "bench.drawings"}
"""Whose docstring says how the group is measured."""
TITLES = {"engine": "Benchmarks", "web": "Benchmarks of the web application"}
TITLES["files"] = "Benchmarks of recorded activities"
TITLES["drawings"] = "Benchmarks of the drawings"


def main() -> None:
    """Print the rows of all groups, or of what is named; exit 1 when a goal is missed."""
    named, addresses = arguments(sys.argv[1:])
    rows: list[Row] = []
    for group in [each for each in GROUPS if each in named] or ([] if named else list(GROUPS)):
        found = measured(GROUPS[group])
        found += beside(addresses) if group == "web" else []
        PAGES[group].write_text(page(group, found))
        rows += found
    rows += measured(each for each in named if each not in GROUPS)
    if addresses and named and "web" not in named:
        rows += beside(addresses)
    sys.exit(1 if any(row.met is False for row in rows) else 0)


def arguments(given: Sequence[str]) -> tuple[list[str], list[str]]:
    """The groups and parts that are named, and the addresses of a peer."""
    named, addresses = [], []
    words = iter(given)
    for word in words:
        if word == "--peer":
            addresses.append(next(words, ""))
        else:
            named.append(word)
    return named, addresses


def beside(addresses: Sequence[str]) -> list[Row]:
    """The rows of a peer, printed as they come."""
    if not addresses:
        return []
    try:
        rows = peer.rows(addresses, os.environ.get("PEER_COOKIE", ""))
    except peer.PeerError as why:
        sys.exit(str(why))
    for row in rows:
        print(f"  {row.name}: {row.measured}", flush=True)
    return rows


def measured(parts: Iterable[str]) -> list[Row]:
    """The rows of some parts, printed as they come."""
    rows: list[Row] = []
    for part in parts:
        print(f"measuring {part}", flush=True)
        found = importlib.import_module(part).rows()
        for row in found:
            print(f"  {row.name}: {row.measured} ({row.goal}) {_verdict(row)}", flush=True)
        rows += found
    return rows


def page(group: str, rows: list[Row]) -> str:
    """The page with the machine, the table and, where it has one, the method."""
    lines = [
        f"# {TITLES[group]}",
        "",
        "Made by `make bench`. Seconds belong to the machine, ratios travel.",
        "",
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, "
        f"{platform.system()}, Python {platform.python_version()}; {date.today().isoformat()}; "
        f"load average {os.getloadavg()[2]:.1f} (other work takes its share above 1).",
        *(["", BUSY] if os.getloadavg()[2] > (os.cpu_count() or 1) else []),
        "",
        "| work | measured | goal | met |",
        "| --- | --- | --- | --- |",
        *(f"| {row.name} | {row.measured} | {row.goal or '-'} | {_verdict(row)} |" for row in rows),
    ]
    if group in METHODS:
        told = importlib.import_module(METHODS[group]).__doc__ or ""
        lines += ["", told.partition("\n\n")[2].replace("``", "`").strip()]
    return "\n".join(lines) + "\n"


def _verdict(row: Row) -> str:
    return {True: "yes", False: "no", None: "-"}[row.met]


if __name__ == "__main__":
    main()
