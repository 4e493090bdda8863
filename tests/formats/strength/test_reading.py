"""Strength history of other apps is read, and filed under exercises only where that is sure."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO

from hypothesis import given
from hypothesis import strategies as st

from tests.cast import CHIDI
from tests.formats.strength.tables import (
    FITNOTES_ANDROID,
    FITNOTES_IOS,
    FITNOTES_IOS_WITH_TIMES,
    HEVY,
    LIFTOSAUR,
    STRONG_WITH_NUMBERS,
    STRONG_WITH_UNITS,
    STRONG_WITHOUT_UNITS,
    TABLES,
)
from wholestride.catalogue.aliases import Names, aliases
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.quantities import MassUnit, kg, lb
from wholestride.formats.strength.logbook import filed, together
from wholestride.formats.strength.nouns import LiftedSet, StrengthHistory
from wholestride.formats.strength.reading import is_strength, read_strength_history
from wholestride.planning.progress.estimates import estimates

EVENING = datetime(2026, 10, 6, 18, 4)


def read(data: str, unit: MassUnit | None = None) -> StrengthHistory:
    """A table of Chidi's, who lives in Denver."""
    return read_strength_history("table.csv", data.encode(), zone="America/Denver", unit=unit)


def test_strong_with_units_gives_sets_without_rests() -> None:
    found = read(STRONG_WITH_UNITS)
    sets = found.sets
    assert (found.app, found.findings) == ("Strong", ())
    assert sets[:3] == (
        LiftedSet("Squat (Barbell)", EVENING, 8, kg(40), warm_up=True),
        LiftedSet("Squat (Barbell)", EVENING, 5, kg(80), rir=2),
        LiftedSet("Squat (Barbell)", EVENING, 5, kg(82.5), rir=1),
    )
    assert sets[3] == LiftedSet("Plank", EVENING, seconds=60)
    assert len(sets) == 5


def test_a_column_without_a_name_says_nothing() -> None:
    numbered = "".join(
        f"{number or ''};{line}"
        for number, line in enumerate(STRONG_WITH_UNITS.splitlines(keepends=True))
    )
    assert read(numbered).sets == read(STRONG_WITH_UNITS).sets


def test_strong_without_units_asks_for_them_and_reads_its_narrow_spaces() -> None:
    asked = read(STRONG_WITHOUT_UNITS)
    assert asked.unit_asked
    assert not asked.sets
    assert "--unit" in str(asked.findings[0])
    told = read(STRONG_WITHOUT_UNITS, MassUnit.LB)
    assert not told.findings
    assert told.sets[0] == LiftedSet("Squat (Barbell)", EVENING, 5, lb(175), rir=2)


def test_strong_with_numbered_sessions_knows_metres_and_sets_to_failure() -> None:
    found = read(STRONG_WITH_NUMBERS)
    assert not found.findings
    assert found.sets == (
        LiftedSet("Squat (Barbell)", EVENING, 6, kg(82.5), rir=0),
        LiftedSet("Farmers Walk", EVENING, load=kg(24), metres=40),
    )


def test_hevy_gives_sets_and_says_which_row_was_left_out() -> None:
    found = read(HEVY)
    assert found.sets == (
        LiftedSet("Squat (Barbell)", EVENING, 8, kg(40), warm_up=True),
        LiftedSet("Squat (Barbell)", EVENING, 5, kg(80), rir=2),
        LiftedSet("Farmers Walk", EVENING, load=kg(24), metres=40),
    )
    assert "start_time is no time" in str(found.findings[0])
    to_failure = read(HEVY.replace('1,"normal",80,5,,,8', '1,"failure",80,5,,,'))
    assert to_failure.sets[1].rir == 0
    tabs = HEVY.replace('","', '"\t"').replace('",', '"\t').replace(',"', '\t"')
    pounds = HEVY.replace("weight_kg", "weight_lbs")
    assert is_strength(tabs.encode())
    assert read(pounds).sets[1].load == lb(80)


def test_fitnotes_of_a_phone_knows_the_day_alone() -> None:
    found = read(FITNOTES_ANDROID)
    assert (found.app, found.findings) == ("FitNotes", ())
    assert found.sets == (
        LiftedSet("Barbell Squat", datetime(2026, 10, 6), 5, kg(80)),
        LiftedSet("Plank", datetime(2026, 10, 6), seconds=90),
        LiftedSet("Farmers Walk", datetime(2026, 10, 8), load=lb(53), metres=40),
    )
    assert read(FITNOTES_ANDROID.replace("kgs", "").replace("lbs", "")).unit_asked


def test_fitnotes_with_two_weights_keeps_the_runners_own() -> None:
    assert [each.load for each in read(FITNOTES_IOS).sets] == [kg(80), None]
    assert read(FITNOTES_IOS, MassUnit.LB).sets[0].load == lb(176.4)


def test_fitnotes_with_times_tells_them_in_the_runners_zone() -> None:
    assert read(FITNOTES_IOS_WITH_TIMES).unit_asked
    found = read(FITNOTES_IOS_WITH_TIMES, MassUnit.KG)
    assert found.sets == (
        LiftedSet("Squat (Barbell)", EVENING, 8, kg(40), warm_up=True),
        LiftedSet("Squat (Barbell)", EVENING, 5, kg(82.5), rir=2),
        LiftedSet("Plank", EVENING, seconds=90),
    )
    assert "in your time zone, America/Denver" in str(found.findings[0])


