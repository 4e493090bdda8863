"""Which changes of the tables a database has seen, without reading the changes themselves."""

from __future__ import annotations

import pkgutil
from importlib import import_module

from django.apps import apps
from django.db import DatabaseError, connection

Migration = tuple[str, str]
"""An application's label and a migration's name."""


def missing_migrations() -> set[Migration]:
    """The migrations that the database lacks; refuses a database of a newer version."""
    known, applied = _known(), _applied()
    newer = {each for each in applied - known if each[0] == "training"}
    if newer:
        raise ValueError(
            "the database was written by a newer version of Wholestride "
            f"({max(newer)[1]}); update this one, or name another folder in WHOLESTRIDE_DATA"
        )
    return known - applied


def _known() -> set[Migration]:
    found = set()
    for app in apps.get_app_configs():
        folder = f"{app.name}.migrations"
        try:
            names = pkgutil.iter_modules(import_module(folder).__path__)
        except ModuleNotFoundError:
            continue
        found |= {(app.label, each.name) for each in names if each.name[0] not in "_~"}
    return found


def _applied() -> set[Migration]:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT app, name FROM django_migrations")
            return {(app, name) for app, name in cursor.fetchall()}
    except DatabaseError:
        connection.ensure_connection()  # a database that does not answer is another matter
        return set()
