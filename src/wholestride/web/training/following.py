"""The rows of followed calendars: found, settled when the runner has answered, and when one is due.

What a look does is in :mod:`looking`, which is imported when somebody looks.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from threading import Thread

from django.db import connection, transaction
from django.db.models import Q, QuerySet

from wholestride.web.training.models import (
    CalendarFile,
    FollowedCalendar,
    IssuedSeason,
    Proposal,
    Runner,
)

OFTEN = timedelta(days=1)
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Moment:
    """When is looked: the runner's date, and the time in UTC."""

    today: date
    now: datetime


def followed_by(runner: Runner) -> QuerySet[FollowedCalendar]:
    """The calendars that a runner follows, without what they hold."""
    found = FollowedCalendar.objects.filter(calendar__runner=runner, calendar__is_draft=False)
    return found.select_related("calendar").defer("found", "calendar__data").order_by("pk")


def follow_all(runner: Runner) -> None:
    """Every kept calendar with an address is followed."""
    calendars = runner.calendars.filter(is_draft=False, followed=None).exclude(address="")
    FollowedCalendar.objects.bulk_create(FollowedCalendar(calendar=each) for each in calendars)


def settle(followed: FollowedCalendar | None) -> None:
    """What the calendar says is known now, whether the runner took it over or not."""
    if followed is None:
        return
    with transaction.atomic():
        now = FollowedCalendar.objects.filter(pk=followed.pk).first()
        if now is not None and now.differs:
            CalendarFile.objects.filter(pk=now.calendar_id).update(data=bytes(now.found))
            FollowedCalendar.objects.filter(pk=now.pk).update(found=b"", differs="")


def supersede(followed: FollowedCalendar) -> None:
    """Questions of what the calendar said before are asked no more."""
    opened = Proposal.objects.filter(followed=followed, state=Proposal.State.OPEN)
    opened.update(state=Proposal.State.REFUSED)


def unfollow(followed: FollowedCalendar) -> None:
    """Look no more; what the season knows of the calendar stays as a file."""
    supersede(followed)
    CalendarFile.objects.filter(pk=followed.calendar_id).update(address="")
    CalendarFile.objects.filter(pk=followed.calendar_id, data=b"").delete()
    FollowedCalendar.objects.filter(pk=followed.pk).delete()


def due(found: Iterable[FollowedCalendar], now: datetime) -> list[FollowedCalendar]:
    """Those at which nobody looked for a day."""
    return [each for each in found if each.looked_at is None or each.looked_at < now - OFTEN]


def beside(work: Callable[[], None]) -> None:
    """Do it in a thread of its own, which nobody waits for."""

    def done() -> None:
        try:
            work()
        except Exception:
            log.exception("looking at a calendar failed")
        finally:
            connection.close()

    Thread(target=done, daemon=True).start()


def look_later(found: Sequence[FollowedCalendar], row: IssuedSeason, moment: Moment) -> None:
    """Look at what is due beside the page that was asked for; of several workers one does."""
    if late := due(found, moment.now):
        beside(lambda: _look_at(late, row, moment))


def _look_at(late: Sequence[FollowedCalendar], row: IssuedSeason, moment: Moment) -> None:
    # planner and network are imported here, so that no page waits for them
    from wholestride.web.training.looking import look

    for each in late:
        if claim(each, moment.now):
            look(each, row, moment)


def claim(followed: FollowedCalendar, now: datetime) -> bool:
    """True for the one that may look now; others find that somebody has just begun."""
    late = Q(looked_at__isnull=True) | Q(looked_at__lt=now - OFTEN)
    return bool(FollowedCalendar.objects.filter(late, pk=followed.pk).update(looked_at=now))
