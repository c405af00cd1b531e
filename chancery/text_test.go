package chancery_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"testing"

	"yunting/document/form"
)

var footer = regexp.MustCompile(`第\s*\d+\s*页\s*共\s*\d+\s*页`)

// read renders a paper and reads it back as a reader would, without white space and page numbers.
// CHANCERY_PAPERS names a folder that keeps the files for looking at.
func read(t *testing.T, name string, p form.Paper) string {
	t.Helper()
	r, err := p.Set()
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	dir := t.TempDir()
	if keep := os.Getenv("CHANCERY_PAPERS"); keep != "" {
		dir = keep
	}
	path := filepath.Join(dir, name+".pdf")
	if err := os.WriteFile(path, r.PDF, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftotext"); err != nil {
		t.Fatal("pdftotext is missing: apt-get install poppler-utils")
	}
	out, err := exec.Command("pdftotext", "-raw", "-enc", "UTF-8", path, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	return squeeze(footer.ReplaceAllString(string(out), ""))
}
