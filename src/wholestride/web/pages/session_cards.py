"""A planned session as the gym needs it: cards with rows to tick, swaps, racks, the short form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import takewhile

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Exercise, Sidedness
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Session
from wholestride.planning.prescription.adjust import TENDONS, is_primary
from wholestride.planning.prescription.steps import steps_for
from wholestride.planning.prescription.warm_up_sets import LADDER
from wholestride.planning.progress.decision import LoadDecision
from wholestride.web import words
from wholestride.web.training.short_form import ShortForms, set_seconds, short_forms

WARM_UP = "warm-up"
RAMP = {reps: percent for percent, reps in LADDER}
"""Percent of the working load by the repetitions of a warm-up set."""
RULE_ID = re.compile(r"\s*\(([A-Z]+\d+[a-z]?)\)")
UNKNOWN_LOAD = "Your load is not known yet"


@dataclass(frozen=True, slots=True)
class Row:
    """One set to tick, pre-filled."""

    exercise: str
    number: int
    side: str
    warm_up: bool
    measure: str
    amount: int
    grams: int | None
    label: str
    last: str
    line: int
    """Which line of the session it belongs to, and the how manyth set of it; 0 before them."""
    nth: int
    seconds: int


@dataclass(frozen=True, slots=True)
class Move:
    """What is done in a card: the planned exercise or one that takes its place."""

    exercise: str
    name: str
    cues: tuple[str, ...]
    rack: str
    note: str
    rows: tuple[Row, ...]


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence of reason with its grade and rule, where it has one."""

    text: str
    rule: str = ""
    grade: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One exercise, or the whole warm-up, in the order of the session."""

    key: str
    target: str
    rest: int
    superset: str
    reason: Spoken | None
    more: tuple[Spoken, ...]
    differently: tuple[tuple[str, str], ...]
    asks_rir: bool
    pain_rule: str
    easier: str
    moves: tuple[Move, ...]


@dataclass(frozen=True, slots=True)
class Gym:
    """What cards are made from."""

    catalogue: Catalogue
    athlete: Athlete
    place: TrainingPlace
    session: Session
    decisions: Mapping[int, LoadDecision] = field(default_factory=dict)
    """By the position of the prescription: what the logs say about its load."""
    last: Mapping[tuple[str, int, str], str] = field(default_factory=dict)
    """What was done last time in the same set."""


def working_lines(session: Session) -> tuple[Prescription, ...]:
    """The lines without the warm-up sets that lead to them."""
    return tuple(line for line in session.prescriptions if not line.warm_up)


def cards_of(gym: Gym) -> tuple[Card, ...]:
    """The cards: the warm-up as one, then one for each exercise with its warm-up sets."""
    lines = list(enumerate(session_lines(gym)))
    first = list(takewhile(lambda pair: pair[1].part == WARM_UP and not pair[1].warm_up, lines))
    rest = lines[len(first) :]
    if len(first) < 2 or not rest:
        first, rest = [], lines
    numbers = _LineNumbers()
    cards = [_warm_up_card(gym, [line for _, line in first], numbers)] if first else []
    cards += [_exercise_card(gym, group, numbers) for group in _grouped(rest)]
    return tuple(cards)


def session_lines(gym: Gym) -> tuple[Prescription, ...]:
    """The session's lines with the loads that the logs ask for, and warm-up sets to match."""
    lines = gym.session.prescriptions
    loads = {lines[index].exercise: each.load for index, each in gym.decisions.items()}
    return tuple(
        replace(line, load=_ramp(gym, line, loads[line.exercise]))
        if line.warm_up and line.exercise in loads
        else replace(line, load=gym.decisions[index].load)
        if index in gym.decisions
        else line
        for index, line in enumerate(lines)
    )


