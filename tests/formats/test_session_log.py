"""The session log: what was done, one set a line and one line a session."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.formats.samples import BJORNS_SEASON, FULL, MOBILITY
from wholestride.domain.athlete import Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.formats.session_log import read_log, write_log

AT = datetime(2026, 11, 24, 18, 10)


def read_lines(catalogue: Catalogue, *lines: Any) -> tuple[tuple[SessionLog, ...], list[str]]:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line) for line in lines)
    logs, findings = read_log("log.jsonl", text.encode(), BJORNS_SEASON, catalogue)
    return logs, [str(finding) for finding in findings]


def a_set(**changes: Any) -> dict[str, Any]:
    usual = {"session": FULL.id, "exercise": "step_up", "reps": 8, "kg": 16, "rir": 2}
    return usual | changes


def test_the_line_of_the_contract_reads_as_a_set(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue,
        '{"session": "2026-11-24-full", "exercise": "step_up", "set": 1, "side": "right", '
        '"reps": 8, "kg": 16, "rir": 2, "at": "2026-11-24T18:10"}',
        '{"session": "2026-11-24-full", "srpe": 6, "pain": 2, "note": "felt good"}',
    )
    done = SetLog("step_up", reps=8, load=kg(16), rir=2, side=Side.RIGHT, number=1, at=AT)
    assert findings == []
    assert logs == (SessionLog(FULL.id, (done,), srpe=6, pain=2, note="felt good"),)


def test_sets_without_a_number_are_counted_by_exercise_and_side(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue,
        a_set(),
        a_set(side="left"),
        a_set(),
        a_set(exercise="plank", reps=None, seconds=45),
        a_set(side="left"),
    )
    assert findings == []
    assert [(each.exercise, each.side, each.number) for each in logs[0].sets] == [
        ("step_up", Side.BOTH, 1),
        ("step_up", Side.LEFT, 1),
        ("step_up", Side.BOTH, 2),
        ("plank", Side.BOTH, 1),
        ("step_up", Side.LEFT, 2),
    ]


def test_lines_of_several_sessions_may_be_mixed(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue,
        a_set(),
        {"session": MOBILITY.id, "srpe": 2},
        a_set(set=2),
        {"session": FULL.id, "srpe": 6},
    )
    assert findings == []
    assert [(log.session, len(log.sets), log.srpe) for log in logs] == [
        (FULL.id, 2, 6),
        (MOBILITY.id, 0, 2),
    ]


def test_pounds_metres_and_body_weight_are_fine(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue,
        a_set(kg=None, lb=35),
        a_set(exercise="suitcase_carry", reps=None, metres=30),
        a_set(exercise="push_up", kg=None, warm_up=True),
    )
    assert findings == []
    in_pounds, carry, push_up = logs[0].sets
    assert str(in_pounds.load) == "35 lb"
    assert carry.metres == 30
    assert push_up.load is None
    assert push_up.warm_up


def test_a_set_of_the_same_number_takes_the_place_of_the_first_and_is_said(
    catalogue: Catalogue,
) -> None:
    logs, findings = read_lines(catalogue, a_set(set=1), a_set(set=1, reps=9))
    assert [each.reps for each in logs[0].sets] == [9]
    assert findings == [
        "log.jsonl:2 (set): set 1 of step_up stands here again; this line counts. Number the sets."
    ]


def test_the_last_word_about_a_session_counts(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue,
        {"session": FULL.id, "srpe": 6, "note": "fine"},
        {"session": FULL.id, "srpe": 8, "finished": False},
    )
    assert (logs[0].srpe, logs[0].note, logs[0].finished) == (8, "fine", False)
    assert len(findings) == 1
    assert "srpe of 2026-11-24-full stands here again" in findings[0]


def test_a_time_from_another_clock_is_told_in_the_seasons_zone(catalogue: Catalogue) -> None:
    logs, _ = read_lines(catalogue, a_set(at="2026-11-24T17:10:00Z"))
    assert logs[0].sets[0].at == AT


def test_keys_of_other_programs_are_passed_over_but_slips_are_pointed_out(
    catalogue: Catalogue,
) -> None:
    logs, findings = read_lines(catalogue, a_set(client_key="a1", rri=2))
    assert len(logs[0].sets) == 1
    assert findings == ["log.jsonl:1 (rri): 'rri' is passed over. Did you mean 'rir'?"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("not json", "log.jsonl:1: this line is no JSON object. Write it like"),
        ("[1]", "log.jsonl:1: this line is no JSON object."),
        ('{"kg": NaN}', "log.jsonl:1: this line is no JSON object."),
        ("[" * 100_000, "log.jsonl:1: this line is no JSON object."),
        ({"srpe": 3}, "log.jsonl:1 (session): the line names no session."),
        (
            a_set(session="2026-11-24-ful"),
            "log.jsonl:1 (session): '2026-11-24-ful' is no session of this season. "
            "Did you mean '2026-11-24-full'?",
        ),
        (
            a_set(exercise="stepup"),
            "log.jsonl:1 (exercise): 'stepup' is no exercise that we know. Did you mean 'step_up'?",
        ),
        (a_set(reps=None), "log.jsonl:1: the line says neither reps, seconds nor metres."),
        (a_set(reps=-1), "log.jsonl:1 (reps): '-1' is not possible for reps."),
        (a_set(reps=8.5), "log.jsonl:1 (reps): '8.5' is not possible for reps."),
        (a_set(rir=True), "log.jsonl:1 (rir): 'True' is not possible for rir."),
        (a_set(kg="16"), "log.jsonl:1 (kg): '16' is no load. Write a number, like 16."),
        (a_set(kg=5000), "log.jsonl:1 (kg): '5000' is no load."),
        (a_set(lb=35), "log.jsonl:1 (lb): the load stands here in kg and in lb."),
        (a_set(side="up"), "log.jsonl:1 (side): 'up' is no side. Write left, right or both."),
        (a_set(at="noon"), "log.jsonl:1 (at): 'noon' is no time."),
        (a_set(warm_up="no"), "log.jsonl:1 (warm_up): 'no' is neither true nor false."),
        ({"session": FULL.id, "pain": 11}, "log.jsonl:1 (pain): '11' is not possible for pain."),
        ({"session": FULL.id, "note": 3}, "log.jsonl:1 (note): '3' is no text."),
    ],
)
def test_a_line_that_cannot_be_used_says_why(line: Any, said: str, catalogue: Catalogue) -> None:
    _, findings = read_lines(catalogue, line)
    assert len(findings) == 1, findings
    assert findings[0].startswith(said)


def test_all_lines_are_looked_at_and_the_good_ones_kept(catalogue: Catalogue) -> None:
    logs, findings = read_lines(
        catalogue, "oops", a_set(), "", a_set(exercise="nap"), {"session": FULL.id, "srpe": 5}
    )
    assert [finding.split(":")[1].split(" ")[0] for finding in findings] == ["1", "4"]
    assert (len(logs[0].sets), logs[0].srpe) == (1, 5)


def test_an_empty_log_is_no_mistake(catalogue: Catalogue) -> None:
    assert read_lines(catalogue, "") == ((), [])


def test_a_log_of_nonsense_is_cut_short(catalogue: Catalogue) -> None:
    _, findings = read_lines(catalogue, *["oops"] * 3000)
    assert len(findings) == 100


def test_sets_get_the_time_of_writing_where_they_have_none_of_their_own() -> None:
    log = SessionLog(FULL.id, (SetLog("plank", seconds=45), SetLog("plank", seconds=40, at=AT)))
    first, second, about = (
        json.loads(line) for line in write_log((log,), at=datetime(2026, 1, 1)).splitlines()
    )
    assert first["at"] == "2026-01-01T00:00:00"
    assert second["at"] == "2026-11-24T18:10:00"
    assert about == {"session": FULL.id, "finished": True}


counts = st.integers(0, 500)
logged_sets = st.builds(
    SetLog,
    exercise=st.sampled_from(["step_up", "plank", "squat_bb"]),
    reps=counts,
    load=st.none() | st.builds(Mass, st.integers(0, 400_000), st.sampled_from(MassUnit)),
    rir=st.none() | st.integers(0, 10),
    side=st.sampled_from(Side),
    seconds=st.none() | counts,
    metres=st.none() | counts,
    number=st.integers(1, 99),
    at=st.none() | st.datetimes().map(lambda moment: moment.replace(microsecond=0)),
    warm_up=st.booleans(),
)
whole_logs = st.builds(
    SessionLog,
    session=st.sampled_from([FULL.id, MOBILITY.id]),
    sets=st.lists(
        logged_sets,
        max_size=4,
        unique_by=lambda each: (each.exercise, each.side, each.number, each.warm_up),
    ).map(tuple),
    srpe=st.none() | st.integers(0, 10),
    pain=st.none() | st.integers(0, 10),
    pain_exercise=st.sampled_from(["", "step_up"]),
    note=st.text(st.characters(codec="utf-8"), max_size=20),
    finished=st.booleans(),
)


@settings(max_examples=80, deadline=None)
@given(log=whole_logs)
def test_any_log_survives_being_written_and_read(log: SessionLog, catalogue: Catalogue) -> None:
    assert read_log("log.jsonl", write_log((log,)), BJORNS_SEASON, catalogue) == ((log,), ())


def test_the_unit_in_which_a_load_was_typed_survives(catalogue: Catalogue) -> None:
    log = SessionLog(FULL.id, (SetLog("squat_bb", reps=5, load=lb(207.5)),))
    (again,), _ = read_log("log.jsonl", write_log((log,)), BJORNS_SEASON, catalogue)
    assert str(again.sets[0].load) == "207.5 lb"
