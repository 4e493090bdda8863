"""The form of a pose file, looked at before anything is merged: tables and lists where due."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

LISTS_OF_TABLES = ("keys", "equipment", "arrows")
LISTS_OF_WORDS = ("tint", "badges", "hidden")
TABLES = ("leg", "leg_R", "leg_L", "arm", "arm_R", "arm_L", "passing")
WORDS = ("like", "frame", "arrange", "tempo", "rig", "crop", "over")

Problem = tuple[str, str, str]
"""The key, what is wrong, and what to write."""


def malformed(table: Mapping[str, Any], where: str = "") -> Iterator[Problem]:
    """Every key of an exercise or of a key pose whose value has the wrong form."""
    for key, value in table.items():
        place = f"{where}{key}"
        if key in LISTS_OF_TABLES and not list_of(value, dict):
            yield place, "must be a list of tables", f"Write {key} = [{{...}}, ...]."
        elif key in LISTS_OF_WORDS and not list_of(value, str):
            yield place, "must be a list of words", f'Write {key} = ["..."].'
        elif key in TABLES and not isinstance(value, dict):
            yield place, "must be a table", f"Write {key} = {{...}}."
        elif key in WORDS and not isinstance(value, str):
            yield place, "must be a word", f'Write {key} = "...".'
        elif key == "pose" and not (isinstance(value, str) or list_of(value, str)):
            yield place, "must be a library pose or a list of them", 'Write pose = "standing".'
        elif key == "keys":
            yield from key_problems(value)
        elif key == "passing":
            yield from malformed(value, f"{place}.")


def key_problems(keys: list[dict[str, Any]]) -> Iterator[Problem]:
    """What is wrong in the form of key poses; at least one is needed."""
    if not keys:
        yield "keys", "is empty", "Write one key pose at least: keys = [{}]."
    for number, key in enumerate(keys, start=1):
        yield from malformed(key, f"keys[{number}].")


def list_of(value: object, kind: type) -> bool:
    """True for a list that holds nothing else."""
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)
