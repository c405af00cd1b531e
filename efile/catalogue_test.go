package efile_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/efile"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

var digest = id.File(strings.Repeat("ab", 32))

// story is a docket that grows by any acts in any order: a catalogue must stand whatever the record holds.
type story struct {
	c    *procedure.Civil
	es   []docket.Entry
	sent int
}

func newStory() *story {
	s := &story{c: procedure.NewCivil(court.Demonstration())}
	s.add(docket.Actor{Standing: docket.Filer, Party: procedure.P1, Name: "陈小满", Person: "a"}, filing.File{Receipt: "YT1", Complaint: filing.Complaint{CauseName: "网络购物合同纠纷",
		Plaintiff: filing.Side{Name: "陈小满"}, Defendant: filing.Side{Name: "某某公司"}}})
	return s
}

func (s *story) add(by docket.Actor, a docket.Act) int {
	e := docket.Entry{Court: "粤0192", Matter: "m", Seq: len(s.es) + 1, At: time.Date(2026, 11, 1, 0, len(s.es), 0, 0, time.UTC), By: by, Kind: a.Kind(), Act: a}
	s.es = append(s.es, e)
	s.c.Apply(e)
	return e.Seq
}

func (s *story) of(by docket.Actor) efile.Catalogue { return efile.Of(s.c, s.es, by) }

var (
	plaintiff = docket.Actor{Standing: docket.Plaintiff, Party: procedure.P1}
	defendant = docket.Actor{Standing: docket.Defendant, Party: procedure.D1}
	officer   = docket.Actor{Standing: docket.Clerk}
	judge     = docket.Actor{Standing: docket.Judge}
)

// grow adds something, whatever it is.
func (s *story) grow(t *rapid.T) {
	side := rapid.SampledFrom([]docket.Actor{plaintiff, defendant}).Draw(t, "by")
	party := rapid.SampledFrom([]id.Party{"", procedure.P1, procedure.D1}).Draw(t, "for")
	kind := rapid.SampledFrom(document.Kinds()).Draw(t, "kind")
	switch rapid.IntRange(0, 9).Draw(t, "what") {
	case 0:
		s.add(side, evidence.Submit{Exhibit: evidence.Exhibit{ID: s.c.Evidence.Next(side.Party), By: side.Party, Name: "证据", File: digest, FileName: "a.png", Media: "image/png", Size: 3}})
	case 1, 2:
		s.add(docket.ByCourt, document.Issue{Paper: kind, For: party, File: digest, Pages: 1, Size: 9, Cause: rapid.IntRange(1, len(s.es)).Draw(t, "cause")})
	case 3:
		s.sent++
		to := rapid.SampledFrom([]id.Party{procedure.P1, procedure.D1}).Draw(t, "to")
		s.add(docket.ByCourt, service.Send{Delivery: id.Delivery(fmt.Sprint("v", s.sent)), To: to, Papers: []string{string(kind)}, Way: rapid.SampledFrom([]string{"sms", "inbox"}).Draw(t, "way")})
	case 4:
		text := "委托书.pdf（SHA-256：" + string(digest) + "）"
		s.add(side, identity.Join{Party: procedure.D1, Person: "b", Name: "林阿豪", Capacity: identity.Agent, Mandate: text, Proof: text})
	case 5:
		s.add(plaintiff, fee.AskRelief{Proofs: []fee.Proof{{File: digest, FileName: "低保证.jpg"}, {File: digest, FileName: "失业证.jpg"}}})
	case 6:
		s.add(judge, judgment.Opine{N: 1, Agree: true, Reasons: "秘密的评议意见"})
	case 7:
		s.add(judge, trial.AskExtension{Reason: "秘密的审批"})
	case 8:
		s.add(judge, judgment.Propose{Decision: judgment.Decision{Reasons: "秘密的草稿"}})
	case 9:
		if ps := s.c.Papers.Papers; len(ps) > 0 {
			s.add(officer, document.Withdraw{Paper: ps[rapid.IntRange(0, len(ps)-1).Draw(t, "which")].Seq, Reason: "错"})
		}
	}
}

