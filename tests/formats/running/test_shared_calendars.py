"""The real calendars beside the checkout: ugly ones never crash, running ones are whole."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from tests.formats.running.samples import BERLIN
from wholestride.formats.running import read

EVER = (date(2008, 1, 1), date(2028, 12, 31))
READABLE = 24
"""So many of the ugly calendars hold at least one event that can be used."""


@pytest.mark.shared
def test_no_ugly_calendar_crashes_and_each_gives_entries_or_a_reason(shared_data: Path) -> None:
    files = sorted((shared_data / "calendars" / "awkward").glob("*.ics"))
    assert len(files) >= 35
    readable = 0
    for file in files:
        entries, findings = read(file.name, file.read_bytes(), zone=BERLIN, span=EVER)
        assert entries or findings, file.name
        readable += bool(entries)
    assert readable >= READABLE


@pytest.mark.shared
def test_every_generated_calendar_holds_every_day_of_its_plan(shared_data: Path) -> None:
    files = sorted((shared_data / "calendars" / "generated").glob("*.ics"))
    assert files
    for file in files:
        plan = shared_data / "plans" / f"{file.name.split('__')[0]}.json"
        days = json.loads(plan.read_text("utf-8"))["days"]
        entries, findings = read(file.name, file.read_bytes(), zone=BERLIN, span=EVER)
        assert not findings, file.name
        assert sorted(" ".join(day["title"].split()) for day in days) == sorted(
            entry.title for entry in entries
        )
