package litigant

import (
	"context"
	"net/http"
	"slices"
	"strings"
	"time"

	"yunting/authority"
	"yunting/court"
	"yunting/docket"
	"yunting/document"
	"yunting/id"
	"yunting/judgment"
	"yunting/procedure"
	"yunting/trial"
	"yunting/web/shell"
)

// Due leaves out what is not for the reader: the deliberation of a panel.
func (v *view) Due(now time.Time) (ds []docket.Deadline) {
	for _, d := range v.Civil.Due(now) {
		if authority.MayReadDeadline(v.Actor, d) {
			ds = append(ds, d)
		}
	}
	return ds
}

// benchForm keeps what was typed on the page of the bench.
type benchForm struct {
	Object          string
	Of, Ground, Why string
	Withdraw        string
	Problems        []shell.Problem
}

// wrong reports whether something is wrong with one of the forms; it is unfolded then.
func (f benchForm) wrong(form string) bool {
	return slices.ContainsFunc(f.Problems, func(x shell.Problem) bool { return strings.HasPrefix(x.Field, form) })
}

// bench shows who tries the case, and takes what a party asks about it: objection, recusal, withdrawal of the suit.
func (p *pages) bench(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	return p.showBench(w, r, v, benchForm{})
}

func (p *pages) showBench(w http.ResponseWriter, r *http.Request, v *view, f benchForm) error {
	return p.showCase(w, r, v, "bench", shell.T(r.Context(), "审判组织"), benchPage(v, f), f.Problems)
}

func (p *pages) object(w http.ResponseWriter, r *http.Request) error {
	f := benchForm{Object: field(r, "object-reasons")}
	return p.askBench(w, r, f, "object-", trial.Object{Reasons: f.Object})
}

func (p *pages) askRecusal(w http.ResponseWriter, r *http.Request) error {
	f := benchForm{Of: field(r, "recusal-of"), Ground: field(r, "recusal-ground"), Why: field(r, "recusal-reasons")}
	return p.askBench(w, r, f, "recusal-", trial.AskRecusal{Of: id.Person(f.Of), Ground: trial.Ground(f.Ground), Reasons: f.Why})
}

func (p *pages) withdrawSuit(w http.ResponseWriter, r *http.Request) error {
	f := benchForm{Withdraw: field(r, "suit-reasons")}
	return p.askBench(w, r, f, "suit-", judgment.WithdrawSuit{Reasons: f.Withdraw})
}

// askBench enters a request; what is wrong stands beside its control, and nothing typed is lost.
func (p *pages) askBench(w http.ResponseWriter, r *http.Request, f benchForm, form string, act docket.Act) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	if err := authority.Permit(v.Actor, act.Kind()); err != nil {
		return err
	}
	if f.Problems, err = p.act(r, v, "reasons", act); err != nil {
		return err
	}
	if len(f.Problems) > 0 {
		for i := range f.Problems {
			f.Problems[i].Field = form + f.Problems[i].Field
		}
		return p.showBench(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("bench"))+"#asked")
}

// seat is one of those who try the case.
type seat struct{ Title, Name, Division string }

func (v *view) seats(ctx context.Context) (out []seat) {
	for i, o := range v.Trial.Bench() {
		s := seat{shell.T(ctx, "审判员"), o.Name, o.Division}
		switch {
		case i == 0 && len(v.Trial.Members) > 0:
			s.Title = shell.T(ctx, "审判长")
		case o.Role == court.Assessor:
			s.Title = shell.T(ctx, "人民陪审员")
		}
		out = append(out, s)
	}
	return out
}

// asked1 is one request of a party with what became of it.
type asked1 struct {
	Title, Reasons, State, Class, Ruling string
	At                                   time.Time
	Paper                                document.Kind // of the ruling; empty: none
}

// asked lists what the parties asked for, newest first.
func (v *view) requests(ctx context.Context) (out []asked1) {
	add := func(title, reasons string, at time.Time, ruled, granted bool, yes, no, ruling string, paper document.Kind) {
		x := asked1{Title: title, Reasons: reasons, At: at, State: shell.T(ctx, "等待法院处理"), Class: "y"}
		if ruled {
			x.State, x.Class, x.Ruling, x.Paper = no, "r", ruling, paper
		}
		if ruled && granted {
			x.State, x.Class = yes, "g"
		}
		if _, ok := v.readable(x.Paper); !ok {
			x.Paper = ""
		}
		out = append([]asked1{x}, out...)
	}
	for _, x := range v.Trial.Objections {
		paper := document.ObjectionRuling
		if x.Granted {
			paper = document.Conversion
		}
		add(shell.T(ctx, "%s对本案%s提出异议", v.side(ctx, x.By), x.Against.Chinese()), x.Reasons, x.At, x.Ruled, x.Granted,
			shell.T(ctx, "异议成立"), shell.T(ctx, "异议不成立，已驳回"), x.Ruling, paper)
	}
	for _, x := range v.Trial.Recusals {
		add(shell.T(ctx, "%s申请%s回避：%s", v.side(ctx, x.By), x.Of.Name, x.Ground.Chinese()), x.Reasons, x.At, x.Decided, x.Granted,
			shell.T(ctx, "准许回避"), shell.T(ctx, "驳回申请"), x.Decision, document.RecusalDecision)
	}
	if x := v.Judgment.Withdrawal; x != nil {
		add(shell.T(ctx, "%s申请撤诉", v.side(ctx, procedure.P1)), x.Reasons, x.At, x.Ruled, x.Allowed,
			shell.T(ctx, "准许撤诉"), shell.T(ctx, "不准许撤诉"), x.Ruling, document.WithdrawalRuling)
	}
	return out
}

// may tells whether the viewer's rule would take a request now, were it filled in: a form that cannot succeed is not shown.
func (v *view) may(act docket.Act) bool {
	if v.Party == "" || authority.Permit(v.Actor, act.Kind()) != nil {
		return false
	}
	_, _, err := v.Decide(act, docket.Scene{Now: v.Now, By: v.Actor, Verified: true, Court: v.House.Court})
	return err == nil
}

func (v *view) mayObject() bool { return v.may(trial.Object{Reasons: "x"}) }

func (v *view) mayAskRecusal() bool {
	for _, o := range v.Trial.Bench() {
		if v.may(trial.AskRecusal{Of: o.ID, Ground: trial.Interest, Reasons: "x"}) {
			return true
		}
	}
	return false
}

func (v *view) mayWithdrawSuit() bool { return v.may(judgment.WithdrawSuit{Reasons: "x"}) }

// recusable are those of the bench who may be asked to step down, and the grounds of the law.
func (v *view) recusable(ctx context.Context) (who []shell.Choice) {
	for i, s := range v.seats(ctx) {
		who = append(who, shell.Choice{Value: string(v.Trial.Bench()[i].ID), Label: s.Title + s.Name, Hint: s.Division})
	}
	return who
}

func grounds(ctx context.Context) (cs []shell.Choice) {
	for _, g := range trial.Grounds {
		cs = append(cs, shell.Choice{Value: string(g), Label: shell.T(ctx, g.Chinese())})
	}
	return cs
}
