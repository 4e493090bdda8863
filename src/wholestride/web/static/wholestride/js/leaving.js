// Before somebody leaves: what this phone has not sent yet, and where it stays.
document.addEventListener("outbox", ({ detail }) => {
  const number = detail.waiting.length + detail.refused.length;
  const said = document.getElementById("unsent");
  said.hidden = !number;
  const them = number === 1 ? "1 entry is" : `${number} entries are`;
  said.textContent = `${them} not sent yet. Sign out later, or sign in here again to send ${number === 1 ? "it" : "them"}.`;
});
