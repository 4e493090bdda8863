"""How the weeks follow each other: first weeks, recovery weeks, tapers, jumps, stretches."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.independent.facts import FEWEST_DAYS, Facts, Run, Session, hours

HEAVY, LEGS, COUNTED, OFF_DAYS = 0.5, 0.3, 0.15, 28
EASY_RIR, RIR_OF_THE_NEW = 4, 3
MOST_LOADING_WEEKS = 5
MOST_LEG_SESSIONS = 2
UNLOADED = ("taper", "race", "recovery", "transition", "peak")
LEG_REGIONS = ("quads", "glutes", "hamstrings")
LOADING = ("adaptation", "off-season", "base", "build")
RECOVERY_SHARE, RECOVERY_SPAN = 0.75, 4
"""PHASE15 says 0.55; whole sets round up."""
TAPER_DAYS = {
    # days before the race, its own day among them (T04)
    "5 km": (4, 7),
    "10 km": (7, 10),
    "half": (10, 14),
    "marathon": (14, 21),
    "ultra": (14, 21),
}
SORE_SITES = {"achilles", "calves", "soleus", "bone", "shin", "ankle", "plantar-fascia"}
"""Irritable, these certainly forbid jumps (PLYO05)."""
POSTPARTUM_WEEKS = 12
NEW_BOUTS, NEW_JUMP_HOURS = 3, 48
"""I15: novelty 1, 0.9 and 0.5 over the first three bouts."""
LONG_HOLD_S, HOURS_BEFORE_KEY_RUNS = 60, 2


def new_to_it(facts: Facts) -> bool:
    """True for who has never lifted, or not for four weeks."""
    said = facts.athlete.get("last_lifted")
    if said is None or said == "never":
        return said is not None
    return (facts.start - date.fromisoformat(said)).days > OFF_DAYS


def sets_of(week: dict[str, Any], regions: tuple[str, ...] | None = None) -> float:
    """Hard sets of a week, of some regions or of all."""
    wanted = week["sets"] if regions is None else regions
    return float(sum(week["sets"].get(region, 0) for region in wanted))


def monday_of(moment: str) -> str:
    """The Monday of the week of a moment, both as the file writes them."""
    day = date.fromisoformat(moment[:10])
    return (day - timedelta(days=day.weekday())).isoformat()


def first_week_is_no_heavier(facts: Facts) -> Iterator[str]:
    """PROG13: the season's first week holds no more sets than the second of the same phase.

    Not where the second recovers, misses something or is partly away. Who has been lifting all
    along begins
    nothing: there only the legs are looked at, where no tired legs took sets away.
    """
    if len(facts.weeks) < 2:
        return
    one, two = facts.weeks[:2]
    alike = one["phase"] == two["phase"] and not two["recovery"] and not two["missed"]
    alike = alike and not any(map(facts.away, facts.days_of(two)))
    if not alike or not one["composed"] or not two["composed"]:
        return
    cut = {"I08", "L09"} & {
        reason["rule"]
        for entry in facts.season["sessions"]
        if monday_of(entry["start"]) == two["start"]
        for reason in entry["why"]
    }
    regions = None if new_to_it(facts) else LEG_REGIONS
    first, second = sets_of(one, regions), sets_of(two, regions)
    if first > second and (new_to_it(facts) or not cut):
        yield f"PROG13: the first week holds {first:g} sets, the second {second:g}"


def first_week_stays_easy(facts: Facts) -> Iterator[str]:
    """PROG13: who is new to it keeps four repetitions or more in reserve in the first week."""
    week = facts.weeks[0]
    for session in facts.in_week(date.fromisoformat(week["start"])) if new_to_it(facts) else ():
        for line in session.lines if session.free else ():
            if line["rir"] and not line["warm_up"] and line["rir"][0] < EASY_RIR:
                yield f"PROG13: {session.name} asks {line['exercise']} at RIR {line['rir'][0]}"


def the_new_stay_away_from_failure(facts: Facts) -> Iterator[str]:
    """PROG04: three repetitions or more in reserve for the new."""
    for session in facts.free if facts.level == "new" else ():
        for line in session.lines:
            if line["rir"] and not line["warm_up"] and line["rir"][0] < RIR_OF_THE_NEW:
                yield f"PROG04: {session.name} asks {line['exercise']} at RIR {line['rir'][0]}"


def recovery_comes_in_time(facts: Facts) -> Iterator[str]:
    """Phases: where the running has no lighter weeks, at most five loading weeks in a row."""
    streak = 0
    for week in facts.weeks:
        away = facts.free_days(week) < FEWEST_DAYS
        rests = away or week["recovery"] or week["phase"] in UNLOADED or not week["placed"]
        streak = 0 if rests else streak + 1
        if streak == MOST_LOADING_WEEKS + 1:
            yield f"OWN15: week of {week['start']} is the {streak}th loading week in a row"


def recovery_weeks_hold_their_share(facts: Facts) -> Iterator[str]:
    """PHASE15: a recovery week's strength sessions hold clearly fewer sets than a full week's.

    Held against the fullest week of its phase nearby; the phase's first week may be eased too.
    """
    for index, week in enumerate(facts.weeks):
        if not week["recovery"] or not week["composed"] or week["phase"] not in LOADING:
            continue
        full = [
            strength_sets(facts, each)
            for before, each in pairwise(facts.weeks)
            if abs(facts.weeks.index(each) - index) <= RECOVERY_SPAN
            and each["composed"]
            and not each["recovery"]
            and not each["missed"]
            and before["phase"] == each["phase"] == week["phase"]
        ]
        if full and strength_sets(facts, week) > max(full) * RECOVERY_SHARE:
            found = f"{strength_sets(facts, week)} sets of {max(full)}"
            yield f"PHASE15: recovery week of {week['start']} has {found}"


def strength_sets(facts: Facts, week: dict[str, Any]) -> int:
    """Sets of the week's strength sessions that are counted by effort; prehab stays whole."""
    sessions = [
        each for each in facts.in_week(date.fromisoformat(week["start"])) if each.dose >= COUNTED
    ]
    lines = [line for each in sessions for line in each.lines]
    return sum(line["sets"] for line in lines if line["rir"] and not line["warm_up"])


