"""``wholestride build``: a handful becomes a session."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import PEOPLE, Command


def test_a_session_for_body_weight_needs_no_words_at_all(wholestride: Command) -> None:
    result = wholestride("build")
    assert result.exit_code == 0
    assert result.stdout.startswith("Full body from a handful")
    assert "\nWarm-up\n" in result.stdout


def test_chosen_exercises_are_in_it(wholestride: Command) -> None:
    chosen = ("--upper", "push_up,row_bent_over_db", "--lower", "goblet_squat,rdl")
    words = ("build", *chosen, "--with", "dumbbell", "--minutes", "45", "--json")
    found = json.loads(wholestride(*words).stdout)
    ids = {each["exercise"] for each in found["prescriptions"]}
    assert {"push_up", "row_bent_over_db", "goblet_squat", "rdl"} <= ids
    assert found["minutes"] <= 45


def test_as_many_as_asked_are_chosen(wholestride: Command) -> None:
    words = ("build", "--upper", "2", "--lower", "2", "--place", "gym", "--minutes", "40", "--json")
    found = json.loads(wholestride(*words).stdout)
    upper = {each["exercise"] for each in found["prescriptions"] if each["part"] == "upper"}
    assert len(upper) == 2
    assert all(
        {"exercise", "sets", "reps", "rest_s", "why", "superset"} <= set(each)
        for each in found["prescriptions"]
    )


def test_the_athletes_place_and_level_decide(wholestride: Command) -> None:
    words = ("build", "--athlete", str(PEOPLE / "bjorn.toml"), "--json")
    found = json.loads(wholestride(*words).stdout)
    assert found["place"] == "gym"
    assert found["level"] == "intermediate"


def test_every_wrong_exercise_is_told(wholestride: Command) -> None:
    result = wholestride("build", "--upper", "push_upp", "--lower", "squat_bb")
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "push_up" in result.stderr
    assert "too hard for somebody novice" in result.stderr


def test_words_that_are_no_place_or_equipment_are_wrong_usage(wholestride: Command) -> None:
    assert wholestride("build", "--place", "moon").exit_code == 2
    result = wholestride("build", "--with", "dumbbel")
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr


def test_a_red_flag_stops_it_with_friendly_words(wholestride: Command, tmp_path: Path) -> None:
    path = tmp_path / "me.toml"
    path.write_text('[availability]\nmonday = "18:00-19:00"\n[readiness]\nchest_pain = true\n')
    result = wholestride("build", "--athlete", str(path))
    assert result.exit_code == 1
    assert "physician" in result.stderr
