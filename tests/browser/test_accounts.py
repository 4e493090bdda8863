"""A server with accounts in a real browser: invitation, passkey, two runners on one phone."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.looking import Eyes, eyes
from tests.browser.serving import OF_THE_TESTS, Server, free_port
from tests.browser.test_gym import open_session, tap

PASSWORD = "slow runs build fast legs"
ACCOUNT_PAGES = {
    "": "account",
    "email/": "e-mail",
    "password/change/": "password",
    "2fa/webauthn/": "passkeys without any",
    "devices/": "devices",
}
SEED = """
import django; django.setup()
from allauth.account.models import EmailAddress
from django.contrib.auth import get_user_model
from wholestride.web.clock import today_in
from wholestride.web.training.demo import load_demo
from wholestride.web.training.models import Runner
for name in ("ana", "bjorn"):
    user = get_user_model().objects.create_user(name, f"{name}@example.org", %r)
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    runner = Runner(user=user, athlete={})
    load_demo(runner, today_in("Europe/Berlin")) if name == "ana" else runner.save()
"""
"""Ana has a season, Björn has not begun; both are known by their passwords."""


@dataclass
class Accounts(Server):
    """A server with accounts at http://localhost, where browsers need no TLS."""

    @property
    def root(self) -> str:
        return f"http://localhost:{self.port}"

    @property
    def environ(self) -> dict[str, str]:
        usual = {name: value for name, value in os.environ.items() if name not in OF_THE_TESTS}
        return {
            **usual,
            "DJANGO_SETTINGS_MODULE": "wholestride.web.settings",
            "WHOLESTRIDE_DATA": str(self.data),
            "WHOLESTRIDE_MODE": "server",
            "WHOLESTRIDE_HOSTS": "localhost",
            "WHOLESTRIDE_PROXIES": "0",
            "WHOLESTRIDE_MAIL": f"file:{self.data / 'mails'}",
        }

    def start(self) -> None:
        program = Path(sys.executable).with_name("wholestride")
        command: list[str | Path] = [program, "serve", "--no-browser", "--port", str(self.port)]
        self.process = subprocess.Popen(
            command, env=self.environ, stdout=subprocess.PIPE, text=True
        )
        assert self.process.stdout is not None
        assert "serves localhost" in self.process.stdout.readline()
        self._wait_until_it_answers()

    def run(self, *command: str | Path) -> str:
        """What a command says that runs with the server's settings."""
        return subprocess.run(
            command, env=self.environ, check=True, capture_output=True, text=True
        ).stdout

    def code(self) -> str:
        """The code of the last mail."""
        newest = max((self.data / "mails").iterdir(), key=lambda each: each.stat().st_mtime_ns)
        found = re.findall(r"^    ([A-Z]{4}-[A-Z]{4})$", newest.read_text(), re.MULTILINE)
        return str(found[-1])

    def events(self) -> list[tuple[str, int]]:
        """How many entries each runner has of today's taps; the example's log lies before."""
        asking = (
            "select u.username, count(*) from training_logevent e "
            "join training_runner r on r.id = e.runner_id join auth_user u on u.id = r.user_id "
            "where e.device not like 'demo%' and e.session = ? group by 1"
        )
        with closing(sqlite3.connect(self.data / "wholestride.sqlite3")) as rows:
            return list(rows.execute(asking, (self.session,)))

    session: str = ""


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory, chrome: Browser) -> Iterator[Accounts]:
    """The server, and two runners that it knows."""
    server = Accounts(tmp_path_factory.mktemp("accounts"), free_port())
    server.start()
    server.run(sys.executable, "-c", SEED % PASSWORD)
    yield server
    server.stop()


@pytest.fixture
def handset(accounts: Accounts, chrome: Browser) -> Iterator[BrowserContext]:
    """A phone that has never been here."""
    context = chrome.new_context(viewport=PHONE, base_url=accounts.root)
    context.set_default_timeout(15_000)
    yield context
    context.close()


seen = pytest.fixture(eyes, name="seen")


@pytest.fixture
def keys(handset: BrowserContext) -> Callable[[Page], None]:
    """Give a page's device a place for passkeys that is unlocked by a finger."""

    def give(page: Page) -> None:
        line = handset.new_cdp_session(page)
        line.send("WebAuthn.enable")
        options = {
            "protocol": "ctap2",
            "transport": "internal",
            "hasResidentKey": True,
            "hasUserVerification": True,
            "isUserVerified": True,
            "automaticPresenceSimulation": True,
        }
        line.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    return give


