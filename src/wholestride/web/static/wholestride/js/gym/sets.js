// Sets: what stands in a row, what a tap keeps of it, and what follows after it.
import { FIELDS, STEPS, nameOf, nextMass } from "./rows.js";
import { rowKey } from "./state.js";
import {
  card as cardNow, cards, data, eventOf, isDone, moveNow, moveOn, openRows, rackOf,
  repaint, rowsNow, stands, tap, unit, view,
} from "./store.js";
import * as timer from "./timer.js";
import { toast } from "./toast.js";

const WARM_UP_REST_SECONDS = 45;

export function figures(card, row) {
  const event = eventOf(row);
  const draft = view.drafts.get(rowKey(row));
  if (draft) return { ...draft, event };
  if (event) return { event, load: event.load_grams ?? null, amount: event[FIELDS[row.measure]] ?? 0 };
  const load = row.warm_up ? row.grams : carried(card, row);
  return { event, load: fitted(load, rackOf(card)), amount: row.amount };
}

// Another place has other masses: the next lighter one that is there.
function fitted(load, rack) {
  if (load === null || !rack || rack.masses.includes(load)) return load;
  return rack.masses.filter((mass) => mass <= load).at(-1) ?? rack.masses[0];
}

// What was lifted in the set before is the better guess for the next one.
function carried(card, row) {
  const rows = rowsNow(card).filter((each) => !each.warm_up && each.exercise === row.exercise);
  const before = rows.slice(0, rows.findIndex((each) => rowKey(each) === rowKey(row))).reverse();
  const last = before.map(eventOf).find(Boolean);
  return last ? (last.load_grams ?? row.grams) : row.grams;
}

const placeOf = (row) => ({
  exercise: row.exercise, set_number: row.number, side: row.side, is_warm_up: row.warm_up,
});

function setEvent(card, row, changed = {}) {
  const { load, amount, event } = figures(card, row);
  const message = {
    ...placeOf(row), kind: "set-done", [FIELDS[row.measure]]: amount, ...changed,
  };
  if (rackOf(card) && load !== null) Object.assign(message, { load_grams: load, load_in_pounds: unit === "lb" });
  if (event && event.rir !== undefined && message.rir === undefined) message.rir = event.rir;
  return message;
}

export async function setDone(card, row, changed = {}) {
  sayNow("");
  const before = eventOf(row);
  const editing = view.opened === rowKey(row);
  const message = setEvent(card, row, changed);
  view.drafts.delete(rowKey(row));
  view.opened = view.asked = null;
  const kept = await tap(message);
  if (!editing && !before) follow(card, row);
  toast(`${nameOf(row)} is on this phone.`, () => undo(row, kept, before));
}

export async function setOpen(row) {
  const before = eventOf(row);
  const kept = await tap({ ...placeOf(row), kind: "set-undone" });
  toast(`${nameOf(row)} is open again.`, () => undo(row, kept, before));
}

// A cue that is seen, heard by a screen reader, and gone with the next set.
function sayNow(words) {
  for (const id of ["rest-said", "cue"]) document.getElementById(id).textContent = words;
}

// After a set: the rest, the question of reserve after the last one, and the next in turn.
function follow(card, row) {
  const open = openRows(card);
  const other = (each) => each.number === row.number && each.exercise === row.exercise && each.side !== row.side;
  const side = row.label ? undefined : open.find(other);
  const { name } = moveNow(card);
  if (side) sayNow(`Now the ${side.side} side.`);
  else if (!row.label) timer.begin(data.session, row.warm_up ? WARM_UP_REST_SECONDS : card.rest, name);
  if (card.asks_rir && !row.warm_up && !open.length) view.asked = { card, row };
  document.getElementById("rir-of").textContent = `${name}: repetitions left?`;
  const here = stands.order.findIndex((pair) => rowKey(pair.row) === rowKey(row));
  const next = stands.order.slice(here + 1).find((pair) => !isDone(pair.row))
    ?? stands.order.find((pair) => !isDone(pair.row));
  if (next) view.at = next.at;
  repaint();
}

function undo(row, kept, before) {
  view.asked = null;
  view.at = Math.max(0, cards.findIndex((card) => rowsNow(card).some((each) => rowKey(each) === rowKey(row))));
  if (!before) return tap({ ...placeOf(row), kind: "set-undone" });
  return tap({ ...placeOf(row), ...valuesOf(before) });
}

const VALUES = [
  "kind", "exercise", "set_number", "side", "is_warm_up", "reps", "load_grams", "load_in_pounds",
  "seconds", "metres", "rir", "srpe", "note",
];

// What an event says, without when and where it was said.
export const valuesOf = (event) =>
  Object.fromEntries(VALUES.filter((name) => event[name] !== undefined).map((name) => [name, event[name]]));

// The whole warm-up at once: one event for each of its movements.
export async function tickAll(card) {
  const open = openRows(card);
  for (const row of open) await tap(setEvent(card, row));
  moveOn();
  toast("The warm-up is on this phone.", async () => {
    for (const row of open) await tap({ ...placeOf(row), kind: "set-undone" });
    view.at = cards.indexOf(card);
    repaint();
  });
}

export async function answerRir(rir) {
  const { card, row } = view.asked;
  view.asked = null;
  await tap(setEvent(card, row, { rir }));
  toast(`RIR ${rir === 4 ? "4 or more" : rir}, noted.`);
}

// One step of the place's own masses, or of the measure.
export function stepped(row, by, byLoad) {
  const { load, amount } = figures(cardNow(), row);
  const changed = byLoad
    ? { load: nextMass(rackOf(cardNow()).masses, load, by), amount }
    : { load, amount: Math.max(0, amount + by * STEPS[row.measure]) };
  view.drafts.set(rowKey(row), changed);
  return changed;
}

