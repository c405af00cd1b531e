package courttest

import (
	"yunting/defence"
	"yunting/docket"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/money"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/trial"
)

// Answer admits the first fact, denies the second and does not know the rest.
func Answer(c *procedure.Civil) docket.Act {
	a := defence.Answer{Claims: "refuse", Text: "不同意原告的全部诉讼请求。"}
	for i, f := range c.Filing.Complaint.Facts {
		v := defence.View{N: f.N, Attitude: defence.Admit}
		if i > 0 {
			v.Attitude, v.Reason = []defence.Attitude{defence.Deny, defence.Unknown}[i%2], "见证据"
		}
		a.Views = append(a.Views, v)
	}
	return a
}

func (k *Court) openRoom(m id.Matter) {
	k.T.Helper()
	j := k.Judge(m)
	k.Enter(m, j, trial.OpenRoom{})
	k.Enter(m, j, trial.Ask{To: []id.Party{procedure.P1, procedure.D1}, Text: "下单时页面如何描述商品？"})
}

func (k *Court) record(m id.Matter) {
	k.T.Helper()
	k.Enter(m, Again(Buyer), identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: 1, Text: "写明全新正品。"})
	k.Enter(m, Again(Seller), identity.Reverify{Occasion: identity.Trial}, trial.Answer{N: 1, Text: "写明官方认证。"})
	k.Enter(m, k.Judge(m), trial.ShutRoom{})
	k.Settle()
	k.Enter(m, Again(Buyer), identity.Reverify{Occasion: identity.Trial}, trial.ConfirmRecord{})
	k.Enter(m, Again(Seller), identity.Reverify{Occasion: identity.Trial}, trial.ConfirmRecord{})
}

// Decision is a judgment for the plaintiff in full.
func Decision(c *procedure.Civil) judgment.Decision {
	d := judgment.Decision{Reasons: "被告以翻新机冒充新机销售，构成欺诈。", Laws: []string{"《中华人民共和国消费者权益保护法》第五十五条"}, PayDays: 10, Defendant: c.Fee.Assessed.Fee}
	for _, f := range c.Filing.Complaint.Facts {
		d.Findings = append(d.Findings, judgment.Finding{N: f.N, Text: f.Text, Locked: true, Found: true, Because: "双方举证、质证意见"})
	}
	for _, x := range c.Filing.Complaint.Claims {
		if x.Amount > 0 {
			d.Orders = append(d.Orders, judgment.Order{Text: "被告于本判决生效之日起十日内向原告支付" + money.Fen(x.Amount).String() + "元", Amount: x.Amount})
		}
	}
	return d
}

// Judged is a case of simplified procedure with a judgment that was served on both sides and may be appealed.
func (k *Court) Judged() id.Matter {
	k.T.Helper()
	m := k.Case(Examined)
	k.Enter(m, k.Judge(m), trial.Convert{To: track.Simplified, Reason: "案情需要进一步查明"})
	k.openRoom(m)
	k.record(m)
	k.Settle()
	k.Enter(m, k.Judge(m), judgment.Pronounce{Decision: Decision(k.Civil(m))})
	k.Settle()
	return m
}
