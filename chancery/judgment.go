package chancery

import (
	"fmt"
	"strings"
	"time"

	"yunting/consent"
	"yunting/defence"
	"yunting/document/typeset"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/procedure"
)

// Late: doubled interest for late performance.
var late = law.Declare(law.Rule{
	Key: "cpl/264", Article: "《中华人民共和国民事诉讼法》第二百六十四条", From: "2024-01-01",
	Summary: "who does not pay in the term of the judgment pays doubled interest on the debt for the time of delay",
})

// DraftJudgment is the judgment as it would read, before it is signed.
func DraftJudgment(c *procedure.Civil, d judgment.Decision, by string, now time.Time) (typeset.Paper, error) {
	p := desk{c, nil, "", now}.judgment(d, by)
	p.Seal = nil
	p.Blocks = append([]typeset.Block{typeset.Note("草稿，未签发。")}, p.Blocks...)
	return p, nil
}

// judgment in element form 要素式: what is undisputed in one list, what is disputed fact by fact.
func (d desk) judgment(x judgment.Decision, by string) typeset.Paper {
	c := d.complaintOf()
	bs := append(d.parties(), typeset.Para(d.course()), typeset.Heading("诉讼请求"))
	for i, y := range c.Claims {
		bs = append(bs, para("%d．%s。", i+1, trim(y.Text)))
	}
	bs = append(bs, typeset.Heading("答辩意见"))
	if d.Defence.Answered {
		bs = append(bs, typeset.Para(claimsView(d.Defence.Claims)))
		bs = append(bs, paras(d.Defence.Text)...)
	} else {
		bs = append(bs, para("被告在答辩期内未提交答辩。（%s）", defence.Waived.Article))
	}
	bs = append(bs, d.facts(x)...)
	bs = append(bs, typeset.Heading("本院认为"))
	bs = append(bs, paras(x.Reasons)...)
	bs = append(bs, para("综上，依照%s的规定，判决如下：", strings.Join(x.Laws, "、")))
	for i, o := range x.Orders {
		bs = append(bs, para("%s、%s；", numeral(i+1), trim(o.Text)))
	}
	bs = append(bs, para("如果未按本判决指定的期间履行给付金钱义务，应当依照%s的规定，加倍支付迟延履行期间的债务利息。", late.Article),
		para("案件受理费%s，由%s负担%s，由%s负担%s。", d.Fee.Assessed.Fee.Yuan(), d.PartyName(procedure.P1), x.Plaintiff.Yuan(), d.PartyName(procedure.D1), x.Defendant.Yuan()))
	if (d.Judgment.Pronounced && d.Judgment.Final) || (!d.Judgment.Pronounced && d.Trial.Now() == "small") {
		bs = append(bs, para("本判决为终审判决。"))
	} else {
		bs = append(bs, para("如不服本判决，可以在判决书送达之日起十五日内，向本院递交上诉状，并按对方当事人的人数提出副本，上诉于%s。（%s）", d.Court.AppealCourt, limit.AppealJudgment.Rule.Article))
	}
	p := d.signed(d.ours("民事判决书", bs...), by)
	p.Attest = "本件与原本核对无异"
	return p
}

// course is how the case went 案由和审理经过.
func (d desk) course() string {
	how := "以交互式方式进行了审理"
	if d.Hearing.Held() {
		s := d.Hearing.Sittings[len(d.Hearing.Sittings)-1]
		how = fmt.Sprintf("于%s公开开庭进行了审理", calendar.Of(s.At).Chinese())
		if len(s.Present) < 2 {
			how += "，未到庭的当事人经传票传唤无正当理由拒不到庭"
		}
	} else if d.Consent.Has(procedure.P1, consent.Async) && d.Consent.Has(procedure.D1, consent.Async) {
		how = "经各方当事人同意，" + how
	}
	return fmt.Sprintf("%s一案，本院于%s立案后，依法适用%s，%s。本案现已审理终结。", d.cause(), d.Filing.AcceptedOn.Chinese(), d.Trial.Now().Chinese(), how)
}

// facts lists what is undisputed, and finds what is disputed.
func (d desk) facts(x judgment.Decision) (bs []typeset.Block) {
	var disputed []judgment.Finding
	bs = append(bs, typeset.Heading("双方没有争议的事实"))
	n := len(bs)
	for _, f := range x.Findings {
		if v, ok := d.Defence.View(f.N); ok && v.Attitude == defence.Admit {
			bs = append(bs, para("%d．%s。", f.N, trim(f.Text)))
		} else {
			disputed = append(disputed, f)
		}
	}
	if len(bs) == n {
		bs = append(bs, para("无。"))
	}
	if len(disputed) > 0 {
		bs = append(bs, typeset.Heading("有争议的事实及认定"))
	}
	for _, f := range disputed {
		word := "不予认定"
		if f.Found {
			word = "予以认定"
		}
		bs = append(bs, para("%d．原告主张：%s。被告意见：%s本院认定：%s，%s。", f.N, trim(f.Text), d.said(f.N), word, trim(f.Because)))
	}
	rows := [][]string{{"证据", "提交人", "质证意见"}}
	for _, e := range d.Evidence.Exhibits {
		rows = append(rows, []string{e.Name, role(e.By), d.opinion(e.ID)})
	}
	if len(rows) > 1 {
		bs = append(bs, typeset.Heading("证据"), typeset.Table([]float64{3, 1.3, 6}, "lcl", rows))
	}
	return bs
}
