"""Recorded activities come in by file and folder; twice or half way changes nothing."""

from __future__ import annotations

import gzip
import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.formats.archives.made import german_strava
from tests.formats.fit.files import bjorns_run
from wholestride.cli.importing import import_files
from wholestride.cli.verbs.plan import gather
from wholestride.formats.fit.writing import write_messages

RUN = write_messages(bjorns_run())


@pytest.fixture
def watch(tmp_path: Path) -> Path:
    """A folder as a watch shows it, with a file that is no activity."""
    folder = tmp_path / "watch"
    (folder / "2026").mkdir(parents=True)
    (folder / "2026" / "tuesday.fit").write_bytes(RUN)
    (folder / "broken.fit").write_bytes(b"nothing" * 5)
    (folder / "readme.txt").write_text("passed over")
    (folder / "packed.fit.gz").write_bytes(gzip.compress(write_messages(bjorns_run(300))))
    return folder


def test_a_folder_is_read_and_its_problems_are_listed_by_file(
    wholestride: Command, watch: Path
) -> None:
    result = wholestride("import", str(watch), "-o", "recordings.jsonl")
    assert result.exit_code == 1
    assert "2 recordings: 2 running" in result.output
    assert "2 new ones written to recordings.jsonl" in result.output
    assert "broken.fit: This is no recorded activity" in result.output
    assert "readme.txt" not in result.output


def test_importing_twice_changes_nothing(wholestride: Command, watch: Path) -> None:
    wholestride("import", str(watch), "-o", "recordings.jsonl")
    once = Path("recordings.jsonl").read_bytes()
    again = wholestride("import", str(watch), "-o", "recordings.jsonl")
    assert "recordings.jsonl holds them all" in again.output
    assert Path("recordings.jsonl").read_bytes() == once


def test_an_import_that_is_broken_off_leaves_the_old_file_and_can_be_repeated(
    wholestride: Command, watch: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = watch / "2026" / "tuesday.fit"
    wholestride("import", str(first), "-o", "recordings.jsonl")
    before = Path("recordings.jsonl").read_bytes()
    with monkeypatch.context() as killed:
        killed.setattr(Path, "replace", _killed)
        broken_off = wholestride("import", str(watch), "-o", "recordings.jsonl")
        assert "Aborted!" in broken_off.output
    assert Path("recordings.jsonl").read_bytes() == before
    wholestride("import", str(watch), "-o", "recordings.jsonl")
    wholestride("import", str(watch), "-o", "at-once.jsonl")
    assert Path("recordings.jsonl").read_bytes() == Path("at-once.jsonl").read_bytes()


def _killed(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_killed_import_leaves_no_process_behind() -> None:
    code = (
        "import os, time; from wholestride.cli.importing import _pool;"
        "pool = _pool(1); pool.__enter__();"
        "print(pool.pool.submit(os.getpid).result(), flush=True); time.sleep(60)"
    )
    command = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    assert command.stdout is not None
    assert int(command.stdout.readline()) != command.pid
    command.kill()
    command.communicate(timeout=20)  # ends when nobody holds its output any more


def test_a_file_that_is_something_else_is_never_written_over(
    wholestride: Command, watch: Path
) -> None:
    Path("notes.txt").write_text("my notes")
    result = wholestride("import", str(watch), "-o", "notes.txt")
    assert result.exit_code == 1
    assert Path("notes.txt").read_text() == "my notes"


def test_the_zone_is_yours_to_say(wholestride: Command, watch: Path) -> None:
    told = wholestride("import", str(watch / "2026"), "--zone", "Nowhere/Else")
    assert "is no time zone" in told.output
    shown = wholestride("import", str(watch / "2026"), "--zone", "Asia/Tokyo", "--json")
    assert json.loads(shown.output)[0]["start"] == "2026-11-24T06:45:00"


def test_recorded_runs_are_runs_that_a_plan_can_use(
    wholestride: Command, watch: Path, athlete: Path
) -> None:
    wholestride("import", str(watch / "2026"), "-o", "recordings.jsonl")
    runs = wholestride("runs", "recordings.jsonl")
    assert "Tue 24 Nov 2026  06:45  Recorded run" in runs.output
    start = date(2026, 11, 23)
    _, entries, findings = gather(str(athlete), ["recordings.jsonl"], start, start, None)
    assert [each.title for each in entries] == ["Recorded run"]
    assert not findings


def test_a_whole_export_comes_in_by_its_zip(wholestride: Command) -> None:
    Path("export.zip").write_bytes(german_strava())
    result = wholestride("import", "export.zip", "-o", "recordings.jsonl")
    assert result.exit_code == 0
    assert "3 recordings: 3 running" in result.output


def test_a_pool_of_processes_reads_the_same_in_the_same_order(
    wholestride: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("export.zip").write_bytes(german_strava())
    alone = import_files(["export.zip"], "Europe/Berlin")
    monkeypatch.setattr("wholestride.cli.importing.WORTH_A_POOL_BYTES", 0)
    assert import_files(["export.zip"], "Europe/Berlin", processes=1) == alone
