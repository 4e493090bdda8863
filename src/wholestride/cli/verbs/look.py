"""``wholestride look``: look at the calendars that the web application's runners follow."""

from __future__ import annotations

import click

from wholestride.cli.screen import say, stop_on_findings
from wholestride.domain.findings import error


@click.command("look")
@click.option("--all", "every", is_flag=True, help="Also at those looked at within a day.")
@click.option("--quiet", is_flag=True, help="Print nothing when there is nothing new.")
def command(every: bool, quiet: bool) -> None:
    """Look at the calendars that runners follow; made for cron.

    What they say differently waits for the runner's answer on Today; nothing is changed.
    """
    from wholestride.web.launch import bring_up_to_date

    try:
        bring_up_to_date()
    except (OSError, ValueError) as why:
        stop_on_findings((error(str(why)),))
    from wholestride.web.clock import now_in
    from wholestride.web.training.rounds import look_at_all

    seen = look_at_all(now_in("UTC"), every=every)
    for name, said in seen.news:
        say(f"{name}: {said}")
    if seen.news or not quiet:
        looked = "1 calendar" if seen.looked == 1 else f"{seen.looked} calendars"
        say(f"Looked at {looked}, {len(seen.news)} with news or trouble.")
