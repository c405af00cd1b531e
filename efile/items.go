package efile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/service"
	"yunting/trial"
)

// brought lists what an entry brought into the file.
func brought(c *procedure.Civil, es []docket.Entry, e docket.Entry) []Item {
	i := Item{ID: name(e), Entry: e.Seq, Kind: string(e.Kind), On: calendar.Of(e.At), Who: e.By.Name, anchor: e.Seq, party: e.By.Party}
	if e.By.Party != "" {
		i.Who = side(c, e.By.Party)
	}
	switch a := e.Act.(type) {
	case document.Issue:
		return one(paperItem(c, es, i))
	case evidence.Submit:
		return one(exhibitItem(c, i, a.Exhibit.ID))
	case identity.Join:
		return joined(c, i, e, a)
	case fee.AskRelief:
		return hardship(c, i, e, a)
	case service.Send:
		return one(proofItem(c, es, i, a.Delivery, a.To, a.Papers))
	case service.Hand:
		return one(proofItem(c, es, i, a.Delivery, a.To, a.Papers))
	case service.Publish:
		return one(proofItem(c, es, i, a.Delivery, a.To, a.Papers))
	}
	return one(innerItem(i, e))
}

func one(i Item, ok bool) []Item {
	if !ok {
		return nil
	}
	i.Volume = i.Part.volume()
	return []Item{i}
}

func paperItem(c *procedure.Civil, es []docket.Entry, i Item) (Item, bool) {
	p, ok := c.Papers.Find(i.Entry)
	if !ok {
		return i, false
	}
	i.Sort, i.Kind, i.Part, i.Title, i.Paper = Paper, string(p.Kind), PartOf(p.Kind), p.Kind.Chinese(), p
	i.Who, i.party, i.File, i.Name, i.Media, i.Size = c.Court.Name, p.For, p.File, p.Kind.Chinese()+".pdf", "application/pdf", p.Size
	i.Page = "papers/" + strconv.Itoa(p.Seq)
	if p.Kind.ByParty() && p.Cause > 0 && p.Cause <= len(es) {
		i.Who = side(c, es[p.Cause-1].By.Party)
	}
	if p.For != "" && !p.Kind.ByParty() {
		i.Title += "（致" + side(c, p.For) + "）"
	}
	if len(p.Corrected) > 0 {
		i.Title += "（已裁定补正）"
	}
	if p.Withdrawn != nil {
		i.Title += "（已撤回）"
	}
	return i, true
}

func exhibitItem(c *procedure.Civil, i Item, which id.Exhibit) (Item, bool) {
	x, ok := c.Evidence.Find(which)
	if !ok {
		return i, false
	}
	i.Sort, i.Part, i.Page = Exhibit, Plaintiff, "exhibits/"+string(x.ID)
	by := "原告"
	if x.By != procedure.P1 {
		i.Part, by = Defendant, "被告"
	}
	_, n, _ := strings.Cut(string(x.ID), "-")
	i.Title = fmt.Sprintf("%s证据%s　%s", by, n, x.Name)
	i.File, i.Name, i.Media, i.Size = x.File, x.FileName, x.Media, x.Size
	if x.File == "" {
		i.Page = ""
	}
	return i, true
}

func joined(c *procedure.Civil, i Item, e docket.Entry, a identity.Join) (out []Item) {
	i.Sort, i.Part, i.Volume, i.party, i.Who = Mandate, Identity, Main, a.Party, side(c, a.Party)
	for n, x := range []struct{ text, title string }{{a.Mandate, "授权委托书"}, {a.Proof, "代理人资格证明"}} {
		file, digest, ok := attached(x.text)
		if !ok {
			continue
		}
		if a.Capacity == identity.Head && n == 0 {
			x.title = "法定代表人（主要负责人）身份证明"
		}
		i.ID, i.Title, i.Name, i.File = nameOf(e, n+1), x.title+"（"+a.Name+"）", file, digest
		out = append(out, i)
	}
	return out
}

// attached reads the name and the digest of a file out of what the docket says of it.
func attached(s string) (string, id.File, bool) {
	name, rest, ok := strings.Cut(s, "（SHA-256：")
	digest, whole := strings.CutSuffix(rest, "）")
	return name, id.File(digest), ok && whole && len(digest) == 64
}

func hardship(c *procedure.Civil, i Item, e docket.Entry, a fee.AskRelief) (out []Item) {
	i.Sort, i.Part, i.Volume = Relief, Fees, Main
	for n, x := range a.Proofs {
		i.ID, i.Title, i.Name, i.File, i.Media, i.Size = nameOf(e, n+1), "经济困难证明　"+x.FileName, x.FileName, x.File, x.Media, x.Size
		out = append(out, i)
	}
	return out
}

// proofItem stands behind the newest of the papers that were served.
func proofItem(c *procedure.Civil, es []docket.Entry, i Item, d id.Delivery, to id.Party, papers []string) (Item, bool) {
	i.Sort, i.Delivery, i.party, i.Part, i.Who = Proof, d, to, Notices, c.Court.Name
	i.Page = "certificates/" + string(d)
	i.Title = document.Receipt.Chinese()
	if x := c.Service.Find(d); x != nil && x.Way != "sms" && x.Way != "inbox" {
		i.Title = document.ServiceReturn.Chinese()
	}
	i.Title += "（" + side(c, to) + "）"
	for _, p := range slices.Backward(c.Papers.Papers) {
		if p.Seq < i.Entry && slices.Contains(papers, string(p.Kind)) && (p.For == "" || p.For == to) {
			i.Part, i.anchor = PartOf(p.Kind), p.Seq
			break
		}
	}
	return i, true
}

// innerItem is what the bench does among itself, and what is approved within the court.
func innerItem(i Item, e docket.Entry) (Item, bool) {
	i.Sort, i.Part = Inner, Deliberation
	switch a := e.Act.(type) {
	case judgment.Propose:
		i.Title, i.Lines = "判决书草稿（提交评议）", [][2]string{{"理由", a.Decision.Reasons}}
		for n, o := range a.Decision.Orders {
			i.Lines = append(i.Lines, [2]string{fmt.Sprintf("判决主文第%d项", n+1), o.Text})
		}
	case judgment.Opine:
		i.Title, i.Lines = fmt.Sprintf("评议意见（对第%d稿）", a.N), [][2]string{{"意见", map[bool]string{true: "同意", false: "不同意"}[a.Agree]}, {"理由", a.Reasons}}
	case evidence.Find:
		i.Title, i.Lines = "证据认定（"+string(a.Exhibit)+"）", [][2]string{{"认定", a.Admitted.Chinese()}, {"理由", a.Reason}}
	case trial.AskExtension:
		i.Part, i.Title, i.Lines = Approvals, "延长审限申请", [][2]string{{"理由", a.Reason}}
	case trial.ExtendLimit:
		i.Part, i.Title, i.Lines = Approvals, "延长审限审批", [][2]string{{"决定", map[bool]string{true: "批准", false: "不批准"}[a.Grant]}, {"理由", a.Reason}}
	case filing.Refer:
		i.Part, i.Title, i.Lines = Approvals, "报请法官审查", [][2]string{{"理由", a.Reason}, {"审查法官", a.Judge.Name}}
	case filing.HandBack:
		i.Part, i.Title, i.Lines = Approvals, "法官审查意见", [][2]string{{"意见", a.Direction}}
	default:
		return i, false
	}
	i.Lines = append([][2]string{{"时间", calendar.Of(e.At).Chinese()}, {"人员", e.By.Name}}, i.Lines...)
	return i, true
}
