"""What recordings say of the planned runs and of logged sessions, read and told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from wholestride.catalogue.loader import load
from wholestride.cli.dates import clock, short_day
from wholestride.cli.inputs import Span, read_calendars
from wholestride.cli.screen import say, say_sentence, show_table
from wholestride.domain.findings import Finding, warning
from wholestride.domain.logbook import CancelledRun, DoneRun, SessionLog
from wholestride.domain.running import Run
from wholestride.domain.season import Season
from wholestride.formats.spoken import session_name
from wholestride.planning.recorded.done import HISTORY, NOTHING_DONE, Done, what_was_done
from wholestride.planning.recorded.gym import GymSession, gym_sessions

NOTHING_RECORDED = "no recording of this season was found in the files that you named."


@dataclass(frozen=True, slots=True)
class Heard:
    """What recordings files say: runs beside the plan, logged sessions beside the watch."""

    done: Done = NOTHING_DONE
    gym: tuple[GymSession, ...] = ()


def hear(
    paths: Sequence[str], season: Season, logbook: Sequence[SessionLog], today: date
) -> tuple[Heard, tuple[Finding, ...]]:
    """Read the files and match what they hold, with every problem of them."""
    if not paths:
        return Heard(), ()
    span = Span(season.start - HISTORY, today)
    entries, findings = read_calendars(paths, season.zone, span)
    done = what_was_done(season, entries, load(), today)
    recordings = [each.recording for each in entries if each.recording is not None]
    if not recordings:
        findings = (*findings, warning(NOTHING_RECORDED, "wholestride import FILE -o writes one."))
    gym = gym_sessions(season.sessions, logbook, recordings)
    beside = tuple(each for each in gym if each.recording is not None)
    return Heard(done, beside), (*findings, *done.findings)


def show_heard(heard: Heard, season: Season) -> None:
    """Print what was run otherwise than planned, and what the watch knows of the gym."""
    rows = done_rows(heard.done, season)
    if rows:
        show_table(("run", "was planned", "was run", "because"), rows)
    if heard.done.as_planned:
        runs = "1 run was" if heard.done.as_planned == 1 else f"{heard.done.as_planned} runs were"
        say_sentence(f"{runs} done about as planned.")
    for each in heard.gym:
        say_sentence(gym_words(each))
    if heard.gym:
        say("Not the same? wholestride links RECORDINGS --apart ID SESSION; --json has the ids.")
    if rows or heard.done.as_planned or heard.gym:
        say()


def done_rows(done: Done, season: Season) -> list[tuple[str, str, str, str]]:
    """One row a run: its name, as planned, as done, and what differs."""
    planned = {run.id: run for run in season.runs}
    rows = [_row(change, planned) for change in done.changes]
    return [row[1:] for row in sorted(rows)]


def _row(change: DoneRun | CancelledRun, planned: dict[str, Run]) -> tuple[str, str, str, str, str]:
    if isinstance(change, CancelledRun):
        run = planned[change.run]
        return run.start.isoformat(), run.title, _when(run), "-", "no recording of it"
    done, before = change.run, planned.get(change.planned)
    if before is None:
        return done.start.isoformat(), done.title, "-", _when(done), "nobody planned it"
    return done.start.isoformat(), done.title, _when(before), _when(done), _differs(before, done)


def _when(run: Run) -> str:
    about = "" if run.time_known else "~"
    return f"{short_day(run.day)} {about}{clock(run.start)}, {run.minutes} min, {run.kind}"


def _differs(before: Run, done: Run) -> str:
    words = []
    if done.minutes != before.minutes:
        more = done.minutes - before.minutes
        words.append(f"{abs(more)} min {'longer' if more > 0 else 'shorter'}")
    if done.kind is not before.kind:
        words.append(f"as hard as {done.kind}")
    if done.start != before.start:
        words.append("earlier" if done.start < before.start else "later")
    return ", ".join(words)


def gym_words(each: GymSession) -> str:
    """A logged session with what the watch kept of it."""
    recording = each.recording
    if recording is None:
        return f"{session_name(each.session)}, {short_day(each.session.day)}: logged."
    heart = each.mean_heart_rate
    beats = f", heart rate {heart} on average" if heart else ""
    name, day = session_name(each.session), short_day(each.session.day)
    return f"{name}, {day}: logged, and on the watch {recording.minutes} min{beats}."


def heard_json(heard: Heard, season: Season) -> dict[str, object]:
    """The same as plain values."""
    keys = ("run", "planned", "done", "why")
    return {
        "runs": [dict(zip(keys, row, strict=True)) for row in done_rows(heard.done, season)],
        "runs_as_planned": heard.done.as_planned,
        "gym": [
            {
                "session": each.session.id,
                "recording": each.recording.id if each.recording else None,
                "mean_heart_rate": each.mean_heart_rate,
            }
            for each in heard.gym
        ],
    }
