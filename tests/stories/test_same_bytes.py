"""The same inputs give the same bytes, whatever the hash seed of the process."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from wholestride.cli.main import cli

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


def words(person: str, folder: Path, out: Path) -> list[str]:
    calendar = folder / "runs.ics"
    calendar.write_text(RUNS.replace("\n", "\r\n"), encoding="utf-8", newline="")
    athlete = str(PEOPLE / f"{person}.toml")
    return ["plan", athlete, str(calendar), "--start", "2026-11-23", "--quiet", "-o", str(out)]


def planned_here(person: str, folder: Path) -> bytes:
    """The season file that the command writes in this process, which drew a hash seed."""
    out = folder / "here.json"
    done = CliRunner().invoke(cli, words(person, folder, out), catch_exceptions=False)
    assert done.exit_code == 0, done.output
    return out.read_bytes()


def planned_elsewhere(person: str, folder: Path) -> bytes:
    """The season file that the command writes in a process with another hash seed."""
    out = folder / "elsewhere.json"
    launch = "from wholestride.cli.main import main; main()"
    seed = "1" if os.environ.get("PYTHONHASHSEED") == "0" else "0"
    done = subprocess.run(
        [sys.executable, "-c", launch, *words(person, folder, out)],
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
    assert planned_here(person, tmp_path) == planned_elsewhere(person, tmp_path)
