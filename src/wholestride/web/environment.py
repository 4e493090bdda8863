"""What the environment says: the data folder, the database, the signing key."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

SECRET_BYTES = 48
SQLITE_START = (
    "PRAGMA journal_mode=WAL;PRAGMA synchronous=FULL;PRAGMA foreign_keys=ON;"
    "PRAGMA cache_size=-2000;PRAGMA mmap_size=67108864;PRAGMA journal_size_limit=67108864"
)
"""An acknowledged set survives a power cut (FULL), and readers never wait for writers (WAL)."""


LOCAL, SERVER = "local", "server"
SETTINGS: dict[str, str] = {
    "WHOLESTRIDE_DATA": "the data folder",
    "DATABASE_URL": "a PostgreSQL address instead of the file in the data folder",
    "WHOLESTRIDE_SECRET": "the signing key; otherwise one is made and kept in the data folder",
    "WHOLESTRIDE_PRIVATE_NETWORKS": "networks of yours that calendars may be fetched from",
    "WHOLESTRIDE_MODE": "local (one runner, this machine) or server (accounts)",
    "WHOLESTRIDE_HOSTS": "the names under which the server is reached, with commas",
    "WHOLESTRIDE_BIND": "the address to listen on, 127.0.0.1 for a proxy on the same machine",
    "WHOLESTRIDE_WORKERS": "processes of a server, 2 by default",
    "WHOLESTRIDE_PROXIES": "how many proxies of yours stand before the server, 1 by default",
    "WHOLESTRIDE_HSTS": "seconds for which browsers insist on TLS, 0 by default",
    "WHOLESTRIDE_SIGN_UP": "open, invitation (the default) or closed",
    "WHOLESTRIDE_MAIL": "console:, file:/folder, smtp://user:password@host:587 or smtps://",
    "WHOLESTRIDE_MAIL_FROM": "the sender of the server's mails",
    "WHOLESTRIDE_OIDC_ISSUER": "the address of an OpenID Connect provider",
    "WHOLESTRIDE_OIDC_CLIENT": "the client id that the provider gave",
    "WHOLESTRIDE_OIDC_SECRET": "the client secret that the provider gave",
    "WHOLESTRIDE_OIDC_NAME": "what the button of the provider says",
}
"""Every variable that the web application reads, and what it is."""


def local_mode(environ: Mapping[str, str]) -> bool:
    """True for one runner on this machine, False for a server with accounts.

    >>> local_mode({}), local_mode({"WHOLESTRIDE_MODE": "server"})
    (True, False)
    """
    mode = environ.get("WHOLESTRIDE_MODE") or LOCAL
    if mode not in (LOCAL, SERVER):
        raise ValueError(f"WHOLESTRIDE_MODE is {mode!r}; it may be local or server")
    return mode == LOCAL


def whole_number(environ: Mapping[str, str], name: str, usual: int, most: int) -> int:
    """The number of a setting; refuses what is no number from 0 to ``most`` in words.

    >>> whole_number({"WHOLESTRIDE_WORKERS": "4"}, "WHOLESTRIDE_WORKERS", 2, 64)
    4
    """
    given = environ.get(name) or str(usual)
    if not (given.isascii() and given.isdecimal()) or int(given) > most:
        raise ValueError(f"{name} is {given!r}; it may be a number from 0 to {most}")
    return int(given)


def host_names(environ: Mapping[str, str], usual: str = "") -> list[str]:
    """The names under which the application answers.

    >>> host_names({"WHOLESTRIDE_HOSTS": "strength.example, www.strength.example"})
    ['strength.example', 'www.strength.example']
    """
    given = environ.get("WHOLESTRIDE_HOSTS") or usual
    return [name for each in given.split(",") if (name := each.strip())]


def data_folder(environ: Mapping[str, str]) -> Path:
    """Where the database and backups live: ``WHOLESTRIDE_DATA``, else the user's data home."""
    if given := environ.get("WHOLESTRIDE_DATA"):
        return Path(given).expanduser().resolve()
    home = environ.get("XDG_DATA_HOME") or "~/.local/share"
    return Path(home).expanduser() / "wholestride"


def database_from(environ: Mapping[str, str], data: Path) -> dict[str, Any]:
    """Django's database settings: SQLite in the data folder, or what ``DATABASE_URL`` names.

    >>> found = database_from({"DATABASE_URL": "postgresql://ana:s%20t@db:5433/runs"}, Path("."))
    >>> found["USER"], found["PASSWORD"], found["HOST"], found["PORT"], found["NAME"]
    ('ana', 's t', 'db', '5433', 'runs')

    A socket's folder and what else the driver understands follow a question mark.

    >>> database_from({"DATABASE_URL": "postgresql:///runs?host=/run/pg"}, Path("."))["HOST"]
    '/run/pg'
    """
    address = environ.get("DATABASE_URL")
    if address:
        return _postgres(address)
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": data / "wholestride.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 10,
            "init_command": SQLITE_START,
        },
        "TEST": {"NAME": None},
    }


def _postgres(address: str) -> dict[str, Any]:
    parts = urlsplit(address)
    if parts.scheme not in ("postgres", "postgresql"):
        raise ValueError(
            f"DATABASE_URL begins with {parts.scheme!r}; postgresql:// is what we can use"
        )
    more = dict(parse_qsl(parts.query))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.lstrip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": more.pop("host", parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "OPTIONS": {"options": "-c statement_timeout=15000", **more},
    }


def secret_from(environ: Mapping[str, str], data: Path) -> str:
    """The signing key: ``WHOLESTRIDE_SECRET``, else one kept in the data folder for its owner."""
    if given := environ.get("WHOLESTRIDE_SECRET"):
        return given
    file = data / "secret"
    if not file.exists():
        _keep_for_owner(file, secrets.token_urlsafe(SECRET_BYTES))
    return file.read_text()


def _keep_for_owner(file: Path, text: str) -> None:
    """Write a whole file at once; of two processes that start together the first one wins."""
    file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    half = file.with_name(f"{file.name}.{os.getpid()}")
    with os.fdopen(os.open(half, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(text)
    with suppress(FileExistsError):
        os.link(half, file)
    half.unlink()
