// Files are dropped on the field, and what is being read shows how far it is.
const EVERY_MS = 2000;
const field = document.querySelector(".drop");
const chosen = field.querySelector("input");

field.addEventListener("dragover", (event) => {
  event.preventDefault();
  field.classList.add("over");
});
field.addEventListener("dragleave", () => field.classList.remove("over"));
field.addEventListener("drop", (event) => {
  field.classList.remove("over");
  if (!event.dataTransfer.files.length) return;
  event.preventDefault();
  chosen.files = event.dataTransfer.files;
});

const here = () => document.getElementById("uploads");

async function look() {
  try {
    const answer = await fetch(location.pathname);
    if (!answer.ok || answer.redirected) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const news = page.getElementById("uploads");
    if (!("waits" in news.dataset)) {
      location.reload();
      return;
    }
    if (!here().contains(document.activeElement)) here().replaceWith(news);
  } catch {
    // without a signal the next look may find one
  }
  setTimeout(look, EVERY_MS);
}

if ("waits" in here().dataset) setTimeout(look, EVERY_MS);
