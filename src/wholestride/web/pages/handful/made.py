"""A session made for now: the handful or a written upper-body session, with what is said of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime

from wholestride.catalogue.loader import load
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import EVERYWHERE, Exercise
from wholestride.domain.findings import Finding, Severity, UnusableInputError
from wholestride.domain.logbook import OwnSession
from wholestride.domain.season import PhaseName, Prescription, SessionKind
from wholestride.planning.build import TITLE, half_of
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition.setting import HIGHEST_LEVEL
from wholestride.planning.handful import Handful, counted_as, prescribed_handful
from wholestride.planning.own_places import OwnWish
from wholestride.planning.upper_sessions import SESSIONS, upper_session
from wholestride.web import plain_words
from wholestride.web.pages.handful.asked import Asked

SLUGS = {name.replace("_", "-"): name for name in SESSIONS}
"""The written sessions by the last part of their address."""
ID = re.compile(r"'?\b([a-z]+(?:_[a-z0-9]+)+)\b'?")


@dataclass(frozen=True, slots=True)
class Made:
    """A session to look at, to place and to begin."""

    title: str
    kind: SessionKind
    minutes: int
    place: str
    phase: PhaseName
    prescriptions: tuple[Prescription, ...]
    template: str = ""
    form: str = ""
    note: str = ""
    notes: tuple[str, ...] = ()
    """What is left out or replaced, and what would help."""

    def wish(self, times: int) -> OwnWish:
        """What is to be placed."""
        return OwnWish(self.kind, self.minutes, self.place, times)

    def own(self, start: datetime) -> OwnSession:
        """The session at a start, as the plan takes it in."""
        return OwnSession(
            title=self.title,
            start=start,
            minutes=self.minutes,
            kind=self.kind,
            place=self.place,
            prescriptions=self.prescriptions,
            template=self.template,
            phase=self.phase,
        )


@dataclass(frozen=True, slots=True)
class Stopped:
    """Why there is no session, each reason with what to do."""

    reasons: tuple[str, ...]


def make(asked: Asked, slug: str, phase: PhaseName, day: date) -> Made | Stopped:
    """The session that an address asks for."""
    catalogue = load()
    try:
        if slug:
            return _written(asked, SLUGS[slug], phase, day, catalogue)
        return _handful(asked, phase, day, catalogue)
    except UnusableInputError as refusal:
        return Stopped(tuple(_said(each, catalogue) for each in refusal.findings))


def _handful(asked: Asked, phase: PhaseName, day: date, catalogue: Catalogue) -> Made | Stopped:
    built, findings = prescribed_handful(asked.handful(phase), catalogue, day)
    if any(each.severity is Severity.ERROR for each in findings):
        return Stopped(tuple(_said(each, catalogue) for each in findings))
    notes = tuple(_said(each, catalogue) for each in findings)
    return _made(built, TITLE, asked, phase, notes=notes)


def _written(asked: Asked, name: str, phase: PhaseName, day: date, catalogue: Catalogue) -> Made:
    request = asked.upper_session(name, phase, catalogue)
    shown = upper_session(request, catalogue, day)
    names = ", ".join(catalogue.exercises[each].name for each in shown.missing)
    notes = (f"{asked.place.name.capitalize()} cannot hold: {names}. Others stand in.",)
    made = _made(
        shown.done, shown.template.name, asked, phase, notes=notes if shown.missing else ()
    )
    return replace(made, template=shown.template.id, form=request.form, note=shown.template.note)


def _made(
    built: Handful, title: str, asked: Asked, phase: PhaseName, notes: tuple[str, ...]
) -> Made:
    return Made(
        title=title,
        kind=counted_as(built.prescriptions),
        minutes=-(-round(built.minutes * 10) // 10),
        place=asked.place.name,
        phase=phase,
        prescriptions=built.prescriptions,
        notes=notes,
    )


def _said(finding: Finding, catalogue: Catalogue) -> str:
    """A finding as the page says it: exercises by their names, no commands."""

    def named(match: re.Match[str]) -> str:
        known = catalogue.exercises.get(match[1])
        return known.name if known else match[0]

    step = plain_words.step(finding).replace("See: wholestride exercises.", "Choose from the list.")
    return f"{plain_words.message(finding)} {ID.sub(named, step)}".strip()


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Exercises that are not offered now, and the reason that they share."""

    why: str
    names: tuple[str, ...]


def left_out(asked: Asked, day: date) -> tuple[LeftOut, ...]:
    """What cautions and the runner's own list take away of the two halves, by reason."""
    catalogue = load()
    reasons: dict[str, list[str]] = {}
    forbidden = forbidden_exercises(asked.athlete, catalogue, day, asked.athlete.level)
    for each in _of_both_halves(asked, catalogue):
        if each.id in forbidden:
            reasons.setdefault(forbidden[each.id], []).append(each.name)
    return tuple(LeftOut(why, tuple(names)) for why, names in reasons.items())


def offered(asked: Asked, day: date) -> dict[str, list[Exercise]]:
    """The exercises of each half that can be chosen by name now, by movement and level."""
    catalogue = load()
    forbidden = forbidden_exercises(asked.athlete, catalogue, day, asked.athlete.level)
    found: dict[str, list[Exercise]] = {"upper": [], "lower": []}
    for each in _of_both_halves(asked, catalogue):
        if each.id not in forbidden:
            found[half_of(each) or ""].append(each)
    for exercises in found.values():
        exercises.sort(key=lambda each: (each.pattern, each.level, each.name))
    return found


def _of_both_halves(asked: Asked, catalogue: Catalogue) -> Iterator[Exercise]:
    kit = asked.place.equipment | EVERYWHERE
    ceiling = HIGHEST_LEVEL[asked.athlete.level]
    for each in catalogue.exercises.values():
        if half_of(each) and each.possible_with(kit) and each.level <= ceiling:
            yield each
