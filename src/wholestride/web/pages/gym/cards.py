"""A planned session as the gym needs it: its cards in the order in which they are done."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from wholestride.catalogue.loader import load
from wholestride.domain.exercise import Exercise
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Session
from wholestride.planning.prescription.adjust import TENDONS, is_primary
from wholestride.planning.prescription.steps import steps_for
from wholestride.planning.prescription.warm_up_sets import LADDER
from wholestride.web.pages.gym.nouns import Card, Gym, Move
from wholestride.web.pages.gym.reasons import sentences, spoken, target
from wholestride.web.pages.gym.rows import LineNumbers, group_rows, rows_of_line
from wholestride.web.pages.gym.swaps import move_for, swaps
from wholestride.web.training.short_form import ShortForms, short_forms

WARM_UP = "warm-up"

SWAP_TO = "swap to "
"""How the plan names the step down."""
RAMP = {reps: percent for percent, reps in LADDER}
"""Percent of the working load by the repetitions of a warm-up set."""


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
    numbers = LineNumbers()
    numbers.taken.update(line.exercise for line in gym.session.prescriptions)
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
    return _forms_of(gym.session)


@lru_cache(maxsize=64)
def _forms_of(session: Session) -> ShortForms:
    """A session that was issued stays as it is, so its short forms are worked out once."""
    return short_forms(session, working_lines(session), load())


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


def _warm_up_card(gym: Gym, lines: Sequence[Prescription], numbers: LineNumbers) -> Card:
    rows = [row for line in lines for row in rows_of_line(gym, line, numbers, numbers.next_line())]
    named = [replace(row, label=gym.catalogue.exercises[row.exercise].name) for row in rows]
    minutes = max(1, round(sum(row.seconds for row in rows) / 60))
    aim = f"{minutes} min, {len(lines)} movements"
    racks = dict.fromkeys(gym.places, "")
    cues = ("Easy and smooth.", "Breathe.")
    move = Move(WARM_UP, "Warm-up", cues, racks, "", aim, tuple(named))
    return Card(
        key=WARM_UP,
        target=aim,
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


def _exercise_card(gym: Gym, group: Sequence[Numbered], numbers: LineNumbers) -> Card:
    index, line = next((pair for pair in group if not pair[1].warm_up), group[0])
    exercise = gym.catalogue.exercises[line.exercise]
    rows = group_rows(gym, [each for _, each in group], numbers)
    swapped = tuple(swaps(gym, line, rows, numbers.taken))
    told = sentences(gym, index, line)
    easier = _easier(line, swapped)
    return Card(
        key=line.exercise,
        target=target(line),
        rest=line.rest_seconds,
        superset=line.superset or "",
        reason=told[0] if told else None,
        more=tuple(told[1:]),
        differently=tuple(_differently(line, easier)),
        asks_rir=line.rir is not None,
        pain_rule="A08" if _on_tendon(gym, exercise) else "INJ13",
        easier=easier.exercise if easier else "",
        moves=(move_for(gym, exercise, rows, "", target(line)), *swapped),
    )


def _easier(line: Prescription, swapped: Sequence[Move]) -> Move | None:
    """The step down that the plan names, or the first that is offered."""
    steps = [each for each in swapped if each.note == "easier"]
    named = {each.then.partition(SWAP_TO)[2] for each in line.adjust}
    return next((each for each in steps if each.name in named), next(iter(steps), None))


def _differently(line: Prescription, easier: Move | None) -> Iterator[tuple[str, str]]:
    """What changes the line; the step down is the one that this card can offer."""
    for each in line.adjust:
        before, swap, _ = each.then.partition(SWAP_TO)
        instead = f"{SWAP_TO}{easier.name}" if easier else "leave it out today"
        yield each.when, f"{before}{instead}" if swap else each.then


def _on_tendon(gym: Gym, exercise: Exercise) -> bool:
    """True when the exercise loads a tendon that is registered as sore (rule A08)."""
    return any(
        injury.active_on(gym.session.day) and is_primary(exercise, region)
        for injury in gym.athlete.injuries
        for region in TENDONS.get(injury.region, ())
    )
