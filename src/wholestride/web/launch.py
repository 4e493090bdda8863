"""Starting the local server: data folder, tables, demo runner, one-time link, WSGI server."""

from __future__ import annotations

import os
import sys
import webbrowser
from dataclasses import dataclass
from pathlib import Path
from threading import Timer
from typing import Any

THREADS = 4
OPEN_AFTER_SECONDS = 1.0


@dataclass(frozen=True, slots=True)
class Service:
    """Where the server listens and whether a browser is opened."""

    port: int
    browser: bool


def serve(service: Service) -> None:
    """Serve on the loopback until it is stopped; prints the link that opens the door once."""
    os.environ["WHOLESTRIDE_MODE"] = "local"
    data = prepare()
    from wholestride.web.door.local import new_link

    link = new_link(data, service.port)
    print(f"Wholestride is at {link}", flush=True)  # noqa: T201 - this is the verb's output
    print("The link works once, on this machine. Stop with Ctrl+C.", flush=True)  # noqa: T201
    if service.browser:
        Timer(OPEN_AFTER_SECONDS, webbrowser.open, (link,)).start()
    run_server(service.port)


def prepare() -> Path:
    """Set Django up, bring the tables up to date, gather the static files, load the demo."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wholestride.web.settings")
    import django
    from django.conf import settings
    from django.core.management import call_command

    data = Path(settings.DATA)
    data.mkdir(parents=True, exist_ok=True)
    django.setup()
    call_command("migrate", verbosity=0, interactive=False)
    call_command("collectstatic", verbosity=0, interactive=False, clear=False)
    _first_runner()
    return data


def _first_runner() -> None:
    """On the very first start there is a runner with a season to look at."""
    from django.contrib.auth import get_user_model

    from wholestride.web.clock import today_in
    from wholestride.web.door.local import LOCAL_NAME
    from wholestride.web.training.demo import load_demo
    from wholestride.web.training.models import Runner

    user, _ = get_user_model().objects.get_or_create(username=LOCAL_NAME)
    if not Runner.objects.filter(user=user).exists():
        load_demo(Runner(user=user, athlete={}), today_in("Europe/Berlin"))


def run_server(port: int) -> None:
    """One worker with threads; the application is loaded before the first request."""
    from gunicorn.app.base import BaseApplication

    from wholestride.web.wsgi import application

    class Server(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
        """Gunicorn without its command line."""

        def load_config(self) -> None:
            """One worker, threads, the loopback."""
            options: dict[str, Any] = {
                "bind": f"127.0.0.1:{port}",
                "workers": 1,
                "threads": THREADS,
                "worker_class": "gthread",
                "preload_app": True,
                "loglevel": "warning",
                "keepalive": 20,
            }
            for key, value in options.items():
                self.cfg.set(key, value)

        def load(self) -> Any:
            """The application."""
            return application

    sys.argv = sys.argv[:1]
    Server().run()
