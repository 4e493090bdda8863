"""The order of a session (rule DOSE18) and its supersets (rule OWN02)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from string import ascii_uppercase

from wholestride.domain.exercise import Equipment, Exercise, Pattern
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import (
    FILLERS,
    LEG_PATTERNS,
    PULL_PATTERNS,
    PUSH_PATTERNS,
)
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.times import seconds_for_fillers

ROLE_ORDER = tuple(Role)
MOST_FILLERS = 2
"""Beside a main lift; a round of more than three cannot be held in mind. Other rests hold one."""
MOST_MOVES = 8
STATIONS = frozenset(
    {
        *(Equipment.BARBELL, Equipment.RACK, Equipment.TRAP_BAR, Equipment.LANDMINE),
        *(Equipment.CABLE, Equipment.BENCH, Equipment.INCLINE_BENCH, Equipment.PULL_UP_BAR),
        *(Equipment.LEG_PRESS, Equipment.LEG_CURL, Equipment.CALF_MACHINE, Equipment.HIP_MACHINE),
    }
)
"""Pieces that only one lift of a superset can occupy."""
PRIMARY = 2


@dataclass(frozen=True, slots=True)
class _Group:
    lead: ComposedLine
    fillers: tuple[ComposedLine, ...]


def arrange(
    lines: Sequence[ComposedLine], setting: Setting, equipment: frozenset[Equipment]
) -> tuple[ComposedLine, ...]:
    """Order the lines and put fillers into the rests of leg lifts and of each other."""
    ordered = sorted(lines, key=lambda line: ROLE_ORDER.index(line.role))
    written = [line for line in ordered if line.superset]
    open_lines = [line for line in ordered if not line.superset]
    groups = list(_groups(open_lines, setting, equipment))
    taken = {line.superset for line in written}
    letters = [letter for letter in ascii_uppercase if letter not in taken]
    lettered: dict[ComposedLine, tuple[ComposedLine, ...]] = {}
    for group, letter in zip(groups, letters, strict=False):
        members = (group.lead, *group.fillers)
        lettered[group.lead] = tuple(replace(line, superset=letter) for line in members)
    gone = [line for group in groups for line in group.fillers]
    result: list[ComposedLine] = []
    for line in ordered:
        if line not in gone:
            result.extend(lettered.get(line, (line,)))
    return tuple(result)


def _groups(
    lines: Sequence[ComposedLine], setting: Setting, equipment: frozenset[Equipment]
) -> Iterator[_Group]:
    """Leg lifts with fillers in their rests first, then pairs of fillers."""
    fillers = [line for line in lines if line.role in FILLERS]
    leads = [line for line in lines if line.role not in FILLERS and _room(line, setting)]
    leads.sort(key=lambda line: -_room(line, setting))
    seats = _seated(_Hall(leads, fillers, setting, equipment))
    for number, lead in enumerate(leads):
        seated = tuple(line for line, seat in zip(fillers, seats, strict=True) if seat == number)
        if seated:
            yield _Group(lead, seated)
    free = [line for line, seat in zip(fillers, seats, strict=True) if seat is None]
    yield from _pairs(free, setting, equipment)


def _room(line: ComposedLine, setting: Setting) -> int:
    return seconds_for_fillers(line, setting.exercise(line.exercise))


@dataclass(frozen=True, slots=True)
class _Hall:
    """Leads with room in their rests, and fillers that look for a seat."""

    leads: Sequence[ComposedLine]
    fillers: Sequence[ComposedLine]
    setting: Setting
    equipment: frozenset[Equipment]

    def saved(self, seats: Sequence[int | None]) -> int:
        """Seconds saved by a seating; minus one where two cannot sit together."""
        total = 0
        for number, lead in enumerate(self.leads):
            seated = [f for f, seat in zip(self.fillers, seats, strict=True) if seat == number]
            together = [lead, *seated]
            most = MOST_FILLERS if lead.role is Role.MAIN else 1
            if len(seated) > most or not self._friendly(together):
                return -1
            total += min(sum(line.seconds for line in seated), _room(lead, self.setting))
        return total

    def _friendly(self, lines: Sequence[ComposedLine]) -> bool:
        return all(
            _share(one, two, self.setting, self.equipment) for one, two in combinations(lines, 2)
        )


def _seated(hall: _Hall) -> list[int | None]:
    """A seat for each filler: the longest first, then moves and exchanges while they save more."""
    seats: list[int | None] = [None] * len(hall.fillers)
    choices: tuple[int | None, ...] = (*range(len(hall.leads)), None)
    order = sorted(range(len(seats)), key=lambda index: -hall.fillers[index].seconds)
    for index in order:
        seats = max(
            ([*seats[:index], seat, *seats[index + 1 :]] for seat in choices), key=hall.saved
        )
    for _ in range(MOST_MOVES):
        better = max(_neighbours(seats, choices), key=hall.saved, default=seats)
        if hall.saved(better) <= hall.saved(seats):
            break
        seats = better
    return seats


def _neighbours(
    seats: list[int | None], choices: Sequence[int | None]
) -> Iterator[list[int | None]]:
    for index in range(len(seats)):
        for seat in choices:
            yield [*seats[:index], seat, *seats[index + 1 :]]
    for one, two in combinations(range(len(seats)), 2):
        swapped = list(seats)
        swapped[one], swapped[two] = seats[two], seats[one]
        yield swapped


def _pairs(
    fillers: Sequence[ComposedLine], setting: Setting, equipment: frozenset[Equipment]
) -> Iterator[_Group]:
    """Push with pull, or upper body with core: each finds room in the other's rests."""
    left = list(fillers)
    while left:
        lead = left.pop(0)
        partner = next((each for each in left if _pair(lead, each, setting, equipment)), None)
        if partner is None:
            continue
        left.remove(partner)
        yield _Group(lead, (partner,))


def _pair(
    lead: ComposedLine, other: ComposedLine, setting: Setting, equipment: frozenset[Equipment]
) -> bool:
    if lead.role is not Role.UPPER or not _share(lead, other, setting, equipment):
        return False
    first, second = (setting.exercise(each.exercise).pattern for each in (lead, other))
    same = any(first in side and second in side for side in (PUSH_PATTERNS, PULL_PATTERNS))
    return not same


def _share(
    lead: ComposedLine, filler: ComposedLine, setting: Setting, equipment: frozenset[Equipment]
) -> bool:
    """True where two lines can be done in turns: another station, another region, another grip."""
    one, two = setting.exercise(lead.exercise), setting.exercise(filler.exercise)
    if _stations(one, equipment) & _stations(two, equipment):
        return False
    heavy_lead = lead.role is Role.MAIN and one.pattern in LEG_PATTERNS
    if heavy_lead and two.pattern in (Pattern.CARRY, Pattern.LOW_BACK_EXTENSION):
        return False
    return not _primaries(one) & _primaries(two)


def _stations(exercise: Exercise, equipment: frozenset[Equipment]) -> frozenset[Equipment]:
    """The stations that the exercise occupies with the first kit that is there."""
    kit = next((kit for kit in exercise.equipment if kit <= equipment), frozenset())
    return kit & STATIONS


def _primaries(exercise: Exercise) -> set[str]:
    return {region for region, halves in exercise.regions.items() if halves >= PRIMARY}