def _ramp(gym: Gym, line: Prescription, working: Mass | None) -> Mass | None:
    """A warm-up set's share of the working load (rule WARM01)."""
    exercise = gym.catalogue.exercises[line.exercise]
    steps = steps_for(exercise, gym.place, gym.athlete.unit)
    percent = RAMP.get(line.amount.low)
    if working is None or steps is None or percent is None:
        return None
    return steps.round_down(Mass(working.grams * percent // 100, working.unit)) or steps.masses[0]


def forms_of(gym: Gym) -> ShortForms:
    """What stays in fewer minutes."""
    return short_forms(gym.session, working_lines(gym.session), gym.catalogue)


class _LineNumbers:
    """Numbers lines as they come, and the sets of an exercise on through the session."""

    def __init__(self) -> None:
        self.lines = 0
        self.sets: dict[tuple[str, bool], int] = {}

    def next_line(self) -> int:
        self.lines += 1
        return self.lines - 1

    def next_set(self, exercise: str, *, warm_up: bool) -> int:
        key = (exercise, warm_up)
        self.sets[key] = self.sets.get(key, 0) + 1
        return self.sets[key]


Numbered = tuple[int, Prescription]


def _grouped(lines: Sequence[Numbered]) -> Iterator[list[Numbered]]:
    """Neighbours of one exercise: its warm-up sets, its sets, its extra set."""
    group: list[Numbered] = []
    for index, line in lines:
        if group and group[-1][1].exercise != line.exercise:
            yield group
            group = []
        group.append((index, line))
    if group:
        yield group


def _warm_up_card(gym: Gym, lines: Sequence[Prescription], numbers: _LineNumbers) -> Card:
    rows = [row for line in lines for row in _rows(gym, line, numbers, numbers.next_line())]
    named = [replace(row, label=gym.catalogue.exercises[row.exercise].name) for row in rows]
    minutes = max(1, round(sum(row.seconds for row in rows) / 60))
    move = Move(WARM_UP, "Warm-up", ("Easy and smooth.", "Breathe."), "", "", tuple(named))
    return Card(
        key=WARM_UP,
        target=f"{minutes} min, {len(lines)} movements",
        rest=0,
        superset="",
        reason=next(iter(spoken(lines[0].why, gym.catalogue)), None),
        more=(),
        differently=(),
        asks_rir=False,
        pain_rule="INJ13",
        easier="",
        moves=(move,),
    )


def _exercise_card(gym: Gym, group: Sequence[Numbered], numbers: _LineNumbers) -> Card:
    index, line = next((pair for pair in group if not pair[1].warm_up), group[0])
    exercise = gym.catalogue.exercises[line.exercise]
    rows = _group_rows(gym, [each for _, each in group], numbers)
    swaps = tuple(_swaps(gym, line, rows))
    sentences = _sentences(gym, index, line)
    return Card(
        key=line.exercise,
        target=_target(line),
        rest=line.rest_seconds,
        superset=line.superset or "",
        reason=sentences[0] if sentences else None,
        more=tuple(sentences[1:]),
        differently=tuple((each.when, each.then) for each in line.adjust),
        asks_rir=line.rir is not None,
        pain_rule="A08" if _on_tendon(gym, exercise) else "INJ13",
        easier=next((each.exercise for each in swaps if each.note == "easier"), ""),
        moves=(_move(gym, exercise, rows, ""), *swaps),
    )


def _target(line: Prescription) -> str:
    rir = f" at RIR {words.figures(line.rir)}" if line.rir else ""
    tempo = f" · {line.tempo}" if line.tempo else ""
    return f"{words.amount(line)}{rir}{tempo}"


def _move(gym: Gym, exercise: Exercise, rows: tuple[Row, ...], note: str) -> Move:
    rack = rack_key(exercise, gym.place, gym.athlete)
    return Move(exercise.id, exercise.name, exercise.cues[:2], rack, note, rows)


def _group_rows(gym: Gym, lines: Sequence[Prescription], numbers: _LineNumbers) -> tuple[Row, ...]:
    rows: list[Row] = []
    coming = numbers.lines
    for line in lines:
        position = coming if line.warm_up else numbers.next_line()
        rows += _rows(gym, line, numbers, position)
    return tuple(rows)


def _rows(gym: Gym, line: Prescription, numbers: _LineNumbers, position: int) -> Iterator[Row]:
    """A row for each set, two where the sides are done one after the other."""
    exercise = gym.catalogue.exercises[line.exercise]
    seconds = set_seconds(line, gym.catalogue)
    for nth in range(1, line.sets + 1):
        number = numbers.next_set(line.exercise, warm_up=line.warm_up)
        sides = _sides(line)
        first = exercise.set_up_seconds if nth == 1 and not line.warm_up else 0
        for side in sides:
            last = "" if line.warm_up else gym.last.get((line.exercise, number, side), "")
            yield Row(
                exercise=line.exercise,
                number=number,
                side=side,
                warm_up=line.warm_up,
                measure=str(line.measure),
                amount=line.amount.low,
                grams=line.load.grams if line.load else None,
                label="",
                last=last,
                line=position,
                nth=0 if line.warm_up else nth,
                seconds=(seconds + first) // len(sides),
            )


def _sides(line: Prescription) -> tuple[str, ...]:
    """The weaker side first, else the left; one set of an extra line is the weaker side's."""
    if line.per_side:
        return ("right", "left") if line.weaker_side_first == "right" else ("left", "right")
    return (line.weaker_side_first,) if line.weaker_side_first else ("both",)


def _swaps(gym: Gym, line: Prescription, rows: Sequence[Row]) -> Iterator[Move]:
    """What may take its place here; the same measure, because the rows keep their figures."""
    planned = gym.catalogue.exercises[line.exercise]
    kit = gym.place.equipment | EVERYWHERE
    for name in dict.fromkeys((*line.swap, *planned.easier)):
        other = gym.catalogue.exercises.get(name)
        if other is None or other.measure is not planned.measure or not other.possible_with(kit):
            continue
        if other.id in gym.athlete.excluded:
            continue
        note = "easier" if other.level < planned.level else "same pattern"
        note = "harder" if other.level > planned.level else note
        yield _move(gym, other, tuple(_swapped(rows, other)), note)


def _swapped(rows: Sequence[Row], other: Exercise) -> Iterator[Row]:
    """The working rows with the other exercise, its sides, and an open load."""
    each_side = other.sidedness is Sidedness.EACH
    for row in rows:
        if row.warm_up:
            continue
        new = replace(row, exercise=other.id, grams=None, last="")
        if each_side and row.side == "both":
            yield replace(new, side="left")
            yield replace(new, side="right")
        elif each_side or row.side == "both":
            yield new
        elif row.side == "left":
            yield replace(new, side="both")


def _on_tendon(gym: Gym, exercise: Exercise) -> bool:
    """True when the exercise loads a tendon that is registered as sore (rule A08)."""
    return any(
        injury.active_on(gym.session.day) and is_primary(exercise, region)
        for injury in gym.athlete.injuries
        for region in TENDONS.get(injury.region, ())
    )


def _sentences(gym: Gym, index: int, line: Prescription) -> list[Spoken]:
    """The reason of the load first, then the rest of why."""
    told = spoken(line.why, gym.catalogue)
    decision = gym.decisions.get(index)
    if decision is not None:
        rules = gym.catalogue.rules
        rule = next((each for each in decision.rules if each in rules), "")
        grade = rules[rule].grade if rule else ""
        told = [each for each in told if not each.text.startswith(UNKNOWN_LOAD)]
        return [Spoken(decision.reason, rule, grade), *told]
    load = [each for each in told if each.text.startswith(UNKNOWN_LOAD)]
    return [*load, *(each for each in told if each not in load)]


def spoken(why: str, catalogue: Catalogue) -> list[Spoken]:
    """The sentences of a reason, each with the rule that it names."""
    found = []
    for text in re.split(r"(?<=\.)\s+(?=[A-Z0-9])", why):
        named = [each for each in RULE_ID.findall(text) if each in catalogue.rules]
        rule = named[0] if named else ""
        clean = RULE_ID.sub("", text) if named else text
        if clean:
            found.append(Spoken(clean, rule, catalogue.rules[rule].grade if rule else ""))
    return found


def rack_key(exercise: Exercise, place: TrainingPlace, athlete: Athlete) -> str:
    """The name of what is loaded; empty where nothing is weighed."""
    steps = steps_for(exercise, place, athlete.unit)
    return str(steps.implement) if steps else ""
