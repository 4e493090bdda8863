"""Which rules shaped a placed session: those that closed the week's other slots to it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from wholestride.domain.season import SessionKind
from wholestride.planning.placement.offering import Offering, slot_bans
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, Offer
from wholestride.planning.placement.rules.weeks import FIRST_BOUTS
from wholestride.planning.placement.spell import FORGOTTEN, spell_before
from wholestride.planning.placement.surroundings import Surroundings, weekday_of


class Shaping:
    """Rule ids by session, the most telling first."""

    def __init__(self, around: Surroundings, offers: Sequence[Offer]) -> None:
        self._around = around
        self._offering = Offering(around, {})
        self.first_bouts = _first_bouts(around, offers)
        """The sessions that rule I03 guarded."""
        self._closed: dict[tuple[int, SessionKind], tuple[str, ...]] = {}

    def rules(self, offer: Offer) -> tuple[str, ...]:
        """I03 for a first leg bout, I05 for a short gap, then what closed most other slots."""
        telling = []
        if offer in self.first_bouts or (offer.stands_in_for and not offer.together):
            telling.append("I03")
        if offer.short_gap or offer.together:
            telling.append("I05")
        closing = self._closing(offer) if offer.dose >= COUNTED else ()
        return tuple(dict.fromkeys((*telling, *closing)))

    def _closing(self, offer: Offer) -> tuple[str, ...]:
        monday = offer.day - weekday_of(offer.day)
        known = self._closed.get((monday, offer.kind))
        if known is None:
            counts: Counter[str] = Counter(
                rule
                for day in range(monday, monday + 7)
                for each in self._offering.tries(day, offer.kind)
                for rule in {ban.rule: None for ban in slot_bans(each, self._around)}
                if rule[0].isupper()
            )
            in_order: Mapping[str, int] = dict(sorted(counts.items()))
            known = tuple(sorted(in_order, key=lambda rule: (-in_order[rule], rule)))
            self._closed[monday, offer.kind] = known
        return known


def _first_bouts(around: Surroundings, offers: Sequence[Offer]) -> set[Offer]:
    """The sessions that rule I03 guarded."""
    kept = [each for day in sorted(around.kept) for each in around.kept[day]]
    first = around.first_day - weekday_of(around.first_day)
    before = [each for each in kept if each.day < first and each.dose >= HEAVY]
    bouts, last = spell_before(around.request, before)
    found = set()
    for each in sorted((*(one for one in kept if one.day >= first), *offers)):
        if each.dose < HEAVY and each.stands_in_for is None:
            continue
        if each.start - last > FORGOTTEN:
            bouts = 0
        if bouts < FIRST_BOUTS:
            found.add(each)
        bouts, last = bouts + 1, each.start
    return found
