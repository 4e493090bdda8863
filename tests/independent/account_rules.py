"""The weeks' accounts and the file's own consistency."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tests.independent.facts import COMPONENTS, FEWEST_DAYS, KINDS, Facts

LIGHT_PHASES = {"taper", "race", "recovery", "transition"}
TAPER_SHARE = 0.6
KEY_LONG_MINUTES = 90
LEG_DOSE, COUNTED = 0.5, 0.15
STAND_INS = ("stability", "full-light")
FORMAT = "wholestride.season/1"
SECONDS_A_UNIT = {
    # fastest and slowest time of one
    "reps": (1.0, 6.0),
    "seconds": (1.0, 1.0),
    "metres": (0.3, 2.0),
    "breaths": (2.0, 10.0),
}
SET_UP_S, MAIN_SET_UP_S, ROUNDING_MIN = 35, 215, 1
"""Dose check 2: 8 to 35 s to set up, three minutes more for the warm-up sets of a main lift."""


def head(facts: Facts) -> Iterator[str]:
    """Format, span, score."""
    season = facts.season
    if season["format"] != FORMAT:
        yield f"format: {season['format']!r} is not {FORMAT!r}"
    if facts.end < facts.start:
        yield "season: it ends before it starts"
    for tier, value in season["score"].items():
        if type(value) is not int or value < 0:
            yield f"score: {tier} is {value!r}"


def ids_and_order(facts: Facts) -> Iterator[str]:
    """Ids name one item, items come in order of time."""
    for part in ("runs", "sessions"):
        items = facts.season[part]
        for double, times in Counter(item["id"] for item in items).items():
            if times > 1:
                yield f"ids: {part} hold {double!r} {times} times"
        starts = [item["start"] for item in items]
        if starts != sorted(starts):
            yield f"order: {part} are not sorted by start"


def weeks_follow_each_other(facts: Facts) -> Iterator[str]:
    """One week after the other, from the season's first day to its last."""
    mondays = [date.fromisoformat(week["start"]) for week in facts.weeks]
    first = facts.start - timedelta(days=facts.start.weekday())
    wanted = [first + timedelta(weeks=n) for n in range((facts.end - first).days // 7 + 1)]
    if mondays != wanted:
        yield f"weeks: {len(mondays)} weeks, {len(wanted)} Mondays from {first} to {facts.end}"


def phases_follow_each_other(facts: Facts) -> Iterator[str]:
    """Every day of the season lies in a phase; only adaptation may lie over another one."""
    phases = [phase for phase in facts.season["phases"] if phase["name"] != "adaptation"]
    spans = [
        (date.fromisoformat(each["start"]), date.fromisoformat(each["end"])) for each in phases
    ]
    for (_, last), (first, _) in pairwise(spans):
        if first != last + timedelta(days=1):
            yield f"phases: one ends on {last}, the next begins on {first}"
    if any(last < first for first, last in spans):
        yield "phases: one ends before it begins"


def doses_are_those_of_the_kinds(facts: Facts) -> Iterator[str]:
    """The kind's leg dose is the session's, everywhere."""
    for session in facts.sessions:
        if session.kind not in KINDS:
            yield f"kind: {session.name} is of no known kind"
        elif not session.own and abs(session.dose - KINDS[session.kind][0]) > 1e-9:
            yield f"leg dose: {session.name} says {session.dose:g}"


def places_exist(facts: Facts) -> Iterator[str]:
    """Sessions lie at places of the athlete."""
    places = set(facts.athlete.get("places", {})) or {"home"}
    for session in facts.free:
        if session.place not in places:
            yield f"place: {session.name} lies at {session.place!r}"


def key_runs(facts: Facts) -> Iterator[str]:
    """Key: intervals, tempo, hills, marathon pace, race, and long runs of 90 min or more."""
    for run in facts.runs:
        long = run.long and run.minutes >= KEY_LONG_MINUTES
        if run.key != (run.quality or long):
            yield f"key: {run.name} ({run.kind}, {run.minutes} min) says key = {run.key}"


def every_placed_session_says_why(facts: Facts) -> Iterator[str]:
    """A planned session has its reasons, each with rule, words, grade and source."""
    for entry in facts.season["sessions"]:
        planned = entry["status"] == "planned" and not entry.get("own", False)
        if planned and not entry["why"]:
            yield f"why: {entry['id']} gives no reason"
        for reason in entry["why"]:
            if not reason["rule"] or not reason["text"] or reason["grade"] not in "ABCD":
                yield f"why: {entry['id']} holds an incomplete reason ({reason['rule']!r})"


def every_miss_says_why(facts: Facts) -> Iterator[str]:
    """What could not be had gives its reasons."""
    for week in facts.weeks:
        for missed in week["missed"]:
            if not missed["reasons"]:
                yield f"missed: week of {week['start']} gives no reason for {missed['kind']}"


def placed_are_there(facts: Facts) -> Iterator[str]:
    """What a week says it placed lies in it; the runner's own sessions may be counted or not."""
    for week in facts.weeks:
        sessions = facts.in_week(date.fromisoformat(week["start"]))
        there = Counter(session.kind for session in sessions)
        without_own = Counter(session.kind for session in sessions if not session.own)
        for kind in sorted({*week["placed"], *without_own}):
            placed = week["placed"].get(kind, 0)
            if placed not in (there[kind], without_own[kind]):
                yield (
                    f"account: week of {week['start']} says {placed} {kind}, "
                    f"{there[kind]} are there"
                )


def wanted_is_placed_and_missed(facts: Facts) -> Iterator[str]:
    """Sessions of a kind in a week and those missed are those wanted.

    An own session of the runner counts for one that was wanted; a lighter session may stand in
    for a leg session that is missed (I03, "together").
    """
    for week in facts.weeks:
        sessions = facts.in_week(date.fromisoformat(week["start"]))
        placed = Counter(session.kind for session in sessions if not session.own)
        missed: Counter[str] = Counter()
        for entry in week["missed"]:
            missed[entry["kind"]] += entry.get("count", 1)
        stand_ins = sum(times for kind, times in missed.items() if KINDS[kind][0] >= LEG_DOSE)
        open_sessions = 0
        for kind in sorted({*week["wanted"], *placed, *missed}):
            wanted = week["wanted"].get(kind, 0)
            short = wanted - placed[kind] - missed[kind]
            open_sessions += max(0, short)
            if short < 0 and not (kind in STAND_INS and -short <= stand_ins):
                yield _account(week, kind, wanted, placed[kind], missed[kind])
            stand_ins -= max(0, -short)
        own = sum(session.own for session in sessions)
        if open_sessions > own:
            lost = open_sessions - own
            yield f"account: week of {week['start']} lost {lost} sessions without a word"


def _account(week: dict[str, Any], kind: str, wanted: int, placed: int, missed: int) -> str:
    return (
        f"account: week of {week['start']} wanted {wanted} {kind}, placed {placed}, missed {missed}"
    )


def six_components(facts: Facts) -> Iterator[str]:
    """Every week of three days or more holds all six, and what it says comes from somewhere.

    A component of which an injury and the place leave no exercise is named in the shortfalls.
    """
    for week in facts.weeks:
        monday = date.fromisoformat(week["start"])
        if facts.free_days(week) < FEWEST_DAYS:
            continue
        said = " ".join(week.get("shortfalls", [])).casefold()
        for component in COMPONENTS:
            explained = f"{component.replace('-', ' ')}: 0 " in said
            if week["components"].get(component, 0) <= 0 and not explained:
                yield f"components: week of {monday} holds no {component}"
        if week["composed"]:
            yield from _components_come_from_somewhere(facts, week, monday)


def _components_come_from_somewhere(
    facts: Facts, week: dict[str, Any], monday: date
) -> Iterator[str]:
    sessions = [each for each in facts.in_week(monday) if each.happens]
    add_ons = [each for run in facts.runs_in_week(monday) for each in run.add_ons]
    found = {part for each in sessions for line in each.lines for part in line["components"]}
    found |= {part for each in add_ons for part, minutes in each["components"].items() if minutes}
    written = all(session.lines for session in sessions)
    for component, minutes in week["components"].items():
        if minutes > 0 and component not in found and written:
            yield f"components: week of {monday} says {minutes} min {component} from nowhere"
    clock = sum(each.minutes for each in sessions) + sum(each["minutes"] for each in add_ons)
    if sum(week["components"].values()) > 2 * clock:
        yield f"components: week of {monday} credits more than twice its {clock} minutes"


def minutes_of_components_add_up(facts: Facts) -> Iterator[str]:
    """A composed week's credited minutes follow from its prescriptions and add-ons.

    The first-listed component of an exercise counts whole, each further one half. How long a
    repetition takes is not in the file, so the sum is held between a second and six. A session
    without exercises, such as the runner's own, may hold anything for its minutes.
    """
    for week in facts.weeks:
        if not week["composed"]:
            continue
        least, most = _component_bounds(facts, date.fromisoformat(week["start"]))
        for component, said in week["components"].items():
            low, high = least[component] - ROUNDING_MIN, most[component] + ROUNDING_MIN
            if not low <= said <= high:
                yield (
                    f"components: week of {week['start']} says {said} min {component}, "
                    f"its parts make {least[component]:.0f} to {most[component]:.0f}"
                )


def _component_bounds(facts: Facts, monday: date) -> tuple[dict[str, float], dict[str, float]]:
    least: defaultdict[str, float] = defaultdict(float)
    most: defaultdict[str, float] = defaultdict(float)
    for run in facts.runs_in_week(monday):
        for add_on in run.add_ons:
            for component, minutes in add_on["components"].items():
                least[component] += minutes
                most[component] += minutes
    for session in facts.in_week(monday):
        for component in COMPONENTS if not session.lines else ():
            most[component] += session.minutes
        for line in session.lines if session.happens else ():
            fast, slow = _seconds_of_a_side(line)
            work = line["sets"] * (2 if line["per_side"] else 1)
            rests = 0 if line["warm_up"] else line["sets"] * line["rest_s"]
            set_up = MAIN_SET_UP_S if line.get("part") == "main" else SET_UP_S
            for place, component in enumerate(line["components"]):
                credit = 1.0 if place == 0 else 0.5
                most[component] += credit * (work * slow + rests + set_up) / 60
                if not line["warm_up"]:
                    least[component] += credit * (work * fast + rests) / 60
    return least, most


def _seconds_of_a_side(line: dict[str, Any]) -> tuple[float, float]:
    """Fastest and slowest time of one set on one side [s]."""
    for unit, (fast, slow) in SECONDS_A_UNIT.items():
        amount = line.get(unit)
        if amount is not None:
            return amount[0] * fast, amount[1] * slow
    return 0.0, 0.0


def recovery_weeks_are_lighter(facts: Facts) -> Iterator[str]:
    """A recovery week holds fewer sets than the heavier of the weeks beside it.

    Its leg dose is at most what that week asked for, whether it could be placed or not.
    """
    for index, week in enumerate(facts.weeks):
        if not week["recovery"] or week["phase"] in LIGHT_PHASES:
            continue
        beside = [
            other
            for other in (
                *facts.weeks[max(0, index - 1) : index],
                *facts.weeks[index + 1 : index + 2],
            )
            if not other["recovery"] and other["phase"] not in LIGHT_PHASES
        ]
        if not beside:
            continue
        written = all(each["composed"] for each in beside)
        sets, most_sets = _sets(week), max(map(_sets, beside))
        if written and most_sets > 0 and sets >= most_sets:
            yield f"recovery: week of {week['start']} has {sets:g} sets, one beside {most_sets:g}"
        dose = _dose(facts, week)
        most_dose = max(round(_dose(facts, other) + _missed_dose(other), 2) for other in beside)
        if dose > most_dose:
            yield (
                f"recovery: week of {week['start']} has leg dose {dose:g}, "
                f"one beside it {most_dose:g}"
            )


def _sets(week: dict[str, Any]) -> float:
    return float(sum(week["sets"].values()))


def _dose(facts: Facts, week: dict[str, Any]) -> float:
    sessions = facts.in_week(date.fromisoformat(week["start"]))
    return round(sum(session.dose for session in sessions if session.happens), 2)


def _missed_dose(week: dict[str, Any]) -> float:
    return float(sum(KINDS[each["kind"]][0] * each.get("count", 1) for each in week["missed"]))


def taper_is_lighter(facts: Facts) -> Iterator[str]:
    """PHASE10: taper weeks hold at most 0.6 of the sets of the last full build week.

    Full: no recovery week, and no counted session missed.
    """
    full: float | None = None
    for week in facts.weeks:
        whole = not week["recovery"] and week["composed"] and not _misses_counted(week)
        if week["phase"] == "build" and whole and _sets(week):
            full = _sets(week)
        if week["phase"] == "taper" and week["composed"] and full is not None:
            most = full * TAPER_SHARE
            if _sets(week) > most:
                yield f"PHASE10: taper week of {week['start']} has {_sets(week):g} sets of {full:g}"


def _misses_counted(week: dict[str, Any]) -> bool:
    return any(KINDS[each["kind"]][0] >= COUNTED for each in week["missed"])


RULES = (
    head,
    ids_and_order,
    weeks_follow_each_other,
    phases_follow_each_other,
    doses_are_those_of_the_kinds,
    places_exist,
    key_runs,
    every_placed_session_says_why,
    every_miss_says_why,
    placed_are_there,
    wanted_is_placed_and_missed,
    six_components,
    minutes_of_components_add_up,
    recovery_weeks_are_lighter,
    taper_is_lighter,
)
