"""Life's changes accepted, refused and taken back; nothing is stored before."""

from __future__ import annotations

import html
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.test import Client

from tests.web.asking import (
    KINDS,
    asked,
    coming,
    key_run,
    season_of,
)
from tests.web.conftest import planned
from tests.web.tapping import tapped
from wholestride.domain.logbook import (
    MovedSession,
)
from wholestride.domain.season import SessionStatus
from wholestride.formats.season_file import write_season
from wholestride.web.training import changes, deciding, mapping, store
from wholestride.web.training.models import Proposal, Runner
from wholestride.web.training.places import clashes


@pytest.mark.parametrize("kind", KINDS)
def test_accepting_issues_the_season_that_was_shown(
    ana: Runner, browser: Client, today: date, kind: str
) -> None:
    where = asked(browser, kind)
    shown = Proposal.objects.get()
    answer = browser.post(where, {"answer": "accept"})
    assert answer.status_code == 302
    assert browser.get(answer["Location"]).status_code == 200
    new = store.current_season(ana)
    assert new is not None
    assert new.number == 2
    row = changes.work_out(ana.seasons.get(number=1), changes.changes_of(shown), today)
    assert isinstance(row, changes.Proposed)
    assert write_season(store.whole_season(new)) == write_season(row.after)


@pytest.mark.parametrize("kind", KINDS)
def test_undo_issues_the_season_before_again_as_a_new_number(
    ana: Runner, browser: Client, today: date, kind: str
) -> None:
    browser.post(asked(browser, kind), {"answer": "accept"})
    assert browser.post("/week/change/undo/").status_code == 302
    back = season_of(ana)
    assert [each.number for each in ana.seasons.order_by("number")] == [1, 2, 3]
    assert [(each.id, each.start) for each in back.planned()] == [
        (each.id, each.start) for each in planned().planned()
    ]
    assert back.runs == planned().runs
    assert back.athlete == planned().athlete
    ana.refresh_from_db()
    assert mapping.athlete_of(ana.athlete) == planned().athlete
    assert browser.post("/week/change/undo/").status_code == 409


def test_refusing_leaves_everything(ana: Runner, browser: Client, today: date) -> None:
    where = asked(browser, "ill")
    assert browser.post(where, {"answer": "refuse"}).status_code == 302
    assert ana.seasons.count() == 1
    assert "You left everything as it was." in browser.get(where).content.decode()
    assert browser.post(where, {"answer": "accept"}).status_code == 409
    assert ana.seasons.count() == 1


def test_a_proposal_is_accepted_once(ana: Runner, browser: Client, today: date) -> None:
    where = asked(browser, "complaint")
    assert browser.post(where, {"answer": "accept"}).status_code == 302
    assert browser.post(where, {"answer": "accept"}).status_code == 409
    assert ana.seasons.count() == 2
    assert "You accepted this." in browser.get(where).content.decode()


def test_a_stale_proposal_is_refused_with_words_and_worked_out_anew(
    ana: Runner, browser: Client, today: date
) -> None:
    first, second = asked(browser, "ill"), asked(browser, "own")
    browser.post(first, {"answer": "accept"})
    page = browser.post(second, {"answer": "accept"})
    assert page.status_code == 409
    assert "Something else changed in the meantime" in page.content.decode()
    assert ana.seasons.count() == 2
    anew = browser.post(second, {"answer": "again"})
    assert browser.get(anew["Location"]).status_code == 200
    assert browser.post(anew["Location"], {"answer": "accept"}).status_code == 302
    assert any(each.own for each in season_of(ana).planned())


def test_a_session_that_was_done_meanwhile_makes_a_proposal_stale(
    ana: Runner, browser: Client, today: date
) -> None:
    session = coming(planned())[0]
    where = asked(browser, "skipped")
    tapped(ana, session.id, session.day)
    assert browser.post(where, {"answer": "accept"}).status_code == 409
    assert ana.seasons.count() == 1
    assert f'value="{session.id}"' not in browser.get("/week/change/skip/").content.decode()


def test_undo_is_refused_once_a_changed_session_was_begun(
    ana: Runner, browser: Client, today: date
) -> None:
    browser.post(asked(browser, "own"), {"answer": "accept"})
    own = next(each for each in season_of(ana).planned() if each.own)
    tapped(ana, own.id, own.day)
    answer = browser.post("/week/change/undo/")
    assert answer.status_code == 409
    assert b"was begun since" in answer.content
    assert ana.seasons.count() == 2


