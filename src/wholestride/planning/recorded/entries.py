"""Calendar entries that carry recordings: of each activity one is left, and that is said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.running import CalendarEntry
from wholestride.planning.recorded.linking import Activity, linked

MOST_ASKED = 10


def each_activity_once(
    entries: Iterable[CalendarEntry],
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """The entries with each recorded activity once; planned ones stay as they are."""
    every = tuple(entries)
    carrying = {each.recording.id: each for each in every if each.recording is not None}
    if not carrying:
        return every, ()
    planned = [each for each in every if each.recording is None]
    found = linked(each.recording for each in every if each.recording is not None)
    once = [_entry(each, carrying[each.recordings[0].id]) for each in found.activities]
    findings = []
    if len(once) < len(carrying):
        findings.append(
            note(
                counted_once(len(carrying), len(once)),
                "wholestride links says which, and takes a link back.",
                once[0].place,
            )
        )
    findings += [
        warning(
            f"{one} and {other} may be one activity with a wrong time zone; both are counted.",
            f"Say so with: wholestride links --same {one.id} {other.id}, or --apart.",
            carrying[one.id].place,
        )
        for one, other in found.asked[:MOST_ASKED]
    ]
    return (*planned, *once), tuple(findings)


def counted_once(recordings: int, activities: int) -> str:
    """How many activities the recordings show.

    >>> counted_once(3, 1)
    '3 recordings show 1 activity; it counts once.'
    """
    if activities == 1:
        return f"{recordings} recordings show 1 activity; it counts once."
    return f"{recordings} recordings show {activities} activities; each counts once."


def _entry(activity: Activity, entry: CalendarEntry) -> CalendarEntry:
    """The entry of the best recording, with what only the others know."""
    best = activity.best
    title = entry.title if best.title == activity.recordings[0].title else best.title
    return replace(entry, title=title, minutes=best.minutes, distance=best.distance, recording=best)
