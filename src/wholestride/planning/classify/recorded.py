"""What a recording shows of a run: its sport, and how much of it was hard (rule C03)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from statistics import median

from wholestride.domain.athlete import Athlete
from wholestride.domain.quantities import Pace
from wholestride.domain.recordings import Recording, Sport
from wholestride.domain.running import QUALITY_KINDS, RunKind
from wholestride.planning.classify.guess import Guess
from wholestride.planning.classify.runs import easy_pace, easy_pace_known
from wholestride.planning.classify.titles import SURE_PERCENT

CRITICAL_SPEED_PERCENT_OF_EASY = 130
"""Marathon pace takes 90 % of the easy pace's time here (grade D) and is run at about 85 % of
critical speed: 1 / 0.90 / 0.85 = 1.31."""

BORDER_PERCENT_OF_CRITICAL = 82
"""Rule C03: above this share of critical speed running is no longer easy."""

FEWEST_RUNS_FOR_PACE = 5
"""Where the runner has not said how fast easy is, the middle of this many recorded runs says it:
most runs are easy runs."""

LEAST_HARD_SECONDS = 6 * 60
SHORTEST_TEMPO_SECONDS = 15 * 60
LONGEST_REPEAT_SECONDS = 14 * 60
FEWEST_REPEATS = 3
"""Hard pieces of fewer seconds or number happen in any easy run: a hill, a bus (grade D)."""

SPORT_PERCENT = 95
HARD_PERCENT = 85
EASY_PERCENT = 80
LIKE_A_RUN_PERCENT = 60
RUNNING_PACES = (Pace(180), Pace(540))
"""What says no sport is a run between 3:00 and 9:00 min/km; slower is walked, faster ridden."""

SHORTEST_WALK_MINUTES = 45
"""A shorter walk is no training (grade D)."""

_CROSS = (Sport.CYCLING, Sport.SWIMMING, Sport.SKIING, Sport.ROWING, Sport.HIKING)


def with_recordings(guesses: tuple[Guess, ...], athlete: Athlete) -> tuple[Guess, ...]:
    """The guesses with what recordings show; titles stay where recordings say less."""
    recorded = [guess.entry.recording for guess in guesses]
    pace = recorded_easy_pace([each for each in recorded if each is not None], athlete)
    return tuple(
        guess if each is None else _with_recording(guess, each, pace)
        for guess, each in zip(guesses, recorded, strict=True)
    )


def heard_again(guess: Guess, pace: Pace) -> Guess:
    """A guess whose entry carries a recording by now; ``pace`` is the runner's easy one."""
    recording = guess.entry.recording
    return guess if recording is None else _with_recording(guess, recording, pace)


def sure_where_measured(guesses: tuple[Guess, ...]) -> tuple[Guess, ...]:
    """Once the week has been heard, a run whose easy speed was measured is surely easy."""
    return tuple(
        replace(guess, confidence_percent=max(guess.confidence_percent, EASY_PERCENT))
        if guess.kind is RunKind.EASY and _measured(guess)
        else guess
        for guess in guesses
    )


def _measured(guess: Guess) -> bool:
    recording = guess.entry.recording
    return recording is not None and hard_pieces(recording, 0) is not None


def recorded_easy_pace(recordings: Sequence[Recording], athlete: Athlete) -> Pace:
    """The runner's own word, else the middle of the recorded runs, else the assumed pace."""
    paces = [each.pace for each in recordings if each.sport is Sport.RUNNING]
    known = [pace.seconds_per_km for pace in paces if pace is not None]
    if easy_pace_known(athlete) or len(known) < FEWEST_RUNS_FOR_PACE:
        return easy_pace(athlete)
    return Pace(round(median(known)))


