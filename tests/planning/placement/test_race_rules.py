"""Lightness before races, recovery after them."""

from __future__ import annotations

import pytest
from tests.planning.placement.given import asking, broken, run, session

from wholestride.domain.running import Race, RaceDistance, RacePriority, Run
from wholestride.planning.placement.request import PlacementRequest
from wholestride.planning.placement.rules.offers import offer_of
from wholestride.planning.placement.rules.races import lead_days
from wholestride.planning.placement.running_calendar import RunCalendar

A, B, C = RacePriority


def race_on(
    when: str, priority: RacePriority, distance: RaceDistance, week: int = 2, descent: int = 0
) -> Run:
    minutes = 45 if distance.rank < 2 else 240
    return run(when, "race", minutes, week, Race(priority, distance, descent))


def last_day(request: PlacementRequest, kind: str, clock: str) -> int:
    """Days before the third Sunday of the last session of a kind that breaks nothing."""
    days = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    return next(
        before
        for before in range(1, 20)
        for week, day in (divmod(20 - before, 7),)
        if not broken(request, session(f"{days[day]} {clock}", kind, week=week))
    )


@pytest.mark.parametrize(
    ("distance", "full", "maintenance"),
    [
        (RaceDistance.MARATHON, 10, 7),
        (RaceDistance.ULTRA, 10, 7),
        (RaceDistance.HALF, 7, 7),
        (RaceDistance.TEN_KM, 7, 7),
    ],
)
def test_the_last_leg_session_before_an_a_race_depends_on_the_distance(
    distance: RaceDistance, full: int, maintenance: int
) -> None:
    request = asking([race_on("sun 09:00", A, distance)], weeks=3)
    assert last_day(request, "full", "07:00") == full
    assert last_day(request, "maintenance", "07:00") == maintenance


def test_days_before_a_race_are_full_days_of_24_hours() -> None:
    request = asking([race_on("sun 09:00", A, RaceDistance.MARATHON)], weeks=3)
    assert last_day(request, "full", "08:15") == 10
    assert last_day(request, "full", "08:16") == 11


@pytest.mark.parametrize(
    ("distance", "days"),
    [
        (RaceDistance.MARATHON, (10, 7)),
        (RaceDistance.ULTRA, (10, 7)),
        (RaceDistance.HALF, (7, 5)),
        (RaceDistance.TEN_KM, (5, 4)),
        (RaceDistance.FIVE_KM, (5, 4)),
    ],
)
def test_t01_names_its_days_by_distance_and_dose(
    distance: RaceDistance, days: tuple[int, int]
) -> None:
    race = RunCalendar([race_on("sun 09:00", A, distance)]).races.runs[0]
    offers = [offer_of(session("mon 18:00", kind)) for kind in ("full", "maintenance")]
    assert tuple(lead_days(offer, race) for offer in offers) == days


@pytest.mark.parametrize(
    ("when", "allowed"),
    [
        ("mon", {"upper-core", "activation", "mobility"}),
        ("tue", {"upper-core", "activation", "mobility"}),
        ("wed", {"activation", "mobility"}),
        ("fri", {"activation", "mobility"}),
        ("sat", {"mobility"}),
        ("sun", {"mobility"}),
    ],
)
def test_the_week_of_an_a_race_grows_lighter_day_by_day(when: str, allowed: set[str]) -> None:
    request = asking([race_on("sun 12:00", A, RaceDistance.HALF)], weeks=3)
    found = {
        kind
        for kind in ("stability", "upper-core", "activation", "mobility")
        if not broken(request, session(f"{when} 09:00", kind, week=2))
    }
    assert found == allowed


def test_a_primer_is_for_short_a_races_and_at_least_five_days_before() -> None:
    short = asking([race_on("sun 09:00", A, RaceDistance.TEN_KM)], weeks=3)
    half = asking([race_on("sun 09:00", A, RaceDistance.HALF)], weeks=3)
    assert broken(short, session("tue 18:00", "primer", week=2)) == []
    assert broken(short, session("wed 18:00", "primer", week=2)) == ["T01", "T01"]
    assert "T01" in broken(half, session("tue 18:00", "primer", week=2))
    assert broken(asking(weeks=3), session("tue 18:00", "primer", week=2)) == ["T01"]


@pytest.mark.parametrize(("priority", "days"), [(B, 4), (C, 2)])
def test_smaller_races_ask_for_fewer_days(priority: RacePriority, days: int) -> None:
    request = asking([race_on("sun 09:00", priority, RaceDistance.TEN_KM)], weeks=3)
    name = {4: "wed", 2: "fri"}[days]
    assert broken(request, session(f"{name} 07:00", "full", week=2)) == []
    assert broken(request, session(f"{name} 09:00", "full", week=2)) == ["T01"]


@pytest.mark.parametrize(
    ("distance", "legs", "heavy", "rule"),
    [
        (RaceDistance.TEN_KM, 2, 2, "R03"),
        (RaceDistance.HALF, 3, 3, "R03"),
        (RaceDistance.MARATHON, 7, 10, "R01"),
        (RaceDistance.ULTRA, 14, 14, "R03"),
    ],
)
def test_legs_recover_from_an_a_race(
    distance: RaceDistance, legs: int, heavy: int, rule: str
) -> None:
    race = race_on("sun 09:00", A, distance, week=0)
    request = asking([race], weeks=4)
    for kind, days in (("stability", legs), ("full", heavy)):
        week, day = divmod(6 + days, 7)
        name = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")[day]
        clock = f"{race.end:%H:%M}"
        assert broken(request, session(f"{name} {clock}", kind, week=week)) == []
        early = session(f"{name} 00:30", kind, week=week)
        assert broken(request, early) == [rule]


def test_a_c_race_asks_for_a_day() -> None:
    request = asking([race_on("sat 09:00", C, RaceDistance.FIVE_KM, week=0)])
    assert broken(request, session("sun 09:00", "full")) == ["R03"]
    assert broken(request, session("sun 10:00", "full")) == []


def test_a_steep_descent_adds_two_days() -> None:
    request = asking([race_on("sun 09:00", B, RaceDistance.TEN_KM, week=0, descent=900)], weeks=2)
    assert broken(request, session("wed 10:00", "stability", week=1)) == ["R04"]
    assert broken(request, session("thu 10:00", "stability", week=1)) == []


@pytest.mark.parametrize("kind", ["upper-core", "mobility", "prehab"])
def test_light_sessions_may_follow_a_race_the_next_day(kind: str) -> None:
    request = asking([race_on("sun 09:00", A, RaceDistance.MARATHON, week=0)], weeks=2)
    assert broken(request, session("mon 18:00", kind, week=1)) == []
