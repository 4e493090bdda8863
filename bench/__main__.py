"""``make bench``: measure every row and write both pages of benchmarks in ``docs``.

``python -m bench engine`` or ``web`` measures one of the two and writes its page;
``python -m bench bench.placement`` measures and prints one part, and writes nothing.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from collections.abc import Iterable, Mapping
from datetime import date
from pathlib import Path

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
    "web": ("bench.web",),
}
DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"engine": DOCS / "benchmarks.md", "web": DOCS / "benchmarks-web.md"}
TITLES = {"engine": "Benchmarks", "web": "Benchmarks of the web application"}


def main() -> None:
    """Print the rows of all groups, or of what is named; exit 1 when a goal is missed."""
    named = sys.argv[1:]
    rows: list[Row] = []
    for group in [each for each in GROUPS if each in named] or ([] if named else list(GROUPS)):
        found = measured(GROUPS[group])
        PAGES[group].write_text(page(TITLES[group], found))
        rows += found
    rows += measured(each for each in named if each not in GROUPS)
    sys.exit(1 if any(row.met is False for row in rows) else 0)


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


def page(title: str, rows: list[Row]) -> str:
    """The page with the machine and the table."""
    lines = [
        f"# {title}",
        "",
        "Made by `make bench`. Seconds belong to the machine, ratios travel.",
        "",
        f"Machine: {os.cpu_count()} cores, {platform.machine()}, "
        f"{platform.system()}, Python {platform.python_version()}; {date.today().isoformat()}; "
        f"load average {os.getloadavg()[2]:.1f} (other work takes its share above 1).",
        "",
        "| work | measured | goal | met |",
        "| --- | --- | --- | --- |",
        *(f"| {row.name} | {row.measured} | {row.goal or '-'} | {_verdict(row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _verdict(row: Row) -> str:
    return {True: "yes", False: "no", None: "-"}[row.met]


if __name__ == "__main__":
    main()
