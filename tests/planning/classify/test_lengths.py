"""Distances, minutes and repeats that titles give."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wholestride.domain.quantities import Distance, km, miles
from wholestride.planning.classify.lengths import MOST_METRES, MOST_MINUTES, Repeats, read_length
from wholestride.planning.classify.words import fold


@pytest.mark.parametrize(
    ("title", "distance"),
    [
        ("5m mod", miles(5)),
        ("20m long", miles(20)),
        ("6 mi", miles(6)),
        ("13.1 miles", miles(13.1)),
        ("10K", km(10)),
        ("10,5 km locker", km(10.5)),
        ("2-3 km", km(2.5)),
        ("8 – 10 mi", miles(9)),
        ("10 Meilen", miles(10)),
        ("2 mil lugnt", km(20)),
        ("5000 m", km(5)),
        ("12 mi w/ 8 @ MP", miles(12)),
        ("20 km incl. 8 km MP", km(20)),
        ("2 mi WU, 4 mi tempo, 2 mi CD", miles(8)),
        ("3 km Einlaufen, 5 km Tempo, 2 km Auslaufen", km(10)),
        ("AM 6 mi PM 4 mi", miles(10)),
        ("Easy 5 km @ 6:10/km", km(5)),
        ("8 km in 45:00", km(8)),
        ("6 mi pace", miles(6)),
        ("Run 1km, walk 4km", km(5)),
        ("One mile run", miles(1)),
        ("15k/10mi", miles(10)),
    ],
)
def test_the_distance_of_the_whole_run_is_read(title: str, distance: Distance) -> None:
    assert read_length(fold(title)).distance == distance


@pytest.mark.parametrize(
    ("title", "minutes"),
    [
        ("45 min", 45),
        ("45 m", 45),
        ("Easy 90'", 90),
        ("1h30", 90),
        ("1 h 30 min", 90),
        ("1:30 h", 90),
        ("Long 1:45", 105),
        ("1,5 h locker", 90),
        ("Lauf 1 Std 15 min", 75),
        ("2 hours", 120),
        ("1 timme", 60),
        ("90-120 min", 105),
        ("30 tempo", 30),
        ("Ten minute run", 10),
        ("intervals 50 min", 50),
        ("15 min easy + 20 min tempo + 10 min easy", 45),
        ("Run 5 minutes, walk 2 minutes. Repeat 4 times", 28),
        ("6 x (run 1 min + walk 4 min)", 30),
        ("8 x 1 min fast, 45 min in all", 45),
    ],
)
def test_the_minutes_of_the_whole_run_are_read(title: str, minutes: int) -> None:
    assert read_length(fold(title)).minutes == minutes


@pytest.mark.parametrize(
    ("title", "repeats"),
    [
        ("6 x 800m", Repeats(6, metres=800)),
        ("8 × 400", Repeats(8, metres=400)),
        ("5 x 1K", Repeats(5, metres=1000)),
        ("3 x 1 mile", Repeats(3, metres=1609)),
        ("5 x 3 min", Repeats(5, seconds=180)),
        ("10 x 30 s", Repeats(10, seconds=30)),
        ("5 x 3", Repeats(5, seconds=180)),
    ],
)
def test_repeats_are_pieces_and_no_whole(title: str, repeats: Repeats) -> None:
    length = read_length(fold(title))
    assert length.repeats == (repeats,)
    assert not length.known


@pytest.mark.parametrize(
    "title", ["6 x 3' (2' rec)", "5 x 400 5-K pace", "4 x 1000 m, 400 m jog", "8 x 400 m @ 1:45",
              "5 x 1 km im 10-km-Tempo"]
)  # fmt: skip
def test_recoveries_and_paces_are_no_length(title: str) -> None:
    assert not read_length(fold(title)).known


@pytest.mark.parametrize(
    ("title", "bare"),
    [("Endurance 12", 12), ("20", 20), ("20 run", 20), ("Long 18", 18), ("Easy", None),
     ("Week 3", None)],
)  # fmt: skip
def test_a_number_without_a_unit_waits_for_the_calendar(title: str, bare: float | None) -> None:
    assert read_length(fold(title)).bare == bare


@given(st.text(max_size=60))
def test_no_title_gives_an_impossible_length(title: str) -> None:
    length = read_length(fold(title))
    assert length.minutes is None or 0 < length.minutes <= MOST_MINUTES
    assert length.distance is None or 0 < length.distance.metres <= MOST_METRES * 2
    assert all(each.count >= 0 for each in length.repeats)


NUMBERS = st.integers(0, 9999).map(str) | st.sampled_from(["1.5", "1,5", "0", "00", "1:30", "9:99"])
WORDS = " x |x|(|)| km| mi| min|'|h| m| - |+|@|/| walk | run | repeat | long "
PIECES = NUMBERS | st.sampled_from(WORDS.split("|"))


@given(st.lists(PIECES, max_size=12).map("".join))
def test_no_heap_of_numbers_and_units_breaks_the_reading(title: str) -> None:
    length = read_length(fold(title))
    assert length.minutes is None or length.minutes > 0
