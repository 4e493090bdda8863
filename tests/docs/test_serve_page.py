"""The page about serving names every setting that the application reads, and no other."""

from __future__ import annotations

import re
from pathlib import Path

from wholestride.web.environment import SETTINGS

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "how-to" / "serve.md").read_text()
OF_THE_COMMAND_LINE = {"WHOLESTRIDE_INTERVALS_KEY", "WHOLESTRIDE_TRACEBACK"}
NAME = r"WHOLESTRIDE_[A-Z_]+[A-Z]|DATABASE_URL"


def test_every_setting_has_its_row() -> None:
    rows = re.findall(rf"^\| `({NAME})` \|", PAGE, re.MULTILINE)
    assert rows == list(SETTINGS)


def test_the_page_names_no_other_setting() -> None:
    assert set(re.findall(NAME, PAGE)) <= set(SETTINGS)


def test_every_setting_that_the_code_reads_is_in_the_list() -> None:
    files = (ROOT / "src").rglob("*.py")
    read = {name for file in files for name in re.findall(NAME, file.read_text())}
    assert read - OF_THE_COMMAND_LINE == set(SETTINGS)


def test_the_flags_of_the_page_are_those_of_the_verb() -> None:
    from wholestride.cli.verbs.invite import command as invite
    from wholestride.cli.verbs.serve import command as serve

    flags = {flag for verb in (serve, invite) for each in verb.params for flag in each.opts}
    named = set(re.findall(r"--(?:port|no-browser|bind|workers|days)\b", PAGE))
    assert named <= flags
    assert "--bind" in named
