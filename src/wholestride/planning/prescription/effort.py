"""How many repetitions stay in reserve: by phase and level, then more wherever care is due."""

from __future__ import annotations

from wholestride.domain.season import PhaseName, Range, SessionKind
from wholestride.planning.composition.nouns import Role
from wholestride.planning.prescription.nouns import PrescriptionContext, Work

MOST_IN_RESERVE = 5
"""Beyond five nobody can count (rule PROG06)."""

EASY_RIR = 4
"""From here on a set leaves little fatigue: first weeks, light kinds (rules PROG13, PHASE12)."""

CAREFUL_RIR = 3
"""RPE 7 at most: with high blood pressure, until cleared for more, in pregnancy (POP03)."""

PRACTICE = (Role.WARM_UP, Role.BALANCE, Role.COOL_DOWN)
"""Parts of a session that are practised, not counted by effort."""

LIGHT_KINDS = (SessionKind.STABILITY, SessionKind.ACTIVATION, SessionKind.PRIMER)
"""Kinds whose leg dose holds only while at least four repetitions stay in reserve."""


def reserve(work: Work) -> Range | None:
    """Repetitions in reserve to aim at; None for what is practised rather than worked.

    The phase's own range for main lifts and for the rest (rule PROG04), never planned failure.
    Sets that composition counts for no region, as in race week, stop five early (rule OWN04).
    """
    role = work.line.role
    if role in PRACTICE or role is Role.JUMP or not work.exercise.counts_sets:
        return None
    if not work.line.hard_sets:
        return Range(MOST_IN_RESERVE, MOST_IN_RESERVE)
    main = role is Role.MAIN
    usual = work.context.week.main.rir if main else work.context.week.assistance_rir
    return eased(usual, work)


def eased(usual: Range, work: Work) -> Range:
    """The week's reserve, raised where a light kind or care asks for more.

    Recovery and first weeks are in the week's dose already (rules PHASE15, PROG13); sets that
    composition counted as easy stay easy.
    """
    aim = Range(min(usual.low, MOST_IN_RESERVE), min(usual.high, MOST_IN_RESERVE))
    if work.line.easy or work.context.week.first_of_more or is_light(work):
        aim = _at_least(aim, Range(EASY_RIR, MOST_IN_RESERVE))
    if must_be_careful(work.context):
        aim = _at_least(aim, Range(CAREFUL_RIR, CAREFUL_RIR + 1))
    return aim


def is_light(work: Work) -> bool:
    """True for kinds whose leg dose holds at a high reserve only."""
    kind = work.session.request.kind
    learning = work.context.week.phase in (PhaseName.ADAPTATION, PhaseName.TRANSITION)
    return kind in LIGHT_KINDS or (kind is SessionKind.FULL_LIGHT and not learning)


def must_be_careful(context: PrescriptionContext) -> bool:
    """True where effort stays moderate: not cleared for more, high blood pressure, pregnancy."""
    athlete = context.athlete
    return context.moderate_only or athlete.readiness.high_blood_pressure or athlete.pregnant


def _at_least(aim: Range, least: Range) -> Range:
    return Range(max(aim.low, least.low), max(aim.high, least.high))
