"""What may take the place of an exercise today: at this place, or at another one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from wholestride.domain.exercise import EVERYWHERE, Equipment, Exercise, Sidedness
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.floor import stand_ins
from wholestride.planning.prescription.steps import steps_for
from wholestride.web.pages.gym.nouns import Gym, Move, Row
from wholestride.web.pages.gym.racks import rack_key
from wholestride.web.pages.gym.reasons import target

AT_EACH_PLACE = 3
"""So many exercises are offered instead of a planned one, wherever the runner is."""


def move_for(gym: Gym, exercise: Exercise, rows: tuple[Row, ...], note: str, aim: str) -> Move:
    """An exercise as it is done in a card, and where it can be done."""
    racks = {
        name: rack_key(exercise, place, gym.athlete)
        for name, place in gym.places.items()
        if (not note and name == gym.place.name) or exercise.possible_with(_kit(gym, name))
    }
    return Move(exercise.id, exercise.name, exercise.cues[:2], racks, note, aim, rows)


def swaps(gym: Gym, line: Prescription, rows: Sequence[Row], taken: set[str]) -> Iterator[Move]:
    """What may stand in for a line; what another card has is not offered again."""
    planned = gym.catalogue.exercises[line.exercise]
    working = [row for row in rows if not row.warm_up]
    for other in _candidates(gym, line, planned, taken):
        taken.add(other.id)
        note = "easier" if other.level < planned.level else "same pattern"
        note = "harder" if other.level > planned.level else note
        own = _own_line(gym, other.id)
        same = other.measure is planned.measure or own is None
        aim = target(line) if same or own is None else target(replace(own, sets=line.sets))
        amount = None if same or own is None else own.amount.low
        yield move_for(gym, other, tuple(_swapped(gym, working, other, amount)), note, aim)


def _candidates(gym: Gym, line: Prescription, planned: Exercise, taken: set[str]) -> list[Exercise]:
    """The planner's own swaps first, then stand-ins until every place has enough of them."""
    found: dict[str, Exercise] = {}
    for name, other in _allowed(gym, (*line.swap, *planned.easier)).items():
        if name in taken:
            continue
        if any(other.possible_with(_kit(gym, place)) for place in gym.places) and (
            other.measure is planned.measure or _own_line(gym, name)
        ):
            found[name] = other
    for place in gym.places:
        here = sum(each.possible_with(_kit(gym, place)) for each in found.values())
        offered = gym.offers.get(place, {}).keys() - taken - found.keys()
        for other in stand_ins(planned, offered, gym.catalogue):
            if here >= AT_EACH_PLACE:
                break
            found[other.id] = other
            here += 1
    return list(found.values())


def _allowed(gym: Gym, names: Iterable[str]) -> dict[str, Exercise]:
    """Those that nothing speaks against today: no complaint, not the runner's own list."""
    known = gym.catalogue.exercises
    wanted = {name: known[name] for name in names if name in known}
    catalogue = replace(gym.catalogue, exercises=wanted)
    off = forbidden_exercises(gym.athlete, catalogue, gym.session.day, gym.athlete.level)
    return {name: each for name, each in wanted.items() if name not in off}


def _kit(gym: Gym, place: str) -> frozenset[Equipment]:
    return gym.places[place].equipment | EVERYWHERE


def _own_line(gym: Gym, exercise: str) -> Prescription | None:
    """How the exercise itself would be done today, wherever it is possible."""
    return next((lines[exercise] for lines in gym.offers.values() if exercise in lines), None)


def _swapped(gym: Gym, rows: Sequence[Row], other: Exercise, amount: int | None) -> Iterator[Row]:
    """The working rows with the other exercise, its measure, sides and last load."""
    each_side = other.sidedness is Sidedness.EACH
    load = lifted(gym, other)
    for row in rows:
        new = replace(
            row,
            exercise=other.id,
            grams=load.grams if load else None,
            last=last_words(gym, other),
            measure=str(other.measure),
            amount=row.amount if amount is None else amount,
        )
        if each_side and row.side == "both":
            yield replace(new, side="left")
            yield replace(new, side="right")
        elif each_side or row.side == "both":
            yield new
        elif row.side == "left":
            yield replace(new, side="both")


def lifted(gym: Gym, exercise: Exercise) -> Mass | None:
    """The load of its newest working set, as the place has it."""
    last = gym.lifted.get(exercise.id)
    steps = steps_for(exercise, gym.place, gym.athlete.unit)
    if last is None or last.load is None or steps is None:
        return None
    return steps.round_down(last.load) or steps.masses[0]


def last_words(gym: Gym, exercise: Exercise) -> str:
    """What was lifted last time, in the runner's unit."""
    last = gym.lifted.get(exercise.id)
    if last is None or last.load is None:
        return ""
    return f"last: {Mass(last.load.grams, gym.athlete.unit)} × {last.reps or 0}"
