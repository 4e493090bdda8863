// The page as it stands: the card in view, the segments, the list, the dock.
import { button, made } from "./made.js";
import { nameOf, paintRows } from "./rows.js";
import { figures } from "./sets.js";
import { coming, rowKey } from "./state.js";
import {
  cards, currentRow, isDone, moveNow, openRows, rackOf, rowsNow, stands, tap, unit, view,
} from "./store.js";

const go = document.getElementById("go");
let shown = null;

export function paint() {
  const current = currentRow();
  // Another exercise begins at the top, where its first set is in view.
  if (shown !== view.at && shown !== null) scrollTo({ top: 0 });
  shown = view.at;
  document.querySelectorAll(".exercise").forEach((section, index) => {
    section.hidden = index !== view.at;
    if (index === view.at) paintCard(section, cards[index], current);
  });
  paintSegments();
  paintList();
  paintDock();
  for (const each of document.querySelectorAll(".differently")) each.hidden = Number(each.dataset.for) !== view.at;
  document.getElementById("place-in").textContent = `${view.at + 1} of ${cards.length}`;
  paintRestore();
}

function paintCard(section, card, current) {
  const move = moveNow(card);
  section.querySelector("h2").textContent = move.name;
  section.querySelector(".cues").replaceChildren(...move.cues.map((cue) => made("span", cue)));
  section.querySelector("[data-out]").hidden = !stands.state.out.has(card.key);
  const rack = rackOf(card);
  const look = (row) => ({
    ...figures(card, row), rack, current: row === current, opened: rowKey(row) === view.opened,
  });
  paintRows(section.querySelector(".sets"), rowsNow(card), look, unit);
  const all = section.querySelector(".all-done");
  if (all) all.hidden = openRows(card).length < 2;
}

const share = (card) => {
  const rows = rowsNow(card);
  return rows.length ? (100 * rows.filter(isDone).length) / rows.length : 100;
};

function paintSegments() {
  const place = document.getElementById("segments");
  place.setAttribute("aria-label", `Exercise ${view.at + 1} of ${cards.length}`);
  [...place.children].forEach((segment, index) => {
    segment.classList.toggle("c", index === view.at);
    const empty = rowsNow(cards[index]).length === 0;
    segment.querySelector(".part").setAttribute("width", empty ? 0 : share(cards[index]));
  });
}

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
      : done && done < rows.length ? `${done} of ${rows.length} done` : card.target + superset;
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
  go.querySelector("span").textContent = actOf(currentRow());
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
  const next = coming(stands.order, stands.state);
  if (next) return `Next: ${moveNow(cards[next.at]).name}`;
  return stands.state.finished ? "Finished" : "Finish session";
}

function paintRestore() {
  const buttons = cards
    .filter((card) => stands.state.out.has(card.key))
    .map((card) => button(`Take ${card.moves[0].name} in again`, "btn", () =>
      tap({ kind: "left-out", exercise: card.key, note: "" })));
  if (stands.state.minutes) {
    buttons.push(button("Take the whole session again", "btn", () => tap({ kind: "shortened", note: "" })));
  }
  document.getElementById("restore").replaceChildren(...buttons);
}
