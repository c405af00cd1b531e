package normal

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync/atomic"
	"testing"

	"yunting/vault"
)

// fell is the last panic that was recovered: the court survives it, a test must not pass over it.
var fell atomic.Pointer[string]

func init() {
	recovered = func(cause any, stack []byte) {
		s := fmt.Sprintf("panic: %v\n%s", cause, stack)
		fell.Store(&s)
	}
}

// file writes a PDF of objects 1…n with a proper table; more goes into the trailer.
func file(more string, objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.7\n%\xe4\xb8\xad\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, more, start)
	return []byte(b.String())
}

func stream(dict, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", dict, len(data), data)
}

// simple is a page that says hello, with something in its catalog, in its page, and further objects from 6 on.
func simple(catalog, page string, more ...string) []byte {
	return file("", append([]string{
		"<</Type/Catalog/Pages 2 0 R" + catalog + ">>",
		"<</Type/Pages/Count 1/Kids[3 0 R]>>",
		"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 400]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>" + page + ">>",
		stream("", "BT /F1 24 Tf 50 300 Td (Hello court) Tj ET"),
		"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
	}, more...)...)
}

func make1(t testing.TB, kind vault.Kind, b []byte) Normal {
	t.Helper()
	fell.Store(nil)
	n, err := Make(context.Background(), kind, b, Usual)
	if err != nil {
		t.Fatal(err)
	}
	if f := fell.Load(); f != nil {
		t.Fatal(*f)
	}
	return n
}

// run runs one of the PDF tools on a file and gives what it printed.
func run(t testing.TB, pdf []byte, name string, args ...string) string {
	t.Helper()
	if _, err := exec.LookPath(name); err != nil {
		t.Fatalf("%s is missing: tools/testing.sh installs it", name)
	}
	path := filepath.Join(t.TempDir(), "file.pdf")
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

var active = regexp.MustCompile(`/(JS|JavaScript|OpenAction|AA|Launch|EmbeddedFiles?|RichMedia|XFA|URI|SubmitForm|GoToR|ImportData|Filespec|AcroForm|Annots|Names|Movie|Sound|Metadata)\b`)

// sound fails unless an outside judge finds the file in order and nothing in it acts.
func sound(t testing.TB, pdf []byte) {
	t.Helper()
	if pdf == nil {
		t.Fatal("there is no normal form")
	}
	if out := run(t, pdf, "qpdf", "--check", "FILE"); !strings.Contains(out, "No syntax or stream encoding errors") || strings.Contains(out, "WARNING") {
		t.Error(out)
	}
	if m := active.FindString(run(t, pdf, "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")); m != "" {
		t.Errorf("the normal form holds %s", m)
	}
}
