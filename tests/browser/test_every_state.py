"""Every page in every state: axe finds nothing, nothing is cut or wider than the screen."""

from __future__ import annotations

from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from tests.browser.looking import Eyes, eyes
from tests.browser.serving import Server
from tests.browser.tuesday import on_a_tuesday, page_of_it, press

pytestmark = pytest.mark.long

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

seen = pytest.fixture(eyes, name="seen")
server = pytest.fixture(on_a_tuesday, scope="module", name="server")
there = pytest.fixture(page_of_it, name="there")


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