def test_liftosaur_gives_what_was_done_and_not_what_was_required() -> None:
    found = read(LIFTOSAUR)
    assert found.app == "Liftosaur"
    assert found.sets == (
        LiftedSet("Squat", EVENING, 8, lb(95), warm_up=True),
        LiftedSet("Goblet Squat, Dumbbell", EVENING, 6, lb(75), rir=1),
    )


def test_other_tables_are_no_strength_history() -> None:
    assert is_strength(STRONG_WITH_UNITS.encode())
    assert is_strength("\ufeff".encode() + HEVY.encode())
    assert not is_strength(b"id,start_date_local,name,type\n")
    assert not is_strength(b"")
    assert not is_strength(b"\x0e\r\x20.FIT\r" + bytes(60))


def test_names_are_matched_only_where_it_is_sure(catalogue: Catalogue) -> None:
    names = Names(catalogue.exercises, {"Smith Squat": "", "My press": "floor_press"})
    assert names.exercise("squat (barbell)") == "squat_bb"
    assert names.exercise("Goblet squat") == "goblet_squat"
    assert names.exercise("my PRESS") == "floor_press"
    assert names.exercise("Smith Squat") == ""
    assert names.exercise("Squat") is None


def test_an_open_name_is_helped_with_what_shares_its_words(catalogue: Catalogue) -> None:
    names = Names(catalogue.exercises)
    assert "squat_bb" in names.nearest("Watch: barbell back squat")
    assert len(names.nearest("Squat")) == 3
    assert names.nearest("of db") == names.nearest("Zzz") == ()


def test_every_alias_is_an_exercise_and_means_one_only(catalogue: Catalogue) -> None:
    names = Names(catalogue.exercises)
    for name, exercise in aliases().items():
        assert exercise in catalogue.exercises, name
        assert names.exercise(name) == exercise, name


def test_history_becomes_sessions_and_what_is_open_is_asked(catalogue: Catalogue) -> None:
    sets = read(STRONG_WITH_UNITS).sets
    found = filed(sets, Names(catalogue.exercises))
    assert found.asked == (("Smith Squat", 1),)
    (log,) = found.logs
    assert log.session.startswith("history-2026-10-06-")
    assert [(each.exercise, each.number, each.warm_up) for each in log.sets] == [
        ("squat_bb", 1, True),
        ("squat_bb", 1, False),
        ("squat_bb", 2, False),
        ("plank", 1, False),
    ]
    assert filed(sets, Names(catalogue.exercises)) == found


def test_equal_sets_all_count_and_an_export_twice_counts_once(catalogue: Catalogue) -> None:
    names = Names(catalogue.exercises)
    sets = [LiftedSet("Squat (Barbell)", EVENING, 5, kg(80))] * 3
    whole, half = filed(sets, names), filed(sets[:2], names)
    assert [each.number for each in whole.logs[0].sets] == [1, 2, 3]
    assert together([half, whole, half]) == whole


def test_estimates_follow_from_the_history(catalogue: Catalogue) -> None:
    found = filed(read(HEVY).sets, Names(catalogue.exercises))
    estimate = estimates(found.logs, CHIDI, date(2026, 10, 8))["squat_bb"]
    assert estimate.e1rm is not None
    assert 85 < estimate.e1rm.kg < 105
    assert estimate.working == kg(80)


@given(st.sampled_from(TABLES), st.data())
def test_no_damage_is_an_exception(table: str, data: st.DataObject) -> None:
    raw = bytearray(table.encode())
    for _ in range(data.draw(st.integers(1, 12))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    is_strength(bytes(raw))
    read_strength_history("x.csv", bytes(raw), zone="UTC", unit=MassUnit.KG)


LOADS = st.integers(1, 1600).map(lambda quarters: quarters / 4)
ROWS = st.lists(
    st.tuples(
        st.text(st.characters(codec="utf-8"), min_size=1, max_size=20),
        st.integers(1, 99),
        LOADS | st.none(),
    ),
    min_size=1,
    max_size=5,
)


@given(ROWS, st.sampled_from([".", ","]))
def test_what_was_lifted_comes_back_however_it_is_called_and_written(
    rows: list[tuple[str, int, float | None]], mark: str
) -> None:
    table = StringIO(newline="")
    writer = csv.writer(table, delimiter=";")
    writer.writerow(("Date", "Exercise Name", "Set Order", "Weight (kg)", "Reps"))
    for number, (name, reps, load) in enumerate(rows, start=1):
        weight = "" if load is None else f"{load:.2f}".replace(".", mark)
        writer.writerow(("2026-10-06 18:04:00", name, number, weight, reps))
    kept = [(name.strip(), reps, load) for name, reps, load in rows if name.strip()]
    text = table.getvalue()
    if "\0" not in text:
        found = read(text).sets
        assert [(each.name, each.reps, each.load and each.load.kg) for each in found] == kept
