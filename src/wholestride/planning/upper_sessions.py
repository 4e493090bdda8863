"""The two complete upper-body sessions for runners, each in the form that a place has (S3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from wholestride.domain.athlete import Athlete, TrainingPlace
from wholestride.domain.catalogue import Catalogue, SessionTemplate
from wholestride.domain.exercise import EVERYWHERE
from wholestride.domain.season import PhaseName, SessionKind
from wholestride.planning.build import FEWEST_SETS, HandfulRequest, handful_dose
from wholestride.planning.cautions import forbidden_exercises
from wholestride.planning.composition.nouns import BlockRequest, ComposedSession, SessionRequest
from wholestride.planning.composition.setting import Setting
from wholestride.planning.composition.templates import UPPER_CORE_BY_VARIANT, fitted_lines
from wholestride.planning.handful import Handful, allowed_on, prescribed

FORMS = ("gym", "dumbbells", "bands", "bodyweight")
"""The forms of each session, what loads best first."""
SESSIONS = UPPER_CORE_BY_VARIANT
MINUTES = 40
"""No line is left out for time: the written sessions take about 25 minutes."""


@dataclass(frozen=True, slots=True)
class UpperRequest:
    """Which of the two sessions in which form, where, and for whom."""

    name: str
    form: str
    place: TrainingPlace
    athlete: Athlete
    phase: PhaseName = PhaseName.BASE


@dataclass(frozen=True, slots=True)
class UpperSession:
    """The session as it is to be done, the template it comes from, and what the place lacks."""

    done: Handful
    template: SessionTemplate
    missing: tuple[str, ...]
    """Ids of the written exercises that the place has no equipment for."""


def form_at(name: str, place: TrainingPlace, catalogue: Catalogue) -> str:
    """The form that fits the place: the fewest written exercises that it cannot hold.

    >>> from wholestride.catalogue.loader import load
    >>> form_at("posture_and_pull", TrainingPlace("a room"), load())
    'bodyweight'
    """
    return min(
        FORMS,
        key=lambda form: len(_missing(catalogue.templates[f"{name}_{form}"], place, catalogue)),
    )


def _missing(
    template: SessionTemplate, place: TrainingPlace, catalogue: Catalogue
) -> tuple[str, ...]:
    kit = place.equipment | EVERYWHERE
    lines = (line.exercise for line in template.lines)
    return tuple(each for each in lines if not catalogue.exercises[each].possible_with(kit))


def upper_session(request: UpperRequest, catalogue: Catalogue, day: date) -> UpperSession:
    """The written session fitted to the athlete: level, cautions and what the place has.

    Raises:
        UnusableInputError: when the readiness gate stops it; it holds the findings.
        KeyError: when there is no such session or form.
    """
    template = catalogue.templates[f"{request.name}_{request.form}"]
    gentle = allowed_on(request.athlete, day)
    avoid = forbidden_exercises(request.athlete, catalogue, day, request.athlete.level)
    session = SessionRequest(SessionKind.UPPER_CORE, MINUTES, request.place)
    wanted = HandfulRequest(1, 0, MINUTES, request.place, request.athlete, phase=request.phase)
    dose = handful_dose(wanted, catalogue)
    block = BlockRequest(dose, request.athlete, (session,), avoid=frozenset(avoid))
    setting = Setting(block, catalogue, FEWEST_SETS)
    lines = tuple(fitted_lines(template, setting, session))
    minutes = round(sum(line.seconds for line in lines) / 60, 1)
    composed = ComposedSession(session, lines, minutes, template.id, template.name)
    done = prescribed(composed, wanted, catalogue, day, moderate_only=gentle)
    return UpperSession(done, template, _missing(template, request.place, catalogue))
