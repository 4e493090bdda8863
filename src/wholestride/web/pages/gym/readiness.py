"""How the runner is today, and what that takes from the day's session; it never adds anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import CheckIn
from wholestride.planning.progress.check_in import LOW_ANSWER, readiness_adjustment
from wholestride.web.training.check_ins import QUESTIONS, ill, low_answers

RULE = "A04"
ANY_DAY = date(2026, 1, 1)
FINE = "As planned: nothing speaks against it."
ASKED = {
    "sleep": ("Sleep", "bad", "good"),
    "soreness": ("Soreness", "very sore", "none"),
    "energy": ("Energy", "empty", "full"),
    "stress": ("Stress", "a lot", "none"),
}
"""The questions with the words of their lowest and their highest answer."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question with its answer, where it was given."""

    name: str
    label: str
    low: str
    high: str
    answer: int | None


@dataclass(frozen=True, slots=True)
class Readiness:
    """The check-in as a page shows it: the questions, what they ask for, why."""

    questions: tuple[Question, ...]
    ill: bool
    answered: bool
    verdict: str
    reason: str
    rule: str
    grade: str


def readiness_view(check_in: CheckIn | None, catalogue: Catalogue) -> Readiness:
    """The check-in of the day, answered or not."""
    verdict = _verdict(check_in or CheckIn(ANY_DAY), catalogue)
    questions = tuple(
        Question(name, *ASKED[name], getattr(check_in, name) if check_in else None)
        for name in QUESTIONS
    )
    return Readiness(
        questions, bool(check_in and check_in.symptoms), check_in is not None, **verdict
    )


def readiness_document(catalogue: Catalogue) -> dict[str, Any]:
    """What the phone needs to answer by itself: by the number of low answers, and when ill."""
    return {
        "low": LOW_ANSWER,
        "by_low": [_verdict(each, catalogue) for each in low_answers(ANY_DAY)],
        "ill": _verdict(ill(ANY_DAY), catalogue),
    }


def _verdict(check_in: CheckIn, catalogue: Catalogue) -> dict[str, str]:
    lightening = readiness_adjustment(check_in)
    rule = next(iter(lightening.rules), RULE)
    return {
        "verdict": lightening.verdict.value,
        "reason": lightening.reason or FINE,
        "rule": rule,
        "grade": catalogue.rules[rule].grade,
    }
