"""Private calendar addresses: made, found by their secret, written anew when the season changes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from django.db.models import Count, Max

from wholestride.formats.calendar_out import write_ics
from wholestride.web.training.changes import season_with_log
from wholestride.web.training.models import CalendarFeed, IssuedSeason, LogEvent, Runner
from wholestride.web.training.store import current_season

SECRET_BYTES = 32
LONGEST_SECRET = 100
LONGEST_ORIGIN = 200


def new_secret(runner: Runner, origin: str) -> str:
    """A new address for the runner's calendar; the one before is worth nothing any more.

    ``origin`` is where the address leads, like ``http://127.0.0.1:8377``.

    Only the hash is kept, so that nobody who reads the database can read the calendar. What was
    handed out last stays, so that sessions that have gone are cancelled in calendars.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    made = {"secret_hash": hash_of(secret), "origin": origin[:LONGEST_ORIGIN]}
    CalendarFeed.objects.update_or_create(runner=runner, defaults=made)
    return secret


def hash_of(secret: str) -> str:
    """What is kept of a secret; it is long and random, so that one plain hash is enough."""
    return hashlib.sha256(secret.encode()).hexdigest()


def feed_of(secret: str) -> CalendarFeed | None:
    """The feed that a secret opens."""
    if len(secret) > LONGEST_SECRET:
        return None
    wanted = hash_of(secret)
    feed = CalendarFeed.objects.select_related("runner").filter(secret_hash=wanted).first()
    known = feed.secret_hash if feed else hash_of("")
    return feed if hmac.compare_digest(known, wanted) else None


def calendar_of(feed: CalendarFeed, now: datetime) -> bytes | None:
    """The calendar as it stands; written anew only when something that it tells has changed."""
    row = current_season(feed.runner)
    if row is None:
        return None
    made_of = _made_of(feed, row)
    if feed.made_of == made_of and feed.calendar:
        return bytes(feed.calendar)
    written = write_ics(
        season_with_log(row),
        now,
        bytes(feed.calendar) or None,
        lead_minutes=feed.runner.reminder_minutes,
        links=f"{feed.origin}/session/" if feed.origin else "",
    )
    CalendarFeed.objects.filter(pk=feed.pk, made_of=feed.made_of).update(
        made_of=made_of, calendar=written
    )
    return written


def _made_of(feed: CalendarFeed, row: IssuedSeason) -> str:
    """All that the calendar tells of, in short: season, sessions done, reminder, address."""
    done = feed.runner.events.filter(kind=LogEvent.Kind.FINISHED, day__gte=row.first)
    told = done.aggregate(many=Count("pk"), newest=Max("pk"))
    parts = (row.pk, told["many"], told["newest"], feed.runner.reminder_minutes, feed.origin)
    return hashlib.sha256(repr(parts).encode()).hexdigest()
