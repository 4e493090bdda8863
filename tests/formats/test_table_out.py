"""The season as a flat table."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings

from tests.formats.samples import BJORNS_SEASON, FULL, MOBILITY, PLANK, STEP_UP
from tests.formats.strategies import seasons
from wholestride.domain.season import Season
from wholestride.formats.table_out import COLUMNS, write_csv


def rows_of(season: Season) -> list[dict[str, str]]:
    text = write_csv(season).decode()
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_every_prescription_is_one_row_with_its_session() -> None:
    rows = rows_of(BJORNS_SEASON)
    assert [row["exercise"] for row in rows] == ["step_up", "plank", "suitcase_carry", "", ""]
    first = rows[0]
    assert (first["session"], first["start"], first["place"]) == (
        *("2026-11-24-full", "2026-11-24T18:00"),
        "gym",
    )
    assert (first["sets"], first["amount_low"], first["measure"], first["load_kg"]) == (
        *("3", "8", "reps"),
        "16.0",
    )
    assert (first["rir_low"], first["rir_high"], first["per_side"]) == ("2", "3", "yes")
    assert rows[1]["rir_low"] == ""


def test_a_session_without_exercises_and_a_dropped_one_have_a_row_each() -> None:
    flow, dropped = rows_of(BJORNS_SEASON)[3:]
    assert (flow["kind"], flow["leg_dose"], flow["line"]) == ("mobility", "0.05", "")
    assert dropped["status"] == "dropped"


def test_lines_end_as_spreadsheets_expect() -> None:
    data = write_csv(BJORNS_SEASON)
    assert data.startswith(",".join(COLUMNS).encode() + b"\r\n")
    assert data.endswith(b"\r\n")


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", " =", "\n@"])
def test_text_that_a_spreadsheet_would_run_is_made_plain(start: str) -> None:
    formula = f"{start}cmd|' /C calc'!A0"
    season = replace(BJORNS_SEASON, sessions=(replace(MOBILITY, title=formula, place=formula),))
    (row,) = rows_of(season)
    assert row["title"] == f"'{formula}"
    assert row["place"] == f"'{formula}"


def test_numbers_stay_numbers() -> None:
    season = replace(BJORNS_SEASON, sessions=(replace(FULL, prescriptions=(STEP_UP, PLANK)),))
    assert not any(cell.startswith("'") for row in rows_of(season) for cell in row.values())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(season=seasons())
def test_any_season_gives_a_rectangular_table_without_formulas(season: Season) -> None:
    rows = list(csv.reader(io.StringIO(write_csv(season).decode(), newline="")))
    assert {len(row) for row in rows} == {len(COLUMNS)}
    lines = sum(max(1, len(session.prescriptions)) for session in season.sessions)
    assert len(rows) == lines + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
