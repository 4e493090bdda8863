"""The verb page: every verb of the command line with its arguments and flags."""

from __future__ import annotations

from collections.abc import Mapping

import click

from tools.doc_pages.marks import code, codes, join, made, table
from wholestride.cli.main import VERBS, cli

INTRODUCTION = """
# Verbs of the command line

`wholestride VERB --help` says the same in the terminal. A file called `-` is standard input or
standard output. Dates are written like `2026-11-24`; `today`, `tomorrow` and `yesterday` work
too. Tables have colour on a terminal and are plain when piped; `--json` prints the same as
JSON.

| exit code | meaning |
| --- | --- |
| 0 | all is well |
| 1 | findings: the input cannot be used, or a check found something; they are on standard error |
| 2 | the command was not written as it should be |
"""

ARGUMENTS: Mapping[tuple[str, str], str] = {
    ("init", "path"): "Where to write the athlete file.",
    (
        "runs",
        "files",
    ): (
        "Running calendars: ICS, CSV or plan JSON, as files or by their address; "
        "or a recordings file."
    ),
    (
        "import",
        "paths",
    ): (
        "[Recorded activities](recordings.md), archives of them, "
        "[strength history](../how-to/strength-history.md), or folders."
    ),
    ("links", "recordings_file"): "A [recordings file](recordings.md#one-run-once).",
    ("plan", "athlete_file"): "The [athlete file](athlete-file.md).",
    ("plan", "runs"): (
        "Running calendars, as files or by their address, and recordings files; "
        "without any, the weekly pattern."
    ),
    ("season", "season_file"): "A [season file](season-file.md).",
    ("week", "season_file"): "A season file.",
    ("today", "season_file"): "A season file.",
    ("watch", "season_file"): "A season file.",
    ("watch", "which"): "A session's id, or a date; today where it is left out.",
    ("why", "season_file"): "A season file.",
    ("why", "day"): "The day that is asked about.",
    ("what-if", "season_file"): "A season file.",
    ("log", "season_file"): "A season file.",
    ("replan", "season_file"): "A season file.",
    ("draw", "exercises"): "Ids of exercises, as `wholestride exercises` shows them.",
    ("exercises", "words"): "An id, or parts of the name.",
    ("export", "season_file"): "A season file.",
    ("export", "form"): "What to write.",
    ("push", "service"): "The service: intervals.icu.",
    ("push", "season_file"): "A season file; without one, the web application's runners.",
    ("check", "files"): "Athlete files, season files or exercise files.",
    ("invite", "email"): "Whom the link is for; it opens for this address alone.",
    ("backup", "file"): "Where to write the copy.",
    ("restore", "file"): "A file that `wholestride backup` wrote.",
}
"""What each argument is; click keeps no text for arguments."""


def verbs_page() -> str:
    """The whole page."""
    context = click.Context(cli, info_name="wholestride")
    return join(
        [
            made("the commands themselves"),
            INTRODUCTION,
            " · ".join(f"[{verb}](#{verb})" for verb in VERBS),
            *(_verb(context, verb) for verb in VERBS),
        ]
    )


def _verb(context: click.Context, verb: str) -> str:
    command = cli.get_command(context, verb)
    assert command is not None
    inner = click.Context(command, parent=context, info_name=verb)
    usage = " ".join(["wholestride", verb, *command.collect_usage_pieces(inner)])
    arguments = [each for each in command.params if isinstance(each, click.Argument)]
    options = [each for each in command.params if isinstance(each, click.Option)]
    return join(
        [
            f"## {verb}",
            (command.help or "").split("\f")[0],
            f"```\n{usage}\n```",
            _arguments(verb, arguments),
            _options(options),
        ]
    )


def _arguments(verb: str, arguments: list[click.Argument]) -> str:
    if not arguments:
        return ""
    rows = (
        (code(each.make_metavar(click.Context(click.Command(verb)))), ARGUMENTS[verb, each.name])
        for each in arguments
        if each.name
    )
    return table(("argument", "meaning"), rows)


def _options(options: list[click.Option]) -> str:
    if not options:
        return ""
    rows = (
        (codes([*each.opts, *each.secondary_opts]), _values(each), each.help or "")
        for each in options
    )
    return table(("flag", "value", "meaning"), rows)


def _values(option: click.Option) -> str:
    kind = option.type
    if option.is_flag:
        return ""
    if isinstance(kind, click.Choice):
        return codes(str(each) for each in kind.choices)
    shown = f"{kind.min} to {kind.max}" if isinstance(kind, click.IntRange) else kind.name
    return f"{shown}, may be repeated" if option.multiple else shown
