"""Sets that a watch kept of a gym session: what was done is a guess of the watch, or unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta

from wholestride.catalogue.fit_names import fit_categories
from wholestride.domain.findings import Finding, Place, note
from wholestride.domain.quantities import Mass, MassUnit, lb
from wholestride.domain.recordings import Recording
from wholestride.formats.fit.planned_reading import mass_of
from wholestride.formats.fit.profile import EPOCH, SET, SET_DONE, TITLE, UNKNOWN_CATEGORY
from wholestride.formats.fit.reading import read_fit
from wholestride.formats.fit.scanning import Scan, scan
from wholestride.formats.strength.nouns import (
    MOST_REPS,
    MOST_SECONDS,
    LiftedSet,
    StrengthHistory,
    load_of,
    whole,
)

APP = "watch"
ASKED = "Watch"
"""Begins the names that a watch's candidates are asked under; no exercise is called so."""

MOST_SETS = 5000
_AROUND = timedelta(minutes=2)
"""A set may begin a moment before the summary's rounded start."""

_HALF_STEP_LB = 0.07
"""A watch keeps weights in sixteenths of a kilogram; this is half of one."""

Candidate = tuple[int, int | None]
"""Numbers of a category and, where the watch says so, of an exercise in it."""


def read_watch(name: str, data: bytes, zone: str) -> StrengthHistory:
    """The sets of a FIT activity, under the names that are to be asked about.

    A title that came with the session is a name like any other. Otherwise the watch's candidates
    are the name: one exercise alone is asked about once for all sessions, several of them and
    bare categories session by session, because on another day they may mean another lift.
    """
    recordings, _ = read_fit(name, data, zone)
    every = [each for found in scan(data, (SET, TITLE)) for each in _sets(data, found, recordings)]
    if not every:
        return StrengthHistory()
    sets = tuple(each for each in every[:MOST_SETS] if each.counted)
    unnamed = sum(not each.name for each in every)
    return StrengthHistory(APP, sets, (_of_unnamed(name, unnamed),) if unnamed else ())


def _sets(data: bytes, found: Scan, recordings: Sequence[Recording]) -> Iterator[LiftedSet]:
    titles = _titles(data, found)
    for definition, at in found.messages:
        values = definition.values(data, at)
        if definition.message != SET or values.get("kind") != SET_DONE:
            continue
        during = _recording(values, recordings)
        if during is not None:
            candidates = _candidates(definition.lists(data, at))
            yield _set(_name(candidates, titles, during.start), during.start, values)


def _titles(data: bytes, found: Scan) -> dict[Candidate, str]:
    titles: dict[Candidate, str] = {}
    for definition, at in found.messages:
        if definition.message != TITLE:
            continue
        values, text = definition.values(data, at), definition.texts(data, at).get("name", "")
        if text and "category" in values:
            exercise = int(values["exercise"]) if "exercise" in values else None
            titles[int(values["category"]), exercise] = text
    return titles


def _recording(values: Mapping[str, float], recordings: Sequence[Recording]) -> Recording | None:
    """The activity during which a set was done."""
    if len(recordings) == 1 or "start" not in values:
        return recordings[0] if recordings else None
    begun = EPOCH + timedelta(seconds=values["start"])
    for each in recordings:
        start = each.utc_start or each.start
        if start - _AROUND <= begun <= start + timedelta(seconds=each.elapsed_seconds):
            return each
    return None


def _candidates(lists: Mapping[str, Sequence[float | None]]) -> tuple[Candidate, ...]:
    categories, exercises = lists.get("category", ()), lists.get("exercise", ())
    found: dict[Candidate, None] = {}
    for place, category in enumerate(categories):
        if category is None or not 0 <= category < UNKNOWN_CATEGORY:
            continue
        exercise = exercises[place] if place < len(exercises) else None
        known = exercise is not None and 0 <= exercise < UNKNOWN_CATEGORY
        found[int(category), int(exercise) if known and exercise is not None else None] = None
    return tuple(found)


def _name(candidates: Sequence[Candidate], titles: Mapping[Candidate, str], at: datetime) -> str:
    """The name that is asked about; empty where the watch has no idea."""
    if len(candidates) == 1 and candidates[0] in titles:
        return titles[candidates[0]]
    words = list(dict.fromkeys(filter(None, map(_words, candidates))))
    if not words:
        return ""
    sure = len(candidates) == 1 and candidates[0][1] is not None
    when = "" if sure else f" {at:%Y-%m-%d %H:%M}"
    return f"{ASKED}{when}: {' or '.join(words)}"


def _words(candidate: Candidate) -> str:
    """The candidate as FIT calls it.

    >>> _words((28, 6)), _words((17, None)), _words((9999, 1))
    ('barbell back squat', 'lunge', '')
    """
    number, exercise = candidate
    for category, known in fit_categories().items():
        if known.number == number:
            names = (name for name, each in known.names.items() if each == exercise)
            return next(names, category).replace("_", " ")
    return ""


def _set(name: str, at: datetime, values: Mapping[str, float]) -> LiftedSet:
    reps = whole(values.get("reps"), MOST_REPS)
    seconds = None if reps else whole(values.get("seconds"), MOST_SECONDS)
    return LiftedSet(name, at, reps, _load(values), seconds)


def _load(values: Mapping[str, float]) -> Mass | None:
    """The load as it was entered; 0 is body weight, or was not entered."""
    mass = mass_of(values)
    if mass is None:
        return None
    halves = round(mass.lb * 2) / 2
    if mass.unit is MassUnit.LB and abs(mass.lb - halves) <= _HALF_STEP_LB:
        mass = lb(halves)
    return load_of(mass.lb if mass.unit is MassUnit.LB else mass.kg, mass.unit)


def _of_unnamed(name: str, count: int) -> Finding:
    message = f"Of {count} sets the watch does not know which exercise they were."
    return note(message, "Log them by hand.", Place(name))
