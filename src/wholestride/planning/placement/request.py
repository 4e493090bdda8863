"""What placement is asked: runs, doses, athlete, span, and what is already fixed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wholestride.domain.athlete import AnyDay, Athlete
from wholestride.domain.running import Run
from wholestride.domain.season import SessionKind, WeekDose
from wholestride.planning.placement.nouns import PlacedSession, Slot

ACCUSTOMED = 99
"""So many leg bouts that rule I03 no longer speaks."""

FORGOTTEN_DAYS = 28
"""After more than four weeks without leg work the first bouts count anew (rule I03)."""

NEW_NOVELTY = 90
"""Novelty from which a first week speaks of a body that does not know leg work (I15)."""


@dataclass(frozen=True, slots=True)
class KindBan:
    """Kinds that are not allowed from ``first`` to ``last``, such as power with a sore Achilles."""

    first: date
    last: date
    kinds: tuple[SessionKind, ...]
    reason: str = "injury"


@dataclass(frozen=True, slots=True)
class Allowances:
    """Relaxations under test, as the oracle tries them and a what-if grants them.

    ``slots`` are further windows; ``any_day`` an allowance for light sessions where the
    athlete has none; ``without`` ids of runs that are thought away.
    """

    slots: tuple[Slot, ...] = ()
    any_day: AnyDay | None = None
    lift_on_rest_days: bool = False
    more_sessions_a_day: bool = False
    together: bool = False
    without: tuple[str, ...] = ()


NOTHING_RELAXED = Allowances()


@dataclass(frozen=True, slots=True)
class PlacementRequest:
    """Everything that placement looks at; times are local wall-clock.

    ``kept`` are sessions that stay: past, started, or the runner's own; they are counted and
    spaced to, never moved. ``previous`` are the planned sessions of the season before, of
    which as few as possible change (none for a first plan). Nothing new lies before
    ``today``. ``bouts_done`` is the number of leg bouts of the current spell before
    ``start``, None to read it from the athlete. ``doses`` need no order and may leave weeks
    out, which then want nothing.
    """

    runs: tuple[Run, ...]
    doses: tuple[WeekDose, ...]
    athlete: Athlete
    start: date
    end: date
    kept: tuple[PlacedSession, ...] = ()
    previous: tuple[PlacedSession, ...] = ()
    today: date | None = None
    bouts_done: int | None = None
    bans: tuple[KindBan, ...] = ()
    allowances: Allowances = NOTHING_RELAXED

    @property
    def first_day(self) -> date:
        """The first day on which something may be placed."""
        return max(self.start, self.today) if self.today else self.start


def bouts_before(request: PlacementRequest) -> int:
    """Leg bouts of the current spell when the season starts (rules I03, I15).

    Never lifted, or not for four weeks: none. Otherwise what the athlete says of the last
    six weeks; where nothing is said the first week's novelty decides.
    """
    if request.bouts_done is not None:
        return request.bouts_done
    athlete = request.athlete
    if athlete.never_lifted:
        return 0
    if athlete.last_lifted is not None:
        if (request.start - athlete.last_lifted).days > FORGOTTEN_DAYS:
            return 0
        if athlete.sessions_last_6_weeks is not None:
            return athlete.sessions_last_6_weeks
        return ACCUSTOMED
    first = min(request.doses, key=lambda dose: dose.start, default=None)
    is_new = first is not None and first.novelty_hundredths >= NEW_NOVELTY
    return 0 if is_new else ACCUSTOMED
