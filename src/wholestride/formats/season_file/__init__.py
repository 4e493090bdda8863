"""The season file: the interchange contract, version 1, as JSON."""

from __future__ import annotations

from wholestride.formats.season_file.reading import read_season
from wholestride.formats.season_file.schema import season_schema
from wholestride.formats.season_file.writing import write_season

__all__ = ["read_season", "season_schema", "write_season"]
