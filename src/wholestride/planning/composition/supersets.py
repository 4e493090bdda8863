"""How long lines take together when some of them stand in each other's rests (rule OWN02)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from wholestride.domain.catalogue import Catalogue
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import FILLERS
from wholestride.planning.composition.times import seconds_for_fillers


def seconds_together(lines: Iterable[ComposedLine], catalogue: Catalogue) -> int:
    """Seconds of all lines, less what their supersets save."""
    known = list(lines)
    groups: dict[str, list[ComposedLine]] = {}
    for line in known:
        if line.superset:
            groups.setdefault(line.superset, []).append(line)
    saved = sum(saved_seconds(group, catalogue) for group in groups.values())
    return sum(line.seconds for line in known) - saved


def saved_seconds(group: Sequence[ComposedLine], catalogue: Catalogue) -> int:
    """Seconds that one superset saves.

    Upper body and core in the rests of a leg lift save what they take, up to 55 % of its rests;
    two of them together save 30 % of the rests of the upper-body lines. The rests of a written
    template are short already, so its supersets save nothing more.
    """
    if any(is_written(line) for line in group):
        return 0
    room = [seconds_for_fillers(line, catalogue.exercises[line.exercise]) for line in group]
    leads = [index for index, line in enumerate(group) if line.role not in FILLERS]
    if leads:
        fillers = sum(line.seconds for line in group if line.role in FILLERS)
        return min(fillers, sum(room[index] for index in leads))
    shortest = min((line.seconds for line in group), default=0)
    return min(sum(room), shortest) if len(group) > 1 else 0


def is_written(line: ComposedLine) -> bool:
    """True for a line whose amount comes from a template (jumps carry an amount as well)."""
    return line.amount is not None and line.role is not Role.JUMP
