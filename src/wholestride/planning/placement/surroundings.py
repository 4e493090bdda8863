"""What the rules look at: the request, worked out once."""

from __future__ import annotations

from copy import copy
from dataclasses import replace
from datetime import date
from itertools import pairwise

from wholestride.domain.athlete import AnyDay
from wholestride.domain.season import WeekDose
from wholestride.planning.placement.clock import DAY, HOUR, midnight, monday_of, whole_minutes
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.request import Allowances, PlacementRequest
from wholestride.planning.placement.rules.offers import Offer, Opening, offer_of
from wholestride.planning.placement.running_calendar import RunCalendar
from wholestride.planning.placement.wanted import wanted_left

LIGHT_HOURS = (20, 20.5, 19, 19.5, 12.5, 13, 18, 17, 7, 6.5, 8, 9, 10, 11, 14, 15, 16, 21, 21.5, 6)
"""When a light session at home lies unless something is there already: in the evening, at
noon, early."""


class Surroundings:
    """Runs, windows, doses and kept sessions by day, for one request."""

    def __init__(self, request: PlacementRequest) -> None:
        self.request = request
        self.athlete = request.athlete
        self.calendar = RunCalendar(request.runs, request.allowances.without)
        self.first_day = request.first_day.toordinal()
        self.last_day = request.end.toordinal()
        self.doses: dict[int, WeekDose] = {
            monday_of(dose.start).toordinal(): dose for dose in request.doses
        }
        self.preferred_days = frozenset(int(day) for day in self.athlete.preferred_days)
        self.kept: dict[int, tuple[Offer, ...]] = {}
        for session in sorted(request.kept, key=kept_order):
            offer = offer_of(session)
            self.kept[offer.day] = (*self.kept.get(offer.day, ()), offer)
        self.wanted = wanted_left(self.doses, self.kept)
        self._weekly = _weekly(request)
        self.allow(request.allowances)

    def allow(self, allowances: Allowances) -> None:
        """Set all that a relaxation can change, the runs apart."""
        self.together = self.athlete.together or allowances.together
        self.one_a_day = self.athlete.one_session_a_day and not allowances.more_sessions_a_day
        self.rest_days = (
            frozenset[int]()
            if allowances.lift_on_rest_days
            else frozenset(int(day) for day in self.athlete.rest_days)
        )
        self.any_day: AnyDay | None = self.athlete.any_day or allowances.any_day
        self._windows: dict[int, tuple[Opening, ...]] = {}
        self._apart: dict[int, bool] = {}
        self._extra: dict[int, tuple[Opening, ...]] = {}
        for slot in sorted(allowances.slots, key=lambda each: each.start):
            start = whole_minutes(slot.start)
            opening = Opening(start, start + slot.minutes, slot.place)
            day = start // DAY
            self._extra[day] = (*self._extra.get(day, ()), opening)

    def relaxed(self, allowances: Allowances) -> Surroundings:
        """The same with something relaxed."""
        other = copy(self)
        other.request = replace(self.request, allowances=allowances)
        if allowances.without:
            other.calendar = RunCalendar(self.request.runs, allowances.without)
        other.allow(allowances)
        return other

    def away(self, day: int) -> str:
        """The reason why nothing at all lies on this day; empty on other days."""
        on = date.fromordinal(day)
        return next((each.reason for each in self.athlete.unavailable if each.covers(on)), "")

    def windows(self, day: int) -> tuple[Opening, ...]:
        """The athlete's windows on a day, and any that are granted on trial."""
        if day not in self._windows:
            base = day * DAY
            weekly = tuple(
                Opening(base + start, base + end, self._place(day, place))
                for start, end, place in self._weekly[weekday_of(day)]
                if not self._covered(day, base + start, base + end)
            )
            self._windows[day] = (*weekly, *self._extra.get(day, ()))
        return self._windows[day]

    def windows_behind(self, days: range) -> tuple[object, ...]:
        """All that :meth:`windows` of these days depend on."""
        return self._weekly, [(self._extra.get(day), self._place(day, "")) for day in days]

    def _place(self, day: int, usual: str) -> str:
        """The place of the trip that covers the day, or the usual one."""
        return self.athlete.place_on(date.fromordinal(day), usual) if self.athlete.trips else usual

    def windows_are_apart(self, day: int) -> bool:
        """True when no two windows of the day share a minute."""
        if day not in self._apart:
            windows = sorted(self.windows(day))
            self._apart[day] = all(one.end <= two.start for one, two in pairwise(windows))
        return self._apart[day]

    def _covered(self, day: int, start: int, end: int) -> bool:
        """True when a trial window holds this window and so takes its place."""
        extra = self._extra.get(day, ())
        return bool(extra) and any(each.start <= start and end <= each.end for each in extra)

    def light_opening(self, day: int) -> Opening | None:
        """Where a light session lies that may lie anywhere on the day."""
        if self.any_day is None:
            return None
        minutes = self.any_day.minutes
        times = [
            day * DAY + int(hour * HOUR)
            for hour in LIGHT_HOURS
            if not self._busy(day, day * DAY + int(hour * HOUR), minutes)
        ]
        windows = self.windows(day)
        clear = (
            start
            for start in times
            if all(start >= each.end or start + minutes <= each.start for each in windows)
        )
        start = next(clear, times[0] if times else None)
        if start is None:
            return None
        place = self._place(day, self.any_day.place)
        return Opening(start, start + minutes, place, any_day=True)

    def _busy(self, day: int, start: int, minutes: int) -> bool:
        if self.calendar.overlapping(start, start + minutes) is not None:
            return True
        return any(
            each.start < start + minutes and start < each.end for each in self.kept.get(day, ())
        )

    def dose_of(self, day: int) -> WeekDose | None:
        """The dose of the day's week."""
        return self.doses.get(day - (day + 6) % 7)

    def kept_near(self, day: int) -> list[Offer]:
        """Kept sessions of the day and of three days on either side."""
        return [offer for near in range(day - 3, day + 4) for offer in self.kept.get(near, ())]


def weekday_of(day: int) -> int:
    """Monday is 0, as in ``date.weekday``, for the ordinal of a date.

    >>> weekday_of(date(2026, 11, 23).toordinal())
    0
    """
    return (day + 6) % 7


def kept_order(session: PlacedSession) -> tuple[int, str]:
    """Order of time, then kind."""
    return whole_minutes(session.start), str(session.kind)


def _weekly(request: PlacementRequest) -> tuple[tuple[tuple[int, int, str], ...], ...]:
    """By weekday: start and end minute of each window, and its place."""
    windows = sorted(
        (
            window.weekday,
            window.start.hour * HOUR + window.start.minute,
            window.minutes,
            window.place,
        )
        for window in request.athlete.planning_windows
        if window.minutes > 0
    )
    return tuple(
        tuple(
            (start, start + minutes, place) for day, start, minutes, place in windows if day == each
        )
        for each in range(7)
    )


__all__ = ["Surroundings", "kept_order", "midnight", "weekday_of"]
