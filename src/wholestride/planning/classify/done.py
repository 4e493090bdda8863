"""A planned and a recorded run of one day are one run: what was planned, as it was done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from wholestride.domain.athlete import Athlete
from wholestride.domain.running import CalendarEntry, RunKind
from wholestride.planning.classify.guess import Guess, is_running_calendar
from wholestride.planning.classify.recorded import heard_again, recorded_easy_pace

_ALIKE = (RunKind.CROSS, RunKind.STRENGTH)


def done_once(guesses: tuple[Guess, ...], athlete: Athlete) -> tuple[Guess, ...]:
    """The guesses with each recorded run laid on the planned one of its day.

    Planned title and id stay; start, minutes and distance are the recorded ones. Where a day
    holds several, those pair first whose lengths, then whose times are nearest.
    """
    partner = dict(_pairs(guesses))
    if not partner:
        return guesses
    recorded = [each.entry.recording for each in guesses if each.entry.recording is not None]
    pace = recorded_easy_pace(recorded, athlete)
    gone = set(partner.values())
    return tuple(
        heard_again(_as_done(guess, guesses[partner[n]]), pace) if n in partner else guess
        for n, guess in enumerate(guesses)
        if n not in gone
    )


def _pairs(guesses: Sequence[Guess]) -> Iterator[tuple[int, int]]:
    """Positions of planned and recorded guesses that are one, each position once."""
    of_runs = is_running_calendar([each for each in guesses if each.entry.recording is None])
    ordered = sorted(range(len(guesses)), key=lambda n: guesses[n].day)
    for _, group in groupby(ordered, key=lambda n: guesses[n].day):
        day = list(group)
        recorded = [n for n in day if guesses[n].entry.recording is not None]
        planned = [n for n in day if guesses[n].entry.recording is None]
        near = sorted(
            (_distance(guesses[one], guesses[other]), one, other)
            for one in planned
            for other in recorded
            if (of_runs or guesses[one].recognised) and _fit(guesses[one], guesses[other])
        )
        taken: set[int] = set()
        for _, one, other in near:
            if not taken & {one, other}:
                taken |= {one, other}
                yield one, other


def _fit(planned: Guess, recorded: Guess) -> bool:
    """A run is no ride, and a rest day is neither."""
    both_run = planned.is_run and recorded.is_run
    return both_run or (planned.kind in _ALIKE and planned.kind is recorded.kind)


def _distance(planned: Guess, recorded: Guess) -> tuple[int, int]:
    """How many minutes their lengths lie apart, then their starts [min]."""
    minutes = planned.entry.minutes or planned.length.minutes
    length = abs(minutes - (recorded.entry.minutes or 0)) if minutes else 0
    return length, abs(_clock(planned.entry) - _clock(recorded.entry))


def _clock(entry: CalendarEntry) -> int:
    return 0 if entry.start is None else entry.start.hour * 60 + entry.start.minute


def _as_done(planned: Guess, recorded: Guess) -> Guess:
    done = recorded.entry
    entry = replace(
        planned.entry,
        start=done.start,
        minutes=done.minutes,
        distance=done.distance or planned.entry.distance,
        recording=done.recording,
    )
    return replace(planned, entry=entry)
