package form_test

import (
	"crypto/sha256"
	"fmt"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"yunting/document/form"
)

// The file of every sample is the one that was looked at last (testdata/files.txt; UPDATE=1 writes it anew): same input, same
// bytes, on every machine. Another release of Go may compress otherwise, so the bytes are those of one release.
func TestGoldenFiles(t *testing.T) {
	if !strings.HasPrefix(runtime.Version(), "go1.26") {
		t.Skipf("the digests were made with Go 1.26, this is %s", runtime.Version())
	}
	var b strings.Builder
	for _, f := range form.All() {
		for _, lang := range form.Languages(f.Kind) {
			p, err := form.Fill(f.Kind, f.Sample(), lang)
			if err != nil {
				t.Fatal(err)
			}
			r, err := p.Set()
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%s/%s %d pages %x\n", lang, f.Kind, r.Pages, sha256.Sum256(r.PDF))
		}
	}
	golden(t, filepath.Join("testdata", "files.txt"), b.String())
}
