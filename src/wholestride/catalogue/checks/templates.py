"""Session templates: every line possible, measured rightly, timed rightly, fit for its purpose."""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.catalogue.checks.written import broken
from wholestride.catalogue.session_minutes import template_minutes
from wholestride.domain.catalogue import Catalogue, SessionTemplate, TemplateLine
from wholestride.domain.exercise import EVERYWHERE, Component, Exercise, Measure, Pattern
from wholestride.domain.findings import Finding

PURPOSES: tuple[str, ...] = (
    "upper-core",
    "mobility",
    "mobility-light",
    "prehab",
    "activation",
    "warm-up-easy",
    "warm-up-quality",
    "warm-up-long",
    "warm-up-lift",
    "pre-run-hip-core",
    "after-run",
)
WHOLE_BODY_PURPOSES = ("mobility-light", "activation")
"""Race and recovery weeks live on these, so each must touch all six components."""
BEFORE_EFFORT = ("warm-up-", "pre-run-", "activation")
SHORTEST_LONG_STRETCH_SECONDS = 60
"""From this length on a static stretch costs strength and pace right after it (MOB01)."""
MINUTES_TOLERANCE = 0.5
LOWEST_CEILING = 2
"""The exercise ceiling of the new, for whom a session is made unless it says otherwise."""
NAMED_SESSIONS = ("Posture and pull", "Arm drive and press")
FORMS = ("bodyweight", "bands", "dumbbells", "gym")
PUSHES = (Pattern.HORIZONTAL_PUSH, Pattern.VERTICAL_PUSH)
PULLS = (Pattern.HORIZONTAL_PULL, Pattern.VERTICAL_PULL)


def every_line_names_exercises(catalogue: Catalogue) -> Iterator[Finding]:
    """Lines and their swaps are exercises of the catalogue."""
    for template, line in _lines(catalogue):
        for exercise in _named(line):
            if exercise not in catalogue.exercises:
                message = f"{template.id} names {exercise}, which is not in the catalogue."
                yield broken(template.id, "lines", message, "Correct the id.")


def every_purpose_is_known_and_served(catalogue: Catalogue) -> Iterator[Finding]:
    """Purposes are of the closed list, and each has a session for body weight alone."""
    served = {t.purpose for t in catalogue.templates.values() if t.form == "bodyweight"}
    for template in catalogue.templates.values():
        if template.purpose not in PURPOSES or template.form not in catalogue.places:
            message = f"{template.id} is for {template.purpose!r}, form {template.form!r}."
            step = f"Purposes: {', '.join(PURPOSES)}. Forms: {', '.join(catalogue.places)}."
            yield broken(template.id, "purpose", message, step)
    for purpose in PURPOSES:
        if purpose not in served:
            message = f"No session for body weight serves {purpose}."
            yield broken(purpose, "", message, "Write one.")


def every_line_is_in_the_measure_of_its_exercise(catalogue: Catalogue) -> Iterator[Finding]:
    """Repetitions, seconds or metres as the exercise and its swaps are counted."""
    for template, line in _lines(catalogue):
        for exercise in _known(line, catalogue):
            if exercise.measure is not _measure(line):
                message = f"{template.id} counts {exercise.id} in {_measure(line)}."
                step = f"Count it in {exercise.measure}, or name another exercise."
                yield broken(template.id, "lines", message, step)


def every_line_is_possible_in_its_form(catalogue: Catalogue) -> Iterator[Finding]:
    """The form's equipment is enough for every line and every swap."""
    for template, line in _lines(catalogue):
        equipment = EVERYWHERE | catalogue.places.get(template.form, frozenset())
        for exercise in _known(line, catalogue):
            if not exercise.possible_with(equipment):
                message = f"{template.id} has {exercise.id}, which {template.form} cannot do."
                yield broken(template.id, "lines", message, "Choose one that the form can do.")


def every_line_has_something_for_the_lowest_level(catalogue: Catalogue) -> Iterator[Finding]:
    """Line or swap suits the lowest level the session is for, and then nothing comes twice."""
    for template in catalogue.templates.values():
        ceiling = max(LOWEST_CEILING, template.level_floor)
        chosen: list[str] = []
        for line in template.lines:
            suitable = [e.id for e in _known(line, catalogue) if e.level <= ceiling]
            if not suitable or suitable[0] in chosen:
                problem = "comes twice" if suitable else "is too hard"
                message = f"{template.id}, level {ceiling}: {line.exercise} {problem}."
                yield broken(template.id, "lines", message, "Name another swap.")
            chosen.extend(suitable[:1])


