package clerk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/consent"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

const days = 24 * time.Hour

// due finds a running deadline.
func due(k *courttest.Court, m id.Matter, key string) (docket.Deadline, bool) {
	ds := k.Civil(m).Due(k.Clock.Now())
	i := slices.IndexFunc(ds, func(d docket.Deadline) bool { return d.Key == key })
	if i < 0 {
		return docket.Deadline{}, false
	}
	return ds[i], true
}

func refused(t *testing.T, err error, rule, field string) {
	t.Helper()
	var no law.Refusal
	if !errors.As(err, &no) || no.Rule.Key != rule || no.Field != field {
		t.Errorf("want a refusal under %s at %q, got %v (%+v)", rule, field, err, no.Rule.Key)
	}
}

// FEE 22, 44, 48: who asks for relief in time is not treated as having withdrawn while the judge decides; refused, he has
// seven days from the service of the decision.
func TestReliefHoldsTheLapse(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	try := func(a docket.Act) error { _, err := k.Try(m, courttest.Buyer, a); return err }
	x := courttest.AskRelief(fee.Waive, "waive/allowance")
	x.Ground = "defer/legal-aid"
	refused(t, try(x), "fee/48.1", "ground")
	x = courttest.AskRelief(fee.Waive, "waive/allowance")
	x.Facts = ""
	refused(t, try(x), "fee/48.1", "facts")
	x = courttest.AskRelief(fee.Waive, "waive/allowance")
	x.Proofs = nil
	refused(t, try(x), "fee/48.1", "file")

	k.Forward(5 * days)
	k.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Waive, "waive/allowance"))
	if _, runs := due(k, m, "fee/p1"); runs {
		t.Fatal("the time to pay runs while the judge decides")
	}
	if d, ok := due(k, m, "relief"); !ok || d.Who != docket.Judge || d.Rule.Key != "fee/48/decide" {
		t.Fatalf("the judge's deadline: %+v", d)
	}
	_, err := k.Try(m, procedure.TheCourt, fee.Lapse{})
	refused(t, err, "fee/22.4", "")
	k.Forward(30 * days)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("treated as withdrawn before the judge decided")
	}
	if _, err := k.Try(m, courttest.Clerk1, fee.DenyRelief{Reason: "不符合"}); !errors.Is(err, authority.ErrNotFound) {
		t.Errorf("a clerk decided: %v", err)
	}
	_, err = k.Try(m, k.Judge(m), fee.DenyRelief{})
	refused(t, err, "fee/48.3", "reason")
	k.Enter(m, k.Judge(m), fee.DenyRelief{Reason: "材料不能证明没有收入"})
	k.Settle()
	if _, ok := k.Civil(m).Papers.Latest(document.ReliefDecision, procedure.P1); !ok {
		t.Fatal("no decision was served")
	}
	if d, ok := due(k, m, "fee/p1"); !ok || d.Rule.Key != "fee/22.4/pay" || d.Since != calendar.Of(k.Clock.Now()) {
		t.Fatalf("seven days from the decision: %+v", d)
	}
	refused(t, try(courttest.AskRelief(fee.Defer, "defer/other")), "fee/48.3", "")
	k.Forward(6 * days)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("the new term was cut short")
	}
	k.Forward(12 * days)
	if !k.Civil(m).Fee.Lapsed {
		t.Fatal("refused and unpaid, yet the suit stands")
	}
}

// FEE 44, 45: after a waiver the case goes on as if it were paid.
func TestWaiver(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	k.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Waive, "waive/disabled"))
	k.Enter(m, k.Judge(m), fee.GrantRelief{Form: fee.Waive, Ground: "waive/disabled"})
	k.Settle()
	c := k.Civil(m)
	if _, begun := c.Service.Begun[procedure.D1]; !begun || c.Fee.Owed() != 0 {
		t.Fatalf("after a waiver the complaint goes to the defendant: %+v", c.Fee)
	}
	k.Forward(30 * days)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("waived, yet treated as withdrawn")
	}
	if _, err := k.Try(m, procedure.TheCourt, fee.Pay{Amount: 6500, Receipt: "R9"}); err == nil {
		t.Error("a waived fee was collected")
	}
}

