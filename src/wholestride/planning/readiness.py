"""The readiness gate: questions that can stop a plan, and where to go with the answers.

It never says what somebody has. It asks a physician in.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

from wholestride.domain.athlete import UNASKED, Athlete
from wholestride.domain.findings import Finding, Place, error, note, warning

ASK_AGAIN_AFTER = timedelta(days=365)
"""The questions are asked again every twelve months (rule GATE04)."""
POSTPARTUM_WEEKS = 12
"""Until then somebody qualified should say how to begin (rule POP04)."""
MODERATE_RIR = 3
"""An effort of 7 out of 10 leaves three repetitions in reserve."""
MODERATE_PERCENT_1RM = 79
"""From 80 % on a lift is vigorous work."""

ANSWERS = Place(field="readiness")


class Outcome(IntEnum):
    """What the answers allow; the strictest one counts."""

    GO = 0
    LIGHT_START = 1
    """Two weeks of adaptation first, then on."""
    MODERATE_ONLY = 2
    """Never above an effort of 7 out of 10, no holding of the breath."""
    HOLD = 3
    """No session until somebody qualified says so, or the fever is over."""
    STOP = 4
    """No plan; a physician first."""

    @property
    def word(self) -> str:
        """The outcome as one or two words."""
        return self.name.lower().replace("_", " ")


@dataclass(frozen=True, slots=True)
class GateResult:
    """The outcome with its words and the rules behind it."""

    outcome: Outcome
    findings: tuple[Finding, ...]
    rules: tuple[str, ...]

    @property
    def plan_allowed(self) -> bool:
        """False when nothing may be planned yet."""
        return self.outcome < Outcome.HOLD


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question adds: an outcome, its words, its rule."""

    outcome: Outcome
    finding: Finding
    rule: str


def gate(athlete: Athlete, today: date) -> GateResult:
    """Ask every question of the readiness gate; symptoms count whatever somebody signed.

    Steps as in the pre-exercise screening of the American College of Sports Medicine (2015):
    symptoms, then known disease and regular activity, then the general questions
    (rules GATE01 to GATE04, POP03, POP04, A10).
    """
    answers = [answer for question in QUESTIONS if (answer := question(athlete, today))]
    outcome = max((answer.outcome for answer in answers), default=Outcome.GO)
    findings = tuple(answer.finding for answer in answers)
    return GateResult(outcome, findings, tuple(dict.fromkeys(each.rule for each in answers)))


def a_symptom_stops_the_plan(athlete: Athlete, _today: date) -> Answer | None:
    """GATE01: any symptom asks for a physician before anything else, cleared or not."""
    symptoms = athlete.readiness.symptoms
    if not symptoms:
        return None
    named = ", ".join(symptoms)
    words = error(
        f"you noted {named}. Before any plan, please see a physician and show this note.",
        "If you have chest pain or cannot get your breath right now, call the emergency number "
        "(112 in Europe, 911 in North America). This is no judgement of what it may be.",
        ANSWERS,
    )
    return Answer(Outcome.STOP, words, "GATE01")


def a_fever_holds_everything(athlete: Athlete, _today: date) -> Answer | None:
    """A10: no training with a fever or an acute illness."""
    if not athlete.readiness.fever:
        return None
    words = error(
        "you noted a fever or an acute illness: no training while it lasts.",
        "When it has been gone for two or three days, say so under [readiness]; if it does not "
        "go, see a physician.",
        ANSWERS,
    )
    return Answer(Outcome.HOLD, words, "A10")


def pregnancy_asks_for_a_word(athlete: Athlete, _today: date) -> Answer | None:
    """POP03: pregnant athletes train with the agreement of their midwife or physician."""
    if not athlete.pregnant:
        return None
    if athlete.cleared:
        words = note("pregnancy: moderate effort only, no jumps, nothing lying flat for long.")
        return Answer(Outcome.MODERATE_ONLY, words, "POP03")
    words = error(
        "please talk with your midwife or physician about strength training first.",
        "If they agree, write cleared = true.",
        Place(field="pregnant"),
    )
    return Answer(Outcome.HOLD, words, "POP03")


def the_first_weeks_after_birth_ask_too(athlete: Athlete, today: date) -> Answer | None:
    """POP04: in the first twelve weeks somebody qualified says how to begin."""
    born = athlete.postpartum_since
    if born is None or today >= born + timedelta(weeks=POSTPARTUM_WEEKS):
        return None
    if athlete.cleared:
        words = note("the first twelve weeks after birth: moderate effort only, no jumps.")
        return Answer(Outcome.MODERATE_ONLY, words, "POP04")
    words = error(
        "in the first twelve weeks after birth, please ask your midwife, physician or a pelvic "
        "floor physiotherapist how to begin.",
        "If they agree, write cleared = true.",
        Place(field="postpartum_since"),
    )
    return Answer(Outcome.HOLD, words, "POP04")


