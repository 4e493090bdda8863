"""Rules about the runner's own days: windows, rest days, absences, injuries, the season."""

from __future__ import annotations

from datetime import date

from wholestride.domain.season import KIND_FACTS
from wholestride.planning.placement.rules.offers import ONE_A_DAY, Ban, Offer
from wholestride.planning.placement.surroundings import Surroundings, weekday_of


def inside_the_season(offer: Offer, around: Surroundings) -> Ban | None:
    """Nothing new lies before today or outside the season."""
    if around.first_day <= offer.day <= around.last_day:
        return None
    return Ban("season")


def not_while_away(offer: Offer, around: Surroundings) -> Ban | None:
    """Unavailable, ill and injured days hold no session at all."""
    reason = around.away(offer.day)
    return Ban("unavailable", note=reason) if reason else None


def in_a_window(offer: Offer, around: Surroundings) -> Ban | None:
    """A session lies inside one of the runner's windows.

    Where the athlete allows it, a light session (leg dose of 0.1 or less) may lie anywhere
    on the day, as long as it is no longer than that allowance.
    """
    minutes = offer.end - offer.start
    light = around.any_day
    if light is not None and offer.dose <= ONE_A_DAY and minutes <= light.minutes:
        return None
    inside = any(
        each.start <= offer.start and offer.end <= each.end for each in around.windows(offer.day)
    )
    return None if inside else Ban("window", minutes=minutes)


def long_enough(offer: Offer, around: Surroundings) -> Ban | None:
    """Every kind has a shortest form, below which it is another kind."""
    del around
    minutes = offer.end - offer.start
    if minutes >= KIND_FACTS[offer.kind].shortest_minutes:
        return None
    return Ban("minutes", minutes=minutes)


def rest_day(offer: Offer, around: Surroundings) -> Ban | None:
    """A rest day forbids sessions with a leg dose above 0.1; a flow or prehab may be done."""
    if offer.dose > ONE_A_DAY and weekday_of(offer.day) in around.rest_days:
        return Ban("rest day")
    return None


def banned_kind(offer: Offer, around: Surroundings) -> Ban | None:
    """An injury or a physician may take a kind out for some days."""
    if not around.request.bans:
        return None
    on = date.fromordinal(offer.day)
    for ban in around.request.bans:
        if ban.first <= on <= ban.last and offer.kind in ban.kinds:
            return Ban("injury", note=ban.reason)
    return None
