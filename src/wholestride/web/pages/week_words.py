"""Figures and sentences of the week board and of today."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wholestride.domain.quantities import Distance
from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import Reason, Season, Session, SessionStatus
from wholestride.web import words

SLOT_RULES = "ITRL"
"""Rules whose ids begin so speak of the time and the place of a session."""


def counts(
    season: Season, runs: Sequence[Run], sessions: Sequence[Session], day: date
) -> list[tuple[str, str]]:
    """The figures beside the week's name: a figure and what it counts."""
    metres = sum(each.distance.metres for each in runs if each.distance)
    known = runs and all(each.distance for each in runs)
    many = "1 run" if len(runs) == 1 else f"{len(runs)} runs"
    figure, _, word = many.partition(" ")
    told = [(words.far(Distance(metres)), f"in {many}")] if known else [(figure, word)]
    planned = [each for each in sessions if each.status is not SessionStatus.MISSED]
    told.append((words.minutes(sum(each.minutes for each in planned)), "strength"))
    race = next(
        (each for each in season.runs if each.kind is RunKind.RACE and each.day >= day), None
    )
    if race is not None:
        told.append(_until(race, day))
    return told


def _until(race: Run, day: date) -> tuple[str, str]:
    weeks = (race.day - day).days // 7
    if weeks < 1:
        days = (race.day - day).days
        return ("1 day" if days == 1 else f"{days} days", f"to {race.title}")
    return ("1 week" if weeks == 1 else f"{weeks} weeks", f"to {race.title}")


def told_first(session: Session) -> Reason | None:
    """The reason that a card shows: the one that speaks of the slot, otherwise the first."""
    slot = (
        each
        for each in session.why
        if each.rule[:1] in SLOT_RULES and not each.rule.startswith("INJ")
    )
    return next(slot, next(iter(session.why), None))
