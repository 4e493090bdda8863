"""Life's changes: asked in small forms, shown as a proposal, stored only when accepted."""

from __future__ import annotations

import html
import uuid
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import CHIDI, START
from tests.web.conftest import planned
from wholestride.domain.athlete import Absence, Injury, Side, Weekday, Window
from wholestride.domain.exercise import Region
from wholestride.domain.logbook import (
    CancelledRun,
    Change,
    ClosedInjury,
    DoneRun,
    LostDays,
    MissedSession,
    MovedRun,
    MovedSession,
    NewAthlete,
    NewInjury,
    NewRun,
    NewWindows,
    OwnSession,
)
from wholestride.domain.quantities import Distance
from wholestride.domain.running import Race, RaceDistance, RacePriority, Run, RunKind
from wholestride.domain.season import Season, Session, SessionKind, SessionStatus
from wholestride.formats.season_file import write_season
from wholestride.web.pages.change_forms import counted_as
from wholestride.web.training import changes, mapping, store
from wholestride.web.training.change_documents import change_of, document_of
from wholestride.web.training.models import LogEvent, Proposal, Runner
from wholestride.web.training.places import clashes

TODAY = START + timedelta(days=8)
HURT = Injury(Region.ACHILLES, Side.LEFT, TODAY, None, True)
BJORNS_RUN = Run(
    "r", datetime(2026, 12, 3, 7), "Easy 10 km", RunKind.EASY, 62, 186, False, 15, None,
    distance=Distance(10_000), race=Race(RacePriority.C, RaceDistance.TEN_KM, 5),
)  # fmt: skip
EVERY_CHANGE: tuple[Change, ...] = (
    MissedSession("a"),
    MovedSession("a", datetime(2026, 12, 3, 18), "gym"),
    OwnSession("Climbing", datetime(2026, 12, 3, 18), 90, SessionKind.UPPER_CORE),
    MovedRun("r", datetime(2026, 12, 3, 7)),
    CancelledRun("r"),
    DoneRun(BJORNS_RUN, "r"),
    NewRun(BJORNS_RUN, "r"),
    LostDays(Absence(date(2026, 12, 3), date(2026, 12, 5), "ill"), ill=True),
    NewWindows((Window(Weekday.MONDAY, time(18), time(19, 30), "home"),)),
    NewInjury(HURT),
    ClosedInjury(HURT, date(2026, 12, 9)),
    NewAthlete(CHIDI, anew=True),
)


def season_of(runner: Runner) -> Season:
    row = store.current_season(runner)
    assert row is not None
    return store.whole_season(row)


def coming(season: Season) -> list[Session]:
    return [each for each in season.planned() if each.day >= TODAY and not each.own]


def key_run() -> str:
    return next(each.id for each in planned().runs if each.key and each.day > TODAY)


def windows_form(season: Season) -> dict[str, str]:
    form: dict[str, str] = {}
    for row, each in enumerate(season.athlete.planning_windows):
        form |= {
            f"weekday-{row}": str(int(each.weekday)),
            f"start-{row}": f"{each.start:%H:%M}",
            f"end-{row}": f"{each.end:%H:%M}",
            f"place-{row}": each.place,
        }
    return form


def forms() -> dict[str, tuple[str, Mapping[str, str]]]:
    """Each kind of change as its form sends it: what it is called, its address, its fields."""
    session = coming(planned())[0]
    closed = {**windows_form(planned()), "start-0": "", "end-0": ""}
    friday = TODAY + timedelta(days=3)
    return {
        "skipped": ("skip", {"session": session.id}),
        "run moved": (
            "run",
            {"run": key_run(), "what": "moves", "day": str(friday), "clock": "07:00"},
        ),
        "run away": ("run", {"run": key_run(), "what": "away"}),
        "ill": ("ill", {"what": "ill", "first": str(TODAY), "last": str(friday)}),
        "away": ("ill", {"what": "away", "first": str(friday), "last": str(friday)}),
        "hours": ("hours", closed),
        "complaint": ("complaint", {"region": "achilles", "side": "left"}),
        "own": (
            "own",
            {
                "title": "Kettlebells",
                "day": str(friday),
                "clock": "12:00",
                "minutes": "40",
                "legs": "yes",
            },
        ),
    }


KINDS = list(forms())


def asked(browser: Client, kind: str) -> str:
    """Send the form; the address of its proposal."""
    about, fields = forms()[kind]
    answer = browser.post(f"/week/change/{about}/", fields)
    assert answer.status_code == 302, html.unescape(answer.content.decode())
    return str(answer["Location"])


@pytest.mark.parametrize("change", EVERY_CHANGE, ids=lambda each: type(each).__name__)
def test_a_change_comes_back_from_its_document_as_it_was(change: Change) -> None:
    assert change_of(document_of(change)) == change


@pytest.mark.parametrize("kind", KINDS)
def test_a_form_is_answered_by_a_proposal_and_nothing_is_stored(
    ana: Runner, browser: Client, today: date, kind: str
) -> None:
    page = browser.get(asked(browser, kind))
    assert page.status_code == 200
    assert "What would change" in page.content.decode()
    assert "Accept" in page.content.decode()
    assert ana.seasons.count() == 1
    assert write_season(season_of(ana)) == write_season(planned())


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


def logged(runner: Runner, session: Session) -> None:
    """The session was finished."""
    LogEvent.objects.create(
        runner=runner,
        uid=uuid.uuid5(uuid.NAMESPACE_OID, session.id),
        device="phone",
        sequence=1,
        session=session.id,
        day=session.day,
        kind=LogEvent.Kind.FINISHED,
        done_at=session.start,
    )


