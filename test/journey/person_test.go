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
