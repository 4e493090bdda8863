"""Lengths: distances, minutes and repeats written in a title."""

from __future__ import annotations

import re
from dataclasses import dataclass
from statistics import fmean

from wholestride.domain.quantities import METRES_PER_MILE, Distance

METRES_PER_SWEDISH_MIL = 10_000

MOST_METRES = 400_000
MOST_MINUTES = 60 * 60
"""No single run is longer; a greater number in a title is something else."""

MILES_BELOW = 16
LONG_MILES_BELOW = 33
"""A bare "m" means miles up to here (5m mod, 20m long) and minutes above (45 m)."""

METRES_FROM = 100
"""From here on a bare "m" means metres (6 x 800m)."""

SHORTEST_RUN_IN_METRES = 2000
"""Fewer metres, written as metres, are a piece of a run and not the whole."""

SHORTEST_WITH_REPEATS_MINUTES = 15
SHORTEST_WITH_REPEATS = Distance(3000)

_NUMBER = r"(\d{1,4}(?:[.,]\d{1,2})?)"
_RANGE = rf"{_NUMBER}(?: ?(?:-|to|bis|a) ?{_NUMBER})?"
_KM = r"k(?:m|ms|ilometer|ilometers|ilometre|ilometres|ilometros?)?"
_MILES = r"mi(?:les?|llas?|glia|lles|s)?|meilen?"
_MINUTES = r"min(?:s|ute|utes|uten|uter|utos?|uti|uut|uten)?|'(?!')"
_SECONDS = r"s(?:ec|ecs|econds?|ek|ekunden?|ekunder|egundos?|econdes?)?|\"|''"
_HOURS = r"h(?:rs?|ours?|eures?|oras?)?|std|stunden?|horas?|tim(?:me|mar)?|uur|or[ae]"
_DISTANCE_AT = re.compile(rf"(?<![\d.,:]){_RANGE} ?-?(?:({_KM})|({_MILES})|(mil)|(m))\b(?!/)")
_MINUTES_AT = re.compile(rf"(?<![\d.,:]){_RANGE} ?-?(?:({_MINUTES})|({_SECONDS}))(?![a-z])")
_CLOCK_AT = re.compile(r"(?<![\d:.@])(\d):([0-5]\d)(?::[0-5]\d)?(?![\d:]| ?(?:min)? ?/| ?[ap]\.?m)")
_HOURS_AT = re.compile(
    rf"(?<![\d.,:])(\d{{1,2}})(?:[.,:](\d{{1,2}}))? ?-?(?:{_HOURS})\b"
    rf"|(?<![\d.,:])(\d{{1,2}}) ?h ?([0-5]\d)\b"
)
_HOURS_AND_MINUTES = re.compile(
    rf"(?<![\d.,:])(\d{{1,2}}) ?-?(?:{_HOURS}),? ?(?:and |und |et |y |och )?([0-5]?\d) ?"
    rf"(?:{_MINUTES}|m\b)?(?![\d.,]| ?(?:x|{_KM}|{_MILES})\b)"
)
_REPEATS_AT = re.compile(
    rf"\b(\d{{1,2}}) ?(?:x|times) ?\(? ?{_NUMBER} ?-?"
    rf"(?:({_KM})\b|({_MILES})\b|({_MINUTES})|({_SECONDS})(?![a-z])|(m)\b)?"
)
_PACES = re.compile(
    r"\d{1,2}:\d\d ?(?:min)?(?:utes)? ?/ ?(?:km|k|mi|mile)\b"
    r"|@ ?(?:\d[\d:.,-]*)(?: ?(?:km|k|mi|miles?)\b)?"
    r"|\b(?:im|at|au|a|en|i) \d+ ?-?km?-? ?(?:pace|tempo|fart|ritmo|allure)"
)
_RACE_PACE = re.compile(r"\b\d+ ?-?km? (?:goal |race )?(?:pace|effort)\b")
_JOINED = re.compile(
    r"\+|\bam\b.*\bpm\b|\bthen\b|\bdann\b|\bpuis\b|\bluego\b|\bsedan\b|\bw(arm)?-?u(p)?\b|\bc(ool)?-?d(own)?\b"
    r"|\beinlaufen\b|\bauslaufen\b|\bechauffement\b|\bcalentamiento\b|\buppvarmning\b"
)
_WALK = re.compile(r"\b(walk|gehen|marche\w*|camina\w*|andar|gang|wandelen|cammin\w*)\b")
_TIMES = re.compile(r"\brepeat (\d{1,2})\b|\b(\d{1,2}) (?:times|mal|fois|veces|ganger)\b")
_GROUP = re.compile(r"\b(\d{1,2}) ?x ?\(([^)]*)\)")
_BARE = re.compile(
    r"^(?:run|long(?: run)?|endurance|easy(?: run)?|lauf|langer lauf|sortie longue|tirada larga)?"
    r"[ :]*(\d{1,2}(?:[.,]\d)?)[ :]*(?:run|long(?: run)?|easy|endurance|lr|lang)?$"
)
_BARE_MINUTES = re.compile(r"^(\d{2}) (?:tempo|fartlek)$")
_BARE_M = re.compile(r"(?<![\d.,:x])(\d{2}) ?m\b")
_PAUSE = re.compile(r"\b(rec|recov\w*|pause|recup\w*|vila|rest|float|off|on|hard)\b")
_NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "sixty": 60, "ninety": 90,
}  # fmt: skip
_WORDED = re.compile(rf"\b({'|'.join(_NUMBER_WORDS)})(?=[ -](?:miles?|minutes?|hours?|km?)\b)")


