// On the way in: what waits on this phone for a runner who has left, said without saying whose it
// is; and what a runner who has deleted everything leaves behind is forgotten.
import { forgetAllOf, ofOthers, tidy } from "./outbox.js";

async function start() {
  const left = document.getElementById("left")?.dataset.left;
  if (left) await forgetAllOf(left);
  await tidy();
  const number = (await ofOthers()).length;
  const said = document.getElementById("parked");
  if (!said || !number) return;
  said.textContent = number === 1
    ? "1 entry of a session waits on this phone. Whoever logged it signs in here, and it is sent."
    : `${number} entries of sessions wait on this phone. Whoever logged them signs in here, and they are sent.`;
  said.hidden = false;
}

start().catch(() => {});
