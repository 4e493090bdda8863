"""What a season file says, as far as the rules need it: plain records made from the JSON.

Written from the specification alone. Nothing here may import the product.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

KINDS = {
    # kind: leg dose, shortest and longest minutes (kinds of 0.5 and more have a 30-minute form)
    "full": (1.0, 30, 55),
    "lower": (1.0, 30, 50),
    "full-light": (0.6, 30, 45),
    "maintenance": (0.5, 25, 35),
    "power": (0.5, 20, 35),
    "stability": (0.3, 20, 30),
    "primer": (0.3, 10, 35),
    "upper-core": (0.15, 25, 40),
    "activation": (0.1, 10, 20),
    "mobility": (0.05, 15, 25),
    "prehab": (0.05, 10, 10),
}
COMPONENTS = ("core", "upper-body", "mobility", "functional", "stability", "flexibility")
QUALITY = {"intervals", "tempo", "hills", "race"}
NO_TRAINING = {"rest", "strength", "other"}
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")

FEWEST_DAYS = 3
"""Weeks of fewer free days hold light sessions alone."""

_WINDOW = re.compile(r"(\d\d):(\d\d)-(\d\d):(\d\d) (.+)")
_ANY_DAY = re.compile(r"(\d+) min (.+)")


@dataclass(frozen=True)
class Span:
    """Something that takes time on the wall clock."""

    start: datetime
    minutes: int

    @property
    def end(self) -> datetime:
        return self.start + timedelta(minutes=self.minutes)

    @property
    def day(self) -> date:
        return self.start.date()

    def overlaps(self, other: Span) -> bool:
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True)
class Run(Span):
    """A run of the file."""

    title: str = ""
    kind: str = "easy"
    subkind: str | None = None
    key: bool = False
    race: dict[str, Any] | None = None
    add_ons: list[dict[str, Any]] = field(default_factory=list)

    @property
    def quality(self) -> bool:
        return self.kind in QUALITY or self.subkind == "marathon-pace"

    @property
    def long(self) -> bool:
        return self.kind == "long" and self.subkind != "medium-long"

    @property
    def is_run(self) -> bool:
        return self.kind not in NO_TRAINING and self.kind != "cross"

    @property
    def name(self) -> str:
        return f"{self.title!r} on {self.start:%Y-%m-%d %H:%M}"


@dataclass(frozen=True)
class Session(Span):
    """A session of the file that has not been dropped."""

    id: str = ""
    kind: str = "full"
    dose: float = 1.0
    place: str = ""
    status: str = "planned"
    phase: str = "base"
    own: bool = False
    lines: list[dict[str, Any]] = field(default_factory=list)

    @property
    def free(self) -> bool:
        """True for what the planner may still answer for: planned, and not the runner's own."""
        return self.status == "planned" and not self.own

    @property
    def happens(self) -> bool:
        return self.status in ("planned", "started", "done")

    @property
    def name(self) -> str:
        return f"{self.id} ({self.kind}, {self.start:%a %Y-%m-%d %H:%M})"


@dataclass(frozen=True)
class Window:
    """A weekly window."""

    weekday: int
    start: time
    end: time
    place: str

    def holds(self, session: Session) -> bool:
        return (
            session.start.weekday() == self.weekday
            and session.place == self.place
            and self.start <= session.start.time()
            and session.end.date() == session.day
            and session.end.time() <= self.end
        )


@dataclass(frozen=True)
class Facts:
    """The whole file."""

    season: dict[str, Any]
    runs: list[Run]
    sessions: list[Session]

    @property
    def start(self) -> date:
        return date.fromisoformat(self.season["start"])

    @property
    def end(self) -> date:
        return date.fromisoformat(self.season["end"])

    @property
    def athlete(self) -> dict[str, Any]:
        athlete: dict[str, Any] = self.season["athlete"]
        return athlete

    @property
    def level(self) -> str:
        return str(self.athlete.get("level", "novice"))

    @property
    def free(self) -> list[Session]:
        return [session for session in self.sessions if session.free]

    @property
    def happening(self) -> list[Session]:
        return [session for session in self.sessions if session.happens]

    @property
    def races(self) -> list[Run]:
        return [run for run in self.runs if run.race]

    @property
    def weeks(self) -> list[dict[str, Any]]:
        weeks: list[dict[str, Any]] = self.season["weeks"]
        return weeks

    def windows(self) -> list[Window]:
        found = []
        for name, lines in self.athlete.get("availability", {}).items():
            for line in [lines] if isinstance(lines, str) else lines:
                match = _WINDOW.fullmatch(line)
                if match:
                    clock = [int(part) for part in match.groups()[:4]]
                    start, end = time(clock[0], clock[1]), time(clock[2], clock[3])
                    found.append(Window(WEEKDAYS.index(name), start, end, match[5]))
        return found

    def any_day(self) -> tuple[int, str] | None:
        match = _ANY_DAY.fullmatch(self.athlete.get("any_day", ""))
        return (int(match[1]), match[2]) if match else None

    def away(self, day: date) -> bool:
        return any(
            entry["from"] <= day.isoformat() <= entry["to"]
            for entry in self.athlete.get("unavailable", [])
        )

    def days_of(self, week: dict[str, Any]) -> list[date]:
        """Monday to Sunday of a week."""
        monday = date.fromisoformat(week["start"])
        return [monday + timedelta(days=offset) for offset in range(7)]

    def free_days(self, week: dict[str, Any]) -> int:
        """Days of a week inside the season on which the athlete is there."""
        days = self.days_of(week)
        return sum(self.start <= day <= self.end and not self.away(day) for day in days)

    def in_week(self, monday: date) -> list[Session]:
        return [
            session for session in self.sessions if monday <= session.day < monday + timedelta(7)
        ]

    def runs_in_week(self, monday: date) -> list[Run]:
        return [run for run in self.runs if monday <= run.day < monday + timedelta(7)]


def facts_of(season: dict[str, Any]) -> Facts:
    """The records of a season file; dropped sessions are left out."""
    runs = [_run(entry) for entry in season["runs"]]
    sessions = [_session(entry) for entry in season["sessions"] if entry["status"] != "dropped"]
    return Facts(season, runs, sessions)


def _run(entry: dict[str, Any]) -> Run:
    return Run(
        datetime.fromisoformat(entry["start"]),
        entry["minutes"],
        entry["title"],
        entry["kind"],
        entry["subkind"],
        entry["key"],
        entry["race"],
        entry["add_ons"],
    )


def _session(entry: dict[str, Any]) -> Session:
    return Session(
        datetime.fromisoformat(entry["start"]),
        entry["minutes"],
        entry["id"],
        entry["kind"],
        entry["leg_dose"],
        entry["place"],
        entry["status"],
        entry["phase"],
        bool(entry.get("own", False)),
        entry["prescriptions"],
    )


def hours(first: datetime, second: datetime) -> float:
    """Wall-clock hours from one moment to another [h]."""
    return (second - first) / timedelta(hours=1)
