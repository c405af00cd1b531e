package api

import (
	"context"
	"encoding/json"
	"errors"
	"net/http"

	"github.com/danielgtaylor/huma/v2"

	"yunting/calculator"
	"yunting/law"
	lawvenue "yunting/law/venue"
)

// registerLaw opens the calculators. They decide nothing and need no key.
func (s *server) registerLaw() {
	on := func(id, path, summary, description string) huma.Operation {
		return huma.Operation{OperationID: id, Method: http.MethodGet, Path: "/law/" + path, Tags: []string{"Law"}, Summary: summary, Description: description}
	}
	public(s, on("law-deadline", "deadline", "Deadline 期限", "The last day of a period, with every rest day passed over and the notice it comes from."),
		func(_ context.Context, in *calculator.DeadlineQuestion) (*answer[calculator.Deadline], error) {
			return said(calculator.FindDeadline(*in, s.Court.Calendar()))
		})
	public(s, on("law-workday", "workday", "Working day 工作日", "Whether the court works on a day, and under which notice."),
		func(_ context.Context, in *calculator.WorkdayQuestion) (*answer[calculator.Workday], error) {
			return said(calculator.FindWorkday(*in, s.Court.Calendar()))
		})
	public(s, on("law-fee", "fee", "Court fee 诉讼费", "What a step costs, line by line."),
		func(_ context.Context, in *calculator.FeeQuestion) (*answer[calculator.Fee], error) {
			return said(calculator.FindFee(*in))
		})
	public(s, on("law-track", "track", "Procedure 审理程序", "Small claims, simplified or ordinary procedure, from facts, with reasons."),
		func(_ context.Context, in *calculator.TrackQuestion) (*answer[calculator.Track], error) {
			return said(calculator.FindTrack(*in))
		})
	public(s, on("law-limit", "limit", "Trial limit 审理期限", "The trial limit of a case on a track."),
		func(_ context.Context, in *calculator.LimitQuestion) (*answer[calculator.Limit], error) {
			return said(calculator.FindLimit(*in, s.Court.Calendar()))
		})
	public(s, on("law-id", "id", "Number of a document 证件号码", "Whether a number is well formed, and exactly what is wrong with one that is not. Nothing is kept."),
		func(_ context.Context, in *calculator.IdentifierQuestion) (*answer[calculator.Identifier], error) {
			return said(calculator.FindIdentifier(*in))
		})
	public(s, on("law-credit-code", "credit-code", "Credit code 统一社会信用代码", "Whether a unified social credit code is well formed, with the organisation code inside it."),
		func(_ context.Context, in *calculator.CreditCodeQuestion) (*answer[calculator.Identifier], error) {
			return said(calculator.FindCreditCode(*in))
		})
	public(s, on("law-caseno", "caseno", "Case number 案号", "What a case number says."),
		func(_ context.Context, in *calculator.CaseNumberQuestion) (*answer[calculator.CaseNumber], error) {
			return said(calculator.ReadCaseNumber(*in))
		})
	public(s, on("law-interest", "interest", "Interest 利息", "The doubled part of interest for late performance, or interest at a multiple of the loan prime rate, and which day is counted."),
		func(_ context.Context, in *calculator.InterestQuestion) (*answer[calculator.Interest], error) {
			return said(calculator.FindInterest(*in))
		})
	public(s, on("law-cause", "cause", "Cause of action 案由", "Causes of the list in force on a day that fit some words, the best first."),
		func(_ context.Context, in *calculator.CauseQuestion) (*answer[calculator.Causes], error) {
			if in.Filed == "" {
				in.Filed = s.today().String()
			}
			return said(calculator.FindCauses(*in))
		})
	public(s, on("law-service", "service", "Effect of service 送达", "Whether and from when a paper counts as served."),
		func(_ context.Context, in *calculator.ServiceQuestion) (*answer[calculator.Service], error) {
			return said(calculator.FindService(*in, s.Court.Calendar()))
		})
	public(s, on("law-online", "online", "Online or not 在线庭审、非同步", "Whether a hearing may be held by video, or a step by each at their own time, with the conditions met and not met."),
		func(_ context.Context, in *calculator.OnlineQuestion) (*answer[calculator.Online], error) {
			return said(calculator.FindOnline(*in))
		})
	venue := on("law-venue", "venue", "Which court 管辖", "Whether a dispute belongs to this court, from facts; a fact left out counts as not so. Amounts are in fen.")
	venue.Method = http.MethodPost
	public(s, venue, func(_ context.Context, in *venueInput) (*answer[calculator.Venue], error) {
		if in.Body.City == "" {
			in.Body.City = s.Court.City
		}
		if in.Filed == "" {
			in.Filed = s.today().String()
		}
		text, err := json.Marshal(in.Body)
		if err != nil {
			return nil, err
		}
		return said(calculator.FindVenue(in.VenueQuestion, text))
	})
}

// venueInput is a day and the facts. A city and a day left out are this court's and today.
type venueInput struct {
	calculator.VenueQuestion
	Body lawvenue.Facts
}

// said sends an answer, or the sentence that refuses the question.
func said[T any](a T, err error) (*answer[T], error) {
	var bad law.Refusal
	if errors.As(err, &bad) {
		place := "query." + bad.Field
		if bad.Field == "facts" {
			place = "body"
		}
		return nil, invalid([]FieldError{{place, bad.Error()}})
	}
	return reply(a), err
}
