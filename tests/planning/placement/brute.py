"""The optimum by trying everything, for seasons small enough."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from wholestride.domain.season import Score, SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY, WEEK, monday_of
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.placed import as_session
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules import clashes
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, LEGS, Offer, offer_of
from wholestride.planning.placement.solver.breaks import find_breaks
from wholestride.planning.placement.solver.memo import PlacementMemo
from wholestride.planning.placement.solver.solve import compile_weeks
from wholestride.planning.placement.solver.streaks import LEAD, TRAIL
from wholestride.planning.placement.solver.week import Week
from wholestride.planning.placement.spell import spell_before
from wholestride.planning.placement.surroundings import Surroundings


class Plan(NamedTuple):
    """A plan that breaks no rule, in the order in which plans are preferred."""

    cost: int
    key: tuple[object, ...]
    offers: tuple[Offer, ...]

    @property
    def score(self) -> Score:
        """Its tiers."""
        return values.unpacked(self.cost)


class TooManyPlansError(Exception):
    """More sets of sessions than a test can judge."""


MANY_SETS = 2000


def every_plan(request: PlacementRequest) -> list[Plan]:
    """All plans that break no rule, the best one first.

    Raises:
        TooManyPlansError: when there are more than a test can judge.
    """
    around = Surroundings(request)
    previous = [offer_of(each) for each in request.previous]
    weeks = compile_weeks(around, PlacementMemo(), previous)
    offers = [
        each
        for week in weeks
        for layer in (week.leg_offers, week.upper_offers, week.light_offers)
        for each in layer
    ]
    plans = []
    sets = list(islice(_sets(sorted(offers, key=_by_time), around.wanted, around), MANY_SETS + 1))
    if len(sets) > MANY_SETS:
        raise TooManyPlansError
    for chosen in sets:
        judgement = judge(request, [as_session(each) for each in chosen], around)
        if not judgement.broken and stand_ins_are_due(chosen, weeks, around):
            cost = values.packed(judgement.score)
            plans.append(Plan(cost, tie_break(chosen, around), chosen))
    return sorted(plans)


def stand_ins_are_due(chosen: Sequence[Offer], weeks: Sequence[Week], around: Surroundings) -> bool:
    """Stand-ins only while first bouts are due by the calendar: nobody skips weeks to earn them."""
    first = weeks[0].monday * DAY
    kept = [each for day in sorted(around.kept) for each in around.kept[day]]
    before = [each for each in kept if each.start < first and each.dose >= HEAVY]
    bouts, last = spell_before(around.request, before)
    anew = {weeks[number].monday for number in find_breaks(weeks, last - first).certain}
    seen: set[int] = set()
    for each in sorted((*chosen, *(one for one in kept if one.start >= first)), key=_by_time):
        new = {monday for monday in anew if monday <= each.day} - seen
        seen |= new
        bouts = 0 if new else bouts
        stands_in = each.stands_in_for is not None and each.dose < HEAVY
        if stands_in and bouts >= 2:
            return False
        bouts += stands_in or each.dose >= HEAVY
    return True


def _by_time(offer: Offer) -> tuple[int, int, str]:
    return offer.start, values.KIND_ORDER[offer.kind], str(offer.stands_in_for or "")


def _sets(
    offers: Sequence[Offer], wanted: dict[int, dict[SessionKind, int]], around: Surroundings
) -> Iterator[tuple[Offer, ...]]:
    """Sets without clashing pairs and with no more of a kind than wanted."""

    def grow(position: int, chosen: tuple[Offer, ...]) -> Iterator[tuple[Offer, ...]]:
        yield chosen
        for index in range(position, len(offers)):
            each = offers[index]
            monday = each.day - (each.day + 6) % 7
            counts = Counter(one.wanted for one in chosen if one.day - (one.day + 6) % 7 == monday)
            if counts[each.wanted] >= wanted.get(monday, {}).get(each.wanted, 0):
                continue
            if not any(clashes(one, each, around) for one in chosen):
                yield from grow(index + 1, (*chosen, each))

    return grow(0, ())


def tie_break(chosen: Sequence[Offer], around: Surroundings) -> tuple[object, ...]:
    """Week by week: most room for the neighbours, then the earliest sessions by layer."""
    first = monday_of(around.request.first_day).toordinal()
    keys: list[object] = []
    for monday in range(first, around.last_day + 1, 7):
        week = [each for each in chosen if monday <= each.day < monday + 7]
        legs = [each for each in week if each.dose >= LEGS]
        heavy = [each.start - monday * DAY for each in legs if each.dose >= HEAVY]
        kept = [each for day in range(monday, monday + 7) for each in around.kept.get(day, ())]
        days = {each.day - monday for each in (*week, *kept) if each.dose >= COUNTED}
        mask = sum(1 << day for day in days)
        two_days = 2 * DAY
        keys.append(
            (
                max([*heavy, WEEK - two_days]),
                -min([*heavy, two_days]),
                LEAD[mask],
                TRAIL[mask],
                [_by_time(each) for each in legs],
                [_by_time(each) for each in week if COUNTED <= each.dose < LEGS],
                [_by_time(each) for each in week if each.dose < COUNTED],
            )
        )
    return tuple(keys)
