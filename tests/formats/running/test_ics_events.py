"""Single events: words, times, lengths, and what broken ones cost."""

from __future__ import annotations

import codecs
from datetime import date, time

import pytest

from tests.formats.running.samples import calendar, errors, event, read_season, starts
from wholestride.domain.findings import Severity

TUESDAY = "20261124T070000"


def test_a_timed_event_keeps_its_clock_and_its_length() -> None:
    entries, findings = read_season(
        calendar(event("8 km easy", TUESDAY, "DTEND:20261124T075000", "UID:one"))
    )
    (entry,) = entries
    assert (entry.day, entry.start, entry.minutes) == (date(2026, 11, 24), time(7), 50)
    assert (entry.title, entry.uid, entry.place.line) == ("8 km easy", "one", 3)
    assert not findings


def test_a_whole_day_has_no_clock_and_no_minutes() -> None:
    entries, _ = read_season(
        calendar(event("Long run", ";VALUE=DATE:20261129", "DTEND;VALUE=DATE:20261130"))
    )
    assert [(entry.day, entry.start, entry.minutes) for entry in entries] == [
        (date(2026, 11, 29), None, None)
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ("DTEND:20261125T000000",),
        ("DURATION:PT24H",),
        ("X-MICROSOFT-CDO-ALLDAYEVENT:TRUE", "DTEND:20261125T000000"),
    ],
)
def test_midnight_to_midnight_is_a_whole_day(lines: tuple[str, ...]) -> None:
    entries, _ = read_season(calendar(event("Ruhetag", "20261124T000000", *lines)))
    assert starts(entries) == ["2026-11-24"]


def test_an_event_of_several_days_is_no_run_and_is_named() -> None:
    entries, findings = read_season(
        calendar(
            event("Training camp", ";VALUE=DATE:20261201", "DTEND;VALUE=DATE:20261206"),
            event("Easy run", TUESDAY),
        )
    )
    assert [entry.title for entry in entries] == ["Easy run"]
    assert "Training camp" in findings[0].message


def test_a_night_race_may_pass_midnight() -> None:
    entries, _ = read_season(
        calendar(event("Ultra 80 km", "20261205T220000", "DTEND:20261206T140000"))
    )
    assert [(entry.day, entry.minutes) for entry in entries] == [(date(2026, 12, 5), 16 * 60)]


def test_folded_and_escaped_words_come_back_whole() -> None:
    folded = event("x", TUESDAY).replace("SUMMARY:x", "SUMMARY:6 x 800 m\\, fl\r\n ott\\; Bahn")
    entries, _ = read_season(calendar(folded))
    assert entries[0].title == "6 x 800 m, flott; Bahn"


def test_html_in_a_description_becomes_plain_words() -> None:
    entries, _ = read_season(
        calendar(event("Run", TUESDAY, "DESCRIPTION:<b>5 km</b> &amp; strides"))
    )
    assert " ".join(entries[0].description.split()) == "5 km & strides"


def test_without_a_title_the_first_line_of_the_description_stands_in() -> None:
    entries, _ = read_season(calendar(event("", TUESDAY, "DESCRIPTION:Easy 5 km\\nno watch")))
    assert entries[0].title == "Easy 5 km"


def test_a_broken_event_is_named_with_its_line_and_the_others_survive() -> None:
    entries, findings = read_season(
        calendar(
            event("Easy run", TUESDAY),
            event("Broken", "soon"),
            event("Long run", ";VALUE=DATE:20261129"),
        )
    )
    assert [entry.title for entry in entries] == ["Easy run", "Long run"]
    (finding,) = findings
    assert finding.severity is Severity.WARNING
    assert finding.place.line == 9
    assert "'soon'" in finding.message


@pytest.mark.parametrize(
    ("broken", "words"),
    [
        (event("No start", TUESDAY).replace(f"DTSTART:{TUESDAY}\r\n", ""), "no start"),
        (event("", TUESDAY), "no title"),
        (event("Year one", "00010101T070000"), "is no date"),
        (event("February 30", "20270230T070000"), "is no date"),
    ],
)
def test_an_event_that_cannot_be_used_says_why(broken: str, words: str) -> None:
    entries, findings = read_season(calendar(broken, event("Easy", TUESDAY)))
    assert [entry.title for entry in entries] == ["Easy"]
    assert any(words in finding.message for finding in findings)


@pytest.mark.parametrize(
    "line",
    ["DTEND:20261124T060000", "DTEND:whenever", "DURATION:P999999999W", "DURATION:-PT30M"],
)
def test_an_impossible_end_costs_only_the_minutes(line: str) -> None:
    entries, findings = read_season(calendar(event("Easy", TUESDAY, line)))
    assert [(entry.title, entry.minutes) for entry in entries] == [("Easy", None)]
    assert "only the start is used" in findings[0].message


def test_an_event_without_end_of_its_own_is_read_and_named() -> None:
    unfinished = event("Easy", TUESDAY).replace("END:VEVENT\r\n", "")
    entries, findings = read_season(calendar(unfinished, event("Tempo", "20261126T070000")))
    assert [entry.title for entry in entries] == ["Easy", "Tempo"]
    assert "inside this event" in findings[0].message


