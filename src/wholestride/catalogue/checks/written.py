"""Where the packaged entries are written, so that a finding can name file and line."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from wholestride.catalogue.tables import Table, read_packaged
from wholestride.domain.findings import Finding, Place, error

FOLDERS = ("exercises", "templates", "rules")


@lru_cache(maxsize=1)
def _packaged() -> Mapping[str, tuple[str, Table]]:
    """File and table of every packaged exercise, template and rule, by its id."""
    data = resources.files("wholestride.catalogue") / "data"
    return {
        table.name: (f"{folder}/{file.name}", table)
        for folder in FOLDERS
        for file in (data / folder).iterdir()
        if file.name.endswith(".toml")
        for table in read_packaged(file.read_text("utf-8"))
    }


def place_of(entry: str, key: str = "") -> Place:
    """Where the entry, or a key of it, is written; only its name where it is not packaged.

    >>> str(place_of("squat_bw", "cues")).startswith("exercises/squat.toml:")
    True
    """
    field = f"{entry}.{key}" if key else entry
    if entry not in _packaged():
        return Place(field=field)
    file, table = _packaged()[entry]
    return Place(file, table.line_of(key), field)


def broken(entry: str, key: str, message: str, next_step: str) -> Finding:
    """A broken promise about an entry, at the line where it is written."""
    return error(message, next_step, place_of(entry, key))
