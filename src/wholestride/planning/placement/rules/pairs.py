"""Rules about two sessions; ``first`` is the earlier one."""

from __future__ import annotations

from wholestride.domain.season import SessionKind
from wholestride.planning.placement.clock import DAY, HOUR
from wholestride.planning.placement.rules.offers import HEAVY, LEGS, ONE_A_DAY, Ban, Offer
from wholestride.planning.placement.surroundings import Surroundings

LEG_SPACING = 2 * DAY
AFTER_LONG_HOLDS = 2 * HOUR
"""The flows hold their poses for a minute and more; two hours later that is over (our default)."""


def two_days_between_leg_sessions(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """I16: at least 48 h from start to start between two sessions with D >= 0.5."""
    del around
    gap = then.start - first.start
    if first.dose >= HEAVY and then.dose >= HEAVY and gap < LEG_SPACING:
        return Ban("I16", minutes=gap, other=first)
    return None


def one_leg_session_a_day(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """I16: at most one session with D >= 0.3 a day."""
    del around
    if first.day == then.day and first.dose >= LEGS and then.dose >= LEGS:
        return Ban("I16", minutes=then.start - first.start, other=first)
    return None


def one_session_a_day(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """Where the runner wants it so: at most one session with D >= 0.1 a day."""
    both = first.dose >= ONE_A_DAY and then.dose >= ONE_A_DAY
    if around.one_a_day and first.day == then.day and both:
        return Ban("one a day", other=first)
    return None


def one_of_a_kind_a_day(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """The same kind twice on one day is one session too many."""
    del around
    if first.day == then.day and first.kind is then.kind:
        return Ban("one of a kind", other=first)
    return None


def no_long_holds_before_lifting(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """MOB01: no flow with long holds in the two hours before the legs lift."""
    del around
    gap = then.start - first.end
    if first.kind is SessionKind.MOBILITY and then.dose >= LEGS and 0 <= gap < AFTER_LONG_HOLDS:
        return Ban("MOB01", minutes=gap, other=first)
    return None


def one_session_a_window(first: Offer, then: Offer, around: Surroundings) -> Ban | None:
    """A window holds one session, and two sessions never share a minute."""
    if then.start < first.end:
        return Ban("taken", other=first)
    if first.day != then.day or _at_home(first, around) or _at_home(then, around):
        return None
    shared = any(
        _inside(first, each.start, each.end) and _inside(then, each.start, each.end)
        for each in around.windows(first.day)
    )
    return Ban("taken", other=first) if shared else None


def light_sessions_share_their_minutes(
    first: Offer, then: Offer, around: Surroundings
) -> Ban | None:
    """Light sessions at home on one day are together no longer than the allowance."""
    light = around.any_day
    if light is None or first.day != then.day:
        return None
    if not (_at_home(first, around) and _at_home(then, around)):
        return None
    minutes = first.end - first.start + then.end - then.start
    return Ban("taken", minutes=minutes, other=first) if minutes > light.minutes else None


def _inside(offer: Offer, start: int, end: int) -> bool:
    return start <= offer.start and offer.end <= end


def _at_home(offer: Offer, around: Surroundings) -> bool:
    """True for a light session that needs no window."""
    light = around.any_day
    return (
        light is not None and offer.dose <= ONE_A_DAY and offer.end - offer.start <= light.minutes
    )
