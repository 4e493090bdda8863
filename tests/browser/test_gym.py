"""A session on a phone: logged, without a signal, with the server gone, on two phones."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, Route, expect

from tests.browser.serving import Server

SYNC_MS = 10_000


@pytest.fixture
def session(phone: BrowserContext, server: Server) -> str:
    """The address of a coming gym session in which nothing was done yet."""
    listed = phone.request.get("/api/pages/").json()["pages"]
    written = (each for each in reversed(listed) if "-full-" in each)
    found = next(each for each in written if "session-data" in phone.request.get(each).text())
    with closing(sqlite3.connect(database(server))) as rows, rows:
        rows.execute("delete from training_logevent where session = ?", (id_of(found),))
    return str(found)


def id_of(session: str) -> str:
    return session.strip("/").split("/")[-1]


def database(server: Server) -> Path:
    return next(server.data.glob("*.sqlite3"))


def sets_in(server: Server, session: str) -> int:
    """Rows of sets in the server's database."""
    with closing(sqlite3.connect(database(server))) as rows:
        found = rows.execute(
            "select count(*) from training_logevent where session = ? and kind = 'set-done'",
            (id_of(session),),
        ).fetchone()
    return int(found[0])


def wait_for_sets(page: Page, server: Server, session: str, number: int) -> None:
    """Wait until so many sets have reached the server."""
    for _ in range(100):
        if sets_in(server, session) == number:
            return
        page.wait_for_timeout(100)
    assert sets_in(server, session) == number


def open_session(page: Page, session: str) -> None:
    page.goto(session)
    page.wait_for_selector("html[data-ready]")


def tap(page: Page, times: int = 1) -> None:
    """Press the one button of the dock until so many sets are done."""
    for _ in range(times):
        go = page.locator("#go")
        timed = go.inner_text().startswith("Start")
        go.click()
        if timed:
            expect(go).to_contain_text("Stop")
            go.click()
        expect(page.locator("#toast")).to_contain_text("is on this phone")
        page.evaluate("document.querySelector('#toast span').textContent = ''")


def ticked(page: Page) -> int:
    return page.locator(".set.was").count()


def carry(page: Page) -> None:
    """Wait until the next two weeks lie on the phone."""
    page.goto("/today/")
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_selector("html[data-carried]", state="attached", timeout=3 * SYNC_MS)


def rows_of_cards(page: Page) -> list[int]:
    """How many sets each exercise asks for, as it is planned."""
    rows: list[int] = page.evaluate(
        """JSON.parse(document.getElementById("session-data").textContent)
          .cards.map(card => card.moves[0].rows.length)"""
    )
    return rows


def open_a_lift(page: Page, session: str) -> None:
    """Open the first exercise after the warm-up that has several sets."""
    open_session(page, session)
    numbers = rows_of_cards(page)
    at = next(index for index, number in enumerate(numbers) if index and number > 3)
    open_session(page, f"{session}?at={at}")


def assert_all_drawn(page: Page, session: str) -> None:
    """Every card and every swap that has a drawing shows it; one of them also in motion."""
    known = page.evaluate("""async () => {
      const { cards, drawings } = JSON.parse(document.getElementById("session-data").textContent);
      const rows = cards.flatMap(card => card.moves.flatMap(move => move.rows));
      const shown = new Set(rows.map(row => row.exercise));
      const wanted = ["still", "moving"].flatMap(form => drawings[form].split(" ")
        .filter(each => shown.has(each)).map(each => `${drawings.at}${form}/${each}.svg`));
      const came = await Promise.all(wanted.map(each => fetch(each).then(a => a.ok, () => false)));
      return [wanted.length, came.filter(Boolean).length];
    }""")
    assert known[0] == known[1] > 4
    at = page.evaluate("""[...document.querySelectorAll(".exercise")].findIndex(
      each => each.querySelector(".draw img").hasAttribute("src"))""")
    open_session(page, f"{session}?at={at}")
    image = page.locator(".exercise:not([hidden]) .draw img")
    expect(image).to_have_js_property("complete", True)
    assert image.evaluate("each => each.naturalWidth") > 0
    open_session(page, session)


