"""Each mistake in an athlete file is named with its line and with what to write instead."""

from __future__ import annotations

import pytest

from tests.formats.athlete_file.reading import HOME, faults, only_fault, read_text
from wholestride.domain.catalogue import Catalogue
from wholestride.domain.findings import Severity
from wholestride.formats.athlete_file import read_athlete

TEN_MISTAKES = """\
name = "Björn"
levle = "novice"
born = 984
sessions_per_week = 7
together = "yes"
rest_days = ["tuseday"]
last_lifted = 2027-11-10
[places.gym]
equipment = ["barbel"]
[availability]
monday = ["19:30-18:00 gym", "18:00-19:00 gim"]
[[injury]]
region = "achiles"
[[injury]]
region = "knee"
since = 2026-09-01
until = 2026-08-01
[exclude]
exercises = ["burpees"]
[one_rep_max]
squat_bb = { stone = 15 }
"""


def test_ten_mistakes_are_all_reported_at_once_each_with_its_line(catalogue: Catalogue) -> None:
    athlete, findings = read_text(catalogue, TEN_MISTAKES)
    assert athlete is None
    assert [finding.place.line for finding in findings] == [
        *(2, 3, 4, 5, 6, 7, 9, 11, 11, 13, 17, 19, 21, 21),
    ]
    assert all(finding.severity is Severity.ERROR for finding in findings)
    assert all(finding.place.file == "a.toml" for finding in findings)
    assert all(finding.next_step for finding in findings)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('levle = "new"', "a.toml:1 (levle): 'levle' is not known here. Did you mean 'level'?"),
        (
            'level = "novise"',
            "a.toml:1 (level): 'novise' is not one of the possible words. Did you mean 'novice'?",
        ),
        (
            'level = "xyzzy"',
            "a.toml:1 (level): 'xyzzy' is not one of the possible words. "
            "Write one of: new, novice, intermediate, advanced.",
        ),
        (
            "sessions_per_week = 7",
            "a.toml:1 (sessions_per_week): '7' is not possible here. "
            "Write 1 to 4; ten minutes of prehab come on top.",
        ),
        (
            'together = "yes"',
            "a.toml:1 (together): 'yes' is neither true nor false. Write true or false, unquoted.",
        ),
        (
            "last_lifted = 10",
            "a.toml:1 (last_lifted): '10' is not a date. "
            'Write the date like 2026-11-10, or "never".',
        ),
        (
            'born = "1984"',
            "a.toml:1 (born): '1984' is not a whole number. Write the year, like 1984.",
        ),
        (
            "body_mass_kg = 780",
            "a.toml:1 (body_mass_kg): '780' is not possible here. Write 25 to 250 kg.",
        ),
        (
            'zone = "Europe/Berlyn"',
            "a.toml:1 (zone): 'Europe/Berlyn' is no time zone. Did you mean 'Europe/Berlin'?",
        ),
        (
            'easy_pace = "fast"',
            'a.toml:1 (easy_pace): \'fast\' is not a pace. Write it like "6:10 /km" or "9:55 /mi".',
        ),
        (
            'recent_race = "10 km 4:30"',
            "a.toml:1 (recent_race): '10 km 4:30' gives an easy pace of 0:34 /km, "
            "which is not possible. Check the numbers.",
        ),
        (
            'history = ["hamstrng"]',
            "a.toml:1 (history[0]): 'hamstrng' is no complaint that the rules know. "
            "Did you mean 'hamstring'?",
        ),
        (
            'any_day = "soon"',
            "a.toml:1 (any_day): 'soon' is not minutes and a place. Write it like \"20 min home\".",
        ),
        (
            'any_day = "20 min hme"',
            "a.toml:1 (any_day): 'hme' is none of the places. Did you mean 'home'?",
        ),
        (
            '[[race]]\ndate = 2027-04-25\ndistance = "maraton"',
            "a.toml:3 (race[0].distance): 'maraton' is not a race distance. "
            "Did you mean 'marathon'?",
        ),
        (
            '[[race]]\ndistance = "marathon"',
            "a.toml:1 (race[0]): 'date' is missing. Write the day, like date = 2027-04-25.",
        ),
        (
            '[[run_kind]]\nkind = "tempo"',
            "a.toml:1 (run_kind[0]): says neither which title nor which date. Add title or date.",
        ),
        (
            "[[unavailable]]\nfrom = 2026-12-27\nto = 2026-12-24",
            "a.toml:3 (unavailable[0].to): 2026-12-24 comes before 2026-12-27. "
            "Swap 'from' and 'to'.",
        ),
        (
            "[[trip]]\nfrom = 2026-12-27\nto = 2026-12-24",
            "a.toml:3 (trip[0].to): 2026-12-24 comes before 2026-12-27. Swap 'from' and 'to'.",
        ),
        (
            '[[trip]]\nfrom = 2026-12-27\nzone = "America/Denvr"',
            "a.toml:3 (trip[0].zone): 'America/Denvr' is no time zone. "
            "Did you mean 'America/Denver'?",
        ),
        (
            '[favourites]\nexercises = ["Step-ups"]',
            "a.toml:2 (favourites.exercises[0]): 'Step-ups' is no exercise that we know. "
            "Did you mean 'step_up'?",
        ),
        (
            "[one_rep_max]\nsquat_bb = { kg = 95, lb = 205 }",
            "a.toml:2 (one_rep_max.squat_bb): says the load in both units. Keep one.",
        ),
        (
            "[readiness]\nchest_pian = true",
            "a.toml:2 (readiness.chest_pian): 'chest_pian' is not known here. "
            "Did you mean 'chest_pain'?",
        ),
        (
            '[[self_test]]\ntest = "plank"\non = 2026-11-02',
            "a.toml:1 (self_test[0]): holds no result. Add left and right, or value.",
        ),
        (
            '[run_times]\nmonday = "7pm"',
            "a.toml:2 (run_times.monday): '7pm' is not a time of day. "
            "Use the 24-hour clock: 7 pm is 19:00.",
        ),
        (
            "[run_times]\nmonday = 745",
            "a.toml:2 (run_times.monday): '745' is not a time of day. "
            'Write it on the 24-hour clock, like "06:45".',
        ),
        (
            "readiness = true",
            "a.toml:1 (readiness): 'readiness' is a section, not a value. "
            "Write [readiness] on a line of its own and its keys below.",
        ),
        (
            "injury = 3",
            "a.toml:1 (injury): 'injury' is a list of sections. "
            "Write [[injury]] on a line of its own and its keys below.",
        ),
        (
            'name = "a\\nb"',
            "a.toml:1 (name): holds a line break or a control character. Write one plain line.",
        ),
    ],
)
def test_a_mistake_says_where_it_is_and_what_to_write(
    text: str, said: str, catalogue: Catalogue
) -> None:
    assert only_fault(catalogue, text) == said


