package chancery_test

import (
	"strings"
	"testing"

	"yunting/courttest"
	"yunting/document"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

// reads fails unless the newest paper of a kind holds every text and none of the others.
func reads(t *testing.T, k *courttest.Court, m id.Matter, kind document.Kind, texts []string, never ...string) {
	t.Helper()
	got := make(t, k, k.Civil(m), kind)
	for _, s := range texts {
		if !strings.Contains(got, s) {
			t.Errorf("%s does not say %q:\n%s", kind.Chinese(), s, got)
		}
	}
	for _, s := range never {
		if strings.Contains(got, s) {
			t.Errorf("%s says %q:\n%s", kind.Chinese(), s, got)
		}
	}
}

// CPL 40, 45, 131: the notice names the panel, the judgment is signed by all of it and says nothing of who dissented.
func TestPapersOfAPanel(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Examined)
	bench := k.Bench(m)
	names := []string{"审判长" + bench[0].Name, "人民陪审员" + bench[1].Name, "人民陪审员" + bench[2].Name}
	reads(t, k, m, document.BenchNotice, append(names, "合议庭组成人员通知书", "第一百三十一条", "第四十七条", "辩论终结前", "组成合议庭审理"), "独任")
	reads(t, k, m, document.Acceptance, []string{"由审判长" + bench[0].Name + "与人民陪审员" + bench[1].Name, "组成合议庭审理", "普通程序"}, "独任")
	k.Hear(m, []id.Party{procedure.P1, procedure.D1}, nil)
	d := courttest.Decision(k.Civil(m))
	k.Enter(m, bench[0], judgment.Propose{Decision: d})
	k.Enter(m, bench[0], judgment.Opine{N: 1, Agree: true})
	k.Enter(m, bench[1], judgment.Opine{N: 1, Agree: true})
	k.Enter(m, bench[2], judgment.Opine{N: 1, Reasons: "三倍赔偿没有依据"})
	k.Enter(m, bench[0], judgment.Pronounce{Decision: d})
	reads(t, k, m, document.Judgment, append(names, "组成合议庭审理", "公开开庭审理"), "三倍赔偿没有依据", "评议", "少数", "独任")
}

// CPL 170, CPL-I 258: the ruling says why, under which articles, who tries the case, and from when the limit runs.
func TestPapersOfConversionAndObjection(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	k.Enter(m, courttest.Seller, trial.Object{Reasons: "需要鉴定"})
	k.Enter(m, k.Judge(m), trial.RuleObjection{Reason: "检测报告双方无异议"})
	reads(t, k, m, document.ObjectionRuling, []string{"民事裁定书", "被告某某电子商务有限公司对本案适用小额诉讼程序提出异议", "需要鉴定。", "检测报告双方无异议。", "第二百七十九条", "驳回被告某某电子商务有限公司的异议"})
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Simplified, Reason: "需要鉴定"})
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Ordinary, Reason: "双方对商品来源争议较大"})
	reads(t, k, m, document.Conversion, []string{"民事裁定书", "争议较大。本案不宜继续适用简易程序", "第一百七十条", "第二百五十八条", "本案转为普通程序，由审判员" + k.Judge(m).Name + "独任审理", "自立案之日起计算"})
	k.Enter(m, k.Judge(m), trial.ToPanel{Reason: "本案属于新类型案件"})
	reads(t, k, m, document.Conversion, []string{"本案不宜由审判员一人独任审理", "第四十三条", "本案转由合议庭审理"}, "简易程序")
}

// CPL 146, 148; FEE 15, 34; CPL-I 206, 214: what a withdrawn suit costs, who bears it, and that it may be brought again.
func TestPapersOfWithdrawal(t *testing.T) {
	k := courttest.New(t)
	m := k.Doubtful(courttest.Joined)
	k.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "双方已经和解"})
	k.Enter(m, k.Judge(m), judgment.RuleWithdrawal{Reason: "原告有虚假陈述需要处理"})
	reads(t, k, m, document.WithdrawalRuling, []string{"不准许原告陈小满撤诉", "虚假陈述", "第一百四十八条", "第二百三十八条", "缺席判决"}, "减半")
	k.Enter(m, courttest.Buyer, judgment.WithdrawSuit{Reasons: "双方已经和解并履行"})
	k.Enter(m, k.Judge(m), judgment.RuleWithdrawal{Allow: true, Reason: "不违反法律规定"})
	bench := k.Bench(m)
	reads(t, k, m, document.WithdrawalRuling, []string{"准许原告陈小满撤诉", "第一百五十七条第一款第五项", "减半收取65元，由原告陈小满负担", "已预交130元，自本裁定生效之日起十五日内由本院退还65元",
		"第三十四条第一款", "第二百零六条", "再次起诉的，人民法院应予受理", "审判长　" + bench[0].Name, "人民陪审员　" + bench[2].Name}, "不准许")
	away := k.Case(courttest.Examined)
	k.Hear(away, []id.Party{procedure.D1}, nil)
	k.Enter(away, k.Judge(away), hearing.DeemWithdrawn{Reason: "传票已于开庭前送达原告，原告没有说明理由"})
	reads(t, k, away, document.DeemedWithdrawn, []string{"经传票传唤，无正当理由拒不到庭", "第一百四十六条", "本案按原告陈小满撤诉处理", "减半收取65元", "受理费只能减半一次，不再退还"}, "交纳诉讼费用通知书")
}

// CPL 49, 50: the decision names who asked, about whom, why, who decided, and that it may be reviewed once.
func TestPaperOfRecusal(t *testing.T) {
	k := courttest.New(t)
	m := k.Case(courttest.Joined)
	was := k.Judge(m)
	ask := trial.AskRecusal{Of: was.Person, Ground: trial.Relation, Reasons: "与原告代理人系同学"}
	k.Enter(m, courttest.Seller, ask)
	k.Enter(m, courttest.President, trial.DecideRecusal{Reason: "不影响公正审理"})
	reads(t, k, m, document.RecusalDecision, []string{"回避决定书", "系同学。", "第四十九条", "驳回被告某某电子商务有限公司对" + was.Name + "的回避申请", "申请复议一次", "院长　" + courttest.President.Name})
	k.Enter(m, courttest.Seller, ask)
	k.Enter(m, courttest.President, trial.DecideRecusal{Grant: true, Reason: "属实"})
	k.Settle()
	reads(t, k, m, document.RecusalDecision, []string{"准许被告某某电子商务有限公司的申请，" + was.Name + "回避"})
	reads(t, k, m, document.BenchNotice, []string{"审判人员通知书", k.Judge(m).Name, "独任审理"}, was.Name)
}
