// What other devices did meanwhile.
import { events, refold, repaint } from "./store.js";

const LOOK_MS = 30_000;

async function look() {
  try {
    const response = await fetch(location.pathname + location.search, { headers: { Accept: "text/html" } });
    const isMine = response.headers.get("Wholestride-Runner") === document.documentElement.dataset.runner;
    if (!response.ok || response.redirected || !isMine) return;
    const page = new DOMParser().parseFromString(await response.text(), "text/html");
    const fresh = JSON.parse(page.getElementById("session-data").textContent);
    const news = fresh.events.filter((event) => !events.has(event.uid));
    for (const event of news) events.set(event.uid, event);
    if (!news.length) return;
    refold();
    repaint();
  } catch {
    // Nobody answers: what is here goes on.
  }
}

const visible = () => document.visibilityState === "visible";

export function watchOthers() {
  document.addEventListener("visibilitychange", () => visible() && look());
  addEventListener("online", look);
  setInterval(() => visible() && look(), LOOK_MS);
}
