"""The words of the gym that the command line and the web application share."""

from __future__ import annotations

from collections.abc import Sequence

from wholestride.domain.season import Adjustment, Prescription

PART_WORDS = {
    "warm-up": "Warm-up",
    "balance": "Balance",
    "jump": "Jumps",
    "main": "Main lift",
    "one-leg": "One leg",
    "calf": "Calf and foot",
    "assistance": "Assistance",
    "upper": "Upper body",
    "core": "Core",
    "cool-down": "Cool-down",
}
EASY_PARTS = ("warm-up", "cool-down")
"""Movements that nobody counts in sets or swaps for another."""
SHORTEST_REST_SHOWN_S = 15
"""Less is the time that it takes to change position; nobody sets a timer for it."""
OFTEN = {1: "once", 2: "twice", 3: "three times"}
"""How often in a week."""


def rest_words(seconds: int) -> str:
    """A rest as somebody sets a timer.

    >>> rest_words(45), rest_words(90), rest_words(180), rest_words(3)
    ('rest 45 s', 'rest 90 s', 'rest 3 min', '')
    """
    if seconds < SHORTEST_REST_SHOWN_S:
        return ""
    return (
        f"rest {seconds // 60} min" if seconds >= 120 and seconds % 60 == 0 else f"rest {seconds} s"
    )


def tempo_words(tempo: str) -> str:
    """A tempo as it is done: seconds down, held and up; X is as fast as is safe.

    >>> tempo_words("2-0-X"), tempo_words("3-1-1")
    ('2 s down, up fast', '3 s down, 1 s held, 1 s up')
    """
    down, _, rest = tempo.partition("-")
    held, _, up = rest.partition("-")
    if not (down.isdigit() and held.isdigit() and up):
        return f"tempo {tempo}"
    pause = f", {held} s held" if held != "0" else ""
    return f"{down} s down{pause}, {'up fast' if up == 'X' else f'{up} s up'}"


def ramp_words(ramp: Sequence[Prescription]) -> str:
    """The warm-up sets of a lift, with their loads where these are known."""
    if all(each.load for each in ramp):
        return ", ".join(f"{each.amount} x {each.load}" for each in ramp)
    return f"{', '.join(str(each.amount) for each in ramp)} reps, each heavier than the last"


def shared_adjustments(lines: Sequence[Prescription]) -> tuple[Adjustment, ...]:
    """The words about pain that several exercises share: they are said once."""
    every = [each for line in lines for each in line.adjust if each.when.startswith("pain")]
    return tuple(dict.fromkeys(each for each in every if every.count(each) > 1))
