package api

import (
	"context"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/jackc/pgx/v5/pgtype"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/id"
	"yunting/law/money"
	"yunting/procedure"
	"yunting/register/query"
)

// CaseRow is one case in a list.
type CaseRow struct {
	Matter     string    `json:"matter" doc:"The case, for every later request."`
	Number     string    `json:"number,omitempty" doc:"Case number 案号; absent before acceptance."`
	Receipt    string    `json:"receipt" doc:"Receipt number 收件编号."`
	Cause      string    `json:"cause" doc:"Key of the cause of action."`
	CauseName  string    `json:"cause_name" doc:"案由."`
	Plaintiff  string    `json:"plaintiff" doc:"原告."`
	Defendant  string    `json:"defendant" doc:"被告."`
	Track      string    `json:"track,omitempty" doc:"Procedure 审理程序: small, simplified or ordinary."`
	Phase      string    `json:"phase" enum:"filing,serving,trial,judged,performance,ended" doc:"Coarse stage 阶段."`
	Status     string    `json:"status" doc:"State in words 案件状态."`
	Judge      string    `json:"judge,omitempty" doc:"承办法官."`
	Amount     money.Fen `json:"amount" doc:"Sum of the claims in fen 标的额."`
	FiledAt    time.Time `json:"filed_at"`
	AcceptedOn string    `json:"accepted_on,omitempty" format:"date" doc:"立案日期."`
	LimitUntil string    `json:"limit_until,omitempty" format:"date" doc:"Last day of the trial limit 审限."`
	ClosedOn   string    `json:"closed_on,omitempty" format:"date" doc:"结案日期."`
	Outcome    string    `json:"outcome,omitempty" doc:"judged, withdrawn, refused or returned; absent while open."`
}

func caseRow(c query.CivilCase) CaseRow {
	return CaseRow{Matter: c.Matter, Number: c.Number, Receipt: c.Receipt, Cause: c.Cause, CauseName: c.CauseName, Plaintiff: c.Plaintiff, Defendant: c.Defendant,
		Track: c.Track, Phase: c.Phase, Status: c.Status, Judge: c.JudgeName, Amount: money.Fen(c.Amount), FiledAt: c.FiledAt.UTC(),
		AcceptedOn: date(c.AcceptedOn), LimitUntil: date(c.LimitUntil), ClosedOn: date(c.ClosedOn), Outcome: c.Outcome}
}

func date(d pgtype.Date) string {
	if !d.Valid {
		return ""
	}
	return d.Time.Format(time.DateOnly)
}

type casesIn struct {
	Limit int    `query:"limit" default:"50" minimum:"1" maximum:"200" doc:"Most cases on one page."`
	After string `query:"after" doc:"next of the page before."`
}

type matterIn struct {
	Matter string `path:"matter" doc:"The case, as the list of cases names it."`
}

func (s *server) registerCases() {
	keyed(s, huma.Operation{OperationID: "list-cases", Method: http.MethodGet, Path: "/cases", Tags: []string{"Cases"},
		Summary: "Cases 案件", Description: "A person's own cases, a judge's own, for a clerk all of the court; open ones first, newest first."}, s.cases)
	s.registerFiling()
	keyed(s, huma.Operation{OperationID: "get-case", Method: http.MethodGet, Path: "/cases/{matter}", Tags: []string{"Cases"},
		Summary: "One case 案件", Description: "The case as its record stands now, as far as your standing may read it.",
		Errors: []int{http.StatusNotFound}},
		func(ctx context.Context, in *matterIn) (*answer[CaseView], error) {
			c, actor, _, err := s.reading(ctx, in.Matter)
			if err != nil {
				return nil, err
			}
			return reply(s.caseView(c, actor)), nil
		})
	keyed(s, huma.Operation{OperationID: "list-entries", Method: http.MethodGet, Path: "/cases/{matter}/entries", Tags: []string{"Cases"},
		Summary: "The record 流程案卷", Description: "Every entry in order, each chained to the one before by SHA-256. Contact and identity details of others are left out for parties.",
		Errors: []int{http.StatusNotFound}}, s.entries)
	s.registerInvitation()
	s.registerPayment()
}

// cases lists by the same rule that lets one read: parties and the judge their own, clerks all, anybody else none.
func (s *server) cases(ctx context.Context, in *casesIn) (*answer[List[CaseRow]], error) {
	skip := 0
	if in.After != "" {
		n, err := strconv.Atoi(in.After)
		if err != nil || n < 0 || n > 1_000_000 {
			return nil, invalid([]FieldError{{"query.after", "after应当是上一页给出的next"}})
		}
		skip = n
	}
	who := whoOf(ctx)
	var rows []query.CivilCase
	var err error
	most := int32(in.Limit + 1) // one more tells whether there is a next page
	switch who.Role {
	case "":
		rows, err = s.Q.MyCases(ctx, query.MyCasesParams{Court: s.mine(), Person: string(who.Person), Most: int32(skip) + most})
		rows = rows[min(skip, len(rows)):]
	case court.Judge:
		rows, err = s.Q.Cases(ctx, query.CasesParams{Court: s.mine(), Judge: string(who.Person), Most: most, Skip: int32(skip)})
	case court.Clerk, court.President:
		rows, err = s.Q.Cases(ctx, query.CasesParams{Court: s.mine(), Most: most, Skip: int32(skip)})
	}
	if err != nil {
		return nil, err
	}
	out := List[CaseRow]{Items: []CaseRow{}}
	for i, r := range rows {
		if i == in.Limit {
			out.Next = strconv.Itoa(skip + in.Limit)
			break
		}
		out.Items = append(out.Items, caseRow(r))
	}
	return reply(out), nil
}

// civil reads a civil case, asking no authority yet.
func (s *server) civil(ctx context.Context, m string) (*procedure.Civil, []docket.Entry, error) {
	rd, err := s.Clerk.Read(ctx, id.Matter(m))
	if err != nil {
		return nil, nil, err
	}
	c, ok := rd.Matter.(*procedure.Civil)
	if !ok || len(rd.Entries) == 0 {
		return nil, nil, authority.ErrNotFound
	}
	return c, rd.Entries, nil
}

// reading reads a case the key's owner may read, and tells what he is in it.
func (s *server) reading(ctx context.Context, m string) (*procedure.Civil, docket.Actor, []docket.Entry, error) {
	c, es, err := s.civil(ctx, m)
	if err != nil {
		return nil, docket.Actor{}, nil, err
	}
	actor := c.StandingOf(whoOf(ctx))
	return c, actor, es, authority.MayRead(actor)
}
