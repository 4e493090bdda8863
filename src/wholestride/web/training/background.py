"""One thread of a process reads what waits; it begins when something does and ends with it."""

from __future__ import annotations

import logging
from threading import Lock, Thread
from time import sleep

from django.db import connections

AFTER_A_FAULT_SECONDS = 30
_lock = Lock()
_running: list[Thread] = []
log = logging.getLogger(__name__)


def wake() -> None:
    """Begin to read what waits, unless this process reads already."""
    with _lock:
        if any(each.is_alive() for each in _running):
            return
        _running[:] = [Thread(target=_run, name="uploads", daemon=True)]
        _running[0].start()


def wake_after_start(_worker: object = None) -> None:
    """Go on with what a killed server left; most starts find nothing and are not held up."""
    wake()


def _run() -> None:
    """Read until nothing waits; what another reader has is looked at when its claim may end."""
    while True:
        try:
            pause = _read_and_look() if _anything_waits() else None
        except Exception:
            log.exception("reading an upload failed")
            pause = AFTER_A_FAULT_SECONDS
        finally:
            connections.close_all()
        if pause is None:
            return
        sleep(pause)


def _anything_waits() -> bool:
    """Asked before the readers are imported: most starts need none of them."""
    from wholestride.web.training.models import Upload

    return Upload.objects.filter(state=Upload.State.WAITING).exists()


def _read_and_look() -> int | None:
    from wholestride.web.training import uploads

    read_all()
    return uploads.seconds_until_free()


def read_all() -> None:
    """Read everything that waits, one after the other."""
    from wholestride.web.training import uploads

    while (upload := uploads.waiting().select_related("runner").first()) is not None:
        if not uploads.claim(upload):
            continue
        try:
            if not uploads.read_upload(upload):
                uploads.give_up(upload, uploads.TOO_LONG)
        except uploads.LostError:
            continue
