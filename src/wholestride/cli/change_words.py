"""Changes as they are written on the command line, read into nouns with every problem at once."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime, time

from wholestride.cli.dates import FIRST_YEAR, LAST_YEAR, plannable
from wholestride.domain.athlete import Absence, Injury, Side, Weekday, Window
from wholestride.domain.exercise import Region
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    LostDays,
    MissedSession,
    MovedRun,
    NewInjury,
    NewWindows,
)
from wholestride.domain.season import Season


@dataclass(frozen=True, slots=True)
class ChangeWords:
    """What followed each option, as text."""

    missed: tuple[str, ...] = ()
    moved: tuple[str, ...] = ()
    cancelled: tuple[str, ...] = ()
    unavailable: tuple[str, ...] = ()
    ill: tuple[str, ...] = ()
    injury: tuple[str, ...] = ()
    healed: tuple[str, ...] = ()
    window: tuple[str, ...] = ()
    no_window: tuple[str, ...] = ()


def read_changes(
    words: ChangeWords, season: Season, today: date
) -> tuple[tuple[Change, ...], tuple[Finding, ...]]:
    """The changes, and a finding for each text that is none."""
    changes: list[Change] = []
    findings: list[Finding] = []
    for field in fields(words):
        if field.name in ("window", "no_window"):
            continue
        for text in getattr(words, field.name):
            try:
                changes.append(_READERS[field.name](text, season, today))
            except ValueError as problem:
                place = Place(file=f"--{field.name.replace('_', '-')}")
                findings.append(error(f"{text!r}: {problem}", place=place))
    try:
        changes += _windows(words, season)
    except ValueError as problem:
        findings.append(error(str(problem), place=Place(file="--window")))
    return tuple(changes), tuple(findings)


def _missed(text: str, season: Season, today: date) -> Change:
    del today
    ids = {session.id for session in season.sessions}
    if text in ids:
        return MissedSession(text)
    day = _day(text)
    on_day = [each for each in season.planned() if each.day == day]
    if not on_day:
        raise ValueError("no session on that day; see: wholestride week")
    return MissedSession(max(on_day, key=lambda each: (each.minutes, each.id)).id)


def _run_id(text: str, season: Season) -> str:
    if any(run.id == text for run in season.runs):
        return text
    day = _day(text)
    on_day = [run for run in season.runs if run.day == day]
    if not on_day:
        raise ValueError("no run on that day; see: wholestride week")
    return max(on_day, key=lambda run: (run.importance_hundredths, run.minutes, run.id)).id


def _moved(text: str, season: Season, today: date) -> Change:
    del today
    which, found, when = text.partition("=")
    if not found:
        raise ValueError("write it like 2026-11-24=2026-11-26T18:00")
    run_id = _run_id(which, season)
    run = next(each for each in season.runs if each.id == run_id)
    if len(when) == len("2026-11-26"):
        return MovedRun(run_id, datetime.combine(_day(when), run.start.time()))
    try:
        moment = datetime.fromisoformat(when)
    except ValueError:
        raise ValueError("write it like 2026-11-24=2026-11-26T18:00") from None
    if moment.tzinfo is not None or not plannable(moment.date()):
        raise ValueError("write local times like 2026-11-26T18:00, without an offset")
    return MovedRun(run_id, moment)


def _cancelled(text: str, season: Season, today: date) -> Change:
    del today
    return CancelledRun(_run_id(text, season))


def _absence(text: str, reason: str) -> Absence:
    first, _, last = text.partition("..")
    start, end = _day(first), _day(last or first)
    if end < start:
        raise ValueError("the last day is before the first")
    return Absence(start, end, reason)


def _unavailable(text: str, season: Season, today: date) -> Change:
    del season, today
    return LostDays(_absence(text, "unavailable"))


def _ill(text: str, season: Season, today: date) -> Change:
    del season, today
    return LostDays(_absence(text, "ill"), ill=True)


def _complaint(text: str, today: date) -> Injury:
    parts = text.casefold().split(":")
    region = next((each for each in Region if each.value == parts[0]), None)
    if region is None:
        raise ValueError(f"the regions are {', '.join(Region)}")
    sides = [Side(part) for part in parts[1:] if part in tuple(Side)]
    irritable = "irritable" in parts[1:]
    return Injury(region, sides[0] if sides else Side.BOTH, today, None, irritable)


def _injury(text: str, season: Season, today: date) -> Change:
    del season
    return NewInjury(_complaint(text, today))


def _healed(text: str, season: Season, today: date) -> Change:
    complaint = _complaint(text, today)
    for injury in season.athlete.injuries:
        if injury.region is complaint.region and injury.until is None:
            return ClosedInjury(injury, today)
    raise ValueError("no such complaint is open")


def _windows(words: ChangeWords, season: Season) -> Iterator[Change]:
    if not words.window and not words.no_window:
        return
    fresh = [_window(text, season) for text in words.window]
    closed = {_weekday(text) for text in words.no_window} | {each.weekday for each in fresh}
    stay = [each for each in season.athlete.planning_windows if each.weekday not in closed]
    merged = sorted((*stay, *fresh), key=lambda each: (each.weekday, each.start))
    yield NewWindows(tuple(merged))


def _window(text: str, season: Season) -> Window:
    match = re.fullmatch(r"(\w+)\s+(\d\d?):(\d\d)-(\d\d?):(\d\d)\s+(\S.*)", text.strip())
    if match is None:
        raise ValueError(f"{text!r}: write it like 'thursday 18:00-19:30 gym'")
    place = match[6].strip()
    if place not in season.athlete.planning_places:
        raise ValueError(f"{text!r}: the places are {', '.join(season.athlete.planning_places)}")
    start, end = time(int(match[2]), int(match[3])), time(int(match[4]), int(match[5]))
    if end <= start:
        raise ValueError(f"{text!r}: the window ends before it begins")
    return Window(_weekday(match[1]), start, end, place)


def _weekday(text: str) -> Weekday:
    try:
        return Weekday[text.strip().upper()]
    except KeyError:
        raise ValueError(f"{text!r} is no weekday; write it like thursday") from None


def _day(text: str) -> date:
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError("write a date like 2026-11-24, or an id") from None
    if not plannable(day):
        raise ValueError(f"{day} lies outside {FIRST_YEAR} to {LAST_YEAR}")
    return day


_READERS: dict[str, Callable[[str, Season, date], Change]] = {
    "missed": _missed,
    "moved": _moved,
    "cancelled": _cancelled,
    "unavailable": _unavailable,
    "ill": _ill,
    "injury": _injury,
    "healed": _healed,
}
