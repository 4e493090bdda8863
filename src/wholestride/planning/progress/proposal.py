"""What a history of lifting says of the athlete: offered with its reason, never taken silently."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from wholestride.domain.athlete import Athlete, KnownMax, Level
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise, LoadKind, Measure
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.planning.progress.estimates import estimates
from wholestride.planning.progress.history import day_of
from wholestride.science.e1rm import about

RECENT = timedelta(weeks=6)
FRESH_MAX = timedelta(weeks=12)
"""An older estimate says little of today (our default, grade D)."""

LIKED_SINCE = timedelta(weeks=26)
LIKED_SESSIONS, MOST_LIKED = 10, 3
"""What was done this often in half a year is liked, or at least known well (grade D)."""

LEVEL_SINCE, LEVEL_UNTIL = timedelta(weeks=156), timedelta(weeks=52)
"""Weeks of three years count, where the last one is less than a year ago (grade D)."""

NOVICE_SESSIONS = 6
INTERMEDIATE_WEEKS = 40
"""The glossary's "a year or so" of training with loads, holidays left out (grade D)."""

ADVANCED_WEEKS, HEAVY_REPS = 100, 6
"""The glossary's "years of regular, heavy training": half of the weeks with six repetitions or
fewer of a load (grade D)."""


@dataclass(frozen=True, slots=True)
class Offer:
    """One key of the athlete file that would change, and why; ``key`` is dotted."""

    key: str
    why: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """The athlete as the history suggests, with an offer for each key that differs."""

    athlete: Athlete
    offers: tuple[Offer, ...] = ()


_Change = tuple[dict[str, Any], tuple[Offer, ...]]
"""Fields of the athlete with their new values, and what is said of them."""


@dataclass(frozen=True, slots=True)
class _Seen:
    """The logged sessions with their days, up to today."""

    days: tuple[tuple[date, SessionLog], ...]
    today: date

    def since(self, span: timedelta) -> list[tuple[date, SessionLog]]:
        """The sessions of the time before today."""
        return [each for each in self.days if each[0] > self.today - span]


def proposed(
    logbook: Sequence[SessionLog], athlete: Athlete, catalogue: Catalogue, today: date
) -> Proposal:
    """When was lifted last and how often, the level, fresh maxima with their spread, favourites.

    A history shows the least that was done: it raises a level and never lowers it, and what the
    athlete told of a later day stays.
    """
    dated = ((day_of(log, {}), log) for log in logbook if any(not s.warm_up for s in log.sets))
    days = [(day, log) for day, log in dated if day is not None and day <= today]
    if not days:
        return Proposal(athlete)
    seen = _Seen(tuple(sorted(days, key=lambda each: (each[0], each[1].session))), today)
    maxima = dict(_maxima([log for _, log in seen.days], athlete, catalogue, today))
    found: tuple[_Change | None, ...] = (
        _last(athlete, seen),
        _recent(athlete, seen),
        _raised(athlete, seen),
        _liked(athlete, seen, catalogue),
        ({"one_rep_max": {**athlete.one_rep_max, **maxima}}, tuple(_of_maxima(maxima))),
    )
    changes = [change for change in found if change is not None]
    fields: dict[str, Any] = {
        key: value for changed, _ in changes for key, value in changed.items()
    }
    offers = tuple(offer for _, said in changes for offer in said)
    return Proposal(replace(athlete, **fields), offers)


def taken(athlete: Athlete, proposal: Proposal, keys: Collection[str]) -> Athlete:
    """The athlete with those offers alone whose keys are agreed to."""
    fields: dict[str, Any] = {}
    for name, _, part in (each.key.partition(".") for each in proposal.offers if each.key in keys):
        value = getattr(proposal.athlete, name)
        if name == "one_rep_max":
            fields[name] = {**fields.get(name, athlete.one_rep_max), part: value[part]}
        else:
            fields[name] = value
    if "last_lifted" in fields:
        fields["never_lifted"] = proposal.athlete.never_lifted
    return replace(athlete, **fields)


def without_reserve(logbook: Sequence[SessionLog]) -> bool:
    """True where no loaded set says how many repetitions were left, so no maximum is estimated."""
    loaded = [each for log in logbook for each in log.sets if each.load is not None]
    return bool(loaded) and all(each.rir is None for each in loaded)


