"""``wholestride serve``: the web application, on this machine or for several runners."""

from __future__ import annotations

import click

DEFAULT_PORT = 8377


@click.command("serve")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=DEFAULT_PORT,
    show_default=True,
    help="The port on this machine.",
)
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
@click.option("--bind", metavar="ADDRESS", help="Listen on this address; for servers.")
@click.option("--workers", type=click.IntRange(1, 64), help="Processes; for servers.  [default: 2]")
def command(port: int, no_browser: bool, bind: str | None, workers: int | None) -> None:
    """Serve the web application on this machine, and print the link to it."""
    from wholestride.web.launch import Service, serve

    serve(Service(port, browser=not no_browser, bind=bind, workers=workers))