def border_speed(pace: Pace) -> float:
    """The hard/easy border for an easy pace [m/s]: 82 % of critical speed (rule C03).

    v = 1000 / easy pace x 1.30 x 0.82; easy paces of 3 to 9 min/km.

    >>> round(1000 / border_speed(Pace(390)))
    366
    """
    share = CRITICAL_SPEED_PERCENT_OF_EASY * BORDER_PERCENT_OF_CRITICAL / 10_000
    return 1000 / pace.seconds_per_km * share


def _with_recording(guess: Guess, recording: Recording, pace: Pace) -> Guess:
    kind, reason = _kind_of_sport(recording)
    if kind is not None:
        taken = guess.taken_for(kind, SPORT_PERCENT, reason)
        return replace(taken, reasons=(reason,), settled=True, recognised=True)
    known = replace(guess, recognised=True, title_known=True)
    if recording.sport is Sport.UNKNOWN:
        known = replace(known, confidence_percent=LIKE_A_RUN_PERCENT, reasons=(reason,))
    return _by_effort(known, hard_pieces(recording, border_speed(pace)), pace)


def _kind_of_sport(recording: Recording) -> tuple[RunKind | None, str]:
    """The kind that the sport settles, or None for a run, with the reason."""
    sport = recording.sport
    reason = f"recorded as {sport}"
    if sport is Sport.RUNNING:
        return None, reason
    if sport is Sport.UNKNOWN:
        pace, (fastest, slowest) = recording.pace, RUNNING_PACES
        if pace is None or pace > slowest:
            return _walk(recording), "recorded at the pace of a walk"
        if pace < fastest:
            return RunKind.CROSS, "recorded faster than a run"
        return None, "recorded at the pace of a run"
    if sport is Sport.STRENGTH:
        return RunKind.STRENGTH, reason
    if sport is Sport.WALKING:
        return _walk(recording), reason
    return (RunKind.CROSS if sport in _CROSS else RunKind.OTHER), reason


def _walk(recording: Recording) -> RunKind:
    return RunKind.CROSS if recording.minutes >= SHORTEST_WALK_MINUTES else RunKind.OTHER


def hard_pieces(recording: Recording, border: float) -> tuple[int, ...] | None:
    """Seconds of each stretch above the border [m/s]; None where no speed is known."""
    pieces: list[int] = []
    hard = False
    known = False
    for split in recording.splits:
        if split.speed is None:
            continue
        known = True
        if split.speed < border:
            hard = False
        elif hard:
            pieces[-1] += split.seconds
        else:
            pieces.append(split.seconds)
            hard = True
    return tuple(pieces) if known else None


def _by_effort(guess: Guess, pieces: tuple[int, ...] | None, pace: Pace) -> Guess:
    """The kind that the hard stretches show; a title that already says hard keeps its kind."""
    if pieces is None:
        return guess
    total, minutes = sum(pieces), round(sum(pieces) / 60)
    border = Pace(round(1000 / border_speed(pace)))
    repeats = len(pieces) >= FEWEST_REPEATS and max(pieces) <= LONGEST_REPEAT_SECONDS
    tempo = bool(pieces) and max(pieces) >= SHORTEST_TEMPO_SECONDS
    if total < LEAST_HARD_SECONDS or not (repeats or tempo):
        reason = f"recorded: hardly anything faster than {border} (C03)"
        if guess.kind in QUALITY_KINDS:
            return replace(
                guess,
                confidence_percent=min(guess.confidence_percent, SURE_PERCENT - 1),
                reasons=(*guess.reasons, reason),
            )
        return replace(guess, reasons=(*guess.reasons, reason))
    stretches = "one piece" if len(pieces) == 1 else f"{len(pieces)} pieces"
    reason = f"recorded: {minutes} min faster than {border} in {stretches} (C03)"
    if guess.kind in QUALITY_KINDS:
        return replace(guess, reasons=(*guess.reasons, reason))
    kind = RunKind.INTERVALS if repeats else RunKind.TEMPO
    return replace(guess.taken_for(kind, HARD_PERCENT, reason), settled=True)
