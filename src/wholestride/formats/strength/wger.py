"""wger's log of sets, as its server gives it in JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.quantities import METRES_PER_MILE, MassUnit
from wholestride.formats.decoding import decode
from wholestride.formats.strength.nouns import (
    MOST_METRES,
    MOST_REPS,
    MOST_SECONDS,
    LiftedSet,
    StrengthHistory,
    load_of,
    moment_of,
    rir_of,
    whole,
)
from wholestride.formats.strength.tables import LARGEST_BYTES, MOST_FINDINGS, MOST_ROWS
from wholestride.formats.wording import shown

APP = "wger"
MARKS = (b'"exercise"', b'"repetitions"')
_MASSES = {1: MassUnit.KG, 2: MassUnit.LB}
"""wger's numbers of its units of weight; the others are body weight, plates and speeds."""

_REPS, _MAX_REPS = 1, 7
_SECONDS = {3: 1, 4: 60}
_METRES = {5: METRES_PER_MILE, 6: 1000.0, 8: 1.0}
_KNOWN = {_REPS, _MAX_REPS, *_SECONDS, *_METRES}
_MOST = 1e7
_NUMBER = re.compile(r"\d{1,7}(?:\.\d{1,6})?")


def is_wger(beginning: bytes) -> bool:
    """True for JSON that speaks of exercises and repetitions."""
    text = beginning.removeprefix(b"\xef\xbb\xbf").lstrip()
    return text[:1] in (b"{", b"[") and all(mark in text for mark in MARKS)


def read_wger(name: str, data: bytes, zone: str) -> StrengthHistory:
    """The sets of ``workoutlog``, one page of it or a list of its entries."""
    text, problem = decode(name, data, LARGEST_BYTES)
    if text is None:
        return StrengthHistory(findings=(problem,) if problem else ())
    entries, findings = _entries(name, text)
    sets: dict[str, list[LiftedSet]] = {}
    for number, entry in enumerate(entries[:MOST_ROWS], start=1):
        made = _set(entry, zone)
        if isinstance(made, LiftedSet):
            sets.setdefault(_session(entry, made.at), []).append(made)
        elif made and len(findings) < MOST_FINDINGS:
            place = Place(name, field=f"entry {number}")
            findings.append(warning(f"The set was left out: {made}.", "", place))
    every = [made for session in sets.values() for made in _of_one_session(session)]
    return StrengthHistory(APP, tuple(every), tuple(findings))


def _entries(name: str, text: str) -> tuple[Sequence[Any], list[Finding]]:
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        return (), [error("The JSON cannot be read.", "Save it again.", Place(name))]
    more = document.get("next") if isinstance(document, dict) else None
    entries = document.get("results") if isinstance(document, dict) else document
    if not isinstance(entries, list):
        message = "The file holds no list of sets."
        step = "Save what wger gives at /api/v2/workoutlog/."
        return (), [error(message, step, Place(name))]
    findings = []
    if more or len(entries) > MOST_ROWS:
        message = "This is only one page of the log."
        step = f"Save the others too: {shown(more)}." if more else "Save it in parts."
        findings.append(warning(message, step, Place(name)))
    return entries, findings


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _set(entry: Any, zone: str) -> LiftedSet | str:
    """The set of an entry, empty where it counts nothing, or the words what is wrong with it."""
    if not isinstance(entry, dict):
        return "it is no entry of a log"
    at = moment_of(str(entry.get("date", ""))[:40], zone)
    if at is None:
        return "its date is no time"
    name = _exercise(entry)
    amount, unit = _number(entry.get("repetitions")), _unit(entry, "repetitions_unit")
    if not name:
        return "it names no exercise"
    if unit not in _KNOWN:
        return "its unit does not say how much was done"
    mass = _MASSES.get(_unit(entry, "weight_unit"))
    made = LiftedSet(
        name,
        at,
        whole(amount, MOST_REPS) if unit in (_REPS, _MAX_REPS) else None,
        load_of(_number(entry.get("weight")), mass) if mass else None,
        whole(_times(amount, _SECONDS.get(unit)), MOST_SECONDS),
        whole(_times(amount, _METRES.get(unit)), MOST_METRES),
        rir_of(None, _number(entry.get("rir"))),
    )
    return made if made.counted else ""


def _exercise(entry: Mapping[str, Any]) -> str:
    """The exercise's name; wger's log itself gives only its number."""
    said = entry.get("exercise_name") or entry.get("exercise")
    if isinstance(said, dict):
        said = said.get("name") or said.get("id")
    if isinstance(said, int) and 0 < said < _MOST:
        return f"wger exercise {said}"
    return said.strip()[:200] if isinstance(said, str) else ""


def _number(value: object) -> float | None:
    if isinstance(value, str) and _NUMBER.fullmatch(value.strip()):
        return float(value)
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 <= value < _MOST else None


def _unit(entry: Mapping[str, Any], key: str) -> int:
    """The number of a unit; the first one where none is named, 0 where it is no number."""
    value = entry.get(key)
    if isinstance(value, dict):
        value = value.get("id")
    if value is None:
        return 1
    return value if isinstance(value, int) else 0


def _times(amount: float | None, factor: float | None) -> float | None:
    return None if amount is None or factor is None else amount * factor


def _session(entry: Mapping[str, Any], at: datetime) -> str:
    session = entry.get("session")
    return str(at.date()) if session is None else f"session {str(session)[:40]}"


def _of_one_session(sets: Sequence[LiftedSet]) -> list[LiftedSet]:
    """The sets in order of time, all under the session's beginning."""
    in_order = sorted(sets, key=lambda each: each.at)
    return [replace(each, at=in_order[0].at) for each in in_order]
