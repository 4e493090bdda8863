"""What changed in a calendar: runs that move, fall away, become others, are new."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.cast import ANA, START
from tests.planning.calendars import weekly
from wholestride.catalogue.loader import load
from wholestride.domain.logbook import CancelledRun, MovedRun, NewRun
from wholestride.domain.running import CalendarEntry, Run, RunKind
from wholestride.planning.calendar_changes import CalendarChange, Calendars, calendar_changes
from wholestride.planning.classify import classify

PATTERN = {"tue": "6 x 800 m @18:00", "thu": "easy 45 min @18:00", "sun": "long run 90 min @09:00"}
LAST = START + timedelta(weeks=4)
BEFORE = weekly(PATTERN, START, 3)


def runs(entries: tuple[CalendarEntry, ...]) -> tuple[Run, ...]:
    return classify(entries, ANA, load())[0]


def changed(
    now: tuple[CalendarEntry, ...], *, season: tuple[Run, ...] | None = None, first: date = START
) -> tuple[CalendarChange, ...]:
    before = runs(BEFORE)
    calendars = Calendars(before, runs(now))
    return calendar_changes(calendars, before if season is None else season, first, LAST)


def with_entry(number: int, **said: object) -> tuple[CalendarEntry, ...]:
    entries = list(BEFORE)
    entries[number] = replace(entries[number], **said)  # type: ignore[arg-type]  # fields by name
    return tuple(entries)


def test_a_calendar_that_says_the_same_changes_nothing() -> None:
    assert changed(BEFORE) == ()


def test_a_run_that_lies_on_another_day_of_its_week_has_moved() -> None:
    day = BEFORE[0].day + timedelta(days=1)
    [moved] = changed(with_entry(0, day=day))
    assert isinstance(moved, MovedRun)
    assert moved.run == runs(BEFORE)[0].id
    assert moved.start.date() == day


def test_a_run_that_is_no_longer_there_falls_away() -> None:
    assert changed(BEFORE[1:]) == (CancelledRun(runs(BEFORE)[0].id),)


def test_a_run_that_was_not_there_is_new_under_an_id_of_its_own() -> None:
    extra = CalendarEntry(START + timedelta(days=4), "easy 30 min")
    [new] = changed((*BEFORE, extra))
    assert isinstance(new, NewRun)
    assert new.instead == ""
    assert new.run.id not in {run.id for run in runs(BEFORE)}


def test_the_only_run_of_a_day_that_has_another_title_becomes_the_other() -> None:
    [new] = changed(with_entry(0, title="tempo 40 min"))
    assert isinstance(new, NewRun)
    assert new.instead == new.run.id == runs(BEFORE)[0].id
    assert new.run.kind is RunKind.TEMPO


def test_a_race_that_moves_keeps_its_race() -> None:
    with_race = (*BEFORE[:-1], replace(BEFORE[-1], title="10 km race"))
    later = (*BEFORE[:-1], replace(with_race[-1], day=with_race[-1].day - timedelta(days=1)))
    calendars = Calendars(runs(with_race), runs(later))
    [moved] = calendar_changes(calendars, runs(with_race), START, LAST)
    assert isinstance(moved, MovedRun)


def test_what_the_runner_moved_stays_where_the_runner_put_it() -> None:
    first, *others = runs(BEFORE)
    own = replace(first, start=first.start + timedelta(days=1))
    assert changed(BEFORE, season=(own, *others)) == ()


def test_a_run_that_the_season_has_already_is_not_asked_about() -> None:
    day = BEFORE[0].day + timedelta(days=1)
    first, *others = runs(BEFORE)
    own = replace(first, start=first.start + timedelta(days=1))
    assert changed(with_entry(0, day=day), season=(own, *others)) == ()


def test_a_run_that_the_season_does_not_hold_cannot_fall_away() -> None:
    assert changed(BEFORE[1:], season=runs(BEFORE)[1:]) == ()


def test_what_is_over_stays_as_it_was() -> None:
    assert changed(BEFORE[1:], first=BEFORE[0].day + timedelta(days=1)) == ()


def test_a_whole_other_calendar_is_compared_in_no_time() -> None:
    many = tuple(
        CalendarEntry(START + timedelta(days=number % 28), f"easy {number} km")
        for number in range(900)
    )
    other = tuple(replace(each, title=f"{each.title} or so") for each in many)
    before = runs(many)
    found = calendar_changes(Calendars(before, runs(other)), before, START, LAST)
    assert {type(each) for each in found} == {CancelledRun, NewRun}


@pytest.mark.parametrize("number", range(3))
def test_a_change_of_each_run_names_that_run(number: int) -> None:
    [change] = changed(with_entry(number, minutes=120))
    assert isinstance(change, NewRun)
    assert change.instead == runs(BEFORE)[number].id
    assert change.run.minutes == 120
