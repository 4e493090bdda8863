"""What the documents say about rules is what the rule data says."""

from __future__ import annotations

import re

import pytest

from tests.docs.pages import documents, page
from wholestride.catalogue.loader import load

RULES = load().rules
NUMBERED = re.compile(
    r"\b((?:DOSE|PHASE|PROG|PLYO|INJ|TEST|UPPER|CORE|MOB|BAL|WARM|POP|GATE|META|OWN|I|R|T|L|A|C|O)\d\d)\b"
)
CITED = re.compile(r"\[([A-Z]+\d\d)\], ([A-D])\b")
ROW = re.compile(
    r"^\| (\[[A-Z]+\d\d\](?:, \[[A-Z]+\d\d\])*) \| ([A-D](?:, [A-D])*) \|", re.MULTILINE
)


def test_every_rule_stands_on_the_evidence_page_with_grade_and_statement() -> None:
    rows = {
        match[1]: line
        for line in page("docs/evidence.md").splitlines()
        if (match := re.match(r'\| <a id="[a-z0-9]+"></a>`([A-Z0-9]+)` \|', line))
    }
    assert set(rows) == set(RULES)
    wrong = [
        rule.id
        for rule in RULES.values()
        if f"| {rule.grade} | {rule.kind} |" not in rows[rule.id]
        or rule.statement.replace("|", "\\|") not in rows[rule.id]
    ]
    assert not wrong


@pytest.mark.parametrize("name", documents())
def test_every_rule_that_a_page_names_exists(name: str) -> None:
    assert not set(NUMBERED.findall(page(name))) - set(RULES)


@pytest.mark.parametrize("name", documents())
def test_a_grade_beside_a_rule_is_the_rules_grade(name: str) -> None:
    text = page(name)
    cited = CITED.findall(text)
    for ids, grades in ROW.findall(text):
        cited += zip(re.findall(r"[A-Z]+\d\d", ids), grades.split(", "), strict=True)
    assert not [(rule, grade) for rule, grade in cited if RULES[rule].grade != grade]


def test_the_page_for_coaches_cites_every_hard_rule() -> None:
    named = set(NUMBERED.findall(page("docs/how-the-planner-decides.md")))
    assert {rule.id for rule in RULES.values() if rule.kind == "hard"} <= named


def test_a_source_that_was_not_checked_is_no_link() -> None:
    text = page("docs/evidence.md")
    assert not re.search(r"\]\([^)]*(UNCHECKED|NOT_SEEN)", text)
    assert "UNCHECKED" not in text
    assert "NOT_SEEN" not in text
