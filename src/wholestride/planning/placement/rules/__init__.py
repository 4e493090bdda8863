"""Every hard rule of placement: one function, one plain name, one test.

A rule says what is forbidden and why; it never weighs. The solver has no variable for what
a rule forbids, and the judge asks the same functions of any plan.
"""

from __future__ import annotations

from collections.abc import Callable

from wholestride.planning.placement.rules import availability, gaps, pairs, races
from wholestride.planning.placement.rules.offers import Ban, Offer
from wholestride.planning.placement.surroundings import Surroundings

SlotRule = Callable[[Offer, Surroundings], Ban | None]
PairRule = Callable[[Offer, Offer, Surroundings], Ban | None]

SLOT_RULES: tuple[SlotRule, ...] = (
    availability.inside_the_season,
    availability.not_while_away,
    availability.in_a_window,
    availability.long_enough,
    availability.rest_day,
    availability.banned_kind,
    gaps.no_overlap_with_a_run,
    gaps.a_day_before_a_key_run,
    gaps.run_first_on_a_quality_day,
    gaps.hours_from_the_days_runs,
    gaps.new_jumps_before_key_runs,
    gaps.stand_in_keeps_a_day,
    races.last_legs_before_a_race,
    races.light_race_week,
    races.primer_belongs_to_a_race,
    races.recovered_from_a_race,
)
"""Rules about one session at one time."""

PAIR_RULES: tuple[PairRule, ...] = (
    pairs.two_days_between_leg_sessions,
    pairs.one_leg_session_a_day,
    pairs.one_session_a_day,
    pairs.one_of_a_kind_a_day,
    pairs.no_long_holds_before_lifting,
    pairs.one_session_a_window,
    pairs.light_sessions_share_their_minutes,
)
"""Rules about two sessions, the earlier one first."""


def bans(offer: Offer, around: Surroundings) -> tuple[Ban, ...]:
    """Every reason why the offer is forbidden by itself, in the order of the rules."""
    found = (rule(offer, around) for rule in SLOT_RULES)
    return tuple(ban for ban in found if ban is not None)


def clashes(one: Offer, other: Offer, around: Surroundings) -> tuple[Ban, ...]:
    """Every reason why two sessions cannot both be; ``one`` is named as what is in the way."""
    first, then = (one, other) if one.start <= other.start else (other, one)
    found = (rule(first, then, around) for rule in PAIR_RULES)
    return tuple(ban._replace(other=one) for ban in found if ban is not None)
