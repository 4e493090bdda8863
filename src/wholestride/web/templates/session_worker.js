// The service worker: the shell from its cache, pages from the network and, without one, from the
// last visit. Messages to the server are not its business: the page's own outbox sends them.
const SHELL = {{ shell | safe }};
const SHELL_CACHE = "shell-{{ version }}";
const PAGES = "pages-1";
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
        names.filter((name) => name.startsWith("shell-") && name !== SHELL_CACHE)
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
  else if (request.mode === "navigate") event.respondWith(page(request, url));
});

async function asset(request) {
  const known = await caches.match(request);
  if (known) return known;
  const answer = await fetch(request);
  if (answer.ok) (await caches.open(SHELL_CACHE)).put(request, answer.clone());
  return answer;
}

async function page(request, url) {
  const cache = await caches.open(PAGES);
  const kept = await cache.match(url.pathname);
  try {
    const answer = await (kept ? inTime(fetch(request)) : fetch(request));
    if (answer.ok && !answer.redirected && (await cache.match(url.pathname))) {
      await cache.put(url.pathname, answer.clone());
    }
    return answer.status >= 500 && kept ? kept : answer;
  } catch {
    return kept ?? notHere();
  }
}

// A server that does not answer is no reason to wait in the gym.
function inTime(answer) {
  return new Promise((resolve, reject) => {
    setTimeout(reject, PATIENCE_MS, new Error("slow"));
    answer.then(resolve, reject);
  });
}

function notHere() {
  const words = "<h1>No signal</h1><p>This page is not on this phone. <a href='/today/'>Today</a> is.";
  const head = "<!doctype html><html lang=en><meta name=viewport content='width=device-width'><title>No signal</title>";
  return new Response(head + words, { status: 503, headers: { "Content-Type": "text/html; charset=utf-8" } });
}
