"""Blocks of three to six weeks."""

from __future__ import annotations

from itertools import groupby, pairwise

from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.season import PhaseName
from wholestride.planning.dose.blocks import number_blocks

BASE, BUILD, PEAK = PhaseName.BASE, PhaseName.BUILD, PhaseName.PEAK


def weeks(
    phase: PhaseName, length: int, recovers: tuple[int, ...] = ()
) -> list[tuple[PhaseName, bool]]:
    return [(phase, number in recovers) for number in range(1, length + 1)]


def lengths(numbers: tuple[int, ...]) -> list[int]:
    return [len(list(group)) for _, group in groupby(numbers)]


def test_blocks_end_with_recovery_weeks() -> None:
    assert lengths(number_blocks(weeks(BUILD, 8, (4, 8)))) == [4, 4]


def test_a_long_stretch_is_cut_into_equal_parts() -> None:
    assert lengths(number_blocks(weeks(BASE, 8))) == [4, 4]
    assert lengths(number_blocks(weeks(BASE, 13))) == [5, 4, 4]


def test_a_single_week_after_a_recovery_week_joins_it() -> None:
    assert lengths(number_blocks(weeks(BASE, 5, (4,)))) == [5]


def test_a_phase_begins_a_block() -> None:
    season = weeks(BASE, 4, (4,)) + weeks(BUILD, 8, (4, 8)) + weeks(PEAK, 3)
    assert number_blocks(season) == (1,) * 4 + (2,) * 4 + (3,) * 4 + (4,) * 3


def test_no_weeks_have_no_blocks() -> None:
    assert number_blocks([]) == ()


@given(
    st.lists(
        st.tuples(st.sampled_from([BASE, BUILD, PEAK]), st.integers(1, 20), st.integers(3, 6)),
        max_size=5,
    )
)
def test_blocks_count_up_never_cross_phases_and_have_six_weeks_at_most(
    phases: list[tuple[PhaseName, int, int]],
) -> None:
    season = [
        week
        for phase, length, every in phases
        for week in weeks(phase, length, tuple(range(every, length + 1, every)))
    ]
    numbers = number_blocks(season)
    assert len(numbers) == len(season)
    assert all(b - a in (0, 1) for a, b in pairwise(numbers))
    named = [(phase, number) for (phase, _), number in zip(season, numbers, strict=True)]
    assert all(a != b for (p, a), (q, b) in pairwise(named) if p is not q)
    assert all(length <= 6 for length in lengths(numbers))
