"""Recorded runs beside planned ones: longer, harder, earlier, extra and missed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.cast import BJORN, START
from wholestride.catalogue.loader import load
from wholestride.domain.findings import Place
from wholestride.domain.logbook import CancelledRun, DoneRun
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Split, Sport
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.domain.season import Season
from wholestride.formats.running.recorded import entry_of
from wholestride.formats.running.weekly import read_weekly
from wholestride.planning.changes import apply_changes
from wholestride.planning.recipe import Wishes, plan
from wholestride.planning.recorded.done import Done, what_was_done
from wholestride.planning.replanning import replan

TODAY = START + timedelta(days=13)


@pytest.fixture(scope="module")
def season() -> Season:
    runs = read_weekly(BJORN, (START, START + timedelta(days=40)))
    return plan(runs, BJORN, load(), START, Wishes(end=START + timedelta(days=40)))


def recorded(start: datetime, minutes: int, *splits: Split) -> CalendarEntry:
    made = Recording(
        f"{start:%d%H%M}x{minutes}-1", start, Sport.RUNNING, minutes * 60, "fit",
        distance=Distance(minutes * 160), splits=splits,
    )  # fmt: skip
    return entry_of(made, Place("r.jsonl"))


def past(season: Season) -> list[Run]:
    return [run for run in season.runs if run.is_run and run.day < TODAY]


def as_planned(season: Season) -> list[CalendarEntry]:
    return [recorded(run.start, run.minutes) for run in past(season)]


def heard(season: Season, *entries: CalendarEntry, today: date = TODAY) -> Done:
    return what_was_done(season, entries, load(), today)


def test_runs_as_planned_change_nothing(season: Season) -> None:
    done = heard(season, *as_planned(season))
    assert (done.changes, done.as_planned) == ((), len(past(season)))


def test_a_longer_run_keeps_its_name_and_takes_its_minutes(season: Season) -> None:
    run = past(season)[1]
    others = [each for each in as_planned(season) if each.day != run.day]
    (change,) = heard(season, *others, recorded(run.start, run.minutes + 30)).changes
    assert isinstance(change, DoneRun)
    assert (change.planned, change.run.id, change.run.minutes) == (run.id, run.id, run.minutes + 30)
    assert change.run.load > run.load


def test_an_easy_run_that_was_run_hard_is_as_hard_as_it_was(season: Season) -> None:
    run = next(each for each in past(season) if each.kind is RunKind.EASY)
    others = [each for each in as_planned(season) if each.day != run.day]
    hard = recorded(run.start, run.minutes, Split(1500, 6500), Split(900, 2400))
    (change,) = heard(season, *others, hard).changes
    assert isinstance(change, DoneRun)
    assert change.run.kind is RunKind.TEMPO
    assert change.run.key


def test_a_run_that_was_done_a_day_earlier_is_the_planned_one(season: Season) -> None:
    free = next(
        run for run in past(season)
        if run.day > START and run.day.weekday() > 0
        and all(each.day != run.day - timedelta(days=1) for each in season.runs)
    )  # fmt: skip
    entries = [each for each in as_planned(season) if each.day != free.day]
    earlier = free.start - timedelta(days=1)
    splits = (Split(free.minutes * 60, free.minutes * 230),) if free.quality else ()
    done = heard(season, *entries, recorded(earlier, free.minutes, *splits))
    assert [
        (each.planned, each.run.start) for each in done.changes if isinstance(each, DoneRun)
    ] == [(free.id, earlier)]
    assert not any(isinstance(each, CancelledRun) for each in done.changes)


def test_a_run_without_a_recording_was_missed_only_where_others_were_recorded(
    season: Season,
) -> None:
    first, missed, *rest = past(season)
    entries = [recorded(run.start, run.minutes) for run in (first, *rest)]
    assert heard(season, *entries).changes == (CancelledRun(missed.id),)
    assert heard(season, entries[0]).changes == ()
    assert heard(season) == Done()


def test_a_run_that_nobody_planned_counts(season: Season) -> None:
    run = past(season)[0]
    extra = recorded(datetime.combine(run.day, time(21)), 20)
    (change,) = heard(season, *as_planned(season), extra).changes
    assert isinstance(change, DoneRun)
    assert (change.planned, change.run.id) == ("", f"recorded-{extra.uid}")


def test_a_run_beyond_the_longest_of_thirty_days_gets_the_note_with_its_grade(
    season: Season,
) -> None:
    before = [
        recorded(datetime.combine(START, time(7)) - timedelta(days=n), 60) for n in (20, 9, 3)
    ]
    run = max(past(season), key=lambda each: each.minutes)
    others = [each for each in as_planned(season) if each.day != run.day]
    done = heard(season, *before, *others, recorded(run.start, run.minutes * 2))
    (said,) = [str(each.message) for each in done.findings]
    assert f"the run on {run.day:%d %b} was" in said
    assert "(L01, grade A)" in said


def test_the_answer_of_a_replan_is_heard_once(season: Season) -> None:
    first, _, *rest = past(season)
    entries = [recorded(run.start, run.minutes + 25) for run in (first, *rest)]
    changes = heard(season, *entries).changes
    fresh, _ = replan(season, (), changes, load(), TODAY)
    assert fresh.revision == season.revision + 1
    assert heard(fresh, *entries).changes == ()
    again, diff = replan(fresh, (), heard(fresh, *entries).changes, load(), TODAY)
    assert (again, bool(diff)) == (fresh, False)


@settings(max_examples=25)
@given(st.data())
def test_neither_order_nor_repetition_matters_and_twice_is_once(
    season: Season, data: st.DataObject
) -> None:
    starts = st.builds(
        lambda day, hour: datetime.combine(START + timedelta(days=day), time(hour)),
        st.integers(0, 14), st.sampled_from((6, 7, 18)),
    )  # fmt: skip
    entries = [
        recorded(start, minutes)
        for start, minutes in data.draw(
            st.lists(st.tuples(starts, st.sampled_from((30, 45, 60, 100))), max_size=8)
        )
    ]
    once = heard(season, *entries).changes
    shuffled = data.draw(st.permutations([*entries, *entries]))
    assert set(heard(season, *shuffled).changes) == set(once)
    state = apply_changes(season, (), once)
    after = replace(season, runs=state.runs)
    assert state.findings == ()
    assert heard(after, *entries).changes == ()
