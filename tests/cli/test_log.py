"""``wholestride log``: what was done, one line a set."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

from tests.cli.conftest import Command
from tests.cli.test_today import gym_day, known
from wholestride.catalogue.loader import load
from wholestride.cli.asking import counted
from wholestride.formats.session_log import read_log


def gym(season: Path) -> date:
    return date.fromisoformat(gym_day(season))


def lines_of(path: str = "log.jsonl") -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text().splitlines()]


def test_sets_are_written_and_read_back(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    words = ("log", str(season), "--date", day, "--srpe", "7", "--pain", "1")
    result = wholestride(*words, "--set", "step_up 8 x 16 kg @2 left", "--set", "plank 45s")
    assert result.exit_code == 0
    assert "2 sets" in result.stdout
    logs, findings = read_log("log.jsonl", Path("log.jsonl").read_bytes(), known(season), load())
    assert findings == ()
    assert (logs[0].srpe, logs[0].pain) == (7, 1)
    assert [each.exercise for each in logs[0].sets] == ["step_up", "plank"]


def test_a_log_grows_line_by_line(wholestride: Command, season: Path) -> None:
    words = ("log", str(season), "--date", gym_day(season), "--set")
    wholestride(*words, "plank 45s")
    first = Path("log.jsonl").read_text()
    wholestride(*words, "push_up 12 @3")
    assert Path("log.jsonl").read_text().startswith(first)
    assert [each.get("exercise") for each in lines_of()] == ["plank", None, "push_up", None]


def test_as_planned_writes_every_working_set(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    wholestride("log", str(season), "--date", day, "--as-planned")
    session = known(season)[gym(season)]
    wanted = sum(line.sets for line in session.prescriptions if not line.warm_up)
    assert sum(1 for each in lines_of() if "exercise" in each) == wanted


def test_it_asks_exercise_by_exercise_and_then_for_effort_and_pain(
    wholestride: Command, season: Path
) -> None:
    session = known(season)[gym(season)]
    asked = [line for line in session.prescriptions if counted(line)]
    answers = ["5 x 17,5 kg @2, 5 x 17.5 kg @1", *["-"] * (len(asked) - 1), "7", ""]
    words = ("log", str(season), "--date", gym_day(season))
    result = wholestride(*words, typed="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert [each.get("kg") for each in lines_of() if "exercise" in each] == [17.5, 17.5]
    assert lines_of()[-1]["srpe"] == 7
    assert "pain" not in lines_of()[-1]


def test_an_answer_that_is_no_set_is_asked_again(wholestride: Command, season: Path) -> None:
    asked = [line for line in known(season)[gym(season)].prescriptions if counted(line)]
    answers = ["lots", "5 @2", *["-"] * (len(asked) - 1), "eleven", "11", "7", "2"]
    words = ("log", str(season), "--date", gym_day(season))
    result = wholestride(*words, typed="\n".join(answers) + "\n")
    assert result.exit_code == 0, result.output
    assert (lines_of()[-1]["srpe"], lines_of()[-1]["pain"]) == (7, 2)
    assert sum(1 for each in lines_of() if "exercise" in each) == 1


def test_every_wrong_set_is_told_and_nothing_is_written(wholestride: Command, season: Path) -> None:
    words = ("log", str(season), "--date", gym_day(season))
    result = wholestride(*words, "--set", "sqat_bb 5", "--set", "plank", "--set", "push_up 5 @20")
    assert result.exit_code == 1
    assert "Did you mean 'squat_bb'?" in result.stderr
    assert result.stderr.count("error:") == 3
    assert not Path("log.jsonl").exists()


def test_a_day_without_a_session_names_the_nearest(wholestride: Command, season: Path) -> None:
    result = wholestride("log", str(season), "--date", "2026-11-01", "--set", "plank 45s")
    assert result.exit_code == 1
    assert "the nearest is on" in result.stderr


def test_an_unknown_session_is_told_with_a_near_one(wholestride: Command, season: Path) -> None:
    result = wholestride("log", str(season), "--session", "2026-11-23-ful-1", "--set", "plank 45s")
    assert result.exit_code == 1
    assert "Did you mean" in result.stderr


def test_the_season_file_is_never_taken_for_the_log(wholestride: Command, season: Path) -> None:
    words = ("log", str(season), "--date", gym_day(season), "--set", "plank 45s")
    before = season.read_bytes()
    assert wholestride(*words, "-o", str(season)).exit_code == 1
    assert season.read_bytes() == before
