"""``python -m tests.browser.on_a_day serve ...``: the command line at the time that a file names.

The file ``now`` lies in the data folder and is read at every look at the clock, so that one server
can be on a day with a session, on a rest day and after the season.
"""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from wholestride.cli.main import main
from wholestride.web import clock


def now_in(zone: str) -> datetime:
    """What the file says, in every zone."""
    return datetime.fromisoformat((Path(os.environ["WHOLESTRIDE_DATA"]) / "now").read_text())


if __name__ == "__main__":
    clock.now_in = now_in
    main()
