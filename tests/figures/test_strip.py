"""The season strip as a drawing: parsed, never compared with a picture."""

from __future__ import annotations

from datetime import date, timedelta
from xml.etree.ElementTree import Element, fromstring

import pytest

from wholestride.figures import Band, Flag, Plate, PlateState, Strip, StripWeek

START = date(2026, 11, 23)
LOADS = (300, 400, 200, 500)
HEAVY = Plate("heavy", 100, PlateState.DONE)
LIGHT = Plate("maintain", 50, PlateState.PLANNED)
MISSED = Plate("upper", 15, PlateState.MISSED)


def drawn(text: str) -> Element:
    return fromstring(text)


def strip(today: date = START + timedelta(days=10)) -> Strip:
    weeks = tuple(
        StripWeek(START + timedelta(weeks=index), load, (HEAVY, LIGHT) if index else (MISSED,))
        for index, load in enumerate(LOADS)
    )
    split = START + timedelta(weeks=2)
    bands = (
        Band("Base", "B", "2 weeks", START, split - timedelta(days=1), "#base"),
        Band("Build & <more>", "B", "2 weeks", split, START + timedelta(days=27), "#build"),
    )
    race = Flag(START + timedelta(days=26), "A", "Marathon")
    return Strip(weeks, bands, (race,), today)


def test_a_day_lies_where_its_share_of_the_season_is() -> None:
    assert strip().x(START) == 0
    assert strip().x(START + timedelta(weeks=2)) == 50
    assert strip().x(START + timedelta(weeks=9)) == 100


def test_only_the_phase_of_today_is_marked_as_now() -> None:
    links = drawn(strip().phases()).findall("a")
    assert [link.get("class") for link in links] == ["band now", "band"]
    assert [link.get("href") for link in links] == ["#base", "#build"]


def test_names_cannot_break_out_of_the_drawing() -> None:
    texts = [each.text for each in drawn(strip().phases()).iter("text")]
    assert "Build & <more>" in texts


def test_a_race_carries_its_letter_and_turns_its_label_at_the_far_end() -> None:
    flag = drawn(strip().races()).find("svg")
    assert flag is not None
    assert flag.get("class") == "flag A"
    assert [each.get("class") for each in flag.findall("text")] == ["letter", "turned"]


def test_the_running_is_solid_up_to_today_and_planned_after_it() -> None:
    picture = drawn(strip().terrain("Load"))
    classes = [each.get("class") for each in picture]
    assert {"solid", "planned", "planned-line", "today", "pole"} <= set(classes)
    assert picture.get("role") == "img"
    assert picture.get("aria-label") == "Load"


def test_the_solid_part_ends_inside_the_running_week() -> None:
    picture = drawn(strip().terrain("Load"))
    today = next(each for each in picture if each.get("class") == "today")
    assert (today.get("d") or "").startswith("M39.29 ")


@pytest.mark.parametrize(
    ("today", "missing"),
    [(START - timedelta(days=3), "solid"), (START + timedelta(days=60), "planned")],
)
def test_outside_the_season_nothing_is_marked_as_today(today: date, missing: str) -> None:
    classes = {each.get("class") for each in drawn(strip(today).terrain("Load"))}
    assert "today" not in classes
    assert missing not in classes


def test_a_plate_is_as_high_as_its_leg_dose_and_says_what_became_of_it() -> None:
    plates = drawn(strip().plates("Dose")).findall("rect")
    assert len(plates) == 1 + 2 * 3
    heavy, light = plates[1], plates[2]
    assert float(heavy.get("height") or 0) == 2 * float(light.get("height") or 0)
    assert plates[0].get("class") == "plate missed k-upper"
    assert heavy.get("class") == "plate done k-heavy"


def test_plates_of_a_week_hang_below_each_other() -> None:
    heavy, light = drawn(strip().plates("Dose")).findall("rect")[1:3]
    assert heavy.get("x") == light.get("x")
    end = float(heavy.get("y") or 0) + float(heavy.get("height") or 0)
    assert end < float(light.get("y") or 0)


def test_every_week_has_its_number_and_the_current_one_is_marked() -> None:
    texts = drawn(strip().axis()).findall("text")
    assert [each.text for each in texts] == ["1", "2", "3", "4"]
    assert [each.get("class") for each in texts].index("now") == 1


def test_a_season_without_any_running_is_still_drawn() -> None:
    empty = Strip((StripWeek(START, 0),), (), (), START)
    assert drawn(empty.terrain("None")).get("role") == "img"
    assert not drawn(empty.plates("None")).findall("rect")


def test_a_label_stands_only_where_it_meets_no_other_flag() -> None:
    days = [START + timedelta(days=number) for number in (5, 6, 20)]
    flags = tuple(Flag(day, "C", "Parkrun") for day in days)
    goal = Flag(START + timedelta(days=13), "A", "A very long name of a race in the mountains")
    drawing = drawn(Strip(strip().weeks, (), (*flags, goal), START).races())
    labels = [
        each.text or ""
        for flag in drawing.findall("svg")
        for each in flag.findall("text")
        if each.get("class") != "letter"
    ]
    assert len(drawing.findall("svg")) == 4
    assert labels.count("Parkrun") < 3
    assert any(label.endswith("…") for label in labels)
