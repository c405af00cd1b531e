package staff

import (
	"context"
	"net/http"
	"slices"
	"strconv"
	"time"

	"yunting/court"
	"yunting/docket"
	"yunting/hearing"
	"yunting/judgment"
	"yunting/law/track"
	"yunting/trial"
	"yunting/web/shell"
)

// onBench are those who read a case from the bench: its judge, the members of its panel, and the president when one of
// them was asked to step down.
var onBench = []docket.Standing{docket.Judge, docket.Member, docket.President}

// benchView is who tries the case, what the parties asked for, and the deliberation, before one of the bench.
type benchView struct {
	Seats     []seatView
	Objection *askView
	ObjectTo  []option // what a founded objection against small claims may lead to
	Withdraw  *askView
	Recusal   *askView // for the president
	Held      string   // the officer's own recusal was asked for: what he must know
	Deserted  string   // how the plaintiff failed the last hearing
	ToPanel   bool     // one judge tries it in ordinary procedure
	Draft     *voteView
	Propose   bool // the panel waits for a draft
}

type seatView struct{ Title, Name, Division string }

// askView is one request of a party that waits.
type askView struct {
	Who, About, Reasons string
	At                  time.Time
}

// voteView is the draft before the panel, with what was said to it.
type voteView struct {
	N        int
	At       time.Time
	Decision judgment.Decision
	Votes    []opinionRow
	Missing  int
	Carried  bool
	Mine     bool // the reader has still to speak
}

type opinionRow struct {
	Name, Word, Reasons string
	Agree               bool
	At                  time.Time
}

func benchOf(ctx context.Context, f *file) benchView {
	b := benchView{Seats: seatsOf(ctx, f)}
	undecided := f.Hearing.Facts.Undecided() && f.Filing.Open()
	switch f.actor.Standing {
	case docket.President:
		if r := f.Trial.Awaiting(""); r != nil && undecided {
			b.Recusal = &askView{Who: side(ctx, r.By), About: shell.T(ctx, "%s：%s", r.Of.Name, r.Ground.Chinese()), Reasons: r.Reasons, At: r.At}
		}
		return b
	case docket.Judge, docket.Member:
		if r := f.Trial.Awaiting(f.actor.Person); r != nil && undecided {
			b.Held = shell.T(ctx, "%s申请您回避，在院长作出决定前，您应当暂停参与本案的工作。", side(ctx, r.By))
		}
		b.Draft = voteOf(ctx, f)
	default:
		return b
	}
	if f.actor.Standing != docket.Judge || !undecided {
		return b
	}
	if x := f.Trial.Pending(""); x != nil {
		b.Objection = &askView{Who: side(ctx, x.By), About: shell.T(ctx, "对%s有异议", shell.T(ctx, x.Against.Chinese())), Reasons: x.Reasons, At: x.At}
		if x.Against == trial.AgainstSmall {
			b.ObjectTo = []option{{string(track.Simplified), shell.T(ctx, track.Simplified.Chinese())}, {string(track.Ordinary), shell.T(ctx, track.Ordinary.Chinese())}}
		}
	}
	if w := f.Judgment.Withdrawal; w != nil && !w.Ruled {
		b.Withdraw = &askView{Who: shell.T(ctx, "原告"), Reasons: w.Reasons, At: w.At}
	}
	b.Deserted, b.ToPanel = f.Hearing.Deserted(), f.Trial.Against() == trial.AgainstSole
	if f.Hearing.Pending() != nil {
		b.Deserted = ""
	}
	b.Propose = f.Trial.Collegial && f.Judgment.Facts.Heard() && (b.Draft == nil || b.Draft.Missing == 0 && !b.Draft.Carried)
	return b
}

func seatsOf(ctx context.Context, f *file) (out []seatView) {
	for i, o := range f.Trial.Bench() {
		s := seatView{shell.T(ctx, "审判员"), o.Name, o.Division}
		switch {
		case i == 0 && f.Trial.Collegial:
			s.Title = shell.T(ctx, "审判长")
		case o.Role == court.Assessor:
			s.Title = shell.T(ctx, "人民陪审员")
		}
		out = append(out, s)
	}
	return out
}

// voteOf is the deliberation, for who sits on the panel; nil before a draft was put before it and after the judgment.
func voteOf(ctx context.Context, f *file) *voteView {
	p := f.Judgment.Proposal
	if p == nil || len(f.Trial.Members) == 0 {
		return nil
	}
	bench := f.Judgment.Facts.Bench()
	v := &voteView{N: p.N, At: p.At, Decision: p.Decision, Missing: len(p.Missing(bench)), Carried: p.Carried(bench)}
	for _, o := range f.Trial.Bench() {
		x, spoke := p.Opinions[o.ID]
		switch {
		case !spoke:
			v.Votes = append(v.Votes, opinionRow{Name: o.Name, Word: shell.T(ctx, "尚未发表意见")})
		case x.Agree:
			v.Votes = append(v.Votes, opinionRow{Name: o.Name, Word: shell.T(ctx, "同意"), Agree: true, Reasons: x.Reasons, At: x.At})
		default:
			v.Votes = append(v.Votes, opinionRow{Name: o.Name, Word: shell.T(ctx, "不同意"), Reasons: x.Reasons, At: x.At})
		}
	}
	_, spoke := p.Opinions[f.actor.Person]
	v.Mine = !spoke && !f.Judgment.Pronounced && f.Judgment.Facts.Ended() == ""
	return v
}

