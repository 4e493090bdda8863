"""The command ``wholestride`` and its verbs."""

from __future__ import annotations

import importlib
import os
import sys

import click

from wholestride.cli.screen import stop_on_findings
from wholestride.domain.findings import UnusableInputError
from wholestride.domain.version import ENGINE_VERSION

VERBS: dict[str, str] = {
    "init": "Write a commented athlete file to fill in.",
    "runs": "Show what each run was taken for, and why.",
    "import": "Read recorded activities from watches, phones and services.",
    "links": "Show which recordings are one activity, and have the last word on it.",
    "plan": "Plan a strength season around the runs.",
    "season": "Show a season: phases, weeks, what was not possible.",
    "week": "Show one week: runs and strength together.",
    "today": "Show today's session.",
    "why": "Say why a session is where it is and what it is.",
    "what-if": "Show two seasons side by side.",
    "log": "Write down what was done.",
    "replan": "Answer a change with the fewest changes.",
    "build": "Build one full-body session from a handful of exercises.",
    "exercises": "Browse the exercises.",
    "draw": "Draw exercises, one by one or on a sheet.",
    "export": "Write a season as calendar, table or text.",
    "watch": "Write sessions for a watch, or a finished one for a service.",
    "push": "Send two weeks of sessions to the calendar of a service.",
    "check": "Check files, or the catalogue.",
    "demo": "Plan the example season and print it.",
    "serve": "Serve the web application on this machine.",
    "look": "Look at the calendars that runners of the web application follow.",
    "invite": "Make a link with which one person signs up on a server.",
    "backup": "Copy the web application's database into a file.",
    "restore": "Put a backup in place of the database.",
}
"""Every verb with its one line of help, in the order of a runner's way."""

_MODULES = {"import": "importing"}
"""Modules of verbs whose name is a word of the language."""

OUR_MISTAKE = 70
"""The exit code when the program itself is wrong, as in sysexits.h; never used for input."""


class LazyVerbs(click.Group):
    """A group that imports a verb only when it is called, so that showing stays quick."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in the order of a runner's way."""
        del ctx
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The verb's command, imported now."""
        del ctx
        if cmd_name not in VERBS:
            return None
        name = _MODULES.get(cmd_name, cmd_name.replace("-", "_"))
        module = importlib.import_module(f"wholestride.cli.verbs.{name}")
        command: click.Command = module.command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The verb that was meant, or the nearest one in the words of the refusal."""
        if args and args[0] not in VERBS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], VERBS, n=1)
            hint = f" Did you mean {near[0]}?" if near else ""
            ctx.fail(f"There is no verb {args[0]!r}.{hint}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the list of verbs without importing any of them."""
        del ctx
        with formatter.section("Verbs"):
            formatter.write_dl(list(VERBS.items()))


@click.group(
    cls=LazyVerbs,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="Exit codes: 0 all is well, 1 the input cannot be used, 2 wrong usage.",
)
@click.version_option(ENGINE_VERSION, "--version", message="wholestride %(version)s")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Strength for runners, planned around the running that you really do."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


def main() -> None:
    """Run the command line; exit 0 when all is well, 1 on findings, 2 on wrong usage.

    A mistake of the program itself is one line of words; WHOLESTRIDE_TRACEBACK shows the rest.
    """
    try:
        cli.main(standalone_mode=True)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except UnusableInputError as unusable:
        stop_on_findings(unusable.findings)
    except Exception as mistake:
        if os.environ.get("WHOLESTRIDE_TRACEBACK"):
            raise
        click.echo(f"This is our mistake, not yours: {type(mistake).__name__}: {mistake}", err=True)
        click.echo("Please report it; WHOLESTRIDE_TRACEBACK=1 shows where it happened.", err=True)
        sys.exit(OUR_MISTAKE)
