"""Recordings of Björn's Tuesday run, as watch, phone and services keep it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from hypothesis import strategies as st

from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Sport, ZoneSource

TUESDAY = datetime(2026, 11, 24, 6, 45)
WATCH = Recording(
    "aaaa-1",
    TUESDAY,
    Sport.RUNNING,
    3000,
    "fit",
    utc_start=TUESDAY - timedelta(hours=1),
    zone_source=ZoneSource.FILE,
    distance=Distance(9000),
    mean_heart_rate=150,
    device="fedc",
)
PHONE = replace(
    WATCH, id="bbbb-1", source="gpx", start=TUESDAY + timedelta(seconds=70), elapsed_seconds=2930,
    utc_start=TUESDAY + timedelta(seconds=70 - 3600), sport=Sport.UNKNOWN, device="",
    zone_source=ZoneSource.RUNNER, mean_heart_rate=None, title="Morning by the river",
)  # fmt: skip
STRAVA = replace(PHONE, id="cccc-1", source="strava", sport=Sport.RUNNING)
IDS = [f"{letter * 4}-{number}" for letter in "abcdef" for number in (1, 2)]


@st.composite
def recordings(draw: st.DrawFn) -> list[Recording]:
    """A few recordings of one morning, many of which resemble each other."""
    made = []
    for name in draw(st.lists(st.sampled_from(IDS), unique=True, max_size=8)):
        start = TUESDAY + timedelta(seconds=draw(st.sampled_from((0, 1, 60, 110, 200, 3600, 3660))))
        known = draw(st.booleans())
        made.append(
            Recording(
                name,
                start,
                draw(st.sampled_from((Sport.RUNNING, Sport.UNKNOWN, Sport.CYCLING))),
                draw(st.sampled_from((3000, 2950, 3140, 90))),
                draw(st.sampled_from(("fit", "gpx", "tcx", "strava"))),
                utc_start=start - timedelta(hours=1) if known else None,
                distance=draw(st.sampled_from((None, Distance(9000)))),
                device=draw(st.sampled_from(("", "", "fedc"))),
                same_as=tuple(draw(st.lists(st.sampled_from(IDS), max_size=1))),
                apart_from=tuple(draw(st.lists(st.sampled_from(IDS), max_size=1))),
            )
        )
    return made
