package staff

import (
	"net/http"
	"net/url"
	"strconv"

	"yunting/authority"
	"yunting/court"
	"yunting/law/calendar"
	"yunting/register"
	"yunting/register/query"
	"yunting/web/shell"
)

const caseSize = 30

// casePage is a list of cases with its search.
type casePage struct {
	Title, Action       string
	Words, Phase, State string
	Rows                []row
	Page, Total         int
	Judges              bool // names the judge of each case
	Short               bool // a search result: no further filter
}

func (p casePage) address() string {
	q := url.Values{"q": {p.Words}}
	if p.Phase != "" {
		q.Set("phase", p.Phase)
	}
	if p.State != "" {
		q.Set("state", p.State)
	}
	return p.Action + "?" + q.Encode()
}

func (s pages) myCases(w http.ResponseWriter, r *http.Request) error {
	p := casePage{Title: shell.T(r.Context(), "我的案件"), Action: "/desk/cases"}
	return s.listCases(w, r, p, query.CasesParams{Judge: string(shell.ViewerOf(r.Context()).Person)}, "/desk/cases/")
}

func (s pages) allCases(w http.ResponseWriter, r *http.Request) error {
	p := casePage{Title: shell.T(r.Context(), "全部案件"), Action: "/clerk/cases", Judges: true}
	return s.listCases(w, r, p, query.CasesParams{}, "/clerk/cases/")
}

func (s pages) listCases(w http.ResponseWriter, r *http.Request, p casePage, ask query.CasesParams, base string) error {
	q := r.URL.Query()
	p.Words, p.Phase, p.State, p.Page = q.Get("q"), q.Get("phase"), q.Get("state"), pageOf(r)
	ask.Phase, ask.State = p.Phase, p.State
	if err := s.fill(r, &p, ask, base); err != nil {
		return err
	}
	return s.show(w, r, p.Action, nil, shell.Page{Title: p.Title, Body: caseList(p)})
}

// fill asks the register for one page of cases.
func (s pages) fill(r *http.Request, p *casePage, ask query.CasesParams, base string) error {
	ctx := r.Context()
	ask.Court, ask.Words = string(s.Court.Code), register.Query(p.Words)
	ask.Skip, ask.Most = int32((p.Page-1)*caseSize), caseSize
	cs, err := s.Q.Cases(ctx, ask)
	if err != nil {
		return err
	}
	n, err := s.Q.CountCases(ctx, query.CountCasesParams{Court: ask.Court, Words: ask.Words, Judge: ask.Judge, Phase: ask.Phase, State: ask.State})
	for _, c := range cs {
		p.Rows = append(p.Rows, rowOf(ctx, c, base, calendar.Of(s.Clock.Now())))
	}
	p.Total = int(n)
	return err
}

// find looks a case up by number or party, among those the officer may see: a judge his own, a clerk all of the court.
func (s pages) find(w http.ResponseWriter, r *http.Request) error {
	ctx, v := r.Context(), shell.ViewerOf(r.Context())
	var ask query.CasesParams
	var base, home string
	switch v.Role {
	case court.Judge, court.Assessor, court.President:
		ask.Judge, base, home = string(v.Person), "/desk/cases/", "/desk/cases"
	case court.Clerk:
		base, home = "/clerk/cases/", "/clerk/cases"
	case court.Enforcer:
		ask.Phase, home = string(register.Performance), "/enforce"
	default:
		return authority.ErrNotFound
	}
	p := casePage{Title: shell.T(ctx, "查找案件"), Action: "/desk/find", Words: r.URL.Query().Get("q"), Page: pageOf(r), Judges: v.Role != court.Judge, Short: true}
	if register.Query(p.Words) != "" {
		if err := s.fill(r, &p, ask, base); err != nil {
			return err
		}
	}
	if one, ok := straight(p, base); ok {
		return shell.To(w, r, one)
	}
	return s.show(w, r, home, nil, shell.Page{Title: p.Title, Body: caseList(p)})
}

// straight is the one case a search means: the only hit, or the only one with that serial number.
func straight(p casePage, base string) (string, bool) {
	if base == "" {
		return "", false
	}
	if p.Total == 1 && len(p.Rows) == 1 {
		return p.Rows[0].Href, true
	}
	serial, err := strconv.Atoi(register.Fold(p.Words))
	if err != nil || p.Total > len(p.Rows) {
		return "", false
	}
	var hit []row
	for _, x := range p.Rows {
		if x.Serial == serial {
			hit = append(hit, x)
		}
	}
	if len(hit) != 1 {
		return "", false
	}
	return hit[0].Href, true
}
