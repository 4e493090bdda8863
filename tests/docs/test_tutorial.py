"""The tutorial is a story that can be lived: its commands are run in an empty folder."""

from __future__ import annotations

import re

import pytest
from tools.doc_pages.captures import CaptureError, commands, files_of, renewed, run
from tools.make_docs import TUTORIAL

from tests.docs.pages import blocks, page

TEXT = page(TUTORIAL)
COMMANDS = [line for each in blocks(TEXT) if each.info == "console" for line in commands(each.text)]


def test_every_command_of_the_tutorial_works_and_prints_what_stands_there() -> None:
    assert renewed(TEXT) == TEXT, "run `make docs` and look at what changed"


def test_the_tutorial_goes_from_init_to_replan() -> None:
    verbs = [line.split()[1] for line in COMMANDS]
    story = ["runs", "init", "plan", "week", "today", "why", "export", "replan", "log"]
    assert [verb for verb in dict.fromkeys(verbs) if verb in story] == story


def test_the_tutorial_writes_its_own_calendar_and_athlete_file() -> None:
    assert [name.rpartition(".")[2] for name in files_of(TEXT)] == ["ics", "toml"]


def test_no_command_of_the_tutorial_depends_on_the_day_on_which_it_is_run() -> None:
    dated = {"plan": "--start", "week": "--date", "today": "--date", "replan": "--today"}
    dated |= {"log": "--date"}
    loose = [
        line
        for line in COMMANDS
        if (flag := dated.get(line.split()[1])) and not re.search(rf"{flag} \d{{4}}-", line)
    ]
    assert not loose


def test_a_command_that_fails_is_noticed() -> None:
    with pytest.raises(CaptureError, match="ended with 1"):
        run("wholestride season nowhere.json")
