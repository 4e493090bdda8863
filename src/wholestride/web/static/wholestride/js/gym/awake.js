// The screen stays on while a session is done, where the phone allows it.
import { stands } from "./store.js";

let lock = null;

export async function keepAwake() {
  if (!navigator.wakeLock || stands.state.finished || (lock && !lock.released)) return;
  lock = await navigator.wakeLock.request("screen").catch(() => null);
}

document.addEventListener("visibilitychange", () => {
  if (lock && document.visibilityState === "visible") keepAwake();
});
