"""The two complete upper-body sessions in the form that a place has (system S3)."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import pytest

from tests.cast import ANA, BJORN, BJORNS_GYM, CHIDI, CHIDIS_HOTEL, START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Injury, Readiness, Side, TrainingPlace
from wholestride.domain.exercise import EVERYWHERE, Equipment, Region
from wholestride.domain.findings import UnusableInputError
from wholestride.domain.season import SessionKind
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.handful import counted_as
from wholestride.planning.upper_sessions import (
    FORMS,
    SESSIONS,
    UpperRequest,
    form_at,
    upper_session,
)

DUMBBELLS = TrainingPlace("cellar", frozenset({Equipment.DUMBBELL, Equipment.BENCH}))


@pytest.mark.parametrize("name", SESSIONS)
def test_each_place_has_its_form(name: str) -> None:
    places = (TrainingPlace("a room"), CHIDIS_HOTEL, DUMBBELLS)
    forms = [form_at(name, place, load()) for place in places]
    assert forms == ["bodyweight", "bands", "dumbbells"]


@pytest.mark.parametrize(("name", "form"), list(product(SESSIONS, FORMS)))
def test_every_form_can_be_done_where_it_is_shown(name: str, form: str) -> None:
    shown = upper_session(UpperRequest(name, form, BJORNS_GYM, BJORN), load(), START)
    kit = BJORNS_GYM.equipment | EVERYWHERE
    lines = shown.done.prescriptions
    assert len(lines) >= 10
    assert all(load().exercises[each.exercise].possible_with(kit) for each in lines)
    assert counted_as(lines) is SessionKind.UPPER_CORE
    assert 15 <= shown.done.minutes <= 40


def test_what_the_place_lacks_is_named_and_replaced() -> None:
    shown = upper_session(UpperRequest(SESSIONS[0], "gym", CHIDIS_HOTEL, CHIDI), load(), START)
    done = {each.exercise for each in shown.done.prescriptions}
    assert "row_cable" in shown.missing
    assert not done & set(shown.missing)


def test_what_hurts_is_left_out() -> None:
    sore = replace(BJORN, injuries=(Injury(Region.SHOULDER_JOINT, Side.RIGHT, START, None, True),))
    forbidden = forbidden_exercises(sore, load(), START, sore.level)
    shown = upper_session(UpperRequest(SESSIONS[1], "gym", BJORNS_GYM, sore), load(), START)
    assert not {each.exercise for each in shown.done.prescriptions} & set(forbidden)


def test_a_red_flag_stops_it() -> None:
    ill = replace(ANA, readiness=Readiness(symptoms=("chest pain",)))
    with pytest.raises(UnusableInputError):
        upper_session(UpperRequest(SESSIONS[0], "bodyweight", DUMBBELLS, ill), load(), START)
