package procedure_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"yunting/courttest"
	"yunting/docket"
	"yunting/document"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

// CPL 146: the summoned plaintiff who stays away without good reason may be treated as having withdrawn.
// FEE 15, CPL-I 206: the fee was halved once for simplified procedure and is not halved again.
func TestAPlaintiffWhoStaysAwayMayCountAsWithdrawn(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Examined)
	refused(t, k, m, k.Judge(m), hearing.DeemWithdrawn{Reason: "缺席"}, "第一百四十六条", "没有记录原告缺席")
	k.Hear(m, []id.Party{procedure.D1}, nil)
	refused(t, k, m, k.Judge(m), hearing.DeemWithdrawn{}, "第一百四十六条", "写明传唤的情况")
	k.Enter(m, k.Judge(m), hearing.DeemWithdrawn{Reason: "传票已于开庭三日前送达，原告未说明理由"})
	k.Settle()
	c := k.Civil(m)
	if c.Outcome() != "withdrawn" || c.Status() != "已按撤诉处理" || !slices.Equal(served(k, m, document.DeemedWithdrawn), both) {
		t.Errorf("%s, %s, ruling to %v", c.Outcome(), c.Status(), served(k, m, document.DeemedWithdrawn))
	}
	if c.Fee.Settled.Fee != c.Fee.Assessed.Fee || c.Fee.Back != 0 {
		t.Errorf("halved twice: assessed %s, charged %s, back %s", c.Fee.Assessed.Fee, c.Fee.Settled.Fee, c.Fee.Back)
	}
	refused(t, k, m, k.Judge(m), judgment.Pronounce{Decision: courttest.Decision(c)}, "第一百五十五条", "已按撤诉处理")
}

// CPL 146: so may the plaintiff who leaves without leave; the court need not, and may hear the case on.
func TestAPlaintiffWhoLeavesAndADefendantWhoDoes(t *testing.T) {
	k := courttest.New(t)
	gone := k.Case(courttest.Examined)
	k.Hear(gone, both, []id.Party{procedure.P1})
	k.Enter(gone, k.Judge(gone), hearing.DeemWithdrawn{Reason: "原告未经许可中途退庭"})
	if c := k.Civil(gone); c.Outcome() != "withdrawn" {
		t.Errorf("left: %s", c.Status())
	}
	// CPL 147: for the defendant nothing changes: he may be judged by default.
	m := k.Case(courttest.Examined)
	k.Hear(m, []id.Party{procedure.P1}, nil)
	refused(t, k, m, k.Judge(m), hearing.DeemWithdrawn{Reason: "被告缺席"}, "第一百四十六条", "没有记录原告缺席")
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: courttest.Decision(k.Civil(m))})
}

// CPL 148: before pronouncement the plaintiff may ask to withdraw; the court rules. FEE 15, 34: half, borne by the plaintiff.
func TestTheSuitIsWithdrawnByARuling(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Joined) // ordinary procedure: the whole fee was paid
	refused(t, k, m, courttest.Buyer, judgment.WithdrawSuit{}, "第一百四十八条", "理由")
	k.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "双方已经和解"})
	if x, ok := due(k, m, "withdraw-suit"); !ok || x.Who != docket.Judge {
		t.Fatalf("the judge need not rule: %+v", x)
	}
	refused(t, k, m, k.Judge(m), judgment.RuleWithdrawal{}, "第一百四十八条", "理由")
	k.Enter(m, k.Judge(m), judgment.RuleWithdrawal{Reason: "原告有虚假陈述需要依法处理"})
	k.Settle()
	if c := k.Civil(m); c.Outcome() != "" || len(served(k, m, document.WithdrawalRuling)) != 2 || !c.Fee.SettledOn.IsZero() {
		t.Errorf("refused: outcome %q, ruling to %v", c.Outcome(), served(k, m, document.WithdrawalRuling))
	}
	k.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "双方已经和解并履行"})
	k.Enter(m, k.Judge(m), judgment.RuleWithdrawal{Allow: true, Reason: "撤诉是原告真实意思，不违反法律规定"})
	k.Settle()
	c := k.Civil(m)
	if c.Outcome() != "withdrawn" || c.Status() != "已准许撤诉" || len(served(k, m, document.WithdrawalRuling)) != 4 {
		t.Errorf("%s, %s, rulings %v", c.Outcome(), c.Status(), served(k, m, document.WithdrawalRuling))
	}
	if want := (c.Fee.Assessed.Fee/2 + 50) / 100 * 100; c.Fee.Settled.Fee != want || c.Fee.Back != c.Fee.Assessed.Fee-want {
		t.Errorf("of %s charged %s, back %s", c.Fee.Assessed.Fee, c.Fee.Settled.Fee, c.Fee.Back)
	}
	refused(t, k, m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "再撤"}, "第一百四十八条", "已准许撤诉")
	early := k.Case(courttest.Filed)
	refused(t, k, early, courttest.Buyer, judgment.WithdrawSuit{Reasons: "不告了"}, "第一百四十八条", "还没有立案")
	judged := k.Case(courttest.Recorded)
	k.Enter(judged, k.Judge(judged), judgment.Pronounce{Decision: courttest.Decision(k.Civil(judged))})
	refused(t, k, judged, courttest.Buyer, judgment.WithdrawSuit{Reasons: "不告了"}, "第一百四十八条", "判决已经宣告")
}

