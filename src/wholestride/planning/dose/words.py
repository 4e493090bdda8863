"""What there is to say about the season's strength as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, Place, note, warning
from wholestride.domain.running import Run
from wholestride.domain.season import SessionKind, WeekDose
from wholestride.planning.dose.history import ACCUSTOMED_BOUTS, Standing
from wholestride.planning.horizon import a_races

WEEKS_FOR_ECONOMY = 8
"""No change of running economy is to be expected before (rule DOSE02)."""
HEALTH_SESSIONS = 2
YOUTH_UNTIL = 18


def too_late_for_economy(
    runs: Sequence[Run], athlete: Athlete, start: date, standing: Standing
) -> tuple[Finding, ...]:
    """DOSE02: with less than eight weeks to the A race, nobody new to it gains economy."""
    goal = next((each for each in a_races(runs, athlete) if each.day >= start), None)
    if goal is None or standing.bouts >= ACCUSTOMED_BOUTS:
        return ()
    weeks = -(-(goal.day - start).days // 7)
    if weeks >= WEEKS_FOR_ECONOMY:
        return ()
    words = warning(
        f"{weeks} weeks to the race on {goal.day} are too few for a gain in running economy; it "
        f"takes {WEEKS_FOR_ECONOMY} to 10 (DOSE02).",
        "The plan gets you used to strength training and keeps the legs fresh; the gain comes "
        "after the race if you go on.",
    )
    return (words,)


def week_findings(doses: Sequence[WeekDose], athlete: Athlete) -> tuple[Finding, ...]:
    """Words about weeks below the health floor, lost weeks, short windows, and youth."""
    found = (_floor(doses), _lost(doses), _tiny(doses), _youth(doses, athlete))
    return tuple(each for each in found if each is not None)


def _sessions(dose: WeekDose) -> int:
    return sum(number for kind, number in dose.wanted.items() if kind.counted)


def _floor(doses: Sequence[WeekDose]) -> Finding | None:
    """POP05: the health floor is two days a week for all major muscles."""
    below = [dose for dose in doses if dose.wanted and _sessions(dose) < HEALTH_SESSIONS]
    if not below:
        return None
    return note(
        f"{len(below)} of {len(doses)} weeks have fewer than two strength sessions, the first of "
        f"them that of {below[0].start}; two a week are the health floor (POP05).",
        "In race and recovery weeks that is meant so.",
    )


def _lost(doses: Sequence[WeekDose]) -> Finding | None:
    lost = [f"{dose.start}" for dose in doses if not dose.wanted]
    if not lost:
        return None
    return note(
        f"no day is free in the week of {', '.join(lost)}: nothing is planned there.",
        "The weeks after it begin again as the break asks for (PROG12).",
    )


def _tiny(doses: Sequence[WeekDose]) -> Finding | None:
    """Windows under twenty minutes hold no strength session."""
    tiny = [d for d in doses if set(d.wanted) == {SessionKind.PREHAB} or _only_light(d)]
    if len(tiny) < len(doses) or not tiny:
        return None
    return warning(
        "no window is long enough for a strength session; prehab and flows are what fits.",
        "A window of 25 minutes holds a short one, 30 minutes every kind.",
        Place(field="availability"),
    )


def _only_light(dose: WeekDose) -> bool:
    return bool(dose.wanted) and not _sessions(dose)


def _youth(doses: Sequence[WeekDose], athlete: Athlete) -> Finding | None:
    age = athlete.age_on(doses[0].start) if doses else None
    if age is None or age >= YOUTH_UNTIL:
        return None
    return note(
        "under 18 technique comes first: three sets at most, reserve in every set (POP01).",
        "Train with somebody qualified beside you at the beginning.",
        Place(field="born"),
    )
