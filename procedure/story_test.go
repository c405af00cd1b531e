package procedure_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"yunting/clerk"
	"yunting/consent"
	"yunting/court"
	"yunting/courttest"
	"yunting/docket"
	"yunting/evidence"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law"
	"yunting/procedure"
	"yunting/service"
)

// story is one case played in memory from 23 November 2026, 9 o'clock.
type story struct {
	t     *testing.T
	store *courttest.Memory
	k     *clerk.Clerk
	m     id.Matter
}

// tell files a complaint; change alters it first.
func tell(t *testing.T, change func(*filing.Complaint)) *story {
	t.Helper()
	s := &story{t: t, m: "m1"}
	s.store, s.k = courttest.NewMemory()
	x := courttest.Complaint()
	if change != nil {
		change(&x)
	}
	s.enter(courttest.Buyer, filing.File{Complaint: x}, consent.Give{Steps: consent.Steps},
		service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}}, courttest.Exhibit("订单截图"))
	s.enter(courttest.Clerk1, filing.Accept{})
	s.enter(procedure.TheCourt, courttest.Pay(s.civil(), s.store.At))
	return s
}

func (s *story) civil() *procedure.Civil {
	s.t.Helper()
	rd, err := s.k.Read(context.Background(), s.m)
	if err != nil {
		s.t.Fatal(err)
	}
	return rd.Matter.(*procedure.Civil)
}

func (s *story) try(by procedure.Who, acts ...docket.Act) error {
	o := clerk.Order{Matter: s.m, By: by, Acts: acts}
	if acts[0].Kind() == "filing.file" {
		o.Open = procedure.CivilCase
	}
	_, err := s.k.Enter(context.Background(), o)
	if err == nil {
		work(s.t, s.store, s.k)
	}
	return err
}

func (s *story) enter(by procedure.Who, acts ...docket.Act) {
	s.t.Helper()
	if err := s.try(by, acts...); err != nil {
		s.t.Fatalf("%s: %v", acts[0].Kind(), err)
	}
}

// refused wants a refusal under a rule, with these words.
func (s *story) refused(key, words string, by procedure.Who, act docket.Act) {
	s.t.Helper()
	var no law.Refusal
	if err := s.try(by, act); !errors.As(err, &no) || no.Rule.Key != key || !strings.Contains(no.Sentence, words) {
		s.t.Fatalf("%s: %v; want a refusal under %s saying %q", act.Kind(), err, key, words)
	}
}

// days lets days pass one by one; the court acts on every deadline.
func (s *story) days(n int) {
	s.t.Helper()
	for range n {
		s.store.At = s.store.At.Add(24 * time.Hour)
		if _, err := s.k.Ring(context.Background(), s.m); err != nil {
			s.t.Fatal(err)
		}
		work(s.t, s.store, s.k)
	}
}

// due finds a running deadline.
func (s *story) due(key string) docket.Deadline {
	s.t.Helper()
	for _, d := range s.civil().Due(s.store.At) {
		if d.Key == key {
			return d
		}
	}
	s.t.Fatalf("no deadline %s runs", key)
	return docket.Deadline{}
}

func (s *story) judge() procedure.Who {
	j := s.civil().Trial.Judge
	return procedure.Who{Person: j.ID, Name: j.Name, Role: court.Judge}
}

// joined lets the defendant open the papers and join.
func (s *story) joined() *story {
	s.t.Helper()
	who := courttest.Seller
	who.CodeHash = s.civil().Service.CodeHash[procedure.D1]
	s.enter(who, service.Open{Delivery: s.civil().Service.Waiting(procedure.D1).ID})
	s.enter(who, courttest.Join())
	s.enter(courttest.Clerk1, courttest.Confirm())
	s.enter(courttest.Seller, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13900000002", Inbox: true}})
	return s
}

// heard answers, closes the evidence and holds a hearing with both sides.
func (s *story) heard() *story {
	s.t.Helper()
	s.enter(courttest.Seller, courttest.Answer(s.civil()))
	s.enter(courttest.Seller, evidence.Rest{})
	s.enter(courttest.Buyer, evidence.Rest{})
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller} {
		c := s.civil()
		for _, x := range c.Evidence.Unexamined(c.StandingOf(who).Party) {
			s.enter(courttest.Again(who), identity.Reverify{Occasion: identity.Exchange}, evidence.Examine{Opinion: evidence.Opinion{Exhibit: x.ID, True: evidence.Accept, Lawful: evidence.Accept, Relevant: evidence.Accept}})
		}
	}
	s.enter(s.judge(), hearing.Summon{At: s.store.At.Add(5 * 24 * time.Hour), Place: "第三法庭"})
	s.days(6)
	s.enter(s.judge(), hearing.Hold{Present: []id.Party{procedure.P1, procedure.D1}, Minutes: "双方到庭，法庭调查和辩论完毕。"})
	return s
}

// judged pronounces judgment; both sides have confirmed addresses and are served at once.
func (s *story) judged() *story {
	s.t.Helper()
	s.enter(s.judge(), judgment.Pronounce{Decision: courttest.Decision(s.civil())})
	return s
}
