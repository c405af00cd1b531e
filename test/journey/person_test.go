package journey

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// person is somebody at a browser of his own: cookies are not shared with anybody.
type person struct {
	t     *testing.T
	who   string // the person's name, for messages and pictures
	court *program
	ctx   context.Context
	watch *watch
	plain bool            // scripts of pages do not run
	told  map[string]bool // violations reported before
}

const patience = 20 * time.Second

// person opens a browser without cookies and without a cache.
func (p *program) person(t *testing.T, who string) *person {
	t.Helper()
	w := newWatch(p.base)
	ctx, cancel := chromedp.NewContext(browser, chromedp.WithNewBrowserContext(), chromedp.WithListener(w.hear))
	t.Cleanup(cancel)
	q := &person{t: t, who: who, court: p, ctx: ctx, watch: w, told: map[string]bool{}}
	if err := chromedp.Do(ctx); err != nil { // a tab lives as long as the context that opens it
		t.Fatal(err)
	}
	q.do("switch the cache off", chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, network.SetCacheDisabled, network.SetCacheDisabledParams{CacheDisabled: true})
		return err
	}))
	q.width(desk)
	return q
}

// scripts switches the scripts of pages off or on.
func (p *person) scripts(on bool) {
	p.t.Helper()
	p.plain = !on
	p.do("switch scripts", chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
		return err
	}))
}

// Widths of a phone, a desk, and the narrowest a page must stand.
const (
	phone  = 390
	desk   = 1280
	narrow = 320
)

func (p *person) width(px int64) {
	p.t.Helper()
	p.do("set the width", chromedp.Func(func(ctx context.Context, tab *chromedp.Target) error {
		_, err := cdp.Call(ctx, tab, emulation.SetDeviceMetricsOverride, emulation.SetDeviceMetricsOverrideParams{Width: px, Height: 900, DeviceScaleFactor: 1})
		return err
	}))
}

func (p *person) do(what string, a chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if err := chromedp.Do(ctx, a); err != nil {
		p.stuck("%s: %v", what, err)
	}
}

// eval runs a script of the test in the page. args replace %s with JSON.
func eval[T any](p *person, script string, args ...any) T {
	p.t.Helper()
	var js []any
	for _, a := range args {
		b, err := json.Marshal(a)
		if err != nil {
			p.t.Fatal(err)
		}
		js = append(js, string(b))
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	v, err := chromedp.Run(ctx, chromedp.Evaluate[T](fmt.Sprintf(script, js...), chromedp.EvalAwaitPromise))
	if err != nil {
		p.stuck("script: %v\n%.300s", err, script)
	}
	return v
}

// loads does something that must bring a new page, and inspects that page.
func (p *person) loads(what string, a chromedp.Action[chromedp.Void]) {
	p.t.Helper()
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	if _, err := chromedp.Run(ctx, chromedp.WaitEvent(page.LoadEventFired, nil, a)); err != nil {
		p.stuck("%s brought no page: %v", what, err)
	}
	p.arrive()
}

// open goes to an address of the court.
func (p *person) open(path string) {
	p.t.Helper()
	if !strings.HasPrefix(path, "http") {
		path = p.court.base + path
	}
	p.loads("opening "+path, func(ctx context.Context, tab *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, tab, page.Navigate, page.NavigateParams{URL: path})
		return chromedp.Void{}, err
	})
}

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

var spaces = regexp.MustCompile(`\s+`)

// text is what the page says, closed parts included.
func (p *person) text() string {
	p.t.Helper()
	return spaces.ReplaceAllString(eval[string](p, `document.title + " " + document.body.textContent`), "")
}

// sees expects sentences on the page; spaces do not count.
func (p *person) sees(sentences ...string) {
	p.t.Helper()
	have := p.text()
	for _, s := range sentences {
		if !strings.Contains(have, spaces.ReplaceAllString(s, "")) {
			p.stuck("the page does not say %q", s)
		}
	}
}

// misses expects that the page does not say something.
func (p *person) misses(sentence string) {
	p.t.Helper()
	if strings.Contains(p.text(), spaces.ReplaceAllString(sentence, "")) {
		p.stuck("the page says %q", sentence)
	}
}

// awaits looks at a page again and again until it says something: papers and messages come a moment after the act.
func (p *person) awaits(path, sentence string) {
	p.t.Helper()
	for end := time.Now().Add(patience); time.Now().Before(end) && !p.waiting(path, sentence); time.Sleep(100 * time.Millisecond) {
	}
	p.open(path)
	p.sees(sentence)
}

func (p *person) waiting(path, sentence string) bool {
	p.t.Helper()
	var body string
	if p.plain {
		p.open(path)
		body = p.text()
	} else {
		_, body = p.fetch(path)
	}
	return strings.Contains(spaces.ReplaceAllString(body, ""), spaces.ReplaceAllString(sentence, ""))
}

// fetch asks for a page with the person's cookies and without showing it.
func (p *person) fetch(path string) (int, string) {
	p.t.Helper()
	r := eval[struct {
		Status int
		Text   string
	}](p, `fetch(%s).then(async r => ({Status: r.status, Text: await r.text()}))`, path)
	return r.Status, r.Text
}

// refused expects that the page shown is an answer with that status.
func (p *person) refused(status int64) {
	p.t.Helper()
	if got, _, _ := p.watch.verdict(); got != status {
		p.stuck("answered %d, expected %d", got, status)
	}
}

// at is the path of the page shown.
func (p *person) at() string {
	p.t.Helper()
	return eval[string](p, `location.pathname`)
}
