package litigant

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"

	"github.com/a-h/templ"

	"yunting/authority"
	"yunting/consent"
	"yunting/filing"
	"yunting/identity"
	"yunting/law/calendar"
	"yunting/web/shell"
)

// scene is what the checks of a step may know besides the draft.
type scene struct {
	today      calendar.Date
	me         filing.Side // as the court knows the person
	real       identity.State
	mobile     string // of the account
	correcting bool
}

// step is one page of the wizard.
type step struct {
	key   string
	name  string // on the rail
	title string
	read  func(*Draft, *http.Request)
	check func(context.Context, Draft, scene) []shell.Problem
	body  func(wizard) templ.Component
}

// steps of a suit, in order. Sign hands the draft in and stands in sign.go.
var steps []step

func init() { // the bodies lead back to the steps
	steps = []step{
		{"kind", "纠纷类型", "发生了什么纠纷？", func(d *Draft, r *http.Request) { d.Kind.read(r) },
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Kind.check(ctx, at) }, disputeStep},
		{"me", "我的身份", "您是谁，法院怎样联系您？", func(d *Draft, r *http.Request) { d.Me.read(r) },
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Me.check(ctx, at) }, myselfStep},
		{"defendant", "被告信息", "您要告谁？", func(d *Draft, r *http.Request) { d.Defendant.read(r) },
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Defendant.check(ctx, at) }, opponentStep},
		{"claims", "诉讼请求", "您希望法院支持哪些请求？", func(d *Draft, r *http.Request) { d.Claims.read(r) },
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Claims.check(ctx, at) }, claimsStep},
		{"facts", "事实与理由", "发生了什么？", func(d *Draft, r *http.Request) { d.Facts.read(r) },
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Facts.check(ctx, at) }, factsStep},
		{"evidence", "证据材料", "有什么可以证明？", nil,
			func(ctx context.Context, d Draft, at scene) []shell.Problem { return d.Evidence.check(ctx, at) }, evidenceStep},
		{"consents", "告知与同意", "您同意哪些环节在线办理？", readConsents,
			func(ctx context.Context, d Draft, at scene) []shell.Problem {
				if at.correcting {
					return nil
				}
				return consentProblems(ctx, d.Consents)
			}, consentsStep},
		{"check", "核对", "请核对起诉状", nil, func(context.Context, Draft, scene) []shell.Problem { return nil }, checkStep},
		{"sign", "签名提交", "签名并提交", nil, func(context.Context, Draft, scene) []shell.Problem { return nil }, signStep},
	}
}

func readConsents(d *Draft, r *http.Request) {
	d.Consents = map[consent.Step]bool{}
	for _, s := range consent.Steps {
		if field(r, "consent-"+string(s)) == yes {
			d.Consents[s] = true
		}
	}
}

// wizard is what a step's page shows.
type wizard struct {
	p        *pages
	Draft    Draft
	Step     step
	N        int // of the step, from one
	At       scene
	Problems []shell.Problem
	Defects  []filing.Defect // what the court wants corrected
	From     string          // check: the person came from there and goes back
}

func (w wizard) bad(field string) string { return shell.Say(w.Problems, field) }

// status of a step on the rail: done once it was saved and has nothing missing.
func (w wizard) done(ctx context.Context, s step) bool {
	return slices.Contains(w.Draft.Saved, s.key) && len(s.check(ctx, w.Draft, w.At)) == 0
}

func (w wizard) href(key string) templ.SafeURL {
	return templ.SafeURL("/file/" + w.Draft.ID + "/" + key)
}

// lacking lists what must still be filled in, step by step.
func (w wizard) lacking(ctx context.Context) (ls []lack) {
	for _, s := range steps {
		if ps := s.check(ctx, w.Draft, w.At); len(ps) > 0 {
			ls = append(ls, lack{s, ps})
		}
	}
	return ls
}

type lack struct {
	Step     step
	Problems []shell.Problem
}

func (p *pages) scene(r *http.Request, d Draft) (scene, error) {
	v := shell.ViewerOf(r.Context())
	s, err := p.who(r.Context(), v.Person)
	return scene{today: p.Today(), me: sideOf(s), real: s.State, mobile: v.Mobile, correcting: d.Matter != ""}, err
}

// open reads draft and step of a request.
func (p *pages) open(r *http.Request) (w wizard, err error) {
	w.p = p
	if w.Draft, err = p.draft(r); err != nil {
		return w, err
	}
	i := slices.IndexFunc(steps, func(s step) bool { return s.key == r.PathValue("step") })
	if key := r.PathValue("step"); key != "" && i < 0 {
		return w, authority.ErrNotFound
	}
	if i >= 0 {
		w.Step, w.N = steps[i], i+1
	}
	if w.At, err = p.scene(r, w.Draft); err != nil {
		return w, err
	}
	if w.Draft.Matter != "" {
		c, err := p.civil(r, w.Draft.Matter)
		if err != nil {
			return w, err
		}
		w.Defects = c.Filing.Defects
	}
	return w, nil
}

