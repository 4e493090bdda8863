"""Sets that a watch kept of the gym come in with its recording, under names that are asked."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from django.test import Client

from tests.formats.archives.made import zipped
from tests.formats.strength.watch_files import BACK_SQUAT, LUNGE, SQUAT, done, gym
from tests.web.handing import hand_over, nobody_behind, page
from tests.web.tapping import tapped
from wholestride.web.training import exporting
from wholestride.web.training.models import LogEvent, Runner

IN_THE_GYM = gym(done(8, (SQUAT, BACK_SQUAT), sixteenths=40 * 16), done(6, (LUNGE, None)))
SQUATS = "Watch: barbell back squat"


quiet = pytest.fixture(nobody_behind, autouse=True, name="quiet")


def answer_squats(client: Client, runner: Runner) -> None:
    row = runner.exercise_names.get(name=SQUATS)
    client.post("/files/names/", {f"name-{row.pk}": "Barbell back squat"})


def test_names_of_the_watch_are_asked_and_its_sets_land_in_the_log(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"gym.fit": IN_THE_GYM})
    assert ana.recordings.get().sport == "strength"
    assert "Sets of your watch" in page(browser)
    assert not ana.events.exists()
    answer_squats(browser, ana)
    done_set = ana.events.get()
    assert (done_set.exercise, done_set.reps, done_set.load_grams) == ("squat_bb", 8, 40_000)


def test_the_same_session_in_an_archive_again_changes_nothing(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"gym.fit": IN_THE_GYM})
    answer_squats(browser, ana)
    before = exporting.export_of(ana)
    hand_over(browser, {"export.zip": zipped({"activities/gym.fit": IN_THE_GYM})})
    assert exporting.export_of(ana) == before


def test_a_session_that_was_logged_here_is_not_asked_about(
    browser: Client, ana: Runner, today: date
) -> None:
    kind, at = LogEvent.Kind.SET_DONE, datetime(2026, 11, 24, 6, 50)
    tapped(ana, "s1", at.date(), kind=kind, exercise="squat_bb", done_at=at)
    hand_over(browser, {"gym.fit": IN_THE_GYM})
    assert not ana.exercise_names.exists()
    assert ana.events.count() == 1
    shown = page(browser)
    assert "Logged here and on the watch: one session." in shown
    assert "30 min" in shown


def test_what_the_watch_kept_is_exported_and_comes_back(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"gym.fit": IN_THE_GYM})
    answer_squats(browser, ana)
    before = exporting.export_of(ana)
    found, problems = exporting.read_export(before)
    assert found is not None
    assert not problems
    for rows in (ana.strength_tables, ana.exercise_names, ana.events, ana.recordings):
        rows.all().delete()
    exporting.keep_imported(ana, found)
    assert exporting.export_of(ana) == before
    hand_over(browser, {"gym.fit": IN_THE_GYM})
    assert exporting.export_of(ana) == before
