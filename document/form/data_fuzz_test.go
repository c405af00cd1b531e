package form_test

import (
	"encoding/json"
	"testing"
	"time"

	"yunting/document/form"
)

// Whatever data a paper is given, making it ends: with a paper or with an error, never with a panic, and soon.
func FuzzData(f *testing.F) {
	all := form.All()
	for i, x := range all {
		b, err := json.Marshal(x.Sample())
		if err != nil {
			f.Fatal(err)
		}
		f.Add(uint8(i), uint8(0), b)
	}
	f.Fuzz(func(t *testing.T, kind, lang uint8, b []byte) {
		x := all[int(kind)%len(all)]
		data, err := x.Read(b)
		if err != nil {
			return
		}
		if h := form.HeadOf(data); h.Made.IsZero() {
			h.Made = time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
		}
		langs := form.Languages(x.Kind)
		p, err := form.Fill(x.Kind, data, langs[int(lang)%len(langs)])
		if err != nil {
			return
		}
		p.AllowMissing = true
		r, err := p.Set()
		if err == nil && (r.Pages == 0 || len(r.PDF) == 0) {
			t.Errorf("%s of %d pages in %d bytes", x.Kind, r.Pages, len(r.PDF))
		}
	})
}
