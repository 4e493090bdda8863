// What the page knows: the plan that came with it, every event of its session, and where the
// runner looks. A tap is kept on the phone first; only then does the page show it.
import { eventsOf, keep } from "../outbox.js";
import { sync } from "../phone.js";
import { fold, highest, inTurn, moveOf, rowKey, rowsOf } from "./state.js";

export const data = JSON.parse(document.getElementById("session-data").textContent);
export const { cards, racks, short, unit } = data;
export const events = new Map(data.events.map((event) => [event.uid, event]));

// `at` is the card in view, `opened` the row whose figures are open, `asked` the set whose
// reserve is asked for, `hold` the countdown that runs, `drafts` figures that are not kept yet.
export const view = { at: 0, opened: null, asked: null, hold: null, drafts: new Map() };
export const stands = { state: fold(events.values()), order: [] };

const watchers = [];
export const whenChanged = (paint) => watchers.push(paint);
export const repaint = () => watchers.forEach((paint) => paint());

export function refold() {
  stands.state = fold(events.values());
  stands.order = inTurn(cards, stands.state, short);
}

export async function tap(event) {
  const message = { session: data.session, day: data.day, ...event };
  const kept = await keep(message, highest([...events.values()]));
  events.set(kept.uid, kept);
  refold();
  repaint();
  sync();
  return kept;
}

// What was tapped on this phone, also what no server has seen yet.
export async function remember() {
  for (const event of await eventsOf(data.session)) {
    if (event.status !== "refused") events.set(event.uid, event);
  }
  refold();
}

export const card = () => cards[view.at];
export const moveNow = (each) => moveOf(each, stands.state);
export const rowsNow = (each) => rowsOf(each, stands.state, short);
export const eventOf = (row) => stands.state.done.get(rowKey(row));
export const isDone = (row) => stands.state.done.has(rowKey(row));
export const openRows = (each) => rowsNow(each).filter((row) => !isDone(row));
export const rackOf = (each) => racks[moveNow(each).rack] ?? null;

export function currentRow() {
  const rows = rowsNow(card());
  return rows.find((row) => rowKey(row) === view.opened) ?? rows.find((row) => !isDone(row));
}

// Where to go on: the exercise in view while it has open sets, else the next one in turn.
export function moveOn() {
  view.opened = view.asked = null;
  if (!currentRow()) view.at = stands.order.find(({ row }) => !isDone(row))?.at ?? view.at;
  repaint();
}
