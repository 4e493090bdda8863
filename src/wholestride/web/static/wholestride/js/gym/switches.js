// The rest timer and its sound can be off; the choice stays on this phone.
import * as timer from "./timer.js";

export function watchSwitches() {
  const rest = document.getElementById("rest-on");
  const sound = document.getElementById("sound-on");
  rest.checked = timer.settings().on;
  sound.checked = timer.settings().sound;
  rest.addEventListener("change", () => {
    timer.choose({ on: rest.checked });
    timer.paint();
  });
  sound.addEventListener("change", () => timer.choose({ sound: sound.checked }));
  document.getElementById("switches").hidden = false;
}
