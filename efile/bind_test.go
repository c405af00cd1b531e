package efile

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"yunting/document/form"
	"yunting/law/calendar"
	"yunting/platform/typeset"
)

// tool runs one of the PDF tools on a bundle and gives what it printed.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: sh tools/testing.sh", name)
	}
	path := filepath.Join(t.TempDir(), "bundle.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i := range args {
		args[i] = strings.ReplaceAll(args[i], "FILE", path)
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

var made = time.Date(2026, 11, 28, 2, 3, 4, 0, time.UTC)

// paper is a paper of so many pages, each with its own words.
func paper(t testing.TB, words string, pages int) []byte {
	t.Helper()
	d := typeset.Document{Title: words, Author: "某某法院", Made: made, Sheet: form.Sheet}
	for i := range pages {
		if i > 0 {
			d.Blocks = append(d.Blocks, typeset.PageBreak{})
		}
		d.Blocks = append(d.Blocks, typeset.Words(form.Title, words), typeset.Words(typeset.Body, fmt.Sprintf("%s第%d页的正文，共%d页。", words, i+1, pages)))
	}
	r, err := typeset.Render(d)
	if err != nil {
		t.Fatal(err)
	}
	return r.PDF
}

// sample is a catalogue of papers, evidence, a proof of service and a file that cannot be bound.
func sample(t testing.TB) (Catalogue, map[string][]byte) {
	c := Catalogue{Matter: "m", Court: "广州互联网法院", Number: "（2026）粤0192民初1号", Cause: "网络购物合同纠纷", Plaintiff: "陈小满", Defendant: "某某电子商务有限公司", Judge: "沈知衡",
		AcceptedOn: calendar.MustParse("2026-11-02"), Seq: 45, At: made}
	files := map[string][]byte{}
	add := func(id string, p Part, s Sort, title string, pages int) {
		c.Items = append(c.Items, Item{ID: id, Part: p, Volume: Main, Sort: s, Title: title, Who: "原告陈小满", On: calendar.MustParse("2026-11-02"), File: "a1b2", Name: title + ".bin", Size: 7})
		if pages > 0 {
			files[id] = paper(t, title, pages)
		}
	}
	add("6", Complaint, Paper, "民事起诉状", 2)
	add("9-1", Identity, Mandate, "授权委托书", 1)
	add("12", Notices, Paper, "应诉通知书", 1)
	add("13", Notices, Proof, "电子送达凭证", 1)
	add("4", Plaintiff, Exhibit, "原告证据1　订单截图", 3)
	add("5", Plaintiff, Exhibit, "原告证据2　开箱录像", 0)
	add("40", Judgment, Paper, "民事判决书", 2)
	return c, files
}

func from(files map[string][]byte, pages func([]byte) int) func(context.Context, Item) (Form, error) {
	return func(_ context.Context, x Item) (Form, error) {
		b, ok := files[x.ID]
		if !ok {
			return Form{Why: "录音录像没有页面，不另作规范版"}, nil
		}
		return Form{Pages: pages(b), Open: func(context.Context) (io.ReadCloser, error) { return io.NopCloser(bytes.NewReader(b)), nil }}, nil
	}
}

var count = regexp.MustCompile(`/Type/Pages/Count (\d+)`)

func pagesOf(b []byte) (n int) {
	fmt.Sscan(string(count.FindSubmatch(b)[1]), &n)
	return n
}

func bound(t testing.TB, c Catalogue, files map[string][]byte) ([]byte, Bound) {
	t.Helper()
	var b bytes.Buffer
	out, err := Bind(context.Background(), &b, c, from(files, pagesOf), Usual)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), out
}

