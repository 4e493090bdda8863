"""Why a card is there, sentence by sentence, and the aim of its sets."""

from __future__ import annotations

import re

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.season import Prescription
from wholestride.web import words
from wholestride.web.pages.gym.nouns import Gym, Spoken

RULE_ID = re.compile(r"\s*\(([A-Z]+\d+[a-z]?)\)")

UNKNOWN_LOAD = "Your load is not known yet"


def target(line: Prescription) -> str:
    """Sets, amount, reserve and tempo in a line."""
    rir = f" at RIR {words.figures(line.rir)}" if line.rir else ""
    tempo = f" · {line.tempo}" if line.tempo else ""
    return f"{words.amount(line)}{rir}{tempo}"


def sentences(gym: Gym, index: int, line: Prescription) -> list[Spoken]:
    """The reason of the load first, then the rest of why."""
    told = spoken(line.why, gym.catalogue)
    decision = gym.decisions.get(index)
    if decision is not None:
        rules = gym.catalogue.rules
        rule = next((each for each in decision.rules if each in rules), "")
        grade = rules[rule].grade if rule else ""
        told = [each for each in told if not each.text.startswith(UNKNOWN_LOAD)]
        return [Spoken(decision.reason, rule, grade), *told]
    load = [each for each in told if each.text.startswith(UNKNOWN_LOAD)]
    return [*load, *(each for each in told if each not in load)]


def spoken(why: str, catalogue: Catalogue) -> list[Spoken]:
    """The sentences of a reason, each with the rule that it names."""
    found = []
    for text in re.split(r"(?<=\.)\s+(?=[A-Z0-9])", why):
        named = [each for each in RULE_ID.findall(text) if each in catalogue.rules]
        rule = named[0] if named else ""
        clean = RULE_ID.sub("", text) if named else text
        if clean:
            found.append(Spoken(clean, rule, catalogue.rules[rule].grade if rule else ""))
    return found
