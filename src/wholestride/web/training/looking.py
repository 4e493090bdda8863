"""Looking at followed calendars: fetched, compared, and kept to be answered.

Nothing of the season changes here, and no season is worked out: that comes when it is asked for.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.conf import settings

from wholestride.catalogue.loader import load
from wholestride.domain.findings import Finding, Severity, error
from wholestride.domain.logbook import CancelledRun, MovedRun
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running import read
from wholestride.network.addresses import RefusedError, host_of, target_of
from wholestride.network.fetching import Fetched, Marks, Rules, fetch
from wholestride.planning.calendar_changes import CalendarChange, season_changes
from wholestride.web.training import changes, store
from wholestride.web.training.following import Moment, followed_by, settle, supersede
from wholestride.web.training.models import (
    CalendarFile,
    FollowedCalendar,
    IssuedSeason,
    Proposal,
    Runner,
)
from wholestride.web.training.onboarding import READ_AHEAD

MOST_FOLLOWED = 5
SECONDS = 10.0
LONGEST_SAID = 300
NO_RUNS = error(
    "No run was found in it from today on.",
    "Check that it is your running calendar, and that it goes on after today.",
)
NOTHING_NEW = changes.Refusal("Your plan knows already what this calendar says.")


def rules() -> Rules:
    """How far a look may go."""
    return Rules(seconds=SECONDS, allowed=settings.PRIVATE_NETWORKS)


def at_address(written: str) -> CalendarFile | Finding:
    """The calendar at an address as it is now, not kept yet; or why there is none."""
    found = fetch(written, rules())
    if isinstance(found, Finding):
        return found
    return CalendarFile(name=host_of(written)[:200], address=written, data=found.data)


def begin(runner: Runner, address: str, *, is_all: bool) -> FollowedCalendar | Finding:
    """Follow a calendar; what is wrong with its address otherwise. Nothing is fetched yet."""
    try:
        target_of(address)
    except RefusedError as refused:
        return refused.finding
    known = followed_by(runner)
    if known.filter(calendar__address=address.strip()).exists():
        return error("You follow this calendar already.", "Look at it below.")
    if known.count() >= MOST_FOLLOWED:
        return error(f"{MOST_FOLLOWED} calendars are the most.", "Stop following one first.")
    name = host_of(address)[:200]
    calendar = CalendarFile.objects.create(
        runner=runner, name=name, data=b"", address=address.strip()
    )
    return FollowedCalendar.objects.create(calendar=calendar, is_all=is_all)


def look(followed: FollowedCalendar, row: IssuedSeason | None, moment: Moment) -> None:
    """Fetch a calendar and keep what it says differently; trouble leaves the last state."""
    FollowedCalendar.objects.filter(pk=followed.pk).update(looked_at=moment.now)
    marks = Marks(followed.etag, followed.modified)
    answer = fetch(followed.calendar.address, rules(), marks)
    if isinstance(answer, Finding):
        _trouble(followed, answer)
    elif answer.unchanged:
        _good(followed, moment)
    else:
        _compare(followed, answer, row, moment)


def _good(followed: FollowedCalendar, moment: Moment, **more: object) -> None:
    good = {"good_at": moment.now, "trouble": "", "next_step": "", **more}
    FollowedCalendar.objects.filter(pk=followed.pk).update(**good)


def _trouble(followed: FollowedCalendar, said: Finding) -> None:
    message, step = (
        "".join(filter(str.isprintable, text))[:LONGEST_SAID]
        for text in (said.message, said.next_step)
    )
    FollowedCalendar.objects.filter(pk=followed.pk).update(trouble=message, next_step=step)


def _compare(
    followed: FollowedCalendar, answer: Fetched, row: IssuedSeason | None, moment: Moment
) -> None:
    zone = str((row.head if row else followed.calendar.runner.athlete).get("zone") or "UTC")
    entries, findings = _entries(followed.calendar, answer.data, zone, moment.today)
    if not entries:
        wrong = (each for each in findings if each.severity is Severity.ERROR)
        _trouble(followed, next(wrong, NO_RUNS))
        return
    marks = {"etag": answer.marks.etag, "modified": answer.marks.modified}
    if answer.data == bytes(followed.found):
        _good(followed, moment, **marks)
        return
    supersede(followed)
    differs = ""
    if row is not None and answer.data != bytes(followed.calendar.data):
        followed.found = answer.data
        differs = summary(differences(followed, row, moment.today))
    _good(followed, moment, found=answer.data if differs else b"", differs=differs, **marks)
    if not differs:
        CalendarFile.objects.filter(pk=followed.calendar_id).update(data=answer.data)


def _entries(
    calendar: CalendarFile, data: bytes, zone: str, first: date
) -> tuple[tuple[CalendarEntry, ...], tuple[Finding, ...]]:
    return read(calendar.name, data, zone=zone, span=(first, first + READ_AHEAD))


def differences(
    followed: FollowedCalendar, row: IssuedSeason, today: date
) -> tuple[CalendarChange, ...]:
    """What the calendar as it was found changes in the season's running from today on."""
    season = store.whole_season(row)
    calendar, found = followed.calendar, bytes(followed.found)
    known = bytes(calendar.data)
    # what a run is follows from its week and its season, so that both are read whole
    first = min(season.start, today)
    before: Sequence[CalendarEntry] | None = None
    if known or not followed.is_all:
        before = _entries(calendar, known, season.zone, first)[0] if known else ()
    now, _ = _entries(calendar, found, season.zone, first)
    return season_changes(season, before, now, load(), today)[0]


def summary(differing: Sequence[CalendarChange]) -> str:
    """What becomes of how many runs: ``2 runs move, 1 is new``; empty where nothing does."""
    moved = sum(isinstance(each, MovedRun) for each in differing)
    gone = sum(isinstance(each, CancelledRun) for each in differing)
    others = [each for each in differing if not isinstance(each, MovedRun | CancelledRun)]
    changed = sum(bool(each.instead) for each in others)
    counts = (
        (moved, "moves", "move"),
        (changed, "is changed", "are changed"),
        (gone, "falls away", "fall away"),
        (len(others) - changed, "is new", "are new"),
    )
    told = [f"{count} {one if count == 1 else many}" for count, one, many in counts if count]
    if not told:
        return ""
    first, _, rest = told[0].partition(" ")
    return ", ".join((f"{first} {'run' if first == '1' else 'runs'} {rest}", *told[1:]))


def propose(
    followed: FollowedCalendar, row: IssuedSeason, today: date
) -> Proposal | changes.Refusal:
    """Ask what the calendar would change in the plan; the answer is a proposal like any other."""
    if not followed.differs:
        return NOTHING_NEW
    differing = differences(followed, row, today)
    if not differing:
        settle(followed)
        return NOTHING_NEW
    supersede(followed)
    words = f"Your calendar at {followed.calendar.name}: {summary(differing)}"
    return changes.propose(row, differing, today, words, followed)
