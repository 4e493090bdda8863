"""Sets above a region's maximum go, as long as nothing else gets less than it should."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.planning.composition.weeks import dose, pattern, request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import Region
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.account import account
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.surplus import without_surplus
from wholestride.planning.composition.trim import Missing, Week

TWO = sessions("gym", (SessionKind.FULL, 45), (SessionKind.UPPER_CORE, 30))
SETTING = Setting(request(PhaseName.BASE, Level.INTERMEDIATE, TWO), load())
PRESSES = ("shoulder_press_single", "bench_press_db", "push_up", "row_cable", "lat_pulldown")


def lines(sets: int, *names: str) -> tuple[ComposedLine, ...]:
    return tuple(ComposedLine(name, sets, Role.UPPER) for name in names)


def sets_of(week: Week, region: Region) -> float:
    together = [line for found in week.values() for line in found]
    return account(together, load()).sets.get(region, 0)


def test_presses_above_the_maximum_lose_sets_until_it_holds() -> None:
    week = {0: lines(5, "shoulder_press_single", "push_up"), 1: lines(5, *PRESSES)}
    most = SETTING.dose.sets[Region.SHOULDERS].maximum
    assert sets_of(week, Region.SHOULDERS) > most + 4

    fewer = without_surplus(week, SETTING)

    assert sets_of(fewer, Region.SHOULDERS) < sets_of(week, Region.SHOULDERS)
    assert [[each.exercise for each in found] for found in fewer.values()] == [
        [each.exercise for each in found] for found in week.values()
    ]


def test_a_week_under_every_maximum_stays_as_it_is() -> None:
    week = {0: lines(2, "push_up"), 1: lines(2, "row_cable")}
    assert without_surplus(week, SETTING) == week


def test_main_lifts_and_sessions_outside_the_dose_keep_their_sets() -> None:
    wanted = sessions("gym", (SessionKind.FULL, 45), (SessionKind.PREHAB, 10))
    setting = Setting(request(PhaseName.TAPER, Level.NOVICE, wanted), load())
    squats = (ComposedLine("squat_bb", 5, Role.MAIN), ComposedLine("deadlift", 5, Role.MAIN))
    week: Week = {0: squats, 1: lines(4, "side_plank", "dead_bug")}
    assert without_surplus(week, setting) == week


@given(st.lists(st.integers(1, 5), min_size=5, max_size=5), st.integers(1, 5))
def test_nothing_that_was_met_is_missing_afterwards(numbers: list[int], more: int) -> None:
    first = tuple(
        replace(line, sets=sets) for line, sets in zip(lines(1, *PRESSES), numbers, strict=True)
    )
    week = {0: lines(more, "push_up", "prone_y"), 1: first}
    prices = Missing.of(SETTING)

    fewer = without_surplus(week, SETTING)

    def cost(each: Week) -> int:
        return prices.cost([line for found in each.values() for line in found])

    assert cost(fewer) <= cost(week)
    assert all(line.sets >= 1 for found in fewer.values() for line in found)


def test_a_taper_week_holds_a_light_form_of_the_named_session() -> None:
    assert dose(PhaseName.TAPER, Level.NOVICE).sets[Region.BACK].maximum < 4
    asked = request(PhaseName.TAPER, Level.NOVICE, pattern("2x45", PhaseName.TAPER, "gym"))

    upper_core = compose_block(asked, load()).sessions[1]

    working = [line for line in upper_core.lines if line.role in (Role.UPPER, Role.CORE)]
    assert working
    assert max(line.sets for line in working) <= 2
