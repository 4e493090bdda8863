"""Calendars that are followed: looked at, compared, asked about, never taken over silently."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from ipaddress import ip_network
from typing import Any

import pytest
from click.testing import CliRunner
from django.core.cache import cache
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from pytest_django.fixtures import Settings

from tests.cast import ANA, START
from tests.network.stand_in import Asked, StandIn, answering
from tests.web.conftest import PATTERN, WEEKS, planned
from wholestride.cli.main import cli
from wholestride.web.pages.start_calendars import LOOKS
from wholestride.web.training import exporting, following, looking, onboarding, store
from wholestride.web.training.models import CalendarFile, FollowedCalendar, Proposal, Runner
from wholestride.web.training.rounds import Seen, look_at_all

NOW = datetime(2026, 12, 1, 7)
DAYS = {"tue": 1, "thu": 3, "sun": 6}
ADDRESS = "/settings/calendars/"
TUESDAY = START + timedelta(days=15)


def ics(*, without: date | None = None, moved: tuple[date, date] | None = None) -> bytes:
    """Ana's own running as a calendar: one run less, or one on another day."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:test"]
    for week in range(WEEKS):
        for name, title in PATTERN.items():
            day = START + timedelta(days=7 * week + DAYS[name])
            if day == without:
                continue
            day = moved[1] if moved and day == moved[0] else day
            lines += ["BEGIN:VEVENT", f"UID:{week}-{name}@test", f"SUMMARY:{title}"]
            lines += [f"DTSTART;VALUE=DATE:{day:%Y%m%d}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


class Upstream:
    """A calendar somewhere else, as its owner has it now."""

    def __init__(self) -> None:
        self.data, self.status, self.asked = ics(), 200, 0

    def __call__(self, asked: Asked) -> None:
        self.asked += 1
        etag = f'"{hash(self.data)}"'
        if self.status != 200:
            asked.answer(self.status)
        elif asked.headers["If-None-Match"] == etag:
            asked.answer(304)
        else:
            asked.answer(200, self.data, ETag=etag)


@pytest.fixture(scope="module")
def server() -> Iterator[StandIn]:
    with answering(Upstream()) as stand_in:
        yield stand_in


@pytest.fixture
def upstream(server: StandIn, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> Upstream:
    """The calendar behind the stand-in's address, which the owner of the installation allows."""
    cache.clear()
    settings.PRIVATE_NETWORKS = (ip_network("127.0.0.1"),)
    for module in ("pages.calendars", "pages.today"):
        monkeypatch.setattr(f"wholestride.web.{module}.now_in", lambda zone: NOW)
    server.answering = fresh = Upstream()
    return fresh


@pytest.fixture
def address(server: StandIn, upstream: Upstream) -> str:
    return f"{server.address}/private-3f9a/basic.ics"


@pytest.fixture
def followed(browser: Client, today: date, address: str) -> FollowedCalendar:
    """Ana's calendar, followed and looked at once."""
    assert act(browser, "begin", address=address).status_code == 302
    return FollowedCalendar.objects.get()


def act(browser: Client, name: str, **fields: Any) -> Any:
    return browser.post(ADDRESS, {"act": name, **fields})


def look(browser: Client, followed: FollowedCalendar) -> str:
    """Look now, and what the page says then."""
    assert act(browser, "look", number=followed.pk).status_code == 302
    followed.refresh_from_db()
    return browser.get(ADDRESS).content.decode()


def see(browser: Client, followed: FollowedCalendar) -> Proposal:
    answer = act(browser, "see", number=followed.pk)
    assert answer.status_code == 302, answer.content.decode()
    return Proposal.objects.latest("pk")


def answered(browser: Client, proposal: Proposal, answer: str) -> Any:
    return browser.post(f"/week/change/{proposal.pk}/", {"answer": answer})


def days_of_runs(runner: Runner) -> set[date]:
    row = store.current_season(runner)
    assert row is not None
    return {run.day for run in store.whole_season(row).runs if run.is_run}


def test_a_calendar_that_says_what_the_plan_knows_asks_nothing(
    browser: Client, followed: FollowedCalendar
) -> None:
    shown = browser.get(ADDRESS).content.decode()
    assert "your plan knows what it says" in shown
    assert followed.differs == ""
    assert bytes(followed.calendar.data) == ics()
    assert "3f9a" not in shown


def test_a_run_that_moves_upstream_moves_only_when_it_is_accepted(
    browser: Client, ana: Runner, followed: FollowedCalendar, upstream: Upstream
) -> None:
    wednesday = TUESDAY + timedelta(days=1)
    upstream.data = ics(moved=(TUESDAY, wednesday))
    assert "1 run moves" in look(browser, followed)
    assert "Your calendar changed" in browser.get("/today/").content.decode()
    proposal = see(browser, followed)
    assert "1 run moves" in proposal.words
    assert TUESDAY in days_of_runs(ana)
    assert browser.get(f"/week/change/{proposal.pk}/").status_code == 200
    answered(browser, proposal, "accept")
    assert wednesday in days_of_runs(ana)
    assert TUESDAY not in days_of_runs(ana)
    assert "your plan knows what it says" in look(browser, followed)
    assert "Your calendar changed" not in browser.get("/today/").content.decode()


def test_what_was_refused_is_not_asked_again_but_what_changes_after_it_is(
    browser: Client, ana: Runner, followed: FollowedCalendar, upstream: Upstream
) -> None:
    upstream.data = ics(without=TUESDAY)
    look(browser, followed)
    answered(browser, see(browser, followed), "refuse")
    assert "It says something new" not in look(browser, followed)
    assert TUESDAY in days_of_runs(ana)
    thursday = TUESDAY + timedelta(days=2)
    upstream.data = ics(without=TUESDAY, moved=(thursday, thursday + timedelta(days=1)))
    assert "1 run moves" in look(browser, followed)


def test_the_plan_may_be_left_as_it_is_without_looking_at_a_proposal(
    browser: Client, followed: FollowedCalendar, upstream: Upstream
) -> None:
    upstream.data = ics(without=TUESDAY)
    look(browser, followed)
    act(browser, "leave", number=followed.pk)
    assert "It says something new" not in look(browser, followed)
    assert not Proposal.objects.exists()


def test_what_the_runner_moved_stays_when_the_calendar_changes_elsewhere(
    browser: Client, ana: Runner, followed: FollowedCalendar, upstream: Upstream
) -> None:
    run = next(each for each in store.whole_season(ana.seasons.get()).runs if each.day == TUESDAY)
    own = {"run": run.id, "what": "moves", "day": TUESDAY + timedelta(days=1), "clock": "07:00"}
    answer = browser.post("/week/change/run/", own)
    answered(browser, Proposal.objects.get(), "accept")
    assert answer.status_code == 302
    upstream.data = ics(without=TUESDAY + timedelta(days=2))
    assert "1 run falls away" in look(browser, followed)


def test_a_question_that_the_calendar_has_overtaken_is_stale_and_asks_what_it_says_now(
    browser: Client, ana: Runner, followed: FollowedCalendar, upstream: Upstream
) -> None:
    upstream.data = ics(without=TUESDAY)
    look(browser, followed)
    first = see(browser, followed)
    upstream.data = ics(moved=(TUESDAY, TUESDAY + timedelta(days=1)))
    look(browser, followed)
    assert answered(browser, first, "accept").status_code == 409
    assert TUESDAY in days_of_runs(ana)
    assert answered(browser, first, "again").status_code == 302
    newest = Proposal.objects.latest("pk")
    answered(browser, newest, "accept")
    assert TUESDAY + timedelta(days=1) in days_of_runs(ana)
    assert "your plan knows what it says" in look(browser, followed)


def test_a_calendar_that_is_as_it_was_again_takes_its_question_back(
    browser: Client, followed: FollowedCalendar, upstream: Upstream
) -> None:
    before = upstream.data
    upstream.data = ics(without=TUESDAY)
    look(browser, followed)
    proposal = see(browser, followed)
    upstream.data = before
    assert "It says something new" not in look(browser, followed)
    proposal.refresh_from_db()
    assert proposal.state == Proposal.State.REFUSED


def test_beside_the_runs_that_are_planned_nothing_falls_away(
    browser: Client, today: date, address: str, upstream: Upstream
) -> None:
    extra = TUESDAY + timedelta(days=1)
    upstream.data = (
        b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:x\r\nSUMMARY:easy 30 min\r\n"
        b"DTSTART;VALUE=DATE:" + f"{extra:%Y%m%d}".encode() + b"\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
    )
    act(browser, "begin", address=address, what="beside")
    assert FollowedCalendar.objects.get().differs == "1 run is new"
    act(browser, "stop", number=FollowedCalendar.objects.get().pk)
    act(browser, "begin", address=address, what="all")
    assert "fall away" in FollowedCalendar.objects.get().differs


@pytest.mark.parametrize(
    ("status", "data", "words"),
    [
        (404, b"", "nothing at this address"),
        (500, b"", "answered 500"),
        (200, b"<!doctype html><title>Sign in</title>", "This is a web page, no calendar."),
        (200, b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "holds no events"),
    ],
)
def test_trouble_is_said_and_the_last_good_state_stays(
    browser: Client,
    ana: Runner,
    followed: FollowedCalendar,
    upstream: Upstream,
    status: int,
    data: bytes,
    words: str,
) -> None:
    runs = days_of_runs(ana)
    upstream.status, upstream.data = status, data
    shown = look(browser, followed)
    assert words in shown
    assert "What was read" in shown
    assert followed.next_step
    assert bytes(CalendarFile.objects.get().data) == ics()
    assert days_of_runs(ana) == runs
    upstream.status, upstream.data = 200, ics()
    assert "your plan knows what it says" in look(browser, followed)


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "plan.ics",
        "file:///etc/passwd",
        "ftp://x/",
        "http://ana:pw@runs.example/",
        "h\0",
        "[" * 9,
    ],
)
def test_what_is_no_address_is_refused_in_words_and_kept_in_the_field(
    browser: Client, today: date, upstream: Upstream, typed: str
) -> None:
    answer = act(browser, "begin", address=typed)
    assert answer.status_code == 422
    assert 'role="alert"' in answer.content.decode()
    assert not CalendarFile.objects.exists()


