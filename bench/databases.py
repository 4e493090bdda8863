"""Both databases that the application knows, for a while."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager

from tests.web.postgres import MissingError, postgres


@contextmanager
def both_databases() -> Iterator[Mapping[str, Mapping[str, str]]]:
    """What the environment says of each by its name; SQLite alone, and said, without the other."""
    databases: dict[str, Mapping[str, str]] = {"SQLite": {}}
    with ExitStack() as stack:
        try:
            databases["PostgreSQL"] = {"DATABASE_URL": stack.enter_context(postgres())}
        except MissingError as why:
            print(f"  {why}")
        yield databases
