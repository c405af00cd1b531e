package procedure

import (
	"fmt"

	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/id"
	"yunting/identity"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/performance"
	"yunting/period"
	"yunting/service"
	"yunting/trial"
)

// After is what the court does next of its own accord.
func (c *Civil) After(e docket.Entry) []docket.Act {
	switch a := e.Act.(type) {
	case filing.Accept:
		if a.Flags.Unclear { // ordinary procedure before a panel; the notices name it
			return []docket.Act{trial.ChooseTrack{}, trial.Allot{}, trial.Panel{}, fee.Assess{}}
		}
		return []docket.Act{trial.ChooseTrack{}, trial.Allot{}, fee.Assess{}}
	case fee.Pay, fee.NotePaid, fee.GrantRelief:
		return c.afterFee(a)
	case trial.Convert:
		next := c.afterBench(e)
		if c.unhalved() {
			next = append(next, fee.AssessRest{})
		}
		return next
	case judgment.TakeEffect:
		return c.winnersBack()
	case identity.Join:
		// Who joins has acted on what was served on him: that completes service (OLR 31 para 2 no. 1).
		return c.Unread(a.Party, "")
	case identity.ConfirmMandate:
		return c.unauthorised(a.Party)
	case identity.Strike:
		return c.afterStrike(a.Party)
	case judgment.Appeal:
		return []docket.Act{fee.AssessAppeal{Party: e.By.Party}}
	case service.Publish:
		if acts := c.closing(); len(acts) > 0 {
			return acts
		}
		if c.Trial.Now() == track.Small && !c.Judgment.Pronounced {
			return []docket.Act{trial.Convert{To: track.Simplified, Reason: "被告下落不明，需要公告送达，不再适用小额诉讼程序"}}
		}
	case period.Decide:
		return c.reopened(a.N)
	case evidence.Rest:
		if len(c.Evidence.Rested) == 2 && c.Evidence.ClosedOn.IsZero() {
			return []docket.Act{evidence.Close{}}
		}
	case service.Arrive, service.Open, service.Hand, service.Deem:
		return c.closing()
	}
	return c.afterBench(e)
}

// closing is what follows when the judgment has reached everybody: the case is closed, and a final judgment takes effect.
// A public notice closes the case on its day (审限规定 10); effect waits for its end.
func (c *Civil) closing() (acts []docket.Act) {
	f := facts{c}
	if !c.Judgment.Pronounced {
		return nil
	}
	if _, ok := f.ClosingDay(); ok && c.Judgment.ClosedOn.IsZero() {
		acts = append(acts, judgment.Close{})
	}
	if c.Judgment.Final && c.Judgment.EffectiveOn.IsZero() && f.AllServed() {
		acts = append(acts, judgment.TakeEffect{})
	}
	return acts
}

