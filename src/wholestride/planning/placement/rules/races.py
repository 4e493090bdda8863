"""Rules about races: lightness before them, recovery after them."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.running import RaceDistance, RacePriority
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.rules.offers import HEAVY, LEGS, Ban, Offer
from wholestride.planning.placement.running_calendar import TimedRun
from wholestride.planning.placement.surroundings import Surroundings

FULL_DOSE = 70
"""Leg dose in hundredths from which T01 asks for the longer of its two distances."""

LAST_LEGS_DAYS: Mapping[RaceDistance, tuple[int, int]] = {
    RaceDistance.FIVE_KM: (5, 4),
    RaceDistance.TEN_KM: (5, 4),
    RaceDistance.HALF: (7, 5),
    RaceDistance.MARATHON: (10, 7),
    RaceDistance.ULTRA: (10, 7),
}
"""Days before an A race of the last session with D >= 0.7, and with D >= 0.5 (T01)."""

B_RACE_DAYS = 4
C_RACE_DAYS = 2
LONGEST_LEAD = 10 * DAY

RACE_WEEK_DOSE = {1: 5, 2: 10, 3: 10, 4: 10, 5: 15, 6: 15}
"""Largest leg dose in hundredths by days to an A race (T01); on the day itself 5."""

PRIMER_DAYS = range(5, 8)

RECOVERY_DAYS: Mapping[RaceDistance, tuple[int, int]] = {
    RaceDistance.FIVE_KM: (2, 2),
    RaceDistance.TEN_KM: (2, 2),
    RaceDistance.HALF: (3, 3),
    RaceDistance.MARATHON: (7, 10),
    RaceDistance.ULTRA: (14, 14),
}
"""Days after an A or B race without leg work (D >= 0.3), and without D >= 0.5 (R01, R03)."""

STEEP_DESCENT_METRES = 500
STEEP_DESCENT_DAYS = 2
LONGEST_RECOVERY = 16 * DAY
LONGEST_RACE = 3 * DAY


def last_legs_before_a_race(offer: Offer, around: Surroundings) -> Ban | None:
    """T01: the last session with D >= 0.7, and with D >= 0.5, by priority and distance.

    A race: 10 and 7 days for marathon and ultra, 7 and 5 for a half, 5 and 4 up to ten
    kilometres; B race 4 days; C race 2 days. Days are full 24 hours to the start.
    """
    if offer.dose < HEAVY:
        return None
    for race in around.calendar.races.between(offer.end, offer.end + LONGEST_LEAD):
        if race.start - offer.end < lead_days(offer, race) * DAY:
            return Ban("T01", race.run, race.start - offer.end)
    return None


def lead_days(offer: Offer, race: TimedRun) -> int:
    """Days that the offer keeps to this race."""
    if race.race.priority is RacePriority.C:
        return C_RACE_DAYS
    if race.race.priority is RacePriority.B:
        return B_RACE_DAYS
    heavy, light = LAST_LEGS_DAYS[race.race.distance]
    return heavy if offer.dose >= FULL_DOSE else light


def light_race_week(offer: Offer, around: Surroundings) -> Ban | None:
    """T01: in the week of an A race D <= 0.15 until day -5, D <= 0.1 until day -2, then 0.05.

    A primer (up to ten kilometres, day -5 or earlier) is the one exception.
    """
    for race in around.calendar.races.between(offer.end, offer.end + 7 * DAY):
        if race.race.priority is not RacePriority.A or _is_primer_for(offer, race):
            continue
        days = race.day - offer.day
        if offer.dose > RACE_WEEK_DOSE.get(days, 5 if days == 0 else 100):
            return Ban("T01", race.run, race.start - offer.end)
    return None


def _is_primer_for(offer: Offer, race: TimedRun) -> bool:
    return (
        offer.kind is SessionKind.PRIMER
        and race.race.distance.rank <= RaceDistance.TEN_KM.rank
        and race.day - offer.day in PRIMER_DAYS
    )


def primer_belongs_to_a_race(offer: Offer, around: Surroundings) -> Ban | None:
    """T01: a primer is for A races up to ten kilometres, 5 to 7 days before."""
    if offer.kind is not SessionKind.PRIMER:
        return None
    near = around.calendar.races.between(offer.end, offer.end + 9 * DAY)
    fits = any(
        race.race.priority is RacePriority.A and _is_primer_for(offer, race) for race in near
    )
    return None if fits else Ban("T01", near[0].run if near else None)


def recovered_from_a_race(offer: Offer, around: Surroundings) -> Ban | None:
    """R01, R03, R04: no leg work for so many days after a race, longer for D >= 0.5.

    5 to 10 km 2 days, half 3, marathon 7 and 10, ultra 14; a C race one day. A descent of
    more than 500 m adds two days.
    """
    if offer.dose < LEGS:
        return None
    reach = offer.start - LONGEST_RECOVERY - LONGEST_RACE
    for race in around.calendar.races.between(reach, offer.start):
        steep = STEEP_DESCENT_DAYS if race.race.descent_m > STEEP_DESCENT_METRES else 0
        days = recovery_days(offer, race)
        passed = offer.start - race.end
        if passed < (days + steep) * DAY:
            rule = "R01" if race.race.distance is RaceDistance.MARATHON else "R03"
            return Ban("R04" if passed >= days * DAY else rule, race.run, passed)
    return None


def recovery_days(offer: Offer, race: TimedRun) -> int:
    """Days that the offer keeps from this race, its descent apart."""
    if race.race.priority is RacePriority.C:
        return 1
    light, heavy = RECOVERY_DAYS[race.race.distance]
    return heavy if offer.dose >= HEAVY else light
