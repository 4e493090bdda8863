"""Breaches of what sessions hold and of how weeks follow each other, and what is allowed there."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.independent import account_rules, exercise_rules, season_rules
from tests.independent.changes import (
    Change,
    Season,
    both,
    find,
    set_athlete,
    set_lines,
    set_run,
    set_session,
    set_week,
)
from tests.independent.good_season import RACE_WEEK, at, deadlift, heavy, line, squat

TUESDAY, THURSDAY, SATURDAY = at(0, 1, "18:00"), at(0, 3, "18:00"), at(0, 5, "10:00")
FLOW = at(0, 0, "19:00")
STANCE = line("single_leg_stance", "balance", ["stability"], seconds=[20, 20], reps=None, rir=None)


def more(begins: str, *lines: dict[str, Any]) -> Change:
    """Further lines at the end of a session."""

    def change(season: Season) -> None:
        find(season, "sessions", begins)["prescriptions"].extend(lines)

    return change


def first_week_like_the_third(season: Season) -> None:
    """More sets in the first week than in the second, both of them full weeks."""
    season["weeks"][1]["recovery"] = False


def tired_legs_in_the_second_week(season: Season) -> None:
    first_week_like_the_third(season)
    reason = {"rule": "I08", "text": "fewer leg sets", "grade": "B", "source": "measured"}
    find(season, "sessions", at(1, 1, "18:00"))["why"] = [reason]


def six_loading_weeks(season: Season) -> None:
    for week in season["weeks"]:
        week.update(phase="build", recovery=False)


def a_third_leg_session(season: Season) -> None:
    season["sessions"].append(heavy(0, 6, "full-light", 2))


def hurting(region: str, *, irritable: bool) -> Change:
    injury = {"region": region, "side": "left", "since": "2027-02-01", "irritable": irritable}
    return set_athlete(injury=[injury])


CONTENT_BREACHES: list[tuple[Callable[..., Any], Change, str]] = [
    (exercise_rules.known_exercises, set_lines(SATURDAY, exercise="levitation"), "exercise:"),
    (exercise_rules.equipment_is_there, set_session(TUESDAY, place="home"), "equipment:"),
    (exercise_rules.equipment_is_there, set_lines(TUESDAY, swap=["leg_press"]), "equipment:"),
    (exercise_rules.level_is_reached, set_athlete(level="new"), "level:"),
    (exercise_rules.nothing_hurts, hurting("knee", irritable=False), "injury:"),
    (exercise_rules.nothing_hurts, hurting("quads", irritable=True), "injury:"),
    (exercise_rules.each_exercise_once, more(TUESDAY, STANCE), "twice:"),
    (
        exercise_rules.each_family_once,
        more(TUESDAY, line("goblet_squat", "squat", ["functional"])),
        "family:",
    ),
    (
        exercise_rules.once_a_week,
        more(THURSDAY, line("row_db", "horizontal-pull", ["upper-body"])),
        "once a week:",
    ),
    (
        exercise_rules.main_lifts,
        more(THURSDAY, line("push_up", "horizontal-push", ["upper-body"], part="main")),
        "main lift: 2027-03-04-full (full, Thu 2027-03-04 18:00) takes push_up",
    ),
    (
        exercise_rules.main_lifts,
        set_session(THURSDAY, prescriptions=[STANCE]),
        "main lift: 2027-03-04-full (full, Thu 2027-03-04 18:00) has none",
    ),
    (
        exercise_rules.content_fits_into_the_minutes,
        more(TUESDAY, deadlift(sets=12, rest_s=180)),
        "minutes:",
    ),
    (exercise_rules.sets_add_up, set_week(0, sets={"quads": 3}), "sets:"),
    (account_rules.six_components, set_week(2, components={}), "components:"),
    (season_rules.first_week_is_no_heavier, first_week_like_the_third, "PROG13:"),
    (season_rules.first_week_stays_easy, set_athlete(last_lifted="never"), "PROG13:"),
    (
        season_rules.the_new_stay_away_from_failure,
        both(set_athlete(level="new"), set_lines(SATURDAY, rir=[2, 3])),
        "PROG04:",
    ),
    (season_rules.recovery_comes_in_time, six_loading_weeks, "OWN15:"),
    (
        season_rules.recovery_weeks_hold_their_share,
        both(
            set_session(at(1, 1, "18:00"), prescriptions=[squat(sets=10)]),
            set_session(at(1, 3, "18:00"), prescriptions=[deadlift(sets=10)]),
        ),
        "PHASE15:",
    ),
    (season_rules.leg_sessions_a_week, a_third_leg_session, "split:"),
    (
        season_rules.tapers_have_their_length,
        set_run(at(RACE_WEEK, 6, "10:00"), race={"priority": "A", "distance": "10 km"}),
        "T04: 14 days of taper",
    ),
    (
        season_rules.tapers_have_their_length,
        lambda season: season["phases"][2].update(name="build"),
        "T04: A race",
    ),
    (season_rules.no_jumps_while_it_hurts, hurting("bone", irritable=True), "PLYO05:"),
    (season_rules.no_jumps_while_it_hurts, set_athlete(pregnant=True), "PLYO05:"),
    (
        season_rules.no_jumps_while_it_hurts,
        set_athlete(postpartum_since="2027-02-01"),
        "PLYO05:",
    ),
    (
        season_rules.no_first_jumps_before_key_runs,
        both(
            set_athlete(last_lifted="never"),
            set_run(at(0, 3, "07:00"), start=at(0, 2, "07:00"), kind="tempo", key=True),
        ),
        "I14:",
    ),
    (
        season_rules.no_long_stretch_before_key_runs,
        set_session(FLOW, start=at(0, 1, "06:00")),
        "MOB01:",
    ),
    (
        season_rules.no_long_stretch_before_lifting,
        set_session(FLOW, start=at(0, 1, "17:30")),
        "MOB01:",
    ),
]

CONTENT_ALLOWED: list[tuple[str, Callable[..., Any], Change]] = [
    (
        "the warm-up sets of a lift beside the lift",
        exercise_rules.each_exercise_once,
        more(TUESDAY, squat(sets=1, warm_up=True, rir=None)),
    ),
    (
        "one set more for the weaker side as a line of its own",
        exercise_rules.each_exercise_once,
        more(SATURDAY, line("row_db", "horizontal-pull", [], sets=1, weaker_side_first="left")),
    ),
    (
        "an injury that is over",
        exercise_rules.nothing_hurts,
        set_athlete(injury=[{"region": "knee", "until": "2027-02-28", "irritable": True}]),
    ),
    (
        "a session without a main lift where the week says why",
        exercise_rules.main_lifts,
        both(
            set_session(THURSDAY, prescriptions=[STANCE]),
            set_week(0, shortfalls=["No line for a hinge this week; nothing allowed trains it."]),
        ),
    ),
    (
        "a week without upper body where the week says that nothing is left for it",
        account_rules.six_components,
        lambda season: season["weeks"][2].update(
            shortfalls=["Upper body: 0 min of the least 12 min a week; nothing trains it."],
            components=season["weeks"][2]["components"] | {"upper-body": 0},
        ),
    ),
    (
        "new jumps two days before a key run",
        season_rules.no_first_jumps_before_key_runs,
        set_athlete(last_lifted="never"),
    ),
    (
        "a first week beside a second one from which tired legs took sets",
        season_rules.first_week_is_no_heavier,
        tired_legs_in_the_second_week,
    ),
]
