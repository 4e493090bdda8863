"""Sets, repetitions, effort, load and its reasons for each line of a composed session."""

from __future__ import annotations

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.season import Prescription
from wholestride.planning.composition.nouns import ComposedSession
from wholestride.planning.prescription.lines import prescribe_line
from wholestride.planning.prescription.nouns import Estimate, PrescriptionContext, Work

__all__ = ["Estimate", "PrescriptionContext", "prescribe"]


def prescribe(
    session: ComposedSession, context: PrescriptionContext, catalogue: Catalogue
) -> tuple[Prescription, ...]:
    """Every line of the session as it is to be done, in order, warm-up sets before their lift.

    The sets are those of the composed session, which is already fitted to its week; lines
    without sets fall away. The first line of each pattern that a weaker side speaks about
    carries one set more for that side.

    Raises:
        KeyError: when a line names an exercise that the catalogue lacks.
    """
    prescriptions: list[Prescription] = []
    widened: list[str] = []
    for line in session.lines:
        if line.sets <= 0:
            continue
        work = Work(line, catalogue.exercises[line.exercise], session, context, catalogue)
        lines = tuple(prescribe_line(work, extra_set=work.exercise.pattern not in widened))
        if any(each.weaker_side_first for each in lines):
            widened.append(work.exercise.pattern)
        prescriptions.extend(lines)
    return tuple(prescriptions)
