"""The season file says what the contract says, in its words and units."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings

from tests.cast import CAST
from tests.formats.samples import BJORNS_SEASON, CARRY, FULL, PLANK, STEP_UP
from tests.formats.strategies import seasons
from wholestride.domain.athlete import Athlete
from wholestride.domain.exercise import Component, Measure, Pattern, Region
from wholestride.domain.findings import Finding, Place, Severity
from wholestride.domain.quantities import MassUnit, lb
from wholestride.domain.running import AddOn, Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import (
    Adjustment,
    Alternative,
    Missed,
    Phase,
    PhaseName,
    Prescription,
    Range,
    Reason,
    Score,
    Season,
    Session,
    SessionKind,
    SessionStatus,
    Week,
)
from wholestride.formats.season_file import read_season, season_schema, write_season

ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(write_season(BJORNS_SEASON))
    return written


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = season_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def test_the_head_names_format_engine_zone_and_span(document: dict[str, Any]) -> None:
    head = [document[key] for key in ("format", "engine", "zone", "start", "end")]
    assert head == ["wholestride.season/1", "0.1.0", "Europe/Berlin", "2026-11-23", "2026-12-06"]
    assert (document["revision"], document["previous"], document["optimal"]) == (1, None, True)


def test_the_fields_of_the_contract_stand_in_its_order(document: dict[str, Any]) -> None:
    assert list(document) == [
        *("format", "engine", "zone", "start", "end", "athlete", "runs", "phases", "weeks"),
        *("sessions", "revision", "previous", "score", "optimal", "findings", "notes"),
    ]


def test_a_run_says_when_what_and_how_sure(document: dict[str, Any]) -> None:
    run = document["runs"][0]
    assert run["start"] == "2026-11-24T06:45"
    assert (run["kind"], run["subkind"], run["minutes"], run["minutes_known"]) == (
        *("intervals", None, 55),
        False,
    )
    assert (run["distance_km"], run["load"], run["key"], run["importance"]) == (
        *(10.5, 330, True),
        1.0,
    )
    assert run["race"] is None
    assert run["add_ons"] == [
        {
            "name": "warm-up before quality",
            "minutes": 10,
            "components": {"mobility": 8, "stability": 1},
            "contacts": 20,
            "template": "",
        }
    ]
    race = document["runs"][1]["race"]
    assert race == {"priority": "C", "distance": "10 km", "descent_m": 0}


def test_a_phase_ends_on_its_last_day(document: dict[str, Any]) -> None:
    assert document["phases"] == [{"name": "base", "start": "2026-11-23", "end": "2026-12-06"}]


def test_a_week_holds_its_account(document: dict[str, Any]) -> None:
    week = document["weeks"][0]
    assert week["wanted"] == {"full": 1, "upper-core": 1}
    assert week["placed"] == {"full": 1}
    assert week["missed"] == [
        {
            "kind": "upper-core",
            "count": 1,
            "reasons": ["No window is left on Friday."],
            "relaxations": ["Free Wednesday evening."],
            "rules": ["I16"],
        }
    ]
    assert week["components"] == {"core": 24, "upper-body": 31}
    assert week["sets"] == {"quads": 7.0, "hamstrings": 5.5}
    assert week["contacts"] == 60


def test_a_session_says_why_and_what_else(document: dict[str, Any]) -> None:
    session = document["sessions"][0]
    assert session["start"] == "2026-11-24T18:00"
    assert session["leg_dose"] == 1.0
    assert session["status"] == "planned"
    assert session["why"][0]["rule"] == "I06"
    assert session["alternatives"] == [
        {
            "start": "2026-11-26T18:00",
            "extra_cost": 1.2,
            "text": "Thursday would cost 1.2 points more: 61 h to the long run.",
        }
    ]


def test_a_prescription_is_counted_in_repetitions_seconds_or_metres(
    document: dict[str, Any],
) -> None:
    step_up, plank, carry = document["sessions"][0]["prescriptions"]
    assert (step_up["reps"], step_up["seconds"], step_up["metres"]) == ([8, 8], None, None)
    assert (plank["reps"], plank["seconds"], plank["metres"]) == (None, [30, 45], None)
    assert (carry["reps"], carry["seconds"], carry["metres"]) == (None, None, [30, 30])
    assert (step_up["load_kg"], step_up["rir"], step_up["rest_s"]) == (16.0, [2, 3], 90)
    assert (step_up["percent_1rm"], step_up["superset"], step_up["warm_up"]) == (None, "A", False)
    assert step_up["adjust"][0] == {"when": "RIR 4 or more on the last set", "then": "+2 kg"}
    assert step_up["swap"] == ["split_squat", "reverse_lunge"]
    assert plank["rir"] is None


def test_pounds_stay_pounds_while_the_file_speaks_in_kilograms() -> None:
    heavy = replace(FULL, prescriptions=(replace(STEP_UP, load=lb(35)),))
    data = write_season(replace(BJORNS_SEASON, sessions=(heavy,)))
    assert json.loads(data)["sessions"][0]["prescriptions"][0]["load_kg"] == 15.876
    season, _ = read_season("s.json", data)
    assert season is not None
    assert str(season.sessions[0].prescriptions[0].load) == "35 lb"


def test_the_athlete_of_the_file_speaks_as_the_athlete_file_does(document: dict[str, Any]) -> None:
    athlete = document["athlete"]
    assert athlete["availability"]["tuesday"] == ["18:00-19:30 gym"]
    assert athlete["unavailable"] == [{"from": "2026-12-24", "to": "2026-12-27"}]
    assert athlete["places"]["home"]["equipment"][0] == "band"


@pytest.mark.parametrize("athlete", CAST.values(), ids=CAST)
def test_each_of_the_cast_can_be_planned_again_from_their_season(athlete: Athlete) -> None:
    season, findings = read_season("s", write_season(replace(BJORNS_SEASON, athlete=athlete)))
    assert findings == ()
    assert season is not None
    assert season.athlete == athlete


def test_an_item_a_line_keeps_the_file_small_and_comparable() -> None:
    lines = write_season(BJORNS_SEASON).decode().splitlines()
    assert sum(line.startswith('{"id"') for line in lines) == 5
    assert lines[0] == "{"
    assert lines[-1] == "}"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(season=seasons())
def test_any_season_survives_being_written_and_read_and_fits_the_schema(
    season: Season, validator: jsonschema.Draft202012Validator
) -> None:
    data = write_season(season)
    assert data.endswith(b"}\n")
    assert read_season("s.json", data) == (season, ())
    assert list(validator.iter_errors(json.loads(data))) == []


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(season=seasons())
def test_the_same_season_always_gives_the_same_bytes(season: Season) -> None:
    data = write_season(season)
    again, _ = read_season("s.json", data)
    assert again is not None
    assert write_season(again) == data


def test_the_bytes_do_not_depend_on_hash_seeds() -> None:
    program = (
        "import sys; sys.path.insert(0, '.');"
        "from tests.formats.samples import BJORNS_SEASON;"
        "from wholestride.formats.season_file import write_season;"
        "sys.stdout.buffer.write(write_season(BJORNS_SEASON))"
    )
    written = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT / "src")},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert written == {write_season(BJORNS_SEASON)}


def test_reading_a_season_imports_nothing_heavy() -> None:
    program = (
        "import sys; import wholestride.formats.season_file;"
        "print([name for name in ('numpy', 'highspy', 'icalendar', 'click', 'rich', 'zoneinfo',"
        " 'importlib.resources', 'difflib') if name in sys.modules])"
    )
    run = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, check=True, text=True
    )
    assert run.stdout.strip() == "[]"


def test_a_figure_that_is_no_number_is_never_written() -> None:
    week = replace(BJORNS_SEASON.weeks[0], composition_gap=float("nan"))
    with pytest.raises(ValueError, match="not JSON compliant"):
        write_season(replace(BJORNS_SEASON, weeks=(week,)))


def test_breaths_are_carried_beside_the_contracts_measures() -> None:
    calm = replace(PLANK, measure=Measure.BREATHS, amount=Range(5, 5))
    season = replace(BJORNS_SEASON, sessions=(replace(FULL, prescriptions=(calm, CARRY)),))
    assert read_season("s", write_season(season)) == (season, ())


CARRIED = {
    Season: "engine zone start end athlete runs phases weeks sessions score optimal revision "
    "previous findings notes",
    Run: "id start title kind minutes load key importance_hundredths subkind time_known "
    "minutes_known distance sure confidence_percent reasons race add_ons",
    Race: "priority distance descent_m",
    AddOn: "name minutes components contacts template",
    Phase: "name first last",
    Week: "start phase recovery block composed composition_gap wanted placed missed components "
    "sets contacts shortfalls",
    Missed: "kind count reasons relaxations rules",
    Session: "id start minutes kind phase block place leg_dose_hundredths status revision title "
    "template why alternatives prescriptions own",
    Reason: "rule text grade source",
    Alternative: "start extra_cost text",
    Prescription: "exercise name components pattern sets measure amount per_side rir rest_seconds "
    "load percent_1rm superset warm_up contacts adjust swap why weaker_side_first tempo part",
    Adjustment: "when then",
    Score: "missed_dose interference comfort changes wishes",
    Finding: "severity message next_step place",
    Place: "file line field",
    Athlete: "name level equipment born sex body_mass unit zone sessions_per_week policy "
    "one_session_a_day together last_lifted never_lifted sessions_last_6_weeks easy_pace "
    "easy_pace_known history pregnant postpartum_since rest_days preferred_days any_day emphasis "
    "cleared readiness places windows unavailable trips run_times run_kinds races injuries "
    "one_rep_max excluded favourites weekly_runs self_tests",
}


@pytest.mark.parametrize("noun", CARRIED, ids=lambda noun: noun.__name__)
def test_no_field_of_a_noun_is_forgotten_when_the_domain_grows(noun: type) -> None:
    """A field that is new in the domain must be written, read, and put into the strategies."""
    assert is_dataclass(noun)
    assert [field.name for field in fields(noun)] == CARRIED[noun].split()


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("component", Component),
        ("region", Region),
        ("pattern", Pattern),
        ("session_kind", SessionKind),
        ("phase_name", PhaseName),
    ],
)
def test_the_schema_knows_every_word_of_the_domain(name: str, words: Any) -> None:
    assert season_schema()["$defs"][name]["enum"] == [word.value for word in words]


@pytest.mark.parametrize(
    ("owner", "field", "words"),
    [
        ("run", "kind", RunKind),
        ("race", "priority", RacePriority),
        ("race", "distance", RaceDistance),
        ("session", "status", SessionStatus),
        ("finding", "severity", Severity),
        ("athlete", "unit", MassUnit),
    ],
)
def test_the_schema_knows_every_word_of_a_field(owner: str, field: str, words: Any) -> None:
    listed = season_schema()["$defs"][owner]["properties"][field]["enum"]
    assert listed == [word.value for word in words]


@pytest.mark.parametrize(
    "broken",
    [
        {"format": "wholestride.season/2"},
        {"start": "24.11.2026"},
        {"sessions": [{"id": "x"}]},
        {"optimal": "yes"},
        {"weeks": None},
    ],
)
def test_the_schema_refuses_what_is_no_season(
    broken: dict[str, Any], document: dict[str, Any], validator: jsonschema.Draft202012Validator
) -> None:
    assert list(validator.iter_errors(document)) == []
    assert list(validator.iter_errors(document | broken)) != []
