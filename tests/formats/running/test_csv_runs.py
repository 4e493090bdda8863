"""CSV calendars: headers in seven languages, dates, numbers, broken rows."""

from __future__ import annotations

from datetime import date, time

import pytest

from tests.formats.running.samples import errors, read_season
from wholestride.domain.quantities import km, miles
from wholestride.domain.running import CalendarEntry
from wholestride.formats.running.csv_columns import (
    DateOrder,
    parse_date,
    parse_distance,
    parse_minutes,
    parse_time,
)


def read_rows(text: str) -> tuple[CalendarEntry, ...]:
    return read_season(text.encode(), "runs.csv")[0]


def messages(text: str) -> list[str]:
    return [finding.message for finding in read_season(text.encode(), "runs.csv")[1]]


def test_a_full_row_is_read_with_all_its_columns() -> None:
    (entry,) = read_rows(
        "date,title,time,minutes,distance (km),kind,description\n"
        "2026-11-24,Track,18:30,55,10.5,intervals,6 x 800 m\n"
    )
    assert (entry.day, entry.title, entry.start) == (date(2026, 11, 24), "Track", time(18, 30))
    assert (entry.minutes, entry.distance, entry.kind_hint) == (55, km(10.5), "intervals")
    assert (entry.description, entry.place.line) == ("6 x 800 m", 2)


@pytest.mark.parametrize(
    "text",
    [
        "Date,Workout,Duration,Distance\n2026-11-24,Easy,45,8\n",
        "Datum;Einheit;Dauer;Distanz\n24.11.2026;Locker;45;8,0\n",
        "Date;Séance;Durée;Distance\n24/11/2026;Footing;45;8,0\n",
        "Fecha;Entrenamiento;Duración;Distancia\n24/11/2026;Rodaje;45;8,0\n",
        "Datum;Pass;Varaktighet;Sträcka\n2026-11-24;Lugnt;45;8,0\n",
        "Datum;Training;Duur;Afstand\n24-11-2026;Rustig;45;8,0\n",
        "Data;Allenamento;Durata;Distanza\n24/11/2026;Lento;45;8,0\n",
        "day\tsession\tminutes\tkm\n24 Nov 2026\tEasy\t45\t8\n",
        "date|name|min|km\nNov 24, 2026|Easy|0:45|8\n",
    ],
)
def test_a_header_in_any_of_the_languages_is_understood(text: str) -> None:
    (entry,) = read_rows(text)
    assert (entry.day, entry.minutes, entry.distance) == (date(2026, 11, 24), 45, km(8))
    assert entry.title


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2026-11-24", date(2026, 11, 24)),
        ("2026/11/24", date(2026, 11, 24)),
        ("20261124", date(2026, 11, 24)),
        ("2026-11-24T07:00:00", date(2026, 11, 24)),
        ("2026-11-24 07:00", date(2026, 11, 24)),
        ("24.11.2026", date(2026, 11, 24)),
        ("24.11.26", date(2026, 11, 24)),
        ("Di, 24.11.2026", date(2026, 11, 24)),
        ("Tue 24/11/2026", date(2026, 11, 24)),
        ("24. November 2026", date(2026, 11, 24)),
        ("24 novembre 2026", date(2026, 11, 24)),
        ("24 de noviembre de 2026", date(2026, 11, 24)),
        ("Tuesday, Nov 24, 2026", date(2026, 11, 24)),
        ("March 1st, 2027", date(2027, 3, 1)),
        ("1 mars 2027", date(2027, 3, 1)),
        ("5. März 2027", date(2027, 3, 5)),
        ("3 août 2027", date(2027, 8, 3)),
        ("46350", date(2026, 11, 24)),
        ("29.02.2028", date(2028, 2, 29)),
        ("29.02.2027", None),
        ("soon", None),
        ("", None),
        ("99.99.9999", None),
    ],
)
def test_dates_are_read_as_people_write_them(cell: str, expected: date | None) -> None:
    assert parse_date(cell, DateOrder(day_first=True)) == expected


def test_month_or_day_first_is_decided_over_the_whole_column() -> None:
    american = "date,title\n12/1/2026,Easy\n12/24/2026,Easy\n"
    assert [entry.day for entry in read_rows(american)] == [date(2026, 12, 1), date(2026, 12, 24)]
    european = "date,title\n12/1/2027,Easy\n24/12/2026,Easy\n"
    assert [entry.day for entry in read_rows(european)] == [date(2026, 12, 24), date(2027, 1, 12)]


def test_a_column_that_can_be_read_both_ways_says_so() -> None:
    assert any("day or the month first" in text for text in messages("date,title\n1/2/2027,Easy\n"))


def test_dotted_dates_have_the_day_first_without_a_word() -> None:
    assert not messages("datum,titel\n1.2.2027,Locker\n3.4.2027,Locker\n")


def test_a_column_that_mixes_both_orders_says_so() -> None:
    text = "date,title\n24/12/2026,Easy\n12/24/2026,Easy\n"
    assert any("others the month" in each for each in messages(text))


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        ("10,5", "", km(10.5)),
        ("10.5", "km", km(10.5)),
        ("6", "mi", miles(6)),
        ("6 mi", "km", miles(6)),
        ("6 km", "mi", km(6)),
        ("13.1 miles", "", miles(13.1)),
        ("3000 m", "", km(3)),
        ("far", "", None),
        ("100000", "", None),
    ],
)
def test_distances_are_read_in_their_unit(cell: str, unit: str, expected: object) -> None:
    assert parse_distance(cell, unit) == expected


