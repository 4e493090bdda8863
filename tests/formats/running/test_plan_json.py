"""Plans as JSON: weeks laid on the calendar, open weekdays, problems with their path."""

from __future__ import annotations

import json
from datetime import date

import pytest

from tests.formats.running.samples import SEASON, errors, read_season, starts
from wholestride.domain.quantities import km
from wholestride.domain.running import CalendarEntry, RunKind
from wholestride.formats.running import PlanAnchor
from wholestride.formats.running.plan_json import read_labels

START = PlanAnchor(start=SEASON[0])


def plan(*days: object) -> bytes:
    return json.dumps({"name": "A plan", "days": list(days)}).encode()


def day(week: int, weekday: int | None, title: str, **more: object) -> dict[str, object]:
    return {"week": week, "day": weekday, "title": title, **more}


def entries_of(data: bytes, anchor: PlanAnchor = START) -> tuple[CalendarEntry, ...]:
    return read_season(data, "plan.json", anchor=anchor)[0]


def test_weeks_count_from_the_week_of_the_start() -> None:
    data = plan(day(1, 1, "Easy 8 km"), day(2, 6, "Long 16 km"))
    assert starts(entries_of(data)) == ["2026-11-24", "2026-12-06"]
    on_thursday = PlanAnchor(start=date(2026, 11, 26))
    assert starts(entries_of(data, on_thursday)) == ["2026-11-24", "2026-12-06"]


def test_facts_are_read_and_labels_are_not() -> None:
    facts = {"distance_km": 8, "minutes": 50, "description": "flat"}
    labels = {"kind": "race", "accept": ["race"], "uncertain": True, "note": "a race"}
    (entry,) = entries_of(plan(day(1, 1, "Easy", **facts, **labels)))
    (without,) = entries_of(plan(day(1, 1, "Easy", **facts)))
    assert entry == without
    assert (entry.distance, entry.minutes, entry.description) == (km(8), 50, "flat")
    assert not entry.kind_hint


def test_a_range_of_distances_counts_by_its_middle() -> None:
    (entry,) = entries_of(plan(day(1, 1, "Easy", distance_km=8, distance_km_max=10)))
    assert entry.distance == km(9)


def test_open_weekdays_are_spread_in_their_order_with_the_last_on_sunday() -> None:
    titles = ["Easy", "Speed", "Easy again", "Tempo", "Long"]
    entries = entries_of(plan(*(day(1, None, title) for title in titles)))
    assert [entry.title for entry in entries] == titles
    assert [entry.day.weekday() for entry in entries] == [0, 1, 3, 4, 6]


def test_open_weekdays_take_the_days_that_are_free() -> None:
    entries = entries_of(plan(day(1, 6, "Long"), day(1, None, "Easy"), day(1, None, "Tempo")))
    assert [(entry.title, entry.day.weekday()) for entry in entries] == [
        ("Easy", 2),
        ("Tempo", 5),
        ("Long", 6),
    ]


def test_more_open_entries_than_days_share_days() -> None:
    entries = entries_of(plan(*(day(1, None, f"Run {number}") for number in range(9))))
    assert len(entries) == 9
    assert {entry.day.weekday() for entry in entries} == set(range(7))


MARATHON = plan(
    day(1, 1, "Easy 8 km"), day(1, 6, "Long 20 km"), day(2, 5, "Easy 3 km"), day(2, 6, "Marathon")
)


def test_the_race_falls_on_the_race_date() -> None:
    entries = entries_of(MARATHON, PlanAnchor(race_date=date(2027, 4, 25)))
    assert starts(entries) == ["2027-04-13", "2027-04-18", "2027-04-24", "2027-04-25"]


def test_a_race_on_another_weekday_moves_alone() -> None:
    entries, findings = read_season(
        MARATHON, "plan.json", anchor=PlanAnchor(race_date=date(2027, 4, 24))
    )
    assert [(entry.title, entry.day) for entry in entries] == [
        ("Easy 8 km", date(2027, 4, 13)),
        ("Long 20 km", date(2027, 4, 18)),
        ("Marathon", date(2027, 4, 24)),
    ]
    assert "'Easy 3 km'" in findings[0].message


def test_a_race_on_a_monday_follows_the_weekend_of_the_plan() -> None:
    entries = entries_of(MARATHON, PlanAnchor(race_date=date(2027, 4, 26)))
    assert starts(entries) == ["2027-04-13", "2027-04-18", "2027-04-24", "2027-04-26"]


