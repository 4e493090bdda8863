"""What Björn exported from his services comes in whole, in any language and year."""

from __future__ import annotations

import io
from datetime import datetime

import pytest

from tests.formats.archives.made import (
    FIT,
    HEALTH_RUN,
    INTERVALS,
    english_strava,
    garmin,
    german_strava,
    health,
    zipped,
)
from wholestride.domain.quantities import Distance
from wholestride.domain.recordings import Recording, Recordings, Sport, ZoneSource
from wholestride.formats.archives.reading import read_recorded
from wholestride.formats.archives.strava import read_table

BERLIN = "Europe/Berlin"


def read(data: bytes, name: str = "export.zip") -> Recordings:
    return read_recorded(name, io.BytesIO(data), zone=BERLIN)


def titled(data: bytes) -> dict[str, Recording]:
    recordings, _ = read(data)
    return {each.title: each for each in recordings}


def test_a_german_strava_export_gives_names_kinds_and_what_was_entered_by_hand() -> None:
    runs = titled(german_strava())
    assert set(runs) == {"Frühlauf", "Kurz", "Ohne Uhr"}
    assert runs["Frühlauf"].source == "fit"
    assert runs["Kurz"].sport is Sport.RUNNING
    by_hand = runs["Ohne Uhr"]
    assert by_hand.distance == Distance(5250)
    assert by_hand.elapsed_seconds == 1800
    assert by_hand.start == datetime(2026, 11, 25, 18, 0)


def test_an_english_export_of_another_year_gives_the_same() -> None:
    runs = titled(english_strava())
    assert runs["Dawn"].sport is Sport.RUNNING
    assert runs["By heart"].sport is Sport.WALKING
    assert runs["By heart"].start == datetime(2026, 11, 25, 18, 0)
    assert runs["By heart"].distance == Distance(5250)


def test_where_the_files_show_that_the_table_is_in_local_time_and_metres_it_is_read_so() -> None:
    table = (
        "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
        "Distance,Filename\n"
        "1,2026-11-24 06:45:00,With,Run,,120,360,activities/1.fit\n"
        "2,2026-11-25 17:00:00,Without,Run,,1800,5250,\n"
    )
    old = zipped({"activities.csv": table.encode(), "activities/1.fit": FIT})
    run = titled(old)["Without"]
    assert (run.start, run.zone_source) == (datetime(2026, 11, 25, 17, 0), ZoneSource.LOCAL)
    assert run.distance == Distance(5250)


def test_a_table_alone_says_what_was_assumed() -> None:
    rows = "Activity ID,Date,Name,Type,Description,Elapsed Time,Distance\n"
    rows += '9,"Nov 25, 2026, 5:00:00 PM",Alone,Run,,1800,5.25\n'
    recordings, (finding,) = read(rows.encode(), "activities.csv")
    assert [each.title for each in recordings] == ["Alone"]
    assert "taken for universal time" in finding.message


def test_french_months_and_narrow_spaces_are_understood() -> None:
    rows = "ID,Date,Nom,Type,Description,Temps écoulé,Distance\n"
    rows += '9,"25 nov. 2026, 17:00:00",Soir,Course à pied,,"1 800","5,25"\n'
    rows += '8,"Nov 25, 2026, 5:00:00\u202fPM",Soir,Course à pied,,"1 800","5,25"\n'
    table, _ = read_table("activities.csv", rows.encode())
    assert {row.began for row in table} == {datetime(2026, 11, 25, 17)}
    assert table[0].elapsed_seconds == 1800
    assert table[0].sport is Sport.RUNNING


def test_a_garmin_export_gives_the_runs_and_counts_the_rest() -> None:
    recordings, (finding,) = read(garmin())
    assert [each.sport for each in recordings] == [Sport.RUNNING]
    assert finding.message == "2 files of the archive hold no activity."


@pytest.mark.parametrize("packed", [True, False])
def test_a_health_export_gives_its_activities(packed: bool) -> None:
    data = health()
    export = zipped({"apple_health_export/export.xml": data}) if packed else data
    (run,), findings = read(export, "export.xml")
    assert findings == ()
    assert run.start == datetime(2026, 11, 24, 6, 45)
    assert (run.zone, run.zone_source) == ("+01:00", ZoneSource.FILE)
    assert (run.sport, run.elapsed_seconds, run.moving_seconds) == (Sport.RUNNING, 1980, 1890)
    assert (run.distance, run.climb_m, run.mean_heart_rate) == (Distance(5250), 42, 150)


def test_a_health_export_of_an_older_phone_has_its_distance_on_the_activity() -> None:
    older = HEALTH_RUN.replace(
        'duration="31.5"', 'duration="31.5" totalDistance="3" totalDistanceUnit="mi"'
    )
    older = older.replace("DistanceWalkingRunning", "ActiveEnergyBurned")
    (run,), _ = read(health(run=older), "export.xml")
    assert run.distance == Distance(4828)


def test_the_routes_of_a_health_export_are_not_counted_twice() -> None:
    export = zipped({"x/export.xml": health(), "x/workout-routes/route_1.gpx": b"<gpx/>"})
    assert len(read(export)[0]) == 1


def test_a_health_export_that_is_cut_off_gives_what_came_before() -> None:
    data = health()
    recordings, findings = read(data[: len(data) - 500], "export.xml")
    assert len(recordings) == 1
    assert "cut off" in str(findings[0])


def test_a_health_export_with_entities_is_not_read() -> None:
    recordings, (finding,) = read(health(entities='<!ENTITY a "haha">'), "export.xml")
    assert recordings == ()
    assert "XML bombs" in finding.message


def test_a_table_of_intervals_icu_keeps_its_local_times() -> None:
    (run,), (finding,) = read(INTERVALS.encode(), "activities.csv")
    assert (run.start, run.zone_source) == (datetime(2026, 11, 24, 6, 45), ZoneSource.LOCAL)
    assert run.utc_start is None
    assert (run.sport, run.distance, run.load) == (Sport.RUNNING, Distance(5250), 31)
    assert finding.place.line == 3


def test_importing_the_same_export_again_gives_the_same_recordings() -> None:
    assert read(german_strava())[0] == read(german_strava())[0]
