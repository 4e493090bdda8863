"""A command line in an empty folder, and Björn's season, planned once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from wholestride.cli.main import cli

PEOPLE = Path(__file__).parents[1] / "people"
START = "2026-11-23"

Command = Callable[..., Result]


@pytest.fixture
def wholestride(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Runs ``wholestride WORDS...`` in an empty folder; an exception fails the test."""
    monkeypatch.chdir(tmp_path)

    def run(*words: str, typed: str | None = None) -> Result:
        return CliRunner().invoke(cli, words, input=typed, catch_exceptions=False)

    return run


@pytest.fixture(scope="session")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Björn's season as ``wholestride plan`` wrote it; nobody writes over it."""
    path = tmp_path_factory.mktemp("issued") / "season.json"
    words = ["plan", str(PEOPLE / "bjorn.toml"), "--start", START, "-o", str(path), "--quiet"]
    result = CliRunner().invoke(cli, words, catch_exceptions=False)
    assert result.exit_code == 0, result.output
    return path


@pytest.fixture
def season(issued: Path, tmp_path: Path) -> Path:
    """Björn's season in a folder of the test's own, which it may change."""
    path = tmp_path / "season.json"
    path.write_bytes(issued.read_bytes())
    return path


@pytest.fixture
def athlete(tmp_path: Path) -> Path:
    """A runner who can lift on three evenings before key runs, with a race in nine weeks."""
    path = tmp_path / "evenings.toml"
    path.write_text(EVENINGS)
    return path


EVENINGS = """
name = "Ana"
level = "novice"
last_lifted = 2026-11-10
sessions_last_6_weeks = 8
[places.home]
equipment = ["dumbbell", "band"]
[availability]
monday = ["18:00-19:30 home"]
wednesday = ["18:00-19:30 home"]
friday = ["18:00-19:30 home"]
[runs]
tuesday = "06:45 intervals 50 min"
thursday = "06:45 tempo 45 min"
sunday = "08:00 long 100 min"
[[race]]
date = 2027-01-24
distance = "half"
priority = "A"
title = "Winter half"
[readiness]
answered_on = 2026-11-15
"""
