"""Where sessions may lie: windows, rest days, runs of the day, gaps between leg sessions."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import combinations

from tests.independent.facts import WEEKDAYS, Facts, Run, Session, hours

HEAVY, LEGS, LIGHT = 0.5, 0.3, 0.1
STRENGTH_FIRST_HOURS = 6
OFF_DAYS = 28


def where_and_when(facts: Facts) -> Iterator[str]:
    """A session lies in a window of its place, or anywhere when it is light enough."""
    windows, any_day = facts.windows(), facts.any_day()
    for session in facts.free:
        light = (
            any_day is not None
            and session.dose <= LIGHT
            and session.minutes <= any_day[0]
            and session.place == any_day[1]
        )
        if not light and not any(window.holds(session) for window in windows):
            yield f"availability: {session.name} at {session.place} lies in no window"


def rest_days(facts: Facts) -> Iterator[str]:
    """Rest days forbid everything above a leg dose of 0.1."""
    resting = {WEEKDAYS.index(name) for name in facts.athlete.get("rest_days", [])}
    for session in facts.free:
        if session.dose > LIGHT and session.start.weekday() in resting:
            yield f"rest day: {session.name} lies on one"


def days_away(facts: Facts) -> Iterator[str]:
    """Nothing lies on a day away."""
    for session in facts.free:
        if facts.away(session.day):
            yield f"unavailable: {session.name} lies on a day away"


def inside_the_season(facts: Facts) -> Iterator[str]:
    """Every session lies between start and end."""
    for session in facts.free:
        if not facts.start <= session.day <= facts.end:
            yield f"season: {session.name} lies outside {facts.start} to {facts.end}"


def no_overlap(facts: Facts) -> Iterator[str]:
    """Nobody does two things at once."""
    moving = [run for run in facts.runs if run.is_run or run.kind == "cross"]
    for session in facts.free:
        for run in moving:
            if session.overlaps(run):
                yield f"I05: {session.name} overlaps {run.name}"
    for one, other in combinations(facts.happening, 2):
        if one.overlaps(other) and (one.free or other.free):
            yield f"overlap: {one.name} and {other.name}"


def _waived_by_strength_first(facts: Facts, session: Session, run: Run) -> bool:
    """The policy lifts I01 and I04 for that same day's run at six hours or more."""
    return (
        facts.athlete.get("policy") == "strength-first"
        and session.day == run.day
        and hours(session.end, run.start) >= STRENGTH_FIRST_HOURS
    )


def a_day_before_key_runs(facts: Facts) -> Iterator[str]:
    """I01: a leg dose of 0.5 or more ends 24 h before the next key run."""
    for session in facts.free:
        for run in facts.runs:
            gap = hours(session.end, run.start)
            close = run.key and session.start <= run.start and gap < 24
            if (
                session.dose >= HEAVY
                and close
                and not _waived_by_strength_first(facts, session, run)
            ):
                yield f"I01: {session.name} ends {gap:.1f} h before key run {run.name}"


def not_before_quality_of_the_day(facts: Facts) -> Iterator[str]:
    """I04: no leg dose of 0.5 or more before the same day's quality run."""
    for session in facts.free:
        for run in facts.runs:
            before = session.day == run.day and session.start <= run.start
            if (
                session.dose >= HEAVY
                and run.quality
                and before
                and not _waived_by_strength_first(facts, session, run)
            ):
                yield f"I04: {session.name} comes before quality run {run.name}"


def apart_from_runs_of_the_day(facts: Facts) -> Iterator[str]:
    """I05: six hours between a run and a leg session, three without power work."""
    for session in facts.free:
        for run in facts.runs:
            if session.dose < LEGS or not run.is_run or run.day != session.day:
                continue
            first, second = sorted((session, run), key=lambda span: span.start)
            gap = hours(first.end, second.start)
            if gap >= 6 or _together(facts, session, run):
                continue
            if gap < 3:
                yield f"I05: {session.name} is {gap:.1f} h from {run.name}"
            elif power_work(session):
                yield f"I05: {session.name} holds power work {gap:.1f} h from {run.name}"


def _together(facts: Facts, session: Session, run: Run) -> bool:
    """The accepted relaxation: a short easy run, then a lighter session without power work."""
    key_soon = any(other.key and 0 <= hours(session.end, other.start) < 24 for other in facts.runs)
    return (
        bool(facts.athlete.get("together"))
        and run.kind in ("easy", "recovery")
        and run.minutes <= 60
        and run.end <= session.start
        and session.dose <= 0.6
        and not power_work(session)
        and not key_soon
    )


