"""A week beside the same week of the season before: what stays, and what a change costs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from wholestride.domain.season import SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.solver.week import (
    CountPrices,
    LegOffer,
    LightOffer,
    UpperOffer,
    Week,
)

Entry = TypeVar("Entry", LegOffer, UpperOffer, LightOffer)

Positions = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Some offers of a week, by where they stand in each layer."""


def with_previous(week: Week, previous: Iterable[Offer]) -> Week:
    """The week with a price on every session that differs from the season before.

    A week that had P sessions of a kind, gets N and keeps C of them at their time has
    max(P, N) - C changes.
    """
    before = tuple(previous)
    counts = Counter(each.wanted for each in before)
    unwanted = sum(
        count
        for kind, count in counts.items()
        if all(kind not in layer.kinds for layer in _layers(week))
    )
    there = {(each.start, each.kind) for each in before}

    def discounted(layer: Sequence[Entry], offers: Sequence[Offer]) -> tuple[Entry, ...]:
        return tuple(
            each._replace(cost=each.cost - values.CHANGE_UNIT)
            if (offer.start, offer.kind) in there
            else each
            for each, offer in zip(layer, offers, strict=True)
        )

    return replace(
        week,
        legs=discounted(week.legs, week.leg_offers),
        uppers=discounted(week.uppers, week.upper_offers),
        lights=discounted(week.lights, week.light_offers),
        leg_counts=_with_changes(week.leg_counts, counts),
        upper_counts=_with_changes(week.upper_counts, counts),
        light_counts=_with_changes(week.light_counts, counts),
        base_cost=week.base_cost + unwanted * values.CHANGE_UNIT,
    )


def positions_of(week: Week, there: Container[tuple[int, SessionKind]]) -> Positions:
    """Layer by layer, where the offers with these starts and kinds stand."""
    legs, uppers, lights = (
        tuple(position for position, each in enumerate(offers) if (each.start, each.kind) in there)
        for offers in (week.leg_offers, week.upper_offers, week.light_offers)
    )
    return legs, uppers, lights


def offers_at(week: Week, positions: Positions) -> list[Offer]:
    """The offers of a week at these positions."""
    layers = week.leg_offers, week.upper_offers, week.light_offers
    return [
        offers[index] for offers, taken in zip(layers, positions, strict=True) for index in taken
    ]


def narrowed(week: Week, positions: Positions) -> Week:
    """The week with only the offers at these positions."""
    legs, uppers, lights = positions
    return replace(
        week,
        legs=tuple(
            week.legs[index]._replace(
                upper_mask=_picked(week.legs[index].upper_mask, uppers),
                light_mask=_picked(week.legs[index].light_mask, lights),
            )
            for index in legs
        ),
        uppers=tuple(
            week.uppers[index]._replace(light_mask=_picked(week.uppers[index].light_mask, lights))
            for index in uppers
        ),
        lights=tuple(
            week.lights[index]._replace(mask=_picked(week.lights[index].mask, lights))
            for index in lights
        ),
        leg_offers=tuple(week.leg_offers[index] for index in legs),
        upper_offers=tuple(week.upper_offers[index] for index in uppers),
        light_offers=tuple(week.light_offers[index] for index in lights),
    )


def _picked(mask: int, positions: Sequence[int]) -> int:
    """The mask over the picked positions only."""
    return sum(1 << bit for bit, position in enumerate(positions) if mask >> position & 1)


def _layers(week: Week) -> tuple[CountPrices, CountPrices, CountPrices]:
    return week.leg_counts, week.upper_counts, week.light_counts


def _with_changes(prices: CountPrices, before: Mapping[SessionKind, int]) -> CountPrices:
    return CountPrices(
        prices.kinds,
        tuple(
            tuple(
                cost + max(placed, before.get(kind, 0)) * values.CHANGE_UNIT
                for placed, cost in enumerate(by_count)
            )
            for kind, by_count in zip(prices.kinds, prices.by_count, strict=True)
        ),
    )
