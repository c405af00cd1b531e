package simulate

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"yunting/clerk"
	"yunting/court"
	"yunting/law/calendar"
	"yunting/law/cause"
	"yunting/law/idcard"
)

var noon = time.Date(2026, 11, 24, 4, 0, 0, 0, time.UTC)

func troupe(n int, seed uint64) []*play {
	return cast(Court{Clerk: &clerk.Clerk{Court: court.Demonstration()}, Now: noon}, n, rand.New(rand.NewPCG(seed, 1)))
}

func TestComplaintsAreCompleteAndInvented(t *testing.T) {
	refusable, evening, rest := 0, 0, 0
	plays := troupe(600, 5)
	for _, p := range plays {
		c := p.complaint
		if ds := c.Check(); len(ds) > 0 {
			t.Errorf("%s: %s", c.CauseName, ds[0].Say)
		}
		b, err := json.Marshal(c)
		if err != nil || strings.ContainsAny(strings.Join([]string{c.Reasons, c.Facts[0].Text, c.Claims[0].Text}, ""), "{}%") || strings.Contains(string(b), "!") {
			t.Errorf("a template shows through: %s %v", b, err)
		}
		for _, s := range []struct{ kind, number string }{{string(c.Plaintiff.IDKind), c.Plaintiff.IDNumber}, {string(c.Defendant.IDKind), c.Defendant.IDNumber}} {
			if err := idcard.Check(idcard.Kind(s.kind), s.number); err != nil {
				t.Errorf("%s: %v", s.number, err)
			}
			if !strings.HasPrefix(s.number, "440000") && !strings.HasPrefix(s.number, "91440099") {
				t.Errorf("%s could be somebody's", s.number)
			}
		}
		if p.dispute.elsewhere != "" {
			refusable++
		} else if len(c.Here) == 0 {
			t.Errorf("%s is taken without a reason why here", c.CauseName)
		}
		at := p.files.In(calendar.Zone)
		if at.After(noon) || at.Before(noon.Add(-Span-4*day)) {
			t.Errorf("filed at %s", at)
		}
		if at.Hour() >= 18 {
			evening++
		}
		if calendar.Standard().Rest(calendar.Of(at)).Rest {
			rest++
		}
	}
	if n := len(plays); refusable == 0 || refusable > n/8 || evening < n/5 || rest < n/10 {
		t.Errorf("of %d: %d for another court, %d in the evening, %d on rest days", n, refusable, evening, rest)
	}
}

func TestKindsNameCauses(t *testing.T) {
	for _, k := range kinds {
		if _, ok := cause.ByKey(k.cause); !ok {
			t.Errorf("no cause is called %s", k.cause)
		}
		if len(k.goods) == 0 || len(k.facts) == 0 || len(k.claims) == 0 || len(k.proofs) == 0 || len(k.laws) == 0 {
			t.Errorf("%s is incomplete", k.cause)
		}
		for _, g := range k.goods {
			if !strings.Contains(g, "/") && len(k.platforms) == 0 {
				t.Errorf("%s: %s is on no platform", k.cause, g)
			}
		}
	}
}

func TestOfficeHours(t *testing.T) {
	p := troupe(1, 9)[0]
	for i := range 3000 {
		from := noon.Add(-time.Duration(i) * 53 * time.Minute)
		at := p.office(from)
		d, since := calendar.Of(at), at.Sub(calendar.Of(at).Start())
		open := since >= 9*time.Hour && since < 12*time.Hour || since >= 14*time.Hour && since < 17*time.Hour+30*time.Minute
		if at.Before(from) || calendar.Standard().Rest(d).Rest || !open {
			t.Fatalf("from %s the office is said to be open at %s", from, at.In(calendar.Zone))
		}
	}
}
