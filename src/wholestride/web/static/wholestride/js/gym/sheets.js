// Sheets open by their address, so that they open without script as well; script adds focus,
// Escape, and an inert page behind them.
import { made } from "./made.js";

const BEHIND = ".bar, .seg, .floor";
let before = null;

const open = () => document.querySelector(".sheet:target");

export function close() {
  // An address that names nothing does not scroll.
  if (open()) location.replace("#-");
}

function changed() {
  const sheet = open();
  for (const part of document.querySelectorAll(BEHIND)) part.inert = Boolean(sheet);
  if (sheet) {
    before ??= document.activeElement;
    const title = sheet.querySelector("h2");
    title.tabIndex = -1;
    title.focus();
  } else {
    before?.focus?.();
    before = null;
  }
}

export function watch(opening) {
  addEventListener("hashchange", () => {
    const sheet = open();
    if (sheet) opening(sheet.id);
    changed();
  });
  addEventListener("keydown", (event) => event.key === "Escape" && close());
  document.addEventListener("click", (event) => {
    if (!event.target.closest?.('a[href="#"]')) return;
    event.preventDefault();
    close();
  });
  if (open()) {
    opening(open().id);
    changed();
  }
}

function option(name, more, end = "") {
  const words = made("span", "");
  words.append(made("b", name), made("span", more, "small soft"));
  return end ? [words, made("span", end, "num")] : [words];
}

export function paintSwaps(card, move, possible, choose) {
  document.getElementById("swap-title").textContent = `Instead of ${move.name}`;
  const buttons = possible
    .map((each) => {
      const button = made("button", "", "opt");
      button.type = "button";
      button.append(...option(each.name, `${each === card.moves[0] ? "as planned" : each.note} · ${each.target}`));
      button.addEventListener("click", () => choose(each));
      return button;
    });
  const none = made("p", "Nothing here does the same work. Try another place, or skip it.", "small soft");
  document.getElementById("swap-options").replaceChildren(...(buttons.length ? buttons : [none]));
}

export function paintPlaces(place, noSkip) {
  for (const chip of document.querySelectorAll("#places [data-place]")) {
    chip.setAttribute("aria-pressed", String(chip.dataset.place === place));
  }
  const skip = document.getElementById("skip");
  if (skip) skip.hidden = noSkip;
}

export function paintShort(form) {
  const items = form.keeps.map((each) => {
    const item = made("li", "", "opt");
    const sets = `${each.sets} ${each.sets === 1 ? "set" : "sets"} to go`;
    item.append(...option(each.name, sets, `${each.minutes} min`));
    return item;
  });
  document.getElementById("short-list").replaceChildren(...items);
  document.getElementById("short-out").textContent = form.out.length
    ? `Left out: ${form.out.join(", ")}.`
    : form.keeps.length ? "Every exercise that is left fits." : "Every set is done.";
  const go = document.getElementById("short-go");
  go.form.hidden = !form.keeps.length;
  go.textContent = `Shorten to ${form.minutes} min`;
  go.form.elements.note.value = String(form.choice);
}

export function paintPain(card, move) {
  const sheet = document.getElementById("pain");
  document.getElementById("pain-title").textContent = `${move.name}: how sore is it now?`;
  sheet.querySelector(".scale").dataset.rule = card.pain_rule;
  sheet.querySelector("form").reset();
  document.getElementById("pain-said").replaceChildren();
  document.getElementById("pain-go").textContent = "Keep this answer";
}

export function sayPain(pain, act, move, easier) {
  const words = {
    "go on": [`${pain} of 10: you may go on.`, ` Go on with ${move.name}; rest if it rises.`],
    easier: [
      `${pain} of 10: one step easier.`,
      easier ? ` We swap to ${easier.name} for today.` : " There is no easier one here: leave it out.",
    ],
    stop: [`${pain} of 10: stop this one.`, " It is left out today. What was done stays."],
  }[act];
  const line = made("p", "");
  line.append(made("b", words[0]), words[1]);
  const acts = {
    "go on": `Go on with ${move.name}`,
    easier: easier ? `Swap to ${easier.name}` : "Leave it out today",
    stop: "Leave it out today",
  };
  document.getElementById("pain-go").textContent = acts[act];
  document.getElementById("pain-said").replaceChildren(line);
}
