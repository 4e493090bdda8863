"""Recordings, strength tables and answered names as parts of an export, and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from wholestride.domain.findings import Finding
from wholestride.domain.quantities import MassUnit
from wholestride.domain.recordings import Recording
from wholestride.formats.recordings_file import FORMAT, read_recordings, write_recordings
from wholestride.web.training import mapping, watch_sets
from wholestride.web.training.file_models import LONGEST_FILE_NAME
from wholestride.web.training.models import ExerciseName, RecordedActivity, Runner, StrengthTable
from wholestride.web.training.strength_tables import LARGEST_TABLE_BYTES, MOST_NAMES, MOST_TABLES

Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ImportedFiles:
    """What an export holds of files, read and not kept yet."""

    recordings: tuple[Recording, ...] = ()
    tables: tuple[StrengthTable, ...] = ()
    names: tuple[ExerciseName, ...] = ()


def recordings_of(runner: Runner) -> bytes:
    """Every recording, as the command line writes them."""
    return write_recordings(map(mapping.recording_of, runner.recordings.order_by("start")))


def files_document(runner: Runner) -> Document:
    """The parts of an export: recordings as lines of the recordings file, tables as they came.

    The lines stay text: indented like the rest they would be three times as long.
    """
    return {
        "recordings": recordings_of(runner).decode().split("\n")[1:-1],
        "strength_tables": [
            {
                "name": each.name,
                "unit": each.unit,
                "data": base64.b64encode(bytes(each.data)).decode(),
            }
            for each in runner.strength_tables.order_by("digest")
        ],
        "exercise_names": [
            {"name": name, "sets": sets, "exercise": exercise}
            for name, sets, exercise in runner.exercise_names.order_by("name").values_list(
                "name", "sets", "exercise"
            )
        ],
    }


def read_files(document: Mapping[str, Any]) -> tuple[ImportedFiles, tuple[Finding, ...]]:
    """The files of an export; older ones hold none.

    Raises:
        ValueError, TypeError, KeyError: when a part has another shape than ours.
    """
    lines = [json.dumps({"format": FORMAT}), *document.get("recordings", ())]
    recordings, findings = read_recordings("recordings", "\n".join(lines).encode())
    if not all(map(mapping.is_possible, recordings)):
        raise ValueError("a recording has numbers that cannot be")
    tables = tuple(map(_table, document.get("strength_tables", ())[:MOST_TABLES]))
    names = tuple(map(_name, document.get("exercise_names", ())[:MOST_NAMES]))
    return ImportedFiles(recordings, tables, names), findings


def _table(each: Mapping[str, Any]) -> StrengthTable:
    data = base64.b64decode(each["data"], validate=True)
    if len(data) > LARGEST_TABLE_BYTES:
        raise ValueError("a table is larger than one may be")
    unit = MassUnit(each["unit"]).value if each["unit"] else ""
    name = str(each["name"])[:LONGEST_FILE_NAME]
    digest = sha256(data).hexdigest()
    if data.startswith(watch_sets.MARK):
        watch_sets.read(data)
        digest = watch_sets.DIGEST
    return StrengthTable(name=name, unit=unit, data=data, digest=digest)


def _name(each: Mapping[str, Any]) -> ExerciseName:
    said = each["exercise"]
    exercise = None if said is None else str(said)[:80]
    sets = min(max(int(each["sets"]), 0), 10**9)
    return ExerciseName(name=str(each["name"])[:LONGEST_FILE_NAME], sets=sets, exercise=exercise)


def keep_files(runner: Runner, found: ImportedFiles) -> int:
    """Keep what is new; how many recordings that are. What the runner has stays as it is."""
    before = runner.recordings.count()
    rows = [mapping.recording_row(each, runner) for each in found.recordings]
    RecordedActivity.objects.bulk_create(rows, ignore_conflicts=True)
    for table in found.tables:
        table.runner = runner
    for name in found.names:
        name.runner = runner
    StrengthTable.objects.bulk_create(found.tables, ignore_conflicts=True)
    ExerciseName.objects.bulk_create(found.names, ignore_conflicts=True)
    return runner.recordings.count() - before
