"""``wholestride runs``: what each run was taken for."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_plan import CALENDAR


@pytest.fixture
def calendar(tmp_path: Path) -> Path:
    path = tmp_path / "runs.ics"
    path.write_text(CALENDAR)
    return path


def test_each_run_has_its_kind_and_why(wholestride: Command, calendar: Path) -> None:
    result = wholestride("runs", str(calendar))
    assert result.exit_code == 0
    rows = [line for line in result.stdout.splitlines() if "6 x 800 m" in line]
    assert len(rows) == 8
    assert all("intervals" in row and "key" in row for row in rows)
    assert "8 entries, 0 not sure: 8 intervals" in result.stdout


def test_the_athletes_own_words_count(wholestride: Command, calendar: Path, athlete: Path) -> None:
    override = '[[run_kind]]\ntitle = "6 x 800 m"\nkind = "hills"\n'
    athlete.write_text(athlete.read_text() + override)
    found = json.loads(
        wholestride("runs", str(calendar), "--athlete", str(athlete), "--json").stdout
    )
    assert {run["kind"] for run in found if run["title"] == "6 x 800 m"} == {"hills"}


def test_json_has_what_the_planner_needs(wholestride: Command, calendar: Path) -> None:
    first = json.loads(wholestride("runs", str(calendar), "--json").stdout)[0]
    assert first["start"] == "2026-11-24T06:45"
    assert {"id", "title", "kind", "minutes", "key", "importance", "sure", "reasons"} <= set(first)


def test_a_file_that_is_none_is_a_finding(wholestride: Command) -> None:
    result = wholestride("runs", "nowhere.ics")
    assert result.exit_code == 1
    assert "nowhere.ics: cannot be read" in result.stderr


def test_a_good_file_is_shown_beside_a_bad_one(wholestride: Command, calendar: Path) -> None:
    result = wholestride("runs", str(calendar), "nowhere.ics")
    assert result.exit_code == 1
    assert "6 x 800 m" in result.stdout


def test_without_a_file_the_usage_is_told(wholestride: Command) -> None:
    assert wholestride("runs").exit_code == 2


@pytest.mark.shared
def test_labels_of_plans_are_compared_by_kind(wholestride: Command, shared_data: Path) -> None:
    plan = min((shared_data / "plans").glob("*.json"))
    found = json.loads(wholestride("runs", str(plan), "--compare", "--json").stdout)
    assert set(found) == {"accuracy", "by_kind"}
