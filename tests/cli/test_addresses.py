"""Calendars by their address, and two weeks sent to a service; nothing leaves the loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_today import known
from tests.network.intervals_icu import ATHLETE, KEY, Intervals
from tests.network.stand_in import Answering, Asked, answering

TODAY = "2026-12-07"
SECRET = "/private-3f9a/basic.ics"


@pytest.fixture(autouse=True)
def loopback_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("WHOLESTRIDE_PRIVATE_NETWORKS", "127.0.0.0/8")


def calendar(*events: tuple[str, str]) -> bytes:
    """A calendar of events of an hour: when, and what."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//test//EN"]
    for number, (when, title) in enumerate(events):
        lines += ["BEGIN:VEVENT", f"UID:{number}@test", f"DTSTART:{when}", "DURATION:PT1H"]
        lines += [f"SUMMARY:{title}", "END:VEVENT"]
    return "\r\n".join([*lines, "END:VCALENDAR", ""]).encode()


def serving(data: bytes, kind: str = "text/calendar") -> Answering:
    def how(asked: Asked) -> None:
        asked.answer(200 if asked.path == SECRET else 404, data, Content_Type=kind)

    return how


RUNS = calendar(("20261208T180000", "6 x 800 m"), ("20261213T090000", "Long run"))


def test_runs_are_read_from_an_address_like_from_a_file(wholestride: Command) -> None:
    with answering(serving(RUNS)) as server:
        result = wholestride("runs", f"{server.address}{SECRET}", "--start", TODAY)
    assert result.exit_code == 0
    assert "Long run" in result.stdout
    assert "2 entries" in result.stdout


def test_what_is_wrong_at_an_address_is_said_without_its_secret(wholestride: Command) -> None:
    page = b"<!doctype html><title>Sign in</title>"
    with answering(serving(page, "text/html")) as server:
        result = wholestride("runs", f"{server.address}{SECRET}")
        gone = wholestride("runs", f"{server.address}/elsewhere")
    assert result.exit_code == gone.exit_code == 1
    assert "This is a web page, no calendar." in result.stderr
    assert "nothing at this address (404)" in gone.stderr
    assert "3f9a" not in result.stderr


def test_private_networks_are_refused_unless_the_setting_names_them(
    wholestride: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WHOLESTRIDE_PRIVATE_NETWORKS")
    result = wholestride("runs", "http://127.0.0.1:9/plan.ics")
    assert "private network" in result.stderr
    monkeypatch.setenv("WHOLESTRIDE_PRIVATE_NETWORKS", "home")
    result = wholestride("runs", "http://127.0.0.1:9/plan.ics")
    assert result.exit_code == 1
    assert "it may be networks with commas" in result.stderr


def test_what_a_calendar_says_differently_is_a_diff_that_is_written_only_when_accepted(
    wholestride: Command, season: Path
) -> None:
    before = known(season)
    words = ("replan", str(season), "--today", TODAY, "--calendar")
    with answering(serving(RUNS)) as server:
        shown = wholestride(*words, f"{server.address}{SECRET}")
        assert known(season) == before
        told = wholestride(*words, f"{server.address}{SECRET}", "-o", str(season), "--json")
    assert shown.exit_code == 0
    assert shown.stdout.split()[:3] == ["run", "was", "becomes"]
    assert "To accept: add -o" in shown.stdout
    assert {"6 x 800 m", "Long run"} <= {
        row[0].split(", now ")[-1] for row in json.loads(told.stdout)["calendar"]
    }
    fresh = known(season)
    assert fresh.revision == before.revision + 1
    coming = [run.title for run in fresh.runs if run.is_run and run.day.isoformat() >= TODAY]
    assert set(coming) >= {"6 x 800 m", "Long run"}
    past = [run for run in before.runs if run.day.isoformat() < TODAY]
    assert [run.start for run in past] == [
        run.start for run in fresh.runs if run.day.isoformat() < TODAY
    ]


def test_a_calendar_without_runs_changes_nothing(wholestride: Command, season: Path) -> None:
    with answering(serving(calendar())) as server:
        result = wholestride(
            *("replan", str(season), "--today", TODAY, "--calendar", f"{server.address}{SECRET}")
        )
    assert result.exit_code == 1
    assert "no run was found in the calendar" in result.stderr


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[Intervals]:
    """intervals.icu on the loopback."""
    calendar_there = Intervals()
    with answering(calendar_there) as server:
        monkeypatch.setattr("wholestride.network.intervals.ADDRESS", server.address)
        yield calendar_there


PUSH = ("push", "intervals")
FROM = ("--from", TODAY, "--athlete", ATHLETE)


def test_two_weeks_are_sent_with_a_key_from_a_file_or_the_environment(
    wholestride: Command,
    season: Path,
    service: Intervals,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    file = season.parent / "key"
    file.write_text(f"{KEY}\n")
    first = wholestride(*PUSH, str(season), *FROM, "--key-file", str(file))
    assert first.exit_code == 0, first.output
    assert f"{len(service.events)} sessions stand in intervals.icu." in first.stdout
    monkeypatch.setenv("WHOLESTRIDE_INTERVALS_KEY", KEY)
    again = wholestride(*PUSH, str(season), *FROM)
    assert again.stdout == first.stdout
    assert KEY not in first.output + again.output


def test_what_would_be_sent_is_shown_without_a_key_and_without_sending(
    wholestride: Command, season: Path, service: Intervals
) -> None:
    result = wholestride(*PUSH, str(season), *FROM, "--show")
    events = json.loads(result.stdout)
    assert {each["category"] for each in events} == {"WORKOUT"}
    assert service.asked == []


def test_without_a_key_or_with_a_wrong_one_the_next_step_is_said(
    wholestride: Command, season: Path, service: Intervals, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("WHOLESTRIDE_INTERVALS_KEY", raising=False)
    none = wholestride(*PUSH, str(season), *FROM)
    assert none.exit_code == 1
    assert "--key-file" in none.stderr
    monkeypatch.setenv("WHOLESTRIDE_INTERVALS_KEY", "another")
    wrong = wholestride(*PUSH, str(season), *FROM)
    assert wrong.exit_code == 1
    assert "does not take this key" in wrong.stderr
    assert service.events == {}
