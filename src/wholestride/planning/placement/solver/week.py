"""One week as the solver sees it: offers as small integers, rules as bits and limits."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from wholestride.domain.season import SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.offering import Offering, offer_order
from wholestride.planning.placement.prices import price
from wholestride.planning.placement.rules import clashes
from wholestride.planning.placement.rules.gaps import two_days_before_a_hard_run
from wholestride.planning.placement.rules.offers import COUNTED, HEAVY, LEGS, Offer
from wholestride.planning.placement.rules.weeks import free_days, most_leg_sessions
from wholestride.planning.placement.surroundings import Surroundings
from wholestride.planning.placement.wanted import layer_of


class LegOffer(NamedTuple):
    """A session with D >= 0.3; times in minutes since Monday, masks over the other layers."""

    start: int
    day: int
    kind: int
    """Position of the wanted kind among the week's leg kinds."""
    cost: int
    heavy: bool
    bout: bool
    safe: bool
    stands_in: bool
    on_free_day: bool
    upper_mask: int
    light_mask: int


class UpperOffer(NamedTuple):
    """An upper-core session."""

    start: int
    day: int
    cost: int
    light_mask: int


class LightOffer(NamedTuple):
    """A session with D <= 0.1; ``mask`` holds the other light offers that it excludes."""

    start: int
    day: int
    kind: int
    cost: int
    mask: int


@dataclass(frozen=True, slots=True)
class CountPrices:
    """For each kind of a layer: what so many placed sessions of it leave missed, packed."""

    kinds: tuple[SessionKind, ...]
    by_count: tuple[tuple[int, ...], ...]

    @property
    def most(self) -> tuple[int, ...]:
        """How many sessions of each kind the week still wants."""
        return tuple(len(prices) - 1 for prices in self.by_count)


@dataclass(frozen=True, slots=True, eq=False)
class Week:
    """The placement problem of one week; ``offers`` by layer stand beside the small integers."""

    monday: int
    legs: tuple[LegOffer, ...]
    uppers: tuple[UpperOffer, ...]
    lights: tuple[LightOffer, ...]
    leg_offers: tuple[Offer, ...]
    upper_offers: tuple[Offer, ...]
    light_offers: tuple[Offer, ...]
    leg_counts: CountPrices
    upper_counts: CountPrices
    light_counts: CountPrices
    base_cost: int
    most_legs: int
    most_free_days: int
    kept_bouts: tuple[int, ...]
    kept_days: int
    starts: frozenset[tuple[int, SessionKind]]
    """Start and kind of every offer."""

    @property
    def content(self) -> tuple[object, ...]:
        """All that a table looks at: two weeks of the same content have the same table."""
        return (
            self.legs,
            self.uppers,
            self.lights,
            self.leg_counts.by_count,
            self.upper_counts.by_count,
            self.light_counts.by_count,
            self.base_cost,
            self.most_legs,
            self.most_free_days,
            self.kept_bouts,
            self.kept_days,
        )


class _ByDay:
    """The offers of a layer by day, with their bits."""

    def __init__(self, offers: Sequence[Offer], around: Surroundings) -> None:
        self._around = around
        self._days: dict[int, list[tuple[int, Offer]]] = {}
        for position, each in enumerate(offers):
            self._days.setdefault(each.day, []).append((1 << position, each))

    def excluded_by(self, offer: Offer) -> int:
        """Bits of the offers of the same day that cannot be beside this one."""
        mask = 0
        for bit, other in self._days.get(offer.day, ()):
            if other is not offer and _excludes(offer, other, self._around):
                mask |= bit
        return mask


def _excludes(one: Offer, other: Offer, around: Surroundings) -> bool:
    """True when two offers of a day clash; the first lines spare the rules the plain cases."""
    if one.opening == other.opening or (one.start < other.end and other.start < one.end):
        return True
    flow = SessionKind.MOBILITY in (one.kind, other.kind)
    if (
        not flow
        and not around.one_a_day
        and around.windows_are_apart(one.day)
        and _one_in_a_window(one, other)
    ):
        return False
    return bool(clashes(one, other, around))


def _one_in_a_window(one: Offer, other: Offer) -> bool:
    """True unless both are light sessions at home, which share their minutes."""
    return any(each.opening is not None and not each.opening.any_day for each in (one, other))


