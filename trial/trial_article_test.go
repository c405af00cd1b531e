package trial_test

import (
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/trial"
)

// ready is a case in which everything is prepared; its trial limit ends on 25 February 2027.
type ready struct{ trial.Facts }

func (ready) AsyncConsent() []string    { return nil }
func (ready) Prepared() string          { return "" }
func (ready) Undecided() bool           { return true }
func (ready) RecordIssued() bool        { return true }
func (ready) Parties() []id.Party       { return []id.Party{"p1", "d1"} }
func (ready) Cause() string             { return "sale-online" }
func (ready) HearingHeld() bool         { return false }
func (ready) LimitUntil() calendar.Date { return calendar.MustParse("2027-02-25") }

const olr, cpl, cplint = "《人民法院在线诉讼规则》", "《中华人民共和国民事诉讼法》", "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"

// scene is nine o'clock on 23 November 2026 in the demonstration court.
func scene() docket.Scene {
	return docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Defendant, Party: "d1"}, Court: court.Demonstration()}
}

// on is a case allotted to the first judge of the court, on a track.
func on(t track.Track) *trial.Sheet {
	return &trial.Sheet{Track: track.Decision{Track: t}, Judge: court.Demonstration().With(court.Judge)[0], Facts: ready{}}
}

func TestArticles(t *testing.T) {
	in := scene()
	asked, fresh := on(track.Small), on(track.Small)
	asked.Questions = []trial.Question{{N: 1, To: []id.Party{"d1"}, Replies: map[id.Party]trial.Reply{}}}
	fresh.Judge = court.Officer{}
	byCourt := in
	byCourt.By = docket.ByCourt
	quoting.Check(t,
		quoting.Quote{Rule: trial.Async, Key: "olr/20", Article: olr + "第二十条", From: "2021-08-01", Rests: quoting.By(trial.OpenRoom{}.Decide(on(track.Small), in))},
		quoting.Quote{Rule: trial.Silence, Key: "olr/6", Article: olr + "第六条", From: "2021-08-01", Rests: quoting.By(trial.NoteSilence{N: 1, Party: "d1"}.Decide(asked, in))},
		quoting.Quote{Rule: trial.NoDenial, Key: "ev/4", Article: "《最高人民法院关于民事诉讼证据的若干规定》第四条", From: "2020-05-01", Rests: quoting.By(trial.NoteSilence{N: 1, Party: "d1"}.Decide(asked, in))},
		quoting.Quote{Rule: trial.Sole, Key: "cpl/40", Article: cpl + "第四十条", From: "2024-01-01", Rests: quoting.By(trial.Allot{}.Decide(fresh, in))},
		quoting.Quote{Rule: trial.Record, Key: "cpl/150", Article: cpl + "第一百五十条", From: "2024-01-01", Rests: quoting.By(trial.NoteUnsigned{Party: "d1"}.Decide(on(track.Small), in))},
		quoting.Quote{Rule: trial.OnlineRecord, Key: "olr/34", Article: olr + "第三十四条", From: "2021-08-01", Rests: quoting.By(trial.ConfirmRecord{}.Decide(on(track.Small), in))},
		quoting.Quote{Rule: trial.SmallBarred, Key: "cpl/166", Article: cpl + "第一百六十六条", From: "2024-01-01", Rests: quoting.By(trial.Convert{To: track.Simplified, Reason: "被告下落不明"}.Decide(on(track.Small), byCourt))},
	)
}

// CPL 42 to 44, 131: who sits on a panel, and when one judge hands the case over to it.
func TestArticlesOfTheBench(t *testing.T) {
	panel := on(track.Ordinary)
	panel.Collegial = true
	unclear := trial.Convert{To: track.Ordinary, Reason: "基本事实不清", Unclear: true}
	over := trial.ToPanel{Reason: "案情复杂"}
	quoting.Check(t,
		quoting.Quote{Rule: trial.Presiding, Key: "cpl/44", Article: cpl + "第四十四条", From: "2024-01-01", Rests: quoting.By(trial.Panel{}.Decide(panel, scene()))},
		quoting.Quote{Rule: trial.ToldBench, Key: "cpl/131/panel", Article: cpl + "第一百三十一条", From: "2024-01-01", Rests: quoting.By(trial.Panel{}.Decide(panel, scene()))},
		quoting.Quote{Rule: trial.ToPanelRule, Key: "cpl/43", Article: cpl + "第四十三条", From: "2024-01-01", Rests: quoting.By(over.Decide(on(track.Ordinary), scene()))},
		quoting.Quote{Rule: trial.NotSole, Key: "cpl/42", Article: cpl + "第四十二条", From: "2024-01-01", Rests: quoting.By(unclear.Decide(on(track.Simplified), scene()))},
	)
	// CPL 40, 160: what is tried in simplified procedure has one judge; it goes to ordinary procedure first.
	if _, _, err := over.Decide(on(track.Simplified), scene()); err == nil {
		t.Error("simplified procedure has no panel")
	}
}

