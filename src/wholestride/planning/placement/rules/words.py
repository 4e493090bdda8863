"""Bans as short sentences made from the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from wholestride.domain.running import RaceDistance, Run, RunKind
from wholestride.planning.placement.clock import DAY, HOUR
from wholestride.planning.placement.rules.offers import HEAVY, Ban, Offer
from wholestride.planning.placement.running_calendar import is_race

RUN_NAMES: Mapping[RunKind, str] = {
    RunKind.LONG: "long run",
    RunKind.EASY: "easy run",
    RunKind.RECOVERY: "recovery run",
    RunKind.HILLS: "hills",
    RunKind.CROSS: "cross-training",
}


def run_words(run: Run) -> str:
    """A run as a runner would name it, such as Tuesday's intervals."""
    if is_race(run):
        half = run.race is not None and run.race.distance is RaceDistance.HALF
        name = "half marathon" if half else str(run.race.distance) if run.race else "race"
        return f"{run.start:%A}'s {name} race" if name[:1].isdigit() else f"{run.start:%A}'s {name}"
    kind = RUN_NAMES.get(run.kind, str(run.kind))
    return f"{run.start:%A}'s {str(run.subkind).replace('-', ' ') if run.subkind else kind}"


def session_words(offer: Offer) -> str:
    """A session as a runner would name it, such as Tuesday's full session."""
    return f"{weekday_name(offer.day)}'s {offer.kind} session"


def weekday_name(day: int) -> str:
    """The weekday of an ordinal in words."""
    return f"{date.fromordinal(day):%A}"


def listed_days(days: Iterable[int], word: str) -> str:
    """Weekdays in a row.

    >>> monday = date(2026, 11, 23).toordinal()
    >>> listed_days([monday, monday + 2, monday + 4], "or")
    'Monday, Wednesday or Friday'
    """
    names = list(dict.fromkeys(weekday_name(day) for day in days))
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} {word} {names[-1]}"


def span_words(minutes: int) -> str:
    """A gap in hours, from three days on in days.

    >>> span_words(800), span_words(5 * 1440 + 700)
    ('13 h', '5 days')
    """
    if minutes >= 3 * DAY:
        return f"{minutes // DAY} days"
    return f"{minutes // HOUR} h" if minutes >= HOUR else f"{minutes} min"


def ban_words(ban: Ban, offer: Offer) -> str:
    """Why the offer is forbidden, in a line without a full stop."""
    return WORDS[ban.rule](ban, offer)


def _run(ban: Ban) -> str:
    return run_words(ban.run) if ban.run is not None else "a run"


def _other(ban: Ban) -> str:
    return session_words(ban.other) if ban.other is not None else "another session"


def _spacing(ban: Ban, offer: Offer) -> str:
    gap = span_words(abs(ban.minutes))
    if ban.other is not None and ban.other.day == offer.day:
        return f"on the same day as {_other(ban)}; one leg session a day"
    return f"{gap} from {_other(ban)}; leg sessions keep 48 h"


def _first_bouts(ban: Ban, offer: Offer) -> str:
    if ban.run is None:
        return "a stand-in is only for the first two leg sessions"
    keep = 48 if offer.dose >= HEAVY else 24
    return f"{span_words(ban.minutes)} before {_run(ban)}; the first leg sessions keep {keep} h"


def _beside_a_run(ban: Ban, _: Offer) -> str:
    if ban.minutes < HOUR // 2:
        return f"right beside {_run(ban)}; leg work keeps 6 h, at least 3"
    return f"{span_words(ban.minutes)} from {_run(ban)}; leg work keeps 6 h, at least 3"


def _before_race(ban: Ban, offer: Offer) -> str:
    if ban.run is None:
        return "a primer belongs to the week of an A race up to 10 km"
    return f"{span_words(ban.minutes)} before {_run(ban)}, too close for {offer.kind}"


def _after_race(ban: Ban, _: Offer) -> str:
    return f"{span_words(ban.minutes)} after {_run(ban)}; the legs still recover"


WORDS: Mapping[str, Callable[[Ban, Offer], str]] = {
    "I01": lambda ban, _: f"{span_words(ban.minutes)} before {_run(ban)}; leg work keeps 24 h",
    "I03": _first_bouts,
    "I04": lambda ban, _: f"before {_run(ban)} on the same day; the run comes first",
    "I05": _beside_a_run,
    "I14": lambda ban, _: f"new jumps {span_words(ban.minutes)} before {_run(ban)}",
    "I16": _spacing,
    "I17": lambda ban, _: f"a third leg session beside {ban.minutes} key runs",
    "MOB01": lambda ban, _: f"long holds and lifting within two hours of each other, {_other(ban)}",
    "L08": lambda _, offer: f"{weekday_name(offer.day)} is the week's last day without hard work",
    "T01": _before_race,
    "R01": _after_race,
    "R03": _after_race,
    "R04": _after_race,
    "window": lambda ban, _: f"no window of {ban.minutes} min there",
    "minutes": lambda ban, offer: f"{ban.minutes} min are too short for {offer.kind}",
    "rest day": lambda _, offer: f"{weekday_name(offer.day)} is a rest day",
    "unavailable": lambda ban, _: f"away: {ban.note}",
    "injury": lambda ban, offer: f"no {offer.kind} for now: {ban.note}",
    "season": lambda _ban, _offer: "outside the days that can still be planned",
    "overlap": lambda ban, _: f"at the time of {_run(ban)}",
    "taken": lambda ban, _: f"the window already holds {_other(ban)}",
    "one a day": lambda ban, _: f"one session a day, and {_other(ban)} is there",
    "one of a kind": lambda ban, _: f"{_other(ban)} is there already",
}
"""By rule id, or by the runner's own word where no rule of the evidence speaks."""