// benchActs are the acts of the bench from the page of a case.
var benchActs = []benchVerb{
	{judgeVerb{"to-panel", "to-panel-reason", func(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
		return trial.ToPanel{Reason: text(r, "to-panel-reason")}, nil
	}, func(ctx context.Context) string {
		return shell.T(ctx, "已裁定转由合议庭审理，裁定书和合议庭组成人员通知书正在送达双方。")
	}}, []docket.Standing{docket.Judge}},
	{judgeVerb{"rule-objection", "rule-objection-reason", readObjection, func(ctx context.Context) string {
		return shell.T(ctx, "异议已审查，结果正在送达双方。")
	}}, []docket.Standing{docket.Judge}},
	{judgeVerb{"rule-withdrawal", "rule-withdrawal-reason", readWithdrawal, func(ctx context.Context) string {
		return shell.T(ctx, "撤诉申请已裁定，裁定书正在送达双方。")
	}}, []docket.Standing{docket.Judge}},
	{judgeVerb{"deem-withdrawn", "deem-withdrawn-reason", func(_ context.Context, r *http.Request) (docket.Act, []shell.Problem) {
		return hearing.DeemWithdrawn{Reason: text(r, "deem-withdrawn-reason")}, nil
	}, func(ctx context.Context) string {
		return shell.T(ctx, "已裁定按撤诉处理，裁定书正在送达双方。")
	}}, []docket.Standing{docket.Judge}},
	{judgeVerb{"opine", "opine-agree", readOpinion, func(ctx context.Context) string {
		return shell.T(ctx, "评议意见已记入评议笔录。")
	}}, []docket.Standing{docket.Judge, docket.Member}},
	{judgeVerb{"decide-recusal", "decide-recusal-grant", readDecision, func(ctx context.Context) string {
		return shell.T(ctx, "回避申请已决定，决定书正在送达双方。")
	}}, []docket.Standing{docket.President}},
}

// benchVerb is a verb with those of the bench who may use it.
type benchVerb struct {
	judgeVerb
	who []docket.Standing
}

// chosen reads a choice of yes or no; nothing chosen is a problem of the control.
func chosen(r *http.Request, name, say string) (bool, []shell.Problem) {
	switch r.PostFormValue(name) {
	case "yes":
		return true, nil
	case "no":
		return false, nil
	}
	return false, []shell.Problem{{Field: name, Say: say}}
}

func readObjection(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	grant, bad := chosen(r, "rule-objection-grant", shell.T(ctx, "请选择异议成立还是不成立"))
	a := trial.RuleObjection{Grant: grant, Unclear: r.PostFormValue("rule-objection-unclear") != "", Reason: text(r, "rule-objection-reason")}
	a.To = track.Track(r.PostFormValue("rule-objection-to"))
	if grant && r.PostForm.Has("rule-objection-choose") && a.To.Chinese() == "" {
		bad = append(bad, shell.Problem{Field: "rule-objection-to", Say: shell.T(ctx, "异议成立的，请选择转为哪种程序")})
	}
	return a, bad
}

func readWithdrawal(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	allow, bad := chosen(r, "rule-withdrawal-allow", shell.T(ctx, "请选择准许还是不准许撤诉"))
	return judgment.RuleWithdrawal{Allow: allow, Reason: text(r, "rule-withdrawal-reason")}, bad
}

func readOpinion(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	agree, bad := chosen(r, "opine-agree", shell.T(ctx, "请选择同意还是不同意"))
	n, err := strconv.Atoi(r.PostFormValue("opine-n"))
	if err != nil { // a form without it has not shown the draft
		n = 0
	}
	return judgment.Opine{N: n, Agree: agree, Reasons: text(r, "opine-reasons")}, bad
}

func readDecision(ctx context.Context, r *http.Request) (docket.Act, []shell.Problem) {
	grant, bad := chosen(r, "decide-recusal-grant", shell.T(ctx, "请选择准许还是驳回"))
	return trial.DecideRecusal{Grant: grant, Reason: text(r, "decide-recusal-reason")}, bad
}

// benchAct handles the form of one verb of the bench.
func (s pages) benchAct(v benchVerb) func(http.ResponseWriter, *http.Request) error {
	return s.doing(v.judgeVerb, v.who...)
}

// doneWith says that a verb was done, on the page it leads to.
func doneWith(ctx context.Context, verb string) string {
	i := slices.IndexFunc(benchActs, func(v benchVerb) bool { return v.verb == verb })
	switch {
	case i >= 0:
		return benchActs[i].done(ctx)
	case verb == "propose":
		return shell.T(ctx, "判决书定稿已提请合议庭评议，成员会收到通知。")
	}
	return ""
}
