// How the runner is today: a few answers of the day, kept like every tap; they only ever lighten.
import { made } from "./made.js";
import { answersOf, verdictOf } from "./readiness.js";
import { close } from "./sheets.js";
import { daySession, stands, tap } from "./store.js";
import { toast } from "./toast.js";

export function watchReadiness() {
  document.addEventListener("submit", async (event) => {
    if (!event.target.matches("form.check-in")) return;
    event.preventDefault();
    const answers = answersOf(Object.fromEntries(new FormData(event.target)));
    close();
    await tap({ session: daySession(), kind: "check-in", note: JSON.stringify(answers) });
    toast(verdictOf(answers).reason);
  });
}

export function paintReadiness() {
  const place = document.getElementById("readiness");
  place.hidden = Boolean(stands.state.finished);
  const answers = stands.state.check_in;
  if (!answers || place.dataset.said === JSON.stringify(answers)) return;
  place.dataset.said = JSON.stringify(answers);
  const bar = document.getElementById("bar").content.firstElementChild.cloneNode(true);
  const { reason, rule, grade } = verdictOf(answers);
  bar.querySelector("[data-reason]").append(`${reason} `, ruleMark(rule, grade));
  place.replaceChildren(bar);
}

export function ruleMark(rule, grade) {
  const mark = made("span", "", "rule");
  mark.append(made("span", "Evidence grade ", "sr"), made("span", grade, `grade ${grade}`), made("span", ", rule ", "sr"), rule);
  return mark;
}
