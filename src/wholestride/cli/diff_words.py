"""What a replan changed, as a table and as JSON."""

from __future__ import annotations

from datetime import date

from wholestride.cli.dates import clock, short_day, weeks_words
from wholestride.cli.words import counted, reasons_of
from wholestride.domain.logbook import DiffKind, DiffLine, SeasonDiff
from wholestride.domain.season import Season, Session
from wholestride.formats.spoken import session_name


def diff_rows(diff: SeasonDiff) -> list[tuple[str, str, str, str, str]]:
    """One row a changed session: what, which, was, becomes, because."""
    return [_row(line) for line in diff.changes]


def _row(line: DiffLine) -> tuple[str, str, str, str, str]:
    before, after = line.before, line.after
    shown = after or before
    name = session_name(shown) if shown else ""
    if before and after and session_name(before) != session_name(after):
        name = f"{session_name(before)}, now {name}"
    was, becomes = _when(before), _when(after)
    if line.kind is DiffKind.DROPPED:
        becomes = "-"
    return str(line.kind), name, was, becomes, line.why


def _when(session: Session | None) -> str:
    if session is None:
        return "-"
    return f"{short_day(session.day)} {clock(session.start)}, {session.minutes} min"


def summary_words(diff: SeasonDiff) -> str:
    """How many sessions change, and how many stay."""
    changed = len(diff.changes)
    if not changed:
        return f"Nothing changes; {kept_words(diff)}."
    words = "1 session changes" if changed == 1 else f"{changed} sessions change"
    return f"{words}, {kept_words(diff)}."


def kept_words(diff: SeasonDiff) -> str:
    """How many sessions stay as they are."""
    kept = sum(1 for line in diff.lines if line.kind is DiffKind.KEPT)
    return "1 session stays as it is" if kept == 1 else f"{kept} sessions stay as they are"


def fresh_misses(before: Season, after: Season) -> list[str]:
    """What the new season misses and the old one did not, said once with its weeks."""
    weeks: dict[str, list[date]] = {}
    for week in after.weeks:
        old = before.week_of(week.start)
        known = {(each.kind, each.count) for each in old.missed} if old else set()
        for missed in week.missed:
            if (missed.kind, missed.count) not in known:
                words = f"{counted(missed.kind, missed.count)}: {reasons_of(missed)}"
                helps = " ".join(missed.relaxations)
                text = f"{words} What would help: {helps}" if helps else words
                weeks.setdefault(text, []).append(week.start)
    return [f"{weeks_words(mondays)}: {text}" for text, mondays in weeks.items()]


def diff_json(
    diff: SeasonDiff, before: Season, after: Season, written: str | None
) -> dict[str, object]:
    """The diff with its counts, what is newly missed, and where the season was written."""
    return {
        "changed": len(diff.changes),
        "kept": len(diff.lines) - len(diff.changes),
        "not_made_up": list(diff.not_made_up),
        "lines": [_line_json(line) for line in diff.lines],
        "missed": fresh_misses(before, after),
        "revision": after.revision,
        "written": written,
    }


def _line_json(line: DiffLine) -> dict[str, object]:
    shown = line.after or line.before
    return {
        "kind": line.kind,
        "session": shown.id if shown else None,
        "from": line.before and line.before.start.isoformat(timespec="minutes"),
        "to": line.after and line.after.start.isoformat(timespec="minutes"),
        "why": line.why,
    }
