"""The same run from watch, Strava and phone is one run."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.planning.recorded.made import PHONE, STRAVA, TUESDAY, WATCH, recordings
from wholestride.domain.recordings import Recording, Sport
from wholestride.formats.activities import read_activities
from wholestride.planning.recorded.likeness import Likeness, contradiction, likeness
from wholestride.planning.recorded.linking import (
    MOST_NEAR,
    MOST_TOGETHER,
    linked,
    told_apart,
    told_same,
)


def groups(*them: Recording) -> list[list[str]]:
    return [[each.id for each in found.recordings] for found in linked(them).activities]


def later(recording: Recording, seconds: int) -> Recording:
    by = timedelta(seconds=seconds)
    utc = recording.utc_start
    return replace(recording, start=recording.start + by, utc_start=utc + by if utc else None)


def test_watch_phone_and_strava_show_one_run_and_the_watch_tells_most() -> None:
    (run,) = linked([STRAVA, PHONE, WATCH]).activities
    assert [each.source for each in run.recordings] == ["fit", "gpx", "strava"]
    assert run.best.id == WATCH.id


def test_what_only_the_others_know_is_kept() -> None:
    (run,) = linked([WATCH, PHONE]).activities
    assert (run.best.title, run.best.mean_heart_rate) == ("Morning by the river", 150)
    assert run.recordings[0] == WATCH


@pytest.mark.parametrize(
    "other",
    [
        later(PHONE, 120),
        replace(PHONE, elapsed_seconds=2700),
        replace(PHONE, sport=Sport.CYCLING),
        replace(PHONE, id="aaaa-2"),
    ],
    ids=["starts later", "shorter", "a ride", "of the same file"],
)
def test_two_activities_stay_two(other: Recording) -> None:
    assert groups(WATCH, other) == [[WATCH.id], [other.id]]


def test_a_heap_at_one_moment_is_soon_done_with(monkeypatch: pytest.MonkeyPatch) -> None:
    heap = [replace(PHONE, id=f"{number:04}-1") for number in range(1000)]
    compared = []

    def counted(one: Recording, other: Recording) -> Likeness | None:
        compared.append((one.id, other.id))
        return likeness(one, other)

    monkeypatch.setattr("wholestride.planning.recorded.linking.likeness", counted)
    found = linked(heap).activities
    assert sum(len(each.recordings) for each in found) == len(heap)
    assert max(len(each.recordings) for each in found) == MOST_TOGETHER
    assert len(compared) <= MOST_NEAR * len(heap)


def test_short_repeats_that_are_saved_one_by_one_are_no_copies() -> None:
    first = replace(WATCH, elapsed_seconds=90, device="")
    second = replace(later(first, 110), id="bbbb-1")
    assert len(groups(first, second)) == 2


def test_the_same_file_saved_anew_is_found_by_its_device() -> None:
    mended = replace(WATCH, id="dddd-1", elapsed_seconds=2000)
    assert groups(WATCH, mended) == [["aaaa-1", "dddd-1"]]


def test_a_link_that_was_undone_stays_undone_when_a_third_recording_resembles_both() -> None:
    watch, phone = told_apart(WATCH, PHONE)
    found = groups(watch, phone, STRAVA)
    assert [group for group in found if {WATCH.id, PHONE.id} <= set(group)] == []
    assert sorted(chain(*found)) == ["aaaa-1", "bbbb-1", "cccc-1"]


def test_an_undone_link_stays_so_beside_a_fresh_copy_of_the_recording() -> None:
    watch, phone = told_apart(WATCH, PHONE)
    for copies in ([WATCH, PHONE, watch, phone], [watch, phone, PHONE, WATCH]):
        assert groups(*copies) == [[WATCH.id], [PHONE.id]]


def test_a_wrong_time_zone_is_asked_and_never_guessed() -> None:
    wrong = later(replace(PHONE, zone_source=WATCH.zone_source.LOCAL), 2 * 3600 - 70)
    wrong = replace(wrong, utc_start=None, elapsed_seconds=2990)
    found = linked([WATCH, wrong])
    assert len(found.activities) == 2
    assert found.asked == ((WATCH, wrong),)
    assert groups(*told_same(WATCH, wrong)) == [["aaaa-1", "bbbb-1"]]
    assert linked(told_apart(WATCH, wrong)).asked == ()


def test_who_says_same_after_apart_is_heard() -> None:
    assert groups(*told_same(*told_apart(WATCH, PHONE))) == [["aaaa-1", "bbbb-1"]]


@given(recordings(), st.randoms(use_true_random=False))
def test_neither_order_nor_repetition_matters(them: list[Recording], dice: object) -> None:
    shuffled = them * 2
    dice.shuffle(shuffled)  # type: ignore[attr-defined]  # Hypothesis gives a random.Random
    assert linked(shuffled) == linked(them)


@given(recordings())
def test_linking_is_an_equivalence(them: list[Recording]) -> None:
    """Each recording is in exactly one activity, and no two of one contradict each other."""
    found = linked(them).activities
    assert sorted(chain(*(group.recordings for group in found)), key=lambda each: each.id) == (
        sorted(them, key=lambda each: each.id)
    )
    for group in found:
        for one in group.recordings:
            assert not any(contradiction(one, each) for each in group.recordings if each != one)


@given(recordings())
def test_what_was_said_to_be_apart_is_never_one(them: list[Recording]) -> None:
    for group in linked(them).activities:
        ids = {each.id for each in group.recordings}
        assert not any(ids & set(each.apart_from) - {each.id} for each in group.recordings)


@pytest.mark.shared
def test_of_the_real_files_three_pairs_are_one_activity_and_no_others(shared_data: Path) -> None:
    source = {}
    for path in sorted((shared_data / "activities").iterdir()):
        if path.suffix != ".csv":
            for each in read_activities(path.name, path.read_bytes(), zone="UTC")[0]:
                source[each] = path.name[:12]
    found = linked(source)
    several = {tuple(sorted(source[each] for each in group.recordings))
               for group in found.activities if len(group.recordings) > 1}  # fmt: skip
    assert len(source) * (len(source) - 1) // 2 == 1485
    assert several == {
        ("016f1581fec3", "2a0c0d8fbc8d"),
        ("12c9b5bff880", "90bf03369eb0"),
        ("2020-06-01-1", "activity_503"),
    }
    assert found.asked == ()


def test_the_runners_own_strength_is_never_taken_for_the_run_of_that_hour() -> None:
    gym = replace(WATCH, id="eeee-1", sport=Sport.STRENGTH, start=TUESDAY)
    assert len(groups(WATCH, gym)) == 2
