"""The independent checker lets a good season pass and catches each rule's breach by its name."""

from __future__ import annotations

import ast
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.independent import (
    account_rules,
    content_rules,
    placement_rules,
    race_rules,
)
from tests.independent.changes import (
    Change,
    add,
    both,
    broken_by,
    broken_rule,
    find,
    move,
    set_athlete,
    set_lines,
    set_run,
    set_session,
    set_week,
)
from tests.independent.checker import RULES, check
from tests.independent.content_breaches import CONTENT_ALLOWED, CONTENT_BREACHES
from tests.independent.good_season import (
    RACE_WEEK,
    at,
    good_season,
    heavy,
    line,
    run,
    session,
    squat,
    upper_core,
)

HERE = Path(__file__).resolve().parent


def test_a_good_season_breaks_no_rule() -> None:
    assert check(good_season()) == []


TUESDAY, THURSDAY, SATURDAY = at(0, 1, "18:00"), at(0, 3, "18:00"), at(0, 5, "10:00")
TAPER_TUESDAY = at(3, 1, "18:00")
RACE_TUESDAY = at(RACE_WEEK, 1, "18:00")
RECOVERY_THURSDAY = at(5, 3, "18:00")
FULL = {"kind": "full", "leg_dose": 1.0}

BREACHES: list[tuple[Callable[..., Any], Change, str]] = [
    *CONTENT_BREACHES,
    (placement_rules.where_and_when, move(TUESDAY, at(0, 1, "17:30")), "availability:"),
    (placement_rules.where_and_when, set_session(TUESDAY, place="home"), "availability:"),
    (placement_rules.where_and_when, set_session(TUESDAY, minutes=95), "availability:"),
    (placement_rules.where_and_when, set_session(at(0, 0, "19:00"), minutes=25), "availability:"),
    (placement_rules.rest_days, set_athlete(rest_days=["tuesday"]), "rest day:"),
    (
        placement_rules.days_away,
        set_athlete(unavailable=[{"from": "2027-03-01", "to": "2027-03-02"}]),
        "unavailable:",
    ),
    (placement_rules.inside_the_season, lambda s: s.update(start="2027-03-03"), "season:"),
    (placement_rules.no_overlap, set_run(at(0, 3, "07:00"), start=at(0, 3, "17:30")), "I05:"),
    (
        placement_rules.no_overlap,
        add("sessions", session(0, 1, "18:30", "prehab", 10)),
        "overlap:",
    ),
    (placement_rules.a_day_before_key_runs, move(THURSDAY, at(0, 5, "10:00")), "I01:"),
    (
        placement_rules.not_before_quality_of_the_day,
        move(TUESDAY, at(0, 1, "05:00")),
        "I04:",
    ),
    (placement_rules.apart_from_runs_of_the_day, move(THURSDAY, at(0, 3, "09:00")), "I05:"),
    (placement_rules.apart_from_runs_of_the_day, move(THURSDAY, at(0, 3, "11:00")), "I05:"),
    (
        placement_rules.apart_from_runs_of_the_day,
        set_session(SATURDAY, kind="stability", leg_dose=0.3, start=at(0, 3, "08:00")),
        "I05:",
    ),
    (placement_rules.two_days_between_leg_sessions, move(THURSDAY, at(0, 2, "18:00")), "I16:"),
    (
        placement_rules.one_leg_session_a_day,
        add("sessions", session(0, 1, "20:00", "stability", 20)),
        "one a day:",
    ),
    (
        placement_rules.one_leg_session_a_day,
        both(
            set_athlete(one_session_a_day=True),
            add("sessions", session(0, 1, "20:00", "activation", 10)),
        ),
        "one a day:",
    ),
    (
        placement_rules.first_bouts,
        both(set_athlete(last_lifted="never"), set_run(at(0, 3, "07:00"), kind="tempo")),
        "I03:",
    ),
    (
        placement_rules.first_bouts,
        both(
            set_athlete(last_lifted="2027-01-10"),
            set_run(at(0, 3, "07:00"), kind="long", minutes=70),
        ),
        "I03:",
    ),
    (
        placement_rules.first_bouts,
        both(
            set_athlete(last_lifted="never"),
            set_session(TUESDAY, kind="stability", leg_dose=0.3),
            set_run(at(0, 3, "07:00"), start=at(0, 2, "07:00"), kind="hills"),
        ),
        "I03:",
    ),
    (
        placement_rules.two_leg_sessions_beside_three_key_runs,
        both(
            set_run(at(0, 3, "07:00"), kind="tempo", key=True),
            add("sessions", heavy(0, 6, "full", 3)),
        ),
        "I17:",
    ),
    (
        placement_rules.one_quiet_day_a_week,
        lambda s: s["runs"].extend(run(0, day, "06:00", "tempo", 30) for day in (0, 2, 4, 5, 6)),
        "L08:",
    ),
    (placement_rules.as_often_as_wished, set_athlete(sessions_per_week=2), "sessions a week:"),
    (
        race_rules.last_sessions_before_races,
        set_session(RACE_TUESDAY, start=at(RACE_WEEK, 2, "18:00"), **FULL),
        "T01:",
    ),
    (
        race_rules.last_sessions_before_races,
        both(
            set_run(at(RACE_WEEK, 6, "10:00"), race={"priority": "A", "distance": "marathon"}),
            set_session(TAPER_TUESDAY, start=at(3, 4, "18:00"), **FULL),
        ),
        "T01:",
    ),
    (
        race_rules.last_sessions_before_races,
        set_run(at(0, 3, "07:00"), race={"priority": "B", "distance": "5 km"}),
        "T01:",
    ),
    (
        race_rules.last_sessions_before_races,
        set_run(
            at(0, 3, "07:00"), start=at(0, 2, "19:00"), race={"priority": "C", "distance": "5 km"}
        ),
        "T01:",
    ),
    (
        race_rules.race_week,
        both(
            set_run(at(RACE_WEEK, 6, "10:00"), race={"priority": "A", "distance": "half"}),
            set_session(RACE_TUESDAY, kind="stability", leg_dose=0.3),
        ),
        "T01:",
    ),
    (
        race_rules.race_week,
        add("sessions", upper_core(RACE_WEEK)),
        "T01:",
    ),
    (
        race_rules.race_week,
        set_session(RACE_TUESDAY, start=at(RACE_WEEK, 5, "18:00")),
        "T01:",
    ),
    (
        race_rules.primer_only_before_short_races,
        set_session(TUESDAY, kind="primer", leg_dose=0.3),
        "primer:",
    ),
    (
        race_rules.recovery_after_races,
        move(RECOVERY_THURSDAY, at(5, 0, "18:00")),
        "R03:",
    ),
    (
        race_rules.recovery_after_races,
        both(
            set_run(at(RACE_WEEK, 6, "10:00"), race={"priority": "A", "distance": "marathon"}),
        ),
        "R03:",
    ),
    (
        race_rules.recovery_after_races,
        both(
            set_run(
                at(RACE_WEEK, 6, "10:00"),
                race={"priority": "B", "distance": "half", "descent_m": 900},
            ),
            move(RECOVERY_THURSDAY, at(5, 2, "18:00")),
        ),
        "R03:",
    ),
    (
        race_rules.recovery_after_races,
        set_run(at(0, 1, "07:00"), race={"priority": "C", "distance": "5 km"}),
        "R03:",
    ),
    (
        race_rules.no_new_jumps_before_races,
        lambda s: find(s, "sessions", RACE_TUESDAY).update(
            start=at(RACE_WEEK, 4, "18:00"),
            prescriptions=[line("box_jump", "jump", ["functional"], contacts=5, rir=None)],
        ),
        "I14:",
    ),
    (
        race_rules.effort_in_race_week,
        set_lines(RACE_TUESDAY, rir=[2, 3]),
        "PHASE12:",
    ),
    (
        content_rules.no_more_than_the_kind,
        set_session(at(1, 1, "18:00"), prescriptions=[squat(sets=8)]),
        "leg dose:",
    ),
    (
        content_rules.no_more_than_the_kind,
        set_session(
            SATURDAY,
            prescriptions=[line("calf_raise", "calf", ["functional"], sets=8)],
        ),
        "leg dose:",
    ),
    (content_rules.minutes_of_the_kind, set_session(TUESDAY, minutes=20), "minutes:"),
    (
        content_rules.work_fits_into_the_minutes,
        set_lines(SATURDAY, seconds=[900, 900]),
        "minutes:",
    ),
    (content_rules.never_to_failure, set_lines(SATURDAY, rir=[0, 1]), "PROG04:"),
    (
        content_rules.never_to_failure,
        set_session(TUESDAY, prescriptions=[squat(rir=[1, 2])]),
        "I12:",
    ),
    (content_rules.nothing_excluded, set_lines(TUESDAY, exercise="burpee"), "excluded:"),
    (content_rules.nothing_excluded, set_lines(TUESDAY, swap=["burpee"]), "excluded:"),
    (content_rules.contacts_of_a_session, set_lines(TUESDAY, contacts=120), "PLYO01:"),
    (
        content_rules.contacts_of_the_weeks,
        set_lines(TUESDAY, contacts=60),
        "PLYO01: week of 2027-03-01 has 80 contacts, at most 40",
    ),
    (
        content_rules.contacts_of_the_weeks,
        set_lines(at(2, 1, "18:00"), contacts=60),
        "PLYO01: week of 2027-03-15 has 80 contacts, at most 60",
    ),
    (content_rules.contacts_add_up, set_week(0, contacts=41), "contacts:"),
    (account_rules.head, lambda s: s.update(format="wholestride.season/2"), "format:"),
    (account_rules.head, lambda s: s.update(end="2027-01-01"), "season:"),
    (account_rules.head, lambda s: s["score"].update(comfort=-1), "score:"),
    (account_rules.ids_and_order, lambda s: s["sessions"].append(s["sessions"][-1]), "ids:"),
    (account_rules.ids_and_order, lambda s: s["runs"].reverse(), "order:"),
    (account_rules.weeks_follow_each_other, lambda s: s["weeks"].pop(2), "weeks:"),
    (account_rules.phases_follow_each_other, lambda s: s["phases"].pop(1), "phases:"),
    (
        account_rules.doses_are_those_of_the_kinds,
        set_session(TUESDAY, leg_dose=0.9),
        "leg dose:",
    ),
    (account_rules.doses_are_those_of_the_kinds, set_session(TUESDAY, kind="circuit"), "kind:"),
    (account_rules.places_exist, set_session(TUESDAY, place="pool"), "place:"),
    (account_rules.key_runs, set_run(at(0, 1, "07:00"), key=False), "key:"),
    (account_rules.key_runs, set_run(at(0, 6, "09:00"), minutes=80), "key:"),
    (account_rules.every_placed_session_says_why, set_session(TUESDAY, why=[]), "why:"),
    (
        account_rules.every_placed_session_says_why,
        set_session(TUESDAY, why=[{"rule": "", "text": "so", "grade": "B", "source": ""}]),
        "why:",
    ),
    (
        account_rules.every_miss_says_why,
        set_week(0, missed=[{"kind": "full", "reasons": [], "relaxations": []}]),
        "missed:",
    ),
    (
        account_rules.wanted_is_placed_and_missed,
        set_week(0, wanted={"full": 3, "upper-core": 1, "mobility": 1}),
        "account: week of 2027-03-01 lost 1 sessions without a word",
    ),
    (
        account_rules.wanted_is_placed_and_missed,
        set_week(0, wanted={"full": 1, "upper-core": 1, "mobility": 1}),
        "account: week of 2027-03-01 wanted 1 full, placed 2, missed 0",
    ),
    (
        account_rules.wanted_is_placed_and_missed,
        set_session(SATURDAY, kind="stability"),
        "account: week of 2027-03-01",
    ),
    (
        account_rules.placed_are_there,
        lambda s: s["sessions"].pop(1),
        "account: week of 2027-03-01 says 2 full, 1 are there",
    ),
    (
        account_rules.six_components,
        lambda s: s["weeks"][2]["components"].pop("core"),
        "components:",
    ),
    (
        account_rules.six_components,
        set_lines(at(0, 0, "19:00"), components=["mobility"]),
        "components: week of 2027-03-01 says 6 min flexibility from nowhere",
    ),
    (
        account_rules.six_components,
        lambda s: s["weeks"][0]["components"].update(core=600),
        "components: week of 2027-03-01 credits more",
    ),
    (
        account_rules.minutes_of_components_add_up,
        lambda s: s["weeks"][0]["components"].update(core=40),
        "components: week of 2027-03-01 says 40 min core, its parts make",
    ),
    (
        account_rules.minutes_of_components_add_up,
        set_lines(SATURDAY, seconds=[300, 300]),
        "components: week of 2027-03-01 says 18 min stability, its parts make",
    ),
    (account_rules.recovery_weeks_are_lighter, set_week(1, sets={"quads": 54}), "recovery:"),
    (
        account_rules.recovery_weeks_are_lighter,
        both(
            set_session(at(1, 1, "18:00"), **FULL),
            set_session(at(1, 3, "18:00"), **FULL),
            add("sessions", upper_core(1)),
            add("sessions", session(1, 4, "18:00", "stability", 25)),
        ),
        "recovery: week of 2027-03-08 has leg dose",
    ),
    (account_rules.taper_is_lighter, set_week(3, sets={"quads": 33}), "PHASE10:"),
]


