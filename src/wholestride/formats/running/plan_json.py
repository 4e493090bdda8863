"""Reads plans as JSON: numbered weeks with days, or dated days.

A plan is ``{"days": [{"week": 1, "day": 0, "title": "...", "distance_km": 10}]}``; day 0 is
Monday, null leaves the weekday open. Labels beside the entries (``kind``, ``accept``,
``uncertain``) are never read here; :func:`read_labels` reads them for comparing.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.quantities import Distance
from wholestride.domain.running import CalendarEntry, RunKind, RunLabel
from wholestride.formats.running.anchor import PlanAnchor
from wholestride.formats.running.plan_weeks import PlanDay, laid_on_calendar, spread_open_days
from wholestride.formats.running.text import decode, shown

MOST_DAYS = 3000
MOST_WEEKS = 208
MOST_KM = 400.0
MOST_MINUTES = 48 * 60


def read_plan_json(
    name: str, data: bytes, span: tuple[date, date], anchor: PlanAnchor | None = None
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    """The entries of a JSON plan with their dates; problems name the JSON path."""
    days, findings = _plan_days(name, data)
    if not days:
        return (), tuple(findings)
    weekly = [day for day in days if not day.dated]
    if weekly and (anchor is None or (anchor.start is None and anchor.race_date is None)):
        findings.append(
            error(
                "The plan counts weeks and has no dates.",
                "Say when its first week begins (--plan-start 2026-11-23) or when its race is"
                " (--race-date 2027-04-25).",
                Place(name),
            )
        )
        return (), tuple(findings)
    entries = [day.entry for day in days if day.dated]
    if weekly and anchor is not None and not _sensible(anchor):
        message = "The plan cannot be laid on a day before 1970 or after 2190."
        return (), (*findings, error(message, "Name a day of these years.", Place(name)))
    if weekly and anchor is not None:
        dated, notes = laid_on_calendar(name, spread_open_days(weekly), anchor)
        entries += dated
        findings += notes
    first, last = span
    inside = [entry for entry in entries if first <= entry.day <= last]
    if entries and not inside:
        findings.append(_outside(name, entries, span))
    return tuple(sorted(inside, key=lambda entry: entry.day)), tuple(findings)


def _sensible(anchor: PlanAnchor) -> bool:
    return all(1970 <= day.year <= 2190 for day in (anchor.start, anchor.race_date) if day)


def _outside(name: str, entries: list[CalendarEntry], span: tuple[date, date]) -> Finding:
    days = sorted(entry.day for entry in entries)
    return warning(
        f"All {len(days)} days lie between {days[0]} and {days[-1]}, outside {span[0]} to"
        f" {span[1]}.",
        "Choose another start or race date.",
        Place(name),
    )


def read_labels(name: str, data: bytes) -> tuple[RunLabel, ...]:
    """The labels beside a plan's entries, for comparing; entries without one are left out."""
    days, _ = _parsed(name, data)
    labels = []
    for number, day in enumerate(days):
        if not isinstance(day, Mapping) or day.get("kind") not in tuple(RunKind):
            continue
        accepted = day.get("accept")
        kinds = accepted if isinstance(accepted, list) else []
        labels.append(
            RunLabel(
                Place(name, field=f"$.days[{number}]"),
                RunKind(day["kind"]),
                tuple(RunKind(kind) for kind in kinds if kind in tuple(RunKind)),
                uncertain=day.get("uncertain") is True,
            )
        )
    return tuple(labels)


def _parsed(name: str, data: bytes) -> tuple[list[object], list[Finding]]:
    text, findings = decode(name, data)
    try:
        plan = json.loads(text)
    except json.JSONDecodeError as problem:
        where = Place(name, problem.lineno)
        message = f"This is not valid JSON: {problem.msg} (column {problem.colno})."
        return [], [*findings, error(message, "Correct it or export the plan again.", where)]
    except (ValueError, RecursionError):
        message = "This JSON holds a number or a nesting that no plan has."
        return [], [*findings, error(message, "Export the plan again.", Place(name))]
    days = plan.get("days") if isinstance(plan, dict) else plan
    if not isinstance(days, list):
        message = "No list of days was found."
        step = 'Write {"days": [{"week": 1, "day": 0, "title": "easy 8 km"}]}.'
        return [], [*findings, error(message, step, Place(name, field="$.days"))]
    if not days:
        findings.append(error("The plan has no days.", "Add some.", Place(name, field="$.days")))
    if len(days) > MOST_DAYS:
        message = f"The plan has {len(days)} days; more than {MOST_DAYS} are not read."
        return [], [*findings, error(message, "Split it.", Place(name, field="$.days"))]
    return days, findings


def _plan_days(name: str, data: bytes) -> tuple[list[PlanDay], list[Finding]]:
    days, findings = _parsed(name, data)
    read = []
    for number, day in enumerate(days):
        path = f"$.days[{number}]"
        if not isinstance(day, dict):
            findings.append(_skipped(name, path, "is not an object with week, day and title"))
            continue
        found = _plan_day(name, path, day)
        if isinstance(found, PlanDay):
            read.append(found)
        else:
            findings.append(found)
    if days and not read:
        findings.append(
            error("No day of the plan could be read.", "See the lines above.", Place(name))
        )
    return read, findings


def _plan_day(name: str, path: str, day: dict[str, object]) -> PlanDay | Finding:
    title = day.get("title")
    if not isinstance(title, str) or not title.strip():
        return _skipped(name, f"{path}.title", "is missing", 'Write one, such as "easy 8 km".')
    entry = CalendarEntry(
        date.min,
        " ".join(title.split())[:500],
        description=_string(day.get("description")),
        minutes=_whole(day.get("minutes"), MOST_MINUTES),
        distance=_distance(day),
        place=Place(name, field=path),
    )
    if "date" in day:
        return _dated_day(name, path, day, entry)
    week, weekday = day.get("week"), day.get("day")
    if not _is_whole(week, 1, MOST_WEEKS):
        return _skipped(
            name, f"{path}.week", f"is {shown(week)}", f"Weeks count from 1 to {MOST_WEEKS}."
        )
    if weekday is not None and not _is_whole(weekday, 0, 6):
        return _skipped(
            name, f"{path}.day", f"is {shown(weekday)}", "0 is Monday, 6 is Sunday, null is open."
        )
    return PlanDay(entry, _integer(week), None if weekday is None else _integer(weekday))


def _dated_day(
    name: str, path: str, day: dict[str, object], entry: CalendarEntry
) -> PlanDay | Finding:
    try:
        found = date.fromisoformat(str(day["date"])[:10])
    except ValueError:
        return _skipped(name, f"{path}.date", f"is {shown(day['date'])}", "Write it as 2026-11-23.")
    return PlanDay(replace(entry, day=found), dated=True)


def _skipped(name: str, path: str, what: str, step: str = "") -> Finding:
    return warning(
        f"The day was left out: {path} {what}.", step or "Correct it.", Place(name, field=path)
    )


def _integer(value: object) -> int:
    return int(str(value))


def _is_whole(value: object, least: int, most: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= most


def _whole(value: object, most: int) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return round(value) if 0 < value <= most else None


def _string(value: object) -> str:
    return value[:5000] if isinstance(value, str) else ""


def _distance(day: dict[str, object]) -> Distance | None:
    """The distance of the entry; of a range the middle."""
    low, high = (_km(day.get(key)) for key in ("distance_km", "distance_km_max"))
    if low is None:
        return None
    return Distance(round((low if high is None else (low + high) / 2) * 1000))


def _km(value: object) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if 0 < value <= MOST_KM else None
