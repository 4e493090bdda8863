"""Changes to the good season, each as a runner or a bug would make it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.independent.checker import check
from tests.independent.facts import facts_of
from tests.independent.good_season import good_season

Season = dict[str, Any]
Change = Callable[[Season], None]


def find(season: Season, part: str, start: str) -> dict[str, Any]:
    """The run or session that starts then."""
    found: dict[str, Any] = next(item for item in season[part] if item["start"] == start)
    return found


def move(old: str, new: str, **also: Any) -> Change:
    def change(season: Season) -> None:
        find(season, "sessions", old).update(start=new, **also)

    return change


def set_session(begins: str, /, **values: Any) -> Change:
    def change(season: Season) -> None:
        find(season, "sessions", begins).update(values)

    return change


def set_run(begins: str, /, **values: Any) -> Change:
    def change(season: Season) -> None:
        find(season, "runs", begins).update(values)

    return change


def set_lines(begins: str, /, **values: Any) -> Change:
    """Change the first working line of a session."""

    def change(season: Season) -> None:
        find(season, "sessions", begins)["prescriptions"][0].update(values)

    return change


def set_athlete(**values: Any) -> Change:
    return lambda season: season["athlete"].update(values)


def set_week(index: int, **values: Any) -> Change:
    return lambda season: season["weeks"][index].update(values)


def add(part: str, item: dict[str, Any]) -> Change:
    return lambda season: season[part].append(item)


def both(*changes: Change) -> Change:
    def change(season: Season) -> None:
        for each in changes:
            each(season)

    return change


def broken_by(change: Change) -> list[str]:
    season = good_season()
    change(season)
    return check(season)


def broken_rule(rule: Callable[..., Any], change: Change) -> list[str]:
    """What one rule alone says about the changed season."""
    season = good_season()
    change(season)
    return list(rule(facts_of(season)))
