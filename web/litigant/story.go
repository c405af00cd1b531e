package litigant

import (
	"context"
	"strings"

	"yunting/consent"
	"yunting/docket"
	"yunting/document"
	"yunting/fee"
	"yunting/filing"
	"yunting/id"
	"yunting/identity"
	"yunting/platform/i18n"
	"yunting/service"
	"yunting/web/shell"
)

// told is one entry of the docket in words, for a party.
type told struct {
	Title  string
	Detail string
	Links  []link
	Quiet  bool // the court's own bookkeeping: told in one line
}

// link leads to a document or page of the case.
type link struct{ Sub, Name string }

// story tells an entry. Every act of the procedure has its sentence; a test walks all kinds.
func (v *view) story(ctx context.Context, e docket.Entry) told {
	for _, tell := range []func(context.Context, docket.Entry) (told, bool){v.tellFiling, v.tellService, v.tellHearing, v.tellBench, v.tellEnd, v.tellPeriods, v.tellPapers} {
		if t, ok := tell(ctx, e); ok {
			for i, l := range t.Links {
				if kind, paper := strings.CutPrefix(l.Sub, "papers/"); paper {
					t.Links[i].Name = shell.T(ctx, document.Kind(kind).Chinese()) + ".pdf"
				}
			}
			if x, marked := v.Parties.Marked(e); marked {
				t.Detail = strings.TrimSpace(t.Detail + " " + shell.T(ctx, "（%s后来被除名：%s。这项行为的效力由法院认定。）", x.Name, x.Reason))
			}
			return t
		}
	}
	return told{}
}

// sentences joins what the rules said, each ending with its own stop.
func sentences(ctx context.Context, said []string) string {
	var out []string
	for _, s := range said {
		out = append(out, shell.T(ctx, s))
	}
	if i18n.Of(ctx) == i18n.English {
		return strings.Join(out, " ")
	}
	return strings.Join(out, "")
}

// by names who acted.
func (v *view) by(ctx context.Context, e docket.Entry) string {
	switch {
	case v.mine(e.By.Party):
		return shell.T(ctx, "您")
	case e.By.Party != "":
		return shell.T(ctx, role(e.By.Party))
	}
	return shell.T(ctx, "法院")
}

// side names a party.
func (v *view) side(ctx context.Context, p id.Party) string {
	if v.mine(p) {
		return shell.T(ctx, "您")
	}
	return shell.T(ctx, role(p))
}

func paperLink(k document.Kind) link { return link{"papers/" + string(k), k.Chinese() + ".pdf"} }

func paperNames(ctx context.Context, papers []string) string {
	var names []string
	for _, k := range papers {
		names = append(names, shell.T(ctx, "《%s》", shell.T(ctx, document.Kind(k).Chinese())))
	}
	return strings.TrimSpace(strings.Join(names, ""))
}

