"""The athlete file: TOML, written by a person, read with all its mistakes at once."""

from __future__ import annotations

from wholestride.formats.athlete_file.example import example_athlete
from wholestride.formats.athlete_file.reading import read_athlete
from wholestride.formats.athlete_file.writing import write_athlete

__all__ = ["example_athlete", "read_athlete", "write_athlete"]
