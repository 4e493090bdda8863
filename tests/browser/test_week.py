"""The week board in a real browser: a session is moved by keyboard alone, and by drag."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.serving import Server
from wholestride.web.clock import today_in


@pytest.fixture
def desk(server: Server, chrome: Browser, cookies: Path) -> Iterator[Page]:
    """A wide window on next week, where every session may still be moved."""
    context = chrome.new_context(
        viewport={"width": 1440, "height": 900}, storage_state=cookies, base_url=server.root
    )
    context.set_default_timeout(20_000)
    page = context.new_page()
    next_week = today_in("Europe/Berlin") + timedelta(days=7)
    page.goto(f"/week/{next_week}/")
    yield page
    context.close()


def undo(page: Page) -> None:
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Last change")).to_have_count(0)


def test_a_session_is_moved_by_keyboard_alone(desk: Page) -> None:
    desk.locator(".cardmenu").first.focus()
    desk.keyboard.press("Enter")
    desk.wait_for_url("**/week/move/**")
    expect(desk.locator("#move input:checked")).to_be_focused()
    first = desk.locator("#move input:checked").input_value()
    desk.keyboard.press("ArrowDown")
    desk.wait_for_url("**to=**")
    assert desk.locator("#move input:checked").input_value() != first
    expect(desk.locator("#move input:checked")).to_be_focused()
    desk.keyboard.press("Tab")
    expect(desk.get_by_role("button", name="Accept")).to_be_focused()
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Last change")).to_be_visible()
    undo(desk)


def test_a_card_dragged_to_another_day_opens_the_same_panel(desk: Page) -> None:
    card = desk.locator("[data-move]").first
    home = card.locator("xpath=ancestor::*[@data-day]").get_attribute("data-day")
    days = desk.locator(".slot.pm[data-day]")
    there = next(
        days.nth(number)
        for number in range(6, -1, -1)
        if days.nth(number).get_attribute("data-day") != home
    )
    day = there.get_attribute("data-day")
    begin, end = card.bounding_box(), there.bounding_box()
    assert begin
    assert end
    desk.mouse.move(begin["x"] + 40, begin["y"] + 14)
    desk.mouse.down()
    desk.mouse.move(end["x"] + 50, end["y"] + 40, steps=8)
    expect(desk.locator(".ghost")).to_be_visible()
    desk.mouse.up()
    desk.wait_for_url(f"**/week/move/**day={day}**")
    expect(desk.get_by_role("heading", name="What would change")).to_be_visible()


def test_escape_lets_go_of_a_dragged_card(desk: Page) -> None:
    card = desk.locator("[data-move]").first
    box = card.bounding_box()
    assert box
    desk.mouse.move(box["x"] + 40, box["y"] + 14)
    desk.mouse.down()
    desk.mouse.move(box["x"] + 340, box["y"] + 34, steps=4)
    expect(desk.locator(".ghost")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator(".ghost")).to_have_count(0)
    desk.mouse.up()
    assert "/week/move/" not in desk.url
