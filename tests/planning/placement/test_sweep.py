"""Every one-week layout of runs, in seasons of 64 weeks: no rule is broken anywhere.

A twelfth of them here, for each availability another one; ``make bench`` sweeps them all.
"""

from __future__ import annotations

from dataclasses import replace
from itertools import islice

import pytest
from bench.sweep_layouts import (
    AVAILABILITIES,
    LAYOUTS,
    SEASON_WEEKS,
    complaints,
    complaints_about,
    seasons,
    weeks_in_all,
)
from tests.planning.placement.given import run, session

PARTS = 12


@pytest.mark.parametrize("part", range(2))
@pytest.mark.parametrize("availability", range(len(AVAILABILITIES)))
def test_no_layout_of_a_week_breaks_a_rule(availability: int, part: int) -> None:
    mine = islice(seasons(availability), availability + part * PARTS, None, 2 * PARTS)
    swept = 0
    for request in mine:
        assert complaints(request) == []
        swept += SEASON_WEEKS
    assert swept >= LAYOUTS // (2 * PARTS) - SEASON_WEEKS


def test_the_whole_sweep_has_more_than_thirty_thousand_weeks() -> None:
    assert weeks_in_all() > 30_000


def test_the_readers_check_objects_to_a_session_before_a_key_run() -> None:
    request = replace(next(seasons(0)), runs=(run("tue 07:00", "intervals"),))
    evening = [session("mon 18:00", "full")]
    found = complaints_about([(each.start, each.end, each.kind) for each in evening], request.runs)
    assert len(found) == 1
