"""The masses that a place allows for an exercise: plates, dumbbells, kettlebells, stacks."""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.exercise import EVERYWHERE, WEIGHTS, Equipment, Exercise, LoadKind
from wholestride.domain.quantities import Mass, MassUnit, kg, lb

HEAVIEST: Mapping[MassUnit, int] = {MassUnit.KG: 300, MassUnit.LB: 660}
"""No runner needs more on a bar or a stack."""

STACK_STEP: Mapping[MassUnit, int] = {MassUnit.KG: 5, MassUnit.LB: 10}
"""Usual step of machines and cables."""

DUMBBELL_STEP: Mapping[MassUnit, int] = {MassUnit.KG: 2, MassUnit.LB: 5}
HEAVIEST_DUMBBELL: Mapping[MassUnit, int] = {MassUnit.KG: 40, MassUnit.LB: 90}
KETTLEBELL_STEP: Mapping[MassUnit, int] = {MassUnit.KG: 4, MassUnit.LB: 10}
HEAVIEST_KETTLEBELL: Mapping[MassUnit, int] = {MassUnit.KG: 32, MassUnit.LB: 70}
USUAL_PLATES: Mapping[MassUnit, tuple[Mass, ...]] = {
    MassUnit.KG: (kg(1.25), kg(2.5), kg(5), kg(10), kg(20)),
    MassUnit.LB: (lb(2.5), lb(5), lb(10), lb(25), lb(45)),
}
USUAL_BAR: Mapping[MassUnit, Mass] = {MassUnit.KG: kg(20), MassUnit.LB: lb(45)}
USUAL_TRAP_BAR: Mapping[MassUnit, Mass] = {MassUnit.KG: kg(25), MassUnit.LB: lb(55)}

BARS = (Equipment.BARBELL, Equipment.TRAP_BAR)
STACKS = (
    Equipment.CABLE,
    Equipment.LEG_PRESS,
    Equipment.LEG_CURL,
    Equipment.LEG_EXTENSION,
    Equipment.CALF_MACHINE,
    Equipment.HIP_MACHINE,
)
IMPLEMENTS = (
    Equipment.BARBELL,
    Equipment.TRAP_BAR,
    Equipment.LANDMINE,
    *STACKS,
    Equipment.SLED,
    Equipment.DUMBBELL,
    Equipment.KETTLEBELL,
    Equipment.PLATE,
    Equipment.MEDICINE_BALL,
    Equipment.VEST,
)
"""Which piece of a kit carries the load, and which kit is chosen first where several are there."""


@dataclass(frozen=True, slots=True)
class Steps:
    """The masses that can be loaded, rising; ``assumed`` says what had to be assumed."""

    implement: Equipment
    masses: tuple[Mass, ...]
    assumed: str = ""

    def round_down(self, wanted: Mass) -> Mass | None:
        """The heaviest mass that is not above the wanted one; None when even the least is."""
        place = bisect_right(self.masses, wanted)
        return self.masses[place - 1] if place else None

    def next_up(self, load: Mass) -> Mass | None:
        """The next heavier mass; None at the end of what is there."""
        place = bisect_right(self.masses, load)
        return self.masses[place] if place < len(self.masses) else None

    def next_down(self, load: Mass) -> Mass | None:
        """The next lighter mass; None at the least."""
        lighter = [mass for mass in self.masses if mass < load]
        return lighter[-1] if lighter else None


def steps_for(exercise: Exercise, place: TrainingPlace, unit: MassUnit) -> Steps | None:
    """The masses that the place allows for the exercise; None where nothing can be weighed.

    Bands, body weight and help (assisted pull-ups) have no mass. Where the athlete file does
    not say what stands there, usual steps in the runner's unit are assumed and named.
    """
    if exercise.load_kind in (LoadKind.NONE, LoadKind.ASSISTED, LoadKind.BAND):
        return None
    implement = implement_for(exercise, place)
    return None if implement is None else steps_of(implement, place, unit)


def implement_for(exercise: Exercise, place: TrainingPlace) -> Equipment | None:
    """The piece that carries the load: of a kit that is all there, what the place knows best."""
    there = place.equipment | EVERYWHERE
    pieces = {
        piece for kit in exercise.equipment if kit <= there for piece in kit if piece in WEIGHTS
    }
    candidates = [piece for piece in IMPLEMENTS if piece in pieces]
    known = [piece for piece in candidates if _known(piece, place)]
    return next(iter([*known, *candidates]), None)


def _known(piece: Equipment, place: TrainingPlace) -> bool:
    if piece in (*BARS, Equipment.LANDMINE, Equipment.PLATE):
        return bool(place.plates)
    if piece is Equipment.DUMBBELL:
        return bool(place.dumbbells)
    return piece in STACKS or (piece is Equipment.KETTLEBELL and bool(place.kettlebells))