@pytest.mark.parametrize(
    ("rule", "change", "said"),
    BREACHES,
    ids=[f"{rule.__name__}-{number}" for number, (rule, _, _) in enumerate(BREACHES)],
)
def test_a_breach_is_caught_by_the_rule_that_it_breaks(
    rule: Callable[..., Any], change: Change, said: str
) -> None:
    assert broken_rule(rule, lambda season: None) == []
    found = broken_rule(rule, change)
    assert found
    assert all(sentence.startswith(said) for sentence in found)
    assert set(found) <= set(broken_by(change))


def test_every_rule_of_the_checker_has_a_breach_that_it_catches() -> None:
    assert {rule for rule, _, _ in BREACHES} == set(RULES)


ALLOWED: list[tuple[str, Callable[..., Any], Change]] = [
    *CONTENT_ALLOWED,
    (
        "an own session that counts for one that was wanted",
        account_rules.wanted_is_placed_and_missed,
        set_session(TUESDAY, own=True, kind="lower"),
    ),
    (
        "a stability session that stands in for a leg session that is missed",
        account_rules.wanted_is_placed_and_missed,
        both(
            set_session(TUESDAY, kind="stability"),
            set_week(0, missed=[{"kind": "full", "reasons": ["I03"], "relaxations": []}]),
        ),
    ),
    (
        "a lift before the day's quality run under strength first, six hours apart",
        placement_rules.not_before_quality_of_the_day,
        both(
            set_athlete(policy="strength-first"),
            move(TUESDAY, at(0, 1, "05:00")),
            set_run(at(0, 1, "07:00"), start=at(0, 1, "17:00")),
        ),
    ),
    (
        "the same for the day before key runs",
        placement_rules.a_day_before_key_runs,
        both(
            set_athlete(policy="strength-first"),
            move(TUESDAY, at(0, 1, "05:00")),
            set_run(at(0, 1, "07:00"), start=at(0, 1, "17:00")),
        ),
    ),
    (
        "four hours after the day's run without power work",
        placement_rules.apart_from_runs_of_the_day,
        set_session(at(1, 3, "18:00"), start=at(1, 3, "11:40")),
    ),
    (
        "right after a short easy run, lighter, where together is accepted",
        placement_rules.apart_from_runs_of_the_day,
        both(
            set_athlete(together=True),
            set_session(at(1, 3, "18:00"), start=at(1, 3, "07:40")),
        ),
    ),
    (
        "upper-core close to a run",
        placement_rules.apart_from_runs_of_the_day,
        move(SATURDAY, at(0, 3, "08:00")),
    ),
    (
        "a first bout two days before the long run",
        placement_rules.first_bouts,
        both(set_athlete(last_lifted="never"), set_run(at(0, 1, "07:00"), start=at(0, 1, "06:00"))),
    ),
    (
        "a lighter session in place of a leg session that is missed",
        account_rules.wanted_is_placed_and_missed,
        both(
            set_session(TUESDAY, kind="full-light"),
            set_week(0, missed=[{"kind": "full", "reasons": ["I05"], "relaxations": []}]),
        ),
    ),
    (
        "a taper after a build week that missed a session",
        account_rules.taper_is_lighter,
        both(
            set_week(3, sets={"quads": 32}),
            set_week(2, sets={"quads": 10}, missed=[{"kind": "full", "reasons": ["I01"]}]),
        ),
    ),
    (
        "a recovery week that weighs what a week beside it asked for and could not have",
        account_rules.recovery_weeks_are_lighter,
        both(
            set_session(at(0, 1, "18:00"), status="dropped"),
            set_session(at(2, 1, "18:00"), status="dropped"),
            set_session(at(1, 1, "18:00"), **FULL),
            set_week(0, missed=[{"kind": "full", "reasons": ["I01"]}]),
        ),
    ),
    (
        "a primer five days before a 10 km race",
        race_rules.race_week,
        both(
            set_run(at(RACE_WEEK, 6, "10:00"), race={"priority": "A", "distance": "10 km"}),
            set_session(RACE_TUESDAY, kind="primer", leg_dose=0.3),
        ),
    ),
    (
        "a session that was done on a day that a run took later",
        placement_rules.a_day_before_key_runs,
        both(move(THURSDAY, at(0, 5, "18:00")), set_session(at(0, 5, "18:00"), status="done")),
    ),
    (
        "a dropped session anywhere",
        placement_rules.where_and_when,
        set_session(TUESDAY, status="dropped", start=at(0, 1, "03:00")),
    ),
    (
        "the runner's own session outside every window",
        placement_rules.where_and_when,
        set_session(TUESDAY, own=True, start=at(0, 1, "03:00")),
    ),
    (
        "a week away without its six components",
        account_rules.six_components,
        both(
            set_athlete(unavailable=[{"from": "2027-03-15", "to": "2027-03-21"}]),
            set_week(2, components={}),
        ),
    ),
]


