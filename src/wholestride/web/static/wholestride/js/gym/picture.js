// The drawing of the exercise in view; it moves when it is asked to, and not for who wants less
// motion.
import { data, isDone } from "./store.js";

const still = new Set(data.drawings.still.split(" "));
const moving = new Set(data.drawings.moving.split(" "));
const calm = matchMedia("(prefers-reduced-motion: reduce)");
const address = (form, exercise) => `${data.drawings.at}${form}/${exercise}.svg`;

// Of a warm-up the movement that comes next.
function pictured(move, rows) {
  const named = rows.filter((row) => row.label);
  if (!named.length) return move;
  const { exercise, label } = named.find((row) => !isDone(row)) ?? named.at(-1);
  return { exercise, name: label };
}

export function paintPicture(place, move, rows) {
  const { exercise, name } = pictured(move, rows);
  if (place.dataset.of === exercise) return;
  place.dataset.of = exercise;
  const image = place.querySelector("img");
  const button = place.querySelector("button");
  image.alt = name;
  button.hidden = calm.matches || !moving.has(exercise);
  button.setAttribute("aria-pressed", "false");
  show(place, still.has(exercise) ? address("still", exercise) : "");
  if (image.complete && !image.naturalWidth) missing(place);
}

// What does not come in motion stays still; what does not come at all is left out.
function missing(place) {
  const button = place.querySelector(".motion");
  const moved = button.getAttribute("aria-pressed") === "true";
  button.setAttribute("aria-pressed", "false");
  button.hidden = true;
  show(place, moved ? address("still", place.dataset.of) : "");
}

// Where a drawing is not there, or not on this phone, the floor line stands in for it.
function show(place, source) {
  const image = place.querySelector("img");
  if (source && image.getAttribute("src") !== source) image.src = source;
  image.hidden = !source;
  place.querySelector(".not-drawn").toggleAttribute("hidden", Boolean(source));
}

export function watchPictures(middle) {
  middle.addEventListener("click", (event) => {
    const button = event.target.closest(".motion");
    if (!button) return;
    const moves = button.getAttribute("aria-pressed") !== "true";
    button.setAttribute("aria-pressed", String(moves));
    const place = button.parentElement;
    show(place, address(moves ? "moving" : "still", place.dataset.of));
  });
  middle.addEventListener("error", (event) => {
    if (event.target.matches?.(".draw img")) missing(event.target.parentElement);
  }, true);
}
