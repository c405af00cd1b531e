package journey

import (
	"context"
	_ "embed"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/chromedp/chromedp"
)

//go:embed testdata/axe.min.js
var axe string

// rules of accessibility every page is held to.
const rules = `["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]`

// arrive inspects the page that has just been loaded; the long inspection happens once for each kind of page.
func (p *person) arrive() {
	p.t.Helper()
	p.settled()
	_, bytes, faults := p.watch.verdict()
	for _, f := range faults {
		p.t.Errorf("%s at %s: %s", p.who, p.at(), f)
	}
	if bytes > heaviest {
		p.t.Errorf("%s: the first view of %s weighs %.0f bytes, at most %d", p.who, p.at(), bytes, heaviest)
	}
	if _, before := inspected.LoadOrStore(p.kind(), true); !before {
		p.look()
	}
}

// settled waits until a page that looks again by itself, as a receipt does that has no proof yet, has nothing left to wait for.
func (p *person) settled() {
	p.t.Helper()
	if p.plain {
		return
	}
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	for ctx.Err() == nil {
		// While the page is changing a script may find none; that is no fault.
		if ok, err := chromedp.Run(ctx, chromedp.Evaluate[bool](`document.readyState === "complete" && !document.querySelector(".wait[data-wait]")`)); err == nil && ok {
			return
		}
		time.Sleep(50 * time.Millisecond)
	}
	p.stuck("the page waits for ever")
}

// inspected remembers the kinds of pages that were looked at, in whichever test.
var inspected sync.Map

var names = regexp.MustCompile(`[0-9a-f-]{32,36}|[A-Z0-9]{10}`)

// alike are pages that look the same to whoever opens them.
var alike = regexp.MustCompile(`^/(login|account|outbox|deposit|verify|ledger)\b`)

// kinds: which forms a page has counts, how often it has them does not.
const kinds = `location.pathname + " " + document.title + " " + [...new Set([...document.querySelectorAll("main form")].map(f => f.action.split("/").pop()))].sort() +
  ["header form", "main .errsum", "main .todo", "main details", "main .done"].map(s => !!document.querySelector(s))`

// kind tells pages apart that look different: address without names, heading, whether something is wrong.
func (p *person) kind() string {
	p.t.Helper()
	page, who := eval[string](p, kinds), p.who
	if alike.MatchString(page) {
		who = ""
	}
	return fmt.Sprint(who, p.plain) + names.ReplaceAllString(page, "*")
}

// look inspects the page at the width of a desk and of a phone, there also with large text, and at the narrowest.
func (p *person) look() {
	p.t.Helper()
	for _, px := range []int64{desk, phone} {
		p.width(px)
		if !p.plain {
			p.shot(px)
			opened := eval[int](p, unfoldAll)
			p.accessible(px)
			if opened > 0 {
				p.shotAs(px, "open")
				eval[int](p, foldAgain)
			}
		}
	}
	if !p.plain {
		p.large(desk)
		p.large(phone)
	}
	p.width(narrow)
	if w := eval[int](p, `document.scrollingElement.scrollWidth`); w > narrow {
		p.t.Errorf("%s: %s is %d px wide in a window of %d px: %s", p.who, p.at(), w, narrow, eval[string](p, widest))
	}
	p.width(desk)
}

// What a page keeps folded is inspected too; afterwards the page is as before.
const (
	unfoldAll = `(window.journeyFolded = [...document.querySelectorAll("details:not([open])")], journeyFolded.forEach(e => { e.open = true }), journeyFolded.length)`
	foldAgain = `(journeyFolded.forEach(e => { e.open = false }), journeyFolded.length)`
)

const widest = `[...document.body.querySelectorAll("*")].filter(e => e.getBoundingClientRect().right > innerWidth + 1 && e.checkVisibility()).slice(-3).map(e => e.outerHTML.slice(0, 100)).join(" | ")`

type violation struct {
	Rule, Help string
	Nodes      []string
}

// accessible runs axe-core on the page.
func (p *person) accessible(px int64) {
	p.t.Helper()
	if !eval[bool](p, `"axe" in window`) {
		ctx, cancel := context.WithTimeout(p.ctx, patience)
		defer cancel()
		if err := chromedp.Do(ctx, chromedp.Evaluate[chromedp.Void](axe)); err != nil {
			p.stuck("axe cannot be loaded: %v", err)
		}
	}
	bad := eval[[]violation](p, `axe.run(document, {runOnly: `+rules+`, resultTypes: ["violations"]}).then(r => r.violations.map(v => ({Rule: v.id, Help: v.help,
	  Nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " — " + n.failureSummary.replace(/\s+/g, " ").slice(0, 250))})))`)
	for _, v := range bad {
		if key := v.Rule + v.Nodes[0]; p.told[key] {
			continue
		} else {
			p.told[key] = true
		}
		p.t.Errorf("%s: %s at %d px: %s: %s\n\t%s", p.who, p.at(), px, v.Rule, v.Help, strings.Join(v.Nodes, "\n\t"))
	}
}

var shots atomic.Int64

// shot keeps a picture of the page when JOURNEY_SHOTS names a folder.
func (p *person) shot(px int64) {
	p.t.Helper()
	p.shotAs(px, "")
}

// shotAs is shot with another ending of the name.
func (p *person) shotAs(px int64, how string) {
	p.t.Helper()
	dir := os.Getenv("JOURNEY_SHOTS")
	if dir == "" {
		return
	}
	if px == desk && how == "" {
		shots.Add(1)
	}
	h1 := eval[string](p, `document.querySelector("h1")?.innerText ?? document.title`)
	p.picture(filepath.Join(dir, fmt.Sprintf("%03d-%s-%s-%d%s.png", shots.Load(), p.who, clean(h1), px, how)))
}

func clean(s string) string {
	s = regexp.MustCompile(`[\s/\\“”"？?：:，,（）()]+`).ReplaceAllString(s, "")
	if r := []rune(s); len(r) > 24 {
		s = string(r[:24])
	}
	return s
}

// picture writes the whole page to a file.
func (p *person) picture(file string) {
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	b, err := chromedp.Run(ctx, chromedp.FullScreenshot(100))
	if err == nil {
		err = os.MkdirAll(filepath.Dir(file), 0o755)
	}
	if err == nil {
		err = os.WriteFile(file, b, 0o644)
	}
	if err != nil {
		p.t.Logf("no picture of %s: %v", file, err)
	}
}

// stuck ends the test with a picture and the words of the page.
func (p *person) stuck(format string, args ...any) {
	p.t.Helper()
	dir := os.Getenv("JOURNEY_SHOTS")
	if dir == "" {
		dir = filepath.Join(os.TempDir(), "yunting-journey-failed")
	}
	file := filepath.Join(dir, clean(p.t.Name())+"-failed-"+p.who+".png")
	p.picture(file)
	var words string
	ctx, cancel := context.WithTimeout(p.ctx, patience)
	defer cancel()
	words, _ = chromedp.Run(ctx, chromedp.Evaluate[string](`location.href + "\n" + document.body.innerText.replace(/\n+/g, "\n")`))
	p.t.Fatalf("%s: %s\npicture: %s\npage: %s", p.who, fmt.Sprintf(format, args...), file, words)
}
