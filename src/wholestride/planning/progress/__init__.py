"""From the logbook: how strong, what next time, which rungs, which side, how ready."""

from __future__ import annotations

from wholestride.planning.prescription.nouns import Estimate
from wholestride.planning.progress.adherence import Adherence, adherence
from wholestride.planning.progress.check_in import (
    Lightening,
    Verdict,
    after_illness,
    may_add_volume,
    readiness_adjustment,
)
from wholestride.planning.progress.decision import LoadDecision, NextContext
from wholestride.planning.progress.estimates import Past, course_of_estimates, estimates
from wholestride.planning.progress.mastery import mastered
from wholestride.planning.progress.next_load import next_load
from wholestride.planning.progress.sides import side_gaps, weaker_sides

__all__ = [
    "Adherence",
    "Estimate",
    "Lightening",
    "LoadDecision",
    "NextContext",
    "Past",
    "Verdict",
    "adherence",
    "after_illness",
    "course_of_estimates",
    "estimates",
    "mastered",
    "may_add_volume",
    "next_load",
    "readiness_adjustment",
    "side_gaps",
    "weaker_sides",
]
