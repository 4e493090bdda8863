"""Shapes of composed weeks: kinds, named sessions, supersets, reasons, swaps, words."""

from __future__ import annotations

from itertools import combinations

import pytest

from tests.planning.composition.checks import broken_rules, exercise
from tests.planning.composition.weeks import OUTSIDE, pattern, request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Level
from wholestride.domain.exercise import EVERYWHERE, Equipment, Pattern, Region
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.nouns import ComposedBlock, ComposedLine, Role
from wholestride.planning.composition.supersets import seconds_together

KIND_WEEKS = [
    (PhaseName.BASE, Level.INTERMEDIATE, SessionKind.FULL, 30),
    (PhaseName.OFF_SEASON, Level.ADVANCED, SessionKind.LOWER, 30),
    (PhaseName.ADAPTATION, Level.NEW, SessionKind.FULL_LIGHT, 30),
    (PhaseName.PEAK, Level.INTERMEDIATE, SessionKind.MAINTENANCE, 25),
    (PhaseName.BUILD, Level.INTERMEDIATE, SessionKind.POWER, 20),
    (PhaseName.BASE, Level.NOVICE, SessionKind.STABILITY, 20),
    (PhaseName.RACE, Level.ADVANCED, SessionKind.PRIMER, 20),
    (PhaseName.BASE, Level.NOVICE, SessionKind.UPPER_CORE, 25),
    (PhaseName.RACE, Level.NOVICE, SessionKind.ACTIVATION, 10),
    (PhaseName.BASE, Level.NOVICE, SessionKind.MOBILITY, 15),
    (PhaseName.BASE, Level.NOVICE, SessionKind.PREHAB, 10),
]


@pytest.mark.parametrize(("phase", "level", "kind", "minutes"), KIND_WEEKS)
@pytest.mark.parametrize("where", ["bodyweight", "gym"])
def test_every_kind_has_a_short_form(
    phase: PhaseName, level: Level, kind: SessionKind, minutes: int, where: str
) -> None:
    asked = request(phase, level, sessions(where, (kind, minutes)))

    block = compose_block(asked, load())

    assert broken_rules(block, asked) == []
    assert len(block.sessions[0].lines) >= 3
    assert block.sessions[0].minutes >= 0.5 * minutes


def base(shape: str = "2x45", where: str = "gym") -> ComposedBlock:
    return compose_block(
        request(PhaseName.BASE, Level.INTERMEDIATE, pattern(shape, PhaseName.BASE, where)), load()
    )


def test_session_a_is_the_squat_day_and_session_b_the_hinge_day() -> None:
    for session, side in zip(base().sessions, (Pattern.SQUAT, Pattern.HINGE), strict=True):
        main = [line for line in session.lines if line.role is Role.MAIN]

        assert [exercise(line).pattern for line in main] == [side]
        assert main[0].heavy


def test_two_lower_and_two_upper_sessions_make_an_off_season_week() -> None:
    wanted = (
        (SessionKind.LOWER, 45),
        (SessionKind.LOWER, 45),
        (SessionKind.UPPER_CORE, 30),
        (SessionKind.UPPER_CORE, 30),
    )
    asked = request(PhaseName.OFF_SEASON, Level.ADVANCED, sessions("gym", *wanted))

    block = compose_block(asked, load())

    assert broken_rules(block, asked) == []
    assert block.below_minimum == {}
    assert [each.title for each in block.sessions[2:]] == [
        "Posture and pull",
        "Arm drive and press",
    ]
    assert not any(line.role is Role.UPPER for s in block.sessions[:2] for line in s.lines)


def test_a_power_session_jumps_and_lifts_light() -> None:
    asked = request(
        PhaseName.BUILD,
        Level.INTERMEDIATE,
        sessions("gym", (SessionKind.FULL, 45), (SessionKind.POWER, 30)),
    )

    power = compose_block(asked, load()).sessions[1]

    lifts = [line for line in power.lines if line.role is Role.MAIN]
    assert sum(line.contacts for line in power.lines) >= 40
    assert lifts
    assert not any(line.heavy or line.hard_sets for line in lifts)


def test_the_minutes_are_spread_over_the_sessions_of_a_week() -> None:
    for level in Level:
        asked = request(PhaseName.BUILD, level, pattern("2x45", PhaseName.BUILD, "gym"))

        first, second = compose_block(asked, load()).sessions

        assert abs(first.minutes - second.minutes) <= 10


def test_nothing_that_warms_up_stands_in_the_same_session_again() -> None:
    for where in ("bodyweight", "home", "gym"):
        asked = request(
            PhaseName.ADAPTATION, Level.NEW, pattern("2x45", PhaseName.ADAPTATION, where)
        )

        for session in compose_block(asked, load()).sessions:
            warmed = {line.exercise for line in session.lines if line.role is Role.WARM_UP}
            worked = {line.exercise for line in session.lines if line.role is not Role.WARM_UP}
            assert not warmed & worked


def test_beside_an_activation_only_one_flow_of_a_recovery_week_is_the_light_one() -> None:
    kinds = (SessionKind.ACTIVATION, 15), (SessionKind.MOBILITY, 20), (SessionKind.MOBILITY, 20)
    asked = request(PhaseName.RECOVERY, Level.NOVICE, sessions("home", *kinds))

    block = compose_block(asked, load())

    assert [each.template for each in block.sessions[1:]] == ["light_mobility", "flow_yoga"]
    assert block.below_minimum == {}