@pytest.mark.parametrize(
    ("rule", "change"), [case[1:] for case in ALLOWED], ids=[case[0] for case in ALLOWED]
)
def test_what_the_specification_allows_is_let_pass(
    rule: Callable[..., Any], change: Change
) -> None:
    assert broken_rule(rule, change) == []


def test_the_checker_shares_no_code_with_the_product() -> None:
    for file in HERE.glob("*.py"):
        if file.name.startswith("test_"):
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            names = (
                [alias.name for alias in node.names]
                if isinstance(node, ast.Import)
                else [node.module or ""]
                if isinstance(node, ast.ImportFrom)
                else []
            )
            assert not [name for name in names if name.startswith("wholestride")], file.name


def test_it_can_be_run_on_files(tmp_path: Path) -> None:
    good, bad = tmp_path / "good.json", tmp_path / "bad.json"
    good.write_text(json.dumps(good_season()), encoding="utf-8")
    bad.write_text(json.dumps(good_season() | {"format": "x"}), encoding="utf-8")
    command = [sys.executable, "-m", "tests.independent.checker"]
    root = HERE.parents[1]
    fine = subprocess.run([*command, str(good)], cwd=root, capture_output=True, text=True)
    broken = subprocess.run([*command, str(bad)], cwd=root, capture_output=True, text=True)
    assert (fine.returncode, fine.stdout) == (0, "")
    assert broken.returncode == 1
    assert "format: 'x' is not" in broken.stdout