// Effects is what must happen outside the docket.
func (c *Civil) Effects(e docket.Entry) []Effect {
	serve := func(to id.Party, enclosed []document.Kind, papers ...document.Kind) Effect {
		return Effect{Do: Serve, To: to, Papers: papers, Enclosed: enclosed}
	}
	notify := func(to id.Party, page, title, text string, args ...any) Effect {
		return Effect{Do: Notify, To: to, Page: page, Title: title, Text: fmt.Sprintf(text, args...)}
	}
	var out []Effect
	switch a := e.Act.(type) {
	case filing.File:
		out = []Effect{{Do: Print, To: P1, Papers: []document.Kind{document.Complaint}},
			notify(P1, "", "起诉材料已提交", "收件编号%s。法院将在七日内审核，结果会通知您。", a.Receipt)}
	case filing.Correct:
		out = []Effect{{Do: Print, To: P1, Papers: []document.Kind{document.Complaint}}}
	case filing.Return:
		out = []Effect{serve(P1, nil, document.CorrectionNotice)}
	case filing.Lapse:
		out = []Effect{notify(P1, "", "材料已退回", "补正期限已过，起诉材料已退回。材料仍为您保存，可以修改后重新提交。")}
	case filing.Refer:
		out = []Effect{notify(P1, "", "起诉材料已交法官审查", "书记员认为可能不符合起诉条件，已交法官审查。审核期限不变，结果会通知您。")}
	case filing.SendUp:
		out = []Effect{notify(P1, "appeal", "上诉材料已报送", "您的上诉状和案卷已报送上一级人民法院，由上一级人民法院审理。")}
	case filing.Refuse:
		out = []Effect{serve(P1, nil, document.Refusal)}
	case fee.Assess:
		ps := []document.Kind{document.Acceptance, document.FeeNotice, document.EvidenceNotice}
		if c.Trial.Now() == track.Small {
			ps = append(ps, document.SmallClaims)
		}
		out = []Effect{serve(P1, nil, ps...)}
	case fee.Pay:
		out = []Effect{notify(P1, "fees", "已收到案件受理费", "已收到案件受理费%s。", a.Amount.Yuan())}
	case fee.NotePaid:
		out = []Effect{notify(P1, "fees", "已登记您交纳的案件受理费", "法院已登记您于%s交纳的案件受理费%s。", a.On.Chinese(), a.Amount.Yuan())}
	case fee.Lapse:
		out = []Effect{serve(P1, nil, document.DeemedWithdrawn)}
		if _, begun := c.Service.Begun[D1]; begun { // who was called into the case learns how it ended
			out = append(out, serve(D1, nil, document.DeemedWithdrawn))
		}
	case fee.GrantRelief, fee.DenyRelief:
		out = []Effect{serve(P1, nil, document.ReliefDecision)}
	case fee.AssessRest:
		if c.Fee.Owed() > 0 {
			out = []Effect{serve(P1, nil, document.FeeRest)}
		}
	case fee.OweRefund:
		out = []Effect{notify(P1, "fees", "法院将向您退费", "应当退还您%s，法院将在十五日内退还。", a.Amount.Yuan())}
	case fee.NoteRefund:
		out = []Effect{notify(P1, "fees", "已退费", "退费已经办理，凭证号%s，请留意到账。", a.Reference)}
	case service.Begin:
		ps := []document.Kind{document.Respond, document.EvidenceNotice}
		if c.Trial.Now() == track.Small {
			ps = append(ps, document.SmallClaims)
		}
		if c.Trial.Collegial {
			ps = append(ps, document.BenchNotice)
		}
		out = []Effect{serve(a.To, []document.Kind{document.Complaint}, ps...)}
	case service.Send:
		out = []Effect{{Do: Deliver, To: a.To, Delivery: a.Delivery}}
	case identity.Join:
		out = []Effect{notify(P1, "parties", "被告已加入案件", "%s已加入本案，您会陆续收到答辩和证据。", c.PartyName(a.Party))}
	case identity.ConfirmMandate:
		out = []Effect{notify(a.Party, "", "委托手续已核对", "您的委托或者身份手续已经核对，现在可以查看全部案卷。")}
	case identity.Strike:
		out = []Effect{{Do: Notify, Person: c.Parties.Struck[len(c.Parties.Struck)-1].Person, Page: "/my", Title: "您已被除名", Text: "您不再参与本案（" + c.Name() + "）。理由：" + a.Reason + "。有异议的，请联系书记员。"}}
	case service.Invite:
		out = []Effect{{Do: Invite, To: a.To}}
	case defence.Answer:
		out = []Effect{serve(P1, nil, document.Answer)}
	case evidence.Submit, evidence.Check, evidence.Recheck, evidence.Contest, evidence.AnswerContest, evidence.Appraise:
		out = c.evidenceEffects(e, notify)
	case evidence.Close:
		out = []Effect{notify(P1, "evidence", "举证期限届满", "请在期限内对对方的证据发表质证意见。"),
			notify(D1, "evidence", "举证期限届满", "请在期限内对对方的证据发表质证意见。")}
	case trial.OpenRoom:
		for _, p := range []id.Party{P1, D1} {
			out = append(out, notify(p, "trial", "交互式审理已启动", "法官会在案件页面提问，您在期限内回答即可，不必同时在线。"))
		}
	case trial.Ask:
		for _, p := range a.To {
			out = append(out, notify(p, "trial", "法官向您提问", "法官向您提出了问题，请在期限内到案件页面回答。"))
		}
	case period.AskRestoration, period.AskExtension:
		x := c.Period.Asked[len(c.Period.Asked)-1]
		out = []Effect{notify(other(x.By), "periods", "对方申请"+x.Chinese(), "%s申请%s，等待法官决定；决定前原期限照常计算。", c.PartyName(x.By), x.Chinese())}
	case period.Decide:
		out = c.told(a.N, notify)
	case trial.ExtendLimit:
		if a.Grant {
			until := (facts{c}).LimitUntil().Chinese()
			out = []Effect{notify(P1, "", "审理期限延长", "本案审理期限经院长批准延长，至%s届满。", until), notify(D1, "", "审理期限延长", "本案审理期限经院长批准延长，至%s届满。", until)}
		}
	case trial.ShutRoom:
		out = []Effect{serve(P1, nil, document.Record), serve(D1, nil, document.Record)}
	case hearing.Summon:
		out = []Effect{serve(P1, nil, document.Summons), serve(D1, nil, document.Summons)}
	case judgment.Pronounce:
		out = []Effect{serve(P1, nil, document.Judgment), serve(D1, nil, document.Judgment)}
	case performance.Note:
		out = []Effect{notify(other(e.By.Party), "judgment", "履行登记", "对方登记了履行情况，请核对。")}
	case document.Correct, document.Withdraw:
		out = c.paperEffects(a)
	default:
		out = c.benchEffects(e)
	}
	out = append(out, c.appealEffects(e)...)
	for i := range out {
		out[i].Court, out[i].Matter, out[i].Seq = e.Court, e.Matter, e.Seq
	}
	return out
}

func other(p id.Party) id.Party {
	if p == P1 {
		return D1
	}
	return P1
}
