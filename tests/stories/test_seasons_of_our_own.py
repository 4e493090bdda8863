"""Seasons around running calendars of our own: every kind of runner, and patterns by chance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time, timedelta
from functools import cache

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.cast import ANA, BJORN, CAST, START
from tests.planning.calendars import WEEKDAYS, weekly
from tests.stories.seasons import as_file, broken_rules, of_week, without_races
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Level, PlannedRace, Policy, Weekday, Window
from wholestride.domain.running import CalendarEntry, Race, RaceDistance, RacePriority
from wholestride.domain.season import Season, SessionKind
from wholestride.formats.season_file import write_season
from wholestride.planning.recipe import Wishes, plan


def a_race(
    weeks: int, distance: RaceDistance, priority: RacePriority = RacePriority.A, descent_m: int = 0
) -> PlannedRace:
    """A race on the Sunday of the week with this number."""
    day = START + timedelta(days=7 * weeks - 1)
    return PlannedRace(day, Race(priority, distance, descent_m), f"Race over {distance}")


FIVE_RUNS = {
    "tue": "6 x 800 m",
    "wed": "easy 45 min",
    "thu": "tempo 50 min",
    "sat": "easy 40 min",
    "sun": "long run 110 min",
}
TRAIL = {
    "tue": "hill repeats 60 min",
    "thu": "easy 50 min",
    "sat": "long trail run 150 min",
    "sun": "medium-long 80 min",
}
DAILY = {
    **dict.fromkeys(("mon", "wed", "fri", "sat"), "easy 40 min"),
    "tue": "intervals 50 min",
    "thu": "easy 55 min",
    "sun": "long run 90 min",
}
TEN_KM = RaceDistance.TEN_KM
CALENDARS: Mapping[str, tuple[Mapping[str, str], int, tuple[PlannedRace, ...]]] = {
    "marathon in 18 weeks": (FIVE_RUNS, 20, (a_race(18, RaceDistance.MARATHON),)),
    "50 km on trails": (TRAIL, 17, (a_race(15, RaceDistance.ULTRA, descent_m=2400),)),
    "half marathon": (FIVE_RUNS, 13, (a_race(12, RaceDistance.HALF),)),
    "10 km": ({"tue": "5 x 1 km", "fri": "easy 40 min", "sun": "75 min"}, 11, (a_race(9, TEN_KM),)),
    "no race": ({"tue": "easy 10 km", "sat": "easy 10 km"}, 12, ()),
    "two A races": (
        FIVE_RUNS,
        20,
        (a_race(9, RaceDistance.HALF), a_race(18, RaceDistance.MARATHON)),
    ),
    "a daily runner": (DAILY, 10, ()),
}
COMPOSED_WHOLE = {
    ("marathon in 18 weeks", "bjorn"),
    ("50 km on trails", "chidi"),
    ("half marathon", "dora"),
    ("10 km", "ana"),
    ("two A races", "chidi"),
    ("a daily runner", "dora"),
}
CASES = [(name, person) for name in CALENDARS for person in CAST]


@cache
def planned(name: str, person: str) -> Season:
    pattern, weeks, races = CALENDARS[name]
    athlete = replace(CAST[person], races=races)
    end = None if races else START + timedelta(days=7 * weeks - 1)
    wishes = Wishes(end=end, compose_all=(name, person) in COMPOSED_WHOLE)
    return plan(weekly(pattern, START, weeks), athlete, load(), START, wishes)


@pytest.mark.parametrize(
    ("name", "person"),
    [
        pytest.param(*case, marks=() if case in COMPOSED_WHOLE else pytest.mark.long)
        for case in CASES
    ],
)
def test_no_season_of_our_own_breaks_a_rule(name: str, person: str) -> None:
    season = planned(name, person)
    assert broken_rules(season) == []
    assert season.optimal
    assert all(each.prescriptions for each in of_week(season, season.weeks[0]))


@pytest.mark.parametrize(("name", "person"), sorted(COMPOSED_WHOLE))
def test_a_whole_season_is_light_where_it_should_be(name: str, person: str) -> None:
    season = planned(name, person)
    loading = [week for week in season.weeks if week.phase in ("base", "build", "off-season")]
    full = [sum(week.sets.values()) for week in loading if not week.recovery and not week.missed]
    for week in season.weeks:
        sets = sum(week.sets.values())
        if week.recovery and week in loading and full:
            assert sets <= 0.75 * max(full)
        if week.phase in ("race", "recovery"):
            assert sets == 0
            assert all(minutes > 0 for minutes in week.components.values())


def test_the_week_of_a_race_holds_activation_and_mobility_alone() -> None:
    season = planned("half marathon", "bjorn")
    race = next(week for week in season.weeks if week.phase == "race")
    kinds = {session.kind for session in of_week(season, race)}
    assert kinds <= {SessionKind.ACTIVATION, SessionKind.MOBILITY, SessionKind.PREHAB}


RUNS = ("easy 40 min", "tempo 45 min", "6 x 400 m", "long run 100 min", "hill repeats 50 min")
patterns = st.dictionaries(
    st.sampled_from(WEEKDAYS),
    st.builds("{} @{}".format, st.sampled_from(RUNS), st.sampled_from(("06:30", "12:00", "18:00"))),
    max_size=7,
)
windows = st.lists(
    st.builds(
        lambda day, hour, minutes, place: Window(
            day,
            time(hour),
            time(hour + minutes // 60, minutes % 60),
            place,
        ),
        st.sampled_from(Weekday),
        st.sampled_from((6, 9, 12, 17, 19)),
        st.sampled_from((30, 45, 60, 90)),
        st.sampled_from(("home", "gym")),
    ),
    min_size=1,
    max_size=6,
    unique_by=lambda window: (window.weekday, window.start),
).map(tuple)


@st.composite
def athletes(draw: st.DrawFn) -> Athlete:
    """Somebody with Björn's places and anything else."""
    lifted = draw(st.sampled_from((None, 3, 20, 40, 90)))
    return replace(
        without_races(BJORN),
        level=draw(st.sampled_from(Level)),
        policy=draw(st.sampled_from(Policy)),
        windows=draw(windows),
        together=draw(st.booleans()),
        one_session_a_day=draw(st.booleans()),
        sessions_per_week=draw(st.sampled_from((None, 1, 2, 3, 4))),
        rest_days=frozenset(draw(st.sets(st.sampled_from(Weekday), max_size=2))),
        last_lifted=None if lifted is None else START - timedelta(days=lifted),
        never_lifted=lifted is None,
        sessions_last_6_weeks=0 if lifted is None or lifted > 42 else 6,
        unavailable=(),
        born=draw(st.sampled_from((1958, 1984, 2000))),
    )


