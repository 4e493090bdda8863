"""The top of the file: who the athlete is and how to plan."""

from __future__ import annotations

from datetime import date
from typing import Any

from wholestride.domain.athlete import Emphasis, Level, Policy, Sex
from wholestride.domain.exercise import Region
from wholestride.domain.quantities import MassUnit
from wholestride.formats.athlete_file.pace import easy_pace, recent_race
from wholestride.formats.athlete_file.tables import Misfit, Table
from wholestride.formats.athlete_file.values import (
    choice,
    day,
    flag,
    mass,
    plain,
    text,
    weekday,
    whole_number,
)
from wholestride.formats.athlete_file.vocabulary import Vocabulary
from wholestride.formats.wording import near, shown

NEVER = "never"
YOUNGEST, OLDEST = 10, 100
LIGHTEST_KG, HEAVIEST_KG = 25, 250
MOST_RECENT_SESSIONS = 60

HISTORY_WORDS = tuple(dict.fromkeys(["hamstring", "bone-stress", *Region]))
"""What may have hurt before; the rules ask for hamstring, groin and bone stress."""

_LEVEL_WORDS = {
    "beginner": Level.NEW,
    "experienced": Level.ADVANCED,
}
_SEX_WORDS = {"f": Sex.FEMALE, "m": Sex.MALE, "woman": Sex.FEMALE, "man": Sex.MALE}
_UNIT_WORDS = {"lbs": MassUnit.LB, "pounds": MassUnit.LB, "kilograms": MassUnit.KG}


def read_person(top: Table, words: Vocabulary) -> dict[str, Any]:
    """The fields of the athlete that stand above the first section."""
    return {
        "name": top.read("name", text, ""),
        "level": top.read("level", choice(Level, _LEVEL_WORDS), Level.NOVICE),
        "born": top.read("born", whole_number(1900, 2100, "Write the year, like 1984."), None),
        "sex": top.read("sex", choice(Sex, _SEX_WORDS), None),
        "body_mass": _body_mass(top),
        "unit": top.read("unit", choice(MassUnit, _UNIT_WORDS), MassUnit.KG),
        "zone": top.read("zone", zone if top.report.strict else text, "Europe/Berlin"),
        "equipment": frozenset(top.read_each("equipment", words.read_equipment)),
        "pregnant": top.read("pregnant", flag, False),
        "postpartum_since": top.read("postpartum_since", day, None),
        "history": frozenset(top.read_each("history", history)),
        "cleared": top.read("cleared", flag, None),
        **_wishes(top),
        **_lifting_so_far(top),
        **_pace(top),
    }


def _wishes(top: Table) -> dict[str, Any]:
    """How the athlete wants the season to be."""
    sessions = whole_number(1, 4, "Write 1 to 4; ten minutes of prehab come on top.")
    return {
        "sessions_per_week": top.read("sessions_per_week", sessions, None),
        "policy": top.read("policy", choice(Policy), Policy.HARD_DAYS_HARD),
        "one_session_a_day": top.read("one_session_a_day", flag, False),
        "together": top.read("together", flag, False),
        "rest_days": frozenset(top.read_each("rest_days", weekday)),
        "preferred_days": frozenset(top.read_each("preferred_days", weekday)),
        "emphasis": frozenset(top.read_each("emphasis", choice(Emphasis))),
    }


def _lifting_so_far(top: Table) -> dict[str, Any]:
    """When the athlete lifted last, and how often of late."""
    last = top.read("last_lifted", _last_lifted, None)
    never = last == NEVER
    recent = whole_number(0, MOST_RECENT_SESSIONS, "Count the sessions of the last six weeks.")
    return {
        "last_lifted": last if isinstance(last, date) else None,
        "never_lifted": never,
        "sessions_last_6_weeks": top.read("sessions_last_6_weeks", recent, None),
    }


def _last_lifted(value: object) -> date | str:
    if isinstance(value, str) and plain(value) == NEVER:
        return NEVER
    try:
        return day(value)
    except Misfit as misfit:
        step = 'Write the date like 2026-11-10, or "never".'
        raise Misfit(misfit.message, step) from misfit


def _pace(top: Table) -> dict[str, Any]:
    written = top.read("easy_pace", easy_pace, None)
    derived = top.read("recent_race", recent_race, None)
    known = top.read("easy_pace_known", flag, None)
    if written and derived:
        top.report.warning(
            top.at("recent_race"), "is not used, because easy_pace stands here too.", "Keep one."
        )
    pace = written or derived
    return {"easy_pace": pace, "easy_pace_known": pace is not None if known is None else known}


def _body_mass(top: Table) -> Any:
    in_kg = top.read("body_mass_kg", mass(MassUnit.KG, LIGHTEST_KG, HEAVIEST_KG), None)
    in_lb = top.read("body_mass_lb", mass(MassUnit.LB, LIGHTEST_KG, HEAVIEST_KG), None)
    if in_kg and in_lb:
        top.report.error(
            top.at("body_mass_lb"), "stands here in pounds and in kilograms.", "Keep one."
        )
    return in_kg or in_lb


def history(value: object) -> str:
    """A region that was hurt before, or ``bone-stress``."""
    word = plain(value) if isinstance(value, str) else ""
    if word in HISTORY_WORDS:
        return word
    step = near(word, HISTORY_WORDS, "Write a region such as groin, or bone-stress.")
    raise Misfit(f"{shown(value)} is no complaint that the rules know.", step)


def zone(value: object) -> str:
    """An IANA time zone, such as ``Europe/Berlin``."""
    from zoneinfo import ZoneInfo, available_timezones  # only a file of an athlete needs it

    name = text(value)
    try:
        ZoneInfo(name)
    except (ValueError, OSError, LookupError) as problem:
        step = near(name, available_timezones(), 'Write it like "Europe/Berlin".')
        raise Misfit(f"{shown(value)} is no time zone.", step) from problem
    return name
