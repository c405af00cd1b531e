package trial

import (
	"slices"
	"time"

	"yunting/docket"
	"yunting/id"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/limit"
)

// Ask puts a question to one or both parties 法官提问, with its own period.
type Ask struct {
	To    []id.Party `json:"to"`
	Text  string     `json:"text"`
	Until time.Time  `json:"until"` // UTC instant, from the court's period for questions
}

func (Ask) Kind() docket.Kind { return "trial.ask" }

func (a Ask) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	if !s.RoomOpen || !s.RoomShut.IsZero() {
		return nil, nil, law.Refuse(Async, "交互式审理没有在进行，请先启动")
	}
	if a.Text == "" {
		return nil, nil, missing("text", "请写出要问的问题")
	}
	if len(a.To) == 0 {
		return nil, nil, missing("to", "请选择由谁回答")
	}
	for _, p := range a.To {
		if !slices.Contains(s.Facts.Parties(), p) {
			return nil, nil, missing("to", "本案没有这个当事人，请重新选择由谁回答")
		}
	}
	a.Until = limit.Question.Run(calendar.Of(in.Now), in.Court.Calendar()).Instant()
	return a, law.Basis{Async, limit.Question.Rule}, nil
}

func missing(field, say string) error {
	r := law.Refuse(Async, "%s", say)
	r.Field = field
	return r
}

func (a Ask) Apply(s *Sheet, e docket.Entry) {
	s.Questions = append(s.Questions, Question{
		N: len(s.Questions) + 1, To: a.To, Text: a.Text, AskedAt: e.At, Until: a.Until, Replies: map[id.Party]Reply{},
	})
}
