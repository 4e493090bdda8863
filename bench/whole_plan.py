"""The whole way: planning a year, replanning, showing today, cold and warm."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.memory import peak_megabytes
from bench.rows import Row
from wholestride.catalogue.loader import load
from wholestride.domain.athlete import Athlete, PlannedRace, Weekday, WeeklyRun
from wholestride.domain.logbook import MovedRun
from wholestride.domain.running import Race, RaceDistance, RacePriority
from wholestride.domain.season import Season
from wholestride.formats.athlete_file import example_athlete, read_athlete, write_athlete
from wholestride.formats.running.weekly import read_weekly
from wholestride.formats.season_file import write_season
from wholestride.planning.recipe import Wishes, plan
from wholestride.planning.replanning import replan

START = date(2026, 11, 23)
RUNS = 5
GROWTH_WEEKS = (4, 13, 26, 52, 104)

COLD_PLAN = "from wholestride.cli.main import main; main()"
MEMORY = """
from bench.whole_plan import year_athlete, year_season
year_season(year_athlete({weeks}), {weeks})
"""
NO_SOLVER = (
    "import sys; from wholestride.cli.main import cli\n"
    "try: cli.main(sys.argv[1:], standalone_mode=False)\n"
    "finally: assert not {'highspy', 'numpy'} & set(sys.modules), 'a solver was imported'"
)


def rows() -> list[Row]:
    """Every row of the whole way, in one run on one machine."""
    athlete = year_athlete()
    season = year_season(athlete)
    return [
        *_whole_plan(athlete),
        *_replans(athlete, season),
        _today_cold(season),
        *_growth(),
        _memory(),
    ]


def year_athlete(weeks: int = 52) -> Athlete:
    """The example athlete with three key runs a week and a marathon at the end."""
    athlete, _ = read_athlete("example.toml", example_athlete().encode(), load())
    assert athlete is not None
    race_day = START + timedelta(days=7 * weeks - 8)
    marathon = PlannedRace(race_day, Race(RacePriority.A, RaceDistance.MARATHON), "Marathon")
    pattern = {
        Weekday.TUESDAY: "intervals 55 min",
        Weekday.WEDNESDAY: "easy 45 min",
        Weekday.THURSDAY: "tempo 50 min",
        Weekday.SUNDAY: "long 110 min",
    }
    runs = tuple(WeeklyRun(day, title) for day, title in pattern.items())
    return replace(athlete, races=(marathon,), weekly_runs=runs, last_lifted=START, unavailable=())


def year_season(athlete: Athlete, weeks: int = 52, *, place_only: bool = False) -> Season:
    """The season of so many weeks."""
    end = START + timedelta(days=7 * weeks - 1)
    runs = read_weekly(athlete, (START, end))
    return plan(runs, athlete, load(), START, Wishes(end=end, place_only=place_only))


def timed(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median seconds of some runs after one that warms up."""
    work()
    times = []
    for _ in range(runs):
        begun = perf_counter()
        work()
        times.append(perf_counter() - begun)
    return median(times)


def _whole_plan(athlete: Athlete) -> list[Row]:
    warm = timed(lambda: year_season(athlete))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "athlete.toml"
        file.write_text(write_athlete(athlete))
        output = str(Path(folder) / "season.json")
        arguments = ["plan", str(file), "--start", START.isoformat(), "-o", output, "--quiet"]
        cold = timed(lambda: _process(COLD_PLAN, arguments))
    return [
        Row(
            "whole plan, 52 weeks, two blocks composed, cold process",
            f"{cold:.2f} s",
            "<= 1.5 s",
            cold <= 1.5,
        ),
        Row(
            "whole plan, 52 weeks, two blocks composed, warm",
            f"{warm:.2f} s",
            "<= 0.7 s",
            warm <= 0.7,
        ),
    ]


def _process(code: str, arguments: list[str]) -> None:
    command = [sys.executable, "-c", code, *arguments]
    subprocess.run(command, check=True, capture_output=True)


def _replans(athlete: Athlete, season: Season) -> list[Row]:
    today = START + timedelta(days=30)
    run = next(each for each in season.runs if each.key and each.day > today)
    moved = MovedRun(run.id, run.start + timedelta(days=1))
    whole = timed(lambda: replan(season, (), (moved,), load(), today))
    anew = timed(lambda: year_season(athlete))
    ratio = whole / anew
    return [
        Row(
            "whole replan after a moved key run, beside the whole plan anew",
            f"{whole:.2f} s, ratio {ratio:.2f}",
            "",
            None,
        )
    ]


def _today_cold(season: Season) -> Row:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "season.json"
        file.write_bytes(write_season(season))
        day = next(each.day for each in season.planned() if each.prescriptions)
        arguments = ["today", str(file), "--date", day.isoformat()]
        _process(NO_SOLVER, arguments)
        cold = timed(lambda: _process(COLD_PLAN, arguments))
        bare = timed(lambda: _process("pass", []))
    figure = f"{cold:.2f} s (an empty process {bare:.2f} s)"
    return Row(
        "show today from a stored 52-week season, cold, no solver",
        figure,
        "<= 0.25 s",
        cold <= 0.25,
    )


def _growth() -> list[Row]:
    figures: dict[bool, list[str]] = {False: [], True: []}
    for weeks in GROWTH_WEEKS:
        for place_only, words in figures.items():
            took = timed(partial(_season_of, weeks, place_only), 3)
            words.append(f"{weeks} weeks {1000 * took:.0f} ms")
    name = "whole plan, two blocks composed, warm, growth with weeks"
    return [
        Row(name, ", ".join(figures[False]), "about linear", None),
        Row(
            "planning without composing, growth with weeks",
            ", ".join(figures[True]),
            "about linear",
            None,
        ),
    ]


def _season_of(weeks: int, place_only: bool) -> Season:
    return year_season(year_athlete(weeks), weeks, place_only=place_only)


def _memory() -> Row:
    figures = (
        f"{weeks} weeks {peak_megabytes(MEMORY.format(weeks=weeks)):.0f} MB"
        for weeks in GROWTH_WEEKS
    )
    bare = f"(an empty process {peak_megabytes('pass'):.0f} MB)"
    name = "whole plan, two blocks composed, peak memory of a process of its own"
    return Row(name, f"{', '.join(figures)} {bare}", "", None)
