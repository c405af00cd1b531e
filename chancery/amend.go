package chancery

import (
	"fmt"
	"slices"

	"yunting/docket"
	"yunting/document"
	"yunting/document/form"
	"yunting/platform/typeset"
	"yunting/procedure"
)

// correctionRuling corrects slips of the pen in a judgment or ruling 民事裁定书（补正）. It names the copy of its addressee
// by code, so that the two are found together.
func (d desk) correctionRuling() (form.Paper, bool) {
	act, ok := newest[document.Correct](d.entries)
	old, found := d.copyFor(act.Paper)
	if !ok || !found {
		return form.Paper{}, false
	}
	name := fmt.Sprintf("本院于%s作出的%s%s", old.On.Chinese(), d.number(), old.Kind.Chinese())
	if d.Filing.Number.IsZero() { // a receipt is no number of a ruling
		name = fmt.Sprintf("本院于%s就收件编号%s作出的%s", old.On.Chinese(), d.Filing.Receipt, old.Kind.Chinese())
	}
	said := name
	if old.Code != "" {
		said += "（核验码：" + old.Code + "）"
	}
	var items []string
	for _, x := range act.Slips {
		items = append(items, fmt.Sprintf("%s“%s”，补正为“%s”。", x.Where, x.Wrong, x.Right))
	}
	sides := d.parties()
	if d.Trial.Judge.ID == "" { // a suit that was not accepted has no parties, and who wants it brought is named alone
		sides = []typeset.Block{form.Para(described("起诉人", d.Filing.Complaint.Plaintiff, false))}
	}
	bs := slices.Concat(sides, []typeset.Block{
		para("%s一案，%s中有笔误，应予补正。依照%s的规定，裁定如下：", d.dispute(), said, under(document.Slips, document.SlipsAre)),
	}, numbered(items...), []typeset.Block{typeset.Words(typeset.Note, "本裁定与所补正的文书一并使用；所补正文书的其他内容不变。")})
	p := d.ours("民事裁定书", bs...)
	if d.Trial.Judge.ID == "" { // before acceptance the judge who reviews the suit rules
		return d.attested(d.signed(p, d.Filing.Reviewer.Name)), true
	}
	return d.attested(d.benched(p, d.Trial.Judge.Name)), true
}

// withdrawnNotice tells an addressee that a notice he was given was issued in error 文书撤回通知书.
func (d desk) withdrawnNotice() (form.Paper, bool) {
	act, ok := newest[document.Withdraw](d.entries)
	old, found := d.Papers.Find(act.Paper)
	if !ok || !found {
		return form.Paper{}, false
	}
	to := d.to
	if to == "" {
		if to = old.For; to == "" {
			to = procedure.P1
		}
	}
	code := ""
	if old.Code != "" {
		code = "（核验码：" + old.Code + "）"
	}
	return d.notice(document.WithdrawnNotice.Chinese(), to,
		para("%s一案，本院于%s制发的%s%s制发有误，现予撤回，该文书不再使用。", d.dispute(), old.On.Chinese(), old.Kind.Chinese(), code),
		para("撤回的理由：%s", sentences(act.Reason)),
		para("撤回不改变案件中已经进行的诉讼行为，也不改变已经开始计算的期限；需要变更的，本院另行通知。对撤回有疑问的，可以拨打%s，或者在工作时间（%s）到本院诉讼服务窗口询问。", d.Court.Phone, d.Court.Hours),
	), true
}

// copyFor is the copy that the addressee of this paper has of a paper issued by an entry.
func (d desk) copyFor(seq int) (document.Paper, bool) {
	p, ok := d.Papers.Find(seq)
	if !ok {
		return p, false
	}
	for _, x := range d.Papers.Copies(p) {
		if x.For == d.to {
			return x, true
		}
	}
	return p, true
}

// newest finds the newest act of a kind in a docket.
func newest[A docket.Act](es []docket.Entry) (a A, ok bool) {
	for _, e := range slices.Backward(es) {
		if a, ok = e.Act.(A); ok {
			return a, true
		}
	}
	return a, false
}
