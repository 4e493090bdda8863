"""One run, once: recordings of the same activity are linked, and none is deleted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from wholestride.domain.recordings import Recording
from wholestride.planning.recorded.likeness import (
    MOST_HOURS,
    START_SECONDS,
    Likeness,
    contradiction,
    duration_gap,
    likeness,
    off_by_hours,
    seconds_between,
)

PREFERRED = ("fit", "tcx", "gpx")
"""What a watch wrote itself tells most; tables and health data come after these."""

_FILLED = (
    "distance", "moving_seconds", "climb_m", "load", "mean_heart_rate", "highest_heart_rate",
)  # fmt: skip
_NEAR_SECONDS = MOST_HOURS * 3600 + START_SECONDS + 14 * 3600
"""Starts by the wall clock farther apart are never compared, whatever their zones."""
MOST_NEAR, MOST_TOGETHER = 64, 32
"""So many later recordings each one is compared with, and so many show one activity at most: more
than anybody's devices write, and a made-up heap of thousands at one moment is soon done with."""


@dataclass(frozen=True, slots=True)
class Activity:
    """One activity and every recording of it; the first recording tells most."""

    recordings: tuple[Recording, ...]

    @property
    def best(self) -> Recording:
        """The first recording, with what only the others know."""
        best, *others = self.recordings
        known: dict[str, Any] = {}
        for name in _FILLED:
            found = (getattr(each, name) for each in others)
            if getattr(best, name) is None:
                known[name] = next((value for value in found if value is not None), None)
        title = best.title or next((each.title for each in others if each.title), "")
        return replace(best, title=title, **known)


@dataclass(frozen=True, slots=True)
class Linked:
    """Every activity once, in order of time, and the pairs that the runner is asked about."""

    activities: tuple[Activity, ...]
    asked: tuple[tuple[Recording, Recording], ...] = ()


def linked(recordings: Iterable[Recording]) -> Linked:
    """The activities that recordings show; their order and repetition do not matter.

    Groups grow from the surest likeness to the least sure; two groups become one unless any
    recording of the one contradicts any of the other, or there would be more than
    ``MOST_TOGETHER``. So each recording is in one group.
    """
    ordered = sorted(_once(recordings), key=_by_time)
    groups: dict[str, tuple[Recording, ...]] = {each.id: (each,) for each in ordered}
    near = list(_near(ordered))
    alike = [(how, pair) for pair in near if (how := likeness(*pair)) is not None]
    for _, (one, other) in sorted(alike, key=_surest_first):
        here, there = groups[one.id], groups[other.id]
        if here is there or len(here) + len(there) > MOST_TOGETHER:
            continue
        if any(contradiction(a, b) for a in here for b in there):
            continue
        together = tuple(sorted((*here, *there), key=_most_told))
        groups |= {each.id: together for each in together}
    activities = [Activity(each) for each in dict.fromkeys(groups.values())]
    activities.sort(key=lambda each: _by_time(each.recordings[0]))
    return Linked(tuple(activities), tuple(_asked(near, groups)))


def _once(recordings: Iterable[Recording]) -> Iterator[Recording]:
    """Each recording once, with everything that the runner said of any copy of it."""
    copies: dict[str, list[Recording]] = {}
    for each in recordings:
        copies.setdefault(each.id, []).append(each)
    for same in copies.values():
        if len(same) == 1:
            yield same[0]
            continue
        said_same_as = sorted({name for each in same for name in each.same_as})
        said_apart = sorted({name for each in same for name in each.apart_from})
        first = min(same, key=repr)
        yield replace(first, same_as=tuple(said_same_as), apart_from=tuple(said_apart))


def _near(ordered: Sequence[Recording]) -> Iterator[tuple[Recording, Recording]]:
    """Pairs that may be compared at all, each once; what the runner linked wherever it lies."""
    for index, one in enumerate(ordered):
        for other in ordered[index + 1 : index + 1 + MOST_NEAR]:
            if (other.start - one.start).total_seconds() > _NEAR_SECONDS:
                break
            yield one, other
    ids = {each.id: each for each in ordered}
    for one in ordered:
        yield from ((one, ids[name]) for name in one.same_as if name in ids and name != one.id)


def _surest_first(found: tuple[Likeness, tuple[Recording, Recording]]) -> tuple[object, ...]:
    how, (one, other) = found
    gap = seconds_between(one, other)
    return how, gap, duration_gap(one, other), *sorted((one.id, other.id))


def _asked(
    near: Iterable[tuple[Recording, Recording]], groups: dict[str, tuple[Recording, ...]]
) -> Iterator[tuple[Recording, Recording]]:
    """Each pair of activities that a wrong time zone may have parted, by its best recordings."""
    pairs: dict[tuple[str, str], tuple[Recording, Recording]] = {}
    for one, other in near:
        here, there = groups[one.id], groups[other.id]
        if here is there or not off_by_hours(one, other):
            continue
        if any(contradiction(a, b) for a in here for b in there):
            continue
        first, second = sorted((here[0], there[0]), key=_by_time)
        pairs[first.id, second.id] = (first, second)
    yield from (pairs[key] for key in sorted(pairs))


def _by_time(recording: Recording) -> tuple[object, ...]:
    return recording.start, recording.id


def _most_told(recording: Recording) -> tuple[object, ...]:
    source = recording.source
    rank = PREFERRED.index(source) if source in PREFERRED else len(PREFERRED)
    return rank, -len(recording.splits), recording.start, recording.id


def told_same(one: Recording, other: Recording) -> tuple[Recording, Recording]:
    """Both, once the runner said that they are one activity."""
    return _same(one, other), _same(other, one)


def told_apart(one: Recording, other: Recording) -> tuple[Recording, Recording]:
    """Both, once the runner said that they are two; that stays so, whatever is imported later."""
    return _apart(one, other), _apart(other, one)


def told_no_session(recording: Recording, session: str) -> Recording:
    """The recording, once the runner said that it does not show this logged session."""
    return replace(recording, apart_from=tuple(sorted({*recording.apart_from, session})))


def _same(one: Recording, other: Recording) -> Recording:
    same = tuple(sorted({*one.same_as, other.id}))
    return replace(one, same_as=same, apart_from=_without(one.apart_from, other))


def _apart(one: Recording, other: Recording) -> Recording:
    apart = tuple(sorted({*one.apart_from, other.id}))
    return replace(one, apart_from=apart, same_as=_without(one.same_as, other))


def _without(ids: tuple[str, ...], other: Recording) -> tuple[str, ...]:
    return tuple(each for each in ids if each != other.id)
