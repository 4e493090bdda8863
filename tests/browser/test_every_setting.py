"""Settings, files and refusals in every state, looked at like every page."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from sqlite3 import connect
from zipfile import ZIP_STORED

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Eyes, eyes
from tests.browser.serving import Server
from tests.browser.tuesday import on_a_tuesday, page_of_it, press
from tests.formats.archives.made import zipped
from tests.formats.strength.tables import STRONG_WITH_UNITS, STRONG_WITHOUT_UNITS
from tests.web.handing import a_run

pytestmark = pytest.mark.long

STILL_READ = """UPDATE training_upload SET state = 'waiting', claim = printf('%032d', 1),
  total = 600, done = 217, claimed_until = 99999999999
  WHERE id = (SELECT max(id) FROM training_upload)"""
"""The newest upload has a reader that never comes to its end."""

FOLLOWED_AND_SHARED = """
INSERT INTO training_calendarfile (id, runner_id, name, data, is_draft, address)
  SELECT 900, min(id), 'runs.example', 'x', 0, 'https://runs.example/' FROM training_runner;
INSERT INTO training_followedcalendar
  (id, calendar_id, is_all, found, differs, etag, modified, looked_at, good_at, trouble, next_step)
  VALUES (900, 900, 1, 'x', '1 run moves, 1 is new', '', '', '2099-01-01', '2099-01-01',
  'runs.example answered 500.', 'Try again later; what was there stays.');
INSERT INTO training_sharedcalendar
  (id, runner_id, athlete, key_name, tried_at, sent_at, sent, season, trouble, next_step)
  SELECT 900, min(id), 'i12345', 'none', '2099-01-01', '2099-01-01', 9, 1,
  'intervals.icu does not take this key for this athlete.', 'Copy key and athlete id anew.'
  FROM training_runner;
