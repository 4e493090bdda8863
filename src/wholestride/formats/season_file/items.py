"""The items of a season file as nouns: runs, phases, weeks, sessions with prescriptions."""

from __future__ import annotations

from enum import StrEnum
from typing import TypeVar

from wholestride.domain.exercise import Component, Measure, Pattern, Region
from wholestride.domain.findings import Finding, Place, Severity
from wholestride.domain.quantities import Distance, Mass, MassUnit
from wholestride.domain.running import (
    AddOn,
    Race,
    RaceDistance,
    RacePriority,
    Run,
    RunKind,
    RunSubkind,
)
from wholestride.domain.season import (
    Adjustment,
    Alternative,
    Missed,
    Phase,
    PhaseName,
    Prescription,
    Range,
    Reason,
    Score,
    Session,
    SessionKind,
    SessionStatus,
    Week,
)
from wholestride.formats.season_file.fields import (
    Entry,
    Wrong,
    count,
    day,
    figure,
    keyed,
    maybe,
    moment,
    need,
    scaled,
    several,
    span,
    text_or_none,
    texts,
    word,
)

E = TypeVar("E", bound=StrEnum)


def _words(enum: type[E]) -> dict[str, E]:
    return {member.value: member for member in enum}


COMPONENTS = _words(Component)
PATTERNS = _words(Pattern)
REGIONS = _words(Region)
KINDS = _words(SessionKind)
PHASES = _words(PhaseName)
STATUSES = _words(SessionStatus)
RUN_KINDS = _words(RunKind)
SUBKINDS = _words(RunSubkind)
PRIORITIES = _words(RacePriority)
DISTANCES = _words(RaceDistance)
UNITS = _words(MassUnit)
SEVERITIES = _words(Severity)
MEASURES = tuple(Measure)


def run_from(entry: Entry) -> Run:
    """One of ``runs``."""
    distance = None if entry.get("distance_km") is None else scaled(entry, "distance_km", 1000)
    return Run(
        id=need(entry, "id", str),
        start=moment(entry, "start"),
        title=need(entry, "title", str),
        kind=word(entry, "kind", RUN_KINDS),
        minutes=count(entry, "minutes"),
        load=count(entry, "load"),
        key=need(entry, "key", bool),
        importance_hundredths=scaled(entry, "importance", 100),
        subkind=None if entry.get("subkind") is None else word(entry, "subkind", SUBKINDS),
        time_known=need(entry, "time_known", bool),
        minutes_known=need(entry, "minutes_known", bool),
        distance=None if distance is None else Distance(distance),
        sure=need(entry, "sure", bool),
        confidence_percent=count(entry, "confidence_percent", 100),
        reasons=texts(entry, "reasons"),
        race=_race(entry),
        add_ons=several(entry, "add_ons", _add_on),
    )


def _race(entry: Entry) -> Race | None:
    if entry.get("race") is None:
        return None
    race = need(entry, "race", dict)
    try:
        return Race(
            word(race, "priority", PRIORITIES),
            word(race, "distance", DISTANCES),
            count(race, "descent_m", 0),
        )
    except Wrong as wrong:
        raise wrong.under("race") from None


def _add_on(entry: Entry) -> AddOn:
    return AddOn(
        name=need(entry, "name", str),
        minutes=count(entry, "minutes"),
        components=tuple(keyed(entry, "components", COMPONENTS, count).items()),
        contacts=count(entry, "contacts", 0),
        template=maybe(entry, "template", str, ""),
    )


def phase_from(entry: Entry) -> Phase:
    """One of ``phases``."""
    return Phase(word(entry, "name", PHASES), day(entry, "start"), day(entry, "end"))


def week_from(entry: Entry) -> Week:
    """One of ``weeks``."""
    start = day(entry, "start")
    if start.weekday() != 0:
        raise Wrong("start", "is not a Monday")
    return Week(
        start=start,
        phase=word(entry, "phase", PHASES),
        recovery=need(entry, "recovery", bool),
        block=count(entry, "block", 0),
        composed=need(entry, "composed", bool),
        composition_gap=figure(entry, "composition_gap"),
        wanted=keyed(entry, "wanted", KINDS, count),
        placed=keyed(entry, "placed", KINDS, count),
        missed=several(entry, "missed", _missed),
        components=keyed(entry, "components", COMPONENTS, count),
        sets=keyed(entry, "sets", REGIONS, figure),
        contacts=count(entry, "contacts"),
        shortfalls=texts(entry, "shortfalls"),
    )


