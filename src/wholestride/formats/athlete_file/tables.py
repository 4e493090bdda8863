"""Reading a table key by key: what does not fit is noted with its place, never thrown away."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from wholestride.domain.findings import Finding, Place, Severity, error, note, warning
from wholestride.formats.athlete_file.lines import Path
from wholestride.formats.wording import did_you_mean, readable, shown

T = TypeVar("T")
D = TypeVar("D")

MOST_FINDINGS = 100
"""A file with more problems than this is the wrong file; the rest is only counted."""

MOST_SHOWN_STEPS = 6
"""No field of an athlete file lies deeper."""


class Misfit(Exception):  # noqa: N818 - never leaves this room
    """A value that cannot be used: what is wrong, and what to write instead."""

    def __init__(self, message: str, next_step: str | Callable[[], str] = "") -> None:
        super().__init__(message)
        self.message = message
        self.next_step = next_step

    def step(self) -> str:
        """What to write instead; looking for a near word waits until somebody asks."""
        return self.next_step if isinstance(self.next_step, str) else self.next_step()


def dotted(path: Path) -> str:
    """``availability.monday[0]``, as a finding names its field."""
    text = ""
    for part in path[:MOST_SHOWN_STEPS]:
        part = part if isinstance(part, int) else readable(part)
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


@dataclass(slots=True)
class Report:
    """What was found wrong in one document, with file, line and field.

    ``strict`` asks for everything a person should hear about; a document that the program
    itself wrote needs only its shape to be right.
    """

    file: str
    lines: Mapping[Path, int] = field(default_factory=dict)
    prefix: Path = ()
    strict: bool = True
    findings: list[Finding] = field(default_factory=list)
    unsaid: int = 0

    @property
    def full(self) -> bool:
        """True when more findings would help nobody."""
        return len(self.findings) >= MOST_FINDINGS

    @property
    def broken(self) -> bool:
        """True when some finding makes the document unusable."""
        return any(finding.severity is Severity.ERROR for finding in self.findings)

    def place(self, path: Path) -> Place:
        """File, line and field of a path; the line of its parent where it has none."""
        line = None
        for length in range(len(path), 0, -1):
            line = self.lines.get(path[:length])
            if line is not None:
                break
        return Place(self.file, line, dotted((*self.prefix, *path)))

    def error(self, path: Path, message: str, next_step: str = "") -> None:
        """Note something that makes the document unusable."""
        self._add(error(message, next_step, self.place(path)))

    def warning(self, path: Path, message: str, next_step: str = "") -> None:
        """Note something that was dropped or assumed."""
        self._add(warning(message, next_step, self.place(path)))

    def note(self, path: Path, message: str, next_step: str = "") -> None:
        """Note something worth knowing."""
        self._add(note(message, next_step, self.place(path)))

    def _add(self, finding: Finding) -> None:
        if not self.full:
            self.findings.append(finding)
        elif finding.severity is Severity.ERROR:
            self.unsaid += 1

    def in_order(self) -> tuple[Finding, ...]:
        """All findings by line, and how many were left out."""
        ordered = sorted(self.findings, key=lambda each: each.place.line or 0)
        if self.unsaid:
            ordered.append(
                error(
                    f"and {self.unsaid} more of the kind.",
                    "Is this an athlete file? wholestride init writes a commented one.",
                    Place(self.file),
                )
            )
        return tuple(ordered)


class Table:
    """One table of the document; it remembers which keys it was asked for."""

    def __init__(self, values: Mapping[str, object], path: Path, report: Report) -> None:
        self.values = values
        self.path = path
        self.report = report
        self.asked: list[str] = []

    def __contains__(self, key: str) -> bool:
        return key in self.values

    def at(self, *steps: str | int) -> Path:
        """The path of something inside this table."""
        return (*self.path, *steps)

    def read(self, key: str, reader: Callable[[object], T], default: D) -> T | D:
        """The value of a key, or the default where it is absent or does not fit."""
        self.asked.append(key)
        if key not in self.values:
            return default
        return self.attempt(self.at(key), reader, self.values[key], default)

    def need(self, key: str, reader: Callable[[object], T], hint: str) -> T | None:
        """Like :meth:`read` for a key that must be there; ``hint`` says what to write."""
        if key not in self.values:
            self.asked.append(key)
            self.report.error(self.path, f"'{key}' is missing.", hint)
            return None
        return self.read(key, reader, None)

    def read_each(self, key: str, reader: Callable[[object], T]) -> tuple[T, ...]:
        """The elements of a list (one value alone counts as a list of one)."""
        return tuple(value for _, value in self.located(key, reader))

    def located(self, key: str, reader: Callable[[object], T]) -> tuple[tuple[Path, T], ...]:
        """The elements of a list that fit, each with its path."""
        self.asked.append(key)
        value = self.values.get(key, [])
        items = list(enumerate(value)) if isinstance(value, list) else [(None, value)]
        found = []
        for index, item in items:
            path = self.at(key) if index is None else self.at(key, index)
            read = self.attempt(path, reader, item, None)
            if read is not None:
                found.append((path, read))
        return tuple(found)

    def attempt(
        self, path: Path, reader: Callable[[object], T], value: object, default: D
    ) -> T | D:
        """Read one value; what does not fit is reported and the default returned."""
        try:
            return reader(value)
        except Misfit as misfit:
            self.report.error(path, misfit.message, "" if self.report.full else misfit.step())
            return default

    def inner(self, key: str) -> Table:
        """The table under a key; empty where there is none."""
        self.asked.append(key)
        value = self.values.get(key, {})
        if isinstance(value, Mapping):
            return Table(value, self.at(key), self.report)
        self.report.error(
            self.at(key),
            f"'{key}' is a section, not a value.",
            f"Write [{dotted(self.at(key))}] on a line of its own and its keys below.",
        )
        return Table({}, self.at(key), self.report)

    def inner_each(self, key: str) -> tuple[Table, ...]:
        """The tables of an array of tables, such as every ``[[race]]``."""
        self.asked.append(key)
        value = self.values.get(key, [])
        one = isinstance(value, Mapping)
        items = [value] if one else value if isinstance(value, list) else [None]
        tables = []
        for index, item in enumerate(items):
            path = self.at(key) if one else self.at(key, index)
            if isinstance(item, Mapping):
                tables.append(Table(item, path, self.report))
            else:
                self.report.error(
                    path if isinstance(value, list) else self.at(key),
                    f"'{key}' is a list of sections.",
                    f"Write [[{dotted(self.at(key))}]] on a line of its own and its keys below.",
                )
        return tuple(tables)

    def reject_unknown(self) -> None:
        """Report every key that nobody asked for, with the nearest one that exists."""
        if not self.report.strict:
            return
        for key in self.values:
            if key in self.asked:
                continue
            step = "" if self.report.full else self._instead(key)
            self.report.error(self.at(key), f"{shown(key)} is not known here.", step)

    def _instead(self, key: str) -> str:
        known = ", ".join(dict.fromkeys(self.asked))
        return did_you_mean(key, self.asked, f"Known here: {known}.")
