"""How the day begins: a check-in that only ever lightens, and the days after an illness."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from wholestride.domain.exercise import Component
from wholestride.domain.logbook import CheckIn
from wholestride.domain.season import Prescription
from wholestride.science.progression import AMBER_SETS_PERCENT

LOW_ANSWER = 2
SORE_OF_10 = 6
SHORT_SLEEP_HOURS = 7.0
SLEEP_DAYS = 14
"""Rules A04 and A07."""

EASING = frozenset({Component.MOBILITY, Component.FLEXIBILITY})
"""What mobility only still is."""


class Verdict(StrEnum):
    """What a check-in asks for, from nothing to no training."""

    AS_PLANNED = "as planned"
    FEWER_SETS = "fewer sets"
    MOBILITY_ONLY = "mobility only"
    NO_TRAINING = "no training"


@dataclass(frozen=True, slots=True)
class Lightening:
    """A verdict with the share of the sets that stays [%], its words and rules."""

    verdict: Verdict
    sets_percent: int
    reason: str = ""
    rules: tuple[str, ...] = ()


AS_PLANNED = Lightening(Verdict.AS_PLANNED, 100)


def readiness_adjustment(check_in: CheckIn) -> Lightening:
    """Lighten today's session by how the runner feels (rules A04, A05, A10).

    Two low answers leave out a third of the sets, three or a soreness of six and more leave
    mobility only, signs of illness leave nothing. A low heart rate variability alone makes
    the day amber, never red. Unanswered questions count as fine.
    """
    if check_in.symptoms:
        named = ", ".join(check_in.symptoms)
        return Lightening(
            Verdict.NO_TRAINING,
            0,
            f"No training with {named}. Come back when it is gone; if it is the chest, the "
            "breath or the heart, see a physician.",
            ("A10",),
        )
    answers = (check_in.sleep, check_in.soreness, check_in.energy, check_in.stress)
    low = sum(1 for answer in answers if answer is not None and answer <= LOW_ANSWER)
    if low >= 3 or (check_in.soreness_of_10 or 0) >= SORE_OF_10:
        return Lightening(
            Verdict.MOBILITY_ONLY, 0, "Mobility only today: rest pays more.", ("A04",)
        )
    if low == 2:
        return Lightening(
            Verdict.FEWER_SETS, AMBER_SETS_PERCENT, "A third fewer sets today.", ("A04",)
        )
    if check_in.hrv_low:
        reason = "A third fewer sets: your heart rate variability lies under its usual range."
        return Lightening(Verdict.FEWER_SETS, AMBER_SETS_PERCENT, reason, ("A05",))
    return AS_PLANNED


def lightened_sets(lightening: Lightening, lines: Sequence[Prescription]) -> tuple[int, ...]:
    """The sets that stay of each line; never more than were planned.

    Of fewer sets every line keeps one, and what is practised stays whole, because it costs
    little; mobility only leaves the lines that train nothing else.
    """
    return tuple(_sets_left(lightening, line) for line in lines)


def _sets_left(lightening: Lightening, line: Prescription) -> int:
    if lightening.verdict is Verdict.AS_PLANNED:
        return line.sets
    if lightening.verdict is Verdict.MOBILITY_ONLY:
        return line.sets if EASING.issuperset(line.components) else 0
    if lightening.verdict is Verdict.FEWER_SETS and line.rir is None and not line.contacts:
        return line.sets
    percent = lightening.sets_percent
    return max(1, (line.sets * percent + 50) // 100) if percent else 0


def may_add_volume(check_ins: Sequence[CheckIn]) -> bool:
    """False after two weeks with under seven hours of sleep on average (rule A07).

    Counts the fourteen days up to the newest check-in that has hours; True where none has.
    """
    known = [each for each in check_ins if each.sleep_hours is not None]
    if not known:
        return True
    newest = max(each.on for each in known)
    recent = [
        each.sleep_hours or 0.0 for each in known if each.on > newest - timedelta(days=SLEEP_DAYS)
    ]
    return sum(recent) / len(recent) >= SHORT_SLEEP_HOURS


def after_illness(symptom_days: int, days_well: int, sessions_since: int) -> Lightening:
    """The way back: two easy sessions first, all of it after symptom days + 2 (rule A11)."""
    if days_well < 1:
        return Lightening(Verdict.NO_TRAINING, 0, "Rest until a day without symptoms.", ("A11",))
    if sessions_since < 2 or days_well < symptom_days + 2:
        reason = "Back from illness: half the sets, effort five of ten at most."
        return Lightening(Verdict.FEWER_SETS, 50, reason, ("A11",))
    return AS_PLANNED
