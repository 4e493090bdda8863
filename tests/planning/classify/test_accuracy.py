"""How often the classification agrees with a reader's labels."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.cast import START
from tests.planning.classify.entries import PLAIN
from wholestride.catalogue.loader import load
from wholestride.domain.findings import Finding
from wholestride.domain.running import CalendarEntry, RunKind
from wholestride.formats.running import PlanAnchor, read
from wholestride.formats.running.plan_json import read_labels
from wholestride.planning.classify.accuracy import Comparison, compare_plans

EVER = (date(2026, 1, 1), date(2028, 12, 31))
OVERALL, ON_LONG_RUNS = 0.93, 0.85
"""The accuracy that is promised, strict, on entries whose label is certain."""


def read_entries(name: str, data: bytes) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    return read(name, data, zone="Europe/Berlin", span=EVER, anchor=PlanAnchor(start=START))


def compared(files: dict[str, bytes]) -> Comparison:
    return compare_plans(files, (read_entries, read_labels), PLAIN, load())


def plan(*days: tuple[str, str, dict[str, object]]) -> bytes:
    written = [
        {"week": 1, "day": number, "title": title, "kind": kind, **more}
        for number, (title, kind, more) in enumerate(days)
    ]
    return json.dumps({"days": written}).encode()


SMALL = plan(
    ("Recovery 5 km", "easy", {}),
    ("Tempo 8 km", "tempo", {}),
    ("Tempo 6 km", "intervals", {"accept": ["tempo"]}),
    ("Easy 5 km", "long", {"uncertain": True}),
    ("Dentist", "easy", {}),
)


def test_recovery_counts_as_easy_and_uncertain_entries_do_not_count() -> None:
    comparison = compared({"plan.json": SMALL})
    assert len(comparison.judgements) == 5
    assert len(comparison.counted) == 4
    assert comparison.accuracy == pytest.approx(2 / 4)
    assert comparison.acceptable == pytest.approx(3 / 5)


def test_the_table_tells_by_kind_what_entries_were_taken_for() -> None:
    rows = {row.kind: row for row in compared({"plan.json": SMALL}).by_kind()}
    assert rows[RunKind.EASY].taken_for == (("left out", 1), ("recovery", 1))
    assert rows[RunKind.EASY].accuracy == pytest.approx(0.5)
    assert rows[RunKind.INTERVALS].taken_for == (("tempo", 1),)
    assert RunKind.LONG not in rows


def test_wrong_entries_are_named_with_file_and_title() -> None:
    wrong = compared({"plan.json": SMALL}).wrong()
    assert [(one.file, one.title) for one in wrong] == [
        ("plan.json", "Tempo 6 km"),
        ("plan.json", "Dentist"),
    ]


def test_labels_do_not_change_what_an_entry_is_taken_for() -> None:
    other = SMALL.replace(b'"tempo"', b'"rest"').replace(b'"easy"', b'"race"')
    taken, again = (compared({"plan.json": data}).judgements for data in (SMALL, other))
    assert [one.taken_for for one in taken] == [one.taken_for for one in again]


def test_nothing_to_compare_is_no_mistake() -> None:
    assert compared({}).accuracy == pytest.approx(1)


@pytest.mark.shared
def test_published_plans_are_understood_as_promised(shared_data: Path) -> None:
    files = sorted((shared_data / "plans").glob("*.json"))
    assert len(files) >= 40
    comparison = compared({file.name: file.read_bytes() for file in files})
    assert len(comparison.counted) > 3000
    assert comparison.accuracy >= OVERALL
    assert comparison.row(RunKind.LONG).accuracy >= ON_LONG_RUNS


@pytest.mark.shared
def test_no_kind_is_left_behind_on_published_plans(shared_data: Path) -> None:
    files = sorted((shared_data / "plans").glob("*.json"))
    comparison = compared({file.name: file.read_bytes() for file in files})
    for row in comparison.by_kind():
        assert row.accuracy >= ON_LONG_RUNS, row
