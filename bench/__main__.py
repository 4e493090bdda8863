"""``make bench``: measure every row in one run and write ``docs/benchmarks.md``.

``python -m bench bench.placement`` measures and prints one part; only a whole run writes the page.
"""

from __future__ import annotations

import importlib
import os
import platform
import sys
from datetime import date
from pathlib import Path

from bench.rows import Row

PARTS = (
    "bench.placement",
    "bench.placement_replans",
    "bench.whole_plan",
    "bench.composition",
    "bench.sweep_windows",
    "bench.sweep_layouts",
    "bench.web",
)
PAGE = Path(__file__).resolve().parents[1] / "docs" / "benchmarks.md"


def main() -> None:
    """Print the rows of all parts, or of those named; exit 1 when a goal is missed."""
    named = sys.argv[1:]
    rows: list[Row] = []
    for part in named or PARTS:
        print(f"measuring {part}", flush=True)
        found = importlib.import_module(part).rows()
        for row in found:
            print(f"  {row.name}: {row.measured} ({row.goal}) {_verdict(row)}", flush=True)
        rows += found
    if not named:
        PAGE.write_text(page(rows))
    sys.exit(1 if any(row.met is False for row in rows) else 0)


def page(rows: list[Row]) -> str:
    """The page with the machine and the table."""
    lines = [
        "# Benchmarks",
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
