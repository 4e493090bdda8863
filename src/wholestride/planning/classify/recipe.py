"""The recipe of classification: words, overrides, calendar, week, races, numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from wholestride.domain.athlete import Athlete, PlannedRace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, note, warning
from wholestride.domain.quantities import Distance, km, miles
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.planning.classify.done import done_once
from wholestride.planning.classify.guess import Guess, first_guess, is_running_calendar
from wholestride.planning.classify.overrides import with_overrides
from wholestride.planning.classify.races import with_races
from wholestride.planning.classify.recorded import sure_where_measured, with_recordings
from wholestride.planning.classify.runs import easy_pace, easy_pace_known, runs_from
from wholestride.planning.classify.titles import patterns_of
from wholestride.planning.classify.week import with_long_marathon_pace, with_long_runs
from wholestride.planning.classify.words import fold
from wholestride.planning.recorded.entries import each_activity_once

SHOWN_TITLES = 5

LEAST_BARE, MOST_BARE = 1, 60
"""A number without a unit that may be a distance, in miles or kilometres."""


def classify(
    entries: Iterable[CalendarEntry], athlete: Athlete, catalogue: Catalogue
) -> tuple[tuple[Run, ...], tuple[Finding, ...]]:
    """The runs of a calendar: kind, minutes, load, importance, how sure, and why.

    Evidence in this order: the runner's override, what was recorded (rule C03), the calendar's
    own kind column, the title, the description, the week (rule C02), the season.
    Rests, cross-training and strength that the calendar holds are kept as such; what is no
    training is left out and named.
    """
    pairs, findings = understand(entries, athlete, catalogue)
    return tuple(run for _, run in pairs), findings


def understand(
    entries: Iterable[CalendarEntry], athlete: Athlete, catalogue: Catalogue
) -> tuple[tuple[tuple[CalendarEntry, Run], ...], tuple[Finding, ...]]:
    """Like :func:`classify`, with the entry beside each run."""
    once, heard = each_activity_once(entries)
    kept, findings = without_duplicates(once)
    findings = (*heard, *findings)
    guesses = _guesses(kept, catalogue)
    guesses = with_bare_numbers(guesses)
    guesses = with_named_races(with_recordings(guesses, athlete), athlete.races)
    guesses, found = with_overrides(done_once(guesses, athlete), athlete.run_kinds)
    findings += found
    guesses, found = without_other(guesses)
    findings += found
    pace = easy_pace(athlete)
    guesses, found = with_races(guesses, athlete.races)
    findings += (*not_understood(guesses), *found)
    guesses = with_long_marathon_pace(guesses, pace)
    guesses = sure_where_measured(with_long_runs(guesses, pace))
    pairs = runs_from(guesses, athlete)
    return pairs, (*findings, *_assumptions(pairs, guesses, athlete))


def without_duplicates(
    entries: Iterable[CalendarEntry],
) -> tuple[list[CalendarEntry], tuple[Finding, ...]]:
    """The entries in order of time; the same run from two calendars only once."""
    ordered = sorted(entries, key=_entry_order)
    kept: dict[tuple[object, ...], CalendarEntry] = {}
    dropped = []
    for entry in ordered:
        key = (entry.day, fold(entry.title), entry.start)
        if key in kept:
            dropped.append(entry)
        else:
            kept[key] = entry
    if not dropped:
        return ordered, ()
    finding = note(
        f"Twice on the same day, read once: {_named(entry.title for entry in dropped)}.",
        "Give them different times or titles if both are run.",
        dropped[0].place,
    )
    return list(kept.values()), (finding,)


def _entry_order(entry: CalendarEntry) -> tuple[object, ...]:
    start = "" if entry.start is None else entry.start.isoformat()
    # of two equal entries the one that tells more comes first and is kept
    told = (-len(entry.description), entry.description, -(entry.minutes or 0))
    metres = entry.distance.metres if entry.distance else 0
    return entry.day, start, entry.title, *told, -metres, entry.uid, str(entry.place)


def _guesses(entries: list[CalendarEntry], catalogue: Catalogue) -> tuple[Guess, ...]:
    """First guesses; equal words are read once."""
    patterns = patterns_of(catalogue.titles)
    known: dict[CalendarEntry, Guess] = {}
    guesses = []
    for entry in entries:
        words = CalendarEntry(
            entries[0].day,
            entry.title,
            description=entry.description,
            minutes=entry.minutes,
            distance=entry.distance,
            kind_hint=entry.kind_hint,
        )
        if words not in known:
            known[words] = first_guess(words, patterns)
        guesses.append(replace(known[words], entry=entry))
    return tuple(guesses)


def with_bare_numbers(guesses: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Numbers without a unit ("Endurance 12") are miles where the calendar counts in miles."""
    in_miles = sum(guess.length.in_miles for guess in guesses)
    in_km = sum(
        guess.length.distance is not None and not guess.length.in_miles for guess in guesses
    )
    unit = miles if in_miles > in_km else km
    return tuple(_with_bare_number(guess, unit) for guess in guesses)


