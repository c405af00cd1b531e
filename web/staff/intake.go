package staff

import (
	"context"
	"net/http"
	"net/url"

	"yunting/docket"
	"yunting/fee"
	"yunting/filing"
	"yunting/law/calendar"
	lawfee "yunting/law/fee"
	"yunting/law/track"
	"yunting/procedure"
	"yunting/web/shell"
)

// intakePage is a filing under review.
type intakePage struct {
	caseView
	X        filing.Complaint
	State    filing.State
	Returned bool // once already: a second return is not allowed
	Before   []filing.Defect
	Version  int
	Here     []string
	Flags    filing.Flags
	Track    track.Decision
	Estimate lawfee.Result
	NoFee    string // why no fee can be told
	Defects  []defectRow
	Review   *dueView
	Told     string // the judge's direction, when he handed the suit back
	Problems []shell.Problem
	Form     url.Values
}

func (s pages) intake(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	return s.showIntake(w, r, f, nil)
}

func (s pages) showIntake(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	form := r.Form
	if form == nil {
		form = r.URL.Query()
	}
	p := intakePage{caseView: viewOf(ctx, f, now), X: f.Filing.Complaint, State: f.Filing.State, Returned: f.Filing.Returns > 0,
		Before: f.Filing.Defects, Version: f.Filing.Version, Here: f.Filing.Complaint.Here, Flags: f.Filing.Complaint.Flags,
		Defects: defectRows(ctx, form), Problems: bad, Form: form, Told: f.Filing.Direction}
	if form.Has("flagged") {
		p.Flags = flagsOf(form)
	}
	p.Track, p.Estimate, p.NoFee = s.outlook(f, p.Flags, calendar.Of(now))
	if err := s.held(ctx, &p.caseView); err != nil {
		return err
	}
	for i := range p.Due {
		if p.Due[i].Key == "review" {
			p.Review = &p.Due[i]
		}
	}
	return s.show(w, r, "/clerk/intake", bad, shell.Page{Title: shell.T(ctx, "收件审核 %s", p.Name), Back: "/clerk/intake", BackTo: shell.T(ctx, "收件审核"), Body: intakeBody(p)})
}

// outlook is the track and the fee that would follow from acceptance with these flags: the same rules as the acts.
func (s pages) outlook(f *file, flags filing.Flags, today calendar.Date) (track.Decision, lawfee.Result, string) {
	was := f.Filing.Complaint.Flags
	f.Filing.Complaint.Flags = flags
	d := track.Choose(f.Trial.Facts.TrackFacts(today, s.Court.Province))
	f.Filing.Complaint.Flags = was
	r, err := fee.Estimate(procedure.ChargeOf(f.Filing.Complaint), d.Track, s.Court)
	if err != nil {
		return d, r, err.Error()
	}
	return d, r, ""
}

func flagsOf(form url.Values) filing.Flags {
	return filing.Flags{ForeignRelated: form.Get("foreign") != "", DefendantMissing: form.Get("missing") != "",
		NeedsAppraisal: form.Get("appraisal") != "", Unclear: form.Get("unclear") != ""}
}

type flag struct {
	Name, Label, Hint string
	On                bool
}

func flagRows(ctx context.Context, f filing.Flags) []flag {
	return []flag{
		{"foreign", shell.T(ctx, "涉外、涉港澳台"), shell.T(ctx, "不适用小额诉讼程序"), f.ForeignRelated},
		{"missing", shell.T(ctx, "被告下落不明"), shell.T(ctx, "需要公告送达，不适用小额诉讼程序"), f.DefendantMissing},
		{"appraisal", shell.T(ctx, "需要评估、鉴定"), shell.T(ctx, "不适用小额诉讼程序"), f.NeedsAppraisal},
		{"unclear", shell.T(ctx, "事实或者权利义务关系不明确、争议较大"), shell.T(ctx, "适用普通程序"), f.Unclear},
	}
}

func (s pages) accept(w http.ResponseWriter, r *http.Request) error {
	return s.review(w, r, "accept-h", func(context.Context) (docket.Act, []shell.Problem) {
		return filing.Accept{Flags: flagsOf(r.PostForm)}, nil
	})
}

func (s pages) sendBack(w http.ResponseWriter, r *http.Request) error {
	return s.review(w, r, "defect-cause", func(ctx context.Context) (docket.Act, []shell.Problem) {
		ds, bad := defectsOf(ctx, r.PostForm)
		return filing.Return{Defects: ds}, bad
	})
}

func (s pages) refer(w http.ResponseWriter, r *http.Request) error {
	return s.review(w, r, "refer-reason", func(context.Context) (docket.Act, []shell.Problem) {
		return filing.Refer{Ground: r.PostFormValue("refer-ground"), Reason: text(r, "refer-reason")}, nil
	})
}

// review handles one of the three answers to a filing.
func (s pages) review(w http.ResponseWriter, r *http.Request, first string, read func(context.Context) (docket.Act, []shell.Problem)) error {
	f, err := s.civil(r, docket.Clerk)
	if err != nil {
		return err
	}
	if err := r.ParseForm(); err != nil {
		return stale
	}
	act, bad := read(r.Context())
	if len(bad) == 0 {
		if err = s.enter(r, act); err == nil {
			return shell.To(w, r, f.base)
		}
		if bad, err = shell.Problems(err, first); err != nil {
			return s.overtaken(w, r, err, "/clerk/intake/"+string(f.Matter()))
		}
		for i := range bad { // the grounds and the reason stand in the form of the referral
			if bad[i].Field == "ground" || bad[i].Field == "reason" {
				bad[i].Field = "refer-" + bad[i].Field
			}
		}
	}
	return s.showIntake(w, r, f, bad)
}
