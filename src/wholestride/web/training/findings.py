"""Findings as plain values, to be kept beside a file and shown later."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wholestride.domain.findings import Finding, Place, Severity, warning

MOST_KEPT = 200
LONGEST_TEXT = 500
Document = dict[str, Any]
_WEIGHTS = {Severity.ERROR: 0, Severity.WARNING: 1, Severity.NOTE: 2}


def printable(text: str, longest: int = LONGEST_TEXT) -> str:
    r"""A text that every database takes: on one line, without control signs and half letters.

    >>> printable("a\0b\ud800 ")
    'ab'
    """
    return "".join(each for each in text if each.isprintable())[:longest].strip()


def documents_of(findings: Iterable[Finding]) -> list[Document]:
    """The findings as plain values, the gravest first; beyond :data:`MOST_KEPT` their number."""
    every = sorted(dict.fromkeys(findings), key=lambda each: _WEIGHTS[each.severity])
    kept = every[:MOST_KEPT]
    if len(every) > len(kept):
        kept.append(warning(f"{len(every) - len(kept)} more problems like these were found."))
    return [_document(each) for each in kept]


def _document(finding: Finding) -> Document:
    return {
        "severity": finding.severity.value,
        "message": printable(finding.message),
        "next_step": printable(finding.next_step),
        "file": printable(finding.place.file),
        "line": finding.place.line,
    }


def findings_of(documents: Sequence[Mapping[str, Any]]) -> list[Finding]:
    """The findings of :func:`documents_of`."""
    return [
        Finding(
            Severity(each["severity"]),
            each["message"],
            each["next_step"],
            Place(each["file"], each["line"]),
        )
        for each in documents
    ]
