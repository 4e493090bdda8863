"""The bytes of a season file to a season, or to everything that is wrong with them."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterable
from typing import NoReturn, TypeVar

from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.season import Score, Season
from wholestride.formats.athlete_file.reading import athlete_from_document
from wholestride.formats.athlete_file.tables import Report
from wholestride.formats.athlete_file.vocabulary import Vocabulary
from wholestride.formats.decoding import decode
from wholestride.formats.season_file.fields import Entry, Wrong, count, day, need, text_or_none
from wholestride.formats.season_file.items import (
    finding_from,
    phase_from,
    run_from,
    score_from,
    session_from,
    week_from,
)
from wholestride.formats.season_file.schema import FORMAT

T = TypeVar("T")

LARGEST_SEASON_FILE_BYTES = 64 * 1024 * 1024
"""A composed year has 2 to 4 MB."""

MOST_FINDINGS = 50
"""More would only say once more that the file is damaged."""

_NO_SEASON = "Give the file that wholestride plan -o wrote."
_DAMAGED = "Take an undamaged copy, or plan again."


def read_season(name: str, data: bytes) -> tuple[Season | None, tuple[Finding, ...]]:
    """Read a season file of version 1; fields that version 1 does not name are passed over.

    Returns the season and no findings, or None and what is wrong, each with its field.
    """
    text, problem = decode(name, data, LARGEST_SEASON_FILE_BYTES)
    if text is None:
        return None, (problem,) if problem else ()
    document, problem = _document(name, text)
    if problem is not None:
        return None, (problem,)
    return season_from_document(name, document)


def season_from_document(name: str, document: Entry) -> tuple[Season | None, tuple[Finding, ...]]:
    """Read a season file's JSON object of version 1; returns the same as :func:`read_season`."""
    reader = _Reader(name, document)
    season = reader.season()
    return (None, tuple(reader.findings)) if reader.findings else (season, ())


def _document(name: str, text: str) -> tuple[Entry, Finding | None]:
    """The JSON object of the text, when it is one of our version."""
    try:
        document = json.loads(text, parse_constant=_refuse_constant)
    except json.JSONDecodeError as wrong:
        step = _DAMAGED if text.lstrip().startswith("{") else _NO_SEASON
        what = f"this is not complete JSON ({wrong.msg.lower()})."
        return {}, error(what, step, Place(name, wrong.lineno))
    except (ValueError, RecursionError):
        return {}, error("this is not usable JSON.", _NO_SEASON, Place(name))
    written = document.get("format") if isinstance(document, dict) else None
    if written == FORMAT:
        return document, None
    family, _, version = str(written).partition("/")
    if family == FORMAT.partition("/")[0] and version.isdecimal():
        message = f"version {version[:9]} of the season file; this program reads version 1."
        return {}, error(message, "Update wholestride.", Place(name, field="format"))
    return {}, error("is no season file.", _NO_SEASON, Place(name))


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON")


class _Reader:
    """Reads one document; items that do not fit become findings and the rest is read on."""

    def __init__(self, name: str, document: Entry) -> None:
        self.name = name
        self.document = document
        self.findings: list[Finding] = []

    def season(self) -> Season | None:
        """The season; None as soon as something did not fit."""
        document = self.document
        athlete = self.athlete()
        runs = self.items("runs", run_from)
        phases = self.items("phases", phase_from)
        weeks = self.items("weeks", week_from)
        sessions = self.items("sessions", session_from)
        findings = self.items("findings", finding_from) if document.get("findings") else ()
        score = self.score()
        self.report_doubles("runs", (run.id for run in runs))
        self.report_doubles("sessions", (session.id for session in sessions))
        try:
            season = Season(
                engine=need(document, "engine", str),
                zone=need(document, "zone", str),
                start=day(document, "start"),
                end=day(document, "end"),
                athlete=athlete or Athlete(),
                runs=runs,
                phases=phases,
                weeks=weeks,
                sessions=sessions,
                score=score,
                optimal=need(document, "optimal", bool),
                revision=count(document, "revision"),
                previous=text_or_none(document, "previous"),
                findings=findings,
                notes=_notes(document),
            )
        except Wrong as wrong:
            self.report(wrong)
            return None
        if season.end < season.start:
            self.report(Wrong("end", "comes before start"))
        return None if self.findings else season

    def report(self, wrong: Wrong) -> None:
        """Note what does not fit, with its field."""
        if len(self.findings) < MOST_FINDINGS:
            place = Place(self.name, field=wrong.field)
            self.findings.append(error(f"{wrong.message}.", _DAMAGED, place))

    def items(self, key: str, make: Callable[[Entry], T]) -> tuple[T, ...]:
        """The items of a list that fit."""
        made = []
        try:
            entries = need(self.document, key, list)
        except Wrong as wrong:
            self.report(wrong)
            return ()
        for index, entry in enumerate(entries):
            try:
                if type(entry) is not dict:
                    raise Wrong("", "is not an object")
                made.append(make(entry))
            except Wrong as wrong:
                self.report(wrong.under(f"{key}[{index}]"))
        return tuple(made)

    def athlete(self) -> Athlete | None:
        """The athlete that the season was planned for."""
        try:
            document = need(self.document, "athlete", dict)
        except Wrong as wrong:
            self.report(wrong)
            return None
        report = Report(self.name, prefix=("athlete",), strict=False)
        athlete = athlete_from_document(document, Vocabulary(), report)
        if report.broken:
            self.findings.extend(report.in_order())
        return athlete

    def score(self) -> Score:
        """The tiers of the plan's cost."""
        try:
            return score_from(need(self.document, "score", dict))
        except Wrong as wrong:
            self.report(wrong if wrong.field == "score" else wrong.under("score"))
            return Score()

    def report_doubles(self, key: str, ids: Iterable[str]) -> None:
        """Ids name one item each."""
        for double, times in Counter(ids).items():
            if times > 1:
                self.report(Wrong(key, f"holds the id {double[:40]!r} {times} times"))


def _notes(document: Entry) -> dict[str, str]:
    notes = document.get("notes") or {}
    if type(notes) is not dict or not all(type(value) is str for value in notes.values()):
        raise Wrong("notes", "is not an object of texts")
    return notes
