"""A coach's own exercise file: what is right is read, what is wrong is named with its line."""

from __future__ import annotations

from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.catalogue.exercises import NEEDED, parse_exercises
from wholestride.domain.exercise import (
    Caution,
    CautionLevel,
    Condition,
    Equipment,
    LoadZone,
    Measure,
    Region,
    Sidedness,
)

WELL_WRITTEN = """\
# Our own exercises
[box_pull]
name = "Box pull"
components = ["functional", "core"]
pattern = "hinge"
primary = ["glutes"]
secondary = ["low-back"]
equipment = [["dumbbell", "bench"], ["kettlebell"], []]
level = 3
family = "pull"
sides = "alternating"
load = "bodyweight+external"
harder = ["big_box_pull"]
modify = ["knee"]
avoid = ["pregnant"]
fit = ["deadlift", "kettlebell_deadlift"]
cues = ["Pull", "Breathe"]
fault = "It slips: hold it."

[big_box_pull]
name = "Big box pull"
components = ["functional"]
pattern = "hinge"
primary = ["glutes"]
equipment = [[]]
level = 4
family = "pull"
measure = "seconds"
"""


def changed(old: str, new: str) -> str:
    assert old in WELL_WRITTEN
    return WELL_WRITTEN.replace(old, new, 1)


def line_of(text: str, words: str) -> int:
    return next(n for n, line in enumerate(text.splitlines(), start=1) if words in line)


def test_a_well_written_file_is_read_whole() -> None:
    (small, big), findings = parse_exercises(WELL_WRITTEN, "own.toml")
    assert findings == ()
    assert small.regions == {Region.GLUTES: 2, Region.LOW_BACK: 1}
    assert small.equipment == (
        frozenset({Equipment.DUMBBELL, Equipment.BENCH}),
        frozenset({Equipment.KETTLEBELL}),
        frozenset(),
    )
    assert small.sidedness is Sidedness.ALTERNATING
    assert small.cautions == (
        Caution(Region.KNEE, CautionLevel.MODIFY),
        Caution(Condition.PREGNANT, CautionLevel.AVOID),
    )
    assert small.fit is not None
    assert (small.fit.category_number, small.fit.name_number) == (8, 20)
    assert big.measure is Measure.SECONDS
    assert big.load_zone is LoadZone.LIGHT


def test_easier_is_read_from_harder_the_other_way_round() -> None:
    (small, big), _ = parse_exercises(WELL_WRITTEN)
    assert small.harder == ("big_box_pull",)
    assert big.easier == ("box_pull",)
    assert small.easier == ()


@pytest.mark.parametrize("missing", NEEDED)
def test_each_missing_key_is_named_at_the_header(missing: str) -> None:
    lines = WELL_WRITTEN.splitlines()
    first = next(n for n, line in enumerate(lines) if line.startswith(f"{missing} ="))
    text = "\n".join(lines[:first] + lines[first + 1 :])
    exercises, findings = parse_exercises(text, "own.toml")
    assert [exercise.id for exercise in exercises] == ["big_box_pull"]
    assert any(f"no {missing}" in finding.message for finding in findings)
    assert {finding.place.line for finding in findings} == {2}


