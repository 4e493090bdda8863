"""What sessions held in a season before, so that composing a block again touches little else."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from wholestride.domain.season import Session
from wholestride.planning.blocks import NOTHING_HELD, Held
from wholestride.planning.composition.kinds import CONTENT
from wholestride.planning.composition.nouns import Role
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.sessions import IssueInputs, may_carry

AROUND = (Role.WARM_UP, Role.COOL_DOWN)
"""What stands around the work; sessions may share it."""


def held_before(
    placed: Sequence[PlacedSession], inputs: IssueInputs
) -> dict[date, tuple[Held, ...]]:
    """By week what each of its sessions held, in the order of the composed ones.

    What a session leaves out in one week it held in another one of its block: its weeks are
    taken together, so that a block keeps its exercises.
    """
    before = {number: _before(number, each, inputs) for number, each in enumerate(placed)}
    together: dict[tuple[int, str], frozenset[str]] = {}
    for old in before.values():
        if old is not None:
            together[_slot(old)] = together.get(_slot(old), frozenset()) | _worked(old)
    found: dict[date, tuple[Held, ...]] = {}
    for number, each in enumerate(placed):
        if each.own_title:
            continue
        old, held = before[number], NOTHING_HELD
        if old is not None:
            frozen = (each.start, each.kind) in inputs.frozen
            stays = frozen or may_carry(old, each, inputs)
            held = Held(together[_slot(old)], stays)
        found[each.week] = (*found.get(each.week, ()), held)
    return found


def _before(number: int, placed: PlacedSession, inputs: IssueInputs) -> Session | None:
    """The written session that this one was; none where a template says what it holds."""
    if placed.own_title or CONTENT[placed.kind].template:
        return None
    old = inputs.frozen.get((placed.start, placed.kind)) or inputs.old.by_position.get(number)
    return old if old is not None and old.prescriptions and not old.own else None


def _slot(old: Session) -> tuple[int, str]:
    """The same session in every week of its block: its id without the week."""
    return old.block, old.id[len("2026-11-23-") :]


def _worked(old: Session) -> frozenset[str]:
    lines = (each for each in old.prescriptions if not each.warm_up and each.part not in AROUND)
    return frozenset(each.exercise for each in lines)
