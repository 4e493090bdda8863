"""What the week must hold, as whole numbers with a weight: minimum, target and maximum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wholestride.domain.athlete import Level
from wholestride.domain.exercise import DOSED_REGIONS, Component, Exercise, Pattern, Region
from wholestride.domain.season import Dose, SessionKind
from wholestride.planning.composition.account import half_seconds, set_halves
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.setting import Setting

CONTACTS, MAIN_SETS = "foot contacts", "main sets"
Key = Region | Component | str

WEIGHTS: Mapping[Key, int] = {
    Region.ARMS_GRIP: 1,
    Component.FLEXIBILITY: 2,
    Component.MOBILITY: 3,
    Region.SHOULDERS: 4,
    Region.SCAPULA_CUFF: 4,
    Region.LOW_BACK: 5,
    Region.ADDUCTORS: 5,
    Region.HIP_FLEXORS: 5,
    Component.STABILITY: 5,
    Region.SHIN_FOOT: 6,
    CONTACTS: 4,
    Component.UPPER_BODY: 7,
    Region.CHEST: 8,
    Region.BACK: 8,
    Component.CORE: 8,
    Region.TRUNK_FRONT: 9,
    Component.FUNCTIONAL: 9,
    Region.TRUNK_SIDE: 10,
    Region.HIP_ABDUCTORS: 10,
    Region.QUADS: 11,
    Region.GLUTES: 11,
    Region.HAMSTRINGS: 11,
    Region.CALVES: 12,
    Region.SOLEUS: 12,
    MAIN_SETS: 14,
}
"""What goes first when time is short has the smallest weight (rule OWN10)."""

NEVER_DROPPED = 60
BEGINNERS_KEEP = frozenset({Region.HIP_ABDUCTORS, Region.TRUNK_SIDE})
"""Hip and side-trunk work of the new and of novices never goes (rule INJ03)."""

TARGET, MINIMUM = 2, 100
"""Cost factors of the tiers (rule OWN24). Half a set of a minimum costs 12,000 at the least, more
than the taste of a week; half a set of a target 240 for arms and 960 to 2,900 for what matters,
more than a line of taste (about 160)."""
PATTERN_WEIGHT, BALANCE_WEIGHT, PROMISE_WEIGHT = 20, 15, 40
SET_COST = 240
"""Cost of a missing hard set at weight one. Two minutes or twenty contacts cost as much."""
UNITS: Mapping[str, int] = {"half set": 120, "half second": 1, "contact": 12, "set": 240}


@dataclass(frozen=True, slots=True)
class Need:
    """One item of the dose in its own unit, and what a missing unit costs.

    The units are half sets for regions, half seconds for components, contacts and whole main
    sets. ``maximum`` is None where more does no harm.
    """

    key: Key
    minimum: int
    target: int
    maximum: int | None
    unit_cost: int


def held(line: ComposedLine, exercise: Exercise) -> dict[Key, int]:
    """What a line holds of each item, in the item's unit; items that it has nothing of left out."""
    amounts: dict[Key, int] = {
        region: set_halves(line, exercise, region) for region in exercise.regions if region.dosed
    }
    for component in exercise.components:
        amounts[component] = half_seconds(line, exercise, component)
    amounts[CONTACTS] = line.contacts
    amounts[MAIN_SETS] = line.sets if line.role is Role.MAIN else 0
    return {key: amount for key, amount in amounts.items() if amount}


def held_together(pairs: Iterable[tuple[ComposedLine, Exercise]]) -> dict[Key, int]:
    """What lines hold together of each item."""
    total: dict[Key, int] = {}
    for line, exercise in pairs:
        for key, amount in held(line, exercise).items():
            total[key] = total.get(key, 0) + amount
    return total


def scale_of(key: Key) -> int:
    """Units in one set, one minute, one contact or one main set."""
    if isinstance(key, Region):
        return 2
    return 120 if isinstance(key, Component) else 1


def needs_of(setting: Setting) -> Iterator[Need]:
    """Everything that the week's dose asks for."""
    dose = setting.dose
    for region in DOSED_REGIONS:
        if region in dose.sets:
            yield _need(region, dose.sets[region], setting)
    for component in Component:
        if component in dose.minutes:
            minutes = _need(component, dose.minutes[component], setting)
            yield Need(component, minutes.minimum, minutes.target, None, minutes.unit_cost)
    yield _need(CONTACTS, dose.contacts, setting)
    if dose.main.sets.high:
        yield _need(MAIN_SETS, dose.main.weekly_sets, setting)


