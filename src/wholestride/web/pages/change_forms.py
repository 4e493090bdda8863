"""What a runner tells us of life, read from small forms into changes, field by field."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from itertools import pairwise

from django.http import QueryDict

from wholestride.domain.athlete import Absence, Injury, Side, Weekday, Window
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    LostDays,
    MissedSession,
    MovedRun,
    NewInjury,
    NewWindows,
    OwnSession,
)
from wholestride.domain.running import Run
from wholestride.domain.season import Season, Session, SessionKind, SessionStatus
from wholestride.planning.own_sessions import own_kind

LEGS = 30
"""Leg dose in hundredths from which a session is leg work."""
AGO, AHEAD = timedelta(days=7), timedelta(days=21)
"""Sessions and runs that can be chosen: what lies further away is not decided today."""
LONGEST_AWAY = timedelta(days=120)
LONGEST_TITLE = 60
SHORTEST_OWN, LONGEST_OWN = 5, 240
WINDOW_ROWS = 10
SHORTEST_WINDOW = 10


@dataclass(slots=True)
class Answers:
    """A form as it was typed, with what is wrong with it by field."""

    typed: Mapping[str, str]
    wrong: dict[str, str] = field(default_factory=dict)

    def one(self, name: str) -> str:
        """The text of a field."""
        return self.typed.get(name, "").strip()

    def day(self, name: str) -> date | None:
        """The date of a field."""
        try:
            return date.fromisoformat(self.one(name))
        except ValueError:
            self.wrong[name] = "Choose a day."
            return None

    def clock(self, name: str) -> time | None:
        """The time of a field."""
        try:
            return time.fromisoformat(self.one(name)).replace(tzinfo=None)
        except ValueError:
            self.wrong[name] = "Write a time like 18:00."
            return None

    def say(self, name: str, words: str) -> None:
        """Note what is wrong with a field; the first word on it stays."""
        self.wrong.setdefault(name, words)


def answers(posted: QueryDict) -> Answers:
    """The fields of a form, each once."""
    return Answers({name: str(posted.get(name, ""))[:2000] for name in posted})


def sessions_to_skip(season: Season, today: date) -> list[Session]:
    """Sessions that were not done yet, of the last week and the next three."""
    return [
        each
        for each in season.planned()
        if today - AGO <= each.day <= today + AHEAD and each.status is SessionStatus.PLANNED
    ]


def coming_runs(season: Season, today: date) -> list[Run]:
    """The runs of the next three weeks."""
    return [each for each in season.runs if today <= each.day <= today + AHEAD]


def read_skip(form: Answers, season: Season, today: date) -> Change | None:
    """A session that was not done or will not be."""
    wanted = form.one("session")
    if wanted not in {each.id for each in sessions_to_skip(season, today)}:
        form.say("session", "Choose a session of the list.")
        return None
    return MissedSession(wanted)


def read_run(form: Answers, season: Season, today: date) -> Change | None:
    """A run that moves or falls away."""
    run = next((each for each in coming_runs(season, today) if each.id == form.one("run")), None)
    if run is None:
        form.say("run", "Choose a run of the list.")
        return None
    if form.one("what") == "away":
        return CancelledRun(run.id)
    if form.one("what") != "moves":
        form.say("what", "Say whether it moves or falls away.")
        return None
    day, clock = form.day("day"), form.clock("clock")
    if day is None or clock is None:
        return None
    if not max(today, season.start) <= day <= season.end:
        form.say("day", f"Choose a day from today to {season.end:%d %B %Y}.")
        return None
    start = datetime.combine(day, clock)
    if start == run.start:
        form.say("day", "The run is there already.")
        return None
    return MovedRun(run.id, start)


def read_ill(form: Answers, season: Season, today: date) -> Change | None:
    """Days ill, or without training."""
    del today
    first, last = form.day("first"), form.day("last")
    if form.one("what") not in ("ill", "away"):
        form.say("what", "Say whether you are ill or away.")
    if first is None or last is None:
        return None
    if last < first:
        form.say("last", "The last day lies before the first.")
    elif last - first > LONGEST_AWAY:
        form.say("last", f"At most {LONGEST_AWAY.days} days at once.")
    elif last < season.start or first > season.end:
        form.say("first", "These days lie outside the season.")
    if form.wrong:
        return None
    ill = form.one("what") == "ill"
    reason = "ill" if ill else form.one("reason")[:LONGEST_TITLE] or "unavailable"
    return LostDays(Absence(first, last, reason), ill)


def read_hours(form: Answers, season: Season, today: date) -> Change | None:
    """The weekly windows from now on; a row without times is no window."""
    del today
    windows: list[Window] = []
    for row in range(WINDOW_ROWS):
        if form.one(f"start-{row}") or form.one(f"end-{row}"):
            window = _window(form, row, season)
            if window is not None:
                windows.append(window)
    windows.sort(key=lambda each: (each.weekday, each.start))
    if not windows and not form.wrong:
        form.say("hours", "At least one window is needed.")
    for one, two in pairwise(windows):
        if one.weekday is two.weekday and two.start < one.end:
            form.say("hours", f"Two windows of {one.weekday.name.capitalize()} overlap.")
    if tuple(windows) == season.athlete.planning_windows:
        form.say("hours", "These are your windows already.")
    return None if form.wrong else NewWindows(tuple(windows))


def _window(form: Answers, row: int, season: Season) -> Window | None:
    start, end = form.clock(f"start-{row}"), form.clock(f"end-{row}")
    weekday = form.one(f"weekday-{row}")
    place = form.one(f"place-{row}")
    if weekday not in {str(each.value) for each in Weekday}:
        form.say(f"weekday-{row}", "Choose a weekday.")
        return None
    if place not in season.athlete.planning_places:
        form.say(f"place-{row}", "Choose a place of the list.")
        return None
    if start is None or end is None:
        return None
    window = Window(Weekday(int(weekday)), start, end, place)
    if window.minutes < SHORTEST_WINDOW:
        form.say(f"end-{row}", "The window ends before it begins, or is very short.")
        return None
    return window


def read_complaint(form: Answers, season: Season, today: date) -> Change | None:
    """A complaint that begins, or one that is over."""
    if form.one("healed"):
        known = {str(place): each for place, each in enumerate(open_complaints(season, today))}
        injury = known.get(form.one("healed"))
        if injury is None:
            form.say("healed", "Choose a complaint of the list.")
            return None
        return ClosedInjury(injury, today)
    region = next((each for each in Region if each.value == form.one("region")), None)
    side = next((each for each in Side if each.value == form.one("side")), None)
    if region is None:
        form.say("region", "Choose where it hurts.")
    if side is None:
        form.say("side", "Choose a side.")
    if region is None or side is None:
        return None
    return NewInjury(Injury(region, side, today, None, bool(form.one("irritable"))))


def open_complaints(season: Season, today: date) -> list[Injury]:
    """Complaints that last."""
    return [each for each in season.athlete.injuries if each.active_on(today)]


def read_own(form: Answers, season: Season, today: date) -> Change | None:
    """A session of the runner's own."""
    title = " ".join(form.one("title").split())
    if not title or len(title) > LONGEST_TITLE or not title.isprintable():
        form.say("title", f"Give it a name of at most {LONGEST_TITLE} letters.")
    day, clock = form.day("day"), form.clock("clock")
    if day is not None and not max(today, season.start) <= day <= season.end:
        form.say("day", f"Choose a day from today to {season.end:%d %B %Y}.")
    text = form.one("minutes")
    minutes = int(text) if text.isascii() and text.isdigit() and len(text) < 5 else 0
    if not SHORTEST_OWN <= minutes <= LONGEST_OWN:
        form.say("minutes", f"Write minutes from {SHORTEST_OWN} to {LONGEST_OWN}.")
    if form.one("legs") not in ("yes", "no"):
        form.say("legs", "Say whether it is work for the legs.")
    if form.wrong or day is None or clock is None:
        return None
    start = datetime.combine(day, clock)
    if any(each.own and each.start == start for each in season.planned()):
        form.say("clock", "An own session starts then already.")
        return None
    return OwnSession(title, start, minutes, counted_as(title, legs=form.one("legs") == "yes"))


def counted_as(title: str, *, legs: bool) -> SessionKind:
    """The kind of an own session: by its title, as far as that agrees about the legs."""
    kind = own_kind(title)
    if (kind.leg_dose_hundredths >= LEGS) is legs:
        return kind
    return SessionKind.FULL_LIGHT if legs else SessionKind.UPPER_CORE


Reader = Callable[[Answers, Season, date], Change | None]
READERS: Mapping[str, Reader] = {
    "skip": read_skip,
    "run": read_run,
    "ill": read_ill,
    "hours": read_hours,
    "complaint": read_complaint,
    "own": read_own,
}
"""By the last part of the form's address."""
