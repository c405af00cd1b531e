package journey

import (
	"fmt"
	"testing"

	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestKeyboard goes through the main pages with the keyboard alone: everything is reached, the focus is seen and never hidden.
func TestKeyboard(t *testing.T) {
	t.Parallel()
	c := open(t)
	p := c.person(t, "键盘")
	for _, path := range []string{"/", "/guide", "/guide/venue", "/guide/fee", "/guide/period", "/guide/interest", "/guide/number", "/guide/workday", "/guide/rules?q=第十三条", "/guide/interest?kind=double&principal=104836.96&from=2026-01-01&to=2026-04-11", "/notices", "/data", "/a11y", "/outbox", "/join", "/login", "/login/staff"} {
		p.open(path)
		p.walk()
	}
	p.open("/login")
	p.tab(`mobile`)
	p.keys(buyerMobile)
	p.enter()
	p.tab(`code`)
	p.keys(c.outbox(codeSaid))
	p.enter()
	p.sees("我的事项")
	for _, path := range []string{"/my", "/account", "/messages", "/file"} {
		p.open(path)
		p.walk()
	}
	p.tabTo("开始填写")
	p.enter()
	p.sees("发生了什么纠纷？")
	p.walk()
	p.tab("cause")
	p.keys(" ")
	p.tabTo("选好了，显示下面的问题")
	p.enter()
	p.sees("商品怎样交付？")
	p.walk()
	draft := p.at()
	for _, step := range []string{"me", "defendant", "claims", "facts", "evidence", "consents", "check", "sign"} {
		p.open(draft[:len(draft)-len("kind")] + step)
		p.walk()
	}
	for login, paths := range map[string][]string{"judge1": {"/desk", "/desk/cases"}, "clerk1": {"/clerk", "/clerk/service", "/clerk/mandate", "/clerk/appeal", "/clerk/cases"}, "admin": {"/admin", "/admin/clock", "/admin/audit"}, "enforcer1": {"/enforce"}, "president1": {"/president"}} {
		o := c.person(t, login)
		o.serve(login)
		for _, path := range paths {
			o.open(path)
			o.walk()
		}
	}
}

// focus is what a person at the keyboard sees of the element that has the focus.
type focus struct {
	N      int // of the stops of the page; -1: the page itself
	What   string
	Seen   bool // a ring or another mark shows it
	Hidden bool // something lies over the whole of it, or it is outside the window
}

// stops numbers what the Tab key must reach: of a group of radio buttons only one.
const stops = `(() => {
  const groups = new Set();
  window.journeyStops = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")].filter(e => {
    if (e.disabled || e.tabIndex < 0 || e.type == "hidden" || !e.checkVisibility({visibilityProperty: true})) return false;
    if (e.type == "radio") { const key = e.name + "/" + (e.form?.action ?? ""); if (groups.has(key)) return false; groups.add(key); }
    return true;
  });
  document.body.tabIndex = -1; // Tab goes on from where the focus was: begin at the top
  document.body.focus();
  document.body.removeAttribute("tabindex");
  return journeyStops.length;
})()`

const focused = `(() => {
  const e = document.activeElement;
  if (!e || e == document.body || e == document.documentElement) return {N: -1};
  const marked = x => { const s = getComputedStyle(x); return s.outlineStyle != "none" && parseFloat(s.outlineWidth) >= 2 || s.boxShadow != "none"; };
  const box = e.closest("label") ?? e, r = [...e.getClientRects()].find(r => r.width && r.height) ?? e.getBoundingClientRect();
  const points = [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([a, b]) => document.elementFromPoint(r.x + r.width * a, r.y + r.height * b));
  let n = journeyStops.indexOf(e);
  if (n < 0 && e.type == "radio") n = journeyStops.findIndex(x => x.type == "radio" && x.name == e.name && x.form == e.form);
  return {N: n, What: e.outerHTML.slice(0, 120), Seen: marked(e) || marked(box),
    Hidden: !points.some(x => x && (e.contains(x) || box.contains(x) || x.contains(e) && x != document.body && x.tagName == "LABEL"))};
})()`

// walk presses Tab from the top of the page to its end, at the width of a desk and of a phone.
func (p *person) walk() {
	p.t.Helper()
	for _, px := range []int64{desk, phone} {
		p.width(px)
		all := eval[int](p, stops)
		reached := map[int]bool{}
		for range all + 20 { // a date has a stop for each of its parts
			p.do("press Tab", chromedp.KeyEvent(kb.Tab))
			f := eval[focus](p, focused)
			if f.N < 0 && f.What == "" {
				break
			}
			if !f.Seen {
				p.t.Errorf("%s at %d px: no focus is seen on %s", p.at(), px, f.What)
			}
			if f.Hidden {
				p.t.Errorf("%s at %d px: the focus is hidden on %s", p.at(), px, f.What)
			}
			reached[f.N] = true
		}
		for n := range all {
			if !reached[n] {
				p.t.Errorf("%s at %d px: Tab does not reach %s", p.at(), px, eval[string](p, fmt.Sprintf(`journeyStops[%d].outerHTML.slice(0, 120)`, n)))
			}
		}
	}
	p.width(desk)
}

// tab presses Tab until a field has the focus.
func (p *person) tab(name string) {
	p.t.Helper()
	p.until("field "+name, `document.activeElement?.name == %s`, name)
}

// tabTo presses Tab until something with these words has the focus.
func (p *person) tabTo(words string) {
	p.t.Helper()
	p.until(words, `document.activeElement != document.body && document.activeElement?.innerText?.trim() == %s`, words)
}

func (p *person) until(what, is, arg string) {
	p.t.Helper()
	for range 80 {
		if eval[bool](p, is, arg) {
			return
		}
		p.do("press Tab", chromedp.KeyEvent(kb.Tab))
	}
	p.stuck("Tab does not come to %s", what)
}

func (p *person) keys(text string) {
	p.t.Helper()
	p.do("type", chromedp.KeyEvent(text))
}

// enter presses Enter and waits for the page it brings.
func (p *person) enter() {
	p.t.Helper()
	p.loads("Enter", chromedp.KeyEvent(kb.Enter))
}

// TestLanguages looks at pages for everybody in each language.
func TestLanguages(t *testing.T) {
	t.Parallel()
	c := open(t)
	for _, tag := range []string{"zh-Hant", "en"} {
		p := c.person(t, tag)
		p.open("/language/" + tag)
		for _, path := range []string{"/", "/login", "/guide", "/guide/fee", "/join", "/notices", "/data"} {
			p.open(path)
			if got := eval[string](p, `document.documentElement.lang`); got != tag {
				t.Errorf("%s says it is in %q, asked for %q", path, got, tag)
			}
		}
	}
}
