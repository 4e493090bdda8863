"""Large archives are read behind the page; a killed or second reader changes nothing."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

from tests.formats.archives.made import zipped
from tests.web.handing import a_run, hand_over, nobody_behind, page
from wholestride.formats.activities import read_activities
from wholestride.formats.archives import reading
from wholestride.web.training import background, exporting, uploads
from wholestride.web.training.models import Runner, Upload

FIRST = datetime(2026, 9, 1, 17, 0)
RUNS = 12
Made = Callable[[], Upload]


class Killed(BaseException):
    """The end of a process: nothing of ours catches it."""


@pytest.fixture(autouse=True)
def asked(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[str]:
    """A data folder of the test's own; the thread is only asked for, and nothing is small."""
    monkeypatch.setattr(uploads, "AT_ONCE_BYTES", 0)
    monkeypatch.setattr(uploads, "TOLD_SECONDS", 0)
    return nobody_behind(monkeypatch, settings, tmp_path)


def archive() -> bytes:
    """Runs of twelve days, two files that are none, one twice."""
    runs = {f"{n}.gpx": a_run(FIRST + timedelta(days=n), 30 + n) for n in range(RUNS)}
    return zipped({**runs, "twice.gpx": runs["3.gpx"], "bad.gpx": b"<gpx", "no.fit": b"no"})


def everything(runner: Runner) -> object:
    """All that an import leaves, but for its own numbers."""
    shown = ("state", "found", "fresh", "findings", "claim")
    return exporting.export_of(runner), list(runner.uploads.values_list(*shown))


def die_in_file(monkeypatch: pytest.MonkeyPatch, number: int) -> None:
    """The process is killed while it reads this file of the archive."""
    read, count = read_activities, iter(range(1000))

    def dying(*about: object, **more: object) -> object:
        if next(count) == number:
            raise Killed
        return read(*about, **more)  # type: ignore[arg-type]  # handed on as it came

    monkeypatch.setattr(reading, "read_activities", dying)


def test_a_large_archive_is_left_to_the_thread(
    browser: Client, ana: Runner, today: date, asked: list[str]
) -> None:
    hand_over(browser, {"export.zip": archive()})
    assert asked
    assert not ana.recordings.exists()
    shown = page(browser)
    assert "Waits for its turn" in shown
    assert '<noscript><meta http-equiv="refresh"' in shown
    background.read_all()
    shown = page(browser)
    assert "12 activities, all new" in shown
    assert "bad.gpx" in shown
    assert 'http-equiv="refresh"' not in shown


