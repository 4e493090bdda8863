"""The runner's easy pace, written down or from a recent race."""

from __future__ import annotations

import re

from wholestride.domain.quantities import METRES_PER_MILE, Pace
from wholestride.domain.running import RaceDistance
from wholestride.formats.athlete_file.tables import Misfit
from wholestride.formats.athlete_file.values import plain
from wholestride.formats.wording import near, shown

RIEGEL_EXPONENT = 1.06
"""Time grows with distance to this power (Riegel 1981, Am Sci 69:285)."""

EASY_TO_TEN_KM_PACE = 1.27
"""Easy pace as a multiple of 10 km pace; our default (10 km in 48:30 gives 6:10 /km)."""

FASTEST_S_PER_KM, SLOWEST_S_PER_KM = 150, 900

KM_OF: dict[RaceDistance, float] = {
    RaceDistance.FIVE_KM: 5,
    RaceDistance.TEN_KM: 10,
    RaceDistance.HALF: 21.0975,
    RaceDistance.MARATHON: 42.195,
    RaceDistance.ULTRA: 50,
}

_WORDS = {
    "half": RaceDistance.HALF,
    "half-marathon": RaceDistance.HALF,
    "halfmarathon": RaceDistance.HALF,
    "hm": RaceDistance.HALF,
    "marathon": RaceDistance.MARATHON,
    "full-marathon": RaceDistance.MARATHON,
    "ultra": RaceDistance.ULTRA,
    "ultramarathon": RaceDistance.ULTRA,
    "parkrun": RaceDistance.FIVE_KM,
}
_LONGEST_KM = {
    RaceDistance.FIVE_KM: 7.5,
    RaceDistance.TEN_KM: 15.5,
    RaceDistance.HALF: 30,
    RaceDistance.MARATHON: 43,
}
_LENGTH = re.compile(r"(\d{1,6}(?:[.,]\d{1,4})?)\s*(km?|mi(?:les?)?|m)", re.IGNORECASE)
_RESULT = re.compile(r"(.+?)\s+(?:in\s+)?(?:(\d{1,2}):)?(\d{1,3}):([0-5]\d)\s*")


def easy_pace(value: object) -> Pace:
    """Read ``6:10 /km`` or ``9:55 /mi``."""
    try:
        pace = Pace.parse(value) if isinstance(value, str) else None
    except ValueError:
        pace = None
    if pace is None:
        raise Misfit(f"{shown(value)} is not a pace.", 'Write it like "6:10 /km" or "9:55 /mi".')
    return _plausible(pace, value)


def recent_race(value: object) -> Pace:
    """The easy pace that follows from a race result such as ``10 km 48:30``.

    >>> print(recent_race("10 km 48:30"), recent_race("marathon 3:30:00"))
    6:10 /km 5:48 /km
    """
    match = _RESULT.fullmatch(value) if isinstance(value, str) else None
    length = race_km(match[1]) if match else None
    if match is None or length is None:
        raise Misfit(f"{shown(value)} is not a race result.", 'Write it like "10 km 48:30".')
    seconds = int(match[2] or 0) * 3600 + int(match[3]) * 60 + int(match[4])
    ten_km_seconds = seconds * (10 / length) ** RIEGEL_EXPONENT
    return _plausible(Pace(round(ten_km_seconds / 10 * EASY_TO_TEN_KM_PACE)), value)


def _plausible(pace: Pace, value: object) -> Pace:
    if FASTEST_S_PER_KM <= pace.seconds_per_km <= SLOWEST_S_PER_KM:
        return pace
    raise Misfit(
        f"{shown(value)} gives an easy pace of {pace}, which is not possible.", "Check the numbers."
    )


def race_km(written: str) -> float | None:
    """The length of a race that is written as a word or a number [km]; None where it is neither."""
    named = _WORDS.get(plain(written))
    if named is not None:
        return KM_OF[named]
    match = _LENGTH.fullmatch(written.strip())
    if match is None:
        return None
    unit = match[2].casefold()
    factor = METRES_PER_MILE / 1000 if unit.startswith("mi") else 0.001 if unit == "m" else 1.0
    return float(match[1].replace(",", ".")) * factor or None


def race_distance(value: object) -> RaceDistance:
    """The distance that the taper and recovery rules know, nearest to what was written.

    >>> print(race_distance("marathon"), race_distance("50 km"), race_distance("10 miles"))
    marathon ultra half
    """
    written = value if isinstance(value, str) else ""
    length = race_km(written)
    if length is None:
        listed = ", ".join(RaceDistance)
        step = near(written, [*RaceDistance, *_WORDS], f"Write one of: {listed}.")
        raise Misfit(f"{shown(value)} is not a race distance.", step)
    for distance, longest in _LONGEST_KM.items():
        if length <= longest:
            return distance
    return RaceDistance.ULTRA
