"""Sentences of the pages: short, exact, made from the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from datetime import date, datetime

from wholestride.domain.exercise import Component, Measure
from wholestride.domain.quantities import METRES_PER_MILE, Distance, Mass, MassUnit, Pace
from wholestride.domain.running import Run
from wholestride.domain.season import PhaseName, Prescription, Range, Session, SessionKind
from wholestride.figures import amount_bar, run_silhouette

DASH = "–"
DISTANCE_UNIT: ContextVar[str] = ContextVar("distance_unit", default="km")
"""The unit that this request's runner reads distances in; every page of a runner sets it."""
LOAD_UNIT: ContextVar[MassUnit] = ContextVar("load_unit", default=MassUnit.KG)
"""The unit that this request's runner reads loads in."""
WRITTEN_DATE = re.compile(r"\b\d{4}-\d{2}-\d{2}\b")
PHASES = {name: name.value.replace("-", " ").capitalize() for name in PhaseName}
SIX = tuple(
    Component(name)
    for name in ("upper-body", "functional", "core", "stability", "mobility", "flexibility")
)
"""The order in which the six components are drawn, everywhere."""
KIND_CLASSES = {
    SessionKind.FULL: "heavy",
    SessionKind.LOWER: "heavy",
    SessionKind.FULL_LIGHT: "maintain",
    SessionKind.MAINTENANCE: "maintain",
    SessionKind.POWER: "power",
    SessionKind.STABILITY: "functional",
    SessionKind.PRIMER: "maintain",
    SessionKind.UPPER_CORE: "upper",
    SessionKind.ACTIVATION: "functional",
    SessionKind.MOBILITY: "mobility",
    SessionKind.PREHAB: "mobility",
}
"""The colour class of a strength session: leg dose sets the depth."""


def day(when: date) -> str:
    """A day of the week and the month.

    >>> day(date(2026, 11, 24))
    'Tue 24 Nov'
    """
    return f"{when:%a} {when.day} {when:%b}"


def spoken_dates(text: str) -> str:
    """A sentence whose dates are written as on the pages.

    >>> spoken_dates("the first of them that of 2027-03-01")
    'the first of them that of Mon 1 Mar'
    """
    return WRITTEN_DATE.sub(lambda found: day(date.fromisoformat(found[0])), text)


def long_day(when: date) -> str:
    """A day in full.

    >>> long_day(date(2026, 11, 24))
    'Tuesday 24 November'
    """
    return f"{when:%A} {when.day} {when:%B}"


def span(first: date, last: date) -> str:
    """Two days with as few words as are needed.

    >>> span(date(2026, 11, 16), date(2026, 11, 22))
    '16–22 November'
    >>> span(date(2026, 11, 30), date(2026, 12, 6))
    '30 November – 6 December'
    """
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day}{DASH}{last.day} {last:%B}"
    return f"{first.day} {first:%B} {DASH} {last.day} {last:%B}"


def clock(when: datetime) -> str:
    """Hours and minutes."""
    return f"{when:%H:%M}"


def minutes(number: int) -> str:
    """Minutes, as hours from an hour on.

    >>> minutes(48), minutes(95), minutes(120)
    ('48 min', '1 h 35', '2 h')
    """
    if number < 60:
        return f"{number} min"
    hours, rest = divmod(number, 60)
    return f"{hours} h {rest:02}" if rest else f"{hours} h"


def distance(run: Run) -> str:
    """The distance of a run in the runner's unit, where it is known."""
    return far(run.distance) if run.distance else ""


def far(length: Distance) -> str:
    """A distance in the runner's unit.

    >>> far(Distance(10_500))
    '10.5 km'
    """
    if DISTANCE_UNIT.get() == "mi":
        return f"{round(length.metres / METRES_PER_MILE, 1):g} mi"
    return f"{length.km:g} km"


def pace(of: Pace) -> str:
    """A pace in the runner's unit.

    >>> pace(Pace(370))
    '6:10 /km'
    """
    if DISTANCE_UNIT.get() != "mi":
        return str(of)
    seconds = round(of.seconds_per_km * METRES_PER_MILE / 1000)
    return f"{seconds // 60}:{seconds % 60:02d} /mi"


def load(mass: Mass) -> str:
    """A load in the runner's unit; what was entered in it stays as it was entered.

    >>> load(Mass(16_000))
    '16 kg'
    """
    unit = LOAD_UNIT.get()
    if mass.unit is unit:
        return str(mass)
    number = mass.lb if unit is MassUnit.LB else mass.kg
    return f"{round(number, 1):g} {unit}"


def figures(span_of: Range) -> str:
    """One figure, or the lowest and the highest."""
    return str(span_of.low) if span_of.low == span_of.high else f"{span_of.low}{DASH}{span_of.high}"


UNITS = {
    Measure.REPS: "",
    Measure.SECONDS: " s",
    Measure.METRES: " m",
    Measure.BREATHS: " breaths",
}


def amount(line: Prescription) -> str:
    """Sets and repetitions, seconds or metres: ``3 × 8 each side``."""
    side = " each side" if line.per_side else ""
    return f"{line.sets} × {figures(line.amount)}{UNITS[line.measure]}{side}"


def effort(line: Prescription) -> str:
    """The aim of a line beside its sets: load and reserve."""
    told = [load(line.load)] if line.load else []
    rir = [f"RIR {figures(line.rir)}"] if line.rir else []
    return ", ".join((*told, *rir))


def silhouette(run: Run) -> str:
    """A run's silhouette with its kind for who cannot see it."""
    return run_silhouette(run, f"{run.kind} run")


def component_bar(part: Component, minutes: Mapping[Component, int]) -> str:
    """A component's minutes of a week as a bar beside the longest of the six."""
    return amount_bar(minutes.get(part, 0), max(minutes.values(), default=0), f"c-{part}")


def together(parts: Iterable[str]) -> str:
    """What is there, with middle dots between."""
    return " · ".join(part for part in parts if part)


def plates(session: Session) -> int:
    """How many plates stand for a session: its leg dose, from one to four."""
    return 1 + min(3, session.leg_dose_hundredths // 30)


def weeks(numbers: Iterable[int]) -> str:
    """Numbers of weeks as spans.

    >>> weeks([1, 2, 3, 7])
    '1–3, 7'
    """
    spans: list[list[int]] = []
    for number in sorted(set(numbers)):
        if spans and number == spans[-1][-1] + 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    texts = (str(each[0]) if len(each) == 1 else f"{each[0]}{DASH}{each[-1]}" for each in spans)
    return ", ".join(texts)
