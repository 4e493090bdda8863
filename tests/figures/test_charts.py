"""Charts as drawings: parsed, with their figures where they belong."""

from __future__ import annotations

from datetime import date
from xml.etree.ElementTree import Element, fromstring

from wholestride.figures import (
    Cost,
    Point,
    amount_bar,
    bar,
    costs_line,
    costs_scale,
    hanging_bars,
    sides_line,
    spread_line,
    terrain_line,
)


def drawn(text: str) -> Element:
    return fromstring(text)


def kinds(text: str) -> list[str | None]:
    return [each.get("class") for each in drawn(text)]


def test_a_line_has_its_spread_its_points_and_a_larger_last_one() -> None:
    chart = spread_line([Point(0, 100, 5), Point(7, 104, 5), Point(9, 103, 4)], "Squat")
    assert kinds(chart) == ["spread", "line", "dots", "halo", "last"]
    assert drawn(chart).get("aria-label") == "Squat"


def test_a_higher_value_is_drawn_higher_and_a_later_one_farther_right() -> None:
    chart = drawn(spread_line([Point(0, 1), Point(1, 2)], ""))
    line = next(each for each in chart if each.get("class") == "line")
    assert line.get("d") == "M0 54L100 6"


def test_a_single_value_stands_in_the_middle() -> None:
    line = next(e for e in drawn(spread_line([Point(3, 80)], "")) if e.get("class") == "line")
    assert line.get("d") == "M50 30"


def test_nothing_known_is_no_chart() -> None:
    assert spread_line([], "") == terrain_line([], "") == hanging_bars([], "") == ""


def test_bars_hang_from_zero_in_proportion_and_weeks_without_load_have_none() -> None:
    bars = drawn(hanging_bars([100, 0, 50], "Load")).findall("rect")
    assert [each.get("height") for each in bars] == ["38", "19"]
    assert {each.get("y") for each in bars} == {"0"}


def test_amounts_begin_at_zero() -> None:
    solid = next(e for e in drawn(terrain_line([0, 10], "")) if e.get("class") == "solid")
    assert (solid.get("d") or "").startswith("M0 60L25 60L75 2L100 2")


def test_the_aim_stands_at_four_fifths_and_more_than_it_still_fits() -> None:
    half, over = drawn(bar(40, 80, "c-core")), drawn(bar(500, 80, "c-core"))
    assert [each.get("width") for each in half.findall("rect")] == ["100%", "40%", "2"]
    assert over.findall("rect")[1].get("width") == "100%"


def test_without_an_aim_there_is_no_mark() -> None:
    assert len(drawn(bar(10, 0, "c-core")).findall("rect")) == 2


def test_an_amount_is_drawn_by_its_share_of_the_most_however_much_that_is() -> None:
    lengths = [drawn(amount_bar(minutes, 240, "c-core"))[0].get("width") for minutes in (240, 60)]
    assert lengths == ["100", "25"]
    assert drawn(amount_bar(0, 0, "c-core"))[0].get("width") == "0"


def test_the_weaker_side_lies_to_the_left_of_the_error_around_the_stronger_one() -> None:
    picture = drawn(sides_line(19, 26, 3, "Calf raise: left 19, right 26"))
    assert picture.get("aria-label") == "Calf raise: left 19, right 26"
    error = next(each for each in picture if each.get("class") == "error")
    left = next(each for each in picture if each.get("class") == "disc L")
    assert float((left.get("cx") or "").rstrip("%")) < float((error.get("x") or "").rstrip("%"))


NOVEMBER = (date(2026, 11, 2), date(2026, 11, 29))


def test_what_strength_took_hangs_under_its_key_run_in_proportion_of_whole_percents() -> None:
    costs = [Cost(date(2026, 11, 2), 1.0), Cost(date(2026, 11, 29), 2.0)]
    chart = drawn(costs_line(costs, NOVEMBER, "Loss"))
    first, last = (each.attrib for each in chart.findall("rect"))
    assert float(first["x"]) < 5 < 95 < float(last["x"])
    assert (first["height"], last["height"]) == ("19", "38")
    assert chart.get("aria-label") == "Loss"


def test_a_small_loss_looks_small_and_one_under_a_twentieth_of_a_percent_is_none() -> None:
    costs = [Cost(date(2026, 11, 5), 0.04), Cost(date(2026, 11, 9), 0.26)]
    (bar_of_one,) = drawn(costs_line(costs, NOVEMBER, "")).findall("rect")
    assert bar_of_one.get("height") == "11.4"
    assert costs_scale(costs) == 1


def test_each_key_run_has_its_disc_whatever_it_lost() -> None:
    costs = [Cost(date(2026, 11, day), 0.0) for day in (3, 7, 10)]
    discs = next(e for e in drawn(costs_line(costs, NOVEMBER, "")) if e.get("class") == "key-runs")
    assert (discs.get("d") or "").count("h0") == 3
    assert costs_line([], NOVEMBER, "") == ""
