// Entries that the server refused: they stay on this phone until the runner decides.
import { forget, retry } from "../outbox.js";
import { sync } from "../phone.js";
import { button, made } from "./made.js";

export function watchRefused(after = () => {}) {
  document.addEventListener("outbox", ({ detail }) => {
    paintRefused(detail.refused);
    after(detail.refused);
  });
}

function paintRefused(refused) {
  const place = document.getElementById("look");
  place.hidden = refused.length === 0;
  place.querySelector("ul").replaceChildren(...refused.map(item));
}

function item(event) {
  const line = made("li", "");
  line.append(made("b", `${event.exercise || event.kind}, ${event.day}`), made("p", event.why, "small"));
  for (const [act, words] of [[retry, "Send again"], [forget, "Let it go"]]) {
    line.append(button(words, "btn", async () => {
      await act(event.uid);
      sync();
    }));
  }
  return line;
}