def by_chance(pattern: Mapping[str, str], athlete: Athlete, wishes: Wishes) -> Season:
    entries = weekly(pattern, START, 5) or (CalendarEntry(START, "easy 30 min"),)
    return plan(entries, athlete, load(), START, wishes)


NO_SHRINKING = (Phase.explicit, Phase.generate)
"""A whole season takes a while; a smaller one that also fails would take hours."""
FIVE_WEEKS = START + timedelta(days=34)


@settings(
    max_examples=25,
    deadline=None,
    phases=NO_SHRINKING,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(pattern=patterns, athlete=athletes())
def test_whatever_the_week_a_placed_season_comes_back_and_breaks_no_rule(
    pattern: Mapping[str, str], athlete: Athlete
) -> None:
    season = by_chance(pattern, athlete, Wishes(end=FIVE_WEEKS, place_only=True))
    assert [each for each in broken_rules(season) if not each.startswith("components")] == []


@settings(
    max_examples=3, deadline=None, phases=NO_SHRINKING, suppress_health_check=[HealthCheck.too_slow]
)
@given(pattern=patterns, athlete=athletes())
def test_whatever_the_week_a_composed_season_breaks_no_rule_and_is_the_same_twice(
    pattern: Mapping[str, str], athlete: Athlete
) -> None:
    wishes = Wishes(end=FIVE_WEEKS, compose_all=True)
    season = by_chance(pattern, athlete, wishes)
    assert broken_rules(season) == []
    assert write_season(by_chance(pattern, athlete, wishes)) == write_season(season)


def test_a_season_is_written_as_what_it_says() -> None:
    document = as_file(planned("no race", "ana"))
    assert document["athlete"]["name"] == ANA.name
    assert date.fromisoformat(document["start"]) == START