@dataclass(frozen=True, slots=True)
class Compiler:
    """Makes the solver's weeks from a season's surroundings."""

    around: Surroundings
    offering: Offering

    def week(self, monday: int, wanted: Mapping[SessionKind, int]) -> Week:
        """The week's offers and limits, ready for the solver."""
        offers = [each for day in range(monday, monday + 7) for each in self.offering.on(day)]
        legs = self._with_stand_ins(monday, [each for each in offers if each.dose >= LEGS])
        uppers = [each for each in offers if COUNTED <= each.dose < LEGS]
        lights = [each for each in offers if each.dose < COUNTED]
        leg_counts, light_counts = _count_prices(wanted, 2), _count_prices(wanted, 0)
        by_day = _ByDay(uppers, self.around), _ByDay(lights, self.around)
        kept = [each for day in range(monday, monday + 7) for each in self._kept(day)]
        free = free_days(monday, self.around)
        kept_legs = [each for each in kept if each.dose >= LEGS]
        free_taken = len({each.day for each in kept_legs if each.day in free})
        return Week(
            monday=monday,
            legs=tuple(self._leg(each, monday, free, leg_counts, by_day) for each in legs),
            uppers=tuple(self._upper(each, monday, by_day[1]) for each in uppers),
            lights=tuple(self._light(each, monday, light_counts, by_day[1]) for each in lights),
            leg_offers=tuple(legs),
            upper_offers=tuple(uppers),
            light_offers=tuple(lights),
            leg_counts=leg_counts,
            upper_counts=_count_prices(wanted, 1),
            light_counts=light_counts,
            base_cost=0,
            most_legs=max(0, most_leg_sessions(monday, self.around) - len(kept_legs)),
            most_free_days=max(0, len(free) - 1 - free_taken) if free else 7,
            kept_bouts=tuple(each.start - monday * DAY for each in kept if each.dose >= HEAVY),
            kept_days=_day_mask(each.day - monday for each in kept if each.dose >= COUNTED),
            starts=frozenset((each.start, each.kind) for each in (*legs, *uppers, *lights)),
        )

    def _kept(self, day: int) -> tuple[Offer, ...]:
        return self.around.kept.get(day, ())

    def _with_stand_ins(self, monday: int, legs: list[Offer]) -> list[Offer]:
        """Stability sessions may stand in where no slot of the week suits a first leg bout."""
        if any(self._safe(each) for each in legs if each.dose >= HEAVY):
            return legs
        days = range(monday, monday + 7)
        stand_ins = (each for day in days for each in self.offering.stand_ins(day))
        return sorted((*legs, *stand_ins), key=offer_order)

    def _safe(self, offer: Offer) -> bool:
        return two_days_before_a_hard_run(offer, self.around) is None

    def _leg(
        self,
        offer: Offer,
        monday: int,
        free: frozenset[int],
        counts: CountPrices,
        by_day: tuple[_ByDay, _ByDay],
    ) -> LegOffer:
        stands_in = offer.stands_in_for is not None and offer.dose < HEAVY
        return LegOffer(
            start=offer.start - monday * DAY,
            day=offer.day - monday,
            kind=counts.kinds.index(offer.wanted),
            cost=price(offer, self.around),
            heavy=offer.dose >= HEAVY,
            bout=offer.dose >= HEAVY or stands_in,
            safe=self._safe(offer),
            stands_in=stands_in,
            on_free_day=offer.day in free,
            upper_mask=by_day[0].excluded_by(offer),
            light_mask=by_day[1].excluded_by(offer),
        )

    def _upper(self, offer: Offer, monday: int, lights: _ByDay) -> UpperOffer:
        start = offer.start - monday * DAY
        cost = price(offer, self.around)
        return UpperOffer(start, start // DAY, cost, lights.excluded_by(offer))

    def _light(self, offer: Offer, monday: int, counts: CountPrices, lights: _ByDay) -> LightOffer:
        start = offer.start - monday * DAY
        kind = counts.kinds.index(offer.kind)
        cost = price(offer, self.around)
        return LightOffer(start, start // DAY, kind, cost, lights.excluded_by(offer))


def _day_mask(days: Iterable[int]) -> int:
    mask = 0
    for day in days:
        mask |= 1 << day
    return mask


def _count_prices(wanted: Mapping[SessionKind, int], layer: int) -> CountPrices:
    kinds = tuple(kind for kind in SessionKind if wanted.get(kind) and layer_of(kind) == layer)
    return CountPrices(
        kinds,
        tuple(
            tuple(
                values.missed_price(kind, wanted[kind] - placed) * values.MISSED_UNIT
                for placed in range(wanted[kind] + 1)
            )
            for kind in kinds
        ),
    )
