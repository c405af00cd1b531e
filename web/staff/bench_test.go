package staff

import (
	"net/url"
	"strings"
	"testing"
	"time"

	"yunting/court"
	"yunting/courttest"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

// CPL 45: the panel deliberates on its own pages: the judge proposes from the draft, every member votes, the outvoted
// draft cannot be signed, and the clerk sees nothing of it.
func TestThePanelDeliberatesOnItsPages(t *testing.T) {
	s := open1(t)
	m := s.Doubtful(courttest.Examined)
	s.Hear(m, both, nil)
	var bench []string
	for _, w := range s.Bench(m) {
		bench = append(bench, string(w.Person))
	}
	judge, assessor := officer(s.Bench(m)[0]), officer(s.Bench(m)[1])
	here := "/desk/cases/" + string(m)
	if assessor.Role != court.Assessor {
		t.Fatalf("the first seat went to %+v of %v", assessor, bench)
	}
	want(t, s.get(judge, here), 200, "提请合议庭评议", "审判长", assessor.Name)
	want(t, s.get(assessor, "/desk/cases"), 200, "民初1号")
	want(t, s.get(assessor, here), 200, "人民陪审员", "商品页面写明")
	want(t, s.get(assessor, "/desk/draft/"+string(m)), 403)
	want(t, s.post(assessor, here+"/open-room", url.Values{"seen": {"1"}}), 403)
	d := courttest.Decision(s.Civil(m))
	s.Enter(m, s.Judge(m), judgment.Propose{Decision: d})
	want(t, s.get(assessor, "/desk"), 200, "民初1号", "评议判决书定稿并发表意见")
	page := s.get(assessor, here)
	want(t, page, 200, `<h2 id="next">评议判决书定稿并发表意见`, "判决书第1稿", d.Orders[0].Text, "您的评议意见")
	seen := seenIn(t, page)
	want(t, s.post(assessor, here+"/opine", url.Values{"seen": {seen}, "opine-n": {"1"}}), 422, "请选择同意还是不同意")
	want(t, s.post(assessor, here+"/opine", url.Values{"seen": {seen}, "opine-n": {"1"}, "opine-agree": {"no"}, "opine-reasons": {""}}), 422, `href="#opine-reasons"`)
	want(t, s.post(assessor, here+"/opine", url.Values{"seen": {seen}, "opine-n": {"1"}, "opine-agree": {"no"}, "opine-reasons": {"赔偿过高的反对意见"}}), 303)
	want(t, s.get(judge, here), 200, "赔偿过高的反对意见", "尚未发表意见")
	late := courttest.Exhibit("补充证据") // an entry after those that the clerk may not read
	late.Exhibit.LateWhy = "庭后才取得"
	s.Enter(m, courttest.Buyer, late)
	for _, path := range []string{"/clerk/cases/" + string(m), "/clerk/service/" + string(m)} {
		page := s.get(clerk1, path)
		want(t, page, 200)
		body := page.Body.String()
		for _, secret := range []string{"赔偿过高", "评议", "第1稿"} {
			if strings.Contains(body, secret) {
				t.Errorf("%s shows the clerk %q", path, secret)
			}
		}
	}
}

// The draft page of a panel's judge asks the panel; what is wrong with the draft is said there and nothing is lost.
func TestTheDraftGoesToThePanel(t *testing.T) {
	s := open1(t)
	m := s.Doubtful(courttest.Examined)
	s.Hear(m, both, nil)
	judge, at := officer(s.Judge(m)), "/desk/draft/"+string(m)
	page := s.get(judge, at)
	want(t, page, 200, "提请合议庭评议")
	if strings.Contains(page.Body.String(), `value="sign"`) {
		t.Error("a judgment that was not deliberated can be signed")
	}
	form := url.Values{"seen": {seenIn(t, page)}, "do": {"propose"}, "reasons": {"被告构成欺诈。"}, "laws": {"《中华人民共和国消费者权益保护法》第五十五条"},
		"order-1": {"被告向原告退还货款3,299元"}, "amount-1": {"3299"}, "fee-plaintiff": {"0"}, "fee-defendant": {"1"}, "pay_days": {"10"}}
	for _, n := range []string{"1", "2", "3"} {
		form.Set("found-"+n, "yes")
		form.Set("because-"+n, "双方陈述")
	}
	want(t, s.post(judge, at, form), 422, "被告构成欺诈", "不一致")
	form.Set("fee-defendant", strings.TrimPrefix(strings.ReplaceAll(s.Civil(m).Fee.Assessed.Fee.String(), ",", ""), "¥"))
	want(t, s.post(judge, at, form), 303)
	if p := s.Civil(m).Judgment.Proposal; p == nil || p.N != 1 {
		t.Fatalf("not before the panel: %+v", p)
	}
	for _, w := range s.Bench(m) {
		s.Enter(m, w, judgment.Opine{N: 1, Agree: true})
	}
	want(t, s.get(judge, at), 200, `value="sign"`)
	want(t, s.get(judge, at+"/sign"), 200, "签发并宣告判决")
}

// The judge rules on what the parties ask; the president on recusal, and sees only such cases.
func TestTheBenchRulesOnRequests(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Joined)
	judge, president, here := officer(s.Judge(m)), officer(courttest.President), "/desk/cases/"+string(m)
	want(t, s.get(president, here), 404)
	s.Enter(m, courttest.Seller, trial.Object{Reasons: "需要鉴定"})
	page := s.get(judge, here)
	want(t, page, 200, "审查程序异议", "需要鉴定", "适用小额诉讼程序")
	form := url.Values{"seen": {seenIn(t, page)}, "rule-objection-choose": {"yes"}, "rule-objection-grant": {"yes"}, "rule-objection-reason": {"争议较大"}}
	want(t, s.post(judge, here+"/rule-objection", form), 422, "请选择转为哪种程序", "争议较大")
	form.Set("rule-objection-to", string(track.Ordinary))
	form.Set("rule-objection-unclear", "yes")
	want(t, s.post(judge, here+"/rule-objection", form), 303)
	if c := s.Civil(m); c.Trial.Now() != track.Ordinary || len(c.Trial.Bench()) != 3 {
		t.Errorf("%s before %d", c.Trial.Now(), len(c.Trial.Bench()))
	}
	s.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "已经和解"})
	page = s.get(judge, here)
	want(t, page, 200, "裁定是否准许撤诉", "已经和解")
	want(t, s.post(judge, here+"/rule-withdrawal", url.Values{"seen": {seenIn(t, page)}, "rule-withdrawal-allow": {"no"}, "rule-withdrawal-reason": {"有虚假陈述"}}), 303)
	s.Enter(m, courttest.Seller, trial.AskRecusal{Of: judge.Person, Ground: trial.Relation, Reasons: "系同学"})
	want(t, s.get(judge, here), 200, "您应当暂停参与本案的工作")
	want(t, s.get(president, "/desk"), 200, "民初1号", "是否回避")
	page = s.get(president, here)
	want(t, page, 200, "决定是否回避", "系同学", `<h2 id="next">决定`)
	want(t, s.post(president, here+"/decide-recusal", url.Values{"seen": {seenIn(t, page)}}), 422, "请选择准许还是驳回")
	want(t, s.post(president, here+"/decide-recusal", url.Values{"seen": {seenIn(t, page)}, "decide-recusal-grant": {"yes"}, "decide-recusal-reason": {"属实"}}), 303)
	want(t, s.get(judge, here), 404)
}

