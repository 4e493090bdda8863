// Drag a session to another day with the mouse; the panel that opens is that of its menu.
const FAR = 6; // pixels before a press becomes a drag, so that links stay links

let drag = null;

function cellAt(event) {
  const below = document.elementFromPoint(event.clientX, event.clientY);
  return below && below.closest("[data-day]");
}

function begin() {
  drag.ghost = drag.card.cloneNode(true);
  drag.ghost.classList.add("ghost");
  drag.ghost.setAttribute("aria-hidden", "true");
  drag.ghost.style.width = `${drag.card.offsetWidth}px`;
  document.body.append(drag.ghost);
  drag.card.classList.add("lifted");
  document.body.classList.add("dragging");
}

function follow(event) {
  if (!drag) return;
  const [x, y] = [event.clientX - drag.x, event.clientY - drag.y];
  if (!drag.ghost && Math.hypot(x, y) < FAR) return;
  if (!drag.ghost) begin();
  event.preventDefault();
  drag.ghost.style.transform = `translate(${drag.left + x}px, ${drag.top + y}px) rotate(1deg)`;
  const cell = cellAt(event);
  if (cell !== drag.cell) {
    drag.cell?.classList.remove("over");
    cell?.classList.add("over");
    drag.cell = cell;
  }
}

function end() {
  drag?.ghost?.remove();
  drag?.card.classList.remove("lifted");
  drag?.cell?.classList.remove("over");
  document.body.classList.remove("dragging");
  drag = null;
}

function drop(event) {
  if (!drag) return;
  const { card, ghost } = drag;
  const day = ghost && cellAt(event)?.dataset.day;
  const home = card.closest("[data-day]").dataset.day;
  end();
  if (!ghost) return;
  // The click that follows a drag belongs to the drag.
  addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
  setTimeout(() => day && day !== home && location.assign(`${card.dataset.move}?day=${day}#move`));
}

document.addEventListener("pointerdown", (event) => {
  const card = event.target.closest("[data-move]");
  if (!card || event.button !== 0 || event.pointerType !== "mouse") return;
  if (event.target.closest("summary, button")) return;
  const { left, top } = card.getBoundingClientRect();
  drag = { card, x: event.clientX, y: event.clientY, left, top };
});
document.addEventListener("pointermove", follow);
document.addEventListener("pointerup", drop);
document.addEventListener("pointercancel", end);
document.addEventListener("dragstart", (event) => drag && event.preventDefault());
document.addEventListener("keydown", (event) => event.key === "Escape" && end());

// The panel: choosing a place shows at once what it would change.
const panel = document.getElementById("move");
const places = panel?.querySelector("form.places");
places?.addEventListener("change", () => places.requestSubmit());

// On the phone the panel is a sheet over the week: the week is out of reach meanwhile.
const sheet = matchMedia("(max-width: 959px)");
function cover() {
  if (panel) document.getElementById("board").inert = sheet.matches;
}
sheet.addEventListener("change", cover);
cover();
if (panel && !sheet.matches) panel.scrollIntoView({ block: "nearest" });

// The phone's day list opens at today.
if (!panel && sheet.matches && !location.hash) {
  document.querySelector(".day.today")?.scrollIntoView({ block: "start" });
}
