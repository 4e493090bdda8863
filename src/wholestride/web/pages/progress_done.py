"""What the logged sets amount to, counted as the plan is counted: minutes and hard sets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from wholestride.catalogue.session_minutes import usual_rest_seconds
from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import DOSED_REGIONS, Component, Exercise, Region, Sidedness
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.season import Prescription, Range, Session
from wholestride.planning.composition.account import account
from wholestride.planning.written import written_lines


@dataclass(frozen=True, slots=True)
class Amounts:
    """Minutes by component and hard sets by region of some sessions together."""

    minutes: Mapping[Component, float]
    sets: Mapping[Region, float]


@dataclass(frozen=True, slots=True)
class Share:
    """Planned and done of a component [min] or a region [hard sets]; ``word`` is its value."""

    word: str
    name: str
    colour: str
    planned: float
    done: float


def region_shares(planned: Amounts, done: Amounts) -> tuple[Share, ...]:
    """Hard sets by region, those that have any, in the order of the dose table."""
    return tuple(
        Share(
            region.value,
            region.spoken.capitalize(),
            "of-region",
            planned.sets.get(region, 0),
            done.sets.get(region, 0),
        )
        for region in DOSED_REGIONS
        if planned.sets.get(region) or done.sets.get(region)
    )


def planned_amounts(sessions: Iterable[Session], athlete: Athlete, catalogue: Catalogue) -> Amounts:
    """What sessions hold as they are written."""
    return _together(_account(each, athlete, catalogue) for each in sessions)


def done_amounts(
    sessions: Iterable[Session],
    logs: Mapping[str, SessionLog],
    athlete: Athlete,
    catalogue: Catalogue,
) -> Amounts:
    """What was done of them: each written line with the sets that were logged of it."""
    return _together(
        _account(_as_done(session, logs[session.id], catalogue), athlete, catalogue)
        for session in sessions
        if session.id in logs
    )


def _account(session: Session, athlete: Athlete, catalogue: Catalogue) -> Amounts:
    place = athlete.planning_places.get(session.place, TrainingPlace(session.place))
    known = tuple(each for each in session.prescriptions if each.exercise in catalogue.exercises)
    held = account(
        written_lines(replace(session, prescriptions=known), place, catalogue), catalogue
    )
    return Amounts(held.minutes, held.sets)


def _together(amounts: Iterable[Amounts]) -> Amounts:
    minutes: dict[Component, float] = {}
    sets: dict[Region, float] = {}
    for each in amounts:
        for part, number in each.minutes.items():
            minutes[part] = minutes.get(part, 0) + number
        for region, count in each.sets.items():
            sets[region] = sets.get(region, 0) + count
    return Amounts(minutes, sets)


def _as_done(session: Session, log: SessionLog, catalogue: Catalogue) -> Session:
    """The session with the sets that were logged, and what was done in place of its lines."""
    return replace(session, prescriptions=tuple(_lines(session, log, catalogue)))


def _lines(session: Session, log: SessionLog, catalogue: Catalogue) -> Iterator[Prescription]:
    sets: dict[str, list[SetLog]] = {}
    for each in log.sets:
        if not each.warm_up:
            sets.setdefault(each.exercise, []).append(each)
    for line in session.prescriptions:
        logged = [] if line.warm_up else sets.pop(line.exercise, [])
        if logged:
            yield replace(line, sets=_count(logged))
    for name, logged in sets.items():
        if name in catalogue.exercises:
            yield _unwritten(catalogue.exercises[name], logged)


def _count(logged: Sequence[SetLog]) -> int:
    """Both sides of a set are one set."""
    return len({each.number for each in logged})


def _unwritten(exercise: Exercise, logged: Sequence[SetLog]) -> Prescription:
    """A line for what was done without being written."""
    first = logged[0]
    amount = first.reps or first.seconds or first.metres or 1
    return Prescription(
        exercise=exercise.id,
        name=exercise.name,
        components=exercise.components,
        pattern=exercise.pattern,
        sets=_count(logged),
        measure=exercise.measure,
        amount=Range(amount, amount),
        per_side=exercise.sidedness is Sidedness.EACH,
        rir=None if first.rir is None else Range(first.rir, first.rir),
        rest_seconds=usual_rest_seconds(exercise),
    )
