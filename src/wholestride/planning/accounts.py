"""The account of a week: what was placed, minutes by component, sets by region, contacts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Component, Region
from wholestride.domain.running import Run
from wholestride.domain.season import (
    Missed,
    Session,
    SessionKind,
    Week,
    WeekDose,
)
from wholestride.planning.blocks import ComposedWeek, outside_of
from wholestride.planning.composition.account import account
from wholestride.planning.composition.templates import LIGHT_PHASES
from wholestride.planning.written import written_lines

Key = TypeVar("Key")

ESTIMATED_SHARES: Mapping[SessionKind, Mapping[Component, int]] = {
    SessionKind.FULL: {
        Component.FUNCTIONAL: 40,
        Component.UPPER_BODY: 22,
        Component.CORE: 16,
        Component.STABILITY: 6,
        Component.MOBILITY: 10,
        Component.FLEXIBILITY: 6,
    },
    SessionKind.UPPER_CORE: {
        Component.UPPER_BODY: 50,
        Component.CORE: 30,
        Component.MOBILITY: 14,
        Component.FLEXIBILITY: 6,
    },
    SessionKind.STABILITY: {
        Component.STABILITY: 50,
        Component.FUNCTIONAL: 30,
        Component.MOBILITY: 20,
    },
    SessionKind.MOBILITY: {Component.MOBILITY: 40, Component.FLEXIBILITY: 60},
    SessionKind.PREHAB: {
        Component.CORE: 40,
        Component.STABILITY: 20,
        Component.FUNCTIONAL: 40,
    },
    SessionKind.ACTIVATION: {
        Component.FUNCTIONAL: 30,
        Component.CORE: 20,
        Component.UPPER_BODY: 20,
        Component.STABILITY: 15,
        Component.MOBILITY: 15,
    },
}
"""Percent of a session's minutes by component, until its block is composed (our default);
kinds that are not named are taken as full."""

LIGHT_AND_LOOSE: Mapping[Component, int] = {
    Component.MOBILITY: 30,
    Component.FLEXIBILITY: 25,
    Component.FUNCTIONAL: 15,
    Component.CORE: 12,
    Component.UPPER_BODY: 10,
    Component.STABILITY: 8,
}
"""Mobility in race and recovery weeks carries the light minutes of every component."""


@dataclass(frozen=True, slots=True)
class AccountInputs:
    """What the accounts of a season's weeks look at."""

    doses: Sequence[WeekDose]
    runs: Sequence[Run]
    missed: Mapping[date, tuple[Missed, ...]]
    composed: Mapping[date, ComposedWeek]
    places: Mapping[str, TrainingPlace]
    catalogue: Catalogue
    before: Mapping[date, Week]
    """The weeks of the season before, for what was composed then."""


def weeks_of(inputs: AccountInputs, sessions: Sequence[Session]) -> tuple[Week, ...]:
    """The account of every week of a season."""
    by_week: dict[date, list[Session]] = {}
    for session in sessions:
        by_week.setdefault(monday_of(session.day), []).append(session)
    return tuple(week_of(dose, by_week.get(dose.start, ()), inputs) for dose in inputs.doses)


def week_of(dose: WeekDose, sessions: Sequence[Session], inputs: AccountInputs) -> Week:
    """A week with its wanted, placed and missed sessions and what they hold together."""
    gap, shortfalls = _composition_of(dose.start, inputs)
    minutes, contacts = outside_of(dose, inputs.runs)
    sets: dict[Region, float] = {}
    for session in sessions:
        if not session.prescriptions:
            _add(minutes, _estimate(session))
            continue
        place = inputs.places[session.place]
        held = account(written_lines(session, place, inputs.catalogue), inputs.catalogue)
        _add(minutes, held.minutes)
        contacts += held.contacts
        _add(sets, held.sets)
    return Week(
        start=dose.start,
        phase=dose.phase,
        recovery=dose.recovery,
        block=dose.block,
        composed=all(session.prescriptions or session.own for session in sessions),
        composition_gap=gap,
        wanted={kind: dose.wanted[kind] for kind in SessionKind if dose.wanted.get(kind)},
        placed=_counts(sessions),
        missed=inputs.missed.get(dose.start, ()),
        components={part: round(minutes.get(part, 0)) for part in Component},
        sets={region: round(sets[region], 1) for region in Region if sets.get(region)},
        contacts=contacts,
        shortfalls=shortfalls,
    )


def _composition_of(monday: date, inputs: AccountInputs) -> tuple[float, tuple[str, ...]]:
    """Gap and shortfalls of the week's composition, of now or of the season before."""
    composed = inputs.composed.get(monday)
    if composed is not None:
        return composed.gap, composed.shortfalls
    before = inputs.before.get(monday)
    return (before.composition_gap, before.shortfalls) if before else (0.0, ())


def _counts(sessions: Sequence[Session]) -> dict[SessionKind, int]:
    counts = Counter(session.kind for session in sessions)
    return {kind: counts[kind] for kind in SessionKind if counts[kind]}


def _add(total: dict[Key, float], more: Mapping[Key, float]) -> None:
    for key, number in more.items():
        total[key] = total.get(key, 0) + number


def _estimate(session: Session) -> dict[Component, float]:
    shares = ESTIMATED_SHARES.get(session.kind, ESTIMATED_SHARES[SessionKind.FULL])
    if session.kind is SessionKind.MOBILITY and session.phase in LIGHT_PHASES:
        shares = LIGHT_AND_LOOSE
    return {part: session.minutes * share / 100 for part, share in shares.items()}


def monday_of(day: date) -> date:
    """The Monday of the day's week."""
    return day - timedelta(days=day.weekday())
