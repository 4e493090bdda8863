"""``wholestride serve``: the web application on this machine."""

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
def command(port: int, no_browser: bool) -> None:
    """Serve the web application on this machine, and print the link to it."""
    from wholestride.web.launch import Service, serve

    serve(Service(port, browser=not no_browser))
