package staff

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"

	"yunting/docket"
	"yunting/fee"
	"yunting/filing"
	"yunting/law/money"
	"yunting/law/track"
	"yunting/web/shell"
)

// judgePage is the case before its judge.
type judgePage struct {
	caseView
	Next     *dueView    // the judge's own deadline
	Asked    []askedView // applications about periods that wait for a decision
	Done     string
	Problems []shell.Problem
	Form     url.Values // what was typed, when a form is shown again
	Do       todo
	Bench    benchView
	Mine     bool // the reader is the judge of the case
}

// todo is what the judge may do now.
type todo struct {
	Open      bool     // undecided and standing
	Gate      []string // what stands against the asynchronous trial
	RoomOpen  bool
	RoomShut  bool
	Waiting   int // answers still to come
	Sitting   *sittingView
	Convert   []option
	Draft     bool             // the trial is over: write the judgment
	Pronounce bool             // already pronounced
	Review    *filing.Proposal // a suit the clerk proposes not to accept
	Extend    bool             // the trial limit may be asked to be extended
	Relief    *fee.Relief      // an application that waits for the judge
	ReliefAt  string           // where its proofs are, up to the number of the proof
	Owed      money.Fen
}

func (s pages) judgeCase(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, onBench...)
	if err != nil {
		return err
	}
	return s.showCase(w, r, f, nil)
}

func (s pages) showCase(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := judgePage{caseView: viewOf(ctx, f, now), Problems: bad, Form: r.PostForm, Bench: benchOf(ctx, f), Mine: f.actor.Standing == docket.Judge}
	if err := s.held(ctx, &p.caseView); err != nil {
		return err
	}
	if p.Mine || f.actor.Standing == docket.Reviewer {
		p.Do = todoOf(r, f)
	}
	p.Asked = askedOf(ctx, f)
	for i, d := range p.Due { // the nearest comes first
		if p.Next == nil && (f.mine(d) || d.Key == "review" && p.Do.Review != nil) {
			p.Next = &p.Due[i]
		}
	}
	p.Done = doneWith(ctx, r.URL.Query().Get("done"))
	for _, a := range slices.Concat(judgeActs, reviewActs, reliefActs) {
		if a.verb == r.URL.Query().Get("done") {
			p.Done = a.done(ctx)
		}
	}
	if r.URL.Query().Get("done") == "pronounced" {
		p.Done = shell.T(ctx, "判决已经签发，没有重复签发。")
	}
	return s.show(w, r, "/desk/cases", bad, shell.Page{Title: p.Name, Back: "/desk", BackTo: shell.T(ctx, "工作台"), Body: judgeBody(p)})
}

// mine tells whether a deadline is one the reader of the page must keep.
func (f *file) mine(d dueView) bool {
	switch f.actor.Standing {
	case docket.Judge:
		return d.by == docket.Judge || d.Key == "opine/"+string(f.actor.Person)
	case docket.Member:
		return d.Key == "opine/"+string(f.actor.Person)
	case docket.President:
		return d.Key == "recusal"
	}
	return false
}

func todoOf(r *http.Request, f *file) todo {
	ctx := r.Context()
	t := todo{Open: f.Hearing.Facts.Undecided() && f.Filing.Open(), RoomOpen: f.Trial.RoomOpen, RoomShut: !f.Trial.RoomShut.IsZero(),
		Pronounce: f.Judgment.Pronounced, Draft: f.Judgment.Facts.Heard()}
	if f.Filing.State == filing.Referred {
		t.Review = &f.Filing.Proposed
	}
	if t.Relief = f.Fee.Pending(); t.Relief != nil {
		t.ReliefAt, t.Owed = fmt.Sprintf("/cases/%s/fees/proofs/%d-", f.Matter(), len(f.Fee.Relief)), f.Fee.Owed()
	}
	if !t.Open {
		return t
	}
	t.Gate, t.Extend = f.Trial.Gate(), f.Trial.Asked() == nil && len(f.Trial.Granted()) == 0 && !f.Trial.Facts.Unbound()
	for _, p := range both {
		t.Waiting += len(f.Trial.Open(p))
	}
	if x := f.Hearing.Pending(); x != nil {
		t.Sitting = &sittingView{At: x.At, Place: x.Place}
	}
	switch f.Trial.Now() {
	case track.Small:
		t.Convert = []option{{string(track.Simplified), shell.T(ctx, track.Simplified.Chinese())}, {string(track.Ordinary), shell.T(ctx, track.Ordinary.Chinese())}}
	case track.Simplified:
		t.Convert = []option{{string(track.Ordinary), shell.T(ctx, track.Ordinary.Chinese())}}
	}
	return t
}
