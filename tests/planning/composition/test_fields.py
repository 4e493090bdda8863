"""Every field of the athlete and of the request that belongs to composition changes the week."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cast import ANA, BJORN, BJORNS_GYM, BJORNS_HOME, CHIDI, DORA, START
from tests.planning.composition.checks import broken_rules, exercise, sets_of
from tests.planning.composition.weeks import pattern, place, request, sessions
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Emphasis, Level, TrainingPlace
from wholestride.domain.exercise import Equipment, Impact, Pattern, Region
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition import compose_block
from wholestride.planning.composition.nouns import (
    BlockRequest,
    ComposedBlock,
    Role,
    SessionRequest,
)
from wholestride.planning.composition.taste import serves

TWO_FULL = ((SessionKind.FULL, 45), (SessionKind.FULL, 45))


def week(
    athlete: Athlete | None = None,
    level: Level = Level.INTERMEDIATE,
    phase: PhaseName = PhaseName.BASE,
    where: str = "gym",
) -> BlockRequest:
    return request(phase, level, sessions(where, *TWO_FULL), athlete)


def compose(asked: BlockRequest) -> ComposedBlock:
    block = compose_block(asked, load())
    assert broken_rules(block, asked) == []
    return block


def exercises(block: ComposedBlock) -> set[str]:
    return {
        line.exercise
        for session in block.sessions
        for line in session.lines
        if line.role is not Role.WARM_UP
    }


def mains(block: ComposedBlock) -> list[str]:
    return [
        line.exercise
        for session in block.sessions
        for line in session.lines
        if line.role is Role.MAIN
    ]


def test_the_level_decides_how_hard_the_exercises_are() -> None:
    hardest = {
        level: max(load().exercises[name].level for name in exercises(compose(week(level=level))))
        for level in (Level.NEW, Level.ADVANCED)
    }

    assert hardest[Level.NEW] <= 2
    assert hardest[Level.ADVANCED] >= 4


def test_the_place_decides_what_can_be_lifted() -> None:
    at_gym, at_home = compose(week()), compose(week(where="home"))

    barbell = {"back_squat_box", "squat_bb", "front_squat", "leg_press", "rdl_bb"}
    assert set(mains(at_gym)) & barbell
    assert not exercises(at_home) & barbell


def test_two_places_in_a_week_each_use_their_own_equipment() -> None:
    asked = replace(
        week(BJORN),
        sessions=(
            SessionRequest(SessionKind.FULL, 45, BJORNS_GYM, "A"),
            SessionRequest(SessionKind.FULL, 45, BJORNS_HOME, "B"),
        ),
    )

    block = compose(asked)

    at_home = {line.exercise for line in block.sessions[1].lines}
    assert not any("_bb" in name or "_db" in name for name in at_home)


def test_a_favourite_comes_in_and_an_exclusion_stays_out() -> None:
    usual = compose(week())
    unused = "cable_woodchop" if "cable_woodchop" not in exercises(usual) else "side_plank_row"
    used = next(
        line.exercise for line in usual.sessions[0].lines if line.role in (Role.UPPER, Role.CORE)
    )

    liked = compose(week(Athlete(favourites=frozenset({unused}))))
    excluded = compose(week(Athlete(excluded=frozenset({used}))))

    assert unused in exercises(liked)
    assert used not in exercises(excluded)


def test_an_injury_keeps_out_what_its_cautions_name() -> None:
    avoid = frozenset(forbidden_exercises(BJORN, load(), START, BJORN.level))
    asked = replace(week(BJORN), avoid=avoid)

    block = compose(asked)

    assert not exercises(block) & avoid
    assert not any(line.role is Role.JUMP for s in block.sessions for line in s.lines)


@pytest.mark.parametrize("emphasis", list(Emphasis))
def test_an_emphasis_brings_more_of_what_serves_it(emphasis: Emphasis) -> None:
    def serving(block: ComposedBlock) -> int:
        return sum(
            line.sets
            for session in block.sessions
            for line in session.lines
            if line.role is not Role.WARM_UP and serves(exercise(line), emphasis)
        )

    usual = compose(week())
    emphasised = compose(week(Athlete(emphasis=frozenset({emphasis}))))

    assert serving(emphasised) > serving(usual)


def test_the_emphasis_is_named_in_the_reason() -> None:
    block = compose(week(Athlete(emphasis=frozenset({Emphasis.POSTURE}))))

    words = [line.why for session in block.sessions for line in session.lines]
    assert any("for your emphasis on posture" in why for why in words)


def test_from_sixty_years_on_landings_are_softer() -> None:
    def hard_landings(block: ComposedBlock) -> int:
        return sum(
            line.contacts
            for session in block.sessions
            for line in session.lines
            if exercise(line).impact in (Impact.MEDIUM, Impact.HIGH)
        )

    young = compose(replace(week(DORA, Level.ADVANCED), age=35))
    old = compose(replace(week(DORA, Level.ADVANCED), age=66))

    assert hard_landings(old) < hard_landings(young)


def test_main_lifts_go_on_from_block_to_block() -> None:
    first = compose(week())
    another = "front_squat" if "front_squat" not in mains(first) else "back_squat_box"

    kept = compose(replace(week(), keep_main=tuple(mains(first))))
    changed = compose(replace(week(), keep_main=(another,)))

    assert mains(kept) == mains(first)
    assert another in mains(changed)


def test_the_other_exercises_change_from_block_to_block() -> None:
    first = compose(week())
    recent = frozenset(exercises(first) - set(mains(first)))

    second = compose(replace(week(), keep_main=tuple(mains(first)), recent=recent))

    assert len(exercises(second) & recent) < len(recent) * 0.6


def test_a_mastered_rung_opens_the_next_one() -> None:
    rung = "row_db_staggered"
    harder = load().exercises[rung].harder
    level = Level.NEW
    asked = week(level=level, where="home")

    before = compose(asked)
    after = compose(replace(asked, mastered=frozenset({rung})))

    assert not exercises(before) & set(harder)
    assert exercises(after) & set(harder)


def test_minutes_outside_the_sessions_are_not_asked_for_twice() -> None:
    inside = compose(replace(week(), outside={}))
    outside = compose(week())

    def stretches(block: ComposedBlock) -> int:
        return sum(line.role is Role.COOL_DOWN for s in block.sessions for line in s.lines)

    assert stretches(inside) > stretches(outside)


def test_contacts_of_warm_ups_before_runs_count() -> None:
    few = compose(replace(week(), outside_contacts=60))

    assert sum(line.contacts for s in few.sessions for line in s.lines) <= 80


def test_no_jumps_where_the_dose_allows_none() -> None:
    asked = week()
    calm = replace(asked, dose=replace(asked.dose, jumps_allowed=False))

    block = compose(calm)

    assert not any(line.role is Role.JUMP for s in block.sessions for line in s.lines)
    assert any("jumps are off" in words for words in block.shortfalls)


def test_an_athlete_who_may_do_nothing_gets_an_empty_session_and_a_sentence() -> None:
    asked = replace(week(ANA, Level.NEW, where="bodyweight"), avoid=frozenset(load().exercises))

    block = compose_block(asked, load())

    assert all(session.lines == () for session in block.sessions)
    assert any("Nothing that is allowed" in words for words in block.shortfalls)


def test_body_weight_alone_cannot_lift_heavy_and_the_block_says_so() -> None:
    block = compose(week(where="bodyweight"))

    assert not any(line.heavy for session in block.sessions for line in session.lines)
    assert any("80 %" in words and "DOSE03" in words for words in block.shortfalls)


def test_at_home_one_leg_lifts_are_the_heavy_ones() -> None:
    block = compose(week(where="home"))

    heavy = [line for session in block.sessions for line in session.lines if line.heavy]
    assert heavy
    assert all(exercise(line).sidedness == "each" for line in heavy)


def test_at_a_gym_no_one_leg_lift_takes_the_place_of_the_main_lift() -> None:
    for level in (Level.NOVICE, Level.INTERMEDIATE, Level.ADVANCED):
        for name in mains(compose(week(level=level))):
            assert load().exercises[name].sidedness == "both"


def test_poles_and_hills_bring_chidi_pulls_and_arms() -> None:
    chidi = compose(week(CHIDI))
    nobody = compose(week(replace(CHIDI, emphasis=frozenset())))

    assert exercises(chidi) != exercises(nobody)
    pulls = (Pattern.VERTICAL_PULL, Pattern.HORIZONTAL_PULL)
    assert sets_of(chidi, pulls) >= 3


def test_a_hotel_room_with_a_band_still_has_a_pull() -> None:
    hotel = TrainingPlace("hotel", frozenset({Equipment.BAND}))
    asked = replace(week(CHIDI), sessions=(SessionRequest(SessionKind.FULL, 45, hotel, "A"),))

    block = compose_block(asked, load())

    assert block.sets[Region.BACK] >= asked.dose.sets[Region.BACK].minimum


def test_places_of_the_catalogue_all_compose() -> None:
    for name in load().places:
        asked = replace(week(), sessions=(SessionRequest(SessionKind.FULL, 40, place(name), "A"),))
        assert compose(asked).sessions[0].lines


def test_bone_asks_for_a_few_landings_in_every_full_session() -> None:
    athlete = replace(Athlete(emphasis=frozenset({Emphasis.BONE})), level=Level.ADVANCED)
    asked = request(
        PhaseName.BUILD, Level.ADVANCED, pattern("2x45", PhaseName.BUILD, "gym"), athlete
    )

    block = compose_block(asked, load())

    landings = [sum(line.contacts for line in each.lines) for each in block.sessions]
    assert all(10 <= number <= 40 for number in landings)


def test_an_emphasis_takes_what_room_there_is_above_its_target() -> None:
    def back(emphasis: frozenset[Emphasis]) -> float:
        asked = request(
            PhaseName.BASE,
            Level.INTERMEDIATE,
            pattern("2x45", PhaseName.BASE, "gym"),
            Athlete(emphasis=emphasis),
        )
        return compose_block(asked, load()).sets[Region.BACK]

    assert back(frozenset({Emphasis.POSTURE})) > back(frozenset())
