"""When strength tables are put into the log: a few at once, many behind the page."""

from __future__ import annotations

import uuid

from django.db import transaction

from wholestride.web.training import background
from wholestride.web.training.models import Runner, Upload
from wholestride.web.training.strength_tables import bytes_of, file_all

AT_ONCE_BYTES = 300_000
"""About 5,000 sets, which take a second."""
WHAT = "your strength history"


def file_soon(runner: Runner) -> None:
    """File the tables now, or leave them to the thread; either way it is remembered until done.

    Called in the transaction of what changed, so that neither is kept without the other.
    """
    if bytes_of(runner) <= AT_ONCE_BYTES:
        file_all(runner)
        return
    asked = runner.uploads.filter(state=Upload.State.WAITING, claim=None, size_bytes=0)
    if not asked.exists():
        Upload.objects.create(runner=runner, uid=uuid.uuid4(), reading=WHAT)
    transaction.on_commit(background.wake)
