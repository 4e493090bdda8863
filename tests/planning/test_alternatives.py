"""What the other days of a session would cost, in words that fit the number beside them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from wholestride.domain.season import Score, SessionKind
from wholestride.planning.explanation import alternatives
from wholestride.planning.placement.nouns import Margin, PlacedSession

TUESDAY = datetime(2026, 11, 24, 18)
THURSDAY = datetime(2026, 11, 26, 18)


def words_of(extra: Score) -> tuple[float, str]:
    """Cost and words of another day that would cost so much more, tier by tier."""
    session = PlacedSession(
        SessionKind.FULL,
        TUESDAY,
        45,
        "gym",
        date(2026, 11, 23),
        margins=(Margin(THURSDAY, extra, None),),
    )
    (other,) = alternatives(session, {})
    return other.extra_cost, other.text


@pytest.mark.parametrize(
    ("extra", "text"),
    [
        (Score(missed_dose=48, interference=-320), "would push another session out."),
        (
            Score(wishes=6, interference=-320),
            "is second best: too near a run, too short, or against your policy.",
        ),
        (
            Score(interference=-320, changes=1),
            "would cost 0.3 points less; it stays so that little changes.",
        ),
        (
            Score(interference=20, comfort=3),
            "would cost your running nothing more; it fits the week less well.",
        ),
        (Score(interference=1240), "would cost 1.2 points more."),
    ],
)
def test_another_day_says_what_speaks_against_it(extra: Score, text: str) -> None:
    cost, words = words_of(extra)
    assert words == f"Thursday 26 Nov 18:00 {text}"
    assert cost == round(extra.interference / 1000, 2)


def test_nothing_more_is_never_said_of_a_day_that_costs_less_or_more() -> None:
    for interference in range(-500, 501, 10):
        cost, words = words_of(Score(interference=interference))
        assert ("nothing more" in words) == (-0.05 <= cost < 0.05)
