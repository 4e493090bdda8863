// Timed sets: a countdown that logs itself and says when to change sides. Its end is kept on the
// phone, so that a reload costs nothing.
import { paintDock } from "./paint.js";
import { figures, setDone } from "./sets.js";
import { rowKey } from "./state.js";
import { cards, data, isDone, repaint, rowsNow, view } from "./store.js";
import * as timer from "./timer.js";

const TICK_MS = 200;
const KEY = "wholestride-hold";
// A hold that ended longer ago without this page was hardly held to its end.
const GONE_MS = 60_000;

export function startHold(card, row) {
  const { load, amount } = figures(card, row);
  const end = Date.now() + amount * 1000;
  localStorage.setItem(KEY, JSON.stringify({ session: data.session, key: rowKey(row), end, load, amount }));
  goOn(card, row, end);
  repaint();
}

function goOn(card, row, end) {
  view.hold = { card, row, end, ticking: setInterval(tick, TICK_MS) };
}

// After a reload: the same set in view, its figures, and the seconds that are left.
export function resumeHold() {
  const kept = timer.read(KEY, null);
  if (kept?.session !== data.session) return;
  const at = cards.findIndex((card) => rowsNow(card).some((row) => rowKey(row) === kept.key));
  const row = at < 0 ? null : rowsNow(cards[at]).find((each) => rowKey(each) === kept.key);
  if (!row || isDone(row) || Date.now() > kept.end + GONE_MS) return localStorage.removeItem(KEY);
  view.at = at;
  view.drafts.set(kept.key, { load: kept.load, amount: kept.amount });
  goOn(cards[at], row, kept.end);
}

async function tick() {
  if (!view.hold) return;
  if (Date.now() < view.hold.end) return paintDock();
  const { card, row } = end();
  timer.beep();
  navigator.vibrate?.(300);
  await setDone(card, row);
}

// Stopped before its time: what was held counts.
export function stopHold() {
  const { card, row, end: ends } = end();
  const whole = figures(card, row).amount;
  const held = whole - Math.max(0, Math.round((ends - Date.now()) / 1000));
  return setDone(card, row, { seconds: Math.max(1, held) });
}

function end() {
  const ended = view.hold;
  clearInterval(ended.ticking);
  view.hold = null;
  localStorage.removeItem(KEY);
  return ended;
}
