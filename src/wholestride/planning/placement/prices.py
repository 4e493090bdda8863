"""What a session costs where it lies: interference, wishes and comfort, as whole numbers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from wholestride.domain.athlete import Policy
from wholestride.domain.season import KIND_FACTS
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY, HOUR
from wholestride.planning.placement.nouns import RunCost
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, LEGS, Offer
from wholestride.planning.placement.surroundings import Surroundings, weekday_of
from wholestride.science.interference import losses

WITHOUT_COST = 5
"""Up to this leg dose (hundredths) nothing was ever measured on a later run (interference
model, section 1.6): flows and prehab cost no run, so that they may take the rest days."""


def run_costs(offer: Offer, around: Surroundings) -> tuple[RunCost, ...]:
    """Predicted loss at each weighty run of the next seven days, in order of time."""
    if offer.dose <= WITHOUT_COST:
        return ()
    runs = around.calendar.weighed_after(offer.end)
    gaps = [run.start - offer.end for run in runs]
    found = losses(offer.dose, _novelty(offer, around), gaps)
    return tuple(
        RunCost(run.run.id, gap / HOUR, loss)
        for run, gap, loss in zip(runs, gaps, found, strict=True)
    )


def interference_price(offer: Offer, around: Surroundings) -> int:
    """Sum over later runs of importance x interference [thousandths of a percent of pace]."""
    if offer.dose <= WITHOUT_COST:
        return 0
    runs = around.calendar.weighed_after(offer.end)
    found = losses(offer.dose, _novelty(offer, around), [run.start - offer.end for run in runs])
    return sum(
        (run.run.importance_hundredths * loss + 50) // 100
        for run, loss in zip(runs, found, strict=True)
    )


def _novelty(offer: Offer, around: Surroundings) -> int:
    dose = around.dose_of(offer.day)
    return dose.novelty_hundredths if dose else 0


def wishes_price(offer: Offer, around: Surroundings) -> int:
    """Second-best conditions: gaps under 6 h, cut minutes, a day that the policy spares."""
    lacking = KIND_FACTS[offer.kind].usual_minutes - (offer.end - offer.start)
    wishes = max(0, -(-lacking // values.CUT_MINUTES))
    if offer.short_gap:
        wishes += values.SHORT_GAP_WISH
    if offer.together:
        wishes += values.TOGETHER_WISH
    if offer.dose >= HEAVY and _against_the_policy(offer, around):
        wishes += values.POLICY_WISH
    return wishes


def _against_the_policy(offer: Offer, around: Surroundings) -> bool:
    """Easy days: not on a key-run day. Strength first: not after a run of its day."""
    if around.athlete.policy is Policy.EASY_DAYS:
        return offer.day in around.calendar.key_days
    if around.athlete.policy is Policy.STRENGTH_FIRST:
        return any(
            run.run.is_run and run.end <= offer.start for run in around.calendar.on(offer.day)
        )
    return False


def comfort_price(offer: Offer, around: Surroundings) -> int:
    """What the session asks of its day, other sessions left aside."""
    day = offer.day
    preferred = weekday_of(day) in around.preferred_days
    if offer.dose < COUNTED:
        return values.LIGHT_ON_KEY_DAY if day in around.calendar.key_days else 0
    comfort = 0
    if around.preferred_days and not preferred:
        comfort += values.UNLOVED_DAY
    if offer.dose >= LEGS and day in around.calendar.long_days and not preferred:
        comfort += values.LONG_RUN_EVENING
    return comfort


def missed_price_of(offer: Offer) -> int:
    """Missed dose that stays although this session is done in place of the wanted one."""
    if offer.stands_in_for is None:
        return 0
    return values.stand_in_price(offer.stands_in_for, offer.kind)


def price(offer: Offer, around: Surroundings) -> int:
    """All tiers of one session by itself, packed."""
    return (
        missed_price_of(offer) * values.MISSED_UNIT
        + wishes_price(offer, around) * values.WISH_UNIT
        + interference_price(offer, around) * values.INTERFERENCE_UNIT
        + comfort_price(offer, around)
    )


def streak_price(days: Iterable[int]) -> int:
    """Comfort lost to strength days in a row; ``days`` are ordinals.

    >>> streak_price([1, 3, 5]), streak_price([1, 2, 4]), streak_price([1, 2, 3])
    (0, 2, 10)
    """
    taken = set(days)
    return sum(
        values.NEXT_DAY + (values.THIRD_DAY if day - 2 in taken else 0)
        for day in taken
        if day - 1 in taken
    )


def week_price(sessions: Sequence[Offer]) -> int:
    """Comfort that sessions of one week cost each other; streaks are counted apart.

    ``sessions`` in order of time. Upper-core on a leg day, two leg sessions only two days
    apart, two light sessions on one day, the same light session on two days running.
    """
    legs = [each for each in sessions if each.dose >= LEGS]
    upper = [each for each in sessions if COUNTED <= each.dose < LEGS]
    light = [each for each in sessions if each.dose < COUNTED]
    leg_days = {each.day for each in legs}
    comfort = values.SAME_DAY * sum(each.day in leg_days for each in upper)
    comfort += values.CLOSE_LEGS * sum(
        (then.start - first.start) < 3 * DAY for first, then in pairwise(legs)
    )
    comfort += values.LIGHT_TOGETHER * (len(light) - len({each.day for each in light}))
    on_days = {(each.kind, each.day) for each in light}
    comfort += values.LIGHT_NEXT_DAY * sum((kind, day - 1) in on_days for kind, day in on_days)
    return comfort
