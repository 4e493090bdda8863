"""One session as a runner needs it in the gym: warm-up, supersets, rests, what to change when."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from textwrap import wrap

from wholestride.cli.dates import clock
from wholestride.cli.table import laid_out
from wholestride.domain.season import Prescription, Session, SessionStatus
from wholestride.formats.gym_speech import (
    EASY_PARTS,
    PART_WORDS,
    ramp_words,
    rest_words,
    shared_adjustments,
    tempo_words,
)
from wholestride.formats.spoken import session_name

INDENT = "  "
UNIT_WORDS = {"reps": "", "seconds": " s", "metres": " m", "breaths": " breaths"}
TOOLS = {"bb": "barbell", "db": "dumbbell", "kb": "kettlebell", "bw": "bodyweight"}
"""Endings of exercise ids, as words."""


@dataclass(frozen=True, slots=True)
class Line:
    """A printed line with its weight."""

    text: str
    bold: bool = False
    dim: bool = False


def session_lines(session: Session, width: int | None = None) -> Iterator[Line]:
    """A session from its head to its safety words, fitted to a terminal's width."""
    status = session.status
    state = "" if status is SessionStatus.PLANNED else f", {status}"
    head = (
        f"{clock(session.start)}  {session_name(session)}, {session.minutes} min, {session.place}"
    )
    yield Line(f"{head}{state}", bold=True)
    if not session.prescriptions:
        yield Line("       The exercises follow when its block comes near.")
        return
    yield from exercise_lines(session.prescriptions, width)


def exercise_lines(lines: Sequence[Prescription], width: int | None = None) -> Iterator[Line]:
    """The exercises in sections, then what RIR means and what pain asks for, once."""
    yield from _sections(lines, width)
    for text in _how_to(lines):
        indent = "  " if text.startswith("  ") else ""
        yield from (Line(part) for part in broken(text.strip(), indent, width))


def broken(text: str, indent: str, width: int | None) -> list[str]:
    """The text in lines that fit a terminal; in a pipe, where the width is None, one line."""
    if width is None or not text:
        return [f"{indent}{text}".rstrip()]
    return wrap(text, width, initial_indent=indent, subsequent_indent=f"{indent}  ")


def _sections(lines: Sequence[Prescription], width: int | None) -> Iterator[Line]:
    working = [each for each in lines if not each.warm_up]
    plain = all(each.superset is None and each.part != "main" for each in working)
    easy = [each for each in working if each.part in EASY_PARTS]
    hard = [each for each in working if each.part not in EASY_PARTS]
    printed = {id(each): text for group in (easy, hard) for each, text in _columns(group, width)}
    for title, group in groupby(working, key=_section):
        if not plain:
            yield Line("")
            yield Line(title, bold=True)
        for each in group:
            yield from (Line(text) for text in printed[id(each)])
            for detail in _details(each, lines):
                yield from (Line(text, dim=True) for text in broken(detail, "      ", width))


def _columns(
    lines: Sequence[Prescription], width: int | None
) -> Iterator[tuple[Prescription, list[str]]]:
    """Each exercise with its printed lines; columns that are empty everywhere fall away."""
    cells = [row(each) for each in lines]
    used = [at for at in range(len(cells[0]) if cells else 0) if any(each[at] for each in cells)]
    room = None if width is None else width - len(INDENT)
    texts = laid_out([[each[at] for at in used] for each in cells], room)
    for line, printed in zip(lines, texts, strict=True):
        yield line, [f"{INDENT}{text}" for text in printed]


def _section(line: Prescription) -> str:
    if line.superset:
        return f"{line.superset}  in turn, a set of each"
    return PART_WORDS.get(line.part, line.part)


def row(line: Prescription) -> tuple[str, ...]:
    """The cells of one exercise: name, sets, load, effort, rest."""
    one_set = line.sets == 1 and line.part in EASY_PARTS
    sets = "" if one_set else f"{line.sets} x "
    side = " each side" if line.per_side else ""
    first = f", {line.weaker_side_first} first" if line.weaker_side_first else ""
    return (
        line.name,
        f"{sets}{line.amount}{UNIT_WORDS[line.measure]}{side}{first}",
        str(line.load) if line.load else "",
        f"RIR {line.rir}" if line.rir else "",
        rest_words(line.rest_seconds),
    )


def _details(line: Prescription, session: Sequence[Prescription]) -> Iterator[str]:
    ramp = [each for each in session if each.warm_up and each.exercise == line.exercise]
    if ramp and line.part != "warm-up":
        yield f"first, with {rest_words(ramp[0].rest_seconds)} each: {ramp_words(ramp)}"
    if line.tempo:
        yield tempo_words(line.tempo)
    shared = set(shared_adjustments(session))
    own = [each for each in line.adjust if each not in shared]
    if own:
        yield "; ".join(f"{each.when}: {each.then}" for each in own)
    if line.swap and line.part not in EASY_PARTS:
        yield f"or instead: {', '.join(exercise_words(each) for each in line.swap)}"


def _how_to(lines: Sequence[Prescription]) -> Iterator[str]:
    efforts = [each.rir for each in lines if each.rir and not each.warm_up]
    if efforts:
        rir = max(efforts, key=efforts.count)
        left = f"{rir.low} or {rir.high}" if rir.low != rir.high else str(rir.low)
        yield ""
        yield f"RIR {rir}: end the set while you could still do {left} more repetitions."
    shared = shared_adjustments(lines)
    if shared:
        yield "In every exercise:"
    for each in shared:
        yield f"  {each.when}: {each.then}"


def exercise_words(exercise: str) -> str:
    """An exercise's id as words, for lists that must not wait for the catalogue.

    >>> exercise_words("row_db"), exercise_words("split_squat")
    ('dumbbell row', 'split squat')
    """
    *words, last = exercise.split("_")
    return " ".join((TOOLS[last], *words) if last in TOOLS and words else (*words, last))