def leg_sessions_a_week(facts: Facts) -> Iterator[str]:
    """Split by count: never a third leg session that the planner chose."""
    for week in facts.weeks:
        there = facts.in_week(date.fromisoformat(week["start"]))
        heavy = [each for each in there if each.free and each.dose >= HEAVY]
        if len(heavy) > MOST_LEG_SESSIONS:
            yield f"split: week of {week['start']} holds {len(heavy)} leg sessions"


def tapers_have_their_length(facts: Facts) -> Iterator[str]:
    """T04: days of taper and race week together, by the distance of the A race."""
    for race in _a_races(facts):
        assert race.race is not None
        spans = [
            (phase["name"], date.fromisoformat(phase["start"]), date.fromisoformat(phase["end"]))
            for phase in facts.season["phases"]
        ]
        if not any(name == "race" and first <= race.day <= last for name, first, last in spans):
            yield f"T04: A race {race.name} lies in no race phase"
            continue
        shortest, longest = TAPER_DAYS[race.race["distance"]]
        begin = race.day
        for name, first, last in sorted(spans, key=lambda span: span[1], reverse=True):
            if name in ("race", "taper") and first <= begin <= last + timedelta(days=1):
                begin = first
        days = (race.day - begin).days + 1
        if days > longest or (days < shortest and begin > facts.start):
            yield f"T04: {days} days of taper before {race.name}, {shortest} to {longest} fit"


def _a_races(facts: Facts) -> list[Run]:
    inside = [race for race in facts.races if facts.start <= race.day <= facts.end]
    return [race for race in inside if race.race and race.race["priority"] == "A"]


def no_jumps_while_it_hurts(facts: Facts) -> Iterator[str]:
    """PLYO05: no jump with an irritable tendon, foot or bone, in pregnancy, soon after a birth."""
    for session in facts.free:
        if any(line["contacts"] for line in session.lines) and _jumps_are_off(facts, session.day):
            yield f"PLYO05: {session.name} holds jumps"
    for run in facts.runs:
        if any(each.get("contacts") for each in run.add_ons) and _jumps_are_off(facts, run.day):
            yield f"PLYO05: the warm-up before {run.name} holds jumps"


def _jumps_are_off(facts: Facts, day: date) -> bool:
    if facts.athlete.get("pregnant"):
        return True
    born = facts.athlete.get("postpartum_since")
    if born and day < date.fromisoformat(born) + timedelta(weeks=POSTPARTUM_WEEKS):
        return True
    return any(
        each.get("irritable")
        and each["region"] in SORE_SITES
        and each.get("since", "0") <= day.isoformat() <= each.get("until", "9")
        for each in facts.athlete.get("injury", [])
    )


def no_first_jumps_before_key_runs(facts: Facts) -> Iterator[str]:
    """I14: who is new to it has no new jump in the first three leg bouts 48 h before a key run."""
    if not new_to_it(facts):
        return
    seen: set[str] = set()
    bouts = 0
    for session in sorted(facts.happening, key=lambda each: each.start):
        jumps = {line["exercise"] for line in session.lines if line["contacts"]} - seen
        bouts += session.dose >= HEAVY or session.kind == "stability"
        for run in facts.runs if session.free and bouts <= NEW_BOUTS else ():
            if jumps and run.key and 0 <= hours(session.end, run.start) < NEW_JUMP_HOURS:
                yield f"I14: {session.name} brings new jumps just before {run.name}"
        seen |= jumps


def no_long_stretch_before_key_runs(facts: Facts) -> Iterator[str]:
    """MOB01, S8: no hold of a minute in the two hours before a key run."""
    for session in facts.free:
        for run in facts.runs:
            soon = 0 <= hours(session.end, run.start) < HOURS_BEFORE_KEY_RUNS
            if run.key and soon and _holds_long(session):
                yield f"MOB01: {session.name} stretches just before {run.name}"


def no_long_stretch_before_lifting(facts: Facts) -> Iterator[str]:
    """MOB01: no flow of long holds in the two hours before a session with D >= 0.3."""
    for flow in facts.free:
        if flow.kind != "mobility" or not _holds_long(flow):
            continue
        for then in facts.happening:
            if then.dose >= LEGS and 0 <= hours(flow.end, then.start) < HOURS_BEFORE_KEY_RUNS:
                yield f"MOB01: {flow.name} stretches just before {then.name}"


def _holds_long(session: Session) -> bool:
    return any(
        line["pattern"] in ("stretch", "flow")
        and line["seconds"]
        and line["sets"] * line["seconds"][0] >= LONG_HOLD_S
        for line in session.lines
    )


RULES = (
    first_week_is_no_heavier,
    first_week_stays_easy,
    the_new_stay_away_from_failure,
    recovery_comes_in_time,
    recovery_weeks_hold_their_share,
    leg_sessions_a_week,
    tapers_have_their_length,
    no_jumps_while_it_hurts,
    no_first_jumps_before_key_runs,
    no_long_stretch_before_key_runs,
    no_long_stretch_before_lifting,
)
