"""Every page in every state: axe finds nothing, nothing is cut or wider than the screen."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from sqlite3 import connect
from zipfile import ZIP_STORED

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.looking import Eyes, eyes
from tests.browser.serving import Server, free_port
from tests.formats.archives.made import zipped
from tests.formats.strength.tables import STRONG_WITH_UNITS, STRONG_WITHOUT_UNITS
from tests.web.handing import a_run

TUESDAY = datetime(2026, 11, 17, 17, 0)
REST_DAY = datetime(2026, 11, 20, 17, 0)
AFTERWARDS = datetime(2027, 5, 1, 17, 0)
SESSION, COMING, PAST = "2026-11-16-full-1", "2026-11-16-full-2", "2026-11-09-full-1"

TWO_DEVICES = """([session, day]) => {
  const of = JSON.parse(document.getElementById("session-data").textContent).cards[2].key;
  const said = (device, reps) => ({uid: crypto.randomUUID(), device, sequence: 1e6, session, day,
    kind: "set-done", exercise: of, set_number: 1, reps, seen: "", done_at: `${day}T19:00:00`});
  return fetch("/api/events/", {method: "POST", body: JSON.stringify([said("a", 8), said("b", 6)]),
    headers: {"content-type": "application/json",
      "x-csrftoken": document.querySelector("meta[name=csrf-token]").content}});
}"""
"""Two devices say different things of one set."""

STILL_READ = """UPDATE training_upload SET state = 'waiting', claim = printf('%032d', 1),
  total = 600, done = 217, claimed_until = 99999999999
  WHERE id = (SELECT max(id) FROM training_upload)"""
"""The newest upload has a reader that never comes to its end."""

seen = pytest.fixture(eyes, name="seen")


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, chrome: Browser) -> Iterator[Server]:
    """The demo runner's server on a Tuesday with a session and a run."""
    serving = Server(tmp_path_factory.mktemp("data"), free_port(), now=TUESDAY)
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture
def there(server: Server, chrome: Browser, cookies: Path) -> Iterator[Page]:
    """A page that no animation holds up; a mistake in a script fails the test."""
    server.set_clock(TUESDAY)
    context = chrome.new_context(
        storage_state=cookies, base_url=server.root, reduced_motion="reduce"
    )
    context.set_default_timeout(60_000)
    page, broken = context.new_page(), []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    context.close()
    assert broken == []


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).first.click()


def too_large(server: Server) -> Path:
    """A file of more than may come at once, which takes no room."""
    file = server.data / "large.json"
    with file.open("wb") as empty:
        empty.truncate(53 * 1024**2)
    return file


def open_sheet(page: Page, session: str, sheet: str) -> None:
    page.goto(f"/session/{session}/?at=2#{sheet}")
    page.wait_for_selector("html[data-ready]")


def test_today(there: Page, seen: Eyes, server: Server) -> None:
    there.goto("/today/")
    seen.look(there, "today before the session")
    server.set_clock(REST_DAY)
    there.goto("/today/")
    seen.look(there, "today without anything")
    server.set_clock(AFTERWARDS)
    there.goto("/today/")
    seen.look(there, "today after the season")


def test_week(there: Page, seen: Eyes) -> None:
    there.goto("/week/")
    there.locator(".whys summary").first.click()
    seen.look(there, "week")
    there.goto("/week/2026-10-12/")
    seen.look(there, "week that has passed")
    there.goto(f"/week/move/{COMING}/")
    seen.look(there, "week with the move panel")


def test_forms_of_changes(there: Page, seen: Eyes) -> None:
    there.goto("/week/change/")
    seen.look(there, "changes")
    for about in ("skip", "run", "ill", "hours", "complaint", "own"):
        there.goto(f"/week/change/{about}/")
        seen.look(there, f"change {about}")
    there.get_by_role("textbox", name="What is it?").fill("")
    press(there, "Show what would change")
    seen.look(there, "change own with mistakes")
    there.goto("/week/change/run/")
    press(there, "Show what would change")
    seen.look(there, "change run with mistakes")


def test_proposals(there: Page, seen: Eyes) -> None:
    there.goto("/week/change/run/")
    tempo = there.locator("option", has_text="Tue 24 Nov").get_attribute("value")
    there.get_by_label("Which run?").select_option(tempo)
    there.get_by_label("It moves").check()
    there.get_by_label("New day").fill("2026-11-25")
    there.get_by_label("Start").fill("07:00")
    press(there, "Show what would change")
    seen.look(there, "proposal")
    press(there, "Only the run")
    there.goto("/week/2026-11-23/")
    expect(there.get_by_text("Clash:")).to_be_visible()
    seen.look(there, "week with a clash")
    press(there, "Undo")


def test_season(there: Page, seen: Eyes) -> None:
    there.goto("/season/")
    there.locator("details.phase summary").first.click()
    seen.look(there, "season")
    there.goto("/season/what-if/")
    seen.look(there, "what if")
    press(there, "Compare both seasons")
    seen.look(there, "what if with nothing asked")
    there.get_by_label("Strength sessions a week").select_option("3")
    press(there, "Compare both seasons")
    seen.look(there, "what if side by side")


