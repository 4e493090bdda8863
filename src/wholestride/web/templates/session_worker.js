// The service worker: the shell from its cache, pages from the network and, without one, from the
// last visit of the same runner: pages of somebody who left are gone. Messages to the server are not
// its business: the page's own outbox sends them.
const SHELL = {{ shell | safe }};
const NO_SIGNAL = {% set page %}{% include "no_signal.html" %}{% endset %}{{ page | tojson }};
const SHELL_CACHE = "shell-{{ version }}";
const WHO = "who";
const pagesOf = (runner) => `pages-of-${runner}`;
const PATIENCE_MS = 4000;

self.addEventListener("install", (event) => {
  event.waitUntil(
    caches.open(SHELL_CACHE).then((cache) => cache.addAll(SHELL)).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(
        names.filter((name) => (name.startsWith("shell-") && name !== SHELL_CACHE) || name === "pages-1")
          .map((name) => caches.delete(name)),
      ))
      .then(() => self.clients.claim()),
  );
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(asset(request));
  else if (url.pathname.startsWith("/drawings/")) event.respondWith(drawing(request));
  else if (request.mode === "navigate") event.respondWith(page(request, url));
});

async function asset(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(SHELL_CACHE)).put(request, answer.clone());
  return answer;
}

// Drawings are carried along by the page; the browser keeps the others by itself.
const drawing = async (request) => (await caches.match(request)) ?? fetch(request);

async function page(request, url) {
  const runner = await lastRunner();
  const kept = runner ? await (await caches.open(pagesOf(runner))).match(url.pathname) : undefined;
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request));
    await look(answer, url, runner);
    return answer.status >= 500 && kept ? kept : answer;
  } catch {
    return kept ?? notHere();
  }
}

// Every page of the server says whose it is; a redirect or somebody else's answer says nothing.
async function look(answer, url, before) {
  const runner = answer.headers.get("Wholestride-Runner");
  if (runner === null || answer.status >= 500) return;
  if (runner !== before) await nowIs(runner, before);
  if (!runner || !answer.ok || answer.redirected) return;
  const cache = await caches.open(pagesOf(runner));
  if (await cache.match(url.pathname)) await cache.put(url.pathname, answer.clone());
}

async function lastRunner() {
  const said = await (await caches.open(WHO)).match("/");
  return said ? said.text() : "";
}

async function nowIs(runner, before) {
  await (await caches.open(WHO)).put("/", new Response(runner));
  if (before) await caches.delete(pagesOf(before));
}

// A server that does not answer is no reason to wait in the gym.
function inTime(answer) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS, new Error("slow"));
    answer.then(resolve, reject);
  });
}

function notHere() {
  return new Response(NO_SIGNAL, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
