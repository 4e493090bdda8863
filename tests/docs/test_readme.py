"""The README: its example runs, its capture is real, and it says what must be said."""

from __future__ import annotations

from pathlib import Path

import pytest
from tools.doc_pages.captures import files_of
from tools.make_docs import CAPTURED, README, TUTORIAL

from tests.docs.pages import blocks, page, section_with

TEXT = page(README)
(EXAMPLE,) = (each.text for each in blocks(TEXT) if each.info == "python")


@pytest.fixture
def tutorial_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds the files of the tutorial, and that is the current one."""
    monkeypatch.chdir(tmp_path)
    for name, body in files_of(page(TUTORIAL)).items():
        (tmp_path / name).write_text(body, encoding="utf-8")
    return tmp_path


def test_the_example_runs_and_prints_sentences(
    tutorial_folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    exec(compile(EXAMPLE, README, "exec"), {})
    printed = capsys.readouterr().out
    assert "rest " in printed
    assert "grade " in printed
    assert "<" not in printed
    assert (tutorial_folder / "strength.ics").read_bytes().startswith(b"BEGIN:VCALENDAR")


def test_the_example_is_short() -> None:
    statements = [line for line in EXAMPLE.splitlines() if line.strip()]
    assert len(statements) <= 18


def test_the_output_in_the_readme_is_what_the_commands_print() -> None:
    assert CAPTURED[README]() == TEXT, "run `make docs` and look at what changed"


def test_the_readme_names_both_commands() -> None:
    commands = section_with(TEXT, "## Two commands")
    assert "make run" in commands
    assert "make test" in commands


def test_the_readme_says_that_this_is_no_physician_and_that_red_flags_stop_the_plan() -> None:
    limits = section_with(TEXT, "## What it does not do")
    assert "not a physician" in limits
    assert "Red flags" in limits
