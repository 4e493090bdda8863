// The session page: every tap becomes an event in the outbox, then the page is painted anew from
// all events, those of the server and those of this phone.
import { eventsOf, forget, keep, retry } from "./outbox.js";
import { sync } from "./phone.js";
import { FIELDS, STEPS, figure, grams, nameOf, nextMass, paintPlates, paintRows } from "./rows.js";
import * as sheets from "./sheets.js";
import {
  coming, fold, highest, inTurn, moveOf, painAct, rowKey, rowsOf, shortForm,
} from "./session-state.js";
import * as timer from "./timer.js";

const MINUTES = 20;
const TOAST_MS = 6000;
const LOOK_MS = 30_000;
const data = JSON.parse(document.getElementById("session-data").textContent);
const { cards, racks, short, unit } = data;
const events = new Map(data.events.map((event) => [event.uid, event]));
const drafts = new Map();
const go = document.getElementById("go");
let state = fold(events.values());
let order = [];
let at = 0;
let shown = null;
let opened = null;
let asked = null;
let hold = null;

document.body.dataset.session = data.session;

function refold() {
  state = fold(events.values());
  order = inTurn(cards, state, short);
}

// Kept on the phone first; only then does the page show it.
async function tap(event) {
  const message = { session: data.session, day: data.day, ...event };
  const kept = await keep(message, highest([...events.values()]));
  events.set(kept.uid, kept);
  refold();
  paint();
  sync();
  return kept;
}

const rackOf = (card) => racks[moveOf(card, state).rack] ?? null;

function figures(card, row) {
  const event = state.done.get(rowKey(row));
  const draft = drafts.get(rowKey(row));
  if (draft) return { ...draft, event };
  if (event) return { event, load: event.load_grams ?? null, amount: event[FIELDS[row.measure]] ?? 0 };
  return { event, load: row.warm_up ? row.grams : carried(card, row), amount: row.amount };
}

// What was lifted in the set before is the better guess for the next one.
function carried(card, row) {
  const rows = rowsOf(card, state, short).filter((each) => !each.warm_up && each.exercise === row.exercise);
  const before = rows.slice(0, rows.findIndex((each) => rowKey(each) === rowKey(row))).reverse();
  const last = before.map((each) => state.done.get(rowKey(each))).find(Boolean);
  return last ? (last.load_grams ?? row.grams) : row.grams;
}

const currentRow = () => {
  const rows = rowsOf(cards[at], state, short);
  return (
    rows.find((row) => rowKey(row) === opened) ?? rows.find((row) => !state.done.has(rowKey(row)))
  );
};

function paint() {
  const current = currentRow();
  // Another exercise begins at the top, where its first set is in view.
  if (shown !== at && shown !== null) scrollTo({ top: 0 });
  shown = at;
  document.querySelectorAll(".exercise").forEach((section, index) => {
    section.hidden = index !== at;
    if (index === at) paintCard(section, cards[index], current);
  });
  paintSegments();
  paintList();
  paintDock(current);
  for (const each of document.querySelectorAll(".differently")) each.hidden = Number(each.dataset.for) !== at;
  document.getElementById("place-in").textContent = `${at + 1} of ${cards.length}`;
  paintRestore();
}

function paintCard(section, card, current) {
  const move = moveOf(card, state);
  section.querySelector("h2").textContent = move.name;
  section.querySelector(".cues").replaceChildren(...move.cues.map((cue) => made("span", cue)));
  section.querySelector("[data-out]").hidden = !state.out.has(card.key);
  const rack = rackOf(card);
  const view = (row) => ({
    ...figures(card, row), rack, current: row === current, opened: rowKey(row) === opened,
  });
  const rows = rowsOf(card, state, short);
  paintRows(section.querySelector(".sets"), rows, view, unit);
  const all = section.querySelector(".all-done");
  if (all) all.hidden = rows.filter((row) => !state.done.has(rowKey(row))).length < 2;
}

