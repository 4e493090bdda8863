"""``wholestride invite EMAIL``: a link with which one person makes an account on a server."""

from __future__ import annotations

import click

from wholestride.cli.screen import say, stop_on_findings
from wholestride.domain.findings import error

USUAL_DAYS, MOST_DAYS = 7, 90


@click.command("invite")
@click.argument("email")
@click.option(
    "--days",
    type=click.IntRange(1, MOST_DAYS),
    default=USUAL_DAYS,
    show_default=True,
    help="How long the link opens.",
)
def command(email: str, days: int) -> None:
    """Make a link that lets one person sign up once; an earlier one for them ends."""
    from wholestride.web.launch import invite

    try:
        link, until = invite(email, days)
    except (OSError, ValueError) as why:
        stop_on_findings((error(str(why)),))
    say(link)
    say(f"For {email} alone, once, until {until:%d %b %Y %H:%M} UTC. Hand it to nobody else.")
