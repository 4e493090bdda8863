"""Seconds, metres, breaths and jumps: what is not counted in repetitions to failure."""

from __future__ import annotations

import re
from collections.abc import Mapping

from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Exercise, Impact, Measure, Pattern, Sidedness
from wholestride.domain.season import Range
from wholestride.planning.composition.nouns import ComposedSession, Role
from wholestride.planning.prescription.nouns import PrescriptionContext, Target, Work
from wholestride.planning.prescription.repetitions import core_amounts, within_a_set

SECONDS: Mapping[Pattern, Range] = {
    Pattern.BALANCE: Range(20, 40),
    Pattern.STRETCH: Range(30, 30),
    Pattern.ROLL: Range(45, 60),
    Pattern.MOBILITY: Range(30, 30),
    Pattern.FLOW: Range(30, 30),
    Pattern.DRILL: Range(10, 15),
    Pattern.JUMP: Range(15, 20),
    Pattern.CALF: Range(10, 15),
    Pattern.FOOT_SHIN: Range(10, 10),
    Pattern.SQUAT: Range(30, 45),
    Pattern.ARM: Range(30, 30),
}
"""Balance: BAL01; stretches: MOB03; rolling: MOB04; calves: short, near-maximal pushes (DOSE16);
the rest is our default. Trunk holds follow the dose table."""

CARRY_METRES: Mapping[Level, Range] = {
    Level.NEW: Range(15, 20),
    Level.NOVICE: Range(20, 30),
    Level.INTERMEDIATE: Range(30, 40),
    Level.ADVANCED: Range(30, 40),
}
METRES = Range(15, 20)
BREATHS = Range(5, 8)
PRACTICE_REPS = Range(8, 10)

BOUNCES, JUMPS, HARD_JUMPS = 10, 5, 4
"""Repetitions of quick bounces, of jumps, and of jumps that land hard (our default)."""

POWER_REPS = Range(4, 6)
POWER_BAND = Range(30, 60)
"""Where the phase names no explosive work (rule DOSE21)."""


def held(work: Work, rir: Range | None) -> Target:
    """Seconds, metres or breaths of a set."""
    exercise, context = work.exercise, work.context
    if exercise.measure is Measure.BREATHS:
        return Target(BREATHS, None)
    if exercise.measure is Measure.METRES:
        carried = exercise.pattern is Pattern.CARRY
        return Target(CARRY_METRES[context.athlete.level] if carried else METRES, rir)
    seconds = SECONDS.get(exercise.pattern)
    if seconds is None:
        seconds = core_amounts(context.week.core_prescription)[0]
    if context.week.recovery and rir is not None:
        seconds = Range(seconds.low, seconds.low)
    return Target(seconds, rir)


def practised(work: Work) -> Target:
    """What is practised in a warm-up, on one leg or at the end: no effort to aim at."""
    if work.exercise.measure is Measure.REPS:
        return Target(within_a_set(PRACTICE_REPS, work.exercise), None)
    return held(work, None)


def explosive(work: Work) -> Target:
    """A main lift in a power session: light, fast, rising through the block (rule DOSE21)."""
    reps, band = power_amounts(work.context.week.explosive)
    last = max(work.context.weeks_in_block - 1, 1)
    step = min(work.context.week_in_block, last)
    tenths = band.low * 10 + (band.high - band.low) * 10 * step // last
    note = "Every repetition as fast as you can; stop the set when it slows down."
    return Target(reps, Range(5, 5), Range(tenths // 10, tenths // 10), tenths, (note,))


def power_amounts(text: str) -> tuple[Range, Range]:
    """Repetitions and percent of the maximum, read from the dose table's words.

    >>> print(*power_amounts("3 x 4-6 at 30-60 %"))
    4-6 30-60
    >>> print(*power_amounts("2 x 5 at 30-50 %"))
    5 30-50
    """
    match = re.search(r"x (\d+)(?:-(\d+))? at (\d+)-(\d+)", text)
    if match is None:
        return POWER_REPS, POWER_BAND
    low, high, least, most = match.groups()
    return Range(int(low), int(high or low)), Range(int(least), int(most))


def primer() -> Target:
    """The optional primer before a short race: three repetitions at 80 % (rule PHASE12)."""
    return Target(Range(3, 3), Range(4, 5), Range(78, 80), 800)


def jumped(work: Work) -> Target | None:
    """Repetitions of a jump so that the session keeps its contacts; None where none are allowed."""
    context = work.context
    cap = context.week.contacts_per_session
    if not context.week.jumps_allowed or cap <= 0:
        return None
    usual = jump_amount(work.line.amount, work.exercise)
    planned = planned_contacts(work.session, work)
    if planned > cap:
        usual = jump_amount(max(usual * cap // planned, 1), work.exercise)
    return Target(Range(usual, usual), None)


def jump_amount(written: int | None, exercise: Exercise) -> int:
    """Repetitions, seconds or metres of one set of a jump; even where the sides take turns."""
    amount = written or usual_jumps(exercise)
    if exercise.sidedness is Sidedness.ALTERNATING:
        return max(amount - amount % 2, 2)
    return amount


def usual_jumps(exercise: Exercise) -> int:
    """Repetitions, seconds or metres of one set of a jump."""
    if exercise.measure is Measure.SECONDS:
        return SECONDS[Pattern.JUMP].low
    if exercise.measure is Measure.METRES:
        return METRES.high
    if exercise.impact is Impact.HIGH and exercise.seconds_per_rep > 1:
        return HARD_JUMPS
    return BOUNCES if exercise.seconds_per_rep <= 1 else JUMPS


def planned_contacts(session: ComposedSession, work: Work) -> int:
    """Foot contacts of all jumps of the session at their usual repetitions."""
    exercises = work.catalogue.exercises
    total = 0
    for line in session.lines:
        if line.role is Role.JUMP:
            exercise = exercises[line.exercise]
            amount = jump_amount(line.amount, exercise)
            total += contacts(exercise, line.sets, amount)
    return total


def contacts(exercise: Exercise, sets: int, amount: int) -> int:
    """Foot contacts of some sets, both sides together."""
    rate = {
        Measure.REPS: exercise.contacts_per_rep,
        Measure.SECONDS: exercise.contacts_per_second,
        Measure.METRES: exercise.contacts_per_metre,
        Measure.BREATHS: 0.0,
    }[exercise.measure]
    sides = 2 if exercise.sidedness is Sidedness.EACH else 1
    return round(sets * amount * sides * rate)


def careful_note(context: PrescriptionContext) -> tuple[str, ...]:
    """A word on breathing where pressure should stay low."""
    if context.athlete.readiness.high_blood_pressure or context.moderate_only:
        return ("Breathe out as you push; never hold your breath.",)
    return ()
