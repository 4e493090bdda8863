"""The ladder of variants: whole, without circles, never down in level."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from wholestride.catalogue.checks.written import broken
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding


def every_rung_exists(catalogue: Catalogue) -> Iterator[Finding]:
    """``harder`` names exercises of the catalogue."""
    for exercise in catalogue.exercises.values():
        for rung in exercise.harder:
            if rung not in catalogue.exercises:
                message = f"{exercise.id} climbs to {rung}, which is not in the catalogue."
                yield broken(exercise.id, "harder", message, "Correct the id or add the exercise.")


def no_rung_is_easier_than_the_one_below(catalogue: Catalogue) -> Iterator[Finding]:
    """A harder variant never has a lower level."""
    for exercise in catalogue.exercises.values():
        for rung in exercise.harder:
            above = catalogue.exercises.get(rung)
            if above is not None and above.level < exercise.level:
                message = (
                    f"{exercise.id} (level {exercise.level}) climbs to {rung} "
                    f"(level {above.level}), which is easier."
                )
                yield broken(exercise.id, "harder", message, "Correct a level or the ladder.")


def the_ladder_never_leads_back(catalogue: Catalogue) -> Iterator[Finding]:
    """No exercise can be reached from itself."""
    climbing = {
        exercise.id: [rung for rung in exercise.harder if rung in catalogue.exercises]
        for exercise in catalogue.exercises.values()
    }
    while ended := [lower for lower, rungs in climbing.items() if not rungs]:
        for top in ended:
            del climbing[top]
        climbing = {
            lower: [rung for rung in rungs if rung in climbing] for lower, rungs in climbing.items()
        }
    if climbing:
        circle = _circle_in(climbing)
        message = f"The ladder runs in a circle: {' > '.join(circle)}."
        yield broken(circle[0], "harder", message, "Take one of these links away.")


def _circle_in(climbing: Mapping[str, list[str]]) -> list[str]:
    """A circle among exercises that all climb on to one another."""
    path = [min(climbing)]
    while path[-1] not in path[:-1]:
        path.append(climbing[path[-1]][0])
    return path[path.index(path[-1]) :]


def easier_mirrors_harder(catalogue: Catalogue) -> Iterator[Finding]:
    """``easier`` is ``harder`` read the other way round, nothing more and nothing less."""
    for exercise in catalogue.exercises.values():
        below = {e.id for e in catalogue.exercises.values() if exercise.id in e.harder}
        if below != set(exercise.easier):
            message = f"The easier variants of {exercise.id} do not mirror the ladder."
            yield broken(exercise.id, "harder", message, "Derive them with with_easier().")
