"""What would save a missed session: relaxations tried by solving its week anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import islice

from wholestride.domain.athlete import AnyDay
from wholestride.domain.running import Run, RunKind
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.clock import DAY, HOUR, moment_of
from wholestride.planning.placement.misses import MissedKind, missed_dose
from wholestride.planning.placement.nouns import Slot
from wholestride.planning.placement.offering import Offering
from wholestride.planning.placement.placed import as_session
from wholestride.planning.placement.reasons import Reasons
from wholestride.planning.placement.request import Allowances, PlacementRequest
from wholestride.planning.placement.rules import bans
from wholestride.planning.placement.rules.offers import HEAVY, ONE_A_DAY, Offer, Opening
from wholestride.planning.placement.rules.pairs import LEG_SPACING
from wholestride.planning.placement.rules.words import listed_days, run_words
from wholestride.planning.placement.solver.solve import solve
from wholestride.planning.placement.spell import spell_before
from wholestride.planning.placement.surroundings import Surroundings, weekday_of

RUNS_BEFORE = timedelta(days=20)
RUNS_AFTER = timedelta(days=18)
"""No rule and no price looks further from a week's Monday."""

NEIGHBOUR_DAYS = 4

DAY_PARTS = (
    ("evening", time(18), 150),
    ("early morning", time(6), 120),
    ("midday", time(12), 90),
)
"""What freeing a part of a day means: its name, start and minutes."""

MANY_DAYS = 3
HOME_MINUTES = 20


