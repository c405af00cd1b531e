// A field to sign in with a pen, a finger or a mouse. Strokes are kept as points in a hidden field; a page without this
// script takes the typed name instead.
addEventListener("DOMContentLoaded", () => {
  for (const box of document.querySelectorAll("[data-signing]")) {
    box.querySelectorAll("[data-needs-script]").forEach((x) => (x.hidden = false));
    const radios = [...box.querySelectorAll('input[type="radio"]')];
    const fold = () => {
      const way = radios.find((r) => r.checked)?.value;
      box.querySelectorAll("[data-way]").forEach((x) => (x.hidden = x.dataset.way !== way));
    };
    radios.forEach((r) => r.addEventListener("change", fold));
    fold();
    pad(box.querySelector("canvas"), box);
  }
});

function pad(canvas, box) {
  const kept = canvas.parentElement.querySelector('input[type="hidden"]');
  const say = box.querySelector("[data-say]");
  const most = { strokes: +canvas.dataset.strokes, points: +canvas.dataset.points };
  const pen = canvas.getContext("2d");
  let strokes = [];
  try {
    strokes = JSON.parse(kept.value).s ?? [];
  } catch { /* nothing was drawn yet */ }
  let now = null;

  const line = (s) => {
    pen.beginPath();
    pen.moveTo(s[0][0], s[0][1]);
    s.length > 1 ? s.slice(1).forEach(([x, y]) => pen.lineTo(x, y)) : pen.lineTo(s[0][0] + 1, s[0][1]);
    pen.stroke();
  };
  const draw = () => {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    pen.strokeStyle = "#111";
    pen.lineWidth = 9;
    pen.lineCap = pen.lineJoin = "round";
    strokes.forEach((s) => s.length && line(s));
  };
  const points = () => strokes.reduce((n, s) => n + s.length, 0);
  const keep = () => {
    kept.value = strokes.length ? JSON.stringify({ w: canvas.width, h: canvas.height, s: strokes }) : "";
    say.textContent = strokes.length ? `${say.dataset.some} ${strokes.length}` : say.dataset.none;
  };
  const at = (e) => {
    const r = canvas.getBoundingClientRect();
    const within = (v, side) => Math.max(0, Math.min(side, Math.round(v)));
    return [within(((e.clientX - r.left) * canvas.width) / r.width, canvas.width), within(((e.clientY - r.top) * canvas.height) / r.height, canvas.height)];
  };

  canvas.addEventListener("pointerdown", (e) => {
    if (now || e.button > 0) return;
    if (strokes.length >= most.strokes || points() >= most.points) {
      say.textContent = say.dataset.full;
      return;
    }
    e.preventDefault();
    canvas.setPointerCapture(e.pointerId);
    now = { id: e.pointerId, s: [at(e)] };
    strokes.push(now.s);
    draw();
  });
  canvas.addEventListener("pointermove", (e) => {
    if (!now || e.pointerId !== now.id) return;
    const seen = e.getCoalescedEvents?.() ?? [];
    for (const x of seen.length ? seen : [e]) {
      const p = at(x), [a, b] = now.s.at(-1);
      if (Math.hypot(p[0] - a, p[1] - b) < 4 || points() >= most.points) continue;
      now.s.push(p);
    }
    draw();
  });
  const lift = (e) => {
    if (!now || e.pointerId !== now.id) return;
    now = null;
    keep();
  };
  canvas.addEventListener("pointerup", lift);
  canvas.addEventListener("pointercancel", lift);
  box.querySelector("[data-undo]").addEventListener("click", () => {
    strokes.pop();
    draw();
    keep();
  });
  box.querySelector("[data-clear]").addEventListener("click", () => {
    strokes = [];
    draw();
    keep();
  });
  draw();
  keep();
}