@pytest.mark.parametrize(
    ("old", "new", "words", "advice"),
    [
        ('primary = ["glutes"]', 'primary = ["glute"]', "'glute'", "'glutes'"),
        ('pattern = "hinge"', 'pattern = "hing"', "'hing'", "'hinge'"),
        ("level = 3", "level = 7", "no number from 1 to 5", "Change"),
        ("level = 3", "level = 2.5", "whole number", "Write 2"),
        ("level = 3", 'level = "3"', "no number", "Change"),
        ('family = "pull"', "family = 3", "must be text", "quotes"),
        ('components = ["functional", "core"]', 'components = "core"', "list of texts", "Write"),
        ('[["dumbbell", "bench"]', '[["dumbel", "bench"]', "'dumbel'", "'dumbbell'"),
        ('[["dumbbell", "bench"], ["kettlebell"], []]', '["dumbbell"]', "list of kits", "floor"),
        ('secondary = ["low-back"]', 'secondary = ["glutes"]', "primary already", "once"),
        ('modify = ["knee"]', 'modify = ["nee"]', "neither a body site", "'knee'"),
        ('fit = ["deadlift"', 'fit = ["deadlifts"', "no exercise category", "'deadlift'"),
        ("kettlebell_deadlift", "kettlebel_deadlift", "no exercise", "'kettlebell_deadlift'"),
        ('sides = "alternating"', 'sidez = "alternating"', "Nobody reads", "'sides'"),
        ('sides = "alternating"', 'main_lift = "yes"', "true or false", "true"),
    ],
)
def test_a_wrong_value_is_named_with_its_line_and_what_to_write(
    old: str, new: str, words: str, advice: str
) -> None:
    text = changed(old, new)
    exercises, findings = parse_exercises(text, "own.toml")
    assert "box_pull" not in [exercise.id for exercise in exercises]
    (finding,) = (f for f in findings if words in f.message)
    assert finding.place.file == "own.toml"
    assert finding.place.line == line_of(text, new.split(" = ")[0])
    assert advice in finding.next_step


def test_every_problem_is_reported_at_once() -> None:
    text = changed("level = 3", "level = 9").replace('pattern = "hinge"', 'pattern = "jumping"')
    _, findings = parse_exercises(text)
    assert len(findings) == 3


def test_broken_toml_is_a_finding_with_its_line() -> None:
    exercises, (finding,) = parse_exercises('[plank]\nname = "Plank\n', "own.toml")
    assert exercises == ()
    assert finding.place.file == "own.toml"
    assert finding.place.line == 2


def test_a_key_outside_any_table_is_a_finding_with_its_line() -> None:
    _, (finding,) = parse_exercises('\nname = "Plank"\n', "own.toml")
    assert finding.place.line == 2


@pytest.mark.parametrize("header", ["[Plank]", "[plank-1]", '["plank two"]'])
def test_an_id_in_another_style_is_refused(header: str) -> None:
    text = changed("[box_pull]", header)
    exercises, findings = parse_exercises(text)
    assert [exercise.id for exercise in exercises] == ["big_box_pull"]
    assert any("is no id" in finding.message for finding in findings)


def test_an_id_that_comes_twice_is_refused() -> None:
    twice = WELL_WRITTEN.replace("[box_pull]", "[[box_pull]]") + WELL_WRITTEN.replace(
        "[box_pull]", "[[box_pull]]"
    ).replace("[big_box_pull]", "[other]")
    _, findings = parse_exercises(twice)
    assert any("comes twice" in finding.message for finding in findings)


PACKAGED = (resources.files("wholestride.catalogue") / "data" / "exercises" / "hip.toml").read_text(
    "utf-8"
)
VALUES = ("", "3", "-1", '"x"', "[]", "[[]]", '[["x"]]', "true", "nan", "{}", "{ a = 1 }", "[1]")


@given(st.integers(0, len(PACKAGED.splitlines()) - 1), st.sampled_from(VALUES))
def test_any_damaged_line_gives_findings_and_never_an_exception(index: int, value: str) -> None:
    lines = PACKAGED.splitlines()
    key, separator, _ = lines[index].partition(" = ")
    lines[index] = f"{key}{separator}{value}"
    exercises, findings = parse_exercises("\n".join(lines), "hip.toml")
    whole, none = parse_exercises(PACKAGED, "hip.toml")
    assert none == ()
    assert findings or len(exercises) == len(whole)


@given(st.text(max_size=200))
def test_any_text_at_all_is_read_without_an_exception(text: str) -> None:
    exercises, _ = parse_exercises(text)
    assert exercises == ()
