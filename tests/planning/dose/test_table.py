"""Every row of the dose table can be read."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.planning.dose.seasons import CATALOGUE
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import DOSED_REGIONS, Component
from wholestride.domain.season import PhaseName, Range, SessionKind
from wholestride.planning.dose.table import parse_range, parse_splits, read_phase_dose


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("phase", list(PhaseName))
def test_every_phase_and_level_has_a_whole_dose(phase: PhaseName, level: Level) -> None:
    row = read_phase_dose(CATALOGUE, phase, level)
    assert set(row.sets) == set(DOSED_REGIONS)
    assert set(row.minutes) == set(Component)
    for dose in (*row.sets.values(), *row.minutes.values(), row.contacts, row.sessions):
        assert 0 <= dose.minimum <= dose.target <= dose.maximum


@pytest.mark.parametrize("level", list(Level))
@pytest.mark.parametrize("phase", list(PhaseName))
def test_every_count_of_sessions_has_a_split_of_as_many(phase: PhaseName, level: Level) -> None:
    row = read_phase_dose(CATALOGUE, phase, level)
    for count in range(round(row.sessions.minimum), round(row.sessions.maximum) + 1):
        assert sum(row.splits[count].values()) == count


def test_a_table_without_a_row_is_a_broken_promise() -> None:
    with pytest.raises(KeyError):
        read_phase_dose(replace(CATALOGUE, dose={}), PhaseName.BASE, Level.NEW)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("3-4", Range(3, 4)),
        ("5", Range(5, 5)),
        (">=4", Range(4, 5)),
        (">=5", Range(5, 5)),
        ("0 (A race <=10 km only: 2, 4+ d before)", Range(0, 0)),
        ("-", None),
        ("", None),
    ],
)
def test_ranges_are_read_from_the_tables_words(text: str, expected: Range | None) -> None:
    assert parse_range(text) == expected


def test_splits_are_read_from_the_tables_words() -> None:
    text = "0: -; 1: full; 2: 2 full; 4: 2 lower + 2 upper-core"
    assert parse_splits(text) == {
        0: {},
        1: {SessionKind.FULL: 1},
        2: {SessionKind.FULL: 2},
        4: {SessionKind.LOWER: 2, SessionKind.UPPER_CORE: 2},
    }
