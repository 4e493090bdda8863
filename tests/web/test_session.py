"""A session's page: what it proposes, what it keeps without script, what it carries along."""

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

from tests.cast import BJORN, CAST, START
from tests.web.conftest import planned
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.season import Session
from wholestride.web.pages.gym.cards import cards_of, forms_of, working_lines
from wholestride.web.pages.gym.nouns import Gym
from wholestride.web.pages.gym.state import State, in_turn
from wholestride.web.pages.gym.views import short_view
from wholestride.web.training import mapping, store
from wholestride.web.training.models import LogEvent, Runner


def first_full(name: str = "ana") -> Session:
    """A session with a main lift."""
    return next(
        each
        for each in planned(name).planned()
        if any(line.part == "main" for line in each.prescriptions)
    )


def gym_of(name: str = "ana") -> Gym:
    session, athlete = first_full(name), CAST[name]
    place = athlete.planning_places.get(session.place, TrainingPlace(session.place))
    return Gym(load(), athlete, place, session)


def data_of(browser: Client, session: str) -> dict[str, Any]:
    page = browser.get(f"/session/{session}/").content.decode()
    found = re.search(r'<script type="application/json" id="session-data">(.*?)</script>', page)
    assert found is not None
    data: dict[str, Any] = json.loads(found.group(1))
    return data


def form(row: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "uid": str(uuid.uuid5(uuid.NAMESPACE_OID, f"{row}{more}")),
        "kind": "set-done",
        "exercise": row["exercise"],
        "set_number": row["number"],
        "side": row["side"],
        "is_warm_up": "true" if row["warm_up"] else "false",
        row["measure"]: row["amount"],
        **more,
    }


def test_every_planned_set_has_its_row(browser: Client) -> None:
    session = first_full()
    data = data_of(browser, session.id)
    rows = [row for card in data["cards"] for row in card["moves"][0]["rows"]]
    expected = sum(line.sets * (2 if line.per_side else 1) for line in session.prescriptions)
    assert len(rows) == expected
    places = {(row["exercise"], row["number"], row["side"], row["warm_up"]) for row in rows}
    assert len(places) == expected


@pytest.mark.parametrize("name", list(CAST))
def test_every_session_of_everybody_can_be_opened(name: str) -> None:
    athlete = CAST[name]
    for session in planned(name).planned():
        if not session.prescriptions:
            continue
        place = athlete.planning_places.get(session.place, TrainingPlace(session.place))
        gym = Gym(load(), athlete, place, session)
        cards, forms = cards_of(gym), forms_of(gym)
        order = in_turn(cards, State(), forms)
        assert len({id(row) for _, row in order}) == len(order)
        assert all(len(kept) == len(working_lines(session)) for kept in forms.kept.values())
        lines = {row.line for _, row in order}
        assert lines == set(range(len(working_lines(session))))


def test_a_superset_is_done_in_turn() -> None:
    gym = gym_of()
    cards = cards_of(gym)
    group = [index for index, card in enumerate(cards) if card.superset == "A"]
    assert len(group) > 1
    order = in_turn(cards, State(), forms_of(gym))
    turns = [index for index, row in order if index in group and not row.warm_up]
    assert (
        turns[: len(group)]
        == [
            index for index in group for _ in ({"left", "right"} if _sided(cards[index]) else {""})
        ][: len(group)]
    )


def _sided(card: Any) -> bool:
    return any(row.side != "both" for row in card.moves[0].rows)


def test_twenty_minutes_keep_the_main_lift_and_fit() -> None:
    gym = gym_of()
    cards = cards_of(gym)
    short = short_view(cards, forms_of(gym), State(), 20)
    main = next(line.name for line in gym.session.prescriptions if line.part == "main")
    assert main in {each.name for each in short.stays}
    assert short.minutes <= 20
    assert short.out


def test_the_step_down_in_words_is_the_one_that_the_pain_sheet_offers() -> None:
    for card in cards_of(gym_of()):
        offered = next((each.name for each in card.moves if each.exercise == card.easier), None)
        named = [then.partition("swap to ")[2] for _, then in card.differently if "swap" in then]
        assert set(named) <= {offered}


def test_pain_follows_the_rule_of_the_complaint() -> None:
    gym = gym_of("bjorn")
    assert gym.athlete == BJORN
    by_rule = {
        card.pain_rule: card
        for session in planned("bjorn").planned()
        for card in cards_of(replace(gym, session=session))
    }
    assert set(by_rule) == {"INJ13", "A08"}


def test_a_plain_form_logs_a_set_and_takes_it_back(browser: Client, ana: Runner) -> None:
    session = first_full()
    row = data_of(browser, session.id)["cards"][-1]["moves"][0]["rows"][0]
    address = f"/session/{session.id}/log/"
    assert browser.post(address, form(row)).status_code == 302
    done = mapping.session_log(session.id, store.events_of(ana, session.id))
    assert [each.exercise for each in done.sets] == [row["exercise"]]
    browser.post(address, form(row, kind="set-undone"))
    assert mapping.session_log(session.id, store.events_of(ana, session.id)).sets == ()


