"""What stays of a session when there are only so many minutes, by the planner's own order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Measure
from wholestride.domain.season import Prescription, Session
from wholestride.planning.composition.nouns import (
    ComposedLine,
    ComposedSession,
    Role,
    SessionRequest,
)
from wholestride.planning.composition.shorten import shorten
from wholestride.planning.composition.supersets import seconds_together
from wholestride.planning.progress.check_in import Verdict, lightened_sets, readiness_adjustment
from wholestride.web.training.check_ins import ill, low_answers

LEAST_MINUTES = 5
ANY_DAY = date(2026, 1, 1)
"""What a check-in asks for does not depend on its day."""
SECONDS_A_METRE = 1.5
SECONDS_A_BREATH = 5


@dataclass(frozen=True, slots=True)
class ShortForms:
    """For each number of minutes the sets that stay, line by line, as rule OWN10 orders it.

    ``percent`` is what supersets leave of the lines' own seconds [%].
    """

    percent: int
    kept: dict[int, tuple[int, ...]]
    light: dict[str, tuple[int, ...]] = field(default_factory=dict)
    """The same by what the day's check-in asks for."""


def set_seconds(line: Prescription, catalogue: Catalogue) -> int:
    """Seconds of one set, both sides and the rest after it."""
    exercise = catalogue.exercises[line.exercise]
    each = {
        Measure.REPS: exercise.seconds_per_rep,
        Measure.SECONDS: 1.0,
        Measure.METRES: SECONDS_A_METRE,
        Measure.BREATHS: float(SECONDS_A_BREATH),
    }[line.measure]
    work = line.amount.high * each * (2 if line.per_side else 1)
    return round(work) + line.rest_seconds


def short_forms(
    session: Session, lines: Sequence[Prescription], catalogue: Catalogue
) -> ShortForms:
    """The session's lines, without their warm-up sets, in ever fewer minutes."""
    composed = [_composed(line, session, catalogue) for line in lines]
    request = SessionRequest(session.kind, session.minutes, TrainingPlace(session.place))
    whole = ComposedSession(request, tuple(composed), session.minutes)
    together = seconds_together(composed, catalogue)
    alone = sum(line.seconds for line in composed) or 1
    kept = {
        minutes: _sets_left(composed, shorten(whole, minutes, catalogue).lines)
        for minutes in range(LEAST_MINUTES, together // 60 + 1)
    }
    return ShortForms(together * 100 // alone, kept, _light(lines))


def _light(lines: Sequence[Prescription]) -> dict[str, tuple[int, ...]]:
    verdicts = (readiness_adjustment(each) for each in (*low_answers(ANY_DAY), ill(ANY_DAY)))
    return {
        each.verdict.value: lightened_sets(each, lines)
        for each in verdicts
        if each.verdict is not Verdict.AS_PLANNED
    }


def _composed(line: Prescription, session: Session, catalogue: Catalogue) -> ComposedLine:
    ramp = [
        set_seconds(each, catalogue)
        for each in session.prescriptions
        if each.warm_up and each.exercise == line.exercise
    ]
    return ComposedLine(
        exercise=line.exercise,
        sets=line.sets,
        role=Role(line.part or Role.ASSISTANCE),
        superset=line.superset,
        rest_seconds=line.rest_seconds,
        set_seconds=set_seconds(line, catalogue),
        set_up_seconds=catalogue.exercises[line.exercise].set_up_seconds + sum(ramp),
    )


def _sets_left(before: Sequence[ComposedLine], after: Sequence[ComposedLine]) -> tuple[int, ...]:
    """Sets that stay of each line before; lines keep their order and only lose."""
    left = list(after)
    sets = []
    for line in before:
        stays = bool(left) and (left[0].exercise, left[0].role) == (line.exercise, line.role)
        sets.append(left.pop(0).sets if stays else 0)
    return tuple(sets)
