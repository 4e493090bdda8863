"""The load of a line, and from what it follows; no number where nothing is known."""

from __future__ import annotations

from dataclasses import dataclass

from wholestride.domain.exercise import LoadKind, Measure
from wholestride.domain.quantities import Mass
from wholestride.domain.season import PhaseName, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.effort import PRACTICE
from wholestride.planning.prescription.nouns import Estimate, PrescriptionContext, Target, Work
from wholestride.planning.prescription.steps import Steps, steps_for
from wholestride.science.e1rm import about, percent_tenths, share_of
from wholestride.science.progression import step_bounds

TENTHS = 1000

LIKE_REPS = 3
"""Repetitions to failure that are near enough to keep a load on top of the body (our default)."""


@dataclass(frozen=True, slots=True)
class Load:
    """A mass that the place has, or None, with the sentence from what it follows."""

    mass: Mass | None
    because: str = ""
    percent: Range | None = None
    steps: Steps | None = None


def is_loadable(work: Work) -> bool:
    """True where the place has a mass for the exercise."""
    context = work.context
    return steps_for(work.exercise, context.place, context.athlete.unit) is not None


def load_for(work: Work, target: Target) -> Load:
    """The load of a line: from its maximum, else from what was lifted last, else by feel.

    Always rounded down to what the place has, so never above the share of the maximum that
    repetitions and reserve ask for.
    """
    if target.rir is None or work.line.role in PRACTICE or work.line.role is Role.JUMP:
        return Load(None)
    context = work.context
    steps = steps_for(work.exercise, context.place, context.athlete.unit)
    if steps is None:
        return Load(None, _unweighed(work, target.rir))
    estimate = context.estimates.get(work.exercise.id)
    wanted = _wanted(estimate, target, work) if estimate else None
    if estimate is None or wanted is None:
        return Load(None, _by_feel(work, target), None, steps)
    wanted = _share(wanted, context.week.load_percent)
    ceiling = estimate.ceiling_on(context.day)
    if ceiling is not None and ceiling < wanted:
        mass = steps.round_down(ceiling)
        return Load(mass, f"{estimate.ceiling_reason}{_gap(context)}", None, steps)
    return _rounded(wanted, target, steps, work)


def _wanted(estimate: Estimate, target: Target, work: Work) -> Mass | None:
    maximum = _maximum(estimate, work)
    if maximum is not None and target.percent_tenths is not None:
        return share_of(maximum, target.percent_tenths)
    if estimate.working is None:
        return None
    change = _change_tenths(estimate, target, work)
    return None if change is None else share_of(estimate.working, change)


def _maximum(estimate: Estimate, work: Work) -> Mass | None:
    """The maximum that sizes the load; none where the body itself is most of the load."""
    return None if _carries_body(work) else estimate.usable


def _carries_body(work: Work) -> bool:
    return work.exercise.load_kind is LoadKind.BODYWEIGHT_EXTERNAL


def _change_tenths(estimate: Estimate, target: Target, work: Work) -> int | None:
    """Share of the last working load that other repetitions ask for [0.1 %].

    A rise stays within the bounds of rule PROG01. None where the body is part of the load and
    the repetitions are quite other ones, for then the share of what is held says nothing.
    """
    if estimate.working_reps is None or target.rir is None or target.percent_tenths is None:
        return TENTHS
    asked = target.amount.high + target.rir.low
    if _carries_body(work):
        return TENTHS if abs(asked - estimate.working_reps) <= LIKE_REPS else None
    change = percent_tenths(asked) * TENTHS // percent_tenths(estimate.working_reps)
    bounds = step_bounds(lower_body=any(region.leg for region in work.exercise.regions))
    return min(change, TENTHS + bounds.high_tenths)


def _share(mass: Mass, percent: int) -> Mass:
    return Mass(mass.grams * percent // 100, mass.unit)


def _rounded(wanted: Mass, target: Target, steps: Steps, work: Work) -> Load:
    mass, estimate = steps.round_down(wanted), work.context.estimates[work.exercise.id]
    if mass is None:
        least = f"The lightest here is {steps.masses[0]}; less would fit better today."
        return Load(None, f"{least} Choose the swap or do it without a load.", None, steps)
    maximum = _maximum(estimate, work)
    if maximum is not None and target.percent_tenths is not None:
        percent = round(mass.grams * 100 / maximum.grams)
        because = f"{mass} is {percent} % of your maximum, {about(maximum)} {estimate.source}"
        shown = target.percent
    else:
        because, shown = f"{mass} follows from {estimate.source}", None
    return Load(mass, f"{because}{_rounding(steps)}.{_gap(work.context)}", shown, steps)


def _rounding(steps: Steps) -> str:
    assumed = f"; {steps.assumed}" if steps.assumed else ""
    return f", rounded down to what is here{assumed}"


def _gap(context: PrescriptionContext) -> str:
    less = 100 - context.week.load_percent
    return f" {less} % less after the time without lifting." if less > 0 else ""


def _by_feel(work: Work, target: Target) -> str:
    """Words of a calibration: no number is invented (rule PROG07)."""
    start = "Your load is not known yet"
    if work.session.request.kind is SessionKind.POWER and work.line.role is Role.MAIN:
        return f"{start}: light enough that every repetition stays fast."
    if work.exercise.measure is not Measure.REPS:
        return f"{start}: heavy enough to feel, light enough to stay tall to the end."
    bare = work.exercise.load_kind is LoadKind.BODYWEIGHT_EXTERNAL
    begin = "begin without one" if bare else "begin light"
    return (
        f"{start}: {begin} and add a little each set until about {target.rir} repetitions "
        "are left. That set becomes your start."
    )


def _unweighed(work: Work, rir: Range) -> str:
    kind = work.exercise.load_kind
    if kind is LoadKind.BAND:
        return f"Choose the band that leaves about {rir} repetitions."
    if kind is LoadKind.ASSISTED:
        return f"Choose as much help as leaves about {rir} repetitions."
    if kind is LoadKind.EXTERNAL:
        return f"Choose the resistance that leaves about {rir} repetitions."
    if work.exercise.measure is Measure.REPS:
        return f"Stop where about {rir} clean repetitions are left."
    return "Stop while you could still hold your shape."


def phase_words(context: PrescriptionContext) -> str:
    """Where in the season the line stands: "Base, week 2 of 4"."""
    name = "Race week" if context.week.phase is PhaseName.RACE else context.week.phase.capitalize()
    if context.week.recovery:
        return f"{name}, recovery week"
    if context.week.phase is PhaseName.RACE:
        return name
    return f"{name}, week {context.week_in_block + 1} of {context.weeks_in_block}"
