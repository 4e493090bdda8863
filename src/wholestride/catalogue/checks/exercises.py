"""Each exercise by itself: documented, named for watches, consistent in what it counts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from wholestride.catalogue.checks.written import broken
from wholestride.catalogue.exercises import PRIMARY_HALVES
from wholestride.catalogue.fit_names import fit_categories
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import (
    WEIGHTS,
    CautionLevel,
    Equipment,
    Exercise,
    Impact,
    LoadKind,
    LoadZone,
    Measure,
    Pattern,
    Region,
)
from wholestride.domain.findings import Finding

FEWEST_CUES = 2
MOST_CUES = 4
UNCOUNTED_PATTERNS = frozenset(
    {
        Pattern.STRETCH,
        Pattern.MOBILITY,
        Pattern.BALANCE,
        Pattern.JUMP,
        Pattern.ROLL,
        Pattern.DRILL,
        Pattern.FLOW,
        Pattern.BREATHING,
    }
)
"""Practices that count no hard sets (rule OWN04)."""
LOWER_PATTERNS = frozenset(
    {Pattern.SQUAT, Pattern.HINGE, Pattern.LUNGE, Pattern.STEP, Pattern.HIP_EXTENSION}
)
"""Patterns that a main lift may have."""
ELASTIC = frozenset({Equipment.BAND, Equipment.MINI_BAND})


def every_exercise_is_documented(catalogue: Catalogue) -> Iterator[Finding]:
    """A name of its own, two to four cues, one fault with its remedy."""
    names = Counter(exercise.name for exercise in catalogue.exercises.values())
    for exercise in catalogue.exercises.values():
        if not exercise.name or names[exercise.name] > 1:
            message = f"{exercise.id} has no name of its own."
            yield broken(exercise.id, "name", message, "Give it one that no other exercise has.")
        if not FEWEST_CUES <= len(exercise.cues) <= MOST_CUES or not all(exercise.cues):
            message = f"{exercise.id} has {len(exercise.cues)} cues."
            yield broken(exercise.id, "cues", message, "Write two to four short ones.")
        if not exercise.fault:
            message = f"{exercise.id} names no common fault."
            yield broken(exercise.id, "fault", message, "Say what goes wrong and what helps.")


def every_exercise_has_a_fit_name(catalogue: Catalogue) -> Iterator[Finding]:
    """A category of the FIT format, and where it has a name, both with the right numbers."""
    for exercise in catalogue.exercises.values():
        problem = _fit_problem(exercise)
        if problem:
            step = 'Write fit = ["category"] or fit = ["category", "name"]; see fit_names.csv.'
            yield broken(exercise.id, "fit", problem, step)


def _fit_problem(exercise: Exercise) -> str:
    fit = exercise.fit
    if fit is None:
        return f"{exercise.id} has no FIT category."
    category = fit_categories().get(fit.category)
    if category is None or category.number != fit.category_number:
        return f"FIT has no category {fit.category!r} with number {fit.category_number}."
    if fit.name and category.names.get(fit.name) != fit.name_number:
        return f"FIT has no {fit.name!r} with number {fit.name_number} in {fit.category}."
    return ""


def every_exercise_trains_something_somewhere(catalogue: Catalogue) -> Iterator[Finding]:
    """At least one component, one primary region and one kit; a family; a level of 1 to 5."""
    for exercise in catalogue.exercises.values():
        primary = [r for r, halves in exercise.regions.items() if halves == PRIMARY_HALVES]
        facts = {
            "components": bool(exercise.components),
            "primary": bool(primary),
            "equipment": bool(exercise.equipment),
            "family": bool(exercise.family),
            "level": 1 <= exercise.level <= 5,
        }
        for key, there in facts.items():
            if not there:
                message = f"{exercise.id} has no {key}."
                yield broken(exercise.id, key, message, f"Write {key} = ...")


def practices_count_no_sets(catalogue: Catalogue) -> Iterator[Finding]:
    """Stretches, mobility, balance, jumps, rolls and drills count no hard sets; all else does."""
    for exercise in catalogue.exercises.values():
        if exercise.counts_sets == (exercise.pattern in UNCOUNTED_PATTERNS):
            rule = "never count" if exercise.counts_sets else "always count"
            message = f"Exercises of the pattern {exercise.pattern} {rule} hard sets."
            yield broken(exercise.id, "counts_sets", message, "Correct counts_sets or pattern.")


def jumps_count_contacts_and_spare_sore_bones(catalogue: Catalogue) -> Iterator[Finding]:
    """A jump has an impact, contacts in its own measure, and a caution for bones (PLYO05)."""
    for exercise in catalogue.exercises.values():
        if exercise.pattern is not Pattern.JUMP:
            continue
        avoided = {c.about for c in exercise.cautions if c.level is CautionLevel.AVOID}
        if exercise.impact is Impact.NONE or not _contacts(exercise):
            message = f"{exercise.id} is a jump without impact or contacts."
            yield broken(exercise.id, "impact", message, "Write impact and contacts_per_...")
        if Region.BONE not in avoided:
            message = f"{exercise.id} is a jump that bone complaints do not rule out."
            yield broken(exercise.id, "avoid", message, 'Add "bone" to avoid.')


def contacts_are_in_the_measure_of_the_exercise(catalogue: Catalogue) -> Iterator[Finding]:
    """Contacts a second only for timed work, a metre only for distances, else a repetition."""
    for exercise in catalogue.exercises.values():
        total = sum(
            (
                exercise.contacts_per_rep,
                exercise.contacts_per_second,
                exercise.contacts_per_metre,
            )
        )
        if total != _contacts(exercise):
            message = f"{exercise.id} is counted in {exercise.measure}, its contacts are not."
            yield broken(exercise.id, "measure", message, "Give contacts in the same measure.")


def _contacts(exercise: Exercise) -> float:
    """Contacts per unit of the exercise's own measure."""
    by_measure = {
        Measure.REPS: exercise.contacts_per_rep,
        Measure.SECONDS: exercise.contacts_per_second,
        Measure.METRES: exercise.contacts_per_metre,
    }
    return by_measure.get(exercise.measure, 0.0)


