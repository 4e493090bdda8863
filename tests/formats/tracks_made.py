"""Made-up GPX and TCX: a run of Björn's, ten minutes at three metres a second northwards."""

from __future__ import annotations

from datetime import datetime, timedelta

STARTED = datetime(2026, 11, 24, 5, 45)
METRES_A_DEGREE = 111_195
SPEED = 3


def at(second: int) -> str:
    return f"{STARTED + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S}Z"


def north(second: int) -> float:
    return 52 + second * SPEED / METRES_A_DEGREE


def gpx_point(second: int, extra: str = "") -> str:
    return (
        f'<trkpt lat="{north(second):.7f}" lon="13.0"><ele>{40 + second // 60}</ele>'
        f"<time>{at(second)}</time>{extra}</trkpt>"
    )


def gpx_points(first: int = 0, last: int = 600, extra: str = "") -> str:
    points = "".join(gpx_point(second, extra) for second in range(first, last + 1))
    return f"<trkseg>{points}</trkseg>"


def gpx(content: str, about: str = "<name>Morning run</name><type>running</type>") -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<gpx version="1.1" creator="a phone"'
    space = 'xmlns="http://www.topografix.com/GPX/1/1"'
    return f"{head} {space}><trk>{about}{content}</trk></gpx>".encode()


def tcx_point(second: int) -> str:
    return (
        f"<Trackpoint><Time>{at(second)}</Time><Position><LatitudeDegrees>{north(second):.7f}"
        "</LatitudeDegrees><LongitudeDegrees>13.0</LongitudeDegrees></Position>"
        f"<DistanceMeters>{second * SPEED}</DistanceMeters>"
        "<HeartRateBpm><Value>150</Value></HeartRateBpm></Trackpoint>"
    )


def tcx_lap(first: int, last: int, *, totals: bool = True) -> str:
    seconds = last - first if totals else 0
    points = "".join(tcx_point(second) for second in range(first, last + 1))
    return (
        f'<Lap StartTime="{at(first)}"><TotalTimeSeconds>{seconds}</TotalTimeSeconds>'
        f"<DistanceMeters>{seconds * SPEED}</DistanceMeters><Track>{points}</Track></Lap>"
    )


def tcx_activity(*laps: str, sport: str = "Running") -> str:
    return f'<Activity Sport="{sport}"><Id>{at(0)}</Id>{"".join(laps)}</Activity>'


def tcx(*activities: str) -> bytes:
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<TrainingCenterDatabase'
    space = 'xmlns="http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v2"'
    content = "".join(activities)
    return f"{head} {space}><Activities>{content}</Activities></TrainingCenterDatabase>".encode()
