"""The one place where the web application looks at the clock."""

from __future__ import annotations

import time
from datetime import date, datetime
from zoneinfo import ZoneInfo


def now_in(zone: str) -> datetime:
    """The wall-clock time in a zone, without offset, as seasons are written."""
    return datetime.now(ZoneInfo(zone)).replace(tzinfo=None)


def today_in(zone: str) -> date:
    """The date in a zone."""
    return now_in(zone).date()


def seconds_now() -> float:
    """The clock that all workers share [s since the epoch]."""
    return time.time()