def test_a_form_that_comes_twice_is_one_event(browser: Client, ana: Runner) -> None:
    session = first_full()
    row = data_of(browser, session.id)["cards"][-1]["moves"][0]["rows"][0]
    for _ in range(2):
        browser.post(f"/session/{session.id}/log/", form(row))
    assert ana.events.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"reps": "many"}, {"load": "heavy"}, {"load": "1e999"}, {"load": "-5"}, {"uid": ""}],
)
def test_a_form_with_nonsense_is_refused_with_words(
    browser: Client, ana: Runner, wrong: dict[str, str]
) -> None:
    session = first_full()
    row = data_of(browser, session.id)["cards"][-1]["moves"][0]["rows"][0]
    answer = browser.post(f"/session/{session.id}/log/", form(row, **wrong))
    assert answer.status_code == 400
    assert "was not kept" in answer.content.decode()
    assert ana.events.count() == 0


def test_what_was_lifted_proposes_the_next_load_with_its_reason(
    new_runner: Callable[..., Runner],
) -> None:
    before, line, after = repeated_lift()
    bjorn = new_runner("bjorn")
    browser = Client(headers={"host": "127.0.0.1"})
    browser.force_login(bjorn.user)
    for number in range(1, line.sets + 1):
        LogEvent.objects.create(
            runner=bjorn,
            uid=uuid.uuid5(uuid.NAMESPACE_OID, str(number)),
            device="phone",
            sequence=number,
            session=before.id,
            day=before.day,
            kind="set-done",
            exercise=line.exercise,
            set_number=number,
            reps=line.amount.low,
            load_grams=10_000,
            rir=line.rir.low if line.rir else None,
            done_at=datetime.combine(before.day, datetime.min.time()) + timedelta(hours=18),
        )
    card = next(
        each for each in data_of(browser, after.id)["cards"] if each["key"] == line.exercise
    )
    first = next(row for row in card["moves"][0]["rows"] if not row["warm_up"])
    assert first["grams"] is not None
    assert first["last"] == f"last: 10 × {line.amount.low}"
    assert card["reason"]["rule"] in load().rules


def repeated_lift() -> tuple[Session, Any, Session]:
    """A weighed line of a session, and the next session that has it again."""
    sessions = [each for each in planned("bjorn").planned() if each.prescriptions]
    place = BJORN.planning_places
    for index, session in enumerate(sessions):
        gym = Gym(load(), BJORN, place[session.place], session)
        weighed = {
            card.key
            for card in cards_of(gym)
            if any(card.moves[0].racks.values()) and card.asks_rir
        }
        for line in working_lines(session):
            for later in sessions[index + 1 :]:
                again = {each.exercise for each in working_lines(later)}
                if line.exercise in weighed & again and later.place == session.place:
                    return session, line, later
    raise AssertionError("nothing is weighed twice")


def test_a_past_session_can_be_logged_and_edited(browser: Client, ana: Runner, today: date) -> None:
    past = next(each for each in planned().planned() if each.day < today and each.prescriptions)
    row = data_of(browser, past.id)["cards"][0]["moves"][0]["rows"][0]
    browser.post(f"/session/{past.id}/log/", form(row))
    event = ana.events.get()
    assert event.day == past.day
    assert event.done_at.date() != past.day


def test_the_page_asks_the_database_seldom(
    browser: Client, ana: Runner, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    session = first_full()
    with django_assert_max_num_queries(12):
        assert browser.get(f"/session/{session.id}/").status_code == 200


def test_a_session_that_nobody_has_is_not_found(browser: Client) -> None:
    assert browser.get("/session/2020-01-01-full-1/").status_code == 404
    assert browser.post("/session/nothing/log/", {}).status_code == 404


def test_the_phone_carries_two_weeks_of_pages(
    browser: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    today = START + timedelta(days=8)
    monkeypatch.setattr("wholestride.web.pages.runner_pages.today_in", lambda zone: today)
    listed = browser.get("/api/pages/").json()
    due = [each for each in planned().planned() if today <= each.day <= today + timedelta(14)]
    assert {f"/session/{each.id}/" for each in due} <= set(listed["pages"])
    assert {"/today/", "/week/"} <= set(listed["pages"])
    assert listed["token"]


def test_the_worker_and_the_manifest_are_served_from_the_root(browser: Client) -> None:
    worker = browser.get("/sw.js")
    assert worker.headers["Content-Type"].startswith("text/javascript")
    assert worker.headers["Cache-Control"] == "no-cache"
    assert "session.css" in worker.content.decode()
    manifest = browser.get("/manifest.webmanifest").json()
    assert manifest["start_url"] == "/today/"
    assert {each["sizes"] for each in manifest["icons"]} == {"any", "192x192", "512x512"}


def test_the_exercise_that_was_asked_for_has_the_current_set(browser: Client) -> None:
    session = first_full()
    page = browser.get(f"/session/{session.id}/?at=2").content.decode()
    exercise = cards_of(gym_of())[2].moves[0].rows[0].exercise
    current = page[page.index('id="current-set"') :]
    assert f'name="exercise" value="{exercise}"' in current[: current.index("</form>")]
