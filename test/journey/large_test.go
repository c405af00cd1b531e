package journey

import (
	"strings"
)

// large inspects the page with text of twice the size, as a person sets it in the browser: nothing runs out of the
// window, nothing is cut off, no text lies over other text.
func (p *person) large(px int64) {
	p.t.Helper()
	p.width(px)
	eval[bool](p, `(document.documentElement.style.fontSize = "2em", true)`)
	if w := eval[int64](p, `document.scrollingElement.scrollWidth`); w > px {
		p.t.Errorf("%s: %s is %d px wide at %d px with large text: %s", p.who, p.at(), w, px, eval[string](p, widest))
	}
	if cut := eval[[]string](p, cutOff); len(cut) > 0 {
		p.t.Errorf("%s: %s at %d px with large text is cut off: %s", p.who, p.at(), px, strings.Join(cut, " | "))
	}
	if over := eval[[]string](p, overlapping); len(over) > 0 {
		p.t.Errorf("%s: %s at %d px with large text overlaps: %s", p.who, p.at(), px, strings.Join(over, " | "))
	}
	p.shotAs(px, "large")
	eval[bool](p, `(document.documentElement.style.fontSize = "", true)`)
}

// cutOff lists elements whose words do not fit and cannot be scrolled to.
const cutOff = `(() => {
  const hidden = e => { for (; e; e = e.parentElement) if (getComputedStyle(e).clipPath != "none") return true; return false; };
  return [...document.body.querySelectorAll("*")].filter(e => {
  if (!e.checkVisibility({visibilityProperty: true}) || e.closest(".vh, svg, .skip, select") || hidden(e) || !e.innerText?.trim()) return false;
  const s = getComputedStyle(e), hides = v => v == "hidden" || v == "clip";
  return hides(s.overflowX) && e.scrollWidth > e.clientWidth + 1 || hides(s.overflowY) && e.scrollHeight > e.clientHeight + 1;
}).slice(0, 3).map(e => e.outerHTML.slice(0, 120));
})()`

// overlapping lists pairs of words that lie over each other; what sticks to the edge of the window may.
const overlapping = `(() => {
  const found = [], walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let n; n = walker.nextNode();) {
    const e = n.parentElement;
    if (!n.data.trim() || !e.checkVisibility({visibilityProperty: true}) || e.closest(".vh, .skip, svg, select, script, style, .acts.stick, .stickbar")) continue;
    const r = document.createRange();
    r.selectNodeContents(n);
    for (let b of r.getClientRects()) {
      let seen = {left: b.left, right: b.right, top: b.top, bottom: b.bottom};
      for (let a = e; a && a != document.body; a = a.parentElement) { // what is scrolled away or clipped is not seen
        const s = getComputedStyle(a), box = a.getBoundingClientRect();
        if (s.clipPath != "none") seen.right = seen.left;
        if (s.overflowX != "visible") { seen.left = Math.max(seen.left, box.left); seen.right = Math.min(seen.right, box.right); }
        if (s.overflowY != "visible") { seen.top = Math.max(seen.top, box.top); seen.bottom = Math.min(seen.bottom, box.bottom); }
      }
      seen.height = seen.bottom - seen.top;
      if (seen.right - seen.left > 2 && seen.height > 2) found.push([seen, e, n.data.trim().slice(0, 30)]);
    }
  }
  const out = [];
  for (let i = 0; i < found.length; i++) for (let j = i + 1; j < found.length; j++) {
    const [a, ea, ta] = found[i], [b, eb, tb] = found[j];
    if (ea == eb) continue;
    const x = Math.min(a.right, b.right) - Math.max(a.left, b.left), y = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (x > 4 && y > Math.min(a.height, b.height) / 3) out.push(ta + " / " + tb);
  }
  return out.slice(0, 3);
})()`
