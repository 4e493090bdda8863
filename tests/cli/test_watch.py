"""``wholestride watch``: files that a watch and services take."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path

import wholestride as ws
from tests.cli.conftest import Command
from wholestride.domain.season import Season
from wholestride.formats.fit.planned_reading import read_schedule, read_session, read_sets


def first_day(season: Path) -> tuple[Season, date]:
    """The season and the day of its first session with exercises."""
    whole = ws.read_season(season)
    return whole, next(each for each in whole if each.prescriptions).day


def test_a_day_becomes_the_file_that_the_public_writer_makes(
    wholestride: Command, season: Path
) -> None:
    whole, day = first_day(season)
    session = whole[day]
    result = wholestride("watch", str(season), str(day), "-o", "tuesday.fit")
    assert result.exit_code == 0
    assert "written to tuesday.fit" in result.stdout
    ws.write_fit(session, "same.fit")
    assert Path("tuesday.fit").read_bytes() == Path("same.fit").read_bytes()
    assert wholestride("watch", str(season), session.id).exit_code == 0
    assert Path(f"{session.id}.fit").read_bytes() == Path("same.fit").read_bytes()


def test_two_weeks_become_a_zip_with_their_schedule(wholestride: Command, season: Path) -> None:
    _, day = first_day(season)
    result = wholestride("watch", str(season), str(day), "-o", "weeks.zip")
    assert result.exit_code == 0
    with zipfile.ZipFile("weeks.zip") as archive:
        *sessions, last = archive.namelist()
        assert all(read_session(archive.read(each)) for each in sessions)
        assert len(read_schedule(archive.read(last))) == len(sessions) > 2
    assert f"{len(sessions)} sessions and their schedule" in result.stdout


def test_a_finished_session_becomes_an_activity_with_its_sets(
    wholestride: Command, season: Path
) -> None:
    whole, day = first_day(season)
    wholestride("log", str(season), "--session", whole[day].id, "--set", "step_up 8 x 16 kg")
    words = ("watch", str(season), str(day), "--done", "log.jsonl", "-o", "done.fit")
    assert wholestride(*words).exit_code == 0
    (done,) = read_sets(Path("done.fit").read_bytes())
    assert (done.reps, done.load) == (8, ws.kg(16))


def test_what_is_not_there_is_said_with_what_helps(wholestride: Command, season: Path) -> None:
    unknown = wholestride("watch", str(season), "2026-11-24-fulll-1", "-o", "x.fit")
    assert (unknown.exit_code, Path("x.fit").exists()) == (1, False)
    assert "no session is called" in unknown.stderr
    assert "the nearest is on" in wholestride("watch", str(season), "2030-01-01").stderr
    later = wholestride("watch", str(season), "2030-01-01", "-o", "x.zip")
    assert later.exit_code == 1
    assert "no session with exercises" in later.stderr
    _, day = first_day(season)
    Path("log.jsonl").write_text("")
    nothing = wholestride("watch", str(season), str(day), "--done", "log.jsonl")
    assert "the log says nothing of this session" in nothing.stderr
