// What two devices said differently: both values, and a choice, which is an event, too.
import { button, made } from "./made.js";
import { nameOf, rirWord, said } from "./rows.js";
import { valuesOf } from "./sets.js";
import { cards, stands, tap, unit } from "./store.js";
import { toast } from "./toast.js";

const WORDS = "Two devices changed it without knowing of each other. Nothing is lost: choose what counts.";

export function paintConflicts() {
  const boxes = stands.state.contested.map(box);
  document.getElementById("conflicts").replaceChildren(...boxes);
}

function box(values) {
  const section = made("section", "", "conflict");
  section.setAttribute("aria-label", "Two values");
  const row = made("div", "", "row wrap");
  for (const event of values) row.append(choice(event, values));
  section.append(made("h2", `Needs a look: ${title(values.at(-1))}`), made("p", WORDS, "small"), row);
  return section;
}

function choice(event, values) {
  const seen = values.map(({ uid }) => uid).join(" ");
  const choose = button("", "btn", async () => {
    await tap({ ...valuesOf(event), seen });
    toast(`${valueOf(event)}: this counts.`);
  });
  const from = event.status ? "this phone" : "another device";
  const counts = event === values.at(-1) ? ", counts now" : "";
  choose.append(made("b", valueOf(event)), made("span", `${event.done_at.slice(11, 16)}, ${from}${counts}`, "small soft"));
  return choose;
}

function title(event) {
  if (event.kind === "note") return "The note";
  if (event.kind === "finished") return "The effort of the session";
  const moves = cards.flatMap((card) => card.moves);
  const name = moves.find((move) => move.exercise === event.exercise)?.name ?? event.exercise;
  const row = { number: event.set_number, side: event.side ?? "both", warm_up: event.is_warm_up };
  return `${name}, ${nameOf(row).toLowerCase()}`;
}

function valueOf(event) {
  if (event.kind === "set-undone") return "not done";
  if (event.kind === "note") return event.note || "no note";
  if (event.kind === "finished") return event.srpe == null ? "finished" : `effort ${event.srpe} of 10`;
  const measure = event.seconds != null ? "seconds" : event.metres != null ? "metres" : "reps";
  const words = said(event.load_grams ?? null, event[measure] ?? 0, measure, unit);
  return event.rir == null ? words : `${words}, RIR ${rirWord(event.rir)}`;
}
