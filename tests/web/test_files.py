"""Recorded activities come in by the page of files, and say what they change in the plan."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.formats.archives.made import FIT, german_strava, zipped
from tests.web.handing import a_run, hand_over, nobody_behind, page
from wholestride.web.door import limits
from wholestride.web.door.limits import LARGEST_BODY_BYTES, LARGEST_FILES_BYTES
from wholestride.web.training import uploads
from wholestride.web.training.models import Proposal, Runner, Upload

TUESDAY = datetime(2026, 11, 24, 17, 0)
SUNDAY = datetime(2026, 11, 29, 8, 0)
"""Of the first week of Ana's season; her page is on the Tuesday after."""


quiet = pytest.fixture(nobody_behind, autouse=True, name="quiet")


def test_a_small_file_is_read_at_once(browser: Client, ana: Runner, today: date) -> None:
    answer = hand_over(browser, {"morning.fit": FIT})
    assert answer["Location"] == "/files/"
    shown = page(browser)
    assert "1 activity, new" in shown
    assert "heart rate 150" in shown
    row = ana.recordings.get()
    assert (row.sport, row.source, row.elapsed_seconds) == ("running", "fit", 120)
    assert (row.start, row.zone) == (datetime(2026, 11, 24, 6, 45), "+01:00")


def test_nothing_of_a_read_file_stays_on_the_disk(
    browser: Client, ana: Runner, today: date, tmp_path: Path
) -> None:
    hand_over(browser, {"morning.fit": FIT})
    assert [each for each in tmp_path.rglob("*") if each.is_file()] == []


def test_the_same_files_again_change_nothing(browser: Client, ana: Runner, today: date) -> None:
    for _ in range(2):
        hand_over(browser, {"export.zip": german_strava()})
    assert ana.recordings.count() == 3
    assert "3 activities, all here already" in page(browser)


def test_a_form_that_is_sent_twice_is_one_upload(browser: Client, ana: Runner, today: date) -> None:
    for _ in range(2):
        hand_over(browser, {"a.fit": FIT}, uid="6d1e2f0a-6a3c-5a57-9c51-3f0d5a5b7c11")
    assert ana.uploads.count() == 1


def test_a_recordings_file_of_ours_comes_in_with_its_links(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"a.gpx": a_run(SUNDAY, 30), "b.gpx": a_run(TUESDAY, 30)})
    one, other = ana.recordings.values_list("recording", flat=True)
    browser.post("/files/links/", {"one": one, "other": other, "are": "one"})
    before = browser.get("/settings/data/recordings.jsonl").content
    ana.recordings.all().delete()
    hand_over(browser, {"recordings.jsonl": before})
    assert browser.get("/settings/data/recordings.jsonl").content == before


def test_a_runner_without_a_season_brings_files_in_too(db: None, today: date) -> None:
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(get_user_model().objects.create_user("chidi"))
    assert "No recording yet" in page(client)
    hand_over(client, {"a.fit": FIT})
    assert "1 activity, new" in page(client)
    assert "Beside your plan" not in page(client)
    assert client.post("/files/plan/")["Location"] == "/start/"


def test_problems_are_listed_by_file(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {"good.fit": FIT, "notes.txt": b"Dear diary", "bad.gpx": b"<gpx"})
    shown = page(browser)
    assert "1 activity, new" in shown
    assert "2 to look at" in shown
    assert re.search(r"notes\.txt:</b> This is no recorded activity", shown)
    assert "bad.gpx:" in shown


