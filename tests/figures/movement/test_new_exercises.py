"""Adding an exercise as CONTRIBUTING says: its own example and two more, checked and drawn."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from wholestride.catalogue.exercises import parse_exercises, with_easier
from wholestride.catalogue.loader import load
from wholestride.catalogue.poses import pose_texts
from wholestride.catalogue.validator import validate as validate_catalogue
from wholestride.figures.movement import draw_exercise, read_movements
from wholestride.figures.movement.validator import validate

CONTRIBUTING = Path(__file__).parents[3] / "CONTRIBUTING.md"
FEW_LINES = 15

COSSACK_SQUAT = """
[cossack_squat]
name = "Cossack squat"
components = ["functional", "mobility"]
pattern = "lunge"
primary = ["adductors", "quads"]
secondary = ["glutes"]
equipment = [[]]
level = 3
family = "side-lunge"
sides = "each"
fit = ["squat"]
cues = [
  "Stand very wide and stay there",
  "Sink onto one heel; the other leg is straight, its toes turn up",
  "Slide across low, or stand up between the sides",
]
fault = "The heel of the bent leg lifts: stay higher, or hold on to something in front."
"""
COSSACK_SQUAT_POSE = """
[cossack_squat]
like = "side_lunge"
tint = ["adductors@L", "quads@R"]
keys = [
  {leg = {foot = 0, stance = 44}},
  {hip = [-16, 40, 30], leg_L = {foot = [0, 0, 46], toe_up = 40}},
]
"""
REVERSE_NORDIC = """
[reverse_nordic]
name = "Reverse Nordic"
components = ["functional"]
pattern = "knee-extension"
primary = ["quads"]
secondary = ["trunk-front"]
equipment = [[]]
level = 4
family = "knee-extension"
eccentric = true
fit = ["squat"]
cues = [
  "Kneel tall, seat tight, ribs down",
  "Lean back slowly from the knees, in one line from knee to head",
  "Come up the same way before the line breaks",
]
fault = "The hips fold and the low back arches: lean back less far."
"""
REVERSE_NORDIC_POSE = """
[reverse_nordic]
view = [22, 8]
pose = "kneeling"
arm = {grip = [18, -10, 4], of = "chest"}
badges = ["slow-down"]
keys = [{}, {lean = -38, leg = {thigh = -38}}]
"""


def of_the_page() -> tuple[str, str]:
    """The exercise and the pose that CONTRIBUTING shows, without their indent."""
    blocks = re.findall(r"```toml\n(.*?)```", CONTRIBUTING.read_text("utf-8"), re.DOTALL)
    exercise, pose = (block.replace("\n   ", "\n").removeprefix("   ") for block in blocks)
    return exercise, pose


WRITTEN = {
    "counter_push_up": ("upper_push", *of_the_page()),
    "cossack_squat": ("lunge_step", COSSACK_SQUAT, COSSACK_SQUAT_POSE),
    "reverse_nordic": ("squat", REVERSE_NORDIC, REVERSE_NORDIC_POSE),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_an_exercise_written_as_contributing_says_passes_the_catalogue_check(name: str) -> None:
    file, text, _ = WRITTEN[name]
    exercises, findings = parse_exercises(text, f"{file}.toml")
    assert not findings
    known = {each.id: each for each in with_easier((*load().exercises.values(), *exercises))}
    problems = validate_catalogue(replace(load(), exercises=known))
    assert not [str(each) for each in problems if name in str(each)]


@pytest.mark.parametrize("name", WRITTEN)
def test_its_drawing_takes_fewer_than_fifteen_lines_and_passes_every_check(name: str) -> None:
    file, text, pose = WRITTEN[name]
    assert len(pose.strip().splitlines()) < FEW_LINES
    texts = pose_texts() | {file: f"{pose_texts()[file]}\n{pose}"}
    movements, findings = read_movements(texts)
    assert not [str(each) for each in findings]
    exercise = parse_exercises(text)[0][0]
    drawing = draw_exercise(exercise, movements[name])
    assert not [str(each) for each in validate(drawing, exercise)]
