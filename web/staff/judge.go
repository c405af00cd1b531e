package staff

import (
	"net/http"
	"net/url"

	"yunting/docket"
	"yunting/law/track"
	"yunting/web/shell"
)

// judgePage is the case before its judge.
type judgePage struct {
	caseView
	Next     *dueView // the judge's own deadline
	Done     string
	Problems []shell.Problem
	Form     url.Values // what was typed, when a form is shown again
	Do       todo
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
	Draft     bool // the trial is over: write the judgment
	Pronounce bool // already pronounced
}

func (s pages) judgeCase(w http.ResponseWriter, r *http.Request) error {
	f, err := s.civil(r, docket.Judge)
	if err != nil {
		return err
	}
	return s.showCase(w, r, f, nil)
}

func (s pages) showCase(w http.ResponseWriter, r *http.Request, f *file, bad []shell.Problem) error {
	ctx, now := r.Context(), s.Clock.Now()
	p := judgePage{caseView: viewOf(ctx, f, now), Problems: bad, Form: r.PostForm, Do: todoOf(r, f)}
	for i := range p.Due {
		if p.Due[i].Key == "limit" {
			p.Next = &p.Due[i]
		}
	}
	for _, a := range judgeActs {
		if a.verb == r.URL.Query().Get("done") {
			p.Done = a.done(ctx)
		}
	}
	if r.URL.Query().Get("done") == "pronounced" {
		p.Done = shell.T(ctx, "判决已经签发，没有重复签发。")
	}
	return s.show(w, r, "/desk/cases", bad, shell.Page{Title: p.Name, Back: "/desk", BackTo: shell.T(ctx, "工作台"), Body: judgeBody(p)})
}

func todoOf(r *http.Request, f *file) todo {
	ctx := r.Context()
	t := todo{Open: f.Hearing.Facts.Undecided() && f.Filing.Open(), RoomOpen: f.Trial.RoomOpen, RoomShut: !f.Trial.RoomShut.IsZero(),
		Pronounce: f.Judgment.Pronounced, Draft: f.Judgment.Facts.Heard()}
	if !t.Open {
		return t
	}
	t.Gate = f.Trial.Gate()
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
