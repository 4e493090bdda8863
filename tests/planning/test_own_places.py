"""Where a session of the runner's own could lie some times a week."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from itertools import pairwise

import pytest

from tests.cast import ANA, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Absence
from wholestride.domain.logbook import OwnSession
from wholestride.domain.season import Season, SessionKind, SessionStatus
from wholestride.planning.build import HandfulRequest
from wholestride.planning.handful import counted_as, prescribed_handful
from wholestride.planning.own_places import OwnWish, own_weeks, standing
from wholestride.planning.placement import judge
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.recipe import plan
from wholestride.planning.replanning import replan

TODAY = START + timedelta(days=8)
WEEKS = [START + timedelta(weeks=number) for number in (1, 2, 3)]
HOME = next(iter(ANA.planning_places))


@cache
def season() -> Season:
    runs = weekly({"tue": "6 x 800 m", "thu": "easy 45 min", "sun": "long run 90 min"}, START, 8)
    return plan(runs, ANA, load(), START)


def wish(kind: SessionKind = SessionKind.FULL, times: int = 2, minutes: int = 35) -> OwnWish:
    return OwnWish(kind, minutes, HOME, times)


@pytest.mark.parametrize("kind", [SessionKind.FULL, SessionKind.UPPER_CORE])
def test_no_start_breaks_a_rule_and_none_lies_in_the_past(kind: SessionKind) -> None:
    for week in own_weeks(season(), wish(kind), WEEKS, TODAY):
        placed = [PlacedSession(kind, each, 35, HOME, week.monday) for each in week.starts]
        assert week.starts
        assert all(each.date() >= TODAY for each in week.starts)
        assert judge(standing(season(), TODAY), placed).broken == ()


def test_a_session_of_its_weight_gives_its_hour_up() -> None:
    planned = {each.start for each in season().planned() if each.kind.heavy}
    later = own_weeks(season(), wish(), WEEKS[1:], TODAY)
    assert all(set(week.starts) <= planned for week in later)


def test_weeks_that_follow_each_other_keep_their_hours_too() -> None:
    weeks = own_weeks(season(), wish(times=3), WEEKS, TODAY)
    starts = [each for week in weeks for each in week.starts]
    gaps = [then - first for first, then in pairwise(starts)]
    assert min(gaps) >= timedelta(hours=48)


def test_where_fewer_are_possible_the_rules_in_the_way_are_told() -> None:
    for week in own_weeks(season(), wish(times=3), WEEKS, TODAY):
        assert len(week.starts) < 3
        assert week.why_fewer


def test_days_away_have_no_place() -> None:
    away = Absence(WEEKS[1], WEEKS[1] + timedelta(days=6), "travel")
    gone = replace(season(), athlete=replace(ANA, unavailable=(away,)))
    (week,) = own_weeks(gone, wish(), [WEEKS[1]], TODAY)
    assert week.starts == ()
    assert any("travel" in each for each in week.why_fewer)


def test_a_placed_handful_keeps_its_exercises_through_replans() -> None:
    request = HandfulRequest(2, 2, 30, ANA.planning_places[HOME], ANA)
    built, _ = prescribed_handful(request, load(), TODAY)
    kind = counted_as(built.prescriptions)
    start = own_weeks(season(), wish(kind, 1), [WEEKS[1]], TODAY)[0].starts[0]
    own = OwnSession("Handful", start, 30, kind, HOME, built.prescriptions)
    fresh, diff = replan(season(), (), [own], load(), TODAY)
    again, nothing = replan(fresh, (), (), load(), TODAY)
    held = next(each for each in again.sessions if each.own)
    assert diff
    assert not nothing
    assert (held.prescriptions, held.place, held.title) == (built.prescriptions, HOME, "Handful")
    assert held.status is SessionStatus.PLANNED


def test_what_it_counts_as_follows_from_its_leg_sets() -> None:
    place = ANA.planning_places[HOME]

    def kind(upper: int, lower: int) -> SessionKind:
        built, _ = prescribed_handful(HandfulRequest(upper, lower, 45, place, ANA), load(), START)
        return counted_as(built.prescriptions)

    assert kind(3, 0) is SessionKind.UPPER_CORE
    assert kind(3, 3) is SessionKind.FULL
    assert kind(0, 3).heavy


def test_a_week_outside_the_season_has_no_place() -> None:
    (week,) = own_weeks(season(), wish(), [date(2031, 1, 6)], TODAY)
    assert week.starts == ()
