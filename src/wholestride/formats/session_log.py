"""The session log: JSON Lines, one set a line and one line a session."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, NoReturn

from wholestride.domain.athlete import Side
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.domain.season import Season
from wholestride.formats.decoding import decode
from wholestride.formats.wording import closest, did_you_mean, readable, shown

LARGEST_LOG_BYTES = 16 * 1024 * 1024
"""Ten years of sets are about 10 MB."""

MOST_FINDINGS = 100

AMOUNTS = {"reps": 1000, "seconds": 36_000, "metres": 100_000}
"""What one set can be counted in, with the most that is possible."""

HEAVIEST_KG = 1000
SET_KEYS = ("session", "exercise", "set", "side", *AMOUNTS, "kg", "lb", "rir", "warm_up", "at")
SESSION_KEYS = ("session", "srpe", "pain", "pain_exercise", "note", "finished", "at")

_EXAMPLE = '{"session": "...", "exercise": "step_up", "set": 1, "reps": 8, "kg": 16, "rir": 2}'

_HISTORY = re.compile(r"history-\d{4}-\d\d-\d\d-[0-9a-f]{8}")
"""A session that another app kept; no season holds it, and its sets say when they were done."""

SetKey = tuple[str, Side, int, bool]
"""What makes two lines of a session the same set: exercise, side, number, warm-up."""


class _Unfit(Exception):  # noqa: N818 - never leaves this file
    """A line that cannot be used, with what to write instead."""

    def __init__(self, message: str, next_step: str, key: str = "") -> None:
        super().__init__(message)
        self.message, self.next_step, self.key = message, next_step, key


def read_log(
    name: str, data: bytes, season: Season, catalogue: Catalogue
) -> tuple[tuple[SessionLog, ...], tuple[Finding, ...]]:
    """Read a session log.

    Args:
        name: the file's name, for the findings.
        data: JSON Lines in UTF-8.
        season: whose sessions the log speaks of.
        catalogue: whose exercises it may name.

    Returns:
        One log a session, in the order in which the file first names them, and findings by line.
        A line that repeats a set of the same number takes its place.
    """
    text, problem = decode(name, data, LARGEST_LOG_BYTES)
    if text is None:
        return (), (problem,) if problem else ()
    reader = _Reader(name, season, catalogue)
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            reader.take(number, line)
    return reader.logs(), tuple(reader.findings)


def write_log(logs: Iterable[SessionLog], at: datetime | None = None) -> bytes:
    """Write session logs; sets without a time of their own get ``at``."""
    lines = [line for log in logs for line in _lines_of(log, at)]
    return "".join(f"{json.dumps(line, ensure_ascii=False)}\n" for line in lines).encode()


def _lines_of(log: SessionLog, at: datetime | None) -> list[dict[str, Any]]:
    about = {
        "session": log.session,
        "srpe": log.srpe,
        "pain": log.pain,
        "pain_exercise": log.pain_exercise or None,
        "note": log.note or None,
        "finished": log.finished,
    }
    return [*(_set_line(log.session, each, at) for each in log.sets), _filled(about)]


def _set_line(session: str, done: SetLog, at: datetime | None) -> dict[str, Any]:
    moment = done.at or at
    return _filled(
        {
            "session": session,
            "exercise": done.exercise,
            "set": done.number,
            "side": done.side if done.side is not Side.BOTH else None,
            "reps": done.reps,
            "seconds": done.seconds,
            "metres": done.metres,
            **_load_entry(done.load),
            "rir": done.rir,
            "warm_up": done.warm_up or None,
            "at": moment.isoformat(timespec="seconds") if moment else None,
        }
    )


def _load_entry(load: Mass | None) -> dict[str, float]:
    if load is None:
        return {}
    in_pounds = load.unit is MassUnit.LB and lb(round(load.lb, 3)).grams == load.grams
    number = round(load.lb, 3) if in_pounds else load.kg
    return {"lb" if in_pounds else "kg": int(number) if number == int(number) else number}


def _filled(entry: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in entry.items() if value is not None}


@dataclass(slots=True)
class _Gathered:
    """What the lines of one session said so far."""

    sets: dict[SetKey, SetLog] = field(default_factory=dict)
    numbers: Counter[tuple[str, Side, bool]] = field(default_factory=Counter)
    about: dict[str, Any] = field(default_factory=dict)


class _Reader:
    """Takes line after line; what does not fit becomes a finding with its line."""

    def __init__(self, name: str, season: Season, catalogue: Catalogue) -> None:
        self.name = name
        self.sessions = {session.id for session in season.sessions}
        self.zone = season.zone
        self.exercises = catalogue.exercises
        self.gathered: dict[str, _Gathered] = {}
        self.findings: list[Finding] = []

    def logs(self) -> tuple[SessionLog, ...]:
        """The sessions as far as they were gathered."""
        return tuple(
            SessionLog(session=session, sets=tuple(gathered.sets.values()), **gathered.about)
            for session, gathered in self.gathered.items()
        )

    @property
    def full(self) -> bool:
        """True when more findings would help nobody."""
        return len(self.findings) >= MOST_FINDINGS

    def note(self, finding: Finding) -> None:
        """Keep a finding, up to a number that somebody reads."""
        if not self.full:
            self.findings.append(finding)

    def take(self, number: int, line: str) -> None:
        """Read one line."""
        try:
            entry = _entry(line)
            gathered = self.session_of(entry)
            if "exercise" in entry:
                self.take_set(number, entry, gathered)
            else:
                self.take_about(number, entry, gathered)
        except _Unfit as unfit:
            self.note(error(unfit.message, unfit.next_step, Place(self.name, number, unfit.key)))

    def session_of(self, entry: Mapping[str, Any]) -> _Gathered:
        """The session that a line speaks of."""
        session = entry.get("session")
        if not isinstance(session, str):
            raise _Unfit("the line names no session.", f"Write it like {_EXAMPLE}.", "session")
        if session not in self.sessions and not _HISTORY.fullmatch(session):
            step = self.near(session, self.sessions, "wholestride week --json shows the ids.")
            raise _Unfit(f"{shown(session)} is no session of this season.", step, "session")
        return self.gathered.setdefault(session, _Gathered())

    def take_set(self, line: int, entry: Mapping[str, Any], gathered: _Gathered) -> None:
        """A line that holds one set."""
        self.warn_of_typos(line, entry, SET_KEYS)
        done = self.set_from(entry)
        group = (done.exercise, done.side, done.warm_up)
        if "set" not in entry:
            done = replace(done, number=gathered.numbers[group] + 1)
        key = (done.exercise, done.side, done.number, done.warm_up)
        gathered.numbers[group] = max(gathered.numbers[group], done.number)
        if key in gathered.sets:
            message = f"set {done.number} of {done.exercise} stands here again; this line counts."
            self.note(warning(message, "Number the sets.", Place(self.name, line, "set")))
        gathered.sets[key] = done

    def set_from(self, entry: Mapping[str, Any]) -> SetLog:
        """The set of a line."""
        amounts = {key: _whole(entry, key, most) for key, most in AMOUNTS.items()}
        if all(amount is None for amount in amounts.values()):
            raise _Unfit("the line says neither reps, seconds nor metres.", "Add one of them.")
        return SetLog(
            exercise=self.exercise(entry["exercise"], "exercise"),
            load=_load(entry),
            rir=_whole(entry, "rir", 10),
            side=_side(entry),
            number=_whole(entry, "set", 100) or 1,
            at=self.moment(entry),
            warm_up=_flag(entry, "warm_up", usual=False),
            **amounts,
        )

    def take_about(self, line: int, entry: Mapping[str, Any], gathered: _Gathered) -> None:
        """A line about the whole session."""
        self.warn_of_typos(line, entry, SESSION_KEYS)
        said: dict[str, Any] = {
            "srpe": _whole(entry, "srpe", 10),
            "pain": _whole(entry, "pain", 10),
            "note": _text(entry, "note"),
            "finished": _flag(entry, "finished", usual=True) if "finished" in entry else None,
        }
        if entry.get("pain_exercise"):
            said["pain_exercise"] = self.exercise(entry["pain_exercise"], "pain_exercise")
        for key, value in _filled(said).items():
            if gathered.about.get(key, value) != value:
                message = f"{key} of {entry['session']} stands here again; this line counts."
                self.note(warning(message, "", Place(self.name, line, key)))
            gathered.about[key] = value

    def exercise(self, value: object, key: str) -> str:
        """An exercise of the catalogue."""
        if isinstance(value, str) and value in self.exercises:
            return value
        step = self.near(str(value), self.exercises, "wholestride exercises lists the ids.")
        raise _Unfit(f"{shown(value)} is no exercise that we know.", step, key)

    def moment(self, entry: Mapping[str, Any]) -> datetime | None:
        """The local time of a set; a time with an offset is told in the season's zone."""
        value = entry.get("at")
        if value is None:
            return None
        try:
            found = datetime.fromisoformat(value)
            if found.tzinfo is not None:
                from zoneinfo import ZoneInfo  # only a log from another clock needs it

                found = found.astimezone(ZoneInfo(self.zone)).replace(tzinfo=None)
        except (ValueError, TypeError, LookupError, OverflowError):
            step = 'Write it like "2026-11-24T18:10", or leave it out.'
            raise _Unfit(f"{shown(value)} is no time.", step, "at") from None
        return found

    def near(self, word: str, candidates: Iterable[str], otherwise: str) -> str:
        """The nearest word, as long as somebody will read it."""
        return otherwise if self.full else did_you_mean(word, candidates, otherwise)

    def warn_of_typos(self, line: int, entry: Mapping[str, Any], known: tuple[str, ...]) -> None:
        """Other programs may add keys; one that looks like ours is most likely a slip."""
        for key in entry:
            ours = None if key in known or self.full else closest(key, known)
            if ours is not None:
                place = Place(self.name, line, readable(key))
                self.note(
                    warning(f"{shown(key)} is passed over.", f"Did you mean '{ours}'?", place)
                )


