"""Fields of JSON objects: each is asked for with its type; what is wrong says where."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Any, TypeVar

from wholestride.domain.season import Range

T = TypeVar("T")

Entry = dict[str, Any]
"""A JSON object."""

_WORDS: Mapping[type, str] = {
    str: "text",
    bool: "true or false",
    int: "a whole number",
    float: "a number",
    list: "a list",
    dict: "an object",
}
LARGEST_NUMBER = 10**9


class Wrong(Exception):  # noqa: N818 - never leaves this room
    """A field that is missing or does not fit; the way to it grows while it is passed up."""

    def __init__(self, field: str, message: str) -> None:
        super().__init__(message)
        self.field = field
        self.message = message

    def under(self, outer: str) -> Wrong:
        """The same inside an outer field."""
        inner = self.field if not self.field or self.field.startswith("[") else f".{self.field}"
        return Wrong(f"{outer}{inner}", self.message)


def need(entry: Entry, key: str, kind: type[T]) -> T:
    """The value of a key, of exactly this type."""
    try:
        value = entry[key]
    except KeyError:
        raise Wrong(key, "is missing") from None
    if type(value) is not kind:
        raise Wrong(key, f"is not {_WORDS[kind]}")
    return value


def maybe(entry: Entry, key: str, kind: type[T], otherwise: T) -> T:
    """Like :func:`need`, with a default where the key is absent or null."""
    value = entry.get(key)
    if value is None:
        return otherwise
    if type(value) is not kind:
        raise Wrong(key, f"is not {_WORDS[kind]}")
    return value


def text_or_none(entry: Entry, key: str) -> str | None:
    """Text, or None where the key is absent or null."""
    value = entry.get(key)
    if value is None or type(value) is str:
        return value
    raise Wrong(key, "is not text")


def count(entry: Entry, key: str, otherwise: int | None = None) -> int:
    """A whole number from 0 on."""
    value = entry.get(key, otherwise)
    if type(value) is int and 0 <= value <= LARGEST_NUMBER:
        return value
    raise Wrong(key, "is missing" if value is None else "is not a whole number from 0 on")


def figure(entry: Entry, key: str) -> float:
    """A finite number, whole or not."""
    value = entry.get(key)
    if type(value) is float or (type(value) is int and abs(value) <= LARGEST_NUMBER):
        return float(value)
    raise Wrong(key, "is missing" if value is None else "is not a number")


def scaled(entry: Entry, key: str, factor: int) -> int:
    """A number from 0 on as a whole number of smaller units, such as hundredths."""
    value = figure(entry, key)
    if not 0 <= value <= LARGEST_NUMBER:
        raise Wrong(key, "is not a number from 0 on")
    return round(value * factor)


def word(entry: Entry, key: str, words: Mapping[str, T]) -> T:
    """One of some words."""
    value: Any = entry.get(key)
    try:
        return words[value]
    except (KeyError, TypeError):
        raise Wrong(key, "is missing" if value is None else _no_word(value)) from None


def _no_word(value: Any) -> str:
    return f"holds {str(value)[:40]!r}, which version 1 does not know"


def day(entry: Entry, key: str) -> date:
    """An ISO date."""
    value = need(entry, key, str)
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise Wrong(key, "is not a date like 2026-11-24") from None


def moment(entry: Entry, key: str) -> datetime:
    """A local ISO date and time without offset."""
    value = need(entry, key, str)
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        found = None
    if found is None or found.tzinfo is not None or "T" not in value:
        raise Wrong(key, "is not a local time like 2026-11-24T18:00") from None
    return found


def span(entry: Entry, key: str) -> Range | None:
    """A pair of whole numbers such as ``[6, 8]``, one number for both, or None."""
    value = entry.get(key)
    if value is None:
        return None
    if type(value) is int:
        value = [value, value]
    if type(value) is list and len(value) == 2:
        low, high = value
        if type(low) is int and type(high) is int and 0 <= low <= high <= LARGEST_NUMBER:
            return Range(low, high)
    raise Wrong(key, "is not a pair of whole numbers like [6, 8]")


def texts(entry: Entry, key: str) -> tuple[str, ...]:
    """A list of texts; empty where it is absent or null."""
    value = entry.get(key)
    if value is None:
        return ()
    if type(value) is not list or not all(type(item) is str for item in value):
        raise Wrong(key, "is not a list of texts")
    return tuple(value)


def several(entry: Entry, key: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
    """A list of objects; the first that does not fit is reported with its index."""
    items = need(entry, key, list)
    made = []
    for index, item in enumerate(items):
        if type(item) is not dict:
            raise Wrong(f"{key}[{index}]", "is not an object")
        try:
            made.append(make(item))
        except Wrong as wrong:
            raise wrong.under(f"{key}[{index}]") from None
    return tuple(made)


def keyed(
    entry: Entry, key: str, words: Mapping[str, T], number: Callable[[Entry, str], Any]
) -> dict[T, Any]:
    """An object from known words to numbers."""
    values = need(entry, key, dict)
    try:
        return {words[name]: number(values, name) for name in values}
    except KeyError as unknown:
        raise Wrong(key, _no_word(unknown.args[0])) from None
    except Wrong as wrong:
        raise wrong.under(key) from None
