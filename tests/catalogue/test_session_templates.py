"""The ready sessions: complete, balanced, in time, for every place and level."""

from __future__ import annotations

import pytest

from tests.cast import ANA
from wholestride.catalogue.checks.templates import FORMS, NAMED_SESSIONS
from wholestride.catalogue.loader import load
from wholestride.catalogue.session_minutes import template_line_seconds, template_minutes
from wholestride.catalogue.templates import parse_templates
from wholestride.domain.athlete import Level
from wholestride.domain.catalogue import SessionTemplate
from wholestride.domain.exercise import LEG_REGIONS, Component, Pattern
from wholestride.domain.season import KIND_FACTS, SessionKind

TEMPLATES = load().templates
PUSHES = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
PULLS = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)


def sets_of(template: SessionTemplate, patterns: tuple[Pattern, ...]) -> int:
    exercises = load().exercises
    return sum(line.sets for line in template.lines if exercises[line.exercise].pattern in patterns)


def named(name: str, form: str) -> SessionTemplate:
    (found,) = (t for t in TEMPLATES.values() if (t.name, t.form) == (name, form))
    return found


def credited_minutes(template: SessionTemplate, component: Component) -> float:
    """Whole minutes to the first component of an exercise, half to each further one."""
    total = 0.0
    for line in template.lines:
        exercise = load().exercises[line.exercise]
        if component in exercise.components:
            share = 1.0 if exercise.components[0] is component else 0.5
            total += share * template_line_seconds(line, exercise) / 60
    return total


@pytest.mark.parametrize("form", FORMS)
def test_both_named_sessions_together_pull_at_least_as_much_as_they_push(form: str) -> None:
    pair = [named(name, form) for name in NAMED_SESSIONS]
    push = sum(sets_of(template, PUSHES) for template in pair)
    pull = sum(sets_of(template, PULLS) for template in pair)
    assert push <= pull <= 1.5 * push


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", NAMED_SESSIONS)
def test_a_named_session_fits_its_kind_and_trains_trunk_and_upper_body(
    name: str, form: str
) -> None:
    template = named(name, form)
    assert 24 <= template.minutes <= KIND_FACTS[SessionKind.UPPER_CORE].longest_minutes
    assert credited_minutes(template, Component.UPPER_BODY) >= 10
    assert credited_minutes(template, Component.CORE) >= 4


@pytest.mark.parametrize("form", FORMS)
def test_posture_and_pull_pulls_more_and_arm_drive_and_press_presses_more(form: str) -> None:
    posture, arms = (named(name, form) for name in NAMED_SESSIONS)
    assert sets_of(posture, PULLS) > sets_of(posture, PUSHES)
    assert sets_of(arms, PUSHES) > sets_of(arms, PULLS)
    assert sets_of(arms, (Pattern.VERTICAL_PUSH,)) > 0
    assert "arm_swing_drill" in [line.exercise for line in arms.lines]


def test_the_named_sessions_with_body_weight_hold_planks_twists_and_leg_lowering() -> None:
    lines = [line.exercise for name in NAMED_SESSIONS for line in named(name, "bodyweight").lines]
    assert {"plank", "side_plank", "russian_twist", "leg_lowering"} <= set(lines)


@pytest.mark.parametrize("template", TEMPLATES.values(), ids=lambda template: template.id)
def test_the_written_minutes_are_those_of_the_lines(template: SessionTemplate) -> None:
    assert template.minutes == template_minutes(template, load().exercises)


@pytest.mark.parametrize(
    ("purpose", "shortest", "longest"),
    [
        ("mobility", 15, 25),
        ("mobility-light", 15, 20),
        ("prehab", 9, 10),
        ("activation", 10, 15),
        ("warm-up-easy", 4, 6),
        ("warm-up-quality", 9, 10),
        ("warm-up-long", 5, 6.5),
        ("warm-up-lift", 4, 5.5),
        ("pre-run-hip-core", 7, 9),
        ("after-run", 4, 5.5),
    ],
)
def test_sessions_of_a_purpose_last_as_long_as_the_week_reckons(
    purpose: str, shortest: float, longest: float
) -> None:
    found = [template for template in TEMPLATES.values() if template.purpose == purpose]
    assert found
    assert all(shortest <= template.minutes <= longest for template in found)


