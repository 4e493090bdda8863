"""Forms as they were typed, and the parts of the athlete's document that they mean.

Nothing is judged here: the readers of the athlete file say what does not fit, by field.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wholestride.domain.athlete import Athlete, Weekday
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Severity
from wholestride.formats.athlete_file.body import QUESTIONS, SYMPTOMS
from wholestride.formats.athlete_file.reading import athlete_from_document
from wholestride.formats.athlete_file.tables import Report
from wholestride.formats.athlete_file.vocabulary import Vocabulary

Typed = Mapping[str, Sequence[str]]
"""A form's fields with their values, in the order of the form."""
Document = dict[str, Any]

LONGEST_VALUE = 300
MOST_VALUES = 400
DAYS = tuple(day.name.lower() for day in Weekday)
LIFTED: Mapping[str, Document] = {
    "never": {"last_lifted": "never"},
    "long-ago": {"sessions_last_6_weeks": 0},
    "weekly": {"sessions_last_6_weeks": 6},
    "twice": {"sessions_last_6_weeks": 12},
}
"""What the answers to "have you lifted lately" say in the athlete's own keys."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What the readers made of a document: an athlete or None, and everything they said."""

    athlete: Athlete | None
    findings: tuple[Finding, ...]

    @property
    def errors(self) -> tuple[Finding, ...]:
        """What must be corrected."""
        return tuple(each for each in self.findings if each.severity is Severity.ERROR)


def typed_of(fields: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """A posted form as plain lists, cut to lengths that no honest form needs."""
    names = [name for name in fields if name != "csrfmiddlewaretoken"][:MOST_VALUES]
    return {
        name[:LONGEST_VALUE]: [_plain(value) for value in list(fields[name])[:MOST_VALUES]]
        for name in names
    }


def _plain(value: str) -> str:
    return value.replace("\0", "")[:LONGEST_VALUE].strip()


def one(typed: Typed, name: str, default: str = "") -> str:
    """The first value of a field."""
    values = typed.get(name) or ()
    return values[0] if values else default


def read_document(document: Document, catalogue: Catalogue, today: date) -> Heard:
    """The athlete of a document, read as strictly as a file that a person wrote."""
    report = Report("")
    athlete = athlete_from_document(document, Vocabulary.of(catalogue), report, today)
    return Heard(athlete, report.in_order())


def places_from(typed: Typed) -> Document:
    """``places``: those that are ticked, with their equipment and loads."""
    places: Document = {}
    for name in typed.get("place", ()):
        if name:
            places[name] = {"equipment": list(typed.get(f"equipment-{name}", ()))}
            places[name] |= _loads(typed, name)
    return {"places": places}


LOADS = ("dumbbells", "kettlebells", "plates")


def _loads(typed: Typed, place: str) -> Document:
    unit = one(typed, f"load-unit-{place}", "kg")
    listed = {what: one(typed, f"{what}-{place}") for what in LOADS}
    found: Document = {f"{what}_{unit}": _numbers(words) for what, words in listed.items() if words}
    bar = one(typed, f"bar-{place}")
    return found | ({f"bar_{unit}": _number(bar)} if bar else {})


def _numbers(words: str) -> list[Any]:
    """``4, 6 8`` as numbers; what is none stays as it was typed and is reported by the reader."""
    return [_number(word) for word in words.replace(",", " ").replace(";", " ").split()]


def _number(word: str) -> Any:
    try:
        number = float(word)
    except ValueError:
        return word
    return int(number) if number.is_integer() else number


def windows_from(typed: Typed) -> Document:
    """``availability``: the ticked windows of each weekday."""
    days: Document = {}
    for day in DAYS:
        rows = zip(
            typed.get(f"from-{day}", ()),
            typed.get(f"to-{day}", ()),
            typed.get(f"at-{day}", ()),
            strict=False,
        )
        on = typed.get(f"on-{day}", ())
        windows = [
            f"{start}-{end} {place}".strip()
            for number, (start, end, place) in enumerate(rows)
            if str(number) in on
        ]
        if windows:
            days[day] = windows
    return {"availability": days}


def wishes_from(typed: Typed) -> Document:
    """Sessions a week, light minutes on any day, emphasis, days to keep free."""
    sessions, any_day = one(typed, "sessions"), one(typed, "any-day")
    place = one(typed, "any-day-place")
    return {
        "sessions_per_week": _number(sessions) if sessions else None,
        "any_day": f"{any_day} min {place}".strip() if any_day else None,
        "emphasis": list(typed.get("emphasis", ())),
        "rest_days": list(typed.get("rest-day", ())),
    }


def lifting_from(typed: Typed) -> Document:
    """Level, and when the runner lifted last."""
    fresh: Document = {"last_lifted": None, "sessions_last_6_weeks": None}
    said = LIFTED.get(one(typed, "lifted"), {})
    return {"level": one(typed, "level") or None, **fresh, **said}


def running_from(typed: Typed) -> Document:
    """Usual hours and easy pace."""
    hours = {key: one(typed, f"run-{key}") for key in ("weekday", "weekend")}
    pace = one(typed, "pace")
    unit = one(typed, "pace-unit", "/km")
    return {
        "run_times": {key: hour for key, hour in hours.items() if hour},
        "easy_pace": f"{pace} {unit}" if pace else None,
        "easy_pace_known": None,
        "recent_race": None,
    }


def hours_from(typed: Typed) -> Document:
    """Usual hours, day by day, and the easy pace."""
    hours = {day: one(typed, f"run-{day}") for day in DAYS}
    return running_from(typed) | {"run_times": {day: hour for day, hour in hours.items() if hour}}


def trips_from(typed: Typed) -> Document:
    """``trip``: every row that names a day."""
    keys = ("from", "to", "place", "zone")
    rows = zip(*(typed.get(f"trip-{key}", ()) for key in keys), strict=False)
    return {"trip": [_said(dict(zip(keys, row, strict=True))) for row in rows if any(row[:2])]}


def injuries_from(typed: Typed) -> Document:
    """``injury``: every row that names a region."""
    rows = zip(
        typed.get("region", ()),
        typed.get("side", ()),
        typed.get("since", ()),
        typed.get("until", ()),
        strict=False,
    )
    irritable = typed.get("irritable", ())
    found = [
        _said(
            {
                "region": region,
                "side": side,
                "since": since,
                "until": until,
                "irritable": True if str(number) in irritable else None,
            }
        )
        for number, (region, side, since, until) in enumerate(rows)
        if region
    ]
    return {"injury": found}


def readiness_from(typed: Typed, today: date) -> Document:
    """The readiness answers, with pregnancy, the weeks after a birth and a clinician's word."""
    ticked = set(typed.get("yes", ()))
    answers: Document = {key: True for key in (*SYMPTOMS, *QUESTIONS) if key in ticked}
    answers["regularly_active"] = one(typed, "regularly_active", "yes") != "no"
    answers["answered_on"] = today.isoformat()
    return {
        "readiness": answers,
        "pregnant": True if "pregnant" in ticked else None,
        "postpartum_since": one(typed, "postpartum_since") or None,
        "cleared": True if "cleared" in ticked else None,
    }


def _said(entry: Document) -> Document:
    return {key: value for key, value in entry.items() if value not in (None, "")}


def merged(base: Mapping[str, Any], *parts: Mapping[str, Any]) -> Document:
    """The document with the parts put in; what a part leaves empty goes to its default."""
    document = dict(base)
    for part in parts:
        document |= part
    return {key: value for key, value in document.items() if value not in (None, "", [], {})}