def test_recovery_after_the_race_stays_after_it() -> None:
    data = plan(
        day(1, 6, "Long 20 km"),
        day(2, 6, "Goal race: marathon"),
        day(3, 2, "Recovery 5 km"),
        day(3, 6, "Easy at marathon pace? no"),
    )
    entries = entries_of(data, PlanAnchor(race_date=date(2027, 4, 25)))
    assert [entry.day for entry in entries if "Goal" in entry.title] == [date(2027, 4, 25)]


def test_without_a_race_the_last_training_day_falls_on_the_race_date() -> None:
    data = plan(day(1, 1, "Easy 8 km"), day(1, 5, "10 km flat out"), day(1, 6, "Rest"))
    entries = entries_of(data, PlanAnchor(race_date=date(2027, 4, 24)))
    assert entries[1].title == "10 km flat out"
    assert entries[1].day == date(2027, 4, 24)


def test_dated_days_need_no_anchor() -> None:
    entries, findings = read_season(
        plan({"date": "2026-11-24", "title": "Easy"}), "plan.json", anchor=None
    )
    assert starts(entries) == ["2026-11-24"]
    assert not findings


def test_weeks_without_an_anchor_ask_for_one() -> None:
    entries, findings = read_season(plan(day(1, 1, "Easy")), "plan.json")
    assert not entries
    assert errors(findings) == ["The plan counts weeks and has no dates."]
    assert "--race-date" in findings[0].next_step


@pytest.mark.parametrize(
    ("broken", "path"),
    [
        ("not a day", "$.days[1]"),
        (day(0, 1, "Easy"), "$.days[1].week"),
        ({"week": "two", "day": 1, "title": "Easy"}, "$.days[1].week"),
        ({"week": True, "day": 1, "title": "Easy"}, "$.days[1].week"),
        (day(1, 7, "Easy"), "$.days[1].day"),
        ({"week": 1, "day": 1}, "$.days[1].title"),
        (day(1, 1, "  "), "$.days[1].title"),
        ({"date": "someday", "title": "Easy"}, "$.days[1].date"),
        (day(10**9, 1, "Easy"), "$.days[1].week"),
    ],
)
def test_a_broken_day_is_named_with_its_path_and_the_others_survive(
    broken: object, path: str
) -> None:
    entries, findings = read_season(plan(day(1, 0, "Easy"), broken), "plan.json", anchor=START)
    assert [entry.title for entry in entries] == ["Easy"]
    assert findings[0].place.field == path


@pytest.mark.parametrize("value", [-5, 0, "far", None, True, 1e9, [8]])
def test_a_senseless_fact_is_as_good_as_none(value: object) -> None:
    (entry,) = entries_of(plan(day(1, 1, "Easy", distance_km=value, minutes=value)))
    assert (entry.distance, entry.minutes) == (None, None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{", "not valid JSON"),
        ('{"days": 3}', "No list of days"),
        ('{"weeks": []}', "No list of days"),
        ('{"days": []}', "no days"),
        ('{"days": [1]}', "No day of the plan could be read"),
    ],
)
def test_a_plan_without_days_cannot_be_used(text: str, words: str) -> None:
    _, findings = read_season(text.encode(), "plan.json", anchor=START)
    assert any(words in message for message in errors(findings))


def test_broken_json_is_named_with_its_line() -> None:
    _, findings = read_season(b'{"days": [\n{"week": 1,,}]}', "plan.json", anchor=START)
    assert findings[0].place.line == 2


@pytest.mark.parametrize("year", [1, 1969, 2191, 9999])
def test_an_anchor_of_another_age_is_an_error(year: int) -> None:
    for anchor in (PlanAnchor(start=date(year, 1, 1)), PlanAnchor(race_date=date(year, 1, 1))):
        assert errors(read_season(MARATHON, "plan.json", anchor=anchor)[1])


def test_a_plan_that_lies_outside_the_season_says_where_it_lies() -> None:
    entries, findings = read_season(
        MARATHON, "plan.json", anchor=PlanAnchor(start=date(2020, 1, 6))
    )
    assert not entries
    assert "2020-01-07" in findings[0].message


def test_labels_are_read_apart_for_comparing() -> None:
    data = plan(
        day(1, 1, "Easy", kind="easy", accept=["easy", "long", "odd"]),
        day(1, 2, "Something", kind="tempo", uncertain=True),
        day(1, 3, "No label"),
        day(1, 4, "Odd label", kind="odd"),
    )
    labels = read_labels("plan.json", data)
    assert [(label.place.field, label.kind, label.uncertain) for label in labels] == [
        ("$.days[0]", RunKind.EASY, False),
        ("$.days[1]", RunKind.TEMPO, True),
    ]
    assert labels[0].accepted == (RunKind.EASY, RunKind.LONG)
