"""Peak memory of a piece of work in a fresh process (Linux)."""

from __future__ import annotations

import subprocess
import sys

PEAK = """
from pathlib import Path
lines = Path("/proc/self/status").read_text().splitlines()
print(next(line.split()[1] for line in lines if line.startswith("VmHWM")))
"""
"""``ru_maxrss`` would not do: a child begins with the peak of the process that starts it."""


def peak_megabytes(code: str) -> float:
    """Most memory that a process held at once, Python itself and its imports among it [MB]."""
    command = [sys.executable, "-c", code + PEAK]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return int(done.stdout.split()[-1]) / 1024