def test_an_address_of_a_private_network_is_not_asked(
    browser: Client, today: date, address: str, upstream: Upstream, settings: Settings
) -> None:
    settings.PRIVATE_NETWORKS = ()
    act(browser, "begin", address=address)
    assert "private network" in browser.get(ADDRESS).content.decode()
    assert upstream.asked == 0


def test_an_unchanged_calendar_is_not_sent_again(
    browser: Client, followed: FollowedCalendar, upstream: Upstream
) -> None:
    assert followed.etag
    look(browser, followed)
    assert upstream.asked == 2
    assert followed.good_at == NOW


def test_who_looks_too_often_waits(
    browser: Client, followed: FollowedCalendar, upstream: Upstream
) -> None:
    answers = [act(browser, "look", number=followed.pk) for _ in range(LOOKS.most)]
    assert answers[-1].status_code == 429
    assert int(answers[-1]["Retry-After"]) > 0


def test_another_runners_calendar_is_not_there(
    followed: FollowedCalendar, new_runner: Callable[..., Runner]
) -> None:
    stranger = Client(headers={"host": "127.0.0.1"})
    stranger.force_login(new_runner("stranger").user)
    for name in ("look", "see", "leave", "stop"):
        assert act(stranger, name, number=followed.pk).status_code == 404
    for number in ("", "x", "9" * 30, "-1", "²"):
        assert act(stranger, "look", number=number).status_code == 404


