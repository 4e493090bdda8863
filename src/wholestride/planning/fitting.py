"""A block's sessions fitted to their weeks: what the week, the runs and the weeks before allow."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from wholestride.domain.catalogue import Catalogue
from wholestride.domain.running import Run
from wholestride.domain.season import PhaseName, SessionKind, WeekDose
from wholestride.planning.blocks import outside_of
from wholestride.planning.composition.account import account
from wholestride.planning.composition.nouns import ComposedLine, ComposedSession, Role
from wholestride.planning.composition.scale import fit_minutes, scale, with_lines
from wholestride.planning.dose.contacts import START_CONTACTS, STEP, WEEKS_REMEMBERED
from wholestride.planning.dose.easing import HEAVIER
from wholestride.planning.placement.nouns import PlacedSession
from wholestride.planning.placement.rules.gaps import NEW_JUMPS
from wholestride.planning.prescription.amounts import contacts, jump_amount
from wholestride.science.interference import leg_set_factor

FEWEST_JUMPS = 2

NEW_JUMPS_BEFORE_RACE = timedelta(hours=72)
NEW_JUMPS_BEFORE_KEY_RUN = timedelta(hours=48)
"""A jump that is new to the legs keeps away from races, and from key runs while lifting itself
is new to them (rule I14)."""

NEW_BOUTS = 3
"""Legs that lift for the first, second or third time are new to it (rule I15)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A session on its slot, with its content.

    ``factor`` is the share of the phase's sets that the content was composed for; None marks
    what is written already and stays as it is. ``legs_held`` is the further share of its leg
    sets that content from a season before was cut to.
    """

    placed: PlacedSession
    session: ComposedSession
    factor: float | None = None
    legs_held: float = 1.0


@dataclass(frozen=True, slots=True)
class FitInputs:
    """What fitting looks at beside the sessions."""

    catalogue: Catalogue
    runs: Sequence[Run]
    doses: Mapping[date, WeekDose]


@dataclass(frozen=True, slots=True)
class Before:
    """What the weeks before hand on: their contacts, jumps, and the sets of a full week.

    ``bouts`` counts leg bouts of legs that were new to lifting; None where they were not.
    """

    contacts: tuple[int, ...] = ()
    jumps: frozenset[str] = frozenset()
    full_sets: float | None = None
    bouts: int | None = None


def fit_season(pieces: Mapping[int, Piece], inputs: FitInputs) -> dict[int, ComposedSession]:
    """Every piece fitted to its week, by its number; the weeks in order of time."""
    weeks: dict[date, dict[int, Piece]] = {}
    for number, piece in sorted(pieces.items()):
        weeks.setdefault(piece.placed.week, {})[number] = piece
    fits: dict[int, ComposedSession] = {}
    first = inputs.doses.get(min(weeks, default=date.min))
    before = Before(bouts=0 if first and first.novelty_hundredths >= NEW_JUMPS else None)
    for monday, dose in sorted(inputs.doses.items()):
        if min(weeks, default=monday) <= monday <= max(weeks, default=monday):
            fresh, before = _fit_week(weeks.get(monday, {}), dose, before, inputs)
            fits |= fresh
    return fits


def _fit_week(
    week: Mapping[int, Piece], dose: WeekDose, before: Before, inputs: FitInputs
) -> tuple[dict[int, ComposedSession], Before]:
    catalogue = inputs.catalogue
    fresh = {number: piece for number, piece in week.items() if piece.factor is not None}
    done = {number: piece.session for number, piece in week.items() if piece.factor is None}
    sessions = {number: in_its_week(piece, dose, inputs) for number, piece in fresh.items()}
    sessions = without_new_jumps(sessions, week, before, inputs)
    if dose.phase is PhaseName.TAPER and before.full_sets is not None:
        most = before.full_sets * dose.taper_percent / 100 - _sets(done, catalogue)
        sessions = with_fewer_sets(sessions, most, catalogue)
    for number, each in sessions.items():
        sessions |= within_contacts({number: each}, dose.contacts_per_session, catalogue)
    _, outside = outside_of(dose, inputs.runs)
    taken = outside + _contacts(done, catalogue)
    sessions = within_contacts(sessions, max(0, allowed_contacts(dose, before) - taken), catalogue)
    sessions = {
        number: fit_minutes(each, fresh[number].placed.minutes, catalogue)
        for number, each in sessions.items()
    }
    return sessions, _after(before, {**done, **sessions}, week, dose, inputs)


def in_its_week(piece: Piece, dose: WeekDose, inputs: FitInputs) -> ComposedSession:
    """The sets of an easier week, fewer legs after a tiring run (I08), no jumps near one (I05)."""
    legs, _ = leg_set_factor(inputs.runs, piece.placed.start)
    share = dose.factor / piece.factor if piece.factor else 0.0
    session = piece.session
    if piece.placed.short_gap or piece.placed.together:
        session = with_lines(session, _no_jumps(session.lines), inputs.catalogue)
    legs_share = dose.leg_factor * legs / 100 / piece.legs_held
    return scale(session, piece.placed.kind, share, legs_share, inputs.catalogue)


def _no_jumps(lines: Sequence[ComposedLine]) -> tuple[ComposedLine, ...]:
    return tuple(line for line in lines if line.role is not Role.JUMP)


def without_new_jumps(
    sessions: Mapping[int, ComposedSession],
    week: Mapping[int, Piece],
    before: Before,
    inputs: FitInputs,
) -> dict[int, ComposedSession]:
    """I14: jumps that no session before has held are left out for three days before a race.

    Legs that are new to lifting keep them two days from key runs as well.
    """
    result: dict[int, ComposedSession] = {}
    known, bouts = before.jumps, before.bouts
    for number, piece in sorted(week.items(), key=lambda item: item[1].placed.start):
        session = sessions.get(number, piece.session)
        new = _jumps(session) - known
        new_legs = (bouts is not None and bouts < NEW_BOUTS) or _new_week(piece.placed, inputs)
        bouts = None if bouts is None else bouts + _is_bout(piece.placed)
        if new and number in sessions and _too_near(piece.placed, inputs.runs, new_legs):
            kept = [
                line
                for line in session.lines
                if line.role is not Role.JUMP or line.exercise not in new
            ]
            session = with_lines(session, kept, inputs.catalogue)
        if number in sessions:
            result[number] = session
        known |= _jumps(session)
    return result


def _new_week(placed: PlacedSession, inputs: FitInputs) -> bool:
    return inputs.doses[placed.week].novelty_hundredths >= NEW_JUMPS


def _is_bout(placed: PlacedSession) -> bool:
    return placed.kind.heavy or placed.kind is SessionKind.STABILITY


def _too_near(placed: PlacedSession, runs: Sequence[Run], new_legs: bool) -> bool:
    for run in runs:
        needed = timedelta(0)
        if run.race is not None:
            needed = NEW_JUMPS_BEFORE_RACE
        elif run.key and new_legs:
            needed = NEW_JUMPS_BEFORE_KEY_RUN
        if timedelta(0) <= run.start - placed.end < needed:
            return True
    return False


def with_fewer_sets(
    sessions: Mapping[int, ComposedSession], most: float, catalogue: Catalogue
) -> dict[int, ComposedSession]:
    """PHASE10: so large a share of every session's sets that the week holds ``most`` hard sets.

    Sets are whole, so the share falls by twentieths until they are no more than that.
    """
    fewer = dict(sessions)
    for percent in range(100, 0, -5):
        fewer = {
            number: scale(each, each.request.kind, percent / 100, 1.0, catalogue)
            for number, each in sessions.items()
        }
        if _sets(fewer, catalogue) <= most:
            break
    return fewer


def allowed_contacts(dose: WeekDose, before: Before) -> int:
    """PLYO01: the week's ceiling, and at most twenty above the best of the three weeks before."""
    ceiling = round(dose.contacts.maximum)
    if not before.contacts:
        return ceiling
    best = max(before.contacts[-WEEKS_REMEMBERED:])
    return min(ceiling, max(START_CONTACTS, best + STEP))


