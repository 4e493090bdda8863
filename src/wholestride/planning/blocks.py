"""Which weeks share their exercises: each block is composed once for each kind of week it has."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from wholestride.domain.athlete import Athlete, Emphasis
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Component
from wholestride.domain.running import Run
from wholestride.domain.season import SessionKind, WeekDose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.nouns import (
    BlockRequest,
    ComposedBlock,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.dose.amounts import EASED_COMPONENTS
from wholestride.planning.placement.nouns import PlacedSession

LIGHT_FORMS: Mapping[SessionKind, SessionKind] = {SessionKind.FULL_LIGHT: SessionKind.FULL}
"""In a block of full sessions a full-light one is the full one with fewer sets."""


@dataclass(frozen=True, slots=True)
class ComposedWeek:
    """The composed sessions of one week, in the order of its placed sessions.

    ``factor`` is the share of the phase's sets that they were composed for.
    """

    sessions: tuple[ComposedSession, ...]
    factor: float
    gap: float
    shortfalls: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Held:
    """The exercises of a session in the season before, and whether they stay as they are."""

    exercises: frozenset[str] = frozenset()
    stays: bool = False


NOTHING_HELD = Held()


@dataclass(frozen=True, slots=True)
class BlockInputs:
    """What composing a season's blocks looks at."""

    athlete: Athlete
    catalogue: Catalogue
    doses: Sequence[WeekDose]
    runs: Sequence[Run]
    placed: Mapping[date, tuple[PlacedSession, ...]]
    """Sessions by the Monday of their week, in order of time."""
    mastered: frozenset[str] = frozenset()
    main_before: tuple[str, ...] = ()
    """Main lifts of the block before the first one, which go on."""
    others_before: frozenset[str] = frozenset()
    held: Mapping[date, tuple[Held, ...]] = field(default_factory=dict)
    """What the same sessions held in a season before."""


@dataclass(frozen=True, slots=True)
class _Likeness:
    """What weeks have in common that share their exercises: sessions, and what is left out."""

    sessions: tuple[SessionRequest, ...]
    avoid: frozenset[str] = frozenset()


@dataclass(slots=True)
class _Memory:
    """What one block hands to the next."""

    main: tuple[str, ...] = ()
    others: frozenset[str] = field(default_factory=frozenset)


def compose_weeks(inputs: BlockInputs, blocks: Sequence[int]) -> dict[date, ComposedWeek]:
    """Compose the weeks of the named blocks; main lifts are carried from block to block."""
    composed: dict[date, ComposedWeek] = {}
    memory = _Memory(inputs.main_before, inputs.others_before)
    for block in blocks:
        weeks = [dose for dose in inputs.doses if dose.block == block]
        composed |= _compose_one(inputs, weeks, memory)
    return composed


def _compose_one(
    inputs: BlockInputs, weeks: Sequence[WeekDose], memory: _Memory
) -> dict[date, ComposedWeek]:
    likeness = {
        dose.start: _Likeness(sessions, _left_out(inputs, dose))
        for dose in weeks
        if (sessions := _requests(inputs, dose, weeks))
    }
    composed: dict[_Likeness, ComposedWeek] = {}
    mains, others = memory.main, memory.others
    for alike, _ in Counter(likeness.values()).most_common():
        typical = _typical(weeks, likeness, alike)
        block = compose_block(
            _block_request(inputs, typical, alike, _Memory(mains, others)), inputs.catalogue
        )
        composed[alike] = ComposedWeek(block.sessions, typical.factor, block.gap, block.shortfalls)
        mains = _unique(_lines(block, main=True) + list(mains))
    if composed:
        first = next(iter(composed.values()))
        memory.main = _unique(_lines(first, main=True)) or memory.main
        memory.others = frozenset(_lines(first, main=False))
    return {monday: composed[alike] for monday, alike in likeness.items()}


def _left_out(inputs: BlockInputs, dose: WeekDose) -> frozenset[str]:
    """What is forbidden on any day of the week.

    The first and the last day speak for all: an injury that comes and goes in between is asked
    for on the day on which it began.
    """
    athlete = inputs.athlete
    first, last = dose.days[0], dose.days[-1]
    began = [each.since for each in athlete.injuries if each.since and first <= each.since <= last]
    changes = athlete.injuries or athlete.postpartum_since or first.year != last.year
    days = {first, last if changes else first, *began}
    return frozenset(
        exercise
        for day in sorted(days)
        for exercise in forbidden_exercises(athlete, inputs.catalogue, day, athlete.level)
    )


