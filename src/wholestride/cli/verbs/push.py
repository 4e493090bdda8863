"""``wholestride push intervals SEASON``: two weeks of sessions into a service's calendar."""

from __future__ import annotations

import os
from datetime import date

import click

from wholestride.cli.paths import read_file
from wholestride.cli.screen import (
    DAY,
    has_errors,
    say,
    show_json,
    stop_on_findings,
    today_by_the_clock,
)
from wholestride.cli.stored import stored_season
from wholestride.domain.findings import Finding, Place, error
from wholestride.formats.intervals_events import PREFIX, SPAN, Event, events_of
from wholestride.network.intervals import Account

KEY_SETTING = "WHOLESTRIDE_INTERVALS_KEY"
LARGEST_KEY_FILE_BYTES = 1000


@click.command("push")
@click.argument("service", type=click.Choice(["intervals"]))
@click.argument("season_file", metavar="[SEASON]", required=False)
@click.option("--athlete", default="0", help="Your athlete id; without it, that of the key.")
@click.option("--key-file", default=None, help="File with your key, for you alone to read.")
@click.option("--from", "first", type=DAY, default=None, help="First of the two weeks [today].")
@click.option("--show", is_flag=True, help="Print what would be sent, and send nothing.")
def command(
    service: str,
    season_file: str | None,
    athlete: str,
    key_file: str | None,
    first: date | None,
    show: bool,
) -> None:
    """Send two weeks to intervals.icu, update what is there, delete what has gone.

    The key is read from WHOLESTRIDE_INTERVALS_KEY or from --key-file. Without a season, for cron:
    those of the web application who agreed, each with their own key.
    """
    del service  # there is one
    if season_file is None:
        _push_for_all()
        return
    season = stored_season(season_file)
    day = first or today_by_the_clock()
    events = events_of(season, day)
    if show:
        show_json(list(events))
        return
    account, problems = _account(athlete, key_file)
    if account is None:
        stop_on_findings(problems)
    _push(account, events, day)


def _account(athlete: str, key_file: str | None) -> tuple[Account | None, tuple[Finding, ...]]:
    """The account with its key, which never stands among the words of a command."""
    from wholestride.network.intervals import account_of

    key = os.environ.get(KEY_SETTING, "")
    if key_file is not None:
        data, problems = read_file(key_file, LARGEST_KEY_FILE_BYTES)
        if has_errors(problems):
            return None, problems
        key = data.decode("ascii", "replace")
    if not key.strip():
        step = f"Set {KEY_SETTING}, or name a file with --key-file."
        return None, (error("no key of intervals.icu is known.", step),)
    account = account_of(athlete, key)
    if isinstance(account, Account):
        return account, ()
    return None, (account,)


def _push(account: Account, events: tuple[Event, ...], first: date) -> None:
    from wholestride.network.fetching import rules_from
    from wholestride.network.intervals import Pushed, push

    try:
        rules = rules_from(os.environ)
    except ValueError as problem:
        stop_on_findings((error(str(problem), place=Place("environment")),))
    done = push(account, events, (first, first + SPAN), PREFIX, rules)
    if not isinstance(done, Pushed):
        stop_on_findings((done,))
    sent = "1 session stands" if done.sent == 1 else f"{done.sent} sessions stand"
    gone = f"; {done.deleted} deleted" if done.deleted else ""
    say(f"{sent} in intervals.icu{gone}.")


def _push_for_all() -> None:
    """Send for every runner of the web application who agreed and whose sending is due."""
    from wholestride.web.launch import bring_up_to_date

    try:
        bring_up_to_date()
    except (OSError, ValueError) as why:
        stop_on_findings((error(str(why)),))
    from wholestride.web.clock import now_in
    from wholestride.web.training.rounds import send_all

    seen = send_all(now_in("UTC"))
    for name, said in seen.news:
        say(f"{name}: {said}")
    runners = "1 runner" if seen.looked == 1 else f"{seen.looked} runners"
    say(f"Sent for {runners}, {len(seen.news)} with trouble.")