def test_an_added_session_is_cancelled_in_calendars_by_undo(
    ana: Runner, browser: Client, today: date
) -> None:
    browser.post(asked(browser, "own"), {"answer": "accept"})
    own = next(each for each in season_of(ana).planned() if each.own)
    browser.post("/week/change/undo/")
    gone = next(each for each in season_of(ana).sessions if each.id == own.id)
    assert gone.status is SessionStatus.DROPPED
    assert gone.revision > own.revision


def test_only_the_run_may_move_and_the_week_then_shows_the_clash(
    ana: Runner, browser: Client, today: date
) -> None:
    heavy = next(each for each in coming(planned()) if each.kind.heavy and each.day > today)
    morning = (heavy.start + timedelta(days=1)).date()
    fields = {"run": key_run(), "what": "moves", "day": str(morning), "clock": "07:00"}
    where = browser.post("/week/change/run/", fields)["Location"]
    page = browser.get(where).content.decode()
    assert "Only the run" in page
    browser.post(where, {"answer": "runs-only"})
    fresh = season_of(ana)
    assert fresh.sessions == planned().sessions
    assert {each.session.id for each in clashes(fresh, today)} >= {heavy.id}


def test_strength_cannot_be_kept_back_where_it_is_the_change(
    ana: Runner, browser: Client, today: date
) -> None:
    where = asked(browser, "ill")
    assert "Only the run" not in browser.get(where).content.decode()
    browser.post(where, {"answer": "runs-only"})
    assert not [each for each in season_of(ana).planned() if each.day == today]


def test_a_skipped_session_is_dashed_on_the_board_and_no_longer_to_do(
    ana: Runner, browser: Client, today: date
) -> None:
    browser.post(asked(browser, "skipped"), {"answer": "accept"})
    skipped = coming(planned())[0]
    stored = next(each for each in season_of(ana).sessions if each.id == skipped.id)
    assert stored.status is SessionStatus.MISSED
    week = browser.get(f"/week/{skipped.day}/").content.decode()
    assert " missed" in week
    assert ">skipped<" in week
    assert f"/session/{skipped.id}/" not in browser.get("/today/").content.decode()


def test_what_is_not_made_up_is_said(browser: Client, today: date) -> None:
    sunday = next(each for each in coming(planned()) if each.kind.heavy)
    where = browser.post("/week/change/skip/", {"session": sunday.id})["Location"]
    page = html.unescape(browser.get(where).content.decode())
    assert "Not made up for" in page or "Makes up for" in page


def test_a_complaint_that_is_over_is_closed(ana: Runner, browser: Client, today: date) -> None:
    browser.post(asked(browser, "complaint"), {"answer": "accept"})
    assert "It is over" in browser.get("/week/change/complaint/").content.decode()
    where = browser.post("/week/change/complaint/", {"healed": "0"})["Location"]
    browser.post(where, {"answer": "accept"})
    assert season_of(ana).athlete.injuries[0].until == today
    ana.refresh_from_db()
    assert mapping.athlete_of(ana.athlete).injuries[0].until == today


def test_a_moved_session_stays_put_when_something_else_changes(
    ana: Runner, browser: Client, today: date
) -> None:
    season = planned()
    light = next(each for each in coming(season) if each.alternatives and not each.kind.heavy)
    row = store.current_season(ana)
    assert row is not None
    start = next(each.start for each in light.alternatives if each.start.date() > today)
    made = changes.propose(row, [MovedSession(light.id, start, light.place)], today)
    assert isinstance(made, Proposal)
    assert not isinstance(deciding.accept(made, row, today), changes.Refusal)
    moved = next(each for each in season_of(ana).planned() if each.id == light.id)
    browser.post(asked(browser, "complaint"), {"answer": "accept"})
    later = next(each for each in season_of(ana).planned() if each.id == light.id)
    assert moved.start != light.start
    assert later.start == moved.start


def test_the_season_is_taken_back_as_it_was_where_nothing_was_touched() -> None:
    season = planned()
    back = deciding.as_before(season, replace(season, revision=2))
    assert back == replace(season, revision=3, previous="2")
