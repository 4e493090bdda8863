"""What titles and descriptions say about a run."""

from __future__ import annotations

import re

import pytest

from tests.planning.classify.titles import TITLES
from wholestride.catalogue.loader import load
from wholestride.domain.catalogue import Catalogue, TitleRule
from wholestride.domain.running import RunKind, RunSubkind
from wholestride.planning.classify import TitleReading, kind_of_title
from wholestride.planning.classify.words import fold, slug

CATALOGUE = load()


def reading(title: str, description: str = "") -> TitleReading:
    found = kind_of_title(title, description, CATALOGUE)
    assert found is not None, title
    return found


@pytest.mark.parametrize(
    ("kind", "title"), [(kind, title) for kind, titles in TITLES.items() for title in titles]
)
def test_a_title_says_its_kind(kind: str, title: str) -> None:
    assert reading(title).kind == kind


@pytest.mark.parametrize("language", ["en", "de", "fr", "es", "sv", "nl", "it"])
def test_every_language_knows_the_kinds_that_decide_placement(language: str) -> None:
    known = {rule.kind for rule in CATALOGUE.titles if rule.language == language}
    assert {RunKind.REST, RunKind.TEMPO, RunKind.INTERVALS, RunKind.LONG, RunKind.HILLS} <= known


@pytest.mark.parametrize("rule", CATALOGUE.titles, ids=lambda rule: rule.pattern[:30])
def test_every_pattern_is_a_sound_rule(rule: TitleRule) -> None:
    re.compile(rule.pattern)
    re.compile(rule.unless)
    assert rule.pattern == rule.pattern.encode("ascii").decode()
    assert rule.reason
    assert 50 <= rule.confidence_percent <= 99
    assert not rule.pattern.startswith("(?="), "a pattern that looks ahead begins with ^"


@pytest.mark.parametrize(
    ("title", "subkind"),
    [
        ("Medium-long run 12 mi", RunSubkind.MEDIUM_LONG),
        ("Mittellanger Lauf", RunSubkind.MEDIUM_LONG),
        ("Marathon pace 10 km", RunSubkind.MARATHON_PACE),
        ("MRT 12 km", RunSubkind.MARATHON_PACE),
        ("Allure marathon 12 km", RunSubkind.MARATHON_PACE),
        ("Long run 18 mi w/ 10 @ MP", RunSubkind.MARATHON_PACE),
        ("Tempo 6 mi", None),
        ("Long run 18 mi", None),
    ],
)
def test_marathon_pace_and_medium_long_are_kept_beside_the_kind(
    title: str, subkind: RunSubkind | None
) -> None:
    assert reading(title).subkind is subkind


@pytest.mark.parametrize(
    "title",
    ["Race pace 5 mi", "5 mi at race effort", "Race week easy 3 mi", "Pre-race shakeout",
     "Marathon pace 6 mi", "Half marathon training: easy 5", "Easy jog after race"],
)  # fmt: skip
def test_the_word_race_alone_makes_no_race(title: str) -> None:
    assert reading(title).kind is not RunKind.RACE


def test_rest_between_repeats_is_no_rest_day() -> None:
    assert reading("4 x (3 min fast, rest 1 min)").kind is RunKind.INTERVALS
    assert reading("6 x 1000 m, 2 min Pause").kind is RunKind.INTERVALS


def test_the_description_is_heard_where_the_title_says_little() -> None:
    found = reading("Run", "6 x 800 m with 2 min jog")
    assert found.kind is RunKind.INTERVALS
    assert "description" in found.reason
    assert found.confidence_percent < reading("6 x 800 m").confidence_percent


def test_the_description_never_outvotes_a_clear_title() -> None:
    assert reading("Easy run", "tomorrow: 6 x 800 m").kind is RunKind.EASY


def test_a_long_run_with_marathon_pace_in_its_description_keeps_it() -> None:
    found = reading("Long run 30 km", "the last 10 km at marathon pace")
    assert (found.kind, found.subkind) == (RunKind.LONG, RunSubkind.MARATHON_PACE)
    slower = reading("Long run 30 km", "45 s slower than marathon pace")
    assert slower.subkind is None


def test_nothing_known_is_none() -> None:
    assert kind_of_title("Qwertz", "", CATALOGUE) is None
    assert kind_of_title("", "", CATALOGUE) is None


def test_rules_are_tried_in_order_and_exceptions_are_heard() -> None:
    rules = (
        TitleRule(RunKind.LONG, "moon", "far", unless="blue"),
        TitleRule(RunKind.EASY, "moon", "near"),
    )
    two = Catalogue({}, {}, {}, {}, titles=rules)
    first, second = (kind_of_title(title, "", two) for title in ("Moon run", "Blue moon run"))
    assert first is not None
    assert second is not None
    assert (first.kind, second.kind) == (RunKind.LONG, RunKind.EASY)


def test_an_endless_title_is_read_at_its_beginning() -> None:
    assert reading("Easy run " + "x " * 500_000).kind is RunKind.EASY


def test_words_are_folded_to_one_spelling() -> None:
    assert fold("ÉTÉ – Größe  “A”") == 'ete - grosse "a"'
    assert slug("Läufe: 8 × 400 m") == "laufe-8-x-400-m"
