"""What prescription looks at: estimates of strength, the week, the place, the day."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from wholestride.domain.athlete import Athlete, Side, TrainingPlace
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Exercise
from wholestride.domain.quantities import Mass
from wholestride.domain.season import Range, WeekDose
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession

USABLE_SD_PERCENT = 10
"""A maximum less sure than this sizes no load (rules PROG08, PROG09; our default)."""


@dataclass(frozen=True, slots=True)
class Estimate:
    """What is known of an exercise's strength.

    ``e1rm`` is the one-repetition maximum with its standard deviation ``sd_percent`` [% of it];
    ``working`` the load to start the next session with, where sets were logged, and
    ``working_reps`` the repetitions to failure that it allowed. ``source`` says where both
    come from, in words that may be shown. Until ``ceiling_until`` no load goes above
    ``ceiling``: pain, missed repetitions or too hard a set come before any maximum.
    """

    e1rm: Mass | None
    sd_percent: int = 5
    on: date | None = None
    source: str = ""
    working: Mass | None = None
    working_reps: int | None = None
    ceiling: Mass | None = None
    ceiling_until: date | None = None
    ceiling_reason: str = ""

    def ceiling_on(self, day: date) -> Mass | None:
        """The ceiling where it still holds on the day."""
        over = self.ceiling_until is not None and day > self.ceiling_until
        return None if over else self.ceiling

    @property
    def usable(self) -> Mass | None:
        """The maximum when it is sure enough to size a load."""
        return self.e1rm if self.sd_percent <= USABLE_SD_PERCENT else None


@dataclass(frozen=True, slots=True)
class PrescriptionContext:
    """Everything beside the composed session that decides loads, repetitions and effort.

    ``week`` already carries what recovery, a first week of more, an absence, age and care ask
    of reserve, share of the maximum and load. ``week_in_block`` counts from 0. ``estimates``
    and ``weaker`` are by exercise id. ``moderate_only`` is the answer of the readiness gate.
    ``reasons`` were found by earlier stages, such as fewer leg sets after a run, and are
    already applied to the sets.
    """

    week: WeekDose
    week_in_block: int
    weeks_in_block: int
    athlete: Athlete
    place: TrainingPlace
    day: date
    estimates: Mapping[str, Estimate] = field(default_factory=dict)
    weaker: Mapping[str, Side] = field(default_factory=dict)
    moderate_only: bool = False
    reasons: tuple[str, ...] = ()

    @property
    def age(self) -> int | None:
        """The athlete's age on the day."""
        return self.athlete.age_on(self.day)


@dataclass(frozen=True, slots=True)
class Work:
    """One composed line with all that its prescription follows from."""

    line: ComposedLine
    exercise: Exercise
    session: ComposedSession
    context: PrescriptionContext
    catalogue: Catalogue


@dataclass(frozen=True, slots=True)
class Target:
    """How much and how hard: an amount in the exercise's measure, reserve, share of the maximum.

    ``percent_tenths`` is the share that the load is sized by [0.1 %]; ``percent`` what is shown.
    """

    amount: Range
    rir: Range | None
    percent: Range | None = None
    percent_tenths: int | None = None
    notes: tuple[str, ...] = ()
