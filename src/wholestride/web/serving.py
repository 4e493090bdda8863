"""Gunicorn without its command line: one process for one runner, workers for a server."""

from __future__ import annotations

import gc
import os
import socket
import sys
from collections.abc import Callable
from typing import Any

from django.db import connections
from gunicorn.app.base import BaseApplication
from gunicorn.glogging import Logger
from gunicorn.workers.gthread import ThreadWorker

from wholestride.web.training.background import wake_after_start

THREADS = 4
GRACE_SECONDS = 3
"""A request takes a second at most; a kept-alive connection must not hold up the end."""


class Served(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """The application with our settings of gunicorn."""

    def __init__(self, **more: Any) -> None:
        self.more = more
        super().__init__()

    def load_config(self) -> None:
        """Threads, and what is said."""
        options = {
            "threads": THREADS,
            "loglevel": "warning",
            "keepalive": 20,
            "graceful_timeout": GRACE_SECONDS,
            "post_worker_init": wake_after_start,
            **self.more,
        }
        for key, value in options.items():
            self.cfg.set(key, value)

    def load(self) -> Callable[..., Any]:
        """The application."""
        from wholestride.web.wsgi import application

        return application


class Alone(ThreadWorker):  # type: ignore[misc]  # gunicorn has no types
    """A worker that nobody watches over, so that no master's end is its own."""

    def is_parent_alive(self) -> bool:
        """The shell that started it may go."""
        return True

    def handle_quit(self, sig: int, frame: object) -> None:
        """Ctrl+C: what is being answered is answered, connections kept open are let go.

        The parent's way takes the lock of the thread pool, which the thread that the signal
        interrupts may hold: then it would wait for itself, with no master to end it.
        """
        self.handle_exit(sig, frame)
        self.method_queue.defer(self.murder_keepalived, True)


def run_alone(listener: socket.socket) -> None:
    """Gunicorn's threads in this very process: one runner needs no master beside the worker."""
    served = Served()
    served.load()
    connections.close_all()  # every thread opens its own; the one of the start is not needed again
    log = Logger(served.cfg)
    Alone(1, os.getppid(), [listener], served, served.cfg.timeout, served.cfg, log).init_process()


def run_workers(listener: socket.socket, workers: int) -> None:
    """Workers that share the application, which is loaded once, and a master that watches them."""
    from django.urls import get_resolver

    from wholestride.web.later import import_all

    served = Served(
        bind=f"fd://{listener.detach()}",
        workers=workers,
        worker_class="gthread",
        preload_app=True,
    )
    served.load()
    assert get_resolver().url_patterns, "the addresses name the pages"
    import_all()
    gc.freeze()  # the collector leaves what the workers share alone, so that it stays shared
    connections.close_all()  # a connection must not be shared between workers
    sys.argv = sys.argv[:1]
    served.run()
