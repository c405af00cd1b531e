package staff

import (
	"context"
	"fmt"
	"net/http"
	"net/url"

	"yunting/authority"
	"yunting/docket"
	"yunting/evidence"
	"yunting/id"
	"yunting/web/shell"
)

// exhibitPage is one exhibit before the bench: its check, what each side says to it, and the finding.
type exhibitPage struct {
	caseView
	X        exhibitView
	Sheet    *evidence.Sheet
	Objected []evidence.Objection
	Node     bool // a node deposited it
	Mine     bool // the reader is the judge and may act
	Recheck  bool // the check may be asked for
	Done     string
	Form     url.Values
	Problems []shell.Problem
}

// exhibitVerbs is what the judge does from that page.
var exhibitVerbs = []struct {
	verb, first string
	read        func(*http.Request, *file, id.Exhibit) docket.Act
	done        func(context.Context) string
}{
	{"recheck", "recheck", func(_ *http.Request, _ *file, x id.Exhibit) docket.Act { return evidence.Recheck{Exhibit: x} },
		func(ctx context.Context) string {
			return shell.T(ctx, "已决定调取并核验，稍后刷新页面查看结果。")
		}},
	{"appraise", "appraise-how", func(r *http.Request, _ *file, x id.Exhibit) docket.Act {
		return evidence.Appraise{Exhibit: x, How: r.PostFormValue("appraise-how"), What: text(r, "appraise-what")}
	}, func(ctx context.Context) string {
		return shell.T(ctx, "决定已记入案卷，双方会收到通知。")
	}},
	{"find", "find-admitted", readFinding, func(ctx context.Context) string {
		return shell.T(ctx, "认定已记入案卷，判决前只有审判人员能看到。")
	}},
}

func readFinding(r *http.Request, f *file, x id.Exhibit) docket.Act {
	a := evidence.Find{Exhibit: x, Admitted: evidence.Admitted(r.PostFormValue("find-admitted")), Reason: text(r, "find-reason"), Neutral: r.PostFormValue("find-neutral") != ""}
	for _, o := range f.Evidence.Objected(x) {
		name := fmt.Sprintf("find-point-%d", o.Article)
		if held := r.PostFormValue(name); held != "" {
			a.Points = append(a.Points, evidence.Point{Article: o.Article, Upheld: held == "yes", Reason: text(r, name+"-why")})
		}
	}
	return a
}

func (s pages) exhibitCase(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, onBench...)
	if err != nil {
		return err
	}
	return s.showExhibit(w, r, f, nil)
}

func (s pages) showExhibit(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx := r.Context()
	x, ok := f.Evidence.Find(id.Exhibit(r.PathValue("exhibit")))
	if !ok {
		return authority.ErrNotFound
	}
	p := exhibitPage{caseView: viewOf(ctx, f, s.Clock.Now()), Sheet: &f.Evidence, Objected: f.Evidence.Objected(x.ID), Form: r.PostForm, Problems: bad,
		Mine: f.actor.Standing == docket.Judge && f.Evidence.Facts.Undecided()}
	if err := s.held(ctx, &p.caseView); err != nil {
		return err
	}
	for _, v := range p.Exhibits {
		if v.ID == x.ID {
			p.X = v
		}
	}
	c, _ := f.Evidence.Check(x.ID)
	_, open := f.Evidence.Checking[x.ID]
	p.Node, p.Recheck = c.Known.Node != "", p.Mine && x.Deposit != "" && !open
	for _, v := range exhibitVerbs {
		if v.verb == r.URL.Query().Get("done") {
			p.Done = v.done(ctx)
		}
	}
	return s.show(w, r, "/desk/cases", bad, shell.Page{Title: shell.T(ctx, "证据认定"), Back: f.base, BackTo: shell.T(r.Context(), "返回案件"), Body: exhibitBody(p)})
}

// exhibitAct handles one form of the page.
func (s pages) exhibitAct(i int) func(http.ResponseWriter, *http.Request) error {
	v := exhibitVerbs[i]
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, docket.Judge)
		if err != nil {
			return err
		}
		x := id.Exhibit(r.PathValue("exhibit"))
		if _, ok := f.Evidence.Find(x); !ok {
			return authority.ErrNotFound
		}
		here := f.base + "/evidence/" + string(x)
		err = s.enter(r, v.read(r, f, x))
		if err == nil {
			return shell.To(w, r, here+"?done="+v.verb)
		}
		bad, err := problems(err, v.verb, v.first)
		if err != nil {
			return s.overtaken(w, r, err, here)
		}
		return s.showExhibit(w, r, f, bad)
	}
}

// typedPoint is what was typed about one objection, or what was found before.
func (p exhibitPage) typedPoint(article int) (held, why string) {
	name := fmt.Sprintf("find-point-%d", article)
	if p.Form.Has("find-admitted") || p.Form.Has(name) {
		return p.Form.Get(name), p.Form.Get(name + "-why")
	}
	for _, x := range p.Sheet.Rulings[p.X.ID].Points {
		if x.Article == article {
			return map[bool]string{true: "yes", false: "no"}[x.Upheld], x.Reason
		}
	}
	return "", ""
}

// typedFinding is what was typed on the whole, or what was found before.
func (p exhibitPage) typedFinding() (admitted, reason string, neutral bool) {
	if len(p.Form) > 0 {
		return p.Form.Get("find-admitted"), p.Form.Get("find-reason"), p.Form.Get("find-neutral") != ""
	}
	r := p.Sheet.Rulings[p.X.ID]
	return string(r.Admitted), r.Reason, r.Neutral
}

// admitChoices are the answers of a finding.
func admitChoices(ctx context.Context) (out []shell.Choice) {
	for _, a := range []evidence.Admitted{evidence.Whole, evidence.Part, evidence.None} {
		out = append(out, shell.Choice{Value: string(a), Label: shell.T(ctx, a.Chinese())})
	}
	return out
}

func wayChoices(ctx context.Context) (out []shell.Choice) {
	for _, how := range evidence.Ways {
		out = append(out, shell.Choice{Value: how, Label: shell.T(ctx, evidence.WayChinese(how))})
	}
	return out
}
