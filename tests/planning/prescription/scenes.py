"""Weeks, sessions and contexts for the tests of prescription, in few words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from tests.cast import BJORN, BJORNS_GYM
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.season import (
    Dose,
    MainLiftDose,
    PhaseName,
    Prescription,
    Range,
    SessionKind,
    WeekDose,
)
from wholestride.planning.composition.nouns import (
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.prescription import Estimate, PrescriptionContext, prescribe

CATALOGUE = load()
DAY = date(2026, 11, 24)
HOME = TrainingPlace("home")

BASE_MAIN = MainLiftDose(
    sets=Range(3, 4),
    reps=Range(4, 6),
    percent_1rm=Range(80, 82),
    rir=Range(2, 3),
    rest_seconds=180,
    weekly_sets=Dose(4, 7, 8),
)
BASE = WeekDose(
    start=date(2026, 11, 23),
    phase=PhaseName.BASE,
    calendar_phase=PhaseName.BASE,
    recovery=False,
    first_of_more=False,
    block=1,
    factor=1.0,
    wanted={},
    sets={},
    minutes={},
    contacts=Dose(40, 80, 140),
    contacts_per_session=60,
    main=BASE_MAIN,
    assistance_reps=Range(6, 10),
    assistance_rir=Range(2, 3),
    novelty_hundredths=10,
    core_prescription="2-3 x 30-45 s / 8-10 reps",
)
"""A full week of base of somebody intermediate, as the dose table has it."""

RECOVERY = replace(
    BASE,
    recovery=True,
    factor=0.55,
    main=replace(BASE_MAIN, percent_1rm=Range(78, 80), rir=Range(3, 4)),
    assistance_rir=Range(3, 4),
)
FIRST = replace(
    BASE,
    first_of_more=True,
    factor=0.6,
    main=replace(BASE_MAIN, percent_1rm=Range(72, 75), rir=Range(4, 5)),
    assistance_rir=Range(4, 5),
)


def band(low: int, high: int, week: WeekDose = BASE) -> WeekDose:
    """The week with another share of the maximum for its main lift."""
    return replace(week, main=replace(week.main, percent_1rm=Range(low, high)))


def line(exercise: str, role: Role = Role.MAIN, sets: int = 3, **more: Any) -> ComposedLine:
    """One composed line."""
    return ComposedLine(exercise, sets, role, **more)


def session(
    *lines: ComposedLine,
    place: TrainingPlace = BJORNS_GYM,
    kind: SessionKind = SessionKind.FULL,
    template: str = "",
) -> ComposedSession:
    """A composed session of 45 minutes."""
    return ComposedSession(SessionRequest(kind, 45, place), lines, 45.0, template)


def context(
    week: WeekDose = BASE,
    athlete: Athlete = BJORN,
    place: TrainingPlace = BJORNS_GYM,
    **more: Any,
) -> PrescriptionContext:
    """What surrounds a session on the first Tuesday."""
    more = {"week_in_block": 0, "weeks_in_block": 4, "day": DAY, **more}
    return PrescriptionContext(week=week, athlete=athlete, place=place, **more)


def prescribed(
    *lines: ComposedLine,
    around: PrescriptionContext | None = None,
    kind: SessionKind = SessionKind.FULL,
    template: str = "",
) -> tuple[Prescription, ...]:
    """The prescriptions of a session with these lines."""
    around = around or context()
    composed = session(*lines, place=around.place, kind=kind, template=template)
    return prescribe(composed, around, CATALOGUE)


def working(*lines: ComposedLine, **more: Any) -> Prescription:
    """The first working line of such a session, warm-up sets left out."""
    return next(each for each in prescribed(*lines, **more) if not each.warm_up)


def knows(maximum: Any, sd: int = 5) -> Estimate:
    """A maximum that is known."""
    return Estimate(maximum, sd, date(2026, 10, 10), "lifted on 10 Oct 2026")
