"""The body and the bar: complaints, readiness answers, known loads, tests, likes and dislikes."""

from __future__ import annotations

from collections.abc import Mapping

from wholestride.domain.athlete import Injury, KnownMax, Readiness, SelfTest, Side
from wholestride.domain.exercise import Region
from wholestride.domain.quantities import MassUnit
from wholestride.formats.athlete_file.lines import Path
from wholestride.formats.athlete_file.tables import Table
from wholestride.formats.athlete_file.values import (
    choice,
    day,
    flag,
    mass,
    number,
    text,
    whole_number,
)
from wholestride.formats.athlete_file.vocabulary import Vocabulary

SYMPTOMS: Mapping[str, str] = {
    "chest_pain": "chest pain",
    "fainting": "fainting",
    "breathlessness": "breathlessness",
    "palpitations": "palpitations",
    "leg_pain_walking": "leg pain when walking",
    "swollen_ankles": "swollen ankles",
}
"""Keys of ``[readiness]`` that name a symptom, and the symptom's name."""

QUESTIONS: Mapping[str, bool] = {
    "heart_condition": False,
    "high_blood_pressure": False,
    "dizziness": False,
    "chronic_condition": False,
    "medication": False,
    "joint_problem": False,
    "supervision_only": False,
    "known_disease": False,
    "regularly_active": True,
    "fever": False,
}
"""The other yes/no keys of ``[readiness]``, with what is taken where they are not answered."""

_REGION_WORDS = {
    "calf": Region.CALVES,
    "knees": Region.KNEE,
    "quad": Region.QUADS,
    "hamstring": Region.HAMSTRINGS,
    "glute": Region.GLUTES,
    "lower-back": Region.LOW_BACK,
    "shin-splints": Region.SHIN,
    "plantar": Region.PLANTAR_FASCIA,
    "plantar-fasciitis": Region.PLANTAR_FASCIA,
    "it-band": Region.ITB,
    "foot": Region.SHIN_FOOT,
    "stress-fracture": Region.BONE,
    "achilles-tendon": Region.ACHILLES,
}
HEAVIEST_MAX_KG = 500
LARGEST_SPREAD_PERCENT = 50
LARGEST_TEST_RESULT = 10_000


def read_readiness(top: Table) -> Readiness:
    """The answers to the readiness questions; what is not there was answered with no."""
    section = top.inner("readiness")
    symptoms = tuple(name for key, name in SYMPTOMS.items() if section.read(key, flag, False))
    answers = {key: section.read(key, flag, usual) for key, usual in QUESTIONS.items()}
    answered_on = section.read("answered_on", day, None)
    section.reject_unknown()
    return Readiness(symptoms=symptoms, answered_on=answered_on, **answers)


def read_injuries(top: Table) -> tuple[tuple[Path, Injury], ...]:
    """Every ``[[injury]]`` with its path."""
    found = []
    for section in top.inner_each("injury"):
        region = section.need(
            "region",
            choice(Region, _REGION_WORDS),
            'Write where it hurts, like region = "achilles".',
        )
        side = section.read("side", choice(Side), Side.BOTH)
        since = section.read("since", day, None)
        until = section.read("until", day, None)
        irritable = section.read("irritable", flag, False)
        section.reject_unknown()
        if since and until and until < since:
            section.report.error(
                section.at("until"), f"{until} comes before {since}.", "Swap 'since' and 'until'."
            )
        elif region is not None:
            found.append((section.path, Injury(region, side, since, until, irritable)))
    return tuple(found)


def read_one_rep_max(top: Table, words: Vocabulary, unit: MassUnit) -> dict[str, KnownMax]:
    """Known one-repetition maxima by exercise id; a bare number is in the athlete's unit."""
    section = top.inner("one_rep_max")
    found = {}
    for written in section.values:
        exercise = section.attempt(section.at(written), words.read_exercise, written, None)
        known = _known_max(section, written, unit)
        if exercise is not None and known is not None:
            found[exercise] = known
    return found


def _known_max(section: Table, key: str, unit: MassUnit) -> KnownMax | None:
    if not isinstance(section.values[key], Mapping):
        alone = section.read(key, mass(unit, 1, HEAVIEST_MAX_KG), None)
        return None if alone is None else KnownMax(alone)
    inner = section.inner(key)
    masses = [inner.read(unit, mass(unit, 1, HEAVIEST_MAX_KG), None) for unit in MassUnit]
    on = inner.read("on", day, None)
    within = inner.read("within_percent", whole_number(1, LARGEST_SPREAD_PERCENT), None)
    inner.reject_unknown()
    found = [each for each in masses if each is not None]
    if len(found) == 1:
        return KnownMax(found[0], on, within)
    if not set(MassUnit) & set(inner.values):
        inner.report.error(inner.path, "says no load.", "Write it like { kg = 95 }.")
    elif len(found) > 1:
        inner.report.error(inner.path, "says the load in both units.", "Keep one.")
    return None


def read_exercise_list(top: Table, key: str, words: Vocabulary) -> tuple[tuple[Path, str], ...]:
    """The ids under ``exercises`` of ``[exclude]`` or ``[favourites]``, with their paths."""
    section = top.inner(key)
    found = section.located("exercises", words.read_exercise)
    section.reject_unknown()
    return found


def read_self_tests(top: Table) -> tuple[SelfTest, ...]:
    """Every ``[[self_test]]`` that has a name, a date and a result."""
    found = []
    result = number(0, LARGEST_TEST_RESULT)
    for section in top.inner_each("self_test"):
        name = section.need("test", text, 'Name it, like test = "single-leg heel raise".')
        on = section.need("on", day, "Write the day of the test, like on = 2026-11-02.")
        left, right, value = (section.read(key, result, None) for key in ("left", "right", "value"))
        section.reject_unknown()
        if not {"left", "right", "value"} & set(section.values):
            section.report.error(section.path, "holds no result.", "Add left and right, or value.")
        elif name is not None and on is not None:
            found.append(SelfTest(name, on, left, right, value))
    return tuple(found)
