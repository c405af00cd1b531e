package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2"

	"yunting/law"
	"yunting/law/calendar"
)

// CourtProfile is what everybody may know about the court.
type CourtProfile struct {
	Code        string             `json:"code" doc:"Code in case numbers 法院代字, 粤0192."`
	Name        string             `json:"name" doc:"Name 法院名称."`
	City        string             `json:"city"`
	Province    string             `json:"province"`
	AppealCourt string             `json:"appeal_court" doc:"Where its judgments are appealed 上诉法院."`
	Elsewhere   []AppealsElsewhere `json:"appeals_elsewhere,omitempty" doc:"Causes whose appeals go to another court 其他上诉法院."`
	Address     string             `json:"address"`
	Phone       string             `json:"phone"`
	Hours       string             `json:"hours" doc:"Opening hours 办公时间."`
	Demo        bool               `json:"demo" doc:"A demonstration court: nothing here has legal effect."`
	Now         time.Time          `json:"now" doc:"The court's clock. A demonstration court may run ahead."`
	Today       string             `json:"today" format:"date" doc:"The court date."`
}

// AppealsElsewhere is a court that hears the appeals of some causes.
type AppealsElsewhere struct {
	Court  string   `json:"court" doc:"The court 法院."`
	Causes []string `json:"causes" nullable:"false" doc:"Keys of causes 案由."`
}

// LawRule is one provision the court applies.
type LawRule struct {
	Key     string `json:"key" doc:"Stable name of the rule."`
	Article string `json:"article" doc:"How a judgment cites it 法条."`
	Summary string `json:"summary" doc:"What it says, in one English sentence."`
	Chinese string `json:"chinese" doc:"What it says, in one Chinese sentence (zh-Hans)."`
	From    string `json:"from" format:"date" doc:"First court date in force."`
	Until   string `json:"until,omitempty" format:"date" doc:"Last court date in force; absent: in force."`
	Mark    string `json:"mark,omitempty" enum:"memory,choice" doc:"memory: not compared with the text; choice: the text leaves it open and this court chose."`
}

type rulesIn struct {
	On calendar.Date `query:"on" format:"date" doc:"Only rules in force on this court date."`
}

// List is a page of a list.
type List[T any] struct {
	Items []T    `json:"items" nullable:"false"`
	Next  string `json:"next,omitempty" doc:"Pass it as after to read on; absent on the last page."`
}

func (s *server) registerPublic() {
	public(s, huma.Operation{OperationID: "get-court", Method: http.MethodGet, Path: "/court", Tags: []string{"Court"},
		Summary: "The court 法院", Description: "The public profile of the court and the time of its clock."},
		func(context.Context, *struct{}) (*answer[CourtProfile], error) {
			c, now := s.Court, s.Clock.Now()
			var elsewhere []AppealsElsewhere
			for _, a := range c.Elsewhere {
				elsewhere = append(elsewhere, AppealsElsewhere(a))
			}
			return reply(CourtProfile{Code: string(c.Code), Name: c.Name, City: c.City, Province: c.Province, AppealCourt: c.AppealCourt, Elsewhere: elsewhere,
				Address: c.Address, Phone: c.Phone, Hours: c.Hours.String(), Demo: c.Demo, Now: now, Today: calendar.Of(now).String()}), nil
		})
	public(s, huma.Operation{OperationID: "list-rules", Method: http.MethodGet, Path: "/rules", Tags: []string{"Court"},
		Summary: "The rulebook 规则", Description: "Every rule the program applies, with the article it comes from and the dates it is in force."},
		func(_ context.Context, in *rulesIn) (*answer[List[LawRule]], error) {
			out := List[LawRule]{Items: []LawRule{}}
			for _, r := range law.Book() {
				if in.On.IsZero() || r.InForce(in.On.String()) {
					out.Items = append(out.Items, LawRule{r.Key, r.Article, r.Summary, r.Chinese, r.From, r.Until, string(r.Mark)})
				}
			}
			return reply(out), nil
		})
}

// Article is a provision something rests on.
type Article struct {
	Rule    string `json:"rule" doc:"Key of the rule."`
	Article string `json:"article" doc:"How a judgment cites it 法条."`
}

func articles(b law.Basis) []Article {
	out := []Article{}
	for _, r := range b {
		out = append(out, Article{r.Key, r.Article})
	}
	return out
}