// tellFiling: filing, consent, fee, identity.
func (v *view) tellFiling(ctx context.Context, e docket.Entry) (told, bool) {
	by := v.by(ctx, e)
	switch a := e.Act.(type) {
	case filing.File:
		return told{Title: shell.T(ctx, "%s提交了起诉", by), Detail: shell.T(ctx, "收件编号%s", a.Receipt), Links: []link{paperLink(document.Complaint)}}, true
	case filing.Return:
		return told{Title: shell.T(ctx, "法院通知补正"), Detail: shell.T(ctx, "共%d处，一次告知。", len(a.Defects)), Links: []link{paperLink(document.CorrectionNotice)}}, true
	case filing.Correct:
		return told{Title: shell.T(ctx, "%s提交了补正材料", by), Detail: shell.T(ctx, "法院重新审核，期限重新计算。"), Links: []link{paperLink(document.Complaint)}}, true
	case filing.Withdraw:
		return told{Title: shell.T(ctx, "%s撤回了起诉材料", by), Detail: a.Reason}, true
	case filing.Lapse:
		return told{Title: shell.T(ctx, "逾期未补正，材料退回"), Detail: shell.T(ctx, "可以修改后重新提交。")}, true
	case filing.Refer:
		return told{Title: shell.T(ctx, "材料已交法官审查"), Detail: shell.T(ctx, "书记员认为可能不符合起诉条件，是否受理由法官决定；审核期限不变。")}, true
	case filing.HandBack:
		return told{Title: shell.T(ctx, "法官审查后退回书记员继续办理"), Quiet: true}, true
	case filing.Appeal:
		return told{Title: shell.T(ctx, "%s对不予受理裁定提起上诉", by), Links: []link{{"appeal", shell.T(ctx, "上诉情况")}}}, true
	case filing.SendUp:
		return told{Title: shell.T(ctx, "上诉状和案卷已报送上一级人民法院"), Detail: a.Reference}, true
	case filing.Refuse:
		return told{Title: shell.T(ctx, "法院裁定不予受理"), Detail: shell.T(ctx, "理由：%s。不服的，可以在裁定书送达之日起十日内上诉。", a.Reason), Links: []link{paperLink(document.Refusal), {"appeal", shell.T(ctx, "上诉")}}}, true
	case filing.Accept:
		return told{Title: shell.T(ctx, "法院受理，立案"), Detail: shell.T(ctx, "案号%s", a.Number.String()), Links: []link{paperLink(document.Acceptance)}}, true
	case consent.Give:
		return told{Title: shell.T(ctx, "%s同意在线办理", by), Detail: stepNames(ctx, a.Steps)}, true
	case consent.Withdraw:
		return told{Title: shell.T(ctx, "%s撤回了对“%s”的同意", by, shell.T(ctx, a.Step.Chinese())), Detail: shell.T(ctx, "撤回以前已经完成的仍然有效。")}, true
	case fee.Assess:
		return told{Title: shell.T(ctx, "核定案件受理费%s", a.Result.Fee.Yuan()), Links: []link{{"fees", shell.T(ctx, "怎样算的")}}, Quiet: true}, true
	case fee.Pay:
		return told{Title: shell.T(ctx, "案件受理费%s已交纳", a.Amount.Yuan()), Detail: shell.T(ctx, "凭据号%s", a.Receipt), Links: []link{{"fees", shell.T(ctx, "交费凭据")}}}, true
	case fee.NotePaid:
		return told{Title: shell.T(ctx, "案件受理费%s已交纳", a.Amount.Yuan()), Detail: shell.T(ctx, "凭据号%s", a.Receipt), Links: []link{{"fees", shell.T(ctx, "交费凭据")}}}, true
	case fee.AskRelief, fee.GrantRelief, fee.DenyRelief, fee.AssessRest, fee.OweRefund, fee.NoteRefund:
		return v.tellFee(ctx, e), true
	case fee.Lapse:
		return told{Title: shell.T(ctx, "逾期未交费，裁定按撤诉处理"), Detail: shell.T(ctx, "按撤诉处理后，可以重新起诉。"), Links: []link{paperLink(document.DeemedWithdrawn)}}, true
	case fee.AssessAppeal:
		return told{Title: shell.T(ctx, "核定%s的上诉案件受理费%s", v.side(ctx, a.Party), a.Result.Fee.Yuan()), Links: []link{{"fees", shell.T(ctx, "怎样算的")}}, Quiet: true}, true
	case fee.RemindAppeal:
		return told{Title: shell.T(ctx, "法院通知%s在七日内交纳上诉费", v.side(ctx, a.Party)), Links: []link{{"fees", shell.T(ctx, "费用")}}}, true
	case fee.PayAppeal:
		return told{Title: shell.T(ctx, "%s交纳了上诉案件受理费%s", v.side(ctx, a.Party), a.Amount.Yuan()), Detail: shell.T(ctx, "凭据号%s", a.Receipt)}, true
	case identity.ConfirmMandate:
		return told{Title: shell.T(ctx, "书记员核对了%s的委托或者身份手续", v.side(ctx, a.Party)), Detail: a.How, Quiet: true}, true
	case identity.Reverify:
		return told{Title: shell.T(ctx, "%s再次验证了身份", by), Detail: shell.T(ctx, a.Occasion.Chinese()), Quiet: true}, true
	case identity.Strike:
		return told{Title: shell.T(ctx, "法院将以%s名义加入的人除名", v.side(ctx, a.Party)), Detail: a.Reason, Links: []link{{"parties", shell.T(ctx, "参与人")}}}, true
	case consent.Void:
		return told{Title: shell.T(ctx, "被除名的人所作的同意不再有效"), Quiet: true}, true
	case identity.Join:
		return told{Title: shell.T(ctx, "%s加入本案", v.side(ctx, a.Party)), Detail: shell.T(ctx, "%s，%s", a.Name, shell.T(ctx, a.Capacity.Chinese()))}, true
	}
	return told{}, false
}

