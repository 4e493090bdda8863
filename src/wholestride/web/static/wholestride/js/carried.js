// The drawings of the pages that a phone carries along: what a page shows, and what its cards and
// their swaps may show.
const CACHE = "drawings";
const OURS = "/drawings/";
const DRAWING = /^(\/drawings\/[^/]+\/)(.+)\.svg$/;
const AT_ONCE = 60;
const HEADERS = {
  "content-type": "image/svg+xml",
  "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
};

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
  const missing = [...wanted].filter((address) => !here.has(address));
  const drawn = missing.filter((address) => DRAWING.test(address));
  for (let first = 0; first < drawn.length; first += AT_ONCE) {
    await carrySome(cache, drawn.slice(first, first + AT_ONCE));
  }
  for (const address of missing) if (!DRAWING.test(address)) await cache.add(address);
  for (const address of here) if (!wanted.has(address)) await cache.delete(address);
}

// One answer brings many drawings: a request for each would take a slow network minutes.
async function carrySome(cache, addresses) {
  const parts = addresses.map((address) => DRAWING.exec(address));
  const at = parts[0][1];
  const names = parts.filter((each) => each[1] === at).map((each) => each[2]);
  const answer = await fetch(`${at}several/?names=${names.join(",")}`);
  if (!answer.ok) throw new Error("the drawings did not come");
  for (const [name, svg] of Object.entries(await answer.json())) {
    await cache.put(`${at}${name}.svg`, new Response(svg, { headers: HEADERS }));
  }
}
