"""Where the lifter stands: what was lifted lately, what a break costs, what adaptation is left."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from wholestride.domain.athlete import Absence, Athlete, Level
from wholestride.domain.findings import Finding, Place, note
from wholestride.domain.season import PhaseName
from wholestride.planning.readiness import Outcome, gate
from wholestride.science.interference import novelty_at_bout
from wholestride.science.progression import absence_effect

ADAPTED_SESSIONS = 10
"""Adapted means six weeks and ten sessions (rule PHASE02)."""
LONG_ADAPTATION_WEEKS: Mapping[Level, int] = {
    Level.NEW: 6,
    Level.NOVICE: 6,
    Level.INTERMEDIATE: 5,
    Level.ADVANCED: 4,
}
"""Four to six weeks for the new and after more than 56 days off (rule PHASE02)."""
SHORT_ADAPTATION_WEEKS = 2
"""After 29 to 56 days off (rule PROG12)."""
RUSTY_FROM_DAYS = 15
LONG_FROM_DAYS = 29
RUSTY_BOUTS = 2
"""Two to four weeks off leave half of the protection of earlier bouts (rule A13)."""
USUAL_SESSIONS_A_WEEK = 2

ACCUSTOMED_BOUTS = 5
"""From so many bouts on the legs are used to it."""
FRESH_NOVELTY = 95
"""From here on nothing protects yet: the very first bouts (rule I03)."""
PRIMED_NOVELTY = 30
"""Up to here a heavy triple is nothing new."""


@dataclass(frozen=True, slots=True)
class LiftingFacts:
    """What the logbook knows: days of finished sessions until ``as_of``, illnesses, contacts.

    Before ``as_of`` only what was done counts; from there on the plan is assumed.
    ``contacts`` are the foot contacts that were really done, by Monday; ``recovery_weeks``
    the Mondays of those of the season that is planned again.
    """

    done: tuple[date, ...] = ()
    as_of: date | None = None
    ill: tuple[Absence, ...] = ()
    contacts: Mapping[date, int] = field(default_factory=dict)
    recovery_weeks: frozenset[date] = frozenset()


NOTHING_LOGGED = LiftingFacts()


@dataclass(frozen=True, slots=True)
class Standing:
    """The state that goes from week to week.

    ``adaptation_weeks`` and ``adaptation_sessions`` are still to do, ``base_weeks`` still to
    come before build after a long adaptation; ``bouts`` counts accustoming leg bouts;
    ``contacts`` holds the last three weeks.
    """

    adaptation_weeks: int = 0
    adaptation_sessions: int = 0
    base_weeks: int = 0
    bouts: int = 0
    last_session: date | None = None
    last_leg: date | None = None
    contacts: tuple[int, ...] = ()
    contact_weeks: int = 0
    phase: PhaseName | None = None
    recovery: bool = False
    loading_weeks: int = 0
    fresh: bool = False
    """The week before was a first one after a long break, without adaptation."""

    @property
    def adapting(self) -> bool:
        """True while adaptation is left to do."""
        return self.adaptation_weeks > 0

    @property
    def novelty_hundredths(self) -> int:
        """State of the repeated-bout effect: 100 new, 10 accustomed (rule I15)."""
        return novelty_at_bout(self.bouts)


@dataclass(frozen=True, slots=True)
class Return:
    """What a break of so many days asks for (rules PROG12, A13, PHASE02)."""

    adaptation_weeks: int = 0
    restart: bool = False
    one_set_less: bool = False
    load_percent: int = 100
    reason: str = ""


NO_BREAK = Return()


@dataclass(frozen=True, slots=True)
class Arrival:
    """How the season begins: the standing, what the break before it asks for, words."""

    standing: Standing
    back: Return
    findings: tuple[Finding, ...] = ()


def after_break(days: int, level: Level) -> Return:
    """What ``days`` without lifting ask for.

    8 to 14 days: 5 to 10 % less load, one set less; 15 to 28: 10 to 20 % less, the phase begins
    again; 29 to 56: two weeks of adaptation; more: four to six (rules PROG12, PHASE02).

    >>> after_break(10, Level.NOVICE).load_percent, after_break(40, Level.NOVICE).adaptation_weeks
    (93, 2)
    """
    effect = absence_effect(days)
    off = f"{days} days without lifting"
    if effect.adaptation_weeks:
        long = effect.adaptation_weeks > SHORT_ADAPTATION_WEEKS
        weeks = LONG_ADAPTATION_WEEKS[level] if long else SHORT_ADAPTATION_WEEKS
        rule = "PHASE02" if long else "PROG12"
        return Return(weeks, reason=f"{off}: {weeks} weeks of adaptation ({rule}).")
    less = -(effect.load_percent or 0)
    if effect.restart_phase:
        reason = f"{off}: the phase begins again with {less} % less load (PROG12)."
        return Return(restart=True, load_percent=100 - less, reason=reason)
    if effect.sets_less:
        reason = f"{off}: one set less and {less} % less load (PROG12)."
        return Return(one_set_less=True, load_percent=100 - less, reason=reason)
    return NO_BREAK


def bouts_after(days: int, bouts: int) -> int:
    """Leg bouts that still protect after ``days`` without one (rule A13)."""
    if days >= LONG_FROM_DAYS:
        return 0
    return min(bouts, RUSTY_BOUTS) if days >= RUSTY_FROM_DAYS else bouts


def begin_adaptation(standing: Standing, weeks: int) -> Standing:
    """The standing with so many weeks of adaptation to do, if it had fewer."""
    if weeks <= standing.adaptation_weeks:
        return standing
    sessions = weeks * USUAL_SESSIONS_A_WEEK - weeks // 3
    return replace(
        standing,
        adaptation_weeks=weeks,
        adaptation_sessions=sessions,
        base_weeks=2 if weeks > SHORT_ADAPTATION_WEEKS else 0,
        phase=None,
        loading_weeks=0,
        fresh=False,
    )


def arrival(athlete: Athlete, start: date, facts: LiftingFacts) -> Arrival:
    """Where the lifter stands on the first day of the season."""
    before = [day for day in facts.done if day < start]
    days_lifted = [day for day in (athlete.last_lifted, *before) if day is not None]
    last = max((day for day in days_lifted if day <= start), default=None)
    if athlete.never_lifted:
        arrived = _new()
    elif last is None:
        arrived = _undated(athlete)
    else:
        arrived = _dated(athlete, (start - last).days, last)
    weeks = max(_beginners_weeks(athlete, last), arrived.back.adaptation_weeks)
    if gate(athlete, start).outcome is Outcome.LIGHT_START:
        weeks = max(weeks, SHORT_ADAPTATION_WEEKS)
    return Arrival(begin_adaptation(arrived.standing, weeks), arrived.back, arrived.findings)


def _new() -> Arrival:
    back = Return(restart=True, reason="New to lifting: adaptation first (PHASE02).")
    return Arrival(Standing(), back)


def _undated(athlete: Athlete) -> Arrival:
    """Nobody said when; the sessions of six weeks say something, otherwise it is taken as new."""
    done = athlete.sessions_last_6_weeks
    if done is not None and done >= ADAPTED_SESSIONS:
        return Arrival(Standing(bouts=ACCUSTOMED_BOUTS), NO_BREAK)
    back = Return(restart=True, reason="The first week is a fresh start (PROG13).")
    if done:
        return Arrival(Standing(bouts=min(done, RUSTY_BOUTS)), back)
    if done == 0:
        back = Return(
            adaptation_weeks=LONG_ADAPTATION_WEEKS[athlete.level],
            restart=True,
            reason="No session in six weeks: adaptation first (PHASE02).",
        )
        return Arrival(Standing(), back)
    words = note(
        "nobody said when you last lifted: the first week is planned as if it were new.",
        "Write last_lifted and sessions_last_6_weeks.",
        Place(field="last_lifted"),
    )
    return Arrival(Standing(), back, (words,))


def _dated(athlete: Athlete, days: int, last: date) -> Arrival:
    back = after_break(days, athlete.level)
    done = athlete.sessions_last_6_weeks
    known = ACCUSTOMED_BOUTS if done is None else min(done, ACCUSTOMED_BOUTS)
    bouts = bouts_after(days, known)
    if back is NO_BREAK and (done is None or done < ADAPTED_SESSIONS):
        back = Return(restart=True, reason="The first week is a fresh start (PROG13).")
    return Arrival(Standing(bouts=bouts, last_session=last, last_leg=last), back)


def _beginners_weeks(athlete: Athlete, last: date | None) -> int:
    """The new and novices are adapted after six weeks and ten sessions (rule PHASE02)."""
    if athlete.never_lifted:
        return LONG_ADAPTATION_WEEKS[athlete.level]
    if athlete.level.rank > Level.NOVICE.rank:
        return 0
    done = athlete.sessions_last_6_weeks
    if done is None:
        return (
            0
            if last is not None and athlete.level is Level.NOVICE
            else (LONG_ADAPTATION_WEEKS[athlete.level])
        )
    if done >= ADAPTED_SESSIONS:
        return 0
    left = LONG_ADAPTATION_WEEKS[athlete.level] - done // USUAL_SESSIONS_A_WEEK
    return max(SHORT_ADAPTATION_WEEKS, left)
