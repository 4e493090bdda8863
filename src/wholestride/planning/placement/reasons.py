"""Why a session was missed: the fewest rules that close every slot of its week."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from wholestride.planning.placement.clock import moment_of
from wholestride.planning.placement.misses import MissedKind
from wholestride.planning.placement.offering import Offering, offer_order
from wholestride.planning.placement.rules import bans, clashes
from wholestride.planning.placement.rules.offers import HEAVY, Ban, Offer
from wholestride.planning.placement.rules.weeks import (
    first_bouts_keep_two_days,
    one_day_without_hard_work,
    two_leg_sessions_beside_three_key_runs,
)
from wholestride.planning.placement.rules.words import ban_words, listed_days
from wholestride.planning.placement.spell import spell_before
from wholestride.planning.placement.surroundings import Surroundings, weekday_of

GIVING_WAY = frozenset({"taken", "one a day", "one of a kind"})
"""Reasons that name another session, which the plan could have moved."""


class Reasons:
    """What speaks against further sessions beside a plan."""

    def __init__(self, around: Surroundings, offers: Sequence[Offer]) -> None:
        self.around = around
        self.offers = offers
        self.kept = [each for day in sorted(around.kept) for each in around.kept[day]]
        self._by_day: dict[int, list[Offer]] = {}
        for each in (*self.kept, *offers):
            self._by_day.setdefault(each.day, []).append(each)

    def words(self, lack: MissedKind) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The smallest set of rules that closes every slot of the week, in words and by id."""
        spots = list(self._spots(lack))
        words = [] if lack.instead is None else [f"A {lack.instead} session stands in for it."]
        if not spots:
            return (*words, self._no_window(lack.monday)), ("window",)
        closed = [frozenset(ban.rule for ban in found) for _, found in spots]
        rules = _fewest_rules([each for each in closed if each])
        for rule in rules:
            hits = [(offer, ban) for offer, found in spots for ban in found if ban.rule == rule]
            words.append(_reason_words(hits))
        return tuple(words), rules

    def _no_window(self, monday: int) -> str:
        days = range(max(monday, self.around.first_day), min(monday + 6, self.around.last_day) + 1)
        away = next((self.around.away(day) for day in days if self.around.away(day)), "")
        if away:
            return f"You are away ({away}), and no other window is left that week."
        return "There is no window that week."

    def days(self, monday: int) -> list[int]:
        """Days of the week on which something could still be placed."""
        around = self.around
        days = range(max(monday, around.first_day), min(monday + 6, around.last_day) + 1)
        return [day for day in days if not around.away(day)]

    def _spots(self, lack: MissedKind) -> Iterator[tuple[Offer, tuple[Ban, ...]]]:
        """Every start in the week that holds none of its kind, with all that speaks against it."""
        around = self.around
        alike = [each for each in self.offers if each.wanted is lack.kind]
        for day in self.days(lack.monday):
            for offer in Offering(around, {}).tries(day, lack.kind):
                held = any(each.start < offer.end and offer.start < each.end for each in alike)
                if not held:
                    yield offer, self.against(offer, lack.monday)

    def against(self, offer: Offer, monday: int, *, asked: bool = True) -> tuple[Ban, ...]:
        """All bans of an offer beside the plan; by itself only where that is ``asked``."""
        around = self.around
        found = list(bans(offer, around)) if asked else []
        for day in range(offer.day - 3, offer.day + 4):
            for each in self._by_day.get(day, ()):
                found += clashes(each, offer, around)
        week = [each for day in range(monday, monday + 7) for each in self._by_day.get(day, ())]
        for rule in (two_leg_sessions_beside_three_key_runs, one_day_without_hard_work):
            found += [ban for ban, _ in rule(monday, [*week, offer], around)]
        if offer.dose >= HEAVY:
            found += self._first_bouts(offer)
        return tuple(found)

    def _first_bouts(self, offer: Offer) -> list[Ban]:
        first = self.around.first_day - weekday_of(self.around.first_day)
        before = [each for each in self.kept if each.day < first and each.dose >= HEAVY]
        bouts, last = spell_before(self.around.request, before)
        after = [each for each in self.kept if each.day >= first]
        sessions = sorted((*after, *self.offers, offer), key=offer_order)
        found = first_bouts_keep_two_days(sessions, self.around, bouts, last)
        return [ban for ban, each in found if each is offer]


def _fewest_rules(closed: Sequence[frozenset[str]]) -> tuple[str, ...]:
    """The cheapest set of rules of which every slot breaks at least one.

    A rule costs one; that another session is there costs more, as that one could give way.
    """
    rules = sorted({rule for each in closed for rule in each})
    sets = (
        chosen
        for size in range(len(rules) + 1)
        for chosen in combinations(rules, size)
        if all(each.intersection(chosen) for each in closed)
    )
    return min(sets, key=lambda chosen: (sum(_weight(rule) for rule in chosen), chosen))


def _weight(rule: str) -> int:
    return 5 if rule in GIVING_WAY else 1


def _reason_words(hits: Sequence[tuple[Offer, Ban]]) -> str:
    """The first slot that a rule closes in full, the others by their day."""
    offer, ban = hits[0]
    others = list(dict.fromkeys(each.day for each, _ in hits if each.day != offer.day))
    more = f"; likewise {listed_days(others, 'and')}" if others else ""
    return f"{moment_of(offer.start):%A %H:%M}: {ban_words(ban, offer)}{more}."
