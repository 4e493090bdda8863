"""Sentences about lines and about what a week lacks, made from the composition itself."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from wholestride.domain.athlete import Emphasis
from wholestride.domain.exercise import (
    DOSED_REGIONS,
    Component,
    Exercise,
    LoadZone,
    Pattern,
    Region,
)
from wholestride.planning.composition.allowed import is_allowed, zone_wanted
from wholestride.planning.composition.lines import Part
from wholestride.planning.composition.needs import (
    CONTACTS,
    Key,
    Need,
    scale_of,
    weight_of,
)
from wholestride.planning.composition.nouns import ComposedLine, Role
from wholestride.planning.composition.roles import usual_role
from wholestride.planning.composition.setting import Setting, equipment_of
from wholestride.planning.composition.taste import cost, serves

SWAPS = 3
PRIMARY = 2
TITLES: Mapping[Role, str] = {
    Role.BALANCE: "Balance, while you are fresh (BAL01)",
    Role.JUMP: "Landings before the lifts, while you are fresh (DOSE18)",
    Role.MAIN: "Main lift",
    Role.ONE_LEG: "One leg at a time, as in running",
    Role.CALF: "Calf and foot",
    Role.ASSISTANCE: "Leg assistance",
    Role.CORE: "Core",
    Role.COOL_DOWN: "Stretch at the end",
    Role.WARM_UP: "Warm-up",
}
UPPER_TITLES: Mapping[Pattern, str] = {
    Pattern.HORIZONTAL_PUSH: "Push",
    Pattern.VERTICAL_PUSH: "Overhead press",
    Pattern.HORIZONTAL_PULL: "Row",
    Pattern.VERTICAL_PULL: "Pull from above",
    Pattern.SCAPULA: "Shoulder blades",
    Pattern.ARM: "Arms",
}


def why(part: Part, setting: Setting) -> str:
    """Why the exercise is there, in one sentence for the runner."""
    exercise, role = part.exercise, part.role
    title = UPPER_TITLES.get(exercise.pattern, TITLES.get(role, "Upper body"))
    pieces = [title if role is not Role.MAIN else f"Main lift, {exercise.pattern} side"]
    worked = _regions(exercise)
    if worked and role not in (Role.BALANCE, Role.JUMP):
        pieces[0] += f", for {worked}"
    pieces += _merits(part, setting)
    return "; ".join(pieces) + "."


def _merits(part: Part, setting: Setting) -> Iterator[str]:
    exercise, request = part.exercise, setting.request
    if exercise.id in request.athlete.favourites:
        yield "one of your favourites"
    if part.role is Role.MAIN and exercise.id in request.keep_main:
        yield "kept from the last block so that it can progress"
    elif part.role is Role.MAIN and exercise.id in request.athlete.one_rep_max:
        yield "your maximum in it is known"
    if any(rung in request.mastered for rung in exercise.easier):
        yield "the next rung after what you have mastered"
    for emphasis in Emphasis:
        if emphasis in request.athlete.emphasis and serves(exercise, emphasis):
            yield f"for your emphasis on {emphasis.replace('-', ' ')}"


def _regions(exercise: Exercise) -> str:
    names = [
        region.spoken for region in DOSED_REGIONS if exercise.regions.get(region, 0) >= PRIMARY
    ][:2]
    return (", " if any(" and " in each for each in names) else " and ").join(names)


def swaps(part: Part, setting: Setting, used: frozenset[str]) -> tuple[str, ...]:
    """Two or three equivalents at the place: same pattern and part, the best liked first."""
    wanted = part.exercise
    equipment = equipment_of(part.session)
    alike = [
        each
        for each in setting.catalogue.exercises.values()
        if each.pattern is wanted.pattern
        and each.id not in used
        and is_allowed(each, setting, equipment)
        and _as_good(each, part)
    ]
    alike.sort(key=lambda each: (_distance(each, wanted), cost(each, setting, equipment), each.id))
    return tuple(each.id for each in alike[:SWAPS])


def _as_good(exercise: Exercise, part: Part) -> bool:
    if part.role is Role.MAIN:
        return exercise.main_lift
    return usual_role(exercise) is part.role or part.role is Role.WARM_UP


def _distance(exercise: Exercise, wanted: Exercise) -> tuple[int, int]:
    """How far another exercise is: level first, then the regions it misses."""
    missed = sum(
        max(halves - exercise.regions.get(region, 0), 0)
        for region, halves in sorted(wanted.regions.items())
    )
    return abs(exercise.level - wanted.level), missed


def name_of(key: Key) -> str:
    """An item of the dose in a runner's words."""
    return key.spoken if isinstance(key, Region) else str(key).replace("-", " ")


def amount_words(key: Key, amount: float) -> str:
    """A number of units with its unit, such as "3 sets" or "4 min"."""
    number = f"{round(amount / scale_of(key), 1):g}"
    if isinstance(key, Component):
        return f"{number} min"
    if key == CONTACTS:
        return number
    return f"{number} set" if number == "1" else f"{number} sets"


def minimum_words(need: Need, have: int, reason: str) -> str:
    """A sentence about an item under its minimum."""
    there, wanted = amount_words(need.key, have), amount_words(need.key, need.minimum)
    return f"{name_of(need.key).capitalize()}: {there} of the least {wanted} a week; {reason}."


def target_words(short: Sequence[tuple[Need, int]], reason: str) -> str:
    """One sentence about everything that lies under its target, least valuable first."""
    parts = [
        f"{name_of(need.key)} {amount_words(need.key, have)} "
        f"of {amount_words(need.key, need.target)}"
        for need, have in short
    ]
    return f"Under the target, least valuable first (OWN10): {', '.join(parts)}; {reason}."


def by_value(short: Sequence[tuple[Need, int]], setting: Setting) -> list[tuple[Need, int]]:
    """Least valuable first (rule OWN10)."""
    return sorted(short, key=lambda pair: (weight_of(pair[0].key, setting), str(pair[0].key)))


def no_heavy_lift_words(setting: Setting, lines: Sequence[tuple[int, ComposedLine]]) -> str | None:
    """DOSE03: say so where no main lift can reach 80 %."""
    if zone_wanted(setting.dose.main) is not LoadZone.HEAVY:
        return None
    mains = [(session, line) for session, line in lines if line.role is Role.MAIN]
    for session, line in mains:
        equipment = equipment_of(setting.request.sessions[session])
        if setting.exercise(line.exercise).zone_with(equipment) is LoadZone.HEAVY:
            return None
    if not mains:
        return None
    places = sorted({setting.request.sessions[session].place.name for session, _ in mains})
    return (
        f"At {' and '.join(places)} no main lift can reach 80 % of its maximum (DOSE03): work "
        "close to the target reserve with slow, harder variants, and lift heavy where you can."
    )


def hint(key: Key) -> str:
    """What would help where nothing trains an item."""
    pulls = (Region.BACK, Region.SCAPULA_CUFF)
    if key in pulls or key == Component.UPPER_BODY:
        return ", a band would"
    return ""
