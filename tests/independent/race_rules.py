"""Before and after races: last sessions, race week, recovery, new jumps."""

from __future__ import annotations

from collections.abc import Iterator

from tests.independent.facts import Facts, hours

HEAVY, LEGS, HEAVIEST = 0.5, 0.3, 0.7
SHORT = ("5 km", "10 km")
LAST_DAYS_BEFORE_A = {
    # days before the race from which a leg dose of 0.7, of 0.5, is too late
    "5 km": (5, 4),
    "10 km": (5, 4),
    "half": (7, 5),
    "marathon": (10, 7),
    "ultra": (10, 7),
}
LAST_DAYS_BEFORE = {"B": 4, "C": 2}
DAYS_AFTER = {
    # days after an A or B race: light, heavy leg strength
    "5 km": (2, 2),
    "10 km": (2, 2),
    "half": (3, 3),
    "marathon": (7, 10),
    "ultra": (14, 14),
}
STEEP_DESCENT_M = 500
STEEP_DAYS = 2
"""R04 says 24 to 48 h more; the product promises the longer one."""
RACE_WEEK_DAYS = 7


def last_sessions_before_races(facts: Facts) -> Iterator[str]:
    """T01: the last leg sessions before A, B and C races."""
    for race in facts.races:
        assert race.race is not None
        for session in facts.free:
            days = (race.day - session.day).days
            before = session.start <= race.start and days >= 0
            if before and days < _days_needed(race.race, session.dose):
                priority = race.race["priority"]
                yield f"T01: {session.name} is {days} days before {priority} race {race.name}"


def _days_needed(race: dict[str, str], dose: float) -> int:
    if dose < HEAVY:
        return 0
    if race["priority"] == "A":
        heaviest, heavy = LAST_DAYS_BEFORE_A[race["distance"]]
        return heaviest if dose >= HEAVIEST else heavy
    return LAST_DAYS_BEFORE[race["priority"]]


def race_week(facts: Facts) -> Iterator[str]:
    """T01: 0.15 until day -5, 0.1 until day -2, then 0.05; the primer only at day -5 or earlier."""
    for race in facts.races:
        assert race.race is not None
        if race.race["priority"] != "A":
            continue
        for session in facts.free:
            days = (race.day - session.day).days
            if not 0 <= days < RACE_WEEK_DAYS or session.start > race.start:
                continue
            if session.kind == "primer" and race.race["distance"] in SHORT and days >= 5:
                continue
            most = 0.15 if days >= 5 else 0.1 if days >= 2 else 0.05
            if session.dose > most:
                yield f"T01: {session.name} weighs {session.dose:g} {days} days before {race.name}"


def primer_only_before_short_races(facts: Facts) -> Iterator[str]:
    """A primer belongs before an A race of up to 10 km, on day -5 or earlier."""
    short = [run for run in facts.races if run.race and run.race["distance"] in SHORT]
    for session in facts.free:
        fitting = [
            race
            for race in short
            if race.race
            and race.race["priority"] == "A"
            and 5 <= (race.day - session.day).days <= 13
        ]
        if session.kind == "primer" and not fitting:
            yield f"primer: {session.name} has no A race of up to 10 km 5 days or more ahead"


def recovery_after_races(facts: Facts) -> Iterator[str]:
    """R01, R03, R04: no leg strength for days after A and B races, for 24 h after C races."""
    for race in facts.races:
        assert race.race is not None
        steep = race.race.get("descent_m", 0) > STEEP_DESCENT_M
        for session in facts.free:
            if session.dose < LEGS or session.start < race.start:
                continue
            if race.race["priority"] == "C":
                gap = hours(race.end, session.start)
                if gap < (72 if steep else 24):
                    yield f"R03: {session.name} is {gap:.1f} h after C race {race.name}"
                continue
            light, heavy = DAYS_AFTER[race.race["distance"]]
            needed = (heavy if session.dose >= HEAVY else light) + (STEEP_DAYS if steep else 0)
            days = (session.day - race.day).days
            if days < needed:
                yield f"R03: {session.name} is {days} days after {race.name}, {needed} are needed"


def no_new_jumps_before_races(facts: Facts) -> Iterator[str]:
    """I14: a jump that the season has not had yet stays 72 h away from races."""
    seen: set[str] = set()
    for session in sorted(facts.happening, key=lambda each: each.start):
        jumps = {
            line["exercise"]
            for line in session.lines
            if line["pattern"] == "jump" and not line["warm_up"]
        }
        for race in facts.races:
            close = 0 <= hours(session.end, race.start) < 72
            if jumps - seen and close and session.free:
                new = ", ".join(sorted(jumps - seen))
                yield f"I14: {session.name} brings new jumps ({new}) just before {race.name}"
        seen |= jumps


def effort_in_race_week(facts: Facts) -> Iterator[str]:
    """PHASE12: in race week nothing is done with fewer than four repetitions in reserve."""
    races = [run for run in facts.races if run.race and run.race["priority"] == "A"]
    for session in facts.free:
        near = any(0 <= (race.day - session.day).days < RACE_WEEK_DAYS for race in races)
        if session.kind == "primer" or not near:
            continue
        for line in session.lines:
            if line["rir"] is not None and not line["warm_up"] and line["rir"][0] < 4:
                yield f"PHASE12: {session.name} asks {line['exercise']} at RIR {line['rir'][0]}"


RULES = (
    last_sessions_before_races,
    race_week,
    primer_only_before_short_races,
    recovery_after_races,
    no_new_jumps_before_races,
    effort_in_race_week,
)
