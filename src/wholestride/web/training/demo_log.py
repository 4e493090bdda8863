"""What the demo runner logged: the same sets for the same season, on every machine."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import NAMESPACE_URL, uuid5

from wholestride.domain.athlete import Side, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Equipment, Exercise, Measure, Pattern
from wholestride.domain.season import Prescription, Season, Session
from wholestride.web.training.models import LogEvent, Runner

DEVICE = "demo"
START_GRAMS: Mapping[Pattern, int] = {
    Pattern.SQUAT: 40_000,
    Pattern.HINGE: 50_000,
    Pattern.HORIZONTAL_PUSH: 14_000,
    Pattern.VERTICAL_PUSH: 10_000,
    Pattern.HORIZONTAL_PULL: 14_000,
    Pattern.VERTICAL_PULL: 12_000,
}
USUAL_GRAMS = 8_000
BARBELL_STEP = 2_500
WEAKER_LEFT = Pattern.CALF
LEFT_LACKS = 4
"""The demo's left calf is the weaker one [repetitions]."""
NOT_DONE = (5, 8)
"""The counted sessions, by their number, that life came in the way of."""
SKIPPED_LIGHT = 3
"""Every so manyth light session was left out."""


@dataclass(frozen=True, slots=True)
class _Done:
    """A session that was done, with how many weeks came before it."""

    session: Session
    weeks: int
    place: TrainingPlace


def demo_events(
    runner: Runner, season: Season, catalogue: Catalogue, today: date
) -> list[LogEvent]:
    """What was tapped in every past session that the demo runner did; nothing is saved."""
    found: list[LogEvent] = []
    for done in _sessions(season, today):
        numbers: Counter[tuple[str, bool]] = Counter()
        for line in done.session.prescriptions:
            place = (line.exercise, line.warm_up)
            found += _sets(done, line, catalogue.exercises[line.exercise], numbers[place])
            numbers[place] += line.sets
        found.append(_finished(done))
    for sequence, event in enumerate(found, start=1):
        event.runner, event.sequence = runner, sequence
    return found


def _sessions(season: Season, today: date) -> Iterator[_Done]:
    counted, light = 0, 0
    for session in season.planned():
        if session.day >= today or not session.prescriptions:
            continue
        counted += session.kind.counted
        light += not session.kind.counted
        missed = counted in NOT_DONE if session.kind.counted else light % SKIPPED_LIGHT == 0
        if not missed:
            weeks = (session.day - season.start).days // 7
            yield _Done(session, weeks, season.athlete.planning_places[session.place])


def _sets(done: _Done, line: Prescription, exercise: Exercise, before: int) -> Iterator[LogEvent]:
    """The sets of a line; ``before`` of its exercise, warm-up sets apart, came before them."""
    sides = (Side.LEFT, Side.RIGHT) if line.per_side else (Side.BOTH,)
    for number in range(before + 1, before + line.sets + 1):
        for side in sides:
            event = _event(done, f"{line.exercise}-{number}-{side}-{line.warm_up}-{line.amount}")
            event.kind = LogEvent.Kind.SET_DONE
            event.exercise, event.set_number, event.side = line.exercise, number, side.value
            event.is_warm_up = line.warm_up
            event.load_grams = _grams(done, line, exercise)
            event.rir = None if line.rir is None or line.warm_up else max(1, line.rir.low - 1)
            _put_amount(event, line, _amount(done, line, exercise, side))
            yield event


def _put_amount(event: LogEvent, line: Prescription, amount: int) -> None:
    event.reps = amount if line.measure in (Measure.REPS, Measure.BREATHS) else None
    event.seconds = amount if line.measure is Measure.SECONDS else None
    event.metres = amount if line.measure is Measure.METRES else None


def _amount(done: _Done, line: Prescription, exercise: Exercise, side: Side) -> int:
    """Alternating the lower and the upper end of the range; less on the weaker side."""
    amount = line.amount.high if done.weeks % 2 else line.amount.low
    if side is Side.LEFT and exercise.pattern is WEAKER_LEFT:
        amount -= LEFT_LACKS
    return max(1, amount)


def _grams(done: _Done, line: Prescription, exercise: Exercise) -> int | None:
    if line.load is not None:
        return line.load.grams
    equipment = done.place.equipment | EVERYWHERE
    if not exercise.loadable_with(equipment) or line.rir is None:
        return None
    start = START_GRAMS.get(exercise.pattern, USUAL_GRAMS)
    if any(Equipment.BARBELL in kit and kit <= equipment for kit in exercise.equipment):
        return start + BARBELL_STEP * done.weeks
    steps = sorted(each.grams for each in done.place.dumbbells)
    near = [each for each in steps if each <= start] or steps[:1]
    if not near:
        return None
    return steps[min(len(steps) - 1, len(near) - 1 + done.weeks // 3)]


def _finished(done: _Done) -> LogEvent:
    event = _event(done, "finished")
    event.kind = LogEvent.Kind.FINISHED
    event.srpe = 6 if done.session.kind.heavy else 3
    event.pain = 0
    event.done_at = done.session.start + timedelta(minutes=done.session.minutes)
    return event


def _event(done: _Done, name: str) -> LogEvent:
    session = done.session
    return LogEvent(
        uid=uuid5(NAMESPACE_URL, f"wholestride-demo/{session.id}/{name}"),
        device=DEVICE,
        session=session.id,
        day=session.day,
        done_at=session.start + timedelta(minutes=session.minutes - 1),
    )
