"""Statements of one athlete file that cannot all be meant."""

from __future__ import annotations

from datetime import date

import pytest

from tests.formats.athlete_file.reading import (
    HOME,
    TODAY,
    WINDOW,
    faults,
    good,
    only_fault,
    read_text,
)
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Severity
from wholestride.formats.athlete_file import read_athlete


@pytest.mark.parametrize(
    "text", ["", "# nothing\n", "[availability]\n", "[availability]\nmonday=[]"]
)
def test_a_file_without_any_window_cannot_be_used(text: str, catalogue: Catalogue) -> None:
    athlete, findings = read_text(catalogue, text)
    assert athlete is None
    assert len(findings) == 1
    assert findings[0].message == "no time for strength is given in the whole file."
    assert "[availability]" in findings[0].next_step


def test_any_day_alone_is_enough_for_light_sessions_and_is_said(catalogue: Catalogue) -> None:
    athlete, findings = read_text(catalogue, 'any_day = "20 min home"\n' + HOME)
    assert athlete is not None
    assert [finding.severity for finding in findings] == [Severity.WARNING]
    assert "only light sessions" in findings[0].message


def test_a_window_with_a_mistake_is_no_missing_window(catalogue: Catalogue) -> None:
    athlete, findings = read_text(catalogue, '[availability]\nmonday = "soon"\n')
    assert athlete is None
    assert len(findings) == 1
    assert "is not a time window" in findings[0].message


def test_a_missing_window_is_reported_beside_other_mistakes(catalogue: Catalogue) -> None:
    _, findings = read_text(catalogue, "sessions_per_week = 7\n")
    assert len(findings) == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            'rest_days = ["tuesday"]',
            "a.toml:1 (rest_days): every time window lies on a rest day (tuesday). "
            "Take a day out of rest_days, or add a window on another day.",
        ),
        (
            'preferred_days = ["friday"]\nrest_days = ["friday"]',
            "a.toml:1 (preferred_days): friday stands in rest_days too; rest wins. "
            "Keep it in one of the two.",
        ),
        (
            '[[race]]\ndate = 2027-04-25\ndistance = "half"\n'
            '[[race]]\ndate = 2027-04-25\ndistance = "10 km"',
            "a.toml:4 (race[1]): 2027-04-25 holds a half and a 10 km race. "
            "Keep the one that you run.",
        ),
        (
            '[[race]]\ndate = 2027-04-25\ndistance = "half"\n'
            '[[race]]\ndate = 2027-04-25\ndistance = "half"',
            "a.toml:4 (race[1]): the race of 2027-04-25 stands here twice. Delete one.",
        ),
        (
            '[[race]]\ndate = 2026-04-25\ndistance = "half"',
            "a.toml:1 (race[0]): the race of 2026-04-25 is over. "
            "Check the year, or delete the section.",
        ),
        (
            '[exclude]\nexercises = ["plank", "step_up"]\n[favourites]\nexercises = ["step_up"]',
            "a.toml:2 (exclude.exercises[1]): 'step_up' is excluded and a favourite. "
            "Keep it in one of the two lists.",
        ),
        (
            "last_lifted = 2027-01-01",
            'a.toml:1 (last_lifted): 2027-01-01 is still to come. Write a past date, or "never".',
        ),
        (
            'last_lifted = "never"\nsessions_last_6_weeks = 8',
            'a.toml:2 (sessions_last_6_weeks): 8 sessions do not fit last_lifted = "never". '
            "Write the last date, or 0 sessions.",
        ),
        (
            "last_lifted = 2026-06-01\nsessions_last_6_weeks = 8",
            "a.toml:2 (sessions_last_6_weeks): 8 sessions do not fit a last one on 2026-06-01. "
            "Write the date of the last session, or 0 sessions.",
        ),
        (
            'level = "advanced"\nlast_lifted = "never"',
            'a.toml:1 (level): advanced does not fit last_lifted = "never". '
            'Write level = "new", or when you lifted last.',
        ),
        (
            "born = 2024",
            "a.toml:1 (born): 2024 makes an age of 2. Write the year of birth.",
        ),
        (
            'sex = "male"\npregnant = true',
            "a.toml:2 (pregnant): does not fit sex = male. Correct one of the two.",
        ),
        (
            "postpartum_since = 2027-01-01",
            "a.toml:1 (postpartum_since): 2027-01-01 is still to come. "
            "Use pregnant = true until then.",
        ),
        (
            '[[injury]]\nregion = "knee"\nsince = 2027-01-01',
            "a.toml:1 (injury[0]): 2027-01-01 is still to come; it counts from then. "
            "Check the year.",
        ),
        (
            '[[injury]]\nregion = "knee"\nsince = 2026-09-01\nuntil = 2026-08-01',
            "a.toml:4 (injury[0].until): 2026-08-01 comes before 2026-09-01. "
            "Swap 'since' and 'until'.",
        ),
        (
            'equipment = ["band"]',
            "a.toml:1 (equipment): is not used, because [places] say it. Move it into its place.",
        ),
        (
            'easy_pace = "6:00"\nrecent_race = "10 km 48:30"',
            "a.toml:2 (recent_race): is not used, because easy_pace stands here too. Keep one.",
        ),
        (
            "body_mass_kg = 60\nbody_mass_lb = 132",
            "a.toml:2 (body_mass_lb): stands here in pounds and in kilograms. Keep one.",
        ),
    ],
)
def test_a_contradiction_says_what_does_not_fit(text: str, said: str, catalogue: Catalogue) -> None:
    assert only_fault(catalogue, text) == said


def test_overlapping_windows_at_one_place_are_pointed_out(catalogue: Catalogue) -> None:
    text = f'{HOME}[availability]\nmonday = ["18:00-20:00", "06:00-07:00", "19:00-21:00"]\n'
    assert only_fault(catalogue, text) == (
        "a.toml:4 (availability.monday[2]): 19:00-21:00 overlaps another window there. "
        "Join the two into one."
    )


def test_windows_that_only_touch_do_not_overlap(catalogue: Catalogue) -> None:
    text = f'{HOME}[availability]\nmonday = ["18:00-19:00", "19:00-20:00"]\n'
    assert len(good(catalogue, text).windows) == 2


def test_a_rest_day_with_a_window_is_fine_while_another_day_has_one(catalogue: Catalogue) -> None:
    text = f'rest_days = "monday"\n{HOME}[availability]\nmonday = "18:00-19:00"\n'
    assert faults(catalogue, f'{text}tuesday = "18:00-19:00"\n') == []


def test_without_today_no_date_is_too_early_or_too_late(catalogue: Catalogue) -> None:
    text = f'last_lifted = 2199-01-01\nborn = 2025\n{HOME}[availability]\nmonday = "18:00-19:00"\n'
    _, findings = read_text(catalogue, text, today=None)
    assert findings == ()


def test_a_session_since_the_start_of_a_season_that_has_begun_is_past(
    catalogue: Catalogue,
) -> None:
    text = f"last_lifted = 2026-11-25\n{HOME}{WINDOW}".encode()
    athlete, findings = read_athlete("a.toml", text, catalogue, TODAY, date(2026, 11, 30))
    assert athlete is not None
    assert findings == ()
    late, said = read_athlete("a.toml", text, catalogue, TODAY, date(2026, 11, 24))
    assert late is None
    assert "still to come" in str(said[0])
