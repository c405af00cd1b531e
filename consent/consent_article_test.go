package consent_test

import (
	"testing"

	"yunting/consent"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
)

func TestArticles(t *testing.T) {
	in := docket.Scene{By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
	given := &consent.Sheet{Given: map[id.Party]map[consent.Step]bool{"d1": {consent.Service: true}}}
	quoting.Check(t,
		quoting.Quote{Rule: consent.PerStep, Key: "olr/4", Article: "《人民法院在线诉讼规则》第四条", From: "2021-08-01", Rests: quoting.By(consent.Give{Steps: []consent.Step{consent.Service}}.Decide(&consent.Sheet{}, in))},
		quoting.Quote{Rule: consent.Leaving, Key: "olr/5", Article: "《人民法院在线诉讼规则》第五条", From: "2021-08-01", Rests: quoting.By(consent.Withdraw{Step: consent.Service}.Decide(given, in))},
	)
	// OLR 4: consent to one step is not consent to another, nor one party's consent the other's.
	consent.Withdraw{Step: consent.Service}.Apply(given, docket.Entry{By: in.By})
	if given.Has("d1", consent.Service) {
		t.Error("consent that was withdrawn does not hold")
	}
	consent.Give{Steps: []consent.Step{consent.Evidence}}.Apply(given, docket.Entry{By: in.By})
	if !given.Has("d1", consent.Evidence) || given.Has("d1", consent.Async) || given.Has("p1", consent.Evidence) {
		t.Errorf("consent reaches further than it was given: %+v", given.Given)
	}
}
