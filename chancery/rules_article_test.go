package chancery_test

import (
	"strings"
	"testing"
	"time"

	"yunting/chancery"
	"yunting/courttest"
	"yunting/courttest/quoting"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/procedure"
	"yunting/trial"
)

// cited is a rule as a paper tells it: the words of the paper, and the article that must stand beside them.
type cited struct {
	rule               law.Rule
	key, article, from string
	words              string
}

const (
	cpl    = "《中华人民共和国民事诉讼法》"
	cplint = "《最高人民法院关于适用〈中华人民共和国民事诉讼法〉的解释》"
	evid   = "《最高人民法院关于民事诉讼证据的若干规定》"
	fees   = "《诉讼费用交纳办法》"
)

// Every rule the papers declare is quoted with its number, in the paper that tells it and beside what it says.
func TestArticles(t *testing.T) {
	for _, paper := range []struct {
		bring func(*story) *story
		kind  document.Kind
		to    id.Party
		rules []cited
	}{
		{(*story).filed, document.Complaint, "", []cited{
			{chancery.Truthful, "ev/63", evid + "第六十三条", "2020-05-01", "以上陈述真实、完整"}}},
		{(*story).returned, document.CorrectionNotice, p1, []cited{
			{chancery.Restarted, "cplint/126", cplint + "第一百二十六条", "2022-04-10", "立案审查的期限自次日起重新计算"},
			{chancery.Definite, "cplint/209", cplint + "第二百零九条", "2022-04-10", "对该裁定可以上诉"}}},
		{(*story).accepted, document.Acceptance, p1, []cited{
			{chancery.Agents, "cpl/61-62", cpl + "第六十一条、第六十二条", "2024-01-01", "须有特别授权"},
			{chancery.ToldJudge, "cpl/131", cpl + "第一百三十一条", "2024-01-01", "独任审理"},
			{chancery.Recusal, "cpl/47", cpl + "第四十七条", "2024-01-01", "独任审理"},
			{chancery.ToldRights, "cpl/129", cpl + "第一百二十九条", "2024-01-01", "遵守诉讼秩序"},
			{chancery.Rights, "cpl/52", cpl + "第五十二条", "2024-01-01", "遵守诉讼秩序"},
			{chancery.Settling, "cpl/53", cpl + "第五十三条", "2024-01-01", "自行和解"}}},
		{(*story).accepted, document.SmallClaims, d1, []cited{
			{chancery.SmallTold, "cplint/274", cplint + "第二百七十四条", "2022-04-10", "小额诉讼"},
			{chancery.SmallRetrial, "cplint/424", cplint + "第四百二十四条", "2022-04-10", "向本院申请再审"},
			{chancery.RetrialTerm, "cpl/216", cpl + "第二百一十六条", "2024-01-01", "在判决生效后六个月内"},
			{chancery.SmallObjection, "cplint/279", cplint + "第二百七十九条", "2022-04-10", "裁定驳回"},
			{chancery.SmallChanged, "cplint/278", cplint + "第二百七十八条", "2022-04-10", "不再适用小额诉讼程序"},
			{chancery.SmallVenue, "cplint/276", cplint + "第二百七十六条", "2022-04-10", "裁判文书可以简化"},
			{chancery.SmallShort, "cplint/280", cplint + "第二百八十条", "2022-04-10", "裁判文书可以简化"}}},
		{(*story).accepted, document.EvidenceNotice, p1, []cited{
			{chancery.EvidenceIn, "ev/50", evid + "第五十条", "2020-05-01", "现将举证事项通知如下"},
			{chancery.Burden, "cpl/67", cpl + "第六十七条", "2024-01-01", "对方明确承认的事实，无须举证"},
			{chancery.BurdenOf, "cplint/90-91", cplint + "第九十条、第九十一条", "2022-04-10", "对方明确承认的事实，无须举证"},
			{chancery.Originals, "olr/12", "《人民法院在线诉讼规则》第十二条", "2021-08-01", "可以要求提供原件、原物"},
			{chancery.MoreTime, "cplint/100", cplint + "第一百条", "2022-04-10", "延长的期限适用于其他当事人"},
			{chancery.CourtFinds, "cplint/94", cplint + "第九十四条", "2022-04-10", "书面申请本院调查收集"},
			{chancery.LateDegree, "cplint/102", cplint + "第一百零二条", "2022-04-10", "予以训诫、罚款"}}},
		{(*story).accepted, document.FeeNotice, p1, []cited{
			{chancery.PrepaidFee, "cpl/121", cpl + "第一百二十一条", "2024-01-01", "按撤诉处理"},
			{chancery.Relief, "fee/44", fees + "第四十四条", "2007-04-01", "按撤诉处理"},
			{chancery.ReliefAsked, "fee/48", fees + "第四十八条", "2007-04-01", "说明情形并上传证明材料"},
			{chancery.LoserPays, "fee/29", fees + "第二十九条", "2007-04-01", "由本院决定由谁负担"},
			{chancery.FeeRefunded, "cplint/207", cplint + "第二百零七条", "2022-04-10", "判决生效后退还"},
			{chancery.Recount, "fee/43.3", fees + "第四十三条第三款", "2007-04-01", "可以请求本院复核"}}},
		{(*story).unrelieved, document.ReliefDecision, p1, []cited{
			{chancery.ReliefAsked, "fee/48", fees + "第四十八条", "2007-04-01", "决定如下"},
			{chancery.Review, "fee/43.2", fees + "第四十三条第一款、第二款", "2007-04-01", "可以向本院院长申请复核"},
			{chancery.Borne, "fee/50", fees + "第五十条", "2007-04-01", "诉讼费用由对方当事人负担"}}},
		{(*story).reduced, document.Judgment, p1, []cited{
			{chancery.ToldRelief, "fee/51", fees + "第五十一条", "2007-04-01", "准予原告减交案件受理费"}}},
		{(*story).served, document.Respond, d1, []cited{
			{chancery.Objection, "cpl/130", cpl + "第一百三十条", "2024-01-01", "视为本院有管辖权"}}},
		{(*story).summoned, document.Summons, d1, []cited{
			{chancery.StayedAway, "olr/25", "《人民法院在线诉讼规则》第二十五条", "2021-08-01", "视为中途退庭"}}},
		{(*story).lapsed, document.DeemedWithdrawn, p1, []cited{
			{chancery.Rulings, "cpl/157.1.11", cpl + "第一百五十七条第一款第十一项", "2024-01-01", "裁定如下"},
			{chancery.SueAgain, "cplint/214", cplint + "第二百一十四条", "2022-04-10", "再次起诉的，人民法院应予受理"}}},
		{(*story).judged, document.Judgment, p1, []cited{
			{chancery.DoubleDue, "cpl/264", cpl + "第二百六十四条", "2024-01-01", "加倍支付迟延履行期间的债务利息"}}},
	} {
		text := paper.bring(newStory(t)).make(paper.kind, paper.to)
		for _, c := range paper.rules {
			_, number, _ := strings.Cut(c.article, "》")
			var rests law.Basis
			if beside(text, c.words, number) {
				rests = law.Basis{c.rule}
			} else {
				t.Errorf("%s: %s does not stand beside %q", paper.kind, number, c.words)
			}
			quoting.Check(t, quoting.Quote{Rule: c.rule, Key: c.key, Article: c.article, From: c.from, Rests: rests})
		}
	}
}

