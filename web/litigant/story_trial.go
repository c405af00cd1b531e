package litigant

import (
	"context"
	"strings"

	"yunting/defence"
	"yunting/docket"
	"yunting/document"
	"yunting/evidence"
	"yunting/hearing"
	"yunting/id"
	"yunting/judgment"
	"yunting/law/calendar"
	"yunting/performance"
	"yunting/procedure"
	"yunting/trial"
	"yunting/web/shell"
)

// tellHearing: defence, evidence, trial, hearing.
func (v *view) tellHearing(ctx context.Context, e docket.Entry) (told, bool) {
	by := v.by(ctx, e)
	switch a := e.Act.(type) {
	case defence.Answer:
		return told{Title: shell.T(ctx, "%s提交了答辩", by), Detail: attitudeCount(ctx, a.Views), Links: []link{paperLink(document.Answer), {"answer", shell.T(ctx, "逐项查看")}}}, true
	case defence.Waive:
		return told{Title: shell.T(ctx, "答辩期届满，%s没有答辩", v.side(ctx, procedure.D1)), Detail: shell.T(ctx, "不影响法院审理。")}, true
	case evidence.Submit:
		return told{Title: shell.T(ctx, "%s提交了证据“%s”", by, a.Exhibit.Name), Detail: shell.T(ctx, "要证明：%s", a.Exhibit.Proves), Links: v.exhibitLink(ctx, a.Exhibit.ID)}, true
	case evidence.Rest:
		return told{Title: shell.T(ctx, "%s表示举证完毕", by)}, true
	case evidence.Close:
		return told{Title: shell.T(ctx, "举证期限届满，开始质证"), Links: []link{{"evidence", shell.T(ctx, "全部证据")}}}, true
	case evidence.Examine:
		return told{Title: shell.T(ctx, "%s对证据“%s”发表了质证意见", by, v.exhibitName(a.Opinion.Exhibit)), Detail: opinionWords(ctx, a.Opinion)}, true
	case evidence.GiveUp:
		return told{Title: shell.T(ctx, "%s逾期未质证，视为放弃", v.side(ctx, a.Party)), Detail: shell.T(ctx, "共%d份证据。", len(a.Exhibits))}, true
	case evidence.Check:
		return told{Title: shell.T(ctx, "法院核验了证据“%s”的存证：%s", v.exhibitName(a.Exhibit), shell.T(ctx, a.Outcome.Chinese())), Links: v.depositLink(ctx, a.Exhibit)}, true
	case evidence.Recheck:
		return told{Title: shell.T(ctx, "%s要求再次核验证据“%s”的存证", by, v.exhibitName(a.Exhibit)), Quiet: true}, true
	case evidence.Contest:
		return told{Title: shell.T(ctx, "%s对证据“%s”的存证提出异议：%s", by, v.exhibitName(a.Exhibit), shell.ObjectionWord(ctx, a.Article)), Detail: a.Reasons, Links: v.depositLink(ctx, a.Exhibit)}, true
	case evidence.AnswerContest:
		return told{Title: shell.T(ctx, "%s说明了对证据“%s”的存证异议", by, v.exhibitName(a.Exhibit)), Detail: a.Text, Links: v.depositLink(ctx, a.Exhibit)}, true
	case evidence.Appraise:
		return told{Title: shell.T(ctx, "法官就证据“%s”的存证决定：%s", v.exhibitName(a.Exhibit), shell.T(ctx, evidence.WayChinese(a.How))), Detail: a.What, Links: v.depositLink(ctx, a.Exhibit)}, true
	case evidence.Find: // the bench's own until judgment; the judge reads his timeline here, too
		return told{Title: shell.T(ctx, "法官认定证据“%s”：%s", v.exhibitName(a.Exhibit), shell.T(ctx, a.Admitted.Chinese())), Detail: a.Reason, Quiet: true}, true
	case trial.ChooseTrack:
		return told{Title: shell.T(ctx, "适用%s", shell.T(ctx, a.Decision.Track.Chinese())), Detail: sentences(ctx, a.Decision.Reasons), Quiet: true}, true
	case trial.Allot:
		return told{Title: shell.T(ctx, "分案：承办法官%s", a.Judge.Name), Detail: a.Judge.Division, Quiet: true}, true
	case trial.Convert:
		return told{Title: shell.T(ctx, "转为%s", shell.T(ctx, a.To.Chinese())), Detail: a.Reason}, true
	case trial.AskExtension:
		return told{Title: shell.T(ctx, "法官申请延长审理期限"), Detail: a.Reason, Quiet: true}, true
	case trial.ExtendLimit:
		if a.Grant {
			return told{Title: shell.T(ctx, "院长批准延长审理期限")}, true
		}
		return told{Title: shell.T(ctx, "院长没有批准延长审理期限"), Detail: a.Reason}, true
	case trial.OpenRoom:
		return told{Title: shell.T(ctx, "法官启动交互式审理"), Detail: shell.T(ctx, "双方不必同时在线，在期限内回答问题。"), Links: []link{{"trial", shell.T(ctx, "进入审理")}}}, true
	case trial.Ask:
		return told{Title: shell.T(ctx, "法官向%s提问", v.asked(ctx, a.To)), Detail: a.Text, Links: []link{{"trial", shell.T(ctx, "查看")}}}, true
	case trial.Answer:
		return told{Title: shell.T(ctx, "%s回答了第%d个问题", by, a.N), Links: []link{{"trial", shell.T(ctx, "查看")}}}, true
	case trial.NoteSilence:
		return told{Title: shell.T(ctx, "%s逾期没有回答第%d个问题", v.side(ctx, a.Party), a.N), Detail: shell.T(ctx, "已记录在案，后果由法官在判决中认定。")}, true
	case trial.ShutRoom:
		return told{Title: shell.T(ctx, "交互式审理结束"), Detail: shell.T(ctx, "笔录生成后送双方核对。"), Links: []link{{"record", shell.T(ctx, "笔录")}}}, true
	case trial.ConfirmRecord:
		t := told{Title: shell.T(ctx, "%s核对了笔录", by), Detail: shell.T(ctx, "确认无误")}
		if a.Objection != "" {
			t.Detail = shell.T(ctx, "提出补正：%s", a.Objection)
		}
		return t, true
	case trial.NoteUnsigned:
		return told{Title: shell.T(ctx, "%s逾期没有核对笔录", v.side(ctx, a.Party)), Detail: shell.T(ctx, "已记明情况附卷。")}, true
	case hearing.Summon:
		return told{Title: shell.T(ctx, "法院传唤双方开庭"), Detail: shell.T(ctx, "%s，%s", shell.At(a.At), a.Place), Links: []link{paperLink(document.Summons)}}, true
	case hearing.Hold:
		return told{Title: shell.T(ctx, "开庭审理"), Detail: shell.T(ctx, "到庭：%s", v.asked(ctx, a.Present))}, true
	}
	return told{}, false
}