def test_a_stability_session_is_done_far_from_failure() -> None:
    asked = request(PhaseName.BASE, Level.NOVICE, sessions("home", (SessionKind.STABILITY, 25)))

    session = compose_block(asked, load()).sessions[0]

    working = [line for line in session.lines if line.role in (Role.ONE_LEG, Role.CALF)]
    assert working
    assert all(line.easy for line in working)
    assert any(line.role is Role.BALANCE for line in session.lines)


@pytest.mark.parametrize(
    ("where", "template"),
    [
        ("bodyweight", "posture_and_pull_bodyweight"),
        ("home", "posture_and_pull_dumbbells"),
        ("gym", "posture_and_pull_gym"),
    ],
)
def test_the_named_session_has_a_form_for_every_place(where: str, template: str) -> None:
    asked = request(
        PhaseName.BASE, Level.INTERMEDIATE, sessions(where, (SessionKind.UPPER_CORE, 30, "A"))
    )

    session = compose_block(asked, load()).sessions[0]

    assert session.template == template
    assert session.title == "Posture and pull"


def test_where_a_week_needs_it_the_named_session_is_the_skeleton() -> None:
    asked = request(
        PhaseName.PEAK,
        Level.INTERMEDIATE,
        sessions("gym", (SessionKind.MAINTENANCE, 30), (SessionKind.UPPER_CORE, 40, "A")),
    )

    session = compose_block(asked, load()).sessions[1]

    written = {line.exercise for line in load().templates[session.template].lines}
    assert len(written & {line.exercise for line in session.lines}) >= 0.6 * len(written)


def test_supersets_save_time_and_never_share_a_station_or_a_region() -> None:
    block = base("2x30+10")
    for session in block.sessions[:2]:
        alone = sum(line.seconds for line in session.lines)
        assert seconds_together(session.lines, load()) < alone
        for group in groups(session.lines):
            for one, two in combinations(group, 2):
                assert not regions(one) & regions(two)
                assert not stations(one, block) & stations(two, block)


def groups(lines: tuple[ComposedLine, ...]) -> list[list[ComposedLine]]:
    letters = sorted({line.superset for line in lines if line.superset})
    return [[line for line in lines if line.superset == letter] for letter in letters]


def regions(line: ComposedLine) -> set[Region]:
    return {region for region, halves in exercise(line).regions.items() if halves == 2}


def stations(line: ComposedLine, block: ComposedBlock) -> set[Equipment]:
    one_user = {Equipment.BARBELL, Equipment.RACK, Equipment.CABLE, Equipment.BENCH}
    kit = block.sessions[0].request.place.equipment | EVERYWHERE
    first = next(needed for needed in exercise(line).equipment if needed <= kit)
    return set(first & one_user)


def test_the_rest_of_a_superset_is_not_counted_twice() -> None:
    squat = ComposedLine("squat_bb", 3, Role.MAIN, "A", rest_seconds=180, set_seconds=204)
    row = ComposedLine("row_db_staggered", 2, Role.UPPER, "A", rest_seconds=60, set_seconds=116)
    plank = ComposedLine("plank", 3, Role.CORE, "A", rest_seconds=25, set_seconds=55)

    assert seconds_together([squat, row], load()) == squat.seconds
    assert seconds_together([squat, row, plank], load()) == squat.seconds + 232 + 165 - 297


def test_every_working_line_says_why_and_what_may_replace_it() -> None:
    block = base()
    for session in block.sessions:
        kit = session.request.place.equipment | EVERYWHERE
        for line in session.lines:
            assert line.why.endswith(".")
            if line.role is Role.WARM_UP:
                continue
            assert line.swap, line.exercise
            for name in line.swap:
                assert load().exercises[name].pattern is exercise(line).pattern
                assert load().exercises[name].possible_with(kit)
                assert name not in {each.exercise for each in session.lines}


def test_what_had_to_go_is_said_least_valuable_first() -> None:
    block = base("2x30+10")

    words = [each for each in block.shortfalls if each.startswith("Under the target")]
    assert words
    text = words[0]
    assert text.index("min") > 0
    assert "OWN10" in text
    if "stability" in text and "main sets" in text:
        assert text.index("stability") < text.index("main sets")


def test_a_beginner_keeps_hip_and_side_trunk_work_in_the_shortest_week() -> None:
    for level in (Level.NEW, Level.NOVICE):
        asked = request(PhaseName.BASE, level, sessions("bodyweight", (SessionKind.FULL, 30)))

        block = compose_block(asked, load())

        assert Region.HIP_ABDUCTORS not in block.below_minimum
        assert Region.TRUNK_SIDE not in block.below_minimum


def test_the_block_counts_what_its_lines_and_the_outside_give() -> None:
    block = base()

    for component, minutes in OUTSIDE.items():
        assert block.minutes[component] >= minutes
    assert block.contacts == sum(line.contacts for s in block.sessions for line in s.lines)


def test_core_and_upper_live_in_every_full_session() -> None:
    for where in ("bodyweight", "home", "gym"):
        for session in base("2x45", where).sessions:
            roles = {line.role for line in session.lines}
            assert {Role.CORE, Role.UPPER} <= roles