def _entry(line: str) -> dict[str, Any]:
    try:
        entry = json.loads(line, parse_constant=_refuse_constant)
    except (ValueError, RecursionError):
        entry = None
    if not isinstance(entry, dict):
        raise _Unfit("this line is no JSON object.", f"Write it like {_EXAMPLE}.")
    return entry


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


def _whole(entry: Mapping[str, Any], key: str, most: int) -> int | None:
    value = entry.get(key)
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise _Unfit(
            f"{shown(value)} is not possible for {key}.", f"Write a whole number, 0 to {most}.", key
        )
    return value


def _load(entry: Mapping[str, Any]) -> Mass | None:
    given = [key for key in MassUnit if entry.get(key) is not None]
    if len(given) > 1:
        raise _Unfit("the load stands here in kg and in lb.", "Keep one of the two.", "lb")
    if not given:
        return None
    value = entry[given[0]]
    make = kg if given[0] is MassUnit.KG else lb
    usable = isinstance(value, int | float) and not isinstance(value, bool)
    if not usable or not 0 <= value <= HEAVIEST_KG / make(1).kg:
        raise _Unfit(f"{shown(value)} is no load.", "Write a number, like 16.", given[0])
    return make(value)


def _side(entry: Mapping[str, Any]) -> Side:
    value = entry.get("side")
    if value is None:
        return Side.BOTH
    try:
        return Side(value)
    except ValueError:
        raise _Unfit(f"{shown(value)} is no side.", "Write left, right or both.", "side") from None


def _flag(entry: Mapping[str, Any], key: str, *, usual: bool) -> bool:
    value = entry.get(key, usual)
    if isinstance(value, bool):
        return value
    raise _Unfit(f"{shown(value)} is neither true nor false.", "Write true or false.", key)


def _text(entry: Mapping[str, Any], key: str) -> str | None:
    value = entry.get(key)
    if value is None or isinstance(value, str):
        return value
    raise _Unfit(f"{shown(value)} is no text.", "Put it between quotation marks.", key)
