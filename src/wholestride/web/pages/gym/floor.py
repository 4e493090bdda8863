"""What can be chosen on the floor: every exercise of the runner's places, ready to be done."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from functools import lru_cache
from typing import Any

from jinja2.utils import htmlsafe_json_dumps
from markupsafe import Markup

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import TrainingPlace
from wholestride.domain.logbook import SetLog
from wholestride.domain.season import PhaseName, Prescription, Session, SessionKind
from wholestride.planning.floor import Floor, choices
from wholestride.web.pages.gym.nouns import ADDED, Card, Gym
from wholestride.web.pages.gym.reasons import target
from wholestride.web.pages.gym.rows import LineNumbers, rows_of_line
from wholestride.web.pages.gym.swaps import last_words, lifted, move_for
from wholestride.web.training import mapping

Offers = Mapping[str, Mapping[str, Prescription]]


def offers(athlete: Mapping[str, Any], today: date, phase: PhaseName) -> Offers:
    """By place and exercise: how what is possible there would be done today."""
    return _offers(json.dumps(athlete, sort_keys=True), today, phase)


@lru_cache(maxsize=32)
def _offers(athlete_text: str, today: date, phase: PhaseName) -> Offers:
    athlete = mapping.athlete_of(json.loads(athlete_text))
    return {
        name: {line.exercise: line for line in choices(Floor(athlete, place, today, phase), load())}
        for name, place in athlete.planning_places.items()
    }


def offered(gym: Gym) -> dict[str, Prescription]:
    """Every exercise that can be chosen, wherever it is possible, in the order of their names."""
    lines = {name: line for at in gym.offers.values() for name, line in at.items()}
    return dict(sorted(lines.items(), key=lambda pair: pair[1].name))


def floor_card(gym: Gym, line: Prescription, sets: int) -> Card:
    """The card of an exercise that nobody planned; its sets stay in every short form."""
    exercise = gym.catalogue.exercises[line.exercise]
    line = replace(line, sets=sets, load=lifted(gym, exercise))
    last = last_words(gym, exercise)
    planned = rows_of_line(gym, line, LineNumbers(), -1)
    rows = tuple(replace(row, last=last) for row in planned)
    move = move_for(gym, exercise, rows, ADDED, target(line))
    return Card(
        key=line.exercise,
        target=move.target,
        rest=line.rest_seconds,
        superset="",
        reason=None,
        more=(),
        differently=(),
        asks_rir=line.rir is not None,
        pain_rule="INJ13",
        easier="",
        moves=(move,),
    )


@dataclass(frozen=True, slots=True)
class FloorDocument:
    """By exercise what the phone needs to make its card: as short as can be, there are many."""

    entries: Mapping[str, list[Any]]
    text: Markup
    """The same as the page has it, written once."""


def floor_document(gym: Gym, athlete: Mapping[str, Any], today: date) -> FloorDocument:
    """The document of everything that can be chosen."""
    lifted_ones = tuple(gym.lifted.items())
    text = json.dumps(athlete, sort_keys=True)
    return _document(text, today, gym.session.phase, gym.place, lifted_ones)


@lru_cache(maxsize=32)
def _document(
    athlete_text: str,
    today: date,
    phase: PhaseName,
    place: TrainingPlace,
    lifted_ones: tuple[tuple[str, SetLog], ...],
) -> FloorDocument:
    """The same all day, until a set of another exercise or with another load is known."""
    noon = datetime.combine(today, time(12))
    nothing = Session("", noon, 0, SessionKind.FULL, phase, 0, place.name, 0)
    athlete = mapping.athlete_of(json.loads(athlete_text))
    possible = _offers(athlete_text, today, phase)
    gym = Gym(load(), athlete, place, nothing, lifted=dict(lifted_ones), offers=possible)
    entries = {name: _entry(gym, line) for name, line in offered(gym).items()}
    return FloorDocument(entries, htmlsafe_json_dumps(entries))


def _entry(gym: Gym, line: Prescription) -> list[Any]:
    card = floor_card(gym, line, 1)
    move = card.moves[0]
    rows = move.rows
    return [
        move.name,
        move.cues,
        move.racks,
        card.rest,
        int(card.asks_rir),
        card.target.removeprefix("1 × "),
        [row.side for row in rows],
        rows[0].measure,
        rows[0].amount,
        rows[0].grams,
        rows[0].last,
        rows[0].seconds,
    ]