def test_light_mobility_holds_a_few_minutes_of_every_component() -> None:
    template = TEMPLATES["light_mobility"]
    assert 4 <= credited_minutes(template, Component.FUNCTIONAL) <= 6
    assert all(credited_minutes(template, component) >= 3 for component in Component)


def test_activation_touches_all_six_components_and_tires_nobody() -> None:
    template = TEMPLATES["race_week_activation"]
    exercises = [load().exercises[line.exercise] for line in template.lines]
    assert {c for exercise in exercises for c in exercise.components} == set(Component)
    assert all(line.sets == 1 for line in template.lines)
    assert not [e for e in exercises if e.eccentric or e.pattern is Pattern.JUMP]


def test_prehab_trains_hips_trunk_and_calves() -> None:
    lines = TEMPLATES["prehab_10"].lines
    regions = {region for line in lines for region in load().exercises[line.exercise].regions}
    assert {"hip-abductors", "trunk-side", "calves", "soleus", "shin-foot"} <= regions


def test_the_gentle_quality_warm_up_has_no_foot_contacts() -> None:
    for line in TEMPLATES["warm_up_quality_gentle"].lines:
        exercise = load().exercises[line.exercise]
        assert exercise.contacts_per_rep + exercise.contacts_per_metre == 0


@pytest.mark.parametrize("level", list(Level))
def test_exactly_one_quality_warm_up_is_meant_for_each_level(level: Level) -> None:
    fitting = [
        template
        for template in TEMPLATES.values()
        if template.purpose == "warm-up-quality"
        and template.level_floor <= level.exercise_ceiling <= template.level_ceiling
    ]
    assert len(fitting) == 1


def test_ana_finds_an_exercise_of_her_level_on_every_line_for_body_weight() -> None:
    exercises = load().exercises
    ceiling = ANA.level.exercise_ceiling
    for template in TEMPLATES.values():
        if template.form == "bodyweight" and template.level_floor <= ceiling:
            for line in template.lines:
                options = [exercises[exercise].level for exercise in (line.exercise, *line.swap)]
                assert min(options) <= ceiling, (template.id, line.exercise)


def test_the_flows_loosen_every_leg_region_in_the_course_of_a_week() -> None:
    flows = [t for t in TEMPLATES.values() if t.purpose in ("mobility", "after-run")]
    lines = [line.exercise for template in flows for line in template.lines]
    loosened = {region for line in lines for region in load().exercises[line].regions}
    assert set(LEG_REGIONS) <= loosened


OWN = """\
[own_flow]
name = "Own flow"
form = "bodyweight"
purpose = "mobility"
minutes = 1.0
lines = [
  { exercise = "cat_cow", sets = 1, reps = 8, rest = 5, swap = ["open_book"] },
]
"""


def test_a_template_of_ones_own_is_read() -> None:
    (template,), findings = parse_templates(OWN, "own.toml")
    assert findings == ()
    assert template.lines[0].reps == 8
    assert template.lines[0].swap == ("open_book",)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("reps = 8", "reps = 8, seconds = 30", "one amount"),
        ("reps = 8, ", "", "one amount"),
        ("sets = 1", "sets = 0", "no number from 1"),
        ("rest = 5", 'rest = "5 s"', "no number"),
        ("rest = 5", "pause = 5", "Nobody reads the key 'pause'"),
        ('exercise = "cat_cow", ', "", "no exercise"),
        ('purpose = "mobility"', "", "no purpose"),
        (
            '{ exercise = "cat_cow", sets = 1, reps = 8, rest = 5, swap = ["open_book"] }',
            "3",
            "list of lines",
        ),
    ],
)
def test_a_wrong_template_is_named_with_its_line(old: str, new: str, words: str) -> None:
    assert old in OWN
    templates, findings = parse_templates(OWN.replace(old, new), "own.toml")
    assert templates == ()
    assert any(words in finding.message for finding in findings)
    assert all(finding.place.line for finding in findings)
