"""The recordings file loses nothing, and its mistakes are said by line."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from tests.docs.pages import code_spans, page, section_with
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Split, Sport, ZoneSource
from wholestride.formats.recordings_file import KEYS, read_recordings, write_recordings

BJORNS_RUN = Recording(
    id="0123456789abcdef-1",
    start=datetime(2026, 11, 24, 6, 45),
    sport=Sport.RUNNING,
    elapsed_seconds=3000,
    source="fit",
    utc_start=datetime(2026, 11, 24, 5, 45),
    zone="+01:00",
    zone_source=ZoneSource.FILE,
    moving_seconds=2900,
    distance=Distance(9000),
    climb_m=42,
    load=120,
    mean_heart_rate=150,
    highest_heart_rate=171,
    title="Läufchen",
    device="fedcba9876543210",
    splits=(Split(300, 1000, 140), Split(290, None, None)),
)
SMALL = st.none() | st.integers(0, 10**6)
MOMENTS = st.datetimes(datetime(1990, 1, 1), datetime(2099, 1, 1))


@st.composite
def recordings(draw: st.DrawFn) -> Recording:
    return Recording(
        id=draw(st.text(min_size=1, max_size=20)),
        start=draw(MOMENTS),
        sport=draw(st.sampled_from(Sport)),
        elapsed_seconds=draw(st.integers(0, 10**6)),
        source="gpx",
        utc_start=draw(st.none() | MOMENTS),
        zone_source=draw(st.sampled_from(ZoneSource)),
        moving_seconds=draw(SMALL),
        distance=draw(st.none() | st.integers(0, 10**6).map(Distance)),
        title=draw(st.text(max_size=20)),
        same_as=tuple(draw(st.lists(st.text(max_size=9), max_size=2))),
        apart_from=tuple(draw(st.lists(st.text(max_size=9), max_size=2))),
        splits=tuple(draw(st.lists(st.builds(Split, st.integers(0, 999), SMALL, SMALL)))),
    )


@given(st.lists(recordings(), unique_by=lambda each: each.id))
def test_a_round_trip_loses_nothing(them: list[Recording]) -> None:
    written = write_recordings(them)
    read, findings = read_recordings("r.jsonl", written)
    assert findings == ()
    assert set(read) == set(them)
    assert write_recordings(read) == written


def test_a_recording_is_kept_once_and_in_order_of_time() -> None:
    later = Recording("x-1", datetime(2026, 12, 1), Sport.RUNNING, 60, "fit")
    data = write_recordings([later, BJORNS_RUN, later])
    assert [each.id for each in read_recordings("r", data)[0]] == [BJORNS_RUN.id, later.id]


def test_a_broken_line_costs_itself_alone() -> None:
    data = write_recordings([BJORNS_RUN]) + b'{"recording": 7}\nnonsense\n'
    read, findings = read_recordings("r.jsonl", data)
    assert read == (BJORNS_RUN,)
    assert [each.place.line for each in findings] == [3, 4]


def test_another_file_is_refused() -> None:
    read, (finding,) = read_recordings("r.jsonl", b'{"days": []}')
    assert read == ()
    assert "wholestride import" in finding.next_step


def test_every_key_stands_on_its_page() -> None:
    shown = section_with(page("docs/reference/recordings.md"), "## What is kept")
    assert set(KEYS) <= code_spans(shown)
