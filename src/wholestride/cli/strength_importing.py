"""Takes the history of strength apps into a log; names that are open are asked about in a file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from wholestride.cli.athlete_proposal import offer
from wholestride.cli.dates import day_words
from wholestride.cli.exercise_answers import ask, names_of, read_answers
from wholestride.cli.paths import STANDARD, read_file, write_file
from wholestride.cli.screen import stop_on_findings
from wholestride.cli.words import how_many
from wholestride.domain.findings import Finding
from wholestride.domain.quantities import MassUnit
from wholestride.domain.recordings import Recording
from wholestride.formats.session_log import write_log
from wholestride.formats.strength.logbook import (
    Filed,
    filed,
    not_yet_in,
    starts_of,
    together,
    without_known,
)
from wholestride.formats.strength.nouns import StrengthHistory
from wholestride.formats.strength.reading import (
    LOOKED_AT_BYTES,
    is_strength,
    read_strength_history,
)
from wholestride.formats.strength.recorded import watch_histories
from wholestride.planning.recorded.gym import on_the_watch


@dataclass(frozen=True, slots=True)
class HistoryWishes:
    """What the runner said of strength history: zone, unit, and the files that it goes into.

    ``accept``: what it says of the athlete is written into the athlete file.
    """

    zone: str
    unit: MassUnit | None
    log: str | None
    answers_file: str
    athlete_file: str | None = None
    accept: bool = False


def parted(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """The files of strength apps, and all others."""
    tables = [each for each in files if is_strength(_beginning(each))]
    return tables, [each for each in files if each not in tables]


def _beginning(file: str) -> bytes:
    if file == STANDARD:
        return b""
    try:
        with Path(file).open("rb") as stream:
            return stream.read(LOOKED_AT_BYTES)
    except (OSError, ValueError):
        return b""


def watch_sets(
    files: Iterable[str], recordings: Sequence[Recording], zone: str
) -> list[StrengthHistory]:
    """The sets that the watch kept of the gym sessions in these files and archives."""
    found: list[StrengthHistory] = []
    for file in files:
        if file == STANDARD:
            continue
        try:
            with Path(file).open("rb") as stream:
                found += watch_histories(file, stream, recordings, zone)
        except (OSError, ValueError):
            continue  # said when its recordings were read
    return found


def import_history(
    files: Sequence[str],
    watched: Sequence[StrengthHistory],
    recordings: Sequence[Recording],
    wishes: HistoryWishes,
) -> tuple[list[str], tuple[Finding, ...]]:
    """Keep history in the log and ask for open names; words that say so, and findings.

    What a watch kept is taken over where a log is named, for its names must all be asked about.
    """
    answers = read_answers(wishes.answers_file)
    names = names_of(answers)
    read, findings = _read(files, wishes)
    lines = _lines(wishes.log)
    if wishes.log is not None:
        known = {**_starts(lines), **starts_of(one for each in read for one in each.sets)}
        read += [replace(each, sets=without_known(each.sets, known)) for each in watched]
        findings += [said for each in watched for said in each.findings]
    history = together(filed(each.sets, names) for each in read)
    words = _found_words(history) if read else []
    if wishes.log is not None:
        words += _keep(wishes.log, lines, history)
        words += _beside_words(history, recordings)
    elif history.logs:
        words.append("to keep them: --log log.jsonl")
    if history.asked:
        words += ask(wishes.answers_file, answers, history.asked)
    if wishes.athlete_file is not None:
        offered, said = offer(wishes.athlete_file, history.logs, accept=wishes.accept)
        words += offered
        findings += said
    return words, tuple(findings)


def _read(
    files: Iterable[str], wishes: HistoryWishes
) -> tuple[list[StrengthHistory], list[Finding]]:
    histories: list[StrengthHistory] = []
    findings: list[Finding] = []
    for file in files:
        data, problems = read_file(file)
        found = read_strength_history(file, data, zone=wishes.zone, unit=wishes.unit)
        histories.append(found)
        findings += problems or found.findings
    return histories, findings


def _found_words(found: Filed) -> list[str]:
    count = sum(len(each.sets) for each in found.logs)
    sessions = how_many(len(found.logs), "strength session")
    words = [f"{sessions} with {how_many(count, 'set')} that we know"]
    days = [each.sets[0].at for each in found.logs if each.sets[0].at is not None]
    if days:
        words.append(f"from {day_words(min(days))} to {day_words(max(days))}")
    return words


def _lines(log: str | None) -> list[str]:
    """The lines of the log as it is; exits with 1 where it cannot be read."""
    if log is None or log == STANDARD or not Path(log).exists():
        return []
    data, problems = read_file(log)
    if problems:
        stop_on_findings(problems)
    return data.decode("utf-8", errors="surrogateescape").splitlines(keepends=True)


def _keep(log: str, lines: Sequence[str], found: Filed) -> list[str]:
    """Put the sessions into the log, in place of what an earlier import put there; words of it.

    A session that stands in the log under another name stays as it is there.
    """
    fresh = not_yet_in(found.logs, _starts(lines))
    ours = {each.session for each in fresh}
    kept = "".join(each for each in lines if _entry(each).get("session") not in ours)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    after = kept.encode("utf-8", errors="surrogateescape") + write_log(fresh)
    there = len(found.logs) - len(fresh)
    stays = f"already in your log, and left as it is there: {how_many(there, 'session')}"
    words = [stays] if there else []
    if after == "".join(lines).encode("utf-8", errors="surrogateescape"):
        return [*words, f"{log} holds them all"]
    write_file(log, after)
    return words if log == STANDARD else [*words, f"written to {log}"]


def _beside_words(found: Filed, recordings: Sequence[Recording]) -> list[str]:
    beside = on_the_watch(found.logs, recordings)
    if not beside:
        return []
    hearts = sum(each.mean_heart_rate is not None for each in beside.values())
    return [f"on the watch too: {how_many(len(beside), 'session')}, {hearts} with a heart rate"]


def _starts(lines: Iterable[str]) -> dict[str, datetime]:
    """When the sessions of a log began, by their names, as far as their sets say it."""
    starts: dict[str, datetime] = {}
    for line in lines:
        entry = _entry(line)
        try:
            at = datetime.fromisoformat(str(entry.get("at"))).replace(tzinfo=None)
        except ValueError:
            continue
        session = str(entry.get("session"))
        starts[session] = min(at, starts.get(session, at))
    return starts


def _entry(line: str) -> dict[str, object]:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return {}
    return entry if isinstance(entry, dict) else {}
