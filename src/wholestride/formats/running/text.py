"""Bytes to text: whatever encoding a calendar came in."""

from __future__ import annotations

import codecs
from collections.abc import Sequence

from wholestride.domain.findings import Finding, Place, note, warning

MAX_BYTES = 8_000_000
"""Greater files are refused: a running calendar of ten years has less than one million bytes."""

MOST_FINDINGS = 25
"""Problems of one file that are shown one by one."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def decode(name: str, data: bytes) -> tuple[str, list[Finding]]:
    """The text of a file: UTF-8, UTF-16 or UTF-32 by its mark, otherwise UTF-8 or Latin-1.

    >>> decode("a.csv", "Läufe".encode("latin-1"))[0]
    'Läufe'
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace"), []
    guessed = _utf16_without_mark(data)
    if guessed is not None:
        return data.decode(guessed, errors="replace"), []
    try:
        return data.decode("utf-8"), []
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    message = "The file is not in UTF-8; it was read as Windows-1252 (Latin-1)."
    return text, [note(message, "Save it as UTF-8 if letters look wrong.", Place(name))]


def _utf16_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark shows as a zero in every other byte of plain letters."""
    head = data[:200]
    if len(head) < 4 or b"\0" not in head:
        return None
    even, odd = head[0::2].count(0), head[1::2].count(0)
    if odd * 10 >= len(head) * 4 and even * 10 <= len(head):
        return "utf-16-le"
    return "utf-16-be" if even * 10 >= len(head) * 4 and odd * 10 <= len(head) else None


def shown(value: object, longest: int = 40) -> str:
    """A value for a message: short, on one line, in quotes.

    >>> shown("two")
    "'two'"
    """
    text = repr(value)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


def limited(findings: Sequence[Finding], name: str) -> tuple[Finding, ...]:
    """The first findings, and how many more there are; unusable input is always named."""
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    shown_ones = findings[:MOST_FINDINGS]
    errors = [finding for finding in findings[MOST_FINDINGS:] if finding.severity == "error"]
    more = len(findings) - MOST_FINDINGS - len(errors)
    rest = [warning(f"{more} more problems like these were found.", place=Place(name))]
    return (*shown_ones, *(rest if more else []), *errors)
