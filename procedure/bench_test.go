package procedure_test

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
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

func TestMain(m *testing.M) { courttest.Main(m) }

var both = []id.Party{procedure.P1, procedure.D1}

// refused fails unless an act is refused under an article with a sentence that says so.
func refused(t *testing.T, k *courttest.Court, m id.Matter, by procedure.Who, act docket.Act, article, says string) {
	t.Helper()
	_, err := k.Try(m, by, act)
	var no law.Refusal
	if !errors.As(err, &no) || !strings.Contains(no.Rule.Article, article) || !strings.Contains(no.Sentence, says) {
		t.Errorf("%s: %v; want a refusal under %s saying %q", act.Kind(), err, article, says)
	}
}

func due(k *courttest.Court, m id.Matter, key string) (docket.Deadline, bool) {
	for _, d := range k.Civil(m).Due(k.Clock.Now()) {
		if d.Key == key {
			return d, true
		}
	}
	return docket.Deadline{}, false
}

func served(k *courttest.Court, m id.Matter, p document.Kind) (to []id.Party) {
	for _, x := range k.Civil(m).Papers.Papers {
		if x.Kind == p {
			to = append(to, x.For)
		}
	}
	return to
}

// CPL 40 para 1: judges and lay assessors, an odd number. CPL 131: the parties are told within three days.
func TestADoubtfulCaseGoesToAPanel(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Joined)
	c := k.Civil(m)
	bench := c.Trial.Bench()
	if len(bench) != 3 || bench[0] != c.Trial.Judge || c.Trial.Sits(c.Trial.Judge.ID) || bench[1].ID == bench[2].ID {
		t.Fatalf("the panel: %+v", bench)
	}
	if got := served(k, m, document.BenchNotice); !slices.Equal(got, both) {
		t.Errorf("who sits was told to %v", got)
	}
	for _, x := range c.Papers.Papers {
		if x.Kind == document.BenchNotice && x.For == procedure.P1 && limit.RecusalDecision.N < x.On.Sub(c.Filing.AcceptedOn) {
			t.Errorf("told on %s, accepted on %s", x.On, c.Filing.AcceptedOn)
		}
	}
	for _, w := range k.Bench(m)[1:] {
		if s := c.StandingOf(w).Standing; s != docket.Member {
			t.Errorf("%s is %s", w.Name, s)
		}
		if err := authority.Permit(c.StandingOf(w), "trial.ask"); err == nil {
			t.Error("only the presiding judge conducts the trial")
		}
	}
	// CPL 160 and 40 para 2: a simple case stays with one judge.
	if one := k.Civil(k.Case(courttest.Accepted)); one.Trial.Collegial || len(one.Trial.Bench()) != 1 {
		t.Errorf("a simple case has the bench %+v", one.Trial.Bench())
	}
}

// The members with the least open work sit; a second panel does not fall on the same two while others are free.
func TestMembersAreDrawnByLoad(t *testing.T) {
	k := courttest.New(t)
	sits := map[id.Person]int{}
	for range 4 {
		for _, o := range k.Civil(k.Doubtful(courttest.Filed)).Trial.Members {
			sits[o.ID]++
		}
	}
	if sits["officer-assessor-1"] != sits["officer-assessor-2"] || sits["officer-assessor-1"] == 0 {
		t.Errorf("seats: %v", sits)
	}
}

