"""Write the pages that are made from data and code: ``python -m tools.make_docs``.

Some pages are made whole; in others only the output below the commands is renewed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from tools.doc_pages.api import api_page
from tools.doc_pages.captures import files_of, renewed
from tools.doc_pages.evidence import evidence_page
from tools.doc_pages.exercises import exercises_page
from tools.doc_pages.verbs import verbs_page
from wholestride.catalogue.loader import load

ROOT = Path(__file__).resolve().parents[1]
TUTORIAL = "docs/tutorial.md"
README = "README.md"
PLAN = "wholestride plan athlete.toml spring-marathon.ics --start 2026-11-23 -o season.json --quiet"


def _evidence() -> str:
    return evidence_page(load().rules)


def _exercises() -> str:
    catalogue = load()
    return exercises_page(catalogue.exercises, catalogue.templates.values())


def _tutorial() -> str:
    return renewed(_text(TUTORIAL))


def _readme() -> str:
    """The README's commands run beside the files of the tutorial and the season planned of them."""
    return renewed(_text(README), files_of(_text(TUTORIAL)), PLAN)


def _text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


PAGES: Mapping[str, Callable[[], str]] = {
    "docs/evidence.md": _evidence,
    "docs/reference/verbs.md": verbs_page,
    "docs/reference/api.md": api_page,
    "docs/reference/exercises.md": _exercises,
}
"""Every page that is made whole, and what makes it."""

CAPTURED: Mapping[str, Callable[[], str]] = {TUTORIAL: _tutorial, README: _readme}
"""Every page whose commands are run, and what renews their output."""


def main() -> None:
    """Write every made page and renew every captured one."""
    for name, make in {**PAGES, **CAPTURED}.items():
        (ROOT / name).write_text(make(), encoding="utf-8")


if __name__ == "__main__":
    main()
