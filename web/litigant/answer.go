package litigant

import (
	"context"
	"fmt"
	"net/http"

	"yunting/authority"
	"yunting/defence"
	"yunting/procedure"
	"yunting/web/shell"
)

// answerForm is what the defendant chose and typed.
type answerForm struct {
	Answer   defence.Answer
	Sign     signing
	Problems []shell.Problem
}

func (f answerForm) view(n int) defence.View {
	x, _ := (&defence.Sheet{Views: f.Answer.Views}).View(n)
	return x
}

// answer shows the defence, and asks the defendant for it fact by fact.
func (p *pages) answer(w http.ResponseWriter, r *http.Request) error {
	v, err := p.within(r)
	if err != nil {
		return err
	}
	return p.showAnswer(w, r, v, answerForm{})
}

func (p *pages) showAnswer(w http.ResponseWriter, r *http.Request, v *view, f answerForm) error {
	return p.showCase(w, r, v, "evidence", shell.T(r.Context(), "答辩"), answerPage(v, f), f.Problems)
}

func (p *pages) saveAnswer(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyWithin(r)
	if err != nil {
		return err
	}
	if v.Party != procedure.D1 {
		return authority.ErrNotFound
	}
	f := answerForm{Answer: defence.Answer{Claims: field(r, "claims"), Text: field(r, "text")}}
	for _, x := range v.Filing.Complaint.Facts {
		name := fmt.Sprintf("fact-%d", x.N)
		f.Answer.Views = append(f.Answer.Views, defence.View{N: x.N, Attitude: defence.Attitude(field(r, name)), Reason: field(r, name+"-reason")})
	}
	if f.Sign, err = p.signed(r, ""); err != nil {
		return err
	}
	if f.Problems = append(v.answerProblems(r.Context(), f), f.Sign.check(r.Context(), shell.ViewerOf(r.Context()).Name)...); len(f.Problems) == 0 {
		if f.Answer.Signed, err = p.keep(r.Context(), f.Sign); err != nil {
			return err
		}
		if f.Problems, err = p.act(r, v, "text", f.Answer); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showAnswer(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("")))
}

// answerProblems tells all gaps of the form at once; the act itself would name only the first.
func (v *view) answerProblems(ctx context.Context, f answerForm) (ps []shell.Problem) {
	for _, x := range v.Filing.Complaint.Facts {
		name, a := fmt.Sprintf("fact-%d", x.N), f.view(x.N)
		switch {
		case a.Attitude == "":
			ps = append(ps, shell.Problem{Field: name, Say: shell.T(ctx, "请对第%d项事实选择承认、否认或者不清楚", x.N)})
		case a.Attitude != defence.Admit && a.Reason == "":
			ps = append(ps, shell.Problem{Field: name + "-reason", Say: shell.T(ctx, "对第%d项事实选择“%s”的，请写明理由", x.N, shell.T(ctx, a.Attitude.Chinese()))})
		}
	}
	if f.Answer.Claims == "" {
		ps = append(ps, shell.Problem{Field: "claims", Say: shell.T(ctx, "请选择您对诉讼请求的意见")})
	}
	return ps
}

func attitudes(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: string(defence.Admit), Label: shell.T(ctx, "承认")},
		{Value: string(defence.Deny), Label: shell.T(ctx, "否认")},
		{Value: string(defence.Unknown), Label: shell.T(ctx, "不清楚")},
	}
}

func claimOpinions(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: "agree", Label: shell.T(ctx, "同意"), Hint: shell.T(ctx, "同意原告的全部请求")},
		{Value: "part", Label: shell.T(ctx, "同意一部分"), Hint: shell.T(ctx, "在下面写明同意哪些、不同意哪些")},
		{Value: "refuse", Label: shell.T(ctx, "不同意"), Hint: shell.T(ctx, "请求驳回原告的诉讼请求")},
	}
}

// claimOpinion is the word for what the defendant says to the claims.
func claimOpinion(ctx context.Context, key string) string {
	for _, c := range claimOpinions(ctx) {
		if c.Value == key {
			return c.Label
		}
	}
	return orDash(key)
}

// mayAnswer tells whether the viewer may still file an answer.
func (v *view) mayAnswer() bool {
	_, served := v.Service.Served(procedure.D1, "respond")
	return v.Party == procedure.D1 && served && !v.Defence.Answered && !v.Defence.Waived && v.Outcome() == "" && !v.Judgment.Pronounced
}
