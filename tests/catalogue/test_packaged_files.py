"""The packaged files: read fast and read rightly are the same, and what they must hold."""

from __future__ import annotations

import csv
from collections import Counter
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

import pytest

from wholestride.catalogue.fit_names import fit_categories
from wholestride.catalogue.loader import load
from wholestride.catalogue.tables import read_packaged, read_tables
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import (
    DOSED_REGIONS,
    EVERYWHERE,
    Equipment,
    LoadZone,
    Pattern,
    Sidedness,
)

DATA = resources.files("wholestride.catalogue") / "data"
GYM = load().places["gym"] | EVERYWHERE
HOME = load().places["home"] | EVERYWHERE
NEEDED_WITHOUT_EQUIPMENT = (
    "towel_row_door",
    "table_row",
    "prone_towel_pulldown",
    "pike_hold_wall_press",
    "pike_push_up_kneeling",
    "seated_knee_lift",
    "standing_knee_drive_hold",
    "soleus_raise_wall",
    "bridge_walkout",
    "pogo_low",
)


def toml_files() -> list[Traversable]:
    folders = [DATA / name for name in ("exercises", "templates", "rules", "titles")]
    files = [DATA / "equipment.toml"]
    for folder in folders:
        files.extend(sorted(folder.iterdir(), key=lambda file: file.name))
    return [file for file in files if file.name.endswith(".toml")]


@pytest.mark.parametrize("file", toml_files(), ids=lambda file: file.name)
def test_the_fast_reader_reads_what_the_general_parser_reads(file: Traversable) -> None:
    text = file.read_text("utf-8")
    general, problems = read_tables(text)
    assert problems == ()
    fast = read_packaged(text)
    assert [(t.name, t.values) for t in fast] == [(t.name, t.values) for t in general]
    assert [t.line for t in fast] == [t.line for t in general]


def test_the_catalogue_is_read_once() -> None:
    assert load() is load()


def test_the_catalogue_is_as_large_as_promised() -> None:
    catalogue = load()
    assert len(catalogue.exercises) >= 285
    assert {len(exercise.cues) for exercise in catalogue.exercises.values()} <= {2, 3, 4}


@pytest.mark.parametrize("exercise", NEEDED_WITHOUT_EQUIPMENT)
def test_the_ten_exercises_that_body_weight_needs_are_there_for_a_novice(exercise: str) -> None:
    found = load().exercises[exercise]
    assert found.possible_with(EVERYWHERE)
    assert found.level <= Level.NOVICE.exercise_ceiling


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("pattern", [Pattern.SQUAT, Pattern.HINGE])
@pytest.mark.parametrize("place", ["bodyweight", "bands", "dumbbells", "home", "gym"])
def test_every_place_has_a_main_lift_for_every_level(
    level: Level, pattern: Pattern, place: str
) -> None:
    equipment = load().places[place] | EVERYWHERE
    assert any(
        exercise.main_lift
        and exercise.pattern in (pattern, Pattern.LUNGE if pattern is Pattern.SQUAT else pattern)
        and exercise.level <= level.exercise_ceiling
        and exercise.possible_with(equipment)
        for exercise in load().exercises.values()
    )


def test_from_novice_on_a_gym_squats_and_hinges_heavily_on_two_legs() -> None:
    heavy = [
        exercise
        for exercise in load().exercises.values()
        if exercise.main_lift
        and exercise.level <= Level.NOVICE.exercise_ceiling
        and exercise.sidedness is Sidedness.BOTH
        and exercise.zone_with(GYM) is LoadZone.HEAVY
    ]
    assert {Pattern.SQUAT, Pattern.HINGE} <= {exercise.pattern for exercise in heavy}


def test_at_home_only_one_leg_lifts_reach_the_heavy_zone() -> None:
    heavy = [e for e in load().exercises.values() if e.zone_with(HOME) is LoadZone.HEAVY]
    assert heavy
    assert {exercise.sidedness for exercise in heavy} == {Sidedness.EACH}


def test_body_weight_reaches_no_heavy_zone_at_all() -> None:
    zones = {exercise.zone_with(EVERYWHERE) for exercise in load().exercises.values()}
    assert zones == {LoadZone.LIGHT}


