"""Private calendar addresses: made, found by their secret, written anew when the season changes."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from datetime import datetime

from wholestride.formats.calendar_out import write_ics
from wholestride.web.training.models import CalendarFeed, Runner
from wholestride.web.training.store import current_season, whole_season

SECRET_BYTES = 32
LONGEST_SECRET = 100


def new_secret(runner: Runner) -> str:
    """A new address for the runner's calendar; the one before is worth nothing any more.

    Only the hash is kept, so that nobody who reads the database can read the calendar. What was
    handed out last stays, so that sessions that have gone are cancelled in calendars.
    """
    secret = secrets.token_urlsafe(SECRET_BYTES)
    CalendarFeed.objects.update_or_create(runner=runner, defaults={"secret_hash": hash_of(secret)})
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
    """The calendar as it stands; written anew only when another season was issued."""
    row = current_season(feed.runner)
    if row is None:
        return None
    if feed.season == row.number and feed.calendar:
        return bytes(feed.calendar)
    before = bytes(feed.calendar) or None
    written = write_ics(whole_season(row), now, before)
    CalendarFeed.objects.filter(pk=feed.pk, season=feed.season).update(
        season=row.number, calendar=written
    )
    return written
