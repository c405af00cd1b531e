package keys

import (
	"bytes"
	"context"
	"strings"
	"testing"
	"time"

	"yunting/platform/pdfsign"
)

func TestSpecimensAreTheSame(t *testing.T) {
	at := time.Date(2026, 11, 23, 2, 0, 0, 0, time.UTC)
	pdf := paper(t)
	sign := func() []byte {
		d, err := Specimen("云庭互联网法院", at, Holder{Use: Officer, ID: "j1", Name: "某甲", Post: "审判员"}, Holder{Use: Seal, ID: "main", Name: "云庭互联网法院"})
		if err != nil {
			t.Fatal(err)
		}
		out, signed, err := d.Sign(context.Background(), pdf, Signer{Use: Officer, Holder: "j1", Capacity: "审判员"}, Signer{Use: Seal, Holder: "main", Capacity: "印章"})
		if err != nil || len(signed) != 2 || signed[0].Stamped {
			t.Fatalf("%+v, %v", signed, err)
		}
		if err := d.Store.Issue(Holder{Use: Seal, ID: "x", Name: "x"}); err == nil {
			t.Error("a specimen issues keys")
		}
		return out
	}
	out := sign()
	if !bytes.Equal(out, sign()) {
		t.Error("two specimens differ")
	}
	s, _, _ := newStore(t)
	trust, err := s.Trust()
	if err != nil {
		t.Fatal(err)
	}
	got, err := pdfsign.Check(out, trust)
	if err != nil || len(got) != 2 {
		t.Fatalf("%d signatures, %v", len(got), err)
	}
	for _, x := range got {
		if len(x.Findings) != 1 || !x.Has(pdfsign.FaultUntrusted) || !strings.Contains(x.By.Subject.String(), "样张") && !strings.Contains(x.By.Issuer.CommonName, "样张") {
			t.Errorf("%s: %v", x.By.Subject, x.Findings)
		}
	}
}

func TestEnsureIssuesWhatIsMissing(t *testing.T) {
	s, _, _ := newStore(t)
	all := []Holder{{Use: Officer, ID: "officer-judge-1", Name: "某甲", Post: "审判员"}, {Use: Seal, ID: "main", Name: "云庭互联网法院"}}
	for range 2 {
		if err := s.Ensure(all...); err != nil {
			t.Fatal(err)
		}
	}
	if got := entries(t, s); len(got) != 7 || got[4].ID != "officer-judge-1-1" {
		t.Errorf("%d keys, %s", len(got), got[4].ID)
	}
}

// Papers are signed by several jobs at once, while somebody issues keys.
func TestDeskServesManyAtOnce(t *testing.T) {
	s, w, o := newStore(t)
	issue(t, s)
	running, err := Open(o)
	if err != nil {
		t.Fatal(err)
	}
	d := &Desk{Store: running, Now: w.now}
	pdf := paper(t)
	done := make(chan error)
	for range 4 {
		go func() {
			for range 5 {
				if _, _, err := d.Sign(context.Background(), pdf, Signer{Use: Officer, Holder: "j1", Capacity: "审判员"}, Signer{Use: Seal, Holder: "main", Capacity: "印章"}); err != nil {
					done <- err
					return
				}
			}
			done <- nil
		}()
	}
	for _, id := range []string{"c2", "c3", "c4"} {
		if err := s.Issue(Holder{Use: Officer, ID: id, Name: "某丁", Post: "书记员"}); err != nil {
			t.Error(err)
		}
	}
	for range 4 {
		if err := <-done; err != nil {
			t.Error(err)
		}
	}
}
