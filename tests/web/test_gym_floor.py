"""On the floor: other measures, other places, added exercises, days that were never planned."""

from __future__ import annotations

import json
import re
import uuid
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.cast import BJORN, START
from tests.web.conftest import planned
from tests.web.test_events import message, send
from tests.web.test_session import first_full
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Injury
from wholestride.domain.exercise import EVERYWHERE, Region
from wholestride.domain.season import PhaseName
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.floor import Floor, choices
from wholestride.web.pages.gym.cards import cards_of
from wholestride.web.pages.gym.floor import offered, offers
from wholestride.web.pages.gym.grown import grown
from wholestride.web.pages.gym.nouns import Card, Gym, Move
from wholestride.web.pages.gym.state import State, move_of, rows_of, state_of
from wholestride.web.training import free, mapping, store
from wholestride.web.training.models import LogEvent, Runner
from wholestride.web.training.short_form import ShortForms

ALL = ShortForms(100, {})
SESSION = first_full("bjorn")
FREE = "free-2026-11-20-0123abcd"


def bjorns_gym() -> Gym:
    place = BJORN.planning_places[SESSION.place]
    document = mapping.athlete_document(BJORN)
    possible = offers(document, START, SESSION.phase)
    return Gym(load(), BJORN, place, SESSION, offers=possible)


def moves() -> list[tuple[Card, Move]]:
    return [(card, move) for card in cards_of(bjorns_gym()) for move in card.moves[1:]]


def test_what_stands_in_keeps_its_own_measure_and_amount() -> None:
    exercises = load().exercises
    for card, move in moves():
        other = exercises[move.exercise]
        assert {row.measure for row in move.rows} == {str(other.measure)}
        if other.measure is not exercises[card.key].measure:
            assert move.target != card.target


def test_nothing_stands_in_that_no_place_of_the_runner_allows() -> None:
    for _, move in moves():
        assert move.racks
        for place in move.racks:
            kit = BJORN.planning_places[place].equipment | EVERYWHERE
            assert load().exercises[move.exercise].possible_with(kit)


@pytest.mark.parametrize("site", [Region.ACHILLES, Region.KNEE, Region.SHOULDER_JOINT])
def test_nothing_stands_in_that_a_complaint_forbids(site: Region) -> None:
    sore = replace(BJORN, injuries=(Injury(site, irritable=True),))
    off = forbidden_exercises(sore, load(), SESSION.day, sore.level)
    cards = cards_of(replace(bjorns_gym(), athlete=sore, offers={}))
    offered_instead = {move.exercise for card in cards for move in card.moves[1:]}
    assert offered_instead
    assert not offered_instead & off.keys()


def test_no_exercise_is_in_two_cards() -> None:
    names = [move.exercise for card in cards_of(bjorns_gym()) for move in card.moves]
    assert len(names) == len(set(names))


def test_at_another_place_what_is_possible_there_comes_first() -> None:
    cards = cards_of(bjorns_gym())
    home = State(place="home")
    changed = [card for card in cards if move_of(card, home) is not card.moves[0]]
    assert changed
    assert all("home" in move_of(card, home).racks for card in changed)


def test_sets_done_before_a_swap_stay_in_view_and_are_not_asked_again() -> None:
    card = next(card for card in cards_of(bjorns_gym()) if len(card.moves) > 1)
    first = next(row for row in card.moves[0].rows if not row.warm_up)
    other = card.moves[1]
    before = len(rows_of(card, State(swapped={card.key: other.exercise}), ALL))
    event = done(first.exercise, first.number, first.side)
    state = state_of([event, swap(card.key, other.exercise)])
    rows = rows_of(card, state, ALL)
    assert first in rows
    assert len(rows) <= before


def uid(text: str) -> uuid.UUID:
    return uuid.uuid5(uuid.NAMESPACE_OID, text)


def done(exercise: str, number: int, side: str = "both", **more: Any) -> LogEvent:
    fields = {"reps": 8, "sequence": number, "device": "phone", **more}
    return LogEvent(
        uid=uid(f"{exercise}{number}{side}"),
        kind="set-done",
        exercise=exercise,
        set_number=number,
        side=side,
        done_at=datetime(2026, 11, 20, 18),
        **fields,
    )


def swap(card: str, exercise: str) -> LogEvent:
    return LogEvent(
        uid=uid(card), kind="swapped", exercise=card, note=exercise, sequence=90, device="phone"
    )


def test_an_added_exercise_and_one_more_set_have_their_rows() -> None:
    gym = bjorns_gym()
    cards, lines = cards_of(gym), offered(gym)
    new = next(name for name in lines if name not in {card.key for card in cards})
    state = State(added={new: 2, cards[1].key: 1})
    more = grown(gym, cards, state, lines)
    assert len(more) == len(cards) + 1
    assert {row.number for row in more[-1].moves[0].rows} == {1, 2}
    assert len(more[1].moves[0].rows) > len(cards[1].moves[0].rows)