// FEE 44 paragraph 2: an organisation has no waiver; FEE 46: a reduction is at least thirty per cent; FEE 47: a deferral has a date.
func TestReductionAndDeferral(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	k.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Reduce, "reduce/disaster"))
	judge := k.Judge(m)
	_, err := k.Try(m, judge, fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/disaster", Percent: 29})
	refused(t, err, "fee/46.2", "percent")
	_, err = k.Try(m, judge, fee.GrantRelief{Form: fee.Defer, Ground: "defer/other", Until: calendar.Of(k.Clock.Now())})
	refused(t, err, "fee/47.4", "until")
	k.Enter(m, judge, fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/disaster", Percent: 30})
	k.Settle()
	if c := k.Civil(m); c.Fee.Owed() != 4550 || c.Fee.Assessed.Fee != 6500 { // 65 yuan less 30 %
		t.Fatalf("owed %s of %s", c.Fee.Owed(), c.Fee.Assessed.Fee)
	}
	if d, ok := due(k, m, "fee/p1"); !ok || d.Rule.Key != "fee/22.4/pay" {
		t.Fatalf("seven days from the decision: %+v", d)
	}
	k.Enter(m, procedure.TheCourt, courttest.Pay(k.Civil(m), k.Clock.Now()))
	if c := k.Civil(m); !c.Fee.Paid || c.Fee.Received != 4550 {
		t.Fatalf("the reduced fee was not taken: %+v", c.Fee)
	}

	m = k.Case(courttest.Accepted)
	k.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Defer, "defer/legal-aid"))
	until := calendar.Of(k.Clock.Now()).AddDays(40)
	k.Enter(m, k.Judge(m), fee.GrantRelief{Form: fee.Defer, Ground: "defer/legal-aid", Until: until})
	k.Settle()
	if _, begun := k.Civil(m).Service.Begun[procedure.D1]; !begun {
		t.Fatal("a deferred fee holds the case up")
	}
	if d, ok := due(k, m, "fee/p1"); !ok || !d.Until.Equal(until.AddDays(1).Start()) || d.Rule.Key != "fee/47.3" {
		t.Fatalf("to be paid by the day granted: %+v", d)
	}
	k.Forward(39 * days)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("treated as withdrawn before the day granted")
	}
	k.Forward(3 * days)
	if !k.Civil(m).Fee.Lapsed {
		t.Fatal("unpaid after the day granted, yet the suit stands")
	}
}

// FEE 44 paragraph 2 for an organisation that sues.
func TestAnOrganisationHasNoWaiver(t *testing.T) {
	k := courttest.New(t)
	x := courttest.Complaint()
	x.Plaintiff.Kind, x.Plaintiff.Name, x.Signature = filing.Organisation, "某某贸易有限公司", "某某贸易有限公司"
	m := id.Matter(id.New())
	k.Enter(m, courttest.Buyer, filing.File{Complaint: x}, consent.Give{Steps: consent.Steps}, service.Confirm{Address: service.Address{Mobile: "13800000001", Inbox: true}})
	k.Settle()
	k.Enter(m, courttest.Clerk1, filing.Accept{})
	k.Settle()
	_, err := k.Try(m, courttest.Buyer, courttest.AskRelief(fee.Waive, "waive/other"))
	refused(t, err, "fee/44.2", "form")
	k.Enter(m, courttest.Buyer, courttest.AskRelief(fee.Reduce, "reduce/welfare"))
	_, err = k.Try(m, k.Judge(m), fee.GrantRelief{Form: fee.Waive, Ground: "waive/other"})
	refused(t, err, "fee/44.2", "form")
}

