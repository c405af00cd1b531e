package normal

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	sheet "yunting/document/form"
	"yunting/platform/typeset"
	"yunting/vault"
)

// said is text without white space: where lines break is the page's affair.
func said(s string) string { return strings.Join(strings.Fields(s), "") }

const sentence = "原告于二〇二四年三月五日向被告购买手机一部，价款3,999元；“全新未拆封”。𠮷田喆堃 Order No. AB-1234"

// Files of our own, of a browser and of an office program say what they show.
func TestTextOfBrowser(t *testing.T) {
	chromium := ""
	for _, n := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(n); err == nil && chromium == "" {
			chromium = p
		}
	}
	if chromium == "" {
		t.Fatal("chromium is missing: tools/testing.sh installs it")
	}
	dir := t.TempDir()
	page, out := filepath.Join(dir, "page.html"), filepath.Join(dir, "page.pdf")
	html := "<!doctype html><meta charset=utf-8><p>" + sentence + "</p><p style='page-break-before:always;color:red'>第二页：人民法院 effi fluent</p>"
	if err := os.WriteFile(page, []byte(html), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(chromium, "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
		"--disable-component-update", "--disable-sync", "--user-data-dir="+filepath.Join(dir, "profile"), "--no-pdf-header-footer", "--print-to-pdf="+out, page)
	if b, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	b, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	n := make1(t, vault.PDF, b)
	sound(t, n.PDF)
	if n.Pages != 2 || len(n.Text) != 2 || said(n.Text[0]) != said(sentence) || n.Text[1] != "第二页：人民法院 effi fluent" {
		t.Errorf("%d pages: %q", n.Pages, n.Text)
	}
	if !strings.Contains(n.Text[0], "Order No.") {
		t.Errorf("words run together: %q", n.Text[0])
	}
	if again := make1(t, vault.PDF, n.PDF); again.Text[0] != n.Text[0] {
		t.Errorf("the normal form says %q", again.Text[0])
	}
}

func TestTextOfOurOwn(t *testing.T) {
	r, err := ownPaper().Set()
	if err != nil {
		t.Fatal(err)
	}
	n := make1(t, vault.PDF, r.PDF)
	sound(t, n.PDF)
	if len(n.Text) == 0 || !strings.Contains(said(n.Text[0]), said(sentence)) {
		t.Errorf("%q, %s", n.Text, n.Untold)
	}
}

// Codes of the old Chinese sets and fonts without a table.
func TestTextOfFonts(t *testing.T) {
	page := func(show, font string, more ...string) []byte {
		return file("", append([]string{"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Count 1/Kids[3 0 R]>>",
			"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
			stream("", "BT /F1 24 Tf 50 300 Td "+show+" Tj ET"), font}, more...)...)
	}
	cid := func(encoding string) string {
		return "<</Type/Font/Subtype/Type0/BaseFont/Song/Encoding/" + encoding + "/DescendantFonts[<</Type/Font/Subtype/CIDFontType0/BaseFont/Song/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 2>>>>]>>"
	}
	for name, c := range map[string]struct {
		b            []byte
		want, untold string
	}{
		"UTF-16":      {page("<4E2D56FDD842DFB7>", cid("UniGB-UTF16-H")), "中国𠮷", ""},
		"GBK":         {page("<D6D0B9FA41>", cid("GBK-EUC-H")), "中国A", ""},
		"no table":    {page("<00010002>", cid("Identity-H")), "", "没有文字对照表"},
		"glyph names": {page("(abc)", "<</Type/Font/Subtype/Type1/BaseFont/X/Encoding<</Differences[97/uni4E2D/eacute/fi]>>>>"), "中éfi", ""},
		"a scan":      {simple("", "/Contents[]"), "", "扫描件"},
		"table by ranges": {page("<010203>", "<</Type/Font/Subtype/TrueType/BaseFont/X/ToUnicode 6 0 R>>",
			stream("", "1 begincodespacerange <00><FF> endcodespacerange 1 beginbfrange <01><02><4E00> endbfrange 1 beginbfrange <03><03>[<4EBA6C11>] endbfrange")), "一丁人民", ""},
		"radicals become characters": {page("<01>", "<</Type/Font/Subtype/TrueType/BaseFont/X/ToUnicode 6 0 R>>", stream("", "1 beginbfchar <01><2F08> endbfchar")), "人", ""},
	} {
		n := make1(t, vault.PDF, c.b)
		if got := strings.Join(n.Text, ""); got != c.want || !strings.Contains(n.Untold, c.untold) || c.untold == "" && n.Untold != "" {
			t.Errorf("%s: %q, %q", name, got, n.Untold)
		}
	}
}

func ownPaper() sheet.Paper {
	return sheet.Paper{Court: "云庭互联网法院", Kind: "通知书", Made: time.Unix(1_700_000_000, 0), Blocks: typeset.Blocks{typeset.Words(sheet.Plain, sentence)}}
}
