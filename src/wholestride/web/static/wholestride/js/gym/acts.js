// Sheets: their forms are events like every tap.
import { watchRefused } from "./refused.js";
import * as sheets from "./sheets.js";
import { isPossible, painAct, shortForm } from "./state.js";
import {
  card as cardNow, cards, data, events, isDone, moveNow, moveOn, placeNow, short, stands, tap,
} from "./store.js";
import * as timer from "./timer.js";
import { toast } from "./toast.js";

const MINUTES = 20;

const ACTS = {
  pain: (card, form) => hurt(card, Number(form.pain)),
  shortened: (_, form) => shorten(form.note),
  finished: (_, form) => finish(form.srpe),
  note: (_, form) => note(form.note),
  placed: (_, form) => goTo(form.note),
  "left-out": (card, form) => leaveOut(card, form.note),
};

export function watchSheets() {
  document.addEventListener("submit", (event) => {
    if (!event.target.matches("form.act")) return;
    event.preventDefault();
    const form = Object.fromEntries(new FormData(event.target));
    sheets.close();
    ACTS[form.kind]?.(cardNow(), form);
  });
  document.getElementById("pain").addEventListener("change", (event) => {
    const pain = Number(event.target.value);
    const card = cardNow();
    sheets.sayPain(pain, painAct(card.pain_rule, pain), moveNow(card), easierOf(card));
  });
  watchRefused((refused) => refused.forEach((event) => events.delete(event.uid)));
  sheets.watch(opening);
}

async function shorten(length) {
  await tap({ kind: "shortened", note: length });
  moveOn();
  const back = () => tap({ kind: "shortened", note: "" });
  if (length) toast("Shortened. What is left out can come back.", back);
  else toast("The whole session.");
}

async function finish(srpe) {
  await tap({ kind: "finished", ...(srpe ? { srpe: Number(srpe) } : {}) });
  timer.stop();
  toast("The session is finished. You can still edit it.");
}

async function note(text) {
  await tap({ kind: "note", note: text });
  toast("The note is on this phone.");
}

// Another place: its masses, and what is possible there.
async function goTo(place) {
  const before = stands.state.place;
  await tap({ kind: "placed", note: place === data.place ? "" : place });
  moveOn();
  toast(`At ${place} today.`, () => tap({ kind: "placed", note: before }));
}

// Sets more than planned; of an exercise that nobody planned, all its sets.
export async function moreSets(card, by) {
  const { exercise } = card.moves[0];
  const sets = new Set(card.moves[0].rows.filter((row) => !row.warm_up).map((row) => row.number)).size;
  const before = stands.state.added.get(card.key) ?? 0;
  const number = by ? (card.added ? sets : before) + by : 0;
  await tap({ kind: "added", exercise: card.added ? exercise : card.key, set_number: number });
  moveOn();
  const words = by ? "One more set." : `${card.moves[0].name} is taken out.`;
  toast(words, () => tap({ kind: "added", exercise: card.key, set_number: before }));
}

async function swapTo(card, move) {
  sheets.close();
  const before = moveNow(card);
  await tap({ kind: "swapped", exercise: card.key, note: move.exercise });
  toast(`${move.name} for today.`, () => tap({ kind: "swapped", exercise: card.key, note: before.exercise }));
}

// A sign of rule A09 is no matter of one exercise: it sends the runner to a physician.
async function leaveOut(card, why = "pain") {
  await tap({ kind: "left-out", exercise: card.key, note: why });
  moveOn();
  const words = why === "A09" ? "Stop, and see a physician." : `${moveNow(card).name} is left out today.`;
  toast(words, () => tap({ kind: "left-out", exercise: card.key, note: "" }));
}

const easierOf = (card) =>
  card.moves.find((move) =>
    move.exercise === card.easier && move !== moveNow(card) && isPossible(move, stands.state));

async function hurt(card, pain) {
  const act = painAct(card.pain_rule, pain);
  const easier = easierOf(card);
  await tap({ kind: "pain", exercise: moveNow(card).exercise, pain });
  if (act === "go on") return toast(`${pain} of 10: you may go on.`);
  if (act === "easier" && easier) return swapTo(card, easier);
  return leaveOut(card);
}

function opening(sheet) {
  const card = cardNow();
  const { state } = stands;
  if (!card && sheet !== "more" && sheet !== "finish") return;
  if (sheet === "swap") {
    const possible = card.moves.filter((move) => move !== moveNow(card) && isPossible(move, state));
    sheets.paintSwaps(card, moveNow(card), possible, (other) => swapTo(card, other));
    sheets.paintPlaces(placeNow(), state.out.has(card.key) || card.key === "warm-up");
  }
  if (sheet === "short") sheets.paintShort(shortForm(cards, state, short, MINUTES));
  if (sheet === "pain") sheets.paintPain(card, moveNow(card));
  if (sheet === "more") document.getElementById("note").value = state.note;
  if (sheet === "finish") {
    const open = stands.order.filter(({ row }) => !isDone(row) && !row.warm_up).length;
    document.getElementById("undone").textContent = open ? `${open} sets are open. They stay open.` : "";
  }
}
