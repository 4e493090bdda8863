"""Findings: problems and notes are values with a place and a next step."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding weighs."""

    ERROR = "error"
    """The input cannot be used."""
    WARNING = "warning"
    """Something was dropped, assumed or could not be met."""
    NOTE = "note"
    """Worth knowing; nothing to do."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a finding was found: a file, a line of it, or a field."""

    file: str = ""
    line: int | None = None
    field: str = ""

    def __str__(self) -> str:
        spot = self.file if self.line is None else f"{self.file}:{self.line}"
        return f"{spot} ({self.field})" if spot and self.field else spot or self.field


NOWHERE = Place()
"""For findings about nothing in particular."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem or note: what, where, and what to do next."""

    severity: Severity
    message: str
    next_step: str = ""
    place: Place = NOWHERE

    def __str__(self) -> str:
        where = f"{self.place}: " if str(self.place) else ""
        step = f" {self.next_step}" if self.next_step else ""
        return f"{where}{self.message}{step}"


def error(message: str, next_step: str = "", place: Place | None = None) -> Finding:
    """A finding that makes the input unusable."""
    return Finding(Severity.ERROR, message, next_step, place or NOWHERE)


def warning(message: str, next_step: str = "", place: Place | None = None) -> Finding:
    """A finding about something dropped, assumed or not met."""
    return Finding(Severity.WARNING, message, next_step, place or NOWHERE)


def note(message: str, next_step: str = "", place: Place | None = None) -> Finding:
    """A finding that is only worth knowing."""
    return Finding(Severity.NOTE, message, next_step, place or NOWHERE)


class UnusableInputError(Exception):
    """Raised by the public readers when input cannot be used; holds every finding."""

    def __init__(self, findings: tuple[Finding, ...]) -> None:
        super().__init__("\n".join(str(finding) for finding in findings))
        self.findings = findings