def _with_bare_number(guess: Guess, unit: Callable[[float], Distance]) -> Guess:
    bare = guess.length.bare
    if bare is None or guess.distance is not None or guess.entry.minutes is not None:
        return guess
    if not LEAST_BARE <= bare <= MOST_BARE:
        return guess
    return replace(guess, length=replace(guess.length, distance=unit(bare)))


def with_named_races(
    guesses: tuple[Guess, ...], races: tuple[PlannedRace, ...]
) -> tuple[Guess, ...]:
    """What the athlete file names as a race on its day is understood, whatever its title says."""
    named = {(race.day, fold(race.title)) for race in races if race.title}
    return tuple(
        replace(guess, recognised=True, title_known=True, reasons=())
        if (guess.day, fold(guess.entry.title)) in named
        else guess
        for guess in guesses
    )


def without_other(
    guesses: tuple[Guess, ...],
) -> tuple[tuple[Guess, ...], tuple[Finding, ...]]:
    """The guesses that are training; in a private calendar unknown titles are not."""
    of_runs = is_running_calendar(guesses)
    kept: list[Guess] = []
    left_out: list[Guess] = []
    for guess in guesses:
        is_other = guess.kind is RunKind.OTHER or not (guess.recognised or of_runs)
        (left_out if is_other else kept).append(guess)
    findings = []
    if left_out:
        findings.append(
            note(
                f"Left out, for they name no training: {_titles(left_out)}.",
                "Name the kind under [[run_kind]] if one of them is a run.",
                left_out[0].entry.place,
            )
        )
    return tuple(kept), tuple(findings)


def not_understood(guesses: tuple[Guess, ...]) -> tuple[Finding, ...]:
    """A warning about the runs whose titles nothing but the calendar around them explains."""
    unknown = [guess for guess in guesses if not (guess.recognised or guess.settled)]
    if not unknown:
        return ()
    return (
        warning(
            f"Not understood and taken for easy runs: {_titles(unknown)}.",
            "Name their kind under [[run_kind]] in the athlete file.",
            unknown[0].entry.place,
        ),
    )


def _titles(guesses: list[Guess]) -> str:
    return _named(guess.entry.title for guess in guesses)


def _named(titles: Iterable[str]) -> str:
    """The first titles with how often each occurs."""
    counts = Counter(titles)
    shown = [
        f"{title!r}" if count == 1 else f"{title!r} ({count} times)"
        for title, count in list(counts.items())[:SHOWN_TITLES]
    ]
    more = len(counts) - SHOWN_TITLES
    return ", ".join(shown) + (f" and {more} more" if more > 0 else "")


def _assumptions(
    pairs: tuple[tuple[CalendarEntry, Run], ...], guesses: tuple[Guess, ...], athlete: Athlete
) -> tuple[Finding, ...]:
    """What was assumed for want of better knowledge, each said once."""
    findings = []
    runs = [run for _, run in pairs if run.is_run]
    if any(not run.time_known for run in runs) and not athlete.run_times:
        findings.append(
            note(
                "Runs without a clock time are assumed at 07:00, at weekends at 08:00.",
                "Name your usual hours under [run_times].",
            )
        )
    from_distance = any(guess.distance is not None and guess.is_run for guess in guesses)
    if (
        from_distance
        and not easy_pace_known(athlete)
        and any(not run.minutes_known for run in runs)
    ):
        findings.append(
            note(
                f"Minutes come from distances at an assumed easy pace of {easy_pace(athlete)}.",
                'Write easy_pace = "6:10 /km" or recent_race into the athlete file.',
            )
        )
    return tuple(findings)
