package service_test

import (
	"testing"
	"time"

	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/service"
)

// addressee is the only party; whether it consents to electronic service is what a test says.
type addressee struct{ consents bool }

func (addressee) Parties() []id.Party                 { return []id.Party{"d1"} }
func (a addressee) ConsentsToService(_ id.Party) bool { return a.consents }

var now = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

func scene() docket.Scene {
	return docket.Scene{Now: now, By: docket.Actor{Standing: docket.Defendant, Party: "d1"}}
}

// sheet holds one delivery on its way, to an address that was confirmed or was not.
func sheet(confirmed bool) *service.Sheet {
	s := &service.Sheet{Facts: addressee{confirmed}}
	s.Deliveries = []*service.Delivery{{ID: "v1", To: "d1", Papers: []string{"respond"}, Confirmed: confirmed, Way: "inbox", Grade: service.Sent, SentAt: now}}
	return s
}

const olr, cpl = "《人民法院在线诉讼规则》", "《中华人民共和国民事诉讼法》"

func TestArticles(t *testing.T) {
	notice := sheet(false)
	notice.Deliveries[0].Way = "notice"
	quoting.Check(t,
		quoting.Quote{Rule: service.ToConfirmed, Key: "olr/31.1", Article: olr + "第三十一条第一款", From: "2021-08-01", Rests: quoting.By(service.Arrive{Delivery: "v1"}.Decide(sheet(true), scene()))},
		quoting.Quote{Rule: service.ByReading, Key: "olr/31.2", Article: olr + "第三十一条第二款", From: "2021-08-01", Rests: quoting.By(service.Open{Delivery: "v1"}.Decide(sheet(false), scene()))},
		quoting.Quote{Rule: service.Proof, Key: "olr/31.3", Article: olr + "第三十一条第三款", From: "2021-08-01", Rests: quoting.By(service.Fail{Delivery: "v1", Why: "空号"}.Decide(sheet(false), scene()))},
		quoting.Quote{Rule: service.Confirming, Key: "olr/30", Article: olr + "第三十条", From: "2021-08-01", Rests: quoting.By(service.Confirm{Address: service.Address{Postal: "广州市某区某街2号"}}.Decide(sheet(false), scene()))},
		quoting.Quote{Rule: service.Electronic, Key: "cpl/90", Article: cpl + "第九十条", From: "2024-01-01", Rests: quoting.By(service.Send{Delivery: "v2", To: "d1"}.Decide(sheet(true), scene()))},
		quoting.Quote{Rule: service.OnPaper, Key: "cpl/87-91", Article: cpl + "第八十七条、第八十八条、第八十九条、第九十一条", From: "2024-01-01",
			Rests: quoting.By(service.Hand{Delivery: "h1", To: "d1", Way: "post", On: calendar.Of(now), Proof: "邮件号1"}.Decide(sheet(false), scene()))},
		quoting.Quote{Rule: service.ByNotice, Key: "cpl/95", Article: cpl + "第九十五条", From: "2024-01-01", Rests: quoting.By(service.Deem{Delivery: "v1"}.Decide(notice, scene()))},
	)
}

// CPL 95: thirty days after publication. Published on 23 November 2026 the notice ends with 23 December, a Wednesday.
func TestNoticeTakesThirtyDays(t *testing.T) {
	s := sheet(false)
	s.Deliveries[0].Way = "notice"
	a, _, err := service.Deem{Delivery: "v1"}.Decide(s, scene())
	if err != nil {
		t.Fatal(err)
	}
	if got := calendar.Of(a.(service.Deem).Effective).String(); got != "2026-12-23" {
		t.Errorf("served on %s, want 2026-12-23", got)
	}
}

// CPL 90, OLR 31: arrival is service only at a confirmed address and only while the addressee consents to electronic
// service. Once consent is withdrawn, what is sent afterwards must be read or go by other means; what was served stays served.
func TestConsentWithdrawnEndsElectronicService(t *testing.T) {
	s := &service.Sheet{Facts: addressee{true}, Addresses: map[id.Party]service.Address{"d1": {Mobile: "13900000002", Inbox: true}}}
	enter := func(a docket.Act) docket.Act {
		t.Helper()
		var done docket.Act
		var err error
		switch a := a.(type) {
		case service.Send:
			done, _, err = a.Decide(s, scene())
			if err == nil {
				done.(service.Send).Apply(s, docket.Entry{At: now})
			}
		case service.Arrive:
			done, _, err = a.Decide(s, scene())
			if err == nil {
				done.(service.Arrive).Apply(s, docket.Entry{At: now})
			}
		case service.Open:
			done, _, err = a.Decide(s, scene())
			if err == nil {
				done.(service.Open).Apply(s, docket.Entry{At: now})
			}
		}
		if err != nil {
			t.Fatal(err)
		}
		return done
	}
	enter(service.Send{Delivery: "before", To: "d1", Papers: []string{"respond"}, Way: "inbox"})
	enter(service.Arrive{Delivery: "before"})
	if !s.Electronic("d1") || s.Find("before").Effective.IsZero() || s.Find("before").Under.Key != "olr/31.1" {
		t.Fatalf("arrival with consent is service: %+v", s.Find("before"))
	}

	s.Facts = addressee{false}
	if s.Electronic("d1") {
		t.Error("without consent the address alone does not make electronic service effective on arrival")
	}
	enter(service.Send{Delivery: "after", To: "d1", Papers: []string{"judgment"}, Confirmed: true, Way: "inbox"}) // what the order claims does not count
	enter(service.Arrive{Delivery: "after", Effective: now})
	if d := s.Find("after"); d.Confirmed || !d.Effective.IsZero() {
		t.Errorf("arrival after consent was withdrawn is no service: %+v", d)
	}
	if _, ok := s.Served("d1", "respond"); !ok {
		t.Error("what was served before stays served")
	}
	enter(service.Open{Delivery: "after"})
	if d := s.Find("after"); d.Effective.IsZero() || d.Under.Key != "olr/31.2" {
		t.Errorf("reading is service: %+v", d)
	}
}