def test_the_header_may_name_miles() -> None:
    (entry,) = read_rows("date,title,distance (mi)\n2026-11-24,Easy,6\n")
    assert entry.distance == miles(6)


def test_a_distance_without_a_unit_is_kilometres_and_that_is_said() -> None:
    text = "date,title,distance\n2026-11-24,Easy,6\n"
    assert read_rows(text)[0].distance == km(6)
    assert any("kilometres were assumed" in each for each in messages(text))


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("45", 45),
        ("45 min", 45),
        ("45'", 45),
        ("75,5", 76),
        ("1:15", 75),
        ("1:15:00", 75),
        ("0:45:30", 46),
        ("45:30", 46),
        ("1h15", 75),
        ("1 h 15 min", 75),
        ("1,5 h", 90),
        ("2 Std.", 120),
        ("long", None),
        ("0", None),
    ],
)
def test_durations_are_read_as_people_write_them(cell: str, expected: int | None) -> None:
    assert parse_minutes(cell) == expected


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("07:00", time(7)),
        ("7:05 pm", time(19, 5)),
        ("12:30 AM", time(0, 30)),
        ("18h30", time(18, 30)),
        ("6.45", time(6, 45)),
        ("18 Uhr", time(18)),
        ("2026-11-24 18:30", time(18, 30)),
        ("25:00", None),
        ("evening", None),
    ],
)
def test_clock_times_are_read_as_people_write_them(cell: str, expected: time | None) -> None:
    assert parse_time(cell) == expected


def test_a_broken_row_is_named_with_its_line_and_the_others_survive() -> None:
    text = "date,title\n2026-11-24,Easy\nsoon,Tempo\n\n2026-11-26,Long\n"
    entries, findings = read_season(text.encode(), "runs.csv")
    assert [entry.title for entry in entries] == ["Easy", "Long"]
    assert [(each.place.line, each.place.field) for each in findings] == [(3, "date")]


def test_lines_are_counted_through_quoted_line_breaks() -> None:
    text = 'date,title,description\n2026-11-24,Easy,"flat\nand slow"\nsoon,Tempo,\n'
    _, findings = read_season(text.encode(), "runs.csv")
    assert [each.place.line for each in findings] == [4]


@pytest.mark.parametrize(
    ("column", "cell"), [("time", "later"), ("minutes", "ages"), ("distance (km)", "far")]
)
def test_a_broken_cell_costs_only_itself(column: str, cell: str) -> None:
    entries, findings = read_season(
        f"date,title,{column}\n2026-11-24,Easy,{cell}\n".encode(), "runs.csv"
    )
    assert [entry.title for entry in entries] == ["Easy"]
    assert cell in findings[0].message


def test_days_without_any_word_are_days_without_a_run() -> None:
    entries, findings = read_season(
        b"date,title,km\n2026-11-24,,\n2026-11-25,,8\n2026-11-26,Easy,\n", "runs.csv"
    )
    assert [entry.title for entry in entries] == ["8 km", "Easy"]
    assert not findings


def test_words_above_the_header_do_not_matter() -> None:
    assert len(read_rows("My marathon plan;;\n;;\nDatum;Lauf\n24.11.2026;Locker\n")) == 1


def test_without_a_header_the_first_column_is_the_date_and_that_is_said() -> None:
    text = "2026-11-24,Easy 8 km\n2026-11-26,Tempo 6 km\n"
    assert [entry.title for entry in read_rows(text)] == ["Easy 8 km", "Tempo 6 km"]
    assert any("no header" in each for each in messages(text))


def test_without_dates_the_file_cannot_be_used() -> None:
    _, findings = read_season(b"title,minutes\nEasy,45\n", "runs.csv")
    assert errors(findings) == ["No column with dates was found."]
    assert "date,title" in findings[0].next_step


def test_a_file_of_broken_rows_cannot_be_used() -> None:
    assert errors(read_season(b"date,title\nsoon,Easy\n", "runs.csv")[1])


def test_rows_outside_the_season_are_named_with_their_days() -> None:
    entries, findings = read_season(b"date,title\n2020-01-01,Easy\n", "runs.csv")
    assert not entries
    assert "2020-01-01" in findings[0].message
    assert not errors(findings)


def test_a_file_with_too_many_rows_is_refused() -> None:
    rows = "date,title\n" + "2026-11-24,Easy\n" * 21_000
    assert "rows" in errors(read_season(rows.encode(), "runs.csv")[1])[0]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_any_encoding_of_a_table_is_read(encoding: str) -> None:
    data = "Datum;Titel\n24.11.2026;Läufe\n".encode(encoding)
    assert [entry.title for entry in read_season(data, "runs.csv")[0]] == ["Läufe"]


def test_two_runs_on_one_day_are_two_entries() -> None:
    assert len(read_rows("date,title\n2026-11-24,Easy\n2026-11-24,Tempo\n")) == 2
