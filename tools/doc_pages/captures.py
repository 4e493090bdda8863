"""Terminal output in the documents: the commands are run, and what they print is written down.

A fenced block whose info is ``console`` holds commands after ``$ `` and their output. A fenced
block whose info ends in a file name, such as ``toml athlete.toml``, is written as that file
before the commands below it run. All of a page runs in one empty folder, so a page is a story.
"""

from __future__ import annotations

import contextlib
import re
import shlex
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from click.testing import CliRunner

from wholestride.cli.main import cli

FENCED = re.compile(r"^```(?P<info>[^\n`]*)\n(?P<body>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"^\w+ (?P<name>[\w.-]+\.\w+)$")
COMMAND = re.compile(r"^\$ (?P<line>(?:.*\\\n)*.*)$", re.MULTILINE)
FILTER = re.compile(r"^(?P<end>head|tail) -n (?P<count>[1-9]\d*)$")


class CaptureError(Exception):
    """A command of a document did not do what the document says."""


def files_of(text: str) -> Mapping[str, str]:
    """The files that a page writes, by name."""
    found = ((FILE.match(match["info"]), match["body"]) for match in FENCED.finditer(text))
    return {named["name"]: body for named, body in found if named}


def renewed(text: str, before: Mapping[str, str] | None = None, first: str = "") -> str:
    """The page with the output of its commands as it is now.

    ``before`` are files to begin with, ``first`` a command that is run before all others and
    not shown.

    Raises:
        CaptureError: when a command ends with another exit code than 0.
    """
    with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
        for name, body in (before or {}).items():
            Path(name).write_text(body, encoding="utf-8")
        if first:
            run(first)
        return FENCED.sub(_renewed_block, text)


def _renewed_block(match: re.Match[str]) -> str:
    named = FILE.match(match["info"])
    if named:
        Path(named["name"]).write_text(match["body"], encoding="utf-8")
    if match["info"] != "console":
        return match[0]
    lines = "".join(_shown(command) for command in commands(match["body"]))
    return f"```console\n{lines}```"


def commands(block: str) -> Iterator[str]:
    r"""The commands of a block, each with its line breaks.

    >>> list(commands("$ wholestride init \\\n  me.toml\nready\n$ wholestride check x\n"))
    ['wholestride init \\\n  me.toml', 'wholestride check x']
    """
    return (match["line"] for match in COMMAND.finditer(block))


def _shown(command: str) -> str:
    output = run(command)
    return f"$ {command}\n{output}"


def run(command: str) -> str:
    """What a command prints; ``| head -n 5`` or ``| tail -n 5`` at its end keeps some lines.

    Raises:
        CaptureError: when it is no command of ours, or ends with another exit code than 0.
    """
    written, _, filtered = command.replace("\\\n", " ").partition(" | ")
    words = shlex.split(written, comments=True)
    if not words or words[0] != "wholestride":
        raise CaptureError(f"{command!r} is no command that can be run here")
    result = CliRunner().invoke(cli, words[1:], prog_name="wholestride")
    if result.exit_code != 0:
        failure = f"{command!r} ended with {result.exit_code}:\n{result.output}"
        raise CaptureError(failure) from result.exception
    return result.stderr + _kept(result.stdout, filtered) if filtered else result.output


def _kept(output: str, filtered: str) -> str:
    match = FILTER.match(filtered.strip())
    if match is None:
        raise CaptureError(f"{filtered!r} is no filter that is known here")
    lines, count = output.splitlines(keepends=True), int(match["count"])
    return "".join(lines[:count] if match["end"] == "head" else lines[-count:])
