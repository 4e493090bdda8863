"""Rules about a whole week, and about the first leg bouts of a spell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from wholestride.planning.placement.clock import DAY
from wholestride.planning.placement.request import FORGOTTEN_DAYS
from wholestride.planning.placement.rules.gaps import two_days_before_a_hard_run
from wholestride.planning.placement.rules.offers import HEAVY, LEGS, Ban, Offer
from wholestride.planning.placement.surroundings import Surroundings

MANY_KEY_RUNS = 3
LEG_SESSIONS_BESIDE_THEM = 2
FIRST_BOUTS = 2


def most_leg_sessions(monday: int, around: Surroundings) -> int:
    """I17: with three key runs in the week two sessions with D >= 0.3, otherwise any number."""
    keys = around.calendar.key_runs_between(monday, monday + 6)
    return LEG_SESSIONS_BESIDE_THEM if keys >= MANY_KEY_RUNS else 7


def two_leg_sessions_beside_three_key_runs(
    monday: int, sessions: Sequence[Offer], around: Surroundings
) -> Iterator[tuple[Ban, Offer]]:
    """I17: a third strength session is upper body, core or mobility."""
    legs = [each for each in sessions if each.dose >= LEGS]
    for each in legs[most_leg_sessions(monday, around) :]:
        yield Ban("I17", minutes=around.calendar.key_runs_between(monday, monday + 6)), each


def one_day_without_hard_work(
    monday: int, sessions: Sequence[Offer], around: Surroundings
) -> Iterator[tuple[Ban, Offer]]:
    """L08: D >= 0.3 never takes the week's last day without quality run and without D >= 0.3."""
    free = free_days(monday, around)
    taken = [each for each in sessions if each.dose >= LEGS and each.day in free]
    if free and free <= {each.day for each in taken}:
        yield Ban("L08"), taken[-1]


def free_days(monday: int, around: Surroundings) -> frozenset[int]:
    """Days of the week without a quality run."""
    return frozenset(range(monday, monday + 7)) - around.calendar.quality_days


def first_bouts_keep_two_days(
    sessions: Sequence[Offer], around: Surroundings, bouts: int, last: int
) -> Iterator[tuple[Ban, Offer]]:
    """I03: the first two leg bouts, ever or after four weeks off, keep 48 h to hard runs.

    ``sessions`` of the season in order of time, kept ones too; ``bouts`` done before it and
    when the ``last`` one started. A stability session counts as a bout where it stands in
    for one, which it may only while the first two are still due.
    """
    for each in sessions:
        stands_in = each.stands_in_for is not None and LEGS <= each.dose < HEAVY
        if each.dose < HEAVY and not stands_in:
            continue
        if each.start - last > FORGOTTEN_DAYS * DAY:
            bouts = 0
        if bouts < FIRST_BOUTS:
            ban = two_days_before_a_hard_run(each, around)
            if ban is not None:
                yield ban, each
        elif stands_in:
            yield Ban("I03", note="stand-in"), each
        bouts, last = bouts + 1, each.start
