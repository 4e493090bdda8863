"""``wholestride import``: strength history into the log, from which loads follow."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Command
from tests.formats.strength.tables import HEVY, STRONG_WITH_UNITS, STRONG_WITHOUT_UNITS
from wholestride import kg, read_season
from wholestride.catalogue.loader import load
from wholestride.formats.session_log import read_log

NAMES = Path("exercise-names.toml")


def test_history_lands_in_the_log_once_and_open_names_are_asked_once(
    wholestride: Command, season: Path
) -> None:
    Path("strong.csv").write_text(STRONG_WITH_UNITS)
    words = ("import", "strong.csv", "--log", "log.jsonl")
    first = wholestride(*words)
    assert first.exit_code == 0
    assert "1 strength sessions with 4 sets that we know" in first.stdout
    assert "1 names are open: Smith Squat" in first.stdout
    logs, findings = read_log(
        "log.jsonl", Path("log.jsonl").read_bytes(), read_season(season), load()
    )
    assert not findings
    assert logs[0].sets[1].load == kg(80)
    assert "holds them all" in wholestride(*words).stdout
    asked = NAMES.read_text()
    assert asked.count('"Smith Squat" = "?"') == 1
    NAMES.write_text(asked.replace('"?"', '"back_squat_box"'))
    again = wholestride(*words)
    assert "2 strength sessions with 5 sets" in again.stdout
    assert "open" not in again.stdout
    assert Path("log.jsonl").read_text().count("squat_bb") == 3
    assert wholestride("replan", str(season), "--log", "log.jsonl").exit_code == 0


def test_what_the_file_does_not_say_is_asked(wholestride: Command) -> None:
    Path("strong.csv").write_text(STRONG_WITHOUT_UNITS)
    asked = wholestride("import", "strong.csv")
    assert asked.exit_code == 1
    assert "--unit kg or --unit lb" in asked.stderr
    told = wholestride("import", "strong.csv", "--unit", "lb")
    assert told.exit_code == 0
    assert "2 sets that we know" in told.stdout
    assert wholestride("import", "strong.csv", "--unit", "lb", "--json").stdout == "[]\n"
    logged = wholestride("import", "strong.csv", "--unit", "lb", "--log", "-").stdout
    assert [line[0] for line in logged.splitlines()] == ["{"] * 3


def test_a_wrong_answer_is_refused_and_a_known_log_is_kept(wholestride: Command) -> None:
    Path("hevy.csv").write_text(HEVY)
    Path("log.jsonl").write_text('{"session": "2026-11-24-full-1", "srpe": 6}')
    assert wholestride("import", "hevy.csv", "--log", "log.jsonl").exit_code == 0
    assert Path("log.jsonl").read_text().startswith('{"session": "2026-11-24-full-1", "srpe": 6}\n')
    NAMES.write_text('"Smith Squat" = "squat_bbb"\n')
    wrong = wholestride("import", "hevy.csv", "--log", "log.jsonl")
    assert wrong.exit_code == 1
    assert "Did you mean" in wrong.stderr
