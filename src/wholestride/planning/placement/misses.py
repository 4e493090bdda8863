"""What the weeks of a plan lack."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from wholestride.domain.season import SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.prices import missed_price_of
from wholestride.planning.placement.rules.offers import Offer
from wholestride.planning.placement.surroundings import Surroundings, weekday_of


@dataclass(frozen=True, slots=True)
class MissedKind:
    """So many sessions of a kind that a week wanted and did not get."""

    monday: int
    kind: SessionKind
    count: int
    placed: int
    instead: SessionKind | None = None


def missed_kinds(around: Surroundings, offers: Sequence[Offer]) -> Iterator[MissedKind]:
    """What each week of the plan lacks, stand-ins counted as lacking too."""
    weeks: dict[int, list[Offer]] = {}
    for each in offers:
        weeks.setdefault(each.day - weekday_of(each.day), []).append(each)
    for monday, wanted in around.wanted.items():
        if monday + 6 < around.first_day or monday > around.last_day:
            continue
        week = weeks.get(monday, [])
        own = Counter(each.kind for each in week if each.stands_in_for is None)
        for kind, count in wanted.items():
            if own[kind] < count:
                instead = next((each.kind for each in week if each.stands_in_for is kind), None)
                yield MissedKind(monday, kind, count - own[kind], own[kind], instead)


def missed_dose(around: Surroundings, monday: int, week: Sequence[Offer]) -> int:
    """Missed dose of one week of a plan."""
    placed = Counter(each.wanted for each in week)
    missed = sum(
        values.missed_price(kind, count - placed[kind])
        for kind, count in around.wanted[monday].items()
    )
    return missed + sum(missed_price_of(each) for each in week)
