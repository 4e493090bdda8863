"""A runner who follows a calendar and shares the sessions; nobody else is asked anything."""

from __future__ import annotations

from datetime import datetime

from wholestride.web.training.models import FollowedCalendar, Runner, SharedCalendar

NOT_DUE = datetime(2099, 1, 1)
"""Looked and sent so late that no page does it again."""


def follow_and_share(runner: Runner, mark: str) -> None:
    """Rows that carry the mark wherever they hold words."""
    calendar = runner.calendars.create(
        name=f"{mark}.ics", data=b"x", address=f"https://{mark}.example/"
    )
    FollowedCalendar.objects.create(
        calendar=calendar, looked_at=NOT_DUE, differs=f"1 run {mark}", trouble=mark, next_step=mark
    )
    SharedCalendar.objects.create(
        runner=runner, athlete=mark, key_name=mark, tried_at=NOT_DUE, trouble=mark
    )