@pytest.mark.parametrize(
    "files",
    [
        {"bomb.zip": zipped({"a.fit": bytes(3_000_000)})},
        {"outside.zip": zipped({"../../etc/a.fit": FIT})},
        {"cut.zip": german_strava()[:900]},
        {"deep.zip": zipped({"b.zip": zipped({"c.zip": zipped({"a.fit": FIT})})})},
        {"entities.gpx": b'<!DOCTYPE g [<!ENTITY a "b">]><gpx><name>&a;</name></gpx>'},
        {"\x00\x1b.fit": b"\x00" * 50, "x" * 400: b""},
    ],
    ids=["bomb", "outside", "cut", "deep", "entities", "names"],
)
def test_hostile_files_are_answered_with_words(
    files: dict[str, bytes], browser: Client, ana: Runner, today: date
) -> None:
    assert hand_over(browser, files).status_code == 302
    assert not ana.recordings.exists()
    assert "to look at" in page(browser)


def test_no_file_is_said(browser: Client, today: date) -> None:
    answer = browser.post("/files/")
    assert answer.status_code == 422
    assert "No file was chosen" in answer.content.decode()


def test_too_many_files_at_once_are_refused(browser: Client, ana: Runner, today: date) -> None:
    answer = hand_over(browser, {f"{each}.fit": b"x" for each in range(201)})
    assert answer.status_code == 400
    assert not ana.uploads.exists()


def test_a_whole_archive_may_be_larger_than_other_forms(browser: Client, today: date) -> None:
    for length, status in ((LARGEST_BODY_BYTES + 1, 400), (LARGEST_FILES_BYTES + 1, 413)):
        kind = "multipart/form-data; boundary=x"
        answer = browser.post("/files/", b"", content_type=kind, CONTENT_LENGTH=str(length))
        assert (answer.status_code == 413) == (status == 413)
        assert answer.status_code < 500


def test_nobody_unknown_may_send_an_archive(db: None) -> None:
    stranger = Client(headers={"host": "127.0.0.1"})
    assert stranger.post("/files/", CONTENT_LENGTH=str(LARGEST_BODY_BYTES + 1)).status_code == 413


def test_what_has_no_room_on_the_disk_is_refused_unread(
    browser: Client, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "SPARE_BYTES", 10**18)
    answer = browser.post("/files/", CONTENT_LENGTH=str(10**8))
    assert answer.status_code == 413
    assert "no room" in answer.content.decode()


def test_what_nobody_asks_for_any_longer_goes_from_the_disk(
    browser: Client, ana: Runner, today: date, tmp_path: Path
) -> None:
    for name, seconds in (("old", 0), ("new", 4_000_000_000)):
        (tmp_path / "uploads" / name).mkdir(parents=True)
        os.utime(tmp_path / "uploads" / name, (seconds, seconds))
    Upload.objects.create(runner=ana, uid="0" * 32, files=["a.zip"], size_bytes=9)
    waiting = uploads.folder_of(ana.uploads.get())
    waiting.mkdir()
    os.utime(waiting, (0, 0))
    hand_over(browser, {"a.fit": FIT})
    left = {each.name for each in (tmp_path / "uploads").iterdir()}
    assert left == {"new", waiting.name}


