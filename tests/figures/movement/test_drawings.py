"""The packaged drawings: every pose passes every check, and a page shows them all."""

from __future__ import annotations

import gzip
import re
from dataclasses import replace
from itertools import pairwise
from xml.etree.ElementTree import fromstring

import pytest

from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts
from wholestride.figures.movement import (
    Drawing,
    animate_exercise,
    draw_exercise,
    read_movements,
    silhouette_of_exercise,
    stand_alone,
)
from wholestride.figures.movement.between import moments
from wholestride.figures.movement.pose import Crop, Movement
from wholestride.figures.movement.validator import validate
from wholestride.figures.movement.validator.catalogue_checks import hold_has_its_badge

EXERCISES = load().exercises


@pytest.fixture(scope="module")
def movements() -> dict[str, Movement]:
    found, findings = read_movements(pose_texts())
    assert not [str(finding) for finding in findings]
    return found


@pytest.fixture(scope="module")
def drawings(movements: dict[str, Movement]) -> list[Drawing]:
    return [draw_exercise(EXERCISES[name], movements[name]) for name in movements]


def test_every_pose_belongs_to_an_exercise_and_stands_in_the_file_of_its_family(
    movements: dict[str, Movement],
) -> None:
    assert set(movements) <= set(EXERCISES)
    assert not [name for name, each in movements.items() if not each.file]


def test_the_check_says_nothing_about_any_packaged_pose(drawings: list[Drawing]) -> None:
    problems = [
        str(finding)
        for drawing in drawings
        for finding in validate(drawing, EXERCISES[drawing.movement.id])
    ]
    assert not problems


def test_a_plank_without_its_clock_is_a_problem_and_a_jumping_rope_needs_none(
    movements: dict[str, Movement],
) -> None:
    plank, rope = (
        draw_exercise(EXERCISES[name], replace(movements[name], badges=()))
        for name in ("plank", "jump_rope")
    )
    (problem,) = hold_has_its_badge(plank, EXERCISES["plank"])
    assert problem[0] == "badges"
    assert not list(hold_has_its_badge(rope, EXERCISES["jump_rope"]))


def test_every_drawing_is_named_and_described_for_who_cannot_see_it(
    drawings: list[Drawing],
) -> None:
    for drawing in drawings:
        root = fromstring(drawing.svg)
        title, sentence = list(root)[:2]
        assert root.get("role") == "img"
        assert title.text == EXERCISES[drawing.movement.id].name
        assert sentence.text
        assert root.get("aria-labelledby") == f"{title.get('id')} {sentence.get('id')}"


def test_all_drawings_together_stay_small(
    drawings: list[Drawing], movements: dict[str, Movement]
) -> None:
    moving = [animate_exercise(EXERCISES[name], movements[name]) or "" for name in movements]
    bundle = "".join(drawing.svg for drawing in drawings) + "".join(moving)
    a_drawing = len(gzip.compress(bundle.encode(), 9)) / len(drawings)
    assert a_drawing * len(EXERCISES) < 1_200_000


def test_a_drawing_that_stands_alone_carries_the_colours_of_its_theme(
    drawings: list[Drawing],
) -> None:
    both, night = stand_alone(drawings[0].svg), stand_alone(drawings[0].svg, dark=True)
    assert "prefers-color-scheme:dark" in both
    assert "var(" not in night
    assert fromstring(night) is not None


def test_who_marches_puts_both_feet_down_between_the_knees_and_who_skips_does_not(
    movements: dict[str, Movement],
) -> None:
    march, skip = (
        [skeleton for _, skeleton in moments(movements[name].course, 12)]
        for name in ("high_knee_march", "a_skip")
    )
    heights = [leg.foot.ball[1] for leg in (march[6].leg_r, march[6].leg_l)]
    assert max(heights) < 4
    assert len(movements["high_knee_march"].keys) == 2
    assert min(skip[6].leg_r.foot.ball[1], skip[6].leg_l.foot.ball[1]) > 10


@pytest.mark.parametrize(("crop", "windows"), [(Crop.LOWER, 1), (Crop.NONE, 0)])
def test_a_cropped_drawing_is_cropped_in_its_moving_and_its_small_form_too(
    movements: dict[str, Movement], crop: Crop, windows: int
) -> None:
    raise_on_one_leg = replace(movements["calf_raise_single"], crop=crop)
    exercise = EXERCISES["calf_raise_single"]
    for text in (
        animate_exercise(exercise, raise_on_one_leg) or "",
        silhouette_of_exercise(exercise, raise_on_one_leg),
    ):
        assert len(fromstring(text).findall(".//{http://www.w3.org/2000/svg}svg")) == windows


def test_the_working_muscles_of_a_moving_trunk_lie_over_its_shirt_and_shorts(
    movements: dict[str, Movement],
) -> None:
    superman = animate_exercise(EXERCISES["superman"], movements["superman"]) or ""
    painted = re.findall(r'class="(x hl|m2?|t|o)"', superman)
    near = painted.index("m")
    assert painted[near - 5 : near + 1] == ["t", "t", "t", "o", "m2", "m"]


def test_a_band_from_a_post_is_as_long_as_its_pull_at_every_stop(
    movements: dict[str, Movement],
) -> None:
    row = animate_exercise(EXERCISES["side_plank_row"], movements["side_plank_row"]) or ""
    band = re.search(r'class="(mv-side_plank_row\d+)"><g transform="[^"]*"><path class="n"', row)
    assert band is not None
    stops = row.partition(f"@keyframes {band[1]}{{")[2].partition("}}")[0]
    lengths = [float(each) for each in re.findall(r"scale:([\d.]+) 1", stops)]
    assert lengths[0] == 1 < 1.2 < lengths[-1]


def test_a_moving_drawing_goes_evenly_between_stops_that_lie_closer_in_time_in_the_middle(
    movements: dict[str, Movement],
) -> None:
    squat = animate_exercise(EXERCISES["squat_bw"], movements["squat_bw"]) or ""
    assert "linear infinite alternate" in squat
    times = sorted({float(each) for each in re.findall(r"([\d.]+)%\{", squat)})
    steps = [after - before for before, after in pairwise(times)]
    assert min(steps) < steps[0] / 1.5
    assert steps[0] == pytest.approx(steps[-1], abs=0.3)


def test_the_near_plate_of_a_moving_barbell_lies_over_the_figure_and_the_far_one_behind_it(
    movements: dict[str, Movement],
) -> None:
    thrust = animate_exercise(EXERCISES["hip_thrust"], movements["hip_thrust"]) or ""
    far, torso, near = (thrust.index(f'class="{name}"') for name in ("j2 x", "t", "j"))
    assert far < torso < near


def test_every_layer_of_equipment_knows_where_it_is(drawings: list[Drawing]) -> None:
    lost = [
        (drawing.movement.id, part.name)
        for drawing in drawings
        for shown in drawing.shown
        for part in shown.parts
        if part.svg and not part.extent
    ]
    assert not lost


def test_a_moving_drawing_stands_still_for_who_wants_it_still(
    movements: dict[str, Movement],
) -> None:
    moving = animate_exercise(EXERCISES["squat_bw"], movements["squat_bw"])
    assert moving is not None
    assert "prefers-reduced-motion:reduce" in moving
    assert "<script" not in moving
    assert animate_exercise(EXERCISES["plank"], movements["plank"]) is None
