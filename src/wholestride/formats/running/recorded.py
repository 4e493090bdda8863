"""Recordings as entries of a running calendar: what was run instead of what is planned."""

from __future__ import annotations

from datetime import date

from wholestride.domain.findings import Finding, Place, note
from wholestride.domain.recordings import Recording, Sport
from wholestride.domain.running import CalendarEntry
from wholestride.formats.recordings_file import read_recordings

_NAMES = {
    Sport.RUNNING: "Recorded run",
    Sport.CYCLING: "Recorded ride",
    Sport.UNKNOWN: "Recorded activity",
}


def entry_of(recording: Recording, place: Place) -> CalendarEntry:
    """The recording as a dated entry that carries it along."""
    title = recording.title or _NAMES.get(recording.sport, f"Recorded {recording.sport}")
    return CalendarEntry(
        recording.start.date(),
        title,
        start=recording.start.time().replace(second=0, microsecond=0),
        minutes=recording.minutes,
        distance=recording.distance,
        uid=recording.id,
        place=place,
        recording=recording,
    )


def read_recorded(
    name: str, data: bytes, span: tuple[date, date]
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """The entries of a recordings file inside the span; earlier and later ones are counted."""
    recordings, findings = read_recordings(name, data)
    place = Place(name)
    inside = [each for each in recordings if span[0] <= each.start.date() <= span[1]]
    outside = len(recordings) - len(inside)
    if outside:
        message = f"{outside} recordings lie outside {span[0]} to {span[1]} and are not needed."
        findings = (*findings, note(message, place=place))
    return tuple(entry_of(each, place) for each in inside), findings
