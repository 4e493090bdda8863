"""Hostile and hopeless files: always an answer in words, never a long wait.

No test here measures time: each would run for minutes if its guard were missing.
"""

from __future__ import annotations

import json

import pytest

from tests.formats.running.samples import calendar, errors, event, read_season
from wholestride.formats.running import MAX_BYTES, recognise
from wholestride.formats.running.ics import MOST_ENTRIES, MOST_EVENTS

TUESDAY = "20261124T070000"


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30;COUNT=3",
        "FREQ=DAILY;INTERVAL=7;BYDAY=WE",
        "FREQ=WEEKLY;BYSETPOS=50",
        "FREQ=MONTHLY;BYDAY=MO;BYSETPOS=99",
        "FREQ=YEARLY;BYYEARDAY=366;BYMONTH=1",
    ],
)
def test_a_rule_that_never_comes_true_gives_the_first_day_alone(rule: str) -> None:
    entries, _ = read_season(calendar(event("Run", TUESDAY, f"RRULE:{rule}")))
    assert len(entries) == 1


def test_a_rule_from_long_ago_does_not_walk_through_the_years() -> None:
    old = (
        event("Run", "19700101T070000", "RRULE:FREQ=DAILY;INTERVAL=400", f"UID:{number}")
        for number in range(2000)
    )
    entries, _ = read_season(calendar(*old))
    assert len(entries) <= MOST_ENTRIES


def test_counted_rules_share_a_budget() -> None:
    counted = (
        event("Run", "19700101T070000", "RRULE:FREQ=DAILY;COUNT=20000", f"UID:{number}")
        for number in range(100)
    )
    entries, findings = read_season(calendar(*counted, event("Easy", TUESDAY)))
    assert [entry.title for entry in entries] == ["Easy"]
    assert any("repeats more than a running calendar" in each.message for each in findings)


def test_more_runs_than_a_season_holds_are_refused() -> None:
    daily = (
        event(f"Run {number}", TUESDAY, "RRULE:FREQ=DAILY", f"UID:{number}") for number in range(40)
    )
    entries, findings = read_season(calendar(*daily))
    assert not entries
    assert str(MOST_ENTRIES) in errors(findings)[0]


def test_more_events_than_a_calendar_holds_are_refused_unread() -> None:
    data = b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\nEND:VEVENT\n" * (MOST_EVENTS + 1)
    entries, findings = read_season(data)
    assert not entries
    assert str(MOST_EVENTS) in errors(findings)[0]


def test_a_file_of_50_mb_is_refused_with_its_size_and_the_limit() -> None:
    entries, findings = read_season(b"x" * 50_000_000, "huge.ics")
    (message,) = errors(findings)
    assert not entries
    assert "50 MB" in message
    assert f"{MAX_BYTES // 1_000_000} MB" in message


@pytest.mark.parametrize(
    "inside",
    [
        "BEGIN:X\n" * 200_000,
        "END:VEVENT\n" * 200_000,
        "BEGIN:VEVENT\nSUMMARY:x\n" + " y\n" * 300_000,
        "BEGIN:VEVENT\nDTSTART" + ";A=B" * 300_000 + ":20261124\nEND:VEVENT\n",
        "BEGIN:VEVENT\nDTSTART;A=" + '"' * 300_001 + ":20261124\nEND:VEVENT\n",
        "BEGIN:VEVENT\nDTSTART;A=" + "," * 300_000 + ":20261124\nEND:VEVENT\n",
        "BEGIN:VEVENT\nDTSTART:20261124\nSUMMARY:" + "<" * 300_000 + "\nEND:VEVENT\n",
        "BEGIN:VEVENT\nDTSTART:20261124\nSUMMARY:x\nRRULE:" + "A=B;" * 100_000 + "\nEND:VEVENT\n",
        "BEGIN:VTIMEZONE\nTZID:A\n" + "RDATE:20200101T000000\n" * 100_000 + "END:VTIMEZONE\n",
    ],
)
def test_a_monstrous_structure_is_walked_through_once(inside: str) -> None:
    data = f"BEGIN:VCALENDAR\n{inside}END:VCALENDAR\n".encode()
    entries, findings = read_season(data)
    assert len(entries) <= 1
    assert entries or findings


def test_thousands_of_extra_dates_are_refused() -> None:
    dates = ",".join("20270101T070000" for _ in range(900))
    run = event("Run", TUESDAY, *[f"RDATE:{dates}"] * 3)
    entries, findings = read_season(calendar(run, event("Easy", TUESDAY)))
    assert [entry.title for entry in entries] == ["Easy"]
    assert "more than 2000 dates" in findings[0].message


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("runs.ics", b"", "empty"),
        ("runs.ics", b"\xef\xbb\xbf  \r\n\0", "empty"),
        ("runs.zip", b"PK\x03\x04rest", "zip archive"),
        ("runs.ics.gz", b"\x1f\x8b\x08rest", "gzip"),
        ("plan.pdf", b"%PDF-1.7", "PDF"),
        ("plan.xls", b"\xd0\xcf\x11\xe0\xa1", "Excel"),
        ("run.fit", b"\x0e\x10\x00\x00\x00\x00\x00\x00.FIT\x00", "recorded activity"),
        ("run.gpx", b"<?xml version='1.0'?><gpx/>", "XML"),
        ("calendar.ics", b"<!DOCTYPE html><html>", "web page"),
        ("notes.txt", b"went running today", "No column with dates"),
        ("noise.bin", bytes(range(256)) * 20, "No column with dates"),
    ],
)
def test_what_is_no_calendar_is_called_by_its_name(name: str, data: bytes, words: str) -> None:
    entries, findings = read_season(data, name)
    assert not entries
    assert words in errors(findings)[0]
    assert findings[0].place.file == name
    assert findings[0].next_step


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000, '{"days": ' + "9" * 5000 + "}", '{"days": [' + "NaN," * 9 + "NaN]}"],
)
def test_a_monstrous_json_is_an_error_in_words(text: str) -> None:
    entries, findings = read_season(text.encode(), "plan.json")
    assert not entries
    assert errors(findings)


def test_the_form_is_told_by_content_before_the_name() -> None:
    assert recognise("plan.csv", b"\xef\xbb\xbfBEGIN:VCALENDAR") == "ics"
    assert recognise("plan.ics", json.dumps({"days": []}).encode()) == "json"
    assert recognise("plan.ics", "BEGIN:VCALENDAR".encode("utf-16")) == "ics"
    assert recognise("plan.json", b"date,title") == "json"
    assert recognise("plan", b"date,title") == "csv"
