"""What the engine says about a file, said about a form."""

from __future__ import annotations

import re

from wholestride.domain.findings import Finding, Severity

INSTEAD = (
    ("under [[run_kind]] in the athlete file", "above"),
    ("under [[run_kind]]", "above"),
    ("under [run_times]", "in the last step or in the settings"),
    ('Write easy_pace = "6:10 /km" or recent_race into the athlete file.', "Say your easy pace."),
    ("or name the race under [[race]]", "or give the race its date on the first page"),
    ("under [[race]]", "on the first page"),
    ("the athlete file names a race", "you named a race"),
    ("say so under [readiness]", "say so here"),
    ("Answer them under [readiness]; it takes a minute.", "They take a minute."),
    ("Name it under [[injury]]", "Name it among your complaints"),
    ("if so, write cleared = true.", "if so, tick that below."),
    ("If they agree, write cleared = true.", "If they agree, tick that below and go on."),
    ("cleared = false: nothing", "A professional has not agreed: nothing"),
    ("Write cleared = true when they have, or leave the line out if nobody was asked.", ""),
    ("(--plan-start 2026-11-23)", "(first day)"),
    ("(--race-date 2027-04-25)", "(race day)"),
    ("Set zone in the athlete file", "Set your time zone"),
    ('Write the date like 2026-11-10, or "never".', "Choose a date."),
    ("Use pregnant = true until then.", "Tick pregnant until then."),
    ('last_lifted = "never"', "never having lifted"),
    ('Write level = "new", or when you lifted last.', "Choose new, or say when you lifted."),
    ("Take a day out of rest_days", "Untick a day to keep free"),
    ('Add [availability] with lines like tuesday = ["18:00-19:30 gym"].', "Tick a day."),
    ("no time for strength is given in the whole file", "no time for strength is ticked"),
    ("Write the day, like date = 2027-04-25.", "Choose the day of the race."),
    ('Write the distance, like distance = "marathon".', "Choose the distance."),
    ("Swap 'since' and 'until'.", "Swap the two days."),
    ("Check the year, or delete the section.", "Check the year, or leave the race out."),
    ('Write where it hurts, like region = "achilles".', "Choose where it hurts."),
    ("Write it like { kg = 95 }.", "Write the weight with its unit."),
    ('Name it, like test = "single-leg heel raise".', "Choose the test."),
    ("Write the day of the test, like on = 2026-11-02.", "Choose the day of the test."),
    ("does not fit sex = male.", "does not fit what you said of your sex."),
    ('Write what the run is, like kind = "tempo".', "Choose what the run is."),
    ("Write the first day away, like from = 2026-12-24.", "Choose the first day away."),
    ("Write the first day of the trip, like from = 2026-12-03.", "Choose the first day away."),
    ("Leave it out; see wholestride exercises --help.", "Choose one of the list."),
    ("wholestride exercises lists them with their ids.", "Choose one of the list."),
)
_SECTION = re.compile(r"\[\[?([a-z_]+)(\.[^\]]*)?\]\]?")


def plain(text: str) -> str:
    """A sentence without the file's own words for things.

    >>> plain("Name your usual hours under [run_times].")
    'Name your usual hours in the last step or in the settings.'
    """
    for written, said in INSTEAD:
        text = text.replace(written, said)
    text = _SECTION.sub(lambda match: match[1].replace("_", " "), text)
    return (text[:1].upper() + text[1:]).strip()


def message(finding: Finding) -> str:
    """What was found."""
    return plain(finding.message)


def step(finding: Finding) -> str:
    """What to do about it."""
    return plain(finding.next_step) if finding.next_step else ""


def where(finding: Finding) -> str:
    """File and line, where the finding has some."""
    place = finding.place
    return f"{place.file}, line {place.line}" if place.file and place.line else place.file


def is_error(finding: Finding) -> bool:
    """True for what keeps the input from being used."""
    return finding.severity is Severity.ERROR


def is_note(finding: Finding) -> bool:
    """True for what is only worth knowing."""
    return finding.severity is Severity.NOTE
