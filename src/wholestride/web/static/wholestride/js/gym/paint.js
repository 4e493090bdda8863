// The page as it stands: the card in view, the segments, the list, the dock.
import { button, made } from "./made.js";
import { paintPicture } from "./picture.js";
import { nameOf, paintRows } from "./rows.js";
import { figures } from "./sets.js";
import { coming, isPossible, rowKey } from "./state.js";
import {
  cards, currentRow, isDone, moveNow, openRows, placeNow, rackOf, rowsNow, stands, tap, unit, view,
} from "./store.js";

const go = document.getElementById("go");
const goWords = go.querySelector("span");
let shown = null;

export function paint() {
  const current = currentRow();
  // Another exercise begins at the top, where its first set is in view.
  if (shown !== view.at && shown !== null) scrollTo({ top: 0 });
  shown = view.at;
  enoughOf(".exercise", "card", document.querySelector(".dock"));
  enoughOf(".up li", "item", null, document.querySelector(".up ol"));
  document.querySelectorAll(".exercise").forEach((section, index) => {
    section.hidden = index !== view.at || !cards.length;
    if (!section.hidden) paintCard(section, cards[index], current);
  });
  paintSegments();
  paintList();
  paintDock();
  for (const each of document.querySelectorAll(".differently")) each.hidden = Number(each.dataset.for) !== view.at;
  document.getElementById("place-in").textContent = cards.length ? ` · ${view.at + 1} of ${cards.length}` : "";
  document.getElementById("nothing-yet").hidden = cards.length > 0;
  paintRestore();
}

// As many parts as there are cards; what was added on the floor comes last.
function enoughOf(parts, template, before, parent = before.parentNode) {
  const there = document.querySelectorAll(parts);
  for (let index = there.length; index < cards.length; index += 1) {
    const part = document.getElementById(template).content.firstElementChild.cloneNode(true);
    if (part.dataset.go) part.dataset.go = index;
    parent.insertBefore(part, before);
  }
  [...there].slice(cards.length).forEach((part) => part.remove());
}

function paintCard(section, card, current) {
  const move = moveNow(card);
  const part = (name) => section.querySelector(name);
  part("h2").textContent = move.name;
  part(".pres").textContent = move.target;
  part(".cues").replaceChildren(...move.cues.map((cue) => made("span", cue)));
  part(".reasons").hidden = move !== card.moves[0];
  part("[data-out]").hidden = !stands.state.out.has(card.key);
  const elsewhere = part("[data-elsewhere]");
  elsewhere.hidden = isPossible(move, stands.state);
  elsewhere.textContent = `Not possible at ${placeNow()}. Swap it, or skip it today.`;
  const rack = rackOf(card);
  const look = (row) => ({
    ...figures(card, row), rack, current: row === current, opened: rowKey(row) === view.opened,
    other: row.exercise === move.exercise || row.label ? "" : nameIn(card, row.exercise),
  });
  const rows = rowsNow(card);
  paintPicture(part(".draw"), move, rows);
  paintRows(part(".sets"), rows, look, unit);
  if (part(".all-done")) part(".all-done").hidden = openRows(card).length < 2;
  const out = part('[data-more="0"]');
  if (out) out.hidden = !card.added || rows.some(isDone);
}

const nameIn = (card, exercise) => card.moves.find((move) => move.exercise === exercise)?.name ?? "";

const share = (card) => {
  const rows = rowsNow(card);
  return rows.length ? (100 * rows.filter(isDone).length) / rows.length : 100;
};

function paintSegments() {
  const place = document.getElementById("segments");
  place.setAttribute("aria-label", cards.length ? `Exercise ${view.at + 1} of ${cards.length}` : "Nothing yet");
  while (place.children.length < cards.length) place.append(newSegment());
  while (place.children.length > cards.length) place.lastElementChild.remove();
  [...place.children].forEach((segment, index) => {
    segment.classList.toggle("c", index === view.at);
    const empty = rowsNow(cards[index]).length === 0;
    segment.querySelector(".part").setAttribute("width", empty ? 0 : share(cards[index]));
  });
}

const newSegment = () => document.getElementById("segment").content.firstElementChild.cloneNode(true);

function paintList() {
  document.querySelectorAll(".up li").forEach((item, index) => {
    const card = cards[index];
    const rows = rowsNow(card);
    const done = rows.filter(isDone).length;
    item.classList.toggle("on", index === view.at);
    item.toggleAttribute("aria-current", index === view.at);
    item.querySelector("b").textContent = moveNow(card).name;
    const superset = card.superset ? " · in turn" : "";
    item.querySelector("a .soft").textContent = !rows.length
      ? "left out"
      : done && done < rows.length ? `${done} of ${rows.length} done` : moveNow(card).target + superset;
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

export function paintDock() {
  go.removeAttribute("form");
  goWords.textContent = actOf(currentRow());
  document.getElementById("rir").hidden = !view.asked;
}

const secondsLeft = () => Math.max(0, Math.ceil((view.hold.end - Date.now()) / 1000));

// The one button names its act.
function actOf(current) {
  if (view.hold) return `Stop at ${secondsLeft()} s left`;
  if (current && isDone(current)) return `Save ${nameOf(current).toLowerCase()}`;
  if (current?.measure === "seconds") {
    const side = current.side === "both" ? "" : `, ${current.side}`;
    return `Start ${figures(cards[view.at], current).amount} s${side}`;
  }
  if (current) return `${nameOf(current)} done`;
  if (!cards.length) return "Add an exercise";
  if (stands.state.finished) return "Finished";
  const next = coming(stands.order, stands.state);
  if (next) return `Next: ${moveNow(cards[next.at]).name}`;
  return "Finish session";
}

function paintRestore() {
  const buttons = cards
    .filter((card) => stands.state.out.has(card.key))
    .map((card) => button(`Take ${moveNow(card).name} in again`, "btn", () =>
      tap({ kind: "left-out", exercise: card.key, note: "" })));
  if (stands.state.minutes) {
    buttons.push(button("Take the whole session again", "btn", () => tap({ kind: "shortened", note: "" })));
  }
  document.getElementById("restore").replaceChildren(...buttons);
}
