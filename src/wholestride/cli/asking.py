"""Asking for a session, exercise by exercise; a wrong answer is asked again."""

from __future__ import annotations

import re

import click

from wholestride.cli.screen import say
from wholestride.cli.set_words import read_set
from wholestride.domain.exercise import Measure
from wholestride.domain.logbook import SetLog
from wholestride.domain.season import Prescription, Session
from wholestride.formats.gym_speech import EASY_PARTS

HOW_TO_ANSWER = (
    "Enter: done as written. -: skipped. Or the sets: 8 x 16 kg @2, 7 x 16 kg @1 "
    "(@2 is two repetitions in reserve)."
)

BETWEEN_SETS = re.compile(r"[,;]\s+|;")
"""A comma inside a number, as in 17,5 kg, parts nothing."""


def asked_sets(session: Session) -> list[SetLog]:
    """The sets that somebody says they did; warm-ups are not asked for."""
    lines = [line for line in session.prescriptions if counted(line)]
    if not lines:
        done = click.confirm("Done as written?", default=True)
        return [each for line in session.prescriptions for each in planned_sets(line) if done]
    say(HOW_TO_ANSWER)
    return [each for line in lines for each in _asked(line)]


def counted(line: Prescription) -> bool:
    """False for warm-ups, which nobody needs to write down."""
    return not line.warm_up and line.part not in EASY_PARTS


def asked_number(question: str) -> int | None:
    """A number from 0 to 10, or None where somebody only presses Enter."""
    while True:
        answer = click.prompt(f"{question}, 0 to 10", default="", show_default=False).strip()
        if not answer:
            return None
        if answer.isdigit() and int(answer) <= 10:
            return int(answer)
        say("  Write a whole number from 0 to 10, or press Enter.")


def planned_sets(line: Prescription) -> list[SetLog]:
    """The sets of a line as they were prescribed."""
    amount = line.amount.low
    one = SetLog(
        exercise=line.exercise,
        reps=amount if line.measure in (Measure.REPS, Measure.BREATHS) else None,
        seconds=amount if line.measure is Measure.SECONDS else None,
        metres=amount if line.measure is Measure.METRES else None,
        load=line.load,
        rir=line.rir.low if line.rir else None,
        warm_up=line.warm_up,
    )
    return [one] * line.sets


def _asked(line: Prescription) -> list[SetLog]:
    say(str(line), bold=True)
    while True:
        answer = click.prompt("  ", default="", show_default=False, prompt_suffix="").strip()
        if answer == "-":
            return []
        if not answer:
            return planned_sets(line)
        try:
            return [
                read_set(f"{line.exercise} {part.strip()}") for part in BETWEEN_SETS.split(answer)
            ]
        except ValueError:
            say("  Write it like 8 x 16 kg @2, or 45s @3, or 12 left; between sets a comma.")
