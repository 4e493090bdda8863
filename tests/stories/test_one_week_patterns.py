"""Every sixtieth one-week pattern of running and availability; make bench places all of them."""

from __future__ import annotations

import pytest
from bench.sweep_windows import Pattern, broken, patterns, request_of

from wholestride.planning.placement import place

SIXTIETH = tuple(patterns(60))


@pytest.mark.parametrize("part", range(8))
def test_no_pattern_of_a_week_leads_to_a_broken_rule(part: int) -> None:
    for pattern in SIXTIETH[part::8]:
        request = request_of(pattern)
        assert broken(pattern, place(request).sessions, request.runs) == []


def test_the_sweep_would_see_a_session_the_evening_before_a_key_run() -> None:
    pattern = next(each for each in SIXTIETH if each.runs[2] == "intervals" and 1 in each.days)
    request = request_of(pattern)
    session = place(request).sessions[0]
    evening = session.start.replace(day=24, hour=18)
    moved = type(session)(session.kind.FULL, evening, 45, "gym", session.week)
    assert any("I01" in text for text in broken(pattern, (moved,), request.runs))


def test_the_patterns_are_more_than_thirty_thousand() -> None:
    assert sum(1 for _ in patterns()) >= 30_000
    assert isinstance(SIXTIETH[0], Pattern)
