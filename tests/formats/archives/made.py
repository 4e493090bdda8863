"""Made-up exports as the services shape them, with Björn's runs in them."""

from __future__ import annotations

import gzip
import io
import zipfile
from collections.abc import Mapping

from tests.formats.fit.files import bjorns_run, file_id
from tests.formats.tracks_made import gpx, gpx_points, tcx, tcx_activity, tcx_lap
from wholestride.formats.fit.writing import write_messages

FIT = write_messages(bjorns_run(120))
MONITORING = write_messages([file_id(15)])
TCX = tcx(tcx_activity(tcx_lap(0, 120)))
GPX = gpx(gpx_points(0, 120), about="")


def zipped(files: Mapping[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return stream.getvalue()


GERMAN_HEADER = (
    "Aktivitäts-ID,Aktivitätsdatum,Name der Aktivität,Aktivitätsart,Aktivitätsbeschreibung,"
    "Verstrichene Zeit,Distanz,Max. Herzfrequenz,Relative Leistung,Weg zur Arbeit,"
    "Private Notiz zur Aktivität,Aktivitätsausrüstung,Dateiname,Gewicht,Verstrichene Zeit,Distanz"
)
GERMAN_ROWS = (
    '101,"24.11.2026, 05:45:00",Frühlauf,Lauf,,120,"0,36",,,,,,activities/101.fit.gz,70,"120,0",1',
    '102,"24.11.2026, 05:45:00",Kurz,Lauf,,120,"0,36",,,,,,activities/102.gpx,70,"120,0","360,0"',
    '103,"25.11.2026, 17:00:00",Ohne Uhr,Lauf,,1800,"5,25",,,,,,,70,"1.800,0","5.250,0"',
)
ENGLISH_HEADER = (
    "Activity ID,Activity Date,Activity Name,Activity Type,Activity Description,Elapsed Time,"
    "Distance,Max Heart Rate,Relative Effort,Commute,Activity Gear,Filename,Athlete Weight,"
    "Elapsed Time,Distance"
)
ENGLISH_ROWS = (
    '201,"Nov 24, 2026, 5:45:00 AM",Dawn,Run,,120,0.36,,,false,,activities/201.tcx.gz,70,120,360',
    '202,"Nov 25, 2026, 5:00:00 PM",By heart,Walk,"a note, with commas",1800,5.25,,,false,,,,,',
)


def german_strava() -> bytes:
    """An export as a German runner gets it, with two files and one entry without a file."""
    table = "\n".join((GERMAN_HEADER, *GERMAN_ROWS))
    return zipped(
        {
            "activities.csv": table.encode(),
            "activities/101.fit.gz": gzip.compress(FIT),
            "activities/102.gpx": GPX,
            "media/photo.jpg": b"nothing to us",
        }
    )


def english_strava() -> bytes:
    """An export in English, of another year's columns."""
    table = "\n".join((ENGLISH_HEADER, *ENGLISH_ROWS))
    files = {"activities.csv": table.encode(), "activities/201.tcx.gz": gzip.compress(TCX)}
    return zipped({f"export_1/{name}": data for name, data in files.items()})


def garmin() -> bytes:
    """An account export: zips in a zip, a run among the other files of a watch."""
    uploaded = zipped({"bjorn_1.fit": FIT, "bjorn_2.fit": MONITORING, "bjorn_3.fit": MONITORING})
    folder = "DI_CONNECT/DI-Connect-Uploaded-Files"
    return zipped(
        {
            f"{folder}/UploadedFiles_0-_Part1.zip": uploaded,
            "DI_CONNECT/DI-Connect-Fitness/x_summarizedActivities.json": b"[]",
        }
    )


HEALTH_RUN = """ <Workout workoutActivityType="HKWorkoutActivityTypeRunning" duration="31.5"
  durationUnit="min" sourceName="Watch" creationDate="2026-11-24 07:20:00 +0100"
  startDate="2026-11-24 06:45:00 +0100" endDate="2026-11-24 07:18:00 +0100">
  <MetadataEntry key="HKTimeZone" value="Europe/Berlin"/>
  <MetadataEntry key="HKElevationAscended" value="4200 cm"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierHeartRate" average="150.4" maximum="171"
   unit="count/min"/>
  <WorkoutStatistics type="HKQuantityTypeIdentifierDistanceWalkingRunning" sum="5.25" unit="km"/>
 </Workout>
"""
HEALTH_RECORD = (
    ' <Record type="HKQuantityTypeIdentifierStepCount" sourceName="Phone" unit="count"'
    ' startDate="2026-11-24 06:45:00 +0100" endDate="2026-11-24 06:46:00 +0100" value="{}"/>\n'
)


def health(records: int = 50, run: str = HEALTH_RUN, entities: str = "") -> bytes:
    """The XML of a health export, with its declaration of elements."""
    steps = "".join(HEALTH_RECORD.format(each) for each in range(records))
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE HealthData [\n'
        "<!ELEMENT HealthData (ExportDate,Me,(Record|Workout)*)>\n"
        f"<!ATTLIST HealthData\n locale CDATA #REQUIRED\n>\n{entities}]>\n"
        f'<HealthData locale="de_DE">\n{steps}{run}{steps}</HealthData>\n'
    ).encode()


INTERVALS = (
    "id,start_date_local,name,type,moving_time,distance,elapsed_time,total_elevation_gain,"
    "icu_training_load,average_heartrate,max_heartrate\n"
    "i1,2026-11-24T06:45:00,Dawn,Run,1800,5250.5,1900,42,31,150,171\n"
    "i2,yesterday,Lost,Run,1800,5000,1900,,,,\n"
)