@dataclass(frozen=True, slots=True)
class Repeats:
    """Fast pieces such as 6 x 800 m: how many, and how long each is."""

    count: int
    metres: int = 0
    seconds: int = 0


@dataclass(frozen=True, slots=True)
class Length:
    """What a title says about the length of the whole run.

    ``bare`` is a number without a unit ("Endurance 12"): miles or kilometres, as the
    rest of the calendar has it.
    """

    minutes: int | None = None
    distance: Distance | None = None
    bare: float | None = None
    repeats: tuple[Repeats, ...] = ()
    in_miles: bool = False

    @property
    def known(self) -> bool:
        """True when the whole run is given in minutes or as a distance."""
        return self.minutes is not None or self.distance is not None


NO_LENGTH = Length()
"""A title without any number that means a length."""


def read_length(folded: str) -> Length:
    """The length of the whole run that a folded title gives.

    >>> read_length("12 mi w/ 8 @ mp").distance, read_length("easy 10,5 km").distance
    (Distance(metres=19312), Distance(metres=10500))
    >>> read_length("45 m").minutes, read_length("5m mod").distance
    (45, Distance(metres=8047))
    >>> read_length("1h30").minutes, read_length("6 x (run 1 min + walk 4 min)").minutes
    (90, 30)
    >>> read_length("6 x 800m").repeats
    (Repeats(count=6, metres=800, seconds=0),)
    """
    if not any(letter.isdigit() for letter in folded) and not _WORDED.search(folded):
        return NO_LENGTH
    text = _WORDED.sub(lambda match: str(_NUMBER_WORDS[match[1]]), folded)
    text = _without_paces(text)
    if _WALK.search(text):
        return _run_and_walk(text)
    repeats = tuple(_repeats(match) for match in _REPEATS_AT.finditer(text))
    whole = _REPEATS_AT.sub(" ", text)
    minutes, left = _minutes(whole)
    distance, in_miles = _distance(left)
    if repeats or _PAUSE.search(text):
        # what stands beside repeats is a recovery unless it is as long as a run
        minutes = minutes if minutes and minutes >= SHORTEST_WITH_REPEATS_MINUTES else None
        distance = distance if distance and distance >= SHORTEST_WITH_REPEATS else None
    if minutes is None and distance is None:
        return Length(_bare_minutes(text), None, _bare_number(text), repeats, in_miles)
    return Length(minutes, distance, None, repeats, in_miles)


def _without_paces(text: str) -> str:
    """The text without paces; "5k pace" goes only where another number gives the length."""
    text = _PACES.sub(" ", text)
    without = _RACE_PACE.sub(" ", text)
    return without if any(letter.isdigit() for letter in without) else text


def _bare_minutes(text: str) -> int | None:
    """Minutes of a bare "m" between miles and metres, or of "30 tempo"."""
    tempo = _BARE_MINUTES.match(text)
    if tempo:
        return int(tempo[1])
    for match in _BARE_M.finditer(text):
        if not _means_miles(int(match[1]), match[1], text):
            return int(match[1])
    return None


def _bare_number(text: str) -> float | None:
    match = _BARE.match(text)
    return _float(match[1]) if match else None


def _float(number: str) -> float:
    return float(number.replace(",", "."))


def _middle(first: str, second: str | None) -> float:
    """The middle of a range such as "2-3"; a falling range is no range.

    >>> _middle("2", "3"), _middle("8", None)
    (2.5, 8.0)
    """
    low = _float(first)
    high = _float(second) if second else low
    return fmean((low, high)) if high >= low else low


