"""The runner's own days, pairs of sessions, whole weeks, and the first leg bouts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from bench.placement_seasons import lifter, windows_of
from tests.planning.placement.given import (
    ANYBODY,
    MONDAY,
    asking,
    athlete_with,
    broken,
    run,
    session,
)

from wholestride.domain.athlete import Absence, AnyDay, Weekday
from wholestride.domain.season import SessionKind
from wholestride.planning.placement.judge import judge
from wholestride.planning.placement.request import KindBan

EVENING = lifter(windows_of(((0,), "18:00", "19:00")))


def test_a_session_lies_inside_a_window() -> None:
    request = asking(athlete=EVENING)
    assert broken(request, session("mon 18:00", "full")) == []
    assert broken(request, session("mon 18:30", "full")) == ["window"]
    assert broken(request, session("tue 18:00", "full")) == ["window"]


def test_a_light_session_may_lie_anywhere_where_the_runner_allows_it() -> None:
    at_home = replace(EVENING, any_day=AnyDay(20, "home"))
    request = asking(athlete=at_home)
    assert broken(request, session("wed 20:00", "mobility")) == []
    assert broken(request, session("wed 20:00", "mobility", 25)) == ["window"]
    assert broken(request, session("wed 20:00", "upper-core", 20)) == ["window", "minutes"]


def test_light_sessions_of_a_day_share_the_allowance() -> None:
    request = asking(athlete=replace(EVENING, any_day=AnyDay(20, "home")))
    prehab, flow = session("wed 19:00", "prehab"), session("wed 20:00", "mobility", 15)
    activation = session("wed 20:00", "activation", 10)
    assert broken(request, prehab, flow) == ["taken"]
    assert broken(request, prehab, activation) == []


def test_a_session_is_no_shorter_than_its_shortest_form() -> None:
    assert broken(asking(), session("mon 18:00", "full", 29)) == ["minutes"]
    assert broken(asking(), session("mon 18:00", "full", 30)) == []


def test_a_rest_day_forbids_all_but_light_sessions() -> None:
    request = asking(athlete=athlete_with(rest_days=frozenset({Weekday.MONDAY})))
    assert broken(request, session("mon 18:00", "upper-core")) == ["rest day"]
    assert broken(request, session("mon 18:00", "activation")) == []


def test_nothing_lies_on_unavailable_days() -> None:
    away = athlete_with(unavailable=(Absence(MONDAY, MONDAY, "holiday"),))
    assert broken(asking(athlete=away), session("mon 18:00", "prehab")) == ["unavailable"]


def test_nothing_new_lies_before_today_or_outside_the_season() -> None:
    request = replace(asking(), today=MONDAY + timedelta(days=2))
    assert broken(request, session("tue 18:00", "full")) == ["season"]
    assert broken(request, session("wed 18:00", "full")) == []
    assert broken(request, session("mon 18:00", "full", week=1)) == ["season"]


def test_an_injury_may_ban_a_kind_for_some_days() -> None:
    ban = KindBan(MONDAY, MONDAY + timedelta(days=3), (SessionKind.POWER,), "sore Achilles")
    request = replace(asking(), bans=(ban,))
    assert broken(request, session("tue 18:00", "power")) == ["injury"]
    assert broken(request, session("tue 18:00", "full")) == []
    assert broken(request, session("sat 18:00", "power")) == []


def test_two_heavy_sessions_keep_48_hours_from_start_to_start() -> None:
    first = session("mon 18:00", "full")
    assert broken(asking(), first, session("wed 17:59", "power")) == ["I16"]
    assert broken(asking(), first, session("wed 18:00", "power")) == []


def test_the_48_hours_hold_over_the_turn_of_the_week() -> None:
    sunday = session("sun 18:00", "full")
    request = asking(weeks=2)
    assert broken(request, sunday, session("tue 06:00", "full", week=1)) == ["I16"]
    assert broken(request, sunday, session("tue 18:00", "full", week=1)) == []


def test_upper_body_and_core_are_exempt_from_the_48_hours() -> None:
    assert broken(asking(), session("mon 18:00", "full"), session("tue 18:00", "upper-core")) == []


def test_a_day_holds_one_leg_session() -> None:
    found = broken(asking(athlete=lifter(WINDOWS)), session("mon 06:00", "stability"), EVENING_FULL)
    assert found == ["I16"]


WINDOWS = windows_of((range(7), "06:00", "07:00"), (range(7), "18:00", "19:30"))
EVENING_FULL = session("mon 18:00", "full")


def test_one_session_a_day_counts_from_a_leg_dose_of_a_tenth() -> None:
    once = replace(lifter(WINDOWS), one_session_a_day=True)
    morning = session("mon 06:00", "upper-core")
    assert broken(asking(athlete=lifter(WINDOWS)), morning, EVENING_FULL) == []
    assert broken(asking(athlete=once), morning, EVENING_FULL) == ["one a day"]
    assert broken(asking(athlete=once), session("mon 06:00", "prehab"), EVENING_FULL) == []


def test_a_day_holds_one_session_of_a_kind() -> None:
    pair = session("mon 06:00", "prehab"), session("mon 18:00", "prehab")
    assert broken(asking(athlete=lifter(WINDOWS)), *pair) == ["one of a kind"]


def test_a_window_holds_one_session() -> None:
    pair = session("mon 18:00", "full"), session("mon 18:50", "prehab")
    assert broken(asking(athlete=lifter(WINDOWS)), *pair) == ["taken"]


def test_sessions_never_overlap_those_that_the_runner_keeps() -> None:
    own = replace(session("mon 18:30", "upper-core"), kept=True)
    request = replace(asking(), kept=(own,))
    assert "taken" in broken(request, session("mon 18:00", "full"))


def test_a_kept_leg_session_counts_for_the_48_hours() -> None:
    request = replace(asking(), kept=(replace(session("mon 18:00", "full"), kept=True),))
    assert broken(request, session("tue 18:00", "full")) == ["I16"]


def test_three_key_runs_leave_room_for_two_leg_sessions() -> None:
    keys = [run("mon 07:00", "tempo"), run("wed 07:00", "tempo"), run("fri 07:00", "tempo")]
    three = [session(f"{day} 18:00", kind) for day, kind in WEEK_OF_THREE]
    assert broken(asking(keys), *three) == ["I17"]
    assert broken(asking(keys[:2]), *three) == []


WEEK_OF_THREE = (("mon", "full"), ("wed", "stability"), ("fri", "full"))


def test_a_third_session_of_upper_body_is_welcome_beside_three_key_runs() -> None:
    keys = [run("mon 07:00", "tempo"), run("wed 07:00", "tempo"), run("fri 07:00", "tempo")]
    sessions = session("mon 18:00", "full"), session("fri 18:00", "full")
    assert broken(asking(keys), *sessions, session("wed 18:00", "upper-core")) == []


def test_the_last_day_without_hard_work_stays_free() -> None:
    quality = [run(f"{day} 07:00", "tempo") for day in ("mon", "tue", "thu", "fri", "sat", "sun")]
    request = asking(quality)
    assert "L08" in broken(request, session("wed 12:00", "stability"))
    assert broken(request, session("thu 18:00", "stability")) == []


def test_the_first_two_leg_bouts_keep_two_days_to_quality_and_long_runs() -> None:
    new = replace(asking([run("thu 07:00", "long", 60)], weeks=2), bouts_done=0)
    assert broken(new, session("tue 18:00", "full-light")) == ["I03"]
    assert broken(new, session("mon 18:00", "full-light")) == []
    assert broken(replace(new, bouts_done=2), session("tue 18:00", "full-light")) == []


def test_the_third_bout_needs_a_day_only() -> None:
    runs = [run("thu 07:00", "tempo", week=1)]
    new = replace(asking(runs, weeks=2), bouts_done=0)
    first = session("mon 18:00", "full-light"), session("fri 18:00", "full-light")
    assert broken(new, *first, session("tue 18:00", "full", week=1)) == []
    assert broken(new, first[0], session("tue 18:00", "full", week=1)) == ["I03"]


def test_after_four_weeks_off_the_first_bouts_count_anew() -> None:
    runs = [run("thu 07:00", "tempo", week=5)]
    back = replace(asking(runs, weeks=6), bouts_done=10)
    tuesday = session("tue 18:00", "full", week=5)
    week_before = session("tue 18:00", "full", week=4)
    assert broken(back, tuesday) == ["I03"]
    assert broken(back, session("mon 18:00", "full", week=2), week_before, tuesday) == []


def test_a_stability_session_stands_in_and_counts_as_a_bout() -> None:
    runs = [run("thu 07:00", "tempo")]
    new = replace(asking(runs), bouts_done=1)
    stand_in = replace(session("tue 18:00", "stability"), stands_in_for=SessionKind.FULL)
    assert broken(new, stand_in, session("fri 18:00", "full")) == []
    near = replace(session("wed 18:00", "stability"), stands_in_for=SessionKind.FULL)
    assert broken(new, near) == ["I03"]
    assert broken(replace(new, bouts_done=2), stand_in) == ["I03"]


@pytest.mark.parametrize("kind", [kind for kind in SessionKind if kind is not SessionKind.PRIMER])
def test_a_session_in_an_open_week_breaks_nothing(kind: SessionKind) -> None:
    assert broken(asking(), session("wed 12:00", kind)) == []


def test_every_broken_rule_is_said_in_words_made_from_the_plan() -> None:
    intervals = run("tue 07:00", "intervals")
    found = judge(asking([intervals], athlete=ANYBODY), [session("mon 18:00", "full")]).broken[0]
    assert found.text == "12 h before Tuesday's intervals; leg work keeps 24 h"
    assert found.run == intervals.id
    assert [each.kind for each in found.sessions] == [SessionKind.FULL]
