// Rows of a card: figures in the runner's unit, and the list that is painted from a template.
import { rowKey } from "./state.js";

const GRAMS_A_POUND = 453.59237;
const SUFFIXES = { reps: "", seconds: " s", metres: " m", breaths: " breaths" };
export const UNITS = { reps: "reps", seconds: "s", metres: "m", breaths: "breaths" };
export const STEPS = { reps: 1, seconds: 5, metres: 5, breaths: 1 };
export const FIELDS = { reps: "reps", seconds: "seconds", metres: "metres", breaths: "reps" };

export const figure = (grams, unit) =>
  grams === null ? "" : String(Number((grams / (unit === "lb" ? GRAMS_A_POUND : 1000)).toFixed(2)));

export function grams(text, unit) {
  const number = Number(String(text).trim().replace(",", "."));
  if (String(text).trim() === "" || !Number.isFinite(number) || number < 0) return null;
  return Math.round(number * (unit === "lb" ? GRAMS_A_POUND : 1000));
}

export function said(load, amount, measure, unit) {
  const suffix = SUFFIXES[measure];
  return load === null
    ? `${amount}${suffix || " reps"}`
    : `${figure(load, unit)} ${unit} × ${amount}${suffix}`;
}

export const sideWord = (row) => (row.side === "both" ? "" : row.side);

export function nameOf(row) {
  if (row.label) return row.side === "both" ? row.label : `${row.label}, ${row.side}`;
  const name = row.warm_up ? `Warm-up set ${row.number}` : `Set ${row.number}`;
  return row.side === "both" ? name : `${name} ${row.side}`;
}

export function nextMass(masses, load, direction) {
  if (direction > 0) return masses.find((mass) => load === null || mass > load) ?? load;
  return load === null ? null : (masses.filter((mass) => mass < load).at(-1) ?? null);
}

// `view` says of each row what stands in it: { event, load, amount, current, rack }.
export function paintRows(list, rows, view, unit) {
  const template = document.getElementById("row");
  const items = rows.map((row) => {
    const item = template.content.firstElementChild.cloneNode(true);
    paintRow(item, row, view(row), unit);
    return item;
  });
  list.replaceChildren(...items);
}

function paintRow(item, row, { event, load, amount, current, rack, opened, other }, unit) {
  // Movements of the warm-up only want a tick; their figures open on a tap.
  const open = current && (!row.label || opened);
  const words = said(load, amount, row.measure, unit);
  item.dataset.key = rowKey(row);
  item.classList.toggle("was", Boolean(event) && !current);
  item.classList.toggle("cur", current);
  item.classList.toggle("plain", current && !open);
  const part = (name) => item.querySelector(name);
  part(".i").textContent = row.label ? "" : row.warm_up ? `W${row.number}` : row.number;
  part(".what").textContent = open ? nameOf(row) : (row.label ? `${row.label} ` : "") + words;
  const rir = event && event.rir !== undefined && event.rir !== null ? `RIR ${rirWord(event.rir)}` : "";
  part(".hint").textContent = [other, open ? "" : sideWord(row), rir, event || row.label ? "" : row.last]
    .filter(Boolean)
    .join(" · ");
  part(".by-load").hidden = !rack;
  part(".by-load input").value = figure(load, unit);
  part(".by-amount input").value = amount;
  part(".by-amount small").textContent = UNITS[row.measure];
  part(".steps").classList.toggle("single", !rack);
  paintPlates(part(".side-plates"), rack, load);
  if (!open) {
    const figures = part(".v");
    figures.tabIndex = 0;
    figures.setAttribute("role", "button");
    figures.setAttribute("aria-label", `${part(".what").textContent} ${part(".hint").textContent}: change`);
  }
  const tick = part(".tick");
  tick.classList.toggle("on", Boolean(event));
  tick.setAttribute("aria-pressed", String(Boolean(event)));
  tick.setAttribute("aria-label", `${nameOf(row)}: ${words}`);
}

export const rirWord = (rir) => (rir >= 4 ? "4+" : String(rir));

export function paintPlates(place, rack, load) {
  const at = rack && load !== null ? rack.masses.indexOf(load) : -1;
  const plates = rack?.sides[at];
  place.textContent = !plates ? "" : plates.length ? `${plates.join(" · ")} a side` : "the empty bar";
}
