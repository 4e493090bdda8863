"""Takes the history of strength apps into a log; names that are open are asked about in a file."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Sequence
from pathlib import Path

from wholestride.catalogue.aliases import Names
from wholestride.catalogue.loader import load
from wholestride.cli.dates import day_words
from wholestride.cli.paths import STANDARD, read_file, write_file
from wholestride.cli.screen import has_errors, stop_on_findings
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.quantities import MassUnit
from wholestride.formats.session_log import write_log
from wholestride.formats.strength.logbook import Filed, filed, together
from wholestride.formats.strength.reading import (
    LOOKED_AT_BYTES,
    is_strength,
    read_strength_history,
)
from wholestride.formats.wording import did_you_mean

OPEN = "?"
"""What stands in the answers file behind a name that nobody answered yet."""
_HEAD = """\
# What your app's exercises are called here: write our id (wholestride exercises), or "" to leave
# an exercise out, in place of "?"; then import again.
"""


def parted(files: Sequence[str]) -> tuple[list[str], list[str]]:
    """The tables of strength apps, and all other files."""
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


def import_history(
    files: Sequence[str], zone: str, unit: str | None, log: str | None, answers_file: str
) -> tuple[list[str], tuple[Finding, ...]]:
    """Keep the tables in the log and ask for open names; words that say so, and findings."""
    answers = _answers(answers_file)
    known = {name: said for name, said in answers.items() if said != OPEN}
    names = Names(load().exercises, known)
    histories: list[Filed] = []
    findings: list[Finding] = []
    for file in files:
        data, problems = read_file(file)
        told = MassUnit(unit) if unit else None
        found = read_strength_history(file, data, zone=zone, unit=told)
        histories.append(filed(found.sets, names))
        findings += problems or found.findings
    history = together(histories)
    words = _found_words(history)
    if log is not None:
        words += _keep(log, history)
    elif history.logs:
        words.append("to keep them: --log log.jsonl")
    if history.asked:
        words += _ask(answers_file, answers, history)
    return words, tuple(findings)


def _found_words(found: Filed) -> list[str]:
    count = sum(len(each.sets) for each in found.logs)
    words = [f"{len(found.logs)} strength sessions with {count} sets that we know"]
    days = [each.sets[0].at for each in found.logs if each.sets[0].at is not None]
    if days:
        words.append(f"from {day_words(min(days))} to {day_words(max(days))}")
    return words


def _keep(log: str, found: Filed) -> list[str]:
    """Put the sessions into the log, in place of what an earlier import put there; words of it."""
    before = b""
    if log != STANDARD and Path(log).exists():
        before, problems = read_file(log)
        if problems:
            stop_on_findings(problems)
    ours = {each.session for each in found.logs}
    lines = before.decode("utf-8", errors="surrogateescape").splitlines(keepends=True)
    kept = "".join(each for each in lines if _session_of(each) not in ours)
    if kept and not kept.endswith("\n"):
        kept += "\n"
    after = kept.encode("utf-8", errors="surrogateescape") + write_log(found.logs)
    if after == before:
        return [f"{log} holds them all"]
    write_file(log, after)
    return [] if log == STANDARD else [f"written to {log}"]


def _session_of(line: str) -> object:
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    return entry.get("session") if isinstance(entry, dict) else None


def _answers(path: str) -> dict[str, str]:
    """What was answered before; exits with 1 where an answer cannot be used."""
    if not Path(path).is_file():
        return {}
    data, problems = read_file(path)
    if has_errors(problems):
        stop_on_findings(problems)
    try:
        answers = tomllib.loads(data.decode())
    except (ValueError, RecursionError) as broken:
        stop_on_findings((error(f"is no TOML: {broken}.", "Mend the line.", Place(path)),))
    exercises = load().exercises
    wrong = [
        error(
            f"{said!r} is no exercise.",
            did_you_mean(str(said), exercises, "wholestride exercises lists the ids."),
            Place(path, field=name),
        )
        for name, said in answers.items()
        if not isinstance(said, str) or said not in ("", OPEN, *exercises)
    ]
    if wrong:
        stop_on_findings(tuple(wrong))
    return answers


def _ask(path: str, answers: dict[str, str], found: Filed) -> list[str]:
    """Write the open names into the answers file; words that say how many there are."""
    fresh = [(name, count) for name, count in found.asked if name not in answers]
    if fresh:
        before = Path(path).read_text("utf-8") if Path(path).is_file() else _HEAD
        lines = "".join(
            f"{json.dumps(name, ensure_ascii=False)} = {json.dumps(OPEN)}  # {count} sets\n"
            for name, count in fresh
        )
        text = before if before.endswith("\n") else f"{before}\n"
        write_file(path, f"{text}{lines}".encode())
    names = ", ".join(name for name, _ in found.asked[:5])
    more = ", ..." if len(found.asked) > 5 else ""
    return [
        f"{len(found.asked)} names are open: {names}{more}",
        f"answer them once in {path}, then import again",
    ]
