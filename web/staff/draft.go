package staff

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"

	"yunting/chancery"
	"yunting/docket"
	"yunting/judgment"
	"yunting/law"
	"yunting/procedure"
	"yunting/register/query"
	"yunting/web/shell"
)

// draftPage is the file of the case on the left and the judgment on the right.
type draftPage struct {
	caseView
	Draft    draft
	Locked   []lockedPart
	Open     int
	Heard    bool
	Panel    bool   // a panel tries the case: it deliberates first
	Carried  bool   // and has agreed to a draft
	Saved    string // when the draft was saved, empty: never
	Done     string
	Problems []shell.Problem
}

// lockedPart is a part of the judgment that the docket writes.
type lockedPart struct{ Name, Text string }

func draftID(f *file, v shell.Viewer) string {
	return "judgment-" + string(f.Matter()) + "-" + string(v.Person)
}

// kept reads the judge's saved draft; without one it begins with what the docket says.
func (s pages) kept(ctx context.Context, f *file) (d draft, saved string, err error) {
	v := shell.ViewerOf(ctx)
	row, err := s.Q.FindDraft(ctx, query.FindDraftParams{Court: string(s.Court.Code), ID: draftID(f, v), Person: string(v.Person)})
	if errors.Is(err, sql.ErrNoRows) {
		return prefill(f.Civil), "", nil
	}
	if err == nil {
		err = json.Unmarshal(row.Body, &d)
	}
	return d, shell.At(row.UpdatedAt), err
}

func (s pages) keep(ctx context.Context, f *file, d draft) error {
	b, err := json.Marshal(d)
	if err != nil {
		return err
	}
	if len(b) > shell.MostDraft {
		return law.Refuse(judgment.Contents, "草稿太长，没有保存。请返回，把文字缩短到%d万字以内", shell.MostDraft/40_000)
	}
	v := shell.ViewerOf(ctx)
	return s.Q.PutDraft(ctx, query.PutDraftParams{Court: string(s.Court.Code), ID: draftID(f, v), Person: string(v.Person),
		Kind: "judgment", Matter: string(f.Matter()), Body: b, UpdatedAt: s.Clock.Now()})
}

// digest names a draft, so that what is confirmed is what is signed.
func digest(d judgment.Decision) string {
	b, err := json.Marshal(d)
	if err != nil { // a decision is plain data
		panic(err)
	}
	sum := sha256.Sum256(b)
	return hex.EncodeToString(sum[:])
}

// undecided reads the case for writing: once pronounced a judgment is not written again.
func (s pages) undecided(r *http.Request) (*file, error) {
	f, err := s.civil(r, docket.Judge)
	if err != nil {
		return nil, err
	}
	if f.Judgment.Pronounced || !f.Filing.Open() || f.Judgment.Facts.Ended() != "" {
		return nil, law.Refuse(judgment.Contents, "本案%s，不能再起草判决书", f.Status())
	}
	return f, nil
}

func (s pages) draft(w http.ResponseWriter, r *http.Request) error {
	f, err := s.undecided(r)
	if err != nil {
		return err
	}
	d, saved, err := s.kept(r.Context(), f)
	if err != nil {
		return err
	}
	return s.showDraft(w, r, f, d, saved, nil)
}

func (s pages) showDraft(w http.ResponseWriter, r *http.Request, f *file, d draft, saved string, bad []shell.Problem) error {
	ctx := r.Context()
	dec, _ := d.decision(ctx, f.Civil)
	p := draftPage{caseView: viewOf(ctx, f, s.Clock.Now()), Draft: d, Locked: locked(f), Open: dec.Open(), Heard: f.Judgment.Facts.Heard(), Panel: f.Trial.Collegial, Carried: f.Judgment.Proposal.Carried(f.Judgment.Facts.Bench()), Saved: saved, Problems: bad}
	if r.URL.Query().Get("saved") != "" {
		p.Done = shell.T(ctx, "草稿已保存。")
	}
	return s.show(w, r, "/desk/cases", bad, shell.Page{Title: shell.T(ctx, "起草判决书 %s", p.Name), Back: f.base, BackTo: p.Name, Body: draftBody(p)})
}