def _missed(entry: Entry) -> Missed:
    return Missed(
        kind=word(entry, "kind", KINDS),
        count=count(entry, "count", 1),
        reasons=texts(entry, "reasons"),
        relaxations=texts(entry, "relaxations"),
        rules=texts(entry, "rules"),
    )


def session_from(entry: Entry) -> Session:
    """One of ``sessions``."""
    return Session(
        id=need(entry, "id", str),
        start=moment(entry, "start"),
        minutes=count(entry, "minutes"),
        kind=word(entry, "kind", KINDS),
        phase=word(entry, "phase", PHASES),
        block=count(entry, "block"),
        place=need(entry, "place", str),
        leg_dose_hundredths=scaled(entry, "leg_dose", 100),
        status=word(entry, "status", STATUSES),
        revision=count(entry, "revision"),
        title=maybe(entry, "title", str, ""),
        template=maybe(entry, "template", str, ""),
        why=several(entry, "why", _reason),
        alternatives=several(entry, "alternatives", _alternative),
        prescriptions=several(entry, "prescriptions", prescription_from),
        own=maybe(entry, "own", bool, otherwise=False),
    )


def _reason(entry: Entry) -> Reason:
    return Reason(
        need(entry, "rule", str),
        need(entry, "text", str),
        need(entry, "grade", str),
        need(entry, "source", str),
    )


def _alternative(entry: Entry) -> Alternative:
    return Alternative(
        moment(entry, "start"), figure(entry, "extra_cost"), need(entry, "text", str)
    )


def prescription_from(entry: Entry) -> Prescription:
    """One of a session's ``prescriptions``."""
    measure, amount = _amount(entry)
    return Prescription(
        exercise=need(entry, "exercise", str),
        name=need(entry, "name", str),
        components=_components(entry),
        pattern=word(entry, "pattern", PATTERNS),
        sets=count(entry, "sets"),
        measure=measure,
        amount=amount,
        per_side=need(entry, "per_side", bool),
        rir=span(entry, "rir"),
        rest_seconds=count(entry, "rest_s"),
        load=_load(entry),
        percent_1rm=span(entry, "percent_1rm"),
        superset=text_or_none(entry, "superset"),
        warm_up=need(entry, "warm_up", bool),
        contacts=count(entry, "contacts"),
        adjust=several(entry, "adjust", _adjustment),
        swap=texts(entry, "swap"),
        why=maybe(entry, "why", str, ""),
        weaker_side_first=text_or_none(entry, "weaker_side_first"),
        tempo=maybe(entry, "tempo", str, ""),
        part=maybe(entry, "part", str, ""),
    )


def _amount(entry: Entry) -> tuple[Measure, Range]:
    for measure in MEASURES:
        amount = span(entry, measure)
        if amount is not None:
            return measure, amount
    raise Wrong("reps", "is missing, as are seconds and metres")


def _components(entry: Entry) -> tuple[Component, ...]:
    try:
        return tuple([COMPONENTS[name] for name in need(entry, "components", list)])
    except (KeyError, TypeError):
        raise Wrong("components", "holds a component that version 1 does not know") from None


def _load(entry: Entry) -> Mass | None:
    if entry.get("load_kg") is None:
        return None
    unit = MassUnit.KG
    if entry.get("load_unit") is not None:
        unit = word(entry, "load_unit", UNITS)
    return Mass(scaled(entry, "load_kg", 1000), unit)


def _adjustment(entry: Entry) -> Adjustment:
    return Adjustment(need(entry, "when", str), need(entry, "then", str))


def score_from(entry: Entry) -> Score:
    """The object ``score``."""
    return Score(
        missed_dose=need(entry, "missed_dose", int),
        interference=need(entry, "interference", int),
        comfort=need(entry, "comfort", int),
        changes=need(entry, "changes", int),
        wishes=maybe(entry, "wishes", int, 0),
    )


def finding_from(entry: Entry) -> Finding:
    """One of ``findings``."""
    line = None if entry.get("line") is None else count(entry, "line")
    place = Place(maybe(entry, "file", str, ""), line, maybe(entry, "field", str, ""))
    return Finding(
        word(entry, "severity", SEVERITIES),
        need(entry, "message", str),
        maybe(entry, "next_step", str, ""),
        place,
    )
