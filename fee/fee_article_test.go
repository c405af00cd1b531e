package fee_test

import (
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest/quoting"
	"yunting/docket"
	"yunting/fee"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/money"
	"yunting/law/track"
)

// open is an accepted suit of a natural person for 13,196 yuan; its time to pay ends on 30 November 2026. The defendant
// appeals about 100,000 yuan.
type open struct {
	asked, deemed bool // withdrawn, how
	firm          bool // the plaintiff is no natural person
	on            track.Track
}

func (open) Charge() fee.Charge                    { return fee.Charge{Cause: "sale-online", Amount: 13_196_00} }
func (f open) Track() track.Track                  { return f.on }
func (f open) SuitWithdrawn() (asked, deemed bool) { return f.asked, f.deemed }
func (open) Contested(p id.Party) (money.Fen, bool) {
	return 100_000_00, p == "d1"
}
func (open) Standing() bool           { return true }
func (open) Undecided() bool          { return true }
func (f open) NaturalPlaintiff() bool { return !f.firm }
func (open) PayUntil() time.Time      { return calendar.MustParse("2026-11-30").End() }

const (
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	fees   = "《诉讼费用交纳办法》"
)

// scene is nine o'clock on 23 November 2026 in a court that does not round its fees.
func scene() docket.Scene {
	of := court.Demonstration()
	of.RoundYuan = false
	return docket.Scene{Now: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC), By: docket.Actor{Standing: docket.Plaintiff, Party: "p1"}, Court: of}
}

// owed is a fee of 129.90 yuan that was assessed on 20 November and not paid.
func owed() *fee.Sheet {
	return &fee.Sheet{Facts: open{on: track.Ordinary}, Assessed: lawfee.Result{Fee: 129_90}, On: calendar.MustParse("2026-11-20"), Bill: 1, Demand: 1}
}

// asks is what an application for a form of relief says.
func asks(form fee.Form, ground string) fee.AskRelief {
	return fee.AskRelief{Form: form, Ground: ground, Facts: "没有收入，一时交不出。", Proofs: []fee.Proof{{File: "f", FileName: "证明.pdf"}}}
}

// waiting is a fee whose plaintiff asked for relief.
func waiting() *fee.Sheet {
	s := owed()
	s.Relief = []fee.Relief{{Form: fee.Waive, Ground: "waive/other", Bill: 1}}
	return s
}

func TestArticles(t *testing.T) {
	in := scene()
	half, err := fee.Estimate(fee.Charge{Cause: "sale-online", Amount: 13_196_00}, track.Simplified, in.Court)
	if err != nil {
		t.Fatal(err)
	}
	quoting.Check(t,
		quoting.Quote{Rule: fee.Unpaid, Key: "cplint/213", Article: cplint + "第二百一十三条", From: "2022-04-10", Rests: quoting.By(fee.Lapse{}.Decide(owed(), in))},
		quoting.Quote{Rule: fee.Halved, Key: "fee/16/simplified", Article: fees + "第十六条", From: "2007-04-01", Rests: half.Basis},
		quoting.Quote{Rule: fee.OnAppeal, Key: "fee/17", Article: fees + "第十七条", From: "2007-04-01", Rests: quoting.By(fee.AssessAppeal{Party: "d1"}.Decide(owed(), in))},
		quoting.Quote{Rule: fee.Voucher, Key: "fee/52", Article: fees + "第五十二条", From: "2007-04-01",
			Rests: quoting.By(fee.NotePaid{Amount: 129_90, On: calendar.Of(in.Now), Receipt: "财0001", Proof: "票据第二联"}.Decide(owed(), in))},
		quoting.Quote{Rule: fee.HalfBack, Key: "cplint/199.2", Article: cplint + "第一百九十九条第二款", From: "2015-02-04", Rests: quoting.By(fee.OweRefund{Cause: fee.Unconverted, Amount: 1}.Decide(owed(), in))},
		quoting.Quote{Rule: fee.WinnersBack, Key: "cplint/207.1", Article: cplint + "第二百零七条第一款", From: "2015-02-04", Rests: quoting.By(fee.OweRefund{Cause: fee.Judged, Amount: 1}.Decide(owed(), in))},
	)
	// FEE 13 and 16: 50 yuan and 2.5 % of 3,196 yuan are 129.90; half of it in simplified procedure.
	whole, err := fee.Estimate(fee.Charge{Cause: "sale-online", Amount: 13_196_00}, track.Ordinary, in.Court)
	if err != nil || whole.Fee != 129_90 || half.Fee != 64_95 {
		t.Errorf("the fee is %s, halved %s (%v)", whole.Fee.Yuan(), half.Fee.Yuan(), err)
	}
	// FEE 17: the appeal pays on what it contests, 50 yuan and 2.5 % of 90,000 yuan, and is not halved.
	a, _, err := fee.AssessAppeal{Party: "d1"}.Decide(owed(), in)
	if err != nil || a.(fee.AssessAppeal).Result.Fee != 2300_00 {
		t.Errorf("the appeal pays %+v (%v)", a, err)
	}
}

