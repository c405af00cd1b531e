package staff

import (
	"context"
	"fmt"
	"strings"
	"time"

	"yunting/consent"
	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/fee"
	"yunting/filing"
	"yunting/hearing"
	"yunting/identity"
	"yunting/judgment"
	"yunting/performance"
	"yunting/service"
	"yunting/trial"
	"yunting/web/shell"
)

// told is one entry of the docket in words.
type told struct {
	Seq   int
	At    time.Time
	Who   string
	What  string
	Basis string
}

// telling puts entries into words, oldest first. Issued papers are listed elsewhere and left out.
func telling(ctx context.Context, es []docket.Entry) (out []told) {
	for _, e := range es {
		if _, paper := e.Act.(document.Issue); paper {
			continue
		}
		out = append(out, told{Seq: e.Seq, At: e.At, Who: who(ctx, e.By), What: what(ctx, e), Basis: e.Basis.Articles()})
	}
	return out
}

func who(ctx context.Context, a docket.Actor) string {
	return strings.TrimSpace(standing(ctx, a.Standing) + " " + a.Name)
}

func standing(ctx context.Context, s docket.Standing) string {
	switch s {
	case docket.Plaintiff, docket.Filer:
		return shell.T(ctx, "原告")
	case docket.Defendant, docket.Invited:
		return shell.T(ctx, "被告")
	case docket.Judge, docket.Reviewer:
		return shell.T(ctx, "法官")
	case docket.Member:
		return shell.T(ctx, "合议庭成员")
	case docket.President:
		return shell.T(ctx, "院长")
	case docket.Clerk:
		return shell.T(ctx, "书记员")
	case docket.Subject:
		return shell.T(ctx, "本人")
	}
	return shell.T(ctx, "法院")
}

// what tells an entry in one sentence; an act it has no sentence for is told by its name, so that nothing is hidden.
func what(ctx context.Context, e docket.Entry) string {
	t := func(s string, args ...any) string { return shell.T(ctx, s, args...) }
	switch a := e.Act.(type) {
	case filing.File:
		return t("提交起诉材料，收件编号%s", a.Receipt)
	case filing.Return:
		return t("退回补正，共%d处", len(a.Defects))
	case filing.Correct:
		return t("提交补正后的起诉材料")
	case filing.Withdraw:
		return t("撤回起诉材料")
	case filing.Lapse:
		return t("逾期未补正，退回起诉材料")
	case filing.Refer:
		return t("报请%s法官审查是否不予受理：%s", a.Judge.Name, a.Reason)
	case filing.HandBack:
		return t("退回书记员：%s", a.Direction)
	case filing.Appeal:
		return t("对不予受理裁定上诉：%s", a.Reasons)
	case filing.SendUp:
		return t("案卷报送上一级人民法院（%s）", a.Reference)
	case filing.Refuse:
		return t("不予受理：%s", a.Reason)
	case filing.Accept:
		return t("立案，案号%s", a.Number)
	case consent.Give:
		var steps []string
		for _, x := range a.Steps {
			steps = append(steps, x.Chinese())
		}
		return t("同意%s", strings.Join(steps, "、"))
	case consent.Withdraw:
		return t("撤回对%s的同意", a.Step.Chinese())
	case fee.Assess:
		return t("核定案件受理费%s", a.Result.Fee.Yuan())
	case fee.Pay:
		return t("交纳案件受理费%s", a.Amount.Yuan())
	case fee.NotePaid:
		return t("登记线下交费%s，票据号码%s", a.Amount.Yuan(), a.Receipt)
	case fee.AskRelief:
		return t("申请%s受理费：%s", a.Form.Chinese(), a.Facts)
	case fee.GrantRelief:
		return t("准予%s受理费", a.Form.Chinese())
	case fee.DenyRelief:
		return t("不准予缓交、减交、免交受理费：%s", a.Reason)
	case fee.AssessRest:
		return t("转为普通程序，核定全案受理费%s", a.Result.Fee.Yuan())
	case fee.OweRefund:
		return t("应退%s：%s", a.Amount.Yuan(), a.Cause.Chinese())
	case fee.NoteRefund:
		return t("退费已办理，凭证号%s", a.Reference)
	case fee.Lapse:
		return t("逾期未交受理费，按撤诉处理")
	case identity.Join:
		return t("%s加入案件", a.Name)
	case identity.ConfirmMandate:
		return t("核对委托手续：%s（%s）", a.Authority.Chinese(), a.How)
	case identity.Reverify:
		return t("再次验证身份（%s）", a.Occasion.Chinese())
	case identity.Strike:
		return t("将以%s名义加入的人除名：%s", side(ctx, a.Party), a.Reason)
	case consent.Void:
		return t("被除名的人所作的在线诉讼同意不再有效")
	case service.Invite:
		return t("向%s发送新的关联码", side(ctx, a.To))
	case fee.AssessAppeal:
		return t("核定%s的上诉案件受理费%s", side(ctx, a.Party), a.Result.Fee.Yuan())
	case fee.RemindAppeal:
		return t("通知%s在七日内交纳上诉案件受理费", side(ctx, a.Party))
	case fee.PayAppeal:
		return t("%s交纳上诉案件受理费%s", side(ctx, a.Party), a.Amount.Yuan())
	case judgment.AnswerAppeal:
		return t("对%s的上诉提出答辩", side(ctx, a.To))
	case judgment.WaiveAnswer:
		return t("对%s的上诉逾期没有答辩", side(ctx, a.To))
	case judgment.WithdrawAppeal:
		return t("撤回上诉")
	case judgment.LapseAppeal:
		return t("%s没有交纳上诉费，按自动撤回上诉处理", side(ctx, a.Party))
	case judgment.Disregard:
		return t("以%s名义的上诉没有特别授权，不产生上诉的效力", side(ctx, a.Party))
	case judgment.SendUp:
		return t("上诉案卷报送%s", a.Court)
	case identity.Declare:
		return t("提交实名信息")
	case identity.Verify:
		return t("实名核验通过（%s）", a.How)
	case identity.Reject:
		return t("实名核验未通过：%s", a.Reason)
	case defence.Answer:
		return t("提交答辩")
	case defence.Waive:
		return t("答辩期届满，未提交答辩")
	case evidence.Submit:
		return t("提交证据“%s”", a.Exhibit.Name)
	case evidence.Rest:
		return t("举证完毕")
	case evidence.Close:
		return t("举证期限届满")
	case evidence.Examine:
		return t("对证据%s发表质证意见", string(a.Opinion.Exhibit))
	case evidence.GiveUp:
		return t("质证期限届满，对%d份证据视为放弃质证", len(a.Exhibits))
	case evidence.Check:
		return t("核验证据%s的存证：%s", string(a.Exhibit), t(a.Outcome.Chinese()))
	case evidence.Recheck:
		return t("要求再次核验证据%s的存证", string(a.Exhibit))
	case evidence.Contest:
		return t("对证据%s的存证提出异议（%s）", string(a.Exhibit), shell.ObjectionWord(ctx, a.Article))
	case evidence.AnswerContest:
		return t("说明对证据%s的存证异议（%s）", string(a.Exhibit), shell.ObjectionWord(ctx, a.Article))
	case evidence.Appraise:
		return t("就证据%s的存证决定%s：%s", string(a.Exhibit), t(evidence.WayChinese(a.How)), a.What)
	case evidence.Find:
		return t("认定证据%s：%s", string(a.Exhibit), t(a.Admitted.Chinese()))
	case hearing.Summon:
		return t("定于%s开庭，地点%s", shell.At(a.At), a.Place)
	case hearing.Hold:
		return t("记录庭审，%d方到庭", len(a.Present))
	case judgment.Pronounce:
		return t("签发并宣告判决")
	case judgment.Appeal:
		return t("提起上诉")
	case judgment.TakeEffect:
		return t("判决发生法律效力")
	case judgment.Close:
		return t("结案")
	case performance.Note:
		return t("登记履行%s", a.Amount.Yuan())
	}
	if s := served(ctx, e); s != "" {
		return s
	}
	if s := moved(ctx, e); s != "" {
		return s
	}
	if s := tried(ctx, e); s != "" {
		return s
	}
	if s := benched(ctx, e); s != "" {
		return s
	}
	switch a := e.Act.(type) {
	case document.Correct:
		return shell.T(ctx, "裁定补正第%d条记录制发的文书中的%d处笔误", a.Paper, len(a.Slips))
	case document.Withdraw:
		return shell.T(ctx, "撤回第%d条记录制发的文书：%s", a.Paper, a.Reason)
	}
	return string(e.Kind)
}

