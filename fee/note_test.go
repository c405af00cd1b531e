package fee_test

import (
	"errors"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/docket"
	"yunting/fee"
	"yunting/law"
	"yunting/law/calendar"
)

func TestMain(m *testing.M) { courttest.Main(m) }

// 交纳办法第五十二条：人民法院收取诉讼费用应当向当事人开具缴费凭证，当事人持缴费凭证到指定代理银行交费。
func TestAFeePaidAtTheBankIsNotedByTheClerk(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Accepted)
	c := k.Civil(m)
	today := calendar.Of(k.Clock.Now())
	good := fee.NotePaid{Amount: c.Fee.Assessed.Fee, On: today, Receipt: " 财0001 ", Proof: "票据第二联"}
	change := func(f func(*fee.NotePaid)) fee.NotePaid { a := good; f(&a); return a }
	for say, a := range map[string]fee.NotePaid{
		"与应交金额":     change(func(a *fee.NotePaid) { a.Amount-- }),
		"不能晚于今天":    change(func(a *fee.NotePaid) { a.On = today.AddDays(1) }),
		"不能早于核定受理费": change(func(a *fee.NotePaid) { a.On = today.AddDays(-1) }),
		"财政票据的号码":   change(func(a *fee.NotePaid) { a.Receipt = " " }),
		"凭据是什么":     change(func(a *fee.NotePaid) { a.Proof = "" }),
	} {
		_, err := k.Try(m, courttest.Clerk1, a)
		var no law.Refusal
		if !errors.As(err, &no) || !strings.Contains(no.Sentence, say) || no.Rule.Key == "" {
			t.Errorf("want a refusal with %q and its article, got %v", say, err)
		}
	}
	if _, err := k.Try(m, courttest.Buyer, good); err == nil {
		t.Error("nobody notes his own payment")
	}
	k.Enter(m, courttest.Clerk1, good)
	k.Settle()
	c = k.Civil(m)
	if !c.Fee.Paid || c.Fee.Receipt != "财0001" || c.Fee.Channel != fee.Counter || len(c.Service.Begun) != 1 {
		t.Errorf("after the note: %+v, begun %v", c.Fee, c.Service.Begun)
	}
	if _, err := k.Try(m, courttest.Clerk1, good); err == nil || !strings.Contains(err.Error(), "不能重复登记") {
		t.Errorf("twice: %v", err)
	}
}

// Who pays at the bank on the last day is not treated as having withdrawn before the clerk could know.
func TestTheRulingWaitsForTheReceipt(t *testing.T) {
	k := courttest.New(t)
	k.Profile.AtCounter = true
	m := k.Case(courttest.Accepted)
	var pay, note docket.Deadline
	for _, d := range k.Civil(m).Due(k.Clock.Now()) {
		switch d.Key {
		case "fee/p1":
			pay = d
		case "fee-note/p1":
			note = d
		}
	}
	if pay.IfMissed != nil || note.IfMissed == nil || !note.Until.After(pay.Until) || note.Who != docket.Clerk {
		t.Fatalf("period to pay %+v, to note %+v", pay, note)
	}
	last := calendar.Of(pay.Until.Add(-time.Hour))
	k.Forward(pay.Until.Sub(k.Clock.Now()) + time.Hour)
	if k.Civil(m).Fee.Lapsed {
		t.Fatal("the ruling did not wait")
	}
	k.Enter(m, courttest.Clerk1, fee.NotePaid{Amount: k.Civil(m).Fee.Assessed.Fee, On: last, Receipt: "票1", Proof: "附卷"})
	if c := k.Civil(m); !c.Fee.Paid || calendar.Of(c.Fee.PaidAt) != last {
		t.Errorf("paid %v at %v, want on %s", c.Fee.Paid, c.Fee.PaidAt, last)
	}
	other := k.Case(courttest.Accepted)
	k.Forward(20 * 24 * time.Hour)
	if !k.Civil(other).Fee.Lapsed {
		t.Error("a fee nobody paid ends the suit")
	}
}
