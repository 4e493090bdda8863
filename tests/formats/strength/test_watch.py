"""Sets of a watch are taken over under names that are asked about, never as its guesses."""

from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from tests.formats.fit.decoding import messages_of
from tests.formats.fit.files import STARTED, bjorns_run
from tests.formats.samples import FULL
from tests.formats.strength.watch_files import BACK_SQUAT, LUNGE, SQUAT, UNKNOWN, done, gym, title
from wholestride.catalogue.aliases import Names
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import kg, lb
from wholestride.formats.fit.performed import write_performed
from wholestride.formats.fit.writing import Message, write_messages
from wholestride.formats.strength.nouns import LiftedSet, StrengthHistory
from wholestride.formats.strength.reading import read_strength_history

AT_HOME = STARTED + timedelta(hours=1)


def read(*messages: Message) -> StrengthHistory:
    """Half an hour in the gym, as the watch of Björn kept it."""
    return read_strength_history("gym.fit", gym(*messages), zone="Europe/Berlin")


def test_one_exercise_is_asked_about_once_for_all_sessions() -> None:
    found = read(done(8, (SQUAT, BACK_SQUAT), sixteenths=40 * 16))
    assert found.app == "watch"
    assert found.sets == (LiftedSet("Watch: barbell back squat", AT_HOME, 8, kg(40)),)


def test_candidates_are_asked_about_in_their_session_and_never_chosen() -> None:
    found = read(
        done(8, (SQUAT, BACK_SQUAT), (LUNGE, None), (UNKNOWN, None)), done(6, (LUNGE, None))
    )
    assert [each.name for each in found.sets] == [
        "Watch 2026-11-24 06:45: barbell back squat or lunge",
        "Watch 2026-11-24 06:45: lunge",
    ]


def test_another_decoder_finds_the_same_candidates() -> None:
    data = gym(done(8, (SQUAT, BACK_SQUAT), (LUNGE, None)))
    (kept,) = messages_of(data, "set")
    assert kept["category"] == (SQUAT, LUNGE)
    assert kept["category_subtype"] == (BACK_SQUAT, None)


def test_a_title_that_came_with_the_session_is_a_name(catalogue: Catalogue) -> None:
    (lifted,) = read(done(8, (SQUAT, BACK_SQUAT)), title(SQUAT, BACK_SQUAT, "Back Squat")).sets
    assert Names(catalogue.exercises).exercise(lifted.name) == "squat_bb"
    (guess,) = read(
        done(8, (SQUAT, BACK_SQUAT), (LUNGE, 1)), title(SQUAT, BACK_SQUAT, "Back Squat")
    ).sets
    assert Names(catalogue.exercises).exercise(guess.name) is None


def test_what_the_watch_does_not_know_is_counted_and_left_out() -> None:
    found = read(done(8, (UNKNOWN, None)), done(8, (None, None)))
    assert not found.sets
    assert "Of 2 sets the watch does not know" in str(found.findings[0])


def test_pounds_come_back_as_they_were_typed_and_holds_have_seconds() -> None:
    found = read(
        done(5, (SQUAT, BACK_SQUAT), sixteenths=round(lb(135).kg * 16), unit=2),
        done(None, (SQUAT, BACK_SQUAT)),
    )
    assert [each.load for each in found.sets] == [lb(135), None]
    assert [each.seconds for each in found.sets] == [None, 40]


def test_a_session_of_ours_comes_back_under_our_names(catalogue: Catalogue) -> None:
    log = SessionLog(FULL.id, (SetLog("plank", seconds=45), SetLog("goblet_squat", 8, kg(16))))
    data = write_performed(FULL, log, catalogue.exercises, "Europe/Berlin")
    names = Names(catalogue.exercises)
    sets = read_strength_history("done.fit", data, zone="Europe/Berlin").sets
    assert [names.exercise(each.name) for each in sets] == ["plank", "goblet_squat"]


def test_a_run_holds_no_sets() -> None:
    data = write_messages(bjorns_run(5))
    assert read_strength_history("run.fit", data, zone="UTC") == StrengthHistory()


@given(st.lists(st.tuples(st.integers(0, 255), st.integers(0)), min_size=1, max_size=8))
def test_no_damage_is_an_exception(changes: list[tuple[int, int]]) -> None:
    raw = bytearray(gym(done(8, (SQUAT, None))))
    for value, place in changes:
        raw[place % len(raw)] = value
    read_strength_history("gym.fit", bytes(raw), zone="UTC")
