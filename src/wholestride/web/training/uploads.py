"""Files of recorded activities: taken in, claimed by one reader at a time, read, kept once.

What is read of an upload is written together with its end in one transaction. A reader that was
killed leaves nothing behind, and the next one begins again with the same result.
"""

from __future__ import annotations

import shutil
import uuid
from collections.abc import Iterable, Sequence
from pathlib import Path

from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile, UploadedFile
from django.db import IntegrityError, transaction
from django.db.models import F, Q, QuerySet

from wholestride.domain.findings import Finding, Place, error, warning
from wholestride.domain.recordings import Going, Recording
from wholestride.formats import recordings_file
from wholestride.formats.archives.reading import read_recorded
from wholestride.formats.strength.nouns import LiftedSet
from wholestride.formats.strength.recorded import watch_histories
from wholestride.web.clock import seconds_now
from wholestride.web.training import mapping, watch_sets
from wholestride.web.training.file_models import LONGEST_FILE_NAME
from wholestride.web.training.filing import file_soon
from wholestride.web.training.findings import documents_of, printable
from wholestride.web.training.models import RecordedActivity, Runner, Upload
from wholestride.web.training.strength_tables import file_all

State = Upload.State
MOST_FILES = 200
LARGEST_UPLOAD_BYTES = 1024**3
"""Strava's and Garmin's exports of ten years are 300 to 800 MB; more is for the command line."""
MOST_WAITING = 3
MOST_TRIES = 3
"""A file that ends its reader so often is given up."""
CLAIM_SECONDS = 20
"""So long a reader may say nothing; the slowest single file takes 2 s."""
FILING_SECONDS = 120
"""Tables of the largest size take half a minute to be filed, and say nothing meanwhile."""
TOLD_SECONDS = 0.5
MOST_SECONDS = 3600
ORPHANS_SECONDS = 24 * 3600
AT_ONCE_BYTES = 4 * 1024 * 1024
AT_ONCE_SECONDS = 2.0
"""Smaller uploads are read while the page is loading; what takes longer goes on behind it."""
USUAL_ZONE = "Europe/Berlin"
GIVEN_UP = error("Reading it broke off three times.", "Hand over its files one by one.")
TOO_LONG = error("Reading it took more than an hour.", "Hand over its files one by one.")


class LostError(Exception):
    """The claim is gone: another reader has the upload, or the runner took it away."""


def folder_of(upload: Upload) -> Path:
    """Where the files of an upload wait."""
    return Path(settings.DATA) / "uploads" / f"{upload.runner_id}-{upload.uid}"


def take_in(runner: Runner, uid: uuid.UUID, files: Sequence[UploadedFile[bytes]]) -> Upload:
    """Keep the files on the disk and note that they wait; the same form twice is one upload.

    Raises:
        OSError: when the disk does not take them.
    """
    known = runner.uploads.filter(uid=uid).first()
    if known is not None:
        return known
    _sweep()
    upload = Upload(runner=runner, uid=uid)
    folder = folder_of(upload)
    try:
        _write(folder, files)
    except OSError:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    upload.files = [printable(each.name or "", LONGEST_FILE_NAME) or "a file" for each in files]
    upload.size_bytes = sum(each.size or 0 for each in files)
    try:
        with transaction.atomic():
            upload.save()
    except IntegrityError:
        return runner.uploads.get(uid=uid)
    return upload


def _sweep() -> None:
    """Take away folders of uploads that were broken off before they had a row."""
    old = seconds_now() - ORPHANS_SECONDS
    found = (Path(settings.DATA) / "uploads").glob("*")
    orphans = [each for each in found if each.stat().st_mtime < old]
    if orphans:
        known = {folder_of(each) for each in Upload.objects.filter(state=State.WAITING)}
        for each in orphans:
            if each not in known:
                shutil.rmtree(each, ignore_errors=True)


def _write(folder: Path, files: Iterable[UploadedFile[bytes]]) -> None:
    folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    folder.mkdir(mode=0o700, exist_ok=True)
    for number, file in enumerate(files):
        if isinstance(file, TemporaryUploadedFile):
            shutil.move(file.temporary_file_path(), folder / str(number))
            continue
        with (folder / str(number)).open("wb") as kept:
            for part in file.chunks():
                kept.write(part)


def waiting() -> QuerySet[Upload]:
    """What waits for a reader, or has lost its own; the oldest first."""
    free = Q(claim__isnull=True) | Q(claimed_until__lt=int(seconds_now()))
    return Upload.objects.filter(free, state=State.WAITING).order_by("pk")


def seconds_until_free() -> int | None:
    """When the next upload may have lost its reader [s]; None where none waits."""
    held = Upload.objects.filter(state=State.WAITING).order_by("claimed_until")
    until = held.values_list("claimed_until", flat=True).first()
    return None if until is None else max(1, until - int(seconds_now()) + 1)


def claim(upload: Upload) -> bool:
    """Take an upload for this reader; False where another one was faster."""
    mine, now = uuid.uuid4(), int(seconds_now())
    taken = waiting().filter(pk=upload.pk)
    if not taken.update(claim=mine, claimed_until=now + CLAIM_SECONDS, tries=F("tries") + 1):
        return False
    upload.refresh_from_db()
    return True


