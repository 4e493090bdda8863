// On every page: the service worker, the pages of the next two weeks, the outbox and its state.
import { drain, tidy, withStatus } from "./outbox.js";

const RUNNER = document.documentElement.dataset.runner ?? "";
const PAGES = `pages-of-${RUNNER}`;
const REFRESH_MS = 300_000;
const RETRY_MS = 4000;
const CARRIED = "wholestride-carried";

let waitingNow = 0;

export async function sync() {
  try {
    await showState();
    await drain();
    await showState();
  } catch (problem) {
    console.warn("The outbox could not be read.", problem);
  }
}

async function showState() {
  const [waiting, refused] = [await withStatus("waiting"), await withStatus("refused")];
  waitingNow = waiting.length;
  const chip = document.getElementById("state") ?? (waiting.length + refused.length ? newChip() : null);
  if (chip) paintChip(chip, waiting.length, refused.length);
  document.dispatchEvent(new CustomEvent("outbox", { detail: { waiting, refused } }));
}

function paintChip(chip, waiting, refused) {
  const sets = `${waiting} ${waiting === 1 ? "entry waits" : "entries wait"} for a signal`;
  const [name, kind, more] = refused
    ? ["Needs a look", "attn", `${refused} could not be kept`]
    : waiting
      ? ["On this phone", "", sets]
      : ["Synced", "synced", ""];
  if (chip.dataset.said === name + more) return;
  chip.dataset.said = name + more;
  chip.className = `sync ${kind}`.trim();
  const leads = refused && !document.getElementById("look");
  const word = document.createElement(leads ? "a" : "span");
  if (leads) word.href = "/today/look/";
  word.textContent = name;
  const rest = document.createElement("span");
  rest.className = "sr";
  rest.textContent = more && `: ${more}`;
  chip.replaceChildren(document.createElement("i"), word, rest);
}

function newChip() {
  const chip = document.createElement("span");
  chip.id = "state";
  chip.setAttribute("role", "status");
  document.querySelector(".top .grow")?.after(chip);
  return chip;
}

// The worker comes after the page that is looked at, so that it takes nothing from its first view.
async function registered() {
  if (!("serviceWorker" in navigator)) throw new Error("no service worker");
  if (document.readyState !== "complete") {
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  }
  return navigator.serviceWorker.register("/sw.js");
}

// Pages are fetched anew when the network is there, so that the gym finds today's loads; where no
// worker would hand them out again, none are.
async function carryPages() {
  try {
    await worker;
    await navigator.serviceWorker.ready;
  } catch {
    return;
  }
  const carried = Number(localStorage.getItem(CARRIED) ?? 0);
  const root = document.documentElement;
  const isFresh = Date.now() - carried < REFRESH_MS;
  if (!("caches" in window) || (isFresh && (await caches.has(PAGES)))) {
    root.dataset.carried = "before";
    return;
  }
  try {
    const list = await fetch("/api/pages/", { headers: { "Wholestride-Runner": RUNNER } });
    if (!list.ok) return;
    await (await caches.open("who")).put("/", new Response(RUNNER));
    const cache = await caches.open(PAGES);
    const { carryDrawings, drawingsOf } = await import("./carried.js");
    const { pages } = await list.json();
    const drawings = new Set();
    for (const page of pages) {
      const answer = await fetch(page);
      const isMine = answer.headers.get("Wholestride-Runner") === RUNNER;
      if (!answer.ok || answer.redirected || !isMine) continue;
      for (const each of drawingsOf(await answer.clone().text())) drawings.add(each);
      await cache.put(page, answer);
    }
    await carryDrawings(drawings);
    const known = new Set(pages);
    for (const request of await cache.keys()) {
      if (!known.has(new URL(request.url).pathname)) await cache.delete(request);
    }
    localStorage.setItem(CARRIED, String(Date.now()));
    root.dataset.carried = String(pages.length);
  } catch {
    // Without a network the pages that are here stay as they are.
  }
}

async function wake() {
  await sync();
  carryPages();
}

const worker = registered();
worker.catch(() => {});
addEventListener("online", wake);
document.addEventListener("visibilitychange", () => document.visibilityState === "visible" && wake());
setInterval(() => waitingNow && document.visibilityState === "visible" && sync(), RETRY_MS);
wake().then(tidy, () => {});
