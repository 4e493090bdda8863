"""Foot contacts: the ramp, the caps, the weeks without."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from tests.cast import ANA, BJORN, START
from tests.planning.dose.seasons import CATALOGUE, LIFTER, WEEK, doses, season, sentences
from tests.planning.runs import MARATHONER, a_race, towards, weeks_of_runs
from wholestride.domain.athlete import Absence, Athlete, Emphasis, Injury, Level
from wholestride.domain.exercise import Region
from wholestride.domain.season import PhaseName
from wholestride.planning.dose import LiftingFacts
from wholestride.planning.dose.table import read_phase_dose

RUNS = weeks_of_runs(MARATHONER, START, 16)


def targets(athlete: Athlete) -> list[float]:
    return [each.contacts.target for each in doses(athlete, RUNS)]


def test_contacts_start_at_forty_and_add_twenty_a_week() -> None:
    assert targets(LIFTER)[:3] == [40, 60, 80]


def test_recovery_weeks_have_half_the_contacts_of_the_week_before() -> None:
    weeks = doses(LIFTER, RUNS)
    for before, week in pairwise(weeks):
        if week.recovery:
            assert week.contacts.target == before.contacts.target // 20 * 10
            assert week.contacts.maximum == week.contacts.target


def test_the_new_begin_with_none() -> None:
    assert targets(ANA)[:5] == [0, 10, 0, 20, 20]
    assert doses(ANA, RUNS)[0].jumps_allowed


@pytest.mark.parametrize("level", list(Level))
def test_no_week_and_no_session_passes_its_cap(level: Level) -> None:
    for week in doses(replace(LIFTER, level=level), RUNS):
        row = read_phase_dose(CATALOGUE, week.phase, level)
        assert week.contacts.maximum <= row.contacts.maximum
        assert week.contacts_per_session <= row.contacts_per_session
        assert week.contacts_per_session <= week.contacts.maximum


def test_bjorns_irritable_achilles_means_no_contacts_at_all() -> None:
    weeks = doses(BJORN, RUNS)
    assert all(not w.jumps_allowed and w.contacts.maximum == 0 for w in weeks)
    assert "PLYO05" in sentences(weeks[0])


def test_a_calm_ankle_halves_the_contacts() -> None:
    calm = replace(LIFTER, injuries=(Injury(Region.ANKLE),))
    assert targets(calm)[:2] == [20, 20]
    assert targets(calm)[2] <= 20


def test_jumps_come_back_when_the_complaint_is_over() -> None:
    over = Injury(Region.KNEE, until=START + 3 * WEEK, irritable=True)
    assert targets(replace(LIFTER, injuries=(over,)))[2:5] == [0, 0, 40]


def test_nobody_begins_to_jump_in_the_peak() -> None:
    race = a_race(START + 6 * WEEK - timedelta(days=1))
    weeks = doses(LIFTER, towards(race, MARATHONER, START))
    assert [each.phase for each in weeks[:3]] == [PhaseName.PEAK] * 3
    assert all(each.contacts.maximum == 0 for each in weeks)
    assert "PHASE05" in sentences(weeks[0])


def test_bone_asks_for_a_few_jumps_inside_the_cap() -> None:
    race = a_race(START + 18 * WEEK - timedelta(days=1))
    bone = replace(LIFTER, level=Level.NOVICE, emphasis=frozenset({Emphasis.BONE}))
    plain = replace(bone, emphasis=frozenset())
    runs = towards(race, MARATHONER, START)
    with_bone, without = (doses(each, runs)[15] for each in (bone, plain))
    assert with_bone.phase is PhaseName.TAPER
    assert (without.contacts.target, with_bone.contacts.target) == (20, 30)


def test_what_was_really_done_sets_the_next_step() -> None:
    facts = LiftingFacts(contacts={START: 20, START + WEEK: 20})
    weeks, _ = season(LIFTER, RUNS, facts=facts)
    assert weeks[2].contacts.target == 40


def test_a_lost_week_does_not_count_among_the_last_three() -> None:
    away = Absence(START + 3 * WEEK, START + 4 * WEEK - timedelta(days=1), "holiday")
    assert targets(replace(LIFTER, unavailable=(away,)))[2:5] == [80, 0, 100]
