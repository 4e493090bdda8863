"""What services and devices call a sport, in the languages that their exports come in."""

from __future__ import annotations

import re

from wholestride.domain.recordings import Sport
from wholestride.formats.running.csv_columns import folded

_WORDS: dict[Sport, tuple[str, ...]] = {
    Sport.STRENGTH: (
        "strength", "weight", "krafttraining", "gewichtstraining", "entrainementauxpoids",
        "musculation", "entrenamientoconpesas", "fuerza", "styrketraning", "crossfit",
    ),
    Sport.HIKING: ("hik", "wander", "randonnee", "senderismo", "vandring", "escursion"),
    Sport.WALKING: ("walk", "spazier", "gehen", "marche", "caminata", "caminar", "promenad"),
    Sport.CYCLING: (
        "cycl", "bik", "ride", "radfahr", "radtour", "rad", "velo", "cyclisme", "sortieavelo",
        "ciclismo", "bicicleta", "cykl", "handcycle",
    ),
    Sport.SWIMMING: ("swim", "schwimm", "natation", "natacion", "simning", "nuoto", "zwem"),
    Sport.SKIING: ("ski", "langlauf", "snowboard", "esqui"),
    Sport.ROWING: ("row", "ruder", "aviron", "remo", "rodd", "canottaggio"),
    Sport.TRANSITION: ("transition",),
    Sport.RUNNING: (
        "run", "jog", "lauf", "laufen", "course", "carrera", "correr", "lopning", "corsa", "hardlo",
        "treadmill", "trail",
    ),
}  # fmt: skip
"""Beginnings or ends of words; the first sport that has one is meant ("trail ride" is a ride)."""

_NUMBERS = {"1": Sport.CYCLING, "4": Sport.HIKING, "9": Sport.RUNNING, "10": Sport.WALKING,
            "16": Sport.SWIMMING}  # fmt: skip
"""What Strava wrote into the type of a GPX track before it wrote words."""

_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_APPLE = "HKWorkoutActivityType"


def sport_of(word: str) -> Sport:
    """The sport that a word means; unknown without a word, other for one that we do not know.

    >>> print(sport_of("TrailRun"), sport_of("9"), sport_of("Radfahrt"), sport_of("Yoga"))
    running running cycling other
    """
    text = word.strip()
    if not text:
        return Sport.UNKNOWN
    if text in _NUMBERS:
        return _NUMBERS[text]
    parts = re.split(r"[\W_]+", folded(_CAMEL.sub(" ", text.removeprefix(_APPLE))))
    for candidate, words in _WORDS.items():
        for known in words:
            if any(part.startswith(known) or part.endswith(known) for part in parts if part):
                return candidate
    return Sport.OTHER
