"""Weeks to compose: doses straight from the dose table, places, and patterns of sessions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from functools import cache

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Level, TrainingPlace
from wholestride.domain.exercise import Component
from wholestride.domain.season import PhaseName, SessionKind, WeekDose
from wholestride.planning.composition.nouns import BlockRequest, SessionRequest
from wholestride.planning.dose.table import read_phase_dose

OUTSIDE = {
    Component.MOBILITY: 18.0,
    Component.FLEXIBILITY: 24.0,
    Component.STABILITY: 3.0,
    Component.FUNCTIONAL: 2.0,
}
"""Three warm-ups before runs, one 20-minute flow, two short stretches (dose check, section 2)."""

MONDAY = date(2026, 11, 23)
KINDS = {
    PhaseName.ADAPTATION: (SessionKind.FULL_LIGHT, SessionKind.FULL_LIGHT),
    PhaseName.PEAK: (SessionKind.MAINTENANCE, SessionKind.UPPER_CORE),
    PhaseName.TAPER: (SessionKind.MAINTENANCE, SessionKind.UPPER_CORE),
}


@cache
def dose(phase: PhaseName, level: Level) -> WeekDose:
    """A full week of the phase, as the table has it."""
    row = read_phase_dose(load(), phase, level)
    return WeekDose(
        start=MONDAY,
        phase=phase,
        calendar_phase=phase,
        recovery=False,
        first_of_more=False,
        block=1,
        factor=1.0,
        wanted={},
        sets=row.sets,
        minutes=row.minutes,
        contacts=row.contacts,
        contacts_per_session=row.contacts_per_session,
        main=row.main,
        assistance_reps=row.assistance_reps,
        assistance_rir=row.assistance_rir,
        novelty_hundredths=0,
        explosive=row.explosive,
        core_prescription=row.core_prescription,
    )


def place(name: str) -> TrainingPlace:
    """One of the catalogue's default places."""
    return TrainingPlace(name, load().places[name])


def sessions(
    where: str, *wanted: tuple[SessionKind, int] | tuple[SessionKind, int, str]
) -> tuple[SessionRequest, ...]:
    """Sessions at one place; A and B by turns within a kind unless a variant is given."""
    seen: dict[SessionKind, int] = {}
    requests = []
    for each in wanted:
        kind, minutes = each[0], each[1]
        turn = seen.get(kind, 0)
        seen[kind] = turn + 1
        variant = each[2] if len(each) == 3 else "AB"[turn % 2]
        requests.append(SessionRequest(kind, minutes, place(where), variant))
    return tuple(requests)


def request(
    phase: PhaseName,
    level: Level,
    wanted: Sequence[SessionRequest],
    athlete: Athlete | None = None,
) -> BlockRequest:
    """A block's request with the usual minutes outside the sessions."""
    who = replace(athlete or Athlete(), level=level)
    return BlockRequest(dose(phase, level), who, tuple(wanted), outside=OUTSIDE)


def pattern(name: str, phase: PhaseName, where: str) -> tuple[SessionRequest, ...]:
    """The sessions of a pattern such as 2x45 in a phase."""
    first, second = KINDS.get(phase, (SessionKind.FULL, SessionKind.FULL))
    ten = (SessionKind.PREHAB, 10)
    third = (SessionKind.UPPER_CORE, 40)
    shapes = {
        "2x45": ((first, 45), (second, 45)),
        "2x30+10": ((first, 30), (second, 30), ten),
        "3x40": ((first, 40), (second, 40), third),
        "1x30+3x10": ((first, 30), ten, ten, ten),
    }
    return sessions(where, *shapes[name])
