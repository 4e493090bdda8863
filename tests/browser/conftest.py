"""Real Chromium against the real server; without Chromium a skip that is counted and printed."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, sync_playwright

from tests.browser.serving import Server, free_port

PHONE: ViewportSize = {"width": 390, "height": 844}
PLACES = ("/usr/bin/chromium", "/usr/bin/chromium-browser")


def chromium() -> str | None:
    """Where Chromium is, if it is anywhere."""
    named = os.environ.get("CHROMIUM") or shutil.which("chromium")
    return named or next((each for each in PLACES if Path(each).exists()), None)


@pytest.fixture(scope="module")
def chrome() -> Iterator[Browser]:
    """One Chromium for all tests."""
    program = chromium()
    if program is None:
        why = "no Chromium: set CHROMIUM, or run tools/install.sh tests as root"
        if os.environ.get("CI") == "true":
            pytest.fail(why)
        pytest.skip(why)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, chrome: Browser) -> Iterator[Server]:
    """The server with its demo runner, for all tests of a process."""
    serving = Server(tmp_path_factory.mktemp("data"), free_port())
    serving.start()
    yield serving
    serving.stop()


@pytest.fixture(scope="module")
def cookies(server: Server, chrome: Browser) -> Path:
    """What a browser holds that came in with the link, which works once."""
    file = server.data / "cookies.json"
    context = chrome.new_context()
    context.new_page().goto(server.link)
    context.storage_state(path=file)
    context.close()
    return file


@pytest.fixture
def device(
    server: Server, chrome: Browser, cookies: Path
) -> Iterator[Callable[[], BrowserContext]]:
    """Make a phone with an empty store of its own."""
    made: list[BrowserContext] = []

    def make() -> BrowserContext:
        context = chrome.new_context(viewport=PHONE, storage_state=cookies, base_url=server.root)
        context.set_default_timeout(10_000)
        made.append(context)
        return context

    yield make
    for context in made:
        context.close()


@pytest.fixture
def phone(device: Callable[[], BrowserContext]) -> BrowserContext:
    """A phone that has never been here."""
    return device()


@pytest.fixture
def caught(server: Server, chrome: Browser, cookies: Path) -> Iterator[Page]:
    """A page without a service worker, which would carry its messages past ``page.route``."""
    context = chrome.new_context(
        viewport=PHONE, storage_state=cookies, base_url=server.root, service_workers="block"
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def page(phone: BrowserContext) -> Iterator[Page]:
    """Its page; a mistake in a script fails the test."""
    page = phone.new_page()
    broken: list[str] = []
    page.on("pageerror", lambda error: broken.append(str(error)))
    yield page
    assert not broken