// What is charged for is told by the cause and by what is claimed.
func TestArticlesOfTheCharge(t *testing.T) {
	of, bare := scene().Court, scene().Court
	bare.FeeRegion = "nowhere"
	estimate := func(c fee.Charge, of *court.Profile) law.Basis {
		r, err := fee.Estimate(c, track.Ordinary, of)
		return quoting.By(nil, r.Basis, err)
	}
	quoting.Check(t,
		quoting.Quote{Rule: fee.Mixed, Key: "cplint/201", Article: cplint + "第二百零一条", From: "2015-02-04", Rests: estimate(fee.Charge{Cause: "tort-online", Amount: 13_196_00, Other: true}, of)},
		quoting.Quote{Rule: fee.Competition, Key: "fee/13.3/competition", Article: fees + "第十三条第一款第三项", From: "2018-09-28", Rests: estimate(fee.Charge{Cause: "competition-online", Other: true}, of)},
		quoting.Quote{Rule: fee.Charging, Key: "fee/13/region", Article: fees + "第十三条第二款", From: "2007-04-01", Rests: estimate(fee.Charge{Cause: "copyright", Other: true}, bare)},
	)
}

// FEE 15, 34: the plaintiff bears half of the fee of the suit he withdrew.
func TestArticlesOfWithdrawal(t *testing.T) {
	withdrawn := func(f open) *fee.Sheet {
		s := owed()
		f.on = track.Ordinary
		s.Facts, s.Received, s.Paid = f, 129_90, true
		return s
	}
	quoting.Check(t,
		quoting.Quote{Rule: fee.Withdrew, Key: "fee/34", Article: fees + "第三十四条第一款", From: "2007-04-01", Rests: quoting.By(fee.Settle{}.Decide(withdrawn(open{asked: true}), scene()))},
		quoting.Quote{Rule: fee.HalfIfDeemed, Key: "fee/15/deemed", Article: fees + "第十五条", From: "2007-04-01", Rests: quoting.By(fee.Settle{}.Decide(withdrawn(open{deemed: true}), scene()))},
	)
	a, _, err := fee.Settle{}.Decide(withdrawn(open{asked: true}), scene())
	if err != nil {
		t.Fatal(err)
	}
	if x := a.(fee.Settle); x.Result.Fee != 64_95 || x.Back != 64_95 {
		t.Errorf("charged %s, given back %s", x.Result.Fee.Yuan(), x.Back.Yuan())
	}
	if _, _, err := (fee.Settle{}).Decide(withdrawn(open{}), scene()); err == nil {
		t.Error("FEE 15: who did not withdraw pays the whole fee")
	}
}

