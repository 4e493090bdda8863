"""Strength history of other apps lands in the log, once its names and its unit are known."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.formats.strength.tables import HEVY, STRONG_WITH_UNITS, STRONG_WITHOUT_UNITS
from tests.web.handing import hand_over, nobody_behind, page
from tests.web.tapping import tapped
from wholestride.web.training import background, exporting, filing, strength_tables
from wholestride.web.training.models import LogEvent, Runner, Upload

STRONG = {"strong.csv": STRONG_WITH_UNITS.encode()}


quiet = pytest.fixture(nobody_behind, autouse=True, name="quiet")


def sets(runner: Runner) -> list[tuple[object, ...]]:
    rows = runner.events.order_by("day", "sequence")
    return list(rows.values_list("exercise", "reps", "load_grams", "is_warm_up"))


def killed(*_: object) -> None:
    raise KeyboardInterrupt


def answer_names(client: Client, runner: Runner, text: str, **more: str) -> str:
    row = runner.exercise_names.get(exercise=None)
    answer = client.post("/files/names/", {f"name-{row.pk}": text, **more})
    return str(answer.content.decode() or answer["Location"])


def test_sets_whose_names_are_sure_land_in_the_log(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    assert sets(ana) == [
        ("squat_bb", 8, 40_000, True),
        ("squat_bb", 5, 80_000, False),
        ("squat_bb", 5, 82_500, False),
        ("plank", None, None, False),
    ]
    assert "1 exercise has a name that we do not know" in page(browser)


def test_a_name_is_answered_once_and_remembered(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, STRONG)
    asked = page(browser, "/files/names/")
    assert "Smith Squat" in asked
    assert "Perhaps Band squat, Front squat, Goblet squat" in asked
    assert answer_names(browser, ana, "Barbell back squat") == "/files/"
    assert len(sets(ana)) == 5
    newer = STRONG_WITH_UNITS + "2026-10-12 18:00:00;Legs;Smith Squat;1;65;kgs;8;;;;0;;;45m\n"
    hand_over(browser, {"strong.csv": newer.encode()})
    assert len(sets(ana)) == 6
    assert not ana.exercise_names.filter(exercise=None).exists()


def test_an_answer_counts_though_the_tables_were_filed_since_the_page_was_opened(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    opened = ana.exercise_names.get()
    strength_tables.file_all(ana)
    browser.post("/files/names/", {f"name-{opened.pk}": "Barbell back squat"})
    assert len(sets(ana)) == 5


def test_an_unknown_exercise_is_said_at_its_field_and_nothing_is_kept(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    shown = answer_names(browser, ana, "Barbell back squad <b>")
    assert "is none of our exercises" in shown
    assert 'value="Barbell back squad &lt;b&gt;"' in shown
    assert len(sets(ana)) == 4


def test_what_is_left_out_can_be_asked_again(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, STRONG)
    row = ana.exercise_names.get()
    browser.post("/files/names/", {f"out-{row.pk}": "on"})
    assert "left out" in page(browser, "/files/names/")
    assert len(sets(ana)) == 4
    browser.post("/files/names/", {"again": str(ana.exercise_names.get().pk)})
    assert answer_names(browser, ana, "squat_bb") == "/files/"
    assert len(sets(ana)) == 5


def test_the_unit_is_asked_where_the_table_does_not_say_it(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"strong.csv": STRONG_WITHOUT_UNITS.encode()})
    assert sets(ana) == []
    shown = page(browser)
    assert "Its weights are in" in shown
    assert "--unit" not in shown
    where = re.search(r'action="(/files/unit/\d+/)"', shown)
    assert where is not None
    assert browser.post(where[1], {"unit": "stone"}).status_code == 404
    browser.post(where[1], {"unit": "lb"})
    assert {(reps, grams) for _, reps, grams, _ in sets(ana)} == {(5, 79_379)}
    assert set(ana.events.values_list("load_in_pounds", flat=True)) == {True}


def test_the_same_table_again_changes_nothing(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, STRONG)
    before = exporting.export_of(ana)
    hand_over(browser, STRONG)
    assert exporting.export_of(ana) == before
    assert ana.strength_tables.count() == 1


def test_many_sets_are_filed_behind_the_page_and_again_after_a_kill(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(filing, "AT_ONCE_BYTES", 0)
    monkeypatch.setattr(strength_tables, "AT_ONCE", 1)
    hand_over(browser, STRONG)
    assert sets(ana) == []
    assert "Your strength history" in page(browser)
    with monkeypatch.context() as killing:
        killing.setattr(strength_tables, "_keep_open", killed)
        with pytest.raises(KeyboardInterrupt):
            background.read_all()
    Upload.objects.update(claimed_until=0)
    background.read_all()
    assert len(sets(ana)) == 4
    assert answer_names(browser, ana, "Barbell back squat") == "/files/"
    assert len(sets(ana)) == 4
    background.read_all()
    assert len(sets(ana)) == 5
    assert not ana.uploads.exists()


def test_one_session_in_two_apps_counts_once(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {**STRONG, "hevy.csv": HEVY.encode()})
    squats = [each for each in sets(ana) if each[0] == "squat_bb"]
    assert len(squats) == 3


def test_what_was_logged_here_is_not_doubled_by_a_table(
    browser: Client, ana: Runner, today: date
) -> None:
    tapped(ana, "s1", date(2026, 10, 6), kind=LogEvent.Kind.SET_DONE, exercise="squat_bb")
    hand_over(browser, STRONG)
    assert len(sets(ana)) == 1


def test_a_table_that_is_taken_out_goes_with_its_sets(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    browser.post("/files/out/", {"table": str(ana.strength_tables.get().pk)})
    assert sets(ana) == []
    assert "strong.csv" not in page(browser)


def test_what_was_tapped_stays_whatever_the_tables_say(
    browser: Client, ana: Runner, today: date
) -> None:
    tapped(ana, "s1", today, kind=LogEvent.Kind.SET_DONE, exercise="step_up")
    hand_over(browser, STRONG)
    browser.post("/files/out/", {"table": str(ana.strength_tables.get().pk)})
    assert ana.events.get().exercise == "step_up"


def test_history_of_the_season_s_days_needs_no_look(
    browser: Client, ana: Runner, today: date
) -> None:
    lately = STRONG_WITH_UNITS.replace("2026-10-06", "2026-11-24")
    hand_over(browser, {"strong.csv": lately.encode()})
    assert len(sets(ana)) == 4
    assert "Needs a look" not in page(browser, "/today/")


def test_progress_shows_what_was_lifted_elsewhere(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    assert "Barbell back squat" in page(browser, "/progress/?weeks=52")


def test_tables_and_answers_are_exported_and_come_back(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, STRONG)
    answer_names(browser, ana, "Barbell back squat")
    before = exporting.export_of(ana)
    found, problems = exporting.read_export(before)
    assert found is not None
    assert not problems
    ana.strength_tables.all().delete()
    ana.exercise_names.all().delete()
    ana.events.all().delete()
    exporting.keep_imported(ana, found)
    assert exporting.export_of(ana) == before


def test_nobody_touches_the_tables_of_others(
    browser: Client, ana: Runner, new_runner: Callable[..., Runner], today: date
) -> None:
    hand_over(browser, STRONG)
    bjorn = Client(headers={"host": "127.0.0.1"})
    bjorn.force_login(new_runner("bjorn").user)
    table, name = ana.strength_tables.get(), ana.exercise_names.get()
    assert bjorn.post(f"/files/unit/{table.pk}/", {"unit": "lb"}).status_code == 404
    assert bjorn.post("/files/names/", {"again": str(name.pk)}).status_code == 404
    assert bjorn.post("/files/names/", {"again": "x"}).status_code == 404
    bjorn.post("/files/names/", {f"name-{name.pk}": "Barbell back squat"})
    bjorn.post("/files/out/", {"table": str(table.pk)})
    assert len(sets(ana)) == 4


def test_too_large_and_too_many_tables_are_refused(
    browser: Client, ana: Runner, today: date
) -> None:
    large = STRONG_WITH_UNITS.encode() + b" " * 8 * 1024**2
    answer = hand_over(browser, {"strong.csv": large})
    assert answer.status_code == 422
    assert "at most 8 MB" in answer.content.decode()
    many = {f"{each}.csv": f"{STRONG_WITH_UNITS}{' ' * each}".encode() for each in range(11)}
    assert hand_over(browser, many).status_code == 422
    assert not ana.strength_tables.exists()


def test_names_are_asked_with_few_questions_to_the_database(
    browser: Client,
    ana: Runner,
    today: date,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    hand_over(browser, STRONG)
    for where in ("/files/", "/files/names/"):
        with django_assert_max_num_queries(12):
            assert browser.get(where).status_code == 200
