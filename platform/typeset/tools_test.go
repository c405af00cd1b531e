package typeset

import (
	"errors"
	"regexp"
	"slices"
	"strings"
	"testing"

	"yunting/pdftest"
)

func rawText(t *testing.T, pdf []byte) string {
	t.Helper()
	return pdftest.Run(t, pdf, "pdftotext", "-raw", "-enc", "UTF-8", "FILE", "-")
}

// structure gives the structure tree with its text, the pieces of an element joined.
func structure(t *testing.T, pdf []byte) string {
	t.Helper()
	var out []string
	for line := range strings.Lines(pdftest.Run(t, pdf, "pdfinfo", "-struct-text", "FILE")) {
		line = strings.TrimRight(line, "\n")
		said := strings.TrimLeft(line, " ")
		indent := line[:len(line)-len(said)]
		if strings.HasPrefix(said, "Object ") { // a link's rectangle
			continue
		}
		if last := len(out) - 1; last >= 0 && strings.HasPrefix(said, `"`) && strings.HasPrefix(out[last], indent+`"`) {
			out[last] = strings.TrimSuffix(out[last], `"`) + said[1:]
			continue
		}
		out = append(out, line)
	}
	return strings.Join(out, "\n")
}

func TestFileIsSound(t *testing.T) {
	pdf := render(t, judgment()).PDF
	if out := pdftest.Run(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") {
		t.Error(out)
	}
	fonts := strings.Split(strings.TrimSpace(pdftest.Run(t, pdf, "pdffonts", "FILE")), "\n")[2:]
	if len(fonts) != 3 {
		t.Errorf("want three fonts, for titles, headings and text, got %d", len(fonts))
	}
	for _, f := range fonts {
		if !regexp.MustCompile(`^[A-Z]{6}\+.*yes yes yes`).MatchString(f) {
			t.Errorf("not embedded, cut down and with a Unicode map: %s", f)
		}
	}
	info := pdftest.Run(t, pdf, "pdfinfo", "-isodates", "FILE")
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

// By any program and in any mode the characters come in the order in which they were written.
func TestOtherReadersGetTheText(t *testing.T) {
	p := judgment()
	p.Blocks, p.Footer = paras(parties, claims, facts, reasons), ""
	pdf := render(t, p).PDF
	want := plainly(strings.Join(slices.Concat(parties, claims, facts, reasons), ""))
	for name, got := range map[string]string{
		"layout": pdftest.Run(t, pdf, "pdftotext", "-layout", "-enc", "UTF-8", "FILE", "-"),
		"mupdf":  pdftest.Run(t, pdf, "mutool", "draw", "-q", "-F", "txt", "FILE"),
	} {
		if plainly(got) != want {
			t.Errorf("%s: got  %s\nwant %s", name, plainly(got), want)
		}
	}
}

// plainly is a text without blanks: layout modes add some. 破折号 is one glyph, which some programs read as it is drawn.
func plainly(s string) string {
	return strings.NewReplacer(" ", "", "\n", "", "\f", "", "　", "").Replace(s)
}

// However loose or tight a line had to be set, it is read as one line without spaces that nobody wrote.
func TestLinesComeBackAsLines(t *testing.T) {
	tightly := "其中“引号”，（括号）；《书名》：“嵌套‘引号’。”、【方头】——破折号……省略号！？" + claims[1] + "金额1,234,567.89元，身份证号440106199203080000。"
	mixed := "地址https://court.example/verify/7F3K-9Q2M-XA4D?from=paper，摘要66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0。"
	loosely := "统一社会信用代码不拆开因此本行很松：ABCDEFGHIJ0123456789，下一行不然。"
	f := &flow{doc: newDoc(opened(t)), set: opened(t)}
	var want []string
	var loosest, tightest float64
	for _, text := range []string{tightly, loosely, mixed} {
		for _, l := range breakLines(f.doc.shape(text, f.set.named[Body]), f.set.Width, f.set.named[Body]) {
			want = append(want, f.doc.source(l.gs))
			loosest, tightest = max(loosest, l.stretch), max(tightest, l.squeeze)
		}
	}
	if loosest < 4 || tightest < 0.2 {
		t.Fatalf("the sample is too easy: stretched %.1f points, squeezed %.2f", loosest, tightest)
	}
	p := short(tightly)
	p.Blocks = append(p.Blocks, Words(Body, loosely), Words(Body, mixed))
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
