// Passkeys: a form with data-passkey asks this device for a key and sends what it answers. Without
// passkeys on this device the form stays hidden, and the other ways in are there.

const bytes = (text) =>
  Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (sign) => sign.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const keys = (list) => list?.map((key) => ({ ...key, id: bytes(key.id) }));

function creation(options) {
  const { challenge, user, excludeCredentials, authenticatorSelection } = options.publicKey;
  const selection = { ...authenticatorSelection };
  selection.residentKey = selection.userVerification = "required";
  selection.requireResidentKey = true;
  return {
    ...options.publicKey,
    challenge: bytes(challenge),
    user: { ...user, id: bytes(user.id) },
    excludeCredentials: keys(excludeCredentials),
    authenticatorSelection: selection,
  };
}

function request(options) {
  const { challenge, allowCredentials } = options.publicKey;
  return { ...options.publicKey, challenge: bytes(challenge), allowCredentials: keys(allowCredentials) };
}

function plain(credential) {
  const { response } = credential;
  const said = { clientDataJSON: text(response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[name]) said[name] = text(response[name]);
  }
  if (response.getTransports) said.transports = response.getTransports();
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: said,
  };
}

let waiting = null;

async function ask(kind, form, more = {}) {
  waiting?.abort();
  waiting = new AbortController();
  const options = await optionsOf(kind, form);
  const asked = { signal: waiting.signal, ...more };
  return kind === "make"
    ? navigator.credentials.create({ publicKey: creation(options.creation_options), ...asked })
    : navigator.credentials.get({ publicKey: request(options.request_options), ...asked });
}

async function optionsOf(kind, form) {
  if (kind !== "sign-in") return JSON.parse(document.getElementById("passkey-data").textContent);
  const headers = { Accept: "application/json", "X-Requested-With": "XMLHttpRequest" };
  const answer = await fetch(form.action, { headers });
  if (!answer.ok) throw new Error("The server did not answer. Try again.");
  return answer.json();
}

function send(form, credential) {
  form.elements.credential.value = JSON.stringify(plain(credential));
  form.submit();
}

const WORDS = {
  InvalidStateError: "This device has a passkey for the account already.",
  NotAllowedError: "No passkey was used. Try again, or take another way in.",
  SecurityError: "Passkeys need this page under its own name, with TLS.",
};

function refuse(form, problem) {
  const said = form.querySelector("[role=alert]");
  said.textContent = WORDS[problem.name] ?? "That did not work. Try again, or take another way in.";
  said.hidden = false;
}

async function submitted(event, kind, form) {
  event.preventDefault();
  try {
    send(form, await ask(kind, form));
  } catch (problem) {
    if (problem.name !== "AbortError") refuse(form, problem);
  }
}

// The browser offers passkeys in the field of the address, where it can.
async function offer(form) {
  if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  try {
    send(form, await ask("sign-in", form, { mediation: "conditional" }));
  } catch {
    // The button is still there.
  }
}

if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll("[data-passkey]")) {
    const kind = form.dataset.passkey;
    form.hidden = false;
    if (kind === "offer") continue;
    form.addEventListener("submit", (event) => submitted(event, kind, form));
    if (kind === "sign-in") offer(form);
  }
}
document.documentElement.dataset.passkeys = "ready";