def test_a_full_disk_is_said(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(uploads, "_write", full)
    answer = hand_over(browser, {"a.fit": FIT})
    assert answer.status_code == 422
    assert "could not be kept" in answer.content.decode()
    assert not ana.uploads.exists()


def test_no_more_than_three_uploads_wait(browser: Client, ana: Runner, today: date) -> None:
    for number in range(3):
        Upload.objects.create(runner=ana, uid=f"{number:032}", files=["a.zip"], size_bytes=9)
    answer = hand_over(browser, {"a.fit": FIT})
    assert answer.status_code == 422
    assert "3 uploads are waiting already" in answer.content.decode()


def test_a_longer_run_is_shown_beside_its_plan_with_the_note_of_l01(
    browser: Client, ana: Runner, today: date
) -> None:
    weeks = (timedelta(weeks=number) for number in range(1, 6))
    before = {f"{each.days}.gpx": a_run(SUNDAY - each, 60) for each in weeks}
    hand_over(browser, {**before, "sun.gpx": a_run(SUNDAY, 150, "Long run")})
    shown = page(browser)
    assert "60 min longer" in shown
    assert "longer than any of the 30 days before (L01, grade A)" in shown


def test_what_was_run_becomes_a_proposal_that_is_accepted_once(
    browser: Client, ana: Runner, today: date
) -> None:
    files = {"tue.gpx": a_run(TUESDAY, 60), "sun.gpx": a_run(SUNDAY, 150, "Long run")}
    hand_over(browser, files)
    assert "missed" in page(browser)
    answer = browser.post("/files/plan/")
    made = Proposal.objects.get()
    assert answer["Location"] == f"/week/change/{made.pk}/"
    assert made.words.startswith("As recorded: ")
    proposed = page(browser, answer["Location"])
    assert "What was recorded" in proposed
    assert "was run on Sun 29 Nov, 150 min" in proposed
    assert browser.post(answer["Location"], {"answer": "accept"}).status_code == 302
    newest = ana.seasons.order_by("-number")[0]
    done = [row.document for row in newest.seasonruns.filter(day=SUNDAY.date())]
    assert [each["minutes"] for each in done] == [150]
    shown = page(browser)
    assert "See what this changes" not in shown
    assert browser.post("/files/plan/")["Location"] == "/files/"


def test_runs_as_planned_ask_nothing(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {"sun.gpx": a_run(SUNDAY, 91, "Long run")})
    shown = page(browser)
    assert "1 run was done about as planned" in shown
    assert "See what this changes" not in shown


def test_one_run_of_two_sources_counts_once_and_the_link_can_be_undone(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"watch.gpx": a_run(SUNDAY, 90, "Long run")})
    hand_over(browser, {"phone.gpx": a_run(SUNDAY.replace(second=40), 90, "Morning")})
    assert "1 activity was recorded more than once" in page(browser)
    linked = page(browser, "/files/links/")
    one, other = (
        re.search(rf'name="{name}" value="([^"]+)"', linked)[1]  # type: ignore[index]  # it is there
        for name in ("one", "other")
    )
    browser.post("/files/links/", {"one": one, "other": other, "are": "two", "year": "2026"})
    assert "You said these are two" in page(browser, "/files/links/?year=2026")
    hand_over(browser, {"watch.gpx": a_run(SUNDAY, 90, "Long run")})
    assert "You said these are two" in page(browser, "/files/links/")
    browser.post("/files/links/", {"one": one, "other": other, "are": "one"})
    assert "Not the same" in page(browser, "/files/links/")
    assert ana.recordings.count() == 2


def test_nobody_says_a_word_about_recordings_of_others(
    browser: Client, new_runner: Callable[..., Runner], ana: Runner, today: date
) -> None:
    hand_over(browser, {"a.fit": FIT, "b.gpx": a_run(SUNDAY, 30)})
    one, other = ana.recordings.values_list("recording", flat=True)
    bjorn = Client(headers={"host": "127.0.0.1"})
    bjorn.force_login(new_runner("bjorn").user)
    said = {"one": one, "other": other, "are": "two"}
    assert bjorn.post("/files/links/", said).status_code == 404
    for wrong in ({"are": "two"}, {**said, "are": "?"}, {**said, "other": one}):
        assert browser.post("/files/links/", wrong).status_code == 404
    assert not ana.recordings.exclude(apart_from=[]).exists()
    browser.post("/files/out/", {"upload": "x" * 30})
    bjorn.post("/files/out/", {"upload": str(ana.uploads.get().pk)})
    assert ana.uploads.count() == 1


def test_the_pages_ask_the_database_seldom(
    browser: Client,
    ana: Runner,
    today: date,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    hand_over(browser, {"export.zip": german_strava(), "sun.gpx": a_run(SUNDAY, 150)})
    for where in ("/files/", "/files/links/", "/files/names/"):
        with django_assert_max_num_queries(12):
            assert browser.get(where).status_code == 200
