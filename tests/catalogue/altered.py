"""Copies of the packaged catalogue with one thing changed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from wholestride.catalogue.exercises import with_easier
from wholestride.catalogue.loader import load
from wholestride.domain.catalogue import Catalogue, SessionTemplate, TemplateLine


def with_exercise(exercise: str, **changes: Any) -> Catalogue:
    """The catalogue with one exercise changed, and the ladder derived anew."""
    catalogue = load()
    changed = {**catalogue.exercises, exercise: replace(catalogue.exercises[exercise], **changes)}
    derived = {each.id: each for each in with_easier(_bare(changed.values()))}
    return replace(catalogue, exercises=derived)


def _bare(exercises: Any) -> list[Any]:
    return [replace(exercise, easier=()) for exercise in exercises]


def without_exercises(*ids: str) -> Catalogue:
    """The catalogue without these exercises; links to them are left as they are."""
    catalogue = load()
    kept = {key: exercise for key, exercise in catalogue.exercises.items() if key not in ids}
    return replace(catalogue, exercises=kept)


def with_template(template: str, **changes: Any) -> Catalogue:
    """The catalogue with one session template changed."""
    catalogue = load()
    changed = replace(catalogue.templates[template], **changes)
    return replace(catalogue, templates={**catalogue.templates, template: changed})


def with_line(template: str, exercise: str, /, **changes: Any) -> Catalogue:
    """The catalogue with the line of one exercise changed in one template."""
    lines = tuple(
        replace(line, **changes) if line.exercise == exercise else line
        for line in load().templates[template].lines
    )
    assert lines != load().templates[template].lines
    return with_template(template, lines=lines)


def with_added_line(template: str, line: TemplateLine) -> Catalogue:
    """The catalogue with a line more in one template."""
    return with_template(template, lines=(*load().templates[template].lines, line))


def without_template(*ids: str) -> Catalogue:
    """The catalogue without these templates."""
    catalogue = load()
    kept: dict[str, SessionTemplate] = {
        key: template for key, template in catalogue.templates.items() if key not in ids
    }
    return replace(catalogue, templates=kept)


def with_rule(rule: str, **changes: Any) -> Catalogue:
    """The catalogue with one rule changed."""
    catalogue = load()
    changed = replace(catalogue.rules[rule], **changes)
    return replace(catalogue, rules={**catalogue.rules, rule: changed})


def with_dose_row(phase: str, level: str, item: str, **changes: Any) -> Catalogue:
    """The catalogue with one row of the dose table changed."""
    catalogue = load()
    key = (phase, level, item)
    changed = replace(catalogue.dose[key], **changes)
    return replace(catalogue, dose={**catalogue.dose, key: changed})
