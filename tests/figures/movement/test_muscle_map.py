"""The muscle map: every dosed region has its place, and its colour says how much is done."""

from __future__ import annotations

import re

from wholestride.domain.exercise import DOSED_REGIONS
from wholestride.figures.movement import Sets, muscle_map


def level(text: str, region: str) -> set[str]:
    return set(re.findall(rf'<g class="(\w+)"><title>{region}: ', text))


def test_every_region_of_the_dose_table_is_on_the_map() -> None:
    text = muscle_map({}, "Nothing is planned.")
    for region in DOSED_REGIONS:
        assert level(text, region.spoken) == {"dn"}, region


def test_the_colour_grows_with_the_sets_that_are_done() -> None:
    amounts = {
        "quads": Sets(0, 8),
        "glutes": Sets(3, 8),
        "hamstrings": Sets(4, 8),
        "calves": Sets(9, 8),
    }
    text = muscle_map(amounts, "This week.")
    found = [level(text, region) for region in amounts]
    assert found == [{"d0"}, {"d1"}, {"d2"}, {"d3"}]
    assert "glutes: 3 of 8" in text
    assert 'aria-label="This week."' in text


def test_quads_show_on_the_front_and_hamstrings_on_the_back() -> None:
    text = muscle_map({}, "")
    front, back = text.split('<g transform="translate(')[1:]
    assert "quads" in front
    assert "quads" not in back
    assert "hamstrings" in back
    assert "hamstrings" not in front