def _unique(names: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _lines(block: ComposedBlock | ComposedWeek, *, main: bool) -> list[str]:
    return [
        line.exercise
        for session in block.sessions
        for line in session.lines
        if (line.role is Role.MAIN) is main
    ]


def _requests(
    inputs: BlockInputs, dose: WeekDose, weeks: Sequence[WeekDose]
) -> tuple[SessionRequest, ...]:
    wanted = {kind for each in weeks for kind, count in each.wanted.items() if count}
    seen: Counter[SessionKind] = Counter()
    requests = []
    sessions = inputs.placed.get(dose.start, ())
    held = inputs.held.get(dose.start) or [NOTHING_HELD] * len(sessions)
    for placed, before in zip(sessions, held, strict=True):
        kind = LIGHT_FORMS.get(placed.kind, placed.kind)
        if kind not in wanted:
            kind = placed.kind
        variant = _variant(kind, seen[kind], dose.block, inputs.athlete)
        seen[kind] += 1
        place = inputs.athlete.planning_places[placed.place]
        requests.append(
            SessionRequest(kind, placed.minutes, place, variant, before.exercises, before.stays)
        )
    return tuple(requests)


def _variant(kind: SessionKind, number: int, block: int, athlete: Athlete) -> str:
    """A and B by turns; a lone upper-core session alternates from block to block."""
    turn = number
    if kind is SessionKind.UPPER_CORE and Emphasis.POSTURE not in athlete.emphasis:
        turn += block
    return "AB"[turn % 2]


def _typical(
    weeks: Sequence[WeekDose],
    likeness: Mapping[date, _Likeness],
    alike: _Likeness,
) -> WeekDose:
    """The fullest of the weeks that are alike, or the block's fullest one.

    A week of which few days are left may be full by its factor and yet ask for less.
    """
    same = [dose for dose in weeks if likeness.get(dose.start) == alike]
    full = [dose for dose in same if dose.factor >= 1] or [
        dose for dose in weeks if dose.factor >= 1 and _counted(dose) >= _counted(same[-1])
    ]
    candidates = full or same
    usual = [dose for dose in candidates if dose.leg_factor >= 1]
    return as_full_week((usual or candidates)[-1])


def _counted(dose: WeekDose) -> int:
    """Sessions of the week that count as strength."""
    return sum(count for kind, count in dose.wanted.items() if kind.counted)


def as_full_week(dose: WeekDose) -> WeekDose:
    """The dose without its easing: a block of easy weeks alone is composed whole, then scaled."""
    if dose.factor >= 1 or dose.factor <= 0:
        return dose
    more = 1 / dose.factor
    return replace(
        dose,
        factor=1.0,
        sets={region: each.scaled(more) for region, each in dose.sets.items()},
        minutes={
            part: each.scaled(more) if part in EASED_COMPONENTS else each
            for part, each in dose.minutes.items()
        },
    )


def _block_request(
    inputs: BlockInputs,
    dose: WeekDose,
    alike: _Likeness,
    memory: _Memory,
) -> BlockRequest:
    outside, contacts = outside_of(dose, inputs.runs)
    return BlockRequest(
        dose=dose,
        athlete=inputs.athlete,
        sessions=alike.sessions,
        outside=outside,
        outside_contacts=contacts,
        avoid=alike.avoid,
        keep_main=memory.main,
        recent=memory.others,
        mastered=inputs.mastered,
        age=inputs.athlete.age_on(dose.start),
    )


def outside_of(dose: WeekDose, runs: Sequence[Run]) -> tuple[dict[Component, float], int]:
    """Component minutes and contacts that the week's runs bring by their add-ons."""
    days = set(dose.days)
    minutes: dict[Component, float] = {}
    contacts = 0
    for run in runs:
        if run.day in days:
            for add_on in run.add_ons:
                contacts += add_on.contacts
                for component, credit in add_on.components:
                    minutes[component] = minutes.get(component, 0) + credit
    return minutes, contacts
