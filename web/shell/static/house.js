// Small comforts; every page works without them.
addEventListener("DOMContentLoaded", () => {
  document.querySelector("[data-focus]")?.focus();
  for (const f of document.querySelectorAll("form[data-once]")) {
    f.addEventListener("submit", () => setTimeout(() => f.querySelectorAll("button").forEach((b) => (b.disabled = true))));
  }
  for (const b of document.querySelectorAll("[data-print]")) {
    b.hidden = false;
    b.addEventListener("click", () => print());
  }
});
