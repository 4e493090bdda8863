"""Bad input, each made to happen: clear words with file and next step, nothing half written."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.cli.conftest import START, Command
from tests.cli.test_plan import CALENDAR

if TYPE_CHECKING:
    from click.testing import Result

HEAD = "BEGIN:VCALENDAR\nVERSION:2.0\n"
EVENT = (
    "BEGIN:VEVENT\nUID:a\nDTSTART:20261124T064500\nDURATION:PT50M\nSUMMARY:Easy run\nEND:VEVENT\n"
)

TEN_MISTAKES = """name = 5
level = "super"
unit = "stone"
zone = "Europe/Nowhere"
policy = "whenever"
sessions_per_week = 12
last_lifted = "yesterday"
easy_pace = "fast"
rest_days = ["funday"]
colour = "red"
[availability]
monday = ["18:00-19:00"]
"""


def planned(wholestride: Command, *files: str) -> Result:
    return wholestride("plan", *files, "--start", START, "-o", "s.json")


def refused(result: Result) -> str:
    """The words of a refusal: exit code 1, nothing on standard output, nothing written."""
    assert result.exit_code == 1
    assert result.stdout == ""
    assert not list(Path().glob("*s.json*"))
    assert "Traceback" not in result.stderr
    assert "error:" in result.stderr
    return result.stderr


CALENDARS: dict[str, bytes] = {
    "empty.ics": b"",
    "broken.ics": b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026",
    "no_events.ics": f"{HEAD}END:VCALENDAR\n".encode(),
    "picture.ics": bytes(range(256)) * 40,
    "page.ics": b"<!doctype html><html><body>Please sign in</body></html>",
    "by_the_second.ics": (HEAD + EVENT).replace("SUMMARY", "RRULE:FREQ=SECONDLY\nSUMMARY").encode(),
    "nine_megabytes.ics": (HEAD + EVENT * 90_000).encode(),
    "too_many_events.ics": (HEAD + EVENT * 31_000).encode(),
    "one_long_line.ics": f"{HEAD}BEGIN:VEVENT\nSUMMARY:{'x' * 9_000_000}".encode(),
    "long_ago.ics": (HEAD + EVENT.replace("2026", "1999") + "END:VCALENDAR\n").encode(),
    "no_dates.csv": b"title,minutes\nEasy,40\n",
    "foreign.json": b'{"a": 1}',
    "deep.json": b"[" * 100_000,
    "unknown.xyz": b"hello",
}


@pytest.mark.parametrize("name", sorted(CALENDARS))
def test_a_calendar_that_cannot_be_used_is_refused_by_name(
    wholestride: Command, athlete: Path, name: str
) -> None:
    Path(name).write_bytes(CALENDARS[name])
    assert f"{name}" in refused(planned(wholestride, str(athlete), name))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "latin-1"])
def test_other_encodings_are_read(wholestride: Command, athlete: Path, encoding: str) -> None:
    text = CALENDAR.replace("6 x 800 m", "Längerer Lauf")
    Path("runs.ics").write_bytes(text.encode(encoding))
    assert planned(wholestride, str(athlete), "runs.ics").exit_code == 0
    titles = {run["title"] for run in json.loads(Path("s.json").read_text())["runs"]}
    assert "Längerer Lauf" in titles


@pytest.mark.shared
def test_every_awkward_calendar_plans_or_is_refused_with_words(
    wholestride: Command, athlete: Path, shared_data: Path
) -> None:
    files = sorted((shared_data / "calendars" / "awkward").glob("*.ics"))
    assert files
    for file in files:
        result = wholestride("runs", str(file))
        assert result.exit_code in (0, 1), file.name
        assert "Traceback" not in result.stderr, file.name
        if result.exit_code:
            assert file.name in result.stderr


def test_ten_mistakes_of_an_athlete_file_are_told_at_once_with_their_lines(
    wholestride: Command,
) -> None:
    Path("me.toml").write_text(TEN_MISTAKES)
    words = refused(planned(wholestride, "me.toml"))
    for line in range(1, 11):
        assert f"error: me.toml:{line} (" in words


def test_problems_of_athlete_file_calendars_and_output_are_told_together(
    wholestride: Command,
) -> None:
    Path("me.toml").write_text(TEN_MISTAKES)
    Path("empty.ics").write_bytes(b"")
    files = ("me.toml", "empty.ics", "nowhere.ics")
    result = wholestride("plan", *files, "--start", START, "-o", "missing/season.json")
    words = refused(result)
    for place in ("me.toml:1", "me.toml:10", "empty.ics", "nowhere.ics", "missing/season.json"):
        assert place in words


ATHLETES: dict[str, tuple[bytes, str]] = {
    "empty": (b"", "availability"),
    "no window": (b"[availability]\nmonday = []\n", "availability"),
    "broken": (b'name = "Ana\n', "me.toml:1"),
    "latin": ('name = "Björn"\n'.encode("latin-1"), "UTF-8"),
    "picture": (bytes(range(256)) * 10, "not a text file"),
    "huge": (b"# x\n" * 1_000_000, "larger than"),
    "two races on a day": (
        b'[availability]\nmonday = "18:00-19:00"\n'
        b'[[race]]\ndate = 2027-02-07\ndistance = "half"\n'
        b'[[race]]\ndate = 2027-02-07\ndistance = "10 km"\n',
        "2027-02-07 holds",
    ),
    "ends before it begins": (
        b'[availability]\nmonday = "18:00-19:00"\n'
        b"[[unavailable]]\nfrom = 2026-12-24\nto = 2026-12-20\n",
        "me.toml",
    ),
}


@pytest.mark.parametrize("case", sorted(ATHLETES))
def test_an_athlete_file_that_cannot_be_used_is_refused(wholestride: Command, case: str) -> None:
    data, word = ATHLETES[case]
    Path("me.toml").write_bytes(data)
    assert word in refused(planned(wholestride, "me.toml"))


def test_a_red_flag_stops_the_plan_with_friendly_words(wholestride: Command, athlete: Path) -> None:
    text = athlete.read_text().replace("answered_on", "chest_pain = true\nanswered_on")
    athlete.write_text(text)
    words = refused(planned(wholestride, str(athlete)))
    assert "please see a physician" in words
    assert "112" in words


def test_a_red_flag_is_told_together_with_a_missing_calendar(
    wholestride: Command, athlete: Path
) -> None:
    athlete.write_text(athlete.read_text().replace("answered_on", "fainting = true\nanswered_on"))
    words = refused(planned(wholestride, str(athlete), "nowhere.ics"))
    assert "physician" in words
    assert "nowhere.ics" in words


def test_injuries_everywhere_give_a_season_that_says_what_is_left_out(
    wholestride: Command, athlete: Path
) -> None:
    regions = ("knee", "achilles", "low-back", "shoulder", "hip", "ankle", "wrist", "hamstring")
    hurting = "".join(
        f'[[injury]]\nregion = "{each}"\nsince = 2026-11-01\nirritable = true\n' for each in regions
    )
    athlete.write_text(athlete.read_text() + hurting)
    assert planned(wholestride, str(athlete)).exit_code == 0
    document = json.loads(Path("s.json").read_text())
    done = {line["exercise"] for each in document["sessions"] for line in each["prescriptions"]}
    assert "squat_bb" not in done
    assert document["findings"] or any(week["shortfalls"] for week in document["weeks"])


def test_no_free_day_gives_a_season_of_runs_alone(wholestride: Command, athlete: Path) -> None:
    away = "[[unavailable]]\nfrom = 2026-11-01\nto = 2028-11-01\n"
    athlete.write_text(athlete.read_text() + away)
    result = planned(wholestride, str(athlete))
    assert result.exit_code == 0
    document = json.loads(Path("s.json").read_text())
    assert document["runs"]
    assert document["sessions"] == []
    assert "no day is free" in result.stderr


def test_a_race_that_is_over_is_a_warning(wholestride: Command, athlete: Path) -> None:
    athlete.write_text(athlete.read_text().replace("2027-01-24", "2020-01-26"))
    result = planned(wholestride, str(athlete))
    assert result.exit_code == 0
    assert "2020-01-26" in result.stderr


@pytest.mark.parametrize("start", ["1901-01-01", "9999-12-31", "2026-02-30", "soon"])
def test_a_start_that_nobody_means_is_wrong_usage(
    wholestride: Command, athlete: Path, start: str
) -> None:
    assert wholestride("plan", str(athlete), "--start", start).exit_code == 2


def test_a_start_in_the_past_is_planned(wholestride: Command, athlete: Path) -> None:
    athlete.write_text(athlete.read_text().replace("2026-11-1", "2020-02-1"))
    words = ("plan", str(athlete), "--start", "2020-02-28", "-o", "s.json")
    assert wholestride(*words).exit_code == 0
    assert json.loads(Path("s.json").read_text())["start"] == "2020-02-28"


@pytest.mark.parametrize("verb", ["plan", "runs", "season", "week", "today", "check"])
def test_a_folder_instead_of_a_file_is_told(wholestride: Command, verb: str) -> None:
    Path("folder").mkdir()
    result = wholestride(verb, "folder")
    assert result.exit_code == 1
    assert "folder: this is a folder." in result.stderr


@pytest.mark.parametrize("verb", ["plan", "runs", "season", "week", "today", "check"])
def test_a_missing_file_is_told(wholestride: Command, verb: str) -> None:
    result = wholestride(verb, "nowhere.json")
    assert result.exit_code == 1
    assert "nowhere.json: cannot be read: no such file or directory." in result.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_is_told(wholestride: Command, athlete: Path) -> None:
    athlete.chmod(0)
    assert "permission denied" in refused(planned(wholestride, str(athlete)))


@pytest.mark.parametrize(
    ("output", "word"), [(".", "this is a folder"), ("missing/s.json", "its folder is missing")]
)
def test_an_output_that_cannot_be_written_is_told_before_any_work(
    wholestride: Command, athlete: Path, output: str, word: str
) -> None:
    result = wholestride("plan", str(athlete), "--start", START, "-o", output)
    assert word in refused(result)


def test_the_athlete_file_is_never_written_over(wholestride: Command, athlete: Path) -> None:
    before = athlete.read_bytes()
    result = wholestride("plan", str(athlete), "--start", START, "-o", str(athlete))
    assert "it is an input" in refused(result)
    assert athlete.read_bytes() == before


def test_an_old_season_is_replaced_whole_and_keeps_its_permissions(
    wholestride: Command, athlete: Path
) -> None:
    Path("s.json").write_text("old")
    Path("s.json").chmod(0o600)
    assert planned(wholestride, str(athlete)).exit_code == 0
    assert json.loads(Path("s.json").read_text())["format"]
    assert Path("s.json").stat().st_mode & 0o777 == 0o600
    assert [each.name for each in Path().glob(".*")] == []


def test_a_device_is_written_to_not_replaced(wholestride: Command, athlete: Path) -> None:
    words = ("plan", str(athlete), "--start", START, "--quiet", "-o", os.devnull)
    assert wholestride(*words).exit_code == 0
    assert not Path(os.devnull).is_file()


DAMAGES: dict[str, tuple[str, str]] = {
    "a time that is none": ('"start":"2026-11-26T', '"start":"someday'),
    "minutes without end": ('"minutes":45', '"minutes":Infinity'),
    "an unknown kind": ('"kind":"full"', '"kind":"party"'),
    "another format": ("wholestride.season/1", "somebody.else/7"),
    "thousands of years": ('"end": "2027', '"end": "9727'),
}


@pytest.mark.parametrize("case", sorted(DAMAGES))
@pytest.mark.parametrize("verb", ["season", "today", "replan"])
def test_a_damaged_season_is_refused(
    wholestride: Command, season: Path, verb: str, case: str
) -> None:
    old, new = DAMAGES[case]
    text = season.read_text()
    assert old in text, "the damage hits nothing"
    season.write_text(text.replace(old, new))
    result = wholestride(verb, str(season))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "season.json" in result.stderr


SEASONS: dict[str, bytes] = {
    "foreign": b'{"a": 1}',
    "list": b"[1, 2]",
    "deep": b"[" * 200_000,
    "binary": bytes(range(256)) * 10,
    "empty": b"",
    "huge": b'{"format": "wholestride.season/1", "x": "' + b"x" * 25 * 1024 * 1024,
}


@pytest.mark.parametrize("case", sorted(SEASONS))
def test_a_file_that_is_no_season_is_refused(wholestride: Command, case: str) -> None:
    Path("x.json").write_bytes(SEASONS[case])
    result = wholestride("week", "x.json")
    assert result.exit_code == 1
    assert "x.json" in result.stderr
    assert "Traceback" not in result.stderr


def test_a_truncated_season_is_refused_with_its_line(wholestride: Command, season: Path) -> None:
    data = season.read_bytes()
    season.write_bytes(data[: len(data) // 2])
    result = wholestride("today", str(season))
    assert result.exit_code == 1
    assert "season.json:" in result.stderr


def test_a_damaged_log_is_told_line_by_line(wholestride: Command, season: Path) -> None:
    Path("log.jsonl").write_text('{"session": 1}\nnonsense\n{"session": "x", "exercise": "y"}\n')
    result = wholestride("replan", str(season), "--log", "log.jsonl", "-o", "next.json")
    assert result.exit_code == 1
    for line in (1, 2, 3):
        assert f"log.jsonl:{line}" in result.stderr
    assert not Path("next.json").exists()
