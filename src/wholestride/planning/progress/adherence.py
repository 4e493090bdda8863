"""How much of the plan was done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wholestride.domain.logbook import SessionLog
from wholestride.domain.season import Session, SessionStatus

GOAL_PERCENT = 90
"""What the runners with few complaints did in Desai 2023 (rule INJ07); an association only."""


@dataclass(frozen=True, slots=True)
class Adherence:
    """Sessions that were planned up to a day, and how many of them were done."""

    planned: int
    done: int

    @property
    def percent(self) -> int | None:
        """Share that was done [%]; None before anything was planned."""
        return self.done * 100 // self.planned if self.planned else None

    def __str__(self) -> str:
        share = f", {self.percent} %" if self.planned else ""
        return f"{self.done} of {self.planned} sessions done{share}"


def adherence(sessions: Sequence[Session], logbook: Sequence[SessionLog], on: date) -> Adherence:
    """Count the sessions that counted (leg dose of 0.15 and more) before a day.

    Dropped sessions do not count, for the plan itself took them out.
    """
    logged = {log.session for log in logbook if log.finished}
    past = [
        session
        for session in sessions
        if session.day < on and session.kind.counted and session.status is not SessionStatus.DROPPED
    ]
    done = [each for each in past if each.status is SessionStatus.DONE or each.id in logged]
    return Adherence(len(past), len(done))