// The whole warm-up at once: one event for each of its movements.
async function tickAll(card) {
  const open = rowsOf(card, state, short).filter((row) => !state.done.has(rowKey(row)));
  for (const row of open) await tap(setEvent(card, row));
  moveOn();
  toast("The warm-up is on this phone.", async () => {
    for (const row of open) await tap({ ...placeOf(row), kind: "set-undone" });
    at = cards.indexOf(card);
    paint();
  });
}

const placeOf = (row) => ({
  exercise: row.exercise, set_number: row.number, side: row.side, is_warm_up: row.warm_up,
});

function made(tag, text, kind = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

const share = (card) => {
  const rows = rowsOf(card, state, short);
  const done = rows.filter((row) => state.done.has(rowKey(row))).length;
  return rows.length ? (100 * done) / rows.length : 100;
};

function paintSegments() {
  const place = document.getElementById("segments");
  place.setAttribute("aria-label", `Exercise ${at + 1} of ${cards.length}`);
  [...place.children].forEach((segment, index) => {
    segment.classList.toggle("c", index === at);
    const empty = rowsOf(cards[index], state, short).length === 0;
    segment.querySelector(".part").setAttribute("width", empty ? 0 : share(cards[index]));
  });
}

function paintList() {
  document.querySelectorAll(".up li").forEach((item, index) => {
    const rows = rowsOf(cards[index], state, short);
    const done = rows.filter((row) => state.done.has(rowKey(row))).length;
    item.classList.toggle("on", index === at);
    item.toggleAttribute("aria-current", index === at);
    item.querySelector("b").textContent = moveOf(cards[index], state).name;
    const more = item.querySelector("a .soft");
    const superset = cards[index].superset ? " · in turn" : "";
    more.textContent = !rows.length
      ? "left out"
      : done && done < rows.length ? `${done} of ${rows.length} done` : cards[index].target + superset;
    item.querySelector(".tickmark")?.remove();
    item.querySelector(":scope > .sr")?.remove();
    if (rows.length && done === rows.length) item.append(tickMark(), made("span", "done", "sr"));
  });
}

function tickMark() {
  const mark = made("span", "", "tickmark");
  mark.append(go.querySelector("svg").cloneNode(true));
  return mark;
}

function paintDock(current) {
  const words = go.querySelector("span");
  const next = coming(order, state);
  go.removeAttribute("form");
  if (hold) words.textContent = `Stop at ${Math.max(0, Math.ceil((hold.end - Date.now()) / 1000))} s left`;
  else if (current && state.done.has(rowKey(current))) words.textContent = `Save ${nameOf(current).toLowerCase()}`;
  else if (current && current.measure === "seconds") {
    const side = current.side === "both" ? "" : `, ${current.side}`;
    words.textContent = `Start ${figures(cards[at], current).amount} s${side}`;
  } else if (current) words.textContent = `${nameOf(current)} done`;
  else if (next) words.textContent = `Next: ${moveOf(cards[next.at], state).name}`;
  else words.textContent = state.finished ? "Finished" : "Finish session";
  document.getElementById("rir").hidden = !asked;
}

function paintRestore() {
  const buttons = cards
    .filter((card) => state.out.has(card.key))
    .map((card) => {
      const button = made("button", `Take ${card.moves[0].name} in again`, "btn");
      button.type = "button";
      button.addEventListener("click", () => tap({ kind: "left-out", exercise: card.key, note: "" }));
      return button;
    });
  if (state.minutes) {
    const button = made("button", "Take the whole session again", "btn");
    button.type = "button";
    button.addEventListener("click", () => tap({ kind: "shortened", note: "" }));
    buttons.push(button);
  }
  document.getElementById("restore").replaceChildren(...buttons);
}

function setEvent(card, row, changed = {}) {
  const { load, amount, event } = figures(card, row);
  const message = {
    ...placeOf(row), kind: "set-done", [FIELDS[row.measure]]: amount, ...changed,
  };
  if (rackOf(card) && load !== null) Object.assign(message, { load_grams: load, load_in_pounds: unit === "lb" });
  if (event && event.rir !== undefined && message.rir === undefined) message.rir = event.rir;
  return message;
}

async function setDone(card, row, changed = {}) {
  const before = state.done.get(rowKey(row));
  const editing = opened === rowKey(row);
  const message = setEvent(card, row, changed);
  drafts.delete(rowKey(row));
  opened = null;
  asked = null;
  const kept = await tap(message);
  if (!editing && !before) follow(card, row);
  toast(`${nameOf(row)} is on this phone.`, () => undo(row, kept, before));
}

// After a set: the rest, the question of reserve after the last one, and the next in turn.
function follow(card, row) {
  const rows = rowsOf(card, state, short);
  const open = rows.filter((each) => !state.done.has(rowKey(each)));
  const otherSide = open.some((each) => each.number === row.number && each.exercise === row.exercise && each.side !== row.side && !row.label);
  if (!otherSide && !row.label) timer.begin(data.session, row.warm_up ? 45 : card.rest, moveOf(card, state).name);
  if (card.asks_rir && !row.warm_up && !open.length) asked = { card, row };
  document.getElementById("rir-of").textContent = `${moveOf(card, state).name}: repetitions left?`;
  const here = order.findIndex((pair) => rowKey(pair.row) === rowKey(row));
  const open_ = (pair) => !state.done.has(rowKey(pair.row));
  const next = order.slice(here + 1).find(open_) ?? order.find(open_);
  if (next) at = next.at;
  paint();
}

function undo(row, kept, before) {
  asked = null;
  at = cards.findIndex((card) => moveOf(card, state).rows.some((each) => rowKey(each) === rowKey(row)));
  if (!before) return tap({ ...placeOf(row), kind: "set-undone" });
  const { uid, device, sequence, done_at, status, why, ...again } = before;
  return tap(again);
}

let toastEnds = 0;
function toast(words, undoing) {
  const box = document.getElementById("toast");
  const button = box.querySelector("button");
  box.querySelector("span").textContent = words;
  box.hidden = false;
  button.hidden = !undoing;
  button.onclick = async () => {
    box.hidden = true;
    await undoing();
  };
  clearTimeout(toastEnds);
  const hide = () => {
    if (box.matches(":focus-within")) toastEnds = setTimeout(hide, TOAST_MS);
    else box.hidden = true;
  };
  toastEnds = setTimeout(hide, TOAST_MS);
}

// Timed sets: a countdown that logs itself, and says when to change sides.
function startHold(card, row) {
  hold = { card, row, end: Date.now() + figures(card, row).amount * 1000, ticking: 0 };
  hold.ticking = setInterval(async () => {
    if (!hold) return;
    if (Date.now() < hold.end) return paintDock(currentRow());
    const { card: held, row: done } = endHold();
    timer.beep();
    navigator.vibrate?.(300);
    await setDone(held, done);
    const next = currentRow();
    if (next && next.number === done.number && next.side !== done.side) {
      document.getElementById("rest-said").textContent = `Now the ${next.side} side.`;
    }
  }, 200);
  paint();
}

function endHold() {
  const ended = hold;
  clearInterval(hold.ticking);
  hold = null;
  return ended;
}

go.addEventListener("click", async (event) => {
  event.preventDefault();
  keepAwake();
  const card = cards[at];
  const row = currentRow();
  if (hold) {
    const { card: held, row: done, end } = endHold();
    const whole = figures(held, done).amount;
    const seconds = Math.max(1, whole - Math.max(0, Math.round((end - Date.now()) / 1000)));
    return setDone(held, done, { seconds });
  }
  if (row && row.measure === "seconds" && !state.done.has(rowKey(row))) return startHold(card, row);
  if (row) return setDone(card, row);
  const next = coming(order, state);
  if (!next) location.hash = "finish";
  else {
    at = next.at;
    asked = null;
    paint();
  }
});

document.querySelector(".middle").addEventListener("submit", (event) => {
  if (!event.target.matches("form.one")) return;
  event.preventDefault();
  const row = rowOf(event.target);
  if (state.done.has(rowKey(row)) && opened !== rowKey(row)) {
    const before = state.done.get(rowKey(row));
    tap({ ...placeOf(row), kind: "set-undone" }).then((kept) => toast(`${nameOf(row)} is open again.`, () => undo(row, kept, before)));
  } else setDone(cards[at], row);
});

function rowOf(element) {
  const { key } = element.closest(".set").dataset;
  return rowsOf(cards[at], state, short).find((row) => rowKey(row) === key);
}

document.querySelector(".middle").addEventListener("click", (event) => {
  const stepper = event.target.closest("[data-by]");
  if (stepper) return step(stepper);
  const rest = event.target.closest("[data-rest]");
  if (rest) return timer.act(rest.dataset.rest);
  const rir = event.target.closest("[data-rir]");
  if (rir) return answerRir(Number(rir.dataset.rir));
  if (event.target.closest(".all-done")) return tickAll(cards[at]);
  const words = event.target.closest(".set:not(.cur) .v, .set.plain .v");
  if (words) {
    opened = rowKey(rowOf(words));
    paint();
  }
});

document.querySelector(".middle").addEventListener("keydown", (event) => {
  if (!event.target.matches(".v") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  opened = rowKey(rowOf(event.target));
  paint();
  document.querySelector(".exercise:not([hidden]) .set.cur .by-amount input")?.focus();
});

function step(button) {
  const row = rowOf(button);
  const { load, amount } = figures(cards[at], row);
  const by = Number(button.dataset.by);
  const byLoad = Boolean(button.closest(".by-load"));
  const changed = byLoad
    ? { load: nextMass(rackOf(cards[at]).masses, load, by), amount }
    : { load, amount: Math.max(0, amount + by * STEPS[row.measure]) };
  drafts.set(rowKey(row), changed);
  showDraft(button.closest(".set"), row, changed);
}

function showDraft(item, row, { load, amount }) {
  item.querySelector(".by-load input").value = figure(load, unit);
  item.querySelector(".by-amount input").value = amount;
  paintPlates(item.querySelector(".side-plates"), rackOf(cards[at]), load);
  paintDock(currentRow());
}

document.querySelector(".middle").addEventListener("input", (event) => {
  if (!event.target.closest(".step")) return;
  const item = event.target.closest(".set");
  const row = rowOf(item);
  const load = grams(item.querySelector(".by-load input").value, unit);
  const amount = Math.min(9999, Math.max(0, Math.trunc(Number(item.querySelector(".by-amount input").value)) || 0));
  drafts.set(rowKey(row), { load, amount });
  paintPlates(item.querySelector(".side-plates"), rackOf(cards[at]), load);
});

async function answerRir(rir) {
  const { card, row } = asked;
  asked = null;
  await tap(setEvent(card, row, { rir }));
  toast(`RIR ${rir === 4 ? "4 or more" : rir}, noted.`);
}

document.querySelector(".up").addEventListener("click", (event) => {
  const item = event.target.closest("[data-go]");
  if (!item || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  at = Number(item.dataset.go);
  opened = asked = null;
  paint();
});

// Sheets: their forms are the same events.
document.addEventListener("submit", async (event) => {
  if (!event.target.matches("form.act")) return;
  event.preventDefault();
  const form = Object.fromEntries(new FormData(event.target));
  const card = cards[at];
  sheets.close();
  if (form.kind === "pain") return hurt(card, Number(form.pain));
  if (form.kind === "shortened") {
    await tap({ kind: "shortened", note: form.note });
    moveOn();
    return toast(form.note ? "Shortened. What is left out can come back." : "The whole session.", form.note ? () => tap({ kind: "shortened", note: "" }) : null);
  }
  if (form.kind === "finished") {
    await tap({ kind: "finished", ...(form.srpe ? { srpe: Number(form.srpe) } : {}) });
    timer.stop();
    return toast("The session is finished. You can still edit it.");
  }
  if (form.kind === "note") {
    await tap({ kind: "note", note: form.note });
    return toast("The note is on this phone.");
  }
  if (form.kind === "left-out") return leaveOut(card, form.note);
});

async function swapTo(card, move) {
  sheets.close();
  const before = moveOf(card, state);
  await tap({ kind: "swapped", exercise: card.key, note: move.exercise });
  toast(`${move.name} for today.`, () => tap({ kind: "swapped", exercise: card.key, note: before.exercise }));
}

// A sign of rule A09 is no matter of one exercise: it sends the runner to a physician.
async function leaveOut(card, note = "pain") {
  await tap({ kind: "left-out", exercise: card.key, note });
  moveOn();
  const { name } = moveOf(card, state);
  const words = note === "A09" ? "Stop, and see a physician." : `${name} is left out today.`;
  toast(words, () => tap({ kind: "left-out", exercise: card.key, note: "" }));
}

async function hurt(card, pain) {
  const act = painAct(card.pain_rule, pain);
  await tap({ kind: "pain", exercise: moveOf(card, state).exercise, pain });
  const easier = card.moves.find((move) => move.exercise === card.easier);
  if (act === "go on") return toast(`${pain} of 10: you may go on.`);
  if (act === "easier" && easier && moveOf(card, state) !== easier) return swapTo(card, easier);
  return leaveOut(card);
}

function moveOn() {
  opened = asked = null;
  if (!currentRow()) at = coming(order, state)?.at ?? at;
  paint();
}

document.getElementById("pain").addEventListener("change", (event) => {
  const pain = Number(event.target.value);
  const card = cards[at];
  const easier = card.moves.find((move) => move.exercise === card.easier && move !== moveOf(card, state));
  sheets.sayPain(pain, painAct(card.pain_rule, pain), moveOf(card, state), easier);
});

function opening(sheet) {
  const card = cards[at];
  const move = moveOf(card, state);
  if (sheet === "swap") sheets.paintSwaps(card, move, (other) => swapTo(card, other));
  if (sheet === "short") sheets.paintShort(shortForm(cards, state, short, MINUTES));
  if (sheet === "pain") sheets.paintPain(card, move);
  if (sheet === "more") document.getElementById("note").value = state.note;
  if (sheet === "finish") {
    const open = order.filter(({ row }) => !state.done.has(rowKey(row)) && !row.warm_up).length;
    document.getElementById("undone").textContent = open ? `${open} sets are open. They stay open.` : "";
  }
}

document.addEventListener("outbox", ({ detail }) => {
  for (const event of detail.refused) events.delete(event.uid);
  sheets.paintLook(detail.refused, async (act, uid) => {
    await (act === "retry" ? retry : forget)(uid);
    sync();
  });
});

const restOn = document.getElementById("rest-on");
const soundOn = document.getElementById("sound-on");
restOn.checked = timer.settings().on;
soundOn.checked = timer.settings().sound;
restOn.addEventListener("change", () => { timer.choose({ on: restOn.checked }); timer.paint(); });
soundOn.addEventListener("change", () => timer.choose({ sound: soundOn.checked }));
document.getElementById("switches").hidden = false;

let lock = null;
async function keepAwake() {
  if (!navigator.wakeLock || state.finished || (lock && !lock.released)) return;
  lock = await navigator.wakeLock.request("screen").catch(() => null);
}

// What other devices did meanwhile.
async function look() {
  try {
    const response = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    if (!response.ok || response.redirected) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = JSON.parse(page.getElementById("session-data").textContent);
    const news = fresh.events.filter((event) => !events.has(event.uid));
    for (const event of news) events.set(event.uid, event);
    if (!news.length) return;
    refold();
    paint();
  } catch {
    // Nobody answers: what is here goes on.
  }
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState !== "visible") return;
  if (lock) keepAwake();
  look();
});
addEventListener("online", look);
setInterval(() => document.visibilityState === "visible" && look(), LOOK_MS);

async function start() {
  for (const event of await eventsOf(data.session)) {
    if (event.status !== "refused") events.set(event.uid, event);
  }
  refold();
  const asked_ = new URLSearchParams(location.search).get("at");
  at = asked_ !== null && cards[Number(asked_)] ? Number(asked_) : (coming(order, state)?.at ?? 0);
  paint();
  timer.paint();
  sheets.watch(opening);
  document.documentElement.dataset.ready = "true";
}
start();
