"""``wholestride today``: what a runner needs in the gym."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Command
from wholestride.domain.season import Season
from wholestride.formats.gym_speech import shared_adjustments, tempo_words
from wholestride.formats.season_file import read_season

THURSDAY = "2026-11-26"


def known(path: Path) -> Season:
    season, findings = read_season(path.name, path.read_bytes())
    assert season is not None, findings
    return season


def gym_day(path: Path) -> str:
    """A day with a session that has a loaded main lift."""
    session = next(
        each
        for each in known(path).planned()
        if any(line.part == "main" for line in each.prescriptions)
        and any(line.warm_up for line in each.prescriptions)
    )
    return session.day.isoformat()


def test_the_day_is_named_and_its_runs_come_first(wholestride: Command, season: Path) -> None:
    day = gym_day(season)
    lines = wholestride("today", str(season), "--date", day).stdout.splitlines()
    assert lines[0].endswith("2026") or lines[0].endswith("2027")
    session = next(line for line in lines if line.endswith(", gym"))
    runs = [at for at, line in enumerate(lines) if " min)" in line]
    assert all(at < lines.index(session) for at in runs)


def test_the_warm_up_stands_apart_and_supersets_together(
    wholestride: Command, season: Path
) -> None:
    text = wholestride("today", str(season), "--date", gym_day(season)).stdout
    warm_up, _, rest = text.partition("A  in turn, a set of each")
    assert "\nWarm-up\n" in warm_up
    assert rest


def test_every_working_line_of_the_season_file_is_there_with_its_rest(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    text = wholestride("today", str(season), "--date", day).stdout
    session = next(each for each in known(season).planned() if each.day.isoformat() == day)
    working = [line for line in session.prescriptions if not line.warm_up]
    for line in working:
        printed = next(each for each in text.splitlines() if each.startswith(f"  {line.name}  "))
        assert str(line.amount) in printed
        if line.rest_seconds >= 15:
            assert "rest" in printed


def test_warm_up_sets_are_told_with_their_lift_not_as_lines_of_their_own(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    text = wholestride("today", str(season), "--date", day).stdout
    session = next(each for each in known(season).planned() if each.day.isoformat() == day)
    lift = next(line for line in session.prescriptions if line.warm_up)
    assert text.count(f"  {lift.name}  ") == 1
    assert "first, with rest" in text


def test_the_adjustment_table_is_shown_and_the_words_about_pain_only_once(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    text = wholestride("today", str(season), "--date", day).stdout
    session = next(each for each in known(season).planned() if each.day.isoformat() == day)
    shared = shared_adjustments(session.prescriptions)
    assert shared
    for each in shared:
        assert text.count(f"  {each.when}: {each.then}") == 1
    own = {each for line in session.prescriptions for each in line.adjust} - set(shared)
    assert own
    assert all(f"{each.when}: {each.then}" in text for each in own)


def test_reps_in_reserve_are_explained_once(wholestride: Command, season: Path) -> None:
    text = wholestride("today", str(season), "--date", gym_day(season)).stdout
    assert text.count("end the set while you could still do") == 1


def test_a_day_without_a_session_names_the_next_one(wholestride: Command, season: Path) -> None:
    first = min(each.day for each in known(season).planned())
    text = wholestride("today", str(season), "--date", "2026-11-01").stdout
    assert "No strength session on this day. The next is on" in text
    assert str(first.year) in text


def test_after_the_season_the_last_day_is_named(wholestride: Command, season: Path) -> None:
    assert "The season ended on" in wholestride("today", str(season), "--date", "2029-01-01").stdout


def test_json_holds_the_runs_and_sessions_of_the_day_alone(
    wholestride: Command, season: Path
) -> None:
    day = gym_day(season)
    found = json.loads(wholestride("today", str(season), "--date", day, "--json").stdout)
    assert set(found) == {"runs", "sessions"}
    assert found["sessions"]
    assert {each["start"][:10] for part in found.values() for each in part} == {day}


def test_a_tempo_is_told_in_seconds() -> None:
    assert tempo_words("2-0-X") == "2 s down, up fast"
    assert tempo_words("X") == "tempo X"
