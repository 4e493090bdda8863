"""From the drafts of a start to a season: reading the running, planning, keeping it once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from django.db import transaction

from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete
from wholestride.domain.findings import Finding, Severity
from wholestride.domain.running import NO_RUN_KINDS, CalendarEntry, Run, RunKind
from wholestride.domain.season import Season
from wholestride.formats.running import PlanAnchor, read
from wholestride.formats.running.weekly import read_weekly
from wholestride.planning.classify import classify
from wholestride.planning.recipe import Wishes, plan
from wholestride.web.training import answers, mapping
from wholestride.web.training.answers import Document, Heard, Typed, merged, one
from wholestride.web.training.following import follow_all
from wholestride.web.training.models import CalendarFile, FollowedCalendar, Runner, SeasonDraft
from wholestride.web.training.store import keep_season

LARGEST_FILE_BYTES = 5_000_000
MOST_FILES = 10
LONGEST_NAME = 200
CARRIED = ("name", "data", "plan_start", "race_day", "address")
"""What a calendar is, whichever season it belongs to."""
READ_AHEAD = timedelta(weeks=104)
"""Calendars are read this far ahead; a season is never longer."""
WHOLE = Wishes(compose_all=True)
"""Every session has its exercises from the start: for the feed, on paper and without a signal."""
SAMPLE_FROM_WEEKS = 16
MOST_TITLES = 300

FILES, PATTERN, RACE = "files", "pattern", "race"
ASKED = (
    *("level", "last_lifted", "sessions_last_6_weeks", "places", "availability", "any_day"),
    *("availability_assumed", "sessions_per_week", "emphasis", "rest_days", "run_times"),
    *("easy_pace", "easy_pace_known", "recent_race", "injury", "equipment"),
)
"""What the eight questions decide; what they leave empty goes to its default."""
PATTERN_KINDS = ("easy", "recovery", "long", "tempo", "intervals", "hills")


@dataclass(frozen=True, slots=True)
class FileReading:
    """A calendar file and what was read of it."""

    number: int
    """The id of its row."""
    name: str
    entries: tuple[CalendarEntry, ...]
    findings: tuple[Finding, ...]

    @property
    def days(self) -> tuple[date, date] | None:
        """The first and the last day with an entry."""
        days = [each.day for each in self.entries]
        return (min(days), max(days)) if days else None


@dataclass(frozen=True, slots=True)
class Title:
    """One title of the calendar: what it was taken for, how often, and why."""

    title: str
    day: date
    kind: RunKind
    sure: bool
    count: int
    reasons: tuple[str, ...]
    minutes: int
    said: bool
    """True where the runner has said what it is."""


@dataclass(frozen=True, slots=True)
class Understood:
    """The running as it was understood."""

    runs: tuple[Run, ...]
    titles: tuple[Title, ...]
    findings: tuple[Finding, ...]

    @property
    def unsure(self) -> tuple[Title, ...]:
        """What the runner should look at, the most frequent first."""
        asked = [each for each in self.titles if not each.sure]
        return tuple(sorted(asked, key=lambda each: (-each.count, each.day)))

    @property
    def counts(self) -> tuple[tuple[RunKind, int], ...]:
        """How many runs of each kind there are, the most frequent first; what is no run last."""
        counted = Counter(run.kind for run in self.runs).most_common()
        return tuple(sorted(counted, key=lambda each: each[0] in NO_RUN_KINDS))

    @property
    def sample(self) -> tuple[Run, ...]:
        """The early week with the most kinds of runs, as an example."""
        weeks: dict[date, list[Run]] = {}
        for run in self.runs:
            weeks.setdefault(run.day - timedelta(days=run.day.weekday()), []).append(run)
        early = list(weeks.values())[:SAMPLE_FROM_WEEKS]
        best = max(early, key=lambda runs: len({run.kind for run in runs}), default=[])
        return tuple(best)


def draft_of(runner: Runner) -> SeasonDraft:
    """The runner's draft; a new one is not saved before something is typed."""
    draft = SeasonDraft.objects.filter(runner=runner).first()
    if draft is not None:
        return draft
    said = base_document(runner).get("run_kind", [])
    return SeasonDraft(runner=runner, typed={"kinds": {"said": said}})


