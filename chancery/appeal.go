package chancery

import (
	"fmt"
	"strings"

	"yunting/document"
	"yunting/document/form"
	"yunting/id"
	"yunting/judgment"
	"yunting/law"
	"yunting/law/limit"
	"yunting/platform/typeset"
)

// appellant is whose appeal a paper for an addressee is about: the other side's.
func (d desk) appellant() (id.Party, *judgment.Statement) {
	p := opposite(d.to)
	return p, d.Judgment.Statements[p]
}

// appeal is the appellant's own paper 民事上诉状, with what CPL 172 asks: parties, court, number, cause, requests and reasons.
func (d desk) appeal() (form.Paper, bool) {
	p, x := d.appellant()
	if x == nil {
		return form.Paper{}, false
	}
	bs := []typeset.Block{form.Para(described("上诉人（原审"+role(p)+"）", d.sideOf(p), false))}
	if s := d.behind(p); s != "" {
		bs = append(bs, form.Para(s))
	}
	bs = append(bs, form.Para(described("被上诉人（原审"+role(d.to)+"）", d.sideOf(d.to), false)),
		para("上诉人因%s一案，不服%s%s民事判决，提出上诉。", d.dispute(), d.Court.Name, d.number()),
		typeset.Words(form.Heading, "不服的部分"), form.Para(d.parts(x.Items)))
	if x.Contested > 0 {
		bs = append(bs, para("不服部分的金额：%s。", yuan(x.Contested)))
	}
	bs = append(append(bs, typeset.Words(form.Heading, "上诉请求")), paras(x.Requests)...)
	bs = append(append(bs, typeset.Words(form.Heading, "事实和理由")), paras(x.Reasons)...)
	bs = append(bs, typeset.Space{Lines: 0.5}, form.Para("此致"), typeset.Words(form.Plain, d.AppealsTo()))
	return d.frame(form.Paper{Kind: "民事上诉状", Title: "民事上诉状", Blocks: bs, Sign: []string{"上诉人　" + d.PartyName(p)}, Date: x.On.Numerals()}), true
}

// parts names the orders an appeal is against.
func (d desk) parts(items []int) string {
	if len(items) == 0 {
		return "一审判决的全部主文。"
	}
	var s []string
	for _, n := range items {
		s = append(s, "第"+numeral(n)+"项")
	}
	return "一审判决主文" + strings.Join(s, "、") + "。"
}

// appealNotice tells the other side that there is an appeal and how long it has to answer 上诉状副本送达通知书.
func (d desk) appealNotice() (form.Paper, bool) {
	p, x := d.appellant()
	if x == nil {
		return form.Paper{}, false
	}
	return d.notice("上诉状副本送达通知书", d.to, append([]typeset.Block{
		para("%s一案，%s不服本院%s民事判决，于%s提起上诉。现将上诉状副本送达%s。（%s）", d.dispute(), d.full(p), d.number(), x.On.Chinese(), d.you(d.to), short(limit.AppealCopy.Rule)),
	}, numbered(
		fmt.Sprintf("自收到上诉状副本的次日起%s内提出答辩状。%s。可以在诉讼平台本案的上诉页面提交。不提出答辩状的，不影响二审法院审理。（%s）",
			length(limit.AppealAnswer), d.within(limit.AppealAnswer, d.to, string(document.AppealNotice)), short(limit.AppealAnswer.Rule)),
		fmt.Sprintf("上诉案件由%s审理。本院收到上诉状、答辩状后%s内，连同全部案卷和证据报送该院。（%s）", d.AppealsTo(), length(limit.SendUp), short(judgment.WhichCourt, limit.SendUp.Rule)),
		"一审判决在上诉期间不发生法律效力。",
	)...)...), true
}

// appealFee tells an appellant to pay in seven days 上诉案件受理费交纳通知书.
func (d desk) appealFee() (form.Paper, bool) {
	x, f := d.Judgment.Statements[d.to], d.Fee.Appeals[d.to]
	if x == nil || f.RemindedOn.IsZero() {
		return form.Paper{}, false
	}
	rows := [][]string{{"计算", "金额（元）"}}
	for _, l := range f.Assessed.Lines {
		rows = append(rows, []string{l.Text, l.Amount.String()})
	}
	var basis law.Basis
	for _, r := range f.Assessed.Basis {
		if r.Mark != law.Choice {
			basis = append(basis, r)
		}
	}
	return d.notice("上诉案件受理费交纳通知书", d.to,
		para("%s一案，%s于%s提起上诉，上诉期内没有预交上诉案件受理费。不服一审判决部分的金额为%s。依照%s的规定，受理费计算如下：",
			d.dispute(), d.you(d.to), x.On.Chinese(), yuan(x.Contested), under(basis...)),
		form.Table([]float64{4, 1.2}, "lr", append(rows, []string{"应预交上诉案件受理费", f.Assessed.Fee.String()})),
		para("请自接到本通知的次日起%s内，在诉讼平台本案的交费页面交纳%s（大写：%s）。%s。（%s）", length(limit.AppealFee), yuan(f.Assessed.Fee), f.Assessed.Fee.Upper(),
			d.within(limit.AppealFee, d.to, string(document.AppealFee)), short(limit.AppealFee.Rule)),
		para("逾期不交纳，也没有获准缓交、减交、免交的，按自动撤回上诉处理。（%s）交纳确有困难的，可以在上述期限内申请缓交、减交或者免交；免交只适用于自然人。（%s）",
			short(judgment.UnpaidAppeal), short(PrepaidFee, Relief)),
	), true
}

