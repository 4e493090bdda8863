"""Several sessions and their schedule in one zip, ready to be copied to a watch."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping
from datetime import timedelta

from wholestride.domain.exercise import Exercise
from wholestride.domain.findings import Finding, warning
from wholestride.domain.season import Session, SessionStatus
from wholestride.formats.fit.planned import write_schedule, write_session

SCHEDULE_NAME = "schedule.fit"
USUAL_SPAN = timedelta(weeks=2)
"""What is near enough that it will hardly change; a watch holds few sessions."""
_TO_COME = (SessionStatus.PLANNED, SessionStatus.STARTED)
_FIXED_TIME = (1980, 1, 1, 0, 0, 0)
"""Zip keeps a time of each file; a fixed one gives the same bytes every time."""


def write_bundle(
    sessions: Iterable[Session], exercises: Mapping[str, Exercise]
) -> tuple[bytes, tuple[Finding, ...]]:
    """A zip of one FIT file a session that is still to come, and the schedule of them.

    A session that a watch cannot hold is left out, with a finding.
    """
    files: dict[str, bytes] = {}
    written: list[Session] = []
    findings: list[Finding] = []
    for session in sessions:
        if not is_ready(session):
            continue
        try:
            files[file_name(session)] = write_session(session, exercises)
        except ValueError as problem:
            findings.append(warning(f"{session.id}: {problem}", "Take it from the phone."))
            continue
        written.append(session)
    if written:
        files[SCHEDULE_NAME] = write_schedule(written)
    return _zipped(files), tuple(findings)


def is_ready(session: Session) -> bool:
    """True for a session that is to come and whose exercises are known."""
    return bool(session.prescriptions) and session.status in _TO_COME


def file_name(session: Session) -> str:
    """A name that every file system takes, with the session's day and kind."""
    return f"{''.join(each if each.isalnum() else '-' for each in session.id)}.fit"


def _zipped(files: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(zipfile.ZipInfo(name, _FIXED_TIME), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