func (p *pages) step(w http.ResponseWriter, r *http.Request) error {
	z, err := p.open(r)
	if err != nil {
		return err
	}
	if r.URL.Query().Get("from") == "check" {
		z.From = "check"
	}
	if z.Step.key == "me" && z.Draft.Me == (Myself{}) {
		z.Draft.Me.Mobile = z.At.mobile
	}
	return p.showStep(w, r, z)
}

func (p *pages) showStep(w http.ResponseWriter, r *http.Request, z wizard) error {
	pg := page(shell.T(r.Context(), z.Step.title))
	pg.Wide, pg.Body = true, wizardPage(z)
	return p.show(w, r, pg, z.Problems)
}

// saveStep takes a page of the draft. A draft that is there no more was handed in or thrown away, here or in another window.
func (p *pages) saveStep(w http.ResponseWriter, r *http.Request) error {
	err := p.takeStep(w, r)
	if errors.Is(err, authority.ErrNotFound) {
		return p.gone(w, r)
	}
	return err
}

// takeStep keeps what was typed, right or wrong, and then says what is wrong or goes on.
func (p *pages) takeStep(w http.ResponseWriter, r *http.Request) error {
	if err := readForm(r); err != nil {
		return err
	}
	z, err := p.open(r)
	if err != nil {
		return err
	}
	ctx, do, d := r.Context(), field(r, "do"), &z.Draft
	if z.Step.key == "sign" {
		return p.sign(w, r, z)
	}
	here, was := string(z.href(z.Step.key)), d.Kind
	z.From = field(r, "from")
	stay := ""
	switch {
	case z.Step.key == "evidence":
		ps, again, err := p.pressEvidence(r, &d.Evidence, do)
		if err != nil {
			return err
		}
		z.Problems = ps
		if again {
			stay = here + "#list"
		}
	case z.Step.read != nil:
		z.Step.read(d, r)
	}
	switch {
	case z.Step.key == "facts":
		if anchor, pressed := d.Facts.press(do); pressed {
			stay = here + "#" + anchor
		}
	case z.Step.key == "claims" && do == "triple":
		if t, ok := triple(d.Claims.Refund); ok {
			d.Claims.Punitive = t
			if !d.Claims.has("punitive") {
				d.Claims.Chosen = append(d.Claims.Chosen, "punitive")
			}
		}
		stay = here + "#punitive"
	case z.Step.key == "kind" && d.Kind != was && len(d.Kind.check(ctx, z.At)) == 0:
		stay = here + "#venue" // the answer is shown once before going on
	case do == "refresh" && z.Step.key == "kind":
		stay = here + "#online"
	case do == "refresh":
		stay = here + "#estimate"
	}
	if !slices.Contains(d.Saved, z.Step.key) {
		d.Saved = append(d.Saved, z.Step.key)
	}
	if err := p.save(r, d); err != nil {
		return err
	}
	switch {
	case do == "leave":
		return shell.To(w, r, "/my")
	case len(z.Problems) == 0 && stay != "":
		return shell.To(w, r, stay)
	}
	if len(z.Problems) == 0 {
		z.Problems = z.Step.check(ctx, *d, z.At)
	}
	if len(z.Problems) > 0 {
		return p.showStep(w, r, z)
	}
	return shell.To(w, r, string(z.href(z.after(z.From))))
}

// after is the page that follows a saved step: the next one, or the check page when the person came from there.
func (w wizard) after(from string) string {
	if from == "check" || w.N >= len(steps) {
		return "check"
	}
	next := steps[w.N]
	if w.At.correcting && next.key == "consents" { // consents stand as they were given
		next = steps[w.N+1]
	}
	return next.key
}

func (w wizard) complaint() filing.Complaint {
	return w.Draft.Complaint(w.At.me, w.At.today, w.p.Court.City)
}

func (w wizard) estimate() Estimate {
	return estimate(w.complaint(), w.At.today, w.p.Court)
}

// stepOf tells on which page a field of the complaint is mended.
func stepOf(field string) string {
	for _, x := range []struct{ prefix, step string }{
		{"cause", "kind"}, {"plaintiff", "me"}, {"me", "me"}, {"defendant", "defendant"}, {"claim", "claims"}, {"fact", "facts"}, {"reason", "facts"},
		{"evidence", "evidence"}, {"exhibit", "evidence"}, {"signature", "sign"},
	} {
		if strings.HasPrefix(field, x.prefix) {
			return x.step
		}
	}
	return "check"
}

// anchorOf tells which control a defect means.
func anchorOf(field string) string {
	switch field {
	case "facts":
		return "fact-1"
	case "evidence":
		return "file"
	case "plaintiff":
		return "name"
	}
	return field
}

func counted(n int) string { return fmt.Sprintf("%d", n) }