func stepNames(ctx context.Context, steps []consent.Step) string {
	if len(steps) == 0 {
		return shell.T(ctx, "没有同意任何环节在线办理")
	}
	var names []string
	for _, s := range steps {
		names = append(names, shell.T(ctx, s.Chinese()))
	}
	return strings.Join(names, "、")
}

// tellService: addresses, deliveries, papers.
func (v *view) tellService(ctx context.Context, e docket.Entry) (told, bool) {
	who := func(d id.Delivery) string {
		if x := v.Service.Find(d); x != nil {
			return v.side(ctx, x.To)
		}
		return shell.T(ctx, "当事人")
	}
	proof := []link{{"service", shell.T(ctx, "送达情况")}}
	switch a := e.Act.(type) {
	case service.Confirm:
		return told{Title: shell.T(ctx, "%s确认了送达地址", v.by(ctx, e)), Quiet: true}, true
	case service.Begin:
		return told{Title: shell.T(ctx, "法院开始向%s送达起诉材料", v.side(ctx, a.To))}, true
	case service.Invite:
		return told{Title: shell.T(ctx, "法院向%s发送新的关联码", v.side(ctx, a.To)), Quiet: true}, true
	case service.Send:
		return told{Title: shell.T(ctx, "向%s发出%s", v.side(ctx, a.To), paperNames(ctx, a.Papers)), Links: proof, Quiet: true}, true
	case service.Arrive:
		t := told{Title: shell.T(ctx, "文书已到达%s", who(a.Delivery)), Links: proof, Quiet: true}
		if !a.Effective.IsZero() {
			t.Detail = shell.T(ctx, "到达已确认的地址，就是送达。")
		}
		return t, true
	case service.Open:
		t := told{Title: shell.T(ctx, "%s打开了送达的文书", who(a.Delivery)), Links: proof, Quiet: true}
		if !a.Effective.IsZero() {
			t.Quiet, t.Detail = false, shell.T(ctx, "已阅知，视为送达，期限从第二天开始计算。")
		}
		return t, true
	case service.Fail:
		return told{Title: shell.T(ctx, "向%s送达没有成功", who(a.Delivery)), Detail: a.Why, Links: proof}, true
	case service.Hand:
		return told{Title: shell.T(ctx, "%s签收了纸质文书", v.side(ctx, a.To)), Detail: shell.T(ctx, "%s，签收日期%s", wayWord(ctx, a.Way), a.On.Chinese()), Links: proof}, true
	case service.Attempt:
		return told{Title: shell.T(ctx, "向%s%s，没有送达", v.side(ctx, a.To), wayWord(ctx, a.Way)), Detail: a.Result, Links: proof, Quiet: true}, true
	case service.Publish:
		return told{Title: shell.T(ctx, "法院公告送达%s", v.side(ctx, a.To)), Detail: shell.T(ctx, "原因：%s。公告到%s期满，视为送达。", a.Reason, a.Until.Chinese()), Links: proof}, true
	case service.Deem:
		return told{Title: shell.T(ctx, "公告期满，视为已送达%s", who(a.Delivery)), Links: proof}, true
	case document.Issue:
		return told{Title: shell.T(ctx, "法院制发《%s》", shell.T(ctx, a.Paper.Chinese())), Links: v.issued(a), Quiet: true}, true
	}
	return told{}, false
}

// issued links a paper the viewer may open.
func (v *view) issued(a document.Issue) []link {
	if _, ok := v.readable(a.Paper); !ok {
		return nil
	}
	return []link{paperLink(a.Paper)}
}

// wayWord says how something was served.
func wayWord(ctx context.Context, way string) string {
	switch way {
	case "sms":
		return shell.T(ctx, "短信链接")
	case "inbox":
		return shell.T(ctx, "本平台账户")
	case "post":
		return shell.T(ctx, "邮寄")
	case "direct":
		return shell.T(ctx, "直接送达")
	case "left":
		return shell.T(ctx, "留置送达")
	case "entrusted":
		return shell.T(ctx, "委托送达")
	case "forwarded":
		return shell.T(ctx, "转交送达")
	case "phone":
		return shell.T(ctx, "电话联系")
	case "notice":
		return shell.T(ctx, "公告")
	}
	return way
}