@pytest.mark.parametrize(
    ("exercise", "pattern"),
    [
        ("face_pull", Pattern.SCAPULA),
        ("dip", Pattern.ARM),
        ("dip_bench", Pattern.ARM),
        ("push_up_plus", Pattern.HORIZONTAL_PUSH),
        ("side_plank", Pattern.LATERAL),
        ("calf_raise", Pattern.CALF),
        ("russian_twist", Pattern.ANTI_ROTATION),
        ("landmine_press", Pattern.VERTICAL_PUSH),
    ],
)
def test_push_pull_and_trunk_are_counted_by_the_movement(exercise: str, pattern: Pattern) -> None:
    assert load().exercises[exercise].pattern is pattern


@pytest.mark.parametrize(
    "exercise", ["dead_bug", "bird_dog", "walking_lunge", "glute_bridge_march", "high_knee_march"]
)
def test_alternating_drills_do_not_take_twice_their_time(exercise: str) -> None:
    assert load().exercises[exercise].sidedness is Sidedness.ALTERNATING


def test_marching_lands_softly_and_rope_jumping_does_not() -> None:
    exercises = load().exercises
    assert exercises["high_knee_march"].contacts_per_metre == 0
    assert exercises["a_skip"].contacts_per_metre > 0
    assert exercises["jump_rope"].contacts_per_second > 0


def test_breathing_earns_no_core_minutes() -> None:
    assert [str(c) for c in load().exercises["breathing_90_90"].components] == ["flexibility"]


def test_every_place_lists_only_equipment_that_some_exercise_uses() -> None:
    used = {piece for e in load().exercises.values() for kit in e.equipment for piece in kit}
    listed = {piece for pieces in load().places.values() for piece in pieces}
    assert listed <= used


def test_every_exercise_is_possible_with_everything_there_is() -> None:
    everything = frozenset(Equipment)
    assert all(exercise.possible_with(everything) for exercise in load().exercises.values())


def test_families_do_not_mix_strength_with_practices() -> None:
    kinds: dict[str, set[bool]] = {}
    for exercise in load().exercises.values():
        kinds.setdefault(exercise.family, set()).add(exercise.counts_sets)
    assert {family for family, counted in kinds.items() if len(counted) > 1} == set()


def test_the_dose_table_knows_every_region() -> None:
    items = Counter(item for _, _, item in load().dose)
    assert all(items[f"sets.{region}"] == 36 for region in DOSED_REGIONS)


def test_defaults_of_our_own_are_graded_as_such() -> None:
    rules = load().rules.values()
    own = [rule for rule in rules if rule.source.startswith("our default")]
    assert own
    assert all(rule.verified == "default" for rule in own)
    assert {rule.grade for rule in rules if rule.id.startswith("OWN")} == {"D"}


def test_nothing_that_nobody_checked_looks_like_a_link() -> None:
    for rule in load().rules.values():
        assert "UNCHECKED" not in rule.source
        assert "NOT_SEEN" not in rule.source


FORBIDDEN = ("prevents injur", "predicts injur", "makes you faster", "guarantee")


def test_no_cue_promises_what_nobody_may_promise() -> None:
    catalogue = load()
    texts = [text for e in catalogue.exercises.values() for text in (*e.cues, e.fault, e.name)]
    texts.extend(template.note for template in catalogue.templates.values())
    assert not [text for text in texts for word in FORBIDDEN if word in text.casefold()]


@pytest.mark.shared
def test_fit_names_and_numbers_are_those_of_the_format(shared_data: Path) -> None:
    with (shared_data / "exercises" / "fit_exercise_enums.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    listed = {
        (category.number, name, number, exercise)
        for name, category in fit_categories().items()
        for exercise, number in category.names.items()
    }
    assert listed == {
        (int(row["category_num"]), row["category"], int(row["name_num"]), row["name"])
        for row in rows
    }


@pytest.mark.shared
def test_no_exercise_of_the_taxonomy_was_lost(shared_data: Path) -> None:
    with (shared_data / "exercises" / "taxonomy.csv").open(encoding="utf-8") as file:
        ids = {row["id"] for row in csv.DictReader(file)}
    assert ids <= set(load().exercises)