// typed reads the draft from the form.
func typed(r *http.Request, c *procedure.Civil) draft {
	d := draft{Reasons: text(r, "reasons"), Laws: text(r, "laws"), Plaintiff: r.PostFormValue("fee-plaintiff"),
		Defendant: r.PostFormValue("fee-defendant"), PayDays: r.PostFormValue("pay_days")}
	for _, x := range c.Filing.Complaint.Facts {
		d.Findings = append(d.Findings, found{N: x.N, Found: r.PostFormValue(fmt.Sprintf("found-%d", x.N)), Because: text(r, fmt.Sprintf("because-%d", x.N))})
	}
	for i := 1; i <= 50; i++ {
		order, amount := text(r, fmt.Sprintf("order-%d", i)), r.PostFormValue(fmt.Sprintf("amount-%d", i))
		if order != "" || amount != "" {
			d.Orders = append(d.Orders, ordered{Text: order, Amount: amount})
		}
	}
	return d
}

// saveDraft keeps what was typed, whatever it is, and goes on to where the button said.
func (s pages) saveDraft(w http.ResponseWriter, r *http.Request) error {
	f, err := s.undecided(r)
	if err != nil {
		return err
	}
	ctx, here := r.Context(), "/desk/draft/"+string(f.Matter())
	d := typed(r, f.Civil)
	if r.PostFormValue("do") == "add" {
		d.Orders = append(d.Orders, ordered{})
	}
	if err := s.keep(ctx, f, d); err != nil {
		return err
	}
	switch r.PostFormValue("do") {
	case "preview":
		return shell.To(w, r, here+"/preview")
	case "add":
		return shell.To(w, r, fmt.Sprintf("%s?saved=1#order-%d", here, len(d.Orders)))
	case "propose":
		return s.propose(w, r, f, d)
	case "sign":
		if bad := s.faults(ctx, f, d); len(bad) > 0 {
			return s.showDraft(w, r, f, d, shell.At(s.Clock.Now()), bad)
		}
		return shell.To(w, r, here+"/sign")
	}
	return shell.To(w, r, here+"?saved=1")
}

// faults lists everything that keeps a draft from being signed: what can be read off the form, then the rule of pronouncing.
func (s pages) faults(ctx context.Context, f *file, d draft) []shell.Problem {
	dec, bad := d.decision(ctx, f.Civil)
	if len(bad) > 0 {
		return bad
	}
	in := docket.Scene{Now: s.Clock.Now(), By: f.StandingOf(shell.ViewerOf(ctx).Who()), Court: s.Court}
	return ready(f.Civil, dec, in)
}

// propose puts the draft before the panel, or shows what keeps it from that.
func (s pages) propose(w http.ResponseWriter, r *http.Request, f *file, d draft) error {
	ctx := r.Context()
	dec, bad := d.decision(ctx, f.Civil)
	if len(bad) == 0 {
		err := s.enter(r, judgment.Propose{Decision: dec})
		if err == nil {
			return shell.To(w, r, f.base+"?done=propose#deliberate")
		}
		if bad, err = placed(err); err != nil {
			return s.overtaken(w, r, err, f.base)
		}
	}
	return s.showDraft(w, r, f, d, shell.At(s.Clock.Now()), bad)
}

func (s pages) previewDraft(w http.ResponseWriter, r *http.Request) error {
	f, err := s.undecided(r)
	if err != nil {
		return err
	}
	ctx := r.Context()
	d, _, err := s.kept(ctx, f)
	if err != nil {
		return err
	}
	dec, _ := d.decision(ctx, f.Civil) // a preview shows the places that are still open
	paper, err := chancery.DraftJudgment(f.Civil, dec, shell.ViewerOf(ctx).Name, s.Clock.Now())
	if err != nil {
		return err
	}
	paper.AllowMissing = true
	out, err := paper.Set()
	if err != nil {
		return err
	}
	h := w.Header()
	h.Set("Content-Type", "application/pdf")
	h.Set("Content-Disposition", `inline; filename="draft.pdf"`)
	h.Set("Cache-Control", "no-store")
	_, err = w.Write(out.PDF)
	return err
}

