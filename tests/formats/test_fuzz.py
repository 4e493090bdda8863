"""Whatever bytes come in, a reader answers with findings and never with a crash."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.formats.samples import BJORNS_SEASON, FULL
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Finding, Severity
from wholestride.domain.logbook import SessionLog, SetLog
from wholestride.domain.quantities import kg
from wholestride.formats.athlete_file import example_athlete, read_athlete
from wholestride.formats.season_file import read_season, write_season
from wholestride.formats.session_log import read_log, write_log

PEOPLE = Path(__file__).resolve().parents[1] / "people"
BJORNS_FILE = (PEOPLE / "bjorn.toml").read_bytes()
DORAS_FILE = (PEOPLE / "dora.toml").read_bytes()
SEASON_FILE = write_season(BJORNS_SEASON)
LOG_FILE = write_log(
    (SessionLog(FULL.id, (SetLog("step_up", reps=8, load=kg(16), rir=2),), srpe=6, note="ok"),)
)
TELLING_PIECES = [
    *(b"[", b"]", b"[[", b"]]", b"{", b"}", b'"', b"'", b'"""', b"=", b",", b".", b"\n", b"\\"),
    *(b"true", b"null", b"nan", b"inf", b"-1", b"1e999", b"9" * 30, b"2026-02-30", b"\x00"),
    *(b"\xff", b"\xef\xbb\xbf", b"{}", b"[]", b'""', b"1979-05-27T07:32:00Z", b"07:32:00", b"#"),
]

Outcome = tuple[object, tuple[Finding, ...]]
Reader = Callable[[bytes, Catalogue], Outcome]

READERS: dict[str, tuple[Reader, tuple[bytes, ...]]] = {
    "athlete": (
        lambda data, catalogue: read_athlete("f", data, catalogue),
        (BJORNS_FILE, DORAS_FILE, example_athlete().encode()),
    ),
    "season": (lambda data, catalogue: read_season("f", data), (SEASON_FILE,)),
    "log": (
        lambda data, catalogue: read_log("f", data, BJORNS_SEASON, catalogue),
        (LOG_FILE,),
    ),
}


@st.composite
def mutated(draw: st.DrawFn, originals: tuple[bytes, ...]) -> bytes:
    """A good file with some stretches cut out, doubled, or replaced by telling pieces."""
    data = draw(st.sampled_from(originals))
    for _ in range(draw(st.integers(1, 4))):
        start = draw(st.integers(0, len(data)))
        end = min(len(data), start + draw(st.integers(0, 30)))
        piece = draw(
            st.sampled_from(TELLING_PIECES) | st.just(data[start:end] * 2) | st.binary(max_size=4)
        )
        data = data[:start] + piece + data[end:]
    return data


def answers_properly(outcome: Outcome) -> bool:
    """A value or an error that says so; texts that can be printed."""
    value, findings = outcome
    broken = any(finding.severity is Severity.ERROR for finding in findings)
    assert all(str(finding).isprintable() for finding in findings)
    return broken or value is not None


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_file_that_was_damaged_anywhere_is_answered(
    name: str, data: st.DataObject, catalogue: Catalogue
) -> None:
    reader, originals = READERS[name]
    assert answers_properly(reader(data.draw(mutated(originals)), catalogue))


@pytest.mark.parametrize("name", READERS)
@settings(max_examples=100, deadline=None)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(str.encode))
def test_any_bytes_at_all_are_answered(name: str, data: bytes, catalogue: Catalogue) -> None:
    reader, _ = READERS[name]
    assert answers_properly(reader(data, catalogue))


@pytest.mark.parametrize("name", READERS)
def test_the_unharmed_files_read_without_findings(name: str, catalogue: Catalogue) -> None:
    reader, originals = READERS[name]
    for data in originals:
        assert reader(data, catalogue)[1] == ()
