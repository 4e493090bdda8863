"""Peak memory of a piece of work in a fresh process."""

from __future__ import annotations

import subprocess
import sys

PEAK = "\nimport resource\nprint(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)\n"


def peak_megabytes(code: str) -> float:
    """Most memory that a process held at once, Python itself and its imports among it [MB]."""
    command = [sys.executable, "-c", code + PEAK]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024
