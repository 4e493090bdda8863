"""What the week says: the longest run, back-to-back long runs (rule C02)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from statistics import median

from wholestride.domain.quantities import Pace
from wholestride.domain.running import RunKind, RunSubkind
from wholestride.planning.classify.guess import UNKNOWN_TITLE_PERCENT, Guess

LONG_SHARE_PERCENT = 125
"""The longest run is long from 1.25 x the median run of its week (rule C02)."""

LONG_ANYWAY_SECONDS = 90 * 60
"""A longest run of 90 minutes is long whatever the week's median (rules C02 and C04)."""

LONG_AT_PACE_SECONDS = 120 * 60
"""Two hours with marathon pace in them are a long run in any week (grade D)."""

BACK_TO_BACK_PERCENT = 40
"""A neighbour of the long run of at least this share may be the other half of a pair (grade D)."""

FROM_WEEK_PERCENT = 78
NOT_THE_LONGEST_PERCENT = 75


@dataclass(frozen=True, slots=True)
class SizedGuess:
    """A run of the week and how long it is [s]."""

    guess: Guess
    seconds: int


def with_long_runs(guesses: tuple[Guess, ...], easy_pace: Pace) -> tuple[Guess, ...]:
    """The same guesses; where titles were silent, the week has settled long and easy."""
    weeks: dict[date, list[int]] = {}
    for index, guess in enumerate(guesses):
        weeks.setdefault(guess.monday, []).append(index)
    settled = list(guesses)
    for indices in weeks.values():
        for index, guess in zip(
            indices, settle_week([guesses[index] for index in indices], easy_pace), strict=True
        ):
            settled[index] = guess
    return tuple(settled)


def settle_week(week: Iterable[Guess], easy_pace: Pace) -> list[Guess]:
    """One week's guesses with the silent ones settled."""
    guesses = list(week)
    sized = _sized_runs(guesses, easy_pace)
    longest = _longest_silent(sized)
    long_ones: list[SizedGuess] = []
    if longest is not None:
        long_ones = [longest, *_back_to_back(longest, sized)]
    return [_settle(guess, sized, long_ones) for guess in guesses]


def _sized_runs(guesses: list[Guess], easy_pace: Pace) -> list[SizedGuess]:
    sized = []
    for guess in guesses:
        seconds = guess.size_seconds(easy_pace)
        if guess.is_run and seconds:
            sized.append(SizedGuess(guess, seconds))
    return sized


def _longest_silent(sized: list[SizedGuess]) -> SizedGuess | None:
    """The silent run that is the week's longest and long enough; the later day of equals."""
    if not sized:
        return None
    top = max(run.seconds for run in sized)
    silent = [run for run in sized if run.guess.silent and run.seconds == top]
    if not silent:
        return None
    candidate = max(silent, key=lambda run: run.guess.day)
    if candidate.guess.kind is RunKind.LONG or is_long(candidate.seconds, sized):
        return candidate
    return None


def is_long(seconds: int, sized: list[SizedGuess]) -> bool:
    """1.25 x the week's median or more (rule C02), or 90 minutes."""
    if seconds >= LONG_ANYWAY_SECONDS:
        return True
    return seconds * 100 >= median(run.seconds for run in sized) * LONG_SHARE_PERCENT


def _back_to_back(longest: SizedGuess, sized: list[SizedGuess]) -> list[SizedGuess]:
    """The neighbour days' silent runs of 90 minutes that stand out from the other days."""
    others = [run.seconds for run in sized if abs((run.guess.day - longest.guess.day).days) > 1]
    usual = median(others) if others else 0
    return [
        run
        for run in sized
        if run.guess.silent
        and abs((run.guess.day - longest.guess.day).days) == 1
        and run.seconds >= LONG_ANYWAY_SECONDS
        and run.seconds * 100 >= longest.seconds * BACK_TO_BACK_PERCENT
        and run.seconds * 100 >= usual * LONG_SHARE_PERCENT
    ]


def _settle(guess: Guess, sized: list[SizedGuess], long_ones: list[SizedGuess]) -> Guess:
    if not guess.silent or not guess.is_run or guess.kind is RunKind.HILLS:
        return guess
    if long_ones and guess is long_ones[0].guess:
        return _long(guess, "the longest run of its week")
    if any(guess is run.guess for run in long_ones):
        return _long(guess, "back to back with the longest run of its week")
    if any(guess is run.guess for run in sized) and len(sized) > 1:
        reason = "not the longest run of its week"
        return _from_week(guess, RunKind.EASY, NOT_THE_LONGEST_PERCENT, reason)
    return replace(guess, kind=RunKind.EASY) if guess.kind is RunKind.LONG else guess


def _long(guess: Guess, reason: str) -> Guess:
    return _from_week(guess, RunKind.LONG, FROM_WEEK_PERCENT, reason)


def _from_week(guess: Guess, kind: RunKind, percent: int, reason: str) -> Guess:
    """What the week says; a title that nobody understands may still mean something else."""
    sure = percent if guess.title_known else min(percent, UNKNOWN_TITLE_PERCENT)
    return guess.taken_for(kind, sure, reason)


def with_long_marathon_pace(guesses: tuple[Guess, ...], easy_pace: Pace) -> tuple[Guess, ...]:
    """A marathon-pace run that is the longest of its week, or two hours, is a long run."""
    tops: dict[date, int] = {}
    for guess in guesses:
        seconds = guess.size_seconds(easy_pace)
        if guess.is_run and seconds:
            tops[guess.monday] = max(tops.get(guess.monday, 0), seconds)
    return tuple(
        _at_pace(guess, guess.size_seconds(easy_pace) or 0, tops.get(guess.monday, 0))
        for guess in guesses
    )


def _at_pace(guess: Guess, seconds: int, top: int) -> Guess:
    at_pace = guess.kind is RunKind.TEMPO and guess.subkind is RunSubkind.MARATHON_PACE
    if not at_pace or guess.settled or seconds < LONG_ANYWAY_SECONDS:
        return guess
    if seconds < min(top, LONG_AT_PACE_SECONDS):
        return guess
    reason = "the longest run of its week" if seconds >= top else "two hours and more"
    percent = guess.confidence_percent
    return guess.taken_for(RunKind.LONG, percent, reason, RunSubkind.MARATHON_PACE)