def test_a_cancelled_event_is_no_run() -> None:
    entries, _ = read_season(
        calendar(event("Easy", TUESDAY, "STATUS:CANCELLED"), event("Tempo", "20261126T070000"))
    )
    assert [entry.title for entry in entries] == ["Tempo"]


def test_a_calendar_that_calls_everything_off_holds_no_run() -> None:
    entries, _ = read_season(calendar("METHOD:CANCEL", event("Easy", TUESDAY)))
    assert not entries


def test_of_two_revisions_of_one_event_the_later_counts() -> None:
    entries, _ = read_season(
        calendar(
            event("Easy", TUESDAY, "UID:a", "SEQUENCE:1"),
            event("Easy, moved", "20261125T070000", "UID:a", "SEQUENCE:2"),
        )
    )
    assert starts(entries) == ["2026-11-25 07:00"]


def test_careless_calendars_that_give_all_events_one_uid_lose_none() -> None:
    entries, _ = read_season(
        calendar(event("Easy", TUESDAY, "UID:a"), event("Tempo", "20261126T070000", "UID:a"))
    )
    assert [entry.title for entry in entries] == ["Easy", "Tempo"]


def test_several_calendars_in_one_file_are_all_read() -> None:
    both = calendar(event("Easy", TUESDAY)) + calendar(event("Tempo", "20261126T070000"))
    assert len(read_season(both)[0]) == 2


def test_alarms_inside_an_event_do_not_change_it() -> None:
    alarm = ("BEGIN:VALARM", "TRIGGER:-PT15M", "DESCRIPTION:wake up", "END:VALARM")
    entries, _ = read_season(calendar(event("Easy", TUESDAY, *alarm, "DESCRIPTION:flat")))
    assert entries[0].description == "flat"


def test_two_runs_on_one_day_come_in_order_of_the_clock() -> None:
    entries, _ = read_season(
        calendar(event("Tempo", "20261124T180000"), event("Shakeout", "20261124T063000"))
    )
    assert [entry.title for entry in entries] == ["Shakeout", "Tempo"]


def test_a_leap_day_is_a_day() -> None:
    span = (date(2028, 2, 1), date(2028, 3, 31))
    entries, _ = read_season(calendar(event("Easy", ";VALUE=DATE:20280229")), span=span)
    assert starts(entries) == ["2028-02-29"]


@pytest.mark.parametrize("ending", ["\r\n", "\n", "\r", "\r\n\r\n"])
def test_any_line_end_will_do(ending: str) -> None:
    text = calendar(event("Easy", TUESDAY)).decode().replace("\r\n", ending)
    assert [entry.title for entry in read_season(text.encode())[0]] == ["Easy"]


@pytest.mark.parametrize(
    "data",
    [
        codecs.BOM_UTF8 + calendar(event("Läufe", TUESDAY)),
        calendar(event("Läufe", TUESDAY)).decode().encode("utf-16"),
        calendar(event("Läufe", TUESDAY)).decode().encode("utf-16-le"),
        calendar(event("Läufe", TUESDAY)).decode().encode("utf-16-be"),
        calendar(event("Läufe", TUESDAY)).decode().encode("utf-32"),
        calendar(event("Läufe", TUESDAY)).decode().encode("latin-1"),
    ],
    ids=["utf-8 with mark", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1"],
)
def test_any_encoding_of_a_calendar_is_read(data: bytes) -> None:
    assert [entry.title for entry in read_season(data)[0]] == ["Läufe"]


def test_latin_1_is_read_and_said() -> None:
    _, findings = read_season(calendar(event("Läufe", TUESDAY)).decode().encode("latin-1"))
    assert [finding.severity for finding in findings] == [Severity.NOTE]


def test_events_outside_the_season_are_left_and_the_season_is_named() -> None:
    entries, findings = read_season(calendar(event("Easy", "20240101T070000")))
    assert not entries
    assert "2026-11-23" in findings[0].message
    assert not errors(findings)


def test_a_calendar_without_a_readable_event_cannot_be_used() -> None:
    assert errors(read_season(calendar())[1]) == ["The calendar holds no events."]
    assert errors(read_season(calendar(event("x", "never")))[1])


def test_tasks_are_no_events() -> None:
    data = calendar("BEGIN:VTODO", "SUMMARY:Buy shoes", "END:VTODO")
    assert errors(read_season(data)[1]) == ["The calendar holds no events, only tasks or journals."]


def test_many_problems_are_counted_instead_of_listed() -> None:
    data = calendar(*(event(f"Run {number}", "soon") for number in range(200)))
    _, findings = read_season(data)
    assert len(findings) < 30
    assert any("more problems like these" in finding.message for finding in findings)


def test_the_same_bytes_give_the_same_entries() -> None:
    data = calendar(*(event(f"Run {number}", TUESDAY) for number in (3, 1, 2)))
    assert read_season(data) == read_season(data)
