package clerk_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/authority"
	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/filing"
	"yunting/law"
	"yunting/procedure"
	"yunting/register"
	"yunting/trial"
)

// CPL 126, 157: non-acceptance is a ruling of a judge. The clerk refers, the seven days run on, the judge rules; the
// plaintiff appeals within ten days of service (CPL 171) and the file goes up in five (CPL 174).
func TestNonAcceptanceNeedsAJudge(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Filed)
	before := k.Civil(m).Due(k.Clock.Now())[0]
	if _, err := k.Try(m, courttest.Clerk1, filing.Refuse{Ground: "venue", Reason: "不属于本院管辖"}); !errors.Is(err, authority.ErrNotFound) {
		t.Fatalf("a clerk ruled: %v", err)
	}
	var no law.Refusal
	if _, err := k.Try(m, courttest.Clerk1, filing.Refer{Ground: "mood", Reason: "不想收"}); !errors.As(err, &no) || no.Field != "ground" {
		t.Fatalf("referred without a ground of the law: %v", err)
	}
	k.Enter(m, courttest.Clerk1, filing.Refer{Ground: "venue", Reason: "合同在线下履行，被告住所地在外地"})
	c := k.Civil(m)
	judge, other := k.Reviewer(m), courttest.Judge1
	if judge.Person == other.Person {
		other = courttest.Judge2
	}
	if judge.Person == "" || c.StandingOf(judge).Standing != docket.Reviewer || c.StandingOf(other).Standing != docket.Stranger {
		t.Fatalf("the judge who was drawn has standing, and nobody else: %+v", c.Filing.Reviewer)
	}
	d := c.Due(k.Clock.Now())[0]
	if d.Key != "review" || d.Who != docket.Reviewer || d.Until != before.Until || d.Rule.Key != "cpl/126/accept" {
		t.Fatalf("the seven days run on and are the judge's: %+v", d)
	}
	if !slices.ContainsFunc(c.Rows().Deadlines, func(r register.Deadline) bool { return r.Person == judge.Person && r.Standing == "judge" }) {
		t.Errorf("the suit is not on the judge's desk: %+v", c.Rows().Deadlines)
	}
	// Before acceptance a judge may do nothing else.
	for _, a := range []docket.Act{trial.Convert{To: "ordinary", Reason: "试"}, trial.OpenRoom{}} {
		if _, err := k.Try(m, judge, a); !errors.Is(err, authority.ErrNotFound) {
			t.Errorf("%s before acceptance: %v", a.Kind(), err)
		}
	}
	if _, err := k.Try(m, courttest.Clerk1, filing.Accept{}); !errors.As(err, &no) {
		t.Errorf("accepted while the judge looks: %v", err)
	}

	k.Enter(m, judge, filing.HandBack{Direction: "先核实收货地"})
	if c = k.Civil(m); c.Filing.State != filing.Filed || c.Due(k.Clock.Now())[0].Who != docket.Clerk || c.Due(k.Clock.Now())[0].Until != before.Until {
		t.Fatalf("handed back: %s, %+v", c.Filing.State, c.Due(k.Clock.Now()))
	}
	k.Enter(m, courttest.Clerk1, filing.Refer{Ground: "venue", Reason: "收货地不在广州市"})
	if again := k.Reviewer(m); again.Person != judge.Person {
		t.Fatalf("another judge was drawn for the same suit: %s", again.Name)
	}
	k.Enter(m, judge, filing.Refuse{Ground: "venue", Reason: "收货地和被告住所地均不在本院辖区"})
	k.Settle()
	if c = k.Civil(m); c.Outcome() != "refused" {
		t.Fatalf("refused, yet %s", c.Status())
	}
	if _, ok := c.Papers.Latest(document.Refusal, procedure.P1); !ok {
		t.Fatal("no ruling was issued")
	}
	if ds := c.Due(k.Clock.Now()); len(ds) != 1 || ds[0].Key != "appeal/p1" || ds[0].Rule.Key != "cpl/171/ruling" {
		t.Fatalf("the plaintiff's ten days: %+v", ds)
	}
	if _, err := k.Try(m, courttest.Clerk1, filing.SendUp{Reference: "1号"}); !errors.As(err, &no) {
		t.Fatalf("sent up without an appeal: %v", err)
	}
	k.Enter(m, courttest.Buyer, filing.Appeal{Reasons: "收货地就在广州市，请求撤销原裁定"})
	if _, err := k.Try(m, courttest.Buyer, filing.Appeal{Reasons: "再次上诉"}); !errors.As(err, &no) {
		t.Fatalf("appealed twice: %v", err)
	}
	if ds := k.Civil(m).Due(k.Clock.Now()); len(ds) != 1 || ds[0].Key != "send-up" || ds[0].Who != docket.Clerk || ds[0].Rule.Key != "cpl/174/send-up" {
		t.Fatalf("the file goes up in five days: %+v", ds)
	}
	k.Enter(m, courttest.Clerk2, filing.SendUp{Reference: "移送函第1号"})
	if ds := k.Civil(m).Due(k.Clock.Now()); len(ds) != 0 {
		t.Fatalf("sent up, yet %+v", ds)
	}
}

// CPL 171: after ten days the ruling stands.
func TestAppealAgainstNonAcceptanceInTime(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Filed)
	k.Enter(m, courttest.Clerk1, filing.Refer{Ground: "civil", Reason: "争议属于行政管理"})
	k.Enter(m, k.Reviewer(m), filing.Refuse{Ground: "administrative", Reason: "争议属于行政管理"})
	k.Settle()
	k.Forward(40 * 24 * time.Hour)
	var no law.Refusal
	if _, err := k.Try(m, courttest.Buyer, filing.Appeal{Reasons: "不服"}); !errors.As(err, &no) || !strings.Contains(no.Sentence, "届满") || no.Rule.Key != "cpl/171/ruling" {
		t.Fatalf("appealed too late: %v", err)
	}
	if ds := k.Civil(m).Due(k.Clock.Now()); len(ds) != 0 {
		t.Fatalf("nothing runs any more: %+v", ds)
	}
}
