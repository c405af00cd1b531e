package journey

import (
	"context"
	"strings"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
)

// spot is where something to click is.
type spot struct {
	X, Y    float64
	Why     string // why it cannot be clicked
	Covered string // what lies over it
}

// find is the script that looks for something with a text and brings it into view.
const find = `(() => {
  const [text, inside] = [%s, %s], norm = s => s.replace(/\s+/g, " ").trim();
  const roots = [...document.querySelectorAll(inside)];
  const all = roots.flatMap(r => [...r.querySelectorAll("button, a[href], summary, label")]).filter(e => !e.disabled && e.tabIndex > -1 || e.tagName == "LABEL")
    .filter(e => e.checkVisibility({visibilityProperty: true}) && e.getClientRects().length);
  const is = e => [norm(e.innerText), norm(e.getAttribute("aria-label") || "")];
  const el = all.find(e => is(e).includes(text)) || all.find(e => is(e).some(s => s.startsWith(text))) || all.find(e => is(e).some(s => s.includes(text)));
  if (!el) return {Why: "not there; there are: " + all.map(e => norm(e.innerText)).filter(s => s).join(" | ")};
  return (%s)(el);
})()`

// aim brings an element into view and tells where to click and whether something lies over it.
const aim = `el => {
  el.scrollIntoView({block: "center", inline: "nearest", behavior: "instant"});
  const r = [...el.getClientRects()].find(r => r.width && r.height);
  if (!r) return {Why: "it has no size"};
  const x = r.x + Math.min(r.width / 2, 60), y = r.y + Math.min(r.height / 2, 200);
  const top = document.elementFromPoint(x, y);
  const covered = top && (el.contains(top) || top.contains(el) && top.tagName == "LABEL" || top.closest("label")?.contains(el)) ? "" : "covered by " + (top ? top.outerHTML.slice(0, 120) : "nothing: outside the window");
  return {X: x, Y: y, Covered: covered};
}`

// spot finds where to click, once the page stands still: a jump to an anchor may still move it.
func (p *person) spot(text, inside string) (s spot) {
	p.t.Helper()
	script := strings.Replace(find, "(%s)(el)", "("+aim+")(el)", 1)
	for was := (spot{X: -1}); s != was; time.Sleep(20 * time.Millisecond) {
		if s.X != 0 {
			was = s
		}
		s = eval[spot](p, script, text, inside)
		if s.Why != "" {
			break
		}
	}
	switch {
	case s.Why != "":
		p.stuck("“%s”: %s", text, s.Why)
	case s.Covered != "":
		p.stuck("“%s” cannot be clicked: %s", text, s.Covered)
	}
	return s
}

func click(s spot) chromedp.Action[chromedp.Void] {
	return func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			if _, err := cdp.Call(ctx, tab, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: s.X, Y: s.Y, Button: input.MouseButtonLeft, ClickCount: 1}); err != nil {
				return chromedp.Void{}, err
			}
		}
		return chromedp.Void{}, nil
	}
}

// press clicks a button or a link by its words and waits for the page it brings.
func (p *person) press(text string) { p.t.Helper(); p.pressIn("main", text) }

// pressIn is press within a part of the page.
func (p *person) pressIn(inside, text string) {
	p.t.Helper()
	p.loads("“"+text+"”", click(p.spot(text, inside)))
}

// unfold opens what a summary hides.
func (p *person) unfold(text string) {
	p.t.Helper()
	s := p.spot(text, "main")
	p.do("unfold "+text, click(s))
}

// fill types into a field, replacing what stands there.
func (p *person) fill(id, text string) {
	p.t.Helper()
	kind := eval[string](p, `(() => {
	  const el = document.getElementById(%s) || document.querySelector("[name=" + CSS.escape(%s) + "]");
	  if (!el) return "missing";
	  if (!el.checkVisibility()) return "hidden";
	  el.focus();
	  if (el.type == "date" || el.type == "time" || el.tagName == "SELECT") { el.value = %s; el.dispatchEvent(new Event("input", {bubbles: true})); el.dispatchEvent(new Event("change", {bubbles: true})); return "set"; }
	  el.select();
	  return "typed";
	})()`, id, id, text)
	switch kind {
	case "typed":
		p.do("type", chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
			if text == "" {
				_, err := chromedp.KeyEvent("\b")(ctx, tab)
				return err
			}
			_, err := cdp.Call(ctx, tab, input.InsertText, input.InsertTextParams{Text: text})
			return err
		}))
	case "set":
	default:
		p.stuck("field %s is %s", id, kind)
	}
	if got := p.value(id); got != text {
		p.stuck("field %s holds %q after typing %q", id, got, text)
	}
}

func (p *person) value(id string) string {
	p.t.Helper()
	return eval[string](p, `(document.getElementById(%s) || document.querySelector("[name=" + CSS.escape(%s) + "]"))?.value ?? ""`, id, id)
}

// choose ticks a radio button or a box by name and value.
func (p *person) choose(name, value string) {
	p.t.Helper()
	s := eval[spot](p, `(() => {
	  const el = document.querySelector("input[name=" + CSS.escape(%s) + "][value=" + CSS.escape(%s) + "]");
	  if (!el) return {Why: "not there"};
	  if (el.checked) return {Why: "already"};
	  return (`+strings.ReplaceAll(aim, "%", "%%")+`)(el.closest("label") || el);
	})()`, name, value)
	switch {
	case s.Why == "already":
		return
	case s.Why != "" || s.Covered != "":
		p.stuck("choice %s=%s: %s%s", name, value, s.Why, s.Covered)
	}
	p.do("choose", click(s))
	if !eval[bool](p, `document.querySelector("input[name=" + CSS.escape(%s) + "][value=" + CSS.escape(%s) + "]").checked`, name, value) {
		p.stuck("choice %s=%s did not take the click", name, value)
	}
}

// upload chooses a file.
func (p *person) upload(id, file string) {
	p.t.Helper()
	p.do("upload", chromedp.SetUploadFiles(chromedp.CSS("#"+id), []string{file}))
}
