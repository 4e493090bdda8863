"""Starting the local server: a free port, data folder, tables, demo runner, link, WSGI server."""

from __future__ import annotations

import errno
import os
import socket
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

HERE = "127.0.0.1"
THREADS = 4
GRACE_SECONDS = 3
"""A request takes a second at most; a kept-alive connection must not hold up the end."""
PORTS_TRIED, LAST_PORT = 20, 65535
OPEN_AFTER_SECONDS = 0.1


@dataclass(frozen=True, slots=True)
class Service:
    """Where the server listens and whether a browser is opened."""

    port: int
    browser: bool


def serve(service: Service) -> None:
    """Serve on the loopback until it is stopped; prints the link that opens the door once."""
    try:
        listener = free_port(service.port)
        data = prepare()
    except (OSError, ValueError) as why:
        raise SystemExit(f"Wholestride cannot start: {why}") from None
    from wholestride.web.door.local import new_link

    port = listener.getsockname()[1]
    link = new_link(data, port)
    if port != service.port:
        print(f"Port {service.port} is taken; using {port}.")  # noqa: T201 - the verb's output
    print(f"Wholestride is at {link}", flush=True)  # noqa: T201
    print("The link works once, on this machine. Stop with Ctrl+C.", flush=True)  # noqa: T201
    if service.browser and has_screen(sys.platform, os.environ):
        Timer(OPEN_AFTER_SECONDS, webbrowser.open, (link,)).start()
    run_server(listener)


def free_port(wanted: int) -> socket.socket:
    """A socket that listens on the wanted port of this machine, or on the next free one."""
    last = min(wanted + PORTS_TRIED, LAST_PORT)
    for port in range(wanted, last + 1):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((HERE, port))
            listener.listen()
        except OSError as why:
            listener.close()
            if why.errno != errno.EADDRINUSE:
                raise OSError(f"port {port} cannot be used ({why.strerror})") from None
        else:
            return listener
    raise OSError(f"ports {wanted} to {last} are taken; name another one with --port")


def has_screen(platform: str, environ: Any) -> bool:
    """False where opening a browser would fill the terminal with a text browser.

    >>> has_screen("linux", {}), has_screen("linux", {"DISPLAY": ":0"}), has_screen("darwin", {})
    (False, True, True)
    """
    return platform != "linux" or "DISPLAY" in environ or "WAYLAND_DISPLAY" in environ


def prepare() -> Path:
    """Set Django up, bring the tables up to date, gather the static files, load the demo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wholestride.web.settings")
    import django
    from django.conf import settings
    from django.db import OperationalError

    from wholestride.web.static_files import gather
    from wholestride.web.training.schema import missing_migrations

    data = Path(settings.DATA)
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    django.setup()
    try:
        if missing_migrations():
            _keep_before_migrating()
            from django.core.management import call_command  # most starts do without

            call_command("migrate", verbosity=0, interactive=False)
        _first_runner()
    except OperationalError as why:
        raise OSError(f"the database does not answer: {why}") from None
    gather(data)
    return data


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


def run_server(listener: socket.socket) -> None:
    """Gunicorn's threads in this very process: one runner needs no master beside the worker."""
    from django.db import connections
    from gunicorn.app.base import BaseApplication
    from gunicorn.glogging import Logger
    from gunicorn.workers.gthread import ThreadWorker

    from wholestride.web.wsgi import application

    connections.close_all()  # every thread opens its own; the one of the start is not needed again

    class Settings(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        """Gunicorn without its command line."""

        def load_config(self) -> None:
            """Threads, and what is said."""
            options: dict[str, Any] = {
                "threads": THREADS,
                "loglevel": "warning",
                "keepalive": 20,
                "graceful_timeout": GRACE_SECONDS,
            }
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            """The application."""
            return application

    class Alone(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
        """A worker that nobody watches over, so that no master's end is its own."""

        def is_parent_alive(self) -> bool:
            """The shell that started it may go."""
            return True

    served = Settings()
    log = Logger(served.cfg)
    Alone(1, os.getppid(), [listener], served, served.cfg.timeout, served.cfg, log).init_process()
