"""A season to the bytes of a season file: the same season gives the same bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime
from enum import Enum
from typing import Any, TypeVar

from wholestride.domain.exercise import Component, Measure, Region
from wholestride.domain.findings import Finding
from wholestride.domain.running import AddOn, Run
from wholestride.domain.season import (
    Missed,
    Phase,
    Prescription,
    Range,
    Season,
    Session,
    SessionKind,
    Week,
)
from wholestride.formats.athlete_file.document import document_of
from wholestride.formats.season_file.schema import FORMAT

K = TypeVar("K", bound=Enum)
V = TypeVar("V")

DECIMALS = 6
"""Figures that are not whole are kept to the millionth."""


def write_season(season: Season) -> bytes:
    """The season file: UTF-8, declared key order, one line an item, newline at the end.

    Raises:
        ValueError: when a figure of the season is no finite number.
    """
    head = {
        "format": FORMAT,
        "engine": season.engine,
        "zone": season.zone,
        "start": season.start,
        "end": season.end,
        "athlete": document_of(season.athlete),
    }
    tail = {
        "revision": season.revision,
        "previous": season.previous,
        "score": {
            "missed_dose": season.score.missed_dose,
            "interference": season.score.interference,
            "comfort": season.score.comfort,
            "changes": season.score.changes,
            "wishes": season.score.wishes,
        },
        "optimal": season.optimal,
    }
    parts = [
        *(_pair(key, value) for key, value in head.items()),
        _list("runs", season.runs, run_document),
        _list("phases", season.phases, _phase),
        _list("weeks", season.weeks, _week),
        _list("sessions", season.sessions, session_document),
        *(_pair(key, value) for key, value in tail.items()),
        _list("findings", season.findings, _finding),
        _pair("notes", {key: season.notes[key] for key in sorted(season.notes)}),
    ]
    text = "{\n" + ",\n".join(parts) + "\n}\n"
    return text.encode("utf-8", errors="replace")


def _pair(key: str, value: Any) -> str:
    return f'"{key}": {_json(value)}'


def _list(key: str, items: Iterable[V], make: Callable[[V], dict[str, Any]]) -> str:
    lines = ",\n".join(_json(make(item)) for item in items)
    return f'"{key}": [\n{lines}\n]' if lines else f'"{key}": []'


def _json(value: Any) -> str:
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=_moment
    )


def _moment(value: Any) -> str:
    """Local wall-clock ISO 8601 without offset; seconds only where there are some."""
    if isinstance(value, datetime):
        return value.isoformat(timespec="auto" if value.second or value.microsecond else "minutes")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"a season file cannot hold {value!r}")


def _figure(number: float) -> float:
    return round(float(number), DECIMALS) + 0.0


def _range(span: Range | None) -> list[int] | None:
    return None if span is None else [span.low, span.high]


def _by(order: type[K], values: Mapping[K, V]) -> dict[str, V]:
    """A mapping in the order in which its keys are declared."""
    return {str(key.value): values[key] for key in order if key in values}


def run_document(run: Run) -> dict[str, Any]:
    """One of ``runs``, its start still a moment."""
    race = run.race
    return {
        "id": run.id,
        "start": run.start,
        "time_known": run.time_known,
        "title": run.title,
        "kind": run.kind,
        "subkind": run.subkind,
        "minutes": run.minutes,
        "minutes_known": run.minutes_known,
        "distance_km": run.distance.km if run.distance else None,
        "load": run.load,
        "key": run.key,
        "importance": run.importance_hundredths / 100,
        "sure": run.sure,
        "race": race
        and {"priority": race.priority, "distance": race.distance, "descent_m": race.descent_m},
        "add_ons": [_add_on(each) for each in run.add_ons],
        "confidence_percent": run.confidence_percent,
        "reasons": run.reasons,
    }


def _add_on(add_on: AddOn) -> dict[str, Any]:
    return {
        "name": add_on.name,
        "minutes": add_on.minutes,
        "components": {component.value: minutes for component, minutes in add_on.components},
        "contacts": add_on.contacts,
        "template": add_on.template,
    }


def _phase(phase: Phase) -> dict[str, Any]:
    return {"name": phase.name, "start": phase.first, "end": phase.last}


def _week(week: Week) -> dict[str, Any]:
    return {
        "start": week.start,
        "phase": week.phase,
        "recovery": week.recovery,
        "composed": week.composed,
        "composition_gap": _figure(week.composition_gap),
        "wanted": _by(SessionKind, week.wanted),
        "placed": _by(SessionKind, week.placed),
        "missed": [_missed(each) for each in week.missed],
        "components": _by(Component, week.components),
        "sets": {key: _figure(number) for key, number in _by(Region, week.sets).items()},
        "contacts": week.contacts,
        "block": week.block,
        "shortfalls": week.shortfalls,
    }


def _missed(missed: Missed) -> dict[str, Any]:
    return {
        "kind": missed.kind,
        "count": missed.count,
        "reasons": missed.reasons,
        "relaxations": missed.relaxations,
        "rules": missed.rules,
    }


def session_document(session: Session) -> dict[str, Any]:
    """A session as the season file holds it."""
    return {
        "id": session.id,
        "status": session.status,
        "revision": session.revision,
        "start": session.start,
        "minutes": session.minutes,
        "kind": session.kind,
        "phase": session.phase,
        "block": session.block,
        "place": session.place,
        "leg_dose": session.leg_dose_hundredths / 100,
        "why": [
            {"rule": each.rule, "text": each.text, "grade": each.grade, "source": each.source}
            for each in session.why
        ],
        "alternatives": [
            {"start": each.start, "extra_cost": _figure(each.extra_cost), "text": each.text}
            for each in session.alternatives
        ],
        "prescriptions": [prescription_document(each) for each in session.prescriptions],
        "title": session.title,
        "template": session.template,
        "own": session.own,
    }


def prescription_document(line: Prescription) -> dict[str, Any]:
    """One exercise with the keys of the season file."""
    amounts = {measure.value: None for measure in Measure} | {line.measure: _range(line.amount)}
    return {
        "exercise": line.exercise,
        "name": line.name,
        "components": line.components,
        "pattern": line.pattern,
        "sets": line.sets,
        **amounts,
        "per_side": line.per_side,
        "load_kg": line.load.kg if line.load else None,
        "load_unit": line.load.unit if line.load else None,
        "percent_1rm": _range(line.percent_1rm),
        "rir": _range(line.rir),
        "rest_s": line.rest_seconds,
        "superset": line.superset,
        "warm_up": line.warm_up,
        "contacts": line.contacts,
        "adjust": [{"when": each.when, "then": each.then} for each in line.adjust],
        "swap": line.swap,
        "why": line.why,
        "weaker_side_first": line.weaker_side_first,
        "tempo": line.tempo,
        "part": line.part,
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "severity": finding.severity,
        "message": finding.message,
        "next_step": finding.next_step,
        "file": finding.place.file,
        "line": finding.place.line,
        "field": finding.place.field,
    }
