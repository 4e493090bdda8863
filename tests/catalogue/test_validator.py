"""The validator is content with the packaged catalogue and finds every kind of seeded fault."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from tests.catalogue.altered import (
    with_added_line,
    with_dose_row,
    with_exercise,
    with_line,
    with_rule,
    with_template,
    without_exercises,
    without_template,
)
from wholestride.catalogue.checks import coverage, evidence, exercises, ladder, systems, templates
from wholestride.catalogue.loader import load
from wholestride.catalogue.validator import CHECKS, Check, validate
from wholestride.domain.catalogue import Catalogue, TemplateLine
from wholestride.domain.exercise import (
    EVERYWHERE,
    Component,
    Equipment,
    FitName,
    Impact,
    LoadKind,
    LoadZone,
    Pattern,
    Region,
)
from wholestride.domain.findings import Severity

Seed = tuple[Check, str, Callable[[], Catalogue]]
HOPS = TemplateLine("pogo_hops", 1, reps=10)
LONG_STRETCH = TemplateLine("calf_stretch", 2, seconds=30, per_side=True)


def without_floor(region: Region) -> Catalogue:
    """Every exercise that trains the region without equipment now needs a bar."""
    catalogue = load()
    bar = (frozenset({Equipment.BARBELL}),)
    changed = {
        key: replace(exercise, equipment=bar)
        if region in exercise.regions and exercise.possible_with(EVERYWHERE)
        else exercise
        for key, exercise in catalogue.exercises.items()
    }
    return replace(catalogue, exercises=changed)


def without_pattern(pattern: Pattern) -> Catalogue:
    """The catalogue without every exercise of the pattern."""
    found = load().exercises.values()
    return without_exercises(*(each.id for each in found if each.pattern is pattern))


def without_component_first(component: Component) -> Catalogue:
    """No exercise leads with the component any more."""
    found = load().exercises.values()
    return without_exercises(*(each.id for each in found if each.components[0] is component))


SEEDS: tuple[Seed, ...] = (
    (
        ladder.every_rung_exists,
        "dragon_flag",
        lambda: with_exercise("plank", harder=("dragon_flag",)),
    ),
    (
        ladder.no_rung_is_easier_than_the_one_below,
        "squat_bw (level 1)",
        lambda: with_exercise("squat_bb", harder=("squat_bw",)),
    ),
    (
        ladder.the_ladder_never_leads_back,
        "plank > plank_leg_lift > plank",
        lambda: with_exercise("plank_leg_lift", harder=("plank",)),
    ),
    (
        ladder.easier_mirrors_harder,
        "push_up",
        lambda: replace(
            load(),
            exercises={
                **load().exercises,
                "push_up": replace(load().exercises["push_up"], easier=("plank",)),
            },
        ),
    ),
    (
        exercises.every_exercise_is_documented,
        "1 cues",
        lambda: with_exercise("plank", cues=("One",)),
    ),
    (
        exercises.every_exercise_is_documented,
        "5 cues",
        lambda: with_exercise("plank", cues=("a", "b", "c", "d", "e")),
    ),
    (exercises.every_exercise_is_documented, "fault", lambda: with_exercise("plank", fault="")),
    (
        exercises.every_exercise_is_documented,
        "no name of its own",
        lambda: with_exercise("plank", name="Push-up"),
    ),
    (
        exercises.every_exercise_has_a_fit_name,
        "no FIT category",
        lambda: with_exercise("plank", fit=None),
    ),
    (
        exercises.every_exercise_has_a_fit_name,
        "no 'dragon'",
        lambda: with_exercise("plank", fit=FitName("plank", 19, "dragon", 1)),
    ),
    (
        exercises.every_exercise_has_a_fit_name,
        "number 20",
        lambda: with_exercise("plank", fit=FitName("plank", 20)),
    ),
    (
        exercises.every_exercise_trains_something_somewhere,
        "plank has no primary",
        lambda: with_exercise("plank", regions={Region.GLUTES: 1}),
    ),
    (
        exercises.every_exercise_trains_something_somewhere,
        "plank has no level",
        lambda: with_exercise("plank", level=6),
    ),
    (
        exercises.practices_count_no_sets,
        "never count",
        lambda: with_exercise("calf_stretch", counts_sets=True),
    ),
    (
        exercises.practices_count_no_sets,
        "always count",
        lambda: with_exercise("plank", counts_sets=False),
    ),
    (
        exercises.jumps_count_contacts_and_spare_sore_bones,
        "without impact or contacts",
        lambda: with_exercise("pogo_hops", impact=Impact.NONE),
    ),
    (
        exercises.jumps_count_contacts_and_spare_sore_bones,
        "bone complaints",
        lambda: with_exercise("box_jump", cautions=()),
    ),
    (
        exercises.contacts_are_in_the_measure_of_the_exercise,
        "jump_rope is counted in seconds",
        lambda: with_exercise("jump_rope", contacts_per_rep=1.0),
    ),
    (
        exercises.loads_have_something_to_load_with,
        "no kit has a weight",
        lambda: with_exercise("plank", load_kind=LoadKind.EXTERNAL),
    ),
    (
        exercises.loads_have_something_to_load_with,
        "but a kit has a weight",
        lambda: with_exercise("goblet_squat", load_kind=LoadKind.BODYWEIGHT),
    ),
    (
        exercises.main_lifts_reach_their_zone,
        "cannot be heavy",
        lambda: with_exercise("squat_bw", load_zone=LoadZone.HEAVY),
    ),
    (
        exercises.main_lifts_reach_their_zone,
        "main lift of the pattern calf",
        lambda: with_exercise("calf_raise", main_lift=True),
    ),
    (
        exercises.tempo_fits_the_time_of_a_repetition,
        "'9-9-9'",
        lambda: with_exercise("nordic", tempo="9-9-9"),
    ),
    (
        exercises.tempo_fits_the_time_of_a_repetition,
        "'slow'",
        lambda: with_exercise("nordic", tempo="slow"),
    ),
    (
        coverage.every_dosed_region_is_reachable_with_body_weight,
        "the region soleus at level new",
        lambda: without_floor(Region.SOLEUS),
    ),
    (
        coverage.every_component_is_reachable_with_body_weight,
        "the component upper-body",
        lambda: without_component_first(Component.UPPER_BODY),
    ),
    (
        coverage.every_needed_pattern_is_reachable_with_body_weight,
        "the pattern vertical-pull",
        lambda: without_pattern(Pattern.VERTICAL_PULL),
    ),
    (
        coverage.every_needed_pattern_is_reachable_with_body_weight,
        "the pattern vertical-push at level advanced",
        lambda: without_exercises("pike_push_up", "pike_push_up_elevated"),
    ),
    (
        coverage.two_sessions_find_different_pushes_and_pulls,
        "a second pull at level new",
        lambda: without_exercises("prone_towel_pulldown"),
    ),
    (
        systems.every_system_finds_what_it_names,
        "S1 core: there is no exercise russian_twist",
        lambda: without_exercises("russian_twist"),
    ),
    (
        systems.every_system_finds_what_it_names,
        "S8 flexibility and recovery: there is no pattern roll",
        lambda: without_pattern(Pattern.ROLL),
    ),
    (
        systems.every_system_finds_what_it_names,
        "S8 flexibility and recovery: there is no template for after-run",
        lambda: without_template("after_run_stretch"),
    ),
    (
        systems.every_system_finds_what_it_names,
        "S5 joint mobility: there is no mobility of the knee",
        lambda: without_exercises("knee_flex_ext"),
    ),
    (
        systems.every_leg_region_is_strengthened_and_kept_loose,
        "stretch or mobility for shin-foot",
        lambda: without_exercises("plantar_stretch", "tibialis_stretch", "tree_pose", "foot_roll"),
    ),
    (
        systems.stability_ball_is_used,
        "stability ball",
        lambda: without_exercises(
            *(
                each.id
                for each in load().exercises.values()
                if frozenset({Equipment.STABILITY_BALL}) in each.equipment
            )
        ),
    ),
    (
        templates.every_line_names_exercises,
        "burpees",
        lambda: with_line("prehab_10", "dead_bug", exercise="burpees"),
    ),
    (
        templates.every_line_names_exercises,
        "burpees",
        lambda: with_line("prehab_10", "dead_bug", swap=("burpees",)),
    ),
    (
        templates.every_purpose_is_known_and_served,
        "'party'",
        lambda: with_template("flow_yoga", purpose="party"),
    ),
    (
        templates.every_purpose_is_known_and_served,
        "No session for body weight serves prehab",
        lambda: without_template("prehab_10"),
    ),
    (
        templates.every_line_is_in_the_measure_of_its_exercise,
        "counts plank in reps",
        lambda: with_line("posture_and_pull_bodyweight", "plank", seconds=None, reps=10),
    ),
    (
        templates.every_line_is_possible_in_its_form,
        "band_row, which bodyweight cannot do",
        lambda: with_line("posture_and_pull_bodyweight", "towel_row_door", exercise="band_row"),
    ),
    (
        templates.every_line_is_possible_in_its_form,
        "band_row, which bodyweight cannot do",
        lambda: with_line("posture_and_pull_bodyweight", "towel_row_door", swap=("band_row",)),
    ),
    (
        templates.every_line_has_something_for_the_lowest_level,
        "push_up is too hard",
        lambda: with_line("arm_drive_and_press_bodyweight", "push_up", swap=()),
    ),
    (
        templates.every_line_has_something_for_the_lowest_level,
        "russian_twist comes twice",
        lambda: with_line("arm_drive_and_press_bodyweight", "russian_twist", swap=("bird_dog",)),
    ),
    (
        templates.no_family_of_strength_comes_twice,
        "family row",
        lambda: with_added_line("posture_and_pull_gym", TemplateLine("row_db", 2, reps=8)),
    ),
    (
        templates.minutes_are_those_of_the_time_model,
        "says 30 min",
        lambda: with_template("posture_and_pull_gym", minutes=30.0),
    ),
    (
        templates.nothing_long_is_stretched_before_effort,
        "stretches calf_stretch for 60 s",
        lambda: with_added_line("warm_up_quality", LONG_STRETCH),
    ),
    (
        templates.light_sessions_touch_everything_without_jumps,
        "holds a jump",
        lambda: with_added_line("race_week_activation", HOPS),
    ),
    (
        templates.light_sessions_touch_everything_without_jumps,
        "nothing of core",
        lambda: with_template(
            "race_week_activation",
            lines=tuple(
                line
                for line in load().templates["race_week_activation"].lines
                if Component.CORE not in load().exercises[line.exercise].components
            ),
        ),
    ),
    (
        templates.named_sessions_pull_as_much_as_they_push,
        "push 11 and pull 9 sets",
        lambda: with_line("posture_and_pull_bands", "band_chest_press", sets=6),
    ),
    (
        templates.named_sessions_pull_as_much_as_they_push,
        "missing in the form bands",
        lambda: without_template("posture_and_pull_bands"),
    ),
    (
        evidence.every_rule_has_grade_source_and_kind,
        "grade = 'A/D'",
        lambda: with_rule("T02", grade="A/D"),
    ),
    (
        evidence.every_rule_has_grade_source_and_kind,
        "kind = 'RCT'",
        lambda: with_rule("T02", kind="RCT"),
    ),
    (
        evidence.every_rule_has_grade_source_and_kind,
        "source = ''",
        lambda: with_rule("T02", source=""),
    ),
    (
        evidence.only_checked_addresses_are_linked,
        "DOSE17",
        lambda: with_rule("DOSE17", verified="doi"),
    ),
    (
        evidence.only_checked_addresses_are_linked,
        "DOSE01",
        lambda: with_rule("DOSE01", verified="author-year"),
    ),
    (
        evidence.every_dose_row_is_there,
        "no contacts for base, new",
        lambda: replace(
            load(),
            dose={k: v for k, v in load().dose.items() if k != ("base", "new", "contacts")},
        ),
    ),
    (
        evidence.dose_figures_rise_from_minimum_to_maximum,
        "base, new, contacts",
        lambda: with_dose_row("base", "new", "contacts", target=1000.0),
    ),
    (
        evidence.dose_rows_say_something_and_why,
        "cites rules that are not there: XYZ99",
        lambda: with_dose_row("base", "new", "contacts", rules=("XYZ99",)),
    ),
    (
        evidence.dose_rows_say_something_and_why,
        "has no words",
        lambda: with_dose_row("base", "new", "main.reps", text=""),
    ),
    (
        evidence.dose_rows_say_something_and_why,
        "grade 'M'",
        lambda: with_dose_row("base", "new", "contacts", grade="M"),
    ),
)


def test_the_packaged_catalogue_keeps_every_promise() -> None:
    assert validate(load()) == ()


@pytest.mark.parametrize(
    ("check", "words", "seeded"), SEEDS, ids=[f"{s[0].__name__}: {s[1]}" for s in SEEDS]
)
def test_a_seeded_fault_is_found_and_named(
    check: Check, words: str, seeded: Callable[[], Catalogue]
) -> None:
    catalogue = seeded()
    findings = list(check(catalogue))
    assert any(words in finding.message for finding in findings), findings
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert all(finding.next_step for finding in findings)
    assert set(findings) <= set(validate(catalogue))


def test_every_promise_has_a_seeded_fault() -> None:
    assert {seed[0] for seed in SEEDS} == set(CHECKS)


def test_a_finding_names_the_file_and_the_line_where_the_key_is_written() -> None:
    (finding,) = exercises.every_exercise_is_documented(with_exercise("plank", fault=""))
    assert finding.place.file == "exercises/core_front.toml"
    assert finding.place.line is not None
    assert finding.place.field == "plank.fault"


def test_an_exercise_that_is_not_packaged_is_named_without_a_line() -> None:
    catalogue = load()
    own = replace(catalogue.exercises["plank"], id="own_plank", name="Own plank", fault="")
    altered = replace(catalogue, exercises={**catalogue.exercises, "own_plank": own})
    (finding,) = exercises.every_exercise_is_documented(altered)
    assert str(finding.place) == "own_plank.fault"
