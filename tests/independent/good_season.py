"""A season written by hand that breaks no rule: five weeks to a half marathon and one after."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime, timedelta
from typing import Any

from tests.independent.exercises import exercises

START = date(2027, 3, 1)
RACE_DAY = date(2027, 4, 4)
RACE_WEEK = 4
THURSDAY = 3

Entry = dict[str, Any]

WHY = [{"rule": "I06", "text": "The evening of a key day.", "grade": "C", "source": "measured"}]
DOSES = {"full": 1.0, "full-light": 0.6, "maintenance": 0.5, "upper-core": 0.15}
DOSES |= {"activation": 0.1, "mobility": 0.05, "prehab": 0.05, "power": 0.5, "stability": 0.3}
DOSES |= {"primer": 0.3, "lower": 1.0}


def at(week: int, day: int, clock: str) -> str:
    """A local time: week and weekday counted from 0."""
    moment = datetime.combine(START, datetime.min.time()) + timedelta(weeks=week, days=day)
    return f"{moment:%Y-%m-%d}T{clock}"


def line(exercise: str, pattern: str, components: list[str], **changes: Any) -> Entry:
    usual = {
        "exercise": exercise,
        "name": exercise,
        "components": components,
        "pattern": pattern,
        "sets": 3,
        "reps": [5, 6],
        "seconds": None,
        "metres": None,
        "per_side": False,
        "load_kg": None,
        "percent_1rm": None,
        "rir": [3, 3],
        "rest_s": 90,
        "superset": None,
        "warm_up": False,
        "contacts": 0,
        "adjust": [],
        "swap": [],
        "why": "",
    }
    return usual | changes


def squat(**changes: Any) -> Entry:
    return line("squat_bb", "squat", ["functional"], reps=[5, 5], part="main", **changes)


def deadlift(**changes: Any) -> Entry:
    return line("rdl_bb", "hinge", ["functional"], reps=[5, 5], part="main", **changes)


def rest_of_a_session(sets: int, row: str = "row_db", hold: str = "plank") -> list[Entry]:
    """Balance, a row and a hold, as every strength session of the sample has them."""
    return [
        line("single_leg_stance", "balance", ["stability"], reps=None, seconds=[30, 30], rir=None),
        line(row, "horizontal-pull", ["upper-body"], sets=sets, reps=[8, 10]),
        line(hold, "anti-extension", ["core"], sets=sets, reps=None, seconds=[30, 40]),
    ]


def session(week: int, day: int, clock: str, kind: str, minutes: int, **changes: Any) -> Entry:
    start = at(week, day, clock)
    usual = {
        "id": f"{start[:10]}-{kind}",
        "status": "planned",
        "revision": 0,
        "start": start,
        "minutes": minutes,
        "kind": kind,
        "phase": "build",
        "block": 1,
        "place": "gym" if kind in ("full", "full-light", "maintenance") else "home",
        "leg_dose": DOSES[kind],
        "why": WHY,
        "alternatives": [],
        "prescriptions": [],
    }
    return usual | changes


def flow(week: int) -> Entry:
    stretch = line("pigeon", "stretch", ["flexibility", "mobility"], reps=None, seconds=[30, 30])
    return session(week, 0, "19:00", "mobility", 20, prescriptions=[stretch | {"rir": None}])


def heavy(week: int, day: int, kind: str, sets: int, phase: str = "build") -> Entry:
    contacts = 20 if kind == "full" else 0
    jumps = [line("pogo_hops", "jump", ["functional"], sets=2, rir=None, contacts=contacts)]
    second = day == THURSDAY
    main = deadlift(sets=sets) if second else squat(sets=sets)
    rest = rest_of_a_session(sets, *(("row_bent_over_db", "plank_knee") if second else ()))
    lines = [*(jumps if contacts else []), main, *rest]
    minutes = {"full": 45, "full-light": 35, "maintenance": 30}[kind]
    return session(week, day, "18:00", kind, minutes, phase=phase, prescriptions=lines)


def upper_core(week: int) -> Entry:
    return session(week, 5, "10:00", "upper-core", 30, prescriptions=rest_of_a_session(3))


def activation() -> Entry:
    easy = line("glute_bridge", "hip-extension", ["functional"], sets=1, reps=[10, 10], rir=[5, 5])
    stance, _, hold = rest_of_a_session(1)
    lines = [easy, stance, hold | {"rir": [4, 5]}]
    lines.append(line("push_up", "horizontal-push", ["upper-body"], sets=1, rir=[4, 5]))
    return session(
        RACE_WEEK, 1, "18:00", "activation", 15, place="gym", phase="race", prescriptions=lines
    )


def sessions() -> list[Entry]:
    full_weeks = [
        entry
        for week in (0, 2)
        for entry in (
            flow(week),
            heavy(week, 1, "full", 3),
            heavy(week, 3, "full", 3),
            upper_core(week),
        )
    ]
    found = [
        *full_weeks,
        flow(1),
        heavy(1, 1, "full-light", 2),
        heavy(1, 3, "full-light", 2),
        flow(3),
        heavy(3, 1, "maintenance", 2, "taper"),
        upper_core(3),
        flow(RACE_WEEK),
        activation(),
        flow(5),
        heavy(5, 3, "full-light", 2, "recovery"),
    ]
    return sorted(found, key=lambda entry: str(entry["start"]))


def run(week: int, day: int, clock: str, kind: str, minutes: int, **changes: Any) -> Entry:
    start = at(week, day, clock)
    usual = {
        "id": f"run-{start}",
        "start": start,
        "time_known": True,
        "title": kind,
        "kind": kind,
        "subkind": None,
        "minutes": minutes,
        "minutes_known": True,
        "distance_km": None,
        "load": minutes * 5,
        "key": kind in ("intervals", "race") or (kind == "long" and minutes >= 90),
        "importance": 1.0,
        "sure": True,
        "race": None,
        "add_ons": [],
    }
    return usual | changes


def runs() -> list[Entry]:
    warm_up = {"name": "warm-up", "minutes": 10, "components": {"mobility": 8}, "contacts": 0}
    found = []
    for week in range(6):
        found += [run(week, 3, "07:00", "easy", 40)]
        if week < 5:
            found.append(run(week, 1, "07:00", "intervals", 50, add_ons=[warm_up]))
        if week < RACE_WEEK:
            found.append(run(week, 6, "09:00", "long", 95))
    race = {"priority": "A", "distance": "half", "descent_m": 0}
    found.append(run(RACE_WEEK, 6, "10:00", "race", 105, race=race))
    return sorted(found, key=lambda entry: str(entry["start"]))


COMPONENTS = ("core", "upper-body", "mobility", "functional", "stability", "flexibility")
SECONDS_A_REPETITION, SET_UP_S = 3, 10
ACCOUNTS: list[tuple[str, dict[str, int], int]] = [
    # phase, sessions, contacts
    ("build", {"full": 2, "upper-core": 1, "mobility": 1}, 40),
    ("build", {"full-light": 2, "mobility": 1}, 0),
    ("build", {"full": 2, "upper-core": 1, "mobility": 1}, 40),
    ("taper", {"maintenance": 1, "upper-core": 1, "mobility": 1}, 0),
    ("race", {"activation": 1, "mobility": 1}, 0),
    ("recovery", {"full-light": 1, "mobility": 1}, 0),
]


def week(index: int) -> Entry:
    phase, wanted, contacts = ACCOUNTS[index]
    days = {at(index, day, "")[:10] for day in range(7)}
    lines = [
        each
        for entry in sessions()
        if entry["start"][:10] in days
        for each in entry["prescriptions"]
    ]
    warm_ups = [
        each for entry in runs() if entry["start"][:10] in days for each in entry["add_ons"]
    ]
    return {
        "start": at(index, 0, "")[:10],
        "phase": phase,
        "recovery": index == 1,
        "composed": True,
        "composition_gap": 0.0,
        "wanted": dict(wanted),
        "placed": dict(wanted),
        "missed": [],
        "components": minutes(lines, warm_ups),
        "sets": hard_sets(lines),
        "contacts": contacts,
        "shortfalls": [],
    }


def minutes(lines: list[Entry], warm_ups: list[Entry]) -> dict[str, int]:
    """Credited minutes: the first component whole, each further one half."""
    found = dict.fromkeys(COMPONENTS, 0.0)
    for warm_up in warm_ups:
        for component, credit in warm_up["components"].items():
            found[component] += credit
    for each in lines:
        work = each["seconds"][0] if each["seconds"] else each["reps"][0] * SECONDS_A_REPETITION
        seconds = SET_UP_S + each["sets"] * (work + each["rest_s"])
        for place, component in enumerate(each["components"]):
            found[component] += seconds / 60 * (1 if place == 0 else 0.5)
    return {component: round(credit) for component, credit in found.items()}


def hard_sets(lines: list[Entry]) -> dict[str, float]:
    """Hard sets: primary 1, secondary 0.5, at four repetitions in reserve or fewer."""
    found: defaultdict[str, float] = defaultdict(float)
    for each in lines:
        if each["rir"] is not None and each["rir"][0] <= 4:
            for region, share in exercises()[each["exercise"]].regions.items():
                found[region] += share * each["sets"]
    return dict(found)


def phase(name: str, first: int, last: int) -> Entry:
    return {"name": name, "start": at(first, 0, "")[:10], "end": at(last, 6, "")[:10]}


def good_season() -> Entry:
    """A fresh copy of the season."""
    return {
        "format": "wholestride.season/1",
        "engine": "0.1.0",
        "zone": "Europe/Berlin",
        "start": "2027-03-01",
        "end": "2027-04-11",
        "athlete": {
            "level": "intermediate",
            "policy": "hard-days-hard",
            "sessions_per_week": 3,
            "one_session_a_day": False,
            "together": False,
            "last_lifted": "2027-02-25",
            "any_day": "20 min home",
            "rest_days": ["friday"],
            "places": {
                "gym": {"equipment": ["barbell", "rack", "dumbbell", "bench"]},
                "home": {"equipment": ["dumbbell", "bench"]},
            },
            "availability": {
                "tuesday": ["18:00-19:30 gym"],
                "thursday": ["18:00-20:00 gym"],
                "saturday": ["10:00-12:00 home"],
            },
            "unavailable": [{"from": "2027-03-28", "to": "2027-03-28"}],
            "exclude": {"exercises": ["burpee"]},
        },
        "runs": runs(),
        "phases": [
            phase("build", 0, 2),
            phase("taper", 3, 3),
            phase("race", 4, 4),
            phase("recovery", 5, 5),
        ],
        "weeks": [week(index) for index in range(6)],
        "sessions": sessions(),
        "revision": 1,
        "previous": None,
        "score": {"missed_dose": 0, "interference": 900, "comfort": 12, "changes": 0},
        "optimal": True,
    }
