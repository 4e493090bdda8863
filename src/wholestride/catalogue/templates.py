"""Session templates from TOML tables; problems are findings with their line."""

from __future__ import annotations

from wholestride.catalogue.fields import Fields
from wholestride.catalogue.tables import Table, read_tables
from wholestride.domain.catalogue import SessionTemplate, TemplateLine
from wholestride.domain.findings import Finding

NEEDED = ("name", "form", "purpose", "minutes", "lines")
OPTIONAL = ("level_floor", "level_ceiling", "note")
AMOUNTS = ("reps", "seconds", "metres")
LINE_NEEDED = ("exercise", "sets")
LINE_KEYS = (*LINE_NEEDED, *AMOUNTS, "per_side", "rest", "superset", "swap")


def parse_templates(
    text: str, file: str = ""
) -> tuple[tuple[SessionTemplate, ...], tuple[Finding, ...]]:
    """Read session templates that somebody wrote; one with a problem is left out."""
    tables, problems = read_tables(text, file)
    templates: list[SessionTemplate] = []
    findings = list(problems)
    for table in tables:
        template, found = read_template(table, file)
        findings.extend(found)
        if not found:
            templates.append(template)
    return tuple(templates), tuple(findings)


def read_template(table: Table, file: str = "") -> tuple[SessionTemplate, list[Finding]]:
    """One template of one table; where findings come back it is not fit for use."""
    fields = Fields(table, file)
    fields.check_keys(NEEDED, NEEDED + OPTIONAL)
    lines = [Fields(line, file) for line in _line_tables(fields)]
    template = SessionTemplate(
        id=table.name,
        name=fields.text("name"),
        form=fields.text("form"),
        purpose=fields.text("purpose"),
        lines=tuple(_line(line) for line in lines),
        minutes=fields.number("minutes", 0.0, 0.0, 120.0),
        level_floor=fields.whole("level_floor", 1, 1, 5),
        level_ceiling=fields.whole("level_ceiling", 5, 1, 5),
        note=fields.text("note"),
    )
    return template, fields.findings + [finding for line in lines for finding in line.findings]


def _line_tables(fields: Fields) -> list[Table]:
    """Each line as a table of its own, named by its exercise, at the line of the list."""
    written = fields.table.values.get("lines", [])
    if not isinstance(written, list) or not all(isinstance(line, dict) for line in written):
        fields.reject(
            "lines",
            "lines must be a list of lines.",
            'Write each as { exercise = "plank", sets = 2, seconds = 30, rest = 30 }.',
        )
        return []
    place = fields.table.line_of("lines")
    return [
        Table(f"{fields.table.name}.{line.get('exercise', 'line')}", line, place)
        for line in written
    ]


def _line(fields: Fields) -> TemplateLine:
    fields.check_keys(LINE_NEEDED, LINE_KEYS)
    given = [key for key in AMOUNTS if key in fields.table.values]
    if len(given) != 1:
        fields.reject("reps", "A line has one amount.", "Give one of reps, seconds, metres.")
    amounts = {key: fields.whole(key, 1, 1, 600) for key in given[:1]}
    return TemplateLine(
        exercise=fields.text("exercise"),
        sets=fields.whole("sets", 1, 1, 10),
        reps=amounts.get("reps"),
        seconds=amounts.get("seconds"),
        metres=amounts.get("metres"),
        per_side=fields.flag("per_side", False),
        rest_seconds=fields.whole("rest", 5, 0, 600),
        superset=fields.text("superset"),
        swap=fields.texts("swap"),
    )
