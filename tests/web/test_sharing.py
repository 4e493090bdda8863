"""Two weeks in intervals.icu: only with the runner's word, and the key stays out of sight."""

from __future__ import annotations

import stat
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from ipaddress import ip_network
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries, DjangoCaptureOnCommitCallbacks, Settings

from tests.network.intervals_icu import ATHLETE, KEY, Intervals
from tests.network.stand_in import StandIn, answering
from tests.web.conftest import planned
from wholestride.cli.main import cli
from wholestride.domain.season import SessionStatus
from wholestride.formats.intervals_events import PREFIX, SPAN
from wholestride.web.pages import sharing as page
from wholestride.web.training import exporting, following
from wholestride.web.training.models import Proposal, Runner, SharedCalendar
from wholestride.web.training.rounds import Seen, send_all

NOW = datetime(2026, 12, 1, 7)
ADDRESS = "/settings/intervals/"


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with answering(Intervals()) as stand_in:
        yield stand_in


@pytest.fixture
def service(
    server: StandIn, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Intervals:
    """intervals.icu on the loopback, and a data folder of the test's own."""
    cache.clear()
    settings.DATA = tmp_path
    settings.PRIVATE_NETWORKS = (ip_network("127.0.0.1"),)
    monkeypatch.setattr("wholestride.network.intervals.ADDRESS", server.address)
    for module in ("pages.sharing", "pages.today"):
        monkeypatch.setattr(f"wholestride.web.{module}.now_in", lambda zone: NOW)
    server.answering = fresh = Intervals()
    return fresh


@pytest.fixture
def shared(browser: Client, today: date, service: Intervals) -> SharedCalendar:
    """Ana agreed, and her sessions were sent at once."""
    assert act(browser, "agree", athlete=ATHLETE, key=KEY, agreed="yes").status_code == 302
    return SharedCalendar.objects.get()


def act(browser: Client, name: str, **fields: Any) -> Any:
    return browser.post(ADDRESS, {"act": name, **fields})


def keys_in(folder: Path) -> list[Path]:
    return list((folder / "keys").glob("*"))


def sessions(first: date) -> set[str]:
    gone = {SessionStatus.DROPPED, SessionStatus.MISSED}
    return {
        f"{PREFIX}{each.id}"
        for each in planned().planned()
        if first <= each.day <= first + SPAN and each.status not in gone
    }


def test_who_agrees_finds_the_sessions_of_two_weeks_there(
    browser: Client, shared: SharedCalendar, service: Intervals, today: date
) -> None:
    assert {each["external_id"] for each in service.events.values()} == sessions(today)
    shown = browser.get(ADDRESS)
    assert f"{len(service.events)} sessions stand there" in shown.content.decode()
    assert shown["Cache-Control"] == "no-store"


def test_nothing_is_sent_without_the_runners_word(
    browser: Client, today: date, service: Intervals, tmp_path: Path
) -> None:
    answer = act(browser, "agree", athlete=ATHLETE, key=KEY)
    assert answer.status_code == 422
    assert "Nothing is sent without your word." in answer.content.decode()
    assert ATHLETE in answer.content.decode()
    browser.get("/today/")
    assert service.asked == []
    assert not SharedCalendar.objects.exists()
    assert keys_in(tmp_path) == []


def test_the_key_is_in_a_file_for_the_server_alone_and_nowhere_else(
    browser: Client, ana: Runner, shared: SharedCalendar, tmp_path: Path
) -> None:
    [file] = keys_in(tmp_path)
    assert file.read_text() == KEY
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    for where in (ADDRESS, "/settings/", "/settings/data/", "/today/"):
        assert KEY not in browser.get(where).content.decode()
    assert KEY.encode() not in exporting.export_of(ana)
    row = SharedCalendar.objects.values().get()
    assert KEY not in str(row)


@pytest.mark.parametrize(
    ("athlete", "key", "words"),
    [("i/../", KEY, "This is no athlete id"), (ATHLETE, "", "This is no key")],
)
def test_what_cannot_be_right_is_refused_and_the_key_is_not_repeated(
    browser: Client, today: date, service: Intervals, athlete: str, key: str, words: str
) -> None:
    answer = act(browser, "agree", athlete=athlete, key=key, agreed="yes")
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert KEY not in answer.content.decode()
    assert service.asked == []


def test_a_wrong_key_is_said_and_another_one_takes_its_place(
    browser: Client, today: date, service: Intervals, tmp_path: Path
) -> None:
    act(browser, "agree", athlete=ATHLETE, key="wrong", agreed="yes")
    shown = browser.get(ADDRESS).content.decode()
    assert "does not take this key" in shown
    assert "wrong" not in shown
    act(browser, "agree", athlete=ATHLETE, key=KEY, agreed="yes")
    assert "stand there since" in browser.get(ADDRESS).content.decode()
    assert [each.read_text() for each in keys_in(tmp_path)] == [KEY]


def test_trouble_keeps_what_was_sent_and_says_when_it_was_tried(
    browser: Client, shared: SharedCalendar, service: Intervals
) -> None:
    service.busy = True
    act(browser, "send")
    shown = browser.get(ADDRESS).content.decode()
    assert "asks us to wait" in shown
    assert "stand there since" in shown
    service.busy = False
    act(browser, "send")
    assert "asks us to wait" not in browser.get(ADDRESS).content.decode()


def test_who_stops_leaves_no_key_and_may_take_the_sessions_out(
    browser: Client,
    shared: SharedCalendar,
    service: Intervals,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    theirs = service.put(start_date_local="2026-12-01T00:00:00", name="Easy", external_id=None)
    with django_capture_on_commit_callbacks(execute=True):
        act(browser, "take-out")
    assert set(service.events) == {theirs}
    assert not SharedCalendar.objects.exists()
    assert keys_in(tmp_path) == []


def test_what_cannot_be_taken_out_is_still_shared(
    browser: Client, shared: SharedCalendar, service: Intervals
) -> None:
    service.busy = True
    act(browser, "take-out")
    assert SharedCalendar.objects.exists()
    assert "asks us to wait" in browser.get(ADDRESS).content.decode()


def test_deleting_everything_deletes_the_key(
    browser: Client,
    shared: SharedCalendar,
    tmp_path: Path,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        browser.post("/settings/data/delete/", {"confirmation": "delete everything"})
    assert not SharedCalendar.objects.exists()
    assert keys_in(tmp_path) == []


def test_after_a_restore_elsewhere_the_key_is_asked_for_again(
    browser: Client, shared: SharedCalendar, service: Intervals, tmp_path: Path
) -> None:
    for file in keys_in(tmp_path):
        file.unlink()
    before = list(service.asked)
    act(browser, "send")
    assert "The key is not on this machine" in browser.get(ADDRESS).content.decode()
    assert service.asked == before


def test_today_sends_beside_the_page_when_a_day_has_gone_or_the_plan_changed(
    browser: Client,
    ana: Runner,
    shared: SharedCalendar,
    service: Intervals,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    work: list[Callable[[], None]] = []
    monkeypatch.setattr(following, "beside", work.append)
    monkeypatch.setattr("wholestride.web.training.agreed.beside", work.append)
    with django_assert_max_num_queries(12):
        browser.get("/today/")
    assert not work
    first = planned().planned()
    coming = next(each for each in first if each.day >= date(2026, 12, 3))
    browser.post("/week/change/skip/", {"session": coming.id})
    browser.post(f"/week/change/{Proposal.objects.get().pk}/", {"answer": "accept"})
    SharedCalendar.objects.update(tried_at=NOW - timedelta(minutes=11))
    asked = len(service.asked)
    browser.get("/today/")
    assert len(service.asked) == asked
    for each in work:
        each()
    assert f"{PREFIX}{coming.id}" not in {e["external_id"] for e in service.events.values()}
    SharedCalendar.objects.update(tried_at=NOW - timedelta(days=1, minutes=1))
    work.clear()
    browser.get("/today/")
    assert len(work) == 1


def test_a_round_sends_for_those_who_agreed_and_are_due(
    shared: SharedCalendar,
    new_runner: Callable[..., Runner],
    service: Intervals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    new_runner("stranger")
    assert send_all(NOW) == Seen(0, ())
    assert send_all(NOW + timedelta(days=2)) == Seen(1, ())
    service.busy = True
    later = NOW + timedelta(days=4)
    [(name, said)] = send_all(later).news
    assert name == f"athlete {ATHLETE}"
    assert "wait" in said
    monkeypatch.setattr("wholestride.web.launch.bring_up_to_date", lambda: None)
    monkeypatch.setattr("wholestride.web.clock.now_in", lambda zone: later)
    told = CliRunner().invoke(cli, ["push", "intervals"], catch_exceptions=False)
    assert told.output == "Sent for 0 runners, 0 with trouble.\n"


def test_who_sends_too_often_waits(
    browser: Client, shared: SharedCalendar, service: Intervals
) -> None:
    answers = [act(browser, "send") for _ in range(page.SENDINGS.most)]
    assert answers[-1].status_code == 429


def test_without_agreement_there_is_nothing_to_send_or_stop(
    browser: Client, today: date, service: Intervals
) -> None:
    for name in ("send", "stop", "take-out", "other"):
        assert act(browser, name).status_code == 404


def test_the_demo_is_shown_nowhere(
    browser: Client, ana: Runner, today: date, service: Intervals
) -> None:
    Runner.objects.filter(pk=ana.pk).update(is_demo=True)
    answer = act(browser, "agree", athlete=ATHLETE, key=KEY, agreed="yes")
    assert answer.status_code == 422
    assert service.asked == []
