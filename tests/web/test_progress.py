"""Looking back: what was logged, counted as the plan is counted."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_OID, uuid5

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import DjangoAssertNumQueries

from tests.cast import ANA, START
from tests.web.conftest import planned
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Side
from wholestride.domain.exercise import Component
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import kg
from wholestride.domain.season import Season, Session
from wholestride.web.pages.progress_account import ProgressAccount
from wholestride.web.pages.progress_done import done_amounts, planned_amounts
from wholestride.web.training.demo import load_demo
from wholestride.web.training.demo_log import demo_events
from wholestride.web.training.history import History, history
from wholestride.web.training.mapping import athlete_of
from wholestride.web.training.models import IssuedSeason, LogEvent, Runner
from wholestride.web.training.store import whole_season

LAST = START + timedelta(days=20)


def log_of(session: Session) -> SessionLog:
    """Every set of a session, done as written."""
    sets = [
        SetLog(line.exercise, reps=line.amount.low, rir=3, number=number)
        for line in session.prescriptions
        if not line.warm_up
        for number in range(1, line.sets + 1)
    ]
    return SessionLog(session.id, tuple(sets), srpe=6)


def account(*logs: SessionLog, days: dict[str, date] | None = None) -> ProgressAccount:
    season = planned()
    known = {session.id: session.day for session in season.sessions} | (days or {})
    past = History(START, LAST, season.runs, season.planned(), logs, known)
    return ProgressAccount(past, ANA, load(), LAST)


def squat(day: date, load_kg: float) -> tuple[SessionLog, date]:
    sets = (SetLog("squat_bb", reps=5, load=kg(load_kg), rir=2),)
    return SessionLog(f"own-{day}", sets), day


def lifts(*loads: float) -> ProgressAccount:
    done = [squat(START + timedelta(days=4 * index), each) for index, each in enumerate(loads)]
    return account(*(log for log, _ in done), days={log.session: day for log, day in done})


def test_what_was_done_as_written_is_counted_as_it_was_planned() -> None:
    sessions = [each for each in planned().planned() if each.prescriptions][:6]
    logs = {each.id: log_of(each) for each in sessions}
    as_planned = planned_amounts(sessions, ANA, load())
    assert as_planned.minutes
    assert done_amounts(sessions, logs, ANA, load()) == as_planned


def test_half_of_the_sets_are_less_and_another_exercise_counts_too() -> None:
    session = next(each for each in planned().planned() if each.kind.heavy)
    nothing = done_amounts([session], {}, ANA, load())
    plank = SessionLog(session.id, (SetLog("plank", seconds=30, rir=3),))
    only_plank = done_amounts([session], {session.id: plank}, ANA, load())
    assert not nothing.minutes
    assert set(only_plank.minutes) <= {Component.CORE, Component.STABILITY}
    assert only_plank.minutes[Component.CORE] > 0


def test_a_rise_beyond_the_spread_is_said_to_be_one() -> None:
    (lift,) = lifts(60, 70, 80, 90, 100).lifts
    assert lift.beyond
    assert "beyond the spread" in lift.verdict


def test_a_rise_inside_the_spread_is_not_yet_a_rise() -> None:
    (lift,) = lifts(60, 61).lifts
    assert not lift.beyond
    assert "inside the spread" in lift.verdict


def test_one_session_is_no_trend() -> None:
    (lift,) = lifts(60).lifts
    assert lift.verdict == "one session so far"


def test_a_component_that_was_left_out_is_named() -> None:
    sessions = [each for each in planned().planned() if each.day < LAST and each.prescriptions]
    done = [log_of(each) for each in sessions]
    assert account(*done).neglected is None
    legs_only = [log for log in done if "full" in log.session]
    without = account(*legs_only).neglected
    assert without is not None


def test_left_and_right_need_three_sessions_with_both() -> None:
    logs = [
        SessionLog(
            f"own-{number}",
            tuple(
                SetLog("calf_raise_single", reps=reps, rir=2, side=side)
                for side, reps in ((Side.LEFT, 10), (Side.RIGHT, 18))
            ),
        )
        for number in range(3)
    ]
    days = {log.session: START + timedelta(days=number) for number, log in enumerate(logs)}
    assert not account(*logs[:2], days=days).sides
    (sides,) = account(*logs, days=days).sides
    assert sides.weaker is Side.LEFT
    assert sides.left < sides.right


def test_a_strength_week_weighs_its_effort_times_its_minutes() -> None:
    session = next(each for each in planned().planned() if each.kind.heavy)
    week = next(each for each in account(log_of(session)).loads if each.strength)
    assert week.strength == 6 * session.minutes
    assert week.start <= session.day < week.start + timedelta(days=7)


def test_a_key_run_after_a_leg_session_loses_something_and_one_before_it_nothing() -> None:
    session = next(each for each in planned().planned() if each.kind.heavy)
    costs = account(log_of(session)).key_runs
    before = [each for each in costs if each.run.start < session.start]
    after = [each for each in costs if each.run.start > session.end]
    assert all(each.percent == 0 for each in before)
    assert any(each.percent > 0 and each.session == session for each in after)
    dearest = account(log_of(session)).dearest
    assert dearest is not None
    assert dearest.percent == max(each.percent for each in costs)


def test_before_the_first_log_the_page_says_what_will_be_here(browser: Client, today: date) -> None:
    page = browser.get("/progress/").content.decode()
    assert "Nothing logged yet" in page
    assert "Running and strength, each on its own axis" in page


def test_no_two_sets_of_the_demo_have_the_same_place(ana: Runner) -> None:
    events = demo_events(ana, planned("bjorn"), load(), START + timedelta(days=20))
    sets = [each for each in events if each.kind == LogEvent.Kind.SET_DONE]
    places = [
        (each.session, each.exercise, each.set_number, each.side, each.is_warm_up) for each in sets
    ]
    assert any(each.is_warm_up and each.set_number > 1 for each in sets)
    assert len(places) == len(set(places))


@pytest.fixture
def logged(ana: Runner) -> Runner:
    """Ana with a log of everything up to the second Tuesday."""
    events = demo_events(ana, planned(), load(), START + timedelta(days=8))
    LogEvent.objects.bulk_create(events)
    return ana


def test_the_page_shows_what_was_logged(logged: Runner, browser: Client, today: date) -> None:
    page = browser.get("/progress/").content.decode()
    assert "Nothing logged yet" not in page
    assert "The six, last four weeks" in page
    assert "style=" not in page


def test_the_muscle_map_says_in_a_sentence_and_a_table_what_it_shows(
    logged: Runner, browser: Client, today: date
) -> None:
    page = browser.get("/progress/").content.decode()
    (sentence,) = re.findall(r'role="img" aria-label="(Front and back[^"]+)"', page)
    counted = re.search(r"(\d+) of (\d+) planned regions have all their sets", sentence)
    assert counted
    whole, planned_regions = int(counted[1]), int(counted[2])
    table = page.partition('aria-label="Hard sets by region"')[2].partition("</table>")[0]
    rows = re.findall(r'<th scope="row">[^<]+</th><td>([\d.]+)</td><td>([\d.]+)</td>', table)
    aims = [(float(done), float(aim)) for done, aim in rows if float(aim) > 0]
    assert len(aims) == planned_regions
    assert sum(done >= aim for done, aim in aims) == whole


def test_every_chart_of_what_was_done_has_its_figures_as_a_table(
    logged: Runner, browser: Client, today: date
) -> None:
    page = browser.get("/progress/").content.decode()
    losses = page.partition('aria-label="Predicted loss at key runs"')[2].partition("</table>")[0]
    counted = re.search(r'aria-label="Predicted loss at (\d+) key runs', page)
    assert counted
    assert losses.count('<th scope="row">') == int(counted[1]) > 0
    six = page.partition('aria-label="The six, minutes')[2].partition("</table>")[0]
    assert six.count('<th scope="row">') == 6


def test_nobody_sees_what_another_runner_logged(
    logged: Runner, new_runner: Callable[..., Runner], today: date
) -> None:
    other = Client(headers={"host": "127.0.0.1"})
    other.force_login(new_runner("chidi").user)
    assert "Nothing logged yet" in other.get("/progress/").content.decode()


def test_the_newest_season_speaks_for_each_day(logged: Runner) -> None:
    old = IssuedSeason.objects.get(runner=logged)
    split = START + timedelta(days=7)
    new = IssuedSeason.objects.create(
        runner=logged, number=2, first=split, last=old.last, head=old.head
    )
    past = history(logged, START, LAST)
    assert past.sessions
    assert all(each.day < split for each in past.sessions)
    new.delete()
    assert any(each.day >= split for each in history(logged, START, LAST).sessions)


def years_of_log(runner: Runner, season: Season, years: int) -> None:
    """A season and a log for every eight weeks of so many years back."""
    template = demo_events(runner, season, load(), season.end)
    for number in range(years * 6):
        back = timedelta(weeks=8 * (number + 1))
        IssuedSeason.objects.create(
            runner=runner,
            number=1000 + number,
            first=season.start - back,
            last=season.end - back,
            head={"zone": "Europe/Berlin"},
        )
        LogEvent.objects.bulk_create(
            LogEvent(
                runner=runner,
                uid=uuid5(NAMESPACE_OID, f"{number}-{event.uid}"),
                device="old",
                sequence=event.sequence,
                session=f"{number}-{event.session}",
                day=event.day - back,
                kind=event.kind,
                exercise=event.exercise,
                set_number=event.set_number,
                side=event.side,
                reps=event.reps,
                load_grams=event.load_grams,
                rir=event.rir,
                srpe=event.srpe,
                done_at=datetime.combine(event.day - back, time(18)),
            )
            for event in template
        )


def test_ten_years_ask_as_often_as_one(ana: Runner, browser: Client, today: date) -> None:
    current = IssuedSeason.objects.get(runner=ana)
    counts = []
    for years in (1, 9):
        LogEvent.objects.filter(runner=ana).delete()
        IssuedSeason.objects.filter(runner=ana).exclude(pk=current.pk).delete()
        years_of_log(ana, planned(), years)
        IssuedSeason.objects.filter(pk=current.pk).update(number=9999)
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/progress/?weeks=52").status_code == 200
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_progress_asks_the_database_seldom(
    logged: Runner,
    browser: Client,
    today: date,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12):
        browser.get("/progress/")


def test_an_unknown_span_is_the_usual_one(browser: Client, today: date) -> None:
    page = browser.get("/progress/?weeks=99999999999").content.decode()
    assert '<a href="?weeks=16" aria-current="true">' in page


def test_the_demo_runner_has_weeks_to_look_back_at(db: None) -> None:
    today = date(2026, 11, 21)
    runner = Runner(user=get_user_model().objects.create_user("demo"), athlete={})
    load_demo(runner, today)
    past = history(runner, today - timedelta(weeks=8), today)
    view = ProgressAccount(past, athlete_of(runner.athlete), load(), today)
    assert len(view.lifts) >= 4
    assert any(each.weaker is Side.LEFT for each in view.sides)
    assert 0 < view.adherence.done < view.adherence.planned
    assert max(log_day for log_day in past.days.values()) < today
    written = whole_season(runner.seasons.get()).sessions
    assert [each.id for each in written if not each.prescriptions] == []


def test_the_demo_log_is_the_same_every_time(ana: Runner) -> None:
    first, again = (
        [
            (each.uid, each.reps, each.load_grams)
            for each in demo_events(ana, planned(), load(), LAST)
        ]
        for _ in range(2)
    )
    assert first == again
    assert len(set(first)) == len(first)
