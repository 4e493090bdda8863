"""``wholestride plan``: files in, a season file out."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import PEOPLE, START, Command
from wholestride.formats.season_file import read_season

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
BEGIN:VEVENT
UID:a
DTSTART:20261124T064500
DURATION:PT50M
RRULE:FREQ=WEEKLY;COUNT=8
SUMMARY:6 x 800 m
END:VEVENT
END:VCALENDAR
"""


def test_a_season_is_written_and_shown(wholestride: Command, athlete: Path) -> None:
    result = wholestride("plan", str(athlete), "--start", START, "-o", "s.json")
    assert result.exit_code == 0
    assert "written to s.json" in result.stdout
    assert "A race: Winter half" in result.stdout
    found, findings = read_season("s.json", Path("s.json").read_bytes())
    assert found is not None, findings
    assert found.start.isoformat() == START


def test_without_an_output_nothing_is_written(wholestride: Command, athlete: Path) -> None:
    before = set(Path().iterdir())
    assert wholestride("plan", str(athlete), "--start", START).exit_code == 0
    assert set(Path().iterdir()) == before


def test_standard_output_holds_the_season_file_alone(wholestride: Command, athlete: Path) -> None:
    result = wholestride("plan", str(athlete), "--start", START, "-o", "-")
    assert json.loads(result.stdout)["format"] == "wholestride.season/1"


def test_warnings_keep_exit_code_0_and_go_to_standard_error(
    wholestride: Command, athlete: Path
) -> None:
    text = athlete.read_text().replace("2027-01-24", "2019-01-24")
    athlete.write_text(text)
    result = wholestride("plan", str(athlete), "--start", START, "-o", "s.json", "--quiet")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert "warning:" in result.stderr
    assert "2019-01-24" in result.stderr


def test_a_calendar_takes_the_place_of_the_weekly_pattern(
    wholestride: Command, athlete: Path
) -> None:
    Path("runs.ics").write_text(CALENDAR)
    wholestride("plan", str(athlete), "runs.ics", "--start", START, "-o", "s.json", "--quiet")
    titles = {run["title"] for run in json.loads(Path("s.json").read_text())["runs"]}
    assert "6 x 800 m" in titles
    assert not any("tempo" in title for title in titles)


def test_a_race_date_is_enough_to_start_from(wholestride: Command, athlete: Path) -> None:
    kept = athlete.read_text()
    first, rest = kept.partition("[runs]")[0], kept.partition("[[race]]")[2]
    athlete.write_text(f"{first}[[race]]{rest}")
    result = wholestride("plan", str(athlete), "--start", START, "-o", "s.json")
    assert result.exit_code == 0
    document = json.loads(Path("s.json").read_text())
    assert [run["race"]["priority"] for run in document["runs"]] == ["A"]
    assert {"taper", "race"} <= {phase["name"] for phase in document["phases"]}
    assert document["sessions"]
    assert "built around your races alone" in result.stderr


def test_a_weekly_pattern_is_enough_to_start_from(wholestride: Command) -> None:
    words = ("plan", str(PEOPLE / "ana.toml"), "--start", START, "-o", "s.json", "--quiet")
    assert wholestride(*words).exit_code == 0
    assert json.loads(Path("s.json").read_text())["sessions"]


def test_no_running_at_all_is_said(wholestride: Command, athlete: Path) -> None:
    athlete.write_text(athlete.read_text().partition("[runs]")[0])
    result = wholestride("plan", str(athlete), "--start", START)
    assert result.exit_code == 0
    assert "no running is known" in result.stderr


def test_every_finding_is_said_once(wholestride: Command, athlete: Path) -> None:
    lines = wholestride("plan", str(athlete), "--start", START).stderr.splitlines()
    assert lines
    assert len(lines) == len(set(lines))


def test_the_same_files_give_the_same_bytes(wholestride: Command, athlete: Path) -> None:
    for name in ("one.json", "two.json"):
        wholestride("plan", str(athlete), "--start", START, "-o", name, "--quiet")
    assert Path("one.json").read_bytes() == Path("two.json").read_bytes()
