"""Handing files over, as a browser does it, and the files themselves."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from wholestride.web.training import background

FORMS = count(1)
METRES_A_SECOND = 2.3
"""7:15 /km, easy for Ana."""


def nobody_behind(monkeypatch: pytest.MonkeyPatch, settings: Settings, tmp_path: Path) -> list[str]:
    """A data folder of the test's own; no thread is started; how often one was asked for."""
    settings.DATA = tmp_path
    asked: list[str] = []
    monkeypatch.setattr(background, "wake", lambda: asked.append("wake"))
    return asked


def hand_over(client: Client, files: Mapping[str, bytes], **more: str) -> Any:
    """The form of the page with some files."""
    given = []
    for name, data in files.items():
        given.append(io.BytesIO(data))
        given[-1].name = name
    return client.post("/files/", {"files": given, "uid": f"{next(FORMS):032x}", **more})


def page(client: Client, where: str = "/files/") -> str:
    """What the page says."""
    answer = client.get(where)
    assert answer.status_code == 200
    return str(answer.content.decode())


def a_run(start: datetime, minutes: int, title: str = "Run") -> bytes:
    """A GPX of a steady run that began at a moment in universal time, a point each 5 s."""
    points = "".join(
        f'<trkpt lat="{52 + second * METRES_A_SECOND / 111_195:.7f}" lon="13.0">'
        f"<time>{start + timedelta(seconds=second):%Y-%m-%dT%H:%M:%S}Z</time></trkpt>"
        for second in range(0, minutes * 60 + 1, 5)
    )
    head = '<gpx version="1.1" creator="x" xmlns="http://www.topografix.com/GPX/1/1">'
    about = f"<name>{title}</name><type>running</type>"
    return f"{head}<trk>{about}<trkseg>{points}</trkseg></trk></gpx>".encode()
