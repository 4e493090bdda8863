"""``wholestride what-if``: two seasons side by side."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import START, Command


def planned(wholestride: Command, athlete: Path) -> None:
    wholestride("plan", str(athlete), "--start", START, "-o", "s.json", "--quiet")


def test_a_freed_evening_brings_sessions_back(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    words = ("what-if", "s.json", "--set", 'availability.tuesday=["18:00-19:30 home"]', "--json")
    found = json.loads(wholestride(*words).stdout)
    assert found["then"]["sessions not possible"] < found["now"]["sessions not possible"]
    assert any("Tue" in each for week in found["weeks"] for each in week["only_then"])


def test_both_seasons_stand_side_by_side(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    result = wholestride("what-if", "s.json", "--set", "sessions_per_week=1")
    assert result.exit_code == 0
    assert "leg sessions" in result.stdout
    assert "only now" in result.stdout


def test_a_setting_that_changes_nothing_says_so(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    result = wholestride("what-if", "s.json", "--set", "level=novice")
    assert "Every session stays where it is." in result.stdout


def test_the_season_file_stays_as_it_is(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    before = Path("s.json").read_bytes()
    wholestride("what-if", "s.json", "--set", "sessions_per_week=1")
    assert Path("s.json").read_bytes() == before


def test_every_wrong_setting_is_told(wholestride: Command, season: Path) -> None:
    result = wholestride("what-if", str(season), "--set", "colour=red", "--set", "level=super")
    assert result.exit_code == 1
    assert "colour" in result.stderr
    assert "super" in result.stderr


def test_without_a_setting_the_usage_is_told(wholestride: Command, season: Path) -> None:
    assert wholestride("what-if", str(season)).exit_code == 2
