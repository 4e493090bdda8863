"""Silhouettes of runs: longer is longer, harder is higher, and each says what it is."""

from __future__ import annotations

import re
from datetime import datetime
from xml.etree.ElementTree import Element, fromstring

import pytest

from wholestride.domain.running import Run, RunKind
from wholestride.figures import run_silhouette


def drawn(kind: RunKind, minutes: int = 60) -> Element:
    run = Run("r", datetime(2026, 11, 24, 7), "Run", kind, minutes, 300, False, 100)
    return fromstring(run_silhouette(run, "A run & more"))


def spots(kind: RunKind, minutes: int = 60) -> tuple[float, float]:
    """How far to the right, and how high, the outline of a run goes."""
    outline = drawn(kind, minutes)[0].get("d") or ""
    far = [float(x) for x in re.findall(r"[HL]([\d.]+)", outline)]
    tops = [float(y) for y in re.findall(r"V([\d.]+)|L[\d.]+ ([\d.]+)", outline) for y in y if y]
    return max(far), 26 - min(tops)


@pytest.mark.parametrize("kind", RunKind)
def test_a_longer_run_is_longer_until_its_place_is_full(kind: RunKind) -> None:
    assert spots(kind, 30)[0] < spots(kind, 90)[0] < spots(kind, 400)[0] == 100


def test_a_harder_run_is_higher() -> None:
    order = (RunKind.RECOVERY, RunKind.EASY, RunKind.LONG, RunKind.TEMPO, RunKind.INTERVALS)
    heights = [spots(kind)[1] for kind in order]
    assert heights == sorted(set(heights))


def test_a_silhouette_says_its_sentence_and_has_the_colour_of_its_kind() -> None:
    hills = drawn(RunKind.HILLS)
    assert (hills.get("role"), hills.get("aria-label")) == ("img", "A run & more")
    assert hills[0].get("class") == "r-hills"
