"""The readiness gate: what stops, holds, slows or lets go, and the words for it."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from tests.cast import ANA, BJORN, CAST, START
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import UNASKED, Athlete, Injury, Readiness
from wholestride.domain.exercise import Region
from wholestride.domain.findings import Severity
from wholestride.planning.readiness import QUESTIONS, GateResult, Outcome, gate

ASKED = Readiness(answered_on=START - timedelta(days=8))
HEALTHY = Athlete(readiness=ASKED)


def asked(**answers: object) -> GateResult:
    """The gate's result when these answers differ from an all-clear."""
    return gate(replace(HEALTHY, readiness=replace(ASKED, **answers)), START)  # type: ignore[arg-type]  # answers by name


def cleared(**answers: object) -> GateResult:
    readiness = replace(ASKED, **answers)  # type: ignore[arg-type]  # answers by name
    return gate(replace(HEALTHY, cleared=True, readiness=readiness), START)


def words(result: GateResult) -> str:
    return " ".join(str(each) for each in result.findings)


def test_all_clear_lets_go_without_a_word() -> None:
    assert asked() == GateResult(Outcome.GO, (), ())


def test_nobody_of_the_cast_is_held() -> None:
    assert all(gate(athlete, START).plan_allowed for athlete in CAST.values())


@pytest.mark.parametrize(
    "symptom",
    ["chest pain", "fainting", "breathlessness", "palpitations", "leg pain when walking"],
)
def test_any_symptom_stops_the_plan_and_sends_to_a_physician(symptom: str) -> None:
    result = asked(symptoms=(symptom,))
    assert (result.outcome, result.rules) == (Outcome.STOP, ("GATE01",))
    assert not result.plan_allowed
    assert symptom in words(result)
    assert "physician" in words(result)
    assert "112" in words(result)


def test_a_clearance_never_overrides_a_symptom() -> None:
    assert cleared(symptoms=("chest pain",)).outcome is Outcome.STOP


def test_a_fever_holds_everything_even_when_cleared() -> None:
    assert asked(fever=True).outcome is Outcome.HOLD
    assert cleared(fever=True).outcome is Outcome.HOLD


def test_active_people_with_a_known_disease_go_on_moderately_until_cleared() -> None:
    result = asked(known_disease=True)
    assert (result.outcome, result.rules) == (Outcome.MODERATE_ONLY, ("GATE03",))
    assert cleared(known_disease=True).outcome is Outcome.GO


def test_inactive_people_with_a_known_disease_ask_first_and_then_begin_lightly() -> None:
    inactive = asked(known_disease=True, regularly_active=False)
    assert inactive.outcome is Outcome.HOLD
    assert cleared(known_disease=True, regularly_active=False).outcome is Outcome.LIGHT_START


def test_a_heart_condition_counts_as_a_known_disease() -> None:
    assert asked(heart_condition=True).outcome is Outcome.MODERATE_ONLY


def test_high_blood_pressure_stays_moderate_even_when_cleared() -> None:
    result = cleared(high_blood_pressure=True)
    assert result.outcome is Outcome.MODERATE_ONLY
    assert "never hold your breath" in words(result)


@pytest.mark.parametrize(
    "question", ["dizziness", "chronic_condition", "medication", "supervision_only"]
)
def test_another_yes_asks_for_an_agreement_and_then_starts_lightly(question: str) -> None:
    assert asked(**{question: True}).outcome is Outcome.HOLD
    assert cleared(**{question: True}).outcome is Outcome.LIGHT_START


def test_a_joint_problem_starts_lightly_until_it_is_named_among_the_injuries() -> None:
    assert asked(joint_problem=True).outcome is Outcome.LIGHT_START
    knee = (Injury(Region.KNEE),)
    athlete = replace(HEALTHY, injuries=knee, readiness=replace(ASKED, joint_problem=True))
    assert gate(athlete, START).outcome is Outcome.GO


def test_who_was_not_active_starts_lightly() -> None:
    assert asked(regularly_active=False).outcome is Outcome.LIGHT_START


def test_an_explicit_no_holds_the_plan() -> None:
    result = gate(replace(HEALTHY, cleared=False), START)
    assert result.outcome is Outcome.HOLD
    assert "cleared = true" in words(result)


def test_pregnancy_waits_for_an_agreement_and_stays_moderate() -> None:
    pregnant = replace(HEALTHY, pregnant=True)
    assert gate(pregnant, START).outcome is Outcome.HOLD
    assert gate(replace(pregnant, cleared=True), START).outcome is Outcome.MODERATE_ONLY


def test_the_first_twelve_weeks_after_birth_wait_for_an_agreement() -> None:
    mother = replace(HEALTHY, postpartum_since=START - timedelta(weeks=11, days=6))
    assert gate(mother, START).outcome is Outcome.HOLD
    assert gate(replace(mother, cleared=True), START).outcome is Outcome.MODERATE_ONLY
    assert gate(mother, START + timedelta(days=1)).outcome is Outcome.GO


def test_questions_that_nobody_answered_are_asked_for() -> None:
    result = gate(Athlete(), START)
    assert result.outcome is Outcome.GO
    assert [each.severity for each in result.findings] == [Severity.NOTE]
    assert gate(BJORN, START).findings == ()


def test_answers_older_than_a_year_are_asked_again() -> None:
    old = replace(HEALTHY, readiness=replace(ASKED, answered_on=date(2025, 11, 22)))
    result = gate(old, START)
    assert (result.outcome, result.rules) == (Outcome.GO, ("GATE04",))
    assert gate(ANA, START).findings == ()


def test_the_strictest_answer_counts_and_every_word_is_said() -> None:
    result = asked(symptoms=("palpitations",), fever=True, high_blood_pressure=True)
    assert result.outcome is Outcome.STOP
    assert len(result.findings) == 3
    assert result.rules == ("GATE01", "A10", "GATE03")


def test_every_answer_of_the_questions_changes_something() -> None:
    changed = {
        "symptoms": ("palpitations",),
        "answered_on": date(2020, 1, 1),
        "regularly_active": False,
    }
    for each in fields(Readiness):
        answer = changed.get(each.name, True)
        assert asked(**{each.name: answer}) != asked(), each.name


def test_every_rule_of_the_gate_is_in_the_evidence() -> None:
    yes = replace(
        UNASKED,
        symptoms=("fainting",),
        heart_condition=True,
        high_blood_pressure=True,
        dizziness=True,
        joint_problem=True,
        fever=True,
        regularly_active=False,
        answered_on=date(2020, 1, 1),
    )
    athlete = Athlete(readiness=yes, pregnant=True, postpartum_since=START, cleared=False)
    result = gate(athlete, START)
    assert len(result.findings) == len(QUESTIONS)
    assert set(result.rules) <= set(load().rules)


def test_no_word_of_the_gate_says_what_somebody_has() -> None:
    result = asked(symptoms=("chest pain",), high_blood_pressure=True, dizziness=True)
    for verdict in ("you have a", "you suffer", "diagnos", "heart attack", "risk of"):
        assert verdict not in words(result).lower()
    assert all(each.next_step for each in result.findings)