// CPL 169, 170 and CPL-I 258, 269, 279: the court changes the track on its own, or because a party objects to it.
func TestArticlesOfConversion(t *testing.T) {
	in := scene()
	to := trial.Convert{To: track.Ordinary, Reason: "案情复杂"}
	late := in
	late.Now = calendar.MustParse("2027-02-26").Start()
	object := func(s *trial.Sheet) law.Basis {
		return quoting.By(trial.Object{Reasons: "双方争议很大。"}.Decide(s, in))
	}
	quoting.Check(t,
		quoting.Quote{Rule: trial.SmallUnfit, Key: "cpl/169", Article: cpl + "第一百六十九条", From: "2024-01-01", Rests: quoting.By(to.Decide(on(track.Small), in))},
		quoting.Quote{Rule: trial.SimplifiedUnfit, Key: "cpl/170", Article: cpl + "第一百七十条", From: "2024-01-01", Rests: quoting.By(to.Decide(on(track.Simplified), in))},
		quoting.Quote{Rule: trial.Converted, Key: "cplint/258/ruling", Article: cplint + "第二百五十八条", From: "2022-04-10", Rests: quoting.By(to.Decide(on(track.Simplified), late))},
		quoting.Quote{Rule: trial.ObjectSmall, Key: "cplint/279/rule", Article: cplint + "第二百七十九条", From: "2022-04-10", Rests: object(on(track.Small))},
		quoting.Quote{Rule: trial.ObjectSimplified, Key: "cplint/269", Article: cplint + "第二百六十九条", From: "2022-04-10", Rests: object(on(track.Simplified))},
		quoting.Quote{Rule: trial.ToPanelRule, Key: "cpl/43", Article: cpl + "第四十三条", From: "2024-01-01", Rests: object(on(track.Ordinary))},
	)
	// CPL-I 258: the ruling comes before the limit ends; on its last day it still does.
	late.Now = calendar.MustParse("2027-02-25").Start()
	if _, _, err := to.Decide(on(track.Simplified), late); err != nil {
		t.Errorf("on the last day of the limit: %v", err)
	}
	// CPL-I 279: small claims are objected to before the trial begins.
	begun := on(track.Small)
	begun.RoomOpen = true
	if _, _, err := (trial.Object{Reasons: "双方争议很大。"}).Decide(begun, in); err == nil {
		t.Error("the trial has begun: too late to object to small claims")
	}
}

// CPL 47 to 49: who must step down, when it is asked for, and who decides.
func TestArticlesOfRecusal(t *testing.T) {
	in, s := scene(), on(track.Simplified)
	ask := trial.AskRecusal{Of: s.Judge.ID, Ground: trial.Relative, Reasons: "法官是原告的表兄。"}
	asked := on(track.Simplified)
	asked.Recusals = []trial.Recusal{{By: "d1", Of: asked.Judge, Ground: trial.Relative}}
	quoting.Check(t,
		quoting.Quote{Rule: trial.RecusalGrounds, Key: "cpl/47/grounds", Article: cpl + "第四十七条", From: "2024-01-01", Rests: quoting.By(ask.Decide(s, in))},
		quoting.Quote{Rule: trial.RecusalAsked, Key: "cpl/48", Article: cpl + "第四十八条", From: "2024-01-01", Rests: quoting.By(ask.Decide(s, in))},
		quoting.Quote{Rule: trial.RecusalBy, Key: "cpl/49", Article: cpl + "第四十九条", From: "2024-01-01", Rests: quoting.By(trial.DecideRecusal{Grant: true, Reason: "有近亲属关系。"}.Decide(asked, in))},
	)
	for _, g := range trial.Grounds {
		ask.Ground = g
		if _, _, err := ask.Decide(s, in); err != nil {
			t.Errorf("CPL 47 names %s: %v", g, err)
		}
	}
	ask.Ground = "dislike"
	if _, _, err := ask.Decide(s, in); err == nil {
		t.Error("CPL 47: dislike is no ground")
	}
	// CPL 48: until the debate ends.
	ask.Ground = trial.Relative
	s.RoomShut = in.Now
	if _, _, err := ask.Decide(s, in); err == nil {
		t.Error("CPL 48: the debate has ended")
	}
}
