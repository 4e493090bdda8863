// What stands in a session: the newest event of every place, whatever device it came from.
// The same rules as on the server; nothing here touches the page.

const setKey = (event) =>
  [event.exercise, event.set_number, event.side ?? "both", Boolean(event.is_warm_up)].join("|");
export const rowKey = (row) => [row.exercise, row.number, row.side, row.warm_up].join("|");

const place = (event) =>
  event.kind === "set-done" || event.kind === "set-undone"
    ? `set|${setKey(event)}`
    : `${event.kind}|${event.exercise ?? ""}`;

const plain = (uid) => uid.replaceAll("-", "");

export function fold(events) {
  const newest = new Map();
  const order = (one, two) =>
    one.sequence - two.sequence || (plain(one.uid) < plain(two.uid) ? -1 : 1);
  for (const event of [...events].sort(order)) newest.set(place(event), event);
  const state = { done: new Map(), swapped: new Map(), out: new Set(), minutes: 0, note: "" };
  for (const event of newest.values()) {
    if (event.kind === "set-done") state.done.set(setKey(event), event);
    else if (event.kind === "swapped") state.swapped.set(event.exercise, event.note ?? "");
    else if (event.kind === "left-out" && event.note) state.out.add(event.exercise);
    else if (event.kind === "shortened") state.minutes = Number(event.note) || 0;
    else if (event.kind === "finished") state.finished = event;
    else if (event.kind === "note") state.note = event.note ?? "";
  }
  return state;
}

export const highest = (events) => events.reduce((most, event) => Math.max(most, event.sequence), 0);

export const moveOf = (card, state) =>
  card.moves.find((move) => move.exercise === state.swapped.get(card.key)) ?? card.moves[0];

const stays = (row, kept) => !kept || (kept[row.line] ?? 0) >= Math.max(row.nth, 1);

export function rowsOf(card, state, short) {
  const kept = short.kept[state.minutes];
  const out = state.out.has(card.key);
  return moveOf(card, state).rows.filter(
    (row) => state.done.has(rowKey(row)) || (!out && stays(row, kept)),
  );
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
    (row) => !state.done.has(rowKey(row)) && stays(row, short.kept[length]),
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
