"""Recorded activities: our readers beside others, on the same real files, in turns.

The files are those beside the checkout where they are there, otherwise made-up ones. Every time
is processor time, the best of some rounds in which the readers take turns, so that other work on
the machine touches all of them. fitdecode reads with its checksums off, the official decoder as it
comes and with all that can be left out left out. Its licence is not an open one: whoever may
use it puts it beside with ``pip install --target .decoders garmin-fit-sdk``; else it is skipped.
"""

from __future__ import annotations

import importlib.util
import io
import sys
import warnings
from collections.abc import Callable, Sequence
from pathlib import Path
from time import process_time
from typing import Any

from tests.formats.fit.files import bjorns_run
from tests.formats.tracks_made import gpx, gpx_points, tcx, tcx_activity, tcx_lap

from bench.rows import Row
from wholestride.formats.activities import read_activities
from wholestride.formats.fit.reading import read_fit
from wholestride.formats.fit.records import read_records
from wholestride.formats.fit.writing import write_messages

REAL = Path(__file__).resolve().parents[2] / "shared" / "data" / "activities"
DECODERS = Path(__file__).resolve().parents[1] / ".decoders"
ROUNDS = 3
SMALLEST_FIT, SMALLEST_GPX = 10_000, 30_000
"""Smaller files measure the start of a reader and not its way through a file."""

NOT_TO_COMPARE = ("8008b7893e0e", "87020eec113d", "fd78336d433b")
"""Damaged files and one whose times the official decoder refuses: others end early there."""

File = tuple[str, bytes]
Job = Callable[[bytes], object]


def rows() -> list[Row]:
    """Every row of readers."""
    return [*_fit_rows(), *_xml_rows()]


def _fit_rows() -> list[Row]:
    files = _real("*.fit", SMALLEST_FIT) or [
        (f"{each}.fit", write_messages(bjorns_run(3000 + each))) for each in range(10)
    ]
    jobs: dict[str, Job] = {
        "summary": lambda data: read_fit("", data, "UTC"),
        "records": read_records,
        "fitdecode summary": _fitdecode(("session", "lap", "file_id", "activity")),
        "fitdecode records": _fitdecode(("record",)),
    }
    sys.path.append(str(DECODERS))
    if importlib.util.find_spec("garmin_fit_sdk") is not None:
        jobs["official"] = _official({})
        jobs["official, all off"] = _official(dict.fromkeys(_OPTIONS, False))
    took = _best(files, jobs)
    content = f"{len(files)} files, {sum(len(data) for _, data in files) / 1e6:.1f} MB"
    return [
        _ratio(f"FIT summaries ({content}) beside fitdecode", took, "summary", 40),
        _ratio("FIT summaries beside the official decoder", took, "summary", 20, "official"),
        _ratio("the same, all its options off", took, "summary", None, "official, all off"),
        _ratio("FIT records as columns beside fitdecode", took, "records", 25),
        _ratio("FIT records beside the official decoder", took, "records", None, "official"),
    ]


def _ratio(name: str, took: dict[str, float], ours: str, goal: int | None, theirs: str = "") -> Row:
    theirs = theirs or f"fitdecode {ours}"
    if theirs not in took:
        return Row(name, "skipped: the decoder is not installed", "", None)
    ratio = took[theirs] / took[ours]
    words = f"{ratio:.0f} times ({took[ours] * 1000:.0f} ms, {took[theirs] * 1000:.0f} ms)"
    return Row(name, words, f">= {goal} times" if goal else "", ratio >= goal if goal else None)


def _xml_rows() -> list[Row]:
    tracks = _real("*.gpx", SMALLEST_GPX) or [
        (f"{each}.gpx", gpx(gpx_points(0, 2000 + each))) for each in range(6)
    ]
    laps = _real("*.tcx", SMALLEST_GPX) or [
        (f"{each}.tcx", tcx(tcx_activity(tcx_lap(0, 2000 + each)))) for each in range(3)
    ]
    jobs: dict[str, Job] = {"ours": _ours, "gpxpy": _gpxpy}
    took = _best(tracks, jobs)
    lap_seconds = _best(laps, {"ours": _ours})["ours"]
    track_speed = _megabytes(tracks) / took["gpxpy"]
    lap_speed = _megabytes(laps) / lap_seconds
    ratio, lap_ratio = took["gpxpy"] / took["ours"], lap_speed / track_speed
    return [
        Row(
            f"GPX with distance, climb and splits ({len(tracks)} files, "
            f"{_megabytes(tracks):.1f} MB) beside gpxpy, which only parses",
            f"{ratio:.1f} times ({took['ours'] * 1000:.0f} ms, {took['gpxpy'] * 1000:.0f} ms)",
            ">= 5 times",
            ratio >= 5,
        ),
        Row(
            f"TCX ({len(laps)} files, {_megabytes(laps):.1f} MB) beside gpxpy on its GPX, by size",
            f"{lap_ratio:.1f} times ({lap_speed:.0f} MB/s, {track_speed:.1f} MB/s)",
            ">= 5 times",
            lap_ratio >= 5,
        ),
    ]


def _real(pattern: str, smallest: int) -> list[File]:
    found = ((path.name, path.read_bytes()) for path in sorted(REAL.glob(pattern)))
    return [
        (name, data)
        for name, data in found
        if len(data) >= smallest and not name.startswith(NOT_TO_COMPARE)
    ]


def _megabytes(files: Sequence[File]) -> float:
    return sum(len(data) for _, data in files) / 1e6


def _best(files: Sequence[File], jobs: dict[str, Job]) -> dict[str, float]:
    """Processor seconds of each job over all files: the best of rounds in turns."""
    took: dict[str, float] = {}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for job in jobs.values():
            # what a reader imports once is not what a file costs
            job(files[0][1])
        for _ in range(ROUNDS):
            for name, job in jobs.items():
                begun = process_time()
                for _, data in files:
                    job(data)
                took[name] = min(took.get(name, 1e9), process_time() - begun)
    return took


def _ours(data: bytes) -> object:
    return read_activities("", data, zone="UTC")


def _gpxpy(data: bytes) -> object:
    import gpxpy

    return gpxpy.parse(data.decode("utf-8-sig"))


def _fitdecode(wanted: tuple[str, ...]) -> Job:
    import fitdecode

    def job(data: bytes) -> object:
        off = fitdecode.CrcCheck.DISABLED
        with fitdecode.FitReader(io.BytesIO(data), check_crc=off) as reader:
            return [
                {each.name: each.value for each in frame.fields}
                for frame in reader
                if frame.frame_type == fitdecode.FIT_FRAME_DATA and frame.name in wanted
            ]

    return job


_OPTIONS = (
    "apply_scale_and_offset", "convert_datetimes_to_dates", "convert_types_to_strings",
    "enable_crc_check", "expand_sub_fields", "expand_components", "merge_heart_rates",
)  # fmt: skip


def _official(options: dict[str, Any]) -> Job:
    from garmin_fit_sdk import Decoder, Stream

    def job(data: bytes) -> Any:
        return Decoder(Stream.from_byte_array(bytearray(data))).read(**options)

    return job
