// Cards as they stand: with sets and exercises that were added, and a row for everything done.
// The same rules as on the server.
import { rowKey } from "./state.js";

const ALWAYS = -1;

export function grown(planned, state, floor) {
  const keys = new Set(planned.map((card) => card.key));
  const cards = planned.map((card) => withMoreSets(card, state.added.get(card.key) ?? 0));
  for (const [key, sets] of state.added) {
    if (!keys.has(key) && sets && floor[key]) cards.push(floorCard(key, floor[key], sets));
  }
  return withStrays(cards, state, floor);
}

const withMoreSets = (card, sets) =>
  sets ? { ...card, moves: card.moves.map((move) => longer(move, sets)) } : card;

function longer(move, sets) {
  const working = move.rows.filter((row) => !row.warm_up);
  const last = working.at(-1);
  if (!last) return move;
  const like = working.filter((row) => row.number === last.number && row.exercise === last.exercise);
  return { ...move, rows: [...move.rows, ...repeated(like, sets)] };
}

const repeated = (like, sets) =>
  Array.from({ length: sets }, (_, each) =>
    like.map((row) => ({ ...row, number: row.number + each + 1, line: ALWAYS, nth: row.nth + each + 1, last: "" })),
  ).flat();

// An exercise of the floor: [name, cues, racks, rest, asks_rir, target, sides, measure, amount,
// grams, last, seconds].
export function floorCard(exercise, entry, sets) {
  const [name, cues, byPlace, rest, asksRir, target, sides, measure, amount, load, last, seconds] = entry;
  const first = sides.map((side) => ({
    exercise, number: 1, side, warm_up: false, measure, amount, grams: load, label: "", last,
    line: ALWAYS, nth: 1, seconds,
  }));
  const rows = [...first, ...repeated(first, sets - 1)];
  const move = {
    exercise, name, cues, racks: byPlace, note: "added", target: `${sets} × ${target}`, rows,
  };
  return {
    key: exercise, target: move.target, rest, superset: "", reason: null, more: [], differently: [],
    asks_rir: Boolean(asksRir), pain_rule: "INJ13", easier: "", moves: [move], added: true,
  };
}

function withStrays(cards, state, floor) {
  const known = new Set(cards.flatMap((card) => card.moves.flatMap((move) => move.rows.map(rowKey))));
  const strays = new Map();
  for (const [key, event] of state.done) {
    if (known.has(key)) continue;
    strays.set(event.exercise, [...(strays.get(event.exercise) ?? []), rowFrom(event)]);
  }
  if (!strays.size) return cards;
  const full = cards.map((card) => ({ ...card, moves: card.moves.map((move) => withRows(move, strays)) }));
  for (const [exercise, rows] of strays) full.push(strayCard(exercise, sorted(rows), floor));
  return full;
}

function withRows(move, strays) {
  const rows = strays.get(move.exercise);
  strays.delete(move.exercise);
  return rows ? { ...move, rows: [...move.rows, ...sorted(rows)] } : move;
}

const sorted = (rows) =>
  [...rows].sort((one, two) =>
    two.warm_up - one.warm_up || one.number - two.number || one.side.localeCompare(two.side));

function rowFrom(event) {
  const measure = event.seconds != null ? "seconds" : event.metres != null ? "metres" : "reps";
  return {
    exercise: event.exercise, number: event.set_number, side: event.side ?? "both",
    warm_up: Boolean(event.is_warm_up), measure, amount: event[measure] ?? 0,
    grams: event.load_grams ?? null, label: "", last: "", line: ALWAYS, nth: event.set_number, seconds: 0,
  };
}

function strayCard(exercise, rows, floor) {
  const [name, cues, byPlace] = floor[exercise] ?? [exercise, [], {}];
  const target = "done, not planned here";
  const move = { exercise, name, cues, racks: byPlace, note: "added", target, rows };
  return {
    key: exercise, target, rest: 0, superset: "", reason: null, more: [], differently: [],
    asks_rir: false, pain_rule: "INJ13", easier: "", moves: [move], added: true,
  };
}