class Relaxing:
    """Ways out for the missed sessions of one plan.

    A rule that protects the runner is never relaxed: only availability, preferences,
    "together", and as advice the time of an easy run.
    """

    def __init__(self, reasons: Reasons) -> None:
        self._reasons = reasons
        self._around = reasons.around
        self._offers = reasons.offers
        self._starts: dict[int, list[int]] = {}

    def words(self, lack: MissedKind) -> tuple[str, ...]:
        """What would make room, cheapest first.

        Availability, then preference, then lifting right after an easy run, and where none of
        these helps the moving of an easy run.
        """
        room = f"would make room for {_a_session(lack)}."
        found = [
            *self._more_availability(lack),
            *self._preferences(lack),
            *self._together(lack),
        ]
        return tuple(f"{text} {room}" for text in found or self._runs_in_the_way(lack))

    def _more_availability(self, lack: MissedKind) -> Iterator[str]:
        light = lack.kind.leg_dose_hundredths <= ONE_A_DAY and self._around.any_day is None
        if light and self._helps(lack, Allowances(any_day=AnyDay(HOME_MINUTES, ""))):
            yield "Twenty minutes at home on any day"
            return
        for name, start, minutes in DAY_PARTS:
            helping = (
                day
                for day in self._reasons.days(lack.monday)
                if self._freeing_helps(lack, day * DAY + start.hour * HOUR, minutes)
            )
            days = list(islice(helping, MANY_DAYS))
            if days:
                yield f"Freeing {listed_days(days, 'or')} {name}"
                return

    def _freeing_helps(self, lack: MissedKind, start: int, minutes: int) -> bool:
        athlete = self._around.athlete
        place = athlete.place_on(moment_of(start).date(), next(iter(athlete.planning_places)))
        opening = Opening(start, start + minutes, place)
        windows = self._around.windows(start // DAY)
        if any(each.start < opening.end and start < each.end for each in windows):
            return False
        allowances = Allowances(slots=(Slot(moment_of(start), minutes, place),))
        offering = Offering(self._around.relaxed(allowances), {})
        direct = offering.best_in(opening, lack.kind)
        if direct is not None:
            if not self._reasons.against(direct, lack.monday, asked=False):
                return True
            return self._leaves_hours(direct) and self._saves(lack, allowances)
        others = [kind for kind in self._around.wanted[lack.monday] if kind != lack.kind]
        return (
            self._only_others_in_the_way(lack)
            and any(offering.best_in(opening, kind) for kind in others)
            and self._saves(lack, allowances)
        )

    def _leaves_hours(self, offer: Offer) -> bool:
        """False when no set of slots could hold one heavy session more, this one among them.

        A bound that spares most solving: it looks at the 48 h of rule I16 alone.
        """
        if offer.dose < HEAVY:
            return True
        monday = offer.day - weekday_of(offer.day)
        heavy = [each for each in self._offers if each.dose >= HEAVY]
        now = [each for each in heavy if monday <= each.day < monday + 7]
        since = max((each.start for each in heavy if each.day < monday), default=0)
        until = min((each.start for each in heavy if each.day > monday + 6), default=1 << 60)
        slots = self._heavy_starts(monday)
        latest = offer.opening.end if offer.opening else offer.start
        before = _most_apart([at for at in slots if at <= latest - LEG_SPACING], since)
        after = _most_apart([at for at in slots if at <= until - LEG_SPACING], offer.start)
        return before + 1 + after > len(now)

    def _heavy_starts(self, monday: int) -> list[int]:
        """Every start of the week at which some heavy session could lie by itself."""
        if monday not in self._starts:
            kinds = [kind for kind in self._around.wanted[monday] if kind.heavy]
            offering = Offering(self._around, {monday: kinds})
            self._starts[monday] = sorted(
                {each.start for day in range(monday, monday + 7) for each in offering.on(day)}
            )
        return self._starts[monday]

    def _only_others_in_the_way(self, lack: MissedKind) -> bool:
        """True when some slot is closed by sessions that might lie elsewhere."""
        return any(
            not bans(offer, self._around)
            for day in self._reasons.days(lack.monday)
            for offer in Offering(self._around, {}).tries(day, lack.kind)
        )

    def _preferences(self, lack: MissedKind) -> Iterator[str]:
        around = self._around
        resting = [
            day for day in self._reasons.days(lack.monday) if weekday_of(day) in around.rest_days
        ]
        if resting and self._helps(lack, Allowances(lift_on_rest_days=True)):
            yield f"Lifting on a rest day ({listed_days(resting, 'or')})"
        if around.one_a_day and self._helps(lack, Allowances(more_sessions_a_day=True)):
            yield "Two sessions on one day"

    def _together(self, lack: MissedKind) -> Iterator[str]:
        if not self._around.together and self._helps(lack, Allowances(together=True)):
            yield 'Lifting right after an easy run ("together")'

    def _runs_in_the_way(self, lack: MissedKind) -> Iterator[str]:
        for run in self._easy_runs(lack):
            if self._helps(lack, Allowances(without=(run.id,))):
                yield f"Moving {run_words(run)}"
                return

    def _easy_runs(self, lack: MissedKind) -> list[Run]:
        return [
            each.run
            for day in self._reasons.days(lack.monday)
            for each in self._around.calendar.on(day)
            if each.run.kind in (RunKind.EASY, RunKind.RECOVERY) and not each.run.key
        ]

    def _helps(self, lack: MissedKind, allowances: Allowances) -> bool:
        """True when the relaxation opens a closed slot and the session then has its place."""
        relaxed = self._around.relaxed(allowances)
        opened = [
            offer
            for day in self._reasons.days(lack.monday)
            for offer in self._tries(relaxed, day, lack.kind)
            if bans(offer, self._around) and not bans(offer, relaxed)
        ]
        beside = Reasons(relaxed, self._offers)
        if any(
            offer.kind is lack.kind and not beside.against(offer, lack.monday, asked=False)
            for offer in opened
        ):
            return True
        return bool(opened) and self._saves(lack, allowances)

    def _tries(self, relaxed: Surroundings, day: int, kind: SessionKind) -> Iterator[Offer]:
        yield from Offering(relaxed, {}).tries(day, kind)
        if relaxed.together and kind in (SessionKind.FULL, SessionKind.LOWER):
            yield from Offering(relaxed, {}).tries(day, SessionKind.FULL_LIGHT)

    def _saves(self, lack: MissedKind, allowances: Allowances) -> bool:
        """True when the week, solved anew beside its neighbours, misses less of this kind."""
        solution = solve(self._week_request(lack.monday, allowances))
        own = [
            each
            for each in solution.offers
            if each.kind is lack.kind and each.stands_in_for is None
        ]
        all_of_it = [each for each in solution.offers if each.wanted is lack.kind]
        before = lack.placed + (lack.instead is not None)
        better = len(own) > lack.placed or len(all_of_it) > before
        week = [each for each in self._offers if lack.monday <= each.day < lack.monday + 7]
        return better and solution.score.missed_dose < missed_dose(self._around, lack.monday, week)

    def _week_request(self, monday: int, allowances: Allowances) -> PlacementRequest:
        request = self._around.request
        first = monday - NEIGHBOUR_DAYS
        near = [
            replace(as_session(each), kept=True)
            for each in self._offers
            if first <= each.day < monday or monday + 6 < each.day <= monday + 6 + NEIGHBOUR_DAYS
        ]
        kept = [each for each in request.kept if first <= each.start.toordinal() <= monday + 10]
        bouts, last = self.spell_before_day(first)
        start = date.fromordinal(monday)
        lifted = date.fromordinal(last // DAY)
        return replace(
            request,
            runs=tuple(
                run for run in request.runs if start - RUNS_BEFORE <= run.day <= start + RUNS_AFTER
            ),
            doses=tuple(dose for dose in request.doses if dose.start == start),
            athlete=replace(request.athlete, last_lifted=lifted),
            start=max(request.start, start),
            end=min(request.end, start + timedelta(days=6)),
            kept=(*kept, *near),
            previous=(),
            bouts_done=bouts,
            allowances=allowances,
        )

    def spell_before_day(self, day: int) -> tuple[int, int]:
        """Leg bouts of the spell before a day, and when the last one started."""
        sessions = sorted(each for each in (*self._reasons.kept, *self._offers) if each.day < day)
        bouts = [each for each in sessions if each.dose >= HEAVY or each.stands_in_for]
        return spell_before(self._around.request, bouts)


def _most_apart(starts: Sequence[int], since: int) -> int:
    """How many of the starts (in order) can be 48 h apart, the first so long after ``since``.

    >>> _most_apart([0, 2 * 1440, 3 * 1440, 4 * 1440], -9999)
    3
    """
    count = 0
    for start in starts:
        if start - since >= LEG_SPACING:
            count, since = count + 1, start
    return count


def _a_session(lack: MissedKind) -> str:
    """The missed session as the runner would count it: a second full session."""
    name = KIND_NAMES.get(lack.kind, f"{lack.kind} session")
    if lack.placed:
        return f"a {ORDINALS[min(lack.placed, len(ORDINALS)) - 1]} {name}"
    return f"an {name}" if name[0] in "aeiou" else f"a {name}"


KIND_NAMES = {
    SessionKind.LOWER: "leg session",
    SessionKind.FULL_LIGHT: "light full session",
    SessionKind.PRIMER: "primer",
    SessionKind.PREHAB: "prehab",
    SessionKind.MOBILITY: "flow",
    SessionKind.ACTIVATION: "activation",
}
ORDINALS = ("second", "third", "fourth", "further")
