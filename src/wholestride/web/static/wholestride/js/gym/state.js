// What stands in a session: the newest event of every place, whatever device it came from.
// The same rules as on the server; nothing here touches the page.
import { verdictOf } from "./readiness.js";

export const setKey = (event) =>
  [event.exercise, event.set_number, event.side ?? "both", Boolean(event.is_warm_up)].join("|");
export const rowKey = (row) => [row.exercise, row.number, row.side, row.warm_up].join("|");

const ofSet = (event) => event.kind === "set-done" || event.kind === "set-undone";
export const placeOf = (event) =>
  ofSet(event) ? `set|${setKey(event)}` : `${event.kind}|${event.exercise ?? ""}`;

const CONTESTED = ["set-done", "set-undone", "note", "finished"];
const plain = (uid) => uid.replaceAll("-", "");
const inOrder = (one, two) =>
  one.sequence - two.sequence || (plain(one.uid) < plain(two.uid) ? -1 : 1);

// The values that stand in every place: one, or several where two devices did not know of each
// other. A value stands until an event that has seen it, or does not tell, comes after it.
function standing(events) {
  const found = new Map();
  for (const event of [...events].sort(inOrder)) {
    const place = placeOf(event);
    const covered = event.seen?.split(" ");
    const before = covered && CONTESTED.includes(event.kind)
      ? (found.get(place) ?? []).filter((each) => !covered.includes(each.uid))
      : [];
    found.set(place, [...before, event]);
  }
  return found;
}

const valueOf = (event) =>
  event.kind === "set-undone"
    ? "open"
    : JSON.stringify(["reps", "load_grams", "seconds", "metres", "rir", "srpe", "note"]
        .map((name) => event[name] ?? null));

export function fold(events) {
  const all = standing(events);
  const state = {
    done: new Map(), swapped: new Map(), out: new Set(), added: new Map(), minutes: 0, note: "",
    place: "", verdict: "", check_in: null, standing: all, contested: [],
  };
  for (const values of all.values()) {
    const event = values.at(-1);
    if (new Set(values.map(valueOf)).size > 1) state.contested.push(values);
    take(state, event);
  }
  return state;
}

function take(state, event) {
  if (event.kind === "set-done") state.done.set(setKey(event), event);
  else if (event.kind === "swapped") state.swapped.set(event.exercise, event.note ?? "");
  else if (event.kind === "left-out" && event.note) state.out.add(event.exercise);
  else if (event.kind === "shortened") state.minutes = Number(event.note) || 0;
  else if (event.kind === "finished") state.finished = event;
  else if (event.kind === "note") state.note = event.note ?? "";
  else if (event.kind === "added") state.added.set(event.exercise, event.set_number ?? 0);
  else if (event.kind === "placed") state.place = event.note ?? "";
  else if (event.kind === "check-in") {
    state.check_in = JSON.parse(event.note);
    state.verdict = verdictOf(state.check_in).verdict;
  }
}

export const highest = (events) => events.reduce((most, event) => Math.max(most, event.sequence), 0);

export const isPossible = (move, state) => !state.place || state.place in move.racks;

// What was chosen, else the first that the place allows.
export function moveOf(card, state) {
  const chosen = card.moves.find((move) => move.exercise === state.swapped.get(card.key));
  const order = chosen ? [chosen, ...card.moves] : card.moves;
  return order.find((move) => isPossible(move, state)) ?? card.moves[0];
}

// What was added stays whatever is left out.
const stays = (row, kept) => !kept || row.line < 0 || (kept[row.line] ?? 0) >= Math.max(row.nth, 1);

const wanted = (row, state, short, minutes = state.minutes) =>
  stays(row, short.kept[minutes]) && stays(row, short.light[state.verdict]);

export function rowsOf(card, state, short) {
  const move = moveOf(card, state);
  const isDone = (row) => state.done.has(rowKey(row));
  // Sets that were done with another exercise, before or after a swap.
  const before = card.moves.filter((each) => each !== move).flatMap((each) => each.rows.filter(isDone));
  const instead = new Set(before.filter((row) => !row.warm_up).map((row) => `${row.line}|${row.nth}`));
  const out = state.out.has(card.key);
  const rows = move.rows.filter((row) =>
    isDone(row) || (!out && !instead.has(`${row.line}|${row.nth}`) && wanted(row, state, short)));
  return [...before, ...rows];
}

// Every row with its card in the order in which they are done; supersets alternate.
export function inTurn(cards, state, short) {
  const order = [];
  for (let index = 0; index < cards.length; ) {
    let end = index + 1;
    while (cards[index].superset && cards[end]?.superset === cards[index].superset) end += 1;
    const pairs = [];
    for (let at = index; at < end; at += 1) {
      for (const row of rowsOf(cards[at], state, short)) pairs.push({ at, row });
    }
    if (end - index > 1) pairs.sort((one, two) => one.row.nth - two.row.nth);
    order.push(...pairs);
    index = end;
  }
  return order;
}

export const coming = (order, state) => order.find(({ row }) => !state.done.has(rowKey(row)));

function left(card, state, short, length) {
  if (state.out.has(card.key)) return [];
  return moveOf(card, state).rows.filter(
    (row) => !state.done.has(rowKey(row)) && wanted(row, state, short, length),
  );
}

const secondsOf = (rows, short) =>
  Math.floor((rows.reduce((sum, row) => sum + row.seconds, 0) * short.percent) / 100);

// The most of what is still to do that fits into so many minutes.
export function shortForm(cards, state, short, minutes) {
  const total = (length) =>
    secondsOf(cards.flatMap((card) => left(card, state, short, length)), short);
  const lengths = Object.keys(short.kept).map(Number).sort((one, two) => one - two);
  const choice = lengths.filter((length) => total(length) <= minutes * 60).at(-1) ?? lengths[0] ?? 0;
  const keeps = [];
  const out = [];
  for (const card of cards) {
    const rows = left(card, state, short, choice);
    const { name } = moveOf(card, state);
    if (rows.length) {
      const sets = new Set(rows.map((row) => `${row.exercise}|${row.number}|${row.warm_up}`)).size;
      keeps.push({ name, sets, minutes: Math.max(1, Math.round(secondsOf(rows, short) / 60)) });
    } else if (left(card, state, short, 0).length) out.push(name);
  }
  return { choice, minutes: Math.max(1, Math.ceil(total(choice) / 60)), keeps, out };
}

// What pain of a number asks for: go on, one step easier, or stop (rules INJ13 and A08).
export function painAct(rule, pain) {
  if (pain >= 6) return "stop";
  return rule === "INJ13" && pain >= 4 ? "easier" : "go on";
}