// signPage asks once more before a judgment goes out.
type signPage struct {
	caseView
	Decision judgment.Decision
	Digest   string
	Final    bool
	Problems []shell.Problem
}

func (s pages) sign(w http.ResponseWriter, r *http.Request) error {
	f, err := s.undecided(r)
	if err != nil {
		return err
	}
	d, saved, err := s.kept(r.Context(), f)
	if err != nil {
		return err
	}
	if bad := s.faults(r.Context(), f, d); len(bad) > 0 {
		return s.showDraft(w, r, f, d, saved, bad)
	}
	return s.showSign(w, r, f, d, nil)
}

func (s pages) showSign(w http.ResponseWriter, r *http.Request, f *file, d draft, bad []shell.Problem) error {
	ctx := r.Context()
	dec, _ := d.decision(ctx, f.Civil)
	p := signPage{caseView: viewOf(ctx, f, s.Clock.Now()), Decision: dec, Digest: digest(dec), Final: f.Judgment.Facts.SmallClaims(), Problems: bad}
	return s.show(w, r, "/desk/cases", bad, shell.Page{Title: shell.T(ctx, "签发并宣告判决"), Back: "/desk/draft/" + string(f.Matter()),
		BackTo: shell.T(ctx, "返回草稿"), Body: signBody(p)})
}

// pronounce signs what the confirm page showed, and nothing else. Pressed twice, in two windows or at the same moment, it
// signs once; every other try leads to the judgment.
func (s pages) pronounce(w http.ResponseWriter, r *http.Request) error {
	show, err := s.signNow(w, r)
	if show == nil && err == nil {
		return nil
	}
	if f, readErr := s.civil(r, docket.Judge); readErr == nil && f.Judgment.Pronounced {
		return shell.To(w, r, f.base+"?done=pronounced")
	}
	if err != nil {
		return err
	}
	return show()
}

// signNow signs, or gives the page that says why not.
func (s pages) signNow(w http.ResponseWriter, r *http.Request) (show func() error, err error) {
	f, err := s.undecided(r)
	if err != nil {
		return nil, err
	}
	ctx := r.Context()
	d, saved, err := s.kept(ctx, f)
	if err != nil {
		return nil, err
	}
	if bad := s.faults(ctx, f, d); len(bad) > 0 {
		return func() error { return s.showDraft(w, r, f, d, saved, bad) }, nil
	}
	again := func(bad ...shell.Problem) (func() error, error) {
		return func() error { return s.showSign(w, r, f, d, bad) }, nil
	}
	dec, _ := d.decision(ctx, f.Civil)
	if r.PostFormValue("digest") != digest(dec) {
		return again(shell.Problem{Field: "sure", Say: shell.T(ctx, "草稿在您打开本页之后有改动，请核对下面的内容后重新签发")})
	}
	if r.PostFormValue("sure") == "" {
		return again(shell.Problem{Field: "sure", Say: shell.T(ctx, "请勾选“我已核对全文”，再签发")})
	}
	err = s.enter(r, judgment.Pronounce{Decision: dec})
	if err == nil {
		v := shell.ViewerOf(ctx)
		if err := s.Q.DropDraft(ctx, query.DropDraftParams{Court: string(s.Court.Code), ID: draftID(f, v), Person: string(v.Person)}); err != nil {
			s.Log.Warn("draft of a pronounced judgment could not be removed", "matter", f.Matter(), "cause", err)
		}
		return nil, shell.To(w, r, f.base)
	}
	bad, err := shell.Problems(err, "sure")
	if err != nil {
		return func() error { return s.overtaken(w, r, err, f.base) }, nil
	}
	return again(bad...)
}