def _held(upload: Upload) -> QuerySet[Upload]:
    return Upload.objects.filter(pk=upload.pk, claim=upload.claim, state=State.WAITING)


def release(upload: Upload) -> None:
    """Leave a claimed upload to the next reader; this one did nothing wrong."""
    _held(upload).update(claim=None, claimed_until=0, tries=F("tries") - 1)


def read_upload(upload: Upload, seconds: float = MOST_SECONDS) -> bool:
    """Read a claimed upload to its end and keep what it holds; False where time was too short.

    One without files asks for the strength tables to be filed, and is gone when they are.

    Raises:
        LostError: when the claim was lost on the way; nothing was kept then.
    """
    if upload.tries > MOST_TRIES:
        give_up(upload, GIVEN_UP)
        return True
    if not upload.files:
        _held(upload).update(claimed_until=int(seconds_now()) + FILING_SECONDS)
        file_all(upload.runner)
        _held(upload).delete()
        return True
    report = _Report(upload, seconds)
    recordings: dict[str, Recording] = {}
    findings: list[Finding] = []
    watched: list[LiftedSet] = []
    zone = str(upload.runner.athlete.get("zone") or USUAL_ZONE)
    for number, name in enumerate(upload.files):
        report.begin(number, name)
        made, said, sets = _read(folder_of(upload) / str(number), name, zone, report.going)
        recordings |= {each.id: each for each in made}
        findings += said
        watched += sets
        if report.is_over:
            return False
    kept = _possible(recordings.values(), findings)
    _end(upload, State.DONE, kept, findings, watched)
    return True


def give_up(upload: Upload, why: Finding) -> None:
    """End a claimed upload without its recordings."""
    _end(upload, State.FAILED, (), (why,))


def _possible(recordings: Iterable[Recording], findings: list[Finding]) -> list[Recording]:
    """Those whose numbers can be; the others are named."""
    kept = []
    for each in recordings:
        if mapping.is_possible(each):
            kept.append(each)
        else:
            findings.append(warning(f"{each} has numbers that cannot be; it was left out."))
    return kept


def _read(
    path: Path, name: str, zone: str, going: Going
) -> tuple[tuple[Recording, ...], tuple[Finding, ...], list[LiftedSet]]:
    """Recordings, problems, and the sets that the watch kept of gym sessions."""
    try:
        with path.open("rb") as stream:
            if stream.read(len(recordings_file.MARK)) == recordings_file.MARK:
                stream.seek(0)
                data = stream.read(recordings_file.LARGEST_BYTES + 1)
                return *recordings_file.read_recordings(name, data), []
            stream.seek(0)
            made, said = read_recorded(name, stream, zone=zone, going=going)
            histories = list(watch_histories(name, stream, made, zone, going=going))
    except OSError:
        message = "The file is no longer there."
        return (), (error(message, "Hand it over once more.", Place(name)),), []
    findings = (*said, *(one for each in histories for one in each.findings))
    return made, findings, [one for each in histories for one in each.sets]


class _Report:
    """Tells the row how far its reader is, keeps the claim alive, and ends with the time."""

    def __init__(self, upload: Upload, seconds: float) -> None:
        self.upload = upload
        self.end = seconds_now() + seconds
        self.told = 0.0
        self.number = 0
        self.name = ""
        self.is_over = False

    def begin(self, number: int, name: str) -> None:
        """The next file of the upload."""
        self.number, self.name = number, name
        self.going(0, 0, name)

    def going(self, done: int, total: int, name: str) -> bool:
        """Called by the readers; False stops them."""
        now = seconds_now()
        self.is_over = now > self.end
        if now - self.told >= TOLD_SECONDS:
            self.told = now
            alone = len(self.upload.files) == 1
            kept = _held(self.upload).update(
                done=done if alone else self.number,
                total=total if alone else len(self.upload.files),
                reading=printable(name, LONGEST_FILE_NAME),
                claimed_until=int(now) + CLAIM_SECONDS,
            )
            if not kept:
                raise LostError
        return not self.is_over


def _end(
    upload: Upload,
    state: Upload.State,
    recordings: Sequence[Recording],
    findings: Iterable[Finding],
    watched: Sequence[LiftedSet] = (),
) -> None:
    """Keep what was read and say that the upload is done, all or nothing; then its files go."""
    runner = upload.runner
    with transaction.atomic():
        before = runner.recordings.count()
        rows = [mapping.recording_row(each, runner) for each in recordings]
        RecordedActivity.objects.bulk_create(rows, ignore_conflicts=True)
        fresh = runner.recordings.count() - before
        if watched:
            watch_sets.keep(runner, watched)
            file_soon(runner)
        ended = _held(upload).update(
            state=state,
            found=len(recordings),
            fresh=fresh,
            findings=documents_of(findings),
            claim=None,
        )
        if not ended:
            raise LostError
    upload.refresh_from_db()
    forget_files(upload)


def forget_files(upload: Upload) -> None:
    """Take the files of an upload from the disk."""
    shutil.rmtree(folder_of(upload), ignore_errors=True)