def test_sheets_of_a_session(there: Page, seen: Eyes) -> None:
    there.goto(f"/session/{COMING}/")
    there.wait_for_selector("html[data-ready]")
    seen.look(there, "session at its warm-up")
    open_sheet(there, COMING, "")
    seen.look(there, "session at a lift")
    for sheet in ("swap", "short", "pain", "finish", "more"):
        open_sheet(there, COMING, sheet)
        if sheet == "pain":
            there.locator("#pain label", has_text="4").click()
        seen.look(there, f"session sheet {sheet}")


def test_a_session_while_it_is_done(there: Page, seen: Eyes) -> None:
    open_sheet(there, SESSION, "")
    there.locator("#go").click()
    expect(there.locator("#toast")).to_be_visible()
    seen.look(there, "session after a set")
    for _ in range(12):
        if there.locator("#rir").is_visible():
            break
        there.locator("#go").click()
    seen.look(there, "session asks for the repetitions left")
    there.goto("/today/")
    seen.look(there, "today during the session")
    open_sheet(there, SESSION, "finish")
    there.locator("#finish label", has_text="7").click()
    there.locator("#finish .btn.main").click()
    expect(there.locator("#state")).to_contain_text("Synced")
    seen.look(there, "session that is finished")
    there.goto("/today/")
    seen.look(there, "today after the session")
    open_sheet(there, PAST, "")
    seen.look(there, "session of the past")


def test_without_a_signal(there: Page, seen: Eyes) -> None:
    there.goto("/today/")
    there.evaluate("navigator.serviceWorker.ready")
    there.wait_for_selector("html[data-carried]", state="attached")
    there.context.set_offline(True)
    open_sheet(there, COMING, "")
    there.locator("#go").click()
    expect(there.locator("#state")).to_contain_text("On this phone")
    seen.look(there, "session without a signal")
    there.goto("/exercises/")
    seen.look(there, "page that is not on the phone")


def test_progress_and_exercises(there: Page, seen: Eyes) -> None:
    there.goto("/progress/")
    for table in there.locator("details.tbl summary").all():
        table.click()
    seen.look(there, "progress with its tables")
    there.goto("/exercises/?pattern=lunge")
    seen.look(there, "exercises")
    there.goto("/exercises/?q=nothing+like+it")
    seen.look(there, "no exercise")
    there.goto("/exercises/step_up/")
    seen.look(there, "exercise")


def test_progress_without_a_log(there: Page, seen: Eyes, server: Server) -> None:
    server.set_clock(AFTERWARDS)
    there.goto("/progress/")
    expect(there.get_by_text("Nothing logged since")).to_be_visible()
    seen.look(there, "progress without a log")


def test_a_handful_and_the_written_sessions(there: Page, seen: Eyes) -> None:
    there.goto("/handful/")
    seen.look(there, "handful")
    there.goto("/handful/?upper-n=2&lower-n=2&minutes=5")
    seen.look(there, "handful with a mistake")
    press(there, "Build the session")
    there.goto("/handful/?upper-n=2&lower-n=2&minutes=45&times=2&place=gym")
    seen.look(there, "handful that is built")
    there.get_by_role("link", name="Place it around your runs").click()
    seen.look(there, "handful to be placed")
    press(there, "Show what would change")
    seen.look(there, "handful with its proposal")
    there.goto("/handful/posture-and-pull/")
    seen.look(there, "upper-body session")


def test_sheets_of_paper_on_the_screen(there: Page, seen: Eyes) -> None:
    there.goto(f"/session/{COMING}/print/")
    seen.look(there, "sheet of a session")
    there.goto("/week/2026-11-16/print/")
    seen.look(there, "sheet of a week")
    there.goto("/season/print/")
    seen.look(there, "sheet of a season")


def test_what_needs_a_look(there: Page, seen: Eyes) -> None:
    there.goto("/today/look/")
    seen.look(there, "nothing that needs a look")
    there.goto(f"/session/{PAST}/")
    there.evaluate(TWO_DEVICES, [PAST, "2026-11-10"])
    there.goto("/today/look/")
    expect(there.get_by_role("link", name="Choose")).to_be_visible()
    seen.look(there, "what needs a look")
    there.get_by_role("link", name="Choose").click()
    there.wait_for_selector("html[data-ready]")
    seen.look(there, "session with a conflict")
    there.locator("#conflicts button").first.click()


def test_a_session_that_nobody_planned(there: Page, seen: Eyes) -> None:
    there.goto("/session/free/")
    there.wait_for_selector("html[data-ready]")
    seen.look(there, "free session")
    there.locator("#go").click()
    there.locator("#find-words").fill("row")
    seen.look(there, "free session finds exercises")
    there.locator("#found button").first.click()
    seen.look(there, "free session with an exercise")
    there.goto(f"/session/{COMING}/#check-in")
    there.wait_for_selector("html[data-ready]")
    seen.look(there, "session sheet check-in")


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
