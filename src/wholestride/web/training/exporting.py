"""Everything of a runner as one document, and back."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction

from wholestride.domain.findings import Finding, Place, error
from wholestride.domain.season import Season
from wholestride.domain.version import ENGINE_VERSION
from wholestride.formats.season_file import read_season, write_season
from wholestride.network.addresses import RefusedError, target_of
from wholestride.web.training import exporting_files, mapping
from wholestride.web.training.events import LARGEST
from wholestride.web.training.exporting_files import ImportedFiles
from wholestride.web.training.following import follow_all
from wholestride.web.training.models import CalendarFile, IssuedSeason, LogEvent, Runner
from wholestride.web.training.onboarding import LARGEST_FILE_BYTES, LONGEST_NAME, MOST_FILES
from wholestride.web.training.store import current_season

FORMAT = "wholestride.export/1"
DISPLAY: Mapping[str, Sequence[Any]] = {
    "theme": ("", "light", "dark"),
    "distance_unit": ("km", "mi"),
    "week_starts_on": range(7),
    "reminder_minutes": (None, *range(1, 24 * 60)),
}
"""What a runner chose of pages and calendar, with the values that it may have, the usual first."""
NOT_SENT = ("id", "runner")
MOST_PROBLEMS = 20
Document = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Imported:
    """What an export holds, read and not kept yet."""

    athlete: Document
    display: Document
    seasons: tuple[tuple[int, Season], ...]
    events: tuple[LogEvent, ...]
    calendars: tuple[CalendarFile, ...]
    files: ImportedFiles


@dataclass(frozen=True, slots=True)
class Kept:
    """What an import added, and what was there already."""

    events: int
    events_known: int
    seasons: int
    seasons_known: int
    seasons_left: tuple[int, ...]
    """Numbers of seasons that differ from the runner's own of that number."""
    recordings: int = 0


def export_of(runner: Runner) -> bytes:
    """Athlete, seasons, events, calendars, recordings and histories; read back nothing is lost."""
    document = {
        "format": FORMAT,
        "engine": ENGINE_VERSION,
        "athlete": runner.athlete,
        **{name: getattr(runner, name) for name in DISPLAY},
        "seasons": [_season(row) for row in _whole(runner)],
        "events": [_event(each) for each in runner.events.order_by("id")],
        "calendars": [
            {
                "name": each.name,
                "data": base64.b64encode(bytes(each.data)).decode(),
                "plan_start": each.plan_start,
                "race_day": each.race_day,
                "address": each.address,
            }
            for each in runner.calendars.filter(is_draft=False).order_by("id")
        ],
        **exporting_files.files_document(runner),
    }
    return json.dumps(document, ensure_ascii=False, default=str, indent=1).encode() + b"\n"


def _whole(runner: Runner) -> models.QuerySet[IssuedSeason]:
    parts = ("seasonruns", "seasonweeks", "seasonsessions")
    return runner.seasons.order_by("number").prefetch_related(*parts)


def _season(row: IssuedSeason) -> Document:
    return {"number": row.number, "season": json.loads(write_season(_noun(row)))}


def _noun(row: IssuedSeason) -> Season:
    """The season of a row whose items were fetched with it."""
    return mapping.season_of(
        row, row.seasonruns.all(), row.seasonweeks.all(), row.seasonsessions.all()
    )


def _fields() -> tuple[models.Field[Any, Any], ...]:
    fields = LogEvent._meta.concrete_fields  # noqa: SLF001 - Django's public name for it
    return tuple(each for each in fields if each.name not in NOT_SENT)


def _event(event: LogEvent) -> Document:
    found: Document = {}
    for field in _fields():
        value = getattr(event, field.attname)
        found[field.attname] = value.isoformat() if hasattr(value, "isoformat") else value
    return found


def read_export(data: bytes) -> tuple[Imported | None, tuple[Finding, ...]]:
    """What an export holds; or None and everything that is wrong with it."""
    try:
        document = json.loads(data, parse_constant=_no_number)
        json.dumps(document, ensure_ascii=False).encode()  # half letters cannot be kept
    except (ValueError, RecursionError):
        return None, (error("This is no JSON file.", "Choose the export of Wholestride."),)
    if b"\\u0000" in data:
        return None, (error("The file holds signs that are no text.", ""),)
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        words = "This is no export of Wholestride."
        return None, (error(words, f'It begins with "format": "{FORMAT}".'),)
    try:
        return _read_parts(document)
    except (TypeError, KeyError, AttributeError, ValueError, OverflowError, RecursionError):
        return None, (error("A part of the export has another shape than ours.", ""),)


