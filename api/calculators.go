package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yunting/fee"
	"yunting/law"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/limit"
	"yunting/law/money"
	"yunting/law/period"
	"yunting/law/track"
)

// FeeResult is a fee with its computation.
type FeeResult struct {
	Fee      money.Fen `json:"fee" doc:"The fee in fen."`
	Text     string    `json:"text" doc:"The fee as printed, ¥65.00."`
	Lines    []FeeLine `json:"lines" nullable:"false" doc:"The steps; they add up to the fee."`
	Articles []Article `json:"articles" nullable:"false"`
}

// FeeLine is one step of the computation.
type FeeLine struct {
	Text   string    `json:"text"`
	Amount money.Fen `json:"amount" doc:"In fen."`
}

func feeResult(r lawfee.Result) FeeResult {
	out := FeeResult{Fee: r.Fee, Text: r.Fee.Yuan(), Lines: []FeeLine{}, Articles: articles(r.Basis)}
	for _, l := range r.Lines {
		out.Lines = append(out.Lines, FeeLine{l.Text, l.Amount})
	}
	return out
}

type feeIn struct {
	Kind     string `query:"kind" default:"property" enum:"property,divorce,personality,other-non-property,intellectual-property,labour,administrative,administrative-special,compensation,objection,special,not-accepted,enforcement,preservation,payment-order,public-summons,arbitration" doc:"What is charged for 收费项目."`
	Amount   int64  `query:"amount" minimum:"0" maximum:"99999999999999" doc:"Amount in dispute in fen 标的额（分）."`
	NoAmount bool   `query:"no_amount" doc:"The claim names no amount (intellectual property, enforcement)."`
	Track    string `query:"track" default:"ordinary" enum:"small,simplified,ordinary" doc:"Procedure 审理程序; small and simplified halve an acceptance fee."`
}

// PeriodResult is a computed period with everything needed to explain it.
type PeriodResult struct {
	From        calendar.Date `json:"from" format:"date" doc:"The day of the event; it is not counted."`
	Raw         calendar.Date `json:"raw" format:"date" doc:"The last day before rest days move it."`
	Until       calendar.Date `json:"until" format:"date" doc:"The last day; the period ends at its 24:00."`
	Instant     time.Time     `json:"instant" doc:"UTC instant at which the period is over."`
	N           int           `json:"n" doc:"Length."`
	Unit        string        `json:"unit" doc:"day, workday, month or year."`
	Skipped     []SkippedDay  `json:"skipped" nullable:"false" doc:"Rest days that were passed over."`
	Provisional bool          `json:"provisional" doc:"Rests on a year whose holiday notice is not known yet."`
	Explanation string        `json:"explanation" doc:"How the day was found (zh-Hans)."`
	Articles    []Article     `json:"articles" nullable:"false"`
}

// SkippedDay is a rest day that was passed over.
type SkippedDay struct {
	Date   calendar.Date `json:"date" format:"date"`
	Reason string        `json:"reason"`
	Source string        `json:"source,omitempty" doc:"The notice; absent for a plain weekend."`
}

func periodResult(r period.Result) PeriodResult {
	out := PeriodResult{From: r.From, Raw: r.Raw, Until: r.Until, Instant: r.Instant(), N: r.N, Unit: string(r.Unit), Skipped: []SkippedDay{},
		Provisional: r.Provisional, Explanation: r.Explain(), Articles: articles(r.Basis)}
	for _, x := range r.Skipped {
		out.Skipped = append(out.Skipped, SkippedDay{x.Date, x.Reason, x.Source})
	}
	return out
}

// limits a deadline can be computed for by name.
var limits = map[string]limit.Period{
	"acceptance": limit.Acceptance, "correction": limit.Correction, "fee": limit.FeePayment, "copy-to-defendant": limit.CopyToDefendant,
	"join": limit.JoinOnline, "answer": limit.Answer, "answer-abroad": limit.AnswerAbroad,
	"evidence-small": limit.EvidenceSmall, "evidence-simplified": limit.EvidenceSimplified, "evidence-ordinary": limit.EvidenceOrdinary,
	"cross-examination": limit.CrossExamination, "question": limit.Question, "record": limit.RecordReading, "public-notice": limit.PublicNotice,
	"appeal-judgment": limit.AppealJudgment, "appeal-ruling": limit.AppealRuling, "appeal-abroad": limit.AppealAbroad,
	"trial-small": limit.TrialSmall, "trial-simplified": limit.TrialSimplified, "trial-ordinary": limit.TrialOrdinary,
}

type deadlineIn struct {
	From  calendar.Date `query:"from" required:"true" format:"date" doc:"Court date of the event 起算事件发生之日."`
	Limit string        `query:"limit" enum:"acceptance,correction,fee,copy-to-defendant,join,answer,answer-abroad,evidence-small,evidence-simplified,evidence-ordinary,cross-examination,question,record,public-notice,appeal-judgment,appeal-ruling,appeal-abroad,trial-small,trial-simplified,trial-ordinary" doc:"A period the law or the court sets 法定或者指定期限. Give this, or n and unit."`
	N     int           `query:"n" minimum:"0" maximum:"3650" doc:"Length of the period."`
	Unit  string        `query:"unit" enum:"day,workday,month,year" doc:"Unit of n: 日、工作日、月、年."`
}

