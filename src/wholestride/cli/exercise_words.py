"""Exercises of the catalogue as a table, as a page and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wholestride.domain.exercise import Exercise

COLUMNS = ("id", "name", "pattern", "components", "level", "equipment")


def exercise_row(exercise: Exercise) -> tuple[str, ...]:
    """The cells of one exercise in a list."""
    return (
        exercise.id,
        exercise.name,
        str(exercise.pattern),
        ", ".join(exercise.components),
        str(exercise.level),
        equipment_words(exercise),
    )


def equipment_words(exercise: Exercise) -> str:
    """The kits, any one of which is enough.

    A kit that says nothing but the room and a floor is ``none``.
    """
    kits = [" + ".join(sorted(kit)) or "none" for kit in exercise.equipment]
    return " or ".join(kits)


def exercise_page(exercise: Exercise, everything: Mapping[str, Exercise]) -> Iterator[str]:
    """All that the catalogue knows about one exercise, below its name."""
    lift = ", a main lift" if exercise.main_lift else ""
    yield f"{exercise.pattern}{lift}, level {exercise.level} of 5, {', '.join(exercise.components)}"
    yield f"Needs: {equipment_words(exercise)}."
    yield f"Trains: {_regions(exercise)}."
    for cue in exercise.cues:
        yield f"  - {cue}"
    yield f"Common fault: {exercise.fault}"
    for word, ids in (("Easier", exercise.easier), ("Harder", exercise.harder)):
        if ids:
            yield f"{word}: {', '.join(_named(each, everything) for each in ids)}."
    if exercise.cautions:
        cautions = ", ".join(f"{each.about.spoken} ({each.level})" for each in exercise.cautions)
        yield f"Be careful with (a layman's judgement): {cautions}."


def _regions(exercise: Exercise) -> str:
    main = [region.spoken for region, weight in exercise.regions.items() if weight >= 2]
    helping = [region.spoken for region, weight in exercise.regions.items() if weight < 2]
    parts = [", ".join(main)] if main else []
    if helping:
        parts.append(f"a little {', '.join(helping)}")
    return "; ".join(parts) or "no region by itself"


def _named(exercise: str, everything: Mapping[str, Exercise]) -> str:
    return f"{everything[exercise].name} ({exercise})"


def exercise_json(exercise: Exercise) -> dict[str, object]:
    """One exercise for other programs."""
    return {
        "id": exercise.id,
        "name": exercise.name,
        "components": list(exercise.components),
        "pattern": exercise.pattern,
        "regions": {region: weight / 2 for region, weight in exercise.regions.items()},
        "equipment": [sorted(kit) for kit in exercise.equipment],
        "level": exercise.level,
        "sidedness": exercise.sidedness,
        "main_lift": exercise.main_lift,
        "easier": list(exercise.easier),
        "harder": list(exercise.harder),
        "cautions": [{"about": each.about, "level": each.level} for each in exercise.cautions],
        "cues": list(exercise.cues),
        "fault": exercise.fault,
    }


def with_words(exercises: Sequence[Exercise], words: Sequence[str]) -> list[Exercise]:
    """The exercises whose id or name holds every word."""
    return [
        each
        for each in exercises
        if all(word.casefold() in f"{each.id} {each.name}".casefold() for word in words)
    ]