def test_whatever_was_done_has_a_row() -> None:
    gym = bjorns_gym()
    state = state_of([done("push_up", 1), done("push_up", 2), done(cards_of(gym)[1].key, 9)])
    cards = grown(gym, cards_of(gym), state, offered(gym))
    rows = [row for card in cards for row in rows_of(card, state, ALL)]
    assert {("push_up", 1), ("push_up", 2)} <= {(row.exercise, row.number) for row in rows}
    assert any(row.number == 9 for row in rows)


def test_the_floor_offers_nothing_that_a_complaint_forbids() -> None:
    place = BJORN.planning_places["gym"]
    offered_now = choices(Floor(BJORN, place, START, PhaseName.BASE), load())
    assert all(line.pattern != "jump" for line in offered_now)
    assert not {line.exercise for line in offered_now} & BJORN.excluded


def test_a_session_that_nobody_planned_is_logged_on_its_day(browser: Client, ana: Runner) -> None:
    assert browser.get(f"/session/{FREE}/").status_code == 200
    answers = send(browser, message(1, session=FREE, exercise="push_up"))
    assert [each["status"] for each in answers] == ["kept"]
    assert ana.events.get().day == date(2026, 11, 20)
    page = browser.get(f"/session/{FREE}/").content.decode()
    assert "Push-up" in page


@pytest.mark.parametrize("page", ["/today/", "/week/"])
def test_a_session_of_ones_own_begins_in_one_place(browser: Client, page: str) -> None:
    link = re.search(r'<a href="([^"]+)">(?:(?!</a>).)*Start or log', browser.get(page).text)
    assert link is not None
    begun = browser.get(link[1]).content.decode()
    assert "Add an exercise" in begun
    assert 'href="/handful/"' in begun


def test_the_week_board_shows_what_nobody_planned(browser: Client, ana: Runner) -> None:
    name = "free-2026-11-25-0123abcd"
    send(browser, message(1, session=name, exercise="push_up"))
    page = browser.get("/week/2026-11-25/").content.decode()
    assert f'<a href="/session/{name}/">Not planned</a>' in page
    assert "0 min" not in page.partition("Not planned")[2].partition("</div>")[0]
    undone = message(2, session=name, exercise="push_up", kind="set-undone")
    assert [each["status"] for each in send(browser, undone)] == ["kept"]
    assert name not in browser.get("/week/2026-11-25/").content.decode()


def test_any_day_can_be_asked_for(browser: Client) -> None:
    page = browser.get("/session/free/?day=2026-11-02").content.decode()
    assert "Monday 2 November" in page
    assert browser.get("/session/free/?day=soon").status_code == 404
    assert browser.get("/session/free/?id=somebody").status_code == 404


@pytest.mark.parametrize("name", ["free-2026-13-40-0123abcd", "free-2026-11-20-XYZ"])
def test_a_name_that_holds_no_day_is_no_session(browser: Client, name: str) -> None:
    assert free.day_of(name) is None
    assert browser.get(f"/session/{name}/").status_code == 404
    assert send(browser, message(1, session=name))[0]["status"] == "refused"


def test_an_exercise_is_added_with_a_plain_form(browser: Client, ana: Runner) -> None:
    fields = {"uid": str(uid("form")), "kind": "added", "exercise": "push_up", "set_number": "2"}
    assert browser.post(f"/session/{FREE}/log/", fields).status_code == 302
    page = browser.get(f"/session/{FREE}/").content.decode()
    assert page.count('name="exercise" value="push_up"') >= 2
    assert ana.events.get().set_number == 2


def test_a_runner_of_pounds_reads_pounds_everywhere(new_runner: Callable[..., Runner]) -> None:
    bjorn = new_runner("bjorn")
    bjorn.athlete["unit"] = "lb"
    bjorn.save()
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(bjorn.user)
    before = SESSION.day - timedelta(days=7)
    lift = next(line.exercise for line in SESSION.prescriptions if line.part == "main")
    event = done(lift, 1, load_grams=45_359, runner=bjorn, session="free-x", day=before)
    event.save()
    page = browser.get(f"/session/{SESSION.id}/").content.decode()
    found = re.search(r'id="session-data">(.*?)</script>', page)
    assert found is not None
    data = json.loads(found.group(1))
    rows = [row for card in data["cards"] for row in card["moves"][0]["rows"]]
    assert data["unit"] == "lb"
    assert "last: 100 × 8" in {row["last"] for row in rows}


def test_the_page_with_logs_asks_the_database_seldom(
    browser: Client, ana: Runner, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = next(each for each in planned().planned() if each.prescriptions)
    send(browser, message(1))
    with django_assert_max_num_queries(12):
        assert browser.get(f"/session/{session.id}/").status_code == 200
    assert store.events_of(ana, "day-2026-11-24") == []
