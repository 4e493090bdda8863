"""Which exercises a session may hold, how often, for how long, and what they add up to."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Any

from tests.independent.exercises import Exercise, exercises
from tests.independent.facts import Facts, Session

CEILING = {"new": 2, "novice": 3, "intermediate": 4, "advanced": 5}
HARD_RIR = 4
MAIN_KINDS = ("full", "full-light", "lower", "maintenance")
MAIN_WORDS = ("main sets", "a squat", "a hinge")
WRITTEN_KINDS = ("mobility", "prehab", "activation", "upper-core")
"""Ready sessions come as they are, and may come again."""
EXEMPT_PARTS = ("main", "calf")
DOSED = frozenset(
    {
        *("quads", "glutes", "hamstrings", "calves", "soleus", "shin-foot", "hip-abductors"),
        *("adductors", "hip-flexors", "trunk-front", "trunk-side", "low-back", "chest", "back"),
        *("shoulders", "scapula-cuff", "arms-grip"),
    }
)
"""The seventeen regions that have a dose."""

Line = dict[str, Any]


def effort(session: Session) -> list[Line]:
    """Lines that are counted by effort: no warm-up, no practice, no jumps."""
    return [line for line in session.lines if line["rir"] is not None and not line["warm_up"]]


def known_exercises(facts: Facts) -> Iterator[str]:
    """Every exercise and every swap is one of the catalogue."""
    for session in facts.free:
        for line in session.lines:
            for name in (line["exercise"], *line["swap"]):
                if name not in exercises():
                    yield f"exercise: {session.name} holds {name}, which nobody knows"


def equipment_is_there(facts: Facts) -> Iterator[str]:
    """Composition: the place has what an exercise needs, and what a swap needs."""
    for session in facts.free:
        place = facts.athlete.get("places", {}).get(session.place, {})
        equipment = frozenset(place.get("equipment", facts.athlete.get("equipment", [])))
        for line in session.lines:
            for name in (line["exercise"], *line["swap"]):
                if name in exercises() and not exercises()[name].possible_with(equipment):
                    yield f"equipment: {session.name} at {session.place} offers {name}"


def level_is_reached(facts: Facts) -> Iterator[str]:
    """Composition: nothing above the level's ceiling (new 2 to advanced 5).

    One rung above is let pass: it may have been climbed (the ladder), which a file without a
    log cannot deny; a season that was never replanned has no log.
    """
    ceiling = CEILING[facts.level] + (facts.season.get("revision", 1) > 1)
    for session in facts.free:
        for line in session.lines:
            level = exercises()[line["exercise"]].level if line["exercise"] in exercises() else 0
            if level > ceiling:
                yield f"level: {session.name} asks {line['exercise']}, level {level}"


def nothing_hurts(facts: Facts) -> Iterator[str]:
    """INJ13: while a site is injured nothing that its caution avoids; irritable, nothing of it."""
    for session in facts.free:
        active = [each for each in facts.athlete.get("injury", []) if _active(each, session.day)]
        for injury in active:
            for line in session.lines:
                exercise = exercises().get(line["exercise"])
                if exercise and _hurts(exercise, injury):
                    yield f"injury: {session.name} holds {exercise.id} ({injury['region']})"


def _active(injury: dict[str, Any], day: date) -> bool:
    since, until = injury.get("since", "0000"), injury.get("until", "9999")
    return bool(since <= day.isoformat() <= until)


def _hurts(exercise: Exercise, injury: dict[str, Any]) -> bool:
    site = injury["region"]
    if site in exercise.avoid:
        return True
    primary = exercise.regions.get(site, 0) == 1
    return bool(injury.get("irritable")) and (site in exercise.modify or primary)


def each_exercise_once(facts: Facts) -> Iterator[str]:
    """An exercise comes once in a session; the warm-up sets of a lift belong to it.

    One set more for the weaker side may stand as a line of its own (imbalances).
    """
    for session in facts.free:
        lines = [line for line in session.lines if not line["warm_up"]]
        counted = Counter(line["exercise"] for line in lines if not line.get("weaker_side_first"))
        for name, times in counted.items():
            if times > 1:
                yield f"twice: {session.name} holds {name} {times} times"


def each_family_once(facts: Facts) -> Iterator[str]:
    """Composition: a family once a session; ready sessions are taken as they are."""
    for session in facts.free:
        if session.kind in WRITTEN_KINDS:
            continue
        held = {line["exercise"] for line in effort(session) if line["exercise"] in exercises()}
        families = Counter(exercises()[name].family for name in held)
        for family, times in families.items():
            if times > 1:
                yield f"family: {session.name} holds {times} of {family}"


def once_a_week(facts: Facts) -> Iterator[str]:
    """Composition: an exercise once a week; main lifts, calf work and prehab are exempt."""
    for week in facts.weeks:
        held: Counter[str] = Counter()
        for session in facts.in_week(date.fromisoformat(week["start"])):
            if session.free and session.kind not in WRITTEN_KINDS:
                lines = [each for each in effort(session) if each.get("part") not in EXEMPT_PARTS]
                held.update({line["exercise"] for line in lines})
        for name, times in held.items():
            if times > 1:
                yield f"once a week: week of {week['start']} holds {name} {times} times"


def main_lifts(facts: Facts) -> Iterator[str]:
    """A leg session has a main lift, or the week's shortfalls say that main sets are short."""
    for week in facts.weeks:
        shortfalls = " ".join(week.get("shortfalls", [])).casefold()
        said = any(word in shortfalls for word in MAIN_WORDS)
        for session in facts.in_week(date.fromisoformat(week["start"])):
            if not session.free or not session.lines or session.kind not in MAIN_KINDS:
                continue
            mains = [line for line in effort(session) if line.get("part") == "main"]
            if not mains and not said:
                yield f"main lift: {session.name} has none, and nothing says why"
            for line in mains:
                if not exercises()[line["exercise"]].main_lift:
                    yield f"main lift: {session.name} takes {line['exercise']} for one"