func TestABundleIsSound(t *testing.T) {
	c, files := sample(t)
	pdf, out := bound(t, c, files)
	if s := tool(t, bytes.Clone(pdf), "qpdf", "--check", "FILE"); !strings.Contains(s, "No syntax or stream encoding errors") {
		t.Error(s)
	}
	if out.Pages != 2+2+1+1+1+3+1+2 || out.Size != int64(len(pdf)) {
		t.Errorf("%+v of %d bytes", out, len(pdf))
	}
	pages := strings.Split(tool(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-"), "\f")
	if len(pages) != out.Pages+1 {
		t.Fatalf("%d pages of text", len(pages)-1)
	}
	for i := range out.Pages {
		if want := fmt.Sprintf("卷宗页码 %d/%d", i+1, out.Pages); strings.Count(pages[i], want) != 1 || !strings.Contains(pages[i], "截至第45条记录") {
			t.Errorf("page %d does not bear %q once:\n%s", i+1, want, pages[i])
		}
	}
	for _, x := range c.Items {
		s := out.Spots[x.ID]
		for k := range s.Pages {
			text := pages[s.First-1+k]
			if !strings.Contains(text, "材料编号 "+x.ID+" ") && !strings.Contains(text, "材料编号 "+x.ID+"　") {
				t.Errorf("page %d does not say that it is %s:\n%s", s.First+k, x.ID, text)
			}
			if want := fmt.Sprintf("%s第%d页的正文，共%d页。", x.Title, k+1, s.Pages); files[x.ID] != nil && !strings.Contains(strings.ReplaceAll(text, " ", "　"), want) {
				t.Errorf("page %d lacks %q:\n%s", s.First+k, want, text)
			}
		}
	}
	missing := pages[out.Spots["5"].First-1]
	for _, want := range []string{"未装订材料说明", "录音录像没有页面", "a1b2", "开箱录像.bin"} {
		if !strings.Contains(missing, want) {
			t.Errorf("the page for what is not bound lacks %q:\n%s", want, missing)
		}
	}
	for _, want := range []string{c.Number, c.Cause, c.Plaintiff, c.Defendant, "2026年11月2日", "尚未结案", fmt.Sprintf("%d页，材料7件", out.Pages), "第45条记录", "单独下载核验", "有1件材料"} {
		if !strings.Contains(strings.ReplaceAll(pages[0], "\n", ""), want) {
			t.Errorf("the cover lacks %q:\n%s", want, pages[0])
		}
	}
}

func TestBookmarksAndLinksLeadWhereTheySay(t *testing.T) {
	c, files := sample(t)
	pdf, out := bound(t, c, files)
	outline := tool(t, bytes.Clone(pdf), "mutool", "show", "FILE", "outline")
	for _, x := range c.Items {
		if want := regexp.MustCompile(regexp.QuoteMeta(x.ID+"　"+x.Title) + `"\s+#page=` + fmt.Sprint(out.Spots[x.ID].First) + `\b`); !want.MatchString(outline) {
			t.Errorf("no bookmark %s:\n%s", want, outline)
		}
	}
	for _, p := range []Part{Complaint, Plaintiff, Judgment} {
		if !strings.Contains(outline, p.Chinese()) {
			t.Errorf("no bookmark %s", p.Chinese())
		}
	}
	dests := tool(t, bytes.Clone(pdf), "pdfinfo", "-dests", "FILE")
	for _, x := range c.Items {
		if !regexp.MustCompile(`(?m)^\s*` + fmt.Sprint(out.Spots[x.ID].First) + ` .*"item-` + x.ID + `"`).MatchString(dests) {
			t.Errorf("no name for %s on page %d:\n%s", x.ID, out.Spots[x.ID].First, dests)
		}
	}
	// Every row of the catalogue is a link, and lies over the words of its row.
	links := regexp.MustCompile(`/Rect\[([\d.]+) ([\d.]+) ([\d.]+) ([\d.]+)\][^>]*/Contents<FEFF[0-9A-F]*>/Dest<([0-9A-F]+)>`).FindAllSubmatch(pdf, -1)
	if len(links) != len(c.Items) {
		t.Fatalf("%d links for %d items", len(links), len(c.Items))
	}
	for i, l := range links {
		x := c.Items[i]
		if got := fmt.Sprintf("%X", "item-"+x.ID); got != string(l[5]) {
			t.Errorf("link %d leads to %s", i, l[5])
		}
		var r [4]float64
		for k := range r {
			fmt.Sscan(string(l[k+1]), &r[k])
		}
		words := tool(t, bytes.Clone(pdf), "pdftotext", "-f", "2", "-l", "2", "-x", fmt.Sprint(int(r[0])), "-y", fmt.Sprint(int(a4H-r[3])), "-W", fmt.Sprint(int(r[2]-r[0])), "-H", fmt.Sprint(int(r[3]-r[1])), "FILE", "-")
		if !strings.Contains(words, x.ID) || !strings.Contains(strings.Join(strings.Fields(words), ""), strings.ReplaceAll(x.Title, "　", "")) {
			t.Errorf("the link to %s lies over %q", x.ID, words)
		}
	}
}

// The same file gives the same bytes, whoever makes it and how many at once.
func TestTheSameBytes(t *testing.T) {
	c, files := sample(t)
	got := make(chan [32]byte)
	for range 4 {
		go func() {
			var b bytes.Buffer
			if _, err := Bind(context.Background(), &b, c, from(files, pagesOf), Usual); err != nil {
				t.Error(err)
			}
			got <- sha256.Sum256(b.Bytes())
		}()
	}
	first := <-got
	for range 3 {
		if <-got != first {
			t.Error("other bytes")
		}
	}
}

func TestLimitsAreSaid(t *testing.T) {
	c, files := sample(t)
	for say, most := range map[string]Limits{"超过一次装订的上限5页": {5, 1 << 30}, "不能装订成一个文件": {100, 10_000}} {
		_, err := Bind(context.Background(), io.Discard, c, from(files, pagesOf), most)
		if err == nil || !strings.Contains(err.Error(), say) {
			t.Errorf("%v, want %s", err, say)
		}
	}
	files["6"] = []byte("%PDF-1.7\n1 0 obj\n<</Type/Catalog>>\nendobj\nxref\n")
	if _, err := Bind(context.Background(), io.Discard, c, from(files, func([]byte) int { return 2 }), Usual); err == nil || !strings.Contains(err.Error(), "item 6") {
		t.Errorf("a file without pages: %v", err)
	}
}

// Whatever somebody has put into a file, reading it ends, and what is bound is bound or refused.
func FuzzObjects(f *testing.F) {
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</Type/Page/Parent 4 0 R/MediaBox[0 0 595 842]/Contents 2 0 R/Resources<<>>>>\nendobj\n2 0 obj\n<</Length 3>>\nstream\nq Q\nendstream\nendobj\n4 0 obj\n<</Type/Pages/Count 1/Kids[1 0 R]>>\nendobj\nxref\n"))
	f.Add([]byte("%PDF-1.7\n1 0 obj\n<</A(\\()/B<41>/C[1 0 R 2 0 R]>>\nendobj\nxref\n"))
	f.Fuzz(func(t *testing.T, b []byte) {
		w := newWriter(io.Discard)
		l, err := w.carry(bytes.NewReader(b))
		if err == nil && len(l.kids) == 0 {
			t.Error("a file without pages was taken")
		}
		_, _ = essence(b)
	})
}

// A reference to an object no honest file has needs no room.
func TestNumbersAreBounded(t *testing.T) {
	for _, bad := range []string{
		"%PDF-1.7\n1 0 obj\n<</A 999999999999 0 R>>\nendobj\n2 0 obj\n<</B 1>>\nendobj\nxref\n",
		"%PDF-1.7\n99999999 0 obj\n<</B 1>>\nendobj\nxref\n",
		"%PDF-1.7\n1 0 obj\n<</Type/Pages/Kids[1999999999 0 R]>>\nendobj\nxref\n",
	} {
		w := newWriter(io.Discard)
		if _, err := w.carry(strings.NewReader(bad)); !errors.Is(err, ErrForm) || len(w.at) > 100 {
			t.Errorf("%q: %v, room for %d", bad, err, len(w.at))
		}
	}
}