def loads_have_something_to_load_with(catalogue: Catalogue) -> Iterator[Finding]:
    """What is called external has weights or bands in a kit; what is body weight has no weights."""
    for exercise in catalogue.exercises.values():
        pieces = frozenset().union(*exercise.equipment)
        loaded = exercise.load_kind in (LoadKind.EXTERNAL, LoadKind.BODYWEIGHT_EXTERNAL)
        if loaded and not pieces & (WEIGHTS | ELASTIC):
            message = f"{exercise.id} is loaded, but no kit has a weight or a band."
            yield broken(exercise.id, "load", message, "Correct load or equipment.")
        if exercise.load_kind is LoadKind.BODYWEIGHT and pieces & WEIGHTS:
            message = f"{exercise.id} is body weight, but a kit has a weight."
            yield broken(exercise.id, "load", message, 'Write load = "bodyweight+external".')


def main_lifts_reach_their_zone(catalogue: Catalogue) -> Iterator[Finding]:
    """Main lifts are counted lower-body lifts; only what takes a weight goes above light."""
    for exercise in catalogue.exercises.values():
        pieces = frozenset().union(*exercise.equipment)
        above_light = exercise.load_zone is not LoadZone.LIGHT
        if above_light and not (exercise.main_lift and pieces & WEIGHTS):
            message = f"{exercise.id} cannot be {exercise.load_zone}."
            yield broken(exercise.id, "load_zone", message, "Only main lifts with a weight can.")
        if exercise.main_lift and exercise.pattern not in LOWER_PATTERNS:
            message = f"{exercise.id} is a main lift of the pattern {exercise.pattern}."
            yield broken(exercise.id, "main_lift", message, "Main lifts squat, hinge or lunge.")


def tempo_fits_the_time_of_a_repetition(catalogue: Catalogue) -> Iterator[Finding]:
    """Tempo is lowering-pause-lifting in seconds (X: fast); a repetition lasts no less."""
    for exercise in catalogue.exercises.values():
        parts = exercise.tempo.split("-") if exercise.tempo else ["0", "0", "0"]
        written_well = len(parts) == 3 and all(part == "X" or part.isdigit() for part in parts)
        seconds = sum(int(part) for part in parts if part.isdigit())
        if not written_well or seconds > exercise.seconds_per_rep:
            message = f"{exercise.id}: tempo {exercise.tempo!r} and {exercise.seconds_per_rep:g} s."
            step = "Write lowering-pause-lifting, such as 3-0-1, and at least as many seconds."
            yield broken(exercise.id, "tempo", message, step)
