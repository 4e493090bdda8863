"""The demo runner's server on a Tuesday with a session and a run, and a page of it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.serving import Server, free_port

TUESDAY = datetime(2026, 11, 17, 17, 0)


def on_a_tuesday(tmp_path_factory: pytest.TempPathFactory, chrome: Browser) -> Iterator[Server]:
    """The server, for the tests of a module."""
    serving = Server(tmp_path_factory.mktemp("data"), free_port(), now=TUESDAY)
    serving.start()
    yield serving
    serving.stop()


def page_of_it(server: Server, chrome: Browser, cookies: Path) -> Iterator[Page]:
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
