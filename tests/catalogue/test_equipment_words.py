"""Equipment as people write it, in five languages."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.catalogue.equipment import nearest_equipment, read_equipment
from wholestride.catalogue.loader import load
from wholestride.domain.exercise import EVERYWHERE, Equipment

pieces = st.sampled_from(list(Equipment))


@pytest.mark.parametrize(
    ("word", "piece"),
    [
        ("dumbbells", Equipment.DUMBBELL),
        ("Kettlebells", Equipment.KETTLEBELL),
        ("foam-roller", Equipment.FOAM_ROLLER),
        ("pullup bar", Equipment.PULL_UP_BAR),
        ("chin_up_bar", Equipment.PULL_UP_BAR),
        ("TRX", Equipment.SUSPENSION_TRAINER),
        ("2 x 16 kg dumbbells", Equipment.DUMBBELL),
        ("a bench", Equipment.BENCH),
        ("boxes", Equipment.BOX),
        ("hex bar", Equipment.TRAP_BAR),
        ("ball", Equipment.STABILITY_BALL),
        ("Hantel", Equipment.DUMBBELL),
        ("Kurzhanteln", Equipment.DUMBBELL),
        ("Langhantel", Equipment.BARBELL),
        ("Klimmzugstange", Equipment.PULL_UP_BAR),
        ("Faszienrolle", Equipment.FOAM_ROLLER),
        ("haltères", Equipment.DUMBBELL),
        ("élastiques", Equipment.BAND),
        ("rouleau de massage", Equipment.FOAM_ROLLER),
        ("mancuernas", Equipment.DUMBBELL),
        ("barra de dominadas", Equipment.PULL_UP_BAR),
        ("hantlar", Equipment.DUMBBELL),
        ("skivstång", Equipment.BARBELL),
        ("hopprep", Equipment.ROPE),
    ],
)
def test_what_people_write_is_understood(word: str, piece: Equipment) -> None:
    assert read_equipment(word, load()) is piece


@given(pieces, st.sampled_from(["", "s", "es"]), st.sampled_from(["", "2 ", "some ", "1x "]))
def test_capitals_plurals_and_amounts_change_nothing(
    piece: Equipment, ending: str, amount: str
) -> None:
    word = f"  {amount}{piece}{ending} "
    for written in (word, word.upper(), word.replace("-", " "), word.replace(" ", "  ")):
        assert read_equipment(written, load()) is piece


@pytest.mark.parametrize("word", ["", "gym", "spaceship", "dumb", "5"])
def test_what_nobody_knows_is_not_guessed(word: str) -> None:
    assert read_equipment(word, load()) is None


@pytest.mark.parametrize(
    ("word", "piece"),
    [
        ("dumbel", Equipment.DUMBBELL),
        ("ketlebell", Equipment.KETTLEBELL),
        ("bosou", Equipment.BOSU),
    ],
)
def test_a_slip_of_the_pen_is_offered_as_a_suggestion(word: str, piece: Equipment) -> None:
    assert read_equipment(word, load()) is None
    assert nearest_equipment(word, load()) is piece


def test_a_word_like_nothing_at_all_has_no_suggestion() -> None:
    assert nearest_equipment("spaceship", load()) is None


@given(st.text(max_size=40))
def test_any_text_is_read_without_an_exception(word: str) -> None:
    assert read_equipment(word, load()) in (None, *Equipment)


def test_no_alias_is_another_pieces_own_word() -> None:
    own_words = {str(piece): piece for piece in Equipment}
    for alias, piece in load().equipment_aliases.items():
        assert own_words.get(alias, piece) is piece


def test_default_places_are_there_and_the_gym_holds_what_home_holds() -> None:
    places = load().places
    assert {"gym", "home", "hotel", "bodyweight"} <= set(places)
    assert places["home"] <= places["gym"]
    assert places["hotel"] == places["bodyweight"] == frozenset()


def test_what_is_everywhere_needs_no_mention_in_any_place() -> None:
    assert not any(pieces & EVERYWHERE for pieces in load().places.values())
