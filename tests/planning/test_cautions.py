"""What injuries, states, histories, levels and the runner leave out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import ANA, BJORN, CHIDI, DORA, START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, Injury, Level, Side
from wholestride.domain.exercise import (
    Caution,
    CautionLevel,
    Component,
    Condition,
    Exercise,
    Impact,
    Pattern,
    Region,
)
from wholestride.planning.cautions import (
    forbidden_exercises,
    halves_jumps,
    is_jump,
    jump_ban,
    nothing_left,
    spared_regions,
)
from wholestride.planning.sites import HISTORY_REGIONS

CATALOGUE = load()
EVERY = CATALOGUE.exercises
TRAINED = Athlete(level=Level.ADVANCED)
WEEK = timedelta(weeks=1)


def left_out(athlete: Athlete, level: Level = Level.ADVANCED) -> Mapping[str, str]:
    return forbidden_exercises(athlete, CATALOGUE, START, level)


def with_injury(region: Region, *, irritable: bool = False) -> Athlete:
    return replace(TRAINED, injuries=(Injury(region, Side.LEFT, irritable=irritable),))


def cautious(about: Region | Condition, level: CautionLevel) -> set[str]:
    return {name for name, each in EVERY.items() if Caution(about, level) in each.cautions}


def jumps() -> set[str]:
    return {name for name, each in EVERY.items() if is_jump(each)}


def test_a_healthy_advanced_athlete_may_do_everything() -> None:
    assert left_out(TRAINED) == {}


def test_what_the_runner_excluded_is_left_out() -> None:
    assert left_out(replace(TRAINED, excluded=frozenset({"split_squat"}))) == {
        "split_squat": "you excluded it"
    }


def test_a_calm_knee_avoids_the_strict_cautions_only() -> None:
    found = set(left_out(with_injury(Region.KNEE)))
    assert found == cautious(Region.KNEE, CautionLevel.AVOID)


def test_an_irritable_knee_avoids_the_mild_cautions_too() -> None:
    found = set(left_out(with_injury(Region.KNEE, irritable=True)))
    assert cautious(Region.KNEE, CautionLevel.AVOID) <= found
    assert cautious(Region.KNEE, CautionLevel.MODIFY) <= found


def test_a_sore_calf_listens_to_the_cautions_of_the_achilles() -> None:
    found = set(left_out(with_injury(Region.CALVES)))
    assert cautious(Region.ACHILLES, CautionLevel.AVOID) <= found


def test_an_irritable_muscle_rests_from_what_works_it_first() -> None:
    found = left_out(with_injury(Region.QUADS, irritable=True))
    primary = {name for name, each in EVERY.items() if each.regions.get(Region.QUADS, 0) >= 2}
    assert primary
    assert primary <= set(found)


def test_an_injury_that_is_over_forbids_nothing() -> None:
    over = Injury(Region.KNEE, until=START - timedelta(days=1), irritable=True)
    assert left_out(replace(TRAINED, injuries=(over,))) == {}
    coming = Injury(Region.KNEE, since=START + timedelta(days=1), irritable=True)
    assert left_out(replace(TRAINED, injuries=(coming,))) == {}


def test_bjorns_achilles_keeps_him_off_jumps_and_rope() -> None:
    found = left_out(BJORN, BJORN.level)
    assert jumps() <= set(found)
    assert "burpee" in found
    assert "Achilles" in found["jump_rope"]


def test_pregnancy_leaves_out_its_strict_cautions_and_every_jump() -> None:
    found = set(left_out(replace(TRAINED, pregnant=True)))
    assert cautious(Condition.PREGNANT, CautionLevel.AVOID) | jumps() <= found


def test_the_first_twelve_weeks_after_birth_leave_out_jumps_and_strict_cautions() -> None:
    mother = replace(TRAINED, postpartum_since=START - 11 * WEEK)
    found = set(left_out(mother))
    assert cautious(Condition.POSTPARTUM, CautionLevel.AVOID) | jumps() <= found
    assert left_out(replace(TRAINED, postpartum_since=START - 12 * WEEK)) == {}


def test_from_seventy_five_on_hard_balance_is_left_out_and_easy_balance_stays() -> None:
    found = left_out(replace(TRAINED, born=START.year - 75))
    assert found
    assert "single_leg_stance" not in found
    assert "tandem_stance" not in found
    assert left_out(replace(TRAINED, born=START.year - 74)) == {}


@pytest.mark.parametrize("past", ["hamstring", "groin", "knee", "low-back"])
def test_a_history_lets_beginners_wait_and_not_the_experienced(past: str) -> None:
    athlete = replace(TRAINED, history=frozenset({past}))
    strict = {n for site in HISTORY_REGIONS[past] for n in cautious(site, CautionLevel.AVOID)}
    assert strict <= set(left_out(athlete, Level.NOVICE))
    assert not strict & set(left_out(athlete, Level.INTERMEDIATE)) - jumps()


def test_a_stress_injury_in_the_past_keeps_hard_landings_out_at_every_level() -> None:
    found = left_out(replace(TRAINED, history=frozenset({"bone-stress"})))
    hard = {name for name, each in EVERY.items() if each.impact is Impact.HIGH}
    assert hard == set(found)


def test_landings_grow_with_the_level() -> None:
    hard = [len(left_out(Athlete(), level)) for level in Level]
    assert hard == sorted(hard, reverse=True)
    assert hard[0] > hard[1] > hard[2] > hard[3] == 0
    assert "depth_jump" in left_out(Athlete(), Level.INTERMEDIATE)


def test_every_reason_is_a_phrase_and_the_order_is_that_of_the_names() -> None:
    found = left_out(with_injury(Region.LOW_BACK, irritable=True))
    assert list(found) == sorted(found)
    assert all(reason and not reason.endswith(".") for reason in found.values())


def test_injuries_everywhere_leave_an_honest_word_and_no_crash() -> None:
    everything = tuple(Injury(region, irritable=True) for region in Region)
    athlete = replace(ANA, injuries=everything, excluded=frozenset(EVERY))
    forbidden = left_out(athlete, ANA.level)
    assert set(forbidden) == set(EVERY)
    findings = nothing_left(forbidden, CATALOGUE)
    assert len(findings) == len(Component)
    assert nothing_left({}, CATALOGUE) == ()


def test_jumps_are_off_with_bone_pain_and_for_twelve_weeks_after_it() -> None:
    stress = Injury(Region.BONE, until=START)
    athlete = replace(TRAINED, injuries=(stress,))
    assert jump_ban(athlete, START) is not None
    assert jump_ban(athlete, START + 12 * WEEK) is not None
    assert jump_ban(athlete, START + 12 * WEEK + timedelta(days=1)) is None
    later = Injury(Region.SHIN, since=START + WEEK)
    assert jump_ban(replace(TRAINED, injuries=(later,)), START) is None


def test_an_irritable_landing_site_forbids_jumps_and_a_calm_one_halves_them() -> None:
    irritable, calm = (with_injury(Region.ANKLE, irritable=yes) for yes in (True, False))
    assert jump_ban(irritable, START) is not None
    assert jump_ban(calm, START) is None
    assert halves_jumps(calm, START) is not None
    assert halves_jumps(replace(TRAINED, history=frozenset({"bone-stress"})), START) is not None
    assert halves_jumps(CHIDI, START) is None


def test_a_sore_shoulder_has_nothing_to_do_with_jumps() -> None:
    shoulder = with_injury(Region.SHOULDER_JOINT, irritable=True)
    assert jump_ban(shoulder, START) is None
    assert halves_jumps(shoulder, START) is None


def test_an_irritable_site_spares_the_regions_around_it() -> None:
    assert set(spared_regions(BJORN, START)) == {Region.CALVES, Region.SOLEUS}
    assert spared_regions(with_injury(Region.KNEE), START) == {}
    assert spared_regions(DORA, START) == {}


def test_reasons_name_the_sites_as_a_runner_says_them() -> None:
    assert jump_ban(BJORN, START) == "no jumps while the Achilles is irritable (PLYO05)"
    shins = spared_regions(with_injury(Region.SHIN_FOOT, irritable=True), START)
    assert shins[Region.SHIN_FOOT] == "the shins and feet are irritable (INJ13)"
    outside = left_out(with_injury(Region.ITB, irritable=True)).values()
    assert "careful with the outside of the knee" in outside


def test_a_jump_is_what_counts_contacts_or_is_called_one() -> None:
    assert is_jump(EVERY["pogo_hops"])
    assert not is_jump(EVERY["split_squat"])
    bare = Exercise(
        "hop", "Hop", (Component.FUNCTIONAL,), Pattern.JUMP, {}, (frozenset(),), 1, "hop"
    )
    assert is_jump(bare)


@settings(max_examples=40)
@given(
    regions=st.sets(st.sampled_from(Region), max_size=6),
    level=st.sampled_from(Level),
    irritable=st.booleans(),
)
def test_more_complaints_never_allow_more(
    regions: set[Region], level: Level, irritable: bool
) -> None:
    injuries = tuple(Injury(region, irritable=irritable) for region in sorted(regions))
    one_less = replace(TRAINED, injuries=injuries[:-1])
    fewer, more = (set(left_out(a, level)) for a in (one_less, replace(TRAINED, injuries=injuries)))
    assert fewer <= more
