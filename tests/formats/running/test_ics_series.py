"""Repeating events: the same dates as a second, independent implementation."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
import recurring_ical_events
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar

from tests.formats.running.samples import SEASON, calendar, event, read_season, starts

WEEKLY = "RRULE:FREQ=WEEKLY;BYDAY=TU,TH"
BERLIN_TUESDAY = ";TZID=Europe/Berlin:20261124T070000"


def test_a_weekly_run_repeats_until_the_season_ends() -> None:
    entries, _ = read_season(calendar(event("Easy", BERLIN_TUESDAY, WEEKLY)))
    assert starts(entries)[:3] == ["2026-11-24 07:00", "2026-11-26 07:00", "2026-12-01 07:00"]
    assert entries[-1].day == date(2027, 4, 29)


def test_the_clock_stays_when_summer_time_begins() -> None:
    entries, _ = read_season(calendar(event("Easy", BERLIN_TUESDAY, WEEKLY)))
    assert {entry.start for entry in entries} == {time(7)}


def test_a_series_in_utc_moves_on_the_wall_when_summer_time_begins() -> None:
    entries, _ = read_season(calendar(event("Easy", ":20261124T060000Z", WEEKLY)))
    assert {entry.start for entry in entries} == {time(7), time(8)}


def test_excepted_dates_are_left_out_however_they_are_written() -> None:
    exceptions = (
        "EXDATE;TZID=Europe/Berlin:20261126T070000",
        "EXDATE:20261201T060000Z",
        "EXDATE;VALUE=DATE:20261203",
    )
    entries, _ = read_season(calendar(event("Easy", BERLIN_TUESDAY, WEEKLY, *exceptions)))
    assert starts(entries)[:2] == ["2026-11-24 07:00", "2026-12-08 07:00"]


def test_a_changed_occurrence_takes_the_place_of_the_original() -> None:
    series = event("Easy", BERLIN_TUESDAY, WEEKLY, "UID:a")
    change = event("Tempo", "20261127T180000", "UID:a", "RECURRENCE-ID:20261126T060000Z")
    entries, _ = read_season(calendar(series, change))
    assert [(entry.title, entry.day.day) for entry in entries[:3]] == [
        ("Easy", 24),
        ("Tempo", 27),
        ("Easy", 1),
    ]


def test_a_change_of_all_later_ones_moves_them_all() -> None:
    series = event("Easy", BERLIN_TUESDAY, "RRULE:FREQ=WEEKLY;COUNT=4", "UID:a")
    change = event(
        "Easy, later",
        ";TZID=Europe/Berlin:20261201T180000",
        "UID:a",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;TZID=Europe/Berlin:20261201T070000",
    )
    entries, _ = read_season(calendar(series, change))
    assert starts(entries) == [
        "2026-11-24 07:00",
        "2026-12-01 18:00",
        "2026-12-08 18:00",
        "2026-12-15 18:00",
    ]


def test_a_cancelled_occurrence_is_gone() -> None:
    series = event("Easy", BERLIN_TUESDAY, "RRULE:FREQ=DAILY;COUNT=3", "UID:a")
    gone = event(
        "Easy",
        ";TZID=Europe/Berlin:20261125T070000",
        "UID:a",
        "STATUS:CANCELLED",
        "RECURRENCE-ID;TZID=Europe/Berlin:20261125T070000",
    )
    assert starts(read_season(calendar(series, gone))[0]) == [
        "2026-11-24 07:00",
        "2026-11-26 07:00",
    ]


def test_extra_dates_are_added_and_periods_count_from_their_start() -> None:
    extra = ("RDATE:20261126T060000Z", "RDATE;VALUE=PERIOD:20261128T060000Z/PT1H")
    entries, _ = read_season(calendar(event("Easy", BERLIN_TUESDAY, *extra)))
    assert [entry.day.day for entry in entries] == [24, 26, 28]


def test_a_change_without_its_series_stands_alone() -> None:
    change = event("Easy", "20261126T070000", "UID:a", "RECURRENCE-ID:20261125T070000")
    assert starts(read_season(calendar(change))[0]) == ["2026-11-26 07:00"]


def test_a_rule_with_a_slip_is_read_and_the_slip_named() -> None:
    rule = "RRULE:FREQ=WEEKLY;UNTL=20261223;BYDAY=TU"
    entries, findings = read_season(calendar(event("Easy", BERLIN_TUESDAY, rule)))
    assert len(entries) > 20
    assert "UNTL" in findings[0].message


def test_a_series_that_began_years_ago_is_read_for_this_season_alone() -> None:
    entries, _ = read_season(calendar(event("Easy", "20150106T070000", "RRULE:FREQ=WEEKLY")))
    assert entries[0].day == date(2026, 11, 24)


def test_without_a_season_an_endless_series_is_read_for_six_years() -> None:
    span = (date(2000, 1, 1), date(2099, 12, 31))
    data = calendar(event("Easy", "20261124T070000", "RRULE:FREQ=WEEKLY"))
    entries, _ = read_season(data, span=span)
    assert (entries[0].day.year, entries[-1].day.year) == (2026, 2032)


WEEKDAYS = ["MO", "TU", "WE", "TH", "FR", "SA", "SU"]


@st.composite
def rules(draw: st.DrawFn) -> str:
    """Rules as calendars write them, with every part that this reader knows."""
    frequency = draw(st.sampled_from(["DAILY", "WEEKLY", "MONTHLY", "YEARLY"]))
    parts = [f"FREQ={frequency}"]
    if draw(st.booleans()):
        parts.append(f"INTERVAL={draw(st.integers(1, 5))}")
    days = draw(st.lists(st.sampled_from(WEEKDAYS), max_size=3, unique=True))
    if days and frequency in ("MONTHLY", "YEARLY") and draw(st.booleans()):
        days = [f"{draw(st.sampled_from([1, 2, 4, -1]))}{day}" for day in days]
    if days:
        parts.append(f"BYDAY={','.join(days)}")
    months = draw(st.lists(st.integers(1, 12), max_size=2, unique=True))
    by_month = draw(st.booleans())
    if months and by_month:
        parts.append(f"BYMONTH={','.join(map(str, months))}")
    if frequency in ("MONTHLY", "YEARLY") and not days and draw(st.booleans()):
        parts.append(f"BYMONTHDAY={draw(st.sampled_from([1, 15, 28, -1, -3]))}")
    if frequency == "MONTHLY" and days and draw(st.booleans()):
        parts.append(f"BYSETPOS={draw(st.sampled_from([1, -1, 2]))}")
    if frequency == "WEEKLY" and draw(st.booleans()):
        parts.append(f"WKST={draw(st.sampled_from(['MO', 'SU']))}")
    end = draw(st.sampled_from(["", "COUNT", "UNTIL"]))
    if end == "COUNT":
        parts.append(f"COUNT={draw(st.integers(1, 30))}")
    elif end == "UNTIL":
        parts.append(f"UNTIL=2027{draw(st.integers(1, 6)):02d}15T070000")
    return ";".join(parts)


@settings(max_examples=120, deadline=None)
@given(rules(), st.dates(date(2026, 1, 1), date(2027, 3, 31)))
def test_a_series_falls_on_the_days_that_another_implementation_finds(
    rule: str, first: date
) -> None:
    start = datetime.combine(first, time(7))
    data = calendar(event("Easy", f"{start:%Y%m%dT%H%M%S}", "UID:a", f"RRULE:{rule}"))
    ours = [entry.day for entry in read_season(data)[0]]
    query = recurring_ical_events.of(Calendar.from_ical(data))
    theirs = query.between(SEASON[0], datetime.combine(SEASON[1], time(23, 59)))
    assert ours == sorted(found.start.date() for found in theirs)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=SECONDLY", "every second"),
        ("FREQ=MINUTELY;INTERVAL=5", "every minute"),
        ("FREQ=HOURLY", "every hour"),
        ("FREQ=DAILY;BYHOUR=6,18", "several times a day"),
        ("FREQ=DAILY;INTERVAL=0", "number that cannot be read"),
        ("FREQ=DAILY;COUNT=many", "number that cannot be read"),
        ("FREQ=FORTNIGHTLY", "no frequency"),
        ("FREQ=YEARLY;BYWEEKNO=20", "week number"),
        ("FREQ=WEEKLY;BYDAY=XX", "weekday"),
        ("FREQ=WEEKLY;UNTIL=soon", "end of its repetition"),
        ("FREQ=MONTHLY;BYMONTHDAY=32", "number that no calendar has"),
    ],
)
def test_a_rule_that_is_not_read_is_refused_in_words(rule: str, words: str) -> None:
    series = event("Run", "20261124T070000", f"RRULE:{rule}")
    entries, findings = read_season(calendar(series, event("Easy", "20261125T070000")))
    assert [entry.title for entry in entries] == ["Easy"]
    assert words in findings[0].message
    assert findings[0].place.line == 6
