// Comforts on the pages of the parties; every page works without them.
document.documentElement.classList.add("js");
addEventListener("DOMContentLoaded", () => {
  // Fields of a claim show when the claim is ticked.
  const ticks = document.querySelectorAll('input[name="claims"][type="checkbox"]');
  const fold = () => ticks.forEach((t) => {
    const box = document.querySelector(`[data-for="${t.value}"]`);
    if (box) box.hidden = !t.checked;
  });
  ticks.forEach((t) => t.addEventListener("change", fold));
  fold();
  // The estimate follows the amounts.
  const note = document.querySelector("[data-estimate]");
  const form = note?.closest("form");
  let wait;
  form?.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(async () => {
      const q = new URLSearchParams(new FormData(form));
      try {
        const r = await fetch(`${note.dataset.estimate}?${q}`, { headers: { Accept: "text/html" } });
        if (r.ok) note.innerHTML = await r.text();
      } catch { /* the button computes it too */ }
    }, 300);
  });
  // A whole date pasted into the first box spreads over the three.
  document.querySelectorAll(".ymd").forEach((box) => {
    const [y, m, d] = box.querySelectorAll("input");
    y.addEventListener("paste", (e) => {
      const hit = e.clipboardData.getData("text").match(/(\d{4})\D+(\d{1,2})\D+(\d{1,2})/);
      if (!hit) return;
      e.preventDefault();
      [y.value, m.value, d.value] = hit.slice(1);
    });
  });
});
