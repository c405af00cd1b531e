package simulate

import (
	"context"
	"fmt"
	"time"

	"yunting/defence"
	"yunting/docket"
	"yunting/filing"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/money"
	"yunting/performance"
	"yunting/procedure"
)

// decide writes the judgment the persona of the dispute comes to.
func (p *play) decide(c *procedure.Civil) judgment.Decision {
	x, won := c.Filing.Complaint, p.persona.won
	d := judgment.Decision{Laws: append([]string{}, p.dispute.laws...), PayDays: 10}
	for i, f := range x.Facts {
		r := judgment.Finding{N: f.N, Text: f.Text, Locked: true, Found: won > 0 || i == 0, Because: "原告提交的证据"}
		switch v, ok := c.Defence.View(f.N); {
		case ok && v.Attitude == defence.Admit:
			r.Found, r.Because = true, "被告承认"
		case !r.Found:
			r.Because = "现有证据不足以证明"
		}
		d.Findings = append(d.Findings, r)
	}
	var asked, allowed money.Fen
	for _, q := range x.Claims {
		asked += q.Amount
		if o, ok := order(q, won, x.Defendant.Name, x.Plaintiff.Name); ok {
			allowed += o.Amount
			d.Orders = append(d.Orders, o)
		}
	}
	fees := c.Fee.Assessed.Fee
	switch {
	case len(d.Orders) == 0:
		d.Reasons, d.PayDays = "当事人对自己提出的主张，有责任提供证据。原告提交的证据不足以证明其主张，应当承担举证不能的后果。", 0
		d.Laws = append(d.Laws, "《中华人民共和国民事诉讼法》第六十七条第一款")
		d.Orders, d.Plaintiff = []judgment.Order{{Text: "驳回原告" + x.Plaintiff.Name + "的全部诉讼请求"}}, fees
		return d
	case won < 1:
		d.Reasons = x.Reasons + "综合双方过错、合同履行程度和原告的损失，本院对合理部分予以支持，其余部分缺乏依据，不予支持。"
		d.Orders = append(d.Orders, judgment.Order{Text: "驳回原告" + x.Plaintiff.Name + "的其他诉讼请求"})
	default:
		d.Reasons = x.Reasons + "原告的诉讼请求有事实和法律依据，本院予以支持。"
	}
	d.Defendant = fees
	if asked > 0 {
		d.Defendant = fees * allowed / asked / 100 * 100
	}
	d.Plaintiff = fees - d.Defendant
	return d
}

// order is what the court orders on one claim.
func order(q filing.Claim, won float64, defendant, plaintiff string) (judgment.Order, bool) {
	switch {
	case won == 0 || q.Kind == "costs" || q.Kind == "punitive" && won < 0.5:
		return judgment.Order{}, false
	case q.Amount == 0:
		what := map[string]string{"apology": "向原告%s书面赔礼道歉", "restore": "恢复原告%s的账号及其中的虚拟财产", "perform": "为原告%s办理域名过户手续",
			"stop": "停止侵害原告%s权益的行为"}[q.Kind]
		return judgment.Order{Text: "被告" + defendant + "于本判决生效之日起十日内" + fmt.Sprintf(what, plaintiff)}, true
	}
	sum := money.Fen(float64(q.Amount)*won) / 100 * 100
	if won == 1 {
		sum = q.Amount
	}
	return judgment.Order{Amount: sum, Text: fmt.Sprintf("被告%s于本判决生效之日起十日内向原告%s支付%s元", defendant, plaintiff, sum)}, sum > 0
}

// afterJudgment is service of the judgment, appeal and performance.
func (p *play) afterJudgment(s *stage, c *procedure.Civil) []intent {
	j := &c.Judgment
	if j.EffectiveOn.IsZero() {
		xs := append(p.serving(c), p.appealed(c)...)
		if loser, ok := p.loser(c); ok && p.persona.appeals && !j.Final && len(j.Statements) == 0 && !c.Service.ServedOn(sides[loser], "judgment").IsZero() {
			xs = append(xs, intent{key: "appeal", by: p.of(loser), wait: p.soon(7 * day), acts: entering(judgment.Appeal{Requests: "撤销一审判决，依法改判。", Reasons: "一审判决认定事实不清。", Contested: c.Filing.Complaint.Amount})})
		}
		return xs
	}
	if !p.persona.performs || c.Performance.Done || p.persona.won == 0 {
		return nil
	}
	owed := money.Fen(0)
	for _, o := range j.Decision.Orders {
		owed += o.Amount
	}
	note := func(x performance.Note) func(context.Context, time.Time) ([]docket.Act, error) {
		return func(_ context.Context, now time.Time) ([]docket.Act, error) {
			x.On = calendar.Of(now)
			return []docket.Act{x}, nil
		}
	}
	if n := len(c.Performance.Notes); n == 0 && c.PersonOf(procedure.D1) != "" {
		x := performance.Note{Amount: owed, Text: "已经通过银行转账履行"}
		if p.persona.inParts {
			x.Amount, x.Text = owed/3, "先行支付一部分，余款分期支付"
		}
		return []intent{{key: "perform", by: p.defendant, wait: p.soon(7 * day), acts: note(x)}}
	}
	if p.persona.inParts {
		return nil
	}
	return []intent{{key: "performed", by: p.plaintiff, wait: p.soon(4 * day), acts: note(performance.Note{Amount: owed, Text: "已经收到全部款项", Complete: true})}}
}

// loser is the side that may be dissatisfied and can appeal online.
func (p *play) loser(c *procedure.Civil) (side int, ok bool) {
	if p.persona.won >= 0.5 {
		return 1, c.PersonOf(procedure.D1) != ""
	}
	return 0, true
}