@pytest.mark.parametrize("number", [0, 6, 13])
def test_killed_half_way_and_repeated_is_the_same_as_once(
    number: int,
    browser: Client,
    ana: Runner,
    new_runner: Callable[..., Runner],
    today: date,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    hand_over(browser, {"export.zip": archive()})
    with monkeypatch.context() as killing:
        die_in_file(killing, number)
        with pytest.raises(Killed):
            background.read_all()
    assert not ana.recordings.exists()
    background.read_all()
    assert not ana.recordings.exists(), "the claim of the killed one still holds"
    Upload.objects.update(claimed_until=0)
    background.read_all()
    interrupted = everything(ana)
    ana.recordings.all().delete()
    ana.uploads.all().delete()
    hand_over(browser, {"export.zip": archive()})
    background.read_all()
    assert everything(ana) == interrupted
    assert ana.recordings.count() == RUNS


def test_killed_while_it_is_kept_leaves_nothing_behind(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(browser, {"export.zip": archive()})
    upload = ana.uploads.get()
    assert uploads.claim(upload)
    with monkeypatch.context() as killing:
        killing.setattr(uploads, "documents_of", lambda _: (_ for _ in ()).throw(Killed))
        with pytest.raises(Killed):
            uploads.read_upload(upload)
    assert not ana.recordings.exists()
    assert uploads.folder_of(upload).exists()
    Upload.objects.update(claimed_until=0)
    background.read_all()
    assert ana.recordings.count() == RUNS
    assert not uploads.folder_of(upload).exists()


def test_two_readers_do_not_read_the_same_upload(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {"export.zip": archive()})
    one, other = ana.uploads.get(), ana.uploads.get()
    assert uploads.claim(one)
    assert not uploads.claim(other)
    Upload.objects.update(claimed_until=0)
    assert uploads.claim(other)
    with pytest.raises(uploads.LostError):
        uploads.read_upload(one)
    assert uploads.read_upload(other)
    assert ana.recordings.count() == RUNS


def test_progress_is_told_on_the_way(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(browser, {"export.zip": archive()})
    with monkeypatch.context() as killing:
        die_in_file(killing, 6)
        with pytest.raises(Killed):
            background.read_all()
    shown = page(browser)
    assert "6 of 15 files read" in shown
    assert '<progress aria-label="Reading export.zip" max="15" value="6">' in shown


def test_an_upload_that_is_stopped_keeps_nothing(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand_over(browser, {"export.zip": archive()})
    upload = ana.uploads.get()
    assert uploads.claim(upload)
    browser.post("/files/out/", {"upload": str(upload.pk)})
    with pytest.raises(uploads.LostError):
        uploads.read_upload(upload)
    assert not ana.recordings.exists()
    assert not uploads.folder_of(upload).exists()


def test_what_ends_its_reader_again_and_again_is_given_up_in_words(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"export.zip": archive()})
    Upload.objects.update(tries=uploads.MOST_TRIES)
    background.read_all()
    shown = page(browser)
    assert "Could not be read" in shown
    assert "broke off three times" in shown


def test_what_takes_too_long_at_once_goes_on_behind(
    browser: Client, ana: Runner, today: date, monkeypatch: pytest.MonkeyPatch, asked: list[str]
) -> None:
    monkeypatch.setattr(uploads, "AT_ONCE_BYTES", 10**7)
    monkeypatch.setattr(uploads, "AT_ONCE_SECONDS", -1)
    hand_over(browser, {"export.zip": archive()})
    upload = ana.uploads.get()
    assert (upload.state, upload.tries, upload.claim) == ("waiting", 0, None)
    assert asked
    background.read_all()
    assert ana.recordings.count() == RUNS


def test_a_file_that_is_gone_is_said(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {"export.zip": archive()})
    uploads.forget_files(ana.uploads.get())
    background.read_all()
    assert "The file is no longer there" in page(browser)


def test_files_go_with_everything_else(browser: Client, ana: Runner, today: date) -> None:
    hand_over(browser, {"export.zip": archive()})
    folder = uploads.folder_of(ana.uploads.get())
    assert folder.exists()
    browser.post("/settings/data/delete/", {"confirmation": "delete everything"})
    assert not folder.exists()


def test_everything_of_a_recording_is_exported_and_comes_back(
    browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"export.zip": archive()})
    background.read_all()
    before = exporting.export_of(ana)
    assert len(json.loads(before)["recordings"]) == RUNS
    found, problems = exporting.read_export(before)
    assert found is not None
    assert not problems
    ana.recordings.all().delete()
    exporting.keep_imported(ana, found)
    exporting.keep_imported(ana, found)
    assert exporting.export_of(ana) == before


@pytest.mark.parametrize(
    ("part", "wrong"),
    [
        ("recordings", [{"recording": "x" * 90}]),
        ("recordings", [{"mean_heart_rate": 10**6}]),
        ("recordings", [{"start": "soon"}]),
        ("recordings", {"a": 1}),
        ("strength_tables", [{"name": "a", "unit": "stone", "data": ""}]),
        (
            "strength_tables",
            [
                {
                    "name": "a",
                    "unit": "",
                    "data": "eyJmb3JtYXQiOiAid2hvbGVzdHJpZGUud2F0Y2gtc2V0cy8xIn0KMQo=",
                }
            ],
        ),
        ("exercise_names", [{"name": "a", "sets": "many", "exercise": None}]),
    ],
)
def test_broken_files_keep_the_whole_export_out(
    part: str, wrong: object, browser: Client, ana: Runner, today: date
) -> None:
    hand_over(browser, {"export.zip": archive()})
    background.read_all()
    document = json.loads(exporting.export_of(ana))
    if part == "recordings" and isinstance(wrong, list):
        wrong = [json.dumps({**json.loads(document["recordings"][0]), **wrong[0]})]
    found, problems = exporting.read_export(json.dumps({**document, part: wrong}).encode())
    assert found is None
    assert problems
