package litigant

import (
	"context"
	"slices"

	"yunting/document"
	"yunting/filing"
	"yunting/law/calendar"
	"yunting/law/limit"
	"yunting/law/period"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/web/shell"
)

// future is one thing that will happen, with the date the limits give.
type future struct {
	When    string        // in words, when no date can be told yet
	By      calendar.Date // the last day
	Title   string
	Text    string
	Article string
}

// ahead tells what happens next, as far as the rules let one see.
func (v *view) ahead(ctx context.Context) (fs []future) {
	cal := v.Court.Calendar()
	by := func(r period.Result, title, text string) {
		f := future{By: r.Until, Title: title, Text: text}
		if len(r.Basis) > 0 {
			f.Article = r.Basis[0].Article
		}
		fs = append(fs, f)
	}
	after := func(when, title, text string, p limit.Period) {
		fs = append(fs, future{When: when, Title: title, Text: text, Article: p.Rule.Article})
	}
	if v.Outcome() != "" && v.Outcome() != "judged" {
		return nil
	}
	switch v.Filing.State {
	case filing.Filed, filing.Referred:
		by(limit.Acceptance.Run(v.Filing.FiledOn, cal), shell.T(ctx, "法院审核，告知结果"), shell.T(ctx, "受理、通知补正或者不予受理，都会通知您。"))
		after(shell.T(ctx, "受理后%s内", limit.FeePayment.Chinese()), shell.T(ctx, "交纳案件受理费"), shell.T(ctx, "收到交费通知后再交。"), limit.FeePayment)
		return fs
	case filing.Returned:
		after(shell.T(ctx, "补正后%s内", limit.Acceptance.Chinese()), shell.T(ctx, "法院再次审核"), shell.T(ctx, "补正通知只发一次，补正后法院决定是否受理。"), limit.Acceptance)
		return fs
	case filing.Accepted:
	default:
		return nil
	}
	if v.Judgment.Pronounced {
		return v.aheadAfter(ctx, cal)
	}
	served := v.Service.ServedOn(procedure.D1, string(document.Respond))
	small, answer := limit.Evidence(v.Trial.Now()), limit.AnswerOf(v.Abroad(procedure.D1))
	switch {
	case !v.Fee.Cleared():
		after(shell.T(ctx, "交费后"), shell.T(ctx, "把起诉状发给被告"), shell.T(ctx, "被告收到后有%s答辩。", answer.Chinese()), limit.CopyToDefendant)
	case served.IsZero():
		after(shell.T(ctx, "被告收到后%s内", answer.Chinese()), shell.T(ctx, "被告答辩"), shell.T(ctx, "答辩状会送给原告。不答辩不影响审理。"), answer)
		after(shell.T(ctx, "被告收到后%s内", small.Chinese()), shell.T(ctx, "双方举证"), shell.T(ctx, "双方都说举证完毕的，提前进入质证。"), small)
	default:
		if !v.Defence.Answered && !v.Defence.Waived {
			by(answer.Run(served, cal), shell.T(ctx, "答辩期届满"), shell.T(ctx, "被告最迟这一天提交答辩状。"))
		}
		if v.Evidence.ClosedOn.IsZero() {
			r := small.Run(served, cal)
			by(r, shell.T(ctx, "举证期限届满"), shell.T(ctx, "双方都说举证完毕的，提前进入质证。"))
			by(limit.CrossExamination.Run(r.Until, cal), shell.T(ctx, "质证结束"), shell.T(ctx, "双方逐份说明对对方证据的意见。"))
		} else if len(v.Evidence.Unexamined(procedure.P1))+len(v.Evidence.Unexamined(procedure.D1)) > 0 {
			by(limit.CrossExamination.Run(v.Evidence.ClosedOn, cal), shell.T(ctx, "质证结束"), shell.T(ctx, "双方逐份说明对对方证据的意见。"))
		}
	}
	slices.SortStableFunc(fs, func(a, b future) int { return a.By.Compare(b.By) }) // all of them have a date, or none
	if !v.Trial.RoomOpen && len(v.Hearing.Sittings) == 0 {
		fs = append(fs, future{When: shell.T(ctx, "质证以后"), Title: shell.T(ctx, "法官提问或者开庭"),
			Text: shell.T(ctx, "双方都同意的，交互式审理，收到问题后%s内回答，不必同时在线；否则通知开庭。", limit.Question.Chinese()), Article: limit.Question.Rule.Article})
	}
	if s := v.Hearing.Pending(); s != nil {
		fs = append(fs, future{When: shell.At(s.At), Title: shell.T(ctx, "开庭"), Text: s.Place})
	}
	r, left := v.TrialLimit()
	text := shell.T(ctx, "本案适用%s，审理期限%s届满。", shell.T(ctx, v.Trial.Now().Chinese()), r.Until.Chinese())
	for _, s := range left {
		text += shell.T(ctx, "%s至%s%s，共%d日，不计入审理期限。", s.From.Chinese(), s.Until.Chinese(), s.Why, s.Days())
	}
	if v.Trial.Now() == track.Small {
		text += shell.T(ctx, "一审终审，判决后不能上诉。")
	}
	by(r, shell.T(ctx, "作出判决"), text)
	return fs
}

// aheadAfter is what follows a judgment.
func (v *view) aheadAfter(ctx context.Context, cal *calendar.Calendar) (fs []future) {
	switch {
	case !v.Judgment.SentUpOn.IsZero():
		return nil
	case v.Judgment.Appealed:
		return []future{{When: shell.T(ctx, "之后"), Title: shell.T(ctx, "上一级人民法院审理"), Text: shell.T(ctx, "对方答辩、上诉费交纳以后，案卷报送%s。判决暂不生效。", v.AppealsTo())}}
	case v.Judgment.EffectiveOn.IsZero() && !v.Judgment.Final:
		what := future{Title: shell.T(ctx, "判决生效"), Text: shell.T(ctx, "没有人上诉的，判决发生法律效力。"), Article: limit.AppealJudgment.Rule.Article}
		for _, d := range v.Due(v.Now) {
			if d.Key == "effect" {
				what.By, what.Article = calendar.Of(d.Until.Add(-1)), d.Rule.Article
				return []future{what}
			}
		}
		what.When = shell.T(ctx, "送达各方、上诉期都届满后")
		return []future{what}
	case !v.Judgment.EffectiveOn.IsZero() && !v.Performance.Done:
		by := period.Count(v.Judgment.EffectiveOn, v.Judgment.Decision.PayDays, period.Day, cal).Until
		return []future{{By: by, Title: shell.T(ctx, "履行期届满"), Text: shell.T(ctx, "被告逾期不履行的，原告可以申请强制执行，并要求加倍支付迟延履行期间的债务利息。"), Article: "《中华人民共和国民事诉讼法》第二百四十七条、第二百六十四条"}}
	}
	return nil
}
