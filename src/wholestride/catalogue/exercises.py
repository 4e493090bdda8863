"""Exercises from TOML tables: what is wrong is a finding with its line, never an exception."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from wholestride.catalogue.fields import Fields, nearest, suggestion
from wholestride.catalogue.fit_names import fit_categories, fit_name
from wholestride.catalogue.tables import Table, read_tables
from wholestride.domain.exercise import (
    Caution,
    CautionLevel,
    Component,
    Condition,
    Equipment,
    Exercise,
    FitName,
    Impact,
    LoadKind,
    LoadZone,
    Measure,
    Pattern,
    Region,
    Sidedness,
)
from wholestride.domain.findings import Finding, Place, error

EXERCISE_ID = re.compile(r"[a-z][a-z0-9]*(_[a-z0-9]+)*")
NEEDED = ("name", "components", "pattern", "primary", "equipment", "level", "family")
OPTIONAL = (
    *("secondary", "sides", "measure", "load", "main_lift", "load_zone", "tempo"),
    *("seconds_per_rep", "set_up_seconds", "impact", "eccentric", "counts_sets"),
    *("contacts_per_rep", "contacts_per_second", "contacts_per_metre"),
    *("harder", "modify", "avoid", "fit", "cues", "fault"),
)
CATEGORY_ALONE = "fit = [{!r}] alone is enough; fit_names.csv lists the exercises."
PRIMARY_HALVES = 2
SECONDARY_HALVES = 1


def parse_exercises(text: str, file: str = "") -> tuple[tuple[Exercise, ...], tuple[Finding, ...]]:
    """Read exercises that somebody wrote, such as a coach's own file.

    Every problem is a finding with file, line and what to write instead; an exercise with a
    problem is left out. ``easier`` is filled from the ``harder`` of the same text.
    """
    tables, problems = read_tables(text, file)
    exercises: dict[str, Exercise] = {}
    findings = list(problems)
    for table in tables:
        exercise, found = read_exercise(table, file)
        if exercise.id in exercises:
            place = Place(file, table.line, exercise.id)
            found.append(error(f"{exercise.id} comes twice.", "Give one another id.", place))
        findings.extend(found)
        if not found:
            exercises[exercise.id] = exercise
    return tuple(with_easier(exercises.values())), tuple(findings)


def with_easier(exercises: Iterable[Exercise]) -> list[Exercise]:
    """The same exercises with ``easier`` derived from every ``harder``, in their order.

    The catalogue writes one direction of the ladder only, so that the two cannot disagree.
    """
    known = list(exercises)
    easier: dict[str, list[str]] = {}
    for exercise in known:
        for rung in exercise.harder:
            easier.setdefault(rung, []).append(exercise.id)
    return [
        replace(exercise, easier=tuple(easier[exercise.id])) if exercise.id in easier else exercise
        for exercise in known
    ]


def read_exercise(table: Table, file: str = "") -> tuple[Exercise, list[Finding]]:
    """One exercise of one table; where findings come back it is not fit for use."""
    fields = Fields(table, file)
    if not EXERCISE_ID.fullmatch(table.name):
        fields.reject("id", f"[{table.name}] is no id.", "Use small letters, digits and _ only.")
    fields.check_keys(NEEDED, NEEDED + OPTIONAL)
    measure = fields.word("measure", Measure, Measure.REPS)
    exercise = Exercise(
        id=table.name,
        name=fields.text("name"),
        components=fields.words("components", Component),
        pattern=fields.word("pattern", Pattern, Pattern.MOBILITY),
        regions=_regions(fields),
        equipment=_kits(fields),
        level=fields.whole("level", 1, 1, 5),
        family=fields.text("family"),
        sidedness=fields.word("sides", Sidedness, Sidedness.BOTH),
        impact=fields.word("impact", Impact, Impact.NONE),
        contacts_per_rep=fields.number("contacts_per_rep", 0.0, 0.0, 10.0),
        contacts_per_second=fields.number("contacts_per_second", 0.0, 0.0, 10.0),
        contacts_per_metre=fields.number("contacts_per_metre", 0.0, 0.0, 10.0),
        measure=measure,
        load_kind=fields.word("load", LoadKind, LoadKind.BODYWEIGHT),
        tempo=fields.text("tempo"),
        seconds_per_rep=_seconds_per_rep(fields, measure),
        set_up_seconds=fields.whole("set_up_seconds", 10, 0, 120),
        main_lift=fields.flag("main_lift", False),
        load_zone=fields.word("load_zone", LoadZone, LoadZone.LIGHT),
        eccentric=fields.flag("eccentric", False),
        counts_sets=fields.flag("counts_sets", True),
        harder=fields.texts("harder"),
        cautions=_cautions(fields),
        fit=_fit(fields),
        cues=fields.texts("cues"),
        fault=fields.text("fault"),
    )
    return exercise, fields.findings


def _seconds_per_rep(fields: Fields, measure: Measure) -> float:
    """Seconds a repetition, metre or breath; a hold takes the time that it takes."""
    if measure is Measure.SECONDS:
        return 1.0
    return fields.number("seconds_per_rep", 3.0, 0.1, 120.0)


def _regions(fields: Fields) -> dict[Region, int]:
    regions = dict.fromkeys(fields.words("primary", Region), PRIMARY_HALVES)
    for region in fields.words("secondary", Region):
        if region in regions:
            fields.reject("secondary", f"{region} is primary already.", "Name it once.")
        regions.setdefault(region, SECONDARY_HALVES)
    return regions


def _kits(fields: Fields) -> tuple[frozenset[Equipment], ...]:
    kits = fields.table.values.get("equipment", [[]])
    written_well = isinstance(kits, list) and kits and all(isinstance(kit, list) for kit in kits)
    if not written_well:
        fields.reject(
            "equipment",
            "equipment must be a list of kits, each a list of pieces.",
            'Write [["dumbbell", "bench"], ["kettlebell"]]; [[]] means that the floor is enough.',
        )
        return (frozenset(),)
    return tuple(frozenset(_pieces(fields, kit)) for kit in kits)


def _pieces(fields: Fields, kit: list[object]) -> list[Equipment]:
    pieces: list[Equipment] = []
    for word in kit:
        try:
            pieces.append(Equipment(str(word)))
        except ValueError:
            step = suggestion(str(word), [str(piece) for piece in Equipment])
            fields.reject("equipment", f"{word!r} is no equipment that we know.", step)
    return pieces


def _cautions(fields: Fields) -> tuple[Caution, ...]:
    cautions: list[Caution] = []
    for key, level in (("modify", CautionLevel.MODIFY), ("avoid", CautionLevel.AVOID)):
        for word in fields.texts(key):
            about = _site_or_condition(word)
            if about is None:
                step = suggestion(word, [*map(str, Region), *map(str, Condition)])
                fields.reject(key, f"{word!r} is neither a body site nor a condition.", step)
            else:
                cautions.append(Caution(about, level))
    return tuple(cautions)


def _site_or_condition(word: str) -> Region | Condition | None:
    for vocabulary in (Region, Condition):
        if word in vocabulary._value2member_map_:
            return vocabulary(word)
    return None


def _fit(fields: Fields) -> FitName | None:
    written = fields.texts("fit")
    if not written:
        return None
    category, name = written[0], "".join(written[1:2])
    if category not in fit_categories():
        step = suggestion(category, fit_categories())
        fields.reject("fit", f"FIT has no exercise category {category!r}.", step)
        return None
    if name and name not in fit_categories()[category].names:
        near = nearest(name, fit_categories()[category].names)
        step = (f"Did you mean {near!r}? " if near else "") + CATEGORY_ALONE.format(category)
        fields.reject("fit", f"FIT has no exercise {name!r} in {category}.", step)
        return None
    return fit_name(category, name)
