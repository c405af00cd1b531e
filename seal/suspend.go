package seal

import (
	"slices"

	"yunting/docket"
	"yunting/law"
)

// Suspend stops the use of a seal until it is resumed 停用. What was sealed before stays sealed.
type Suspend struct {
	Reason string `json:"reason"`
}

func (Suspend) Kind() docket.Kind { return "seal.suspend" }

func (a Suspend) Decide(s *Sheet, _ scene) (docket.Act, law.Basis, error) {
	if err := s.there(); err != nil {
		return nil, nil, err
	}
	switch s.State {
	case Made:
		return nil, nil, law.Refuse(law.Rule{}, "%s还没有启用，没有人可以使用，不用停用", s.Name)
	case Suspended:
		return nil, nil, law.Refuse(law.Rule{}, "%s已经停用", s.Name)
	}
	var err error
	if a.Reason, err = words("reason", a.Reason, 500, "请写明停用的原因，例如：密钥可能泄露"); err != nil {
		return nil, nil, err
	}
	return a, by(Lost, Power), nil
}

func (a Suspend) Apply(s *Sheet, e docket.Entry) {
	s.State, s.Since, s.Reason = Suspended, e.At, a.Reason
	s.Stops = append(slices.Clip(s.Stops), Stop{From: e.At, Reason: a.Reason})
}