// CPL-I 199: gone to ordinary procedure the fee is no longer halved; the rest is paid in seven days, else the suit counts
// as withdrawn and half of what was paid goes back, in fifteen days (FEE 53).
func TestTheRestAfterConversion(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Simplified, Reason: "争议较大"})
	if c := k.Civil(m); c.Fee.Owed() != 0 || !c.Fee.Rest.IsZero() {
		t.Fatalf("simplified procedure is halved too: %+v", c.Fee)
	}
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Ordinary, Reason: "案情复杂"})
	k.Settle()
	c := k.Civil(m)
	if c.Fee.Assessed.Fee != 13000 || c.Fee.Owed() != 6500 { // 129.90 to whole yuan, 65 paid
		t.Fatalf("assessed %s, owed %s", c.Fee.Assessed.Fee, c.Fee.Owed())
	}
	if _, ok := c.Papers.Latest(document.FeeRest, procedure.P1); !ok {
		t.Fatal("no notice of the rest")
	}
	if d, ok := due(k, m, "fee/p1"); !ok || d.Rule.Key != "cplint/199/rest" {
		t.Fatalf("seven days from the notice: %+v", d)
	}
	paid := k.Case(courttest.Joined)
	k.Enter(paid, k.Judge(paid), trial.Convert{To: track.Ordinary, Reason: "案情复杂"})
	k.Settle()
	k.Enter(paid, procedure.TheCourt, courttest.Pay(k.Civil(paid), k.Clock.Now()))
	k.Forward(14 * days)
	if c := k.Civil(paid); c.Fee.Lapsed || c.Fee.Received != 13000 || len(c.Fee.Refunds) != 0 {
		t.Fatalf("the rest was paid: %+v", c.Fee)
	}

	c = k.Civil(m)
	if c.Outcome() != "withdrawn" || len(c.Fee.Refunds) != 1 || c.Fee.Refunds[0].Amount != 3250 || c.Fee.Refunds[0].Cause != fee.Unconverted {
		t.Fatalf("unpaid rest: %s, %+v", c.Status(), c.Fee.Refunds)
	}
	if _, ok := c.Papers.Latest(document.DeemedWithdrawn, procedure.D1); !ok {
		t.Error("the defendant was not told how the case ended")
	}
	d, ok := due(k, m, "refund/1")
	if !ok || d.Who != docket.Clerk || d.Rule.Key != "fee/53.2" || d.Since != c.Service.ServedOn(procedure.P1, string(document.DeemedWithdrawn)) {
		t.Fatalf("fifteen days from the ruling: %+v", d)
	}
	_, err := k.Try(m, courttest.Clerk1, fee.NoteRefund{N: 1})
	refused(t, err, "fee/53.2", "reference")
	k.Enter(m, courttest.Clerk1, fee.NoteRefund{N: 1, Reference: "T20261201-1"})
	_, err = k.Try(m, courttest.Clerk1, fee.NoteRefund{N: 1, Reference: "T20261201-1"})
	refused(t, err, "fee/53.2", "")
	if _, runs := due(k, m, "refund/1"); runs {
		t.Error("paid back, yet still due")
	}
}

// CPL-I 207, FEE 53: what the winner prepaid goes back in fifteen days of the judgment taking effect.
func TestTheWinnerGetsItsFeeBack(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Recorded)
	d := courttest.Decision(k.Civil(m))
	d.Plaintiff, d.Defendant = 1500, 5000
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: d})
	k.Settle()
	c := k.Civil(m)
	if len(c.Fee.Refunds) != 1 || c.Fee.Refunds[0].Amount != 5000 || c.Fee.Refunds[0].Cause.Rule().Key != "cplint/207.1" {
		t.Fatalf("refunds %+v", c.Fee.Refunds)
	}
	if x, ok := due(k, m, "refund/1"); !ok || x.Since != c.Judgment.EffectiveOn || !strings.Contains(x.Rule.Article, "第五十三条第二款") {
		t.Fatalf("fifteen days from effect: %+v", x)
	}
}