// CPL 146 on the page of the judge: the record says who left, then the suit may count as withdrawn.
func TestTheJudgeDeemsASuitWithdrawn(t *testing.T) {
	s := open1(t)
	m := s.Case(courttest.Examined)
	judge, here := officer(s.Judge(m)), "/desk/cases/"+string(m)
	s.Enter(m, s.Judge(m), hearing.Summon{At: s.Clock.Now().Add(96 * time.Hour), Place: "第三法庭"})
	s.Settle()
	s.Forward(100 * time.Hour)
	page := s.get(judge, here)
	want(t, s.post(judge, here+"/hold", url.Values{"seen": {seenIn(t, page)}, "hold-present": {"p1", "d1"}, "hold-left": {"p1"}, "hold-minutes": {"原告中途离开法庭，没有说明理由。"}}), 303)
	page = s.get(judge, here)
	want(t, page, 200, "原告未经法庭许可中途退庭", "裁定按撤诉处理")
	want(t, s.post(judge, here+"/deem-withdrawn", url.Values{"seen": {seenIn(t, page)}}), 422, "请写明传唤的情况")
	want(t, s.post(judge, here+"/deem-withdrawn", url.Values{"seen": {seenIn(t, page)}, "deem-withdrawn-reason": {"传票已送达，没有正当理由"}}), 303)
	want(t, s.get(judge, here+"?done=deem-withdrawn"), 200, "已裁定按撤诉处理", "已按撤诉处理")
	if c := s.Civil(m); c.Outcome() != "withdrawn" || len(c.Hearing.Sittings[0].Left) != 1 || c.Hearing.Sittings[0].Left[0] != id.Party(procedure.P1) {
		t.Errorf("%s %+v", c.Outcome(), c.Hearing.Sittings)
	}
}
