"""A season file that is damaged, foreign or hostile says so, with the field."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from tests.formats.samples import BJORNS_SEASON
from wholestride.formats.season_file import read_season, write_season

Change = Callable[[dict[str, Any]], None]


def document() -> dict[str, Any]:
    written: dict[str, Any] = json.loads(write_season(BJORNS_SEASON))
    return written


def read_document(changed: dict[str, Any]) -> list[str]:
    season, findings = read_season("s.json", json.dumps(changed).encode())
    assert (season is None) == bool(findings)
    return [str(finding) for finding in findings]


def read_changed(change: Change) -> list[str]:
    changed = document()
    change(changed)
    return read_document(changed)


def test_fields_of_later_versions_are_passed_over() -> None:
    def add(season: dict[str, Any]) -> None:
        season["mood"] = "good"
        season["athlete"]["shoe"] = 43
        season["sessions"][0]["prescriptions"][0]["bar_speed"] = 0.4
        season["weeks"][0]["phase_moon"] = None

    assert read_changed(add) == []


def without(items: list[dict[str, Any]], *keys: str) -> None:
    for item in items:
        for key in keys:
            del item[key]


def test_a_writer_that_knows_only_the_contract_is_understood() -> None:
    bare = document()
    sessions, weeks = bare["sessions"], bare["weeks"]
    lines = [line for session in sessions for line in session["prescriptions"]]
    without([bare], "findings", "notes")
    without(sessions, "title", "template", "own")
    without(lines, "breaths", "load_unit", "weaker_side_first", "tempo")
    without(bare["runs"], "confidence_percent", "reasons")
    without([missed for week in weeks for missed in week["missed"]], "count", "rules")
    without(weeks, "block", "shortfalls")
    assert read_document(bare) == []


def test_whole_numbers_do_for_figures_and_single_numbers_for_ranges() -> None:
    def change(season: dict[str, Any]) -> None:
        season["sessions"][0]["leg_dose"] = 1
        season["sessions"][0]["prescriptions"][0]["reps"] = 8
        season["runs"][0]["importance"] = 1

    assert read_changed(change) == []


def put(*path_and_value: Any) -> Change:
    *path, key, value = path_and_value

    def change(season: dict[str, Any]) -> None:
        for step in path:
            season = season[step]
        season[key] = value

    return change


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (put("format", "wholestride.season/2"), "s.json (format): version 2 of the season file"),
        (put("format", "strava"), "s.json: is no season file."),
        (put("start", "2026-13-01"), "s.json (start): is not a date like 2026-11-24."),
        (put("end", "2020-01-01"), "s.json (end): comes before start."),
        (put("optimal", 1), "s.json (optimal): is not true or false."),
        (put("weeks", 0, "start", "2026-11-24"), "s.json (weeks[0].start): is not a Monday."),
        (
            put("weeks", 0, "wanted", {"fulll": 1}),
            "s.json (weeks[0].wanted): holds 'fulll', which version 1 does not know.",
        ),
        (
            put("weeks", 0, "missed", 0, "reasons", "none"),
            "s.json (weeks[0].missed[0].reasons): is not a list of texts.",
        ),
        (
            put("sessions", 1, "start", "2026-11-30T20:00+01:00"),
            "s.json (sessions[1].start): is not a local time like 2026-11-24T18:00.",
        ),
        (
            put("sessions", 0, "prescriptions", 2, "metres", None),
            "s.json (sessions[0].prescriptions[2].reps): is missing, as are seconds and metres.",
        ),
        (
            put("sessions", 0, "prescriptions", 0, "rir", [3, 2]),
            "s.json (sessions[0].prescriptions[0].rir): is not a pair of whole numbers",
        ),
        (
            put("sessions", 0, "prescriptions", 0, "sets", -1),
            "s.json (sessions[0].prescriptions[0].sets): is not a whole number from 0 on.",
        ),
        (
            put("sessions", 0, "prescriptions", 0, "load_kg", "16"),
            "s.json (sessions[0].prescriptions[0].load_kg): is not a number.",
        ),
        (put("sessions", 0, "status", None), "s.json (sessions[0].status): is missing."),
        (put("sessions", 0, 5), "s.json (sessions[0]): is not an object."),
        (put("sessions", "none"), "s.json (sessions): is not a list."),
        (
            put("sessions", 1, "id", "2026-11-24-full"),
            "s.json (sessions): holds the id '2026-11-24-full' 2 times.",
        ),
        (put("score", "comfort", 1.5), "s.json (score.comfort): is not a whole number."),
        (put("athlete", "level", "hero"), "s.json (athlete.level): 'hero' is not one of"),
        (
            put("athlete", "availability", "monday", ["never"]),
            "s.json (athlete.availability.monday[0]): 'never' is not a time window.",
        ),
        (put("athlete", []), "s.json (athlete): is not an object."),
        (put("runs", 0, "race", {"priority": "A"}), "s.json (runs[0].race.distance): is missing."),
        (put("notes", {"a": 1}), "s.json (notes): is not an object of texts."),
    ],
)
def test_a_field_that_does_not_fit_is_named(change: Change, said: str) -> None:
    found = read_changed(change)
    assert len(found) == 1, found
    assert found[0].startswith(said)


def test_all_damage_is_reported_together() -> None:
    def change(season: dict[str, Any]) -> None:
        season["sessions"][0]["minutes"] = "long"
        season["sessions"][2]["kind"] = "circuit"
        season["runs"][1]["title"] = None
        del season["zone"]

    assert len(read_changed(change)) == 4


def test_a_file_of_damage_is_cut_short() -> None:
    changed = document() | {"runs": [{}] * 1000}
    assert len(read_document(changed)) == 50


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "s.json:1: this is not complete JSON (expecting value). Give the file"),
        (b"level = 'new'", "Give the file that wholestride plan -o wrote."),
        (b"[1, 2]", "s.json: is no season file."),
        (b'{"format": "wholestride.season/1"}', "s.json (athlete): is missing."),
        (b"[" * 100_000, "s.json: this is not usable JSON."),
        (b'{"a": NaN}', "s.json: this is not usable JSON."),
        (b'{"a": ' + b"9" * 10_000 + b"}", "s.json: this is not usable JSON."),
        (b"\xff\xfe{\x00", "s.json: saved as UTF-16."),
        (b'{"format": "\xe9"}', "s.json:1: the letters are not stored as UTF-8."),
    ],
)
def test_what_is_no_season_file_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    season, findings = read_season("s.json", data)
    assert season is None
    assert said in str(findings[0])
    assert findings[0].next_step


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9, 0.999])
def test_a_file_that_was_cut_off_is_told_from_a_foreign_one(share: float) -> None:
    data = write_season(BJORNS_SEASON)
    season, findings = read_season("s.json", data[: int(len(data) * share)])
    assert season is None
    assert findings[0].next_step == "Take an undamaged copy, or plan again."
    assert findings[0].place.line is not None
