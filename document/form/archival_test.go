package form_test

import (
	"testing"

	"yunting/document/form"
	"yunting/pdftest"
)

// Every paper in every language is PDF/A-2b and PDF/UA-1, as its file says.
func TestEveryPaperIsArchival(t *testing.T) {
	pdfs := map[string][]byte{}
	for _, f := range form.All() {
		for _, lang := range form.Languages(f.Kind) {
			p, err := form.Fill(f.Kind, f.Sample(), lang)
			if err != nil {
				t.Fatal(err)
			}
			r, err := p.Set()
			if err != nil {
				t.Fatalf("%s in %s: %v", f.Kind, lang, err)
			}
			pdfs[string(f.Kind)+"-"+lang] = r.PDF
		}
	}
	pdftest.Conforms(t, pdfs)
}
