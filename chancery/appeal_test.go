package chancery_test

import (
	"testing"
	"time"

	"yunting/courttest"
	"yunting/document"
	"yunting/judgment"
	"yunting/procedure"
)

// CPL 172, 174, FEE 17, 22, CPL-I 318: the papers of an appeal, from the statement to the letter to the court above.
func TestThePapersOfAnAppeal(t *testing.T) {
	k := courttest.New(t)
	m := k.Judged()
	k.Enter(m, courttest.Seller, judgment.Appeal{Items: []int{2}, Requests: "撤销一审判决第二项，改判驳回赔偿请求", Reasons: "不构成欺诈", Contested: 989700})
	k.Settle()
	k.Enter(m, courttest.Buyer, judgment.AnswerAppeal{To: procedure.D1, Text: "一审判决正确。"})
	k.Enter(m, procedure.TheCourt, courttest.PayAppeal(k.Civil(m), procedure.D1, k.Clock.Now()))
	k.Settle()
	k.Forward(20 * 24 * time.Hour)
	k.Enter(m, courttest.Clerk1, judgment.SendUp{})
	k.Settle()
	c := k.Civil(m)
	says(t, make(t, k, c, document.Appeal), "民事上诉状", "上诉人（原审被告）", "被上诉人（原审原告）：陈小满", c.Filing.Number.String(), "网络购物合同纠纷", "一审判决主文第二项", "9,897元", "改判驳回赔偿请求", "不构成欺诈", "广州市中级人民法院")
	says(t, make(t, k, c, document.AppealNotice), "十五日内提出答辩状", "第一百七十四条第一款", "五日内", "第四条")
	says(t, make(t, k, c, document.SendUp), "上诉案件移送函", "广州市中级人民法院：", "报送", "已预交", "第一百七十四条第二款")
	silent(t, make(t, k, c, document.SendUp), "未提交")
}

// CPL-I 318, FEE 22 para 2: who has not prepaid in the appeal period is told to pay in seven days; then the appeal counts as withdrawn.
func TestAnUnpaidAppealLapses(t *testing.T) {
	k := courttest.New(t)
	m := k.Judged()
	k.Enter(m, courttest.Seller, judgment.Appeal{Requests: "撤销一审判决", Reasons: "不构成欺诈", Contested: 1319600})
	k.Settle()
	k.Forward(16 * 24 * time.Hour)
	c := k.Civil(m)
	if c.Fee.Appeals[procedure.D1].RemindedOn.IsZero() || !c.Judgment.Appealed {
		t.Fatalf("nobody told the appellant to pay: %+v", c.Fee.Appeals)
	}
	if got := c.Fee.Appeals[procedure.D1].Assessed.Fee; got != 13000 { // FEE 13: 50 yuan and 2.5 per cent above 10,000, whole yuan, not halved
		t.Errorf("the fee of the appeal is %s", got.Yuan())
	}
	k.Forward(10 * 24 * time.Hour)
	c = k.Civil(m)
	if c.Judgment.Appealed || c.Judgment.Statements[procedure.D1].Ended != judgment.Lapsed {
		t.Fatalf("the unpaid appeal stands: %+v", c.Judgment.Statements[procedure.D1])
	}
	if c.Judgment.EffectiveOn.IsZero() {
		t.Error("every appeal ended and the judgment did not take effect")
	}
	says(t, makeFor(t, k, c, document.AppealFee, procedure.D1), "七日内", "130元", "按自动撤回上诉处理", "第三百一十八条", "第二十二条第二款", "第十七条")
	says(t, make(t, k, c, document.AppealLapsed), "民事裁定书", "自动撤回上诉处理", "第三百一十八条")
}
