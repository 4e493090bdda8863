// An element with its words.
export function made(tag, text, kind = "") {
  const element = document.createElement(tag);
  element.textContent = text;
  if (kind) element.className = kind;
  return element;
}

export function button(words, kind, act) {
  const element = made("button", words, kind);
  element.type = "button";
  element.addEventListener("click", act);
  return element;
}
