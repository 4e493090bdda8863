"""A handful as it is to be done: cautions, the built session, its repetitions and loads."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.season import Prescription, SessionKind
from wholestride.planning.build import LOWER_ROLES, HandfulRequest, build_handful, handful_dose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition.nouns import ComposedSession, Role
from wholestride.planning.prescription import PrescriptionContext, prescribe
from wholestride.planning.progress import estimates
from wholestride.planning.readiness import Outcome, gate

FULL_LEG_SETS = 6
"""From so many leg sets on a handful counts as a full session (grade D, our default)."""


@dataclass(frozen=True, slots=True)
class Handful:
    """The session line by line, and the minutes that it takes [min]."""

    prescriptions: tuple[Prescription, ...]
    minutes: float


def prescribed_handful(
    request: HandfulRequest, catalogue: Catalogue, day: date
) -> tuple[Handful, tuple[Finding, ...]]:
    """Build the session for a day and prescribe it; what is known of the athlete decides.

    Raises:
        UnusableInputError: when the readiness gate stops it; it holds the findings.
    """
    gentle = allowed_on(request.athlete, day)
    avoid = forbidden_exercises(request.athlete, catalogue, day, request.athlete.level)
    request = replace(request, avoid=request.avoid | frozenset(avoid))
    session, findings = build_handful(request, catalogue)
    return prescribed(session, request, catalogue, day, moderate_only=gentle), findings


def allowed_on(athlete: Athlete, day: date) -> bool:
    """Ask the readiness gate; True where it allows moderate effort only.

    Raises:
        UnusableInputError: when it allows nothing; it holds the findings.
    """
    readiness = gate(athlete, day)
    if not readiness.plan_allowed:
        raise UnusableInputError(readiness.findings)
    return readiness.outcome is Outcome.MODERATE_ONLY


def prescribed(
    session: ComposedSession,
    request: HandfulRequest,
    catalogue: Catalogue,
    day: date,
    *,
    moderate_only: bool,
) -> Handful:
    """The composed session with repetitions, effort and loads for a day."""
    context = PrescriptionContext(
        week=handful_dose(request, catalogue),
        week_in_block=0,
        weeks_in_block=1,
        athlete=request.athlete,
        place=request.place,
        day=day,
        estimates=estimates((), request.athlete, day),
        moderate_only=moderate_only,
    )
    return Handful(prescribe(session, context, catalogue), session.minutes)


def counted_as(lines: Sequence[Prescription]) -> SessionKind:
    """The kind that a session of such lines is counted and spaced as (our default)."""
    legs = sum(each.sets for each in lines if each.part in LOWER_ROLES and not each.warm_up)
    if not legs:
        return SessionKind.UPPER_CORE
    if legs < FULL_LEG_SETS:
        return SessionKind.FULL_LIGHT
    upper = any(each.part == Role.UPPER for each in lines)
    return SessionKind.FULL if upper else SessionKind.LOWER
