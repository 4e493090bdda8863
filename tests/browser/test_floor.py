"""In the gym beyond the plan: by keyboard alone, two devices, another place, added work."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.serving import Server
from tests.browser.test_gym import (
    SYNC_MS,
    carry,
    open_a_lift,
    open_session,
    rows_of_cards,
    session,
    sets_in,
    tap,
    wait_for_sets,
)

__all__ = ["session"]


def tab_to(page: Page, wanted: str) -> None:
    """Press Tab until what is wanted has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", wanted):
            return
    raise AssertionError(f"Tab never reaches {wanted}")


def press_go(page: Page, words: str) -> None:
    """Press the one button of the dock; a timed set is stopped at once."""
    page.evaluate("document.querySelector('#toast span').textContent = ''")
    page.keyboard.press("Enter")
    if words.startswith("Start"):
        expect(page.locator("#go")).to_contain_text("Stop")
        page.keyboard.press("Enter")
    if words.startswith("Next"):
        expect(page.locator("#go")).not_to_contain_text("Next")
    else:
        expect(page.locator("#toast")).to_contain_text("is on this phone")


def test_a_whole_session_by_keyboard_alone(page: Page, session: str, server: Server) -> None:
    open_session(page, session)
    tab_to(page, ".exercise:not([hidden]) a[href='#short']")
    page.keyboard.press("Enter")
    tab_to(page, "#short-go")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("Shortened")
    tab_to(page, "#go")
    while not (words := page.locator("#go").inner_text()).startswith("Finish"):
        press_go(page, words)
    page.keyboard.press("Enter")
    expect(page.locator("#finish h2")).to_be_focused()
    tab_to(page, "#finish input")
    for _ in range(6):
        page.keyboard.press("ArrowRight")
    tab_to(page, "#finish .btn.main")
    page.keyboard.press("Enter")
    expect(page.locator("#toast")).to_contain_text("finished")
    expect(page.locator("#go")).to_contain_text("Finished")
    expect(page.locator("#state")).to_contain_text("Synced", timeout=SYNC_MS)
    assert sets_in(server, session) > 0


def test_the_same_set_on_two_devices_is_the_runners_choice(
    page: Page, session: str, device: Callable[[], BrowserContext], server: Server
) -> None:
    away = device()
    other = away.new_page()
    carry(other)
    open_a_lift(other, session)
    away.set_offline(True)
    other.locator(".exercise:not([hidden]) .set.cur .by-amount").get_by_label("More").click()
    tap(other)
    open_a_lift(page, session)
    tap(page)
    wait_for_sets(page, server, session, 1)
    away.set_offline(False)
    other.evaluate("dispatchEvent(new Event('online'))")
    wait_for_sets(other, server, session, 2)
    page.evaluate("dispatchEvent(new Event('online'))")
    box = page.locator("#conflicts .conflict")
    expect(box).to_contain_text("another device")
    expect(box.locator("button")).to_have_count(2)
    box.locator("button", has_text="this phone").click()
    expect(box).to_have_count(0)
    wait_for_sets(page, server, session, 3)
    other.evaluate("dispatchEvent(new Event('online'))")
    expect(other.locator("#conflicts .conflict")).to_have_count(0)


def test_without_a_signal_a_session_is_made_lightened_moved_and_added_to(
    page: Page, phone: BrowserContext, session: str, server: Server
) -> None:
    carry(page)
    phone.set_offline(True)
    open_a_lift(page, f"{session}")
    assert sum(rows_of_cards(page)) > 0
    page.goto(f"{session}#check-in")
    for name in ("sleep", "energy"):
        page.locator(f"#check-in [name={name}][value='1'] + span").click()
    page.get_by_role("button", name="Keep my answers").click()
    expect(page.locator("#readiness")).to_contain_text("A third fewer sets today.")
    page.reload()
    expect(page.locator("#readiness")).to_contain_text("A04")
    page.goto(f"{session}#add")
    page.locator("#find-words").fill("push-up")
    page.locator("#found button").first.click()
    expect(page.locator(".exercise:not([hidden]) .set")).to_have_count(3)
    page.get_by_role("button", name="One more set").click()
    expect(page.locator(".exercise:not([hidden]) .set")).to_have_count(4)
    tap(page)
    page.goto("/session/free/?day=2026-11-02")
    expect(page.locator("#go")).to_contain_text("Add an exercise")
    page.locator("#go").click()
    page.locator("#found button").first.click()
    tap(page)
    made = page.evaluate("document.body.dataset.session")
    page.reload()
    expect(page.locator(".set.was")).to_have_count(1)
    phone.set_offline(False)
    page.evaluate("dispatchEvent(new Event('online'))")
    wait_for_sets(page, server, f"/session/{made}/", 1)
    wait_for_sets(page, server, session, 1)
    assert made.startswith("free-2026-11-02-")


def test_a_reload_keeps_a_timed_hold(page: Page, session: str) -> None:
    open_session(page, session)
    at = page.evaluate("""() => {
      const { cards } = JSON.parse(document.getElementById("session-data").textContent);
      const isTimed = row => row.measure === "seconds" && !row.label;
      return cards.findIndex(card => card.moves[0].rows.some(isTimed));
    }""")
    open_session(page, f"{session}?at={at}")
    page.locator("#go").click()
    expect(page.locator("#go")).to_contain_text("Stop at")
    page.reload()
    expect(page.locator("#go")).to_contain_text("Stop at")
    page.evaluate("""() => {
      const kept = JSON.parse(localStorage.getItem("wholestride-hold"));
      localStorage.setItem("wholestride-hold", JSON.stringify({ ...kept, end: Date.now() }));
    }""")
    page.reload()
    expect(page.locator("#toast")).to_contain_text("is on this phone")
    assert page.locator(".set.was").count() == 1
    assert page.evaluate("localStorage.getItem('wholestride-hold')") is None
