"""``wholestride why``: reasons that are a pleasure to read."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.test_today import gym_day
from wholestride.cli.reason_words import source_words


def session_of(season: Path, day: str) -> dict[str, list[dict[str, str]]]:
    document = json.loads(season.read_text())
    found: dict[str, list[dict[str, str]]] = next(
        each for each in document["sessions"] if each["start"][:10] == day
    )
    return found


def test_every_rule_that_spoke_is_told_with_its_source_at_the_end(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    text = wholestride("why", str(season), day).stdout
    body, _, sources = text.partition("How sure, and who says so")
    for reason in session_of(season, day)["why"]:
        assert f"{reason['text']} [{reason['rule']}]" in body
        assert source_words(reason["source"]) in sources
        assert f", grade {reason['grade']}" not in body


def test_each_source_stands_there_once(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    sources = wholestride("why", str(season), day).stdout.partition("who says so")[2]
    rules = [line.split()[0] for line in sources.splitlines()[2:] if line]
    assert len(rules) == len(set(rules))


def test_other_days_come_with_their_cost(wholestride: Command, season: Path) -> None:
    day = next(
        each["start"][:10]
        for each in json.loads(season.read_text())["sessions"]
        if each["alternatives"]
    )
    text = wholestride("why", str(season), day).stdout
    for other in session_of(season, day)["alternatives"]:
        assert other["text"] in text


def test_every_exercise_is_explained_and_shared_sentences_are_said_once(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    text = wholestride("why", str(season), day).stdout
    for line in session_of(season, day)["prescriptions"]:
        assert line["name"] in text
    exercises = text.partition("Why these exercises")[2]
    assert exercises.count("Raise and mobilise before lifting") <= 1


def test_a_day_without_a_session_says_why_not(wholestride: Command, athlete: Path) -> None:
    wholestride("plan", str(athlete), "--start", "2026-11-23", "-o", "s.json", "--quiet")
    result = wholestride("why", "s.json", "2026-11-24")
    assert result.exit_code == 0
    assert "No strength session on Tuesday 24 November 2026." in result.stdout
    assert "Not possible" in result.stdout


def test_json_holds_the_days_sessions(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    found = json.loads(wholestride("why", str(season), day, "--json").stdout)
    assert found
    assert all(each["start"][:10] == day and each["why"] for each in found)


def test_a_date_that_is_none_is_wrong_usage(wholestride: Command, season: Path) -> None:
    result = wholestride("why", str(season), "Thursday")
    assert result.exit_code == 2
    assert "2026-11-24" in result.stderr


def test_a_doi_becomes_a_link() -> None:
    assert source_words("10.1000/x") == "https://doi.org/10.1000/x"
    assert source_words("our default") == "our default"
