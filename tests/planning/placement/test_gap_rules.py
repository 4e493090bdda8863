"""Hours between a session and the runs around it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.planning.placement.given import asking, athlete_with, broken, run, session

from wholestride.domain.athlete import Policy
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.planning.placement.judge import judge

HEAVY = ("full", "lower", "full-light", "maintenance", "power")
LIGHT = ("upper-core", "activation", "mobility", "prehab")


@pytest.mark.parametrize("kind", HEAVY)
def test_a_heavy_session_is_never_placed_the_evening_before_a_key_run(kind: str) -> None:
    intervals = run("tue 07:00", "intervals")
    assert broken(asking([intervals]), session("mon 18:00", kind)) == ["I01"]


def test_a_heavy_session_may_end_just_24_hours_before_a_key_run() -> None:
    tempo = run("wed 07:00", "tempo")
    assert broken(asking([tempo]), session("tue 06:15", "full", 45)) == []
    assert broken(asking([tempo]), session("tue 06:16", "full", 45)) == ["I01"]


def test_a_long_run_of_ninety_minutes_is_a_key_run_and_a_shorter_one_is_not() -> None:
    evening = session("sat 18:00", "full")
    assert broken(asking([run("sun 08:00", "long", 90)]), evening) == ["I01"]
    assert broken(asking([run("sun 08:00", "long", 85)]), evening) == []


@pytest.mark.parametrize("kind", [*LIGHT, "stability"])
def test_a_light_session_may_lie_the_evening_before_a_key_run(kind: str) -> None:
    assert broken(asking([run("tue 07:00", "intervals")]), session("mon 18:00", kind)) == []


def test_an_easy_run_may_follow_a_heavy_session_the_next_morning() -> None:
    assert broken(asking([run("tue 07:00", "easy")]), session("mon 18:00", "full")) == []


def test_no_heavy_session_comes_before_a_quality_run_of_the_same_day() -> None:
    evening_tempo = run("tue 18:00", "tempo")
    assert broken(asking([evening_tempo]), session("tue 06:00", "full")) == ["I01", "I04"]


def test_strength_first_lets_the_same_days_quality_run_follow_from_six_hours_on() -> None:
    evening_tempo = run("tue 18:00", "tempo")
    strength_first = athlete_with(policy=Policy.STRENGTH_FIRST)
    request = asking([evening_tempo], athlete=strength_first)
    assert broken(request, session("tue 06:00", "full")) == []
    assert broken(request, session("tue 11:30", "full")) == ["I01", "I04"]


def test_strength_first_does_not_touch_the_next_days_key_run() -> None:
    runs = [run("tue 18:00", "tempo"), run("wed 06:00", "intervals")]
    request = asking(runs, athlete=athlete_with(policy=Policy.STRENGTH_FIRST))
    assert broken(request, session("tue 06:30", "full")) == ["I01"]


@pytest.mark.parametrize(("start", "found"), [("10:59", ["I05"]), ("11:00", []), ("14:00", [])])
def test_leg_work_and_a_run_of_the_day_keep_three_hours_at_least(
    start: str, found: list[str]
) -> None:
    request = asking([run("tue 07:00", "easy", 60)])
    assert broken(request, session(f"tue {start}", "full")) == found


def test_between_three_and_six_hours_the_session_counts_as_second_best() -> None:
    request = asking([run("tue 07:00", "easy", 60)])
    short, wide = (judge(request, [session(f"tue {at}", "full")]) for at in ("12:00", "14:00"))
    assert short.score.wishes > wide.score.wishes == 0


def test_power_work_keeps_six_hours_to_the_days_run() -> None:
    request = asking([run("tue 07:00", "easy", 60)])
    assert broken(request, session("tue 13:59", "power")) == ["I05"]
    assert broken(request, session("tue 14:00", "power")) == []


def test_the_gap_holds_before_a_run_too() -> None:
    request = asking([run("tue 18:00", "easy")])
    assert broken(request, session("tue 14:30", "full", 45)) == ["I05"]
    assert broken(request, session("tue 14:15", "full", 45)) == []


@pytest.mark.parametrize("kind", LIGHT)
def test_upper_body_mobility_and_prehab_need_no_gap(kind: str) -> None:
    assert broken(asking([run("tue 07:00", "intervals", 60)]), session("tue 08:00", kind)) == []


@pytest.mark.parametrize("kind", [*LIGHT, "full"])
def test_no_session_overlaps_a_run(kind: str) -> None:
    assert "overlap" in broken(asking([run("tue 18:00", "easy")]), session("tue 18:50", kind))


def test_no_session_overlaps_cross_training() -> None:
    assert broken(asking([run("tue 18:00", "cross")]), session("tue 18:30", "prehab")) == [
        "overlap"
    ]


def test_together_allows_a_light_session_right_after_an_easy_run() -> None:
    easy = run("tue 18:00", "easy", 60)
    after = session("tue 19:00", "full-light")
    assert broken(asking([easy]), after) == ["I05"]
    assert broken(asking([easy], athlete=athlete_with(together=True)), after) == []


@pytest.mark.parametrize(
    ("kind", "minutes", "what"),
    [
        ("easy", 75, "full-light"),
        ("tempo", 60, "full-light"),
        ("easy", 60, "full"),
        ("easy", 60, "power"),
    ],
)
def test_together_is_for_short_easy_runs_and_light_legs(kind: str, minutes: int, what: str) -> None:
    request = asking([run("tue 17:30", kind, minutes)], athlete=athlete_with(together=True))
    assert broken(request, session("tue 19:00", what)) == ["I05"]


def test_together_needs_a_day_without_key_run_after_it() -> None:
    runs = [run("tue 18:00", "easy", 60), run("wed 18:00", "tempo")]
    request = asking(runs, athlete=athlete_with(together=True))
    assert broken(request, session("tue 19:00", "stability")) == ["I05"]


def test_new_jumps_keep_three_days_to_a_race() -> None:
    race = run("sun 09:00", "race", race=Race(RacePriority.C, RaceDistance.TEN_KM))
    new = asking([race], novelty=90)
    assert broken(new, session("thu 18:00", "full")) == ["I14"]
    assert broken(new, session("thu 08:00", "full")) == []
    assert broken(asking([race], novelty=30), session("thu 18:00", "full")) == []


def test_a_week_without_jumps_has_no_new_jumps() -> None:
    race = run("sun 09:00", "race", race=Race(RacePriority.C, RaceDistance.TEN_KM))
    new = asking([race], novelty=90)
    without = replace(new, doses=(replace(new.doses[0], jumps_allowed=False),))
    assert broken(without, session("thu 18:00", "full")) == []


def test_new_power_work_keeps_two_days_to_a_key_run() -> None:
    tempo = run("thu 07:00", "tempo")
    assert broken(asking([tempo], novelty=90), session("tue 18:00", "power")) == ["I14"]
    assert broken(asking([tempo], novelty=30), session("tue 18:00", "power")) == []
