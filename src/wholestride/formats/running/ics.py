"""Reads running calendars as ICS; a broken event never costs the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time, timedelta, tzinfo

from wholestride.domain.findings import Finding, Place, error, note, warning
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.ics_blocks import Blocks, Property, blocks_of
from wholestride.formats.running.ics_events import MARGIN, ReadEvent, Reading, read_event
from wholestride.formats.running.ics_rules import RefusedRuleError, Rule, read_rule
from wholestride.formats.running.ics_series import Change, Series, occurrences
from wholestride.formats.running.ics_times import (
    Allowance,
    Moment,
    UnreadableTimeError,
    Zones,
    known_zone,
    parse_moment,
)
from wholestride.formats.running.text import decode, limited, shown

MOST_EVENTS = 30_000
MOST_ENTRIES = 5_000
"""Entries in two years; a runner with three runs a day has a thousand a year."""

MOST_ENTRIES_EVER = 20_000

WIDE = timedelta(days=3 * 366)
ENDLESS = timedelta(days=6 * 366)
"""Asked for more than three years, a repetition without end is read for six years."""

MOST_DATES = 2_000
"""Extra or excepted dates of one event."""

LONGEST_RUN = timedelta(hours=48)


def read_ics(
    name: str, data: bytes, zone: str, span: tuple[date, date]
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """The entries of a calendar inside the span, on the runner's wall clock.

    A broken event is a finding with its line; the others are read. Repetitions within a day
    are refused, all others end with the span.
    """
    runner_zone = known_zone(zone)
    if runner_zone is None:
        step = "Write one such as Europe/Berlin."
        return (), (error(f"The time zone {shown(zone)} is not known.", step, Place(name)),)
    text, findings = decode(name, data)
    reading = Reading(name, runner_zone, span, findings)
    problem = _too_many(name, text.upper().count("BEGIN:VEVENT"))
    if problem is not None:
        return (), (*findings, problem)
    blocks = blocks_of(text.replace("\0", ""))
    if not blocks.events:
        return (), (*findings, _no_events(name, blocks))
    allowance = Allowance()
    zones = [Zones(calendar.zones, allowance) for calendar in blocks.calendars]
    events = _events(reading, blocks, zones)
    for group in _groups(events):
        if len(reading.entries) > most_entries(span):
            break
        _read_group(reading, group, zones)
    return _finished(reading, blocks, events)


def _no_events(name: str, blocks: Blocks) -> Finding:
    what = "no events, only tasks or journals" if blocks.to_dos else "no events"
    step = "Export the calendar with its runs again."
    return error(f"The calendar holds {what}.", step, Place(name))


def _too_many(name: str, count: int) -> Finding | None:
    if count <= MOST_EVENTS:
        return None
    message = f"The calendar holds {count} events; more than {MOST_EVENTS} are not read."
    return error(message, "Export the running calendar alone.", Place(name))


def _events(reading: Reading, blocks: Blocks, zones: list[Zones]) -> list[ReadEvent]:
    events: list[ReadEvent] = []
    for number, block in enumerate(blocks.events):
        calendar = blocks.calendars[block.calendar]
        event = read_event(reading, number, block, calendar, zones[block.calendar])
        if event is not None:
            events.append(event)
        if len(events) > 2 * most_entries(reading.span):
            break
    return events


def _groups(events: Iterable[ReadEvent]) -> list[list[ReadEvent]]:
    """Events that belong together: a series with its changes, or one event alone."""
    groups: dict[tuple[int, str], list[ReadEvent]] = {}
    for event in events:
        uid = event.block.text("UID").strip() or f"line {event.block.line}"
        groups.setdefault((event.block.calendar, uid), []).append(event)
    return [part for group in groups.values() for part in _separate(group)]


def _separate(group: list[ReadEvent]) -> list[list[ReadEvent]]:
    """One group for each series; careless exporters give many events one UID.

    Of two revisions of an event the higher is meant; events of the same revision with
    different starts are different events. Changes belong to the last series.
    """
    masters = [event for event in group if not event.is_change]
    changes = [event for event in group if event.is_change]
    if not masters:
        return [[change] for change in changes]
    newest = max(event.sequence for event in masters)
    by_start = {event.start.wall: event for event in masters if event.sequence == newest}
    kept = list(by_start.values())
    return [*([event] for event in kept[:-1]), [kept[-1], *changes]]


def _read_group(reading: Reading, group: list[ReadEvent], zones: list[Zones]) -> None:
    master = group[0]
    if len(group) == 1 and not master.repeats:
        _add(reading, master, master.start.wall)
        return
    by_number = {event.number: event for event in group}
    wide = (reading.span[0] - MARGIN, reading.span[1] + MARGIN)
    try:
        series = _series(reading, group, zones[master.block.calendar])
        found = occurrences(series, wide, reading.budget)
    except RefusedRuleError as refused:
        line = (master.block.first("RRULE") or master.block).line
        message = f"The event {shown(master.title)} was left out: {refused}."
        reading.warn(line, message, "Write it once a day or less often.", "RRULE")
        return
    for number, wall in found:
        _add(reading, by_number[number], wall)


def _series(reading: Reading, group: list[ReadEvent], zones: Zones) -> Series:
    master = group[0]
    series = Series(master.number, master.start.wall)
    for prop in master.block.all("RRULE"):
        rule = read_rule(prop.value, master.zone)
        _name_ignored(reading, prop, rule)
        series.rules.append(_with_end(rule, series.start, reading.span))
    extra = _moments(reading, master, "RDATE", zones)
    series.extra = [_at_start(moment.on_wall_of(master.zone), master) for moment in extra]
    for moment in _moments(reading, master, "EXDATE", zones):
        wall = moment.on_wall_of(master.zone)
        whole_day = moment.all_day and not master.start.all_day
        series.excepted.append(wall.date() if whole_day else _at_start(wall, master))
    series.changes = [
        change for event in group[1:] for change in _changes(reading, event, master, zones)
    ]
    return series


def most_entries(span: tuple[date, date]) -> int:
    """How many entries a calendar may have in the span: 5000 in two years, 20000 ever."""
    years = (span[1] - span[0]).days // 365
    return min(MOST_ENTRIES_EVER, max(MOST_ENTRIES, MOST_ENTRIES * years // 2))


def _with_end(rule: Rule, start: datetime, span: tuple[date, date]) -> Rule:
    """A repetition without end gets one where nobody said which season is meant."""
    if rule.count or rule.until or span[1] - span[0] <= WIDE:
        return rule
    return replace(rule, until=max(start, datetime.combine(span[0], time())) + ENDLESS)


def _name_ignored(reading: Reading, prop: Property, rule: Rule) -> None:
    if rule.ignored:
        words = shown(", ".join(rule.ignored))
        message = f"Unknown words of the repetition were passed over: {words}."
        reading.warn(prop.line, message, "Check when it ends.", "RRULE")


def _at_start(wall: datetime, master: ReadEvent) -> datetime:
    """A date of an all-day series falls on its day, whatever its clock says."""
    if not master.start.all_day:
        return wall
    return datetime.combine(wall.date(), master.start.wall.time())


def _moments(reading: Reading, event: ReadEvent, name: str, zones: Zones) -> list[Moment]:
    found: list[Moment] = []
    for prop in event.block.all(name):
        zone = _named_zone(prop, zones) or event.zone
        for value in prop.value.split(","):
            if len(found) >= MOST_DATES:
                raise RefusedRuleError(f"it names more than {MOST_DATES} dates")
            try:
                # a period counts from its start
                found.append(parse_moment(prop, value.partition("/")[0], zone))
            except UnreadableTimeError:
                message = f"{name} {shown(value)} is no date; it was passed over."
                reading.warn(prop.line, message, "Correct it.", name)
    return found


def _named_zone(prop: Property, zones: Zones) -> tzinfo | None:
    name = prop.parameters.get("TZID", "")
    return zones.named(name) if name else None


def _changes(reading: Reading, event: ReadEvent, master: ReadEvent, zones: Zones) -> list[Change]:
    written = event.block.first("RECURRENCE-ID")
    and_future = written is not None and written.parameters.get("RANGE", "").upper()
    return [
        Change(
            _at_start(moment.on_wall_of(master.zone), master),
            event.start.wall,
            event.number,
            and_future=and_future == "THISANDFUTURE",
        )
        for moment in _moments(reading, event, "RECURRENCE-ID", zones)[:1]
    ]


def _add(reading: Reading, event: ReadEvent, wall: datetime) -> None:
    """One occurrence as an entry, when it lies in the season and can be a run."""
    if event.cancelled:
        return
    moment = Moment(wall, event.start.all_day, event.zone)
    local = moment.on_wall_of(reading.runner_zone)
    if not reading.span[0] <= local.date() <= reading.span[1]:
        return
    if event.minutes is not None and timedelta(minutes=event.minutes) >= LONGEST_RUN:
        reading.long_ones.append(event)
        return
    reading.entries.append(
        CalendarEntry(
            local.date(),
            event.title,
            None if moment.all_day else local.time().replace(second=0),
            event.description,
            event.minutes,
            uid=event.block.text("UID").strip()[:200],
            place=Place(reading.name, event.block.line),
        )
    )


def _finished(
    reading: Reading, blocks: Blocks, events: list[ReadEvent]
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    most = most_entries(reading.span)
    if len(reading.entries) > most:
        first, last = reading.span
        message = f"The calendar holds more than {most} entries between {first} and {last}."
        step = "Export the running calendar alone."
        problem = error(message, step, Place(reading.name))
        return (), (*limited(reading.findings, reading.name), problem)
    if reading.long_ones:
        titles = ", ".join(sorted({shown(event.title) for event in reading.long_ones})[:5])
        message = f"Events of two days and more are no runs and were left out: {titles}."
        place = Place(reading.name, reading.long_ones[0].block.line)
        reading.findings.append(note(message, place=place))
    _name_zones(reading, blocks)
    problems = limited(reading.findings, reading.name)
    if not reading.entries:
        problems = (*problems, _nothing_inside(reading, events))
    return tuple(sorted(reading.entries, key=_order)), problems


def _order(entry: CalendarEntry) -> tuple[date, str, str, int]:
    clock = entry.start.isoformat() if entry.start else ""
    return entry.day, clock, entry.title, entry.place.line or 0


def _name_zones(reading: Reading, blocks: Blocks) -> None:
    """A calendar that is kept on another clock than the runner's is worth a note."""
    first = next((entry for entry in reading.entries if entry.start), None)
    if first is None:
        return
    noon = datetime(first.day.year, first.day.month, first.day.day, 12)
    for name in sorted({calendar.zone for calendar in blocks.calendars if calendar.zone})[:3]:
        zone = known_zone(name)
        if zone is not None and zone.utcoffset(noon) != reading.runner_zone.utcoffset(noon):
            message = f"The calendar is kept in {name}; its times were turned to"
            step = "Set zone in the athlete file if you run there."
            place = Place(reading.name)
            reading.findings.append(note(f"{message} {reading.runner_zone}.", step, place))


def _nothing_inside(reading: Reading, events: list[ReadEvent]) -> Finding:
    first, last = reading.span
    days = sorted(event.start.wall.date() for event in events)
    if not days and not reading.outside:
        message = "No event of the calendar could be read."
        return error(message, "Export the calendar again.", Place(reading.name))
    where = f"; its events lie between {days[0]} and {days[-1]}" if days else ""
    return warning(
        f"No run of the calendar lies between {first} and {last}{where}.",
        "Choose another start, or another calendar.",
        Place(reading.name),
    )
