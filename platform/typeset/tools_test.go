package typeset

import (
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// tool runs one of the PDF tools on a paper and gives what it printed.
func tool(t *testing.T, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: apt-get install poppler-utils qpdf", name)
	}
	path := filepath.Join(t.TempDir(), "paper.pdf")
	if err := os.WriteFile(path, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	for i, a := range args {
		if a == "FILE" {
			args[i] = path
		}
	}
	out, err := exec.Command(name, args...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}

func rawText(t *testing.T, pdf []byte) string {
	t.Helper()
	return tool(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-")
}

// structure gives the structure tree with its text, the pieces of an element joined.
func structure(t *testing.T, pdf []byte) string {
	t.Helper()
	return regexp.MustCompile(`"\n\s+"`).ReplaceAllString(tool(t, pdf, "pdfinfo", "-struct-text", "FILE"), "")
}

func TestFileIsSound(t *testing.T) {
	pdf := render(t, judgment()).PDF
	if out := tool(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	fonts := strings.Split(strings.TrimSpace(tool(t, pdf, "pdffonts", "FILE")), "\n")[2:]
	if len(fonts) != 2 {
		t.Errorf("want two fonts, got %d", len(fonts))
	}
	for _, f := range fonts {
		if !regexp.MustCompile(`^[A-Z]{6}\+.*yes yes yes`).MatchString(f) {
			t.Errorf("not embedded, cut down and with a Unicode map: %s", f)
		}
	}
	info := tool(t, pdf, "pdfinfo", "-isodates", "FILE")
	for _, want := range []string{
		"云庭互联网法院民事判决书（2026）粤0192民初12345号", "CreationDate:    2026-11-23T02:00:00Z",
		"Tagged:          yes", "(A4)", "Metadata Stream: yes",
	} {
		if !strings.Contains(info, want) {
			t.Errorf("pdfinfo lacks %q:\n%s", want, info)
		}
	}
}

// What is copied, searched or read aloud is what was set, whatever was stretched, squeezed or broken.
func TestTextComesBackExactly(t *testing.T) {
	p := judgment()
	pdf := render(t, p).PDF
	read := structure(t, pdf)
	paragraphs := slices.Concat(parties, claims, facts, reasons)
	for _, s := range slices.Concat(paragraphs, signed.Sign, signed.After, []string{signed.Date, signed.Attest, "民事判决书"}) {
		if !strings.Contains(read, `"`+s+`"`) {
			t.Errorf("not in one piece in the structure: %s", s)
		}
	}
	top := head("云庭互联网法院", "民事判决书", "（2026）粤0192民初12345号")
	p.Blocks, p.Footer = slices.Concat(top, paras(paragraphs), Blocks{signed}), ""
	got := strings.NewReplacer("\n", "", "\f", "").Replace(rawText(t, render(t, p).PDF))
	want := "云庭互联网法院民事判决书（2026）粤0192民初12345号" + strings.Join(paragraphs, "") + strings.Join(signed.Sign, "") +
		signed.Date + signed.Attest + strings.Join(signed.After, "")
	if got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// However loose or tight a line had to be set, it is read as one line without spaces that nobody wrote.
func TestLinesComeBackAsLines(t *testing.T) {
	tightly := "“引号”，（括号）；《书名》：“嵌套‘引号’。”、【方头】——破折号……省略号！？" + claims[1] +
		"地址https://court.example/verify/7F3K-9Q2M-XA4D?from=paper，金额1,234,567.89元。"
	loosely := "统一社会信用代码不拆开因此本行很松：ABCDEFGHIJ0123456789，下一行不然。"
	f := &flow{doc: newDoc(opened(t)), set: opened(t)}
	var want []string
	var loosest, tightest float64
	for _, text := range []string{tightly, loosely} {
		for _, l := range breakLines(f.doc.shape(text, f.set.named[Body]), f.set.Width, f.set.named[Body]) {
			want = append(want, f.doc.source(l.gs))
			loosest, tightest = max(loosest, l.stretch), max(tightest, l.squeeze)
		}
	}
	if loosest < 4 || tightest < 0.2 {
		t.Fatalf("the sample is too easy: stretched %.1f points, squeezed %.2f", loosest, tightest)
	}
	p := short(tightly)
	p.Blocks = append(p.Blocks, Words(Body, loosely))
	got := strings.Split(rawText(t, render(t, p).PDF), "\n")[2:]
	if !slices.Equal(got[:len(want)], want) {
		t.Errorf("got %q\nwant %q", got, want)
	}
}

// A glyph that serves two characters gives back the one that was written.
func TestSameGlyphTwoCharacters(t *testing.T) {
	const text = "度\uFA01度\u00B5\u03BC" // U+FA01 is a compatibility twin of 度; micro sign and mu
	if got := rawText(t, render(t, short(text)).PDF); !strings.Contains(got, text) {
		t.Errorf("got %q", got)
	}
}

func TestMissing(t *testing.T) {
	p := short("申请人：\U0001F600某、王\uE000。")
	_, err := Render(p)
	var missing *MissingError
	if !errors.Is(err, ErrMissing) || !errors.As(err, &missing) || !slices.Equal(missing.Runes, []rune{0xE000, 0x1F600}) {
		t.Fatalf("got %v", err)
	}
	if !strings.Contains(err.Error(), "U+1F600") {
		t.Errorf("the message does not name the character: %v", err)
	}
	p.AllowMissing = true
	r := render(t, p)
	if !slices.Equal(r.Missing, missing.Runes) {
		t.Errorf("missing: %q", r.Missing)
	}
	if got := rawText(t, r.PDF); !strings.Contains(got, "\U0001F600某、王\uE000") {
		t.Errorf("the text layer lost the character: %q", got)
	}
}