func (s *server) deadline(_ context.Context, in *deadlineIn) (*answer[PeriodResult], error) {
	cal := s.Court.Calendar()
	if p, ok := limits[in.Limit]; ok {
		return reply(periodResult(p.Run(in.From, cal))), nil
	}
	var errs []FieldError
	if in.N == 0 {
		errs = append(errs, FieldError{"query.n", "请填写期间的长度n和单位unit，或者用limit指定一种期限"})
	}
	if in.Unit == "" {
		errs = append(errs, FieldError{"query.unit", "请填写期间的单位：day、workday、month或者year"})
	}
	if len(errs) > 0 {
		return nil, invalid(errs)
	}
	return reply(periodResult(period.Count(in.From, in.N, period.Unit(in.Unit), cal))), nil
}

// TrackResult is the procedure the rules choose.
type TrackResult struct {
	Track     string    `json:"track" enum:"small,simplified,ordinary"`
	Name      string    `json:"name" doc:"Its name 审理程序."`
	Reasons   []string  `json:"reasons" nullable:"false" doc:"Why, in sentences (zh-Hans)."`
	Threshold money.Fen `json:"threshold,omitempty" doc:"Sum in fen up to which small claims is mandatory."`
	WageYear  int       `json:"wage_year,omitempty" doc:"Year of the average wage the threshold rests on."`
	Articles  []Article `json:"articles" nullable:"false"`
}

func trackResult(d track.Decision) TrackResult {
	return TrackResult{string(d.Track), d.Track.Chinese(), append([]string{}, d.Reasons...), d.Threshold, d.WageYear, articles(d.Basis)}
}

type trackIn struct {
	Filed            calendar.Date `query:"filed" format:"date" doc:"Court date of filing; today if absent 立案日期."`
	Amount           int64         `query:"amount" minimum:"0" maximum:"99999999999999" doc:"Sum claimed in fen 标的额（分）."`
	MoneyOnly        bool          `query:"money_only" default:"true" doc:"The claim is only for the payment of money 只请求给付金钱."`
	Clear            bool          `query:"clear" default:"true" doc:"Facts clear, rights and duties clear, little in dispute 事实清楚、权利义务关系明确、争议不大."`
	ForeignRelated   bool          `query:"foreign_related" doc:"涉外."`
	DefendantMissing bool          `query:"defendant_missing" doc:"被告下落不明."`
	StatusOrProperty bool          `query:"status_or_property" doc:"Personal status or confirmation of ownership 人身关系或者财产确权."`
	NeedsAppraisal   bool          `query:"needs_appraisal" doc:"需要评估、鉴定."`
	Counterclaim     bool          `query:"counterclaim" doc:"反诉."`
	ManyParties      bool          `query:"many_parties" doc:"当事人一方人数众多."`
	PublicInterest   bool          `query:"public_interest" doc:"涉及国家利益或者社会公共利益."`
	AgreedSmall      bool          `query:"agreed_small" doc:"All parties agreed on small claims 约定适用小额诉讼程序."`
}

func (s *server) registerCalculators() {
	calculator := func(id, path, summary, description string) huma.Operation {
		return huma.Operation{OperationID: id, Method: http.MethodGet, Path: "/calculators/" + path, Tags: []string{"Calculators"}, Summary: summary, Description: description}
	}
	public(s, calculator("calculate-fee", "fee", "Court fee 诉讼费", "What a court fee comes to, line by line."),
		func(_ context.Context, in *feeIn) (*answer[FeeResult], error) {
			if lawfee.Kind(in.Kind) == lawfee.PropertyClaim {
				return reply(feeResult(fee.Estimate(money.Fen(in.Amount), track.Track(in.Track), s.Court.RoundYuan))), nil
			}
			var halve law.Rule
			if track.Track(in.Track) != track.Ordinary {
				halve = fee.Halved
			}
			r, err := lawfee.Accept(lawfee.Kind(in.Kind), money.Fen(in.Amount), s.Court.Region(), lawfee.Options{NoAmount: in.NoAmount, Halve: halve, Yuan: s.Court.RoundYuan})
			return reply(feeResult(r)), err
		})
	public(s, calculator("calculate-deadline", "deadline", "Deadline 期限", "The last day of a period, with every rest day passed over and the notice it comes from."), s.deadline)
	public(s, calculator("calculate-track", "track", "Procedure 审理程序", "Small claims, simplified or ordinary procedure, from facts, with reasons."),
		func(_ context.Context, in *trackIn) (*answer[TrackResult], error) {
			if in.Filed.IsZero() {
				in.Filed = s.today()
			}
			return reply(trackResult(track.Choose(track.Facts{Filed: in.Filed, Province: s.Court.Province, Amount: money.Fen(in.Amount), MoneyOnly: in.MoneyOnly,
				Clear: in.Clear, ForeignRelated: in.ForeignRelated, DefendantMissing: in.DefendantMissing, StatusOrProperty: in.StatusOrProperty,
				NeedsAppraisal: in.NeedsAppraisal, Counterclaim: in.Counterclaim, ManyParties: in.ManyParties, Public: in.PublicInterest, AgreedSmall: in.AgreedSmall}))), nil
		})
}