def _repeats(match: re.Match[str]) -> Repeats:
    count, number = int(match[1]), _float(match[2])
    if match[3]:
        return Repeats(count, metres=round(number * 1000))
    if match[4]:
        return Repeats(count, metres=round(number * METRES_PER_MILE))
    if match[5]:
        return Repeats(count, seconds=round(number * 60))
    if match[6]:
        return Repeats(count, seconds=round(number))
    # without a unit: 4 x 800 is metres, 5 x 3 is minutes
    if number >= METRES_FROM:
        return Repeats(count, metres=round(number))
    return Repeats(count, seconds=round(number * 60))


def _total(numbers: list[float], text: str) -> float | None:
    """Pieces that are joined add up; otherwise the longest is the whole."""
    if not numbers:
        return None
    joined = _JOINED.search(text) and "total" not in text
    return sum(numbers) if joined else max(numbers)


def _minutes(text: str) -> tuple[int | None, str]:
    """Minutes of the whole, and the text without them."""
    numbers: list[float] = []

    def take_pair(match: re.Match[str]) -> str:
        numbers.append(int(match[1]) * 60 + int(match[2]))
        return " "

    def take_hours(match: re.Match[str]) -> str:
        whole, part = (match[1], match[2]) if match[1] else (match[3], match[4])
        numbers.append(_hours(whole, part, clock=":" in match[0] or not match[1]))
        return " "

    def take_minutes(match: re.Match[str]) -> str:
        if match[3]:
            numbers.append(_middle(match[1], match[2]))
        return " "

    def take_clock(match: re.Match[str]) -> str:
        minutes = int(match[1]) * 60 + int(match[2])
        # 0:20 to 2:59 is a duration; 4:30 is a pace
        if 20 <= minutes < 180 or match[0].count(":") == 2:
            numbers.append(minutes)
        return " "

    left = _HOURS_AND_MINUTES.sub(take_pair, text)
    left = _HOURS_AT.sub(take_hours, left)
    left = _MINUTES_AT.sub(take_minutes, left)
    left = _CLOCK_AT.sub(take_clock, left)
    total = _total(numbers, text)
    if total is None or not 1 <= total <= MOST_MINUTES:
        return None, left
    return round(total), left


def _hours(whole: str, part: str | None, *, clock: bool) -> float:
    if part is None:
        return int(whole) * 60
    if clock:
        return int(whole) * 60 + int(part)
    return _float(f"{whole}.{part}") * 60


def _distance(text: str) -> tuple[Distance | None, bool]:
    """Distance of the whole, and whether it was given in miles."""
    numbers: list[float] = []
    in_miles = False
    for match in _DISTANCE_AT.finditer(text):
        number = _middle(match[1], match[2])
        if match[3]:
            numbers.append(number * 1000)
        elif match[4]:
            numbers.append(number * METRES_PER_MILE)
            in_miles = True
        elif match[5]:
            numbers.append(number * METRES_PER_SWEDISH_MIL)
        elif _means_miles(number, match[1], text):
            numbers.append(number * METRES_PER_MILE)
            in_miles = True
        elif number >= SHORTEST_RUN_IN_METRES:
            numbers.append(number)
    total = _total(numbers, text)
    if total is None or not METRES_FROM <= total <= MOST_METRES:
        return None, in_miles
    return Distance(round(total)), in_miles


def _means_miles(number: float, written: str, text: str) -> bool:
    if "." in written or "," in written:
        return number < METRES_FROM
    return number < (LONG_MILES_BELOW if "long" in text else MILES_BELOW)


def _run_and_walk(text: str) -> Length:
    """Runs and walks in turns add up, times the repeats."""
    group = _GROUP.search(text)
    inside = group[2] if group else text
    times = _TIMES.search(text)
    count = int(group[1]) if group else int(times[1] or times[2]) if times else 1
    seconds = 0.0
    for match in _MINUTES_AT.finditer(inside):
        seconds += _middle(match[1], match[2]) * (60 if match[3] else 1)
    metres = sum(
        _middle(match[1], match[2]) * (1000 if match[3] else METRES_PER_MILE)
        for match in _DISTANCE_AT.finditer(inside)
        if match[3] or match[4]
    )
    minutes = round(seconds * count / 60) or None
    distance = Distance(round(metres * count)) if metres * count >= METRES_FROM else None
    return Length(minutes, distance)