def _last(athlete: Athlete, seen: _Seen) -> _Change | None:
    last, told = seen.days[-1][0], athlete.last_lifted
    if told is not None and told >= last:
        return None
    return {"last_lifted": last, "never_lifted": False}, (
        Offer("last_lifted", "your last session"),
    )


def _recent(athlete: Athlete, seen: _Seen) -> _Change | None:
    count = len({day for day, _ in seen.since(RECENT)})
    told = athlete.sessions_last_6_weeks
    if told is not None and told >= count:
        return None
    offer = Offer("sessions_last_6_weeks", "days with a session")
    return {"sessions_last_6_weeks": count}, (offer,)


def _raised(athlete: Athlete, seen: _Seen) -> _Change | None:
    level, why = _level(seen)
    if level.rank <= athlete.level.rank:
        return None
    return {"level": level}, (Offer("level", f"{why} (our default, grade D)"),)


def _level(seen: _Seen) -> tuple[Level, str]:
    """The level that the history shows at the least, and by what."""
    if not seen.since(LEVEL_UNTIL):
        return Level.NEW, ""
    heavy_by_week: dict[date, bool] = {}
    for day, log in seen.since(LEVEL_SINCE):
        reps = [each.reps for each in log.sets if each.load is not None and not each.warm_up]
        if reps:
            monday = day - timedelta(days=day.weekday())
            heavy = any(number is not None and number <= HEAVY_REPS for number in reps)
            heavy_by_week[monday] = heavy_by_week.get(monday, False) or heavy
    weeks, heavy_weeks = len(heavy_by_week), sum(heavy_by_week.values())
    if weeks >= ADVANCED_WEEKS and 2 * heavy_weeks >= weeks:
        return Level.ADVANCED, f"{weeks} weeks with loads, {heavy_weeks} of them heavy"
    if weeks >= INTERMEDIATE_WEEKS:
        return Level.INTERMEDIATE, f"{weeks} weeks with loads"
    sessions = len(seen.since(LEVEL_SINCE))
    return (
        (Level.NOVICE, f"{sessions} sessions") if sessions >= NOVICE_SESSIONS else (Level.NEW, "")
    )


def _liked(athlete: Athlete, seen: _Seen, catalogue: Catalogue) -> _Change | None:
    counts = Counter(
        name
        for _, log in seen.since(LIKED_SINCE)
        for name in {each.exercise for each in log.sets if not each.warm_up}
        if name in catalogue.exercises and name not in athlete.excluded
    )
    often = sorted(counts, key=lambda name: (-counts[name], name))[:MOST_LIKED]
    fresh = {
        name: counts[name]
        for name in often
        if counts[name] >= LIKED_SESSIONS and name not in athlete.favourites
    }
    if not fresh:
        return None
    said = ", ".join(f"{name} in {count} sessions" for name, count in fresh.items())
    offer = Offer("favourites.exercises", f"{said} of half a year")
    return {"favourites": athlete.favourites | set(fresh)}, (offer,)


def _of_maxima(maxima: Mapping[str, KnownMax]) -> Iterator[Offer]:
    for name, known in maxima.items():
        spread = f"within {known.within_percent} % two times in three"
        yield Offer(f"one_rep_max.{name}", f"{about(known.mass)} from your sets, {spread}")


def _maxima(
    logbook: Sequence[SessionLog], athlete: Athlete, catalogue: Catalogue, today: date
) -> Iterator[tuple[str, KnownMax]]:
    for name, estimate in estimates(logbook, athlete, today).items():
        known, maximum, on = athlete.one_rep_max.get(name), estimate.usable, estimate.on
        exercise = catalogue.exercises.get(name)
        if maximum is None or on is None or exercise is None or not _weighed(exercise):
            continue
        newer = known is None or (known.on is not None and known.on < on)
        if newer and on > today - FRESH_MAX:
            yield name, KnownMax(_rounded(maximum), on, estimate.sd_percent)


def _weighed(exercise: Exercise) -> bool:
    """True where the load alone is what is lifted, repetition by repetition."""
    return exercise.load_kind is LoadKind.EXTERNAL and exercise.measure is Measure.REPS


def _rounded(maximum: Mass) -> Mass:
    """Half kilograms or whole pounds, downwards: more would promise more than is known."""
    if maximum.unit is MassUnit.LB:
        return lb(int(maximum.lb))
    return kg(int(maximum.kg * 2) / 2)