"""
"""Looked and sent so late that no page does it again."""
NO_MORE = """
DELETE FROM training_sharedcalendar; DELETE FROM training_followedcalendar;
DELETE FROM training_calendarfile WHERE id = 900; UPDATE training_runner SET is_demo = 1;
"""

seen = pytest.fixture(eyes, name="seen")
server = pytest.fixture(on_a_tuesday, scope="module", name="server")
there = pytest.fixture(page_of_it, name="there")


def too_large(server: Server) -> Path:
    """A file of more than may come at once, which takes no room."""
    file = server.data / "large.json"
    with file.open("wb") as empty:
        empty.truncate(53 * 1024**2)
    return file


def test_settings(there: Page, seen: Eyes) -> None:
    there.goto("/settings/")
    seen.look(there, "settings")
    links = there.locator(".rows a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    for link in (each for each in links if each.startswith("/settings/")):
        there.goto(link)
        seen.look(there, f"settings {link.split('/')[2]}")
    there.goto("/settings/times/")
    there.locator("input[type=time]").first.fill("23:00")
    there.locator(".window input[type=checkbox]").first.check()
    press(there, "Save")
    seen.look(there, "settings times with mistakes")
    there.goto("/settings/you/")
    there.get_by_label("Time zone").fill("Moon/Base")
    press(there, "Save")
    seen.look(there, "settings you with mistakes")


def test_settings_that_the_plan_does_not_know(there: Page, seen: Eyes) -> None:
    there.goto("/settings/times/")
    there.locator(".chip", has_text="3").first.click()
    press(there, "Save")
    there.goto("/settings/")
    seen.look(there, "settings ahead of the plan")
    there.get_by_role("link", name="See what would change").click()
    seen.look(there, "settings before the new plan")
    press(there, "Show me")
    seen.look(there, "settings with the new plan")
    there.goto("/settings/times/")
    there.locator(".chip", has_text="By the phase").first.click()
    press(there, "Save")


def test_feed_and_data(there: Page, seen: Eyes) -> None:
    there.goto("/settings/feed/")
    press(there, "Make an address")
    seen.look(there, "feed with its address")
    there.goto("/settings/feed/")
    seen.look(there, "feed that is in use")
    press(there, "Revoke it")
    there.goto("/settings/data/")
    there.locator("input[type=file]").set_input_files(
        {"name": "x.json", "mimeType": "application/json", "buffer": b"{"}
    )
    press(there, "Bring in")
    seen.look(there, "data with a broken export")
    there.goto("/settings/data/")
    there.get_by_label("Type").fill("no")
    press(there, "Delete everything")
    seen.look(there, "data not deleted")


def test_files(there: Page, seen: Eyes, tmp_path: Path) -> None:
    there.goto("/files/")
    there.get_by_text("What is read").click()
    seen.look(there, "files before the first")
    press(there, "Bring them in")
    seen.look(there, "files with none chosen")
    run = a_run(datetime(2026, 11, 15, 8), 60)
    for name, data in {
        "run.gpx": run,
        "phone.gpx": a_run(datetime(2026, 11, 15, 8, 0, 30), 60),
        "cut.gpx": run[:300],
        "strong.csv": STRONG_WITH_UNITS.encode(),
        "old.csv": STRONG_WITHOUT_UNITS.encode(),
    }.items():
        (tmp_path / name).write_bytes(data)
    there.locator("input[type=file]").set_input_files(list(tmp_path.iterdir()))
    press(there, "Bring them in")
    there.locator("#uploads summary").first.click()
    expect(there.get_by_text("Its weights are in")).to_be_visible()
    seen.look(there, "files that were read")
    there.goto("/files/links/")
    press(there, "Not the same")
    seen.look(there, "files that were linked")
    press(there, "Link them again")
    seen.look(there, "files that are linked")
    there.goto("/files/names/")
    there.get_by_label("Smith Squat").fill("Barbell back squad")
    press(there, "Keep my answers")
    seen.look(there, "files with a name that is none")
    there.get_by_label("Leave out").check()
    press(there, "Keep my answers")
    there.goto("/files/names/")
    seen.look(there, "files with every name answered")
    there.goto("/files/history/")
    seen.look(there, "files and what they say of the runner")


def test_files_that_are_being_read(there: Page, seen: Eyes, server: Server, tmp_path: Path) -> None:
    there.goto("/files/")
    archive = tmp_path / "export.zip"
    archive.write_bytes(zipped({"a.gpx": a_run(datetime(2026, 11, 15, 8), 60)}, ZIP_STORED))
    with archive.open("ab") as rest:
        rest.write(bytes(6_000_000))
    there.locator("input[type=file]").set_input_files(archive)
    press(there, "Bring them in")
    expect(there.get_by_text("No activity in it").first).to_be_visible()
    with connect(server.data / "wholestride.sqlite3") as rows:
        rows.execute(STILL_READ)
    there.reload()
    seen.look(there, "files that are being read")
    press(there, "Stop")
    expect(there.locator("progress")).to_have_count(0)


def test_calendars_followed_and_sessions_shared(there: Page, seen: Eyes, server: Server) -> None:
    for where in ("calendars", "intervals"):
        there.goto(f"/settings/{where}/")
        seen.look(there, f"{where} of the demo")
    with connect(server.data / "wholestride.sqlite3") as rows:
        rows.execute("UPDATE training_runner SET is_demo = 0")
        rows.executescript(FOLLOWED_AND_SHARED)
    there.goto("/settings/calendars/")
    seen.look(there, "a calendar with news and trouble")
    there.get_by_label("Its address").fill("plan.ics")
    press(there, "Follow it")
    seen.look(there, "what is no address")
    there.goto("/today/")
    seen.look(there, "today with news of a calendar")
    there.goto("/settings/intervals/")
    seen.look(there, "sessions shared with trouble")
    press(there, "Send the two weeks")
    seen.look(there, "nothing is sent without a word")
    with connect(server.data / "wholestride.sqlite3") as rows:
        rows.executescript(NO_MORE)


def test_refusals(there: Page, seen: Eyes, chrome: Browser, server: Server) -> None:
    there.goto("/nothing/")
    seen.look(there, "nothing here")
    there.goto("/settings/feed/")
    there.evaluate("document.querySelector('[name=csrfmiddlewaretoken]').value = 'x'")
    press(there, "Make an address")
    seen.look(there, "page too old")
    there.goto("/settings/data/")
    there.locator("input[type=file]").set_input_files(too_large(server))
    press(there, "Bring in")
    expect(there.get_by_text("This is too much")).to_be_visible()
    seen.look(there, "too much at once")
    stranger = chrome.new_context(base_url=server.root).new_page()
    stranger.goto(server.link)
    seen.look(stranger, "link that was used")
    stranger.goto("/today/")
    seen.look(stranger, "the door")
    stranger.context.close()
