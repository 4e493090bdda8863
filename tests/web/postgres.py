"""A PostgreSQL for tests and benchmarks: the one that is named, or one of our own for a while."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

PROGRAMS = Path("/usr/lib/postgresql")
PLAIN_USERS = ("postgres", "nobody")
"""PostgreSQL refuses to run as root, so root lends it one of these."""
NAME = "wholestride"
CARELESS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
QUESTIONS, SECONDS_BETWEEN = 400, 0.05
SECONDS_TO_INSTALL = 300


class MissingError(Exception):
    """There is no PostgreSQL here, and none can be had."""


@contextmanager
def postgres(*, durable: bool = True) -> Iterator[str]:
    """The address of a database whose user may make others: ``TEST_PG_URL`` or a cluster.

    The cluster listens on a socket in a folder of its own, never on the network. One that is not
    durable answers the same and waits for no disk.
    """
    if given := os.environ.get("TEST_PG_URL"):
        yield given
        return
    programs = _programs()
    folder = Path(tempfile.mkdtemp(prefix="wholestride-pg-"))
    user = _plain_user()
    if user:
        shutil.chown(folder, user, pwd.getpwnam(user).pw_gid)
    try:
        yield from _cluster(programs, folder, user, {} if durable else CARELESS)
    finally:
        shutil.rmtree(folder)


def _programs() -> Path:
    if not _newest():
        _install()
    found = _newest()
    if found is None:
        raise MissingError("PostgreSQL is not installed and TEST_PG_URL is not set")
    return found


def _newest() -> Path | None:
    found = [each.parent for each in PROGRAMS.glob("*/bin/initdb")]
    return max(found, key=lambda each: float(each.parent.name), default=None)


def _install() -> None:
    """On Debian root may install it; elsewhere nothing happens."""
    if os.geteuid() == 0 and shutil.which("apt-get"):
        command = ["apt-get", "install", "-y", "--no-install-recommends", "postgresql"]
        environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(
            command, check=False, capture_output=True, env=environ, timeout=SECONDS_TO_INSTALL
        )


def _plain_user() -> str | None:
    """Whom to run it as; None for oneself."""
    if os.geteuid() != 0:
        return None
    known = {each.pw_name for each in pwd.getpwall()}
    return next((each for each in PLAIN_USERS if each in known), None)


def _cluster(
    programs: Path, folder: Path, user: str | None, more: Mapping[str, str]
) -> Iterator[str]:
    data = folder / "data"
    making: list[str | Path] = [
        programs / "initdb",
        "-D",
        data,
        "-U",
        NAME,
        "-A",
        "trust",
        "-E",
        "UTF8",
        "-N",
    ]
    group = pwd.getpwnam(user).pw_gid if user else None
    groups: list[str | int] | None = [] if user else None
    subprocess.run(
        making,
        check=True,
        capture_output=True,
        cwd=folder,
        user=user,
        group=group,
        extra_groups=groups,
    )
    settings = {
        "listen_addresses": "",
        "unix_socket_directories": str(folder),
        "max_connections": "40",
        "shared_buffers": "64MB",
        **more,
    }
    running: list[str | Path] = [programs / "postgres", "-D", data]
    running += [f"--{name}={value}" for name, value in settings.items()]
    with (folder / "log").open("w") as log:
        server = subprocess.Popen(
            running, stderr=log, cwd=folder, user=user, group=group, extra_groups=groups
        )
    try:
        _wait(programs, folder, server)
        subprocess.run(
            [programs / "createdb", "-h", folder, "-U", NAME, NAME], check=True, cwd=folder
        )
        yield f"postgresql://{NAME}@/{NAME}?host={folder}"
    finally:
        server.terminate()
        try:
            server.wait(5)  # "smart" waits for those who are still connected
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _wait(programs: Path, folder: Path, server: subprocess.Popen[bytes]) -> None:
    asking: list[str | Path] = [programs / "pg_isready", "-q", "-h", folder, "-U", NAME]
    for _ in range(QUESTIONS):
        if subprocess.run(asking, check=False).returncode == 0:
            return
        if server.poll() is not None:
            break
        time.sleep(SECONDS_BETWEEN)
    raise RuntimeError(f"PostgreSQL does not start: {(folder / 'log').read_text()}")
