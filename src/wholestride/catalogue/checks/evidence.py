"""Rules and dose table: graded, sourced, complete."""

from __future__ import annotations

import re
from collections.abc import Iterator

from wholestride.catalogue.checks.written import broken
from wholestride.domain.athlete import Level
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import DOSED_REGIONS, Component
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.season import PhaseName

GRADES = ("A", "B", "C", "D")
RULE_KINDS = ("hard", "soft", "prescription", "gate", "note")
VERIFIED = ("doi", "author-year", "default")
NUMBERED_ITEMS: tuple[str, ...] = (
    "sessions",
    "leg-sessions",
    *(f"sets.{region}" for region in DOSED_REGIONS),
    *(f"minutes.{component}" for component in Component),
    "main.sets",
    "main.rest",
    "contacts",
    "contacts.session-cap",
    "ramp",
    "stretch",
    "roll",
    "balance",
    "first-week",
    "recovery-week",
)
WORDED_ITEMS: tuple[str, ...] = (
    "main.sets-per-lift",
    "main.reps",
    "main.percent",
    "main.rir",
    "explosive",
    "assist.reps",
    "assist.rir",
    "core.prescription",
)
DOI = re.compile(r"^10\.\d{4,9}/\S+")


def every_rule_has_grade_source_and_kind(catalogue: Catalogue) -> Iterator[Finding]:
    """Grade A to D, a kind and a standing of the closed lists, a statement and a source."""
    for rule in catalogue.rules.values():
        facts = {
            "statement": bool(rule.statement),
            "source": bool(rule.source),
            "grade": rule.grade in GRADES,
            "kind": rule.kind in RULE_KINDS,
            "verified": rule.verified in VERIFIED,
        }
        for key, right in facts.items():
            if not right:
                value = getattr(rule, key)
                message = f"Rule {rule.id} has {key} = {value!r}."
                yield broken(rule.id, key, message, _allowed(key))


def _allowed(key: str) -> str:
    lists = {"grade": GRADES, "kind": RULE_KINDS, "verified": VERIFIED}
    return f"Choose from: {', '.join(lists[key])}." if key in lists else "Write one."


def only_checked_addresses_are_linked(catalogue: Catalogue) -> Iterator[Finding]:
    """A source marked as doi begins with one; what nobody checked holds none."""
    for rule in catalogue.rules.values():
        begins_with_doi = bool(DOI.match(rule.source))
        if begins_with_doi != (rule.verified == "doi"):
            message = f"Rule {rule.id}: source {rule.source!r} is marked {rule.verified!r}."
            step = "A checked DOI comes first and is marked doi; else name author and year."
            yield broken(rule.id, "verified", message, step)


def every_dose_row_is_there(catalogue: Catalogue) -> Iterator[Finding]:
    """Nine phases x four levels x every item."""
    for phase in PhaseName:
        for level in Level:
            for item in NUMBERED_ITEMS + WORDED_ITEMS:
                if (phase, level, item) not in catalogue.dose:
                    message = f"The dose table has no {item} for {phase}, {level}."
                    yield error(message, "Add the row.", Place("dose.csv", None, item))


def dose_figures_rise_from_minimum_to_maximum(catalogue: Catalogue) -> Iterator[Finding]:
    """Minimum, target and maximum rise, as far as they are given; none is below zero."""
    for key, row in catalogue.dose.items():
        given = [f for f in (row.minimum, row.target, row.maximum) if f is not None]
        if given != sorted(given) or any(figure < 0 for figure in given):
            yield _wrong_row(key, "does not rise from minimum over target to maximum")


def dose_rows_say_something_and_why(catalogue: Catalogue) -> Iterator[Finding]:
    """Numbers or words, rules that exist, a grade A to D."""
    for key, row in catalogue.dose.items():
        if key[2] in NUMBERED_ITEMS and row.minimum is None:
            yield _wrong_row(key, "has no minimum")
        if key[2] in WORDED_ITEMS and not row.text:
            yield _wrong_row(key, "has no words")
        if not row.rules or any(rule not in catalogue.rules for rule in row.rules):
            yield _wrong_row(key, f"cites rules that are not there: {' '.join(row.rules)}")
        if row.grade not in GRADES:
            yield _wrong_row(key, f"has grade {row.grade!r}")


def _wrong_row(key: tuple[str, str, str], what: str) -> Finding:
    place = Place("dose.csv", None, ",".join(key))
    return error(f"The row {', '.join(key)} {what}.", "Correct the row.", place)
