"""Every real file beside the checkout says what an independent decoder says, or why not."""

from __future__ import annotations

import csv
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from wholestride.domain.recordings import Recording
from wholestride.formats.activities import read_activities

OURS_IS_RIGHT = {
    "fd78336d433b": "the watch counted from the moment it was switched on: there is no day to name",
    "8008b7893e0e": "the decoder stops at the cut; ours makes the summary from 14,391 records",
    "ed9fe789e69b": "1901 is a clock that was never set: there is no day to name",
    "1476f5ce7c55": "its points have no times: there is no day to name",
    "d63682ab3a5d": "the totals of its laps are 0; ours come from its 1,387 points",
    "5352e17e51e4": "the manifest gives the timer of the laps; the watch was paused for 161 s",
}
"""Where we say something else than the manifest, and why."""

SPORTS = {"cross_country_skiing": "skiing", "Running": "running", "Biking": "cycling", "": ""}
ROUNDING = 1.0
ROUNDING_OF_A_TRACK = 0.001
"""Another radius of the earth is a thousandth of any distance."""


@pytest.mark.shared
def test_every_real_file_has_the_sport_start_time_and_distance_of_the_manifest(
    shared_data: Path,
) -> None:
    folder = shared_data / "activities"
    with (folder / "MANIFEST.csv").open() as stream:
        rows = list(csv.DictReader(stream))
    different = {row["file"][:12] for row in rows if not agree(_ours(folder, row), row)}
    assert len(rows) > 40
    assert different == set(OURS_IS_RIGHT)


@pytest.mark.shared
def test_the_track_of_a_watch_whose_laps_are_empty_is_measured_by_its_points(
    shared_data: Path,
) -> None:
    (path,) = (shared_data / "activities").glob("d63682ab3a5d__*")
    (run,), _ = read_activities(path.name, path.read_bytes(), zone="UTC")
    assert run.elapsed_seconds == 1386
    assert run.distance is not None
    assert run.distance.metres == pytest.approx(5600, rel=0.01)


def _ours(folder: Path, row: dict[str, str]) -> tuple[Recording, ...]:
    data = (folder / row["file"]).read_bytes()
    return read_activities(row["file"], data, zone="UTC")[0]


def agree(recordings: tuple[Recording, ...], row: dict[str, str]) -> bool:
    """True when each session of the row is a recording of the same content."""
    sessions = int(row["n_sessions"] or 0)
    columns = [row[key].split("|") for key in ("sport", "start_utc", "elapsed_s", "distance_m")]
    if len(recordings) != sessions:
        return False
    sports, starts, elapsed, metres = columns
    return all(
        _same(each, sports[at], starts[at], float(elapsed[at] or 0), float(metres[at] or 0))
        for at, each in enumerate(recordings)
    )


def _same(ours: Recording, sport: str, start: str, elapsed: float, metres: float) -> bool:
    begun: Any = datetime.fromisoformat(start).replace(tzinfo=None, microsecond=0)
    gone = ours.distance.metres if ours.distance else 0
    return (
        (not sport or str(ours.sport) == SPORTS.get(sport, sport))
        and ours.utc_start == begun
        and abs(ours.elapsed_seconds - elapsed) <= ROUNDING
        and abs(gone - metres) <= ROUNDING + ROUNDING_OF_A_TRACK * metres
    )
