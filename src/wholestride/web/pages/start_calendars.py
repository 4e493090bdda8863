"""The calendars of a start: files that are dropped in, and what stands at an address."""

from __future__ import annotations

from datetime import date

from django.core.files.uploadedfile import UploadedFile

from wholestride.domain.findings import Finding, Place, error
from wholestride.formats.running import recognise
from wholestride.web import plain_words
from wholestride.web.clock import seconds_now
from wholestride.web.door.pace import Pace
from wholestride.web.pages.runner_pages import Owner
from wholestride.web.training import mapping, onboarding
from wholestride.web.training.answers import Typed, one
from wholestride.web.training.models import CalendarFile, SeasonDraft

LOOKS = Pace("calendar-looks", most=4, seconds=60)
"""A look may hold a thread of the server for ten seconds; nobody holds one all the time."""


def too_often(seconds: int) -> Finding:
    """What is said to who asks again and again."""
    wait = "1 second" if seconds == 1 else f"{seconds} seconds"
    return error("Often enough for a moment.", f"Wait {wait}.")


def taken_in(owner: Owner, typed: Typed, files: list[UploadedFile[bytes]]) -> tuple[Finding, ...]:
    """Keep what can be read of the files; the findings say what could not and why."""
    drafts = owner.runner.calendars.filter(is_draft=True)
    anchors, findings = _anchors(typed)
    drafts.update(**anchors)
    room = onboarding.MOST_FILES - drafts.count()
    for number, file in enumerate(files):
        name = (file.name or "calendar")[: onboarding.LONGEST_NAME]
        if number >= room:
            words = f"{onboarding.MOST_FILES} files are the most that we keep."
            findings.append(error(words, "Take one out first.", Place(name)))
            continue
        row = CalendarFile(name=name, **anchors)
        if (file.size or 0) > onboarding.LARGEST_FILE_BYTES:
            words = "is larger than 5 MB, and a running calendar never is."
            findings.append(error(words, "Export the running calendar alone.", Place(row.name)))
            continue
        findings += _kept_or_refused(owner, row, file.read())
    return tuple(findings)


def from_address(owner: Owner, draft: SeasonDraft) -> tuple[Finding, ...]:
    """Keep what stands at the typed address; it is followed once the season is planned."""
    typed = draft.typed["runs"]
    written = one(typed, "address").strip()
    drafts = owner.runner.calendars.filter(is_draft=True)
    if not written or drafts.filter(address=written).exists():
        return ()
    if drafts.count() >= onboarding.MOST_FILES:
        words = f"{onboarding.MOST_FILES} calendars are the most that we keep."
        return (error(words, "Take one out first."),)
    if seconds := LOOKS.wait(str(owner.runner.pk), seconds_now()):
        return (too_often(seconds),)
    # the network is imported when an address is given
    from wholestride.web.training.looking import at_address

    row = at_address(written)
    if isinstance(row, Finding):
        return (row,)
    for name, day in _anchors(typed)[0].items():
        setattr(row, name, day)
    refused = _kept_or_refused(owner, row, bytes(row.data))
    if row.pk:
        onboarding.keep_typed(draft, "runs", {**typed, "address": [""]})
    return refused


def _kept_or_refused(owner: Owner, row: CalendarFile, data: bytes) -> tuple[Finding, ...]:
    row.runner, row.is_draft, row.data = owner.runner, True, data
    reading = onboarding.read_one(row, mapping.athlete_of(owner.runner.athlete).zone, owner.today)
    undated_plan = recognise(row.name, row.data) == "json" and not (row.plan_start or row.race_day)
    if reading.entries or (undated_plan and "has no dates" in str(reading.findings)):
        row.save()
    if reading.entries:
        return ()
    if not any(map(plain_words.is_error, reading.findings)):
        words = "No run was found in it from today on."
        step = "Check that it is your running calendar, and that it goes on after today."
        return (*reading.findings, error(words, step, Place(row.name)))
    return reading.findings


def _anchors(typed: Typed) -> tuple[dict[str, date | None], list[Finding]]:
    """The days on which plans without dates are laid; what is no date becomes a finding."""
    days: dict[str, date | None] = {}
    findings = []
    for field, key in (("plan_start", "plan-start"), ("race_day", "plan-race")):
        written = one(typed, key)
        try:
            days[field] = date.fromisoformat(written) if written else None
        except ValueError:
            days[field] = None
            findings.append(error("is no date.", "Choose a day.", Place(field=key)))
    return days, findings
