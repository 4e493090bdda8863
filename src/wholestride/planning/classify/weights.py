"""Numbers by kind: effort, importance, pace factor and usual minutes.

Importance is rule C01. Efforts, factors and usual minutes are our defaults (grade D): they
stand in until the runner's own sessions say better.
"""

from __future__ import annotations

from wholestride.domain.quantities import Distance, Pace
from wholestride.domain.running import KEY_LONG_RUN_MINUTES, RaceDistance, RunKind, RunSubkind

ASSUMED_EASY_PACE = Pace(390)
"""6:30 min/km where the runner has not said how fast easy is."""

_EFFORT = {
    RunKind.EASY: 3,
    RunKind.RECOVERY: 2,
    RunKind.LONG: 4,
    RunKind.TEMPO: 5,
    RunKind.INTERVALS: 6,
    RunKind.HILLS: 6,
    RunKind.RACE: 8,
    RunKind.CROSS: 3,
    RunKind.STRENGTH: 4,
    RunKind.REST: 0,
    RunKind.OTHER: 0,
}

_IMPORTANCE_HUNDREDTHS = {
    RunKind.RACE: 300,
    RunKind.INTERVALS: 100,
    RunKind.TEMPO: 100,
    RunKind.HILLS: 100,
    RunKind.LONG: 50,
    RunKind.EASY: 15,
    RunKind.RECOVERY: 10,
    RunKind.CROSS: 10,
    RunKind.STRENGTH: 0,
    RunKind.REST: 0,
    RunKind.OTHER: 0,
}

_PACE_PERCENT = {
    RunKind.RECOVERY: 105,
    RunKind.TEMPO: 92,
    RunKind.INTERVALS: 97,
    RunKind.HILLS: 105,
}
_MARATHON_PACE_PERCENT = 90

_USUAL_MINUTES = {
    RunKind.EASY: 45,
    RunKind.RECOVERY: 30,
    RunKind.LONG: 90,
    RunKind.TEMPO: 50,
    RunKind.INTERVALS: 55,
    RunKind.HILLS: 50,
    RunKind.RACE: 60,
    RunKind.CROSS: 45,
    RunKind.STRENGTH: 45,
    RunKind.REST: 0,
    RunKind.OTHER: 0,
}
USUAL_MEDIUM_LONG_MINUTES = 80

RACE_METRES = {
    RaceDistance.FIVE_KM: 5_000,
    RaceDistance.TEN_KM: 10_000,
    RaceDistance.HALF: 21_098,
    RaceDistance.MARATHON: 42_195,
    RaceDistance.ULTRA: 50_000,
}
_RACE_PACE_PERCENT = {
    RaceDistance.FIVE_KM: 75,
    RaceDistance.TEN_KM: 78,
    RaceDistance.HALF: 83,
    RaceDistance.MARATHON: 90,
    RaceDistance.ULTRA: 120,
}


def effort(kind: RunKind, subkind: RunSubkind | None = None) -> int:
    """Session effort on the CR10 scale, 0 to 10, warm-up and cool-down included (grade D).

    Source of the scale: Foster 2001, session RPE.

    >>> effort(RunKind.INTERVALS), effort(RunKind.LONG)
    (6, 4)
    """
    if subkind is RunSubkind.MARATHON_PACE:
        return max(_EFFORT[kind], 5)
    return _EFFORT[kind]


def load(kind: RunKind, subkind: RunSubkind | None, minutes: int) -> int:
    """Session load: CR10 effort x minutes [arbitrary units].

    >>> load(RunKind.INTERVALS, None, 55)
    330
    """
    return effort(kind, subkind) * minutes


def importance_hundredths(kind: RunKind, subkind: RunSubkind | None = None) -> int:
    """Weight of the run in the cost of interference, in hundredths (rule C01).

    >>> importance_hundredths(RunKind.RACE), importance_hundredths(RunKind.EASY)
    (300, 15)
    >>> importance_hundredths(RunKind.TEMPO, RunSubkind.MARATHON_PACE)
    80
    """
    if subkind is RunSubkind.MARATHON_PACE:
        return 80
    if subkind is RunSubkind.MEDIUM_LONG:
        return 30
    return _IMPORTANCE_HUNDREDTHS[kind]


def is_key(kind: RunKind, subkind: RunSubkind | None, minutes: int) -> bool:
    """Key runs: intervals, tempo, hills, marathon pace, race, long from 90 min (rule C04).

    >>> is_key(RunKind.LONG, None, 90), is_key(RunKind.LONG, RunSubkind.MEDIUM_LONG, 100)
    (True, False)
    """
    if subkind is RunSubkind.MARATHON_PACE:
        return True
    if kind is RunKind.LONG:
        return subkind is None and minutes >= KEY_LONG_RUN_MINUTES
    return kind in (RunKind.INTERVALS, RunKind.TEMPO, RunKind.HILLS, RunKind.RACE)


def minutes_for(
    distance: Distance, easy_pace: Pace, kind: RunKind, subkind: RunSubkind | None = None
) -> int:
    """Minutes that the distance takes at the kind's usual share of the easy pace (grade D).

    >>> minutes_for(Distance(10_000), Pace(390), RunKind.EASY)
    65
    """
    percent = _PACE_PERCENT.get(kind, 100)
    if subkind is RunSubkind.MARATHON_PACE and kind is RunKind.TEMPO:
        percent = _MARATHON_PACE_PERCENT
    return max(1, round(easy_pace.minutes_for(distance) * percent / 100))


def race_minutes(distance: Distance, race: RaceDistance, easy_pace: Pace) -> int:
    """Minutes that a race takes from the easy pace and the race's usual share of it (grade D).

    >>> race_minutes(Distance(42_195), RaceDistance.MARATHON, Pace(390))
    247
    """
    return max(1, round(easy_pace.minutes_for(distance) * _RACE_PACE_PERCENT[race] / 100))


def usual_minutes(kind: RunKind, subkind: RunSubkind | None = None) -> int:
    """Minutes assumed where nothing says how long the run is (grade D)."""
    if subkind is RunSubkind.MEDIUM_LONG:
        return USUAL_MEDIUM_LONG_MINUTES
    return _USUAL_MINUTES[kind]
