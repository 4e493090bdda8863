"""The judge: any plan against every rule, and what it costs; no solver needed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from wholestride.domain.season import Score, SessionKind
from wholestride.planning.placement import values
from wholestride.planning.placement.clock import DAY, monday_of
from wholestride.planning.placement.nouns import PlacedSession, RunCost
from wholestride.planning.placement.prices import (
    comfort_price,
    interference_price,
    missed_price_of,
    run_costs,
    streak_price,
    week_price,
    wishes_price,
)
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules import bans, clashes
from wholestride.planning.placement.rules.gaps import GapQuality, gap_quality
from wholestride.planning.placement.rules.offers import (
    COUNTED,
    HEAVY,
    Ban,
    Offer,
    offer_of,
)
from wholestride.planning.placement.rules.weeks import (
    first_bouts_keep_two_days,
    one_day_without_hard_work,
    two_leg_sessions_beside_three_key_runs,
)
from wholestride.planning.placement.rules.words import ban_words
from wholestride.planning.placement.spell import spell_before
from wholestride.planning.placement.surroundings import Surroundings


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """A rule that a plan breaks: its id, what is wrong, with which sessions and run."""

    rule: str
    text: str
    sessions: tuple[PlacedSession, ...]
    run: str | None = None


@dataclass(frozen=True, slots=True)
class Judgement:
    """Every broken rule of a plan, its score, and each session's cost at later runs."""

    broken: tuple[BrokenRule, ...]
    score: Score
    costs: tuple[tuple[RunCost, ...], ...]
    """By session, in the order in which they were handed over; empty for kept ones."""


def judge(
    request: PlacementRequest,
    sessions: Sequence[PlacedSession],
    around: Surroundings | None = None,
) -> Judgement:
    """Judge a plan: ``sessions`` as placed, dragged by hand, or thought up.

    Sessions that the request keeps are taken from it and are not judged themselves; kept
    ones among ``sessions`` are passed over. ``around`` spares working the request out again.
    """
    around = around or Surroundings(request)
    judged = {id(each): _as_judged(each, around) for each in sessions if not each.kept}
    plan = _Plan(around, sorted(judged.values(), key=_by_time))
    back = {judged[id(each)]: each for each in sessions if not each.kept}
    return Judgement(
        tuple(plan.broken(back)),
        plan.score(),
        tuple(() if each.kept else run_costs(judged[id(each)], around) for each in sessions),
    )


def _as_judged(session: PlacedSession, around: Surroundings) -> Offer:
    """The session with what its gaps to the day's runs really are."""
    offer = offer_of(session)
    quality, _ = gap_quality(offer, around)
    return offer._replace(
        short_gap=quality is GapQuality.SHORT, together=quality is GapQuality.TOGETHER
    )


def _by_time(offer: Offer) -> tuple[int, int]:
    return offer.start, values.KIND_ORDER[offer.kind]


