"""Whatever bytes come in, the readers answer with entries inside the season and findings."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.running.samples import BERLIN, SEASON, calendar, event
from wholestride.formats.running import PlanAnchor, read

GOOD_ICS = calendar(
    "X-WR-TIMEZONE:Europe/Berlin",
    event(
        "8 × 400 m",
        ";TZID=W. Europe Standard Time:20261124T070000",
        "DTEND:20261124T080000",
        "RRULE:FREQ=WEEKLY;BYDAY=TU,TH;COUNT=20",
        "EXDATE:20261201T060000Z",
        "UID:a",
    ),
    event("Long", ";VALUE=DATE:20261129", "DESCRIPTION:easy\\, flat", "UID:b"),
    event("Tempo", "20261202T180000", "RECURRENCE-ID:20261203T060000Z", "UID:a"),
)
GOOD_CSV = (
    b"date;title;time;minutes;distance (km);kind;description\n"
    b'24.11.2026;Locker;07:00;45;8,5;easy;"flach, ruhig"\n26.11.2026;Tempo;18h30;50;10;tempo;\n'
)
GOOD_JSON = (
    b'{"days": [{"week": 1, "day": 0, "title": "Easy 5 km", "distance_km": 5},'
    b' {"week": 2, "day": null, "title": "Race", "minutes": 30},'
    b' {"date": "2026-12-01", "title": "Long"}]}'
)
TELLING_PIECES = [
    *(b"BEGIN:VEVENT\n", b"END:VEVENT\n", b"BEGIN:VTIMEZONE\n", b"RRULE:", b"FREQ=DAILY", b";"),
    *(b":", b"\r\n ", b"\n", b"\r", b'"', b"'", b",", b"\\", b"{", b"}", b"[", b"]", b"null"),
    *(b"99999999T999999Z", b"00010101", b"99991231T235959Z", b"-1", b"1e999", b"\x00", b"\xff"),
    *(b"\xff\xfe", b"\xef\xbb\xbf", b"TZID=", b"COUNT=0", b"INTERVAL=999", b"P1W", b"\xc3"),
]


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A good file with stretches cut out, doubled, or replaced by telling pieces."""
    data = draw(st.sampled_from([GOOD_ICS, GOOD_CSV, GOOD_JSON]))
    for _ in range(draw(st.integers(1, 5))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 40)))
        piece = draw(
            st.sampled_from(TELLING_PIECES) | st.just(data[start:end] * 2) | st.binary(max_size=4)
        )
        data = data[:start] + piece + data[end:]
    return data


NAMES = st.sampled_from(["runs.ics", "runs.csv", "plan.json", "runs", ""])
ANCHORS = st.none() | st.builds(PlanAnchor, race_date=st.dates(date(2026, 12, 1), SEASON[1]))


@settings(max_examples=300, deadline=None)
@given(damaged() | st.binary(max_size=400), NAMES, ANCHORS)
def test_no_bytes_ever_crash_a_reader(data: bytes, name: str, anchor: PlanAnchor | None) -> None:
    entries, findings = read(name, data, zone=BERLIN, span=SEASON, anchor=anchor)
    assert all(SEASON[0] <= entry.day <= SEASON[1] for entry in entries)
    assert all(entry.title.strip() for entry in entries)
    assert all(entry.minutes is None or entry.minutes > 0 for entry in entries)
    assert entries or findings
    assert all(finding.message for finding in findings)


@settings(max_examples=60, deadline=None)
@given(damaged(), NAMES)
def test_the_same_damage_is_read_the_same_way_twice(data: bytes, name: str) -> None:
    first = read(name, data, zone=BERLIN, span=SEASON)
    assert read(name, data, zone=BERLIN, span=SEASON) == first


@pytest.mark.parametrize("data", [GOOD_ICS, GOOD_CSV])
def test_the_files_that_are_damaged_here_are_good_before(data: bytes) -> None:
    entries, findings = read("runs", data, zone=BERLIN, span=SEASON)
    assert entries
    assert not [finding for finding in findings if finding.severity == "error"]
