package chancery

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"yunting/document"
	"yunting/document/form"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/law/track"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// judgment is the pronounced judgment 民事判决书, dated on the day it was pronounced.
func (d desk) judgment() (form.Paper, bool) {
	if !d.Judgment.Pronounced {
		return form.Paper{}, false
	}
	p := d.decided(d.Judgment.Decision, d.Judgment.By, d.Judgment.Final)
	p.Date = calendar.Of(d.Judgment.At).Numerals()
	return d.attested(p), true
}

// DraftJudgment is the judgment as it would read if by signed it now: marked as a draft, unsealed, the date left open.
// What the judge has not written yet is printed as an open place.
func DraftJudgment(c *procedure.Civil, d judgment.Decision, by string, now time.Time) (form.Paper, error) {
	k := desk{Civil: c, now: now, kind: document.Judgment}
	p := k.decided(d, by, c.Trial.Now() == track.Small)
	p.Title = p.Court + p.Kind + p.Number + "（草稿）"
	p.Blocks = slices.Insert(p.Blocks, 0, typeset.Block(typeset.Words(typeset.Note, "草稿，尚未签发，不是裁判文书。")))
	p.Seal, p.Date = nil, undated
	return p, nil
}

// decided sets a decision in element form 要素式: what is undisputed in one list, what is disputed fact by fact.
func (d desk) decided(x judgment.Decision, by string, final bool) form.Paper {
	bs := append(d.parties(), form.Para(d.course()), typeset.Words(form.Heading, "原告的诉讼请求"))
	bs = append(bs, asked(d.Filing.Complaint.Claims)...)
	bs = append(append(bs, typeset.Words(form.Heading, "被告的答辩")), d.defended()...)
	bs = append(append(bs, typeset.Words(form.Heading, "证据及认定")), d.exhibits()...)
	bs = append(bs, d.ruled()...)
	bs = append(bs, d.found(x)...)
	bs = append(append(bs, typeset.Words(form.Heading, "本院认为")), orNone(paras(x.Reasons), open("裁判理由"))...)
	laws := cite(x.Laws...)
	if laws == "" {
		laws = open("裁判依据")
	}
	bs = append(bs, para("综上，依照%s的规定，判决如下：", laws))
	bs = append(bs, orders(x.Orders)...)
	if x.Performable() { // who need not do anything is not warned of delay
		bs = append(bs, form.Para(overdue(x.Orders)))
	}
	bs = append(bs, form.Para(d.costs(x)), form.Para(d.remedy(final)))
	return d.benched(d.ours("民事判决书", bs...), by)
}

func open(what string) string { return judgment.Placeholder + "：" + what + "】" }

// defended is the answer in short; the facts follow one by one.
func (d desk) defended() []typeset.Block {
	if !d.Defence.Answered {
		return []typeset.Block{para("被告在答辩期内没有提交答辩状。")}
	}
	return append([]typeset.Block{form.Para("被告于" + d.Defence.On.Chinese() + "提交答辩状，" + onClaims(d.Defence.Claims))}, paras(d.Defence.Text)...)
}

// exhibits lists the evidence of both sides and what was said to it.
func (d desk) exhibits() []typeset.Block {
	rows := [][]string{{"提交人", "证据名称", "证明目的", "对方的质证意见"}}
	for _, p := range both {
		for i, x := range d.Evidence.Of(p) {
			rows = append(rows, []string{role(p) + fmt.Sprint(i+1), x.Name, trim(x.Proves), strings.TrimSuffix(d.opinion(x.ID), "。")})
		}
	}
	if len(rows) == 1 {
		return []typeset.Block{para("双方均未提交证据。")}
	}
	return []typeset.Block{form.Table([]float64{1.7, 3, 3.6, 4.7}, "clll", rows)}
}

// orders sets the operative part, numbered, the last with a full stop.
func orders(os []judgment.Order) (bs []typeset.Block) {
	for i, o := range os {
		end := "；"
		if i == len(os)-1 {
			end = "。"
		}
		bs = append(bs, form.Para(numeral(i+1)+"、"+trim(o.Text)+end))
	}
	return orNone(bs, open("判决主文"))
}

// overdue warns of what follows when the judgment is not performed in time; interest is only for money.
func overdue(os []judgment.Order) string {
	if slices.ContainsFunc(os, func(o judgment.Order) bool { return o.Amount > 0 }) {
		return fmt.Sprintf("如果未按本判决指定的期间履行给付金钱义务，应当依照%s的规定，加倍支付迟延履行期间的债务利息。", under(DoubleDue))
	}
	return fmt.Sprintf("如果未按本判决指定的期间履行义务，应当依照%s的规定，支付迟延履行金。", under(DoubleDue))
}

// costs splits the fee and says how what was prepaid is settled.
func (d desk) costs(x judgment.Decision) string {
	s := "案件受理费" + yuan(d.Fee.Assessed.Fee)
	if d.Trial.Now() != track.Ordinary {
		s += "（已减半）"
	}
	for _, b := range []struct {
		who string
		sum money.Fen
	}{{d.full(procedure.P1), x.Plaintiff}, {d.full(procedure.D1), x.Defendant}} {
		if b.sum > 0 {
			s += "，由" + b.who + "负担" + yuan(b.sum)
		}
	}
	s += "。"
	if d.Fee.Paid && x.Defendant > 0 {
		s += fmt.Sprintf("原告已预交%s，", yuan(d.Fee.Received))
		if back := d.Fee.Received - x.Plaintiff; back > 0 {
			s += fmt.Sprintf("其中不应由原告负担的%s，本判决生效后由本院退还原告；", yuan(back))
		}
		s += fmt.Sprintf("被告负担的%s，由被告向本院交纳。", yuan(x.Defendant))
	}
	return s + d.relieved()
}

// relieved says that the plaintiff's fee was reduced or waived, as FEE 51 asks of a judgment.
func (d desk) relieved() string {
	switch {
	case d.Fee.Waived:
		return fmt.Sprintf("本院已准予原告免交案件受理费。（%s）", under(ToldRelief))
	case d.Fee.Remitted > 0:
		return fmt.Sprintf("本院已准予原告减交案件受理费%s。（%s）", yuan(d.Fee.Remitted), under(ToldRelief))
	}
	return ""
}

// remedy is the right to appeal, or that there is none.
func (d desk) remedy(final bool) string {
	if final {
		return "本判决为终审判决。"
	}
	s := fmt.Sprintf("如不服本判决，可以在判决书送达之日起%s内，向本院递交上诉状，并按照对方当事人或者代表人的人数提出副本，上诉于%s。",
		length(limit.AppealJudgment), d.AppealsTo())
	var abroad []string
	for _, p := range both {
		if d.Abroad(p) {
			abroad = append(abroad, d.full(p))
		}
	}
	if len(abroad) > 0 {
		s += fmt.Sprintf("%s在中华人民共和国领域内没有住所，上诉期为%s；不能在期限内上诉的，可以在届满前申请延期，是否准许由本院决定。", strings.Join(abroad, "、"), length(limit.AppealAbroad))
	}
	return s
}

// orNone says so when a list is empty.
func orNone(bs []typeset.Block, none string) []typeset.Block {
	if len(bs) == 0 {
		return []typeset.Block{form.Para(none)}
	}
	return bs
}
