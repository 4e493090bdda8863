"""``wholestride import``: strength history into the log, from which loads follow."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Command
from tests.formats.strength.tables import (
    FITNOTES_ANDROID,
    HEVY,
    STRONG_WITH_UNITS,
    STRONG_WITHOUT_UNITS,
)
from tests.formats.strength.watch_files import BACK_SQUAT, SQUAT, done, gym
from wholestride import kg, read_season
from wholestride.catalogue.loader import load
from wholestride.cli import athlete_proposal, inputs
from wholestride.cli.verbs import importing
from wholestride.domain.athlete import KnownMax
from wholestride.formats.athlete_file import read_athlete
from wholestride.formats.session_log import read_log

NAMES = Path("exercise-names.toml")
EVENINGS = '[availability]\ntuesday = ["18:00-19:30 home"]\n'


def test_history_lands_in_the_log_once_and_open_names_are_asked_once(
    wholestride: Command, season: Path
) -> None:
    Path("strong.csv").write_text(STRONG_WITH_UNITS)
    words = ("import", "strong.csv", "--log", "log.jsonl")
    first = wholestride(*words)
    assert first.exit_code == 0
    assert "1 strength session with 4 sets that we know" in first.stdout
    assert "1 name to be answered: Smith Squat" in first.stdout
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
    assert "answered" not in again.stdout
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


def test_what_the_watch_kept_of_the_gym_is_asked_about_and_logged(wholestride: Command) -> None:
    Path("gym.fit").write_bytes(gym(done(8, (SQUAT, BACK_SQUAT), sixteenths=40 * 16)))
    alone = wholestride("import", "gym.fit", "-o", "recordings.jsonl")
    assert "taken over with: --log" in alone.stdout
    assert not NAMES.exists()
    words = ("import", "gym.fit", "-o", "recordings.jsonl", "--log", "log.jsonl")
    assert "1 name to be answered: Watch: barbell back squat" in wholestride(*words).stdout
    asked = NAMES.read_text()
    assert '= "?"  # 1 set; perhaps squat_bb' in asked
    NAMES.write_text(asked.replace('"?"', '"squat_bb"'))
    told = wholestride(*words).stdout
    assert "on the watch too: 1 session, 1 with a heart rate" in told
    assert '"exercise": "squat_bb", "set": 1, "reps": 8, "kg": 40' in Path("log.jsonl").read_text()
    assert "holds them all" in wholestride(*words).stdout


def test_a_session_of_the_log_is_not_asked_about_again_for_the_watch(wholestride: Command) -> None:
    line = '{"session": "2026-11-24-full-1", "exercise": "plank", "seconds": 60, "at": "%s"}\n'
    Path("log.jsonl").write_text(line % "2026-11-24T07:10:00")
    with ZipFile("garmin.zip", "w") as archive:
        archive.writestr("gym.fit", gym(done(8, (SQUAT, BACK_SQUAT))))
    wholestride("import", "garmin.zip", "--log", "log.jsonl")
    assert not NAMES.exists()
    Path("log.jsonl").write_text(line % "2026-11-24T18:10:00")
    wholestride("import", "garmin.zip", "--log", "log.jsonl")
    assert NAMES.exists()


def test_a_session_that_two_apps_kept_counts_once(wholestride: Command) -> None:
    Path("strong.csv").write_text(STRONG_WITH_UNITS)
    Path("fitnotes.csv").write_text(FITNOTES_ANDROID)
    wholestride("import", "strong.csv", "--log", "log.jsonl")
    second = wholestride("import", "fitnotes.csv", "--log", "log.jsonl").stdout
    assert "already in your log, and left as it is there: 1 session" in second
    assert Path("log.jsonl").read_text().count('"seconds"') == 1


@pytest.fixture
def october(monkeypatch: pytest.MonkeyPatch) -> None:
    """Six days after Chidi's last session."""
    for module in (athlete_proposal, inputs, importing):
        monkeypatch.setattr(module, "today_by_the_clock", lambda: date(2026, 10, 12))


@pytest.mark.usefixtures("october")
def test_what_history_says_of_the_athlete_is_shown_and_written_when_accepted(
    wholestride: Command,
) -> None:
    wholestride("init", "chidi.toml")
    Path("hevy.csv").write_text(HEVY)
    words = ("import", "hevy.csv", "--athlete", "chidi.toml")
    before = Path("chidi.toml").read_text()
    shown = wholestride(*words).stdout
    assert "last_lifted = 2026-10-06  # your last session" in shown
    assert "squat_bb = { kg = 97.5, on = 2026-10-06, within_percent = 8 }  # about 97.5" in shown
    assert "nothing of it is written" in shown
    assert Path("chidi.toml").read_text() == before
    assert "written to chidi.toml" in wholestride(*words, "--accept").stdout
    athlete, findings = read_athlete("", Path("chidi.toml").read_bytes(), load())
    assert not findings
    assert athlete is not None
    assert athlete.one_rep_max["squat_bb"] == KnownMax(kg(97.5), date(2026, 10, 6), 8)
    again = wholestride(*words)
    assert "says nothing of you" in again.stdout, again.output


@pytest.mark.usefixtures("october")
def test_a_file_that_cannot_be_changed_safely_stays_as_it_is(wholestride: Command) -> None:
    Path("hevy.csv").write_text(HEVY)
    Path("chidi.toml").write_text(f'last_lifted = """\nnever"""\n{EVENINGS}')
    refused = wholestride("import", "hevy.csv", "--athlete", "chidi.toml", "--accept")
    assert "Write the lines above into it yourself" in refused.stderr
    assert 'last_lifted = """' in Path("chidi.toml").read_text()
    assert "Add --athlete FILE" in wholestride("import", "hevy.csv", "--accept").stderr


@pytest.mark.usefixtures("october")
def test_sets_without_a_reserve_give_no_maximum_and_that_is_said(wholestride: Command) -> None:
    Path("fitnotes.csv").write_text(FITNOTES_ANDROID)
    Path("chidi.toml").write_text(EVENINGS)
    shown = wholestride("import", "fitnotes.csv", "--athlete", "chidi.toml").stdout
    assert "no maximum is estimated" in shown
    assert "one_rep_max" not in shown
