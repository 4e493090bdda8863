"""The short form of a session: what goes first when there are only so many minutes (OWN10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise, Pattern, Region
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, Role
from wholestride.planning.composition.supersets import seconds_together

Droppable = Callable[[ComposedLine, Exercise], bool]
PRIMARY = 2
SMALL_REGIONS = (Region.LOW_BACK, Region.ADDUCTORS, Region.HIP_FLEXORS)


def arm_isolation(_line: ComposedLine, exercise: Exercise) -> bool:
    """First to go: arms by themselves (UPPER02)."""
    return exercise.pattern is Pattern.ARM


def rolling_and_stretching(line: ComposedLine, _exercise: Exercise) -> bool:
    """Rolling and stretches can be done elsewhere (MOB03, MOB04)."""
    return line.role is Role.COOL_DOWN


def shoulder_extras(_line: ComposedLine, exercise: Exercise) -> bool:
    """Shoulder-blade work beside the rows."""
    return exercise.pattern is Pattern.SCAPULA


def small_direct_work(line: ComposedLine, exercise: Exercise) -> bool:
    """Direct low-back, adductor and hip-flexor sets: hinge and lunge cover some of it."""
    if exercise.pattern in (Pattern.HIP_ADDUCTION, Pattern.FOOT_SHIN):
        return True
    return any(
        line.role is not Role.MAIN and _only_primary(exercise, region) for region in SMALL_REGIONS
    )


def _only_primary(exercise: Exercise, region: Region) -> bool:
    primaries = [each for each, halves in exercise.regions.items() if halves >= PRIMARY]
    return primaries == [region]


def balance_of_its_own(line: ComposedLine, _exercise: Exercise) -> bool:
    """Balance stays in the warm-up."""
    return line.role is Role.BALANCE


def jumps(line: ComposedLine, _exercise: Exercise) -> bool:
    """Explosive sets and landings."""
    return line.role is Role.JUMP


def upper_body(line: ComposedLine, _exercise: Exercise) -> bool:
    """Upper body down to one push and one pull."""
    return line.role is Role.UPPER


def core(line: ComposedLine, _exercise: Exercise) -> bool:
    """Core, one line of it stays."""
    return line.role is Role.CORE


def one_leg_assistance(line: ComposedLine, _exercise: Exercise) -> bool:
    """Leg work beside the main lift."""
    return line.role in (Role.ONE_LEG, Role.ASSISTANCE)


def calves(line: ComposedLine, _exercise: Exercise) -> bool:
    """Calf raises."""
    return line.role is Role.CALF


def main_sets(line: ComposedLine, _exercise: Exercise) -> bool:
    """Sets of the main lift, down to one; its load never goes."""
    return line.role is Role.MAIN


def the_warm_up(line: ComposedLine, _exercise: Exercise) -> bool:
    """Shortened last of all."""
    return line.role is Role.WARM_UP


DROP_ORDER: tuple[Droppable, ...] = (
    arm_isolation,
    rolling_and_stretching,
    shoulder_extras,
    small_direct_work,
    balance_of_its_own,
    jumps,
    upper_body,
    core,
    one_leg_assistance,
    calves,
    main_sets,
    the_warm_up,
)
"""Least valuable first (rule OWN10)."""


def shorten(session: ComposedSession, minutes: int, catalogue: Catalogue) -> ComposedSession:
    """The session in at most so many minutes: "I have 20 minutes".

    Sets and lines go in the order of rule OWN10; one push, one pull, one core line, hip and
    side-trunk work and one set of the main lift stay as long as anything else can go.
    """
    lines = list(session.lines)
    steps = _steps(lines, catalogue)
    while seconds_together(lines, catalogue) > minutes * 60:
        step = next(steps, None)
        if step is None:
            break
        lines = step
    length = round(seconds_together(lines, catalogue) / 60, 1)
    return replace(session, lines=tuple(lines), minutes=length)


def _steps(lines: list[ComposedLine], catalogue: Catalogue) -> Iterator[list[ComposedLine]]:
    """Ever shorter lists of lines: first everything that may go, then what was protected."""
    for protect in (True, False):
        for droppable in DROP_ORDER:
            while True:
                index = _least(lines, catalogue, droppable, protect)
                if index is None:
                    break
                lines = _without(lines, index)
                yield lines


def _least(
    lines: list[ComposedLine], catalogue: Catalogue, droppable: Droppable, protect: bool
) -> int | None:
    """The last line of the sort that may lose a set."""
    for index in reversed(range(len(lines))):
        line, exercise = lines[index], catalogue.exercises[lines[index].exercise]
        if droppable(line, exercise) and not (protect and _is_kept(index, lines, catalogue)):
            return index
    return None


def _is_kept(index: int, lines: list[ComposedLine], catalogue: Catalogue) -> bool:
    """A push, a pull, a core and a calf line, hip and side work and a main set stay (INJ03)."""
    line, exercise = lines[index], catalogue.exercises[lines[index].exercise]
    if line.sets > 1:
        return False
    if line.role in (Role.MAIN, Role.WARM_UP):
        return True
    if exercise.pattern in (Pattern.LATERAL, Pattern.HIP_ABDUCTION):
        return True
    if line.role in (Role.CORE, Role.CALF):
        return sum(each.role is line.role for each in lines) == 1
    side = _side(exercise)
    return side is not None and _number_of(side, lines, catalogue) == 1


def _side(exercise: Exercise) -> str | None:
    return next((side for side in ("push", "pull") if side in exercise.pattern), None)


def _number_of(side: str, lines: Iterable[ComposedLine], catalogue: Catalogue) -> int:
    return sum(side in catalogue.exercises[line.exercise].pattern for line in lines)


def _without(lines: list[ComposedLine], index: int) -> list[ComposedLine]:
    """The lines with one set of a line less, or without the line."""
    line = lines[index]
    if line.sets > 1:
        return [*lines[:index], replace(line, sets=line.sets - 1), *lines[index + 1 :]]
    left = lines[:index] + lines[index + 1 :]
    partners = [each for each in left if line.superset and each.superset == line.superset]
    if len(partners) != 1:
        return left
    return [replace(each, superset=None) if each is partners[0] else each for each in left]
