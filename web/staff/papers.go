package staff

import (
	"net/http"
	"net/url"
	"strconv"

	"yunting/authority"
	"yunting/docket"
	"yunting/document"
	"yunting/vault"
	"yunting/web/shell"
)

// amendable is what the reader of a paper may do with it, and the form as it was filled in.
type amendable struct {
	Base, Name        string
	Seq, Seen         int
	Correct, Withdraw bool
	Held              string // why the paper cannot be withdrawn
	Slips             []document.Slip
	Form              url.Values
	Problems          []shell.Problem
	Done              string
}

// slipRows is how many slips the form takes at once; a further ruling corrects more.
const slipRows = 3

// amendVerb is what an officer does to a paper: the act, what is told when it is done, and the control an error belongs to.
type amendVerb struct {
	kind  docket.Kind
	done  string
	first string
	read  func(*http.Request, int) docket.Act
}

var (
	correctPaper = amendVerb{"document.correct", "correct", "wrong-1", func(r *http.Request, seq int) docket.Act {
		return document.Correct{Paper: seq, Slips: slipsOf(r.PostForm)}
	}}
	withdrawPaper = amendVerb{"document.withdraw", "withdraw", "reason", func(r *http.Request, seq int) docket.Act {
		return document.Withdraw{Paper: seq, Reason: text(r, "reason")}
	}}
)

// slipsOf reads the rows that were filled in.
func slipsOf(f url.Values) (out []document.Slip) {
	for i := 1; i <= slipRows; i++ {
		n := strconv.Itoa(i)
		if x := (document.Slip{Where: f.Get("where-" + n), Wrong: f.Get("wrong-" + n), Right: f.Get("right-" + n)}); x != (document.Slip{}) {
			out = append(out, x)
		}
	}
	return out
}

// readPaper shows a paper, with what the officer may do to it.
func (s pages) readPaper(w http.ResponseWriter, r *http.Request, f *file, seq int, bad []shell.Problem) error {
	p, ok := f.Papers.Find(seq)
	if !ok {
		return authority.ErrNotFound
	}
	ctx := r.Context()
	read := shell.Reading{Paper: p, Name: f.Name(), PDF: f.base + "/papers/" + strconv.Itoa(seq) + "/pdf"}
	if p.For != "" {
		read.For = f.PartyName(p.For)
	}
	var err error
	if read.Blocks, err = s.ContentOf(ctx, p); err != nil {
		return err
	}
	a := amendable{Base: f.base, Name: shell.T(ctx, p.Kind.Chinese()), Seq: seq, Seen: f.Seq(), Form: r.PostForm, Problems: bad, Slips: slipsOf(r.PostForm)}
	a.Correct = p.Kind.Ruling() && authority.Permit(f.actor, "document.correct") == nil
	a.Withdraw = p.Withdrawn == nil && p.Kind.MayWithdraw(f.actor.Standing)
	if p.Kind.Ruling() {
		a.Held = shell.T(ctx, "判决书、裁定书不能撤回：有笔误的，用裁定补正；认为裁判确有错误的，通过上诉或者审判监督程序纠正。")
	}
	switch r.URL.Query().Get("done") {
	case "correct":
		a.Done = shell.T(ctx, "已裁定补正，补正裁定书正在制作并送达有这份文书的各方。")
	case "withdraw":
		a.Done = shell.T(ctx, "文书已撤回，撤回通知书正在送达受送达人。")
	}
	for len(a.Slips) < slipRows {
		a.Slips = append(a.Slips, document.Slip{})
	}
	status := http.StatusOK
	if len(bad) > 0 {
		status = http.StatusUnprocessableEntity
	}
	return s.Show(w, r, status, shell.Page{Title: a.Name + " - " + f.Name(), Error: len(bad) > 0, Staff: true, Style: []string{"staff.css", "paper.css"}, Script: []string{"staff.js"},
		Back: f.base, BackTo: f.Name(), Body: shell.ReadingView(read, amendForms(a))})
}

// onePaper streams one paper by the entry that issued it.
func (s pages) onePaper(as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		seq, err := strconv.Atoi(r.PathValue("seq"))
		p, ok := f.Papers.Find(seq)
		if err != nil || !ok {
			return authority.ErrNotFound
		}
		return s.stream(w, r, p.File, vault.PDF, f.Name()+p.Kind.Chinese()+".pdf")
	}
}

// amend handles the form of one verb: entered, or the paper again with what was typed and what is wrong.
func (s pages) amend(v amendVerb, as ...docket.Standing) func(http.ResponseWriter, *http.Request) error {
	return func(w http.ResponseWriter, r *http.Request) error {
		f, err := s.civil(r, as...)
		if err != nil {
			return err
		}
		if err := authority.Permit(f.actor, v.kind); err != nil {
			return err
		}
		seq, err := strconv.Atoi(r.PathValue("seq"))
		if _, ok := f.Papers.Find(seq); err != nil || !ok {
			return authority.ErrNotFound
		}
		at := f.base + "/papers/" + strconv.Itoa(seq)
		err = s.enter(r, v.read(r, seq))
		if err == nil {
			return shell.To(w, r, at+"?done="+v.done)
		}
		bad, err := shell.Problems(err, v.first)
		if err != nil {
			return s.overtaken(w, r, err, at)
		}
		return s.readPaper(w, r, f, seq, bad)
	}
}