// Sections 44 to 50 of the measures: who gets relief, and how.
func TestArticlesOfRelief(t *testing.T) {
	in := scene()
	firm := owed()
	firm.Facts = open{firm: true}
	over := in
	over.Now = calendar.MustParse("2026-12-02").Start()
	quoting.Check(t,
		quoting.Quote{Rule: fee.NaturalOnly, Key: "fee/44.2", Article: fees + "第四十四条第二款", From: "2007-04-01", Rests: quoting.By(asks(fee.Waive, "waive/other").Decide(firm, in))},
		quoting.Quote{Rule: fee.AtLeast, Key: "fee/46.2", Article: fees + "第四十六条第二款", From: "2007-04-01",
			Rests: quoting.By(fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 29}.Decide(waiting(), in))},
		quoting.Quote{Rule: fee.Proved, Key: "fee/48.1", Article: fees + "第四十八条第一款", From: "2007-04-01", Rests: quoting.By(asks(fee.Defer, "defer/other").Decide(owed(), in))},
		quoting.Quote{Rule: fee.Told, Key: "fee/48.3", Article: fees + "第四十八条第三款", From: "2007-04-01", Rests: quoting.By(fee.DenyRelief{Reason: "申请人有固定收入。"}.Decide(waiting(), in))},
		quoting.Quote{Rule: fee.Unrelieved, Key: "fee/22.4", Article: fees + "第二十二条第四款", From: "2007-04-01", Rests: quoting.By(asks(fee.Defer, "defer/other").Decide(owed(), over))},
	)
	if _, _, err := (fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 30}).Decide(waiting(), in); err != nil {
		t.Errorf("FEE 46 para 2: thirty per cent may be granted: %v", err)
	}
	if _, _, err := (fee.DenyRelief{}).Decide(waiting(), in); err == nil {
		t.Error("FEE 48 para 3: who is refused relief is told the reasons")
	}
}

// FEE 45 to 47: every ground stands in its article, under the form it belongs to, and an application on it rests on it.
func TestArticlesOfTheGrounds(t *testing.T) {
	want := []struct{ ground, key, article string }{
		{"waive/disabled", "fee/45.1", "第四十五条第一项"}, {"waive/support", "fee/45.2", "第四十五条第二项"}, {"waive/allowance", "fee/45.3", "第四十五条第三项"},
		{"waive/courage", "fee/45.4", "第四十五条第四项"}, {"waive/other", "fee/45.5", "第四十五条第五项"},
		{"reduce/disaster", "fee/46.1.1", "第四十六条第一款第一项"}, {"reduce/veteran", "fee/46.1.2", "第四十六条第一款第二项"},
		{"reduce/welfare", "fee/46.1.3", "第四十六条第一款第三项"}, {"reduce/other", "fee/46.1.4", "第四十六条第一款第四项"},
		{"defer/insurance", "fee/47.1", "第四十七条第一项"}, {"defer/injury", "fee/47.2", "第四十七条第二项"}, {"defer/legal-aid", "fee/47.3", "第四十七条第三项"}, {"defer/other", "fee/47.4", "第四十七条第四项"},
	}
	if len(want) != len(fee.Grounds) {
		t.Fatalf("%d grounds, want %d", len(fee.Grounds), len(want))
	}
	article := map[fee.Form]string{fee.Waive: "第四十五条", fee.Reduce: "第四十六条", fee.Defer: "第四十七条"}
	for _, w := range want {
		g, ok := fee.GroundOf(w.ground)
		if !ok || !strings.HasPrefix(w.article, article[g.Form]) {
			t.Fatalf("%s (%s) does not belong to %s", w.ground, g.Form.Chinese(), w.article)
		}
		quoting.Check(t, quoting.Quote{Rule: g.Rule, Key: w.key, Article: fees + w.article, From: "2007-04-01", Rests: quoting.By(asks(g.Form, w.ground).Decide(owed(), scene()))})
		for _, other := range fee.Forms {
			if _, _, err := asks(other, w.ground).Decide(owed(), scene()); other != g.Form && err == nil {
				t.Errorf("%s is no ground to ask for %s", w.ground, other.Chinese())
			}
		}
	}
}