def power_work(session: Session) -> bool:
    """True for power sessions and for sessions with jumps after their warm-up."""
    jumps = any(
        not line["warm_up"] and (line["pattern"] == "jump" or line["contacts"] > 0)
        for line in session.lines
    )
    return session.kind == "power" or jumps


def two_days_between_leg_sessions(facts: Facts) -> Iterator[str]:
    """I16: 48 h from start to start between leg doses of 0.5 or more."""
    heavy = [session for session in facts.happening if session.dose >= HEAVY]
    for one, other in combinations(sorted(heavy, key=lambda each: each.start), 2):
        gap = hours(one.start, other.start)
        if gap < 48 and (one.free or other.free):
            yield f"I16: {one.name} and {other.name} start {gap:.1f} h apart"


def one_leg_session_a_day(facts: Facts) -> Iterator[str]:
    """I16: one session of 0.3 or more a day; of 0.1 or more for who wants one a day."""
    least = LIGHT if facts.athlete.get("one_session_a_day") else LEGS
    by_day: dict[date, list[Session]] = {}
    for session in facts.happening:
        if session.dose >= least:
            by_day.setdefault(session.day, []).append(session)
    for day, found in by_day.items():
        if len(found) > 1 and any(session.free for session in found):
            yield f"one a day: {day} holds {', '.join(session.name for session in found)}"


def first_bouts(facts: Facts) -> Iterator[str]:
    """I03: the first two leg bouts, ever or after four weeks off, lie 48 h before quality or long.

    A stability session counts as a bout and needs 24 h. Checked where the file says when the
    athlete lifted last.
    """
    last_said = facts.athlete.get("last_lifted")
    if last_said is None:
        return
    last = None if last_said == "never" else datetime.fromisoformat(last_said)
    bouts = 0 if last is None else min(2, facts.athlete.get("sessions_last_6_weeks", 2))
    for session in sorted(facts.happening, key=lambda each: each.start):
        if session.dose < HEAVY and session.kind != "stability":
            continue
        if last is not None and (session.day - last.date()).days > OFF_DAYS:
            bouts = 0
        if bouts < 2 and session.free:
            needed = 48 if session.dose >= HEAVY else 24
            yield from _too_soon(facts, session, needed)
        bouts, last = bouts + 1, session.start


def _too_soon(facts: Facts, session: Session, needed: int) -> Iterator[str]:
    for run in facts.runs:
        gap = hours(session.end, run.start)
        if (run.quality or run.long) and session.start <= run.start and gap < needed:
            yield f"I03: {session.name}, a first bout, ends {gap:.1f} h before {run.name}"


def two_leg_sessions_beside_three_key_runs(facts: Facts) -> Iterator[str]:
    """I17: no third leg session in a week with three key runs."""
    for week in facts.weeks:
        monday = date.fromisoformat(week["start"])
        keys = sum(run.key for run in facts.runs_in_week(monday))
        heavy = [each for each in facts.in_week(monday) if each.happens and each.dose >= HEAVY]
        if keys >= 3 and len(heavy) > 2 and any(session.free for session in heavy):
            yield f"I17: week of {monday} has {keys} key runs and {len(heavy)} leg sessions"


def one_quiet_day_a_week(facts: Facts) -> Iterator[str]:
    """L08: the last day without a quality run is not taken by a leg session."""
    for week in facts.weeks:
        monday = date.fromisoformat(week["start"])
        days = {monday + timedelta(days=offset) for offset in range(7)}
        quiet = days - {run.day for run in facts.runs_in_week(monday) if run.quality}
        legs = [each for each in facts.in_week(monday) if each.happens and each.dose >= LEGS]
        taken = {session.day for session in legs}
        if quiet and quiet <= taken and any(session.free for session in legs):
            yield f"L08: week of {monday} keeps no day without quality run and leg session"


def as_often_as_wished(facts: Facts) -> Iterator[str]:
    """No more sessions of 0.15 and above a week than the athlete asked for."""
    most = facts.athlete.get("sessions_per_week")
    if most is None:
        return
    for week in facts.weeks:
        monday = date.fromisoformat(week["start"])
        counted = [each for each in facts.in_week(monday) if each.free and each.dose >= 0.15]
        if len(counted) > most:
            yield f"sessions a week: week of {monday} holds {len(counted)}, wished were {most}"


RULES = (
    where_and_when,
    rest_days,
    days_away,
    inside_the_season,
    no_overlap,
    a_day_before_key_runs,
    not_before_quality_of_the_day,
    apart_from_runs_of_the_day,
    two_days_between_leg_sessions,
    one_leg_session_a_day,
    first_bouts,
    two_leg_sessions_beside_three_key_runs,
    one_quiet_day_a_week,
    as_often_as_wished,
)