def keep_typed(draft: SeasonDraft, form: str, typed: Typed) -> None:
    """Keep a form as it was typed."""
    draft.typed[form] = dict(typed)
    draft.save()


def base_document(runner: Runner) -> Document:
    """What is known of the runner already; nothing of the demo."""
    return {} if runner.is_demo else dict(runner.athlete)


def draft_document(runner: Runner, draft: SeasonDraft, today: date) -> Document:
    """The athlete's document as all forms of the draft say it together."""
    forms: Mapping[str, Typed] = draft.typed
    runs = forms.get("runs", {})
    parts = [running_document(runs), {"run_kind": forms.get("kinds", {}).get("said", [])}]
    if "health" in forms:
        parts.append(answers.readiness_from(forms["health"], today))
    if "answers" in forms:
        parts.append(answers_document(forms["answers"]))
    return merged(base_document(runner), *parts)


def answers_document(typed: Typed) -> Document:
    """The eight questions as keys of the athlete's document."""
    made = merged(
        {},
        answers.lifting_from(typed),
        answers.places_from(typed),
        answers.windows_from(typed),
        answers.wishes_from(typed),
        answers.running_from(typed),
        answers.injuries_from(typed),
        {"zone": one(typed, "zone"), "unit": one(typed, "unit")},
    )
    return dict.fromkeys(ASKED) | made


def running_document(typed: Typed) -> Document:
    """The weekly pattern and the race of the first form."""
    source = one(typed, "source", FILES)
    race = {
        "date": one(typed, "race-date"),
        "distance": one(typed, "race-distance"),
        "priority": one(typed, "race-priority"),
        "title": one(typed, "race-title"),
    }
    wanted = bool(race["date"]) or source == RACE
    return {
        "runs": _pattern(typed) if source == PATTERN else {},
        "race": [{key: value for key, value in race.items() if value}] if wanted else [],
    }


def running_typed(document: Mapping[str, Any]) -> dict[str, list[str]]:
    """The first form as the weekly pattern and the first race of a document would fill it in."""
    typed: dict[str, list[str]] = {}
    if document.get("runs"):
        typed = {f"{key}-{day}": [""] for key in ("kind", "minutes") for day in answers.DAYS}
        typed["source"] = [PATTERN]
    for day, titles in document.get("runs", {}).items():
        words = str(titles[0] if isinstance(titles, list) else titles).split()
        typed[f"kind-{day}"] = [next((word for word in words if word in PATTERN_KINDS), "easy")]
        typed[f"minutes-{day}"] = [next((word for word in words if word.isdecimal()), "")]
        typed[f"hour-{day}"] = [words[0] if words and ":" in words[0] else ""]
    for race in document.get("race", [])[:1]:
        keys = ("date", "distance", "priority", "title")
        typed |= {f"race-{key}": [str(race.get(key) or "")] for key in keys}
    return typed


def use_kept_calendars(runner: Runner) -> None:
    """Take the calendars of the season before into the draft, where it has none of its own."""
    if runner.is_demo or runner.calendars.filter(is_draft=True).exists():
        return
    for each in runner.calendars.filter(is_draft=False).select_related("followed"):
        followed: FollowedCalendar | None = getattr(each, "followed", None)
        if followed is not None and followed.found:
            each.data = followed.found
        if each.data:
            draft = {field: getattr(each, field) for field in CARRIED}
            CalendarFile.objects.create(runner=runner, is_draft=True, **draft)


