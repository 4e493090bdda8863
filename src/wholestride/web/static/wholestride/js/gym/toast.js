// One sentence with an undo; it stays while it has the focus.
const STAYS_MS = 6000;
let ends = 0;

export function toast(words, undoing) {
  const box = document.getElementById("toast");
  const button = box.querySelector("button");
  box.querySelector("span").textContent = words;
  box.hidden = false;
  button.hidden = !undoing;
  button.onclick = async () => {
    box.hidden = true;
    await undoing();
  };
  clearTimeout(ends);
  const hide = () => {
    if (box.matches(":focus-within")) ends = setTimeout(hide, STAYS_MS);
    else box.hidden = true;
  };
  ends = setTimeout(hide, STAYS_MS);
}