// However a case goes on, an item keeps its name, its part and its place before and behind the others; nobody sees more
// than the pages of single items show him, and no party a word of what the bench does among itself.
func TestItemsNeverChangeTheirNames(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newStory()
		viewers := []docket.Actor{plaintiff, defendant, officer, judge}
		last := map[docket.Standing]efile.Catalogue{}
		for range rapid.IntRange(1, 25).Draw(t, "entries") {
			s.grow(t)
			all := s.of(judge)
			for _, by := range viewers {
				now, before := s.of(by), last[by.Standing]
				var names []string
				for _, x := range now.Items {
					if slices.Contains(names, x.ID) {
						t.Fatalf("%s stands twice", x.ID)
					}
					names = append(names, x.ID)
					if y, ok := all.Find(x.ID); !ok || y.Title != x.Title || y.Part != x.Part {
						t.Fatalf("%s is %+v to %s and %+v to the judge", x.ID, x, by.Standing, y)
					}
					if by.Standing != docket.Judge && x.Volume == efile.Secret {
						t.Fatalf("%s reads %s of the secret volume", by.Standing, x.Title)
					}
					if by.Party != "" && x.Sort == efile.Paper {
						if _, ok := s.c.ReadablePaper(x.Entry, by.Party); !ok {
							t.Fatalf("%s has %s in his catalogue and may not read it", by.Standing, x.Title)
						}
					}
					if by == defendant && x.Sort == efile.Relief {
						t.Fatal("the defendant reads what the plaintiff's purse holds")
					}
				}
				at := -1
				for _, x := range before.Items {
					i := slices.Index(names, x.ID)
					if i < 0 && by.Party != "" && x.Sort == efile.Paper && x.Paper.For != by.Party {
						continue // his own copy has come
					}
					if i <= at || now.Items[i].Part != x.Part || now.Items[i].Entry != x.Entry {
						t.Fatalf("%s: item %s stood before others and does not any more: %v", by.Standing, x.ID, names)
					}
					at = i
				}
				last[by.Standing] = now
			}
			for _, by := range []docket.Actor{{Standing: docket.Stranger}, {Standing: docket.Unproven, Party: procedure.D1}, {Standing: docket.Invited, Party: procedure.D1}, {}} {
				if n := len(s.of(by).Items); n > 0 {
					t.Fatalf("%q has a catalogue of %d items", by.Standing, n)
				}
			}
		}
	})
}

// The order is that of procedure, and a proof of service stands behind the paper that was served.
func TestTheOrderOfTheFile(t *testing.T) {
	s := newStory()
	exhibit := s.add(plaintiff, evidence.Submit{Exhibit: evidence.Exhibit{ID: "p1-1", By: procedure.P1, Name: "订单截图", File: digest, Media: "image/png"}})
	s.add(docket.ByCourt, document.Issue{Paper: document.Complaint, File: digest, Pages: 2, Cause: 1})
	s.add(docket.ByCourt, document.Issue{Paper: document.Summons, For: procedure.D1, File: digest, Pages: 1, Cause: 2})
	s.add(docket.ByCourt, document.Issue{Paper: document.Judgment, For: procedure.D1, File: digest, Pages: 3, Cause: 2})
	s.add(docket.ByCourt, document.Issue{Paper: document.Respond, For: procedure.D1, File: digest, Pages: 1, Cause: 2})
	s.add(docket.ByCourt, service.Send{Delivery: "v1", To: procedure.D1, Papers: []string{string(document.Summons)}, Way: "sms"})
	s.add(docket.ByCourt, service.Send{Delivery: "v2", To: procedure.D1, Papers: []string{string(document.Judgment)}, Way: "inbox"})
	var got []string
	for _, x := range s.of(officer).Items {
		got = append(got, x.ID+" "+x.Title)
	}
	want := []string{"3 民事起诉状", "4 传票（致被告某某公司）", "7 电子送达凭证（被告某某公司）", "6 应诉通知书（致被告某某公司）", "2 原告证据1　订单截图", "5 民事判决书（致被告某某公司）", "8 电子送达凭证（被告某某公司）"}
	if !slices.Equal(got, want) {
		t.Errorf("%q\nwant %q", got, want)
	}
	if x, ok := s.of(defendant).Find("5"); !ok || !x.Unread {
		t.Errorf("a judgment that was sent and not opened: %+v", x)
	}
	if x, _ := s.of(plaintiff).Find(fmt.Sprint(exhibit)); x.Who != "原告陈小满" || x.Page != "exhibits/p1-1" || x.Unread {
		t.Errorf("%+v", x)
	}
	c := s.of(plaintiff)
	if !c.Covers(map[string]efile.Spot{"2": {}, "3": {}}) || c.Covers(map[string]efile.Spot{"3": {}, "4": {}}) {
		t.Error("a bundle with what somebody may not read is not for him")
	}
}

func TestEveryKindHasItsPart(t *testing.T) {
	names := map[string]bool{}
	for _, p := range efile.Parts {
		if p.Chinese() == "" || names[p.Chinese()] {
			t.Errorf("part %s is called %q", p, p.Chinese())
		}
		names[p.Chinese()] = true
	}
	for _, k := range document.Kinds() {
		if p := efile.PartOf(k); p == efile.Others && k != document.Receipt && k != document.Verification { // certificates are made anew, reports are of no case
			t.Errorf("%s (%s) has no part", k, k.Chinese())
		}
	}
	if efile.PartOf("unheard-of") != efile.Others {
		t.Error("an unknown kind is left out")
	}
}
