"""From the running to a season, and what a runner then does with it, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.looking import Eyes, eyes
from tests.browser.serving import Server
from tests.browser.tuesday import on_a_tuesday, press

MONDAY = date(2026, 11, 23)
RUNS = {1: ("6 x 800 m", 60), 3: ("Morning outing", 45), 6: ("Long run", 100)}
WEEKS = 10
seen = pytest.fixture(eyes, name="seen")
server = pytest.fixture(on_a_tuesday, scope="module", name="server")


def calendar() -> bytes:
    """A running calendar of ten weeks."""
    events = [
        f"BEGIN:VEVENT\r\nUID:{week}-{weekday}@runs\r\nSUMMARY:{title}\r\n"
        f"DTSTART:{MONDAY + timedelta(days=7 * week + weekday):%Y%m%d}T070000\r\n"
        f"DURATION:PT{minutes}M\r\nEND:VEVENT\r\n"
        for week in range(WEEKS)
        for weekday, (title, minutes) in RUNS.items()
    ]
    return f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n{''.join(events)}END:VCALENDAR\r\n".encode()


@pytest.fixture
def page(server: Server, chrome: Browser, cookies: Path) -> Iterator[Page]:
    context = chrome.new_context(storage_state=cookies, base_url=server.root)
    context.set_default_timeout(60_000)
    yield context.new_page()
    context.close()


def to_the_season(page: Page) -> None:
    """Past the readiness questions and the eight, with the answers that are there."""
    press(page, "These are my answers")
    press(page, "Plan my season")
    page.wait_for_url("**/start/ready/**")
    expect(page.get_by_role("heading", name="Your season is ready")).to_be_visible()


def test_a_calendar_that_is_dropped_in_becomes_a_season(page: Page, seen: Eyes) -> None:
    page.goto("/start/")
    seen.look(page, "start")
    page.get_by_label("Calendar files").set_input_files(
        {"name": "runs.ics", "mimeType": "text/calendar", "buffer": calendar()}
    )
    press(page, "Show what you take my runs for")
    outing = page.locator(".imp", has_text="Morning outing").first
    if "ask" in (outing.get_attribute("class") or ""):
        press(page, "Tempo")
    else:
        outing.locator("summary").click()
        outing.get_by_role("button", name="Tempo").click()
    said = page.locator(".card", has=page.get_by_role("heading", name="You said"))
    expect(said).to_contain_text("Morning outing: tempo")
    seen.look(page, "start runs")
    page.get_by_role("link", name="These are my runs").click()
    to_the_season(page)
    seen.look(page, "start ready")
    page.get_by_role("link", name="Show my week").click()
    page.get_by_role("link", name="The week after").click()
    expect(page.locator(".run", has_text="6 x 800 m").first).to_be_visible()


def test_signs_that_need_a_physician_stop_the_start(page: Page, seen: Eyes) -> None:
    page.goto("/start/")
    page.get_by_label("The same week most weeks").check()
    press(page, "Show what you take my runs for")
    page.get_by_role("link", name="These are my runs").click()
    first = page.locator("input[name=yes]").first
    first.check()
    press(page, "These are my answers")
    expect(page.get_by_role("alert")).to_contain_text("Not yet")
    expect(first).to_be_checked()
    seen.look(page, "start health that stops")
    first.uncheck()
    to_the_season(page)


def test_a_race_alone_is_enough(page: Page) -> None:
    page.goto("/start/")
    page.get_by_label("Only a race").check()
    page.get_by_label("Day", exact=True).fill("2027-02-07")
    press(page, "Show what you take my runs for")
    expect(page.get_by_text("built around your race on Sunday 7 February")).to_be_visible()
    page.get_by_role("link", name="Go on").click()
    to_the_season(page)
    page.goto("/season/")
    expect(page.get_by_role("heading", level=1)).to_contain_text("10 km")


def test_mistakes_are_named_and_what_was_typed_stays(page: Page, seen: Eyes) -> None:
    page.goto("/start/")
    page.get_by_label("Only a race").check()
    page.get_by_label("Day", exact=True).fill("")
    press(page, "Show what you take my runs for")
    expect(page.get_by_role("alert").first).to_be_visible()
    seen.look(page, "start with mistakes")
    page.get_by_label("Day", exact=True).fill("2027-02-07")
    press(page, "Show what you take my runs for")
    seen.look(page, "start runs without any")
    page.get_by_role("link", name="Go on").click()
    press(page, "These are my answers")
    page.get_by_label("Easy pace").fill("soon")
    press(page, "Plan my season")
    expect(page.get_by_label("Easy pace")).to_have_value("soon")
    seen.look(page, "start answers with mistakes")
    page.get_by_label("Easy pace").fill("6:00")
    press(page, "Plan my season")
    page.wait_for_url("**/start/ready/**")


def tab_to(page: Page, where: Locator) -> None:
    """Press Tab until the keyboard is there."""
    for _ in range(400):
        if where.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press("Tab")
    expect(where).to_be_focused()


def test_from_the_start_to_a_season_by_keyboard_alone(page: Page) -> None:
    page.goto("/start/")
    tab_to(page, page.locator("input[name=source]:checked"))
    while page.locator("input[value=pattern]:checked").count() == 0:
        page.keyboard.press("ArrowDown")
    for name in ("Show what you take my runs for", "", "These are my answers", "Plan my season"):
        role = page.get_by_role("button", name=name) if name else page.locator(".foot a.main")
        tab_to(page, role.first)
        page.keyboard.press("Enter")
        page.wait_for_load_state()
    page.wait_for_url("**/start/ready/**")
    expect(page.get_by_role("heading", name="Your season is ready")).to_be_visible()
    tab_to(page, page.get_by_role("link", name="Show my week"))


def test_a_changed_setting_reaches_the_plan_only_when_it_is_accepted(page: Page) -> None:
    page.goto("/settings/times/")
    page.get_by_label("3", exact=True).check(force=True)
    press(page, "Save")
    page.goto("/settings/plan/")
    press(page, "Show me")
    expect(page.get_by_text("stay", exact=False).first).to_be_visible()
    press(page, "Accept")
    page.goto("/settings/")
    expect(page.get_by_text("Your plan does not know this yet.")).to_have_count(0)


def test_two_seasons_lie_side_by_side(page: Page) -> None:
    page.goto("/season/")
    page.get_by_role("link", name="What if …").click()
    page.get_by_label("Strength sessions a week").select_option("1")
    press(page, "Compare both seasons")
    expect(page.get_by_role("heading", name="As it is, and with 1 session a week")).to_be_visible()
    expect(page.locator("#answer .plate").first).to_be_visible()
    expect(page.get_by_role("columnheader", name="What if").first).to_be_visible()


def test_every_chart_has_its_table(page: Page) -> None:
    page.goto("/progress/?weeks=52")
    tables = page.locator("details.tbl")
    assert tables.count() > 0
    for each in tables.all():
        each.locator("summary").click()
        expect(each.locator("tbody tr").first).to_be_visible()


def test_a_feed_is_made_read_and_revoked(page: Page) -> None:
    page.goto("/settings/feed/")
    press(page, "Make an address")
    address = page.locator("input[readonly]").input_value()
    assert page.request.get(address).text().startswith("BEGIN:VCALENDAR")
    press(page, "Revoke it")
    assert page.request.get(address).status == 404


def test_an_export_brings_everything_back_after_it_was_deleted(page: Page, tmp_path: Path) -> None:
    page.goto("/settings/data/")
    with page.expect_download() as loading:
        page.get_by_role("link", name="Everything").click()
    file = tmp_path / "wholestride.json"
    loading.value.save_as(file)
    word = page.get_by_label("Type").locator("xpath=..").inner_text().split("“")[1].split("”")[0]
    page.get_by_label("Type").fill(word)
    press(page, "Delete everything")
    page.goto("/today/")
    expect(page.get_by_role("heading", name="Your running")).to_be_visible()
    page.goto("/settings/data/")
    page.locator("input[type=file]").set_input_files(file)
    press(page, "Bring in")
    expect(page.get_by_role("heading", name="Brought in")).to_be_visible()
    page.goto("/today/")
    expect(page.get_by_role("heading", name="Tuesday 17 November")).to_be_visible()


def test_a_choice_is_seen_where_the_system_takes_the_colours(
    server: Server, chrome: Browser, cookies: Path
) -> None:
    context = chrome.new_context(
        storage_state=cookies,
        base_url=server.root,
        forced_colors="active",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto("/settings/times/")
    outline = "each => getComputedStyle(each).outlineStyle"
    assert page.locator(".chip :checked + span").first.evaluate(outline) == "solid"
    assert page.locator(".chip :not(:checked) + span").first.evaluate(outline) == "none"
    page.goto("/week/")
    page.locator(".btn").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
    context.close()
