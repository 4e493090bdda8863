"""Rules about hours between a session and runs; gaps are wall-clock hours."""

from __future__ import annotations

from enum import IntEnum

from wholestride.domain.athlete import Policy
from wholestride.domain.running import RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.clock import DAY, HOUR
from wholestride.planning.placement.rules.offers import HEAVY, LEGS, Ban, Offer
from wholestride.planning.placement.running_calendar import TimedRun, is_race
from wholestride.planning.placement.surroundings import Surroundings

SAME_DAY_GAP = 6 * HOUR
SHORT_GAP = 3 * HOUR
TOGETHER_RUN_MINUTES = 60
TOGETHER_DOSE = 60
NEW_JUMPS = 50
"""Novelty in hundredths from which jumps count as new (I14): the third bout of rule I15."""


class GapQuality(IntEnum):
    """How a session stands to the runs of its day, best first (rule I05)."""

    WIDE = 0
    SHORT = 1
    TOGETHER = 2
    FORBIDDEN = 3


def no_overlap_with_a_run(offer: Offer, around: Surroundings) -> Ban | None:
    """No session shares a minute with a run or with cross-training."""
    busy = around.calendar.overlapping(offer.start, offer.end)
    return None if busy is None else Ban("overlap", busy.run)


def a_day_before_a_key_run(offer: Offer, around: Surroundings) -> Ban | None:
    """I01: a session with D >= 0.5 ends at least 24 h before the next key run.

    Under the policy strength first that day's own key run may follow from 6 h on.
    """
    if offer.dose < HEAVY:
        return None
    for key in around.calendar.key.between(offer.end, offer.end + DAY):
        if not _strength_comes_first(offer, key, around):
            return Ban("I01", key.run, key.start - offer.end)
    return None


def run_first_on_a_quality_day(offer: Offer, around: Surroundings) -> Ban | None:
    """I04: no session with D >= 0.5 before a quality run of the same day.

    The policy strength first waives it from 6 h on.
    """
    if offer.dose < HEAVY:
        return None
    for each in around.calendar.on(offer.day):
        later = each.run.quality and each.start >= offer.end
        if later and not _strength_comes_first(offer, each, around):
            return Ban("I04", each.run, each.start - offer.end)
    return None


def _strength_comes_first(offer: Offer, later: TimedRun, around: Surroundings) -> bool:
    return (
        around.athlete.policy is Policy.STRENGTH_FIRST
        and later.day == offer.day
        and later.start - offer.end >= SAME_DAY_GAP
    )


def hours_from_the_days_runs(offer: Offer, around: Surroundings) -> Ban | None:
    """I05: D >= 0.3 and a run on one day lie 6 h apart; from 3 h on without power work.

    "Together", where the runner accepted it, allows an easy run of at most an hour and then
    a session with D <= 0.6, no power, when no key run follows within 24 h.
    """
    quality, tight = gap_quality(offer, around)
    if quality is not GapQuality.FORBIDDEN or tight is None:
        return None
    return Ban("I05", tight.run, _gap(offer, tight))


def gap_quality(offer: Offer, around: Surroundings) -> tuple[GapQuality, TimedRun | None]:
    """How good the gap to the day's runs is, and the run that makes it no better."""
    worst, tight = GapQuality.WIDE, None
    if offer.dose < LEGS:
        return worst, tight
    for each in around.calendar.on(offer.day):
        if not each.run.is_run:
            continue
        quality = _quality(offer, each, around)
        if quality > worst:
            worst, tight = quality, each
    return worst, tight


def _quality(offer: Offer, run: TimedRun, around: Surroundings) -> GapQuality:
    gap = _gap(offer, run)
    if gap >= SAME_DAY_GAP:
        return GapQuality.WIDE
    if offer.kind is SessionKind.POWER:
        return GapQuality.FORBIDDEN
    if gap >= SHORT_GAP:
        return GapQuality.SHORT
    if _may_go_together(offer, run, around):
        return GapQuality.TOGETHER
    return GapQuality.FORBIDDEN


def _gap(offer: Offer, run: TimedRun) -> int:
    return max(offer.start - run.end, run.start - offer.end)


def _may_go_together(offer: Offer, run: TimedRun, around: Surroundings) -> bool:
    easy = run.run.kind in (RunKind.EASY, RunKind.RECOVERY) and not run.run.key
    return (
        around.together
        and easy
        and run.run.minutes <= TOGETHER_RUN_MINUTES
        and offer.dose <= TOGETHER_DOSE
        and offer.start >= run.end
        and not around.calendar.key.between(offer.end, offer.end + DAY)
    )


def new_jumps_before_key_runs(offer: Offer, around: Surroundings) -> Ban | None:
    """I14: new jumps lie 72 h before a race; a new power session also 48 h before a key run."""
    if offer.kind not in (SessionKind.POWER, SessionKind.FULL):
        return None
    dose = around.dose_of(offer.day)
    if dose is None or not dose.jumps_allowed or dose.novelty_hundredths < NEW_JUMPS:
        return None
    power = offer.kind is SessionKind.POWER
    for each in around.calendar.running.between(offer.end, offer.end + 3 * DAY):
        gap = each.start - offer.end
        if is_race(each.run) or (power and each.run.key and gap < 2 * DAY):
            return Ban("I14", each.run, gap)
    return None


def stand_in_keeps_a_day(offer: Offer, around: Surroundings) -> Ban | None:
    """I03: a stability session that stands in for a first leg bout keeps 24 h to hard runs."""
    if offer.stands_in_for is None or offer.kind is not SessionKind.STABILITY:
        return None
    hard = around.calendar.guarded.between(offer.end, offer.end + DAY)
    return Ban("I03", hard[0].run, hard[0].start - offer.end) if hard else None


def two_days_before_a_hard_run(offer: Offer, around: Surroundings) -> Ban | None:
    """What rule I03 asks of the first two leg bouts: 48 h to any quality or long run."""
    if offer.dose < HEAVY:
        return None
    hard = around.calendar.guarded.between(offer.end, offer.end + 2 * DAY)
    return Ban("I03", hard[0].run, hard[0].start - offer.end) if hard else None
