"""What every verb shares on the screen: lines, tables, findings, progress, exit codes."""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any, NoReturn

import click

from wholestride.cli.dates import FIRST_YEAR, LAST_YEAR, plannable
from wholestride.cli.table import laid_out
from wholestride.domain.findings import Finding, Severity

WIDEST_TEXT = 100
"""Sentences are broken here at the latest; longer lines are hard to read."""

_COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def today_by_the_clock() -> date:
    """Today's local date: the one place where the command line looks at the calendar."""
    return date.today()


def now_by_the_clock() -> datetime:
    """The local time: the one place where the command line looks at the clock."""
    return datetime.now()


def terminal_width() -> int | None:
    """Columns of the terminal; None when the output goes into a pipe or a file."""
    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def show_findings(findings: Iterable[Finding]) -> None:
    """Print findings to standard error, each once, errors first, with place and next step."""
    order = list(Severity)
    once = dict.fromkeys(findings)
    for finding in sorted(once, key=lambda each: order.index(each.severity)):
        label = click.style(f"{finding.severity}:", fg=_COLOURS[finding.severity], bold=True)
        click.echo(f"{label} {_printable(str(finding))}", err=True)


def has_errors(findings: Iterable[Finding]) -> bool:
    """True when some finding makes the input unusable."""
    return any(finding.severity is Severity.ERROR for finding in findings)


def stop_on_findings(findings: Iterable[Finding]) -> NoReturn:
    """Print the findings and exit with 1: the input cannot be used."""
    show_findings(findings)
    sys.exit(1)


def show_json(value: Any) -> None:
    """Print a value as JSON; dates as ISO text."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def show_table(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Print a table: fitted and ruled on a terminal, aligned one-line rows in a pipe."""
    width = terminal_width()
    head, *body = laid_out([columns, *rows], width)
    for line in head:
        say(line, bold=width is not None)
    if width is not None:
        widest = max(len(line) for lines in (head, *body) for line in lines)
        say("─" * min(widest, width), dim=True)
    for lines in body:
        for line in lines:
            say(line)


def say(
    text: str = "", *, bold: bool = False, dim: bool = False, colour: str | None = None
) -> None:
    """Print a line; colour falls away by itself in a pipe and under NO_COLOR."""
    text = _printable(text)
    styled = bold or dim or colour
    click.echo(click.style(text, bold=bold or None, dim=dim or None, fg=colour) if styled else text)


def say_sentence(text: str, indent: str = "", hanging: str | None = None) -> None:
    """Print a sentence, broken at the terminal's width; in a pipe it stays one line."""
    width = terminal_width()
    if width is None:
        say(f"{indent}{text}")
        return
    following = indent if hanging is None else hanging
    from textwrap import wrap

    for line in wrap(
        text, min(width, WIDEST_TEXT), initial_indent=indent, subsequent_indent=following
    ) or [""]:
        say(line)


def _printable(text: str) -> str:
    """The text without control characters, which a hostile title could steer a terminal with."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() or each in "\n\t" else "\N{REPLACEMENT CHARACTER}"
        for each in text
    )


@contextmanager
def progress(label: str) -> Iterator[None]:
    """A moving bar on a terminal while something takes longer; silent in a pipe."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        bar.add_task(label, total=None)
        yield


class Bar:
    """A bar that counts; this one counts for nobody, as in a pipe."""

    def advance(self) -> None:
        """One more is done."""

    def within(self, done: int, total: int, name: str) -> None:
        """How far the present one is; ``total`` is 0 where nobody knows."""


class _ShownBar(Bar):
    """The same on a terminal: a line for all, and a line for a great one while it lasts."""

    def __init__(self, label: str, total: int, bar: Any) -> None:
        self.bar = bar
        self.all = bar.add_task(label, total=total)
        self.part = bar.add_task("", total=None, visible=False)

    def advance(self) -> None:
        """One more is done."""
        self.bar.advance(self.all)
        self.bar.update(self.part, visible=False)

    def within(self, done: int, total: int, name: str) -> None:
        """How far the present one is; ``total`` is 0 where nobody knows."""
        words = _printable(name)[-40:].replace("[", "(")
        self.bar.update(
            self.part, completed=done, total=total or None, visible=True, description=words
        )


@contextmanager
def counted(label: str, total: int) -> Iterator[Bar]:
    """A bar over ``total`` things on a terminal; silent in a pipe."""
    if not sys.stderr.isatty():
        yield Bar()
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    with Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        console=Console(stderr=True),
        transient=True,
    ) as bar:
        yield _ShownBar(label, total, bar)


class DayType(click.ParamType[date]):
    """A date as ``2026-11-24``, or ``today`` and ``tomorrow``."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date or fail with what to write instead."""
        if isinstance(value, date):
            return value
        words = {"today": 0, "tomorrow": 1, "yesterday": -1}
        if value in words:
            return date.fromordinal(today_by_the_clock().toordinal() + words[value])
        try:
            day = date.fromisoformat(value)
        except ValueError:
            self.fail(f"{value!r} is no date; write it like 2026-11-24.", param, ctx)
        if not plannable(day):
            self.fail(f"{value} lies outside {FIRST_YEAR} to {LAST_YEAR}.", param, ctx)
        return day


DAY = DayType()
json_option = click.option("--json", "as_json", is_flag=True, help="Print JSON instead of text.")
