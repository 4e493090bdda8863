"""A handful as it is to be done: cautions, the built session, its repetitions and loads."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.season import Prescription
from wholestride.planning.build import HandfulRequest, build_handful, handful_dose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.prescription import PrescriptionContext, prescribe
from wholestride.planning.progress import estimates
from wholestride.planning.readiness import Outcome, gate


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
    athlete = request.athlete
    readiness = gate(athlete, day)
    if not readiness.plan_allowed:
        raise UnusableInputError(readiness.findings)
    avoid = forbidden_exercises(athlete, catalogue, day, athlete.level)
    request = replace(request, avoid=request.avoid | frozenset(avoid))
    session, findings = build_handful(request, catalogue)
    context = PrescriptionContext(
        week=handful_dose(request, catalogue),
        week_in_block=0,
        weeks_in_block=1,
        athlete=athlete,
        place=request.place,
        day=day,
        estimates=estimates((), athlete, day),
        moderate_only=readiness.outcome is Outcome.MODERATE_ONLY,
    )
    return Handful(prescribe(session, context, catalogue), session.minutes), findings
