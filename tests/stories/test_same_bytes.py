"""The same inputs give the same bytes, whatever the hash seed of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

PEOPLE = Path(__file__).resolve().parents[1] / "people"
RUNS = """\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//tests//EN
BEGIN:VEVENT
UID:tuesday
DTSTART:20261124T064500
DURATION:PT55M
RRULE:FREQ=WEEKLY;COUNT=12
SUMMARY:6 x 800 m
END:VEVENT
BEGIN:VEVENT
UID:sunday
DTSTART;VALUE=DATE:20261129
RRULE:FREQ=WEEKLY;COUNT=12
SUMMARY:Long run 22 km
END:VEVENT
END:VCALENDAR
"""


def planned_with(seed: str, person: str, folder: Path) -> bytes:
    """The season file that the command writes in a process with this hash seed."""
    out = folder / f"{person}-{seed}.json"
    calendar = folder / "runs.ics"
    calendar.write_text(RUNS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    launch = "from wholestride.cli.main import main; main()"
    command = [sys.executable, "-c", launch, "plan", str(PEOPLE / f"{person}.toml")]
    done = subprocess.run(
        [*command, str(calendar), "--start", "2026-11-23", "--quiet", "-o", str(out)],
        env={**os.environ, "PYTHONHASHSEED": seed},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return out.read_bytes()


@pytest.mark.parametrize("person", ["ana", "bjorn", "chidi", "dora"])
def test_two_processes_with_other_hash_seeds_write_the_same_season(
    person: str, tmp_path: Path
) -> None:
    assert planned_with("0", person, tmp_path) == planned_with("1", person, tmp_path)
