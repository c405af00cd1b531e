package open

import (
	"net/http"
	"strings"

	"yunting/calculator"
	"yunting/law"
	"yunting/law/idcard"
	"yunting/platform/i18n"
	"yunting/web/shell"
)

// working is the answer of a calculator as a page shows it: the answer, how it was found line by line, the articles.
type working struct {
	Heading string
	Answer  string      // in large letters
	Notes   []string    // sentences below it
	Rows    [][2]string // step and amount
	Sum     string
	Basis   law.Basis
	Source  string // what a day rests on, when no rule is cited
}

// asking is a page with a form and its answer.
type asking struct {
	Values   map[string]string
	Problems []shell.Problem
	Answer   *working // nil: not asked, or not as it can be answered
}

// read takes the fields of a form.
func read(r *http.Request, fields ...string) asking {
	v := asking{Values: map[string]string{}}
	for _, f := range fields {
		v.Values[f] = strings.TrimSpace(r.FormValue(f))
	}
	return v
}

// answer keeps the answer, or the sentence about the question.
func (v *asking) answer(w *working, err error) error {
	if v.Problems, err = shell.Problems(err, ""); err == nil && len(v.Problems) == 0 {
		v.Answer = w
	}
	return err
}

func (v asking) field(f shell.Field) shell.Field {
	f.Value, f.Bad = v.Values[f.ID], shell.Say(v.Problems, f.ID)
	return f
}

// interest computes interest for late performance, or at a multiple of the loan prime rate.
func (p pages) interest(w http.ResponseWriter, r *http.Request) error {
	v := read(r, "kind", "principal", "from", "to", "times", "contract", "judged")
	if r.URL.Query().Has("principal") {
		x := v.Values
		q := calculator.InterestQuestion{Kind: x["kind"], Principal: x["principal"], From: x["from"], To: x["to"]}
		if q.Kind == calculator.LPR {
			q.Times, q.Contract = x["times"], x["contract"]
		} else {
			q.Judged = x["judged"]
		}
		a, err := calculator.FindInterest(q)
		out := &working{Heading: shell.T(r.Context(), "利息"), Answer: a.Text, Notes: []string{a.Counted}, Sum: a.Text, Basis: a.Basis}
		for _, s := range a.Steps {
			out.Rows = append(out.Rows, [2]string{s.Text, amount(s.Amount)})
		}
		if err := v.answer(out, err); err != nil {
			return err
		}
	} else {
		v.Values["kind"] = calculator.Double
	}
	return p.tool(w, r, shell.T(r.Context(), "利息多少"), v.Problems, func() shell.Page { return shell.Page{Body: interestView(v)} })
}

// workday says whether the court works on a day.
func (p pages) workday(w http.ResponseWriter, r *http.Request) error {
	v := read(r, "date")
	if r.URL.Query().Has("date") {
		a, err := calculator.FindWorkday(calculator.WorkdayQuestion{Date: v.Values["date"]}, p.Court.Calendar())
		out := &working{}
		if err == nil {
			lines := a.Lines()
			out = &working{Heading: a.Date.Chinese() + "（" + a.Weekday + "）", Answer: map[bool]string{true: i18n.Mark("工作日"), false: i18n.Mark("休息日")}[a.Workday], Source: a.Source}
			if out.Notes = []string{a.Reason}; a.Provisional {
				out.Notes = append(out.Notes, lines[len(lines)-1])
			}
		}
		if err := v.answer(out, err); err != nil {
			return err
		}
	} else {
		v.Values["date"] = p.Today().String()
	}
	return p.tool(w, r, shell.T(r.Context(), "是不是工作日"), v.Problems, func() shell.Page { return shell.Page{Body: workdayView(v)} })
}

// caseNumber is the kind of number that is no document's.
const caseNumber = "case-number"

// number checks a number. It is posted, so that a person's number stays in no address and no history.
func (p pages) number(w http.ResponseWriter, r *http.Request) error {
	v := read(r, "kind", "number")
	if r.Method == http.MethodPost {
		out, err := checked(v.Values["kind"], v.Values["number"])
		if err := v.answer(out, err); err != nil {
			return err
		}
	}
	return p.tool(w, r, shell.T(r.Context(), "号码对不对"), v.Problems, func() shell.Page { return shell.Page{Body: numberView(v)} })
}

func checked(kind, number string) (*working, error) {
	if kind == caseNumber {
		a, err := calculator.ReadCaseNumber(calculator.CaseNumberQuestion{Number: number})
		if err != nil {
			return nil, err
		}
		lines := a.Lines()
		return &working{Heading: i18n.Mark("案号的格式正确"), Answer: a.Text, Notes: lines[1 : len(lines)-1], Basis: a.Basis}, nil
	}
	a, err := calculator.FindIdentifier(calculator.IdentifierQuestion{Kind: kind, Number: number})
	if err != nil {
		return nil, err
	}
	return &working{Heading: a.Name, Answer: a.Number, Notes: a.Lines()}, nil
}

// numberKinds are the numbers that can be checked, with their names.
func numberKinds() [][2]string {
	out := [][2]string{{caseNumber, i18n.Mark("案号")}}
	for _, k := range idcard.Kinds() {
		out = append(out, [2]string{string(k), k.Chinese()})
	}
	return append(out, [2]string{"mobile", i18n.Mark("手机号码")})
}
