"""The packaged catalogue, read once: exercises, templates, rules, dose, titles, equipment."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from importlib.resources.abc import Traversable
from typing import Any

from wholestride.catalogue.exercises import read_exercise, with_easier
from wholestride.catalogue.tables import Table, read_packaged
from wholestride.catalogue.templates import read_template
from wholestride.domain.catalogue import Catalogue, DoseRow, Rule, SessionTemplate, TitleRule
from wholestride.domain.exercise import Equipment, Exercise
from wholestride.domain.findings import Finding, UnusableInputError
from wholestride.domain.running import RunKind, RunSubkind


@lru_cache(maxsize=1)
def load() -> Catalogue:
    """The packaged catalogue.

    Raises:
        UnusableInputError: when a packaged file was damaged; holds every finding.

    >>> load().exercises["split_squat"].name
    'Split squat'
    """
    findings: list[Finding] = []
    equipment = {table.name: table.values for table in _tables("equipment.toml")}
    catalogue = Catalogue(
        exercises=_exercises(findings),
        templates=_templates(findings),
        rules=dict(_rules()),
        dose=_dose(),
        titles=tuple(_titles()),
        equipment_aliases=_aliases(equipment["aliases"]),
        places={name: _kit(pieces) for name, pieces in equipment["places"].items()},
    )
    if findings:
        raise UnusableInputError(tuple(findings))
    return catalogue


def _data() -> Traversable:
    return resources.files("wholestride.catalogue") / "data"


def _files(folder: str) -> list[Traversable]:
    """The TOML files of a folder in alphabetical order; none where the folder is missing."""
    place = _data() / folder
    if not place.is_dir():
        return []
    found = (file for file in place.iterdir() if file.name.endswith(".toml"))
    return sorted(found, key=lambda file: file.name)


def _tables(name: str) -> tuple[Table, ...]:
    return read_packaged((_data() / name).read_text("utf-8"))


def _exercises(findings: list[Finding]) -> dict[str, Exercise]:
    exercises: list[Exercise] = []
    for file in _files("exercises"):
        for table in read_packaged(file.read_text("utf-8")):
            exercise, found = read_exercise(table, file.name)
            findings.extend(found)
            exercises.append(exercise)
    return {exercise.id: exercise for exercise in with_easier(exercises)}


def _templates(findings: list[Finding]) -> dict[str, SessionTemplate]:
    templates: dict[str, SessionTemplate] = {}
    for file in _files("templates"):
        for table in read_packaged(file.read_text("utf-8")):
            template, found = read_template(table, file.name)
            findings.extend(found)
            templates[template.id] = template
    return templates


def _rules() -> Iterator[tuple[str, Rule]]:
    for file in _files("rules"):
        domain = file.name.removesuffix(".toml")
        for table in read_packaged(file.read_text("utf-8")):
            yield table.name, Rule(id=table.name, domain=domain, **table.values)


def _titles() -> Iterator[TitleRule]:
    for file in _files("titles"):
        for table in read_packaged(file.read_text("utf-8")):
            yield _title(table.values)


def _title(values: Mapping[str, Any]) -> TitleRule:
    subkind = values.get("subkind")
    rest = {key: value for key, value in values.items() if key not in ("kind", "subkind")}
    found = RunSubkind(subkind) if subkind else None
    return TitleRule(kind=RunKind(values["kind"]), subkind=found, **rest)


def _dose() -> dict[tuple[str, str, str], DoseRow]:
    lines = (_data() / "dose.csv").read_text("utf-8").splitlines()
    rows = csv.reader(lines[1:])
    return {
        (phase, level, item): DoseRow(
            minimum=_figure(low),
            target=_figure(target),
            maximum=_figure(high),
            text=text,
            rules=tuple(rules.split()),
            grade=grade,
            unit=unit,
        )
        for phase, level, item, unit, low, target, high, text, rules, grade in rows
    }


def _figure(written: str) -> float | None:
    return float(written) if written else None


def _aliases(words: Mapping[str, list[str]]) -> dict[str, Equipment]:
    """What people write, by word; the file groups the words by the piece that they mean."""
    return {
        alias.casefold(): Equipment(piece.replace("_", " "))
        for piece, aliases in words.items()
        for alias in aliases
    }


def _kit(pieces: list[str]) -> frozenset[Equipment]:
    return frozenset(Equipment(piece) for piece in pieces)
