"""What lines hold together: hard sets by region, minutes by component, contacts, leg dose.

Counting rules: OWN04 (sets and minutes), OWN01 and OWN19 (leg dose). Whole numbers inside:
halves of sets, half seconds, ten-thousandths of leg dose, so that sums never depend on order.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import (
    DOSED_REGIONS,
    Component,
    Exercise,
    Impact,
    Pattern,
    Region,
)
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import WITHOUT_SETS

HEAVY_SET, LEG_SET, CALF_SET = 1200, 800, 200
LOW_CONTACT, HARD_CONTACT = 15, 30
"""Ten-thousandths of leg dose each (rule OWN01)."""
EASY_TENTHS = 6
"""At RIR 4 and more a set costs six tenths (rule OWN01)."""
WHOLE = 10_000

BIG_REGIONS = (Region.QUADS, Region.GLUTES, Region.HAMSTRINGS)
SMALL_REGIONS = (
    Region.CALVES,
    Region.SOLEUS,
    Region.SHIN_FOOT,
    Region.HIP_ABDUCTORS,
    Region.ADDUCTORS,
)
"""A set is a leg set when it works a big region first; the small ones cost what a calf set
costs (our reading of OWN01: a side-lying leg raise tires no runner)."""
PRIMARY = 2


@dataclass(frozen=True, slots=True)
class Account:
    """What lines hold together.

    ``sets`` are hard sets by region, ``minutes`` credited minutes by component (they may
    exceed the clock), ``leg_dose_hundredths`` follows from the content, not from the kind.
    """

    sets: Mapping[Region, float]
    minutes: Mapping[Component, float]
    contacts: int
    leg_dose_hundredths: int


def account(lines: Iterable[ComposedLine], catalogue: Catalogue) -> Account:
    """Sets, minutes, contacts and leg dose of some lines together."""
    pairs = [(line, catalogue.exercises[line.exercise]) for line in lines]
    halves = {region: sum(set_halves(*pair, region) for pair in pairs) for region in DOSED_REGIONS}
    seconds = {part: sum(half_seconds(*pair, part) for pair in pairs) for part in Component}
    return Account(
        sets={region: count / 2 for region, count in halves.items() if count},
        minutes={part: round(count / 120, 2) for part, count in seconds.items() if count},
        contacts=sum(line.contacts for line, _ in pairs),
        leg_dose_hundredths=leg_dose((line for line, _ in pairs), catalogue),
    )


def set_halves(line: ComposedLine, exercise: Exercise, region: Region) -> int:
    """Half hard sets that the line gives the region: two a set where it is primary, else one."""
    if line.role in WITHOUT_SETS or not line.hard_sets or not exercise.counts_sets:
        return 0
    return line.sets * exercise.regions.get(region, 0)


def half_seconds(line: ComposedLine, exercise: Exercise, component: Component) -> int:
    """Half seconds credited: the first component has the whole line, each further one half.

    Breathing earns no core.
    """
    if component not in exercise.components:
        return 0
    if exercise.pattern is Pattern.BREATHING and component is Component.CORE:
        return 0
    first = exercise.components[0] is component
    return line.seconds * (2 if first else 1)


def leg_dose(lines: Iterable[ComposedLine], catalogue: Catalogue) -> int:
    """Leg dose D of some lines in hundredths, from 0 to 100 (rule OWN01, grade D).

    D = min(1, 0.12 x heavy sets + 0.08 x other leg sets + 0.02 x calf sets + 0.0015 x low or
    0.003 x other contacts), where sets with four or more in reserve count six tenths.

    >>> from wholestride.catalogue.loader import load
    >>> squat = ComposedLine("squat_bb", 3, Role.MAIN, heavy=True)
    >>> leg_dose([squat, ComposedLine("calf_raise", 2, Role.CALF)], load())
    40
    """
    parts = (leg_dose_part(line, catalogue.exercises[line.exercise]) for line in lines)
    return min(sum(parts), WHOLE) // 100


def leg_dose_part(line: ComposedLine, exercise: Exercise) -> int:
    """What one line adds to the leg dose, in ten-thousandths."""
    landing = LOW_CONTACT if exercise.impact is Impact.LOW else HARD_CONTACT
    sets = line.sets * _set_cost(line, exercise)
    if line.easy:
        sets = sets * EASY_TENTHS // 10
    return sets + line.contacts * landing


def _set_cost(line: ComposedLine, exercise: Exercise) -> int:
    """A set that ends with five and more in reserve costs nothing: the formula ends at four."""
    if line.role in WITHOUT_SETS or not line.hard_sets or not exercise.counts_sets:
        return 0
    if line.role is Role.MAIN:
        return HEAVY_SET if line.heavy else LEG_SET
    if line.role in (Role.UPPER, Role.CORE):
        return 0
    if any(exercise.regions.get(region, 0) >= PRIMARY for region in BIG_REGIONS):
        return LEG_SET
    works_small = any(exercise.regions.get(region, 0) >= PRIMARY for region in SMALL_REGIONS)
    return CALF_SET if works_small else 0