// asked names several parties, the reader first.
func (v *view) asked(ctx context.Context, ps []id.Party) string {
	var names []string
	for _, p := range ps {
		if v.mine(p) {
			names = append([]string{v.side(ctx, p)}, names...)
		} else {
			names = append(names, v.side(ctx, p))
		}
	}
	if len(names) == 0 {
		return shell.T(ctx, "无")
	}
	return strings.Join(names, shell.T(ctx, "和"))
}

// exhibitLink leads to the file of an exhibit, or to the check of one that has only its number.
func (v *view) exhibitLink(ctx context.Context, n id.Exhibit) []link {
	if x, _ := v.Evidence.Find(n); x.File != "" {
		return []link{{"exhibits/" + string(n), x.FileName}}
	}
	return v.depositLink(ctx, n)
}

func (v *view) depositLink(ctx context.Context, x id.Exhibit) []link {
	return []link{{"deposits/" + string(x), shell.T(ctx, "存证核验与异议")}}
}

func (v *view) exhibitName(x id.Exhibit) string {
	e, _ := v.Evidence.Find(x)
	return e.Name
}

// opinionWords says what a party thinks of an exhibit.
func opinionWords(ctx context.Context, o evidence.Opinion) string {
	if o.GivenUp {
		return shell.T(ctx, "逾期未质证，视为放弃")
	}
	word := func(f evidence.Finding) string {
		if f == evidence.Accept {
			return shell.T(ctx, "认可")
		}
		return shell.T(ctx, "不认可")
	}
	s := shell.T(ctx, "真实性%s，合法性%s，关联性%s", word(o.True), word(o.Lawful), word(o.Relevant))
	if o.Reason != "" {
		s += shell.T(ctx, "。理由：%s", o.Reason)
	}
	return s
}

