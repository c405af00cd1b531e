package litigant

import (
	"net/http"

	"yunting/law/money"
	"yunting/performance"
	"yunting/procedure"
	"yunting/web/shell"
)

// judgmentForm keeps what was typed under a judgment.
type judgmentForm struct {
	Appeal   appealForm
	Sign     signing // of the appeal
	Reply    signing // of the answer to the other side's
	Amount   string
	On       Day
	Text     string
	Complete bool
	Problems []shell.Problem
}

// judgment shows the result, the way to appeal, and performance.
func (p *pages) judgment(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	return p.showJudgment(w, r, v, judgmentForm{On: dayOf(p.Today())})
}

func (p *pages) showJudgment(w http.ResponseWriter, r *http.Request, v *view, f judgmentForm) error {
	return p.showCase(w, r, v, "judgment", shell.T(r.Context(), "判决"), judgmentPage(v, f), f.Problems)
}

// perform notes what was paid or done under the judgment.
func (p *pages) perform(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	f := judgmentForm{Amount: field(r, "amount"), On: readDay(r, "on"), Text: field(r, "text"), Complete: field(r, "complete") == yes}
	a := performance.Note{Text: f.Text, Complete: f.Complete}
	if f.Amount != "" {
		if a.Amount, err = money.Parse(f.Amount); err != nil {
			f.Problems = append(f.Problems, shell.Problem{Field: "amount", Say: err.Error()})
		}
	} else if f.Text == "" && !f.Complete {
		f.Problems = append(f.Problems, shell.Problem{Field: "amount", Say: shell.T(r.Context(), "请填写履行的金额；不是付款的，请在说明里写明做了什么")})
	}
	if a.On, err = f.On.Date(); err != nil {
		f.Problems = append(f.Problems, shell.Problem{Field: "on", Say: err.Error()})
	}
	if len(f.Problems) == 0 {
		if f.Problems, err = p.act(r, v, "on", a); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showJudgment(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("judgment")))
}

// mayAppeal tells whether the viewer's appeal period runs.
func (v *view) mayAppeal() bool {
	return v.Party != "" && v.Judgment.Pronounced && !v.Judgment.Final && !v.Judgment.Appeals[v.Party] && v.Judgment.EffectiveOn.IsZero() && v.Judgment.SentUpOn.IsZero()
}

// mayPerform tells whether performance can be noted.
func (v *view) mayPerform() bool {
	return v.Party != "" && !v.Judgment.EffectiveOn.IsZero() && !v.Performance.Done
}

// paidSoFar adds what the parties reported.
func (v *view) paidSoFar() (sum money.Fen) {
	for _, n := range v.Performance.Notes {
		sum += n.Amount
	}
	return sum
}

func (v *view) isPlaintiff() bool { return v.Party == procedure.P1 }
