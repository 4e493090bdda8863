"""What a phone tapped, put into the rows."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Any
from uuid import NAMESPACE_OID, uuid5

from wholestride.web.training.models import LogEvent, Runner


def tapped(runner: Runner, session: str, day: date, **more: Any) -> LogEvent:
    """A tap in a session of the day, at six in the evening; a finished session unless said."""
    usual = {
        "uid": uuid5(NAMESPACE_OID, session),
        "device": "phone",
        "sequence": 1,
        "kind": LogEvent.Kind.FINISHED,
        "done_at": datetime.combine(day, time(18)),
    }
    return LogEvent.objects.create(runner=runner, session=session, day=day, **{**usual, **more})