def _need(key: Key, dose: Dose, setting: Setting) -> Need:
    scale = scale_of(key)
    minimum = round(dose.minimum * scale)
    target = max(round(dose.target * scale), minimum)
    maximum = max(round(dose.maximum * scale), target)
    return Need(key, minimum, target, maximum, weight_of(key, setting) * _unit(key))


def weight_of(key: Key, setting: Setting) -> int:
    """How dearly an item is given up (rule OWN10)."""
    beginner = setting.request.athlete.level in (Level.NEW, Level.NOVICE)
    return NEVER_DROPPED if beginner and key in BEGINNERS_KEEP else WEIGHTS[key]


def _unit(key: Key) -> int:
    if isinstance(key, Region):
        return UNITS["half set"]
    if isinstance(key, Component):
        return UNITS["half second"]
    return UNITS["contact"] if key == CONTACTS else UNITS["set"]


def outside_amount(key: Key, setting: Setting) -> int:
    """What warm-ups at runs, stretches and flows outside the sessions give already."""
    if isinstance(key, Component):
        return round(setting.request.outside.get(key, 0) * scale_of(key))
    return setting.request.outside_contacts if key == CONTACTS else 0


@dataclass(frozen=True, slots=True)
class WeeklyPattern:
    """Movement patterns of which the week holds at least one line, in words for a runner."""

    words: str
    patterns: frozenset[Pattern]
    wanted_for: Region
    """It is asked for while this region has a minimum."""
    main_patterns: frozenset[Pattern] = frozenset()
    """Patterns of main lifts that stand in for it, such as a split squat for the squat."""

    def met_by(self, line: ComposedLine, exercise: Exercise) -> bool:
        """True where the line is one of the pattern; practice does not count."""
        if line.role is Role.WARM_UP:
            return False
        stands_in = line.role is Role.MAIN and exercise.pattern in self.main_patterns
        return stands_in or exercise.pattern in self.patterns


ONE_LEG = "a lunge or step"
ROOM_FOR_ONE_LEG = frozenset(
    {SessionKind.FULL, SessionKind.LOWER, SessionKind.FULL_LIGHT, SessionKind.STABILITY}
)

WEEKLY_PATTERNS: tuple[WeeklyPattern, ...] = (
    WeeklyPattern(
        "a squat",
        frozenset({Pattern.SQUAT}),
        Region.QUADS,
        frozenset({Pattern.LUNGE, Pattern.STEP}),
    ),
    WeeklyPattern("a hinge", frozenset({Pattern.HINGE}), Region.HAMSTRINGS),
    WeeklyPattern(ONE_LEG, frozenset({Pattern.LUNGE, Pattern.STEP}), Region.GLUTES),
    WeeklyPattern("a row", frozenset({Pattern.HORIZONTAL_PULL}), Region.BACK),
    WeeklyPattern("a press", frozenset({Pattern.HORIZONTAL_PUSH}), Region.CHEST),
    WeeklyPattern("an overhead press", frozenset({Pattern.VERTICAL_PUSH}), Region.SHOULDERS),
    WeeklyPattern("anti-extension", frozenset({Pattern.ANTI_EXTENSION}), Region.TRUNK_FRONT),
    WeeklyPattern("anti-rotation", frozenset({Pattern.ANTI_ROTATION}), Region.TRUNK_SIDE),
    WeeklyPattern("side plank work", frozenset({Pattern.LATERAL}), Region.TRUNK_SIDE),
    WeeklyPattern("hip flexion", frozenset({Pattern.HIP_FLEXION}), Region.TRUNK_FRONT),
)
"""Squat, hinge and one leg; row, press and overhead press (S2); four core patterns (S1)."""


def weekly_patterns(setting: Setting) -> tuple[WeeklyPattern, ...]:
    """The patterns that this week asks for.

    A maintenance session is squat and hinge; one leg is asked for where there is room for it.
    """
    sets = setting.dose.sets
    kinds = {session.kind for session in setting.request.sessions}
    return tuple(
        each
        for each in WEEKLY_PATTERNS
        if each.wanted_for in sets
        and sets[each.wanted_for].minimum > 0
        and (each.words != ONE_LEG or kinds & ROOM_FOR_ONE_LEG)
    )
