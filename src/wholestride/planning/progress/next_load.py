"""What comes next time: the first rule that speaks, the ones that lighten before all others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Measure
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Range
from wholestride.planning.prescription.adjust import TENDONS, is_primary
from wholestride.planning.prescription.steps import steps_for
from wholestride.planning.progress.check_in import Verdict, readiness_adjustment
from wholestride.planning.progress.decision import Case, LoadDecision, NextContext
from wholestride.planning.progress.history import (
    amount_of,
    done_sets,
    history_of,
    to_failure,
)
from wholestride.science.e1rm import percent_tenths
from wholestride.science.effort import likely_reserve, load_change_percent, off_target
from wholestride.science.progression import (
    MISSED_REPS_PERCENT,
    absence_effect,
    double_progression_met,
    step_bounds,
    two_for_two_met,
)

STOP_PAIN, REGRESS_PAIN = 6, 4
"""Above five stop, at four and five regress (rule INJ13)."""

PAIN_PERCENT = -10
"""How much less after pain of four or five (our default, grade D)."""

FAR_OFF = 2
"""Effort counts as off the target from two repetitions on (rule A01)."""


def next_load(
    prescription: Prescription, logs: Sequence[SessionLog], context: NextContext
) -> LoadDecision:
    """Decide next time's load by the first rule that speaks.

    Order: pain, readiness, absence (they only lighten), missed repetitions, effort off by two
    or more (A01), 2-for-2 and double progression (PROG01 to PROG03), else hold. One rise a
    week (PROG11). A reported reserve is never read as more than it says (PROG05).
    """
    history = history_of(prescription.exercise, logs, context.days)
    steps = steps_for(context.exercise, context.place, context.athlete.unit)
    if not history:
        reason = "Nothing of it has been logged yet."
        return LoadDecision(prescription.load, prescription.amount, reason)
    case = Case(prescription, history, context, steps)
    spoken = (rule(case) for rule in RULES)
    return next(decision for decision in spoken if decision is not None)


def _pain(case: Case) -> LoadDecision | None:
    log = case.last.log
    pain = log.pain or 0
    named = log.pain_exercise
    if pain < REGRESS_PAIN or named not in ("", case.context.exercise.id):
        return None
    if pain >= STOP_PAIN:
        reason = f"Pain {pain} of 10: leave it out and do something else."
        return replace(case.decide(None, reason, "INJ13"), swap=True)
    if _on_tendon(case):
        return case.decide(case.load, f"Pain {pain} in the tendon is allowed: stay here.", "A08")
    reason = f"Pain {pain} of 10: lighter, or an easier exercise."
    return replace(case.decide(case.less(PAIN_PERCENT), reason, "INJ13"), swap=True)


def _on_tendon(case: Case) -> bool:
    context = case.context
    return any(
        injury.active_on(context.day) and is_primary(context.exercise, region)
        for injury in context.athlete.injuries
        for region in TENDONS.get(injury.region, ())
    )


def _readiness(case: Case) -> LoadDecision | None:
    if case.context.check_in is None:
        return None
    lightening = readiness_adjustment(case.context.check_in)
    if lightening.verdict is Verdict.AS_PLANNED:
        return None
    decision = case.decide(case.load, lightening.reason, *lightening.rules)
    return replace(decision, sets_percent=lightening.sets_percent)


def _absence(case: Case) -> LoadDecision | None:
    days = case.context.days_without_lifting
    change = absence_effect(days).load_percent
    if change == 0:
        return None
    if change is None:
        return case.decide(None, f"After {days} days your load is found anew.", "PROG12", "A13")
    reason = f"{-change} % less after {days} days without lifting."
    return case.decide(case.less(change), reason, "PROG12")


def _missed(case: Case) -> LoadDecision | None:
    least = case.prescription.amount.low
    if case.load is None or all(amount_of(each) >= least for each in case.last.at_load):
        return None
    reason = f"Fewer than {least} in a set: a little lighter."
    return case.decide(case.less(MISSED_REPS_PERCENT), reason, "PROG03")


def _effort(case: Case) -> LoadDecision | None:
    points = _points_off(case)
    if case.load is None or points is None or not points:
        return None
    if abs(points) < FAR_OFF and not case.context.calibrating:
        return None
    change = load_change_percent(points)
    if points < 0:
        reason = "Harder than planned: lighter by the effort that was missing."
        return case.decide(case.less(change), reason, "A01")
    wanted = Mass(case.load.grams * (100 + change) // 100, case.load.unit)
    heavier = case.steps.round_down(wanted) if case.steps else None
    if heavier is None or heavier <= case.load:
        return None
    return _raised(case, heavier, "Easier than planned: heavier by the effort left over.", "A01")


def _points_off(case: Case) -> int | None:
    """How far the hardest set missed the target; a new lifter's low report is softened (PROG05).

    Softening can only bring a load that would fall back towards where it was.
    """
    reports = [each.rir for each in case.last.at_load if each.rir is not None]
    if not reports:
        return None
    hardest = min(reports)
    points = off_target(hardest, case.rir)
    learning = case.context.athlete.level in (Level.NEW, Level.NOVICE)
    if points < 0 and learning and hardest > 0:
        return min(off_target(round(likely_reserve(hardest).mean), case.rir), 0)
    return points


def _progression(case: Case) -> LoadDecision | None:
    twice = len(case.logs) > 1 and two_for_two_met(
        done_sets(case.last.sets), done_sets(case.logs[-2].sets), case.top
    )
    if not twice and not _all_sets_at_top(case):
        return None
    if case.steps is None or case.load is None:
        return _without_load(case)
    heavier = case.steps.next_up(case.load)
    if heavier is None:
        return case.decide(case.load, "The heaviest here: slower, or one side at a time.", "PROG14")
    if _is_small(case, heavier) or (twice and _can_carry(case, heavier)):
        rule = "PROG02" if twice else "PROG03"
        return _raised(case, heavier, "Every set at the top with enough left: one step up.", rule)
    if twice:
        reason = f"{heavier} is still too big a step: slower, or one side at a time."
        return case.decide(case.load, reason, "PROG14")
    return _more_reps_first(case, heavier)


def _all_sets_at_top(case: Case) -> bool:
    """True when each side did every set at the top of the range with the reserve kept."""
    sides = case.last.by_side.values()
    return all(
        len(sets) >= case.prescription.sets
        and double_progression_met(done_sets(sets), case.top, case.rir.low)
        for sets in sides
    )


def _is_small(case: Case, heavier: Mass) -> bool:
    legs = any(region.leg for region in case.context.exercise.regions)
    bounds = step_bounds(lower_body=legs)
    load = case.load or heavier
    return (heavier.grams - load.grams) * 1000 <= load.grams * bounds.high_tenths


def _can_carry(case: Case, heavier: Mass) -> bool:
    """True when the last sets promise the bottom of the range at the heavier load too."""
    known = [reps for each in case.last.at_load if (reps := to_failure(each)) is not None]
    if not known or case.load is None:
        return False
    asked = percent_tenths(case.prescription.amount.low + case.rir.low)
    return heavier.grams * percent_tenths(min(known)) <= case.load.grams * asked


def _more_reps_first(case: Case, heavier: Mass) -> LoadDecision:
    reps = Range(case.prescription.amount.low, case.top + 2)
    reason = f"{heavier} is a big step: up to {reps.high} repetitions first."
    return LoadDecision(case.load, reps, reason, ("PROG02",))


def _without_load(case: Case) -> LoadDecision:
    slower = case.context.exercise.measure is Measure.REPS
    what = "a wider range or a slower way down" if slower else "a little longer"
    reason = f"Every set at the top: {what} next, then a harder variant."
    return case.decide(None, reason, "PROG14")


def _raised(case: Case, heavier: Mass, reason: str, rule: str) -> LoadDecision:
    if not case.context.may_raise:
        return case.decide(case.load, "A light week: the load stays.", "PHASE15")
    if _raised_this_week(case):
        return case.decide(case.load, "One change a week: the next step waits.", "PROG11")
    return case.decide(heavier, reason, rule)


def _raised_this_week(case: Case) -> bool:
    monday = case.context.day - timedelta(days=case.context.day.weekday())
    loads = [(each.day, each.load) for each in case.logs]
    return any(
        day is not None
        and day >= monday
        and load is not None
        and before is not None
        and load > before
        for (_, before), (day, load) in pairwise(loads)
    )


def _hold(case: Case) -> LoadDecision:
    return case.decide(case.load, "Stay here and add a repetition where it goes well.", "PROG03")


RULES: tuple[Callable[[Case], LoadDecision | None], ...] = (
    _pain,
    _readiness,
    _absence,
    _missed,
    _effort,
    _progression,
    _hold,
)
"""In the order in which they speak; the first that has something to say decides."""
