"""Pose files: inheritance, sides, and findings that say where and what to do."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.figures.movement.pose import ArmWay, LegWay, Movement
from wholestride.figures.movement.reading import (
    PoseBook,
    read_movement,
    read_movements,
    take_table,
)
from wholestride.figures.movement.svg_static import Words, draw

LIBRARY = """
[standing]
leg = {foot = 0, stance = 9}
arm = {hang = true}
[hands_up]
arm = {shoulder = 180}
"""
SQUAT = """
[squat]
pose = "standing"
keys = [{}, {hip_y = 50, leg_R = {out = 20}}]
"""


def read(text: str) -> dict[str, Movement]:
    movements, findings = read_movements({"library": LIBRARY, "squat": SQUAT + text})
    assert not [str(finding) for finding in findings]
    return movements


def problem(text: str) -> str:
    _, findings = read_movements({"library": LIBRARY, "squat": text})
    (finding,) = findings
    return str(finding)


def test_a_key_changes_one_word_of_a_limb_and_keeps_the_rest() -> None:
    first, second = read("")["squat"].keys
    assert (second.leg_r.way, second.leg_r.out, second.leg_r.point) == (
        LegWay.FOOT,
        20.0,
        first.leg_r.point,
    )
    assert second.leg_l == first.leg_l


def test_a_limb_given_in_another_way_replaces_the_contact() -> None:
    movement = read('[march]\nlike = "squat"\nkeys = [{}, {leg_L = {hip = 90, knee = 90}}]\n')
    leg = movement["march"].keys[1].leg_l
    assert (leg.way, leg.hip, leg.point) == (LegWay.FREE, 90.0, (0.0, 0.0, 8.6))


def test_what_an_exercise_is_like_is_overlaid_by_its_library_poses_and_its_own_words() -> None:
    made = read('[press]\nlike = "squat"\npose = "hands_up"\narm_L = {elbow = 40}\n')["press"]
    assert len(made.keys) == 2
    assert made.keys[1].base.hip_y == 50
    assert [made.keys[1].arm_r.elbow, made.keys[1].arm_l.elbow] == [0, 40]
    assert made.keys[0].arm_r.way is ArmWay.FREE


def test_a_mirrored_key_is_the_other_side_of_what_it_says() -> None:
    made = read('[step]\npose = "standing"\nleg_R = {hip = 70}\nkeys = [{}, {mirror = true}]\n')
    first, second = made["step"].keys
    assert first.leg_r == second.leg_l
    assert first.leg_l == second.leg_r


def test_a_pose_passed_between_the_keys_is_inherited_until_it_is_taken_away() -> None:
    made = read(
        '[a]\nlike = "squat"\npassing = {hip_y = 70}\n[b]\nlike = "a"\n'
        '[c]\nlike = "a"\npassing = {}\n'
    )
    assert [pose.base.hip_y for pose in made["a"].course] == [None, 70, 50]
    assert made["b"].course == made["a"].course
    assert made["c"].course == made["c"].keys


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("[a]\nleeg = 4", ("a.keys[1].leeg", "Did you mean 'leg'")),
        ("[a]\nleg = {foot = 0, knee = 5}", ("leg_R.knee", "does not go with foot")),
        ('[a]\nlike = "sqat"', ("a.like", "nobody knows 'sqat'")),
        ('[a]\npose = "standin"', ("a.pose", "Did you mean 'standing'")),
        ('[a]\nequipment = [{kind = "dumbel"}]', ("equipment", "Did you mean 'dumbbell'")),
        ('[a]\ntint = ["quad"]', ("a.tint", "quads")),
        ('[a]\nhip = "balanced"', ("a.keys[1].hip", "balance")),
        ("[a]\nlean = true", ("a.keys[1].lean", "Write a number")),
        ('[a]\nlike = "a"', ("a.like", "leads back to itself")),
        ("a = [", ("squat", "is not TOML")),
    ],
)
def test_a_finding_names_exercise_and_key_and_says_what_to_do(
    text: str, words: tuple[str, ...]
) -> None:
    _, findings = read_movements({"library": LIBRARY, "squat": text})
    said = " ".join(str(finding) for finding in findings)
    assert all(word in said for word in words)


def test_a_movement_with_a_problem_is_left_out_and_the_others_are_read() -> None:
    text = SQUAT + "[broken]\nlean = 'x'\n"
    movements, findings = read_movements({"library": LIBRARY, "squat": text})
    assert list(movements) == ["squat"]
    assert len(findings) == 1


def test_the_same_exercise_in_two_files_is_found() -> None:
    _, findings = read_movements({"library": LIBRARY, "a": SQUAT, "b": SQUAT})
    assert "is in a and in b" in str(findings[0])
    assert problem("[a]\nview = 3").startswith("squat (a.view)")


odd = st.one_of(
    st.none().map(lambda _: []),
    st.booleans(),
    st.floats(-500, 500),
    st.text(max_size=6),
    st.lists(st.floats(-100, 100), max_size=4),
    st.lists(st.text(max_size=4), max_size=3),
    st.dictionaries(st.sampled_from(["kind", "foot", "hip", "x"]), st.floats(-90, 90), max_size=2),
)
PLACES_OF_KEYS = [
    *("view", "tint", "frame", "arrange", "badges", "hidden", "keys", "like", "pose", "crop"),
    *("hip", "hip_y", "lean", "leg", "arm_R", "equipment", "arrows", "over", "rig", "mirror"),
    *("shoulders", "flight", "on", "tempo"),
]


@given(st.dictionaries(st.sampled_from(PLACES_OF_KEYS), odd, max_size=4))
def test_whatever_a_file_says_it_is_drawn_or_answered_with_findings(table: dict[str, Any]) -> None:
    book = PoseBook(library=tomllib.loads(LIBRARY))
    take_table(book, "squat", "a", table)
    if "a" in book.tables:
        movement = read_movement(book, "a")
        if not book.findings:
            draw(movement, Words("a", "b"))
    assert all(finding.next_step for finding in book.findings)