def _no_number(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _read_parts(document: Mapping[str, Any]) -> tuple[Imported | None, tuple[Finding, ...]]:
    findings: list[Finding] = []
    athlete = dict(document["athlete"])
    mapping.athlete_of(athlete)
    seasons = tuple(_read_seasons(document["seasons"], findings))
    events = tuple(_read_events(document["events"], findings))
    calendars = tuple(_read_calendar(each) for each in document["calendars"][:MOST_FILES])
    files, said = exporting_files.read_files(document)
    findings += said
    display = {name: document.get(name, usual[0]) for name, usual in DISPLAY.items()}
    if findings:
        return None, tuple(findings[:MOST_PROBLEMS])
    return Imported(
        athlete,
        {
            name: value if value in DISPLAY[name] else DISPLAY[name][0]
            for name, value in display.items()
        },
        seasons,
        events,
        calendars,
        files,
    ), ()


def _read_seasons(
    items: Sequence[Mapping[str, Any]], findings: list[Finding]
) -> Iterator[tuple[int, Season]]:
    numbers = set()
    for index, each in enumerate(items):
        place = Place(f"seasons[{index}]")
        season, heard = read_season("", json.dumps(each["season"]).encode())
        number = each["number"]
        if season is None or type(number) is not int or not 0 < number < 2**31:
            problem = str(heard[0].message) if heard else "its number is none."
            findings.append(error(f"cannot be read: {problem}", "", place))
        elif number in numbers:
            findings.append(error(f"number {number} stands there twice.", "", place))
        else:
            numbers.add(number)
            yield number, season


def _read_events(items: Sequence[Mapping[str, Any]], findings: list[Finding]) -> Iterator[LogEvent]:
    for index, each in enumerate(items):
        try:
            event = LogEvent(
                **{field.attname: field.to_python(_value(each, field)) for field in _fields()}
            )
            _check(event)
        except (ValidationError, KeyError, TypeError, ValueError, OverflowError) as problem:
            words = "; ".join(problem.messages) if isinstance(problem, ValidationError) else problem
            findings.append(error(f"cannot be read: {words}", "", Place(f"events[{index}]")))
        else:
            yield event


def _value(each: Mapping[str, Any], field: models.Field[Any, Any]) -> Any:
    """What an export says; older ones do not know every field that may be empty."""
    return each.get(field.attname) if field.null else each[field.attname]


def _check(event: LogEvent) -> None:
    """Refuse what the phone could not have sent either; no question to the database."""
    absent = {each.name for each in _fields() if each.null and getattr(event, each.name) is None}
    event.clean_fields(exclude={*NOT_SENT, *absent})
    for name, largest in LARGEST.items():
        value = getattr(event, name, None)
        if value is not None and value > largest:
            raise ValueError(f"{name} is more than {largest}")


def _read_calendar(each: Mapping[str, Any]) -> CalendarFile:
    data = base64.b64decode(each["data"], validate=True)
    if len(data) > LARGEST_FILE_BYTES:
        raise ValueError("a calendar is larger than one may be")
    days = models.DateField(null=True)
    return CalendarFile(
        name=str(each["name"])[:LONGEST_NAME],
        data=data,
        plan_start=days.to_python(each.get("plan_start")),
        race_day=days.to_python(each.get("race_day")),
        address=_address(str(each.get("address") or "")),
    )


def _address(written: str) -> str:
    """The address of a followed calendar; what is none is no address, and the file stays."""
    try:
        target_of(written)
    except RefusedError:
        return ""
    return written


def keep_imported(runner: Runner, found: Imported) -> Kept:
    """Keep an export: an empty runner or the demo becomes it, another one gets what is new.

    No event is ever doubled, and no season that the runner has is changed.
    """
    with transaction.atomic():
        if runner.is_demo:
            runner.seasons.all().delete()
            runner.events.all().delete()
            runner.calendars.all().delete()
        is_new = current_season(runner) is None
        seasons, known, left = _keep_seasons(runner, found)
        if is_new or (seasons and not left):
            _become(runner, found)
        before = set(runner.events.values_list("uid", flat=True))
        events = {each.uid: each for each in found.events if each.uid not in before}
        for each in events.values():
            each.runner = runner
        LogEvent.objects.bulk_create(events.values())
        recordings = exporting_files.keep_files(runner, found.files)
    return Kept(len(events), len(found.events) - len(events), seasons, known, left, recordings)


def _become(runner: Runner, found: Imported) -> None:
    runner.athlete, runner.is_demo = found.athlete, False
    for name, value in found.display.items():
        setattr(runner, name, value)
    runner.save()
    if not runner.calendars.filter(is_draft=False).exists():
        for each in found.calendars:
            each.runner = runner
            each.save()
        follow_all(runner)


def _keep_seasons(runner: Runner, found: Imported) -> tuple[int, int, tuple[int, ...]]:
    """New seasons after the newest one; those that are there and equal; those that differ."""
    mine = {row.number: row for row in _whole(runner)}
    newest = max(mine, default=0)
    added, known, left = 0, 0, []
    for number, season in sorted(found.seasons, key=lambda each: each[0]):
        if number in mine and write_season(_noun(mine[number])) == write_season(season):
            known += 1
        elif number > newest:
            _keep_numbered(runner, number, season)
            added += 1
        else:
            left.append(number)
    return added, known, tuple(left)


def _keep_numbered(runner: Runner, number: int, season: Season) -> None:
    rows = mapping.season_rows(season, runner, number)
    rows.season.save()
    for items in (rows.runs, rows.weeks, rows.sessions):
        if items:
            type(items[0]).objects.bulk_create(items)  # type: ignore[arg-type]  # one kind each