func attitudeCount(ctx context.Context, views []defence.View) string {
	n := map[defence.Attitude]int{}
	for _, x := range views {
		n[x.Attitude]++
	}
	return shell.T(ctx, "承认%d项，否认%d项，不清楚%d项", n[defence.Admit], n[defence.Deny], n[defence.Unknown])
}

// tellEnd: judgment and performance.
func (v *view) tellEnd(ctx context.Context, e docket.Entry) (told, bool) {
	page := []link{{"judgment", shell.T(ctx, "判决")}}
	switch a := e.Act.(type) {
	case judgment.Pronounce:
		t := told{Title: shell.T(ctx, "法院宣判"), Detail: shell.T(ctx, "判决主文共%d项。", len(a.Decision.Orders)), Links: append([]link{paperLink(document.Judgment)}, page...)}
		if a.Final {
			t.Detail += shell.T(ctx, "本案一审终审。")
		}
		return t, true
	case judgment.Appeal:
		return told{Title: shell.T(ctx, "%s提起上诉", v.by(ctx, e)), Detail: shell.T(ctx, "判决暂不生效。"), Links: page}, true
	case judgment.AnswerAppeal:
		return told{Title: shell.T(ctx, "%s对上诉提出答辩", v.by(ctx, e)), Links: page}, true
	case judgment.WaiveAnswer:
		return told{Title: shell.T(ctx, "%s没有对上诉提出答辩", v.side(ctx, other(a.To))), Detail: shell.T(ctx, "不影响二审法院审理。")}, true
	case judgment.WithdrawAppeal:
		return told{Title: shell.T(ctx, "%s撤回上诉", v.by(ctx, e)), Detail: a.Reason, Links: page}, true
	case judgment.LapseAppeal:
		return told{Title: shell.T(ctx, "%s没有交纳上诉费，按自动撤回上诉处理", v.side(ctx, a.Party)), Links: append([]link{paperLink(document.AppealLapsed)}, page...)}, true
	case judgment.Disregard:
		return told{Title: shell.T(ctx, "以%s名义的上诉不产生效力", v.side(ctx, a.Party)), Detail: shell.T(ctx, "提起上诉的人没有特别授权。"), Links: page}, true
	case judgment.SendUp:
		return told{Title: shell.T(ctx, "案卷报送二审法院"), Detail: a.Court, Links: page}, true
	case judgment.TakeEffect:
		return told{Title: shell.T(ctx, "判决生效"), Detail: shell.T(ctx, "%s发生法律效力。", calendar.Of(e.At).Chinese()), Links: page}, true
	case judgment.Close:
		return told{Title: shell.T(ctx, "结案"), Quiet: true}, true
	case performance.Note:
		t := told{Title: shell.T(ctx, "%s登记了履行情况", v.by(ctx, e)), Links: page}
		if a.Amount > 0 {
			t.Detail = shell.T(ctx, "%s，%s", a.On.Chinese(), a.Amount.Yuan())
		}
		if a.Complete {
			t.Title = shell.T(ctx, "原告确认已全部履行")
		}
		return t, true
	}
	return told{}, false
}
