"""A session as the steps that a watch counts through: sets, rests and rounds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from itertools import groupby

from wholestride.domain.exercise import Exercise, LoadKind, Measure
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Session
from wholestride.formats.gym_speech import SHORTEST_REST_SHOWN_S, tempo_words

MOST_STEPS = 50
"""What is said of older watches; no maker's figure is known, so we stay within it."""
LONGEST_NAME = 24
"""Letters of a name that a small round screen shows; our default."""
LAST_KNOWN_CATEGORY = 32
"""Older watches and tools know the categories 0 to 32 of FIT."""
_GRAMS_A_STEP = 10
_ENDS_BADLY = {"a", "and", "at", "for", "from", "in", "of", "on", "or", "the", "to", "with"}


class StepKind(StrEnum):
    """What is done in a step."""

    WORK = "work"
    REST = "rest"
    WARM_UP = "warm-up"
    COOL_DOWN = "cool-down"
    AGAIN = "again"
    """Back to an earlier step, for another round."""


class Ending(StrEnum):
    """What ends a step."""

    SECONDS = "seconds"
    REPS = "reps"
    BUTTON = "button"
    ROUNDS = "rounds"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a watch.

    ``amount`` counts what ends it: seconds, repetitions, or where ``kind`` is ``AGAIN`` the
    number of the step to go back to; ``rounds`` is then how often it is done in all.
    """

    kind: StepKind
    ending: Ending
    amount: int = 0
    rounds: int = 0
    name: str = ""
    notes: str = ""
    category: int | None = None
    exercise: int | None = None
    load: Mass | None = None


@dataclass(frozen=True, slots=True)
class _Layout:
    """How much is said in steps of its own: each side of a hold, rests of a minute and less."""

    sides: bool = True
    shortest_rest_s: int = SHORTEST_REST_SHOWN_S


_LAYOUTS = (_Layout(), _Layout(sides=False), _Layout(sides=False, shortest_rest_s=61))
"""From the fullest to the plainest; the first that a watch can hold is taken."""


def steps_of(session: Session, exercises: Mapping[str, Exercise]) -> tuple[Step, ...]:
    """The steps of a session, at most :data:`MOST_STEPS`; supersets alternate.

    Raises:
        ValueError: when the session has no exercises yet, or more than a watch can hold.
    """
    if not session.prescriptions:
        raise ValueError("The exercises of this session follow when its block comes near.")
    for layout in _LAYOUTS:
        steps = _laid_out(session.prescriptions, exercises, layout)
        if len(steps) <= MOST_STEPS:
            return steps
    raise ValueError(f"This session has {len(steps)} steps; a watch holds {MOST_STEPS}.")


def _laid_out(
    lines: Sequence[Prescription], exercises: Mapping[str, Exercise], layout: _Layout
) -> tuple[Step, ...]:
    steps: list[Step] = []
    for group in _groups(lines):
        for together, rounds in _rounds(group):
            first = len(steps)
            for line in together:
                steps += _moves(line, exercises.get(line.exercise), layout)
                if line.rest_seconds >= layout.shortest_rest_s:
                    steps.append(Step(StepKind.REST, Ending.SECONDS, line.rest_seconds))
            if rounds > 1:
                steps.append(Step(StepKind.AGAIN, Ending.ROUNDS, first, rounds))
    if steps and steps[-1].kind is StepKind.REST:
        steps.pop()
    return tuple(steps)


def _groups(lines: Sequence[Prescription]) -> Iterator[list[Prescription]]:
    """Neighbours of one superset together, every other line by itself."""
    for letter, group in groupby(lines, key=lambda line: line.superset):
        if letter:
            yield list(group)
        else:
            yield from ([line] for line in group)


def _rounds(group: Sequence[Prescription]) -> Iterator[tuple[list[Prescription], int]]:
    """Which lines are done in turn, and how often; those with more sets go on without the rest."""
    done = 0
    for until in sorted({line.sets for line in group if line.sets > 0}):
        yield [line for line in group if line.sets >= until], until - done
        done = until


def _moves(line: Prescription, exercise: Exercise | None, layout: _Layout) -> list[Step]:
    """The step of one set; a hold on each side is two."""
    step = Step(
        _kind(line),
        _ENDINGS.get(line.measure, Ending.BUTTON),
        line.amount.low if line.measure in _ENDINGS else 0,
        name=short_name(line.name),
        notes=notes_of(line, exercise),
        category=exercise.fit.category_number if exercise and exercise.fit else None,
        exercise=exercise.fit.name_number if exercise and exercise.fit else None,
        load=_load(line, exercise),
    )
    if not line.per_side or line.measure is not Measure.SECONDS:
        return [step]
    if not layout.sides:
        notes = f"Change sides after {line.amount.low} s. {step.notes}"
        return [replace(step, amount=2 * line.amount.low, notes=notes)]
    return [replace(step, name=short_name(line.name, side)) for side in line.sides]


_ENDINGS = {Measure.SECONDS: Ending.SECONDS, Measure.REPS: Ending.REPS}


def _kind(line: Prescription) -> StepKind:
    if line.warm_up or line.part == "warm-up":
        return StepKind.WARM_UP
    return StepKind.COOL_DOWN if line.part == "cool-down" else StepKind.WORK


def _helps(exercise: Exercise | None) -> bool:
    return exercise is not None and exercise.load_kind is LoadKind.ASSISTED


def _load(line: Prescription, exercise: Exercise | None) -> Mass | None:
    """The weight as a watch keeps it, in steps of 10 g; what helps is no weight."""
    if line.load is None or _helps(exercise):
        return None
    return Mass(round(line.load.grams / _GRAMS_A_STEP) * _GRAMS_A_STEP, line.load.unit)


def notes_of(line: Prescription, exercise: Exercise | None = None) -> str:
    """What a step has no field for: span of the amount, sides, effort, tempo, help.

    An amount that the watch counts itself is not said again.

    >>> from wholestride.domain.exercise import Pattern
    >>> from wholestride.domain.season import Range
    >>> notes_of(Prescription("step_up", "Step-up", (), Pattern.STEP, 3, Measure.REPS,
    ...     Range(6, 8), True, Range(2, 3), 90, weaker_side_first="left", tempo="3-1-1"))
    '6-8 reps each side, left first. RIR 2-3. 3 s down, 1 s held, 1 s up.'
    """
    unit = {Measure.REPS: "reps", Measure.SECONDS: "s", Measure.METRES: "m"}
    amount = f"{line.amount} {unit.get(line.measure, 'breaths')}"
    side = " each side" if line.per_side else ""
    first = f", {line.weaker_side_first} first" if line.weaker_side_first else ""
    counted = line.measure in _ENDINGS and line.amount.low == line.amount.high
    parts = [] if counted and not side else [f"{amount}{side}{first}"]
    if line.rir is not None and not line.warm_up:
        parts.append(f"RIR {line.rir}")
    if line.tempo:
        parts.append(tempo_words(line.tempo))
    if line.load is not None and _helps(exercise):
        parts.append(f"{line.load} of help")
    return " ".join(f"{part}." for part in parts)


def short_name(name: str, side: str = "") -> str:
    """A name for a small screen, with its side where it has one.

    >>> short_name("Hip circles (standing or quadruped CARs)")
    'Hip circles'
    >>> short_name("Dumbbell chest press on stability ball")
    'Dumbbell chest press'
    >>> short_name("Half-kneeling hip-flexor stretch", "right")
    'Half-kneeling, right'
    """
    room = LONGEST_NAME - (len(side) + 2 if side else 0)
    short = re.sub(r"\s*\([^)]*\)", "", name)
    if len(short) > room:
        short = short.split(",")[0]
    if len(short) > room:
        words = short[: room + 1].split(" ")[:-1] or [short[:room]]
        while len(words) > 1 and words[-1].casefold() in _ENDS_BADLY:
            words.pop()
        short = " ".join(words)
    return f"{short}, {side}" if side else short
