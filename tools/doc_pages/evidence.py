"""The evidence page: every rule with its grade, its statement and its source."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from tools.doc_pages.marks import code, join, made, table
from wholestride.domain.catalogue import Rule

FAMILIES: Mapping[str, str] = {
    "dose": "How much",
    "phase": "Phases",
    "prog": "Effort and progression",
    "plyo": "Jumps",
    "inj": "Injury and pain",
    "test": "Self-tests",
    "upper": "Upper body",
    "core": "Core",
    "mob": "Mobility and flexibility",
    "bal": "Balance",
    "warm": "Warm-up",
    "pop": "Youth, age, pregnancy",
    "gate": "Readiness",
    "meta": "How rules are shown",
    "interference": "Strength and running on the same legs",
    "race-recovery": "After a race",
    "taper": "Before a race",
    "load": "Load",
    "autoregulation": "Today's form",
    "run-class": "What a run is",
    "output": "What the planner hands back",
    "own": "Our own defaults",
}
"""Families of rules in the order of the page, with their headings."""

INTRODUCTION = """
# The evidence

Every rule that decides something has an id, a grade and a source. The program shows the same
ids beside what they decide (`wholestride why`). **A** is strong, **B** good, **C** weak, **D**
our own default that nobody has tested; the [glossary](glossary.md#grades-of-evidence) says it
in full.

What the rules may not be read as: nobody has shown that strength training keeps runners in
general free of injury, screening does not forecast injury, and no trial shows that stronger
arms make a runner faster. Running economy improves by about 2 to 4 % on average, and in some
runners not at all.

A source that we could not check is named without a link. *Hard* rules forbid, *soft* ones
cost, *gates* stop or lighten, *prescriptions* say what to do, *notes* are about wording and
display.
"""

_DOI = re.compile(r"\b10\.\d{4,9}/[^\s;,]+")
_UNCHECKED = re.compile(r"UNCHECKED|NOT_SEEN|not checked|not seen", re.IGNORECASE)
_PMC = re.compile(r"\bPMC\d+\b")
_PMID = re.compile(r"\bPMID (\d+)\b")


def evidence_page(rules: Mapping[str, Rule]) -> str:
    """The whole page."""
    families = list(dict.fromkeys([*FAMILIES, *(rule.domain for rule in rules.values())]))
    return join(
        [
            made("the rule data of the catalogue"),
            INTRODUCTION,
            *(_family(name, rules.values()) for name in families),
        ]
    )


def _family(name: str, rules: Iterable[Rule]) -> str:
    members = [rule for rule in rules if rule.domain == name]
    if not members:
        return ""
    rows = (
        (_anchored(rule), rule.grade, rule.kind, _statement(rule), source(rule.source))
        for rule in members
    )
    return join(
        [
            f"## {FAMILIES.get(name, name.capitalize())}",
            table(("rule", "grade", "kind", "statement", "source"), rows),
        ]
    )


def _anchored(rule: Rule) -> str:
    return f'<a id="{rule.id.lower()}"></a>{code(rule.id)}'


def _statement(rule: Rule) -> str:
    about = f" (For: {rule.population}.)" if rule.population not in ("", "all", "runners") else ""
    return f"{rule.statement}{about}"


def source(text: str) -> str:
    """A source with its addresses as links; what was not checked stays plain text.

    >>> source("10.1007/s40279-017-0835-7")
    '[10.1007/s40279-017-0835-7](https://doi.org/10.1007/s40279-017-0835-7)'
    >>> source("our default")
    'our default'
    """
    return "; ".join(_linked(part) for part in re.split(r";\s+", text.strip()))


def _linked(text: str) -> str:
    if _UNCHECKED.search(text):
        return text
    text = _DOI.sub(lambda found: f"[{found[0]}]({_doi_address(found[0])})", text)
    text = _PMC.sub(
        lambda found: f"[{found[0]}](https://pmc.ncbi.nlm.nih.gov/articles/{found[0]}/)", text
    )
    return _PMID.sub(
        lambda found: f"[{found[0]}](https://pubmed.ncbi.nlm.nih.gov/{found[1]}/)", text
    )


def _doi_address(doi: str) -> str:
    return "https://doi.org/" + doi.replace("(", "%28").replace(")", "%29")
