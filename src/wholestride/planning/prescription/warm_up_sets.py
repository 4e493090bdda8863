"""Warm-up sets before a main lift; they stand outside the volume (rule WARM01)."""

from __future__ import annotations

from wholestride.catalogue.session_minutes import warm_up_sets_seconds
from wholestride.domain.exercise import EVERYWHERE, Measure
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.loads import Load
from wholestride.planning.prescription.nouns import Target, Work

LADDER = ((40, 8), (60, 4), (80, 2))
"""Percent of the working load and repetitions (rule WARM01)."""

ONE_STEP = ((60, 4),)
"""Light implements need one step only (our default)."""

WARM_UP_REST_SECONDS = 45
"""Long enough to change the plates."""


def warm_up_sets(
    work: Work, target: Target, load: Load, line: Prescription
) -> tuple[Prescription, ...]:
    """The sets that lead up to a loaded main lift: by mass where it is known, else by feel."""
    if work.line.role is not Role.MAIN or load.steps is None or target.rir is None:
        return ()
    if work.exercise.measure is not Measure.REPS:
        return ()
    sets: list[Prescription] = []
    used: list[Mass] = []
    for percent, reps in _ladder(work):
        mass = _share(load, percent)
        if mass is not None and (mass in used or mass == load.mass):
            continue
        if mass is not None:
            used.append(mass)
        sets.append(_warm_up(line, percent, reps, mass))
    return tuple(sets)


def _ladder(work: Work) -> tuple[tuple[int, int], ...]:
    there = work.context.place.equipment | EVERYWHERE
    heavy = warm_up_sets_seconds(work.exercise, there) > 0
    power = work.session.request.kind is SessionKind.POWER
    return LADDER if heavy and not power else ONE_STEP


def _share(load: Load, percent: int) -> Mass | None:
    """So many percent of the working load; the least that is there where that is heavier."""
    if load.mass is None or load.steps is None:
        return None
    wanted = Mass(load.mass.grams * percent // 100, load.mass.unit)
    return load.steps.round_down(wanted) or load.steps.masses[0]


def _warm_up(line: Prescription, percent: int, reps: int, mass: Mass | None) -> Prescription:
    feel = "" if mass else " by feel"
    return Prescription(
        exercise=line.exercise,
        name=line.name,
        components=line.components,
        pattern=line.pattern,
        sets=1,
        measure=line.measure,
        amount=Range(reps, reps),
        per_side=line.per_side,
        rir=None,
        rest_seconds=WARM_UP_REST_SECONDS,
        load=mass,
        warm_up=True,
        why=f"Warm-up set: about {percent} % of today's load{feel}.",
        tempo=line.tempo,
        part=str(Role.WARM_UP),
    )
