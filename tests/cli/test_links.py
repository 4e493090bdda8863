"""``wholestride links``: one run, once; the runner has the last word."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.planning.recorded.made import PHONE, STRAVA, WATCH
from wholestride.domain.quantities import Distance
from wholestride.formats.recordings_file import read_recordings, write_recordings

ELSEWHERE = replace(
    PHONE, id="dddd-1", start=WATCH.start + timedelta(hours=2), utc_start=None,
    elapsed_seconds=2990, distance=Distance(9010),
)  # fmt: skip


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    path = tmp_path / "recordings.jsonl"
    path.write_bytes(write_recordings([WATCH, PHONE, STRAVA]))
    return path


def test_what_was_linked_is_shown_with_what_counts(wholestride: Command, recordings: Path) -> None:
    shown = wholestride("links", str(recordings)).output
    assert "3 recordings show 1 activity; it counts once." in shown
    assert [line.split()[-1] for line in shown.splitlines()[1:5] if "-1" in line] == [
        *("counts", "linked", "linked")
    ]


def test_a_link_that_is_taken_back_stays_so(wholestride: Command, recordings: Path) -> None:
    result = wholestride("links", str(recordings), "--apart", "aaaa-1", "bbbb-1", "--json")
    assert result.exit_code == 0
    activities = json.loads(wholestride("links", str(recordings), "--json").stdout)["activities"]
    assert not any({"aaaa-1", "bbbb-1"} <= set(each) for each in activities)
    kept, _ = read_recordings("r", recordings.read_bytes())
    assert {each.id for each in kept} == {"aaaa-1", "bbbb-1", "cccc-1"}


def test_a_recording_can_be_taken_back_from_a_session(
    wholestride: Command, recordings: Path
) -> None:
    wholestride("links", str(recordings), "--apart", "aaaa-1", "2026-11-24-full-1")
    kept, findings = read_recordings("r", recordings.read_bytes())
    assert not findings
    assert "2026-11-24-full-1" in next(each.apart_from for each in kept if each.id == "aaaa-1")


def test_only_looking_writes_nothing(wholestride: Command, recordings: Path) -> None:
    before = recordings.stat().st_mtime_ns
    wholestride("links", str(recordings))
    assert recordings.stat().st_mtime_ns == before


def test_a_wrong_zone_is_asked_about_and_the_answer_is_kept(
    wholestride: Command, recordings: Path
) -> None:
    recordings.write_bytes(write_recordings([WATCH, ELSEWHERE]))
    assert "wrong time zone?" in wholestride("links", str(recordings)).output
    answered = wholestride("links", str(recordings), "--same", "aaaa-1", "dddd-1").output
    assert "2 recordings show 1 activity; it counts once." in answered
    assert "wrong time zone?" not in answered


@pytest.mark.parametrize("pair", [("aaaa-1", "nobody"), ("aaaa-1", "aaaa-1")])
def test_a_name_that_is_none_is_refused_with_words(
    wholestride: Command, recordings: Path, pair: tuple[str, str]
) -> None:
    before = recordings.read_bytes()
    result = wholestride("links", str(recordings), "--same", *pair)
    assert result.exit_code == 1
    assert pair[1] in result.output
    assert recordings.read_bytes() == before
