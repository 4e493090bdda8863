"""How the day begins: it only ever lightens."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.logbook import CheckIn
from wholestride.planning.progress import (
    Verdict,
    after_illness,
    may_add_volume,
    readiness_adjustment,
)

TODAY = date(2026, 11, 24)
answers = st.one_of(st.none(), st.integers(1, 5))


def test_a_good_day_changes_nothing() -> None:
    assert readiness_adjustment(CheckIn(TODAY, 4, 4, 3, 5)).verdict is Verdict.AS_PLANNED
    assert readiness_adjustment(CheckIn(TODAY)).verdict is Verdict.AS_PLANNED


def test_one_low_answer_is_a_normal_day() -> None:
    assert readiness_adjustment(CheckIn(TODAY, 1, 4, 4, 4)).verdict is Verdict.AS_PLANNED


def test_two_low_answers_leave_out_a_third_of_the_sets() -> None:
    lightening = readiness_adjustment(CheckIn(TODAY, 2, 4, 1, 4))
    assert (lightening.verdict, lightening.sets_percent) == (Verdict.FEWER_SETS, 67)


def test_three_low_answers_or_great_soreness_leave_mobility() -> None:
    for check_in in (CheckIn(TODAY, 2, 2, 2, 4), CheckIn(TODAY, soreness_of_10=6)):
        assert readiness_adjustment(check_in).verdict is Verdict.MOBILITY_ONLY
    assert readiness_adjustment(CheckIn(TODAY, soreness_of_10=5)).verdict is Verdict.AS_PLANNED


def test_heart_rate_variability_is_amber_and_never_red() -> None:
    lightening = readiness_adjustment(CheckIn(TODAY, hrv_low=True))
    assert (lightening.verdict, lightening.rules) == (Verdict.FEWER_SETS, ("A05",))


def test_a_sign_of_illness_stops_and_names_a_physician() -> None:
    lightening = readiness_adjustment(CheckIn(TODAY, 5, 5, 5, 5, symptoms=("fever",)))
    assert lightening.verdict is Verdict.NO_TRAINING
    assert "fever" in lightening.reason
    assert "physician" in lightening.reason


@given(answers, answers, answers, answers, st.integers(0, 10), st.booleans())
def test_a_check_in_never_adds(
    sleep: int | None,
    soreness: int | None,
    energy: int | None,
    stress: int | None,
    ten: int,
    hrv_low: bool,
) -> None:
    check_in = CheckIn(TODAY, sleep, soreness, energy, stress, ten, (), hrv_low)
    lightening = readiness_adjustment(check_in)
    assert 0 <= lightening.sets_percent <= 100
    assert (lightening.sets_percent == 100) is (lightening.verdict is Verdict.AS_PLANNED)
    assert bool(lightening.reason) is (lightening.verdict is not Verdict.AS_PLANNED)


def nights(hours: float, count: int = 14) -> list[CheckIn]:
    return [CheckIn(TODAY - timedelta(days=day), sleep_hours=hours) for day in range(count)]


def test_two_weeks_of_short_sleep_add_no_volume() -> None:
    assert not may_add_volume(nights(6.5))
    assert may_add_volume(nights(7.0))
    assert may_add_volume([])


def test_short_nights_of_last_month_are_over() -> None:
    old = [CheckIn(TODAY - timedelta(days=30), sleep_hours=4.0)]
    assert may_add_volume([*nights(7.5), *old])


def test_after_an_illness_two_easy_sessions_come_first() -> None:
    assert after_illness(3, 0, 0).verdict is Verdict.NO_TRAINING
    assert after_illness(3, 6, 1).sets_percent == 50
    assert after_illness(3, 4, 2).sets_percent == 50
    assert after_illness(3, 5, 2).verdict is Verdict.AS_PLANNED
