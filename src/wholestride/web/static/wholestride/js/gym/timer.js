// The rest timer: an end by the clock, kept on the phone, so that sleep and reload cost nothing.

const KEY = "wholestride-rest";
const SETTINGS = "wholestride-rest-settings";
export const read = (key, otherwise) => {
  try {
    return JSON.parse(localStorage.getItem(key)) ?? otherwise;
  } catch {
    return otherwise;
  }
};

export const settings = () => ({ on: true, sound: true, ...read(SETTINGS, {}) });
export const choose = (changed) =>
  localStorage.setItem(SETTINGS, JSON.stringify({ ...settings(), ...changed }));

const parts = {};
for (const id of ["rest", "rest-left", "rest-of", "rest-said", "drain"]) {
  parts[id] = document.getElementById(id);
}
let audio = null;

export function begin(session, seconds, name) {
  if (!settings().on || !seconds) return;
  const rest = read(KEY, null);
  const end = Date.now() + seconds * 1000;
  // In a superset the longer rest of the first exercise goes on under the next one.
  const running = rest?.session === session && rest.end && rest.end > end && !rest.over;
  if (!running) save({ session, end, seconds, name, over: false });
  audio ??= window.AudioContext ? new AudioContext() : null;
  audio?.resume();
}

export function stop() {
  localStorage.removeItem(KEY);
  paint();
}

export function act(what) {
  const rest = read(KEY, null);
  if (!rest) return;
  if (what === "pause") {
    if (rest.left === undefined) save({ ...rest, left: rest.end - Date.now(), end: null });
    else save({ ...rest, end: Date.now() + rest.left, left: undefined });
    return;
  }
  const more = Number(what) * 1000;
  const seconds = Math.max(1, rest.seconds + Number(what));
  if (rest.left !== undefined) save({ ...rest, left: rest.left + more, seconds });
  else save({ ...rest, end: rest.end + more, seconds, over: rest.end + more <= Date.now() });
}

function save(rest) {
  localStorage.setItem(KEY, JSON.stringify(rest));
  paint();
}

export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

export function paint() {
  const rest = read(KEY, null);
  const shown = Boolean(rest) && rest.session === document.body.dataset.session && settings().on;
  parts.rest.hidden = !shown;
  parts.drain.toggleAttribute("hidden", !shown);
  if (!shown) return;
  const left = (rest.left ?? rest.end - Date.now()) / 1000;
  const over = left <= 0;
  parts["rest-left"].textContent = over ? `+${clock(Math.floor(-left))}` : clock(Math.ceil(left));
  parts["rest-of"].textContent = over ? "rest over" : `of ${clock(rest.seconds)} rest`;
  parts.drain.firstElementChild.setAttribute(
    "width", over ? 100 : Math.max(0, Math.min(100, (left / rest.seconds) * 100)).toFixed(1),
  );
  const pause = parts.rest.querySelector('[data-rest="pause"]');
  pause.setAttribute("aria-label", rest.left === undefined ? "Pause the timer" : "Go on");
  pause.setAttribute("aria-pressed", String(rest.left !== undefined));
  if (over && !rest.over && rest.left === undefined) ring(rest, left);
}

function ring(rest, left) {
  localStorage.setItem(KEY, JSON.stringify({ ...rest, over: true }));
  parts["rest-said"].textContent = "Rest is over.";
  if (!settings().sound || left < -5) return;
  navigator.vibrate?.([200, 100, 200]);
  if (audio) beep();
}

export function beep() {
  audio ??= window.AudioContext ? new AudioContext() : null;
  if (!audio || !settings().sound) return;
  const tone = audio.createOscillator();
  const volume = audio.createGain();
  tone.frequency.value = 880;
  volume.gain.setValueAtTime(0.25, audio.currentTime);
  volume.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + 0.6);
  tone.connect(volume).connect(audio.destination);
  tone.start();
  tone.stop(audio.currentTime + 0.6);
}

setInterval(paint, 250);
document.addEventListener("visibilitychange", paint);
