"""``wholestride replan``: the fewest changes, shown before they are accepted."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.cli.test_today import gym_day, known
from wholestride.domain.exercise import Region
from wholestride.domain.recordings import Recording, Sport
from wholestride.formats.recordings_file import write_recordings

TODAY = ("--today", "2026-12-07")


def test_without_a_change_nothing_changes(wholestride: Command, season: Path) -> None:
    before = season.read_bytes()
    result = wholestride("replan", str(season), *TODAY)
    assert result.exit_code == 0
    assert result.stdout.startswith("Nothing changes;")
    assert season.read_bytes() == before


def test_days_ill_are_shown_as_a_table_with_reasons_and_what_stays(
    wholestride: Command, season: Path
) -> None:
    result = wholestride("replan", str(season), *TODAY, "--ill", "2026-12-07..2026-12-13")
    assert result.exit_code == 0
    head = result.stdout.splitlines()[0].split()
    assert head == ["what", "session", "was", "becomes", "because"]
    assert "\ndropped" in result.stdout
    assert "stay as they are" in result.stdout
    assert f"To accept: add -o {season}" in result.stdout


def test_the_same_file_may_go_in_and_out(wholestride: Command, season: Path) -> None:
    first = known(season)
    words = ("replan", str(season), *TODAY, "--unavailable", "2026-12-08..2026-12-12")
    assert wholestride(*words, "-o", str(season)).exit_code == 0
    assert known(season).revision == first.revision + 1
    assert [each.name for each in season.parent.iterdir() if "season" in each.name] == [season.name]


def test_without_acceptance_the_file_stays(wholestride: Command, season: Path) -> None:
    before = season.read_bytes()
    wholestride("replan", str(season), *TODAY, "--unavailable", "2026-12-08..2026-12-12")
    assert season.read_bytes() == before


def test_what_is_not_possible_any_more_is_said(wholestride: Command, season: Path) -> None:
    lost = ("tuesday", "thursday", "saturday", "sunday")
    words = [word for day in lost for word in ("--no-window", day)]
    result = wholestride("replan", str(season), *TODAY, *words)
    assert "What is not possible now" in result.stdout
    assert "What would help:" in result.stdout


def test_a_missed_session_that_stays_missed_is_told_and_can_be_accepted(
    wholestride: Command, season: Path
) -> None:
    day = "2026-12-13"
    result = wholestride("replan", str(season), "--today", day, "--missed", day)
    assert result.stdout.startswith("Nothing changes;")
    assert "is not made up for: its week is over (A12)." in result.stdout
    assert f"To accept: add -o {season}" in result.stdout


def test_json_holds_the_diff_and_its_counts(wholestride: Command, season: Path) -> None:
    words = ("replan", str(season), *TODAY, "--ill", "2026-12-07..2026-12-13", "--json")
    found = json.loads(wholestride(*words).stdout)
    assert set(found) == {
        *("changed", "kept", "lines", "missed", "not_made_up", "revision", "written")
    }
    assert found["changed"] == sum(1 for each in found["lines"] if each["kind"] != "kept")
    assert found["kept"] == len(found["lines"]) - found["changed"]
    assert found["written"] is None


def test_what_was_logged_is_read(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    wholestride("log", str(season), "--date", day, "--as-planned", "--srpe", "6")
    words = ("replan", str(season), *TODAY, "--log", "log.jsonl", "-o", "next.json")
    assert wholestride(*words).exit_code == 0
    done = {
        each.day.isoformat() for each in known(Path("next.json")).sessions if each.status == "done"
    }
    assert day in done


def test_a_run_that_moves_is_found_by_its_day(wholestride: Command, season: Path) -> None:
    words = ("replan", str(season), *TODAY, "--moved", "2026-12-08=2026-12-09T06:45")
    assert wholestride(*words, "-o", "next.json").exit_code == 0
    moved = [run for run in known(Path("next.json")).runs if run.title == "intervals 55 min"]
    assert any(run.day.isoformat() == "2026-12-09" for run in moved)
    assert not any(run.day.isoformat() == "2026-12-08" for run in moved)


def test_a_run_that_is_cancelled_is_gone(wholestride: Command, season: Path) -> None:
    words = ("replan", str(season), *TODAY, "--cancelled", "2026-12-08", "-o", "next.json")
    assert wholestride(*words).exit_code == 0
    assert all(run.day.isoformat() != "2026-12-08" for run in known(Path("next.json")).runs)


def test_windows_come_and_go(wholestride: Command, season: Path) -> None:
    words = ("replan", str(season), *TODAY, "--no-window", "tuesday", "-o", "next.json")
    assert wholestride(*words, "--window", "wednesday 18:00-19:30 gym").exit_code == 0
    days = {each.weekday.name for each in known(Path("next.json")).athlete.planning_windows}
    assert "WEDNESDAY" in days
    assert "TUESDAY" not in days


def test_complaints_begin_and_end(wholestride: Command, season: Path) -> None:
    words = ("replan", str(season), *TODAY, "--injury", "knee:right", "--healed", "achilles:left")
    assert wholestride(*words, "-o", "next.json").exit_code == 0
    injuries = {each.region: each for each in known(Path("next.json")).athlete.injuries}
    assert injuries[Region.KNEE].until is None
    assert injuries[Region.ACHILLES].until is not None


@pytest.mark.parametrize("when", ["2026-12-09T06:45+09:00", "9999-12-31", "9999-12-31T06:00"])
def test_a_run_moves_within_local_and_human_times(
    wholestride: Command, season: Path, when: str
) -> None:
    result = wholestride("replan", str(season), *TODAY, "--moved", f"2026-12-08={when}")
    assert result.exit_code == 1
    assert "--moved" in result.stderr


def test_every_wrong_change_is_told_and_nothing_is_written(
    wholestride: Command, season: Path
) -> None:
    wrong = (
        *("--missed", "2026-11-01"),
        *("--moved", "tomorrow"),
        *("--cancelled", "2031-01-01"),
        *("--ill", "2026-12-09..2026-12-01"),
        *("--injury", "soul"),
        *("--healed", "hip"),
        *("--window", "someday 18:00-19:00 moon"),
        *("--log", "nowhere.jsonl"),
    )
    result = wholestride("replan", str(season), *TODAY, *wrong, "-o", "next.json")
    assert result.exit_code == 1
    assert result.stderr.count("error:") == 8
    assert not Path("next.json").exists()


def test_the_log_is_never_written_over(wholestride: Command, season: Path) -> None:
    wholestride("log", str(season), "--date", gym_day(season), "--set", "plank 45s")
    before = Path("log.jsonl").read_bytes()
    words = ("replan", str(season), *TODAY, "--log", "log.jsonl", "-o", "log.jsonl")
    assert wholestride(*words).exit_code == 1
    assert Path("log.jsonl").read_bytes() == before


@pytest.fixture
def watched(season: Path) -> Path:
    """Björn's first two weeks as his watch kept them: one run longer, one missing."""
    runs = [run for run in known(season).runs if run.is_run and f"{run.day}" < TODAY[1]]
    minutes = [run.minutes for run in runs]
    minutes[1] += 30
    made = [
        Recording(f"{n:04}-1", run.start, Sport.RUNNING, minutes[n] * 60, "fit")
        for n, run in enumerate(runs)
        if n != 3
    ]
    path = season.parent / "recordings.jsonl"
    path.write_bytes(write_recordings(made))
    return path


