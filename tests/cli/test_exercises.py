"""``wholestride exercises``: browse the catalogue."""

from __future__ import annotations

import json

import pytest

from tests.cli.conftest import Command


def ids(wholestride: Command, *words: str) -> set[str]:
    return {each["id"] for each in json.loads(wholestride("exercises", *words, "--json").stdout)}


def test_an_id_shows_its_page_and_the_others_with_that_word(wholestride: Command) -> None:
    text = wholestride("exercises", "plank").stdout
    assert text.startswith("Forearm plank  (plank)")
    assert "Common fault:" in text
    assert "Others with 'plank'" in text
    assert "side_plank" in text
    assert "Trains: abdominals" in text


def test_a_word_lists_every_exercise_that_has_it(wholestride: Command) -> None:
    text = wholestride("exercises", "squat").stdout
    assert "goblet_squat" in text
    assert text.splitlines()[-1].endswith("exercises")


@pytest.mark.parametrize(
    ("words", "inside", "outside"),
    [
        (("--component", "upper-body"), "push_up", "squat_bb"),
        (("--pattern", "hinge"), "rdl", "push_up"),
        (("--region", "calves"), "calf_raise", "push_up"),
        (("--level", "1"), "squat_box", "pistol_squat"),
        (("--bodyweight",), "push_up", "squat_bb"),
        (("--with", "barbell, rack"), "squat_bb", "leg_press"),
    ],
)
def test_each_filter_filters(
    wholestride: Command, words: tuple[str, ...], inside: str, outside: str
) -> None:
    found = ids(wholestride, *words)
    assert inside in found
    assert outside not in found


def test_json_has_what_other_programs_need(wholestride: Command) -> None:
    (one,) = [
        each
        for each in json.loads(wholestride("exercises", "goblet_squat", "--json").stdout)
        if each["id"] == "goblet_squat"
    ]
    assert {"name", "components", "pattern", "regions", "equipment", "level", "cues"} <= set(one)


def test_nothing_found_is_a_finding_with_a_near_id(wholestride: Command) -> None:
    result = wholestride("exercises", "gobblet_squat")
    assert result.exit_code == 1
    assert "Did you mean 'goblet_squat'?" in result.stderr


def test_equipment_that_nobody_knows_is_wrong_usage(wholestride: Command) -> None:
    result = wholestride("exercises", "--with", "dumbel")
    assert result.exit_code == 2
    assert "Did you mean" in result.stderr
