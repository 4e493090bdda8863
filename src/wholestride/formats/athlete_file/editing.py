"""An athlete with some keys of the athlete file set to other values."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Place, error
from wholestride.formats.athlete_file.document import document_of
from wholestride.formats.athlete_file.reading import read_athlete
from wholestride.formats.athlete_file.writing import write_document

EXAMPLE = "Write it like --set sessions_per_week=3 or --set policy=easy-days."


def edited_athlete(
    athlete: Athlete, settings: Sequence[str], catalogue: Catalogue
) -> tuple[Athlete | None, tuple[Finding, ...]]:
    """The athlete with each ``key=value`` of ``settings`` put in.

    A key may be dotted (``availability.thursday``); a value is TOML, or plain text.
    Returns None and the findings when a setting cannot be used.
    """
    document = document_of(athlete)
    findings = []
    for setting in settings:
        key, found, value = setting.partition("=")
        if not found or not key.strip():
            findings.append(error(f"{setting!r} sets nothing.", EXAMPLE, Place("--set")))
        elif not _put(document, key.strip().split("."), _value(value.strip())):
            findings.append(error(f"{key!r} names no section.", EXAMPLE, Place("--set")))
    if findings:
        return None, tuple(findings)
    edited, heard = read_athlete("--set", write_document(document).encode(), catalogue)
    return edited, tuple(_without_line(finding) for finding in heard)


def _without_line(finding: Finding) -> Finding:
    """The line belongs to a text that the runner never saw."""
    return replace(finding, place=Place("--set", None, finding.place.field))


def _put(document: dict[str, Any], path: Sequence[str], value: Any) -> bool:
    table: Any = document
    for part in path[:-1]:
        table = table.setdefault(part, {})
        if not isinstance(table, dict):
            return False
    table[path[-1]] = value
    return True


def _value(text: str) -> Any:
    try:
        return tomllib.loads(f"value = {text}")["value"]
    except tomllib.TOMLDecodeError:
        return text
