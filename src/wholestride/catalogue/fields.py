"""Typed reading of one TOML table, with a finding for each value that does not fit."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from enum import StrEnum
from typing import Any, TypeVar

from wholestride.catalogue.tables import Table
from wholestride.domain.findings import Finding, Place, error

Word = TypeVar("Word", bound=StrEnum)


def nearest(word: str, choices: Iterable[str], cutoff: float = 0.6) -> str | None:
    """The choice that looks most like the word, if any looks like it at all.

    >>> nearest("hamstring", ["quads", "hamstrings"])
    'hamstrings'
    """
    found = difflib.get_close_matches(word.lower(), sorted(choices), n=1, cutoff=cutoff)
    return found[0] if found else None


def suggestion(word: str, choices: Iterable[str]) -> str:
    """What to write instead: the nearest choice, or all of them where none is near."""
    listed = list(choices)
    near = nearest(word, listed)
    return f"Did you mean {near!r}?" if near else f"Choose from: {', '.join(listed)}."


class Fields:
    """The values of one table by type; what does not fit is collected in :attr:`findings`."""

    def __init__(self, table: Table, file: str) -> None:
        self.table = table
        self.file = file
        self.findings: list[Finding] = []

    def reject(self, key: str, message: str, next_step: str) -> None:
        """Note a problem at the key's line."""
        place = Place(self.file, self.table.line_of(key), f"{self.table.name}.{key}")
        self.findings.append(error(message, next_step, place))

    def check_keys(self, needed: Iterable[str], known: Iterable[str]) -> None:
        """Note keys that are missing and keys that nobody reads."""
        for key in needed:
            if key not in self.table.values:
                self.reject(key, f"{self.table.name} has no {key}.", f"Add a line '{key} = ...'.")
        choices = tuple(known)
        for key in self.table.values:
            if key not in choices:
                self.reject(key, f"Nobody reads the key {key!r}.", suggestion(key, choices))

    def text(self, key: str, default: str = "") -> str:
        """A string."""
        value = self.table.values.get(key, default)
        if isinstance(value, str):
            return value
        self.reject(key, f"{key} must be text, not {value!r}.", "Put it between quotes.")
        return default

    def number(self, key: str, default: float, low: float = 0.0, high: float = 1000.0) -> float:
        """A number from ``low`` to ``high``, both included."""
        value = self.table.values.get(key, default)
        numeric = isinstance(value, (int, float)) and not isinstance(value, bool)
        if numeric and low <= value <= high:
            return float(value)
        self.reject(key, f"{key} = {value!r} is no number from {low:g} to {high:g}.", "Change it.")
        return default

    def whole(self, key: str, default: int, low: int = 0, high: int = 1000) -> int:
        """A whole number from ``low`` to ``high``, both included."""
        value = self.number(key, default, low, high)
        if value == int(value):
            return int(value)
        self.reject(key, f"{key} = {value!r} must be a whole number.", f"Write {round(value)}.")
        return default

    def flag(self, key: str, default: bool) -> bool:
        """True or false."""
        value = self.table.values.get(key, default)
        if isinstance(value, bool):
            return value
        self.reject(key, f"{key} must be true or false, not {value!r}.", "Write true or false.")
        return default

    def texts(self, key: str) -> tuple[str, ...]:
        """A list of strings; empty where the key is absent."""
        value: Any = self.table.values.get(key, ())
        if isinstance(value, (list, tuple)) and all(isinstance(item, str) for item in value):
            return tuple(value)
        self.reject(key, f"{key} must be a list of texts.", f'Write {key} = ["...", "..."].')
        return ()

    def word(self, key: str, vocabulary: type[Word], default: Word) -> Word:
        """One word of a closed vocabulary."""
        written = self.text(key, default)
        found = self._lookup(key, written, vocabulary)
        return default if found is None else found

    def words(self, key: str, vocabulary: type[Word]) -> tuple[Word, ...]:
        """A list of words of a closed vocabulary."""
        found = (self._lookup(key, written, vocabulary) for written in self.texts(key))
        return tuple(word for word in found if word is not None)

    def _lookup(self, key: str, written: str, vocabulary: type[Word]) -> Word | None:
        try:
            return vocabulary(written)
        except ValueError:
            choices = [str(word) for word in vocabulary]
            self.reject(
                key, f"{written!r} is not in the list for {key}.", suggestion(written, choices)
            )
            return None