def no_family_of_strength_comes_twice(catalogue: Catalogue) -> Iterator[Finding]:
    """Variants of one movement appear once a session (rule OWN13)."""
    for template in catalogue.templates.values():
        found = [catalogue.exercises.get(line.exercise) for line in template.lines]
        families = [e.family for e in found if e is not None and e.counts_sets]
        for family in sorted({family for family in families if families.count(family) > 1}):
            message = f"{template.id} has the family {family} more than once."
            yield broken(template.id, "lines", message, "Keep one of its variants.")


def minutes_are_those_of_the_time_model(catalogue: Catalogue) -> Iterator[Finding]:
    """``minutes`` agrees with the sum over the lines within half a minute."""
    for template in catalogue.templates.values():
        if any(line.exercise not in catalogue.exercises for line in template.lines):
            continue
        minutes = template_minutes(template, catalogue.exercises)
        if abs(minutes - template.minutes) > MINUTES_TOLERANCE:
            message = f"{template.id} says {template.minutes:g} min; its lines take {minutes:g}."
            yield broken(template.id, "minutes", message, f"Write minutes = {minutes}.")


def nothing_long_is_stretched_before_effort(catalogue: Catalogue) -> Iterator[Finding]:
    """Warm-ups and activation hold no static stretch of a minute or more (MOB01)."""
    for template, line in _lines(catalogue):
        before = template.purpose.startswith(BEFORE_EFFORT)
        held = (line.seconds or 0) * line.sets
        stretched = any(e.pattern is Pattern.STRETCH for e in _known(line, catalogue))
        if before and stretched and held >= SHORTEST_LONG_STRETCH_SECONDS:
            message = f"{template.id} stretches {line.exercise} for {held} s before effort."
            yield broken(template.id, "lines", message, "Shorten it or move it to after the run.")


def light_sessions_touch_everything_without_jumps(catalogue: Catalogue) -> Iterator[Finding]:
    """Activation and light mobility hold all six components and not one jump."""
    for template in catalogue.templates.values():
        if template.purpose not in WHOLE_BODY_PURPOSES:
            continue
        exercises = [e for line in template.lines for e in _known(line, catalogue)[:1]]
        touched = {component for exercise in exercises for component in exercise.components}
        for component in Component:
            if component not in touched:
                message = f"{template.id} holds nothing of {component}."
                yield broken(template.id, "lines", message, "Add a light line.")
        if any(exercise.pattern is Pattern.JUMP for exercise in exercises):
            message = f"{template.id} holds a jump."
            yield broken(template.id, "lines", message, "Race and recovery weeks have none.")


def named_sessions_pull_as_much_as_they_push(catalogue: Catalogue) -> Iterator[Finding]:
    """Both named sessions exist in each form; together push:pull is 1:1 to 1:1.5 (UPPER01)."""
    for form in FORMS:
        pair = [t for t in catalogue.templates.values() if t.form == form]
        named = [t for t in pair if t.name in NAMED_SESSIONS]
        if {t.name for t in named} != set(NAMED_SESSIONS):
            message = f"A named upper-body session is missing in the form {form}."
            yield broken(form, "", message, f"Write {' and '.join(NAMED_SESSIONS)}.")
            continue
        push = sum(_sets(template, PUSHES, catalogue) for template in named)
        pull = sum(_sets(template, PULLS, catalogue) for template in named)
        if not push <= pull <= push * 3 / 2:
            message = f"The named sessions in the form {form} push {push} and pull {pull} sets."
            yield broken(named[0].id, "lines", message, "Bring it between 1:1 and 1:1.5.")


def _sets(template: SessionTemplate, patterns: tuple[Pattern, ...], catalogue: Catalogue) -> int:
    return sum(
        line.sets
        for line in template.lines
        for exercise in _known(line, catalogue)[:1]
        if exercise.pattern in patterns
    )


def _lines(catalogue: Catalogue) -> Iterator[tuple[SessionTemplate, TemplateLine]]:
    for template in catalogue.templates.values():
        for line in template.lines:
            yield template, line


def _named(line: TemplateLine) -> tuple[str, ...]:
    return (line.exercise, *line.swap)


def _known(line: TemplateLine, catalogue: Catalogue) -> list[Exercise]:
    """The line's exercise and its swaps, as far as the catalogue has them."""
    named = (catalogue.exercises.get(exercise) for exercise in _named(line))
    return [exercise for exercise in named if exercise is not None]


def _measure(line: TemplateLine) -> Measure:
    if line.seconds is not None:
        return Measure.SECONDS
    return Measure.METRES if line.metres is not None else Measure.REPS
