"""``init``, ``export``, ``check`` and ``demo``."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.test_plan import CALENDAR


def test_init_writes_a_file_that_plans(wholestride: Command) -> None:
    assert wholestride("init").exit_code == 0
    assert wholestride("plan", "athlete.toml", "--start", "2026-11-23", "--quiet").exit_code == 0


def test_init_writes_over_nothing_unless_told(wholestride: Command) -> None:
    Path("athlete.toml").write_text("mine")
    result = wholestride("init")
    assert result.exit_code == 1
    assert "--force" in result.stderr
    assert Path("athlete.toml").read_text() == "mine"
    assert wholestride("init", "--force").exit_code == 0
    assert Path("athlete.toml").read_text() != "mine"


def test_init_can_write_to_standard_output(wholestride: Command) -> None:
    assert "[availability]" in wholestride("init", "-").stdout


def test_a_season_becomes_a_calendar(wholestride: Command, season: Path) -> None:
    result = wholestride("export", str(season), "ics", "-o", "s.ics")
    assert result.exit_code == 0
    assert "written to s.ics" in result.stdout
    text = Path("s.ics").read_bytes()
    assert text.startswith(b"BEGIN:VCALENDAR\r\n")
    with_runs = wholestride("export", str(season), "ics", "--with-runs").stdout_bytes
    assert with_runs.count(b"BEGIN:VEVENT") > text.count(b"BEGIN:VEVENT")


def test_a_season_becomes_a_table(wholestride: Command, season: Path) -> None:
    rows = list(csv.reader(io.StringIO(wholestride("export", str(season), "csv").stdout)))
    assert len(rows) > 50
    assert len({len(row) for row in rows}) == 1


def test_a_season_becomes_text(wholestride: Command, season: Path) -> None:
    assert "Strength season for Björn" in wholestride("export", str(season), "text").stdout


def test_an_export_never_writes_over_its_season(wholestride: Command, season: Path) -> None:
    before = season.read_bytes()
    assert wholestride("export", str(season), "csv", "-o", str(season)).exit_code == 1
    assert season.read_bytes() == before


def test_an_unknown_form_is_wrong_usage(wholestride: Command, season: Path) -> None:
    assert wholestride("export", str(season), "pdf").exit_code == 2


def test_good_files_pass_the_check(wholestride: Command, season: Path, athlete: Path) -> None:
    result = wholestride("check", str(season), str(athlete))
    assert result.exit_code == 0, result.stderr
    assert "all is well" in result.stdout


def test_a_warning_fails_the_check(wholestride: Command) -> None:
    Path("club.ics").write_text(CALENDAR.replace("WEEKLY;COUNT=8", "SECONDLY"))
    result = wholestride("check", "club.ics")
    assert result.exit_code == 1
    assert "warning: club.ics:" in result.stderr


def test_problems_of_all_files_are_told_together(wholestride: Command, season: Path) -> None:
    Path("me.toml").write_text('level = "super"\n')
    result = wholestride("check", "me.toml", "nowhere.ics", str(season))
    assert result.exit_code == 1
    assert "me.toml:1" in result.stderr
    assert "nowhere.ics" in result.stderr


def test_the_catalogue_is_checked(wholestride: Command) -> None:
    result = wholestride("check", "--catalogue")
    assert result.exit_code == 0, result.stderr
    assert "exercises" in result.stdout


def test_nothing_to_check_is_wrong_usage(wholestride: Command) -> None:
    assert wholestride("check").exit_code == 2


def test_the_demo_shows_a_season_a_week_and_a_session(wholestride: Command) -> None:
    result = wholestride("demo", "--start", "2026-11-23", "-o", "demo.json")
    assert result.exit_code == 0
    for part in ("A race: Marathon", "Week of Monday 23 November 2026", "Warm-up"):
        assert part in result.stdout
    assert wholestride("check", "demo.json").exit_code == 0
