// The session page: every tap becomes an event in the outbox, then the page is painted anew from
// all events, those of the server and those of this phone.
import { moreSets, watchSheets } from "./acts.js";
import { keepAwake } from "./awake.js";
import { paintConflicts } from "./conflicts.js";
import { watchOthers } from "./elsewhere.js";
import { resumeHold, startHold, stopHold } from "./hold.js";
import { paint, paintDock } from "./paint.js";
import { watchPictures } from "./picture.js";
import { figure, grams, paintPlates } from "./rows.js";
import { answerRir, setDone, setOpen, stepped, tickAll } from "./sets.js";
import { paintReadiness, watchReadiness } from "./check-in.js";
import { watchAdding } from "./adding.js";
import { watchFree } from "./free.js";
import { coming, rowKey } from "./state.js";
import {
  card, cards, currentRow, data, isDone, rackOf, remember, repaint, rowsNow, stands, unit, view,
  whenChanged,
} from "./store.js";
import { watchSwitches } from "./switches.js";
import * as timer from "./timer.js";

const MOST = 9999;
const middle = document.querySelector(".middle");

document.body.dataset.session = data.session;

document.getElementById("go").addEventListener("click", (event) => {
  event.preventDefault();
  keepAwake();
  const row = currentRow();
  if (view.hold) return stopHold();
  if (row?.measure === "seconds" && !isDone(row)) return startHold(card(), row);
  if (row) return setDone(card(), row);
  if (!cards.length) return void (location.hash = "add");
  const next = coming(stands.order, stands.state);
  if (next && !stands.state.finished) look(next.at);
  else location.hash = "finish";
});

function look(at) {
  view.at = at;
  view.opened = view.asked = null;
  repaint();
}

const rowOf = (element) => {
  const { key } = element.closest(".set").dataset;
  return rowsNow(card()).find((row) => rowKey(row) === key);
};

middle.addEventListener("submit", (event) => {
  if (!event.target.matches("form.one")) return;
  event.preventDefault();
  const row = rowOf(event.target);
  if (isDone(row) && view.opened !== rowKey(row)) setOpen(row);
  else setDone(card(), row);
});

middle.addEventListener("click", (event) => {
  const near = (wanted) => event.target.closest(wanted);
  const stepper = near("[data-by]");
  if (stepper) return step(stepper);
  if (near("[data-rest]")) return timer.act(near("[data-rest]").dataset.rest);
  if (near("[data-rir]")) return answerRir(Number(near("[data-rir]").dataset.rir));
  if (near(".all-done")) return tickAll(card());
  const more = near("[data-more]");
  if (more) {
    event.preventDefault();
    return moreSets(card(), Number(more.dataset.more));
  }
  const words = near(".set:not(.cur) .v, .set.plain .v");
  if (words) open(words);
});

middle.addEventListener("keydown", (event) => {
  if (!event.target.matches(".v") || !["Enter", " "].includes(event.key)) return;
  event.preventDefault();
  open(event.target);
  document.querySelector(".exercise:not([hidden]) .set.cur .by-amount input")?.focus();
});

function open(words) {
  view.opened = rowKey(rowOf(words));
  repaint();
}

function step(button) {
  const item = button.closest(".set");
  const byLoad = Boolean(button.closest(".by-load"));
  const { load, amount } = stepped(rowOf(button), Number(button.dataset.by), byLoad);
  item.querySelector(".by-load input").value = figure(load, unit);
  item.querySelector(".by-amount input").value = amount;
  paintPlates(item.querySelector(".side-plates"), rackOf(card()), load);
  paintDock();
}

middle.addEventListener("input", (event) => {
  if (!event.target.closest(".step")) return;
  const item = event.target.closest(".set");
  const load = grams(item.querySelector(".by-load input").value, unit);
  const typed = Math.trunc(Number(item.querySelector(".by-amount input").value)) || 0;
  view.drafts.set(rowKey(rowOf(item)), { load, amount: Math.min(MOST, Math.max(0, typed)) });
  paintPlates(item.querySelector(".side-plates"), rackOf(card()), load);
});

document.querySelector(".up").addEventListener("click", (event) => {
  const item = event.target.closest("[data-go]");
  if (!item || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  look(Number(item.dataset.go));
});

async function start() {
  watchFree();
  watchPictures(middle);
  await remember();
  const asked = new URLSearchParams(location.search).get("at");
  view.at = asked !== null && cards[Number(asked)] ? Number(asked) : (coming(stands.order, stands.state)?.at ?? 0);
  resumeHold();
  for (const each of [paint, paintConflicts, paintReadiness]) whenChanged(each);
  repaint();
  timer.paint();
  watchSheets();
  watchAdding();
  watchReadiness();
  watchSwitches();
  watchOthers();
  document.documentElement.dataset.ready = "true";
}
start();
