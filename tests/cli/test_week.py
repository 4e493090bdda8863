"""``wholestride week``: running and strength side by side."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command


def test_seven_days_are_shown_with_runs_and_sessions(wholestride: Command, season: Path) -> None:
    result = wholestride("week", str(season), "--date", "2026-11-26")
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].startswith("Week of Monday 23 November 2026")
    days = [
        line[:3] for line in lines if line[:3] in ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    ]
    assert days == ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
    assert "intervals" in result.stdout
    assert "Full body" in result.stdout


def test_the_weeks_minutes_are_told_by_component(wholestride: Command, season: Path) -> None:
    text = wholestride("week", str(season), "--date", "2026-11-26").stdout
    account = next(line for line in text.splitlines() if line.startswith("Minutes"))
    for part in ("core", "upper-body", "mobility", "functional", "stability", "flexibility"):
        assert part in account


def test_a_week_without_sessions_says_so(wholestride: Command, tmp_path: Path) -> None:
    (tmp_path / "away.toml").write_text(
        '[places.home]\nequipment = []\n[availability]\nmonday = "18:00-19:00 home"\n'
        "[[unavailable]]\nfrom = 2026-11-23\nto = 2026-12-06\n"
        '[runs]\ntuesday = "easy 40 min"\n'
    )
    wholestride("plan", "away.toml", "--start", "2026-11-23", "-o", "s.json", "--quiet")
    assert (
        "No strength session this week."
        in wholestride("week", "s.json", "--date", "2026-11-24").stdout
    )


def test_a_week_outside_the_season_names_the_seasons_days(
    wholestride: Command, season: Path
) -> None:
    result = wholestride("week", str(season), "--date", "2031-01-01")
    assert result.exit_code == 0
    assert "outside the season" in result.stdout
    assert "23 November 2026" in result.stdout


def test_json_holds_one_week(wholestride: Command, season: Path) -> None:
    words = ("week", str(season), "--date", "2026-11-26", "--json")
    found = json.loads(wholestride(*words).stdout)
    assert set(found) == {"week", "runs", "sessions"}
    assert found["week"]["start"] == "2026-11-23"
    assert found["sessions"]


def test_the_seasons_last_week_and_a_word_for_the_date_work(
    wholestride: Command, season: Path
) -> None:
    assert wholestride("week", str(season), "--date", "today").exit_code == 0
    assert wholestride("week", str(season), "--date", "someday").exit_code == 2
