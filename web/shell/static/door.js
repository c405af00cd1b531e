// The counter until another code may be sent; without it the court answers how long to wait.
for (const p of document.querySelectorAll("[data-wait]")) {
  let left = Number(p.dataset.wait);
  const button = document.querySelector("[data-after-wait]");
  if (button) button.disabled = true;
  p.setAttribute("role", "presentation"); // a screen reader need not hear every second
  const tick = () => {
    p.hidden = left <= 0;
    if (left <= 0) {
      if (button) button.disabled = false;
      return;
    }
    p.textContent = p.dataset.text.replace("%s", left);
    left--;
    setTimeout(tick, 1000);
  };
  tick();
}
