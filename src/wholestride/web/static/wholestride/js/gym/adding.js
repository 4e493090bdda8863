// An exercise that nobody planned: found by its name, added with a tap.
import { made } from "./made.js";
import { close } from "./sheets.js";
import { cards, floor, placeNow, stands, tap, view, repaint } from "./store.js";
import { toast } from "./toast.js";

const MOST = 12;
const SETS = 3;

export function watchAdding() {
  const words = document.getElementById("find-words");
  document.getElementById("find").hidden = false;
  document.getElementById("choose").hidden = true;
  words.addEventListener("input", () => paintFound(words.value));
  addEventListener("hashchange", () => location.hash === "#add" && paintFound(words.value));
  paintFound("");
}

// What begins with the words comes first.
function matching(words) {
  const wanted = words.trim().toLowerCase();
  const names = Object.entries(floor)
    .filter(([, entry]) => placeNow() in entry[2] && entry[0].toLowerCase().includes(wanted));
  const begins = ([, entry]) => Number(!entry[0].toLowerCase().startsWith(wanted));
  return names.sort((one, two) => begins(one) - begins(two));
}

function paintFound(words) {
  const found = matching(words);
  document.getElementById("found").replaceChildren(...found.slice(0, MOST).map(option));
  const left = found.length - MOST;
  document.getElementById("found-more").textContent = !found.length
    ? `Nothing of that name at ${placeNow()}.`
    : left > 0 ? `${left} more: type to find them.` : "";
}

function option([exercise, entry]) {
  const button = made("button", "", "opt");
  button.type = "button";
  const name = made("span", "");
  name.append(made("b", entry[0]), made("span", `${SETS} × ${entry[5]}`, "small soft"));
  button.append(name);
  button.addEventListener("click", () => add(exercise, entry[0]));
  return button;
}

// What is in the session already gets one more set.
async function add(exercise, name) {
  close();
  const at = cards.findIndex((card) => card.key === exercise);
  const before = stands.state.added.get(exercise) ?? 0;
  const number = at < 0 ? SETS : before + 1;
  await tap({ kind: "added", exercise, set_number: number });
  view.at = cards.findIndex((card) => card.key === exercise);
  repaint();
  toast(`${name} is in the session.`, () => tap({ kind: "added", exercise, set_number: before }));
}
