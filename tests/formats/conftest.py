"""What the tests of the formats may ask for."""

from __future__ import annotations

import pytest

from wholestride.catalogue.loader import load
from wholestride.domain.catalogue import Catalogue


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The packaged catalogue."""
    return load()
