"""A session that is written for a watch reads back as the same steps, here and elsewhere."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.fit.decoding import messages_of
from tests.formats.samples import CARRY, DROPPED, FULL, MOBILITY, PLANK, STEP_UP
from wholestride.catalogue.loader import load
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.exercise import Measure
from wholestride.domain.quantities import Mass, MassUnit, kg, lb
from wholestride.domain.season import Prescription, Range, SessionStatus
from wholestride.formats.fit.bundle import write_bundle
from wholestride.formats.fit.planned import serial_of, write_schedule, write_session
from wholestride.formats.fit.planned_reading import read_schedule, read_session
from wholestride.formats.fit.profile import EPOCH
from wholestride.formats.fit.reading import read_fit
from wholestride.formats.fit.steps import Ending, Step, StepKind, steps_of

ENDINGS = {
    "time": Ending.SECONDS,
    "open": Ending.BUTTON,
    "reps": Ending.REPS,
    "repeat_until_steps_cmplt": Ending.ROUNDS,
}
KINDS = {
    "active": StepKind.WORK,
    "rest": StepKind.REST,
    "warmup": StepKind.WARM_UP,
    "cooldown": StepKind.COOL_DOWN,
    None: StepKind.AGAIN,
}
AMOUNTS = {
    "time": "duration_time",
    "reps": "duration_reps",
    "repeat_until_steps_cmplt": "duration_step",
}
lines = st.builds(
    replace,
    st.sampled_from([STEP_UP, PLANK, CARRY]),
    sets=st.integers(1, 5),
    amount=st.builds(Range, st.integers(1, 12), st.integers(12, 60)),
    measure=st.sampled_from(Measure),
    per_side=st.booleans(),
    superset=st.sampled_from([None, "A", "B"]),
    rest_seconds=st.integers(0, 300),
    load=st.none() | st.builds(kg, st.integers(0, 300)) | st.builds(lb, st.integers(0, 600)),
    warm_up=st.booleans(),
    tempo=st.sampled_from(["", "3-1-1", "2-0-X"]),
)


def elsewhere(data: bytes) -> tuple[Step, ...]:
    """The steps as fitdecode reads them."""
    return tuple(_step(each) for each in messages_of(data, "workout_step"))


def _step(each: dict[str, object]) -> Step:
    said = str(each["duration_type"])
    amount = each.get(AMOUNTS.get(said, ""))
    weight = each["exercise_weight"]
    unit = MassUnit.LB if each["weight_display_unit"] == "pound" else MassUnit.KG
    return Step(
        KINDS[each["intensity"]],  # type: ignore[index]  # None stands for another round
        ENDINGS[said],
        round(float(str(amount))) if amount is not None else 0,
        int(str(each["repeat_steps"])) if said.startswith("repeat") else 0,
        str(each["wkt_step_name"] or ""),
        str(each["notes"] or ""),
        _number(each["exercise_category"]),
        _number(each["exercise_name"]),
        None if weight is None else Mass(round(float(str(weight)) * 1000), unit),
    )


def _number(value: object) -> int | None:
    """fitdecode tells numbers of known categories as words; ours are looked up again."""
    if value is None or isinstance(value, int):
        return value
    return -1


def numbered(data: bytes) -> list[tuple[object, object]]:
    """Category and exercise of each step as fitdecode names them."""
    return [
        (each["exercise_category"], each["exercise_name"])
        for each in messages_of(data, "workout_step")
    ]


def without_numbers(steps: tuple[Step, ...]) -> list[Step]:
    return [replace(each, category=None, exercise=None) for each in steps]


@given(st.lists(lines, min_size=1, max_size=6))
def test_every_session_reads_back_as_its_steps_in_two_decoders(written: list[Prescription]) -> None:
    catalogue = load()
    session = replace(FULL, prescriptions=tuple(written))
    steps = steps_of(session, catalogue.exercises)
    data = write_session(session, catalogue.exercises)
    ours = read_session(data)
    assert ours is not None
    assert ours.steps == steps
    assert without_numbers(elsewhere(data)) == without_numbers(steps)


def test_the_file_says_what_it_is_and_names_category_and_exercise(catalogue: Catalogue) -> None:
    data = write_session(FULL, catalogue.exercises)
    (about,) = messages_of(data, "file_id")
    (plan,) = messages_of(data, "workout")
    assert (about["type"], about["manufacturer"]) == ("workout", "development")
    assert about["serial_number"] == serial_of(FULL)
    assert (plan["sport"], plan["sub_sport"]) == ("training", "strength_training")
    assert plan["wkt_name"] == "24.11. Full A: squat and push"
    assert plan["num_valid_steps"] == len(elsewhere(data))
    assert numbered(data)[0] == ("squat", 66)
    titles = [each["wkt_step_name"] for each in messages_of(data, "exercise_title")]
    assert titles == ["Step-up", "Plank, forearms", "Suitcase carry"]


def test_the_same_session_is_the_same_bytes_and_a_changed_one_has_another_number(
    catalogue: Catalogue,
) -> None:
    assert write_session(FULL, catalogue.exercises) == write_session(FULL, catalogue.exercises)
    assert serial_of(replace(FULL, revision=1)) != serial_of(FULL)


def test_a_schedule_names_the_files_and_their_local_times() -> None:
    data = write_schedule([FULL, MOBILITY])
    assert read_schedule(data) == ((serial_of(FULL), FULL.start),)
    (line,) = messages_of(data, "schedule")
    assert line["serial_number"] == serial_of(FULL)
    assert line["type"] == "workout"
    seconds = line["scheduled_time"]
    moment = EPOCH + timedelta(seconds=seconds) if isinstance(seconds, int) else seconds
    assert moment.replace(tzinfo=None) == datetime(2026, 11, 24, 18)


def test_a_zip_holds_what_is_to_come_and_its_schedule(catalogue: Catalogue) -> None:
    done = replace(FULL, id="2026-11-20-full", status=SessionStatus.DONE)
    endless = replace(FULL, id="endless", prescriptions=(CARRY,) * 60)
    data, findings = write_bundle([FULL, MOBILITY, DROPPED, done, endless], catalogue.exercises)
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.namelist() == ["2026-11-24-full.fit", "schedule.fit"]
        assert read_session(archive.read("2026-11-24-full.fit")) is not None
        assert len(read_schedule(archive.read("schedule.fit"))) == 1
    assert ["endless" in str(each) for each in findings] == [True]
    assert write_bundle([FULL, endless], catalogue.exercises)[0] == data


def test_what_is_no_session_reads_as_none() -> None:
    assert read_session(b"") is None
    assert read_session(write_schedule([FULL])) is None


def test_an_import_says_that_the_file_holds_no_activity(catalogue: Catalogue) -> None:
    data = write_session(FULL, catalogue.exercises)
    recordings, findings = read_fit("tuesday.fit", data, "Europe/Berlin")
    assert not recordings
    assert "holds no activity" in str(findings[0])


@pytest.mark.parametrize("cut", [20, 100, 400])
def test_a_file_that_is_cut_off_gives_the_steps_before(catalogue: Catalogue, cut: int) -> None:
    data = write_session(FULL, catalogue.exercises)
    whole, part = read_session(data), read_session(data[:-cut])
    assert whole is not None
    assert part is None or part.steps == whole.steps[: len(part.steps)]
