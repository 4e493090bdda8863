"""Lighter weeks from the block's full week: fewer sets, the same exercises and loads."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise
from wholestride.domain.season import SessionKind
from wholestride.planning.composition.account import leg_dose, leg_dose_part
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, Role
from wholestride.planning.composition.roles import PRACTISED
from wholestride.planning.composition.shorten import shorten
from wholestride.planning.composition.supersets import seconds_together
from wholestride.planning.composition.trim import unpaired

LEG_ROLES = frozenset({Role.MAIN, Role.ONE_LEG, Role.ASSISTANCE, Role.CALF, Role.JUMP})
PARTS: tuple[frozenset[Role], ...] = (
    LEG_ROLES - {Role.JUMP},
    frozenset({Role.JUMP}),
    frozenset({Role.UPPER}),
    frozenset({Role.CORE}),
)
"""Sets are rounded within each of these, so that none of them loses everything to another."""
KEPT = frozenset({Role.MAIN, Role.CORE})
"""A main lift and every core pattern (S1) are there in an easy week too, with a set at least."""
MOST_SETS = 5
PERCENT = 100


def scale(
    session: ComposedSession,
    kind: SessionKind,
    factor: float,
    leg_factor: float,
    catalogue: Catalogue,
) -> ComposedSession:
    """The session with a share of its sets, as the kind of session that it is in its week.

    ``factor`` is the week's share (recovery 0.55, first week of more 0.6, taper about 0.5),
    ``leg_factor`` a further one for leg lines alone, where a run came shortly before (I08) or
    the long run leaps ahead (L09). Rounding passes its rest on to the next line, so that the
    sum comes near the share; main lifts and core lines keep a set, and the kind's leg dose is a
    ceiling. Mobility and prehab stay whole (PHASE15).
    """
    request = replace(session.request, kind=kind)
    if CONTENT[kind].template and kind is not SessionKind.UPPER_CORE:
        return replace(session, request=request)
    lighter = kind is not session.request.kind and kind is SessionKind.FULL_LIGHT
    lines = _scaled(session.lines, factor, leg_factor)
    if lighter:
        lines = [replace(line, easy=True) for line in lines]
    kept = _under_ceiling(lines, kind, catalogue)
    return with_lines(replace(session, request=request), kept, catalogue)


def with_lines(
    session: ComposedSession, lines: Sequence[ComposedLine], catalogue: Catalogue
) -> ComposedSession:
    """The session with these lines, no superset of one, and the minutes that they take."""
    kept = unpaired(tuple(lines))
    minutes = round(seconds_together(kept, catalogue) / 60, 1)
    return replace(session, lines=kept, minutes=minutes)


def _scaled(lines: Sequence[ComposedLine], factor: float, leg_factor: float) -> list[ComposedLine]:
    sets = {index: line.sets for index, line in enumerate(lines)}
    for part in PARTS:
        legs = leg_factor if part <= LEG_ROLES else 1.0
        share = round(factor * legs * PERCENT)
        members = [index for index, line in enumerate(lines) if line.role in part]
        sets |= _shared(members, lines, share)
    return [replace(line, sets=sets[i]) for i, line in enumerate(lines) if sets[i] > 0]


def _shared(members: Iterable[int], lines: Sequence[ComposedLine], share: int) -> dict[int, int]:
    """Sets of some lines at so many percent, each rounding passing its rest on."""
    sets: dict[int, int] = {}
    owed = 0
    for index in members:
        line = lines[index]
        owed += line.sets * share
        least = 1 if line.role in KEPT and share > 0 else 0
        number = min(max((owed + PERCENT // 2) // PERCENT, least), max(MOST_SETS, line.sets))
        owed -= number * PERCENT
        sets[index] = number
    return sets


def _under_ceiling(
    lines: list[ComposedLine], kind: SessionKind, catalogue: Catalogue
) -> list[ComposedLine]:
    """The lines without the leg sets that the kind's leg dose has no room for.

    Assistance goes first, then jumps, then calves, main sets down to one.
    """
    ceiling = kind.leg_dose_hundredths
    while CONTENT[kind].limited and leg_dose(lines, catalogue) > ceiling:
        index = _cheapest(lines, catalogue)
        if index is None:
            break
        less = replace(lines[index], sets=lines[index].sets - 1)
        lines = [*lines[:index], *([less] if less.sets else []), *lines[index + 1 :]]
    return lines


def _cheapest(lines: Sequence[ComposedLine], catalogue: Catalogue) -> int | None:
    order = (Role.ASSISTANCE, Role.ONE_LEG, Role.JUMP, Role.CALF, Role.MAIN)
    for role in order:
        for index in reversed(range(len(lines))):
            line = lines[index]
            costs = leg_dose_part(line, _exercise(line, catalogue)) > 0
            if line.role is role and costs and (role is not Role.MAIN or line.sets > 1):
                return index
    return None


def _exercise(line: ComposedLine, catalogue: Catalogue) -> Exercise:
    return catalogue.exercises[line.exercise]


def fit_minutes(session: ComposedSession, minutes: int, catalogue: Catalogue) -> ComposedSession:
    """The session in at most so many minutes; unchanged where it fits already (OWN10)."""
    return shorten(session, minutes, catalogue)


def working_sets(session: ComposedSession) -> int:
    """Working sets of the session, practice and jumps not counted."""
    return sum(line.sets for line in session.lines if line.role not in PRACTISED | {Role.JUMP})
