"""Colour and width on a terminal, plain text in a pipe, quick where nothing is planned."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_today import gym_day
from wholestride.cli.screen import terminal_width
from wholestride.cli.table import laid_out, shown_width

pty = pytest.importorskip("pty")
ESCAPE = "\x1b["
RUN = "import sys; from wholestride.cli.main import main; sys.argv[0] = 'wholestride'; main()"


def on_a_terminal(columns: int, *words: str, **environment: str) -> str:
    """What a verb prints on a terminal of so many columns."""
    ours, theirs = pty.openpty()
    try:
        subprocess.run(
            [sys.executable, "-c", RUN, *words],
            stdin=theirs,
            stdout=theirs,
            stderr=subprocess.DEVNULL,
            env=os.environ | {"COLUMNS": str(columns), "TERM": "xterm"} | environment,
            check=False,
        )
        os.close(theirs)
        theirs = -1
        return _everything(ours).decode().replace("\r\n", "\n")
    finally:
        os.close(ours)
        if theirs >= 0:
            os.close(theirs)


def _everything(handle: int) -> bytes:
    found = b""
    while True:
        try:
            part = os.read(handle, 65536)
        except OSError:
            return found
        if not part:
            return found
        found += part


def plain(text: str) -> list[str]:
    for code in ("0m", "1m", "2m", "31m", "33m", "34m"):
        text = text.replace(f"{ESCAPE}{code}", "")
    return text.splitlines()


@pytest.mark.parametrize("columns", [80, 120])
def test_a_week_fits_the_terminal(season: Path, columns: int) -> None:
    text = on_a_terminal(columns, "week", str(season), "--date", "2026-11-26", NO_COLOR="")
    assert ESCAPE in text
    assert max(map(shown_width, plain(text))) <= columns


def test_no_color_is_heard(season: Path) -> None:
    text = on_a_terminal(80, "week", str(season), "--date", "2026-11-26", NO_COLOR="1")
    assert "Week of" in text
    assert ESCAPE not in text


@pytest.mark.parametrize("verb", ["season", "week", "today", "why"])
def test_a_pipe_gets_plain_text(wholestride: Command, season: Path, verb: str) -> None:
    day = gym_day(season)
    words = {"season": (), "week": ("--date", day), "today": ("--date", day), "why": (day,)}
    result = wholestride(verb, str(season), *words[verb])
    assert result.exit_code == 0
    assert ESCAPE not in result.output
    assert "─" not in result.output
    assert all(line == line.rstrip() for line in result.stdout.splitlines())


def test_showing_a_season_imports_no_solver_and_nothing_slow(season: Path) -> None:
    day = gym_day(season)
    program = f"""
import sys
from click.testing import CliRunner
from wholestride.cli.main import cli
dated = ["--date", "{day}"]
for words in (["season"], ["week", *dated], ["today", *dated], ["why", "{day}"]):
    result = CliRunner().invoke(cli, [words[0], {str(season)!r}, *words[1:]])
    assert result.exit_code == 0, result.output
slow = {{"highspy", "numpy", "rich", "icalendar", "ortools", "wholestride.planning"}}
print(sorted(slow & set(sys.modules)))
"""
    found = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert found.stdout.strip() == "[]"


def test_a_hostile_title_cannot_steer_the_terminal(wholestride: Command, season: Path) -> None:
    hostile = '"title":"\\u001b]0;mine\\u0007\\u001b[2J"'
    season.write_text(season.read_text().replace('"title":"intervals 55 min"', hostile))
    text = wholestride("week", str(season), "--date", "2026-11-26").stdout
    assert "mine" in text
    assert "\x1b" not in text
    assert "\x07" not in text


def test_rows_of_a_pipe_stay_on_one_line() -> None:
    (row,) = laid_out([["a", "b " * 200, "c\nd"]], None)
    assert len(row) == 1


def test_a_table_that_cannot_fit_stays_whole() -> None:
    rows = laid_out([["word" * 10] * 12], 20)
    assert "".join("".join(line.split()) for line in rows[0]).count("w") == 120


def test_a_pipe_has_no_width() -> None:
    assert terminal_width() is None