def test_a_session_that_was_done_meanwhile_makes_a_proposal_stale(
    ana: Runner, browser: Client, today: date
) -> None:
    session = coming(planned())[0]
    where = asked(browser, "skipped")
    logged(ana, session)
    assert browser.post(where, {"answer": "accept"}).status_code == 409
    assert ana.seasons.count() == 1
    assert f'value="{session.id}"' not in browser.get("/week/change/skip/").content.decode()


def test_undo_is_refused_once_a_changed_session_was_begun(
    ana: Runner, browser: Client, today: date
) -> None:
    browser.post(asked(browser, "own"), {"answer": "accept"})
    own = next(each for each in season_of(ana).planned() if each.own)
    logged(ana, own)
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


@pytest.mark.parametrize(
    ("about", "fields", "words"),
    [
        ("skip", {"session": "nothing"}, "Choose a session of the list."),
        ("run", {"run": "nothing"}, "Choose a run of the list."),
        ("run", {"what": "flies"}, "Say whether it moves or falls away."),
        ("run", {"what": "moves", "day": "soon", "clock": "07:00"}, "Choose a day."),
        ("run", {"what": "moves", "day": "2026-12-03", "clock": "7ish"}, "Write a time"),
        ("run", {"what": "moves", "day": "1999-01-01", "clock": "07:00"}, "Choose a day from"),
        ("ill", {"what": "ill", "first": "2026-12-05", "last": "2026-12-03"}, "before the first"),
        ("ill", {"what": "ill", "first": "2026-12-05", "last": "2099-12-03"}, "At most 120 days"),
        ("ill", {"first": "2026-12-05", "last": "2026-12-06"}, "Say whether you are ill or away."),
        ("hours", {}, "At least one window is needed."),
        (
            "hours",
            {"weekday-0": "1", "start-0": "19:00", "end-0": "18:00", "place-0": "home"},
            "ends before it begins",
        ),
        (
            "hours",
            {"weekday-0": "9", "start-0": "18:00", "end-0": "19:00", "place-0": "home"},
            "Choose a weekday.",
        ),
        (
            "hours",
            {"weekday-0": "1", "start-0": "18:00", "end-0": "19:00", "place-0": "moon"},
            "Choose a place of the list.",
        ),
        ("complaint", {"region": "soul", "side": "left"}, "Choose where it hurts."),
        ("complaint", {"healed": "7"}, "Choose a complaint of the list."),
        ("own", {"title": "", "minutes": "40"}, "Give it a name"),
        ("own", {"title": "x" * 61}, "at most 60 letters"),
        ("own", {"title": "Row", "minutes": "9999999999"}, "Write minutes from 5 to 240."),
        ("own", {"title": "Row", "minutes": "٤٠"}, "Write minutes from 5 to 240."),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_and_stays_typed(
    ana: Runner, browser: Client, today: date, about: str, fields: dict[str, str], words: str
) -> None:
    if about == "run":
        fields = {"run": key_run(), **fields}
    answer = browser.post(f"/week/change/{about}/", fields)
    page = html.unescape(answer.content.decode())
    assert answer.status_code == 422
    assert words in page
    typed = [value for name, value in fields.items() if name in ("title", "first", "clock")]
    assert all(f'value="{value}"' in page for value in typed if value)
    assert not Proposal.objects.exists()


def test_the_windows_as_they_are_ask_for_nothing(browser: Client, today: date) -> None:
    answer = browser.post("/week/change/hours/", windows_form(planned()))
    assert answer.status_code == 422
    assert b"These are your windows already." in answer.content


def test_a_change_that_nobody_knows_is_not_found(browser: Client, today: date) -> None:
    assert browser.get("/week/change/weather/").status_code == 404
    where = asked(browser, "ill")
    assert browser.post(where, {"answer": "perhaps"}).status_code == 404


def test_a_proposal_of_somebody_else_is_not_found(
    new_runner: Callable[..., Runner], browser: Client, today: date
) -> None:
    where = asked(browser, "ill")
    other = Client(headers={"host": "127.0.0.1"})
    other.force_login(new_runner("bjorn").user)
    assert other.get(where).status_code == 404
    assert other.post(where, {"answer": "accept"}).status_code == 404
    assert Proposal.objects.get().state == Proposal.State.OPEN


@pytest.mark.parametrize(
    ("title", "legs", "kind"),
    [
        ("Leg day", True, SessionKind.LOWER),
        ("Leg day", False, SessionKind.UPPER_CORE),
        ("Yoga", False, SessionKind.MOBILITY),
        ("Yoga", True, SessionKind.FULL_LIGHT),
        ("Something", True, SessionKind.FULL_LIGHT),
        ("Something", False, SessionKind.UPPER_CORE),
    ],
)
def test_an_own_session_counts_by_its_name_as_far_as_the_legs_agree(
    title: str, legs: bool, kind: SessionKind
) -> None:
    assert counted_as(title, legs=legs) is kind


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
    assert not isinstance(changes.accept(made, row, today), changes.Refusal)
    moved = next(each for each in season_of(ana).planned() if each.id == light.id)
    browser.post(asked(browser, "complaint"), {"answer": "accept"})
    later = next(each for each in season_of(ana).planned() if each.id == light.id)
    assert moved.start != light.start
    assert later.start == moved.start


def test_the_season_is_taken_back_as_it_was_where_nothing_was_touched() -> None:
    season = planned()
    back = changes.as_before(season, replace(season, revision=2))
    assert back == replace(season, revision=3, previous="2")


def test_changes_ask_the_database_seldom(
    browser: Client, today: date, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    where = asked(browser, "ill")
    for page in ("/week/change/", "/week/change/hours/", "/week/change/skip/", where):
        with django_assert_max_num_queries(12):
            assert browser.get(page).status_code == 200
