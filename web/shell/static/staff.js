// Comforts of the staff pages. Every page works without them.
addEventListener("DOMContentLoaded", () => {
  keys();
  picks();
  quotes();
});

// J and K move through a table, X ticks, / finds, ? explains. Enter opens because the focus is on the link.
// Single keys can be switched off (WCAG 2.1.4), and never act in a field or while an input method composes.
function keys() {
  const name = "yunting.keys";
  const on = () => localStorage.getItem(name) !== "off";
  const box = document.querySelector("[data-keyson]");
  if (box) {
    box.closest("[data-keyswitch]").hidden = false;
    box.checked = on();
    box.addEventListener("change", () => localStorage.setItem(name, box.checked ? "on" : "off"));
  }
  const rows = [...document.querySelectorAll("table[data-keys] tbody tr")].filter((r) => r.querySelector("a.caseno"));
  const current = () => rows.findIndex((r) => r.contains(document.activeElement));
  const go = (i) => {
    const r = rows[Math.min(Math.max(i, 0), rows.length - 1)];
    if (!r) return;
    for (const x of rows) x.classList.toggle("cur", x === r);
    r.querySelector("a.caseno").focus();
    r.scrollIntoView({ block: "nearest" });
  };
  addEventListener("keydown", (e) => {
    const t = e.target;
    if (!on() || e.isComposing || e.keyCode === 229 || e.ctrlKey || e.metaKey || e.altKey) return;
    if (t.isContentEditable || /^(TEXTAREA|SELECT)$/.test(t.tagName) || (t.tagName === "INPUT" && !/^(checkbox|radio)$/.test(t.type))) return;
    const at = current() >= 0 ? current() : rows.findIndex((r) => r.classList.contains("cur"));
    switch (e.key) {
      case "j": case "J": go(at + 1); break;
      case "k": case "K": go(at < 0 ? 0 : at - 1); break;
      case "x": case "X": {
        const c = rows[at]?.querySelector("input[name=pick]");
        if (!c) return;
        c.checked = !c.checked;
        c.dispatchEvent(new Event("change", { bubbles: true }));
        break;
      }
      case "/": (document.getElementById("jump")?.offsetParent ? document.getElementById("jump") : document.getElementById("q"))?.focus(); break;
      case "?": {
        const help = document.querySelector("[data-keyhelp]");
        if (!help) return;
        help.tabIndex = -1;
        help.focus();
        help.scrollIntoView({ block: "nearest" });
        break;
      }
      default: return;
    }
    e.preventDefault();
  });
  for (const a of document.querySelectorAll("table[data-keys] a.caseno")) a.setAttribute("aria-keyshortcuts", "J K Enter");
}

// The box above a list ticks every row and says how many are ticked.
function picks() {
  for (const f of document.querySelectorAll("form[data-pick]")) {
    const all = f.querySelector("[data-all]"), says = f.querySelector("[data-picked]"), rows = [...f.querySelectorAll("input[name=pick]")];
    const none = says.textContent;
    const tell = () => {
      const n = rows.filter((r) => r.checked).length;
      all.checked = n === rows.length;
      all.indeterminate = n > 0 && n < rows.length;
      says.textContent = n ? all.dataset.say.replace("%d", n) : none;
    };
    all.addEventListener("change", () => { for (const r of rows) r.checked = all.checked; tell(); });
    f.addEventListener("change", (e) => { if (e.target !== all) tell(); });
  }
}

// A quotation goes to where the judge was writing.
function quotes() {
  const areas = [...document.querySelectorAll("textarea[data-quotes]")];
  if (!areas.length) return;
  let last = document.getElementById("reasons") ?? areas[0];
  for (const a of areas) a.addEventListener("focus", () => (last = a));
  for (const h of document.querySelectorAll("[data-quotehint]")) h.hidden = false;
  for (const b of document.querySelectorAll("[data-quote]")) {
    b.hidden = false;
    b.addEventListener("click", () => {
      last.setRangeText(b.dataset.quote, last.selectionStart, last.selectionEnd, "end");
      last.focus();
    });
  }
  const form = document.querySelector("form[data-draft]");
  let changed = false;
  form.addEventListener("input", () => (changed = true));
  form.addEventListener("submit", () => (changed = false));
  addEventListener("beforeunload", (e) => { if (changed) e.preventDefault(); });
  addEventListener("keydown", (e) => {
    if ((e.ctrlKey || e.metaKey) && e.key === "s" && !e.isComposing) {
      e.preventDefault();
      form.requestSubmit(form.querySelector("[value=save]"));
    }
  });
}
