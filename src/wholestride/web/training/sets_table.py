"""A flat table of sets for spreadsheets."""

from __future__ import annotations

import csv
import io
from typing import Any

from wholestride.formats.table_out import FORMULA_STARTS
from wholestride.web.training import mapping
from wholestride.web.training.models import LogEvent, Runner

SET_COLUMNS = (
    *("day", "session", "exercise", "set", "side", "warm_up", "reps", "load_kg"),
    *("entered_in", "seconds", "metres", "rir", "done_at"),
)


def sets_table(runner: Runner) -> bytes:
    """Every set that counts as CSV (RFC 4180), the newest word of each; masses in kilograms."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(SET_COLUMNS)
    sessions: dict[str, list[LogEvent]] = {}
    for event in runner.events.order_by("day", "id"):
        sessions.setdefault(event.session, []).append(event)
    for session, events in sessions.items():
        for each in mapping.session_log(session, events).sets:
            cells = (
                events[0].day,
                session,
                each.exercise,
                each.number,
                each.side.value,
                "yes" if each.warm_up else "no",
                each.reps,
                each.load.kg if each.load else None,
                each.load.unit.value if each.load else None,
                each.seconds,
                each.metres,
                each.rir,
                each.at.isoformat() if each.at else None,
            )
            writer.writerow([_plain(cell) for cell in cells])
    return text.getvalue().encode()


def _plain(cell: Any) -> Any:
    """Text that a spreadsheet would run as a formula is made plain by an apostrophe."""
    if isinstance(cell, str) and cell.lstrip(" \n").startswith(FORMULA_STARTS):
        return f"'{cell}"
    return cell
