package chancery

import (
	"fmt"
	"slices"
	"time"

	"yunting/consent"
	"yunting/document/form"
	"yunting/evidence"
	"yunting/id"
	"yunting/law/calendar"
	"yunting/procedure"
	"yunting/trial"
)

var both = []id.Party{procedure.P1, procedure.D1}

// record is what was said in the asynchronous trial 交互式审理笔录, made from the docket when the room is shut.
func (d desk) record() (any, bool) {
	t, y := &d.Trial, d.Filing.Complaint
	x := &form.Record{Case: d.named(), Bench: d.single(t.Judge.Name), Track: t.Now().Chinese(), Judge: t.Judge.Name, ClerkName: d.clerk(),
		Opened: t.OpenedAt, Shut: t.RoomShut, Claims: claims(y.Claims), Reasons: y.Reasons, Answer: d.answered()}
	x.Date = calendar.Of(t.RoomShut)
	for _, p := range both {
		given, withdrawn := d.consented(p, consent.Async)
		x.Consents = append(x.Consents, form.Consent{Who: d.full(p), Step: consent.Async.Chinese(), Given: given, Withdrawn: withdrawn})
		if c, ok := t.Confirmed[p]; ok {
			x.Confirmed = append(x.Confirmed, form.Confirmation{Who: d.full(p), At: c.At, Silent: c.Silent, Objection: c.Objection})
		}
	}
	for _, f := range y.Facts {
		x.Facts = append(x.Facts, form.Fact{N: f.N, Text: f.Text, Said: d.said(f.N)})
	}
	x.Examined = d.examined()
	for _, q := range t.Questions {
		x.Questions = append(x.Questions, d.questioned(q))
	}
	return x, t.RoomOpen && !t.RoomShut.IsZero()
}

// consented tells since when a party consented to a step at the moment the trial room was opened, and when it took that
// back afterwards: what is said of an act holds for the moment of the act, not for the day the record is made.
func (d desk) consented(p id.Party, step consent.Step) (given, withdrawn time.Time) {
	opened := false
	for _, e := range d.entries {
		switch a := e.Act.(type) {
		case trial.OpenRoom:
			opened = true
		case consent.Give:
			if e.By.Party != p || !slices.Contains(a.Steps, step) {
				continue
			}
			if opened {
				withdrawn = time.Time{}
			} else if given.IsZero() {
				given = e.At
			}
		case consent.Withdraw:
			if e.By.Party != p || a.Step != step {
				continue
			}
			if opened {
				withdrawn = e.At
			} else {
				given = time.Time{}
			}
		}
	}
	return given, withdrawn
}

// examined is every exhibit with what the other side said to it.
func (d desk) examined() (out []form.Examined) {
	for _, p := range both {
		for i, x := range d.Evidence.Of(p) {
			e := form.Examined{By: role(p), N: i + 1, Name: x.Name, Proves: x.Proves, Source: x.Source, At: x.At, LateWhy: x.LateWhy, Opinion: d.opinion(x.ID), Other: role(opposite(p))}
			if o, ok := d.Evidence.Opinions[x.ID]; ok {
				e.OpinionAt = o.At
			}
			if e.Deposit = x.Deposit; x.Deposit != "" {
				if k, ok := d.Evidence.Check(x.ID); ok {
					e.Checked = checked(k)
				}
				e.Objections = d.objections(x)
			}
			out = append(out, e)
		}
	}
	return out
}

// opinion is what the other side said to an exhibit, on the three points.
func (d desk) opinion(x id.Exhibit) string {
	o, ok := d.Evidence.Opinions[x]
	if !ok {
		return "尚未发表意见。"
	}
	if o.GivenUp {
		return "期限内未发表意见，视为放弃质证。"
	}
	word := map[evidence.Finding]string{evidence.Accept: "认可", evidence.Object: "不认可"}
	s := fmt.Sprintf("真实性%s，合法性%s，关联性%s", word[o.True], word[o.Lawful], word[o.Relevant])
	if o.Reason != "" {
		s += "；理由：" + form.Trim(o.Reason)
	}
	return s + "。"
}

// questioned is a question with its answers, their times, and silence.
func (d desk) questioned(q trial.Question) form.Question {
	x := form.Question{N: q.N, At: q.AskedAt, Until: before(q.Until), Text: q.Text}
	for _, p := range q.To {
		x.To = append(x.To, role(p))
		r, ok := q.Replies[p]
		x.Replies = append(x.Replies, form.Reply{Who: role(p), Given: ok, Silent: r.Silent, At: r.At, Text: r.Text})
	}
	return x
}

func opposite(p id.Party) id.Party {
	if p == procedure.P1 {
		return procedure.D1
	}
	return procedure.P1
}
