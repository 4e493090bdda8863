"""A file in a line, and what was found in it."""

from __future__ import annotations

from datetime import date

from wholestride.domain.athlete import Athlete
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Severity
from wholestride.formats.athlete_file import read_athlete

TODAY = date(2026, 11, 22)
WINDOW = '[availability]\ntuesday = ["18:00-19:00 home"]\n'
"""The least that a usable file must say."""

HOME = "[places.home]\nequipment = []\n"


def read_text(
    catalogue: Catalogue, text: str, today: date | None = TODAY
) -> tuple[Athlete | None, tuple[Finding, ...]]:
    return read_athlete("a.toml", text.encode(), catalogue, today)


def good(catalogue: Catalogue, text: str) -> Athlete:
    """The athlete of a file that has nothing to find fault with; a window at home is added."""
    sections = "" if "[availability]" in text else f"\n{HOME}{WINDOW}"
    athlete, findings = read_text(catalogue, text + sections)
    assert findings == ()
    assert athlete is not None
    return athlete


def faults(catalogue: Catalogue, text: str) -> list[str]:
    """The findings of a file; a usable window is added in front of its first section."""
    sections = "" if "[availability]" in text else f"\n{WINDOW}"
    places = "" if "[places" in text else f"\n{HOME}"
    athlete, findings = read_text(catalogue, text + places + sections)
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    assert (athlete is None) == broken
    return [str(finding) for finding in findings]


def only_fault(catalogue: Catalogue, text: str) -> str:
    found = faults(catalogue, text)
    assert len(found) == 1, found
    return found[0]
