// What the page knows: the plan that came with it, every event of its session, and where the
// runner looks. A tap is kept on the phone first; only then does the page show it.
import { eventsOf, keep } from "../outbox.js";
import { sync } from "../phone.js";
import { grown } from "./grown.js";
import { useTable } from "./readiness.js";
import { fold, highest, inTurn, moveOf, placeOf, rowKey, rowsOf } from "./state.js";

const read = (id) => JSON.parse(document.getElementById(id).textContent);
export const data = read("session-data");
export const floor = read("floor");
export const { racks, short, unit } = data;
useTable(data.readiness);

export const events = new Map(data.events.map((event) => [event.uid, event]));
export let cards = data.cards;

// `at` is the card in view, `opened` the row whose figures are open, `asked` the set whose
// reserve is asked for, `hold` the countdown that runs, `drafts` figures that are not kept yet.
export const view = { at: 0, opened: null, asked: null, hold: null, drafts: new Map() };
export const stands = { state: null, order: [] };

const watchers = [];
export const whenChanged = (paint) => watchers.push(paint);
export const repaint = () => watchers.forEach((paint) => paint());

export function refold() {
  stands.state = fold(events.values());
  cards = grown(data.cards, stands.state, floor);
  stands.order = inTurn(cards, stands.state, short);
  view.at = Math.max(0, Math.min(view.at, cards.length - 1));
}

export const daySession = () => `day-${data.day}`;

export async function tap(event) {
  const seen = stands.state.standing.get(placeOf(event))?.at(-1)?.uid ?? "";
  const message = { session: data.session, day: data.day, seen, ...event };
  const kept = await keep(message, highest([...events.values()]));
  events.set(kept.uid, kept);
  refold();
  repaint();
  sync();
  return kept;
}

// What was tapped on this phone, also what no server has seen yet.
export async function remember() {
  const here = [...(await eventsOf(data.session)), ...(await eventsOf(daySession()))];
  for (const event of here) if (event.status !== "refused") events.set(event.uid, event);
  refold();
}

export const card = () => cards[view.at];
export const placeNow = () => stands.state.place || data.place;
export const moveNow = (each) => moveOf(each, stands.state);
export const rowsNow = (each) => rowsOf(each, stands.state, short);
export const eventOf = (row) => stands.state.done.get(rowKey(row));
export const isDone = (row) => stands.state.done.has(rowKey(row));
export const openRows = (each) => rowsNow(each).filter((row) => !isDone(row));
export const rackOf = (each) => racks[moveNow(each).racks[placeNow()]] ?? null;

export function currentRow() {
  if (!cards.length) return undefined;
  const rows = rowsNow(card());
  return rows.find((row) => rowKey(row) === view.opened) ?? rows.find((row) => !isDone(row));
}

// Where to go on: the exercise in view while it has open sets, else the next one in turn.
export function moveOn() {
  view.opened = view.asked = null;
  if (!currentRow()) view.at = stands.order.find(({ row }) => !isDone(row))?.at ?? view.at;
  repaint();
}
refold();
