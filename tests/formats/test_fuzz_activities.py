"""Whatever a recorded activity looks like, its reader answers with findings and never crashes."""

from __future__ import annotations

import pytest
from bench.fuzz import READERS, dice_of, mutated

INPUTS = 60
"""A taste of what ``python -m bench.fuzz 200000`` does; the dice are the same each time."""


@pytest.mark.parametrize("name", READERS)
def test_mutated_files_are_read_without_a_crash(name: str) -> None:
    reader, seeds = READERS[name]
    dice = dice_of(f"suite {name}")
    for _ in range(INPUTS):
        assert reader(mutated(seeds, dice)) is not None


@pytest.mark.parametrize("name", READERS)
def test_the_seeds_themselves_are_understood(name: str) -> None:
    reader, seeds = READERS[name]
    said = repr(reader(seeds[0]))
    assert "start=" in said or "reps=" in said
