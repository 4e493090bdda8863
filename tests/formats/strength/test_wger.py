"""wger's log is read as its server gives it."""

from __future__ import annotations

import json
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.strength.tables import WGER
from wholestride.domain.quantities import kg, lb
from wholestride.formats.strength.nouns import LiftedSet, StrengthHistory
from wholestride.formats.strength.reading import is_strength, read_strength_history


def read(text: str) -> StrengthHistory:
    """A log of Chidi's, who lives in Denver."""
    return read_strength_history("wger.json", text.encode(), zone="America/Denver")


def test_a_session_begins_with_its_first_set_and_numbers_stand_for_names() -> None:
    found = read(WGER)
    assert found.app == "wger"
    assert is_strength(WGER.encode())
    assert found.sets == (
        LiftedSet("wger exercise 192", datetime(2026, 10, 6, 18, 4), 8, lb(95)),
        LiftedSet("wger exercise 192", datetime(2026, 10, 6, 18, 4), 5, kg(80), rir=1),
        LiftedSet("Plank", datetime(2026, 10, 8), seconds=60),
    )


def test_what_cannot_be_used_is_said_by_its_entry() -> None:
    said = [str(each) for each in read(WGER).findings]
    assert said[0].startswith("wger.json (entry 4): The set was left out: its unit")
    assert said[1].startswith("wger.json (entry 5): The set was left out: its date is no time")


def test_one_page_of_several_says_where_the_next_one_is() -> None:
    more = WGER.replace('"next": null', '"next": "https://wger.example/api/v2/page-2"')
    assert "page-2" in str(read(more).findings[0])


@pytest.mark.parametrize("text", ['{"exercise" "repetitions"', '{"exercise": 1, "repetitions": 2}'])
def test_other_json_is_refused_with_words(text: str) -> None:
    (finding,) = read(text).findings
    assert finding.next_step


PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9)
JSON = PLAIN | st.lists(PLAIN, max_size=2) | st.fixed_dictionaries({"id": PLAIN, "name": PLAIN})
KEYS = ("date", "session", "exercise", "repetitions", "repetitions_unit", "weight", "weight_unit")


@given(st.lists(st.fixed_dictionaries(dict.fromkeys((*KEYS, "rir"), JSON)), max_size=2))
def test_no_values_are_an_exception(entries: list[object]) -> None:
    entry = json.loads(WGER)["results"][0]
    mixed = [entry, *({**entry, **each} for each in entries if isinstance(each, dict)), *entries]
    found = read(json.dumps(mixed))
    assert found.sets or found.findings
