package litigant

import (
	"context"
	"net/http"
	"slices"
	"strconv"

	"yunting/id"
	"yunting/identity"
	"yunting/law/limit"
	"yunting/procedure"
	"yunting/trial"
	"yunting/web/shell"
)

// replyForm is an answer that was refused.
type replyForm struct {
	N        int
	Text     string
	Problems []shell.Problem
}

func (f replyForm) text(n int) string {
	if f.N == n {
		return f.Text
	}
	return ""
}

// trial is the room of the asynchronous trial.
func (p *pages) trial(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	if done, err := p.verified(w, r, v, slices.ContainsFunc(v.Trial.Questions, v.asks), identity.Trial, "trial"); done {
		return err
	}
	return p.showRoom(w, r, v, replyForm{})
}

func (p *pages) showRoom(w http.ResponseWriter, r *http.Request, v *view, f replyForm) error {
	return p.showCase(w, r, v, "trial", shell.T(r.Context(), "交互式审理"), roomPage(v, f), f.Problems)
}

func (p *pages) reply(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	n, err := strconv.Atoi(field(r, "n"))
	if err != nil {
		n = 0
	}
	f := replyForm{N: n, Text: field(r, "text-"+strconv.Itoa(n))}
	f.Problems, err = p.act(r, v, "text", trial.Answer{N: n, Text: f.Text})
	if err != nil {
		return err
	}
	if len(f.Problems) > 0 {
		for i := range f.Problems {
			if f.Problems[i].Field == "again" {
				continue
			}
			f.Problems[i].Field = "text-" + strconv.Itoa(n)
		}
		return p.showRoom(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("trial"))+"#q"+strconv.Itoa(n))
}

// stage is one section of the trial, with its state.
type stage struct {
	Name, Sub, State, Class string
	Now                     bool
}

// stages of the trial, as far as they have come.
func (v *view) stages(ctx context.Context) []stage {
	over, running, later := shell.T(ctx, "已结束"), shell.T(ctx, "进行中"), shell.T(ctx, "未开始")
	state := func(done, began bool) (string, string) {
		switch {
		case done:
			return over, "g"
		case began:
			return running, "y"
		}
		return later, ""
	}
	_, served := v.Service.Served(procedure.D1, "respond")
	answered := v.Defence.Answered || v.Defence.Waived
	closed := !v.Evidence.ClosedOn.IsZero()
	examined := closed && len(v.Evidence.Unexamined(procedure.P1))+len(v.Evidence.Unexamined(procedure.D1)) == 0
	shut := !v.Trial.RoomShut.IsZero()
	out := []stage{
		{Name: shell.T(ctx, "陈述与答辩"), Sub: "answer"}, {Name: shell.T(ctx, "举证"), Sub: "evidence"}, {Name: shell.T(ctx, "质证"), Sub: "evidence"},
		{Name: shell.T(ctx, "法官提问"), Sub: "trial"}, {Name: shell.T(ctx, "核对笔录"), Sub: "record"},
	}
	for i, x := range [][2]bool{{answered, served}, {closed, served}, {examined, closed}, {shut, v.Trial.RoomOpen}, {v.Trial.Heard(), shut}} {
		out[i].State, out[i].Class = state(x[0], x[1])
	}
	out[3].Now = true
	return out
}

// asks tells whether a question still waits for the viewer.
func (v *view) asks(q trial.Question) bool {
	_, done := q.Replies[v.Party]
	return v.Party != "" && slices.Contains(q.To, v.Party) && !done && v.Trial.RoomShut.IsZero() && v.Now.Before(q.Until)
}

// questionRule is the article under which questions have their period.
var questionRule = limit.Question.Rule

// roleClass draws a party's seal by form as well as by word.
func roleClass(p id.Party) string {
	if p == procedure.D1 {
		return "d"
	}
	return ""
}

// recordForm is what a party said to the record.
type recordForm struct {
	Word, Objection string
	Problems        []shell.Problem
}

// record is where the parties read the record and confirm it.
func (p *pages) record(w http.ResponseWriter, r *http.Request) error {
	v, err := p.caseOf(r)
	if err != nil {
		return err
	}
	if done, err := p.verified(w, r, v, v.mayConfirm(), identity.Trial, "record"); done {
		return err
	}
	return p.showRecord(w, r, v, recordForm{})
}

func (p *pages) showRecord(w http.ResponseWriter, r *http.Request, v *view, f recordForm) error {
	return p.showCase(w, r, v, "trial", shell.T(r.Context(), "笔录"), recordPage(v, f), f.Problems)
}

func (p *pages) confirmRecord(w http.ResponseWriter, r *http.Request) error {
	v, err := p.partyCase(r)
	if err != nil {
		return err
	}
	ctx, f := r.Context(), recordForm{Word: field(r, "word"), Objection: field(r, "objection")}
	switch {
	case f.Word == "":
		f.Problems = []shell.Problem{{Field: "word", Say: shell.T(ctx, "请选择笔录有没有遗漏或者差错")}}
	case f.Word == "object" && f.Objection == "":
		f.Problems = []shell.Problem{{Field: "objection", Say: shell.T(ctx, "请写明哪里有遗漏或者差错，应当怎样补正")}}
	default:
		a := trial.ConfirmRecord{}
		if f.Word == "object" {
			a.Objection = f.Objection
		}
		if f.Problems, err = p.act(r, v, "word", a); err != nil {
			return err
		}
	}
	if len(f.Problems) > 0 {
		return p.showRecord(w, r, v, f)
	}
	return shell.To(w, r, string(v.Href("")))
}

// mayConfirm tells whether the viewer has still to say something to the record.
func (v *view) mayConfirm() bool {
	_, done := v.Trial.Confirmed[v.Party]
	return v.Party != "" && !done && !v.Trial.RoomShut.IsZero()
}