def content_fits_into_the_minutes(facts: Facts) -> Iterator[str]:
    """Composition: work, rests and nothing else take no longer than the session.

    The rest after a line's last set is not counted, nor setting up; a superset takes as long
    as its longest line with its rests, or as the work of all its lines.
    """
    for session in facts.free:
        if not all(line["exercise"] in exercises() for line in session.lines):
            continue
        seconds = shortest_seconds(session)
        if seconds > session.minutes * 60:
            yield f"minutes: {session.name}, {session.minutes} min, holds {seconds / 60:.1f}"


def shortest_seconds(session: Session) -> float:
    """The least time that the session's lines take with their rests [s]."""
    groups: defaultdict[str, list[Line]] = defaultdict(list)
    for number, line in enumerate(session.lines):
        groups[line["superset"] or str(number)].append(line)
    total = 0.0
    for group in groups.values():
        works = [line["sets"] * seconds_of_a_set(line) for line in group]
        rests = [(line["sets"] - 1) * line["rest_s"] for line in group]
        total += max(sum(works), *map(sum, zip(works, rests, strict=True)))
    return total


def seconds_of_a_set(line: Line) -> float:
    """The least work of one set, both sides [s]."""
    sides = 2 if line["per_side"] else 1
    if line["seconds"]:
        return float(line["seconds"][0] * sides)
    amount = line["reps"] or line["metres"] or line.get("breaths") or [0]
    return float(amount[0] * exercises()[line["exercise"]].seconds_a_repetition * sides)


def sets_add_up(facts: Facts) -> Iterator[str]:
    """A composed week's hard sets are those of its lines: primary 1, secondary 0.5, RIR <= 4."""
    for week in facts.weeks:
        sessions = facts.in_week(date.fromisoformat(week["start"]))
        if not week["composed"] or any(not each.happens for each in sessions):
            continue
        found: defaultdict[str, float] = defaultdict(float)
        for line in (line for each in sessions for line in effort(each)):
            if line["rir"][0] <= HARD_RIR and line["exercise"] in exercises():
                for region, share in exercises()[line["exercise"]].regions.items():
                    found[region] += share * line["sets"] * (region in DOSED)
        for region in sorted({*week["sets"], *found}):
            said = week["sets"].get(region, 0)
            if abs(said - found[region]) > 0.01:
                yield f"sets: week of {week['start']} says {said} {region}, lines {found[region]}"


RULES = (
    known_exercises,
    equipment_is_there,
    level_is_reached,
    nothing_hurts,
    each_exercise_once,
    each_family_once,
    once_a_week,
    main_lifts,
    content_fits_into_the_minutes,
    sets_add_up,
)
