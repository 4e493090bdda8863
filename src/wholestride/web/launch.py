"""Starting the server: a port, data folder, tables, the demo runner or accounts, WSGI server."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from threading import Timer
from typing import Any

HERE = "127.0.0.1"
USUAL_WORKERS, MOST_WORKERS = 2, 64
PORTS_TRIED, LAST_PORT = 20, 65535
OPEN_AFTER_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Service:
    """Where the server listens, how many work, and whether a browser is opened."""

    port: int
    browser: bool
    bind: str | None = None
    workers: int | None = None


def serve(service: Service) -> None:
    """Serve until it is stopped: this machine alone, or a server with accounts."""
    from wholestride.web.environment import local_mode

    try:
        ready = _ready_here if local_mode(os.environ) else _ready_for_accounts
        run = ready(service)
    except (OSError, ValueError) as why:
        raise SystemExit(f"Wholestride cannot start: {why}") from None
    run()


def _ready_for_accounts(service: Service) -> Callable[[], None]:
    """A server for several runners, behind a proxy that speaks TLS, ready to run."""
    from wholestride.web.environment import whole_number

    workers = whole_number(os.environ, "WHOLESTRIDE_WORKERS", USUAL_WORKERS, MOST_WORKERS)
    bind = service.bind or os.environ.get("WHOLESTRIDE_BIND") or HERE
    listener = listen(bind, service.port)
    prepare()
    from django.conf import settings

    from wholestride.web.serving import run_workers

    names = ", ".join(settings.ALLOWED_HOSTS)
    print(f"Wholestride serves {names} on {bind}, port {service.port}.", flush=True)  # noqa: T201
    return partial(run_workers, listener, service.workers or workers or 1)


def _ready_here(service: Service) -> Callable[[], None]:
    """The local mode, ready to run; prints the link that opens the door once."""
    from wholestride.web.door.local import is_loopback, new_link

    bind = service.bind or os.environ.get("WHOLESTRIDE_BIND") or HERE
    if not is_loopback(bind):
        raise ValueError(
            f"on {bind} others reach it, and without accounts they would be let in; "
            "set WHOLESTRIDE_MODE=server, or leave the address out"
        )
    if (service.workers or 1) > 1:
        raise ValueError("one worker is enough for one runner; --workers is for servers")
    listener = free_port(service.port)
    data = prepare()
    from wholestride.web.serving import run_alone

    port = listener.getsockname()[1]
    link = new_link(data, port)
    if port != service.port:
        print(f"Port {service.port} is taken; using {port}.")  # noqa: T201 - the verb's output
    print(f"Wholestride is at {link}", flush=True)  # noqa: T201
    print("The link works once, on this machine. Stop with Ctrl+C.", flush=True)  # noqa: T201
    if service.browser and has_screen(sys.platform, os.environ):
        Timer(OPEN_AFTER_SECONDS, webbrowser.open, (link,)).start()
    return partial(run_alone, listener)


def listen(address: str, port: int) -> socket.socket:
    """A socket on an address and a port; a proxy asks for this one and no other."""
    listener = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # The end of an answer does not wait until its beginning was acknowledged, which takes 40 ms.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listener.bind((address, port))
        listener.listen()
    except OSError as why:
        listener.close()
        raise OSError(
            why.errno, f"{address}, port {port}, cannot be used ({why.strerror})"
        ) from None
    return listener


def free_port(wanted: int) -> socket.socket:
    """A socket that listens on the wanted port of this machine, or on the next free one."""
    last = min(wanted + PORTS_TRIED, LAST_PORT)
    for port in range(wanted, last + 1):
        try:
            return listen(HERE, port)
        except OSError as why:
            if why.errno != errno.EADDRINUSE:
                raise OSError(why.strerror) from None
    raise OSError(f"ports {wanted} to {last} are taken; name another one with --port")


def has_screen(platform: str, environ: Any) -> bool:
    """False where opening a browser would fill the terminal with a text browser.

    >>> has_screen("linux", {}), has_screen("linux", {"DISPLAY": ":0"}), has_screen("darwin", {})
    (False, True, True)
    """
    return platform != "linux" or "DISPLAY" in environ or "WAYLAND_DISPLAY" in environ


def prepare() -> Path:
    """Bring the tables up to date, gather the static files, load the demo or sweep up."""
    data = bring_up_to_date()
    from django.conf import settings

    from wholestride.web.static_files import gather

    if settings.LOCAL_MODE:
        _first_runner()
    else:
        _command("clearsessions")
    gather(data)
    return data


def bring_up_to_date() -> Path:
    """Set Django up on a data folder whose tables are those of this version."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wholestride.web.settings")
    import django
    from django.conf import settings
    from django.db import OperationalError

    from wholestride.web.training.schema import missing_migrations

    data = Path(settings.DATA)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    django.setup()
    try:
        if missing_migrations():
            _keep_before_migrating()
            _command("migrate", verbosity=0, interactive=False)
        if not settings.LOCAL_MODE:
            _command("createcachetable", verbosity=0)
    except OperationalError as why:
        raise OSError(f"the database does not answer: {why}") from None
    return data


def _command(name: str, **options: Any) -> None:
    """One of Django's commands; their machinery is imported only here, as most starts need none."""
    from django.core.management import call_command

    call_command(name, **options)


def invite(email: str, days: int) -> tuple[str, datetime]:
    """The link of a new invitation, and until when it opens; refuses in words."""
    bring_up_to_date()
    from django.conf import settings
    from django.core.exceptions import ValidationError
    from django.core.validators import validate_email

    if settings.LOCAL_MODE:
        raise ValueError("invitations are for servers: set WHOLESTRIDE_MODE=server")
    try:
        validate_email(email)
    except ValidationError:
        raise ValueError(f"{email} is no e-mail address") from None
    from wholestride.web.accounts.invitations import link_for

    return link_for(email, days)


def _keep_before_migrating() -> None:
    """The tables are about to change: keep the SQLite file as it is."""
    from django.db import connection

    from wholestride.web.clock import now_in
    from wholestride.web.training.backup import BackupError, backup_before_migration

    if connection.vendor != "sqlite":
        return
    try:
        backup_before_migration(Path(connection.settings_dict["NAME"]), now_in("UTC"))
    except BackupError as why:
        raise OSError(f"no backup could be made before the tables change: {why}") from None


def _first_runner() -> None:
    """On the very first start there is a runner with a season to look at."""
    from django.contrib.auth import get_user_model

    from wholestride.web.door.local import LOCAL_NAME
    from wholestride.web.training.models import Runner

    user, _ = get_user_model().objects.get_or_create(username=LOCAL_NAME)
    if Runner.objects.filter(user=user).exists():
        return
    # the planner is imported only here, so that later starts are quick
    from wholestride.web.clock import today_in
    from wholestride.web.training.demo import load_demo

    load_demo(Runner(user=user, athlete={}), today_in("Europe/Berlin"))
