"""The command itself: verbs, help, exit codes, and what happens when we are wrong."""

from __future__ import annotations

import sys

import click
import pytest

from tests.cli.conftest import Command
from wholestride.cli import main as command_line
from wholestride.domain.findings import Place, UnusableInputError, error


def test_every_verb_explains_itself(wholestride: Command) -> None:
    listed = wholestride("--help").stdout
    for verb, line in command_line.VERBS.items():
        result = wholestride(verb, "--help")
        assert result.exit_code == 0
        assert line.split()[0] in result.stdout
        assert f"  {verb} " in listed


def test_every_showing_verb_speaks_json(wholestride: Command) -> None:
    showing = ("season", "week", "today", "why", "what-if", "runs", "exercises", "build", "replan")
    for verb in showing:
        assert "--json" in wholestride(verb, "--help").stdout


def test_an_unknown_verb_is_wrong_usage_with_a_near_one(wholestride: Command) -> None:
    result = wholestride("seasn")
    assert result.exit_code == 2
    assert "Did you mean season?" in result.stderr


@pytest.mark.parametrize("words", [("plan",), ("today",), ("today", "s.json", "--date", "x")])
def test_wrong_usage_is_exit_code_2(wholestride: Command, words: tuple[str, ...]) -> None:
    result = wholestride(*words)
    assert result.exit_code == 2
    assert "Usage:" in result.stderr


def test_our_own_mistake_is_told_without_a_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        raise ZeroDivisionError("by nothing")

    monkeypatch.delenv("WHOLESTRIDE_TRACEBACK", raising=False)
    monkeypatch.setattr(command_line, "cli", click.Command("wholestride", callback=broken))
    monkeypatch.setattr(sys, "argv", ["wholestride"])
    with pytest.raises(SystemExit) as stopped:
        command_line.main()
    assert stopped.value.code == command_line.OUR_MISTAKE
    heard = capsys.readouterr().err
    assert "This is our mistake" in heard
    assert "Traceback" not in heard


def test_a_mistake_in_a_catalogue_file_is_told_with_its_line_and_is_nobody_elses(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(**_: object) -> None:
        found = error("FIT has no exercise.", "Leave it out.", Place("squat.toml", 482, "fit"))
        raise UnusableInputError((found,))

    monkeypatch.setattr(command_line, "cli", click.Command("wholestride", callback=broken))
    monkeypatch.setattr(sys, "argv", ["wholestride"])
    with pytest.raises(SystemExit) as stopped:
        command_line.main()
    assert stopped.value.code == 1
    heard = capsys.readouterr().err
    assert "squat.toml:482" in heard
    assert "our mistake" not in heard
