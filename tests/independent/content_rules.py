"""What the sessions hold: leg dose, contacts, effort, exclusions, time."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.independent.facts import KINDS, Facts, Session

LEG_PATTERNS = {
    *("squat", "hinge", "lunge", "step", "knee-flexion", "knee-extension", "hip-extension"),
}
"""Patterns that certainly load the legs; leaving out hips and feet only favours the plan."""

EXEMPT_FROM_DOSE = {"prehab", "activation"}
LEVELS = ("new", "novice", "intermediate", "advanced")
CONTACTS_A_SESSION = (40, 60, 100, 120)
CONTACTS_A_WEEK = {
    "adaptation": (40, 60, 60, 80),
    "off-season": (60, 100, 120, 160),
    "base": (60, 100, 140, 160),
    "build": (80, 120, 180, 240),
    "peak": (40, 60, 80, 80),
    "taper": (20, 30, 40, 40),
    "race": (0, 10, 20, 20),
    "recovery": (0, 0, 0, 0),
    "transition": (0, 20, 20, 20),
}
FIRST_WEEK_CONTACTS, RESTART_CONTACTS, MORE_CONTACTS = 40, 40, 20
FASTEST_REPETITION_S = 1.0
EASY = 9
"""Stands for more repetitions in reserve than anybody counts."""


def working(session: Session) -> list[dict[str, Any]]:
    """The prescriptions that are no warm-up."""
    return [line for line in session.lines if not line["warm_up"]]


def content_dose(session: Session) -> float:
    """The leg dose of what a session holds, at its lowest reading.

    A set without a number of repetitions in reserve, as in a warm-up or a flow, is no hard set.
    """
    dose = 0.0
    for line in working(session):
        reserve = line["rir"][0] if line["rir"] else EASY
        easy = 0.6 if reserve == 4 else 1.0
        if reserve <= 4 and line["pattern"] in LEG_PATTERNS:
            dose += (0.12 if heavy(line) else 0.08) * line["sets"] * easy
        elif reserve <= 4 and line["pattern"] == "calf":
            dose += 0.02 * line["sets"] * easy
        dose += 0.0015 * line["contacts"] * easy
    return min(1.0, dose)


def heavy(line: dict[str, Any]) -> bool:
    """True for sets that are certainly at 80 % or more of a two-leg main lift."""
    if line["percent_1rm"] is not None:
        return bool(line["percent_1rm"][0] >= 80)
    two_legs = line["pattern"] in ("squat", "hinge") and not line["per_side"]
    known = line["reps"] is not None and line["rir"] is not None
    return two_legs and known and line["reps"][1] + line["rir"][0] <= 8


def no_more_than_the_kind(facts: Facts) -> Iterator[str]:
    """The content's leg dose is at most the kind's."""
    for session in facts.free:
        found = content_dose(session)
        if session.kind not in EXEMPT_FROM_DOSE and found > session.dose + 0.005:
            yield f"leg dose: {session.name} holds {found:.2f}, its kind allows {session.dose:g}"


def minutes_of_the_kind(facts: Facts) -> Iterator[str]:
    """Minutes lie within the kind's range."""
    for session in facts.free:
        _, shortest, longest = KINDS.get(session.kind, (0, 0, session.minutes))
        if not shortest <= session.minutes <= longest:
            yield f"minutes: {session.name} lasts {session.minutes}, {shortest} to {longest} fit"


def work_fits_into_the_minutes(facts: Facts) -> Iterator[str]:
    """Even without any rest the work fits into the session."""
    for session in facts.free:
        seconds = 0.0
        for line in session.lines:
            sides = 2 if line["per_side"] else 1
            hold = line["seconds"][0] if line["seconds"] else 0
            repeat = line["reps"][0] * FASTEST_REPETITION_S if line["reps"] else 0
            seconds += line["sets"] * sides * max(hold, repeat)
        if seconds > session.minutes * 60:
            yield f"minutes: {session.name} holds {seconds / 60:.0f} min of work alone"


def never_to_failure(facts: Facts) -> Iterator[str]:
    """PROG04 and I12: no planned failure; two in reserve for legs in build and peak."""
    for session in facts.free:
        for line in working(session):
            if line["rir"] is None:
                continue
            strict = line["pattern"] in LEG_PATTERNS and session.phase in ("build", "peak")
            least, rule = (2, "I12") if strict else (1, "PROG04")
            if line["rir"][0] < least:
                yield f"{rule}: {session.name} asks {line['exercise']} at RIR {line['rir'][0]}"


def nothing_excluded(facts: Facts) -> Iterator[str]:
    """What the athlete excluded is neither prescribed nor offered."""
    excluded = set(facts.athlete.get("exclude", {}).get("exercises", []))
    for session in facts.free:
        for line in session.lines:
            for exercise in sorted(excluded & {line["exercise"], *line["swap"]}):
                yield f"excluded: {session.name} holds {exercise}"


def contacts_of_a_session(facts: Facts) -> Iterator[str]:
    """PLYO01: foot contacts of one session by level."""
    most = CONTACTS_A_SESSION[LEVELS.index(facts.level)]
    for session in facts.free:
        found = sum(line["contacts"] for line in session.lines)
        if found > most:
            yield f"PLYO01: {session.name} has {found} contacts, at most {most}"


def contacts_of_the_weeks(facts: Facts) -> Iterator[str]:
    """PLYO01: a cautious first week, then 20 above the best of three weeks, under the cap.

    Those of warm-ups before runs count.
    """
    level = LEVELS.index(facts.level)
    earlier: list[int] = []
    for week in facts.weeks:
        found = _contacts_of_sessions(facts, date.fromisoformat(week["start"]))
        found = max(found, week["contacts"])
        cap = CONTACTS_A_WEEK[week["phase"]][level]
        step = max(RESTART_CONTACTS, max(earlier[-3:], default=0) + MORE_CONTACTS)
        most = min(cap, step if earlier else FIRST_WEEK_CONTACTS)
        if week["composed"] and found > most:
            yield f"PLYO01: week of {week['start']} has {found} contacts, at most {most}"
        earlier.append(found)


def _contacts_of_sessions(facts: Facts, monday: date) -> int:
    lines = [line for each in facts.in_week(monday) if each.happens for line in each.lines]
    return sum(line["contacts"] for line in lines)


def contacts_add_up(facts: Facts) -> Iterator[str]:
    """A composed week's contacts are those of its sessions, with or without add-ons of runs."""
    for week in facts.weeks:
        monday = date.fromisoformat(week["start"])
        add_ons = [each for run in facts.runs_in_week(monday) for each in run.add_ons]
        alone = _contacts_of_sessions(facts, monday)
        together = alone + sum(each.get("contacts", 0) for each in add_ons)
        if week["composed"] and week["contacts"] not in (alone, together):
            yield f"contacts: week of {monday} says {week['contacts']}, its parts make {together}"


RULES = (
    no_more_than_the_kind,
    minutes_of_the_kind,
    work_fits_into_the_minutes,
    never_to_failure,
    nothing_excluded,
    contacts_of_a_session,
    contacts_of_the_weeks,
    contacts_add_up,
)
