"""Times of other zones end on the runner's wall clock."""

from __future__ import annotations

from datetime import date

import pytest

from tests.formats.running.samples import calendar, errors, event, read_season, starts

OUTLOOK_ZONE = "\r\n".join(
    [
        "BEGIN:VTIMEZONE",
        "TZID:Club time",
        "BEGIN:STANDARD",
        "DTSTART:16011028T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZOFFSETFROM:+0300",
        "TZOFFSETTO:+0200",
        "END:STANDARD",
        "BEGIN:DAYLIGHT",
        "DTSTART:16010325T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0300",
        "END:DAYLIGHT",
        "END:VTIMEZONE",
        "",
    ]
)


@pytest.mark.parametrize(
    ("start", "local"),
    [
        (":20261124T060000Z", "2026-11-24 07:00"),
        (":20261124T070000", "2026-11-24 07:00"),
        (":20261124T070000+0200", "2026-11-24 06:00"),
        (";TZID=Europe/Berlin:20261124T070000", "2026-11-24 07:00"),
        (";TZID=America/New_York:20261124T190000", "2026-11-25 01:00"),
        (";TZID=W. Europe Standard Time:20261124T070000", "2026-11-24 07:00"),
        (";TZID=Eastern Standard Time:20261124T010000", "2026-11-24 07:00"),
        (';TZID="Eastern Standard Time":20261124T010000', "2026-11-24 07:00"),
        (";TZID=/Europe/Stockholm:20261124T070000", "2026-11-24 07:00"),
        (";TZID=/mozilla.org/20050126_1/Europe/London:20261124T060000", "2026-11-24 07:00"),
        (";TZID=(UTC-03:00) Brasília:20261124T030000", "2026-11-24 07:00"),
        (";TZID=UTC+2:20261124T080000", "2026-11-24 07:00"),
        (";TZID=GMT:20261124T060000", "2026-11-24 07:00"),
    ],
)
def test_a_time_is_turned_to_the_runners_clock(start: str, local: str) -> None:
    entries, findings = read_season(calendar(event("Easy", start)))
    assert starts(entries) == [local]
    assert not findings


def test_summer_and_winter_time_are_told_apart() -> None:
    winter = event("Easy", ":20270322T060000Z")
    summer = event("Easy", ":20270329T060000Z")
    assert starts(read_season(calendar(winter, summer))[0]) == [
        "2027-03-22 07:00",
        "2027-03-29 08:00",
    ]


def test_the_hour_that_the_clock_skips_is_still_read() -> None:
    entries, _ = read_season(calendar(event("Night run", ";TZID=Europe/Berlin:20270328T023000")))
    assert [entry.day for entry in entries] == [date(2027, 3, 28)]


def test_a_zone_that_the_calendar_describes_itself_is_believed() -> None:
    zone = OUTLOOK_ZONE
    winter = event("Easy", ";TZID=Club time:20261124T080000")
    summer = event("Easy", ";TZID=Club time:20270420T080000")
    entries, findings = read_season(calendar(zone, winter, summer))
    assert starts(entries) == ["2026-11-24 07:00", "2027-04-20 07:00"]
    assert not findings


def test_a_described_zone_of_one_file_is_not_remembered_for_the_next() -> None:
    start = event("Easy", ";TZID=Club time:20261124T080000")
    read_season(calendar(OUTLOOK_ZONE, start))
    entries, findings = read_season(calendar(start))
    assert starts(entries) == ["2026-11-24 08:00"]
    assert "'Club time' is not known" in findings[0].message


def test_a_hostile_zone_counts_by_its_offset() -> None:
    hostile = OUTLOOK_ZONE.replace("FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10", "FREQ=SECONDLY")
    entries, _ = read_season(calendar(hostile, event("Easy", ";TZID=Club time:20261124T080000")))
    assert starts(entries) == ["2026-11-24 07:00"]


def test_a_zone_without_its_end_does_not_swallow_the_events() -> None:
    unfinished = OUTLOOK_ZONE.replace("END:VTIMEZONE\r\n", "")
    entries, _ = read_season(calendar(unfinished, event("Easy", "20261124T080000")))
    assert [entry.title for entry in entries] == ["Easy"]


def test_floating_times_belong_to_the_calendars_own_zone_and_that_is_said() -> None:
    entries, findings = read_season(
        calendar("X-WR-TIMEZONE:America/New_York", event("Easy", "20261124T070000"))
    )
    assert starts(entries) == ["2026-11-24 13:00"]
    assert "America/New_York" in findings[0].message


def test_a_calendar_on_the_same_clock_gets_no_note() -> None:
    _, findings = read_season(
        calendar("X-WR-TIMEZONE:Europe/Vienna", event("Easy", "20261124T070000"))
    )
    assert not findings


def test_whole_days_stay_on_their_day_in_any_zone() -> None:
    data = calendar("X-WR-TIMEZONE:Pacific/Auckland", event("Easy", ";VALUE=DATE:20261124"))
    assert starts(read_season(data, zone="America/Los_Angeles")[0]) == ["2026-11-24"]


def test_an_unknown_zone_of_the_runner_is_an_error() -> None:
    entries, findings = read_season(calendar(event("Easy", "20261124T070000")), zone="Mars/Base")
    assert not entries
    assert "Mars/Base" in errors(findings)[0]


@pytest.mark.parametrize("name", ["../../etc/passwd", "/", "a" * 3000, "Europe/"])
def test_a_zone_name_never_reaches_beyond_the_zones(name: str) -> None:
    entries, findings = read_season(calendar(event("Easy", f";TZID={name}:20261124T070000")))
    assert starts(entries) == ["2026-11-24 07:00"]
    assert "is not known" in findings[0].message