// CPL 47-50: a ground, before the debate ends; work stops; the president decides in three days; another judge takes over.
func TestRecusal(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Examined)
	was := k.Judge(m)
	refused(t, k, m, courttest.Seller, trial.AskRecusal{Of: was.Person, Ground: "dislike", Reasons: "态度不好"}, "第四十七条", "法定事由")
	refused(t, k, m, courttest.Seller, trial.AskRecusal{Of: courttest.Clerk1.Person, Ground: trial.Interest, Reasons: "有利害关系"}, "第四十七条", "审判人员")
	ask := trial.AskRecusal{Of: was.Person, Ground: trial.Relation, Reasons: "与原告代理人系同学"}
	k.Enter(m, courttest.Seller, ask)
	refused(t, k, m, was, trial.OpenRoom{}, "第四十八条", "暂停参与")
	x, ok := due(k, m, "recusal")
	if !ok || x.Who != docket.President || x.Person != courttest.President.Person || x.Count.N != 3 {
		t.Fatalf("CPL 50, three days: %+v", x)
	}
	k.Enter(m, courttest.President, trial.DecideRecusal{Reason: "不影响公正审理"})
	k.Enter(m, was, trial.OpenRoom{})
	k.Enter(m, courttest.Seller, ask)
	k.Enter(m, courttest.President, trial.DecideRecusal{Grant: true, Reason: "经核实确有同学关系"})
	k.Settle()
	c := k.Civil(m)
	if c.Trial.Judge.ID == was.Person || c.Trial.Judge.ID == "" || c.StandingOf(was).Standing != docket.Stranger {
		t.Errorf("the case is with %s; who stepped down is %s", c.Trial.Judge.Name, c.StandingOf(was).Standing)
	}
	if len(served(k, m, document.RecusalDecision)) != 4 || !slices.Equal(served(k, m, document.BenchNotice), both) {
		t.Errorf("told: %v, new judge: %v", served(k, m, document.RecusalDecision), served(k, m, document.BenchNotice))
	}
	k.Enter(m, courttest.Seller, trial.AskRecusal{Of: c.Trial.Judge.ID, Ground: trial.Interest, Reasons: "同上"})
	refused(t, k, m, courttest.President, trial.DecideRecusal{Grant: true, Reason: "成立"}, "第四十九条", "没有其他审判人员")
}

// Who stepped down from a panel is replaced by another who has not sat in the case.
func TestASeatOfThePanelIsFilledAgain(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Joined)
	gone := k.Civil(m).Trial.Members[0]
	k.Enter(m, courttest.Buyer, trial.AskRecusal{Of: gone.ID, Ground: trial.Interest, Reasons: "是被告股东"})
	k.Enter(m, courttest.President, trial.DecideRecusal{Grant: true, Reason: "属实"})
	c := k.Civil(m)
	if len(c.Trial.Bench()) != 3 || c.Trial.Sits(gone.ID) {
		t.Errorf("bench: %+v", c.Trial.Bench())
	}
}

// The ruling reaches a defendant who is not online: the clerk is told to serve it another way though the case has ended.
func TestTheLastRulingIsServed(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	k.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "已经和解"})
	k.Enter(m, k.Judge(m), judgment.RuleWithdrawal{Allow: true, Reason: "准许"})
	k.Settle()
	k.Forward(time.Hour)
	for _, p := range both {
		if _, ok := k.Civil(m).Service.Served(p, string(document.WithdrawalRuling)); !ok {
			t.Errorf("%s was not served with the ruling", p)
		}
	}
	if c := k.Civil(m); c.Trial.Now() != track.Small || !strings.Contains(c.Status(), "撤诉") {
		t.Errorf("%s", c.Status())
	}
}