@pytest.mark.parametrize(
    ("window", "said"),
    [
        ("19:30-18:00 home", "ends before it starts. Swap the times, or split"),
        ("23:00-01:00 home", "split a window at midnight into two."),
        ("7pm-8pm home", "is not a time window. Use the 24-hour clock: 7 pm is 19:00."),
        ("evening", 'is not a time window. Write it like "18:00-19:30 gym".'),
        ("18:00-18:05 home", "is too short for any session. Give it 10 minutes or more"),
        ("25:00-26:00 home", "25:00 is not a time of day."),
        ("18:00-19:00 pool", "'pool' is none of the places. Add [places.pool]"),
    ],
)
def test_a_window_that_cannot_be_says_why(window: str, said: str, catalogue: Catalogue) -> None:
    text = f'{HOME}[availability]\nmonday = "06:00-07:00"\nfriday = ["{window}"]\n'
    found = only_fault(catalogue, text)
    assert found.startswith("a.toml:5 (availability.friday[0]): ")
    assert said in found


def test_plates_in_both_units_are_one_too_many(catalogue: Catalogue) -> None:
    text = "[places.gym]\nequipment = []\nplates_kg = [5]\nplates_lb = [10]\n[places.home]\n"
    found = faults(catalogue, f"{text}equipment = []")
    assert found == [
        "a.toml:4 (places.gym.plates_lb): plates stand here in kilograms and in pounds. "
        "Keep one list."
    ]


def test_dumbbells_without_a_dumbbell_in_the_equipment_are_pointed_out(
    catalogue: Catalogue,
) -> None:
    text = "[places.home]\nequipment = []\ndumbbells_kg = [5]\n"
    assert only_fault(catalogue, text) == (
        "a.toml:1 (places.home): the dumbbells are listed, but no dumbbell stands in the "
        'equipment. Add "dumbbell" to equipment.'
    )


@pytest.mark.parametrize(
    ("text", "line", "step"),
    [
        ('name = "B"\nlevel = novice\n', 2, "Text stands between quotation marks, like level ="),
        ('name = "B"\nname = "C"\n', 2, "The key stands twice"),
        ("[availability]\nmonday = [\n", 3, ""),
        ('name = "B\nlevel = "new"\n', 1, "Close the quotation marks on the same line."),
        ("just a sentence\n", 1, "Write key = value, one a line."),
        ("date = 2026-02-30\n", 1, "Check the date"),
        ("[runs]\n[runs]\n", 2, "The section stands twice: join the two."),
    ],
)
def test_a_line_that_is_no_toml_is_named_with_what_is_most_likely_wrong(
    text: str, line: int, step: str, catalogue: Catalogue
) -> None:
    athlete, findings = read_text(catalogue, text)
    assert athlete is None
    assert len(findings) == 1
    assert findings[0].place.line == line or (step == "" and findings[0].place.line is not None)
    assert step in findings[0].next_step


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"\xff\xfel\x00e\x00", "saved as UTF-16. Save it as UTF-8"),
        (bytes(1000), "this is not a text file."),
        ("name = 'Bj\xf6rn'".encode("latin-1"), "a.toml:1: the letters are not stored as UTF-8."),
        (b"#" * 300_000, "larger than 256 kB"),
        (b"x = " + b"[" * 5000 + b"]" * 5000, "is no athlete file."),
        (b"x = " + b"9" * 5000, "is no athlete file."),
        (b"a." * 20_000 + b"a = 1", "is no athlete file."),
    ],
)
def test_bytes_that_are_no_athlete_file_are_refused_in_a_sentence(
    data: bytes, said: str, catalogue: Catalogue
) -> None:
    athlete, findings = read_athlete("a.toml", data, catalogue)
    assert athlete is None
    assert len(findings) == 1
    assert said in str(findings[0])
    assert findings[0].next_step


def test_a_file_of_nonsense_is_cut_short_and_says_how_much_more_there_is(
    catalogue: Catalogue,
) -> None:
    text = "\n".join(f"key_{number} = 1" for number in range(5000))
    athlete, findings = read_text(catalogue, text)
    assert athlete is None
    assert len(findings) == 101
    assert "4901 more" in findings[-1].message