// CPL 45: the majority decides; every member's word is recorded, and nobody outside the panel learns of it.
func TestAPanelDecidesByMajorityInSecret(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Examined)
	bench := k.Bench(m)
	d := courttest.Decision(k.Civil(m))
	refused(t, k, m, bench[0], judgment.Propose{Decision: d}, "第一百五十五条", "审理还没有结束")
	k.Hear(m, both, nil)
	refused(t, k, m, bench[0], judgment.Pronounce{Decision: d}, "第四十五条", "请先提请合议庭评议")
	if x, ok := due(k, m, "propose"); !ok || !x.Inner || x.Who != docket.Judge {
		t.Errorf("nothing makes the judge put the draft before the panel: %+v", x)
	}
	k.Enter(m, bench[0], judgment.Propose{Decision: d})
	for _, w := range bench {
		if x, ok := due(k, m, "opine/"+string(w.Person)); !ok || !x.Inner || x.Person != w.Person {
			t.Errorf("%s has no deadline to speak: %+v", w.Name, x)
		}
	}
	refused(t, k, m, bench[1], judgment.Opine{N: 1}, "第四十五条", "写明意见和理由")
	refused(t, k, m, bench[1], judgment.Opine{N: 2, Agree: true}, "第四十五条", "定稿已经更换")
	k.Enter(m, bench[0], judgment.Opine{N: 1, Agree: true})
	k.Enter(m, bench[1], judgment.Opine{N: 1, Reasons: "三倍赔偿依据不足。"})
	refused(t, k, m, bench[1], judgment.Opine{N: 1, Agree: true}, "第四十五条", "不能修改")
	refused(t, k, m, bench[0], judgment.Pronounce{Decision: d}, "第四十五条", "还有1人没有发表")
	k.Enter(m, bench[2], judgment.Opine{N: 1, Reasons: "同意前一成员的意见。"})
	refused(t, k, m, bench[0], judgment.Pronounce{Decision: d}, "第四十五条", "3人中1人同意")
	if x, ok := due(k, m, "propose"); !ok || !strings.Contains(x.What, "没有形成多数意见") {
		t.Errorf("a draft without a majority leaves the case standing: %+v", x)
	}
	d.Orders = d.Orders[:1]
	k.Enter(m, bench[0], judgment.Propose{Decision: d})
	k.Enter(m, bench[0], judgment.Opine{N: 2, Reasons: "应当支持三倍赔偿。"})
	k.Enter(m, bench[1], judgment.Opine{N: 2, Agree: true})
	k.Enter(m, bench[2], judgment.Opine{N: 2, Agree: true})
	changed := d
	changed.PayDays = 30
	refused(t, k, m, bench[0], judgment.Pronounce{Decision: changed}, "第四十五条", "有改动")
	k.Enter(m, bench[0], judgment.Pronounce{Decision: d}) // the presiding judge was outvoted and signs what the majority decided
	k.Settle()
	c := k.Civil(m)
	rd, err := k.Clerk.Read(t.Context(), m)
	if err != nil {
		t.Fatal(err)
	}
	for _, who := range []procedure.Who{courttest.Buyer, courttest.Seller, courttest.Clerk1} {
		for _, e := range authority.Readable(c.StandingOf(who), rd.Entries) {
			if e.Kind == "judgment.opine" || e.Kind == "judgment.propose" {
				t.Errorf("%s may read %s", who.Name, e.Kind)
			}
		}
	}
	if n := len(authority.Readable(c.StandingOf(bench[1]), rd.Entries)); n != len(rd.Entries) {
		t.Errorf("a member reads %d of %d entries", n, len(rd.Entries))
	}
}

// CPL 170, CPL-I 258: to ordinary procedure by a ruling, before the limit ends; the limit still runs from the filing.
func TestConversionIsARulingAndTheLimitRunsOn(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Ordinary, Reason: "当事人对商品来源争议较大", Unclear: true})
	k.Settle()
	c := k.Civil(m)
	if got := served(k, m, document.Conversion); !slices.Equal(got, both) {
		t.Errorf("the ruling went to %v", got)
	}
	if len(c.Trial.Bench()) != 3 || !slices.Equal(served(k, m, document.BenchNotice), both) {
		t.Errorf("facts not clear: %+v", c.Trial.Bench())
	}
	x, _ := due(k, m, "limit")
	if x.Since != c.Filing.AcceptedOn || x.Count.Raw != limit.TrialOrdinary.Run(c.Filing.AcceptedOn, calendar.Standard()).Raw {
		t.Errorf("the limit runs from %s until %s", x.Since, x.Count.Raw)
	}
	late := k.Case(courttest.Joined)
	k.Forward(75 * 24 * time.Hour)
	refused(t, k, late, k.Judge(late), trial.Convert{To: track.Ordinary, Reason: "争议较大"}, "第二百五十八条", "届满前作出")
}

