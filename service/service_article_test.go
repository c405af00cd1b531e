package service_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/service"
)

// addressee is the only party; whether it consents to electronic service, and when the next hearing is, a test says.
type addressee struct {
	consents bool
	hearing  string
}

func (addressee) Parties() []id.Party                 { return []id.Party{"d1"} }
func (a addressee) ConsentsToService(_ id.Party) bool { return a.consents }
func (addressee) Abroad(id.Party) bool                { return false }

func (a addressee) HearingOn() calendar.Date {
	if a.hearing == "" {
		return calendar.Date{}
	}
	return calendar.MustParse(a.hearing)
}

var now = time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)

func scene() docket.Scene {
	return docket.Scene{Now: now, By: docket.Actor{Standing: docket.Defendant, Party: "d1"}, Court: court.Demonstration()}
}

// sheet holds one delivery on its way, to an address that was confirmed or was not.
func sheet(confirmed bool) *service.Sheet {
	s := &service.Sheet{Facts: addressee{consents: confirmed}}
	s.Deliveries = []*service.Delivery{{ID: "v1", To: "d1", Papers: []string{"respond"}, Confirmed: confirmed, Way: "inbox", Grade: service.Sent, SentAt: now}}
	return s
}

const (
	olr    = "《人民法院在线诉讼规则》"
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
)

// after is the scene when the thirty days of a notice of 23 November 2026 are over.
func after() docket.Scene {
	in := scene()
	in.Now = calendar.MustParse("2026-12-24").Start()
	return in
}

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
			Rests: quoting.By(service.Hand{Delivery: "h1", To: "d1", Way: "post", Posted: calendar.Of(now), On: calendar.Of(now), Proof: "邮件号1"}.Decide(sheet(false), scene()))},
		quoting.Quote{Rule: service.ByNotice, Key: "cpl/95", Article: cpl + "第九十五条", From: "2024-01-01", Rests: quoting.By(service.Deem{Delivery: "v1"}.Decide(notice, after()))},
	)
}

// CPL 89, 92 to 94 and CPL-I 134: what each way of serving on paper must show.
func TestArticlesOnPaper(t *testing.T) {
	hand := func(f func(*service.Hand)) service.Hand {
		a := service.Hand{Delivery: "h1", To: "d1", Papers: []string{"respond"}, On: calendar.Of(now), Proof: "送达回证"}
		f(&a)
		return a
	}
	rests := func(a service.Hand) law.Basis { return quoting.By(a.Decide(sheet(false), scene())) }
	left := func(a *service.Hand) { a.Way, a.Refused, a.Witness = "left", "本人拒收", "居委会王某" }
	entrusted := func(a *service.Hand) { a.Way, a.Through, a.Signer = "entrusted", "某市某区人民法院", "本人" }
	forwarded := func(a *service.Hand) { a.Way, a.Through, a.Signer = "forwarded", "某监狱", "本人" }
	quoting.Check(t,
		quoting.Quote{Rule: service.Leaving, Key: "cpl/89", Article: cpl + "第八十九条", From: "2024-01-01", Rests: rests(hand(left))},
		quoting.Quote{Rule: service.Entrusting, Key: "cplint/134", Article: cplint + "第一百三十四条", From: "2022-04-10", Rests: rests(hand(entrusted))},
		quoting.Quote{Rule: service.Forwarding, Key: "cpl/92-94", Article: cpl + "第九十二条、第九十三条、第九十四条", From: "2024-01-01", Rests: rests(hand(forwarded))},
	)
	for name, a := range map[string]service.Hand{
		"left without the reason of the refusal": hand(func(a *service.Hand) { left(a); a.Refused = "" }),
		"left without witness or film":           hand(func(a *service.Hand) { left(a); a.Witness = "" }),
		"entrusted to nobody":                    hand(func(a *service.Hand) { entrusted(a); a.Through = "" }),
		"forwarded, not signed":                  hand(func(a *service.Hand) { forwarded(a); a.Signer = "" }),
	} {
		if _, _, err := a.Decide(sheet(false), scene()); err == nil {
			t.Errorf("%s is no service", name)
		}
	}
	if _, _, err := hand(func(a *service.Hand) { left(a); a.Witness, a.Footage = "", "录像一段" }).Decide(sheet(false), scene()); err != nil {
		t.Errorf("CPL 89: film serves instead of witnesses: %v", err)
	}
}

// CPL-I 138, 139: the day a notice counts from, and what it says by what it serves.
func TestArticlesOfTheNotice(t *testing.T) {
	publish := func(hearing string) (docket.Act, law.Basis, error) {
		s := sheet(false)
		s.Facts = addressee{hearing: hearing}
		s.Tries = []service.Attempt{{To: "d1", Way: "post", On: calendar.Of(now), Result: "查无此人"}}
		return service.Publish{Delivery: "n1", To: "d1", Papers: []string{"summons"}, Ground: service.Unreachable, Reason: "邮寄退回，电话停机"}.Decide(s, scene())
	}
	quoting.Check(t,
		quoting.Quote{Rule: service.NoticeDay, Key: "cplint/138", Article: cplint + "第一百三十八条", From: "2022-04-10", Rests: quoting.By(publish("2026-12-24"))},
		quoting.Quote{Rule: service.NoticeSays, Key: "cplint/139", Article: cplint + "第一百三十九条", From: "2022-04-10", Rests: quoting.By(publish("2026-12-23"))},
	)
	a, _, err := publish("2026-12-24")
	if err != nil || a.(service.Publish).Until.String() != "2026-12-23" {
		t.Errorf("published on 23 November 2026: %+v, %v", a, err)
	}
	if _, _, err := publish("2026-12-23"); err == nil {
		t.Error("the summons would be served when the hearing is over")
	}
}

// CPL 95: thirty days after publication. Published on 23 November 2026 the notice ends with 23 December, a Wednesday.
func TestNoticeTakesThirtyDays(t *testing.T) {
	s := sheet(false)
	s.Deliveries[0].Way = "notice"
	a, _, err := service.Deem{Delivery: "v1"}.Decide(s, after())
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
	s := &service.Sheet{Facts: addressee{consents: true}, Addresses: map[id.Party]service.Address{"d1": {Mobile: "13900000002", Inbox: true}}}
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

	s.Facts = addressee{}
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