def known_disease_asks_by_activity(athlete: Athlete, _today: date) -> Answer | None:
    """GATE02, GATE03: active people go on moderately, the others get an agreement first."""
    readiness = athlete.readiness
    if not (readiness.known_disease or readiness.heart_condition):
        return None
    if readiness.regularly_active:
        if athlete.cleared:
            return None
        words = warning(
            "with the condition that you noted the plan stays moderate.",
            "Ask your physician whether heavy lifting is fine; if so, write cleared = true.",
            ANSWERS,
        )
        return Answer(Outcome.MODERATE_ONLY, words, "GATE03")
    if athlete.cleared:
        words = note("the plan begins lightly and grows slowly.")
        return Answer(Outcome.LIGHT_START, words, "GATE02")
    words = error(
        "with the condition that you noted, please ask your physician before you begin.",
        "If they agree, write cleared = true.",
        ANSWERS,
    )
    return Answer(Outcome.HOLD, words, "GATE02")


def high_blood_pressure_stays_moderate(athlete: Athlete, _today: date) -> Answer | None:
    """GATE03: heavy lifting and holding the breath push the pressure up; cleared or not."""
    if not athlete.readiness.high_blood_pressure:
        return None
    words = warning(
        "with high blood pressure the plan stays at an effort of 7 out of 10: breathe out as you "
        "lift, never hold your breath.",
        "Ask your physician how far you may go.",
        ANSWERS,
    )
    return Answer(Outcome.MODERATE_ONLY, words, "GATE03")


def another_yes_asks_for_an_agreement(athlete: Athlete, _today: date) -> Answer | None:
    """GATE04: dizziness, a chronic condition, its medication, or advice to be supervised."""
    readiness = athlete.readiness
    named = [
        words
        for yes, words in (
            (readiness.dizziness, "dizziness or loss of balance"),
            (readiness.chronic_condition, "a lasting condition"),
            (readiness.medication, "medication for it"),
            (readiness.supervision_only, "the advice to be active under supervision only"),
        )
        if yes
    ]
    if not named:
        return None
    said = ", ".join(named)
    if athlete.cleared:
        return Answer(Outcome.LIGHT_START, note(f"you noted {said}: a light start."), "GATE04")
    finding = error(
        f"you noted {said}: please ask a physician or another qualified professional first.",
        "If they agree, write cleared = true.",
        ANSWERS,
    )
    return Answer(Outcome.HOLD, finding, "GATE04")


def a_sore_joint_becomes_a_constraint(athlete: Athlete, _today: date) -> Answer | None:
    """INJ13: a joint or muscle problem belongs among the injuries, so that the plan respects it."""
    if not athlete.readiness.joint_problem or athlete.injuries:
        return None
    finding = warning(
        "you noted a joint, bone or muscle that activity could make worse: a light start.",
        "Name it under [[injury]], so that the plan leaves it in peace; if it hurts at rest, see "
        "a physician or physiotherapist.",
        ANSWERS,
    )
    return Answer(Outcome.LIGHT_START, finding, "INJ13")


def somebody_said_no(athlete: Athlete, _today: date) -> Answer | None:
    """GATE04: an explicit no of a professional holds the plan."""
    if athlete.cleared is not False:
        return None
    finding = error(
        "cleared = false: nothing is planned until a professional agrees.",
        "Write cleared = true when they have, or leave the line out if nobody was asked.",
        Place(field="cleared"),
    )
    return Answer(Outcome.HOLD, finding, "GATE04")


def little_activity_begins_lightly(athlete: Athlete, _today: date) -> Answer | None:
    """GATE02: who has not been active regularly starts light to moderate."""
    if athlete.readiness.regularly_active:
        return None
    return Answer(Outcome.LIGHT_START, note("the first two weeks are light."), "GATE02")


def the_questions_are_asked_every_year(athlete: Athlete, today: date) -> Answer | None:
    """GATE04: not asked yet, or more than twelve months ago."""
    readiness = athlete.readiness
    if readiness == UNASKED and athlete.cleared is None:
        words = note(
            "the readiness questions have not been answered.",
            "Answer them under [readiness]; it takes a minute.",
            ANSWERS,
        )
        return Answer(Outcome.GO, words, "GATE04")
    answered = readiness.answered_on
    if answered is None or today <= answered + ASK_AGAIN_AFTER:
        return None
    words = warning(
        f"the readiness questions were last answered on {answered}, more than a year ago.",
        "Please answer them again.",
        ANSWERS,
    )
    return Answer(Outcome.GO, words, "GATE04")


Question = Callable[[Athlete, date], Answer | None]

QUESTIONS: tuple[Question, ...] = (
    a_symptom_stops_the_plan,
    a_fever_holds_everything,
    pregnancy_asks_for_a_word,
    the_first_weeks_after_birth_ask_too,
    known_disease_asks_by_activity,
    high_blood_pressure_stays_moderate,
    another_yes_asks_for_an_agreement,
    a_sore_joint_becomes_a_constraint,
    somebody_said_no,
    little_activity_begins_lightly,
    the_questions_are_asked_every_year,
)
