package seal

import (
	"yunting/docket"
	"yunting/law"
	"yunting/law/calendar"
)

// Enforce puts a seal in force 启用: from now, or from the beginning of a later day.
type Enforce struct {
	From   calendar.Date `json:"from,omitzero"` // zero: from now
	Reason string        `json:"reason"`
}

func (Enforce) Kind() docket.Kind { return "seal.enforce" }

func (a Enforce) Decide(s *Sheet, in scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	if s.State != Made {
		return nil, nil, law.Refuse(law.Rule{}, "%s已经启用，不用再启用；停用的印章请办理恢复", s.Name)
	}
	if in.By.Person != "" && in.By.Person == s.Maker.Person {
		return nil, nil, law.Refuse(Power, "这枚印章由您办理刻制备案，应当由另一位院长启用")
	}
	today := calendar.Of(in.Now)
	if a.From.IsZero() {
		a.From = today
	}
	switch {
	case a.From.Before(today):
		return nil, nil, refuse("from", Power, "启用日期不能早于今天；要立即启用，请不填启用日期")
	case a.From.After(today.AddDays(366)):
		return nil, nil, refuse("from", Power, "启用日期最晚是一年以后")
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明启用的依据，例如批准文件的名称和文号"); err != nil {
		return nil, nil, err
	}
	return a, by(Equal, Power), nil
}

func (a Enforce) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason, s.From = InForce, e.At, a.Reason, e.At
	if start := a.From.Start().UTC(); start.After(e.At) {
		s.From = start
	}
}
