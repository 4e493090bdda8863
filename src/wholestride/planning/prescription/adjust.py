"""The small table that goes along into the gym: what to do when a set turns out otherwise.

Every threshold is relative to the line's own target. Only the first rows may add anything, and
they fall away in weeks that are meant to be light.
"""

from __future__ import annotations

from collections.abc import Iterator

from wholestride.domain.exercise import (
    EVERYWHERE,
    LEG_REGIONS,
    Condition,
    Exercise,
    Measure,
    Region,
)
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Adjustment, PhaseName, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.effort import MOST_IN_RESERVE, is_light
from wholestride.planning.prescription.loads import Load
from wholestride.planning.prescription.nouns import PrescriptionContext, Target, Work
from wholestride.science.effort import load_change_percent
from wholestride.science.progression import MISSED_REPS_PERCENT, step_bounds

TENDONS: dict[Region, tuple[Region, ...]] = {Region.ACHILLES: (Region.CALVES, Region.SOLEUS)}
"""Registered tendon complaints with the regions whose work loads them: the pain rule of
Silbernagel 2007 (A08) is tested on the Achilles tendon only."""

PRIMARY = 2
"""Weight of a primary region."""

STOP_SIGNS = "pain in a bone, at night or when hopping; swelling, numbness, giving way, a tear"

MORE = {
    Measure.REPS: "lower for 3 s",
    Measure.SECONDS: "hold a little longer",
    Measure.METRES: "walk a little farther",
    Measure.BREATHS: "breathe more slowly",
}
"""What comes before a harder variant."""

LOAD_KEPT = (PhaseName.TAPER, PhaseName.RACE, PhaseName.RECOVERY, PhaseName.TRANSITION)
"""Phases that keep or lower loads (rules PHASE10, PHASE12, PHASE13)."""


def adjustments(
    work: Work, target: Target, load: Load, swap: tuple[str, ...]
) -> tuple[Adjustment, ...]:
    """The line's own table; empty for what is only practised."""
    if target.rir is None and work.line.role is not Role.JUMP:
        return ()
    rows: list[Adjustment] = []
    if target.rir is not None:
        rows += _easier_than_planned(work, target, target.rir, load)
        rows += _harder_than_planned(work, target, target.rir, load)
    rows += _pain(work, swap)
    return tuple(rows)


def may_add(work: Work) -> bool:
    """True in weeks that may become harder than written."""
    week = work.context.week
    light = week.recovery or week.first_of_more or is_light(work)
    power = work.session.request.kind is SessionKind.POWER
    return not light and not power and week.phase not in LOAD_KEPT


def _easier_than_planned(
    work: Work, target: Target, rir: Range, load: Load
) -> Iterator[Adjustment]:
    if not may_add(work):
        return
    top = f"{target.amount.high}{_unit(work)}"
    if work.exercise.measure is not Measure.REPS:
        yield Adjustment(f"every set at {top} and still in shape", _harder_variant(work))
        return
    if load.steps is None:
        yield Adjustment(f"all sets at {top} with RIR {rir.low} or more", _harder_variant(work))
    elif load.mass is None:
        yield Adjustment(f"RIR {_more(rir)} or more", "the next heavier one")
    else:
        yield from _next_step(work, target, rir, load)


def _next_step(work: Work, target: Target, rir: Range, load: Load) -> Iterator[Adjustment]:
    """The smallest step that the place has; a big one waits for two more repetitions, twice."""
    step = _step(load)
    if step is None or load.mass is None:
        return
    top = f"all sets at {target.amount.high} reps with RIR {rir.low} or more"
    bounds = step_bounds(lower_body=any(region.leg for region in work.exercise.regions))
    if step.grams * 1000 <= load.mass.grams * bounds.high_tenths:
        yield Adjustment(f"RIR {_more(rir)} or more on the last set", f"+{step}")
        yield Adjustment(top, f"+{step} next time")
        return
    over = target.amount.high + 2
    yield Adjustment(top, f"up to {over} reps, the next load is a big step")
    yield Adjustment(f"{over} reps in the last set, two sessions running", f"+{step} next time")


def _more(rir: Range) -> int:
    return min(rir.high + 1, MOST_IN_RESERVE)


