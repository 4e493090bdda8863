// The outbox: every tap is an event that lies in IndexedDB before anybody says "saved", and it
// counts as sent only when the server said "kept" or "seen" of its uid. An event belongs to the
// runner whose page it was tapped on; it waits here until that runner is back and nobody else sends it.

const BATCH = 50;
const KEEP_DAYS = 45;
const RUNNER = document.documentElement.dataset.runner ?? "";
let opened = null;

// What lies here without a name was tapped before names were kept, by the only runner.
const isMine = (event) => (event.runner ?? RUNNER) === RUNNER;

function database() {
  opened ??= new Promise((resolve, reject) => {
    const request = indexedDB.open("wholestride", 1);
    request.onupgradeneeded = () => {
      const events = request.result.createObjectStore("events", { keyPath: "uid" });
      events.createIndex("session", "session");
      events.createIndex("status", "status");
      request.result.createObjectStore("meta");
    };
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

const answered = (request) =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

const finished = (transaction) =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = resolve;
    transaction.onerror = transaction.onabort = () => reject(transaction.error);
  });

async function stores(mode, ...names) {
  const db = await database();
  return db.transaction(names, mode, mode === "readwrite" ? { durability: "strict" } : undefined);
}

export function newUid() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 15) | 64;
  bytes[8] = (bytes[8] & 63) | 128;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

// The clock on the wall, without an offset, as seasons are written.
export function wallClock(when = new Date()) {
  const local = new Date(when.getTime() - when.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 19);
}

// Resolves when the event is on the disk of this phone. `known` is the highest sequence that the
// page has seen from any device, so that what is tapped later counts as later.
export async function keep(event, known) {
  const transaction = await stores("readwrite", "events", "meta");
  const meta = transaction.objectStore("meta");
  const device = (await answered(meta.get("device"))) ?? newUid();
  const sequence = Math.max((await answered(meta.get("sequence"))) ?? 0, known) + 1;
  meta.put(device, "device");
  meta.put(sequence, "sequence");
  const added = { uid: newUid(), device, sequence, done_at: wallClock(), status: "waiting", runner: RUNNER };
  const kept = { ...event, ...added };
  transaction.objectStore("events").put(kept);
  await finished(transaction);
  return kept;
}

export async function eventsOf(session) {
  const transaction = await stores("readonly", "events");
  const found = await answered(transaction.objectStore("events").index("session").getAll(session));
  return found.filter(isMine);
}

export async function withStatus(status) {
  return (await allWith(status)).filter(isMine);
}

async function allWith(status) {
  const transaction = await stores("readonly", "events");
  return answered(transaction.objectStore("events").index("status").getAll(status));
}

// What waits here for a runner who is not on this page.
export async function ofOthers() {
  const left = [...(await allWith("waiting")), ...(await allWith("refused"))];
  return left.filter((event) => !isMine(event));
}

// Everything of a runner who has deleted the account.
export async function forgetAllOf(runner) {
  for (const status of ["waiting", "refused", "sent"]) {
    for (const event of await allWith(status)) if (event.runner === runner) await forget(event.uid);
  }
}

// An event that the runner has looked at and gives up.
export async function forget(uid) {
  const transaction = await stores("readwrite", "events");
  transaction.objectStore("events").delete(uid);
  await finished(transaction);
}

// A refused event that is to be sent once more.
export async function retry(uid) {
  const transaction = await stores("readwrite", "events");
  const events = transaction.objectStore("events");
  const event = await answered(events.get(uid));
  if (event) events.put({ ...event, status: "waiting" });
  await finished(transaction);
}

async function settle(answers) {
  const transaction = await stores("readwrite", "events");
  const events = transaction.objectStore("events");
  for (const { uid, status, why } of answers) {
    const event = await answered(events.get(uid));
    if (!event) continue;
    if (status === "kept" || status === "seen") events.put({ ...event, status: "sent", why: "" });
    else events.put({ ...event, status: "refused", why });
  }
  await finished(transaction);
}

export async function tidy() {
  const oldest = wallClock(new Date(Date.now() - KEEP_DAYS * 86_400_000));
  const old = (await allWith("sent")).filter((event) => event.done_at < oldest || !isMine(event));
  for (const event of old) await forget(event.uid);
}

// Two pages of one phone take turns.
export function drain() {
  const work = () => drainNow();
  return navigator.locks ? navigator.locks.request("wholestride-outbox", work) : work();
}

async function drainNow() {
  const waiting = (await withStatus("waiting")).sort((one, two) => one.sequence - two.sequence);
  for (let start = 0; start < waiting.length; start += BATCH) {
    const batch = waiting.slice(start, start + BATCH);
    const answer = await send(batch);
    if (answer === null) return;
    await settle(answer);
  }
}

let token = document.querySelector('meta[name="csrf-token"]')?.content ?? "";

// The server's answers; null when it could not be asked, so that everything stays in the outbox.
async function send(batch, again = true) {
  const messages = batch.map(({ status, why, runner, ...message }) => message);
  let response;
  try {
    if (!token) await freshToken();
    response = await fetch("/api/events/", {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-CSRFToken": token, "Wholestride-Runner": RUNNER },
      body: JSON.stringify(messages),
    });
    if (response.ok) return (await response.json()).answers;
  } catch {
    return null;
  }
  if (response.status === 403 && again) {
    token = "";
    return send(batch, false);
  }
  if (response.status >= 500 || [401, 403, 408, 409, 429].includes(response.status)) return null;
  const why = await words(response);
  return batch.map(({ uid }) => ({ uid, status: "refused", why }));
}

async function words(response) {
  try {
    return (await response.json()).why ?? `The server said ${response.status}.`;
  } catch {
    return `The server said ${response.status}.`;
  }
}

async function freshToken() {
  const response = await fetch("/api/pages/", { headers: { "Wholestride-Runner": RUNNER } });
  if (response.ok) token = (await response.json()).token;
}
