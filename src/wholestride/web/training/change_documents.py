"""Changes as plain JSON values, and back; a round trip loses nothing."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

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
from wholestride.domain.running import Run
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.formats.season_file.items import prescription_from, run_from
from wholestride.formats.season_file.writing import prescription_document, run_document
from wholestride.planning.changes import OfTheAthlete
from wholestride.web.training.mapping import athlete_document, athlete_of

Document = dict[str, Any]


def document_of(change: Change) -> Document:
    """A change as plain values."""
    match change:
        case MissedSession(session=session):
            return {"change": "missed", "session": session}
        case MovedSession(session=session, start=start, place=place):
            start_text = start.isoformat(timespec="minutes")
            return {"change": "moved", "session": session, "start": start_text, "place": place}
        case OwnSession():
            return {
                "change": "own",
                "title": change.title,
                "start": change.start.isoformat(timespec="minutes"),
                "minutes": change.minutes,
                "kind": change.kind.value,
                **_content(change),
            }
        case MovedRun(run=run, start=start):
            return {"change": "run", "run": run, "start": start.isoformat(timespec="minutes")}
        case CancelledRun(run=run):
            return {"change": "run-away", "run": run}
        case DoneRun(run=run, planned=planned):
            return {"change": "run-done", "planned": planned, "run": _run(run)}
        case NewRun(run=run, instead=instead):
            return {"change": "run-new", "instead": instead, "run": _run(run)}
        case LostDays(absence=absence, ill=ill):
            return {"change": "lost", "ill": ill, **_absence(absence)}
        case _:
            return _of_the_athlete(change)


def _run(run: Run) -> Document:
    document: Document = json.loads(json.dumps(run_document(run), default=str))
    return {**document, "start": run.start.isoformat()}


def _of_the_athlete(change: OfTheAthlete) -> Document:
    match change:
        case NewWindows(windows=windows):
            return {"change": "windows", "windows": [_window(each) for each in windows]}
        case NewInjury(injury=injury):
            return {"change": "complaint", **_injury(injury)}
        case ClosedInjury(injury=injury, until=until):
            return {"change": "healed", "closed": until.isoformat(), **_injury(injury)}
        case NewAthlete(athlete=athlete, anew=anew):
            return {"change": "athlete", "athlete": athlete_document(athlete), "anew": anew}


def change_of(document: Mapping[str, Any]) -> Change:
    """The change of a document that :func:`document_of` made."""
    return _READERS[document["change"]](document)


def _content(change: OwnSession) -> Document:
    """Where an own session is and what is done in it, where that was said."""
    if not change.place:
        return {}
    lines = [prescription_document(each) for each in change.prescriptions]
    return {
        "place": change.place,
        "phase": change.phase.value,
        "template": change.template,
        "prescriptions": json.loads(json.dumps(lines)),
    }


def _read_own(document: Mapping[str, Any]) -> Change:
    return OwnSession(
        document["title"],
        _when(document),
        document["minutes"],
        SessionKind(document["kind"]),
        document.get("place", ""),
        tuple(prescription_from(each) for each in document.get("prescriptions", ())),
        document.get("template", ""),
        PhaseName(document.get("phase", PhaseName.BASE)),
    )


def _absence(absence: Absence) -> Document:
    return {
        "first": absence.first.isoformat(),
        "last": absence.last.isoformat(),
        "reason": absence.reason,
    }


def _window(window: Window) -> Document:
    return {
        "weekday": int(window.weekday),
        "start": f"{window.start:%H:%M}",
        "end": f"{window.end:%H:%M}",
        "place": window.place,
    }


def _injury(injury: Injury) -> Document:
    return {
        "region": injury.region.value,
        "side": injury.side.value,
        "since": injury.since and injury.since.isoformat(),
        "until": injury.until and injury.until.isoformat(),
        "irritable": injury.irritable,
    }


def _read_injury(document: Mapping[str, Any]) -> Injury:
    return Injury(
        Region(document["region"]),
        Side(document["side"]),
        date.fromisoformat(document["since"]) if document["since"] else None,
        date.fromisoformat(document["until"]) if document["until"] else None,
        document["irritable"],
    )


def _read_window(document: Mapping[str, Any]) -> Window:
    return Window(
        Weekday(document["weekday"]),
        time.fromisoformat(document["start"]),
        time.fromisoformat(document["end"]),
        document["place"],
    )


def _read_lost(document: Mapping[str, Any]) -> Change:
    first, last = (date.fromisoformat(document[name]) for name in ("first", "last"))
    return LostDays(Absence(first, last, document["reason"]), document["ill"])


def _when(document: Mapping[str, Any]) -> datetime:
    return datetime.fromisoformat(document["start"])


_READERS: Mapping[str, Callable[[Mapping[str, Any]], Change]] = {
    "missed": lambda found: MissedSession(found["session"]),
    "moved": lambda found: MovedSession(found["session"], _when(found), found["place"]),
    "own": _read_own,
    "run": lambda found: MovedRun(found["run"], _when(found)),
    "run-away": lambda found: CancelledRun(found["run"]),
    "run-done": lambda found: DoneRun(run_from(found["run"]), found["planned"]),
    "run-new": lambda found: NewRun(run_from(found["run"]), found["instead"]),
    "lost": _read_lost,
    "windows": lambda found: NewWindows(tuple(_read_window(each) for each in found["windows"])),
    "complaint": lambda found: NewInjury(_read_injury(found)),
    "healed": lambda found: ClosedInjury(_read_injury(found), date.fromisoformat(found["closed"])),
    "athlete": lambda found: NewAthlete(athlete_of(found["athlete"]), found["anew"]),
}
