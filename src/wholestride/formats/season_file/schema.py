"""The JSON Schema of the season file, for programs that check what they are given."""

from __future__ import annotations

import json
from typing import Any

FORMAT = "wholestride.season/1"
"""What the first field of every season file says; the number is the contract's version."""


def season_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of the season file."""
    from importlib import resources  # slow to import, and showing a season never needs it

    text = resources.files(__package__).joinpath("season.schema.json").read_text(encoding="utf-8")
    schema: dict[str, Any] = json.loads(text)
    return schema
