// A session that nobody planned: this page lies on the phone without a name of its own, so each
// one gets its name, which holds its day, from its address or here.
import { newUid, wallClock } from "../outbox.js";
import { data, events, refold } from "./store.js";

const FREE = "/session/free/";
const NAME = /^free-(20\d\d-\d\d-\d\d)-[0-9a-f]{8}$/;

export function watchFree() {
  if (location.pathname !== FREE) return;
  const asked = new URLSearchParams(location.search);
  const name = asked.get("id");
  use(NAME.test(name ?? "") ? name : named(asked.get("day") || wallClock().slice(0, 10)));
  document.getElementById("free-day").addEventListener("submit", (event) => {
    event.preventDefault();
    const { day } = event.target.elements;
    if (day.value) location.assign(`${FREE}?id=${named(day.value)}`);
  });
}

const named = (day) => `free-${day}-${newUid().slice(0, 8)}`;

function use(name) {
  if (name !== data.session) {
    events.clear();
    data.session = name;
    data.day = NAME.exec(name)[1];
    refold();
  }
  document.body.dataset.session = name;
  document.getElementById("day").value = data.day;
  history.replaceState(null, "", `${FREE}?id=${name}${location.hash}`);
}
