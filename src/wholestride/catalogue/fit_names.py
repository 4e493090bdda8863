"""Categories and exercise names of the FIT format with their numbers."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from wholestride.domain.exercise import FitName


@dataclass(frozen=True, slots=True)
class FitCategory:
    """A category of the FIT format: its number, and the numbers of its exercise names."""

    number: int
    names: Mapping[str, int]


@lru_cache(maxsize=1)
def fit_categories() -> Mapping[str, FitCategory]:
    """Every category of the FIT format, as packaged in ``fit_names.csv``.

    >>> fit_categories()["squat"].names["goblet_squat"]
    37
    """
    text = (resources.files("wholestride.catalogue") / "data" / "fit_names.csv").read_text("utf-8")
    categories: dict[str, FitCategory] = {}
    for row in text.splitlines()[1:]:
        number, category, written = row.split(",")
        pairs = (pair.split("=") for pair in written.split())
        categories[category] = FitCategory(int(number), {name: int(n) for name, n in pairs})
    return categories


def fit_name(category: str, name: str = "") -> FitName:
    """The FIT numbers of a category and, where given, of an exercise name in it.

    Raises:
        KeyError: when the FIT format has no such category or name.

    >>> fit_name("squat", "goblet_squat").name_number
    37
    """
    found = fit_categories()[category]
    if not name:
        return FitName(category, found.number)
    return FitName(category, found.number, name, found.names[name])
