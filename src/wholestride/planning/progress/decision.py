"""What a decision about next time looks at, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.exercise import Exercise
from wholestride.domain.logbook import CheckIn
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Prescription, Range
from wholestride.planning.prescription.steps import Steps
from wholestride.planning.progress.history import ExerciseLog

USUAL_RESERVE = Range(2, 3)
"""Where the plan asked for no effort (rule PROG04)."""


@dataclass(frozen=True, slots=True)
class NextContext:
    """What next time's load depends on beside the logs.

    ``calibrating`` is True while the load is still being found; ``may_raise`` False in weeks
    that are meant to be light. ``days`` are the planned days of sessions without time stamps.
    """

    exercise: Exercise
    place: TrainingPlace
    athlete: Athlete
    day: date
    days_without_lifting: int = 0
    check_in: CheckIn | None = None
    calibrating: bool = False
    may_raise: bool = True
    days: Mapping[str, date] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LoadDecision:
    """The load and repetitions for next time, why, and the rules that spoke.

    ``load`` is None where nothing is weighed or the load is to be found by feel. ``swap`` asks
    for another exercise; ``sets_percent`` is the share of the sets that stays [%].
    """

    load: Mass | None
    reps: Range
    reason: str
    rules: tuple[str, ...] = ()
    sets_percent: int = 100
    swap: bool = False


@dataclass(frozen=True, slots=True)
class Case:
    """One exercise on its way to a decision."""

    prescription: Prescription
    logs: tuple[ExerciseLog, ...]
    context: NextContext
    steps: Steps | None

    @property
    def last(self) -> ExerciseLog:
        """The newest session of it."""
        return self.logs[-1]

    @property
    def load(self) -> Mass | None:
        """What was lifted last, else what was asked for."""
        return self.last.load or self.prescription.load

    @property
    def rir(self) -> Range:
        """The reserve that was asked for."""
        return self.prescription.rir or USUAL_RESERVE

    @property
    def top(self) -> int:
        """The top of the range that was asked for."""
        return self.prescription.amount.high

    def decide(self, load: Mass | None, reason: str, *rules: str) -> LoadDecision:
        """A decision with the same repetitions."""
        return LoadDecision(load, self.prescription.amount, reason, rules)

    def less(self, percent: int) -> Mass | None:
        """So much less, as a mass that is there, at least one step lighter."""
        if self.load is None or self.steps is None:
            return self.load
        wanted = Mass(self.load.grams * (100 + percent) // 100, self.load.unit)
        return self.steps.round_down(wanted) or min(self.steps.masses[0], self.load)