// CPL 43: a sole judge in ordinary procedure hands over to a panel by a ruling; a party may object to him.
func TestFromTheSoleJudgeToAPanel(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	refused(t, k, m, k.Judge(m), trial.ToPanel{Reason: "疑难"}, "第四十三条", "先裁定转为普通程序")
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Ordinary, Reason: "争议较大"})
	if c := k.Civil(m); c.Trial.Collegial {
		t.Fatal("clear facts: one judge may try it (CPL 40 para 2)")
	}
	k.Enter(m, courttest.Seller, trial.Object{Reasons: "本案属于新类型案件，不应独任审理"})
	if x, ok := due(k, m, "object"); !ok || x.Who != docket.Judge || !strings.Contains(x.What, "由审判员一人独任审理") {
		t.Fatalf("the judge need not rule: %+v", x)
	}
	k.Enter(m, k.Judge(m), trial.RuleObjection{Grant: true, Reason: "本案属于新类型案件"})
	k.Settle()
	if c := k.Civil(m); len(c.Trial.Bench()) != 3 || len(served(k, m, document.Conversion)) != 4 {
		t.Errorf("bench %+v, rulings %v", c.Trial.Bench(), served(k, m, document.Conversion))
	}
	refused(t, k, m, k.Judge(m), trial.ToPanel{Reason: "疑难"}, "第四十三条", "已经由合议庭审理")
	refused(t, k, m, courttest.Buyer, trial.Object{Reasons: "不服"}, "第四十三条", "没有可以异议的事项")
}

// CPL-I 279 and 269: the parties object, the judge rules; what is unfounded is rejected by a ruling served on both.
func TestObjectionsToTheProcedure(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Examined)
	refused(t, k, m, courttest.Seller, trial.Object{}, "第二百七十九条", "理由")
	k.Enter(m, courttest.Seller, trial.Object{Reasons: "需要鉴定手机是否翻新"})
	refused(t, k, m, courttest.Seller, trial.Object{Reasons: "再说一次"}, "第二百七十九条", "正在审查")
	x, ok := due(k, m, "object")
	if !ok || x.Who != docket.Judge || x.Rule.Key != limit.Request.Rule.Key {
		t.Fatalf("no deadline stands on the judge's desk: %+v", x)
	}
	k.Enter(m, k.Judge(m), trial.RuleObjection{Reason: "双方对检测报告没有异议，不需要鉴定"})
	k.Settle()
	if c := k.Civil(m); c.Trial.Now() != track.Small || !slices.Equal(served(k, m, document.ObjectionRuling), both) {
		t.Errorf("rejected: %s, ruling to %v", c.Trial.Now(), served(k, m, document.ObjectionRuling))
	}
	k.Enter(m, courttest.Buyer, trial.Object{Reasons: "争议较大"})
	refused(t, k, m, k.Judge(m), judgment.Pronounce{Decision: courttest.Decision(k.Civil(m))}, "第一百五十五条", "异议还没有审查")
	k.Enter(m, k.Judge(m), trial.RuleObjection{Grant: true, To: track.Simplified, Reason: "争议较大"})
	if c := k.Civil(m); c.Trial.Now() != track.Simplified {
		t.Errorf("granted against small claims: %s", c.Trial.Now())
	}
	k.Enter(m, courttest.Buyer, trial.Object{Reasons: "仍不简单"})
	k.Enter(m, courttest.Seller, trial.Object{Reasons: "同样认为不简单"})
	k.Enter(m, k.Judge(m), trial.RuleObjection{Grant: true, Reason: "案情复杂"})
	if c := k.Civil(m); c.Trial.Now() != track.Ordinary || c.Trial.Pending("") != nil {
		t.Errorf("granted against simplified procedure: %s, still open: %+v", c.Trial.Now(), c.Trial.Pending(""))
	}
	small := k.Case(courttest.RoomOpen)
	refused(t, k, small, courttest.Seller, trial.Object{Reasons: "不简单"}, "第二百七十九条", "开庭前提出")
}
