package litigant

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"yunting/authority"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/web/shell"
)

// depositForm keeps what was typed about a deposited exhibit: an objection or an answer to one.
type depositForm struct {
	Exhibit  evidence.Exhibit
	Contest  evidence.Contest
	Answer   evidence.AnswerContest
	Problems []shell.Problem
}

func (f depositForm) bad(field string) string { return shell.Say(f.Problems, field) }

// deposited is the exhibit an address names; one without a number has no such page.
func (v *view) deposited(r *http.Request) (evidence.Exhibit, error) {
	x, ok := v.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
	if !ok || x.Deposit == "" {
		return x, authority.ErrNotFound
	}
	return x, nil
}

// deposit shows the check of one exhibit, the objections to it and what the viewer may say.
func (p *pages) deposit(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	x, err := v.deposited(r)
	if err != nil {
		return err
	}
	return p.showDeposit(w, r, v, depositForm{Exhibit: x})
}

func (p *pages) showDeposit(w http.ResponseWriter, r *http.Request, v *view, f depositForm) error {
	return p.showCase(w, r, v, "evidence", shell.T(r.Context(), "存证核验与异议"), depositPage(v, f), f.Problems)
}

// onDeposit enters an act about the exhibit an address names, or shows the page again.
func (p *pages) onDeposit(field string, read func(*http.Request, *depositForm) (docket.Act, []shell.Problem)) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		v, err := p.partyCase(r)
		if err != nil {
			return err
		}
		f := depositForm{}
		if f.Exhibit, err = v.deposited(r); err != nil {
			return err
		}
		a, ps := read(r, &f)
		if f.Problems = ps; len(ps) == 0 {
			if f.Problems, err = p.act(r, v, field, a); err != nil {
				return err
			}
		}
		if len(f.Problems) > 0 {
			return p.showDeposit(w, r, v, f)
		}
		return shell.To(w, r, string(v.Href("deposits/"+string(f.Exhibit.ID))))
	}
}

func readContest(r *http.Request, f *depositForm) (docket.Act, []shell.Problem) {
	article, err := strconv.Atoi(field(r, "article"))
	if err != nil {
		article = 0 // the rule says what to choose
	}
	f.Contest = evidence.Contest{Exhibit: f.Exhibit.ID, Article: article, Grounds: r.PostForm["grounds"], Reasons: field(r, "reasons"),
		Proof: id.Exhibit(field(r, "proof")), Expert: field(r, "expert") == yes}
	return f.Contest, nil
}

func readAnswer(r *http.Request, f *depositForm) (docket.Act, []shell.Problem) {
	article, err := strconv.Atoi(field(r, "article"))
	f.Answer = evidence.AnswerContest{Exhibit: f.Exhibit.ID, Article: article, Text: field(r, "text"), Proof: id.Exhibit(field(r, "proof"))}
	if err != nil {
		return nil, []shell.Problem{{Field: "article", Say: shell.T(r.Context(), "请选择说明哪一项异议")}}
	}
	return f.Answer, nil
}

func readRecheck(_ *http.Request, f *depositForm) (docket.Act, []shell.Problem) {
	return evidence.Recheck{Exhibit: f.Exhibit.ID}, nil
}

// mayContest tells whether the viewer may object to the exhibit now; mayExplain whether he may answer an objection.
func (v *view) mayContest(x evidence.Exhibit) bool {
	f := v.Evidence.Facts
	return v.Party != "" && x.By != v.Party && f.MayExamine(v.Party) && f.Undecided() && !f.Debated()
}

func (v *view) mayExplain(x evidence.Exhibit) bool {
	f := v.Evidence.Facts
	return v.mine(x.By) && len(v.Evidence.Objected(x.ID)) > 0 && f.Undecided() && !f.Debated()
}

// mayRecheck tells whether the check may be asked for again.
func (v *view) mayRecheck(x evidence.Exhibit) bool {
	_, open := v.Evidence.Checking[x.ID]
	return v.Party != "" && !open && v.Evidence.Facts.Undecided()
}

// articleChoices are what an objection may be about.
func articleChoices(ctx context.Context) []shell.Choice {
	return []shell.Choice{
		{Value: "16", Label: shell.ObjectionWord(ctx, 16), Hint: shell.T(ctx, "有相反的证据，足以推翻“存证以后没有被改动”")},
		{Value: "17", Label: shell.ObjectionWord(ctx, 17), Hint: shell.T(ctx, "对存证以后的真实性有合理的怀疑，请选择涉及哪些方面")},
		{Value: "18", Label: shell.ObjectionWord(ctx, 18), Hint: shell.T(ctx, "存进去的时候就是假的、不完整的，或者来源不明")},
	}
}

// groundChoices are the four factors of OLR 17, in the words of the article.
func groundChoices(ctx context.Context) (out []shell.Choice) {
	for _, g := range evidence.Grounds {
		out = append(out, shell.Choice{Value: g.Key, Label: shell.T(ctx, g.Say)})
	}
	return out
}

// objectionChoices are the objections the viewer may answer.
func (v *view) objectionChoices(ctx context.Context, x evidence.Exhibit) (out []shell.Choice) {
	for _, o := range v.Evidence.Objected(x.ID) {
		out = append(out, shell.Choice{Value: strconv.Itoa(o.Article), Label: shell.ObjectionWord(ctx, o.Article)})
	}
	return out
}

// ownProofs are the viewer's own exhibits, to refer to.
func (v *view) ownProofs(not id.Exhibit) []evidence.Exhibit {
	return slices.DeleteFunc(v.Evidence.Of(v.Party), func(x evidence.Exhibit) bool { return x.ID == not })
}

func chosenArticle(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}
