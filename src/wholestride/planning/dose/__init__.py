"""The weekly dose: how many sessions, sets, minutes and contacts, before anything is placed."""

from wholestride.planning.dose.frames import care_spans
from wholestride.planning.dose.history import NOTHING_LOGGED, LiftingFacts
from wholestride.planning.dose.weeks import week_doses

__all__ = ["NOTHING_LOGGED", "LiftingFacts", "care_spans", "week_doses"]