def test_a_whole_session_is_logged_and_finished(
    page: Page, session: str, server: Server, device: Callable[[], BrowserContext]
) -> None:
    open_session(page, session)
    rows = sum(rows_of_cards(page))
    for _ in range(200):
        label = page.locator("#go").inner_text()
        if label.startswith("Finish"):
            break
        if page.locator("#rir").is_visible():
            page.locator("#rir button").nth(3).click()
        if not label.startswith("Next"):
            tap(page)
        else:
            page.locator("#go").click()
    page.locator("#go").click()
    page.locator("#finish label", has_text="7").click()
    page.locator("#finish .btn.main").click()
    expect(page.locator("#toast")).to_contain_text("finished")
    expect(page.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    page.wait_for_timeout(300)
    expect(page.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    assert sets_in(server, session) >= rows
    other = device().new_page()
    open_session(other, session)
    for item in other.locator(".up li a").all():
        item.click()
        expect(other.locator(".exercise:not([hidden]) .set:not(.was)")).to_have_count(0)
    assert ticked(other) == rows
    expect(other.locator("#go")).to_contain_text("Finished")


def test_sets_wait_on_the_phone_without_a_signal(
    page: Page, phone: BrowserContext, session: str, server: Server
) -> None:
    carry(page)
    phone.set_offline(True)
    open_session(page, session)
    assert_all_drawn(page, session)
    tap(page, 3)
    expect(page.locator("#state")).to_contain_text("On this phone")
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert ticked(page) == 3
    assert sets_in(server, session) == 0
    phone.set_offline(False)
    expect(page.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    wait_for_sets(page, server, session, 3)


def test_a_session_goes_on_while_the_server_is_gone_and_lands_when_it_is_back(
    page: Page, phone: BrowserContext, session: str, server: Server
) -> None:
    carry(page)
    server.stop()
    try:
        open_session(page, session)
        tap(page, 2)
        page.close()
        again = phone.new_page()
        open_session(again, session)
        assert ticked(again) == 2
        tap(again, 2)
        again.goto(f"{session}#finish")
        again.locator("#finish label", has_text="6").click()
        again.locator("#finish .btn.main").click()
        expect(again.locator("#toast")).to_contain_text("finished")
        expect(again.locator("#state")).to_contain_text("On this phone")
    finally:
        server.start()
    again.evaluate("dispatchEvent(new Event('online'))")
    expect(again.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    assert sets_in(server, session) == 4


def test_an_answer_that_is_lost_after_storing_doubles_nothing(
    caught: Page, session: str, server: Server
) -> None:
    open_session(caught, session)

    def lose(route: Route) -> None:
        route.fetch()
        route.abort()

    caught.route("**/api/events/", lose, times=1)
    with caught.expect_event("requestfailed", lambda request: "events" in request.url):
        tap(caught)
    assert sets_in(server, session) == 1
    expect(caught.locator("#state")).to_contain_text("On this phone")
    caught.reload()
    expect(caught.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    assert ticked(caught) == 1
    assert sets_in(server, session) == 1


def test_a_reload_keeps_the_sets_and_the_rest_timer(page: Page, session: str) -> None:
    open_a_lift(page, session)
    tap(page)
    before = page.locator("#rest-left").inner_text()
    page.reload()
    page.wait_for_selector("html[data-ready]")
    assert ticked(page) == 1
    left = page.locator("#rest-left").inner_text()
    assert "0:30" < left <= before
    page.get_by_label("15 seconds more").click()
    expect(page.locator("#rest-of")).to_contain_text("of 1:00")
    page.get_by_role("button", name="Pause the timer").click()
    expect(page.get_by_role("button", name="Go on", exact=True)).to_be_visible()


def test_two_phones_in_one_session_lose_nothing(
    page: Page, session: str, device: Callable[[], BrowserContext], server: Server
) -> None:
    other = device().new_page()
    for each in (page, other):
        open_a_lift(each, session)
    tap(page)
    wait_for_sets(page, server, session, 1)
    other.locator(".exercise:not([hidden]) .set").nth(1).locator(".tick").click()
    wait_for_sets(other, server, session, 2)
    for each in (page, other):
        each.evaluate("dispatchEvent(new Event('online'))")
        expect(each.locator(".exercise:not([hidden]) .set.was")).to_have_count(2)
    assert sets_in(server, session) == 2


def test_a_tap_can_be_taken_back_and_a_swap_and_the_short_form_work(
    page: Page, session: str
) -> None:
    open_a_lift(page, session)
    name = page.locator(".exercise:not([hidden]) h2")
    planned = name.inner_text()
    page.locator("#go").click()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".set.was")).to_have_count(0)
    page.locator(".exercise:not([hidden])").get_by_role("link", name="Swap").click()
    page.locator("#swap-options button").first.click()
    expect(name).not_to_have_text(planned)
    picture = page.locator(".exercise:not([hidden]) .draw img")
    expect(picture).to_have_attribute("alt", name.inner_text())
    page.locator(".exercise:not([hidden])").get_by_role("link", name="20 min").click()
    page.get_by_role("button", name="Shorten to").click()
    expect(page.locator(".up li", has_text="left out").first).to_be_visible()


def test_a_refused_set_needs_a_look_and_is_not_lost(
    caught: Page, session: str, server: Server
) -> None:
    open_a_lift(caught, session)

    def refuse(route: Route) -> None:
        uids = [each["uid"] for each in route.request.post_data_json or []]
        answers = [{"uid": uid, "status": "refused", "why": "Not today."} for uid in uids]
        route.fulfill(json={"answers": answers})

    caught.route("**/api/events/", refuse, times=1)
    tap(caught)
    expect(caught.locator("#state")).to_contain_text("Needs a look", timeout=SYNC_MS)
    caught.get_by_role("link", name="More").click()
    expect(caught.locator("#look")).to_contain_text("Not today.")
    caught.get_by_role("button", name="Send again").click()
    wait_for_sets(caught, server, session, 1)
    expect(caught.locator("#look")).to_be_hidden()


def test_a_set_is_changed_with_the_keyboard_alone(page: Page, session: str, server: Server) -> None:
    open_a_lift(page, session)
    tap(page)
    here = page.locator(".exercise:not([hidden])")
    here.locator(".set.was .v").first.focus()
    page.keyboard.press("Enter")
    expect(here.locator(".set.cur .by-amount input")).to_be_focused()
    page.keyboard.press("Control+A")
    page.keyboard.type("3")
    page.keyboard.press("Enter")
    expect(here.locator(".set.was .what").first).to_contain_text("3")
    wait_for_sets(page, server, session, 2)
    page.reload()
    expect(here.locator(".set.was .what").first).to_contain_text("3")


def test_pain_above_five_leaves_the_exercise_out(page: Page, session: str, server: Server) -> None:
    open_a_lift(page, session)
    name = page.locator(".exercise:not([hidden]) h2").inner_text()
    page.locator(".exercise:not([hidden])").get_by_role("link", name="Pain").click()
    page.locator("#pain label", has_text="7").click()
    expect(page.locator("#pain-said")).to_contain_text("7 of 10: stop this one.")
    page.get_by_role("button", name="Leave it out today").click()
    expect(page.locator("#toast")).to_contain_text(f"{name} is left out today.")
    expect(page.locator(".exercise:not([hidden]) h2")).not_to_have_text(name)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".up li", has_text="left out")).to_have_count(0)
