// Timed sets: a countdown that logs itself and says when to change sides.
import { paintDock } from "./paint.js";
import { figures, setDone } from "./sets.js";
import { repaint, view } from "./store.js";
import * as timer from "./timer.js";

const TICK_MS = 200;

export function startHold(card, row) {
  view.hold = { card, row, end: Date.now() + figures(card, row).amount * 1000 };
  view.hold.ticking = setInterval(tick, TICK_MS);
  repaint();
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
  return ended;
}
