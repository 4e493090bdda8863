"""The exercise page: every exercise with what it is, needs, trains and how it is done."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tools.doc_pages.marks import code, codes, join, made, table
from wholestride.domain.catalogue import SessionTemplate, TemplateLine
from wholestride.domain.exercise import Exercise, Pattern

INTRODUCTION = """
# Exercises

{count} exercises and practices, grouped by movement pattern. The words are those of the
[glossary](../glossary.md#exercises). Equipment: one of the ways is enough; "nothing" is the
floor and what every room has. Cautions are a layman's judgement and no diagnosis.
`wholestride exercises` filters the same list.
"""


def exercises_page(exercises: Mapping[str, Exercise], templates: Iterable[SessionTemplate]) -> str:
    """The whole page: a contents line, the exercises by pattern, the written sessions."""
    used = [each for each in Pattern if any(one.pattern is each for one in exercises.values())]
    return join(
        [
            made("the exercise data of the catalogue"),
            INTRODUCTION.format(count=len(exercises)),
            " · ".join(f"[{each}](#{each})" for each in used)
            + " · [written sessions](#written-sessions)",
            *(_group(each, exercises) for each in used),
            _templates(templates),
        ]
    )


def _group(pattern: Pattern, exercises: Mapping[str, Exercise]) -> str:
    members = sorted(
        (each for each in exercises.values() if each.pattern is pattern),
        key=lambda each: (each.level, each.id),
    )
    return join([f"## {pattern}", *(_one(each) for each in members)])


def _one(exercise: Exercise) -> str:
    lines = [
        f'<a id="{exercise.id}"></a>**{exercise.name}** {code(exercise.id)}, '
        f"level {exercise.level}{_marks(exercise)}",
        "",
        f"* {', '.join(exercise.components)}; {_regions(exercise)}",
        f"* equipment: {_equipment(exercise)}",
        *(f"* {cue}" for cue in exercise.cues),
        f"* common fault: {exercise.fault}",
        f"* easier: {_ladder(exercise.easier)}; harder: {_ladder(exercise.harder)}",
    ]
    if exercise.cautions:
        cautions = ", ".join(f"{each.about} ({each.level})" for each in exercise.cautions)
        lines.append(f"* careful with: {cautions}")
    return "\n".join(lines)


def _marks(exercise: Exercise) -> str:
    marks = []
    if exercise.main_lift:
        marks.append(f"main lift, {exercise.load_zone}")
    if exercise.sidedness != "both":
        marks.append("one side at a time" if exercise.sidedness == "each" else "alternating")
    if exercise.impact != "none":
        marks.append(f"{exercise.impact} impact")
    return "".join(f", {mark}" for mark in marks)


def _regions(exercise: Exercise) -> str:
    named = [
        f"{region}" if weight >= 2 else f"{region} (secondary)"
        for region, weight in exercise.regions.items()
    ]
    return ", ".join(named) or "no region counts sets"


def _equipment(exercise: Exercise) -> str:
    return " or ".join(" + ".join(sorted(kit)) or "nothing" for kit in exercise.equipment)


def _ladder(rungs: tuple[str, ...]) -> str:
    return ", ".join(f"[{code(each)}](#{each})" for each in rungs) or "-"


def _templates(templates: Iterable[SessionTemplate]) -> str:
    rows = (
        (
            code(each.id),
            f"{each.name}, {each.form}" if each.form else each.name,
            each.purpose,
            f"{each.minutes:.0f}",
            codes(dict.fromkeys(_name(line) for line in each.lines)),
        )
        for each in templates
    )
    return join(
        [
            "## Written sessions",
            "The two upper-body sessions in their forms, flows, warm-ups and the ten-minute "
            "prehab, with their exercises in order.",
            table(("id", "name", "for", "min", "exercises"), rows),
        ]
    )


def _name(line: TemplateLine) -> str:
    return line.exercise