// unrelieved is a case whose plaintiff asked for relief and was refused.
func (s *story) unrelieved() *story {
	s.accepted().do(buyer, courttest.AskRelief(fee.Defer, "defer/other"))
	s.do(judge1, fee.DenyRelief{Reason: "申请人有固定收入，材料不能证明交费确有困难。"})
	return s
}

// reduced is a case that went to ordinary procedure, whose plaintiff paid half of the rest and won.
func (s *story) reduced() *story {
	s.answered().do(judge1, trial.Convert{To: "ordinary", Reason: "案情复杂，需要开庭查明"})
	s.serve(p1, document.FeeRest)
	s.do(buyer, courttest.AskRelief(fee.Reduce, "reduce/other"))
	s.do(judge1, fee.GrantRelief{Form: fee.Reduce, Ground: "reduce/other", Percent: 50})
	s.do(procedure.TheCourt, fee.Pay{Order: "o2", Amount: s.c.Fee.Owed(), At: s.now, Channel: "sandbox", Receipt: "R2"})
	s.do(buyer, evidence.Rest{})
	s.do(seller, evidence.Rest{})
	s.do(procedure.TheCourt, evidence.GiveUp{Party: p1}, evidence.GiveUp{Party: d1})
	s.do(judge1, hearing.Summon{At: s.now.Add(8 * 24 * time.Hour), Place: "在线庭审1号庭", Online: true})
	s.now = s.now.Add(9 * 24 * time.Hour)
	s.do(judge1, hearing.Hold{Present: []id.Party{p1, d1}, Minutes: "双方到庭，法庭调查和辩论完毕。"})
	s.do(judge1, judgment.Pronounce{Decision: decision(s.c)})
	return s
}

// beside tells whether an article is cited near one of the places where a paper says some words.
func beside(text, words, article string) bool {
	for from := 0; ; {
		i := strings.Index(text[from:], words)
		if i < 0 {
			return false
		}
		from += i + len(words)
		if near := text[max(0, from-len(words)-240):min(len(text), from+330)]; strings.Contains(near, article) {
			return true
		}
	}
}