def test_the_demo_follows_nothing(
    browser: Client, ana: Runner, today: date, address: str, upstream: Upstream
) -> None:
    Runner.objects.filter(pk=ana.pk).update(is_demo=True)
    assert act(browser, "begin", address=address).status_code == 422
    assert upstream.asked == 0


def test_today_looks_once_a_day_beside_the_page(
    browser: Client,
    followed: FollowedCalendar,
    upstream: Upstream,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    work: list[Callable[[], None]] = []
    monkeypatch.setattr(following, "beside", work.append)
    browser.get("/today/")
    assert not work
    FollowedCalendar.objects.update(looked_at=NOW - timedelta(days=1, minutes=1))
    with django_assert_max_num_queries(12):
        browser.get("/today/")
    browser.get("/today/")
    assert len(work) == 2
    assert upstream.asked == 1
    for each in work:
        each()
    assert upstream.asked == 2


def test_work_beside_a_page_is_done_by_another_thread() -> None:
    done, threads = threading.Event(), []

    def work() -> None:
        threads.append(threading.current_thread())
        done.set()

    following.beside(work)
    assert done.wait(5)
    assert threads != [threading.current_thread()]


def test_a_start_takes_an_address_and_the_new_season_follows_it(
    browser: Client, ana: Runner, today: date, address: str, upstream: Upstream
) -> None:
    answer = browser.post("/start/", {"source": "files", "address": address})
    assert answer["Location"] == "/start/runs/"
    shown = browser.get("/start/").content.decode()
    assert "127.0.0.1" in shown
    assert "3f9a" not in shown
    assert onboarding.keep(ana, onboarding.draft_of(ana), ANA, planned())
    followed = FollowedCalendar.objects.get()
    assert followed.calendar.address == address
    assert "your plan knows what it says" in look(browser, followed)
    assert browser.post("/start/", {"source": "files"})["Location"] == "/start/runs/"
    assert CalendarFile.objects.get(is_draft=True).address == address


def test_a_start_says_what_is_wrong_with_an_address_and_keeps_it_in_the_field(
    browser: Client, ana: Runner, today: date, address: str, upstream: Upstream
) -> None:
    upstream.status = 404
    answer = browser.post("/start/", {"source": "files", "address": address})
    assert answer.status_code == 422
    assert "nothing at this address" in answer.content.decode()
    assert address in answer.content.decode()
    assert not CalendarFile.objects.exists()


def test_who_follows_no_more_keeps_what_was_read_as_a_file(
    browser: Client, followed: FollowedCalendar
) -> None:
    act(browser, "stop", number=followed.pk)
    assert not FollowedCalendar.objects.exists()
    assert CalendarFile.objects.get().address == ""
    assert "No calendar yet" in browser.get(ADDRESS).content.decode()


def test_an_export_carries_the_address_and_following_goes_on_elsewhere(
    followed: FollowedCalendar, ana: Runner, new_runner: Callable[..., Runner], address: str
) -> None:
    found, problems = exporting.read_export(exporting.export_of(ana))
    assert found is not None
    assert not problems
    other = new_runner("stranger")
    other.seasons.all().delete()
    exporting.keep_imported(other, found)
    [again] = following.followed_by(other)
    assert again.calendar.address == address


def test_deleting_everything_deletes_what_was_followed(
    browser: Client, followed: FollowedCalendar
) -> None:
    browser.post("/settings/data/delete/", {"confirmation": "delete everything"})
    assert not FollowedCalendar.objects.exists()
    assert not CalendarFile.objects.exists()


def test_at_most_a_few_calendars_are_followed(
    browser: Client, followed: FollowedCalendar, address: str
) -> None:
    assert act(browser, "begin", address=address).status_code == 422
    for number in range(looking.MOST_FOLLOWED):
        cache.clear()
        last = act(browser, "begin", address=f"{address}?{number}")
    assert last.status_code == 422
    assert FollowedCalendar.objects.count() == looking.MOST_FOLLOWED


def test_a_round_looks_at_what_is_due_and_tells_what_is_new(
    followed: FollowedCalendar, upstream: Upstream
) -> None:
    assert look_at_all(NOW) == Seen(0, ())
    upstream.data = ics(without=TUESDAY)
    assert look_at_all(NOW + timedelta(days=2)) == Seen(1, (("127.0.0.1", "1 run falls away"),))
    upstream.status = 500
    [(_, said)] = look_at_all(NOW, every=True).news
    assert said == "127.0.0.1 answered 500."
    followed.refresh_from_db()
    assert followed.differs == "1 run falls away"


def test_the_command_for_cron_says_what_is_new_and_is_silent_otherwise(
    followed: FollowedCalendar, upstream: Upstream, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wholestride.web.launch.bring_up_to_date", lambda: None)
    monkeypatch.setattr("wholestride.web.clock.now_in", lambda zone: NOW)
    quiet = CliRunner().invoke(cli, ["look", "--quiet"], catch_exceptions=False)
    assert quiet.output == ""
    upstream.data = ics(without=TUESDAY)
    told = CliRunner().invoke(cli, ["look", "--all"], catch_exceptions=False)
    assert told.output.splitlines() == [
        "127.0.0.1: 1 run falls away",
        "Looked at 1 calendar, 1 with news or trouble.",
    ]
    assert "3f9a" not in told.output
