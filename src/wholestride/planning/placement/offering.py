"""Which sessions could lie where: every offer of a day that no rule forbids by itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from wholestride.domain.season import KIND_FACTS, SessionKind
from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.rules import PAIR_RULES, availability, gaps, races
from wholestride.planning.placement.rules.gaps import GapQuality, gap_quality
from wholestride.planning.placement.rules.offers import (
    HEAVY,
    LEGS,
    ONE_A_DAY,
    Ban,
    Offer,
    Opening,
)
from wholestride.planning.placement.rules.pairs import LEG_SPACING
from wholestride.planning.placement.surroundings import Surroundings
from wholestride.planning.placement.values import KIND_ORDER

CLOCK_MINUTES = 5
"""Sessions start at a time that a person would write down."""

ASKED = (
    (0, availability.banned_kind),
    (0, gaps.no_overlap_with_a_run),
    (0, races.light_race_week),
    (ONE_A_DAY + 1, availability.rest_day),
    (LEGS, gaps.hours_from_the_days_runs),
    (HEAVY, gaps.a_day_before_a_key_run),
    (HEAVY, gaps.run_first_on_a_quality_day),
    (HEAVY, gaps.new_jumps_before_key_runs),
    (LEGS, gaps.stand_in_keeps_a_day),
    (HEAVY, races.last_legs_before_a_race),
    (LEGS, races.primer_belongs_to_a_race),
    (LEGS, races.recovered_from_a_race),
)
"""Rules that an offer made from a window must still be asked, with the leg dose from which
each speaks; that it lies in a window of the season and is long enough holds by its making."""


class Offering:
    """Offers by day, worked out when they are asked for."""

    def __init__(
        self,
        around: Surroundings,
        wanted: Mapping[int, Iterable[SessionKind]],
        previous: Iterable[Offer] = (),
    ) -> None:
        """``wanted`` holds the kinds that each week (by the ordinal of its Monday) still wants.

        Where ``previous`` sessions lay is offered too, if that is still allowed.
        """
        self._around = around
        self._wanted = wanted
        self._plain: dict[int, tuple[Offer, ...]] = {}
        self._earlier: dict[int, list[tuple[int, SessionKind]]] = {}
        for each in previous:
            self._earlier.setdefault(each.day, []).append((each.start, each.kind))

    def on(self, day: int) -> tuple[Offer, ...]:
        """All offers of a day in order of time and kind, the aligned and the earlier ones too."""
        found: dict[tuple[object, ...], Offer] = {}
        for each in (*self.plain(day), *self._aligned(day), *self._as_before(day)):
            found.setdefault((*each[:5], each.stands_in_for), each)
        return tuple(sorted(found.values(), key=offer_order))

    def plain(self, day: int) -> tuple[Offer, ...]:
        """The best start of each kind in each window of the day."""
        if day not in self._plain:
            starts = (self._first_start(*each) for each in self._openings(day))
            lighter = self._right_after_a_run(day) if self._around.together else ()
            self._plain[day] = (*(each for each in starts if each is not None), *lighter)
        return self._plain[day]

    def stand_ins(self, day: int) -> Iterator[Offer]:
        """Stability sessions in place of a first leg bout (rule I03)."""
        wanted = next((kind for _, kind in self._openings(day) if kind.heavy), None)
        for opening in dict.fromkeys(each for each, kind in self._openings(day) if kind is wanted):
            offer = self._first_start(opening, SessionKind.STABILITY, wanted)
            if offer is not None:
                yield offer

    def _right_after_a_run(self, day: int) -> Iterator[Offer]:
        """A light full session instead of a full one, where only "together" makes room."""
        for opening, kind in self._openings(day):
            if kind in (SessionKind.FULL, SessionKind.LOWER):
                offer = self._first_start(opening, SessionKind.FULL_LIGHT, kind)
                if offer is not None and offer.together:
                    yield offer

    def tries(self, day: int, kind: SessionKind) -> Iterator[Offer]:
        """Every start of a kind in the openings of a day, allowed or not."""
        facts = KIND_FACTS[kind]
        for opening in self._openings_for(day, kind):
            for start in self._starts(opening, kind) or [opening.start]:
                end = min(start + facts.usual_minutes, opening.end)
                yield Offer(start, end, kind, facts.leg_dose_hundredths, opening.place, opening)

    def _openings_for(self, day: int, kind: SessionKind) -> Sequence[Opening]:
        light = self._around.light_opening(day)
        at_home = light is not None and _may_lie_there(kind, light)
        return (light,) if at_home and light else self._around.windows(day)

    def _openings(self, day: int) -> Iterator[tuple[Opening, SessionKind]]:
        around = self._around
        if not around.first_day <= day <= around.last_day or around.away(day):
            return
        for kind in self._wanted.get(day - (day + 6) % 7, ()):
            for opening in self._openings_for(day, kind):
                yield opening, kind

    def best_in(self, opening: Opening, kind: SessionKind) -> Offer | None:
        """The best start of a kind in any opening, the athlete's or not."""
        return self._first_start(opening, kind)

    def _first_start(
        self, opening: Opening, kind: SessionKind, wanted: SessionKind | None = None
    ) -> Offer | None:
        """The earliest start with the best gap to the day's runs, if any is allowed."""
        best: Offer | None = None
        for start in self._starts(opening, kind):
            offer = self._allowed(opening, kind, wanted, start)
            if offer is None:
                continue
            if not (offer.short_gap or offer.together):
                return offer
            if best is None or (best.together and not offer.together):
                best = offer
        return best

    def _starts(self, opening: Opening, kind: SessionKind) -> list[int]:
        facts = KIND_FACTS[kind]
        latest = opening.end - facts.shortest_minutes
        legs = facts.leg_dose_hundredths >= LEGS
        waits = (gaps.SAME_DAY_GAP, gaps.SHORT_GAP, 0) if legs else (0,)
        starts = {opening.start}
        for run in self._around.calendar.on(opening.start // DAY):
            starts.update(on_the_clock(run.end + wait, latest) for wait in waits)
        return sorted(start for start in starts if opening.start <= start <= latest)

    def _allowed(
        self, opening: Opening, kind: SessionKind, wanted: SessionKind | None, start: int
    ) -> Offer | None:
        facts = KIND_FACTS[kind]
        end = min(start + facts.usual_minutes, opening.end)
        if start < opening.start or end - start < facts.shortest_minutes:
            return None
        dose = facts.leg_dose_hundredths
        offer = Offer(start, end, kind, dose, opening.place, opening, wanted)
        if any(dose >= least and rule(offer, self._around) for least, rule in ASKED):
            return None
        if self._against_kept(offer):
            return None
        if dose >= LEGS:
            quality, _ = gap_quality(offer, self._around)
            if quality is not GapQuality.WIDE:
                return offer._replace(
                    short_gap=quality is GapQuality.SHORT, together=quality is GapQuality.TOGETHER
                )
        return offer

    def _against_kept(self, offer: Offer) -> bool:
        for kept in self._around.kept_near(offer.day) if self._around.kept else ():
            first, then = (kept, offer) if kept.start <= offer.start else (offer, kept)
            if any(rule(first, then, self._around) for rule in PAIR_RULES):
                return True
        return False

    def _aligned(self, day: int) -> Iterator[Offer]:
        """Heavy sessions 48 h after a possible one two days before, where windows differ."""
        heavy = [each for each in self.plain(day) if each.dose >= HEAVY]
        if not heavy:
            return
        before = {each.start + LEG_SPACING for each in self.plain(day - 2) if each.dose >= HEAVY}
        for each in heavy:
            opening = each.opening
            for start in sorted(before) if opening else ():
                if opening and each.start < start < opening.end:
                    offer = self._allowed(opening, each.kind, each.stands_in_for, start)
                    if offer is not None:
                        yield offer

    def _as_before(self, day: int) -> Iterator[Offer]:
        """Where the season before had its sessions, if that is still allowed."""
        for start, kind in self._earlier.get(day, ()):
            for opening, wanted in self._openings(day):
                if wanted is not kind:
                    continue
                there = opening
                if opening.any_day:
                    there = opening._replace(start=start, end=start + opening.end - opening.start)
                if there.start <= start < there.end:
                    offer = self._allowed(there, kind, None, start)
                    if offer is not None:
                        yield offer


def on_the_clock(start: int, latest: int) -> int:
    """The next five minutes of the clock, or the very minute where that would be too late.

    >>> on_the_clock(869, 1000), on_the_clock(870, 1000), on_the_clock(869, 869)
    (870, 870, 869)
    """
    rounded = -(-start // CLOCK_MINUTES) * CLOCK_MINUTES
    return rounded if rounded <= latest else start


def slot_bans(offer: Offer, around: Surroundings) -> tuple[Ban, ...]:
    """What forbids an offer that lies in a window of the season."""
    found = (rule(offer, around) for least, rule in ASKED if offer.dose >= least)
    return tuple(ban for ban in found if ban is not None)


def _may_lie_there(kind: SessionKind, light: Opening) -> bool:
    """A light session that the allowance is long enough for needs no window."""
    facts = KIND_FACTS[kind]
    enough = light.end - light.start >= facts.shortest_minutes
    return enough and facts.leg_dose_hundredths <= ONE_A_DAY


def offer_order(offer: Offer) -> tuple[int, int, str]:
    """Order of time, then of kinds, then of what it stands in for."""
    return offer.start, KIND_ORDER[offer.kind], str(offer.stands_in_for or "")
