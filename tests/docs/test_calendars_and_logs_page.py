"""The page of calendars and logs names what the readers know, and its examples can be read."""

from __future__ import annotations

import json
import re

from tests.docs.pages import blocks, code_spans, page, section_with
from wholestride.cli.set_words import read_set
from wholestride.formats.running.csv_words import ALIASES
from wholestride.formats.session_log import SESSION_KEYS, SET_KEYS

PAGE = page("docs/reference/calendars-and-logs.md")


def test_every_column_of_a_csv_calendar_stands_on_the_page() -> None:
    shown = section_with(PAGE, "## Calendars that are read")
    assert set(ALIASES) == set(re.findall(r"^\| `(\w+)` \|", shown, re.MULTILINE))


def test_every_key_of_the_session_log_stands_on_the_page() -> None:
    shown = section_with(PAGE, "## The session log")
    sets, sessions = shown.split("| key of a session |")
    assert set(SET_KEYS) <= code_spans(sets)
    assert set(SESSION_KEYS) <= code_spans(sessions)


def test_the_lines_of_the_example_log_use_known_keys() -> None:
    (block,) = [each for each in blocks(PAGE) if each.info == "json"]
    done, about = (json.loads(line) for line in block.text.splitlines())
    assert set(done) <= set(SET_KEYS)
    assert set(about) <= set(SESSION_KEYS)


def test_every_short_form_of_a_set_can_be_read() -> None:
    short = re.findall(r'--set "([^"]+)"', PAGE)
    assert len(short) == 3
    assert all(read_set(each).exercise for each in short)
