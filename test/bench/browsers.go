package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"html"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"time"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"

	"yunting/document"
	"yunting/document/form"
	"yunting/platform/typeset"
)

// browsers lets headless Chromium print the same judgments from HTML: a process for each, two at once; and one process with two tabs.
// ours is how many a second the program itself set.
func browsers(ctx context.Context, p plan, ours float64, t *table) error {
	path, err := browser()
	if err != nil {
		return err
	}
	version, err := exec.CommandContext(ctx, path, "--version").Output()
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	data, err := judgments(p.printed)
	if err != nil {
		return err
	}
	dir, err := os.MkdirTemp("", "yunting-bench-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	pages := make([]string, len(data))
	for i, j := range data {
		paper, err := form.Fill(document.Judgment, j, form.Hans)
		if err != nil {
			return err
		}
		pages[i] = filepath.Join(dir, fmt.Sprintf("%d.html", i))
		if err := os.WriteFile(pages[i], []byte(asHTML(paper.Document())), 0o600); err != nil {
			return err
		}
	}
	t.add("browser", "%s, the system's Chinese face, tagged PDF; not PDF/A, unsigned", strings.TrimSpace(string(version)))
	n := 0
	begin := time.Now()
	if err := parallel(2, min(10, len(pages)), func(i int) error { return printAlone(ctx, path, dir, pages[i], i) }); err != nil {
		return err
	}
	n = min(10, len(pages))
	rate := float64(n) / time.Since(begin).Seconds()
	t.add("a process for each, two at once", "%.2f/s (%d papers)\tratio %.0f", rate, n, ours/rate)
	rate, size, err := printTogether(ctx, path, dir, pages)
	if err != nil {
		return err
	}
	t.add("one process, two tabs, PrintToPDF", "%.2f/s (%d papers)\t%d KiB each\tratio %.0f", rate, len(pages), size>>10, ours/rate)
	return nil
}

func browser() (string, error) {
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			return p, nil
		}
	}
	return "", errors.New("no chromium on the PATH; sh tools/testing.sh installs one")
}

func printAlone(ctx context.Context, path, dir, page string, i int) error {
	out := filepath.Join(dir, fmt.Sprintf("%d.pdf", i))
	cmd := exec.CommandContext(ctx, path, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--no-pdf-header-footer", "--user-data-dir="+filepath.Join(dir, fmt.Sprintf("user%d", i)), "--print-to-pdf="+out, "file://"+page)
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w\n%.2000s", path, err, said)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		return err
	}
	return printed(b)
}

// printed tells whether the browser made a paper of two pages.
func printed(pdf []byte) error {
	if n := bytes.Count(pdf, []byte("/Type /Page\n")); !bytes.HasPrefix(pdf, []byte("%PDF-")) || n != 2 {
		return fmt.Errorf("the browser printed %d pages in %d bytes, not two", n, len(pdf))
	}
	return nil
}

// printTogether prints pages in two tabs of one browser, after two that are not counted.
func printTogether(ctx context.Context, path, dir string, pages []string) (rate float64, size int64, err error) {
	opts := append(chromedp.DefaultExecAllocatorOptions[:], chromedp.ExecPath(path), chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.UserDataDir(filepath.Join(dir, "together")))
	alloc, stop := chromedp.NewExecAllocator(ctx, opts...)
	defer stop()
	first, quit := chromedp.NewContext(alloc)
	defer quit()
	if err := chromedp.Do(first); err != nil {
		return 0, 0, fmt.Errorf("the browser does not start: %w", err)
	}
	second, shut := chromedp.NewContext(first)
	defer shut()
	tabs := make(chan context.Context, 2)
	tabs <- first
	tabs <- second
	var total atomic.Int64
	one := func(i int) error {
		tab := <-tabs
		defer func() { tabs <- tab }()
		if _, err := chromedp.Run(tab, chromedp.WaitEvent(page.LoadEventFired, nil, chromedp.Navigate("file://"+pages[i]))); err != nil {
			return err
		}
		r, err := chromedp.Call(tab, page.PrintToPDF, page.PrintToPDFParams{PreferCSSPageSize: new(true), PrintBackground: new(true)})
		if err != nil {
			return err
		}
		b := r.Data
		total.Add(int64(len(b)))
		return printed(b)
	}
	if err := parallel(2, 2, one); err != nil {
		return 0, 0, err
	}
	total.Store(0)
	begin := time.Now()
	if err := parallel(2, len(pages), one); err != nil {
		return 0, 0, err
	}
	return float64(len(pages)) / time.Since(begin).Seconds(), total.Load() / int64(len(pages)), nil
}

// asHTML is a paper for a browser: the same blocks on the same page in the same sizes.
func asHTML(d typeset.Document) string {
	var b strings.Builder
	b.WriteString(`<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>` + html.EscapeString(d.Title) + `</title><style>
@page { size: A4; margin: 37mm 24mm 33mm 28mm }
body { font: 16pt/28.9pt "Noto Serif CJK SC", "Noto Serif SC", serif; margin: 0 }
p, h1, h2 { margin: 0; text-align: justify; font-size: 16pt }
.body { text-indent: 2em } .masthead, h1 { text-align: center; text-indent: 0 } .masthead { font-size: 22pt; line-height: 36pt }
h1 { font-size: 26pt; line-height: 44pt; letter-spacing: .3em } .reference { text-align: right; padding-right: 2em }
h2 { text-indent: 2em; break-after: avoid } .note { font-size: 10.5pt; line-height: 17pt }
table { border-collapse: collapse; width: 100% } td, th { border: .5pt solid; padding: 4pt; font-size: 12pt; line-height: 18pt }
.foot { text-align: right; padding-right: 4em; break-inside: avoid }
</style>`)
	tag := map[string]string{form.Title: "h1", form.Heading: "h2"}
	for _, x := range d.Blocks {
		switch x := x.(type) {
		case typeset.Text:
			name := tag[x.Style]
			if name == "" {
				name = "p"
			}
			fmt.Fprintf(&b, "<%s class=%q>%s</%s>\n", name, x.Style, html.EscapeString(x.String()), name)
		case typeset.Table:
			b.WriteString("<table>")
			for i, r := range x.Rows {
				cell := "td"
				if i == 0 {
					cell = "th"
				}
				b.WriteString("<tr>")
				for _, s := range r {
					fmt.Fprintf(&b, "<%s>%s</%s>", cell, html.EscapeString(s), cell)
				}
				b.WriteString("</tr>")
			}
			b.WriteString("</table>\n")
		case typeset.Foot:
			b.WriteString(`<div class="foot">`)
			for _, s := range typeset.Said(x) {
				fmt.Fprintf(&b, "<p>%s</p>", html.EscapeString(s))
			}
			b.WriteString("</div>\n")
		}
	}
	return b.String()
}
