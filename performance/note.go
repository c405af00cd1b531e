package performance

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
	"yunting/law/money"
)

// Note reports a performance 履行登记. When the plaintiff says it is complete, nothing is left to enforce.
type Note struct {
	Amount   money.Fen     `json:"amount"`
	On       calendar.Date `json:"on"`
	Text     string        `json:"text,omitempty"`
	Complete bool          `json:"complete,omitempty"`
}

func (Note) Kind() docket.Kind { return "performance.note" }

func (a Note) Decide(s *Sheet, in docket.Scene) (docket.Act, law.Basis, error) {
	switch {
	case s.Facts.EffectiveOn().IsZero():
		return nil, nil, law.Refuse(Duty, "判决还没有生效，暂不登记履行")
	case s.Done:
		return nil, nil, law.Refuse(Duty, "原告已确认全部履行完毕")
	case a.On.IsZero() || a.On.After(calendar.Of(in.Now)):
		return nil, nil, law.Refuse(Duty, "请填写履行日期，不能晚于今天")
	case a.Complete && in.By.Standing != docket.Plaintiff:
		return nil, nil, law.Refuse(Duty, "是否全部履行完毕由原告确认")
	}
	return a, law.Basis{Duty}, nil
}

func (a Note) Apply(s *Sheet, e docket.Entry) {
	s.Notes = append(s.Notes, Payment{By: e.By.Party, Amount: a.Amount, On: a.On, Text: a.Text})
	s.Done = s.Done || a.Complete
}