def code_at(seconds: float, secret: str) -> str:
    """What an authenticator shows then."""
    return str(format_hotp_value(hotp_value(secret, int(seconds) // 30)))


def sign_in(page: Page, name: str, then: str = "/(today|start)/") -> None:
    page.goto("/accounts/login/")
    page.get_by_label("E-mail").fill(f"{name}@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(re.compile(then))


def sign_out(page: Page) -> None:
    page.goto("/accounts/logout/")
    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url("**/accounts/login/")


def test_an_invited_runner_needs_no_password_at_all(
    accounts: Accounts, handset: BrowserContext, keys: Callable[[Page], None]
) -> None:
    program = Path(sys.executable).with_name("wholestride")
    link = accounts.run(program, "invite", "chidi@example.org").splitlines()[0]
    assert link.startswith("http://localhost/")
    page = handset.new_page()
    keys(page)
    page.goto(link.removeprefix("http://localhost"))
    page.get_by_role("link", name="Use a passkey, no password").click()
    expect(page.get_by_label("E-mail")).to_have_value("chidi@example.org")
    page.get_by_role("button", name="Send the code").click()
    page.get_by_label("Code from the mail").fill(accounts.code())
    page.get_by_role("button", name="Go on").click()
    page.get_by_role("button", name="Make the passkey").click()
    page.wait_for_url("**/start/")
    sign_out(page)
    page.wait_for_url("**/start/")  # the browser offers the passkey by itself, and it opens
    page.goto("/accounts/2fa/webauthn/")
    expect(page.get_by_text("used", exact=False).first).to_be_visible()


def test_what_one_runner_logged_waits_for_that_runner_alone(
    accounts: Accounts, handset: BrowserContext
) -> None:
    page = handset.new_page()
    sign_in(page, "ana")
    listed = handset.request.get("/api/pages/").json()["pages"]
    written = (each for each in reversed(listed) if "-full-" in each)
    session = next(each for each in written if "session-data" in handset.request.get(each).text())
    accounts.session = session.strip("/").split("/")[-1]
    page.evaluate("navigator.serviceWorker.ready")
    page.wait_for_selector("html[data-carried]", state="attached")
    handset.set_offline(True)
    open_session(page, session)
    tap(page, 2)
    handset.clear_cookies()  # she has been signed out elsewhere
    handset.set_offline(False)
    page.goto("/accounts/login/")
    expect(page.locator("#parked")).to_contain_text("2 entries of sessions wait on this phone")

    sign_in(page, "bjorn")
    page.wait_for_selector("html[data-carried]", state="attached")
    expect(page.locator("#state")).to_have_count(0)
    handset.set_offline(True)
    page.goto(session)
    expect(page.get_by_role("heading", name="No signal")).to_be_visible()
    handset.set_offline(False)
    assert accounts.events() == []
    sign_out(page)

    sign_in(page, "ana")
    open_session(page, session)
    expect(page.locator("#state")).to_contain_text("Synced")
    expect(page.locator(".set.was")).to_have_count(2)
    for _ in range(50):
        if accounts.events():
            break
        page.wait_for_timeout(100)
    assert accounts.events() == [("ana", 2)]


def test_the_way_in_can_be_seen_and_read(
    accounts: Accounts, handset: BrowserContext, seen: Eyes
) -> None:
    page = handset.new_page()
    page.goto("/accounts/login/")
    seen.look(page, "sign in")
    page.get_by_label("E-mail").fill("ana@example.org")
    page.get_by_label("Password").fill("wrong password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    seen.look(page, "sign in with a mistake")
    page.goto("/accounts/password/reset/")
    seen.look(page, "new password by mail")
    page.get_by_label("E-mail").fill("bjorn@example.org")
    page.locator("form.one button").first.click()
    page.wait_for_url("**/confirm/**")
    seen.look(page, "new password with its code")
    page.goto("/accounts/signup/")
    seen.look(page, "sign up without an invitation")
    program = Path(sys.executable).with_name("wholestride")
    link = accounts.run(program, "invite", "dora@example.org").splitlines()[0]
    page.goto(link.removeprefix("http://localhost"))
    seen.look(page, "sign up")
    page.get_by_label("Password").fill("password12")
    page.locator("form.one button").first.click()
    seen.look(page, "sign up with a mistake")


def test_the_account_can_be_seen_and_read(
    accounts: Accounts, handset: BrowserContext, keys: Callable[[Page], None], seen: Eyes
) -> None:
    page = handset.new_page()
    keys(page)
    sign_in(page, "bjorn")
    for address, name in ACCOUNT_PAGES.items():
        page.goto(f"/accounts/{address}")
        seen.look(page, name)
    page.goto("/accounts/2fa/totp/activate/")
    if page.get_by_label("Password").count():
        seen.look(page, "ask for the password again")
        page.get_by_label("Password").fill(PASSWORD)
        page.locator("form.one button").first.click()
    seen.look(page, "authenticator")
    secret = page.locator(".secret").inner_text()
    page.locator("[name=code]").fill(code_at(page.evaluate("Date.now() / 1000"), secret))
    page.locator("form.one button").first.click()
    seen.look(page, "recovery codes")
    page.goto("/accounts/2fa/webauthn/add/")
    seen.look(page, "new passkey")
    page.locator("form.one button.main").click()
    page.wait_for_url("**/accounts/")
    page.goto("/accounts/2fa/webauthn/")
    seen.look(page, "passkeys")
    page.goto("/accounts/2fa/totp/deactivate/")
    seen.look(page, "authenticator taken away")
    page.goto("/settings/data/")
    seen.look(page, "data with an account")
    page.goto("/accounts/logout/")
    seen.look(page, "sign out")
    assert handset.browser is not None
    page = handset.browser.new_context(base_url=accounts.root).new_page()
    sign_in(page, "bjorn", then="/2fa/")
    seen.look(page, "second step")
    page.context.close()