// served tells the acts of service.
func served(ctx context.Context, e docket.Entry) string {
	t := func(s string, args ...any) string { return shell.T(ctx, s, args...) }
	switch a := e.Act.(type) {
	case service.Confirm:
		return t("确认送达地址")
	case service.Begin:
		return t("开始向被告送达起诉材料")
	case service.Send:
		return t("向%s发送%s", side(ctx, a.To), papers(a.Papers))
	case service.Arrive:
		return t("送达文书到达收件系统")
	case service.Open:
		return t("打开送达文书")
	case service.Fail:
		return t("送达失败：%s", a.Why)
	case service.Hand:
		return t("登记线下送达%s，%s签收", papers(a.Papers), a.On.Chinese())
	case service.Attempt:
		return t("向%s%s，没有送达：%s", side(ctx, a.To), wayName(ctx, a.Way), a.Result)
	case service.Publish:
		return t("发布公告送达%s", papers(a.Papers))
	case service.Deem:
		return t("公告期满，视为送达")
	}
	return ""
}

// tried tells the acts of the trial.
func tried(ctx context.Context, e docket.Entry) string {
	t := func(s string, args ...any) string { return shell.T(ctx, s, args...) }
	switch a := e.Act.(type) {
	case trial.ChooseTrack:
		return t("确定适用%s", a.Decision.Track.Chinese())
	case trial.Allot:
		return t("分案，由%s法官审理", a.Judge.Name)
	case trial.Convert:
		return t("转为%s：%s", a.To.Chinese(), a.Reason)
	case trial.AskExtension:
		return t("申请延长审限：%s", a.Reason)
	case trial.ExtendLimit:
		if a.Grant {
			return t("批准延长审限")
		}
		return t("不准许延长审限：%s", a.Reason)
	case trial.OpenRoom:
		return t("启动交互式审理")
	case trial.Ask:
		return t("向%s提问：%s", sides(ctx, a.To), a.Text)
	case trial.Answer:
		return t("回答第%d个问题", a.N)
	case trial.NoteSilence:
		return t("%s逾期未回答第%d个问题", side(ctx, a.Party), a.N)
	case trial.ShutRoom:
		return t("结束交互式审理，生成笔录")
	case trial.ConfirmRecord:
		if a.Objection != "" {
			return t("核对笔录并提出更正：%s", a.Objection)
		}
		return t("核对笔录，确认无误")
	case trial.NoteUnsigned:
		return t("%s逾期未核对笔录，记明附卷", side(ctx, a.Party))
	}
	return ""
}

// papers names kinds of papers in a row.
func papers(kinds []string) string {
	var names []string
	for _, k := range kinds {
		names = append(names, "《"+document.Kind(k).Chinese()+"》")
	}
	return strings.Join(names, "")
}

func count(n int64) string { return fmt.Sprint(n) }
