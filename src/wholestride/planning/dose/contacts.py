"""Foot contacts: start low, at most twenty more than the best of three weeks, caps by level."""

from __future__ import annotations

from dataclasses import dataclass, replace

from wholestride.domain.athlete import Level
from wholestride.domain.season import Dose, PhaseName
from wholestride.planning.dose.easing import Ease, Easing
from wholestride.planning.dose.history import Standing
from wholestride.planning.dose.table import PhaseDose

START_CONTACTS = 40
"""At most 40 in the first week with jumps (rules PLYO01, I14)."""
STEP = 20
"""A week adds at most so many to the best of the last three (rule PLYO01)."""
FIRST_WEEKS_OF_THE_NEW = (0, 10, 20, 20, 20)
WEEKS_REMEMBERED = 3
NO_NEW_JUMPS_IN = frozenset({PhaseName.PEAK, PhaseName.TAPER, PhaseName.RACE})
"""Jumps are not begun so close to a race (rules PHASE05, I14)."""
BONE_CONTACTS = 30
"""Three times ten landings in several directions (rule INJ12)."""

NO_CONTACTS = Dose(0, 0, 0)


@dataclass(frozen=True, slots=True)
class Landings:
    """The week's contacts, how many of them one session may hold, and why."""

    week: Dose
    per_session: int = 0
    reason: str = ""
    begun: bool = False
    """True where the week is one of the ramp."""

    def part(self, share: float) -> Landings:
        """The landings of a week of which only a share is left, in whole tens."""
        if share >= 1:
            return self
        low, target, most = (
            _tens(each * share) for each in (self.week.minimum, self.week.target, self.week.maximum)
        )
        return replace(self, week=Dose(low, target, most), per_session=min(self.per_session, most))


@dataclass(frozen=True, slots=True)
class JumpRules:
    """What is special about this athlete's jumps this week."""

    level: Level
    ban: str | None = None
    half: str | None = None
    bone: bool = False


def landings(row: PhaseDose, easing: Easing, standing: Standing, rules: JumpRules) -> Landings:
    """The contacts of a week (rules PLYO01, I14, PHASE05, PHASE15, PLYO05)."""
    if rules.ban:
        return Landings(NO_CONTACTS, reason=_sentence(rules.ban))
    if not row.contacts.maximum or easing.ease in (Ease.LOST, Ease.CARE):
        return Landings(NO_CONTACTS)
    if not standing.contact_weeks and row.phase in NO_NEW_JUMPS_IN:
        words = f"No jumps are begun in the {row.phase} phase (PHASE05, I14)."
        return Landings(NO_CONTACTS, reason=words)
    allowed = _allowed(standing, rules.level)
    target = min(_wished(row, rules), allowed, row.contacts.maximum)
    if easing.ease is Ease.RECOVERY:
        target = min(target, _tens(max(standing.contacts[-1:], default=allowed) / 2))
    if rules.half:
        target = _tens(target / 2)
    ceiling = target if easing.ease is Ease.RECOVERY else min(row.contacts.maximum, allowed)
    ceiling = target if rules.half else ceiling
    low = row.contacts.minimum / (2 if easing.ease is Ease.RECOVERY or rules.half else 1)
    week = Dose(min(low, target), target, max(target, ceiling))
    cap = min(row.contacts_per_session, round(week.maximum))
    begun = easing.ease is not Ease.RECOVERY
    return Landings(week, cap, _sentence(rules.half or ""), begun)


def _wished(row: PhaseDose, rules: JumpRules) -> float:
    return max(row.contacts.target, BONE_CONTACTS) if rules.bone else row.contacts.target


def _allowed(standing: Standing, level: Level) -> int:
    """The ramp: the start, then twenty more than the best of the last three weeks."""
    if level is Level.NEW and standing.contact_weeks < len(FIRST_WEEKS_OF_THE_NEW):
        return FIRST_WEEKS_OF_THE_NEW[standing.contact_weeks]
    best = max(standing.contacts, default=0)
    return best + STEP if best else START_CONTACTS


def _tens(number: float) -> int:
    return int(number // 10) * 10


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:] + "." if words else ""