def _harder_than_planned(
    work: Work, target: Target, rir: Range, load: Load
) -> Iterator[Adjustment]:
    if work.exercise.measure is not Measure.REPS:
        yield Adjustment("you lose your shape", "stop the set there")
        return
    missed = f"fewer than {target.amount.low} reps"
    if load.mass is None:
        yield Adjustment(missed, "an easier one next set")
        return
    if rir.low >= 2:
        change = load_change_percent(-2)
        least = rir.low - 2
        yield Adjustment(f"RIR {least} or less" if least else "RIR 0", _lighter(load, change))
    yield Adjustment(missed, _lighter(load, MISSED_REPS_PERCENT))


def _pain(work: Work, swap: tuple[str, ...]) -> Iterator[Adjustment]:
    easier = easier_variant(work, swap)
    instead = f"swap to {easier.name}" if easier else "leave it out today"
    if _on_registered_tendon(work):
        yield Adjustment("pain 5 or less in the tendon, gone by next morning", "go on")
        yield Adjustment("pain 6 or more, or worse next morning", f"stop; {instead}")
    else:
        yield Adjustment("pain 4 or 5", instead)
        yield Adjustment("pain 6 or more, or a limp", "stop this exercise")
    if any(is_primary(work.exercise, region) for region in LEG_REGIONS):
        yield Adjustment(STOP_SIGNS, "stop and have it looked at")


def easier_variant(work: Work, swap: tuple[str, ...]) -> Exercise | None:
    """An equivalent or a rung of the ladder that is easier and possible at the place (INJ13)."""
    exercises = work.catalogue.exercises
    kit = work.context.place.equipment | EVERYWHERE
    for name in (*swap, *work.exercise.easier):
        other = exercises[name]
        if other.level < work.exercise.level and other.possible_with(kit):
            return other
    return None


def _on_registered_tendon(work: Work) -> bool:
    context = work.context
    return any(
        injury.active_on(context.day) and is_primary(work.exercise, region)
        for injury in context.athlete.injuries
        for region in TENDONS.get(injury.region, ())
    )


def is_primary(exercise: Exercise, region: Region) -> bool:
    """True when the exercise works the region first of all."""
    return exercise.regions.get(region, 0) >= PRIMARY


def _step(load: Load) -> Mass | None:
    """How much the next heavier load weighs more."""
    if load.steps is None or load.mass is None:
        return None
    heavier = load.steps.next_up(load.mass)
    if heavier is None:
        return None
    return Mass(heavier.grams - load.mass.grams, heavier.unit)


def _lighter(load: Load, percent: int) -> str:
    """So many percent less, as a mass that is there; always at least one step lighter."""
    if load.steps is None or load.mass is None:
        return f"{percent} %"
    wanted = Mass(load.mass.grams * (100 + percent) // 100, load.mass.unit)
    mass = load.steps.round_down(wanted)
    return f"{percent} %: {mass}" if mass else f"{percent} %: fewer repetitions"


def _harder_variant(work: Work) -> str:
    """Body weight and bands: range and tempo first, then a harder variant (rule PROG14)."""
    rungs = [work.catalogue.exercises.get(rung) for rung in work.exercise.harder]
    names = [rung.name for rung in rungs if rung is not None and suits(rung, work.context)]
    more = MORE[work.exercise.measure]
    return f"{more}, then {names[0]}" if names else more


def suits(exercise: Exercise, context: PrescriptionContext) -> bool:
    """True when the place has its equipment and nothing about the athlete speaks against it."""
    athlete = context.athlete
    hurt = {injury.region for injury in athlete.injuries if injury.active_on(context.day)}
    conditions = {Condition.PREGNANT} if athlete.pregnant else set()
    cautious = {caution.about for caution in exercise.cautions}
    return (
        exercise.possible_with(context.place.equipment | EVERYWHERE)
        and exercise.id not in athlete.excluded
        and not cautious & {*hurt, *conditions}
    )


def _unit(work: Work) -> str:
    return {
        Measure.REPS: " reps",
        Measure.SECONDS: " s",
        Measure.METRES: " m",
        Measure.BREATHS: " breaths",
    }[work.exercise.measure]
