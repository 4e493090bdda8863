"""``wholestride season``: the whole of it, each thing once."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import START, Command


def planned(wholestride: Command, athlete: Path) -> None:
    words = ("plan", str(athlete), "--start", START, "-o", "s.json", "--quiet")
    assert wholestride(*words).exit_code == 0


def test_phases_weeks_and_races_are_shown(wholestride: Command, season: Path) -> None:
    result = wholestride("season", str(season))
    assert result.exit_code == 0
    assert "A race: Spring marathon" in result.stdout
    document = json.loads(season.read_text())
    for phase in document["phases"]:
        assert f"\n{phase['name']} " in result.stdout
    table = [line for line in result.stdout.splitlines() if line[2:6] in (" Nov", " Dec", " Jan")]
    assert len(table) >= 8


def test_weeks_whose_exercises_follow_are_named(wholestride: Command, season: Path) -> None:
    assert "on follow later" in wholestride("season", str(season)).stdout


def test_a_reason_that_comes_every_week_is_said_once(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    document = json.loads(Path("s.json").read_text())
    reasons = [" ".join(m["reasons"]) for week in document["weeks"] for m in week["missed"]]
    often = max(reasons, key=reasons.count)
    assert reasons.count(often) > 2
    text = wholestride("season", "s.json").stdout
    assert text.count(often) == 1
    assert "weeks of" in text


def test_what_would_help_is_said(wholestride: Command, athlete: Path) -> None:
    planned(wholestride, athlete)
    document = json.loads(Path("s.json").read_text())
    helps = {r for week in document["weeks"] for m in week["missed"] for r in m["relaxations"]}
    text = wholestride("season", "s.json").stdout
    assert helps
    assert all(f"What would help: {each}" in text for each in helps)


def test_json_is_the_season_file(wholestride: Command, season: Path) -> None:
    result = wholestride("season", str(season), "--json")
    assert json.loads(result.stdout) == json.loads(season.read_text())


def test_standard_input_is_read(wholestride: Command, season: Path) -> None:
    result = wholestride("season", "-", "--json", typed=season.read_text())
    assert json.loads(result.stdout)["format"] == "wholestride.season/1"
