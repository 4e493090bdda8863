// The drawings of the pages that a phone carries along: what a page shows, and what its cards and
// their swaps may show.
const CACHE = "drawings";
const OURS = "/drawings/";

export function drawingsOf(html) {
  const page = new DOMParser().parseFromString(html, "text/html");
  const found = [...page.querySelectorAll("[src], link[href]")]
    .map((each) => each.getAttribute("src") ?? each.getAttribute("href"))
    .filter((address) => address.startsWith(OURS));
  const data = page.getElementById("session-data");
  return data ? [...found, ...ofCards(JSON.parse(data.textContent))] : found;
}

function ofCards({ cards, drawings }) {
  const rows = cards.flatMap((card) => card.moves.flatMap((move) => move.rows));
  const exercises = new Set(rows.map((row) => row.exercise));
  const inForm = (form) =>
    drawings[form].split(" ").filter((each) => exercises.has(each))
      .map((each) => `${drawings.at}${form}/${each}.svg`);
  return [...inForm("still"), ...inForm("moving")];
}

// What is here is not fetched again; what no page needs any more goes.
export async function carryDrawings(wanted) {
  const cache = await caches.open(CACHE);
  const here = new Set((await cache.keys()).map((request) => new URL(request.url).pathname));
  for (const address of wanted) if (!here.has(address)) await cache.add(address);
  for (const address of here) if (!wanted.has(address)) await cache.delete(address);
}