def _pattern(typed: Typed) -> Document:
    rows = {}
    for day in answers.DAYS:
        kind, minutes = one(typed, f"kind-{day}"), one(typed, f"minutes-{day}")
        hour = one(typed, f"hour-{day}")
        if kind:
            rows[day] = " ".join(
                word for word in (hour, kind, f"{minutes} min" if minutes else "") if word
            )
    return rows


def read_files(files: Iterable[CalendarFile], zone: str, today: date) -> tuple[FileReading, ...]:
    """What the kept calendars say from today on."""
    return tuple(read_one(each, zone, today) for each in files)


def read_one(file: CalendarFile, zone: str, today: date) -> FileReading:
    """What one calendar says from today on; whatever its bytes are, there are only findings."""
    anchor = PlanAnchor(None if file.race_day else file.plan_start, file.race_day)
    span = (today, today + READ_AHEAD)
    entries, findings = read(file.name, bytes(file.data), zone=zone, span=span, anchor=anchor)
    return FileReading(file.pk or 0, file.name, entries, findings)


def entries_of(
    source: str, readings: Sequence[FileReading], athlete: Athlete, today: date
) -> tuple[CalendarEntry, ...]:
    """The running that a season is planned around."""
    if source == FILES:
        return tuple(entry for reading in readings for entry in reading.entries)
    if source == PATTERN:
        return read_weekly(athlete, (today, today + READ_AHEAD))
    return ()


def understand(entries: Sequence[CalendarEntry], athlete: Athlete) -> Understood:
    """What each run was taken for, title by title."""
    runs, findings = classify(entries, athlete, load())
    by_title: dict[str, list[Run]] = {}
    for run in runs:
        by_title.setdefault(run.title.casefold(), []).append(run)
    said = {each.title.casefold() for each in athlete.run_kinds}
    titles = tuple(
        _title(group, key in said) for key, group in list(by_title.items())[:MOST_TITLES]
    )
    return Understood(runs, titles, findings)


def _title(runs: Sequence[Run], said: bool) -> Title:
    shown = next((run for run in runs if not run.sure), runs[0])
    return Title(
        title=shown.title,
        day=shown.day,
        kind=shown.kind,
        sure=all(run.sure for run in runs),
        count=len(runs),
        reasons=shown.reasons,
        minutes=shown.minutes,
        said=said,
    )


def hear(runner: Runner, draft: SeasonDraft, today: date) -> Heard:
    """The athlete of the whole draft, with everything that must be corrected."""
    return answers.read_document(draft_document(runner, draft, today), load(), today)


def planned(
    runner: Runner, source: str, athlete: Athlete, today: date, *, drafts: bool = True
) -> tuple[Season, tuple[Finding, ...]]:
    """The season from today, and what the readers of the calendars said; no row is touched.

    Raises:
        UnusableInputError: when the readiness questions stop the plan.
    """
    files = runner.calendars.filter(is_draft=drafts) if source == FILES else ()
    readings = read_files(files, athlete.zone, today)
    season = plan(entries_of(source, readings, athlete, today), athlete, load(), today, WHOLE)
    heard = tuple(finding for reading in readings for finding in reading.findings)
    said = tuple(each for each in heard if each.severity is not Severity.NOTE)
    return replace(season, findings=(*said, *season.findings)), heard


def keep(runner: Runner, draft: SeasonDraft, athlete: Athlete, season: Season) -> bool:
    """Keep the season as the runner's own and forget the draft, all or nothing.

    False when the draft is gone: the form was sent twice, and the first one has been kept.
    """
    with transaction.atomic():
        gone, _ = SeasonDraft.objects.filter(pk=draft.pk).delete()
        if not gone:
            return False
        if runner.is_demo:
            runner.seasons.all().delete()
            runner.events.exclude(device=mapping.HISTORY_DEVICE).delete()
        runner.calendars.filter(is_draft=False).delete()
        runner.calendars.filter(is_draft=True).update(is_draft=False)
        runner.athlete = mapping.athlete_document(athlete)
        runner.is_demo = False
        runner.save()
        keep_season(runner, season)
        follow_all(runner)
    return True
