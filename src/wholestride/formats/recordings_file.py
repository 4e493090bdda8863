"""The recordings file: JSON Lines, a line that names the format and one line a recording.

It holds all that is kept of a recording, in order of time; the same recordings give the same
bytes, so that importing twice changes nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Recordings, Split, Sport, ZoneSource
from wholestride.formats.decoding import decode
from wholestride.formats.wording import shown

FORMAT = "wholestride.recordings/1"
MARK = b'{"format": "wholestride.recordings/'
LARGEST_BYTES = 64 * 1024 * 1024
"""About 4 kB a run with its splits: forty years of daily runs."""

MOST_FINDINGS = 25
KEYS = (
    "recording", "start", "utc_start", "zone", "zone_known_from", "sport", "elapsed_seconds",
    "moving_seconds", "metres", "climb_m", "load", "mean_heart_rate", "highest_heart_rate",
    "title", "source", "device", "splits", "same_as", "apart_from",
)  # fmt: skip
_OPTIONAL_NUMBERS = ("moving_seconds", "climb_m", "load", "mean_heart_rate", "highest_heart_rate")
_GREATEST = 10**7


def write_recordings(recordings: Iterable[Recording]) -> bytes:
    """The recordings in order of time, each once."""
    once = {each.id: each for each in recordings}
    ordered = sorted(once.values(), key=lambda each: (each.start, each.id))
    lines = [{"format": FORMAT}, *map(_line, ordered)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _line(recording: Recording) -> dict[str, Any]:
    utc = recording.utc_start
    line = {
        "recording": recording.id,
        "start": recording.start.isoformat(),
        "utc_start": utc.isoformat() if utc else None,
        "zone": recording.zone or None,
        "zone_known_from": recording.zone_source,
        "sport": recording.sport,
        "elapsed_seconds": recording.elapsed_seconds,
        "metres": recording.distance.metres if recording.distance else None,
        **{key: getattr(recording, key) for key in _OPTIONAL_NUMBERS},
        "title": recording.title or None,
        "source": recording.source,
        "device": recording.device or None,
        "splits": [[each.seconds, each.metres, each.heart_rate] for each in recording.splits],
        "same_as": list(recording.same_as),
        "apart_from": list(recording.apart_from),
    }
    return {key: line[key] for key in KEYS if line[key] not in (None, [])}


def read_recordings(name: str, data: bytes) -> Recordings:
    """The recordings of such a file; a line that cannot be used is a finding with its number."""
    text, problem = decode(name, data, LARGEST_BYTES)
    if text is None:
        return (), (problem,) if problem else ()
    if not data.startswith(MARK):
        message = "This is no recordings file of ours."
        return (), (error(message, "wholestride import FILE... -o writes one.", Place(name)),)
    recordings: dict[str, Recording] = {}
    findings: list[Finding] = []
    for number, line in enumerate(text.split("\n")[1:], start=2):
        if not line.strip():
            continue
        try:
            recording = _recording(json.loads(line))
        except (ValueError, KeyError, TypeError, RecursionError, OverflowError) as unfit:
            words = f"the line cannot be used: {shown(unfit)}."
            if len(findings) < MOST_FINDINGS:
                findings.append(warning(words, "Import the file again.", Place(name, number)))
            continue
        recordings[recording.id] = recording
    return tuple(recordings.values()), tuple(findings)


def _recording(line: dict[str, Any]) -> Recording:
    utc, metres = line.get("utc_start"), line.get("metres")
    return Recording(
        id=_text(line["recording"]),
        start=_moment(line["start"]),
        sport=Sport(line["sport"]),
        elapsed_seconds=_number(line["elapsed_seconds"]) or 0,
        source=_text(line["source"]),
        utc_start=None if utc is None else _moment(utc),
        zone_source=ZoneSource(line["zone_known_from"]),
        distance=None if metres is None else Distance(_number(metres) or 0),
        splits=tuple(_split(each) for each in line.get("splits", [])),
        same_as=_texts(line.get("same_as", [])),
        apart_from=_texts(line.get("apart_from", [])),
        zone=_text(line.get("zone", "")),
        title=_text(line.get("title", "")),
        device=_text(line.get("device", "")),
        moving_seconds=_number(line.get("moving_seconds")),
        climb_m=_number(line.get("climb_m")),
        load=_number(line.get("load")),
        mean_heart_rate=_number(line.get("mean_heart_rate")),
        highest_heart_rate=_number(line.get("highest_heart_rate")),
    )


def _split(value: list[Any]) -> Split:
    seconds, metres, heart_rate = value
    return Split(_number(seconds) or 0, _number(metres), _number(heart_rate))


def _moment(value: object) -> datetime:
    found = datetime.fromisoformat(_text(value))
    if found.tzinfo is not None:
        raise ValueError("a time with an offset")
    return found


def _number(value: object) -> int | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= _GREATEST:
        raise ValueError(f"{shown(value)} is no number that fits")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(f"{shown(value)} is no text")
    return value


def _texts(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        raise TypeError(f"{shown(value)} is no list")
    return tuple(_text(each) for each in value)