class _Plan:
    """A plan's new sessions in order of time, beside the kept ones."""

    def __init__(self, around: Surroundings, offers: Sequence[Offer]) -> None:
        self._around = around
        self._offers = offers
        self._kept = [each for day in sorted(around.kept) for each in around.kept[day]]
        self._first_monday = monday_of(around.request.first_day).toordinal()

    def broken(self, back: dict[Offer, PlacedSession]) -> Iterator[BrokenRule]:
        """Every broken rule, by session, pair, week and spell."""
        for ban, offers in self._bans():
            yield BrokenRule(
                ban.rule,
                ban_words(ban, offers[-1]),
                tuple(back[each] for each in offers if each in back),
                ban.run.id if ban.run is not None else None,
            )

    def _bans(self) -> Iterator[tuple[Ban, tuple[Offer, ...]]]:
        for each in self._offers:
            for ban in bans(each, self._around):
                yield ban, (each,)
        yield from self._pair_bans()
        yield from self._week_bans()
        yield from self._first_bout_bans()

    def _pair_bans(self) -> Iterator[tuple[Ban, tuple[Offer, ...]]]:
        for position, each in enumerate(self._offers):
            for other in self._around.kept_near(each.day):
                for ban in clashes(other, each, self._around):
                    yield ban, (other, each)
            for other in self._offers[position + 1 :]:
                if other.start - each.start >= 3 * DAY:
                    break
                for ban in clashes(each, other, self._around):
                    yield ban, (each, other)

    def _week_bans(self) -> Iterator[tuple[Ban, tuple[Offer, ...]]]:
        for monday, new in self._by_week().items():
            kept = [
                each for day in range(monday, monday + 7) for each in self._around.kept.get(day, ())
            ]
            both = (*kept, *new)
            for rule in (two_leg_sessions_beside_three_key_runs, one_day_without_hard_work):
                for ban, offer in rule(monday, both, self._around):
                    if offer in new:
                        yield ban, (offer,)

    def _first_bout_bans(self) -> Iterator[tuple[Ban, tuple[Offer, ...]]]:
        monday = self._first_monday
        before = [each for each in self._kept if each.day < monday and each.dose >= HEAVY]
        bouts, last = spell_before(self._around.request, before)
        kept = [each for each in self._kept if each.day >= monday]
        sessions = sorted((*kept, *self._offers), key=_by_time)
        for ban, offer in first_bouts_keep_two_days(sessions, self._around, bouts, last):
            if offer not in kept:
                yield ban, (offer,)

    def _by_week(self) -> dict[int, list[Offer]]:
        weeks: dict[int, list[Offer]] = {}
        for each in self._offers:
            weeks.setdefault(each.day - (each.day + 6) % 7, []).append(each)
        return weeks

    def score(self) -> Score:
        """All tiers of the plan from this week on."""
        around, offers = self._around, self._offers
        comfort = sum(comfort_price(each, around) for each in offers)
        comfort += sum(week_price(each) for each in self._by_week().values())
        return Score(
            missed_dose=self._missed() + sum(missed_price_of(each) for each in offers),
            interference=sum(interference_price(each, around) for each in offers),
            comfort=comfort + self._streaks(),
            changes=self._changes(),
            wishes=sum(wishes_price(each, around) for each in offers),
        )

    def _missed(self) -> int:
        weeks = self._by_week()
        return sum(
            values.missed_price(kind, max(0, count - placed[kind]))
            for monday, wanted in self._around.wanted.items()
            if self._first_monday <= monday <= self._around.last_day
            for placed in (Counter(each.wanted for each in weeks.get(monday, ())),)
            for kind, count in wanted.items()
        )

    def _streaks(self) -> int:
        """Streaks of strength days from this week on, kept sessions of last week's end too."""
        both = (*self._kept, *self._offers)
        strength = {each.day for each in both if each.dose >= COUNTED}
        monday = self._first_monday
        last = self._around.last_day - (self._around.last_day + 6) % 7 + 6
        inside = {day for day in strength if monday - 2 <= day <= last}
        before = {day for day in inside if day < monday}
        return streak_price(inside) - streak_price(before)

    def _changes(self) -> int:
        previous = [offer_of(each) for each in self._around.request.previous]
        if not previous:
            return 0
        return changes_between(previous, self._offers, self._first_monday, self._around.last_day)


def changes_between(previous: Iterable[Offer], now: Iterable[Offer], first: int, last: int) -> int:
    """Changed sessions of the weeks from the Monday ``first`` on: moved, dropped or added.

    Per week and kind the larger of both numbers less those that stay at their time.
    """
    before: dict[int, list[Offer]] = {}
    after: dict[int, list[Offer]] = {}
    for offers, weeks in ((previous, before), (now, after)):
        for each in offers:
            weeks.setdefault(each.day - (each.day + 6) % 7, []).append(each)
    changed = 0
    for monday in range(first, last + 1, 7):
        old, new = before.get(monday, []), after.get(monday, [])
        there = {(each.start, each.kind) for each in old}
        counts: list[Counter[SessionKind]] = [
            Counter(each.wanted for each in side) for side in (old, new)
        ]
        changed += sum(max(counts[0][kind], counts[1][kind]) for kind in SessionKind)
        changed -= sum((each.start, each.kind) in there for each in new)
    return changed
