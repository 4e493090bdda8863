"""The weeks that always come back: where the sessions go, what is missed, what is offered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from bench.placement_seasons import EVENINGS, lifter, windows_of
from tests.planning.placement.given import DAYS, MONDAY, asking, kinds, run, times

from wholestride.domain.athlete import AnyDay, Athlete, Policy, Weekday
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run
from wholestride.domain.season import SessionKind
from wholestride.planning.placement import place
from wholestride.planning.placement.nouns import Placement

TWO = {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 1}
WEEK_DAYS = ("mon", "tue", "wed", "thu", "fri")


def every_week(weeks: int, *runs: tuple[str, str, int]) -> list[Run]:
    return [run(when, kind, minutes, week) for week in range(weeks) for when, kind, minutes in runs]


THREE_KEYS = (
    ("mon 07:00", "easy", 40),
    ("tue 07:00", "intervals", 55),
    ("wed 07:00", "easy", 45),
    ("thu 07:00", "tempo", 50),
    ("sat 08:00", "easy", 40),
    ("sun 08:00", "long", 110),
)


def missed(placement: Placement) -> dict[str, int]:
    """Missed sessions of the whole season by kind."""
    counts: dict[str, int] = {}
    for week in placement.missed.values():
        for each in week:
            counts[each.kind] = counts.get(each.kind, 0) + each.count
    return counts


def offered(placement: Placement) -> Sequence[str]:
    """What would make room, in the first week that misses something."""
    return next(iter(placement.missed.values()))[0].relaxations


def test_six_morning_runs_with_free_evenings_lift_on_the_evening_of_key_runs() -> None:
    placement = place(asking(every_week(4, *THREE_KEYS), TWO, lifter(EVENINGS), weeks=4))
    assert missed(placement) == {}
    assert times(placement, "full")[2:4] == ["Tue 18:00", "Thu 18:00"]


def test_a_monday_wednesday_friday_lifter_gets_one_leg_session_and_tuesday_is_offered() -> None:
    athlete = lifter(windows_of(((0, 2, 4), "18:00", "19:30")))
    placement = place(asking(every_week(4, *THREE_KEYS), TWO, athlete, weeks=4))
    assert times(placement, "full") == ["Fri 18:00"] * 4
    assert missed(placement) == {"full": 4}
    first = placement.missed[MONDAY][0]
    assert first.rules == ("I01",)
    assert first.reasons == (
        "Monday 18:00: 12 h before Tuesday's intervals; leg work keeps 24 h; likewise Wednesday.",
    )
    assert first.relaxations == (
        "Freeing Tuesday or Sunday evening would make room for a second full session.",
    )


def test_freeing_what_the_oracle_names_makes_the_room() -> None:
    windows = windows_of(((0, 2, 4), "18:00", "19:30"), ((1,), "18:00", "20:30"))
    placement = place(asking(every_week(4, *THREE_KEYS), TWO, lifter(windows), weeks=4))
    assert missed(placement) == {}


def test_half_an_hour_before_seven_is_enough_for_short_sessions() -> None:
    later = [(f"{when[:3]} 08:00", kind, minutes) for when, kind, minutes in THREE_KEYS]
    athlete = lifter(windows_of((range(5), "06:30", "07:00")))
    placement = place(asking(every_week(2, *later), TWO, athlete, weeks=2))
    assert all(each.minutes == 30 for each in placement.sessions)
    assert placement.score.wishes > 0
    assert "upper-core" in kinds(placement)


def test_three_key_runs_and_a_parkrun_every_saturday_still_leave_room() -> None:
    runs = every_week(4, ("tue 07:00", "intervals", 55), ("thu 07:00", "tempo", 50))
    runs += every_week(4, ("sun 08:00", "long", 110))
    parkrun = Race(RacePriority.C, RaceDistance.FIVE_KM)
    runs += [run("sat 09:00", "race", 25, week, parkrun) for week in range(4)]
    placement = place(asking(runs, TWO, lifter(EVENINGS), weeks=4))
    assert missed(placement).get("upper-core", 0) == 0
    assert times(placement, "full").count("Tue 18:00") >= 3


def test_a_daily_runner_lifts_in_the_evening() -> None:
    runs = every_week(3, *((f"{day} 07:00", "easy", 45) for day in DAYS))
    placement = place(asking(runs, TWO, lifter(EVENINGS), weeks=3))
    assert missed(placement) == {}
    assert placement.score.wishes == 0


AFTER_RUNNING = windows_of(((0, 2, 3), "18:45", "19:45"), ((1,), "18:55", "19:55"))
EVENING_RUNS = (
    ("mon 18:00", "easy", 45),
    ("tue 18:00", "intervals", 55),
    ("wed 18:00", "easy", 45),
    ("thu 18:00", "easy", 45),
    ("sun 09:00", "long", 80),
)


def test_who_lifts_only_right_after_running_waits_for_together() -> None:
    runs = every_week(2, *EVENING_RUNS)
    alone = place(asking(runs, {SessionKind.FULL: 1}, lifter(AFTER_RUNNING), weeks=2))
    assert alone.sessions == ()
    assert any("together" in each for each in offered(alone))


def test_together_brings_a_lighter_session_right_after_an_easy_run() -> None:
    runs = every_week(2, *EVENING_RUNS)
    athlete = replace(lifter(AFTER_RUNNING), together=True)
    placement = place(asking(runs, {SessionKind.FULL: 1}, athlete, weeks=2))
    assert kinds(placement) == ["full-light", "full-light"]
    assert all(each.together for each in placement.sessions)
    assert all(each.stands_in_for is SessionKind.FULL for each in placement.sessions)
    assert "I05" in placement.sessions[0].rules
    assert placement.score.missed_dose == 40


def test_a_beginner_without_key_runs_lifts_where_it_is_comfortable() -> None:
    runs = every_week(4, ("tue 18:30", "easy", 65), ("sat 09:30", "easy", 65))
    athlete = lifter(windows_of(((0, 2, 3), "19:00", "20:00"), ((6,), "18:00", "19:30")))
    request = replace(asking(runs, {SessionKind.FULL_LIGHT: 2}, athlete, weeks=4), bouts_done=0)
    placement = place(request)
    assert missed(placement) == {}
    assert "I03" in placement.sessions[0].rules


def test_two_runs_a_day_leave_a_window_between_them() -> None:
    runs = every_week(2, *((f"{day} 07:00", "easy", 45) for day in WEEK_DAYS))
    runs += every_week(2, *((f"{day} 19:00", "easy", 30) for day in ("mon", "thu")))
    placement = place(asking(runs, TWO, lifter(EVENINGS), weeks=2))
    assert missed(placement) == {}
    assert not any(each.startswith(("Mon", "Thu")) for each in times(placement, "full"))


def test_the_first_leg_sessions_find_the_one_slot_two_days_before_hard_runs() -> None:
    request = asking(every_week(2, *THREE_KEYS), {SessionKind.FULL_LIGHT: 2}, lifter(EVENINGS), 2)
    placement = place(replace(request, bouts_done=0))
    assert times(placement, "full-light")[:1] == ["Thu 18:00"]
    assert placement.missed[MONDAY][0].rules == ("I03",)


def test_where_no_slot_has_two_days_stability_stands_in() -> None:
    keys = every_week(2, *((f"{day} 07:00", "tempo", 50) for day in ("mon", "wed", "fri", "sun")))
    request = replace(asking(keys, {SessionKind.FULL: 1}, lifter(EVENINGS), 2), bouts_done=0)
    placement = place(request)
    assert placement.sessions[0].kind is SessionKind.STABILITY
    assert placement.sessions[0].stands_in_for is SessionKind.FULL
    assert placement.missed[MONDAY][0].reasons[0] == "A stability session stands in for it."


POLICY_RUNS = (
    ("tue 07:00", "intervals", 55),
    ("thu 07:00", "easy", 45),
    ("sat 07:00", "tempo", 50),
)


def days_of_legs(athlete: Athlete) -> list[str]:
    placement = place(asking(every_week(3, *POLICY_RUNS), {SessionKind.FULL: 1}, athlete, 3))
    return times(placement, "full")


def test_hard_days_hard_lifts_on_a_key_day_and_easy_days_does_not() -> None:
    key_days = ("Tue", "Sat")
    hard = days_of_legs(lifter(EVENINGS))
    easy = days_of_legs(replace(lifter(EVENINGS), policy=Policy.EASY_DAYS))
    assert any(each.startswith(key_days) for each in hard)
    assert not any(each.startswith(key_days) for each in easy)


def test_easy_days_gives_way_before_a_session_is_missed() -> None:
    athlete = replace(lifter(windows_of(((1,), "18:00", "19:30"))), policy=Policy.EASY_DAYS)
    assert days_of_legs(athlete) == ["Tue 18:00"] * 3


def test_strength_first_lifts_in_the_morning_of_an_evening_run() -> None:
    runs = every_week(2, ("wed 18:30", "tempo", 50))
    windows = windows_of(((2,), "06:00", "07:00"))
    usual = place(asking(runs, {SessionKind.FULL: 1}, lifter(windows), 2))
    first = replace(lifter(windows), policy=Policy.STRENGTH_FIRST)
    assert usual.sessions == ()
    assert times(place(asking(runs, {SessionKind.FULL: 1}, first, 2))) == ["Wed 06:00"] * 2


def test_preferred_days_decide_between_equal_days() -> None:
    athlete = replace(lifter(EVENINGS), preferred_days=frozenset({Weekday.WEDNESDAY}))
    placement = place(asking([], {SessionKind.UPPER_CORE: 1}, athlete, weeks=2))
    assert times(placement) == ["Wed 18:00"] * 2


@pytest.mark.parametrize("kind", [SessionKind.MOBILITY, SessionKind.PREHAB])
def test_flows_and_prehab_go_to_days_without_a_key_run(kind: SessionKind) -> None:
    runs = every_week(1, *THREE_KEYS)
    placement = place(asking(runs, {kind: 3}, lifter(EVENINGS, AnyDay(20, "home"))))
    assert not any(each.startswith(("Tue", "Thu", "Sun")) for each in times(placement))


def test_a_flow_with_long_holds_is_never_just_before_the_legs_lift() -> None:
    athlete = lifter(windows_of(((1,), "20:00", "21:30")), AnyDay(20, "home"))
    wanted = {SessionKind.FULL: 1, SessionKind.MOBILITY: 7}
    placement = place(asking([], wanted, athlete, weeks=2))
    lifting = [each for each in placement.sessions if each.kind is SessionKind.FULL]
    flows = [each for each in placement.sessions if each.kind is SessionKind.MOBILITY]
    gaps = [full.start - flow.end for full in lifting for flow in flows]
    assert len(lifting) == 2
    assert not any(timedelta(0) <= gap < timedelta(hours=2) for gap in gaps)


def test_three_strength_days_in_a_row_are_avoided() -> None:
    wanted = {SessionKind.FULL: 2, SessionKind.UPPER_CORE: 1}
    placement = place(asking([], wanted, lifter(EVENINGS), weeks=3))
    days = sorted({each.start.date() for each in placement.sessions})
    assert not any({day + timedelta(days=1), day + timedelta(days=2)} <= set(days) for day in days)


def test_the_runners_own_session_counts_and_is_never_moved() -> None:
    runs = every_week(1, *THREE_KEYS)
    own = replace(
        place(asking([], {SessionKind.FULL: 1}, lifter(EVENINGS))).sessions[0],
        kept=True,
        own_title="Gym",
    )
    placement = place(replace(asking(runs, TWO, lifter(EVENINGS)), kept=(own,)))
    assert own in placement.sessions
    assert kinds(placement).count("full") == 1
    assert missed(placement) == {}