// appealAnswer is the other side's own paper 二审答辩状; it goes to the appellant.
func (d desk) appealAnswer() (form.Paper, bool) {
	x, by := d.Judgment.Statements[d.to], opposite(d.to)
	if x == nil || x.Answer == "" {
		return form.Paper{}, false
	}
	bs := []typeset.Block{form.Para(described("答辩人（被上诉人、原审"+role(by)+"）", d.sideOf(by), false)),
		form.Para(described("被答辩人（上诉人、原审"+role(d.to)+"）", d.sideOf(d.to), false)),
		para("答辩人就上诉人不服%s%s民事判决提起的上诉，答辩如下：", d.Court.Name, d.number())}
	bs = append(bs, paras(x.Answer)...)
	bs = append(bs, typeset.Space{Lines: 0.5}, form.Para("此致"), typeset.Words(form.Plain, d.AppealsTo()))
	return d.frame(form.Paper{Kind: "民事答辩状", Title: "民事答辩状", Blocks: bs, Sign: []string{"答辩人　" + d.PartyName(by)}, Date: x.Answered.Numerals()}), true
}

// appealLapsed rules that an unpaid appeal counts as withdrawn 民事裁定书（按自动撤回上诉处理）.
func (d desk) appealLapsed() (form.Paper, bool) {
	var of id.Party
	for _, e := range d.entries {
		if a, ok := e.Act.(judgment.LapseAppeal); ok {
			of = a.Party
		}
	}
	x, f := d.Judgment.Statements[of], d.Fee.Appeals[of]
	if x == nil {
		return form.Paper{}, false
	}
	told := ""
	if on := d.Service.ServedOn(of, string(document.AppealFee)); !on.IsZero() {
		told = fmt.Sprintf("本院于%s向其送达上诉案件受理费交纳通知书，期限至%s届满，", on.Chinese(), d.ending(limit.AppealFee, on))
	}
	p := d.ours("民事裁定书", append(d.parties(),
		para("%s一案，本院作出%s民事判决后，%s于%s提起上诉，上诉期内没有预交上诉案件受理费%s。%s其在期限内没有交纳，也没有获准缓交、减交、免交。",
			d.dispute(), d.number(), d.full(of), x.On.Chinese(), yuan(f.Assessed.Fee), told),
		para("依照%s的规定，裁定如下：", under(limit.AppealFee.Rule, Rulings, judgment.UnpaidAppeal)),
		para("本案按%s自动撤回上诉处理。", d.full(of)))...)
	return d.attested(d.signed(p, d.Trial.Judge.Name)), x.Ended == judgment.Lapsed
}

// sendUp goes with the file to the court of appeal 上诉案件移送函.
func (d desk) sendUp() (form.Paper, bool) {
	bs := []typeset.Block{typeset.Words(form.Plain, d.Judgment.SentTo+"："),
		para("我院审理的%s一案（案号：%s），已于%s判决。下列当事人不服判决，在法定期限内提起上诉：", d.dispute(), d.number(), moment(d.Judgment.At))}
	rows := [][]string{{"上诉人", "上诉日期", "不服的金额（元）", "上诉费（元）", "对方答辩"}}
	for _, p := range both {
		x := d.Judgment.Statements[p]
		if x == nil || !d.Judgment.Appeals[p] {
			continue
		}
		answer := "未提交"
		if x.Answer != "" {
			answer = x.Answered.Chinese() + "提交"
		}
		rows = append(rows, []string{d.full(p), x.On.Chinese(), x.Contested.String(), d.Fee.Appeals[p].Assessed.Fee.String() + "，已预交", answer})
	}
	bs = append(bs, form.Table([]float64{3, 2.4, 2, 2, 2.4}, "llrrl", rows),
		para("依照%s的规定，现将上诉状、答辩状连同全部案卷和证据报送你院，请查收。", under(limit.SendUp.Rule, judgment.WhichCourt)),
		para("随函报送：案卷记录%d条，文书%d份，证据%d份（电子卷宗）。（%s）", len(d.entries), len(d.Papers.Papers), len(d.Evidence.Exhibits), short(document.Making)))
	p := d.ours("上诉案件移送函", bs...)
	if name := d.clerk(); name != "" {
		p.Clerk = []string{"书记员　" + name}
	}
	return p, !d.Judgment.SentUpOn.IsZero()
}

// agent is an agent in the words of a paper: kind and authority, once his mandate was checked.
func (d desk) agent(p id.Party) string {
	m := d.Parties.Member[p]
	if !m.Proven() {
		return fmt.Sprintf("委托诉讼代理人：%s，%s（授权委托书尚待核对）。", m.Name, m.Agent.Chinese())
	}
	return fmt.Sprintf("委托诉讼代理人：%s，%s（%s）。", m.Name, m.Agent.Chinese(), m.Authority.Chinese())
}
