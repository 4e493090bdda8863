"""The leg layer: every set of leg sessions of a week that the rules allow."""

from __future__ import annotations

from typing import NamedTuple

from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY, WEEK
from wholestride.planning.placement.rules.pairs import LEG_SPACING
from wholestride.planning.placement.rules.weeks import FIRST_BOUTS
from wholestride.planning.placement.solver.week import LegOffer, Week

LATEST_FIRST = LEG_SPACING
"""A first leg session from Wednesday on is free of the week before [min since Monday]."""
EARLIEST_LAST = WEEK - LEG_SPACING
"""A last leg session up to Friday leaves the week after free [min since Monday]."""
CLOSE_DAYS = 3 * DAY
NEVER = -1


class Spell(NamedTuple):
    """Leg bouts done before a week, 0, 1 or 2 and more (rule I03).

    ``bouts`` since the last break of more than four weeks, for the 48 h; ``since`` the last
    break that was certain whatever was placed, for stand-ins: no plan may skip leg work to
    earn them.
    """

    bouts: int
    since: int

    def plus(self, more: int) -> Spell:
        """After so many more bouts."""
        return Spell(min(FIRST_BOUTS, self.bouts + more), min(FIRST_BOUTS, self.since + more))

    @property
    def after_break(self) -> Spell:
        """The same after a break of more than four weeks that the plan itself leaves."""
        return Spell(0, self.since)

    @property
    def over(self) -> bool:
        """True once the first bouts are done."""
        return self.bouts >= FIRST_BOUTS and self.since >= FIRST_BOUTS


NEW_SPELL = Spell(0, 0)


class LegPattern(NamedTuple):
    """Leg sessions of a week, by position among its leg offers.

    ``first`` and ``last`` start of a heavy session, cut off where the neighbouring week no
    longer notices; bouts are heavy sessions and stand-ins, kept ones too.
    """

    cost: int
    key: tuple[int, int]
    chosen: tuple[int, ...]
    first: int
    last: int
    days: int
    upper_mask: int
    light_mask: int
    bouts: int
    first_bout: int
    last_bout: int


def leg_patterns(week: Week, spell: Spell) -> list[LegPattern]:
    """All of them, for so many leg bouts done before the week."""
    search = _Search(week, spell)
    nothing = sum(prices[0] for prices in week.leg_counts.by_count)
    search.grow(0, LegPattern(nothing, (EARLIEST_LAST, -LATEST_FIRST), (), *_NO_ENDS))
    return [_with_kept_bouts(each, week.kept_bouts) for each in search.found]


_NO_ENDS = (LATEST_FIRST, EARLIEST_LAST, 0, 0, 0, 0, NEVER, NEVER)


class _Search:
    """Depth first in order of time; a day holds one leg session, a kind at most as wanted."""

    def __init__(self, week: Week, spell: Spell) -> None:
        self.found: list[LegPattern] = []
        self._week = week
        self._legs = week.legs
        self._placed = [0] * len(week.leg_counts.kinds)
        self._spell = spell

    def grow(self, position: int, so_far: LegPattern) -> None:
        """Note the sessions chosen so far, then try every one that may follow them."""
        self.found.append(so_far)
        if len(so_far.chosen) == self._week.most_legs:
            return
        before = [self._legs[index] for index in so_far.chosen]
        for index in range(position, len(self._legs)):
            each = self._legs[index]
            prices, placed = self._week.leg_counts.by_count[each.kind], self._placed[each.kind]
            if placed + 1 < len(prices) and self._may_follow(each, before):
                self._placed[each.kind] += 1
                price = each.cost + prices[placed + 1] - prices[placed]
                self.grow(index + 1, _longer(so_far, index, each, price, before))
                self._placed[each.kind] -= 1

    def _may_follow(self, each: LegOffer, before: list[LegOffer]) -> bool:
        if before and each.day == before[-1].day:
            return False
        if each.heavy and any(
            one.heavy and each.start - one.start < LEG_SPACING for one in before[-2:]
        ):
            return False
        if each.on_free_day and (
            sum(one.on_free_day for one in before) >= self._week.most_free_days
        ):
            return False
        return not each.bout or self._bout_allowed(each, before)

    def _bout_allowed(self, each: LegOffer, before: list[LegOffer]) -> bool:
        """Rule I03, counting kept bouts of the week that come before."""
        if self._spell.over:
            return not each.stands_in
        done = sum(one.bout for one in before)
        done += sum(start < each.start for start in self._week.kept_bouts)
        spell = self._spell.plus(done)
        if each.stands_in:
            return spell.since < FIRST_BOUTS
        return each.safe or spell.bouts >= FIRST_BOUTS


def _longer(
    so_far: LegPattern, index: int, each: LegOffer, price: int, before: list[LegOffer]
) -> LegPattern:
    """The pattern with one more session, later than the others."""
    if before and each.start - before[-1].start < CLOSE_DAYS:
        price += values.CLOSE_LEGS
    first, last = so_far.first, so_far.last
    if each.heavy:
        first = min(first, each.start)
        last = max(last, each.start)
    return LegPattern(
        so_far.cost + price,
        (last, -first),
        (*so_far.chosen, index),
        first,
        last,
        so_far.days | 1 << each.day,
        so_far.upper_mask | each.upper_mask,
        so_far.light_mask | each.light_mask,
        so_far.bouts + each.bout,
        each.start if each.bout and not so_far.bouts else so_far.first_bout,
        each.start if each.bout else so_far.last_bout,
    )


def _with_kept_bouts(legs: LegPattern, kept: tuple[int, ...]) -> LegPattern:
    if not kept:
        return legs
    own = (legs.first_bout, legs.last_bout) if legs.bouts else ()
    return legs._replace(
        bouts=legs.bouts + len(kept),
        first_bout=min(*kept, *own, kept[0]),
        last_bout=max(*kept, *own, kept[0]),
    )
