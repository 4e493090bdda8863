"""A history says who somebody is: offered with reasons, and only where it says more."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from tests.cast import BJORN
from tests.planning.prescription.scenes import CATALOGUE
from tests.planning.progress.logs import MONDAY, done
from wholestride.domain.athlete import Athlete, KnownMax, Level
from wholestride.domain.logbook import SessionLog
from wholestride.domain.quantities import kg, lb
from wholestride.planning.progress.estimates import estimates
from wholestride.planning.progress.proposal import Proposal, proposed, taken

STRANGER = replace(
    BJORN, one_rep_max={}, level=Level.NEW, never_lifted=True, last_lifted=None,
    sessions_last_6_weeks=None, favourites=frozenset(), excluded=frozenset(),
)  # fmt: skip
YESTERDAY = MONDAY - timedelta(days=1)


def weekly(weeks: int, reps: int = 8, until: date = YESTERDAY) -> list[SessionLog]:
    """A set of squats a week, up to a day."""
    days = [until - timedelta(weeks=week) for week in range(weeks)]
    return [done("squat_bb", kg(80), (reps, 2), day=day, session=str(day)) for day in days]


def offered(logs: list[SessionLog], athlete: Athlete = STRANGER) -> Proposal:
    return proposed(logs, athlete, CATALOGUE, MONDAY)


def keys(proposal: Proposal) -> list[str]:
    return [each.key for each in proposal.offers]


def test_nothing_is_said_without_a_history() -> None:
    assert offered([]) == Proposal(STRANGER)
    assert offered([done("squat_bb", kg(80), (8, 2))]) == Proposal(STRANGER)


def test_a_year_of_squats_says_when_how_often_how_well_and_how_strong() -> None:
    found = offered(weekly(45))
    assert keys(found) == [
        "last_lifted", "sessions_last_6_weeks", "level", "favourites.exercises",
        "one_rep_max.squat_bb",
    ]  # fmt: skip
    assert (found.athlete.last_lifted, found.athlete.never_lifted) == (YESTERDAY, False)
    assert found.athlete.sessions_last_6_weeks == 6
    assert found.athlete.level is Level.INTERMEDIATE
    assert found.athlete.favourites == {"squat_bb"}
    assert found.athlete.one_rep_max["squat_bb"] == KnownMax(kg(107), YESTERDAY, 8)
    assert "about 107 kg from your sets, within 8 %" in found.offers[-1].why
    assert offered(weekly(45), found.athlete) == Proposal(found.athlete)


def test_an_estimated_maximum_keeps_its_spread_in_the_plan() -> None:
    athlete = offered(weekly(45)).athlete
    estimate = estimates((), athlete, MONDAY)["squat_bb"]
    assert (estimate.sd_percent, estimate.source) == (8, "estimated from sets of 22 Nov 2026")


def test_a_level_is_raised_by_what_was_done_and_never_lowered() -> None:
    def level(logs: list[SessionLog], told: Level = Level.NEW) -> Level:
        return offered(logs, replace(STRANGER, level=told)).athlete.level

    assert level(weekly(5)) is Level.NEW
    assert level(weekly(6)) is Level.NOVICE
    assert level(weekly(110, reps=5)) is Level.ADVANCED
    assert level(weekly(110, reps=12)) is Level.INTERMEDIATE
    assert level(weekly(6), Level.ADVANCED) is Level.ADVANCED
    assert level(weekly(110, until=MONDAY - timedelta(weeks=60))) is Level.NEW


def test_what_was_told_of_a_later_day_stays() -> None:
    told = replace(
        STRANGER,
        last_lifted=MONDAY,
        sessions_last_6_weeks=20,
        one_rep_max={"squat_bb": KnownMax(kg(140))},
        favourites=frozenset({"squat_bb"}),
        level=Level.ADVANCED,
    )
    assert offered(weekly(45), told) == Proposal(told)


def test_an_old_or_unsure_maximum_is_not_offered() -> None:
    old = weekly(3, until=MONDAY - timedelta(weeks=13))
    no_reserve = [done("squat_bb", kg(80), (8, None), day=YESTERDAY)]
    leg_press = [done("leg_press", kg(150), (8, 2), day=YESTERDAY)]
    with_body_weight = [done("step_up", kg(16), (8, 2), day=YESTERDAY)]
    for logs in (old, no_reserve, leg_press, with_body_weight):
        assert not offered(logs).athlete.one_rep_max


def test_pounds_stay_pounds_and_are_rounded_down() -> None:
    (found,) = offered(
        [done("row_bb", lb(100), (5, 0), day=YESTERDAY)]
    ).athlete.one_rep_max.values()
    assert found.mass == lb(115)


def test_what_is_left_out_is_no_favourite() -> None:
    athlete = replace(STRANGER, excluded=frozenset({"squat_bb"}))
    assert "favourites.exercises" not in keys(offered(weekly(45), athlete))


def test_only_what_is_agreed_to_is_taken() -> None:
    found = offered(weekly(45))
    assert taken(STRANGER, found, keys(found)) == found.athlete
    assert taken(STRANGER, found, ["no such key"]) == STRANGER
    level = taken(STRANGER, found, ["level"])
    assert level == replace(STRANGER, level=Level.INTERMEDIATE)
    strong = taken(STRANGER, found, ["one_rep_max.squat_bb", "last_lifted"])
    assert strong.one_rep_max == found.athlete.one_rep_max
    assert (strong.last_lifted, strong.never_lifted) == (YESTERDAY, False)
    assert strong.level is Level.NEW
