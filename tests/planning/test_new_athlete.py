"""What the runner says differently: the past stays, the future follows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.cast import BJORN, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Policy, Trip
from wholestride.domain.logbook import NewAthlete, NewWindows, SeasonDiff
from wholestride.domain.season import Season
from wholestride.formats.season_file import write_season
from wholestride.planning.recipe import Wishes, plan
from wholestride.planning.replanning import replan

RUNS = {"tue": "6 x 800 m", "thu": "easy 45 min", "sat": "tempo 45 min", "sun": "long run 100 min"}
WEEKS = 6
TODAY = START + timedelta(days=9)
AWAY = Trip(START + timedelta(days=14), START + timedelta(days=20), "home", "America/Denver")


@pytest.fixture(scope="module")
def season() -> Season:
    athlete = replace(BJORN, races=(), injuries=(), unavailable=())
    wishes = Wishes(end=START + timedelta(days=7 * WEEKS - 1))
    return plan(weekly(RUNS, START, WEEKS), athlete, load(), START, wishes)


def told(season: Season, *, anew: bool = False, **said: object) -> tuple[Season, SeasonDiff]:
    athlete = replace(season.athlete, **said)  # type: ignore[arg-type]  # fields by name
    return replan(season, (), [NewAthlete(athlete, anew)], load(), TODAY)


def test_saying_the_same_again_changes_nothing(season: Season) -> None:
    fresh, diff = told(season)
    assert not diff
    assert write_season(fresh) == write_season(season)


def test_the_past_stays_and_the_future_follows_what_is_said(season: Season) -> None:
    fresh, diff = told(season, sessions_per_week=1)
    assert diff
    before = [each for each in season.planned() if each.day < TODAY]
    assert [each for each in fresh.planned() if each.day < TODAY] == before
    assert fresh.athlete.sessions_per_week == 1
    assert fresh.revision == season.revision + 1


def test_windows_among_other_words_are_like_new_windows(season: Season) -> None:
    windows = season.athlete.planning_windows[1:]
    fresh, _ = told(season, windows=windows)
    other, _ = replan(season, (), [NewWindows(windows)], load(), TODAY)
    assert write_season(fresh) == write_season(other)


def test_anew_is_never_dearer_than_the_fewest_changes(season: Season) -> None:
    few, _ = told(season, policy=Policy.EASY_DAYS)
    anew, _ = told(season, anew=True, policy=Policy.EASY_DAYS)
    assert anew.score.missed_dose <= few.score.missed_dose
    assert (anew.score.missed_dose, anew.score.interference) <= (
        few.score.missed_dose,
        few.score.interference,
    )
    before = [each for each in season.planned() if each.day < TODAY]
    assert [each for each in anew.planned() if each.day < TODAY] == before


def test_the_days_of_a_trip_lie_at_its_place_and_no_others(season: Season) -> None:
    fresh, _ = told(season, trips=(AWAY,))
    away = [each for each in fresh.planned() if AWAY.covers(each.day)]
    assert away
    assert {each.place for each in away} == {"home"}
    starts = {each.id: (each.start, each.place) for each in season.planned()}
    home = [each for each in fresh.planned() if not AWAY.covers(each.day)]
    assert all(starts[each.id] == (each.start, each.place) for each in home if each.id in starts)


def test_a_trip_in_another_zone_alone_changes_no_session(season: Season) -> None:
    fresh, diff = told(season, trips=(replace(AWAY, place=""),))
    assert not diff
    assert fresh.athlete.trips[0].zone == "America/Denver"
    assert fresh.revision == season.revision + 1