def within_contacts(
    sessions: Mapping[int, ComposedSession], most: int, catalogue: Catalogue
) -> dict[int, ComposedSession]:
    """Jumps of some sessions together within ``most`` contacts: fewer sets, then shorter ones."""
    jumps = {
        (number, index): line
        for number, each in sessions.items()
        for index, line in enumerate(each.lines)
        if line.role is Role.JUMP
    }
    if sum(landings(line, catalogue) for line in jumps.values()) <= most:
        return dict(sessions)
    fewer = _shorter_sets(_fewer_sets(jumps, most, catalogue), most, catalogue)
    result = {}
    for number, each in sessions.items():
        lines = [fewer.get((number, index), line) for index, line in enumerate(each.lines)]
        result[number] = with_lines(each, [line for line in lines if line.sets], catalogue)
    return result


Jumps = dict[tuple[int, int], ComposedLine]


def _fewer_sets(jumps: Jumps, most: int, catalogue: Catalogue) -> Jumps:
    """A set less of the longest, again and again, while one of each stays."""
    fewer = dict(jumps)
    while sum(landings(line, catalogue) for line in fewer.values()) > most:
        several = [
            (line.sets, landings(line, catalogue), where)
            for where, line in fewer.items()
            if line.sets > 1
        ]
        if not several:
            break
        _, _, where = max(several)
        fewer[where] = replace(fewer[where], sets=fewer[where].sets - 1)
    return fewer