def test_what_was_run_is_told_before_what_changes(
    wholestride: Command, season: Path, watched: Path
) -> None:
    result = wholestride("replan", str(season), *TODAY, "--recordings", str(watched))
    assert result.exit_code == 0
    lines = result.stdout.splitlines()
    assert lines[0].split("  ")[0] == "run"
    assert "30 min longer" in lines[1]
    assert "no recording of it" in lines[2]
    assert "8 runs were done about as planned." in result.stdout


def test_what_was_run_is_accepted_once(wholestride: Command, season: Path, watched: Path) -> None:
    words = ("replan", str(season), *TODAY, "--recordings", str(watched))
    wholestride(*words, "-o", str(season))
    accepted = season.read_bytes()
    again = json.loads(wholestride(*words, "--json").stdout)
    assert (again["changed"], again["runs"], again["runs_as_planned"]) == (0, [], 9)
    assert wholestride(*words, "-o", str(season)).exit_code == 0
    assert season.read_bytes() == accepted


def test_a_file_without_recordings_is_told_so(
    wholestride: Command, season: Path, tmp_path: Path
) -> None:
    plan = tmp_path / "plan.csv"
    plan.write_text("date,title\n2026-11-24,Easy 40 min\n")
    result = wholestride("replan", str(season), *TODAY, "--recordings", str(plan))
    assert "no recording of this season was found" in result.output
    assert "Nothing changes;" in result.output