@lru_cache(maxsize=256)
def steps_of(implement: Equipment, place: TrainingPlace, unit: MassUnit) -> Steps:
    """The masses of one piece at the place."""
    if implement in BARS:
        return _bar_steps(implement, place, unit)
    if implement is Equipment.LANDMINE:
        return _landmine_steps(place, unit)
    if implement is Equipment.DUMBBELL:
        return _listed(implement, place.dumbbells, _evenly(DUMBBELL_STEP, HEAVIEST_DUMBBELL, unit))
    if implement is Equipment.KETTLEBELL:
        usual = _evenly(KETTLEBELL_STEP, HEAVIEST_KETTLEBELL, unit)
        return _listed(implement, place.kettlebells, usual)
    if implement is Equipment.PLATE:
        return _listed(implement, place.plates, USUAL_PLATES[unit])
    masses = _evenly(STACK_STEP, HEAVIEST, unit)
    return Steps(implement, masses, f"steps of {masses[0]} assumed")


def _listed(implement: Equipment, listed: tuple[Mass, ...], usual: tuple[Mass, ...]) -> Steps:
    if listed:
        return Steps(implement, tuple(sorted(set(listed))))
    return Steps(implement, usual, f"usual {implement}s assumed")


def _evenly(
    step: Mapping[MassUnit, int], heaviest: Mapping[MassUnit, int], unit: MassUnit
) -> tuple[Mass, ...]:
    make = kg if unit is MassUnit.KG else lb
    return tuple(make(mass) for mass in range(step[unit], heaviest[unit] + 1, step[unit]))


def _bar_steps(implement: Equipment, place: TrainingPlace, unit: MassUnit) -> Steps:
    plates, assumed = _plates(place, unit)
    unit = plates[0].unit
    usual = USUAL_TRAP_BAR if implement is Equipment.TRAP_BAR else USUAL_BAR
    bar = place.bar if implement is Equipment.BARBELL else None
    if bar is None:
        bar = usual[unit]
        assumed = ", ".join(filter(None, (f"a bar of {bar} assumed", assumed)))
    sides = [0, *_sums(plates, 2)]
    masses = tuple(_mass(_hundredths(bar, unit) + 2 * side, unit) for side in sides)
    return Steps(implement, masses, assumed)


def _landmine_steps(place: TrainingPlace, unit: MassUnit) -> Steps:
    """What is put on the free end of the bar; the bar's own share is not counted."""
    plates, assumed = _plates(place, unit)
    unit = plates[0].unit
    return Steps(Equipment.LANDMINE, tuple(_mass(each, unit) for each in _sums(plates, 1)), assumed)


def _plates(place: TrainingPlace, unit: MassUnit) -> tuple[tuple[Mass, ...], str]:
    if place.plates:
        return place.plates, ""
    usual = USUAL_PLATES[unit]
    return usual, f"plates from {usual[0]} assumed"


def _hundredths(mass: Mass, unit: MassUnit) -> int:
    """Hundredths of the unit, in which plates add up exactly; grams of pounds do not."""
    return round((mass.lb if unit is MassUnit.LB else mass.kg) * 100)


def _mass(hundredths: int, unit: MassUnit) -> Mass:
    return lb(hundredths / 100) if unit is MassUnit.LB else kg(hundredths / 100)


def _sums(plates: Iterable[Mass], sides: int) -> list[int]:
    """Every sum of plates that one side can hold, rising [0.01 of their unit]."""
    sizes = tuple(plates)
    unit = sizes[0].unit
    return list(_last_plates(sizes, HEAVIEST[unit] * 100 // sides))


def _last_plates(plates: tuple[Mass, ...], limit: int) -> dict[int, int]:
    """Each sum up to the limit, rising, with the last plate of the shortest way to it.

    As many plates of each size as are needed are taken to be there. All in 0.01 of the unit.
    """
    unit = plates[0].unit
    sizes = sorted({_hundredths(plate, unit) for plate in plates} - {0})
    count, last = {0: 0}, dict[int, int]()
    for total in range(0, limit + 1, math.gcd(*sizes)):
        ways = [(count[total - size], -size) for size in sizes if total - size in count]
        if ways:
            fewest, size = min(ways)
            count[total], last[total] = fewest + 1, -size
    return last


def plates_each_side(load: Mass, place: TrainingPlace, unit: MassUnit) -> tuple[Mass, ...]:
    """The plates for each side of the place's bar, heaviest first, as few as can be.

    Empty for the empty bar.

    Raises:
        ValueError: when the place's plates cannot make this load.

    >>> gym = TrainingPlace("gym", plates=(kg(1.25), kg(2.5), kg(5), kg(10), kg(20)), bar=kg(20))
    >>> print(*plates_each_side(kg(77.5), gym, MassUnit.KG), sep=" + ")
    20 kg + 5 kg + 2.5 kg + 1.25 kg
    """
    plates, _ = _plates(place, unit)
    unit = plates[0].unit
    bar = place.bar or USUAL_BAR[unit]
    both = _hundredths(load, unit) - _hundredths(bar, unit)
    last = _last_plates(plates, max(both // 2, 0))
    side, chosen = both // 2, list[int]()
    while side in last:
        chosen.append(last[side])
        side -= last[side]
    if both < 0 or both % 2 or side:
        raise ValueError(f"{load} cannot be loaded with a bar of {bar} and these plates")
    return tuple(_mass(each, unit) for each in sorted(chosen, reverse=True))