def _shorter_sets(jumps: Jumps, most: int, catalogue: Catalogue) -> Jumps:
    """Fewer repetitions of every jump; the last ones go where not even two are left."""
    planned = sum(landings(line, catalogue) for line in jumps.values())
    if planned <= most:
        return jumps
    shorter: Jumps = {}
    left = most
    for where, line in jumps.items():
        usual = jump_amount(line.amount, catalogue.exercises[line.exercise])
        amount = usual * most // planned
        amount -= amount % 2
        fresh = replace(line, amount=amount)
        landed = landings(fresh, catalogue)
        fits = amount >= FEWEST_JUMPS and landed <= left
        shorter[where] = fresh if fits else replace(line, sets=0)
        left -= landed if fits else 0
    return shorter


def landings(line: ComposedLine, catalogue: Catalogue) -> int:
    """Foot contacts of all sets of a jump; 0 for everything else."""
    if line.role is not Role.JUMP:
        return 0
    exercise = catalogue.exercises[line.exercise]
    return contacts(exercise, line.sets, jump_amount(line.amount, exercise))


def _after(
    before: Before,
    whole: Mapping[int, ComposedSession],
    week: Mapping[int, Piece],
    dose: WeekDose,
    inputs: FitInputs,
) -> Before:
    asked = sum(count for kind, count in dose.wanted.items() if kind.counted)
    there = sum(piece.placed.kind.counted for piece in week.values())
    full = dose.phase in HEAVIER and dose.factor >= 1 and there >= asked
    _, outside = outside_of(dose, inputs.runs)
    landed = outside + _contacts(whole, inputs.catalogue)
    bouts = sum(_is_bout(piece.placed) for piece in week.values())
    return Before(
        contacts=(*before.contacts, landed),
        jumps=before.jumps.union(*(_jumps(each) for each in whole.values())),
        full_sets=_sets(whole, inputs.catalogue) if full and week else before.full_sets,
        bouts=None if before.bouts is None else before.bouts + bouts,
    )


def _jumps(session: ComposedSession) -> frozenset[str]:
    return frozenset(line.exercise for line in session.lines if line.role is Role.JUMP)


def _contacts(sessions: Mapping[int, ComposedSession], catalogue: Catalogue) -> int:
    return sum(landings(line, catalogue) for each in sessions.values() for line in each.lines)


def _sets(sessions: Mapping[int, ComposedSession], catalogue: Catalogue) -> float:
    lines = [line for each in sessions.values() for line in each.lines]
    return sum(account(lines, catalogue).sets.values())
